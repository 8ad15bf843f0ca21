"""What one of ours has seen themselves, such as an advertisement that the rules forbid."""

from typing import Any

from deals.conduct.finding import LONGEST_NOTE, Involved
from deals.deal import Deal
from deals.decision import Refused
from deals.says.conduct import suspicious as says
from handlers.proving.pictures import is_picture
from handlers.staff.acting import Acting
from handlers.staff.conduct import finding_card
from handlers.staff.listing import settling
from storage.conduct import findings
from storage.deal import proofs

ACT = "finding"


def command(acting: Acting, rest: str) -> None:
    """The deal's number and a note; also under a picture. Without a note it is asked for."""
    number, _, note = rest.strip().partition(" ")
    deal = acting.deal(number.lstrip("#"))
    if note.strip() or acting.incoming.attachments:
        _keep(acting, deal, note.strip())
    else:
        acting.ask(ACT, says.AskFinding(settling.name_of(deal)), {"deal": deal.id})


def take(acting: Acting, answers: dict[str, Any]) -> None:
    acting.must("lead")
    _keep(acting, acting.deal(str(answers["deal"])), acting.incoming.text.strip())
    acting.done()


def _keep(acting: Acting, deal: Deal, note: str) -> None:
    file = acting.file()
    if file and not is_picture(file):
        raise Refused("picture_needed")
    if not (note or file):
        raise Refused("words_needed")
    seen_at = f"{acting.member_id}:{deal.id}:{acting.turn.now.isoformat()}"
    whom = (Involved(deal.partner.id, deal.id),)
    row = findings.seen(acting.session, "rules", seen_at, whom, acting.turn.now)
    row.note, row.told_by = note[:LONGEST_NOTE], acting.member_id
    if file:
        about = (file.sha256, file.name, file.mime, file.size)
        proofs.keep_media(acting.session, *about, acting.turn.now)
        row.file_sha256 = file.sha256
    acting.session.flush()
    acting.answer(*finding_card.card(acting, row))
