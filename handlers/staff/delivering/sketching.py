"""Ideas and drafts on the staff's side: looked at, agreed to, sent back, passed to the client."""

from collections.abc import Callable
from typing import Any

from deals.buttons.staff import claims_buttons, sketch_buttons
from deals.claims.guard import claims_in
from deals.content import sketches as rules
from deals.deal import Deal
from deals.decision import Refused
from deals.says.content import to_staff as says
from handlers.in_group import for_the_group
from handlers.office import reviewing
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from storage.deal import sketches
from storage.keeping import media
from storage.staff import shown
from storage.tables import Sketch

SHOWN = 5  # versions
TEXT_CHARS = 500  # of each but the newest
REMARK_CHARS = 900


def look(kind: str) -> Callable[[Acting, str], None]:
    """All versions, with the files of the newest, and what can be done with it."""

    def show(acting: Acting, rest: str) -> None:
        deal, _ = settling.meant(acting, rest)
        rows = sketches.of_deal(acting.session, deal.id, kind)
        if not rows:
            raise Refused("no_sketch")
        newest, known = rows[-1], rules.course(deal, kind)
        zone = deal.campaign.local_date
        lines = tuple(_line(row, zone, row is newest) for row in rows[-SHOWN:])
        found = claims_in(newest.text)
        buttons = sketch_buttons(deal.id, kind, newest.number) if known.with_us else ()
        acting.answer(says.SketchList(*deal.about, kind, lines, found), buttons)
        _show_files(acting, newest)

    return show


def approve(kind: str) -> Callable[[Acting, str], None]:
    def agree(acting: Acting, rest: str) -> None:
        deal, parts = settling.meant(acting, rest)
        number = settling.number(parts)
        if _warned(acting, deal, kind, number, parts[1:]):
            return
        after = reviewing.approve(acting.turn, deal, kind, number, acting.member_id)
        settling.acted(acting, after, f"{kind}_approved", undo=True)

    return agree


def _warned(acting: Acting, deal: Deal, kind: str, number: int, seen: list[str]) -> bool:
    """Whether what a rule warns of waits for a second press. `seen`: the mark of the very words
    that the warning was about; more of them may have come since."""
    known = rules.course(deal, kind)
    row = sketches.version(acting.session, deal.id, kind, number)
    if row is None or not known.with_us or known.number != number:
        return False
    found, mark = claims_in(row.text), shown.mark_of(row.text)
    if not found or mark in seen:
        return False
    words = says.SketchClaims(*deal.about, kind, found)
    today = deal.campaign.local_date(acting.turn.now)
    told = words if acting.private else for_the_group(words, today)
    acting.answer(told, claims_buttons(deal.id, kind, number, mark))
    return True


def ask_remark(kind: str) -> Callable[[Acting, str], None]:
    """What is to be changed?"""

    def ask(acting: Acting, rest: str) -> None:
        deal, parts = settling.meant(acting, rest)
        number = settling.number(parts)
        if not rules.course(deal, kind).with_us:
            raise Refused("already_done")
        settling.ask(acting, "sketch", "ask_remark", deal, sketch=kind, number=number)

    return ask


def send_back(acting: Acting, answers: dict[str, Any]) -> None:
    """The remark that was asked for."""
    remark = acting.incoming.text.strip()
    if not remark:
        raise Refused("words_needed")
    deal, kind = acting.deal(str(answers["deal"])), str(answers["sketch"])
    number = int(answers["number"])
    after = reviewing.send_back(
        acting.turn, deal, kind, number, remark[:REMARK_CHARS], acting.member_id
    )
    acting.done()
    settling.acted(acting, after, f"{kind}_sent_back", undo=True)


def pass_to_client(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    number = settling.number(parts)
    after = reviewing.pass_to_client(acting.turn, deal, number, acting.member_id)
    settling.acted(acting, after, "draft_at_client", undo=True)


def _line(row: Sketch, local_date: Callable[[Any], Any], newest: bool) -> says.SketchLine:
    text = row.text if newest else row.text[:TEXT_CHARS]
    day = local_date(row.sent_at)
    return says.SketchLine(row.number, day, row.state, text, row.remark, len(row.files))


def _show_files(acting: Acting, row: Sketch) -> None:
    for place, file in enumerate(row.files, start=1):
        path = media.path_of(acting.turn.media, file["sha256"])
        name = file["name"] or f"{row.kind}-{row.number}-{place}"
        acting.turn.document(acting.incoming.address, str(path), name, row.deal_id)
