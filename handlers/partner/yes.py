"""A yes: it shows the exact terms, and only right after them a clear one agrees."""

from dataclasses import replace

from deals import amending, negotiation, replies
from deals.buttons.partner import press_to_agree, press_to_amend
from deals.decision import Decision, Refused
from deals.reading.intent.plain_answers import is_plain_yes
from handlers.partner import address, questions
from handlers.partner.message import ForAPerson, Message, no_answer_in_words
from handlers.partner.passing import passed_on
from storage.deal import deals
from storage.partner import heard
from storage.selling import bonuses


def agrees(message: Message) -> bool:
    """Whether these words are a clear yes right after the exact terms."""
    return is_plain_yes(message.text) and _right_after_the_terms(message)


def accept(message: Message) -> Decision:
    """A yes shows the exact terms; only right after them a clear one agrees."""
    deal = message.deal
    if deal.amendment and deal.stage in amending.WHILE and is_plain_yes(message.text):
        right_after = _right_after(message, press_to_amend(deal.id, deal.amendment.number))
        if not right_after:
            return amending.show(deal)
        judged = bonuses.is_judged(message.turn.session, deal.id)
        return amending.confirm(deal, deal.amendment.number, judged)
    if not deal.negotiating:
        if deal.asked == "delay":
            raise ForAPerson
        return replies.small_talk(deal, message.now)
    try:
        if deal.on_table and agrees(message):
            agreed = negotiation.agree(deal, deal.on_table.number, message.now)
            return address.read_back(message.turn, agreed)
        no_answer_in_words(deal)
        return negotiation.show_terms(deal, message.now)
    except Refused as refused:
        if refused.code != "offer_expired":
            raise
        return negotiation.expired(deal, message.now)


def and_more(message: Message) -> None:
    """What stands beside a yes reaches staff, and a question whose answer we know is answered;
    while we negotiate the terms are shown."""
    turn, deal = message.turn, replies.no_longer_asked(message.deal)
    if deal.negotiating:
        no_answer_in_words(deal)
        negotiation.show_terms(deal, message.now)  # or a person has to see to it
    handed = passed_on(turn, message.deal, message.text, "accept")
    if "?" in message.text and deal.asked != "delay" and questions.asked_in(message):
        deal = deals.load(turn.session, deal.id)
        for one in handed.to_staff:
            turn.tell(deal, one)
    elif deal.negotiating:
        deal = turn.decide(message.deal, replace(handed, says=handed.to_staff))
    else:
        raise ForAPerson
    if deal.negotiating:
        turn.decide(deal, negotiation.show_terms(deal, message.now))


def _right_after_the_terms(message: Message) -> bool:
    """Whether the last words of ours that they had read were the terms that are agreed to now.

    An `ok` after a follow-up, after another deal's words, to older terms, or written before the
    terms arrived cannot mean them.
    """
    deal = message.deal
    if deal.asked != "term_sheet" or deal.on_table is None:
        return False
    return _right_after(message, press_to_agree(deal.id, deal.on_table.number))


def _right_after(message: Message, press: str) -> bool:
    """Whether the last words of ours that they had read had that button."""
    last = heard.last_read(message.turn.session, message.deal.partner.id)
    return last is not None and heard.answers(last, press, message.sent_at)
