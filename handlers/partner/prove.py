"""Links and pictures that a partner hands in: with `/lapor`, or simply pasted."""

from dataclasses import replace

from deals import delivery
from deals.channel import Incoming
from deals.deal import Deal
from deals.lives import booking
from deals.progress import Progress, progress
from deals.proofs import HANDING_IN
from deals.reading.beside_links import said_beside
from deals.reading.handing_in import says_finished, wants_to_hand_in
from deals.reading.reply import read_reply
from deals.says import Words
from deals.says.lives.to_partner import PicturesAdded, ReplayAdded
from deals.says.proving import to_partner as links
from deals.says.proving.to_partner import ProofRefused, ProofTaken, ScreenDoubted
from deals.says.talking.to_partner import Content
from handlers.partner import in_person, talk
from handlers.partner.who import Who
from handlers.proving import handed_in, receiving
from handlers.proving.handed_in import Added, HandedIn, Whose
from handlers.proving.screening import not_held
from handlers.turn import Turn
from storage.deal import deals


def hand_in(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Takes every link and picture of a message while something is agreed; False if there is none.

    Each is put to a due deliverable and before staff, or refused with what to do instead.
    """
    whose = Whose(who.partner_id)
    agreed = handed_in.agreed(turn, whose)
    if not agreed:
        return False
    handed = receiving.hand_in(turn, incoming, whose)
    if handed is None:
        return False
    _answer(turn, who, agreed, handed)
    _hear_the_rest(turn, incoming, who)
    return True


def _hear_the_rest(turn: Turn, incoming: Incoming, who: Who) -> None:
    """What stands beside links, often sent in the same seconds, is read like any other words; a
    question beside news of a post is for a person."""
    who.look_again()
    if incoming.kind != "text" or incoming.attachments or not who.live:
        return
    deal = who.live[0]
    today = deal.campaign.local_date(turn.now)
    asked = any(one.asked.startswith(booking.ASKED) for one in who.live)
    rest = said_beside(incoming.text, today, asked)
    if rest and read_reply(rest, today).intent == "proof":
        talk.tell_staff(turn, deal, rest, "ask")
    elif rest:
        talk.words(turn, replace(incoming, text=rest), who)


def in_words(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """`mau setor link`, and `selesai` after the links; False when the words are neither."""
    if incoming.kind != "text" or not who.live or in_person.talked_with(who):
        return False
    if wants_to_hand_in(incoming.text) and any(deal.outstanding for deal in _agreed(who)):
        begin(turn, who)
        return True
    if _handing_in(who) and says_finished(incoming.text):
        _end(turn, who)
        return True
    return False


def command(turn: Turn, incoming: Incoming, who: Who) -> None:
    """`/lapor`, alone or with the links behind it."""
    if not hand_in(turn, incoming, who):
        begin(turn, who)


def begin(turn: Turn, who: Who) -> None:
    """From now on links are expected, in any number of messages."""
    agreed = _agreed(who)
    owing = [deal for deal in agreed if deal.outstanding]
    if not owing:
        waiting = sum(piece.state == "submitted" for deal in agreed for piece in deal.deliverables)
        who.answer(links.NothingToHandIn(waiting))
        return
    for deal in owing:
        turn.decide(deal, delivery.begin_handing_in(deal))
    words = links.LinksWanted(_missing(owing), owing[0].last_day_ahead(turn.now))
    who.answer(words, deal=owing[0])


def _end(turn: Turn, who: Who) -> None:
    agreed = _agreed(who)
    for deal in _handing_in(who):
        turn.decide(deal, delivery.end_handing_in(deal))
    ahead = next((deal.last_day_ahead(turn.now) for deal in agreed if deal.outstanding), None)
    held = _any_held(turn, agreed)
    words = links.LinksEnded(_progress(turn, agreed), _missing(agreed), ahead, held)
    who.answer(words, deal=agreed[0])


def _answer(turn: Turn, who: Who, agreed: list[Deal], handed: HandedIn) -> None:
    if handed.taken:
        deal = deals.load(turn.session, agreed[0].id)
        still = handed_in.agreed(turn, Whose(who.partner_id))
        ahead = deal.last_day_ahead(turn.now)
        meant = [one for one in still if one.outstanding or one.id in handed.deal_ids]
        far = _progress(turn, meant)
        several = far if sum(one.of for one in far) > 1 else ()
        held = _any_held(turn, meant)
        who.answer(ProofTaken(handed.taken, _missing(still), ahead, several, held), deal=deal)
    for more in handed.added:
        who.answer(_thanks(more), deal=more.deal)
    if handed.doubts:
        who.answer(ScreenDoubted(handed.doubts), deal=agreed[0])
    if handed.refusals:
        who.answer(ProofRefused(handed.refusals), deal=agreed[0])


def _thanks(more: Added) -> Words:
    return PicturesAdded(more.pictures, more.of) if more.pictures else ReplayAdded()


def _agreed(who: Who) -> list[Deal]:
    return handed_in.agreed(who.turn, Whose(who.partner_id))


def _handing_in(who: Who) -> list[Deal]:
    return [deal for deal in who.live if deal.asked == HANDING_IN]


def _missing(deals: list[Deal]) -> tuple[Content, ...]:
    return delivery.counted(tuple(piece for deal in deals for piece in deal.outstanding))


def _any_held(turn: Turn, deals: list[Deal]) -> bool:
    return any(not_held(turn, deal) != deal.deliverables for deal in deals)


def _progress(turn: Turn, deals: list[Deal]) -> tuple[Progress, ...]:
    return progress(piece for deal in deals for piece in not_held(turn, deal))
