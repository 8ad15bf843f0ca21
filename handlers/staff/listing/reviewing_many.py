"""/review for several at once: a numbered page, and `1 3 5 barter` as the answer to it."""

from typing import Any

from deals import exits
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.research.decisions import Decided, read_decisions
from deals.says.listing import reviewing as says
from deals.says.office import commands
from handlers import say
from handlers.staff.acting import Acting
from handlers.staff.delivering import replacing
from handlers.staff.listing import known, reviewing, vetting
from handlers.staff.listing.lists import shortened
from handlers.words.phrases import Phrases
from storage.overview import reviewing as waiting
from storage.overview.replacements import UNWILLING
from storage.tables import Campaign

PAGE = 8


def show(acting: Acting, rest: str) -> None:
    """The page after a deal: `campaign:deal`."""
    campaign, _, after = rest.partition(":")
    after_id = int(after) if after.isdecimal() and len(after) < 18 else 0
    _show(acting, reviewing.campaign_number(campaign), after_id)


def decide(acting: Acting, answers: dict[str, Any]) -> None:
    """What they write about those on the page; if any of it is unclear, nothing is done."""
    acting.must("lead")
    deal_ids = [int(one) for one in answers["deals"]]
    decided = read_decisions(acting.incoming.text, len(deal_ids))
    _done(acting, [(deal_ids[one.place - 1], one) for one in decided], answers)


def barter_for_all(acting: Acting, rest: str) -> None:
    """Everybody on the page that was seen."""
    answers = acting.shown("review", rest)
    deal_ids = answers["deals"]
    fit = [number for number in deal_ids if not _unwilling(acting, number)]
    if not fit:
        raise Refused("nobody_for_barter")
    all_of_them = [(number, Decided(place, "barter")) for place, number in enumerate(fit, 1)]
    acting.turn.unbutton(acting.incoming)
    _done(acting, all_of_them, answers)


def _show(acting: Acting, campaign: int, after: int) -> None:
    found = waiting.next_ones(acting.session, campaign, after, PAGE)
    if not found:
        raise Refused("nobody_to_review")
    row = acting.session.get(Campaign, campaign) if campaign else None
    lines = tuple(_line(acting, place, number) for place, number in enumerate(found, 1))
    left = waiting.count(acting.session, campaign)
    title = row.title if row else say.label("all", acting.member.language)
    left_out = tuple(line.partner for line in lines if line.pr_status in UNWILLING)
    words = says.ReviewPage(title, lines, left, left_out)
    kept = {"deals": found, "campaign": campaign}
    acting.ask_press("review", words, kept, lambda mark: _buttons(found, campaign, left, mark))


def _buttons(found: list[int], campaign: int, left: int, mark: str) -> Rows:
    more = [Button("review_card", f"s.review:{campaign}")]
    if left > len(found):
        more.append(Button("next", f"s.rvlist:{campaign}:{found[-1]}"))
    return ((Button("for_barter_all", f"s.rvall:{mark}"),), tuple(more))


def _unwilling(acting: Acting, number: int) -> bool:
    """Whether the sheet says that they take no pack, or cannot be reached."""
    return known.partner_of(acting, acting.deal(str(number))).pr_status in UNWILLING


def _line(acting: Acting, place: int, number: int) -> says.ReviewLine:
    deal = acting.deal(str(number))
    partner = known.partner_of(acting, deal)
    found = known.fit_of(acting, partner, deal)
    return says.ReviewLine(
        place,
        deal.id,
        partner.name,
        partner.handle or "",
        partner.tier or "",
        shortened(partner.followers or 0),
        found.figure,
        len(found.unknown),
        partner.pr_status or "",
    )


def _done(acting: Acting, decided: list[tuple[int, Decided]], answers: dict[str, Any]) -> None:
    campaign = int(answers["campaign"])
    lines, short = [], {}
    for number, one in decided:
        deal = acting.deal(str(number))
        line = _apply(acting, deal, one)
        lines.append(line)
        if line.act == "struck":
            short[deal.campaign.id] = deal.campaign.title
    acting.pressed("review", answers)
    left = waiting.count(acting.session, campaign)
    rows: Rows = ((Button("review_list", f"s.rvlist:{campaign}:0"),),) if left else ()
    acting.answer(says.Reviewed(tuple(lines), left), rows)
    for campaign_id in short:
        replacing.ask_for(acting, campaign_id)


def _apply(acting: Acting, deal: Deal, one: Decided) -> says.ReviewedLine:
    """One that is not possible any more is told, and keeps the others from nothing."""
    language = acting.member.language
    try:
        decision = _decision(acting, deal, one)
    except Refused as refused:
        facts = tuple(str(fact) for fact in refused.facts.values())
        why = say.render(commands.NotPossible(refused.code, facts), language).strip()
        return says.ReviewedLine(deal.partner.name, "review_skipped", why)
    acting.decide(deal, decision, undoable=True)
    note = Phrases(language).idr(one.fee_idr) if one.fee_idr else one.reason
    return says.ReviewedLine(deal.partner.name, decision.happened, note)


def _decision(acting: Acting, deal: Deal, one: Decided) -> Decision:
    if reviewing.decided(deal):
        raise Refused("decided_before", was=_was(acting, deal))
    if one.act == "strike":
        reason = one.reason or say.word("buttons", "why_no_fit", acting.member.language)
        return exits.strike(deal, reason, acting.turn.now)
    if not vetting.has_contact(acting, deal):
        raise Refused("no_contact_known")
    return reviewing.approve(acting, deal, one.act, one.fee_idr)


def _was(acting: Acting, deal: Deal) -> str:
    """What a lead has decided about them, in words."""
    language = acting.member.language
    if deal.fee_cap_idr:
        upto = Phrases(language).idr(deal.fee_cap_idr)
        return f"{say.word('acted', 'approved_fee', language)} · {upto}"
    return say.word("acted", "vetted" if deal.fee_cap_idr is None else "approved_barter", language)
