"""/review: the lead's double check, one card at a time."""

from typing import Any

from deals import approval
from deals.buttons import action
from deals.campaign.campaign_answers import read_idr
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says.desk import acts
from deals.says.listing import reviewing as says
from deals.stages import NOT_APPROACHED, Stage
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.listing import known, settling, vetting
from handlers.staff.listing.lists import shortened
from handlers.words import fit_lines
from handlers.words.phrases import Phrases
from storage.overview import reviewing
from storage.partner import clients

USUAL_FEES = (250_000, 500_000, 1_000_000)


def command(acting: Acting, rest: str) -> None:
    """/review, or /review and a campaign."""
    begin(acting, str(choosing.one(acting, rest).id) if rest.strip() else "0")


def begin(acting: Acting, rest: str) -> None:
    """The first card of a campaign, or of all that are open (0)."""
    campaign = campaign_number(rest)
    found = reviewing.next_ones(acting.session, campaign)
    if not found:
        raise Refused("nobody_to_review")
    acting.answer(*card(acting, acting.deal(str(found[0])), campaign))


def one(acting: Acting, rest: str) -> None:
    """The card of one deal, also of one that was approved before."""
    deal, _ = settling.meant(acting, rest)
    _must_wait(deal)
    acting.answer(*card(acting, deal, deal.campaign.id))


def skip(acting: Acting, rest: str) -> None:
    """On to the next one; after the last comes the first again."""
    deal, parts = settling.meant(acting, rest)
    _turn_to_next(acting, deal.id, campaign_number(*parts[:1]))


def barter(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    campaign = campaign_number(*parts[:1])
    decision = approval.for_barter(deal, acting.turn.now)
    if decided(deal):
        _ask_again(acting, deal, 0, campaign)
        return
    after = acting.decide(deal, decision, undoable=True)
    acting.toast(acts.Acted(*after.about, decision.happened, False))
    _turn_to_next(acting, deal.id, campaign)


def ask_fee(acting: Acting, rest: str) -> None:
    """Up to how much: a usual amount, or in their words."""
    deal, parts = settling.meant(acting, rest)
    _must_wait(deal)
    campaign = campaign_number(*parts[:1])
    phrases, about = Phrases(acting.member.language), f"{deal.id}:{campaign}"
    row = tuple(
        Button(phrases.idr(idr), f"s.rvcap:{about}:{idr}", plain=True)
        for idr in sorted({*USUAL_FEES, deal.campaign.terms.fee_idr} - {0})
    )  # fmt: skip
    settling.ask(acting, "cap", "ask_cap", deal, (row[:2], row[2:]), campaign=campaign)


def fee(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    acting.turn.unbutton(acting.incoming)
    _approve_fee(acting, deal, settling.number(parts, 1), campaign_number(*parts[:1]))


def fee_told(acting: Acting, answers: dict[str, Any]) -> None:
    acting.must("lead")
    deal = acting.deal(str(answers["deal"]))
    _approve_fee(acting, deal, read_idr(acting.incoming.text), int(answers["campaign"]))


def decide_again(acting: Acting, rest: str) -> None:
    """The second press, on what was decided before: `deal:campaign:to:from`."""
    deal, parts = settling.meant(acting, rest)
    if not decided(deal) or parts[2:3] != [_cap(deal)]:
        raise Refused("old_button")
    acting.turn.unbutton(acting.incoming)
    _approved(acting, deal, settling.number(parts, 1), campaign_number(*parts[:1]))


def decided(deal: Deal) -> bool:
    """Whether a lead has approved them already."""
    return deal.stage == Stage.VETTED


def ask_strike(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    _must_wait(deal)
    campaign = campaign_number(*parts[:1])
    rows = settling.reasons("s.rvstruck", vetting.STRIKE_REASONS, deal.id, campaign)
    if decided(deal):
        words = says.DecidedBefore(*deal.about, deal.fee_cap_idr, None)
        acting.ask("rvstrike", words, {"deal": deal.id, "campaign": campaign}, rows)
    else:
        settling.ask(acting, "rvstrike", "ask_strike", deal, rows, campaign=campaign)


def strike_for(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    vetting.strike(acting, deal, vetting.reason_of(acting, parts[1:]))
    _answer_next(acting, deal.id, campaign_number(*parts[:1]))


def strike_told(acting: Acting, answers: dict[str, Any]) -> None:
    deal = acting.deal(str(answers["deal"]))
    vetting.strike_because(acting, answers)
    _answer_next(acting, deal.id, int(answers["campaign"]))


def card(acting: Acting, deal: Deal, campaign: int) -> tuple[says.ReviewCard, Rows]:
    """Everything that the decision needs, on a phone's screen."""
    partner = known.partner_of(acting, deal)
    found = known.fit_of(acting, partner, deal)
    client = clients.answer_of(acting.session, deal.id)
    words = says.ReviewCard(
        *deal.about,
        reviewing.count(acting.session, campaign),
        partner.link or "",
        partner.tier or "",
        shortened(partner.followers or 0),
        deal.stage.value,
        deal.fee_cap_idr,
        found.figure,
        fit_lines.lines(found, acting.member.language),
        known.known(acting, partner, deal.id),
        ("yes" if client.yes else "no") if client else "",
        client.remark if client else "",
        known.alike(acting, partner),
    )
    return words, _buttons(deal, campaign, partner.link or "")


def approve(acting: Acting, deal: Deal, act: str, fee_idr: int) -> Decision:
    """The rule of either approval."""
    if act == "barter":
        return approval.for_barter(deal, acting.turn.now)
    return approval.for_fee(deal, fee_idr, acting.turn.now)


def _buttons(deal: Deal, campaign: int, link: str) -> Rows:
    about = f"{deal.id}:{campaign}"
    look = [Button("profile", url=link)] if link.startswith("https://") else []
    return (
        (Button("for_barter", f"s.rvbarter:{about}"), Button("for_fee", f"s.rvfee:{about}")),
        (Button("strike", f"s.rvstrike:{about}"), Button("later_one", f"s.rvnext:{about}")),
        (*look, Button("kol_card", f"s.kol:{deal.id}")),
        (Button("review_list", f"s.rvlist:{campaign}:0"),),
    )


def _approve_fee(acting: Acting, deal: Deal, most_idr: int, campaign: int) -> None:
    approval.for_fee(deal, most_idr, acting.turn.now)  # raises Refused for a sum that is none
    if decided(deal):
        acting.done()
        _ask_again(acting, deal, most_idr, campaign)
    else:
        _approved(acting, deal, most_idr, campaign)


def _ask_again(acting: Acting, deal: Deal, most_idr: int, campaign: int) -> None:
    """A decision over a decision: what it was, and whether it is to be this one now."""
    press = action("s.rvagain", deal.id, campaign, most_idr, _cap(deal))
    words = says.DecidedBefore(*deal.about, deal.fee_cap_idr, most_idr)
    acting.answer(words, ((Button("decide_again", press),),))


def _cap(deal: Deal) -> str:
    return "any" if deal.fee_cap_idr is None else str(deal.fee_cap_idr)


def _approved(acting: Acting, deal: Deal, most_idr: int, campaign: int) -> None:
    decision = approve(acting, deal, "fee" if most_idr else "barter", most_idr)
    after = acting.decide(deal, decision, undoable=True)
    acting.done()
    upto = Phrases(acting.member.language).idr(most_idr) if most_idr else ""
    acting.answer(acts.Acted(*after.about, decision.happened, True, upto))
    _answer_next(acting, deal.id, campaign)


def _must_wait(deal: Deal) -> None:
    if deal.stage not in NOT_APPROACHED:
        raise Refused("already_approached")


def _next(acting: Acting, after: int, campaign: int) -> Deal | None:
    found = reviewing.next_ones(acting.session, campaign, after)
    deal = acting.deal(str(found[0])) if found else None
    return deal if deal and deal.stage == Stage.LISTED else None


def _turn_to_next(acting: Acting, after: int, campaign: int) -> None:
    """The next card in the place of this one."""
    deal = _next(acting, after, campaign)
    if deal:
        acting.edit(*card(acting, deal, campaign))
    else:
        acting.edit(says.Reviewed((), 0))


def _answer_next(acting: Acting, after: int, campaign: int) -> None:
    deal = _next(acting, after, campaign)
    if deal:
        acting.answer(*card(acting, deal, campaign))
    else:
        acting.answer(says.Reviewed((), 0))


def campaign_number(part: str = "0") -> int:
    """The number of a campaign in a press; anybody can forge one, so it may be anything."""
    part = part.split(":")[0]
    return int(part) if part.isdecimal() and len(part) < 18 else 0
