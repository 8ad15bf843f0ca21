"""One realistic sample of what the team reads about a month; everybody is invented."""

from dataclasses import replace
from datetime import date

from deals.brought.figures import Figures
from deals.reporting.harvest import Harvest
from deals.says import Words
from deals.says.reporting import reports
from deals.tickets.waits import TicketCount

_DAYS = (
    reports.BrandDays("Herbana", (date(2026, 9, 7),)),
    reports.BrandDays("Herbamojo", ()),
)
_STEPS = tuple(
    reports.StepLine(step, count)
    for step, count in zip(
        ("listed", "vetted", "approached", "answered", "agreed", "posted", "accepted"),
        (22, 20, 18, 14, 9, 6, 4),
        strict=True,
    )
)
_HARVEST = Harvest(
    "", Figures(views=120_000, likes=8_000, sales=14), posts=9, told=6, doubted=1, views_of=6,
    likes_of=5, paid_for_views_idr=3_000_000, paid_views=100_000, paid_for_likes_idr=3_000_000,
    paid_likes=6_000,
)  # fmt: skip
_SAMPLES: tuple[Words, ...] = (
    reports.RecapShown(
        "2026-07", "2026-09", (reports.RecapLine(1, "Rani Kusuma", "rani.kusuma", _DAYS),), 1, 3, 20
    ),
    reports.MonthReport(
        "2026-09",
        "Herbana",
        20,
        _STEPS,
        16,
        12,
        1.3,
        5,
        6,
        83,
        (
            reports.GroupTable("tier", (reports.GroupLine("micro", 12, 6, 4, 3, 75),)),
            reports.GroupTable("month", (reports.GroupLine("2026-08", 20, 7, 3, 3, None),)),
        ),
        (
            reports.HarvestLine("all", _HARVEST),
            reports.HarvestLine("tier", replace(_HARVEST, name="micro")),
            reports.HarvestLine("platform", replace(_HARVEST, name="tiktok")),
        ),
        (
            TicketCount("account_banned", 3, 2, 5.5),
            TicketCount("payment", 1, 0, None),
        ),
    ),
    reports.NoticeExport("Ayu", 1200),
    reports.Drawn("2026-09", "Herbana", 4, 20),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
