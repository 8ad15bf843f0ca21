"""Our words follow the language in which a partner writes."""

from deals.channel import Incoming
from deals.decision import Decision
from deals.reading.languages import language_of, language_wished
from deals.says.talking import to_partner as says
from handlers.partner import in_person
from handlers.partner.who import Who
from handlers.turn import Turn
from storage.partner import heard

HAPPENED = {"id": "now_in_indonesian", "en": "now_in_english"}


def follow(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Two messages in a row that are clearly in the other language, or a long one, change it.

    Staff see it in the history of what goes on with them.
    """
    if incoming.kind not in ("text", "file") or incoming.forwarded:
        return
    found = language_of(incoming.text)
    if found is None or found[0] == who.partner.language:
        return
    language, long = found
    before = "" if long else heard.text_before(turn.session, who.partner_id, turn.heard_from)
    if not long and (language_of(before) or ("",))[0] != language:
        return
    _change(turn, who, language)


def wished(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Who merely asks for a language has it from then on, and hears so in it."""
    language = language_wished(incoming.text) if incoming.kind == "text" else None
    if language is None or in_person.talked_with(who):
        return False
    if language != who.partner.language:
        _change(turn, who, language)
    who.answer(says.LanguageKept())
    return True


def _change(turn: Turn, who: Who, language: str) -> None:
    who.partner.language = language
    for deal in who.live:
        turn.decide(deal, Decision(deal, HAPPENED[language]))
    who.look_again()
