"""Ideas and drafts: kept as versions, and put before staff with their files."""

from pathlib import PurePath

from deals.channel import Attachment
from deals.claims.guard import claims_in
from deals.content import sketches as rules
from deals.deal import Deal
from deals.recorded import unsaid
from handlers.turn import Turn
from storage.deal import (
    proofs,
    sketches,
)
from storage.tables import Sketch

SHOWN_IDEA = 600  # characters of the agreed idea beside a draft


def hand_in(
    turn: Turn,
    deal: Deal,
    kind: str,
    text: str,
    files: tuple[Attachment, ...],
    elsewhere: bool = False,
    before: Deal | None = None,
) -> Deal:
    """Takes an idea or a draft, whoever brings it. `elsewhere`: it came another way, where the
    partner is answered, too; `before`: the deal as it is in the database, where `deal` has it
    already changed."""
    idea = agreed_idea(turn, deal)[:SHOWN_IDEA]
    same = rules.adds(deal, kind, turn.now)
    decision = rules.hand_in(deal, kind, text, len(files), claims_in(text), idea, turn.now)
    if elsewhere:
        decision = unsaid(decision)
    _keep(turn, decision.deal, kind, text, files, same)
    after = turn.decide(before or deal, decision)
    number = rules.course(after, kind).number
    for place, file in enumerate(files, start=1):
        turn.show_ours(after, file.path, _name(file, kind, number, place))
    return after


def agreed_idea(turn: Turn, deal: Deal) -> str:
    """The words of the idea that was agreed; empty when none was."""
    number = deal.making.idea.approved
    found = sketches.version(turn.session, deal.id, "idea", number) if number else None
    return found.text if found else ""


def _keep(
    turn: Turn, deal: Deal, kind: str, text: str, files: tuple[Attachment, ...], same: bool
) -> None:
    for file in files:
        proofs.keep_media(turn.session, file.sha256, file.name, file.mime, file.size, turn.now)
    kept = [{"sha256": file.sha256, "name": file.name} for file in files]
    number = rules.course(deal, kind).number
    known = sketches.version(turn.session, deal.id, kind, number) if same else None
    if known:
        sketches.add_to(turn.session, known, text, kept)
        return
    row = Sketch(deal_id=deal.id, kind=kind, number=number, text=text, files=kept, sent_at=turn.now)
    sketches.keep(turn.session, row)


def _name(file: Attachment, kind: str, number: int, place: int) -> str:
    ending = {"photo": ".jpg", "video": ".mp4"}.get(file.kind, "")
    return file.name or f"{kind}-{number}-{place}{PurePath(file.path).suffix or ending}"
