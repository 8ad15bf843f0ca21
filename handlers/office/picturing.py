"""What stands on the pictures of a month, in words of one language, ready to be drawn."""

from collections.abc import Sequence
from typing import Any

from deals.brought.figures import Figures
from deals.reporting.harvest import Harvest
from deals.reporting.report import SHOWN, Report
from deals.reporting.shops import STEPS, ShopMonth
from handlers import say
from handlers.words.phrases import Phrases

OURS = "#1F7A4D"  # where a brand has no colour of its own
NOTHING = Harvest()
BARS = ("agreed", "posted", "accepted")


def picture_of(
    report: Report, colour: str, language: str, harvest: Harvest = NOTHING
) -> dict[str, Any]:
    """Plain values that `bot.drawing` draws: the steps beside the target, and the months."""
    phrases = Phrases(language)

    def named(step: str) -> str:
        return say.word("milestones", step, language)

    title = " · ".join(part for part in (phrases.month(report.month), report.brand) if part)
    return {
        "kind": "month",
        "title": title,
        "colour": colour or OURS,
        "steps": [[named(step), getattr(report.steps, step)] for step in SHOWN],
        "target": report.target,
        "target_label": say.word("report_columns", "target", language),
        "months": [
            [phrases.short_month(group.name), *(getattr(group.steps, step) for step in BARS)]
            for group in report.months
        ],
        "bars": [named(step) for step in BARS],
        "note": _note(harvest, language),
    }


def shops_picture_of(
    month: str, shops: Sequence[ShopMonth], colour: str, language: str
) -> dict[str, Any]:
    """The same for a month of several shops: each with how far its affiliates came."""
    return {
        "kind": "shops",
        "title": f"{Phrases(language).month(month)} · {say.label('shop_recap', language)}",
        "colour": colour or OURS,
        "steps": [say.word("shop_recap", step, language) for step in STEPS],
        "shops": [
            [one.name or say.word("shop_recap", "no_shop", language)]
            + [getattr(one.reach, step) for step in STEPS]
            for one in shops
        ],
    }


def _note(harvest: Harvest, language: str) -> str:
    """A line on what the posts brought, and of how many of them that is known."""
    if not harvest.told:
        return ""
    sums = Figures(views=harvest.figures.views, likes=harvest.figures.likes)
    told = say.word("desk", "told_by_partners", language)
    known = told.format(told=harvest.told, posts=harvest.posts)
    return f"{Phrases(language).counts(sums) or '-'} ({known})"
