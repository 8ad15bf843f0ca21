"""The brief: sent after the agreement, and confirmed as read."""

from dataclasses import replace
from datetime import datetime

from deals.buttons.partner import brief_buttons, sketch_row
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.content.to_partner import Brief, BriefRead
from deals.stages import BINDING


def brief_say(deal: Deal) -> tuple[Say, ...]:
    """The brief with its files, where the campaign has any of it."""
    campaign = deal.campaign
    more = campaign.briefing
    if not (campaign.brief or more.lines or more.files or more.approval):
        return ()
    words = Brief(
        campaign.brand,
        campaign.title,
        campaign.brief,
        deal.terms.tags,
        more.messages,
        more.dos,
        more.donts,
        more.approval,
    )
    return (Say("partner", words, brief_buttons(deal.id, more.approval), files=more.files),)


def briefed(deal: Deal, now: datetime) -> Deal:
    """The brief is on its way: whoever can be written to is to say that they have read it."""
    if not (brief_say(deal) and deal.partner.reachable):
        return deal
    return replace(deal, making=replace(deal.making, brief="sent", brief_since=now))


def brief_read(deal: Deal, now: datetime) -> Decision:
    """They press that they have read it; what else the brief offered stays within reach."""
    if deal.stage not in BINDING or deal.making.brief not in ("sent", "asked"):
        raise Refused("already_done")
    read = replace(deal, making=replace(deal.making, brief="read", brief_since=now))
    rows = sketch_row(deal.id, deal.campaign.briefing.approval) if deal.outstanding else ()
    return Decision(read, "brief_read", (Say("partner", BriefRead(), rows),))


def send_brief(deal: Deal, now: datetime) -> Decision:
    """Staff send it once more, as it is now."""
    if deal.stage not in BINDING:
        raise Refused("not_agreed")
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    say = brief_say(deal)
    if not say:
        raise Refused("no_brief")
    return Decision(briefed(deal, now), "brief_sent", say)
