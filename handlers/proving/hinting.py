"""What was read on pictures of a proof, beside what we know of whoever handed them in."""

from collections.abc import Sequence

from sqlmodel import Session

from deals.deal import Deal
from deals.lives.reading import Line, told_by
from deals.says import Say
from deals.says.proving.to_staff import NoticeScreenRead
from handlers.turn import Turn
from storage.deal import deals, proofs
from storage.lives import screens
from storage.tables import Proof

Read = tuple[str, Sequence[Line]]  # the hash of a picture, and what stands on it


def proof_of(session: Session, sha256: str) -> Proof | None:
    """The proof of a picture that staff have yet to judge; none of one that belongs to several."""
    proof = proofs.of_picture(session, sha256)
    waits = proof is not None and proof.state == "waiting"
    return proof if waits and not screens.came_twice(session, sha256) else None


def tell(turn: Turn, pictures: Sequence[Read]) -> None:
    """Tells staff, in one message for each deal. Nothing follows from it."""
    by_deal: dict[int, list[Sequence[Line]]] = {}
    for sha256, lines in pictures:
        if proof := proof_of(turn.session, sha256):
            by_deal.setdefault(proof.deal_id, []).append(lines)
    for number, read in by_deal.items():
        _tell(turn, deals.load(turn.session, number), read)


def _tell(turn: Turn, deal: Deal, read: Sequence[Sequence[Line]]) -> None:
    accounts = tuple(dict.fromkeys(handle for _, handle in deal.partner.handles))
    found = tuple(told for lines in read if (told := told_by(lines, accounts)))
    if found:
        strange = tuple(dict.fromkeys(one.account for one in found if one.fits is False))
        turn.tell(deal, Say("staff", NoticeScreenRead(*deal.about, found, accounts, strange)))
