"""A lead decides about a bonus: approved it is due, refused they hear why; both can be undone."""

from typing import Any

from deals.amending import moves_bonus
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.selling import to_partner as says
from deals.selling import bonus as rules
from deals.selling.bonus import Bonus
from handlers import say
from handlers.paying import asking, bonus_due
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.words.harmless import one_line
from handlers.words.phrases import Phrases
from storage.selling import bonuses

REASON_CHARS = 200


def approve(acting: Acting, rest: str) -> None:
    """It is due from now on, once."""
    deal, bonus = _meant(acting, rest)
    if moves_bonus(deal):
        raise Refused("bonus_amending")
    meter, now = bonus_due.meter_of(acting.turn, deal), acting.turn.now
    try:
        given = rules.approved(bonus, meter, acting.member_id, now)
    except Refused:
        bonus_due.settle_bonuses(acting.turn, [deal.id])
        raise
    after = _keep(acting, deal, given, "bonus_approved")
    settling.acted(acting, after, "bonus_approved", undo=True)
    if payment := bonuses.payment_of(acting.session, deal.id):
        asking.tell_due(acting.turn, after, payment)


def ask_why(acting: Acting, rest: str) -> None:
    """Why is it not paid?"""
    deal, bonus = _meant(acting, rest)
    if bonus.state != "waiting":
        raise Refused("already_done")
    settling.ask(acting, "bonus_no", "ask_bonus_no", deal, bonus=bonus.number)


def refuse(acting: Acting, answers: dict[str, Any]) -> None:
    """Their next words are the reason, which the partner reads."""
    deal, bonus = _asked_about(acting, answers)
    reason = _reason(acting.incoming.text)
    judged = rules.refused(bonus, acting.member_id, reason, acting.turn.now)
    after = _keep(acting, deal, judged, "bonus_refused", _no(deal, judged))
    acting.done()
    settling.acted(acting, after, "bonus_refused", undo=True)


def keep(acting: Acting, rest: str) -> None:
    """It stays approved, whatever is known since: that is seen now."""
    deal, bonus = _meant(acting, rest)
    kept = rules.kept(bonus, bonus_due.meter_of(acting.turn, deal))
    after = _keep(acting, deal, kept, "bonus_kept")
    settling.acted(acting, after, "bonus_kept")


def take_back(acting: Acting, rest: str) -> None:
    """Of a doubted one that was not paid yet a lead may think again: why is it not paid?"""
    deal, bonus = _meant(acting, rest)
    if bonus.doubted_at is None:
        raise Refused("already_done")
    ask_back(acting, deal)


def ask_back(acting: Acting, deal: Deal) -> None:
    """Why is an approved one that is due not paid after all?"""
    bonus = bonuses.of(acting.session, deal.id)
    if bonus is None or bonus.payment != "due":
        raise Refused("already_done")
    settling.ask(acting, "bonus_off", "ask_bonus_no", deal, bonus=bonus.number)


def take_back_because(acting: Acting, answers: dict[str, Any]) -> None:
    deal, bonus = _asked_about(acting, answers)
    meter, reason = bonus_due.meter_of(acting.turn, deal), _reason(acting.incoming.text)
    judged = rules.taken_back(bonus, meter, acting.member_id, reason, acting.turn.now)
    after = _keep(acting, deal, judged, "bonus_taken_back", _no(deal, judged))
    asking.no_longer_ask(acting.turn, deal)
    acting.done()
    settling.acted(acting, after, "bonus_taken_back", undo=True)


def undone(acting: Acting, deal_id: int, happened: str) -> None:
    """A decision was a slip: it waits for a lead again, and nothing is due; or is due again."""
    bonus = bonuses.of(acting.session, deal_id)
    if bonus is None:
        return
    taken_back = happened == "bonus_taken_back"
    was = rules.stands_again(bonus) if taken_back else rules.waits_again(bonus)
    bonuses.keep(acting.session, deal_id, was, acting.turn.now)
    if taken_back:
        asking.ask_again(acting.turn, acting.deal(str(deal_id)))
    bonus_due.settle_bonuses(acting.turn, [deal_id])


def in_short(acting: Acting, deal_id: int) -> str:
    """Rp500.000 · 3/3 video · terjual 52/50, and which other bonus the same sales earn."""
    meter = bonus_due.meter_of(acting.turn, acting.deal(str(deal_id)))
    language = acting.member.language
    told = Phrases(language).meter(meter)
    also = bonus_due.sharing(acting.turn, deal_id)
    if not also:
        return told
    others = ", ".join(f"/deal_{one.deal}" for one in also)
    shared = say.word("desk", "shared_bonus", language).format(deals=others)
    return f"{told} · {shared}"


def _no(deal: Deal, bonus: Bonus) -> tuple[Say, ...]:
    """It is not paid, and why."""
    if deal.partner.stopped:
        return ()
    campaign = deal.campaign
    words = says.BonusRefused(campaign.brand, campaign.title, bonus.amount_idr, bonus.reason)
    return (Say("partner", words),)


def _keep(acting: Acting, deal: Deal, bonus: Bonus, act: str, told: tuple[Say, ...] = ()) -> Deal:
    bonuses.keep(acting.session, deal.id, bonus, acting.turn.now)
    details: dict[str, str | int] = {"bonus": bonus.number, "amount": bonus.amount_idr}
    return acting.decide(deal, Decision(deal, act, told, details), undoable=act != "bonus_kept")


def _reason(text: str) -> str:
    reason = one_line(text)
    if not 3 <= len(reason) <= REASON_CHARS:
        raise Refused("bonus_reason")
    return reason


def _meant(acting: Acting, rest: str) -> tuple[Deal, Bonus]:
    deal, parts = settling.meant(acting, rest)
    return deal, _of(acting, deal, settling.number(parts))


def _asked_about(acting: Acting, answers: dict[str, Any]) -> tuple[Deal, Bonus]:
    acting.must("lead")
    deal = acting.deal(str(answers["deal"]))
    return deal, _of(acting, deal, int(answers["bonus"]))


def _of(acting: Acting, deal: Deal, number: int) -> Bonus:
    bonus = bonuses.of(acting.session, deal.id)
    if bonus is None or bonus.number != number:
        raise Refused("old_button")
    return bonus
