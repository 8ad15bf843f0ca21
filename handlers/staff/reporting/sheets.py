"""Sheets that staff ask for: written into the folder of exports, and sent to whoever asked."""

import structlog

from deals.says.reporting.reports import NoticeExport
from handlers.sending import tell_leads
from handlers.staff.acting import Acting
from storage.keeping import media

MOST_ROWS = 5000  # of one sheet; more would hold everybody else up
TELL_LEADS_FROM = 1000  # rows: who takes so much along, leads hear of
log = structlog.get_logger(__name__)


def send(acting: Acting, content: bytes, name: str, rows: int) -> None:
    """Sends a sheet of that many rows to where it was asked for; of a large one leads hear.

    `name` stands in the log, so it tells the kind of sheet and a day at most.
    """
    log.info("a_sheet_was_written", staff=acting.member_id, sheet=name, rows=rows)
    _, path = media.keep(acting.turn.media.parent / "exports", content)
    acting.turn.document(acting.incoming.address, str(path), name)
    if rows > TELL_LEADS_FROM:
        words = NoticeExport(acting.member.name, rows)
        tell_leads(acting.turn, words, but=acting.incoming.sender)
