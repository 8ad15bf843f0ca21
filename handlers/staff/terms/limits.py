"""`/limits`: how far we may go in a campaign; staff set it, a lead approves it."""

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from deals.bargaining.limits import MODES, Bargaining, HighestFee, Limits, problems
from deals.bargaining.limits_lines import read_limits
from deals.channel import Button, Rows
from deals.decision import Refused
from deals.says.desk import acts
from deals.says.terms import limits as says
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.words import limit_lines
from storage.brand import campaigns
from storage.deal import deals
from storage.shapes import read, written
from storage.staff import members
from storage.staff.shown import mark_of
from storage.tables import Campaign, Staff

EXAMPLE = Limits(
    fees=(HighestFee("micro", "reel", 500_000), HighestFee("any", "story", 150_000)),
    exchanges=("fewer_posts",),
)


def command(acting: Acting, rest: str) -> None:
    """/limits, /limits 3, or with the limits themselves, a line each, after it."""
    named, _, lines = rest.strip().partition("\n")
    if ":" in named:
        named, lines = "", rest
    campaign = choosing.named(acting, named)
    if campaign is None:
        acting.answer(acts.DeskLine("ask_campaign"), choosing.buttons(acting, "s.limits", named))
    elif lines.strip():
        _check(acting, campaign, lines)
    else:
        _show(acting, campaign)


def show(acting: Acting, rest: str) -> None:
    _show(acting, choosing.of_number(acting, rest))


def ask(acting: Acting, rest: str) -> None:
    """Their next words are the limits."""
    campaign = choosing.of_number(acting, rest)
    known = _of(acting, campaign).limits or EXAMPLE
    words = says.AskLimits(campaign.title, _lines(acting, known))
    acting.ask("limits", words, {"campaign": campaign.id})


def read_answer(acting: Acting, answers: dict[str, Any]) -> None:
    campaign = choosing.of_number(acting, str(answers["campaign"]))
    _check(acting, campaign, acting.incoming.text, answers)


def press_first(acting: Acting, answers: dict[str, Any]) -> None:
    """Words where a press is waited for are other limits."""
    read_answer(acting, answers)


def keep(acting: Acting, rest: str) -> None:
    """What was read back is right. A lead's own limits are approved with it."""
    number, _, mark = rest.partition(":")
    answers = acting.shown("limits_check", mark)
    campaign, me = choosing.of_number(acting, number), f"staff:{acting.member_id}"
    if answers["campaign"] != campaign.id or answers["before"] != _known(acting, campaign):
        raise Refused("limits_changed")
    approved = me if members.may(acting.member, "lead") else ""
    limits = read(Limits, answers["limits"])
    _set(acting, campaign, limits=limits, by=me, approved_by=approved)
    acting.pressed("limits_check", answers)
    acting.turn.unbutton(acting.incoming)
    _show(acting, campaign)
    if not approved:
        _ask_leads(acting, campaign, _of(acting, campaign).mode, limits)


def approve(acting: Acting, rest: str) -> None:
    """A lead stands for exactly the limits that they saw."""
    number, _, mark = rest.partition(":")
    campaign = choosing.of_number(acting, number)
    known = _of(acting, campaign)
    if known.limits is None or mark != mark_of(written(known.limits)):
        raise Refused("limits_changed")
    if known.approved_by:
        raise Refused("already_done")
    _set(acting, campaign, approved_by=f"staff:{acting.member_id}")
    acting.edit(_card(acting, campaign), _buttons(acting, campaign))


def choose_mode(acting: Acting, rest: str) -> None:
    number, _, mode = rest.partition(":")
    campaign = choosing.of_number(acting, number)
    if mode not in MODES:
        raise Refused("old_button")
    if mode == "on" and not _of(acting, campaign).approved_by:
        raise Refused("limits_not_approved")
    _set(acting, campaign, mode=mode)
    acting.edit(_card(acting, campaign), _buttons(acting, campaign))


def _check(
    acting: Acting, campaign: Campaign, text: str, before: dict[str, Any] | None = None
) -> None:
    """Reads them back before they are kept."""
    facts = deals.campaign_facts(acting.session, campaign.id or 0)
    today = acting.turn.now.astimezone(ZoneInfo(campaign.zone)).date()
    limits = read_limits(text, today)
    found = problems(limits, facts.terms)
    if found:
        acting.answer(says.LimitsUnfit(campaign.title, tuple(found)))
        return
    words = says.LimitsCheck(campaign.title, _lines(acting, limits))
    answers = {"campaign": campaign.id, "limits": written(limits)}
    answers["before"] = _known(acting, campaign)

    def keep_button(mark: str) -> Rows:
        return ((Button("keep_limits", f"s.limits_keep:{campaign.id}:{mark}"),),)

    acting.ask_press("limits_check", words, answers, keep_button, instead_of=before)


def _known(acting: Acting, campaign: Campaign) -> dict[str, Any] | None:
    """The limits that hold: who has read back others overwrites none that came meanwhile."""
    limits = _of(acting, campaign).limits
    return written(limits) if limits else None


def _show(acting: Acting, campaign: Campaign) -> None:
    acting.answer(_card(acting, campaign), _buttons(acting, campaign))


def _card(acting: Acting, campaign: Campaign) -> says.LimitsCard:
    known = _of(acting, campaign)
    return says.LimitsCard(
        campaign.id or 0,
        campaign.title,
        known.mode,
        _lines(acting, known.limits),
        _name(acting, known.by),
        _name(acting, known.approved_by),
    )


def _buttons(acting: Acting, campaign: Campaign) -> Rows:
    """Approving and the modes are a lead's."""
    known = _of(acting, campaign)
    rows: Rows = ((Button("change_limits", f"s.limits_ask:{campaign.id}"),),)
    if known.limits is None or not members.may(acting.member, "lead"):
        return rows
    if not known.approved_by:
        return (*rows, (_approve_button(campaign, known.limits),))
    others = [mode for mode in MODES if mode != known.mode]
    modes = tuple(Button(f"mode_{mode}", f"s.limits_mode:{campaign.id}:{mode}") for mode in others)
    return (*rows, modes)


def _ask_leads(acting: Acting, campaign: Campaign, mode: str, limits: Limits) -> None:
    rows = ((_approve_button(campaign, limits),),)
    for lead in members.everyone(acting.session, "lead"):
        lines = limit_lines.lines(limits, lead.language)
        about = (campaign.id or 0, campaign.title, acting.member.name)
        words = says.NoticeLimits(*about, mode, lines)
        acting.turn.say(members.address_of(lead), lead.language, words, rows)


def _approve_button(campaign: Campaign, limits: Limits) -> Button:
    return Button("approve_limits", f"s.limits_ok:{campaign.id}:{mark_of(written(limits))}")


def _of(acting: Acting, campaign: Campaign) -> Bargaining:
    return deals.campaign_facts(acting.session, campaign.id or 0).bargaining


def _set(acting: Acting, campaign: Campaign, **changed: object) -> None:
    after = replace(_of(acting, campaign), **changed)  # type: ignore[arg-type]
    campaigns.set_bargaining(acting.session, campaign.id or 0, after)


def _lines(acting: Acting, limits: Limits | None) -> tuple[str, ...]:
    return limit_lines.lines(limits, acting.member.language)


def _name(acting: Acting, by: str) -> str:
    _, _, number = by.partition(":")
    member = acting.session.get(Staff, int(number)) if number.isdecimal() else None
    return member.name if member else ""
