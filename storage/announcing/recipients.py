"""Whom an announcement is for, and where each of them can be written to."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Subquery, Text, case, cast, func, insert, literal, select
from sqlmodel import Session, col

from deals.announcing.group import Group
from deals.channel import Address
from deals.stages import BINDING
from storage.partner.people import ROLES
from storage.tables import AnnouncedTo, Campaign, Deal, Partner, Person, PersonAddress

LETTER = "announce"  # how the keys of their letters begin


class Recipient(NamedTuple):
    """Somebody who can be written to now. `letter`: the key of what they get."""

    letter: str
    partner_id: int
    name: str
    language: str
    tone: str
    channel: str
    chat: str

    @property
    def address(self) -> Address:
        return Address(self.channel, self.chat)


def choose(session: Session, announcement_id: int, group: Group) -> None:
    """Whoever is in the group now, each once; nobody who said stop."""
    number = cast(col(Partner.id), Text)
    key = literal(f"{LETTER}:{announcement_id}:").concat(number)
    chosen = _members(group).with_only_columns(literal(announcement_id), col(Partner.id), key)
    names = ["announcement_id", "partner_id", "letter"]
    session.execute(insert(AnnouncedTo).from_select(names, chosen))


def count(session: Session, group: Group) -> tuple[int, int]:
    """How many are in a group, and how many of them can be written to."""
    members = _members(group).subquery()
    places = _places(select(members.c.id))
    query: Any = select(func.count(), func.count(places.c.chat)).select_from(members)
    total, open_ones = session.execute(
        query.join(places, places.c.partner_id == members.c.id, isouter=True)
    ).one()
    return total, open_ones


def running(session: Session, group: Group, most: int) -> Sequence[int]:
    """The deals of a group that were agreed and go on; of nobody who said stop."""
    query: Any = select(col(Deal.id)).join(Partner, col(Partner.id) == Deal.partner_id)
    query = _narrowed(query, group).where(col(Deal.stage).in_(sorted(BINDING)), *_wanted())
    query = query.where(col(Deal.stage).in_(group.stages))
    if group.tier:
        query = query.where(col(Partner.tier) == group.tier)
    return session.scalars(query.order_by(col(Deal.id)).limit(most)).all()


def hold(session: Session, announcement_id: int) -> None:
    """Waits for whoever of them says stop just now, and keeps a stop waiting until the commit."""
    whose = select(col(AnnouncedTo.partner_id)).where(
        col(AnnouncedTo.announcement_id) == announcement_id
    )
    rows = select(col(Partner.id)).where(col(Partner.id).in_(whose)).order_by(col(Partner.id))
    session.execute(rows.with_for_update(read=True))


def reachable(
    session: Session, announcement_id: int, most: int | None = None, language: str = ""
) -> list[Recipient]:
    """Those who can be written to, and have not said stop since they were chosen."""
    chosen = col(AnnouncedTo.announcement_id) == announcement_id
    places = _places(select(col(AnnouncedTo.partner_id)).where(chosen))
    query: Any = (
        select(
            *(col(AnnouncedTo.letter), col(Partner.id), col(Partner.name)),
            *(col(Partner.language), col(Partner.tone), places.c.channel, places.c.chat),
        )
        .join(Partner, col(Partner.id) == AnnouncedTo.partner_id)
        .join(places, places.c.partner_id == Partner.id)
        .where(chosen, *_wanted())
        .order_by(col(AnnouncedTo.id))
    )
    if language:
        query = query.where(col(Partner.language) == language)
    return [Recipient(*row) for row in session.execute(query.limit(most))]


def first_readers(
    session: Session, announcement_id: int, languages: Sequence[str]
) -> list[Recipient]:
    """The first of them who reads each of these languages; if nobody does, just the first."""
    found = (reachable(session, announcement_id, 1, one) for one in languages)
    return [one for some in found for one in some] or reachable(session, announcement_id, 1)


def languages(session: Session, announcement_id: int) -> dict[str, int]:
    """How many of them read which language."""
    query: Any = (
        select(col(Partner.language), func.count())
        .join(AnnouncedTo, col(AnnouncedTo.partner_id) == Partner.id)
        .where(col(AnnouncedTo.announcement_id) == announcement_id)
    )
    return dict(session.execute(query.group_by(col(Partner.language))).all())


def _members(group: Group) -> Any:
    """The partners of a group."""
    in_stage = select(col(Deal.partner_id)).where(col(Deal.stage).in_(group.stages))
    deals = _narrowed(in_stage, group)
    those: Any = select(col(Partner.id)).where(col(Partner.id).in_(deals), *_wanted())
    return those.where(col(Partner.tier) == group.tier) if group.tier else those


def _narrowed(deals: Any, group: Group) -> Any:
    """Deals of the group's campaign, shop and kind."""
    if group.campaign_id:
        deals = deals.where(col(Deal.campaign_id) == group.campaign_id)
    if group.kind or group.shop_id:
        deals = deals.join(Campaign, col(Campaign.id) == Deal.campaign_id)
    if group.kind:
        deals = deals.where(col(Campaign.kind) == group.kind)
    return deals.where(col(Campaign.shop_id) == group.shop_id) if group.shop_id else deals


def _wanted() -> tuple[Any, ...]:
    """Who may be written to unasked: none who said stop, and one record of each person."""
    return tuple(
        col(one).is_(None)
        for one in (Partner.stopped_at, Partner.merged_into, Partner.forgotten_at)
    )


def _places(partners: Any) -> Subquery:
    """Where each of these partners is written to: as `people.speaker_address` does, of many."""
    by_role = case({role: place for place, role in enumerate(ROLES)}, value=col(Person.role))
    in_order = func.row_number().over(
        partition_by=col(Person.partner_id), order_by=(by_role, col(PersonAddress.since).desc())
    )
    ranked = (
        select(
            *(col(Person.partner_id), col(PersonAddress.channel), col(PersonAddress.chat)),
            in_order.label("place"),
        )
        .join(PersonAddress, col(PersonAddress.person_id) == Person.id)
        .where(col(PersonAddress.state) == "open", col(Person.partner_id).in_(partners))
        .subquery()
    )
    return select(ranked).where(ranked.c.place == 1).subquery()
