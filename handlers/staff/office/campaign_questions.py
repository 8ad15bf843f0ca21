"""The questions that open a campaign, in their order, and how each answer is read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from deals.campaign import campaign_answers as read_answer
from deals.campaign.campaign_file import (
    TITLE_CHARS,
    CampaignPlan,
)
from deals.campaign.promotions import read_promotions
from deals.campaign.usual import USUAL, usual_contents
from deals.content.brief_answers import (
    must_fit,
    read_approval,
    with_points,
)
from deals.content.briefing import BRIEF_CHARS
from deals.dates import read_month_heading
from deals.decision import Refused

Step = Callable[[CampaignPlan, str, date], CampaignPlan]


def _brand(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    """Another brand has other shops."""
    return replace(plan, brand=text, shop=plan.shop if text == plan.brand else "")


def _kind(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    kind = {"kol": "kol", "affiliate": "affiliate", "afiliasi": "affiliate"}.get(text.lower())
    if kind is None:
        raise Refused("press_first")
    if kind == plan.kind:
        return plan
    return replace(plan, kind=kind, shop="", terms=replace(plan.terms, promotions=()))


def _shop(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    return replace(plan, shop="" if read_answer.is_nothing(text) else " ".join(text.split()))


def _title(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    """The month is read out of the title (`Herbana September 2026`), else it is this month's."""
    title = " ".join(text.split())
    if not 3 <= len(title) <= TITLE_CHARS:
        raise Refused("title_unreadable")
    found = read_month_heading(title) or read_month_heading(title.split()[-1])
    month, year = (found.month, found.year) if found else (today.month, today.year)
    if year is None:
        year = today.year if month >= today.month else today.year + 1
    return replace(plan, title=title, month=f"{year}-{month:02}")


def _brief(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    if len(text) > BRIEF_CHARS:
        raise Refused("words_too_long")
    return replace(plan, brief="" if read_answer.is_nothing(text) else text)


def _points(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    briefing = with_points(plan.briefing, "-" if read_answer.is_nothing(text) else text)
    must_fit(briefing, plan.brief)
    return replace(plan, briefing=briefing)


def _approval(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    return replace(plan, briefing=replace(plan.briefing, approval=read_approval(text)))


def _post_by(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    post_by = read_answer.read_post_by(text, today)
    if post_by.days_after_pack is not None and not plan.terms.needs_pack:
        raise Refused("post_by_needs_pack")
    return replace(plan, terms=replace(plan.terms, post_by=post_by))


def _pay(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    terms = read_answer.with_pay(plan.terms, text)
    if not (terms.barter or terms.fee_idr or terms.commission_pct):
        raise Refused("nothing_given")
    return replace(plan, terms=terms)


def _contents(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    """An affiliate's usual ones by a press, or where nothing else is said."""
    said_none = text == USUAL or read_answer.is_nothing(text)
    usual = said_none and plan.kind == "affiliate"
    contents = usual_contents(plan.shop) if usual else read_answer.read_contents(text)
    return replace(plan, terms=replace(plan.terms, contents=contents))


def _promotions(plan: CampaignPlan, text: str, today: date) -> CampaignPlan:
    return replace(plan, terms=replace(plan.terms, promotions=read_promotions(text)))


STEPS: tuple[tuple[str, Step], ...] = (
    ("brand", _brand),
    ("kind", _kind),
    ("shop", _shop),
    ("title", _title),
    ("barter", lambda p, text, today: replace(p, terms=read_answer.with_barter(p.terms, text))),
    ("pay", _pay),
    ("bonus", lambda p, text, today: replace(p, terms=read_answer.with_bonus(p.terms, text))),
    ("promotions", _promotions),
    ("contents", _contents),
    ("post_by", _post_by),
    (
        "tags",
        lambda p, text, today: replace(p, terms=replace(p.terms, tags=read_answer.read_tags(text))),
    ),
    ("brief", _brief),
    ("points", _points),
    ("approval", _approval),
    ("target", lambda p, text, today: replace(p, target=read_answer.read_count(text))),
)
SKIPPED = ("shop", "barter", "pay", "bonus", "promotions", "tags", "brief", "points")
OF_AFFILIATES = ("shop", "promotions")  # and the shop only where the brand has one
NAMES = [name for name, _ in STEPS]
KIND = NAMES.index("kind")  # before it is answered nobody knows how many questions there are
