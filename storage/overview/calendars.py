"""What stands in the posting calendar, as rows: who is to post, who has posted, and who is busy."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, union_all
from sqlmodel import Session, col

from deals.calendar.month import DUE, LIVE, POSTED, PROMISED, Busy, Entry
from deals.deal import Deliverable as Piece
from deals.delivery import counted
from storage.states import in_state
from storage.tables import (
    Brand,
    BusyDays,
    Campaign,
    Deal,
    Deliverable,
    Partner,
    Proof,
    Slot,
)

BINDING = ("agreed", "delivering")
NEGOTIATING = ("approached", "talking")


def entries(
    session: Session, first: date, last: date, brand: Brand | None, most: int
) -> list[Entry] | None:
    """Everything from the first to the last day; None where it is more than `most` deals or posts,
    which are not read then."""
    coming = _coming(session, first, last, brand, most + 1)
    lives = _lives(session, first, last, brand, most + 1)
    posted = _posted(session, first, last, brand, most + 1)
    several = (coming, lives, posted)
    return [*chain(*several)] if max(map(len, several)) <= most else None


def busy(session: Session, first: date, last: date, brand: Brand | None, most: int) -> list[Busy]:
    """Of partners with whom something is agreed, or talked about."""
    with_them = (
        select(col(Deal.id))
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(col(Deal.partner_id) == BusyDays.partner_id, *_of(brand))
        .where(in_state(Deal.stage, *BINDING, *NEGOTIATING))
    )
    query: Any = (
        select(col(Partner.id), col(Partner.name), col(BusyDays.first), col(BusyDays.last))
        .join(BusyDays, col(BusyDays.partner_id) == Partner.id)
        .where(col(BusyDays.first) <= last, col(BusyDays.last) >= first)
        .where(with_them.exists())
        .order_by(col(BusyDays.first), col(Partner.name))
        .limit(most)
    )
    return [Busy(*row) for row in session.execute(query)]


def _coming(
    session: Session, first: date, last: date, brand: Brand | None, most: int
) -> list[Entry]:
    """On the day that was promised, else on the last day that was agreed."""
    owing = in_state(Deliverable.state, "due", "sent_back")
    outstanding = select(col(Deliverable.id)).where(col(Deliverable.deal_id) == col(Deal.id), owing)
    theirs = (in_state(Deal.stage, *BINDING), outstanding.exists(), *_of(brand))
    days = (col(Deal.promised), col(Deal.post_by))
    ways = [  # each finds its index
        _deals(*days).where(*theirs, days[0] >= first, days[0] <= last),
        _deals(*days).where(*theirs, days[0].is_(None), days[1] >= first, days[1] <= last),
    ]
    found = union_all(*ways).subquery().c
    day = func.coalesce(found.promised, found.post_by)
    query: Any = select(*found).order_by(day, found.id).limit(most)
    rows = session.execute(query).all()
    pieces = _outstanding(session, [row[0] for row in rows])
    return [
        Entry(
            promised or post_by,
            PROMISED if promised else DUE,
            *(number, partner_id, partner, brand_name),
            counted(tuple(pieces.get(number, ()))),
            version,
        )
        for number, partner_id, partner, brand_name, version, _, promised, post_by in rows
    ]


def _lives(
    session: Session, first: date, last: date, brand: Brand | None, most: int
) -> list[Entry]:
    """Booked lives, on the day that it is then in the campaign's zone."""
    query = (
        _deals(Slot.at, *_PIECE)
        .join(Slot, col(Slot.deal_id) == Deal.id)
        .join(
            Deliverable,
            (col(Deliverable.deal_id) == Deal.id) & (col(Deliverable.number) == Slot.deliverable),
        )
        .where(in_state(Slot.state, "booked"), in_state(Deal.stage, *BINDING), *_of(brand))
        .where(in_state(Deliverable.state, "due", "sent_back"))
        .where(col(Slot.at) >= _midnight(first) - timedelta(days=1))
        .where(col(Slot.at) < _midnight(last) + timedelta(days=2))
        .order_by(col(Slot.at))
        .limit(most)
    )
    found = [_live(*row) for row in session.execute(query)]
    return [entry for entry in found if first <= entry.day <= last]


def _live(
    deal: int, partner_id: int, partner: str, brand: str, version: int, zone: str,
    at: datetime, number: int, *piece: Any,
) -> Entry:  # fmt: skip
    local, live = at.astimezone(ZoneInfo(zone)), counted((Piece(number, *piece),))
    about = (deal, partner_id, partner, brand, live, version)
    return Entry(local.date(), LIVE, *about, number=number, at=local)


def _outstanding(session: Session, deal_ids: Sequence[int]) -> dict[int, list[Piece]]:
    query: Any = (
        select(Deliverable)
        .where(col(Deliverable.deal_id).in_(deal_ids))
        .where(in_state(Deliverable.state, "due", "sent_back"))
        .order_by(col(Deliverable.deal_id), col(Deliverable.number))
    )
    found: dict[int, list[Piece]] = {}
    for row in session.scalars(query):
        piece = Piece(row.number, row.kind, row.platform, row.proof, row.state)
        found.setdefault(row.deal_id, []).append(piece)
    return found


def _posted(
    session: Session, first: date, last: date, brand: Brand | None, most: int
) -> list[Entry]:
    """On the day, in the campaign's zone, on which its proof came."""
    query = (
        _deals(Deal.delivered_at, Proof.handed_in_at, *_PIECE)
        .join(Proof, col(Proof.deal_id) == Deal.id)
        .join(
            Deliverable,
            (col(Deliverable.deal_id) == Deal.id) & (col(Deliverable.number) == Proof.deliverable),
        )
        .where(col(Proof.state) != "sent_back", *_of(brand))
        .where(col(Proof.handed_in_at) >= _midnight(first) - timedelta(days=1))
        .where(col(Proof.handed_in_at) < _midnight(last) + timedelta(days=2))
        .order_by(col(Proof.handed_in_at))
        .limit(most)
    )
    of_day: dict[tuple[int, date], tuple[Any, list[Piece]]] = {}
    for row in session.execute(query):
        day = _day(row[7], row[5])
        if first <= day <= last:
            of_day.setdefault((row[0], day), (row, []))[1].append(Piece(*row[8:]))
    return [
        Entry(
            day=day,
            kind=POSTED,
            deal=number,
            partner_id=row[1],
            partner=row[2],
            brand=row[3],
            contents=counted(tuple(pieces)),
            version=row[4],
            whole=row[6] is not None and _day(row[6], row[5]) == day,
        )
        for (number, day), (row, pieces) in of_day.items()
    ]


_PIECE = (Deliverable.number, Deliverable.kind, Deliverable.platform, Deliverable.proof)


def _deals(*more: Any) -> Any:
    columns = (Deal.id, Deal.partner_id, Partner.name, Brand.name, Deal.version, Campaign.zone)
    return (
        select(*map(col, (*columns, *more)))
        .select_from(Deal)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .join(Brand, col(Brand.id) == Campaign.brand_id)
    )


def _of(brand: Brand | None) -> list[Any]:
    return [col(Campaign.brand_id) == brand.id] if brand else []


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
