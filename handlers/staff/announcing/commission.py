"""Another commission for many who have agreed: for each a version that they have to confirm."""

from dataclasses import replace
from typing import Any

from deals import amending
from deals.announcing.group import group_of
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.reading.found import value_of
from deals.reading.money.percents import commission
from deals.says.announcing import to_staff as says
from deals.terms import Terms
from handlers import say
from handlers.staff.acting import Acting
from handlers.staff.announcing import groups
from storage.announcing import recipients
from storage.brand import wordings

ACT = "commission"
MOST = 300  # at once; the others the next time


def ask(acting: Acting, rest: str) -> None:
    """How much percent?"""
    group = group_of(rest)
    running = len(recipients.running(acting.session, group, MOST))
    if not running:
        raise Refused("nobody_has_agreed")
    words = says.AskCommission(groups.words_of(acting, group), running)
    acting.ask(ACT, words, {"group": str(group)})


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """Shows what one of them would read, and for how many it is a change."""
    acting.must("lead")
    pct = value_of(commission(f"komisi {acting.incoming.text}"))
    if pct is None or not 0 < pct <= 100:
        raise Refused("commission_unreadable")
    group = group_of(str(answers["group"]))
    numbers = recipients.running(acting.session, group, MOST)
    ready = [number for number in numbers if _decision(acting, number, pct)]
    if not ready:
        raise Refused("nobody_has_agreed")
    first = acting.deal(str(ready[0]))
    words = says.CommissionCheck(
        groups.words_of(acting, group),
        pct,
        len(ready),
        len(numbers) - len(ready),
        first.partner.name,
        _read_by(acting, first, pct),
    )
    kept = {"group": str(group), "deals": ready, "pct": pct}
    acting.ask_press(ACT, words, kept, _send, instead_of=answers)


def send(acting: Acting, mark: str) -> None:
    """To exactly those who were shown, if their terms can still change."""
    answers = acting.shown(ACT, mark)
    put, left_out = 0, []
    for number in answers["deals"]:
        deal = acting.deal(str(number))
        try:
            acting.decide(deal, _amended(deal, answers["pct"], acting))
            put += 1
        except Refused as refused:
            why = say.word("refused", refused.code, acting.member.language)
            left_out.append(says.NotPut(deal.partner.name, deal.id, why))
    acting.pressed(ACT, answers)
    acting.edit(says.CommissionPut(answers["pct"], put, tuple(left_out)))


def _decision(acting: Acting, number: int, pct: float) -> Decision | None:
    """None where it would change nothing, or may not."""
    deal = acting.deal(str(number))
    try:
        return _amended(deal, pct, acting)
    except Refused:
        return None


def _amended(deal: Deal, pct: float, acting: Acting) -> Decision:
    if not deal.partner.reachable:
        raise Refused("cannot_be_written_to")
    return amending.amend(deal, _with(deal, pct), acting.turn.now)


def _with(deal: Deal, pct: float) -> Terms:
    """What is agreed, or waits for them already, with that commission."""
    terms = deal.amendment.terms if deal.amendment else deal.terms
    return replace(terms, commission_pct=pct)


def _read_by(acting: Acting, deal: Deal, pct: float) -> tuple[str, ...]:
    [told] = _amended(deal, pct, acting).says
    language = deal.partner.language
    own = wordings.own(acting.session, deal, told.words, language)
    return tuple(say.render(told.words, language, own).splitlines())


def _send(mark: str) -> Rows:
    return ((Button("announce_terms", f"s.ann_terms:{mark}"),),)
