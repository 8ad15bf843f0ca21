"""Parcels that couriers have, as staff tell it: in lines, or in the packing list filled in."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from deals.deal import Deal
from deals.delivery import TO_SEND
from deals.parcels.couriers import (
    LONGEST_NUMBER,
    Shipment,
    read_courier,
    read_shipment,
    read_tracking,
)
from deals.stages import BINDING

_COLUMNS = {
    "deal": r"(?:no(?:mor)?\W*)?deal(?:\W*(?:no|number|id|nomor))?",
    "name": r"kol|nama(?: kol)?|name|partner|influencer",
    "courier": r"kurir|courier|ekspedisi|jasa kirim|expedition",
    "tracking": r"(?:no(?:mor)?\W*)?resi|(?:tracking|waybill|awb)(?:\W*(?:no|number))?|nomor resi",
}
_HEADERS_WITHIN = 10  # rows
_LINE = re.compile(r"\W*(?:deal\W*)?(\d{1,18})\b[\s:,.)-]*(.*)", re.IGNORECASE | re.DOTALL)

NOTHING = Shipment("")


@dataclass(frozen=True)
class Row:
    """One parcel as it was told. `number`: the row of the sheet, or the line; `name`: whose, or
    empty; `problem`: a short code of why it cannot be taken."""

    number: int
    deal_id: int | None
    name: str = ""
    shipment: Shipment = NOTHING
    problem: str = ""

    @property
    def filled_in(self) -> bool:
        return bool(self.shipment.courier or self.shipment.tracking)


def read_lines(text: str) -> list[Row]:
    """`12 JNE JP0000112233`, one a line."""
    lines = [line for line in text.splitlines() if line.strip()]
    return [_line(number, line) for number, line in enumerate(lines, 1)]


def _line(number: int, line: str) -> Row:
    found = _LINE.fullmatch(line)
    if found is None:
        return Row(number, None, line.strip()[:40], problem="no_deal_number")
    shipment = read_shipment(found[2])
    if shipment is None:
        return Row(number, int(found[1]), problem="no_courier")
    return Row(number, int(found[1]), shipment=shipment)


def read_rows(cells: Sequence[Sequence[object]]) -> list[Row] | None:
    """The packing list as it came back; None when it has no columns of deal, courier and number."""
    for at, row in enumerate(cells[:_HEADERS_WITHIN]):
        columns = _columns(row)
        if {"deal", "courier", "tracking"} <= columns.keys():
            below = enumerate(cells[at + 1 :], at + 2)
            return [_row(number, row, columns) for number, row in below if any(map(_text, row))]
    return None


def _columns(row: Sequence[object]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        title = " ".join(_text(cell).lower().split())
        for name, pattern in _COLUMNS.items():
            if name not in found and re.fullmatch(pattern, title):
                found[name] = place
    return found


def _row(number: int, row: Sequence[object], columns: dict[str, int]) -> Row:
    told = {name: _text(row[at]) if at < len(row) else "" for name, at in columns.items()}
    courier, tracking = read_courier(told["courier"]), read_tracking(told["tracking"])
    deal = told["deal"].lstrip("#").removesuffix(".0")
    known = deal.isascii() and deal.isdecimal() and len(deal) <= 18
    read = Row(
        number, int(deal) if known else None, told.get("name", ""), Shipment(courier, tracking)
    )
    if not read.filled_in:
        return read
    if not known:
        return replace(read, problem="no_deal_number")
    if len(tracking) > LONGEST_NUMBER:
        return replace(read, problem="bad_number")
    return read if courier else replace(read, problem="no_courier")


def _text(cell: object) -> str:
    """A number without the `.0` that spreadsheets give it, a text without its quote."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell if cell is not None else "").strip().removeprefix("'").strip()


def doubled(rows: Iterable[Row]) -> list[Row]:
    """With what is wrong among the rows themselves: a deal twice, a number for two deals."""
    filled = [row for row in rows if row.filled_in and not row.problem]
    told: dict[int | None, list[Row]] = {}
    for row in filled:
        told.setdefault(row.deal_id, []).append(row)
    numbers = Counter(
        tracking
        for same in told.values()
        for tracking in {row.shipment.tracking for row in same}
        if tracking
    )
    return [_checked(row, told.get(row.deal_id, []), numbers) for row in rows]


def _checked(row: Row, same: list[Row], numbers: Counter[str]) -> Row:
    if row.problem or not row.filled_in:
        return row
    if len({one.shipment for one in same}) > 1:
        return replace(row, problem="deal_twice")
    if numbers[row.shipment.tracking] > 1:
        return replace(row, problem="number_twice")
    return row if row is same[0] else replace(row, problem="row_twice")


def why_not(row: Row, deal: Deal) -> str:
    """Why this parcel cannot be noted for that deal; `same`: it is noted just so; else nothing."""
    pack = deal.pack
    if row.name and _plain(row.name) != _plain(deal.partner.name):
        return "other_name"
    if Shipment(pack.courier, pack.tracking) == row.shipment and pack.state in ("sent", "received"):
        return "same"
    if deal.stage not in BINDING:
        return "not_agreed"
    if pack.state in TO_SEND:
        return ""
    return {"sent": "already_shipped", "received": "already_received"}.get(
        pack.state, "not_to_send"
    )


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
