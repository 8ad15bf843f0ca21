"""What becomes of a bonus after a proof was judged or sales were imported: it stands before a lead
once it is earned, and what speaks against an approved one is shown."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from deals.buttons.staff import bonus_buttons, bonus_doubt_buttons
from deals.channel import Rows
from deals.deal import Deal
from deals.paying import excused
from deals.says import Words
from deals.says.selling.bonus import NoticeBonus, NoticeBonusDoubted
from deals.says.selling.to_partner import BonusReached
from deals.selling import bonus as rules
from deals.selling.bonus import Claim
from deals.selling.meter import Meter, agreed_terms, read_off
from deals.selling.sold import Sold
from storage.deal import deals
from storage.selling import bonuses
from storage.selling.claims import counting_for, others_of
from storage.staff import members

if TYPE_CHECKING:
    from handlers.turn import Turn


def settle_bonuses(turn: Turn, deal_ids: Collection[int]) -> None:
    """Call it with all deals whose sales or accepted proofs may have changed; nothing is told
    twice, and nothing that a lead approved is taken back."""
    looked_at = bonuses.to_look_at(turn.session, deal_ids)
    moved = {number: _settle(turn, number, sold) for number, sold in looked_at.items()}
    for number, news in moved.items():  # once all stand as they should: some share their sales
        if news in TOLD:
            TOLD[news](turn, deals.load(turn.session, number))


def settle_shop(turn: Turn, shop_id: int, months: Collection[str] | None = None) -> None:
    """The same for all that sell in a shop, once something of what was sold there has changed;
    in these months alone, where it is known."""
    settle_bonuses(turn, bonuses.deals_in(turn.session, shop_id, months))


def meter_of(turn: Turn, deal: Deal) -> Meter:
    """The meter of a deal as it stands now."""
    sold = counting_for(turn.session, [deal.id])[deal.id]
    shop = deal.campaign.shop
    known = bonuses.known_on(turn.session, shop.id, deal.campaign.month) if shop else None
    return read_off(deal, sold, bonuses.state_of(turn.session, deal.id), known)


def sharing(turn: Turn, deal_id: int) -> tuple[Claim, ...]:
    """The other bonuses that the same sales earn."""
    return rules.sharing(others_of(turn.session, [deal_id]).get(deal_id, ()))


def meter_shown(turn: Turn, deal: Deal) -> Meter | None:
    """Where there is something to count: for affiliates, and where a bonus was agreed."""
    terms = agreed_terms(deal)
    if terms is None or not (terms.bonus_idr or deal.campaign.kind == "affiliate"):
        return None
    return meter_of(turn, deal)


def _settle(turn: Turn, deal_id: int, sold: Sold) -> str:
    was = bonuses.of(turn.session, deal_id)
    meter = read_off(deals.load(turn.session, deal_id), sold)
    bonus, news = rules.known(was, meter, turn.now)
    if bonus is not None and bonus != was:
        bonuses.keep(turn.session, deal_id, bonus, turn.now)
    return news


def _tell_reached(turn: Turn, deal: Deal) -> None:
    """The leads decide; who reached a target hears that they do."""
    meter = meter_of(turn, deal)
    _tell_to_judge(turn, deal)
    if meter.target and not deal.partner.stopped:
        campaign = deal.campaign
        words = BonusReached(campaign.brand, campaign.title, meter.bonus_idr, meter.target)
        turn.tell_partner(deal.partner.id, words, (), deal, unasked=True)


def _tell_to_judge(turn: Turn, deal: Deal) -> None:
    words = notice(deal, meter_of(turn, deal), sharing(turn, deal.id))
    _tell_leads(turn, deal, words, bonus_buttons(deal.id, _must(turn, deal).number))


def _tell_doubted(turn: Turn, deal: Deal) -> None:
    bonus, meter = _must(turn, deal), meter_of(turn, deal)
    paid = bonus.payment == "paid"
    words = NoticeBonusDoubted(*deal.about, meter.bonus_idr, meter, paid)
    _tell_leads(turn, deal, words, bonus_doubt_buttons(deal.id, bonus.number, paid))


TOLD = {"reached": _tell_reached, "again": _tell_to_judge, "doubted": _tell_doubted}


def notice(deal: Deal, meter: Meter, also: tuple[Claim, ...]) -> NoticeBonus:
    """What a lead decides upon. `also`: other bonuses that the same sales earn."""
    terms = agreed_terms(deal)
    words = terms.bonus_condition if terms else ""
    shop = deal.campaign.shop_name
    about = (*deal.about, shop, meter.bonus_idr, meter, words, excused(deal))
    return NoticeBonus(*about, also)


def _must(turn: Turn, deal: Deal) -> rules.Bonus:
    bonus = bonuses.of(turn.session, deal.id)
    assert bonus is not None, "one that there is news of was kept"
    return bonus


def _tell_leads(turn: Turn, deal: Deal, words: Words, rows: Rows) -> None:
    for lead in members.everyone(turn.session, "lead"):
        turn.say(members.address_of(lead), lead.language, words, rows, deal_id=deal.id)
