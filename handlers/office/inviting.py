"""Inviting somebody again: into the brand's campaign of the next month, approved as before."""

from collections.abc import Sequence

from deals import approval
from deals.deal import Deal
from deals.decision import Refused
from deals.hours import day_here
from deals.reporting.evaluation import next_month
from deals.reporting.months import month_of
from deals.stages import Stage
from handlers.turn import Turn
from storage.brand import campaigns
from storage.deal import deals, history
from storage.partner import people
from storage.personal import suppressed
from storage.tables import Brand, Campaign, Partner, Staff
from storage.tables import Deal as DealRow

HAPPENED = "invited_again"


def month_for(turn: Turn, last: Campaign) -> str:
    """The month to invite for after that campaign."""
    today = day_here(turn.now)
    return next_month(last.month, month_of(today))


def places_for(turn: Turn, deal_id: int) -> Sequence[Campaign]:
    """The open campaigns of the next month that they could be invited to; raises Refused when
    there is none."""
    last = turn.session.get_one(Campaign, _agreed(turn, deal_id).campaign_id)
    month = month_for(turn, last)
    found = campaigns.open_in_month(turn.session, last.brand_id, month, last.kind)
    if not found:
        brand = turn.session.get_one(Brand, last.brand_id)
        raise Refused("no_next_campaign", brand=brand.name, month=month)
    return found


def invite(turn: Turn, deal_id: int, campaign_id: int) -> Deal:
    """The partner of an earlier deal as vetted in that campaign. Raises Refused where that cannot
    be, with nothing changed, and Busy."""
    row = _agreed(turn, deal_id)
    if campaign_id not in [one.id for one in places_for(turn, deal_id)]:
        raise Refused("old_button")
    partner = people.kept(turn.session, people.partner(turn.session, row.partner_id))
    number = partner.id or 0
    people.reserve(turn.session, number)
    _must_be_free(turn, partner)
    last = deals.load(turn.session, deal_id)
    approval.may_be_invited(deals.campaign_facts(turn.session, campaign_id), last)
    there, new = deals.listed(turn.session, campaign_id, number, turn.now)
    deal = deals.load(turn.session, there.id)
    if not new:
        _must_be_new(turn, deal)
    return turn.decide(deal, approval.invite_again(deal, last, turn.now), undoable=True)


def _agreed(turn: Turn, deal_id: int) -> DealRow:
    row = turn.session.get(DealRow, deal_id)
    if row is None or row.agreed_at is None:
        raise Refused("old_button")
    return row


def _must_be_free(turn: Turn, partner: Partner) -> None:
    if partner.forgotten_at or suppressed.holds(turn.session, partner):
        raise Refused("asked_to_be_forgotten")
    if partner.stopped_at:
        raise Refused("partner_stopped")


def _must_be_new(turn: Turn, deal: Deal) -> None:
    """Raises Refused with the name of whoever was faster."""
    line = history.latest(turn.session, deal.id, HAPPENED)
    if line and deal.stage != Stage.LISTED:
        kind, _, number = line.by.partition(":")
        member = turn.session.get(Staff, int(number)) if kind == "staff" else None
        who = member.name if member else "Sapa"
        raise Refused("already_invited", by=who, deal=f"/deal_{deal.id}")
