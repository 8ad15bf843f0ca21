"""Our words follow the tone in which a partner writes."""

from deals.channel import Incoming
from deals.reading.tones import tone_of
from handlers.partner.who import Who
from handlers.turn import Turn
from storage.partner import heard


def follow(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Two messages in a row of the other tone, or one that leaves no doubt, change it."""
    if incoming.kind not in ("text", "file") or incoming.forwarded:
        return
    found = tone_of(incoming.text)
    if found is None or found[0] == who.partner.tone:
        return
    tone, clear = found
    before = "" if clear else heard.text_before(turn.session, who.partner_id, turn.heard_from)
    if clear or (tone_of(before) or ("",))[0] == tone:
        who.partner.tone = tone
