"""A partner's own terms and what becomes of them: our answer, or a prepared one for a person."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from deals import approval, negotiation
from deals.bargaining.rule import Accept, Answer, Propose, ToStaff, answer
from deals.buttons.staff import prepared_button
from deals.deal import Deal, Side
from deals.decision import Decision
from deals.says import Say
from deals.says.terms.to_partner import CounterAnswered
from deals.says.terms.to_staff import NoticeCounter, Offered, Prepared
from deals.terms import Terms

SHOWN = 12  # offers of a course, the newest


def countered(deal: Deal, terms: Terms, text: str, now: datetime, sure: bool = True) -> Decision:
    """The partner's own terms: kept as a version, and answered at once where the campaign lets us.

    `sure`: the words are plain enough to be answered without a person. Whoever waits for a
    person's answer already gets that one, so that it is not forgotten over ours.
    """
    kept = negotiation.counter(deal, terms, text, now)
    said = prepared(kept.deal, now)
    if said is None:
        return kept
    alone = sure and deal.campaign.bargaining.by_itself and deal.waiting_on != Side.BRAND
    if alone and not isinstance(said, ToStaff):
        return replace(answered(kept.deal, said, now), happened="bargained")
    told = tuple(_with(one, kept.deal, said) if one.to == "staff" else one for one in kept.says)
    return replace(kept, says=told)


def prepared(deal: Deal, now: datetime) -> Answer | None:
    """What the campaign's limits answer to the partner's open terms; None where nothing is open,
    or nobody wants it."""
    ours, offers = deal.campaign.bargaining, deal.proposals
    if ours.limits is None or ours.mode == "off" or not deal.negotiating:
        return None
    if not theirs_open(deal) or offers[0].by != Side.BRAND:
        return None
    said = answer(offers, ours.limits, deal.partner.tier, deal.campaign.local_date(now))
    return _as_approved(deal, said)


def _as_approved(deal: Deal, said: Answer) -> Answer:
    """Above what the lead has approved for this partner only a person may go."""
    if isinstance(said, ToStaff) or not approval.beyond(deal, said.terms):
        return said
    return ToStaff("above_approved")


def answered(deal: Deal, said: Accept | Propose, now: datetime) -> Decision:
    """Our answer goes to the partner over a button that agrees to exactly these terms."""
    proposed = negotiation.propose(deal, said.terms, now)
    [say] = proposed.says
    reason, asks = (said.reason, said.asks) if isinstance(said, Propose) else ("accepted", "")
    words = CounterAnswered(**say.words.values(), reason=reason, asks=asks)
    details = proposed.details | {"answer": reason}
    return replace(proposed, says=(replace(say, words=words),), details=details)


def theirs_open(deal: Deal) -> bool:
    """Whether it is the partner's terms that lie on the table."""
    table = deal.on_table
    return table is not None and table.by == Side.PARTNER and table.state == "open"


def mark(terms: Terms) -> str:
    """A number that tells these terms from others, for a button under an answer; too long for
    anybody to write other terms of the same."""
    return str(int(sha256(repr(terms).encode()).hexdigest()[:12], 16))


def shown(deal: Deal, said: Answer) -> Say:
    """A notice of the terms on the table with what is prepared, for whoever opens the deal."""
    ours = [offer.terms for offer in deal.proposals if offer.by == Side.BRAND]
    return _with(negotiation.counter_notice(deal, ours[-1], ""), deal, said)


def _with(notice: Say, deal: Deal, said: Answer) -> Say:
    """The notice to staff with the course of offers and our answer, to be sent by one press."""
    assert isinstance(notice.words, NoticeCounter)
    course = tuple(Offered(offer.by.value, offer.terms) for offer in deal.proposals)
    words = replace(notice.words, course=course[-SHOWN:], prepared=_advice(deal, said))
    if not isinstance(said, Propose):
        return replace(notice, words=words)
    button = prepared_button(deal.id, deal.proposals[-1].number, mark(said.terms))
    return replace(notice, words=words, buttons=(*button, *notice.buttons))


def _advice(deal: Deal, said: Answer) -> Prepared:
    approved = bool(deal.campaign.bargaining.approved_by)
    if isinstance(said, Propose):
        return Prepared("propose", said.terms, said.reason, said.asks, approved)
    advice = "accept" if isinstance(said, Accept) else said.why
    return Prepared(advice, None, "", "", approved)
