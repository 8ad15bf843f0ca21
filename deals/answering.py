"""Our own words to a partner: they settle what the partner had asked, and it is their turn."""

from dataclasses import replace
from datetime import datetime

from deals.buttons.partner import answer_buttons
from deals.deal import Deal, Side
from deals.decision import Decision, Refused
from deals.says import Say, Words
from deals.says.questions.to_partner import Answer
from deals.stages import Stage
from deals.tickets import course

ANSWERABLE = ("answer", "counter")


def answered(deal: Deal, words: Words, now: datetime, to: int | None = None) -> Decision:
    """A person of ours answers through the bot: what they wrote under the number `to`, or, where
    it is not said, the only thing that waits."""
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if not deal.partner.reachable:
        raise Refused("cannot_be_written_to")
    if to is None and (ticket := _only_ticket(deal)):
        return course.answered(deal, ticket, words, now)
    return Decision(_after_words(deal, now, to), "answered", (Say("partner", words),))


def _only_ticket(deal: Deal) -> int | None:
    """The number of the one problem that waits for a person, where nothing else does."""
    waits = [one.number for one in deal.open_tickets]
    return waits[0] if len(waits) == 1 and not owed_answers(deal) and not deal.in_person else None


def _after_words(deal: Deal, now: datetime, to: int | None) -> Deal:
    """In a talk of theirs, what a person says answers all that was said before."""
    if deal.in_person:
        return replace(all_answered(deal, now), taken_over_at=now)
    if to is None and owed_answers(deal) < 2:
        return all_answered(deal, now)
    return deal.answered_to([] if to is None else [to], now)


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


def answered_elsewhere(deal: Deal, now: datetime, *numbers: int) -> Decision:
    """What they wrote under these numbers was answered another way, or needs no answer; without a
    number: all that waits."""
    if not owed_answers(deal) or (numbers and not any(is_owed(deal, one) for one in numbers)):
        raise Refused("already_done")
    after = deal.answered_to(numbers, now) if numbers else all_answered(deal, now)
    return Decision(after, "answered_elsewhere")


def owed_answers(deal: Deal) -> int:
    """How many answers we owe, one to their terms among them."""
    if deal.waiting_on != Side.BRAND or deal.waiting_for not in ANSWERABLE:
        return len(deal.unanswered)
    to_terms = deal.waiting_for == "counter" or not deal.unanswered
    return len(deal.unanswered) + to_terms


def is_owed(deal: Deal, number: int) -> bool:
    """Whether the words of that number still wait."""
    if deal.unanswered:
        return any(one.number == number for one in deal.unanswered)
    return owed_answers(deal) > 0


def all_answered(deal: Deal, now: datetime) -> Deal:
    """The silence clock starts while we negotiate; afterwards the deadline track runs on."""
    return replace(deal, unanswered=()).spoken(now)
