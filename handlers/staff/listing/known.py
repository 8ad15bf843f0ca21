"""What is known of a partner, as cards show it: findings, other deals, fit, who looks alike."""

from deals.deal import Deal
from deals.fit import Fit, fit
from deals.hours import day_here
from deals.research.profile import NOBODY
from deals.says.listing import known as says
from handlers.staff.acting import Acting
from handlers.words import conduct_lines
from storage.conduct import findings
from storage.conduct.reliability import reliability_of
from storage.partner import (
    people,
    research,
    twins,
)
from storage.tables import Partner


def partner_of(acting: Acting, deal: Deal) -> Partner:
    """Whoever the deal is with; of a record that was merged, the one that stands for it."""
    return people.kept(acting.session, people.partner(acting.session, deal.partner.id))


def known(acting: Acting, partner: Partner, but_deal: int) -> says.Known:
    """Notes are for private chats: they may say anything."""
    told = research.of(acting.session, partner.id or 0)
    named = "named" if told.competitor else "none" if told.competitor == NOBODY else "unknown"
    return says.Known(
        told.niches,
        told.engagement_pct,
        tuple(says.RateLine(kind, idr) for kind, idr in told.rates),
        told.past_brands,
        named,
        told.competitor or "",
        told.audience,
        told.product,
        told.notes if acting.private else "",
        past(acting, partner, but_deal),
        partner.pr_status or "",
        conduct(acting, partner.id or 0),
    )


def conduct(acting: Acting, partner_id: int) -> tuple[str, ...]:
    """How they keep their word, and in private what was confirmed of them, in lines."""
    today = day_here(acting.turn.now)
    found = reliability_of(acting.session, [partner_id], today)[partner_id]
    told = conduct_lines.reliability(found, acting.member.language)
    confirmed = findings.confirmed_of(acting.session, partner_id) if acting.private else ()
    flags = tuple(conduct_lines.finding(one.kind, acting.member.language) for one in confirmed)
    return (*((told,) if told else ()), *dict.fromkeys(flags))


def past(acting: Acting, partner: Partner, but_deal: int = 0) -> tuple[says.PastLine, ...]:
    return tuple(
        says.PastLine(deal.id or 0, title, deal.stage, deal.days_late or 0)
        for deal, title in research.deals_of(acting.session, partner.id or 0)
        if deal.id != but_deal
    )


def fit_of(acting: Acting, partner: Partner, deal: Deal) -> Fit:
    """How they fit the campaign of that deal."""
    candidate = research.candidate(acting.session, partner, deal.id)
    return fit(candidate, research.wanted(acting.session, deal.campaign.id))


def alike(acting: Acting, partner: Partner) -> int:
    return len(twins.alike(acting.session, partner))
