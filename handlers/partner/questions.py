"""Questions that are answered at once, and the way from such an answer to a person."""

from dataclasses import replace
from datetime import timedelta

from deals.answering import answered_at_once
from deals.campaign import knowledge
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.questions import Question, answer, questions_in
from deals.reading.reply import Reply
from handlers.partner.message import Message
from handlers.partner.passing import passed_on
from handlers.turn import Turn
from storage.brand import facts
from storage.deal import history
from storage.tables import Heard, History

ANSWERED = "question_answered"
AGAIN_WITHIN = timedelta(days=1)
LOOKED_BACK = 25  # lines of history


def answered(turn: Turn, deal: Deal, text: str, reply: Reply) -> bool:
    """Answers what is clearly asked and known; False, and nothing is done, when a person has to.

    Who asks about the same again within a day was not helped by it.
    """
    today = deal.campaign.local_date(turn.now)
    asked = questions_in(text, reply, today, awaited=deal.asked == "question")
    if not asked or _asked_again(turn, deal, asked):
        return False
    known = facts.known(turn.session, deal)
    found = [words for one in asked if (words := answer(one, deal, known))]
    if len(found) < len(asked):
        return False
    turn.decide(deal, answered_at_once(deal, tuple(found), turn.heard_id, turn.now))
    return True


def all_told(message: Message) -> bool:
    """Product knowledge in full, where that is asked for. Where the team has told nothing yet: what
    the deal's own terms say, or a person sees to it."""
    if not knowledge.asks_for_all(message.text):
        return False
    turn, deal = message.turn, message.deal
    told = _knowledge(turn, deal)
    if told or not answered(turn, deal, message.text, message.reply):
        turn.decide(deal, told or passed_on(turn, deal, message.text, "ask"))
    return True


def pressed_for_all(deal: Deal, rest: str, turn: Turn) -> Decision:
    """The same by a button; where nothing is known yet, a person answers."""
    return _knowledge(turn, deal) or passed_on(turn, deal, "", "ask", "0")


def _knowledge(turn: Turn, deal: Deal) -> Decision | None:
    return knowledge.told(deal, facts.known(turn.session, deal), turn.now)


def asked_in(message: Message) -> bool:
    """The same for words of which it is only now known that they ask."""
    reply = message.reply
    asking = replace(reply, intent="ask", sure={**reply.sure, "intent": 1.0})
    return answered(message.turn, message.deal, message.text, asking)


def not_answered(turn: Turn, deal: Deal, heard_id: str) -> str:
    """The words of the question whose answer was not enough; raises Refused when it is an old one
    or was not answered by us."""
    number = int(heard_id) if heard_id.isdecimal() and len(heard_id) <= 18 else 0
    lines = [line for line in _lines(turn, deal) if line.details.get("heard") == number]
    heard = turn.session.get(Heard, number) if number else None
    if heard is None or [line.happened for line in lines] != [ANSWERED]:
        raise Refused("already_done")
    return heard.text


def handed_on(decision: Decision, heard_id: str) -> Decision:
    """The same, so noted that the question is handed on once."""
    return replace(decision, details={**decision.details, "heard": int(heard_id)})


def _asked_again(turn: Turn, deal: Deal, asked: tuple[Question, ...]) -> bool:
    topics = {one.topic for one in asked}
    return any(
        line.happened == ANSWERED
        and line.at >= turn.now - AGAIN_WITHIN
        and topics & set(str(line.details.get("topic", "")).split())
        for line in _lines(turn, deal)
    )


def _lines(turn: Turn, deal: Deal) -> list[History]:
    return list(history.of_deal(turn.session, deal.id, LOOKED_BACK))
