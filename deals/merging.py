"""Two deals of one person in a campaign: one ends, and what waited in it goes on in the other."""

from datetime import datetime

from deals import negotiation
from deals.buttons.staff import counter_buttons, deal_button
from deals.deal import Deal, Proposal, Side
from deals.decision import Decision
from deals.says import Say
from deals.says.terms.to_staff import NoticeMergedTerms
from deals.stages import NOT_APPROACHED, Stage
from deals.tickets.merging import handed_over, taken_over


def merged(deal: Deal, now: datetime) -> Decision:
    """Another deal with the same person in this campaign goes on; nobody is told."""
    end = Stage.STRUCK if deal.stage in NOT_APPROACHED else Stage.WITHDRAWN
    return Decision(handed_over(deal.moved(end).waits_for_nobody(), now), "merged")


def goes_on(deal: Deal, ended: Deal | None, other_id: int, now: datetime) -> Decision:
    """The deal that stays after a merge. `ended`: the other one as it was, whose unanswered words
    and problems wait in this one, and whose terms on the table are put before staff.

    `other_id`: the partner with whose record theirs was merged.
    """
    told: tuple[Say, ...] = ()
    if ended is not None:
        for one in ended.unanswered:
            takes = deal.wants_back if one.kind == "back" else deal.owes_answer
            deal = takes(one.since, about=one.about)
        deal = taken_over(deal, ended)
        if (left := _left_on_table(ended)) and left.terms != deal.terms:
            deal, told = _with_terms(deal, ended, left, now)
    return Decision(deal, "merged_with", told, {"partner": other_id})


def _left_on_table(ended: Deal) -> Proposal | None:
    """What could still have been agreed in the deal that ended, if they were ever offered it."""
    table = ended.on_table
    return table if table and table.state == "open" and ended.spoken_to else None


def _with_terms(
    deal: Deal, ended: Deal, left: Proposal, now: datetime
) -> tuple[Deal, tuple[Say, ...]]:
    """Their terms lie on this table, unless they named others here later; once nothing is
    negotiated here they wait for an answer. Ours are a person's to repeat."""
    buttons = deal_button(deal.id)
    since = ended.waiting_since or now
    if left.by == Side.PARTNER and not deal.negotiating:
        deal = deal.owes_answer(since)
    elif left.by == Side.PARTNER and not _named_later(deal, since):
        deal = negotiation.put_on_table(deal, left.terms, since)
        buttons = counter_buttons(deal.id, deal.proposals[-1].number)
    words = NoticeMergedTerms(*deal.about, ended.id, left.by.value, left.terms, deal.terms)
    return deal, (Say("staff", words, buttons),)


def _named_later(deal: Deal, since: datetime) -> bool:
    table = deal.on_table
    theirs = table is not None and table.by == Side.PARTNER
    return theirs and (deal.waiting_since or since) > since
