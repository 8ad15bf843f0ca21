"""Pictures that are handed in, beside all that ever came: new, seen before, or doubtful."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from deals import delivery
from deals.buttons.staff import twin_buttons
from deals.channel import Attachment, Rows
from deals.deal import Deal, Deliverable
from deals.lives.coming import AGAIN, FRESH, HELD, Earlier, what_it_is
from deals.lives.doubts import doubts_of
from deals.lives.screen import Screen
from deals.says import Say
from deals.says.proving import to_staff as says
from handlers.proving.handed_in import Whose, agreed, theirs
from handlers.turn import Turn
from storage.deal import deals, proofs
from storage.keeping import media
from storage.lives import screens, slots
from storage.lives.screens import Found
from storage.tables import Proof, Twin

SHOWN = 3  # pictures of one proof beside their twins; the others are counted


@dataclass(frozen=True)
class Seen:
    """A picture, and what it is beside all that came; `twin`: for which it is held."""

    file: Attachment
    what: str
    twin: Found | None = None

    @property
    def again(self) -> bool:
        return self.what == AGAIN


def look(turn: Turn, file: Attachment, whose: Whose) -> Seen:
    """Whether a picture came before. What was sent back may come again. Writes nothing."""
    found = screens.twin_of(turn.session, file.screen, file.sha256, turn.now, file.ahead)
    what = what_it_is(_earlier(turn, whose, found) if found else None)
    return Seen(file, what, found if what == HELD else None)


def _earlier(turn: Turn, whose: Whose, found: Found) -> Earlier:
    proof = screens.proof_with(turn.session, found.sha256) if found.sha256 else None
    if proof is None:
        return Earlier()
    return Earlier(proof.state, theirs(turn, whose, proof), _goes_on(turn, whose, proof))


def proof_of_twin(turn: Turn, seen: Seen) -> Proof | None:
    """The proof that a picture's twin belongs to."""
    known = seen.twin.sha256 if seen.twin else None
    return screens.proof_with(turn.session, known) if known else None


def keep(turn: Turn, seen: Seen, deal: Deal, proof: Proof) -> tuple[str, ...]:
    """Notes a picture of a proof, and whose twin it is; answers what it is questioned for."""
    screen, taken_at = seen.file.screen, _taken_at(seen.file.screen, deal)
    if screen:
        screens.keep(turn.session, screen, seen.file.sha256, taken_at, turn.now)
    if seen.twin:
        screens.hold(turn.session, proof.id or 0, seen.file.sha256, seen.twin, turn.now)
    return doubts_of(screen, taken_at, _slot_at(turn, deal, proof))


def count(turn: Turn, proof: Proof) -> int:
    """How many pictures a proof has, with those that belong to another's."""
    own = set(proofs.pictures_of(turn.session, proof.id or 0))
    held = {twin.file_sha256 for twin in screens.twins_of(turn.session, proof.id or 0)}
    return len(own | held)


def show_twins(turn: Turn, deal: Deal, proof: Proof, pictures: Sequence[Seen]) -> bool:
    """Puts those of a proof's new pictures before staff that came before, each beside the other;
    False when there is none."""
    held = {one.file.sha256 for one in pictures if one.what != FRESH}
    told = twins_told(turn, deal, proof, held)
    for notice, drawing in told:
        turn.tell(deal, Say("staff", notice, buttons(turn, deal, proof)), drawing=drawing)
    return bool(told)


def is_held(turn: Turn, proof: Proof) -> bool:
    """Whether one of its pictures came before."""
    return bool(screens.twins_of(turn.session, proof.id or 0))


def not_held(turn: Turn, deal: Deal) -> tuple[Deliverable, ...]:
    """What is due in a deal; what waits with a picture that came before is not handed in yet."""
    waiting = proofs.waiting_of(turn.session, deal.id)
    held = {one.deliverable for one in waiting if is_held(turn, one)}
    return tuple(
        replace(piece, state="due") if piece.number in held else piece
        for piece in deal.deliverables
    )


def buttons(turn: Turn, deal: Deal, proof: Proof) -> Rows:
    return twin_buttons(
        deal.id, proof.id or 0, len(proofs.pictures_of(turn.session, proof.id or 0))
    )


def twins_told(
    turn: Turn, deal: Deal, proof: Proof, held: set[str] | None = None
) -> list[tuple[says.NoticeTwin, dict[str, str]]]:
    """Pictures of a proof that came before, all or those `held`: the words, and what is drawn."""
    twins = screens.twins_of(turn.session, proof.id or 0)
    meant = [one for one in twins if held is None or one.file_sha256 in held]
    piece = next(one for one in deal.deliverables if one.number == proof.deliverable)
    what, more = delivery.content(piece), max(0, len(meant) - SHOWN)
    return [
        (says.NoticeTwin(*deal.about, what, _other(turn, deal, one), more), _drawing(turn, one))
        for one in meant[:SHOWN]
    ]


def _goes_on(turn: Turn, whose: Whose, proof: Proof) -> bool:
    """Whether it is of a deal of theirs that goes on."""
    return any(deal.id == proof.deal_id for deal in agreed(turn, Whose(whose.partner_id)))


def _drawing(turn: Turn, twin: Twin) -> dict[str, str]:
    left, right = (
        str(media.path_of(turn.media, sha256)) if sha256 else ""
        for sha256 in (twin.file_sha256, twin.of_sha256)
    )
    return {"kind": "side_by_side", "left": left, "right": right}


def _other(turn: Turn, deal: Deal, twin: Twin) -> says.Other | None:
    """Who handed the other one in; None when they are forgotten."""
    proof = screens.proof_with(turn.session, twin.of_sha256) if twin.of_sha256 else None
    if proof is None:
        return None
    of = deals.load(turn.session, proof.deal_id)
    day, same = deal.campaign.local_date(proof.handed_in_at), of.partner.id == deal.partner.id
    return says.Other(of.id, of.partner.name, of.campaign.title, day, proof.state, same)


def _taken_at(screen: Screen | None, deal: Deal) -> datetime | None:
    """As the picture tells; on the clock of the campaign where it names no zone."""
    if screen is None or screen.taken is None:
        return None
    if screen.taken.tzinfo:
        return screen.taken
    return screen.taken.replace(tzinfo=ZoneInfo(deal.campaign.zone))


def _slot_at(turn: Turn, deal: Deal, proof: Proof) -> datetime | None:
    """When the live was booked for that it is to show."""
    booked = slots.of_deal(turn.session, deal.id)
    return next((one.at for one in booked if one.deliverable == proof.deliverable), None)
