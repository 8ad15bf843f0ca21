"""What partners say and show of the pack: here, not yet, damaged, or a picture of it."""

from datetime import datetime, timedelta

from deals import delivery
from deals.buttons.staff import deal_button
from deals.channel import Attachment, Incoming
from deals.deadlines.steps import ARRIVAL
from deals.deal import Deal
from deals.decision import Decision
from deals.links import read_links
from deals.parcels import arrival
from deals.reading.intent.arrival import (
    says_arrived,
    says_damaged,
    says_not_arrived,
    says_plainly_arrived,
)
from deals.reading.intent.plain_answers import is_plain_yes
from deals.reading.second import SURE
from deals.says import Say
from deals.says.parcels.to_staff import NoticePackPhoto
from deals.says.talking.to_partner import ThankYou
from deals.stages import BINDING
from handlers.partner.message import Act, Message
from handlers.partner.who import Who
from handlers.proving.pictures import is_picture
from handlers.turn import Turn
from storage.deal import (
    parcels,
    proofs,
)
from storage.staff import members

A_FEW_DAYS = timedelta(days=3)


def meant(message: Message) -> Act | None:
    """What words of theirs say of a pack that is on its way, or was."""
    deal, text = message.deal, message.text
    if deal.stage not in BINDING or deal.pack.state not in ("sent", "received"):
        return None
    if says_damaged(text, deal.asked == ARRIVAL or _just_came(deal, message.now)):
        return _damaged
    plainly = says_plainly_arrived(text)
    if deal.pack.state == "received":
        return _thanked if plainly else None
    if says_not_arrived(text, deal.asked == ARRIVAL):
        return _not_yet
    reply = message.reply
    troubled = reply.intent in ("problem", "ask") and reply.sure["intent"] >= SURE
    if plainly or (says_arrived(text) and not troubled):
        return _here
    return _here if deal.asked == ARRIVAL and is_plain_yes(text) else None


def _just_came(deal: Deal, now: datetime) -> bool:
    """We spoke of it, and it came a few days ago: what is broken is the pack."""
    since = deal.pack.since
    return deal.asked == arrival.PHOTO and since is not None and now - since <= A_FEW_DAYS


def take_photo(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """A picture of the pack: kept with the deal and shown to staff, and no proof of anything;
    False when it is none."""
    pictures = [one for one in incoming.attachments if not one.problem and is_picture(one)]
    deal = _pack_asked_about(who, incoming.text, turn.now) if pictures else None
    if deal is None or len(pictures) < len(incoming.attachments):
        return False
    if turn.heard_id:
        turn.talks_about(deal)
    for picture in pictures:
        _keep(turn, deal, picture)
    if says_damaged(incoming.text, True) and deal.pack.state in ("sent", "received"):
        turn.decide(deal, arrival.pack_damaged(deal, incoming.text, turn.now))
    elif deal.pack.state == "sent" and says_not_arrived(incoming.text, True):
        turn.decide(deal, arrival.not_here_yet(deal, turn.now))
    else:
        turn.decide(deal, arrival.photo_shown(deal, turn.now))
    return True


def _pack_asked_about(who: Who, text: str, now: datetime) -> Deal | None:
    """The one deal in which a picture can only be of the pack."""
    if read_links(text).links:
        return None
    asked = [deal for deal in who.live if deal.stage in BINDING and _is_awaited(deal, text, now)]
    return asked[0] if len(asked) == 1 else None


def _is_awaited(deal: Deal, text: str, now: datetime) -> bool:
    """Upon our question; after it only where no picture is due as a proof."""
    if deal.asked == ARRIVAL:
        return deal.pack.state == "sent"
    if not _just_came(deal, now):
        return False
    proves = any(piece.proof == "picture" for piece in deal.outstanding)
    return deal.pack.state == "damaged" or not proves or says_damaged(text, True)


def _keep(turn: Turn, deal: Deal, picture: Attachment) -> None:
    proofs.keep_media(
        turn.session, picture.sha256, picture.name, picture.mime, picture.size, turn.now
    )
    parcels.keep_photo(turn.session, deal.id, picture.sha256, turn.now)
    team = members.team_address(turn.session)
    for address, language in members.desk_addresses(turn.session, deal.owner_id):
        in_group = team is not None and address == team[0]
        shown = "" if in_group else picture.path  # a label may be on it
        words = NoticePackPhoto(*deal.about)
        turn.say(address, language, words, deal_button(deal.id), deal_id=deal.id, picture=shown)


def here(deal: Deal, rest: str, turn: Turn) -> Decision:
    """Pressed: it is there. A picture is welcome, and nobody asks for it again."""
    return arrival.with_photo_welcome(delivery.pack_is_here(deal, turn.now))


def not_yet(deal: Deal, rest: str, turn: Turn) -> Decision:
    return arrival.not_here_yet(deal, turn.now)


def broken(deal: Deal, rest: str, turn: Turn) -> Decision:
    return arrival.pack_damaged(deal, "", turn.now)


def _here(message: Message) -> Decision:
    return here(message.deal, "", message.turn)


def _thanked(message: Message) -> Decision:
    """Known already: thanked, and nobody has to read it."""
    return Decision(message.deal, "small_talk", (Say("partner", ThankYou()),))


def _not_yet(message: Message) -> Decision:
    return arrival.not_here_yet(message.deal, message.now)


def _damaged(message: Message) -> Decision:
    return arrival.pack_damaged(message.deal, message.text, message.now)
