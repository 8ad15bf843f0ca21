"""/suspicious: what looks as if somebody did not play fair, with the evidence, for leads alone.

In private only, since it is about persons. Nothing is done to the partner, who never hears of it.
"""

from typing import Any

from deals.channel import Button, Rows
from deals.conduct.finding import JUDGED, LONGEST_NOTE
from deals.decision import Refused
from deals.hours import day_here
from deals.says.conduct import suspicious as says
from handlers.staff.acting import Acting
from handlers.staff.conduct import finding_card, seeing
from handlers.staff.listing import settling
from handlers.staff.turning import page_buttons
from storage.conduct import findings
from storage.keeping import media
from storage.tables import Finding

PAGE = 6
NOTE = "finding_note"


def command(acting: Acting, rest: str) -> None:
    """/suspicious: the list; /suspicious 12 what was seen: of the partner of that deal."""
    acting.must_be_private()
    if rest.strip():
        seeing.command(acting, rest)
        return
    findings.compare(acting.session, acting.turn.now)
    acting.answer(*_page(acting, 0, judged=False))


def turn_page(acting: Acting, rest: str) -> None:
    """`open:2`, `judged:0`."""
    acting.must_be_private()
    which, _, page = rest.partition(":")
    number = int(page) if page.isdecimal() and len(page) < 6 else 0
    acting.edit(*_page(acting, number, which == "judged"))


def look(acting: Acting, rest: str) -> None:
    acting.must_be_private()
    acting.answer(*finding_card.card(acting, _finding(acting, rest)))


def judge(acting: Acting, rest: str) -> None:
    """`number:version:state`: about those who were shown, and about nobody who came since."""
    acting.must_be_private()
    row, parts = _finding(acting, rest), rest.split(":")
    version, state = settling.number(parts, 1), (parts[2:] or [""])[0]
    if state not in JUDGED:
        raise Refused("old_button")
    about = (row.id or 0, version, state, acting.member_id, acting.turn.now)
    if not findings.judge(acting.session, *about):
        raise Refused("finding_changed" if row.version != version else "already_done")
    acting.edit(*finding_card.card(acting, row))


def ask_note(acting: Acting, rest: str) -> None:
    acting.must_be_private()
    row = _finding(acting, rest)
    acting.ask(NOTE, says.AskFindingNote(row.id or 0), {"finding": row.id})


def take_note(acting: Acting, answers: dict[str, Any]) -> None:
    acting.must("lead")
    row, note = _finding(acting, str(answers["finding"])), acting.incoming.text.strip()
    if not note:
        raise Refused("words_needed")
    row.note = note[:LONGEST_NOTE]
    acting.session.flush()
    acting.done()
    acting.answer(*finding_card.card(acting, row))


def show_file(acting: Acting, rest: str) -> None:
    """The picture that one of ours has sent."""
    acting.must_be_private()
    row = _finding(acting, rest)
    if row.file_sha256 is None:
        raise Refused("old_button")
    path = str(media.path_of(acting.turn.media, row.file_sha256))
    acting.turn.document(acting.incoming.address, path, f"{row.id}.jpg")


def _page(acting: Acting, page: int, judged: bool) -> tuple[says.FindingList, Rows]:
    states = JUDGED if judged else ("open",)
    total = findings.count(acting.session, *states)
    pages = max(1, -(-total // PAGE))
    page = min(page, pages - 1)
    rows = (findings.judged if judged else findings.open_ones)(acting.session, page * PAGE, PAGE)
    involved = findings.involved_in(acting.session, [row.id or 0 for row in rows])
    lines = tuple(_line(row, [one.partner for one in involved[row.id or 0]]) for row in rows)
    which, other = ("judged", "open") if judged else ("open", "judged")
    opens = [Button(f"{row.id}", f"s.finding:{row.id}", plain=True) for row in rows]
    turns = page_buttons(page, pages, lambda number: f"s.findings:{which}:{number}")
    switch = (Button(f"findings_{other}", f"s.findings:{other}:0"),)
    words = says.FindingList(lines, total, page + 1, pages, judged)
    return words, tuple(row for row in (tuple(opens), turns, switch) if row)


def _line(row: Finding, partners: list[str]) -> says.FindingLine:
    on = day_here(row.last_seen)
    return says.FindingLine(row.id or 0, row.kind, row.state, tuple(partners), on, row.times)


def _finding(acting: Acting, rest: str) -> Finding:
    row = acting.session.get(Finding, settling.number(rest.split(":")))
    if row is None:
        raise Refused("old_button")
    return row
