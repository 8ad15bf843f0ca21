"""A proof is written down, and put before staff."""

from dataclasses import dataclass

from deals import delivery
from deals.buttons.staff import proof_buttons, proofs_buttons
from deals.claims.claim import Claim
from deals.deal import Deal
from deals.proofs import Fits
from deals.says import Say
from deals.says.proving.to_partner import Refusal
from deals.says.proving.to_staff import NoticeProof, NoticeProofs, ProofLine
from deals.stages import BINDING
from handlers.turn import Turn
from storage.deal import (
    deals,
    proofs,
)
from storage.lives import slots
from storage.tables import Proof

Claims = tuple[Claim, ...]  # what the guard found in the words beside the proofs


@dataclass(frozen=True)
class Whose:
    """Whose proofs these are: a partner's, for any of their deals or for one."""

    partner_id: int
    deal_id: int | None = None


@dataclass(frozen=True)
class HandedIn:
    """How many proofs were taken, for which deals, what was added to one that waits, and why the
    others were not. `doubts`: what their pictures are questioned for."""

    taken: int
    refusals: tuple[Refusal, ...]
    deal_ids: frozenset[int] = frozenset()
    added: "tuple[Added, ...]" = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taken:
    """A proof that waits for staff. `shown`: its link, or the name of the file."""

    fits: Fits
    proof: Proof
    deal: Deal  # as it is now
    shown: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Added:
    """More of a live whose proof waits: so many pictures of all, or (0) the link to its replay."""

    deal: Deal
    pictures: int
    of: int
    doubts: tuple[str, ...] = ()


def agreed(turn: Turn, whose: Whose) -> list[Deal]:
    """What they have agreed to, read anew, since each proof changes its deal."""
    live = deals.live_of(turn.session, whose.partner_id)
    meant = [deal for deal in live if whose.deal_id in (None, deal.id)]
    return [deal for deal in meant if deal.stage in BINDING]


def taken(turn: Turn, fits: Fits, proof: Proof, shown: str) -> Taken:
    """Writes the proof down."""
    number = fits.deliverable.number
    if proof.id:
        proofs.hand_in_again(turn.session, proof, number, turn.now)
        proof.deal_id = fits.deal.id
    proof = proofs.add(turn.session, proof)
    deal = turn.decide(fits.deal, delivery.hand_in(fits.deal, number, turn.now))
    if fits.deliverable.kind == "live":
        slots.shown(turn.session, deal.id, number, turn.now)
    return Taken(fits, proof, deal, shown)


def show_staff(turn: Turn, taken: list[Taken], claims: Claims) -> None:
    """The links of one message are one notice for each deal, however many they are."""
    by_deal: dict[int, list[Taken]] = {}
    for one in taken:
        by_deal.setdefault(one.deal.id, []).append(one)
    for of_one in by_deal.values():
        if len(of_one) == 1:
            show_one(turn, of_one[0], claims)
        else:
            _show_many(turn, of_one, claims)


def show_one(
    turn: Turn, taken: Taken, claims: Claims, picture: str = "", pictures: int = 1
) -> None:
    """`picture`: the path of the proof itself, the first of so many `pictures`."""
    deal = taken.deal
    notice = NoticeProof(
        *deal.about,
        delivery.content(taken.fits.deliverable),
        taken.shown,
        taken.fits.doubt,
        len(deal.outstanding),
        deal.needs_draft,
        claims,
        taken.doubts,
    )
    rows = proof_buttons(deal.id, taken.proof.id or 0, pictures)
    turn.tell(deal, Say("staff", notice, rows), picture)


def _show_many(turn: Turn, taken: list[Taken], claims: Claims) -> None:
    deal = taken[-1].deal
    lines = tuple(
        ProofLine(delivery.content(one.fits.deliverable), one.shown, one.fits.doubt)
        for one in taken
    )
    doubts = tuple(dict.fromkeys(line.doubt for line in lines if line.doubt))
    notice = NoticeProofs(
        *deal.about, lines, doubts, len(deal.outstanding), deal.needs_draft, claims
    )
    buttons = proofs_buttons(deal.id, [one.proof.id or 0 for one in taken])
    turn.tell(deal, Say("staff", notice, buttons))


def theirs(turn: Turn, whose: Whose, proof: Proof) -> bool:
    return deals.load(turn.session, proof.deal_id).partner.id == whose.partner_id
