"""What waits on a person of ours, one by one: debts, letters that nobody knows the fate of,
updates that could not be handled, what partners ask about their data, proposed facts, second
managers, problems without a deal, and what looks suspicious."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, func, literal, null, select, union_all
from sqlmodel import Session, col

from deals.stages import BINDING
from storage.selling.counting import unsettled
from storage.states import aside, in_state, not_in_state
from storage.tables import (
    Bonus,
    Brand,
    Campaign,
    Clearance,
    DataAct,
    Deal,
    Debt,
    Deliverable,
    Fact,
    Finding,
    FindingPartner,
    Inbox,
    Manager,
    Outbox,
    Partner,
    Payment,
    Person,
    PersonAddress,
    Proof,
    Shop,
    ShopAccount,
    Slip,
    SoldPost,
    Staff,
    Trouble,
)

QUEUED = ("vet", "approach")  # counted, not shown one by one


@dataclass(frozen=True)
class Waiting:
    """`number`: the deliverable of a proof, the outbox row of an unknown letter, the inbox row of
    a stuck update, the number of a wish about personal data, of a fact, of a manager, of a payment,
    of a finding, of a problem without a deal, or of a message of theirs.

    `partner`: or who of ours the letter is for; empty for the team's chat and for a stranger. Of a
    fact: the brand.
    """

    since: datetime
    kind: str
    number: int
    deal_id: int | None
    partner: str
    campaign: str


def waiting(
    session: Session,
    owner_id: int | None = None,
    first: int = 0,
    size: int | None = None,
    leads: bool = True,
) -> list[Waiting]:
    """`size` of them (or all) after the first ones: who waits for us longest comes first, and first
    messages, for which nobody waits, come last; with `owner_id` only what is in that member's
    deals; `leads`: with what only a lead may see."""
    of = _everything(owner_id, leads).c
    query = select(of.since, of.kind, of.number, of.deal_id, of.partner, of.campaign)
    nobody_waits = case((of.kind == "first_contact", 1), else_=0)
    in_order = query.order_by(nobody_waits, of.since, of.kind, of.number, of.deal_id)
    return [Waiting(*row) for row in session.execute(in_order.offset(first).limit(size))]


def summed_up(
    session: Session, owner_id: int | None = None, leads: bool = True
) -> tuple[int, datetime | None]:
    """How much waits, and since when the oldest; with `owner_id` as above."""
    of = _everything(owner_id, leads)
    query = select(func.count(), func.min(of.c.since)).select_from(of)
    count, oldest = session.execute(query).one()
    return count, oldest


def first_contacts(session: Session, owner_id: int) -> tuple[int | None, int]:
    """The deal of a member whose first message has to be carried over next, the one that was
    approached first, and how many they are."""
    those = (
        *(in_state(Deal.stage, "approached"), in_state(Deal.waiting_for, "first_contact")),
        col(Deal.owner_id) == owner_id,
    )
    query = select(col(Deal.id)).where(*those).order_by(col(Deal.waiting_since), col(Deal.id))
    total = session.scalar(select(func.count()).select_from(Deal).where(*those)) or 0
    return session.scalar(query.limit(1)), total


def _everything(owner_id: int | None, leads: bool) -> Subquery:
    if owner_id is None:
        of_deals = (_debts(), _unknown(), _payments(), _clearances())
        earned = (_bonuses_earned(), _bonuses_doubted(), _slips())
        of_others = (_stuck(), _asked(), _facts(), _managers(), _troubles())
        of_leads = (_findings(),) if leads else ()
        of_sales = (_elsewhere(), _unclaimed(), _open_accounts())
        everything = (*of_deals, *earned, *of_sales, *of_others, *of_leads)
        return union_all(*everything).subquery()
    mine = aside(Deal.owner_id) == owner_id  # what waits is little beside what they own
    whats_mine = (_debts(), _unknown(), _payments(), _elsewhere(), _unclaimed())
    return union_all(*(one.where(mine) for one in whats_mine)).subquery()


def _debts() -> Any:
    return (
        _columns(Debt.since, Debt.kind, Debt.number, Debt.deal_id, Partner.name, Campaign.title)
        .join(Deal, col(Deal.id) == Debt.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(col(Debt.paid_at).is_(None), not_in_state(Debt.kind, *QUEUED))
    )


def _payments() -> Any:
    """What is to be paid."""
    kind = literal("payment")
    return (
        _columns(*(Payment.due_at, kind, Payment.id, Payment.deal_id), Partner.name, Campaign.title)
        .join(Deal, col(Deal.id) == Payment.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(in_state(Payment.state, "due"))
    )


def _clearances() -> Any:
    """Terms that a lead is asked for."""
    kind = literal("clearance")
    return (
        _columns(
            *(Clearance.asked_at, kind, Clearance.id, Clearance.deal_id),
            *(Partner.name, Campaign.title),
        )
        .join(Deal, col(Deal.id) == Clearance.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(in_state(Clearance.state, "open"))
    )


def _bonuses(kind: str, since: Any, where: ColumnElement[bool]) -> Any:
    """A bonus that a lead decides about, or looks at again."""
    return (
        _columns(since, literal(kind), Bonus.id, Bonus.deal_id, Partner.name, Campaign.title)
        .join(Deal, col(Deal.id) == Bonus.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(where)
    )


def _bonuses_earned() -> Any:
    return _bonuses("bonus", Bonus.since, in_state(Bonus.state, "waiting"))


def _bonuses_doubted() -> Any:
    return _bonuses("bonus_doubt", Bonus.doubted_at, col(Bonus.doubted_at).is_not(None))


def _slips() -> Any:
    """Slips of transfers that partners want to see."""
    kind = literal("slip")
    return (
        _columns(
            *(Slip.wanted_at, kind, Slip.payment_id, Slip.deal_id), *(Partner.name, Campaign.title)
        )
        .join(Deal, col(Deal.id) == Slip.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(col(Slip.sent_at).is_(None), col(Slip.wanted_at).is_not(None))
    )


def _unknown() -> Any:
    whose = func.coalesce(Partner.name, Staff.name, "")
    title = func.coalesce(Campaign.title, "")
    return (
        _columns(Outbox.made_at, literal("unknown"), Outbox.id, Outbox.deal_id, whose, title)
        .select_from(Outbox)
        .join(Partner, col(Partner.id) == Outbox.partner_id, isouter=True)
        .join(Staff, _lives_at(Staff, Outbox.channel, Outbox.chat), isouter=True)
        .join(Deal, col(Deal.id) == Outbox.deal_id, isouter=True)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id, isouter=True)
        .where(in_state(Outbox.state, "unknown"))
    )


def _stuck() -> Any:
    """The lane of an update is the address that it came from."""
    chat = func.substr(Inbox.lane, func.length(Inbox.channel) + 2)
    whose = func.coalesce(Partner.name, Staff.name, "")
    return (
        _columns(Inbox.received_at, literal("stuck"), Inbox.id, null(), whose, literal(""))
        .select_from(Inbox)
        .join(PersonAddress, _lives_at(PersonAddress, Inbox.channel, chat), isouter=True)
        .join(Person, col(Person.id) == PersonAddress.person_id, isouter=True)
        .join(Partner, col(Partner.id) == Person.partner_id, isouter=True)
        .join(Staff, _lives_at(Staff, Inbox.channel, chat), isouter=True)
        .where(in_state(Inbox.state, "dead"))
    )


def _asked() -> Any:
    """What somebody asks about their data."""
    kind = literal("data_").concat(DataAct.kind)
    return (
        _columns(DataAct.at, kind, DataAct.id, null(), Partner.name, literal(""))
        .join(Partner, col(Partner.id) == DataAct.partner_id)
        .where(col(DataAct.settled_at).is_(None))
    )


def _facts() -> Any:
    """What staff propose to tell partners."""
    return (
        _columns(
            *(Fact.told_at, literal("fact"), Fact.id, null()),
            *(Brand.name, func.coalesce(Campaign.title, "")),
        )
        .select_from(Fact)
        .join(Brand, col(Brand.id) == Fact.brand_id)
        .join(Campaign, col(Campaign.id) == Fact.campaign_id, isouter=True)
        .where(Fact.state == "proposed")
    )


def _managers() -> Any:
    """A second manager who wants to speak for a partner whom we may write to."""
    return (
        _columns(
            *(Manager.since, literal("manager"), Manager.id, null(), Partner.name, literal(""))
        )
        .join(Partner, col(Partner.id) == Manager.partner_id)
        .where(in_state(Manager.state, "waiting"), col(Partner.stopped_at).is_(None))
    )


def _troubles() -> Any:
    """What somebody tells with whom there is no deal."""
    kind = literal("trouble")
    return (
        _columns(Trouble.since, kind, Trouble.id, null(), Partner.name, literal(""))
        .join(Partner, col(Partner.id) == Trouble.partner_id)
        .where(col(Trouble.settled_at).is_(None))
    )


def _findings() -> Any:
    """What looks suspicious, and nobody has judged; by the name of who came with it last."""
    whose: Any = select(col(Partner.name)).join(
        FindingPartner, col(FindingPartner.partner_id) == Partner.id
    )
    of = whose.where(col(FindingPartner.finding_id) == Finding.id)
    last = of.order_by(col(FindingPartner.seen_at).desc(), col(FindingPartner.id).desc())
    name = last.limit(1).scalar_subquery()
    return _columns(
        *(Finding.first_seen, literal("finding"), Finding.id, null()),
        *(func.coalesce(name, ""), literal("")),
    ).where(in_state(Finding.state, "open"))


def _elsewhere() -> Any:
    """A proof that sold under another account."""
    query = _of_deals(SoldPost.since, "elsewhere", SoldPost.id, SoldPost)
    same = (col(Proof.deal_id) == SoldPost.deal_id) & (col(Proof.post_id) == SoldPost.post_id)
    counts = query.join(Proof, same).where(in_state(Proof.state, "waiting", "accepted"))
    return counts.where(in_state(SoldPost.state, "open"), SoldPost.kind == "elsewhere")


def _unclaimed() -> Any:
    """Posts that sold and were never handed in, a deal's together, while such content is due."""
    first, oldest = func.min(SoldPost.id), func.min(SoldPost.since)
    query = _of_deals(oldest, "unclaimed", first, SoldPost)
    binding = [stage.value for stage in sorted(BINDING)]
    due: Any = select(col(Deliverable.id)).where(
        col(Deliverable.deal_id) == Deal.id, col(Deliverable.state).in_(("due", "sent_back"))
    )
    open_ones = (in_state(SoldPost.state, "open"), SoldPost.kind == "unclaimed")
    theirs = query.where(*open_ones, col(Deal.stage).in_(binding), due.exists())
    return theirs.group_by(SoldPost.deal_id, Partner.name, Campaign.title)


def _open_accounts() -> Any:
    """Accounts of a shop that sold, and of which nobody has said whose they are."""
    since = func.min(ShopAccount.since)
    told = _columns(since, literal("open_accounts"), Shop.id, null(), Shop.name, literal(""))
    waits = (*unsettled(), col(ShopAccount.since).is_not(None))
    query = told.join(ShopAccount, col(ShopAccount.shop_id) == Shop.id)
    return query.where(*waits).group_by(Shop.id, Shop.name)


def _of_deals(since: Any, kind: str, number: Any, rows: Any) -> Any:
    return (
        _columns(since, literal(kind), number, rows.deal_id, Partner.name, Campaign.title)
        .join(Deal, col(Deal.id) == rows.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
    )


def _columns(*columns: Any) -> Any:
    names = ("since", "kind", "number", "deal_id", "partner", "campaign")
    return select(*(column.label(name) for column, name in zip(columns, names, strict=True)))


def _lives_at(
    who: type[Staff] | type[PersonAddress], channel: Any, chat: Any
) -> ColumnElement[bool]:
    return and_(col(who.channel) == channel, col(who.chat) == chat)
