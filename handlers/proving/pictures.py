"""Pictures as proofs: those of one live are one proof, whether they come together or not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from deals import delivery
from deals.buttons.staff import proof_buttons
from deals.channel import Attachment
from deals.deal import Deal, Deliverable
from deals.lives.coming import MENDED
from deals.lives.slot import Slot
from deals.proofs import Fits, judge_picture
from deals.says import Say
from deals.says.lives import to_staff as says
from deals.says.proving.to_partner import Refusal
from handlers.proving import handed_in, noticing, screening
from handlers.proving.handed_in import Added, Claims, Taken, Whose
from handlers.proving.screening import Seen
from handlers.turn import Turn
from storage.deal import proofs
from storage.lives import slots
from storage.tables import Proof

A_MOMENT = timedelta(minutes=2)  # while another live is due, what comes later may be of that one


def take(
    turn: Turn, whose: Whose, files: Sequence[Attachment], claims: Claims, no_link: bool
) -> list[Taken | Added | Refusal]:
    """Takes the pictures among these files, or refuses them. `no_link`: they prove what a link
    should."""
    judged: list[Taken | Added | Refusal] = []
    while files:
        looked = [_fit(turn, whose, file, files[:place]) for place, file in enumerate(files)]
        judged += [one for one in looked if isinstance(one, Refusal)]
        pictures = [one for one in looked if isinstance(one, Seen)]
        files = []
        if pictures:
            one, files = _put(turn, whose, pictures, claims, no_link)
            judged.append(one)
    return judged


def _put(
    turn: Turn, whose: Whose, pictures: Sequence[Seen], claims: Claims, no_link: bool
) -> tuple[Taken | Added | Refusal, list[Attachment]]:
    """All of them where they are of a live, else the first; answers what is left."""
    deals = handed_in.agreed(turn, whose)
    waiting = _live_that_waits(turn, deals)
    joins = Fits(waiting[0], _piece(*waiting)) if waiting else None
    fits = judge_picture(deals, no_link, _begun(turn, deals), joins)
    if isinstance(fits, Refusal):
        return fits, []
    if waiting and fits.joins:
        return _add(turn, *waiting, pictures), []
    if fits.deliverable.kind == "live":
        return _of_one(turn, fits, pictures, claims), []
    return _of_one(turn, fits, pictures[:1], claims), [one.file for one in pictures[1:]]


def is_film(file: Attachment) -> bool:
    """Whether it is a video, whatever became of it on the way."""
    return file.kind == "video" or file.mime.startswith("video/")


def is_picture(file: Attachment) -> bool:
    """Whether it was sent as a photo, or is one."""
    return file.kind == "photo" or file.mime.startswith("image/")


def _fit(
    turn: Turn, whose: Whose, file: Attachment, before: Sequence[Attachment]
) -> Seen | Refusal:
    """A picture that may count; `before`: those of the same message."""
    if is_film(file):
        return Refusal("film", file.name)
    if file.problem or not is_picture(file):
        return Refusal(file.problem or "unreadable_picture", file.name)
    if file.twice or any(one.sha256 == file.sha256 for one in before):
        return Refusal("picture_twice", file.name)
    seen = screening.look(turn, file, whose)
    if seen.again:
        return Refusal("picture_used_before", file.name)
    if known := screening.proof_of_twin(turn, seen):
        noticing.same_picture(turn, known, whose, file)
    return seen


def _of_one(turn: Turn, fits: Fits, pictures: Sequence[Seen], claims: Claims) -> Taken:
    """A proof with its pictures; the first of them is shown to staff, or those that came before."""
    first = pictures[0].file
    for one in pictures:
        _keep(turn, one.file)
    known = None if pictures[0].twin else proofs.of_picture(turn.session, first.sha256)
    proof = known or Proof(
        deal_id=fits.deal.id,
        deliverable=fits.deliverable.number,
        kind="picture",
        handed_in_at=turn.now,
    )
    shown = first.name or "screenshot"
    many = f"{shown} (1/{len(pictures)})" if len(pictures) > 1 else shown
    taken = handed_in.taken(turn, fits, proof, many)
    taken = replace(taken, doubts=_join(turn, taken.deal, taken.proof, pictures))
    if not screening.show_twins(turn, taken.deal, taken.proof, pictures):
        handed_in.show_one(turn, taken, claims, first.path, len(pictures))
    return taken


def _add(turn: Turn, deal: Deal, proof: Proof, pictures: Sequence[Seen]) -> Added:
    """More of a live whose proof waits."""
    for one in pictures:
        _keep(turn, one.file)
    doubts = _join(turn, deal, proof, pictures)
    if screening.show_twins(turn, deal, proof, pictures):
        return Added(deal, len(pictures), _many(turn, proof), doubts)
    return tell_more(turn, deal, proof, len(pictures), doubts)


def tell_more(
    turn: Turn, deal: Deal, proof: Proof, added: int, doubts: tuple[str, ...] = ()
) -> Added:
    """Staff hear that more came of a live that they have to judge."""
    many, live = _many(turn, proof), delivery.content(_piece(deal, proof))
    held = screening.is_held(turn, proof)
    shown = (*doubts, "held") if held else doubts
    notice = says.NoticeMorePictures(*deal.about, live, many, proof.url or "", shown)
    under = screening.buttons(turn, deal, proof) if held else None
    turn.tell(deal, Say("staff", notice, under or proof_buttons(deal.id, proof.id or 0, many)))
    return Added(deal, added, many, doubts)


def _many(turn: Turn, proof: Proof) -> int:
    """How many pictures a proof has, also those that came before."""
    return screening.count(turn, proof)


def _piece(deal: Deal, proof: Proof) -> Deliverable:
    return next(one for one in deal.deliverables if one.number == proof.deliverable)


def _keep(turn: Turn, file: Attachment) -> None:
    proofs.keep_media(turn.session, file.sha256, file.name, file.mime, file.size, turn.now)


def _join(turn: Turn, deal: Deal, proof: Proof, pictures: Sequence[Seen]) -> tuple[str, ...]:
    """All of them are of this proof from now on, but for one that belongs to another's; answers
    what they are questioned for."""
    doubts: dict[str, None] = {}
    for one in pictures:
        of = proofs.of_picture(turn.session, one.file.sha256)
        if of is None:
            proofs.add_picture(turn.session, proof, one.file.sha256)
        elif one.what == MENDED and of.id != proof.id:
            proofs.move_picture(turn.session, one.file.sha256, proof)
        doubts |= dict.fromkeys(screening.keep(turn, one, deal, proof))
    return tuple(doubts)


def _live_that_waits(turn: Turn, deals: list[Deal]) -> tuple[Deal, Proof] | None:
    """The proof of a live to which more pictures belong; of two lives only a fresh one."""
    due = any(piece.kind == "live" for deal in deals for piece in deal.outstanding)
    since = turn.now - A_MOMENT if due else None
    for deal in deals:
        proof = waiting_live(turn, deal, since)
        if proof:
            return deal, proof
    return None


def waiting_live(turn: Turn, deal: Deal, since: datetime | None) -> Proof | None:
    """The newest proof of a live of that deal that staff have to judge."""
    numbers = {one.number for one in deal.deliverables if (one.kind, one.state) == _SUBMITTED}
    if not numbers:
        return None
    found = [one for one in proofs.waiting_of(turn.session, deal.id) if one.deliverable in numbers]
    fresh = [one for one in found if since is None or one.handed_in_at >= since]
    return fresh[-1] if fresh else None


_SUBMITTED = ("live", "submitted")


def _begun(turn: Turn, deals: list[Deal]) -> list[Slot]:
    """The slots of their lives that were on by now."""
    lives = [deal for deal in deals if any(piece.kind == "live" for piece in deal.outstanding)]
    found = [slot for deal in lives for slot in slots.of_deal(turn.session, deal.id)]
    return [slot for slot in found if slot.begun(turn.now)]
