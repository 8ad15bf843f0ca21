"""The desk: what we owe in a deal, worked out from the deal alone, so that nobody is forgotten."""

from dataclasses import dataclass
from datetime import datetime

from deals.boosting.boost import WITH_US
from deals.content.making import Course
from deals.deal import Deal, Side
from deals.stages import BINDING, NOT_APPROACHED, Stage


@dataclass(frozen=True)
class Debt:
    """Something that waits on us. `number`: of a deliverable, of the message of theirs, of a
    version of an idea or draft, or of a ticket."""

    # vet approach first_contact answer back counter expired proof parcel lost_pack arrival breach
    # stopped idea draft client_draft extension in_person figures ticket boost
    kind: str
    number: int = 0
    since: datetime | None = None  # None: since now


def debts(deal: Deal) -> tuple[Debt, ...]:
    """Everything in this deal that a person of ours has to do."""
    asked = tuple(Debt(one.kind, one.number, one.since) for one in deal.unanswered)
    asked = (*asked, *_amendment(deal))
    if deal.over:
        return (*asked, *_figures(deal), *_tickets(deal), *_codes(deal))
    if deal.stage in NOT_APPROACHED:
        return (Debt("vet" if deal.stage == Stage.LISTED else "approach"), *asked, *_tickets(deal))
    owed = [*asked, *_tickets(deal)]
    if deal.waiting_on == Side.BRAND and not (asked and deal.waiting_for == "answer"):
        owed.append(Debt(deal.waiting_for, since=deal.waiting_since))
    if deal.stage in BINDING:
        owed += [Debt("proof", d.number) for d in deal.deliverables if d.state == "submitted"]
        owed += _parcel(deal)
        owed += _broken(deal)
        owed += _sketched("idea", deal.making.idea) + _sketched("draft", deal.making.draft)
        owed += _more_time(deal)
        owed += _codes(deal)
    if deal.in_person:
        owed.append(Debt("in_person", since=deal.taken_over_at))
    if deal.partner.stopped:
        owed.append(Debt("stopped"))
    return tuple(owed)


def _amendment(deal: Deal) -> tuple[Debt, ...]:
    """A change of what was agreed that they have not answered: somebody sees to it."""
    return (Debt("amendment", deal.amendment.number),) if deal.amendment else ()


def _figures(deal: Deal) -> list[Debt]:
    """A picture of what the posts brought, that a person has to read."""
    asking = deal.figures
    return [Debt("figures", since=asking.since)] if asking and asking.state == "picture" else []


def _tickets(deal: Deal) -> list[Debt]:
    """Problems in which we owe them help."""
    return [Debt("ticket", one.number, one.since) for one in deal.open_tickets]


def _codes(deal: Deal) -> list[Debt]:
    """Boost codes that did not come, or ended: asked for by hand, or let go."""
    if deal.partner.stopped or deal.stage not in (*BINDING, Stage.DONE):
        return []
    since = [boost.since for boost in deal.boosts if boost.state in WITH_US]
    return [Debt("boost", since=min(since))] if since else []


def _parcel(deal: Deal) -> list[Debt]:
    if deal.pack.state in ("lost", "damaged"):
        return [Debt("lost_pack", since=deal.pack.since)]
    if deal.pack.state == "asked":
        return [Debt("sample", since=deal.pack.since)]
    if deal.pack.state == "to_send":
        return [Debt("parcel", since=deal.pack.since)]
    asked = deal.pack.asked or not deal.campaign.cadence.arrival_days
    on_its_way = deal.pack.state == "sent" and asked  # before, its courier has it, and not we
    return [Debt("arrival", since=deal.pack.since)] if on_its_way else []


def _sketched(kind: str, known: Course) -> list[Debt]:
    """An idea or a draft that lies with us, or with the client."""
    if not known.with_us:
        return []
    at_client = known.state == "at_client"
    return [Debt("client_draft" if at_client else kind, known.number, known.since)]


def _broken(deal: Deal) -> list[Debt]:
    """What only a person may decide: a breach that was proposed."""
    proposed = deal.breach_proposed_at if deal.outstanding else None
    return [Debt("breach", since=proposed)] if proposed else []


def _more_time(deal: Deal) -> list[Debt]:
    """More time that they asked for, which the bot may not give."""
    asked = deal.more_time_asked if deal.outstanding else None
    return [Debt("extension", asked.number, asked.since)] if asked else []
