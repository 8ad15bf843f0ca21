"""Whoever had stopped and writes again: a person tells whether they want to return."""

from deals import exits
from deals.buttons.staff import guess_buttons, reply_buttons
from deals.deal import Deal, Unanswered
from deals.decision import Refused
from deals.meanings import likeliest
from deals.reading.reply import read_reply
from deals.says.talking.to_staff import NoticeUnsure
from handlers.in_group import for_the_group
from handlers.staff.acting import Acting
from handlers.staff.desk import due
from handlers.staff.listing import settling
from storage.deal import deals
from storage.partner import (
    heard,
    people,
)


def let_back(acting: Acting, rest: str) -> None:
    """They hear from us again; what they wrote waits for an answer."""
    deal, _ = settling.meant(acting, rest)
    if not exits.asks_back(deal):
        raise Refused("already_done")
    back = next(one for one in reversed(deal.unanswered) if one.kind == "back")
    after = acting.decide(deal, exits.let_back(deal, acting.turn.now))
    people.come_back(acting.session, deal.partner.id)
    for other in deals.live_of(acting.session, deal.partner.id):
        if other.id != deal.id:
            acting.decide(other, exits.come_back(other, acting.turn.now))
    settling.acted(acting, after, "let_back")
    if not due.place_of(acting.incoming.button):
        _show_words(acting, after, back)


def leave_alone(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    after = acting.decide(deal, exits.left_alone(deal, acting.turn.now))
    settling.acted(acting, after, "left_alone")


def _show_words(acting: Acting, deal: Deal, back: Unanswered) -> None:
    """What they wrote, with what it may mean, one press each."""
    words = heard.words_of(acting.session, deal.partner.id, back.about)
    text, today = words.text if words else "", deal.campaign.local_date(acting.turn.now)
    guesses = likeliest(read_reply(text, today).guesses, deal)
    asked = NoticeUnsure(*deal.about, text, guesses, ())
    rows = (*guess_buttons(deal.id, back.about, guesses), *reply_buttons(deal.id, back.about))
    acting.answer(asked if acting.private else for_the_group(asked, today), rows)
