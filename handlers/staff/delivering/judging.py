"""Proofs: looked at, accepted, or sent back with a reason."""

from typing import Any

from deals import delivery
from deals.buttons.staff import proof_buttons
from deals.decision import Refused
from deals.proofs import picture_doubt
from deals.says import desk as says
from deals.says import notices
from handlers import say
from handlers.office import judging
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from storage.keeping import media
from storage.partner import people
from storage.tables import Proof, Staff

REASONS = ("no_tag", "wrong_account", "not_as_briefed", "not_visible", "wrong_content")


def look(acting: Acting, rest: str) -> None:
    """The proof once more: its link, or the picture itself."""
    deal, parts = settling.meant(acting, rest)
    proof = judging.proof_of(acting.turn, deal, settling.number(parts))
    piece = next(d for d in deal.deliverables if d.number == proof.deliverable)
    shown = proof.url or "screenshot"
    doubt = picture_doubt(piece) if proof.file_sha256 else ""
    words = notices.NoticeProof(
        deal.id,
        deal.partner.name,
        deal.campaign.title,
        delivery.content(piece),
        shown,
        doubt,
        len(deal.outstanding),
    )
    if proof.file_sha256:
        path = media.path_of(acting.turn.media, proof.file_sha256)
        acting.turn.document(acting.incoming.address, str(path), "screenshot.jpg", deal.id)
    acting.answer(words, proof_buttons(deal.id, proof.id or 0) if _waits(proof) else ())


def accept(acting: Acting, rest: str) -> None:
    """It counts."""
    proof = _proof(acting, rest)
    if not _waits(proof):
        _second(acting, proof)
        return
    deal = judging.accept(acting.turn, proof, acting.member_id)
    settling.acted(acting, deal, "proof_accepted", undo=True)


def ask_why(acting: Acting, rest: str) -> None:
    """Sending back needs a reason, which the partner reads."""
    deal, parts = settling.meant(acting, rest)
    proof = judging.proof_of(acting.turn, deal, settling.number(parts))
    if not _waits(proof):
        _second(acting, proof)
        return
    rows = settling.reasons("s.backfor", REASONS, deal.id, proof.id)
    settling.ask(acting, "back", "ask_back", deal, rows, proof=proof.id)


def send_back_for(acting: Acting, rest: str) -> None:
    """One of the usual reasons, in the partner's language."""
    deal, parts = settling.meant(acting, rest)
    if len(parts) < 2 or parts[1] not in REASONS:
        raise Refused("old_button")
    language = people.language(acting.session, deal.partner.id)
    reason = say.word("send_back_reasons", parts[1], language)
    _send_back(acting, _proof(acting, rest), reason)


def send_back_because(acting: Acting, answers: dict[str, Any]) -> None:
    """A reason in their own words."""
    reason = acting.incoming.text.strip()
    if not reason:
        raise Refused("words_needed")
    deal = acting.deal(str(answers["deal"]))
    _send_back(acting, judging.proof_of(acting.turn, deal, int(answers["proof"])), reason)


def _send_back(acting: Acting, proof: Proof, reason: str) -> None:
    acting.done()
    if not _waits(proof):
        _second(acting, proof)
        return
    deal = judging.send_back(acting.turn, proof, reason[:500], acting.member_id)
    settling.acted(acting, deal, "proof_sent_back", undo=True)


def _proof(acting: Acting, rest: str) -> Proof:
    deal, parts = settling.meant(acting, rest)
    return judging.proof_of(acting.turn, deal, settling.number(parts))


def _waits(proof: Proof) -> bool:
    return proof.state == "waiting"


def _second(acting: Acting, proof: Proof) -> None:
    """Somebody was first: who, and what they decided."""
    first = acting.session.get(Staff, proof.judged_by) if proof.judged_by else None
    words = says.JudgedBefore(first.name if first else "Sapa", proof.state)
    if acting.incoming.kind == "button":
        acting.toast(words)
        settling.put_away(acting)
    else:
        acting.answer(words)
