"""/ship: courier and number, one by one or by the packing list filled in."""

from pathlib import Path
from typing import Any

from deals import delivery
from deals.decision import Refused
from deals.listing.opening import BrokenSheet, open_sheet
from deals.parcels.shipping import Row, doubled, read_lines, read_rows, why_not
from deals.says.desk.acts import DeskLine
from deals.says.listing.importing import RowTold
from deals.says.parcels.to_staff import Shipped
from handlers import say
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.staff.reporting import sheets
from storage.deal import deals

SHOWN = 20


def command(acting: Acting, rest: str) -> None:
    """/ship 12 JNE JP0000112233, several lines of it, or with the sheet attached or asked for."""
    file = acting.file()
    if file:
        _take(acting, _of_sheet(Path(file.path)))
    elif rest.strip():
        _take_lines(acting, rest)
    else:
        acting.ask("ship", DeskLine("ask_shipped"), {})


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """The sheet or the lines that were asked for."""
    file = acting.file()
    if file:
        _take(acting, _of_sheet(Path(file.path)))
    else:
        _take_lines(acting, acting.incoming.text)


def _of_sheet(path: Path) -> list[Row]:
    try:
        rows = read_rows(open_sheet(path.read_bytes()))
    except BrokenSheet as broken:
        raise Refused(f"sheet_{broken.reason_code}") from None
    except OSError:
        raise Refused("sheet_not_fetched") from None
    if rows is None:
        raise Refused("sheet_no_parcels")
    if len(rows) > sheets.MOST_ROWS:
        raise Refused("sheet_too_long", most=sheets.MOST_ROWS)
    return rows


def _take_lines(acting: Acting, text: str) -> None:
    """One alone is answered like the press on its card, and corrects what was noted before."""
    rows = read_lines(text)
    if len(rows) == 1 and rows[0].problem:
        raise Refused("shipment_unreadable")
    if len(rows) > 1:
        _take(acting, rows)
        return
    [row] = rows
    deal = acting.deal(str(row.deal_id))
    problem = why_not(row, deal)
    corrects = problem == "already_shipped" and bool(row.shipment.tracking)
    if problem and not corrects:
        _answer(acting, [(row, problem, deal.partner.name)])
        return
    note = delivery.correct_shipment if corrects else delivery.send_pack
    noted = note(deal, row.shipment.courier, row.shipment.tracking, acting.turn.now)
    after = acting.decide(deal, noted, undoable=True)
    acting.done()
    settling.acted(acting, after, noted.happened, undo=True)


def _take(acting: Acting, rows: list[Row]) -> None:
    """Each parcel that can be noted is; the others are told with their reason."""
    outcomes = [_noted(acting, row) for row in doubled(rows)]
    acting.done()
    _answer(acting, outcomes)


def _noted(acting: Acting, row: Row) -> tuple[Row, str, str]:
    """What became of it: sent, same, empty or a problem; and whose it is."""
    if row.problem or not row.filled_in:
        return row, row.problem or "empty", row.name
    try:
        deal = deals.load(acting.session, row.deal_id)
    except LookupError:
        return row, "no_such_deal", row.name
    problem = why_not(row, deal)
    if problem:
        return row, problem, row.name or deal.partner.name
    shipment = row.shipment
    sent = delivery.send_pack(deal, shipment.courier, shipment.tracking, acting.turn.now)
    acting.decide(deal, sent, undoable=True)
    return row, "sent", deal.partner.name


def _answer(acting: Acting, outcomes: list[tuple[Row, str, str]]) -> None:
    fine = ("sent", "same", "empty")
    count = {kind: sum(outcome == kind for _, outcome, _ in outcomes) for kind in fine}
    language = acting.member.language
    told = [
        RowTold(row.number, name, (say.word("shipping_problems", problem, language),))
        for row, problem, name in outcomes
        if problem not in fine
    ]
    words = Shipped(
        count["sent"], count["same"], count["empty"], tuple(told[:SHOWN]), max(0, len(told) - SHOWN)
    )
    acting.answer(words)
