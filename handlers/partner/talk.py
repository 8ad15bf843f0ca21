"""A partner's words: read by clear words and numbers, and passed on when they are not clear."""

from datetime import datetime, timedelta

from sqlmodel import col, select

from deals import exits, negotiation
from deals.buttons import action, promise_button
from deals.channel import Button, Incoming, Rows
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.reading import Reply, countered, read_reply
from deals.says import Say, notices
from deals.says import partner as says
from deals.stages import Stage
from handlers.partner.who import Who
from handlers.turn import Turn
from storage import deals, history
from storage.tables import Heard

SHORT = 40  # characters: longer words about a day are for a person


def words(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Takes words that are neither a command, a button nor a proof."""
    if not who.live:
        _after_the_end(turn, incoming, who)
        return
    deal = _meant(who)
    if deal is None:
        who.answer(says.WhichDeal(), _which(who, _heard(turn)))
        return
    _note_deal(turn, deal)
    if incoming.kind == "edited":
        turn.decide(deal, _passed_on(turn, deal, incoming.text, "edited"))
    else:
        about(turn, deal, incoming.text, incoming.sent_at)


def about(turn: Turn, deal: Deal, text: str, sent_at: datetime) -> None:
    """Decides what words about one deal mean, and does it."""
    reply = read_reply(text, deal.campaign.local_date(turn.now))
    if not deal.negotiating:
        decision = _deliver(turn, deal, text, reply)
    elif _before_our_last_words(deal, sent_at):
        decision = _passed_on(turn, deal, text, reply.intent)
    else:
        decision = _negotiate(turn, deal, text, reply)
    if decision:
        turn.decide(deal, decision)


def contact(turn: Turn, incoming: Incoming, who: Who) -> None:
    """A contact card: who speaks for them, for staff to take up."""
    assert incoming.contact
    card = incoming.contact
    for deal in (who.live or deals.all_of(turn.session, who.partner_id))[:1]:
        about_deal = (deal.id, deal.partner.name, deal.campaign.title)
        turn.tell(deal, Say("staff", notices.NoticeManager(*about_deal, card.name, card.phone)))
        who.answer(says.PassedOn(deal.campaign.brand), deal=deal)


def _negotiate(turn: Turn, deal: Deal, text: str, reply: Reply) -> Decision:
    """While nothing is agreed. What the rules refuse is for a person."""
    try:
        return _clear(turn, deal, text, reply)
    except Refused:
        return _passed_on(turn, deal, text, reply.intent)


def _clear(turn: Turn, deal: Deal, text: str, reply: Reply) -> Decision:
    now = turn.now
    if reply.intent == "accept" and deal.asked == "term_sheet" and deal.on_table:
        return negotiation.agree(deal, deal.on_table.number, now)
    if reply.intent == "accept" and deal.asked not in ("terms", "question"):
        return negotiation.show_terms(deal, now)
    if reply.intent == "decline" and deal.asked not in ("terms", "question"):
        return negotiation.decline(deal, text, now)
    if reply.intent == "later":
        return negotiation.put_off(deal, text, reply.day, now)
    if reply.intent == "counter" and (terms := countered(deal.terms, reply)) != deal.terms:
        return negotiation.counter(deal, terms, text, now)
    return _passed_on(turn, deal, text, reply.intent)


def _deliver(turn: Turn, deal: Deal, text: str, reply: Reply) -> Decision | None:
    """Once it is agreed. A plain `siap` needs no answer; a day is asked back as a promise."""
    if reply.intent == "accept" and deal.asked != "delay":
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


def _before_our_last_words(deal: Deal, sent_at: datetime) -> bool:
    """An `ok` that was written before new terms were there cannot mean them.

    Telegram tells whole seconds.
    """
    since = deal.waiting_since if deal.asked == "term_sheet" else None
    return since is not None and sent_at + timedelta(seconds=1) < since


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


def _heard(turn: Turn) -> int:
    query = select(Heard.id).where(Heard.inbox_id == turn.inbox_id)
    return turn.session.exec(query.order_by(col(Heard.id).desc())).first() or 0


def _note_deal(turn: Turn, deal: Deal) -> None:
    heard = turn.session.get(Heard, _heard(turn))
    if heard:
        heard.deal_id = deal.id
