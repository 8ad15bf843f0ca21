"""What holds a partner up: asked, and each answer leads somewhere."""

from dataclasses import replace
from datetime import datetime

from deals.buttons.partner import held_up_buttons, more_time_buttons
from deals.buttons.staff import deal_button, pack_trouble_buttons, reply_buttons
from deals.channel import Rows
from deals.deadlines.extensions import (
    HELD_UP_BY,
    MORE_DAYS,
    HeldUp,
)
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.deadlines.to_partner import AskContentTrouble, AskDelay, OfferMoreTime, PackNotHere
from deals.says.deadlines.to_staff import NoticeHeldUp
from deals.says.talking.to_partner import PassedOn
from deals.stages import BINDING


def ask(deal: Deal, now: datetime) -> Decision:
    """Whoever needs time is asked why; their next words may be the answer."""
    _still_due(deal)
    say = Say("partner", AskDelay(), held_up_buttons(deal))
    return Decision(replace(deal, asked="delay"), "asked_delay", (say,))


def noted(deal: Deal, kind: str, now: datetime, about: str = "") -> Deal:
    """The deal with what holds them up, before anything is done about it."""
    return replace(deal, held_up=HeldUp(kind, now, about), asked="")


def told(deal: Deal, kind: str, now: datetime, text: str = "", about: str = "") -> Decision:
    """They told it, by a button or in words (`text`, which buttons name by `about`)."""
    _still_due(deal)
    if kind not in HELD_UP_BY:
        raise Refused("old_button")
    held = noted(deal, kind, now, about)
    if kind == "pack":
        return _pack(held, now, text, about)
    if kind == "content":
        return _content(held, now, text, about)
    return _more_time(held, text, about, now)


def _pack(deal: Deal, now: datetime, text: str, about: str) -> Decision:
    """Staff look for the parcel, and the partner sees where it is."""
    pack = deal.pack
    if pack.state == "received":
        return _content(deal, now, text, about)
    heard = PackNotHere(deal.campaign.brand, pack.state, pack.courier, pack.tracking)
    says = (Say("partner", heard), _notice(deal, text, pack_trouble_buttons(deal.id)))
    return Decision(deal.owes_answer(now, about=about), "held_up", says, {"held_up": "pack"})


def _content(deal: Deal, now: datetime, text: str, about: str) -> Decision:
    """Without words we ask what it is; with them a person has it."""
    if not text:
        asked = replace(deal, asked="delay")
        says: tuple[Say, ...] = (Say("partner", AskContentTrouble()),)
        return Decision(asked, "held_up", says, {"held_up": _kind(deal)})
    says = (
        Say("partner", PassedOn(deal.campaign.brand)),
        _notice(deal, text, reply_buttons(deal.id, about)),
    )
    waits = deal.owes_answer(now, about=about)
    return Decision(waits, "held_up", says, {"held_up": _kind(deal)})


def _more_time(deal: Deal, text: str, about: str, now: datetime) -> Decision:
    """Kind words, and days to choose from; where no day is fixed yet, none has to be moved."""
    kind = _kind(deal)
    rows = more_time_buttons(deal) if deal.post_by else ()
    heard = OfferMoreTime(deal.campaign.brand, kind, deal.post_by)
    says = [Say("partner", heard, rows)]
    if kind != "busy" or text:
        says.append(_notice(deal, text, deal_button(deal.id)))
    asked = replace(deal, asked=MORE_DAYS if rows else "")
    return Decision(asked, "held_up", tuple(says), {"held_up": kind})


def _notice(deal: Deal, text: str, buttons: Rows) -> Say:
    kind, pack = _kind(deal), deal.pack
    words = NoticeHeldUp(
        *deal.about,
        kind,
        text,
        deal.post_by,
        pack.state if kind == "pack" else "",
        pack.courier,
        pack.tracking,
    )
    return Say("staff", words, buttons)


def _kind(deal: Deal) -> str:
    return deal.held_up.kind if deal.held_up else ""


def _still_due(deal: Deal) -> None:
    if deal.stage not in BINDING or not deal.outstanding:
        raise Refused("nothing_due")
