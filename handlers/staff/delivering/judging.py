"""Proofs: looked at, accepted, or sent back with a reason."""

from collections.abc import Sequence
from typing import Any

from deals import delivery
from deals.buttons.staff import proof_buttons
from deals.deal import Deal
from deals.decision import Refused
from deals.proofs import picture_doubt
from deals.says.proving import to_staff as says
from deals.says.proving.to_staff import NoticeProof
from handlers import say
from handlers.office import judging
from handlers.proving import screening
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.staff.selling import posts
from storage.deal import proofs
from storage.keeping import media
from storage.partner import people
from storage.tables import Proof, Staff

REASONS = (
    "no_tag",
    "wrong_account",
    "not_as_briefed",
    "not_visible",
    "wrong_content",
    "other_live",
)


def look(acting: Acting, rest: str) -> None:
    """The proof once more: its link, or the picture itself."""
    deal, parts = settling.meant(acting, rest)
    proof = judging.proof_of(acting.turn, deal, settling.number(parts))
    if _shown_beside_twins(acting, deal, proof):
        return
    piece = next(d for d in deal.deliverables if d.number == proof.deliverable)
    shown = proof.url or "screenshot"
    doubt = picture_doubt(piece) if proof.file_sha256 else ""
    words = NoticeProof(
        deal.id,
        deal.partner.name,
        deal.campaign.title,
        delivery.content(piece),
        shown,
        doubt,
        len(deal.outstanding),
    )
    pictures = proofs.pictures_of(acting.session, proof.id or 0)
    _show(acting, deal, pictures[:1])
    buttons = proof_buttons(deal.id, proof.id or 0, len(pictures))
    acting.answer(words, buttons if _waits(proof) else buttons[1:])


def _shown_beside_twins(acting: Acting, deal: Deal, proof: Proof) -> bool:
    """What came before is shown beside what it is a copy of."""
    told = screening.twins_told(acting.turn, deal, proof)
    buttons = screening.buttons(acting.turn, deal, proof)
    for words, drawing in told:
        acting.show_drawn(words, drawing, buttons if _waits(proof) else buttons[1:])
    return bool(told)


def look_at_all(acting: Acting, rest: str) -> None:
    """Every picture of a proof, in the order in which they came."""
    deal, parts = settling.meant(acting, rest)
    proof = judging.proof_of(acting.turn, deal, settling.number(parts))
    _show(acting, deal, proofs.pictures_of(acting.session, proof.id or 0))


def _show(acting: Acting, deal: Deal, pictures: Sequence[str]) -> None:
    for place, sha256 in enumerate(pictures, start=1):
        path = media.path_of(acting.turn.media, sha256)
        name = f"screenshot-{place}.jpg" if len(pictures) > 1 else "screenshot.jpg"
        acting.turn.document(acting.incoming.address, str(path), name, deal.id)


def accept(acting: Acting, rest: str) -> None:
    """It counts."""
    proof = _proof(acting, rest)
    if not _waits(proof):
        _second(acting, proof)
        return
    if posts.look_first(acting, proof):
        return
    deal = judging.accept(acting.turn, proof, acting.member_id)
    settling.acted(acting, deal, "proof_accepted", undo=True)


def accept_all(acting: Acting, rest: str) -> None:
    """All links of one message, while none of them was judged by itself: `12:3:41`, the three of
    deal 12 up to proof 41."""
    deal, parts = settling.meant(acting, rest)
    many, last = settling.number(parts), settling.number(parts, 1)
    waiting = proofs.waiting_of(acting.session, deal.id)
    waiting = [one for one in waiting if (one.id or 0) <= last and one.kind == "link"]
    if not waiting or len(waiting) != many:
        raise Refused("judged_meanwhile" if waiting else "already_judged")
    if posts.holds(acting, waiting):
        raise Refused("proof_held")
    deal = judging.accept_all(acting.turn, deal, waiting, acting.member_id)
    settling.acted(acting, deal, "proofs_accepted", undo=True)


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
