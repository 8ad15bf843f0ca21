"""Staff tell what words of a partner meant: it is done, and kept for the reader to learn from."""

from deals import replies
from deals.buttons import action
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.meanings import ONLY_BEFORE, possible
from deals.says.talking import writing as says
from handlers.in_group import for_the_group
from handlers.partner import acts
from handlers.partner.unsure import read_again
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from storage.deal import history
from storage.partner import (
    examples,
    heard,
)
from storage.partner.heard import Words

WITHOUT_ACT = ("greeting", "other")
CHANGES = ("decline", "counter", "later")  # nothing of it on words that were overtaken
NEW_TERMS = ("proposed", "bargained")
FOR_US = "problem"  # the answer is theirs who press


def choose_other(acting: Acting, rest: str) -> None:
    """Everything that the words can mean."""
    deal, parts = settling.meant(acting, rest)
    words = _words(acting, deal, parts)
    every = (*possible(deal), *WITHOUT_ACT)
    buttons = [Button(f"is_{one}", action("s.mean", deal.id, words.id, one)) for one in every]
    rows: Rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    asked = says.MeaningAsked(deal.id, deal.partner.name, words.text)
    today = deal.campaign.local_date(acting.turn.now)
    acting.answer(asked if acting.private else for_the_group(asked, today), rows)


def tell(acting: Acting, rest: str) -> None:
    """It means this: done as if it had been clear, but a yes only shows the terms."""
    deal, parts = settling.meant(acting, rest)
    words, intent = _words(acting, deal, parts), (parts[1:] or [""])[0]
    agreed_since = intent in ONLY_BEFORE and not deal.negotiating
    if not agreed_since and intent not in (*possible(deal), *WITHOUT_ACT):
        raise Refused("old_button")
    if not examples.keep(
        acting.session, deal.partner.id, words, intent, acting.member_id, acting.turn.now
    ):
        raise Refused("already_done")
    late = intent in CHANGES and _overtaken(acting, deal, words)
    for_us = intent == FOR_US or agreed_since or late
    if deal.over or deal.partner.stopped or for_us:
        _told(acting, deal)
        return
    settled = replies.settled(deal, words.id, acting.turn.now)
    done = acts.do(read_again(acting.turn, settled, words), intent, before=deal)
    _told(acting, acting.deal(str(deal.id)), "meaning_done" if done else "meaning_kept")


def _overtaken(acting: Acting, deal: Deal, words: Words) -> bool:
    """Whether the talk went on since: they wrote again, or have other terms before them."""
    if not heard.is_last(acting.session, deal.partner.id, words.id):
        return True
    return history.has_happened(acting.session, deal.id, NEW_TERMS, words.at)


def _told(acting: Acting, deal: Deal, act: str = "meaning_kept") -> None:
    settling.acted(acting, deal, act)


def _words(acting: Acting, deal: Deal, parts: list[str]) -> Words:
    found = heard.words_of(acting.session, deal.partner.id, (parts or [""])[0])
    if found is None:
        raise Refused("old_button")
    return found
