"""What a partner says of the pack: not here yet, damaged, or a picture of it."""

from dataclasses import replace
from datetime import datetime

from deals import delivery
from deals.buttons.staff import broken_pack_buttons, not_here_buttons
from deals.deadlines.steps import ARRIVAL
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.parcels.to_partner import NotHereYet, PackBroken, PackPhotoTaken
from deals.says.parcels.to_staff import NoticeBroken, NoticeNotHere
from deals.stages import BINDING

TOO_OFTEN = 2  # so often not here: staff ask the courier
PHOTO = "pack_photo"  # what `asked` says while a picture of the pack would be welcome


def not_here_yet(deal: Deal, now: datetime) -> Decision:
    """They say that it is not there. Asked for the second time, or unasked: staff look for it."""
    _bound(deal)
    pack = deal.pack
    if pack.state != "sent":
        raise Refused("already_done")
    times = pack.not_yet + 1
    asked = "" if deal.asked == ARRIVAL else deal.asked
    waiting = replace(deal, pack=replace(pack, not_yet=times), asked=asked)
    to_us = times >= TOO_OFTEN or deal.asked != ARRIVAL
    words = NotHereYet(deal.campaign.brand, pack.courier, pack.tracking, to_us)
    told: tuple[Say, ...] = (Say("partner", words),)
    if to_us:
        told = (*told, Say("staff", not_here_notice(waiting, now), not_here_buttons(deal.id)))
    return Decision(waiting, "pack_not_here", told)


def not_here_notice(deal: Deal, now: datetime) -> NoticeNotHere:
    """Where to look for it: courier, number, and for how long it has been on its way."""
    pack = deal.pack
    days = (now - pack.since).days if pack.since else 0
    return NoticeNotHere(*deal.about, pack.courier, pack.tracking, days, pack.not_yet)


def pack_damaged(deal: Deal, text: str, now: datetime) -> Decision:
    """They say that it is broken or incomplete; `text`: in these words. Staff send another, excuse
    what is due, or take it as it is."""
    _bound(deal)
    if deal.pack.state not in ("sent", "received"):
        raise Refused("already_done")
    damaged = replace(deal.pack, state="damaged", since=now)
    notice = NoticeBroken(*deal.about, text, damaged.courier, damaged.tracking)
    told = (
        Say("partner", PackBroken(deal.campaign.brand)),
        Say("staff", notice, broken_pack_buttons(deal.id)),
    )
    return Decision(replace(deal, pack=damaged, asked=PHOTO), "pack_damaged", told)


def photo_shown(deal: Deal, now: datetime) -> Decision:
    """A picture of the pack: while we ask for it, it says that the pack is there."""
    _bound(deal)
    if deal.pack.state == "sent":
        arrived = delivery.pack_is_here(deal, now)
        return replace(arrived, deal=_no_photo_asked(arrived.deal))
    thanks = Say("partner", PackPhotoTaken(deal.campaign.brand))
    return Decision(_no_photo_asked(deal), "pack_photo", (thanks,))


def with_photo_welcome(arrived: Decision) -> Decision:
    """A picture that comes next is one of the pack, unless something else was asked."""
    deal = arrived.deal
    return replace(arrived, deal=replace(deal, asked=deal.asked or PHOTO))


def _no_photo_asked(deal: Deal) -> Deal:
    return replace(deal, asked="") if deal.asked == PHOTO else deal


def _bound(deal: Deal) -> None:
    if deal.stage not in BINDING:
        raise Refused("not_agreed")
