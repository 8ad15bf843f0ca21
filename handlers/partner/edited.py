"""A message that was changed afterwards is read again: what its first reading did is replaced,
unless something was agreed since."""

from deals import negotiation, replies
from deals.channel import Incoming
from deals.deal import Deal
from deals.decision import Decision
from handlers.partner.who import Who
from handlers.turn import Turn
from storage.deal import history
from storage.partner import (
    heard,
    people,
)
from storage.partner.heard import Words

LASTING = ("agreed", "pack_arrived", "manager_named")  # done upon words, and not undone by others


def replaced(turn: Turn, incoming: Incoming, who: Who) -> tuple[Deal, str] | None:
    """The deal in which the words have to be read as they are now, what the old ones did being
    taken back.

    None when there is nothing left to do: the words are the same, or staff have both.
    Raises LookupError when we do not know the old ones, or nothing goes on in their deal.
    """
    lane, text = str(incoming.address), incoming.text.strip()
    found = heard.former(turn.session, lane, incoming.message_id, turn.heard_id, text)
    deal = next((one for one in who.live if found and one.id == found[0].deal_id), None)
    if found is None or deal is None:
        raise LookupError
    before, now = found
    if before.text.strip() == now:
        return None
    turn.talks_about(deal)
    if history.has_happened(turn.session, deal.id, LASTING, before.at):
        changed = replies.changed_words(deal, before.text, now, turn.now, turn.words_heard)
        turn.decide(deal, changed)
        return None
    _forget_address(turn, deal, before)
    return _taken_back(turn, deal, before), now


def _taken_back(turn: Turn, deal: Deal, before: Words) -> Deal:
    """Without the terms that they put forward, the answer that they wait for, and our question."""
    session, now = turn.session, turn.now
    after = deal
    if not heard.is_between(session, deal.partner.id, before.id, turn.heard_id):
        after = replies.no_longer_asked(after)  # else what they wrote since still counts
        if history.has_happened(session, deal.id, ("countered",), before.at):
            after = negotiation.retracted(after, now)
    after = replies.settled(after, before.id, now)
    if after == deal:
        return deal
    return turn.decide(deal, Decision(after, "taken_back"))


def _forget_address(turn: Turn, deal: Deal, before: Words) -> None:
    row = people.partner(turn.session, deal.partner.id)
    kept = "\n".join(line.strip() for line in before.text.splitlines() if line.strip())
    if row.address and kept and kept in row.address:
        row.address = row.address.replace(kept, "").strip() or None
