"""The ways out of a deal that a person chooses: strike, withdraw, stop, and the way back."""

from dataclasses import replace
from datetime import datetime

from deals.buttons.staff import back_buttons, deal_button
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.leaving.to_partner import Withdrawn
from deals.says.leaving.to_staff import NoticeStopped
from deals.says.talking.to_staff import NoticeBack
from deals.stages import BINDING, NEGOTIATING, NOT_APPROACHED, Stage


def vet(deal: Deal, now: datetime) -> Decision:
    """The lead's double check: this one may be approached."""
    if deal.stage != Stage.LISTED:
        raise Refused("already_done")
    return Decision(deal.moved(Stage.VETTED), "vetted")


def strike(deal: Deal, reason: str, now: datetime) -> Decision:
    """The lead takes somebody off the list before anyone was approached."""
    if deal.stage not in NOT_APPROACHED:
        raise Refused("already_approached")
    return Decision(
        deal.moved(Stage.STRUCK).waits_for_nobody(), "struck", details={"reason": reason}
    )


def campaign_closed(deal: Deal, now: datetime) -> Decision:
    """Its campaign is over before anybody was approached; `was` is kept for a reopening."""
    if deal.stage not in NOT_APPROACHED:
        raise Refused("already_approached")
    ended = deal.moved(Stage.STRUCK).waits_for_nobody()
    return Decision(ended, "campaign_closed", details={"was": deal.stage.value})


def campaign_reopened(deal: Deal, was: Stage, now: datetime) -> Decision:
    """What the closing had ended stands where it stood: it is taken back, so no move is asked."""
    return Decision(replace(deal, stage=was), "campaign_reopened")


def withdraw(deal: Deal, reason: str, now: datetime) -> Decision:
    """We take the offer or the agreement back; whoever was spoken to is told."""
    if deal.stage not in {Stage.VETTED, *NEGOTIATING, *BINDING}:
        raise Refused("already_over")
    told = Withdrawn(deal.partner.name, deal.campaign.brand, deal.campaign.title)
    says = (Say("partner", told),) if deal.spoken_to and not deal.partner.stopped else ()
    withdrawn = deal.moved(Stage.WITHDRAWN).waits_for_nobody()
    return Decision(withdrawn, "withdrawn", says, {"reason": reason})


def stop(deal: Deal, now: datetime) -> Decision:
    """The partner wants no more of us. An agreed deal goes to staff's desk, the rest ends; who was
    given up has answered after all."""
    deal = replace(deal, partner=replace(deal.partner, stopped=True))
    if deal.stage == Stage.UNREACHABLE:
        deal = deal.moved(Stage.TALKING)
    agreed = deal.stage in BINDING
    notice = NoticeStopped(*deal.about, None, agreed)
    told = (Say("staff", notice, deal_button(deal.id)),)
    if agreed:
        return Decision(deal, "stopped", told)
    if deal.stage in NEGOTIATING:
        return Decision(deal.moved(Stage.DECLINED).waits_for_nobody(), "stopped", told)
    return Decision(deal.moved(Stage.STRUCK).waits_for_nobody(), "stopped", told)


def forget(deal: Deal, now: datetime) -> Decision:
    """Whoever it is with asked to be forgotten: it ends, and nobody is told."""
    end = Stage.STRUCK
    if deal.stage in NEGOTIATING:
        end = Stage.DECLINED
    elif deal.stage in BINDING:
        end = Stage.WITHDRAWN
    return Decision(deal.moved(end).waits_for_nobody(), "forgotten")


def wants_back(deal: Deal, text: str, now: datetime, about: str) -> Decision:
    """They had stopped and write to us: the bot stays silent, and a person sees to it."""
    waiting = deal.wants_back(now, about)
    notice = NoticeBack(*deal.about, text)
    rows = back_buttons(deal.id, waiting.unanswered[-1].number)
    return Decision(waiting, "wrote_after_stop", (Say("staff", notice, rows),))


def let_back(deal: Deal, now: datetime) -> Decision:
    """A person has seen that they want to return: their words wait for an answer, as any do."""
    if not asks_back(deal):
        raise Refused("already_done")
    back = come_back(deal, now).deal
    if deal.stage in (Stage.DECLINED, Stage.UNREACHABLE):
        back = back.moved(Stage.TALKING)
    return Decision(back.spoken(now), "let_back")


def left_alone(deal: Deal, now: datetime) -> Decision:
    """What they wrote was no wish to return, or is none any more."""
    if not asks_back(deal):
        raise Refused("already_done")
    kept = tuple(one for one in deal.unanswered if one.kind != "back")
    return Decision(replace(deal, unanswered=kept), "left_alone")


def asks_back(deal: Deal) -> bool:
    return any(one.kind == "back" for one in deal.unanswered)


def come_back(deal: Deal, now: datetime) -> Decision:
    """They wrote to us again by their own will: what was agreed goes on."""
    asked = tuple(replace(one, kind="answer") for one in deal.unanswered)
    back = replace(deal, partner=replace(deal.partner, stopped=False), unanswered=asked)
    return Decision(back.spoken(now) if asks_back(deal) else back, "came_back")


def reopen(deal: Deal, now: datetime) -> Decision:
    """Somebody who had declined or fallen silent speaks again: back to talking."""
    return Decision(deal.moved(Stage.TALKING).waits_for_partner(now), "reopened")
