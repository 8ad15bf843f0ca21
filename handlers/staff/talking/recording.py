"""What came another way, recorded for the partner: it counts the same and says who recorded it."""

from collections.abc import Callable
from typing import Any

from deals import recorded
from deals.channel import Button, Rows
from deals.content.making import KINDS
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says.desk import acts as says
from deals.says.proving.to_partner import FileNotTaken, ProofRefused
from deals.stages import BINDING, Stage
from handlers import sketching
from handlers.proving import receiving
from handlers.proving.handed_in import Whose
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.staff.terms.bargaining import understood

SILENT = (Stage.DECLINED, Stage.UNREACHABLE)


def ask_what(acting: Acting, rest: str) -> None:
    """What came: a reply, a proof, or a talk?"""
    deal, parts = settling.meant(acting, rest)
    possible = _possible(deal)
    if not possible:
        raise Refused("not_approached")
    if not parts:
        rows: Rows = tuple((Button(f"rec_{w}", f"s.rec:{deal.id}:{w}"),) for w in possible)
        acting.answer(says.DeskLine("ask_what", settling.name_of(deal)), rows)
        return
    if parts[0] not in possible:
        raise Refused("old_button")
    settling.ask(acting, "record", f"ask_rec_{parts[0]}", deal, what=parts[0])


def record(acting: Acting, answers: dict[str, Any]) -> None:
    """The line, link or picture that was asked for."""
    deal = acting.deal(str(answers["deal"]))
    what = str(answers["what"])
    if what not in _possible(deal):
        acting.done()
        raise Refused("already_done")
    if what == "proof":
        _proof(acting, deal)
        return
    if what in KINDS:
        _sketch(acting, deal, what)
        return
    line = acting.incoming.text.strip()
    if not line:
        raise Refused("words_needed")
    after = _decided(acting, deal, what, line)
    acting.done()
    settling.acted(acting, after, f"recorded_{what}")


def _decided(acting: Acting, deal: Deal, what: str, line: str) -> Deal:
    """Who had fallen silent is in talk again first; nothing is written before all is allowed."""
    if deal.stage not in SILENT:
        return acting.decide(deal, RECORDS[what](acting, deal, line))
    again = recorded.again_in_talk(deal, acting.turn.now)
    heard = RECORDS[what](acting, again.deal, line)
    return acting.decide(acting.decide(deal, again), heard)


def _agreed(acting: Acting, deal: Deal, line: str) -> Decision:
    return recorded.agreed(deal, line, acting.turn.now)


def _declined(acting: Acting, deal: Deal, line: str) -> Decision:
    return recorded.declined(deal, line, acting.turn.now)


def _countered(acting: Acting, deal: Deal, line: str) -> Decision:
    return recorded.countered(deal, understood(deal, line, acting), line, acting.turn.now)


def _talked(acting: Acting, deal: Deal, line: str) -> Decision:
    return recorded.talked(deal, line, acting.turn.now)


RECORDS: dict[str, Callable[[Acting, Deal, str], Decision]] = {
    "agreed": _agreed,
    "declined": _declined,
    "counter": _countered,
    "talk": _talked,
}


def _proof(acting: Acting, deal: Deal) -> None:
    """Judged by the same rules as the partner's own; a wrong one keeps the question open."""
    whose = Whose(deal.partner.id, deal.id)
    handed = receiving.hand_in(acting.turn, acting.incoming, whose)
    if handed is None:
        raise Refused("link_needed")
    if handed.refusals:
        acting.answer(ProofRefused(handed.refusals))
    if handed.taken or handed.added:
        acting.done()
        settling.acted(acting, acting.deal(str(deal.id)), "recorded_proof")


def _sketch(acting: Acting, deal: Deal, kind: str) -> None:
    """An idea or a draft in words, files or both: it waits for an answer as the partner's own."""
    files, text = acting.incoming.attachments, acting.incoming.text.strip()
    for file in files:
        if file.problem:
            acting.answer(FileNotTaken(file.problem))
    files = tuple(file for file in files if not file.problem)
    if not (files or text):
        raise Refused("words_needed")
    after = sketching.hand_in(acting.turn, deal, kind, text, files, elsewhere=True)
    acting.done()
    settling.acted(acting, after, f"recorded_{kind}")


def _possible(deal: Deal) -> tuple[str, ...]:
    if deal.negotiating or deal.stage in SILENT:
        return ("agreed", "counter", "declined", "talk")
    if deal.stage in BINDING:
        return ("proof", "draft", "idea", "talk") if deal.outstanding else ("talk",)
    return ()
