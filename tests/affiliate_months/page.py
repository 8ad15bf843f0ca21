"""docs/affiliate-months.md: its parts, made from one run of the story."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.affiliate_months import sheets
from tests.affiliate_months.story import Month, Story
from tests.affiliate_months.team import title
from tests.affiliate_months.told import Told

DOCS = Path(__file__).parents[2] / "docs"
PAGE, PICTURE = DOCS / "affiliate-months.md", DOCS / "affiliate-months.png"
PAID = ("Partner", "Campaign", "Jumlah (Rp)", "Dibayar", "Referensi", "Unit terjual", "GMV (Rp)")


def parts(story: Story, told: Told) -> dict[str, str]:
    """Each part of the page by its name."""
    heads = ("month", "shop", "who", "what they did", "in the end", "Rp")
    deals = [row for month in story.months for row in _deals(story, month, told)]
    return {
        "deals": _table(heads, deals, "--:"),
        "ranking": _table(*_headed([sheets.RANKING, *told.ranking])),
        "recap": f"```text\n{told.recap_words.strip()}\n```\n",
        "payouts": _payouts(told),
        "breaches": _table(*_headed(sheets.breaches(told.breaches)), "--:"),
        "meters": _table(*_headed([sheets.METERS, *told.meters])),
        "held back": f"```text\n{told.held_back.strip()}\n```\n",
        "corrected": f"```text\n{told.correction.strip()}\n```\n",
    }


def _deals(story: Story, month: Month, told: Told) -> Iterator[tuple[str, ...]]:
    """Everybody who agreed: what they did, and what came of it by the bot's own sheets."""
    ends = {row[1]: row[3] for row in told.recaps[month.month] if len(row) == 4}
    paid = {(who, of): int(amount) for _, who, of, _, _, amount, *_ in told.payouts[2:]}
    for name in month.agreed:
        shop = month.shop_of(name)
        did = "; ".join(act.what for act in month.acts if act.who == name)
        amount = paid.get((name, title(month, story.shops[shop])))
        dots = f"{amount:,}".replace(",", ".") if amount else "-"
        yield month.month, shop, name, did or "nothing", ends[name], dots


def _payouts(told: Told) -> str:
    _, titles, *rows = told.payouts
    places = [titles.index(name) for name in PAID]
    lines = [[row[at] for at in places] for row in rows]
    in_all = sum(int(row[titles.index("Jumlah (Rp)")]) for row in rows)
    return _table(PAID, [*lines, ["in all", "", str(in_all), "", "", "", ""]])


def _headed(rows: sheets.Rows) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    return rows[0], rows[1:]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], last: str = "---") -> str:
    lines = [heads, [*["---"] * (len(heads) - 1), last], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
