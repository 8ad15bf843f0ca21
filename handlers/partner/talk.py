"""A partner's words: read by clear words and numbers, and passed on when they are not clear."""

from dataclasses import replace
from datetime import datetime, timedelta

from deals import exits
from deals.buttons import action
from deals.buttons.staff import trouble_buttons
from deals.channel import Button, Incoming, Rows
from deals.deal import Deal
from deals.decision import Decision
from deals.reading.intent.plain_answers import is_plain_thanks, is_plain_yes, says_it_came
from deals.reading.intent.ticket_words import problem_kind
from deals.reading.reply import read_reply
from deals.reading.second import Second, weighed
from deals.says.proving.to_partner import FileNotTaken
from deals.says.talking.to_partner import Hello, PassedToTeam, ThankYou, WhichDeal
from deals.says.talking.to_staff import NoticeNoDeal
from deals.stages import NOT_APPROACHED, Stage
from handlers.partner import (
    accounts,
    acts,
    edited,
    holding,
    in_person,
    leave,
    lives,
    manager,
    questions,
    sampling,
    tickets,
    unsure,
    yes,
)
from handlers.partner.message import Message
from handlers.partner.passing import passed_on
from handlers.partner.who import Who
from handlers.sending import tell_leads
from handlers.turn import Turn
from storage.deal import deals
from storage.partner import heard
from storage.tickets import troubles

A_DAY = timedelta(days=1)
REOPENED = (Stage.DECLINED, Stage.UNREACHABLE)  # by whatever they write


def words(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Takes words, and files with them, that are neither a command, a button nor a proof."""
    if leave.says_no_more(turn, incoming.text, who):
        leave.stop(turn, incoming, who)
        return
    if accounts.told(turn, incoming, who) or manager.takes_back(turn, incoming.text, who):
        return
    if not who.live:
        _after_the_end(turn, accounts.hidden(turn, incoming), who)
        return
    if held := in_person.talked_with(who):
        in_person.hand_on(turn, incoming, held)
        return
    if incoming.kind == "edited" and turn.heard_id and not incoming.attachments:
        _changed(turn, incoming, who)
        return
    deal = _meant(who)
    if deal is None:
        _ask_which(turn, incoming, who)
        return
    if turn.heard_id:
        turn.talks_about(deal)
    if incoming.attachments:
        _file(turn, incoming, deal)
    else:
        about(turn, deal, incoming.text, incoming.sent_at, incoming.second)


def about(
    turn: Turn, deal: Deal, text: str, sent_at: datetime | None, second: Second | None = None
) -> None:
    """Decides what words about one deal mean, and does it.

    `sent_at` None: nobody knows what they had read when they wrote it. `second`: what a second
    reader made of an unsure text.
    """
    reply = weighed(read_reply(text, deal.campaign.local_date(turn.now)), second)
    message = Message(turn, deal, text, reply, sent_at)
    holding.note_busy_days(message)
    if acts.wants_a_first_day(message):
        acts.for_a_person_plainly(message)
        return
    if lives.told(message):
        return
    if sampling.told(message):
        return
    message = tickets.settled_beside(message)
    deal, text, reply = message.deal, message.text, message.reply
    if questions.all_told(message) or questions.answered(turn, deal, text, reply):
        return
    if tickets.told(message):
        return
    if holding.told(message) or acts.do_plainly(message):
        return
    if not acts.is_sure(message):
        unsure.ask_back(message)
    elif not acts.do(message, reply.intent):
        acts.for_a_person(message, reply.intent)


def agrees(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Whether these words agree to the terms that they answer."""
    deal = _meant(who) if incoming.kind == "text" else None
    if deal is None or not deal.negotiating:
        return False
    reply = read_reply(incoming.text, deal.campaign.local_date(turn.now))
    return yes.agrees(Message(turn, deal, incoming.text, reply, incoming.sent_at))


def tell_staff(turn: Turn, deal: Deal, text: str, guess: str) -> None:
    """Staff have the words, and nothing is said to the partner."""
    passed = passed_on(turn, deal, text, guess)
    turn.decide(deal, replace(passed, says=passed.to_staff))


def not_answered(deal: Deal, heard_id: str, turn: Turn) -> Decision:
    """An answer of ours was not enough: the question goes to staff, once."""
    text = questions.not_answered(turn, deal, heard_id)
    return questions.handed_on(passed_on(turn, deal, text, "ask", heard_id), heard_id)


def contact(turn: Turn, incoming: Incoming, who: Who) -> None:
    """A contact card: who speaks for them, for staff to take up."""
    assert incoming.contact
    card = incoming.contact
    for deal in (who.live or deals.all_of(turn.session, who.partner_id))[:1]:
        named = manager.named(turn, deal, card.name, card.phone)
        turn.decide(deal, replace(named, says=named.to_staff) if deal.in_person else named)


def _changed(turn: Turn, incoming: Incoming, who: Who) -> None:
    """A message was changed: it is read again, or a person reads it where we do not know it."""
    try:
        again = edited.replaced(turn, incoming, who)
    except LookupError:
        deal = _meant(who) or who.live[0]
        turn.decide(deal, passed_on(turn, deal, incoming.text, "edited"))
        return
    if again:
        about(turn, *again, None)


def _ask_which(turn: Turn, incoming: Incoming, who: Who) -> None:
    """They tell which deal they mean; meanwhile staff have the words, pressed or not."""
    tell_staff(turn, who.live[0], incoming.text, "which_deal")
    who.answer(WhichDeal(), _which(who, turn.heard_id))


def _file(turn: Turn, incoming: Incoming, deal: Deal) -> None:
    """A rate card or the like: staff get it with the words."""
    for file in incoming.attachments:
        if file.problem:
            turn.tell_partner(deal.partner.id, FileNotTaken(file.problem), deal=deal)
        else:
            turn.show_ours(deal, file.path, file.name or "file")
    text = incoming.text or incoming.attachments[0].name
    turn.decide(deal, passed_on(turn, deal, text, "file"))


def _after_the_end(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Nothing is open: who had declined or was silent is back in talk, else staff hear of it. Mere
    thanks wait for nobody."""
    every = deals.all_of(turn.session, who.partner_id)
    for deal in every[:1]:
        if _is_thanked(turn, incoming.text, deal) or is_plain_thanks(incoming.text):
            return
        if _tells_problem(turn, incoming, every):
            return
        if deal.stage in REOPENED:
            deal = turn.decide(deal, exits.reopen(deal, turn.now))
        turn.decide(deal, passed_on(turn, deal, incoming.text, "after_the_end"))
        return
    if kind := problem_kind(incoming.text):
        _without_deal(turn, incoming.text, who, kind)
    else:
        who.answer(Hello(who.partner.name))


def _without_deal(turn: Turn, text: str, who: Who, kind: str) -> None:
    """A problem that no deal can hold stands in /due by itself; they hear once a day that we
    know."""
    number = troubles.tell(turn.session, who.partner_id, kind, turn.words_heard, turn.now)
    tell_leads(turn, NoticeNoDeal(who.partner.name, text), rows=trouble_buttons(number))
    words = PassedToTeam()
    if not heard.said_since(turn.session, who.partner_id, words.template(), turn.now - A_DAY):
        who.answer(words)


def _is_thanked(turn: Turn, text: str, deal: Deal) -> bool:
    """`siap kak`, `udah masuk makasih`, when all is done: thanked once a day, and that is all."""
    said = is_plain_thanks(text) or is_plain_yes(text) or says_it_came(text)
    if deal.stage != Stage.DONE or any(one.unsolved for one in deal.tickets) or not said:
        return False
    since, words = turn.now - A_DAY, ThankYou()
    if not heard.said_since(turn.session, deal.partner.id, words.template(), since):
        turn.tell_partner(deal.partner.id, words, deal=deal)
    return True


def _tells_problem(turn: Turn, incoming: Incoming, every: list[Deal]) -> bool:
    """Of what was done something may still be amiss, such as its pay; who is listed for the next
    month has their problems between two months. Who answers an offer late may be telling why:
    that is about the offer."""
    late = every[0].stage in REOPENED and problem_kind(incoming.text) != "payment"
    done = [deal for deal in every if deal.stage == Stage.DONE and not late]
    listed = [deal for deal in every[:1] if deal.stage in NOT_APPROACHED]
    if incoming.kind != "text" or not (done or listed):
        return False
    deal = (done or listed)[0]
    reply = read_reply(incoming.text, deal.campaign.local_date(turn.now))
    return tickets.told(Message(turn, deal, incoming.text, reply, incoming.sent_at))


def _meant(who: Who) -> Deal | None:
    """The deal that is meant: the only one, or the only one in which we asked something."""
    if len(who.live) == 1:
        return who.live[0]
    asked = [deal for deal in who.live if deal.asked]
    return asked[0] if len(asked) == 1 else None


def _which(who: Who, heard_id: int) -> Rows:
    return tuple(
        (Button(deal.campaign.title, action("pick", deal.id, heard_id), plain=True),)
        for deal in who.live
    )
