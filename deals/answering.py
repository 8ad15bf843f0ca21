"""Our own words to a partner: they settle what the partner had asked, and it is their turn."""

from datetime import datetime

from deals.buttons import answer_buttons
from deals.deal import Deal, Side
from deals.decision import Decision, Refused
from deals.says import Say, Words
from deals.says.answers import Answer
from deals.stages import Stage

ANSWERABLE = ("answer", "counter")


def answered(deal: Deal, words: Words, now: datetime) -> Decision:
    """A person of ours answers through the bot."""
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if not deal.partner.reachable:
        raise Refused("cannot_be_written_to")
    return Decision(_their_turn(deal, now), "answered", (Say("partner", words),))


def answered_at_once(
    deal: Deal, answers: tuple[Answer, ...], heard_id: int, now: datetime
) -> Decision:
    """The bot answers what it knows. What a person owes them stays owed, and a term sheet is no
    longer what their next `ok` is about. `heard_id`: the message that asked."""
    talking = deal.moved(Stage.TALKING).asks(now, "offer") if deal.negotiating else deal
    *first, last = answers
    told = [Say("partner", words) for words in first]
    told.append(Say("partner", last, answer_buttons(talking, heard_id)))
    details: dict[str, str | int] = {
        "topic": " ".join(words.topic for words in answers),
        "fact": "\n".join(words.fact for words in answers if words.fact),
        "terms": deal.on_table.number if deal.on_table else 0,
        "heard": heard_id,
    }
    return Decision(talking, "question_answered", tuple(told), details)


def answered_elsewhere(deal: Deal, now: datetime) -> Decision:
    """The answer was given another way, or none is needed."""
    if not owed_an_answer(deal):
        raise Refused("already_done")
    return Decision(_their_turn(deal, now), "answered_elsewhere")


def owed_an_answer(deal: Deal) -> bool:
    return deal.waiting_on == Side.BRAND and deal.waiting_for in ANSWERABLE


def _their_turn(deal: Deal, now: datetime) -> Deal:
    """The silence clock starts while we negotiate; afterwards the deadline track runs on."""
    return deal.waits_for_partner(now) if deal.negotiating else deal.waits_for_nobody()
