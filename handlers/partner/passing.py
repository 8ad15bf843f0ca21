"""Words that a person of ours has to read: handed on with the talk before them."""

from dataclasses import replace
from datetime import timedelta

from deals import negotiation
from deals.deal import Deal, Side
from deals.decision import Decision
from deals.says import Say
from deals.says.talking.to_partner import StillWithUs
from handlers.turn import Turn
from storage.deal import history
from storage.partner import heard

A_MOMENT = timedelta(minutes=5)  # who writes several lines in a row was told by the first


def passed_on(turn: Turn, deal: Deal, text: str, guess: str, about: str = "") -> Decision:
    """`about`: which words, if not those that this turn is about."""
    talk = talk_before(turn, deal)
    words = about or turn.words_heard
    return told_again(turn, deal, negotiation.pass_on(deal, text, guess, talk, turn.now, words))


def told_again(turn: Turn, deal: Deal, handed: Decision) -> Decision:
    """Who writes again while a person is awaited hears so, once in all that time."""
    since = deal.waiting_since if deal.waiting_on == Side.BRAND else None
    if since is None or turn.now - since < A_MOMENT or handed.to_staff != handed.says:
        return handed
    if heard.said_since(turn.session, deal.partner.id, StillWithUs.template(), since):
        return handed
    word = Say("partner", StillWithUs(deal.campaign.brand))
    return replace(handed, says=(word, *handed.says))


def talk_before(turn: Turn, deal: Deal) -> tuple[str, ...]:
    """The last lines, each with who said it, without the words that are quoted anyway."""
    spoken = history.talk(turn.session, deal.partner.id)
    if spoken and spoken[-1][1]:
        spoken.pop()
    return tuple(f"{deal.partner.name if theirs else 'Sapa'}: {line}" for _, theirs, line in spoken)
