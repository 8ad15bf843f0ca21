"""Two records of one person become one: everything of the one goes over to the other's."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, delete, or_, update
from sqlmodel import Session, SQLModel, col, select

from deals.listing.followers import tier_of
from deals.research.profile import joined
from storage.conduct import findings
from storage.lives import slots
from storage.partner import (
    accounts,
    research,
)
from storage.post.foresight import forget
from storage.tables import AnnouncedTo, Deal, NotTheSame, Partner, PartnerResearch

FILLED = (
    *("followers", "address", "phone", "phone_hash", "pr_status", "posted_on", "brand", "link"),
)
# These have an order of their own.
APART = {"deal", "partner_research", "not_the_same", "account", "slot", "announced_to"}
APART |= {"finding_partner"}


def of_one_campaign(session: Session, kept_id: int, gone_id: int) -> list[tuple[int, int]]:
    """The deals that both have in one campaign: the kept one's, and the other's."""
    theirs = {deal.campaign_id: deal.id for deal in _deals(session, gone_id)}
    return [
        (deal.id or 0, theirs[deal.campaign_id] or 0)
        for deal in _deals(session, kept_id)
        if deal.campaign_id in theirs
    ]


def merge(
    session: Session, kept: Partner, gone: Partner, better: Sequence[int], now: datetime
) -> list[int]:
    """Answers the deals that went over. `better`: those of the one who goes that take the place of
    the other's in the same campaign. What has no place any more stays with who goes, whose record
    stays as the name of another account.
    """
    kept_id, gone_id = kept.id or 0, gone.id or 0
    moved = _move_deals(session, kept_id, gone_id, set(better), now)
    for column in _belonging():
        moving = update(column.table).where(column == gone_id).values({column: kept_id})
        session.execute(moving, execution_options={"synchronize_session": False})
    _join_research(session, kept_id, gone_id, now)
    accounts.join(session, kept_id, gone_id)
    slots.join(session, kept_id, gone_id)
    findings.join(session, kept_id, gone_id)
    _once_each(session, AnnouncedTo, AnnouncedTo.announcement_id, kept_id, gone_id)
    _fill(session, kept, gone)
    asked = or_(col(NotTheSame.one_id) == gone_id, col(NotTheSame.other_id) == gone_id)
    session.execute(delete(NotTheSame).where(asked))
    _forget(session, kept_id, gone_id)
    return moved


def others_of(session: Session, partner_id: int) -> Sequence[Partner]:
    """The records that were merged into this one."""
    return session.exec(select(Partner).where(Partner.merged_into == partner_id)).all()


def _belonging() -> Iterator[Column[Any]]:
    """Every column that says whose a row is, but for those with an order of their own."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            refers = {key.column.table.name for key in column.foreign_keys}
            if "partner" in refers and table.name not in APART:
                yield column


def _move_deals(
    session: Session, kept_id: int, gone_id: int, better: set[int], now: datetime
) -> list[int]:
    """One deal of a campaign is one partner's, so that the worse ones change places on a shelf."""
    ours = {deal.campaign_id: deal for deal in _deals(session, kept_id)}
    shelf = None
    moved, worse = [], []
    for deal in _deals(session, gone_id):
        place = ours.get(deal.campaign_id)
        if place is not None and deal.id not in better:
            continue
        if place is not None:
            shelf = shelf or _shelf(session, now)
            _give(session, place, shelf.id)
            worse.append(place)
        _give(session, deal, kept_id)
        moved.append(deal.id or 0)
    for deal in worse:
        _give(session, deal, gone_id)
    if shelf is not None:
        session.delete(shelf)
        session.flush()
    return moved


def _shelf(session: Session, now: datetime) -> Partner:
    shelf = Partner(name="-", listed_at=now)
    session.add(shelf)
    session.flush()
    return shelf


def _give(session: Session, deal: Deal, partner_id: int | None) -> None:
    session.execute(update(Deal).where(col(Deal.id) == deal.id).values(partner_id=partner_id))
    session.refresh(deal)


def _once_each(session: Session, rows: Any, of: Any, kept_id: int, gone_id: int) -> None:
    """Rows that a partner has once of each thing: what both have stays the kept one's."""
    both = select(of).where(rows.partner_id == kept_id)
    session.execute(delete(rows).where(col(rows.partner_id) == gone_id, col(of).in_(both)))
    session.execute(update(rows).where(col(rows.partner_id) == gone_id).values(partner_id=kept_id))


def _join_research(session: Session, kept_id: int, gone_id: int, now: datetime) -> None:
    ours, theirs = research.of(session, kept_id), research.of(session, gone_id)
    session.execute(delete(PartnerResearch).where(col(PartnerResearch.partner_id) == gone_id))
    if theirs != research.UNKNOWN:
        research.put(session, kept_id, joined(ours, theirs), now)


def _fill(session: Session, kept: Partner, gone: Partner) -> None:
    """What the kept one lacks is taken over, and both accounts are theirs. What both have stays on
    the record of who goes, by which a later sheet finds them."""
    handles = [*(kept.other_accounts or []), *(gone.other_accounts or [])]
    account = (gone.platform, gone.handle)
    if gone.handle and not kept.handle:
        gone.platform = gone.handle = None
        session.flush()  # one account is one record's
        kept.platform, kept.handle = account
    elif gone.platform and gone.handle:
        handles.append([gone.platform, gone.handle])
    kept.other_accounts, gone.other_accounts = handles or None, None
    for field in FILLED:
        if getattr(kept, field) is None:
            setattr(kept, field, getattr(gone, field))
    kept.tier = kept.tier or tier_of(kept.followers)
    for one in (gone, *others_of(session, gone.id or 0)):
        one.merged_into = kept.id
    session.flush()


def _deals(session: Session, partner_id: int) -> Sequence[Deal]:
    return session.exec(
        select(Deal).where(Deal.partner_id == partner_id).order_by(col(Deal.id))
    ).all()


def _forget(session: Session, *partner_ids: int) -> None:
    session.expire_all()
    for partner_id in partner_ids:
        for what in ("live", "all", "addresses"):
            forget(session, what, partner_id)
