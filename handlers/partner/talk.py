"""A partner's words: read by clear words and numbers, and passed on when they are not clear."""

from dataclasses import replace
from datetime import datetime, timedelta

from deals import delivery, exits, negotiation
from deals.bargaining import counter
from deals.bargaining.plainly import only_terms
from deals.buttons import action, promise_button
from deals.channel import Button, Incoming, Rows
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.reading import Reply, countered, is_plain_yes, read_reply, says_arrived
from deals.reading.second import SURE, Second, weighed
from deals.says import partner as says
from deals.stages import Stage
from handlers.partner import questions
from handlers.partner.who import Who
from handlers.turn import Turn
from storage import deals, heard, history

TERMS = ("term_sheet", "new_terms", "counter_answered")
SHORT = 40  # characters: longer words about a day are for a person


def words(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Takes words, and files with them, that are neither a command, a button nor a proof."""
    if not who.live:
        _after_the_end(turn, incoming, who)
        return
    deal = _meant(who)
    if deal is None:
        _ask_which(turn, incoming, who)
        return
    if turn.heard_id:
        heard.is_about(turn.session, turn.heard_id, deal.id)
    if incoming.attachments:
        _file(turn, incoming, deal)
    elif incoming.kind == "edited":
        turn.decide(deal, _passed_on(turn, deal, incoming.text, "edited"))
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
    if questions.answered(turn, deal, text, reply):
        return
    if deal.negotiating:
        decision: Decision | None = _negotiate(turn, deal, text, reply, sent_at)
    else:
        decision = _deliver(turn, deal, text, reply)
    if decision:
        turn.decide(deal, decision)


def agrees(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Whether these words agree to the terms that they answer."""
    deal = _meant(who) if incoming.kind == "text" else None
    if deal is None or not deal.negotiating:
        return False
    return is_plain_yes(incoming.text) and _right_after_the_terms(turn, deal, incoming.sent_at)


def tell_staff(turn: Turn, deal: Deal, text: str, guess: str) -> None:
    """Staff have the words, and nothing is said to the partner."""
    passed = _passed_on(turn, deal, text, guess)
    to_staff = tuple(one for one in passed.says if one.to != "partner")
    turn.decide(deal, replace(passed, says=to_staff))


def not_answered(deal: Deal, heard_id: str, turn: Turn) -> Decision:
    """An answer of ours was not enough: the question goes to staff, once."""
    text = questions.not_answered(turn, deal, heard_id)
    return questions.handed_on(_passed_on(turn, deal, text, "ask"), heard_id)


def contact(turn: Turn, incoming: Incoming, who: Who) -> None:
    """A contact card: who speaks for them, for staff to take up."""
    assert incoming.contact
    card = incoming.contact
    for deal in (who.live or deals.all_of(turn.session, who.partner_id))[:1]:
        named = negotiation.named_manager(deal, card.name, card.phone, turn.now)
        turn.decide(deal, named)


def _ask_which(turn: Turn, incoming: Incoming, who: Who) -> None:
    """They tell which deal they mean; meanwhile staff have the words, pressed or not."""
    tell_staff(turn, who.live[0], incoming.text, "which_deal")
    who.answer(says.WhichDeal(), _which(who, turn.heard_id))


def _file(turn: Turn, incoming: Incoming, deal: Deal) -> None:
    """A rate card or the like: staff get it with the words."""
    for file in incoming.attachments:
        if file.problem:
            turn.tell_partner(deal.partner.id, says.FileNotTaken(file.problem), deal=deal)
        else:
            turn.show_ours(deal, file.path, file.name or "file")
    text = incoming.text or incoming.attachments[0].name
    turn.decide(deal, _passed_on(turn, deal, text, "file"))


def _negotiate(
    turn: Turn, deal: Deal, text: str, reply: Reply, sent_at: datetime | None
) -> Decision:
    """While nothing is agreed. What the rules refuse is for a person."""
    try:
        return _clear(turn, deal, text, reply, sent_at)
    except Refused:
        return _passed_on(turn, deal, text, reply.intent)


def _clear(turn: Turn, deal: Deal, text: str, reply: Reply, sent_at: datetime | None) -> Decision:
    now = turn.now
    if is_plain_yes(text) and deal.on_table and _right_after_the_terms(turn, deal, sent_at):
        return negotiation.agree(deal, deal.on_table.number, now)
    if reply.sure["intent"] < SURE:
        return _passed_on(turn, deal, text, reply.intent)
    if reply.intent == "accept" and deal.asked not in ("terms", "question"):
        return negotiation.show_terms(deal, now)
    if reply.intent == "decline" and deal.asked not in ("terms", "question"):
        return negotiation.decline(deal, text, now)
    if reply.intent == "later":
        return negotiation.put_off(deal, text, reply.day, now)
    if reply.intent == "counter" and (terms := countered(deal.terms, reply)) != deal.terms:
        return counter.countered(deal, terms, text, now, sure=only_terms(reply, text))
    return _passed_on(turn, deal, text, reply.intent)


def _deliver(turn: Turn, deal: Deal, text: str, reply: Reply) -> Decision | None:
    """Once it is agreed. A plain `siap` needs no answer; a day is asked back as a promise."""
    if deal.pack.state == "sent" and says_arrived(text):
        return delivery.pack_is_here(deal, turn.now)
    if is_plain_yes(text) and deal.asked != "delay":
        return None
    if reply.day and deal.outstanding and len(text) <= SHORT:
        words = says.PromiseTaken(reply.day, sure=False)
        turn.tell_partner(
            deal.partner.id, words, promise_button(deal.id, reply.day.isoformat()), deal
        )
        return None
    return _passed_on(turn, deal, text, "delay" if deal.asked == "delay" else reply.intent)


def _passed_on(turn: Turn, deal: Deal, text: str, guess: str) -> Decision:
    spoken = history.talk(turn.session, deal.partner.id)
    if spoken and spoken[-1][1]:
        spoken.pop()  # the words themselves, which the notice quotes anyway
    lines = tuple(
        f"{deal.partner.name if theirs else 'Sapa'}: {line}" for _, theirs, line in spoken
    )
    return negotiation.pass_on(deal, text, guess, lines, turn.now)


def _right_after_the_terms(turn: Turn, deal: Deal, sent_at: datetime | None) -> bool:
    """Whether the last words of ours that they had read were this deal's exact terms.

    An `ok` after a follow-up, after another deal's words, or written before the terms arrived
    cannot mean them. Telegram tells whole seconds.
    """
    last = heard.last_read(turn.session, deal.partner.id)
    if last is None or last.sent_at is None or sent_at is None or deal.asked != "term_sheet":
        return False
    these = last.deal_id == deal.id and last.words in TERMS
    return these and sent_at + timedelta(seconds=1) >= last.sent_at


def _after_the_end(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Nothing is open: who had declined or was silent is back in talk, else staff hear of it."""
    for deal in deals.all_of(turn.session, who.partner_id)[:1]:
        if deal.stage in (Stage.DECLINED, Stage.UNREACHABLE):
            deal = turn.decide(deal, exits.reopen(deal, turn.now))
        turn.decide(deal, _passed_on(turn, deal, incoming.text, "after_the_end"))
        return
    who.answer(says.Hello(who.partner.name))


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
