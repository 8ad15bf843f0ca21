"""Terms: the partner's own taken, or ours in their place, read back before they go out."""

from typing import Any

from deals import negotiation
from deals.amending import WHILE
from deals.bargaining import counter
from deals.bargaining.rule import Propose
from deals.buttons import action
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.reading.one_line import impossible_day, terms_in_line
from deals.says.terms import to_staff as says
from deals.terms import Terms, problems
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.staff.talking import still_asked
from handlers.staff.terms import clearing
from handlers.staff.terms.amending import put_forward
from storage.shapes import read, written


def take(acting: Acting, rest: str) -> None:
    """The partner's own terms go back to them as ours, to be agreed to."""
    deal, parts = settling.meant(acting, rest)
    _still_theirs(deal, parts)
    _propose(acting, deal, deal.terms)


def show_prepared(acting: Acting, rest: str) -> None:
    """The partner's terms with the answer that only has to be sent."""
    deal, _ = settling.meant(acting, rest)
    said = counter.prepared(deal, acting.turn.now)
    if said is None:
        raise Refused("terms_changed")
    notice = counter.shown(deal, said)
    acting.answer(notice.words, notice.buttons)


def send_prepared(acting: Acting, rest: str) -> None:
    """The answer that was shown goes out, as long as it is still the one."""
    deal, parts = settling.meant(acting, rest)
    _still_theirs(deal, parts)
    said = counter.prepared(deal, acting.turn.now)
    if not isinstance(said, Propose) or parts[1:2] != [counter.mark(said.terms)]:
        raise Refused("prepared_outdated")
    decision = counter.answered(deal, said, acting.turn.now)
    if clearing.needed(acting, deal, said.terms):
        clearing.ask(acting, deal, said.terms)
        return
    after = acting.decide(deal, decision)
    clearing.overtaken(acting, after)
    _sent(acting, after)


def command(acting: Acting, rest: str) -> None:
    """/counter 12 1.5jt 2 reel tgl 20."""
    acting.must_name_deal(rest, "1,5jt 2 reel tgl 20")
    number, _, terms = rest.strip().partition(" ")
    deal = acting.deal(number.lstrip("#"))
    if terms.strip():
        _check(acting, deal, terms)
    else:
        _ask(acting, deal)


def ask_terms(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    _ask(acting, deal)


def read_terms(acting: Acting, answers: dict[str, Any]) -> None:
    """The terms that were asked for; unreadable ones are asked for again."""
    _check(acting, acting.deal(str(answers["deal"])), acting.incoming.text)


def offer(acting: Acting, rest: str) -> None:
    """The terms that were read back are right: out they go."""
    deal, parts = settling.meant(acting, rest)
    answers = acting.shown("offer", (parts or [""])[0])
    if answers["deal"] != deal.id or answers["version"] != _version(deal):
        raise Refused("terms_changed")
    terms = read(Terms, answers["terms"])
    _propose(acting, deal, terms)
    acting.pressed("offer", answers)


def renew(acting: Acting, rest: str) -> None:
    """Our offer that has run out goes out once more, as it was."""
    deal, parts = settling.meant(acting, rest)
    if parts and parts[0] != str(_version(deal)):
        raise Refused("terms_changed")
    after = acting.decide(deal, negotiation.renew(deal, acting.turn.now))
    settling.acted(acting, after, "renewed")


def allow(acting: Acting, rest: str) -> None:
    """A lead says yes: the terms go out as they were shown, if nothing came between."""
    deal, parts = settling.meant(acting, rest)
    asked = clearing.open_one(acting, deal, settling.number(parts))
    if asked.version != _version(deal):
        clearing.judge(acting, deal, asked, "over")
        raise Refused("terms_changed")
    decision = put_forward(acting, deal, read(Terms, asked.terms), acting.turn.now)
    clearing.judge(acting, deal, asked, "given")
    _sent(acting, acting.decide(deal, decision))


def deny(acting: Acting, rest: str) -> None:
    """A lead says no: nothing goes out, and whoever asked hears of it."""
    deal, parts = settling.meant(acting, rest)
    asked = clearing.open_one(acting, deal, settling.number(parts))
    clearing.judge(acting, deal, asked, "denied")
    settling.acted(acting, deal, "clearance_denied")


def press_first(acting: Acting, answers: dict[str, Any]) -> None:
    """Words where a press is waited for are other terms."""
    _check(acting, acting.deal(str(answers["deal"])), acting.incoming.text, answers)


def understood(deal: Deal, text: str, acting: Acting) -> Terms:
    """The terms on the table with what the words name; raises Refused when they name nothing."""
    today = deal.campaign.local_date(acting.turn.now)
    if day := impossible_day(text):
        raise Refused("no_such_day", day=day)
    terms, named = terms_in_line(deal.terms, text, today)
    if terms == deal.terms:
        raise Refused("same_terms" if named else "terms_unreadable")
    if problems(terms):
        raise Refused("terms_unfit")
    if terms.post_by.on and terms.post_by.on < today:
        raise Refused("day_is_past")
    return terms


def _ask(acting: Acting, deal: Deal) -> None:
    _must_be_open(deal)
    settling.ask(acting, "counter", "ask_counter", deal)


def _check(acting: Acting, deal: Deal, text: str, before: dict[str, Any] | None = None) -> None:
    _must_be_open(deal)
    terms = understood(deal, text, acting)
    if deal.stage in WHILE:
        put_forward(acting, deal, terms, acting.turn.now)  # or it is refused before it is read back
    words = says.CounterCheck(
        deal.id,
        deal.partner.name,
        deal.campaign.title,
        deal.fee_cap_idr,
        terms,
        terms.post_by.on,
        deal.terms,
        clearing.needed(acting, deal, terms),
    )
    answers = {"deal": deal.id, "terms": written(terms), "version": _version(deal)}

    def send_button(mark: str) -> Rows:
        return ((Button("send_now", action("s.offer", deal.id, mark)),),)

    acting.ask_press("offer", words, answers, send_button, instead_of=before)


def _propose(acting: Acting, deal: Deal, terms: Terms) -> None:
    """The terms go out, or before a lead when they are above what this member may give."""
    decision = put_forward(acting, deal, terms, acting.turn.now)
    if clearing.needed(acting, deal, terms):
        clearing.ask(acting, deal, terms)
        return
    after = acting.decide(deal, decision)
    clearing.overtaken(acting, after)
    _sent(acting, after)


def _must_be_open(deal: Deal) -> None:
    """Terms are offered, or those that were agreed are to change."""
    if not deal.negotiating and deal.stage not in WHILE:
        raise Refused("not_negotiating")


def _still_theirs(deal: Deal, parts: list[str]) -> None:
    """Raises Refused unless the version that a button names is on the table, and theirs."""
    if not counter.theirs_open(deal):
        raise Refused("terms_changed")
    if parts and parts[0] != str(_version(deal)):
        raise Refused("terms_changed")


def _version(deal: Deal) -> int:
    """Which version of the terms was on the table."""
    return deal.on_table.number if deal.on_table else 0


def _sent(acting: Acting, after: Deal) -> None:
    """The terms are out; what else they asked still waits."""
    settling.acted(acting, after, "proposed")
    if after.unanswered:
        still_asked.show(acting, after, "answers_all")
