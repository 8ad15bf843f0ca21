"""What looks suspicious, as rows: each thing once, with everybody whom it is about."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from deals.conduct.finding import OF_SEVERAL, SHARED, Involved
from storage.db import locked
from storage.keeping import needed
from storage.personal.fingerprints import fingerprint
from storage.states import in_state
from storage.tables import Account, Deal, Finding, FindingPartner, Partner, Person


class Involvement(NamedTuple):
    """Somebody whom a finding is about, as a person of ours looks at it."""

    finding_id: int
    partner_id: int
    partner: str
    deal_id: int | None
    what: str
    seen_at: datetime


def seen(
    session: Session, kind: str, subject: str, involved: Sequence[Involved], now: datetime
) -> Finding:
    """Keeps it, or that it was seen again. `subject`: what makes it the same then, kept as a hash
    alone. Whoever is new in it opens it again, however it was judged."""
    return _kept(session, kind, fingerprint(session, kind, subject), involved, now)


def compare(session: Session, now: datetime, partner_id: int | None = None) -> None:
    """Whether one phone, account or address is several partners' with whom we agreed something:
    of one partner, or of all. Whoever has a manager is left out, who may well share theirs."""
    for kind in SHARED:
        groups: dict[str, list[Involved]] = defaultdict(list)
        for mark, partner, deal_id in session.execute(_shared(kind, partner_id)):
            groups[mark].append(Involved(partner, deal_id))
        for mark, involved in groups.items():
            if len(involved) > 1:
                _kept(session, kind, mark, involved, now, again=False)


def open_ones(session: Session, first: int, size: int) -> Sequence[Finding]:
    """Those that wait for a judgement, the oldest first."""
    query = select(Finding).where(in_state(Finding.state, "open"))
    in_order = query.order_by(col(Finding.first_seen), col(Finding.id))
    return session.scalars(in_order.offset(first).limit(size)).all()


def judged(session: Session, first: int, size: int) -> Sequence[Finding]:
    """Those that were judged, the newest first."""
    query = select(Finding).where(in_state(Finding.state, "harmless", "confirmed"))
    in_order = query.order_by(col(Finding.judged_at).desc(), col(Finding.id))
    return session.scalars(in_order.offset(first).limit(size)).all()


def count(session: Session, *states: str) -> int:
    query = select(func.count()).select_from(Finding).where(in_state(Finding.state, *states))
    return session.scalar(query) or 0


def involved_in(session: Session, finding_ids: Sequence[int]) -> dict[int, list[Involvement]]:
    """Whom each of these is about, in the order in which they were seen."""
    found: dict[int, list[Involvement]] = {number: [] for number in finding_ids}
    query: Any = (
        select(
            *(col(FindingPartner.finding_id), col(Partner.id), col(Partner.name)),
            *(col(FindingPartner.deal_id), col(FindingPartner.what), col(FindingPartner.seen_at)),
        )
        .join(Partner, col(Partner.id) == FindingPartner.partner_id)
        .where(col(FindingPartner.finding_id).in_(finding_ids))
    )
    for row in session.execute(query.order_by(col(FindingPartner.id))):
        found[row[0]].append(Involvement(*row))
    return found


def confirmed_of(session: Session, partner_id: int) -> Sequence[Finding]:
    """What was confirmed of a partner, the newest first."""
    query = (
        select(Finding)
        .join(FindingPartner, col(FindingPartner.finding_id) == Finding.id)
        .where(col(FindingPartner.partner_id) == partner_id, col(Finding.state) == "confirmed")
    )
    return session.scalars(query.order_by(col(Finding.judged_at).desc())).all()


def judge(
    session: Session, number: int, version: int, state: str, staff_id: int, now: datetime
) -> bool:
    """False when it is about others by now than those who were shown, or was judged so before."""
    row = locked(session, Finding, number)
    if row is None or row.version != version or row.state == state:
        return False
    row.state, row.judged_by, row.judged_at = state, staff_id, now
    session.flush()
    return True


def join(session: Session, kept_id: int, gone_id: int) -> None:
    """Two records turn out to be one person: what was about nobody else is explained by that."""
    rows = session.scalars(
        select(FindingPartner).where(col(FindingPartner.partner_id).in_((kept_id, gone_id)))
    ).all()
    known = {row.finding_id for row in rows if row.partner_id == kept_id}
    for row in rows:
        if row.partner_id == gone_id and row.finding_id in known:
            session.delete(row)
        else:
            row.partner_id = kept_id
    session.flush()
    needed.let_go(session, _drop_lonely(session, known))


def forget(session: Session, partner_id: int) -> list[str]:
    """A partner is forgotten: what was about nobody else goes with them, and of the rest the words
    that our people wrote. Answers the files that it showed."""
    theirs = col(FindingPartner.partner_id) == partner_id
    numbers = session.scalars(select(col(FindingPartner.finding_id)).where(theirs)).all()
    session.execute(delete(FindingPartner).where(theirs))
    for row in session.scalars(select(Finding).where(col(Finding.id).in_(numbers))):
        row.note = ""
    session.flush()
    return _drop_lonely(session, numbers)


def _kept(
    session: Session,
    kind: str,
    mark: str,
    involved: Sequence[Involved],
    now: datetime,
    again: bool = True,
) -> Finding:
    query = select(Finding).where(col(Finding.kind) == kind, col(Finding.subject) == mark)
    row = session.scalars(query).first()
    if row is None:
        row = Finding(kind=kind, subject=mark, first_seen=now, last_seen=now)
        session.add(row)
        session.flush()
    elif again:
        row.times, row.last_seen = row.times + 1, now
    known = {one.partner_id for one in involved_in(session, [row.id or 0])[row.id or 0]}
    fresh = [one for one in involved if one.partner_id not in known]
    for one in fresh:
        session.add(
            FindingPartner(
                finding_id=row.id or 0,
                partner_id=one.partner_id,
                deal_id=one.deal_id,
                what=one.what,
                seen_at=now,
            )
        )
    if fresh and known:
        row.state, row.version, row.last_seen = "open", row.version + 1, now
    session.flush()
    return row


def _shared(kind: str, partner_id: int | None) -> Any:
    """What several have the same of: (hash, partner, their newest agreement)."""
    mark, table = _MARKS[kind]
    if partner_id is None:
        several = select(mark).where(mark.is_not(None)).group_by(mark).having(func.count() > 1)
    else:
        several = select(mark).where(_OWNER[table] == partner_id)
    managed = select(col(Person.id)).where(
        col(Person.partner_id) == col(Partner.id), col(Person.role) == "manager"
    )
    query: Any = select(mark, col(Partner.id), func.max(col(Deal.id))).select_from(Partner)
    if table is not Partner:
        query = query.join(table, _OWNER[table] == col(Partner.id))
    query = query.join(Deal, col(Deal.partner_id) == col(Partner.id))
    nobody = (col(Partner.merged_into).is_(None), col(Partner.forgotten_at).is_(None))
    theirs = query.where(mark.in_(several), *nobody, col(Deal.agreed_at).is_not(None))
    return theirs.where(~managed.exists()).group_by(mark, col(Partner.id)).order_by(mark)


_OWNER: dict[Any, Any] = {Partner: col(Partner.id), Account: col(Account.partner_id)}
_MARKS: dict[str, tuple[Any, Any]] = {
    "phone": (col(Partner.phone_hash), Partner),
    "address": (col(Partner.address_hash), Partner),
    "account": (col(Account.number_hash), Account),
}


def _drop_lonely(session: Session, finding_ids: Sequence[int] | set[int]) -> list[str]:
    """Deletes those that say nothing about whoever is left in them; answers their files."""
    left = involved_in(session, list(finding_ids))
    gone = []
    for row in session.scalars(select(Finding).where(col(Finding.id).in_(list(finding_ids)))).all():
        if len(left[row.id or 0]) >= (2 if row.kind in OF_SEVERAL else 1):
            continue
        session.execute(delete(FindingPartner).where(col(FindingPartner.finding_id) == row.id))
        session.delete(row)
        gone += [row.file_sha256] if row.file_sha256 else []
    session.flush()
    return gone
