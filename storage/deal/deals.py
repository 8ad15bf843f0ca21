"""Deals: loaded as one value, saved with their version, history, next step and desk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from deals import deal as rules
from deals.bargaining.limits import Bargaining
from deals.boosting.boost import Boost
from deals.brought.asking import Asking
from deals.content.briefing import Briefing
from deals.content.making import Making
from deals.deadlines.cadence import Cadence
from deals.deadlines.extensions import (
    Extending,
    Extension,
    HeldUp,
)
from deals.decision import Decision
from deals.reporting.milestones import (
    MILESTONES,
    days_late,
    milestones,
    reached,
)
from deals.stages import OVER, Stage
from deals.terms import Terms
from storage.bare import bare
from storage.deal import (
    desk,
    reminders,
)
from storage.partner import people
from storage.post.foresight import (
    forget,
    recall,
    remember,
)
from storage.selling import shops
from storage.shapes import read, written
from storage.tables import Brand, Campaign, Deal, Deliverable, History, Proposal
from storage.tickets import rows as tickets

# With what `load` asks for next, so that it is read in one go.
_LIVE = (
    select(Deal, Campaign, Brand)
    .join(Campaign, col(Campaign.id) == Deal.campaign_id)
    .join(Brand, col(Brand.id) == Campaign.brand_id)
    .where(col(Deal.partner_id).in_(bindparam("partner_ids", expanding=True)))
    .where(col(Deal.stage).not_in(sorted(OVER)))
)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_KINDS: dict[str, Any] = {"proposals": Proposal, "deliverables": Deliverable}
_BELONGING: dict[str, Any] = {
    what: select(rows)
    .where(rows.deal_id.in_(bindparam("deal_ids", expanding=True)))
    .order_by(rows.deal_id, rows.number)
    for what, rows in _KINDS.items()
}
_ALL = (
    select(Deal.partner_id, Deal.id, Deal.stage)
    .where(col(Deal.partner_id).in_(bindparam("partner_ids", expanding=True)))
    .order_by(col(Deal.id).desc())
)


class ChangedMeanwhile(RuntimeError):
    """Somebody else saved the deal since it was loaded."""


def listed(session: Session, campaign_id: int, partner_id: int, now: datetime) -> tuple[Deal, bool]:
    """The deal of a partner in a campaign, made in stage listed if there was none (then True)."""
    query = select(Deal).where(Deal.campaign_id == campaign_id, Deal.partner_id == partner_id)
    row = session.exec(query).first()
    if row:
        return row, False
    row = Deal(campaign_id=campaign_id, partner_id=partner_id, made_at=now)
    session.add(row)
    session.flush()
    forget(session, "live", partner_id)
    forget(session, "all", partner_id)
    _plan(session, load(session, row.id), now)
    return row, True


def load(session: Session, deal_id: int | None) -> rules.Deal:
    """The deal with its people, campaign, proposals and deliverables; its partner is reserved.

    Raises LookupError, and Busy while another process is at work for the partner.
    """
    row = session.get(Deal, deal_id) if deal_id is not None else None
    if row is None or row.id is None:
        raise LookupError(f"no deal {deal_id}")
    people.reserve(session, row.partner_id)
    return rules.Deal(
        id=row.id,
        version=row.version,
        stage=Stage(row.stage),
        partner=people.facts(session, row.partner_id),
        campaign=campaign_facts(session, row.campaign_id),
        owner_id=row.owner_id,
        proposals=tuple(_proposals(session, row.id)),
        deliverables=tuple(_deliverables(session, row.id)),
        pack=_pack(row),
        waiting_on=rules.Side(row.waiting_on) if row.waiting_on else None,
        unanswered=tuple(read(rules.Unanswered, one) for one in row.unanswered),
        making=read(Making, row.making) if row.making else Making(),
        figures=read(Asking, row.figures) if row.figures else None,
        tickets=tickets.of_deal(session, row.id) if row.tickets else (),
        boosts=tuple(read(Boost, one) for one in row.boosts),
        held_up=read(HeldUp, row.held_up) if row.held_up else None,
        extensions=tuple(read(Extension, one) for one in row.extensions),
        **{name: getattr(row, name) for name in _PLAIN},
    )


def _pack(row: Deal) -> rules.Pack:
    return rules.Pack(
        row.pack_state,
        row.pack_since,
        row.pack_courier,
        row.pack_tracking,
        row.pack_asked,
        row.pack_not_yet,
    )


def foresee(session: Session, partner_ids: Sequence[int]) -> dict[int, list[Deal]]:
    """Reads the live deals of these partners, with all that belongs to them; of who has none,
    which are over. Answers the live ones."""
    known = _all(session, partner_ids)
    busy = [one for one, of_one in known.items() if not OVER.issuperset(of_one.values())]
    live: dict[int, list[Deal]] = {one: [] for one in partner_ids} | (
        _live(session, busy) if busy else {}
    )
    remember(session, "live", live)
    remember(session, "all", {one: [*known[one]] for one in partner_ids if not live[one]})
    deal_ids = [row.id or 0 for rows in live.values() for row in rows]
    for what, query in _BELONGING.items() if deal_ids else ():
        found: dict[int, list[Any]] = {deal_id: [] for deal_id in deal_ids}
        for row in session.exec(query, params={"deal_ids": deal_ids}):
            found[row.deal_id].append(row)
        remember(session, what, found)
    if troubled := [row.id or 0 for rows in live.values() for row in rows if row.tickets]:
        tickets.foresee(session, troubled)
    return live


def live_of(session: Session, partner_id: int) -> list[rules.Deal]:
    """A partner's deals that are not over, the latest touched first."""
    rows = recall(session, "live", partner_id, lambda: _live(session, [partner_id])[partner_id])
    live = [row for row in rows if row.stage not in OVER]
    live.sort(key=lambda row: (row.waiting_since or _LONG_AGO, row.id), reverse=True)
    return [load(session, row.id) for row in live]


def all_of(session: Session, partner_id: int) -> list[rules.Deal]:
    """All deals of a partner, the newest first."""
    ids = recall(session, "all", partner_id, lambda: [*_all(session, [partner_id])[partner_id]])
    return [load(session, deal_id) for deal_id in ids]


def save(
    session: Session,
    before: rules.Deal,
    decision: Decision,
    by: str,
    now: datetime,
    undoable: bool = False,
) -> rules.Deal:
    """Writes what a rule decided: the deal with version + 1, a history line, next step and debts.

    Raises ChangedMeanwhile when the row is no longer at the version that was loaded.
    """
    after = replace(decision.deal, version=before.version + 1)
    row = _write(session, before, after, now)
    if milestones(after) != milestones(before):
        _note_milestones(row, after, now, undone=decision.happened == "undone")
    session.add(
        History(
            deal_id=after.id,
            version=after.version,
            at=now,
            happened=decision.happened,
            by=by,
            details=decision.details,
            before=written(before) if undoable else None,
        )
    )
    _plan(session, after, now)
    return after


def hand_on(session: Session, deal_id: int, staff_id: int) -> None:
    """Gives the deal another owner. Raises Busy: whoever saves it just now knows the old one."""
    people.reserve(session, session.get_one(Deal, deal_id).partner_id)
    session.exec(update(Deal).where(col(Deal.id) == deal_id).values(owner_id=staff_id))


def campaign_facts(session: Session, campaign_id: int) -> rules.Campaign:
    """What the rules need to know of a campaign."""
    row = session.get_one(Campaign, campaign_id)
    return rules.Campaign(
        id=campaign_id,
        brand=session.get_one(Brand, row.brand_id).name,
        title=row.title,
        kind=row.kind,
        terms=read(Terms, row.terms),
        zone=row.zone,
        cadence=read(Cadence, row.cadence),
        bargaining=read(Bargaining, row.bargaining or {}),
        briefing=read(Briefing, row.briefing) if row.briefing else Briefing(),
        extending=read(Extending, row.extending or {}),
        brief=row.brief,
        shop=shops.facts(session, row.shop_id),
        month=row.month,
    )


_PLAIN = (
    "post_by",
    "promised",
    "asked",
    "waiting_for",
    "waiting_since",
    "steps_done",
    "breach_proposed_at",
    "fee_cap_idr",
    "taken_over_by",
    "taken_over_at",
)


def _proposals(session: Session, deal_id: int) -> list[rules.Proposal]:
    return [
        rules.Proposal(
            row.number, rules.Side(row.by), read(Terms, row.terms), row.state, row.answer_by
        )
        for row in _belonging(session, "proposals", deal_id)
    ]


def _deliverables(session: Session, deal_id: int) -> list[rules.Deliverable]:
    return [
        rules.Deliverable(row.number, row.kind, row.platform, row.proof, row.state, row.reason)
        for row in _belonging(session, "deliverables", deal_id)
    ]


def _belonging(session: Session, what: str, deal_id: int) -> Sequence[Any]:
    asked = {"deal_ids": [deal_id]}
    return recall(
        session, what, deal_id, lambda: session.exec(_BELONGING[what], params=asked).all()
    )


def _live(session: Session, partner_ids: Sequence[int]) -> dict[int, list[Deal]]:
    found: dict[int, list[Deal]] = {partner_id: [] for partner_id in partner_ids}
    for row, _, _ in session.exec(_LIVE, params={"partner_ids": partner_ids}):
        found[row.partner_id].append(row)
    return found


def _all(session: Session, partner_ids: Sequence[int]) -> dict[int, dict[int, str]]:
    """Of each partner the deals, the newest first, with their stages."""
    session.flush()
    found: dict[int, dict[int, str]] = {partner_id: {} for partner_id in partner_ids}
    for partner_id, deal_id, stage in bare(session, _ALL, {"partner_ids": [*partner_ids]}):
        found[partner_id][deal_id] = stage
    return found


def _write(session: Session, before: rules.Deal, after: rules.Deal, now: datetime) -> Deal:
    row = session.get_one(Deal, after.id)
    if row.version != before.version:
        raise ChangedMeanwhile(f"deal {after.id} is past version {before.version}")
    row.version = after.version
    row.stage, row.owner_id = after.stage.value, after.owner_id
    row.waiting_on = after.waiting_on.value if after.waiting_on else None
    if after.unanswered != before.unanswered:
        row.unanswered = [written(one) for one in after.unanswered]
    if after.making != before.making:
        row.making = written(after.making)
    if after.figures != before.figures:
        row.figures = written(after.figures) if after.figures else None
    if after.boosts != before.boosts:
        row.boosts = [written(one) for one in after.boosts]
    if after.held_up != before.held_up:
        row.held_up = written(after.held_up) if after.held_up else None
    if after.extensions != before.extensions:
        row.extensions = [written(one) for one in after.extensions]
    row.tickets = len(after.tickets)
    row.pack_state, row.pack_since = after.pack.state, after.pack.since
    row.pack_courier, row.pack_tracking = after.pack.courier, after.pack.tracking
    row.pack_asked, row.pack_not_yet = after.pack.asked, after.pack.not_yet
    for name in _PLAIN:
        setattr(row, name, getattr(after, name))
    try:
        session.flush()
    except StaleDataError as error:
        raise ChangedMeanwhile(f"deal {after.id} was saved by another") from error
    if before.over and not after.over:
        forget(session, "live", after.partner.id)
    if after.proposals != before.proposals:
        _write_proposals(session, before, after, now)
    if after.deliverables != before.deliverables:
        _write_deliverables(session, after)
    if after.tickets != before.tickets:
        tickets.write(session, after.id, before.tickets, after.tickets)
    return row


def _note_milestones(row: Deal, deal: rules.Deal, now: datetime, undone: bool) -> None:
    known = {name: getattr(row, f"{name}_at") for name in MILESTONES}
    for name, at in reached(deal, known, now, undone).items():
        setattr(row, f"{name}_at", at)
    row.days_late = days_late(deal, row.delivered_at)


def _write_proposals(
    session: Session, before: rules.Deal, after: rules.Deal, now: datetime
) -> None:
    known = {row.number: row for row in _belonging(session, "proposals", after.id)}
    forget(session, "proposals", after.id)
    for gone in known.keys() - {proposal.number for proposal in after.proposals}:
        session.delete(known[gone])
    session.flush()
    for proposal in sorted(after.proposals, key=lambda proposal: proposal.state == "open"):
        row = known.get(proposal.number) or Proposal(
            deal_id=after.id,
            number=proposal.number,
            by=proposal.by.value,
            terms=written(proposal.terms),
            made_at=now,
        )
        row.state, row.answer_by = proposal.state, proposal.answer_by
        session.add(row)
        session.flush()  # what was open is closed before another opens


def _write_deliverables(session: Session, after: rules.Deal) -> None:
    known = {row.number: row for row in _belonging(session, "deliverables", after.id)}
    forget(session, "deliverables", after.id)
    for gone in known.keys() - {piece.number for piece in after.deliverables}:
        session.delete(known[gone])
    for piece in after.deliverables:
        row = known.get(piece.number) or Deliverable(
            deal_id=after.id,
            number=piece.number,
            kind=piece.kind,
            platform=piece.platform,
            proof=piece.proof,
        )
        row.state, row.reason = piece.state, piece.reason
        session.add(row)


def _plan(session: Session, deal: rules.Deal, now: datetime) -> None:
    session.flush()
    reminders.plan(session, deal, now)
    desk.settle(session, deal, now)


def proposed_at(session: Session, deal_id: int) -> dict[int, datetime]:
    """When each version of the terms was put forward."""
    query = select(Proposal.number, Proposal.made_at).where(Proposal.deal_id == deal_id)
    return dict(session.exec(query).all())
