"""Words of a partner with whom a person of ours talks: handed on as they are, and not read."""

from deals import in_person
from deals.channel import Incoming
from deals.deal import Deal
from deals.says.proving import to_partner as says
from handlers.partner.who import Who
from handlers.turn import Turn


def talked_with(who: Who) -> Deal | None:
    """The deal in which a person talks with them: where there is one, it is what they mean."""
    return next((deal for deal in who.live if deal.in_person), None)


def hand_on(turn: Turn, incoming: Incoming, deal: Deal) -> None:
    """With the files, each of which either arrives or is told to be missing."""
    if turn.heard_id:
        turn.talks_about(deal)
    for file in incoming.attachments:
        if file.problem:
            turn.tell_partner(deal.partner.id, says.FileNotTaken(file.problem), deal=deal)
        else:
            turn.show_ours(deal, file.path, file.name or "file")
    text = incoming.text or next((file.name for file in incoming.attachments), "")
    turn.decide(deal, in_person.heard(deal, text, turn.now, turn.words_heard))
