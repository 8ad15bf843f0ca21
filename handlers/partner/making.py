"""Ideas and drafts of a partner: known by what we asked, by their first word, or by their kind."""

import re
from datetime import date

from deals.channel import Attachment, Incoming
from deals.deal import Deal
from deals.links import read_links
from deals.proofs import HANDING_IN, SCREENSHOT
from deals.reading.no_link import says_no_link
from deals.reading.reply import read_reply
from deals.says.proving import to_partner as says
from deals.stages import BINDING
from handlers import sketching
from handlers.partner.who import Who
from handlers.proving import pictures
from handlers.turn import Turn

_OF = (
    r"(?:ku|nya|\s+caption(?:nya)?"
    r"|\s+(?:saya|aku|gue|konten|kontennya|my|for|the))?"
)
_IDEA = re.compile(rf"\W*(?:ini\s+)?(?:konsep|ide|idea|concept){_OF}\b", re.IGNORECASE)
_DRAFT = re.compile(
    r"\W*(?:ini\s+|here'?s\s+(?:my|the)\s+)?(?:draf\w*|preview|naskah|script|skrip|caption"
    rf"|storyboard|revisi\w*){_OF}\b",
    re.IGNORECASE,
)
_LEADS_IN = (
    r"(?:\A(?:(?:ok\w*|baik|siap|y?a|iya|ka?k|min|hal+o|ha?i|ini|berikut)\W+)+|[.!?,;\n]\W{0,8})"
)
_REST = rf"{_OF}\s*:\s*(?P<rest>.+)"
_LATER_IDEA = re.compile(
    rf"{_LEADS_IN}(?:konsep|ide|idea|concept){_REST}", re.IGNORECASE | re.DOTALL
)
_LATER_DRAFT = re.compile(rf"{_LEADS_IN}(?:draf\w*|caption){_REST}", re.IGNORECASE | re.DOTALL)
_NAMED = re.compile(r"[^:?\n]{1,30}:")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LEAST = 12  # characters: shorter words are an answer, not an idea
_AT_LENGTH = 40  # from which on it needs no colon
_OTHERWISE = ("address", "refer_manager", "problem")
_VERY_SURE = 0.9
_ASKS_WITHIN = 80  # characters: a question is not longer


def take(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Takes an idea or a draft to whom it belongs; False when the message is neither."""
    if incoming.kind not in ("text", "file"):
        return False
    bound = [deal for deal in who.live if deal.stage in BINDING]
    if not bound:
        return False
    today = bound[0].campaign.local_date(turn.now)
    if _asks(incoming, today):
        return False
    found = [(deal, kind) for deal in bound if (kind := _kind(deal, incoming, today))]
    asked = [one for one in found if one[0].asked in ("idea", "draft")]
    found = asked or found
    if len(found) != 1:
        return False
    deal, kind = found[0]
    if turn.heard_id:
        turn.talks_about(deal)
    _take(turn, incoming, who, deal, kind)
    return True


def _take(turn: Turn, incoming: Incoming, who: Who, deal: Deal, kind: str) -> None:
    for file in incoming.attachments:
        if file.problem:
            who.answer(says.FileNotTaken(file.problem), deal=deal)
    files = tuple(file for file in incoming.attachments if not file.problem)
    text = incoming.text.strip()
    if files or text:
        sketching.hand_in(turn, deal, kind, text, files)


def _kind(deal: Deal, incoming: Incoming, today: date) -> str:
    """idea, draft, or nothing of the kind."""
    text, files = incoming.text, incoming.attachments
    if files:
        return _kind_of_files(deal, text, files)
    if _says(_IDEA, text) or _says_later(_LATER_IDEA, text, today):
        return "idea"
    called = _says(_DRAFT, text) or _says_later(_LATER_DRAFT, text, today)
    if called and (deal.outstanding or deal.asked == "draft"):
        return "draft"
    if deal.asked in ("idea", "draft") and _answers(text, today):
        return deal.asked
    return "draft" if deal.needs_draft and _links_elsewhere(text) else ""


def _kind_of_files(deal: Deal, text: str, files: tuple[Attachment, ...]) -> str:
    if deal.asked in ("idea", "draft"):
        return deal.asked
    if _IDEA.match(text):
        return "idea"
    if not deal.outstanding:
        return ""
    if deal.asked == SCREENSHOT or says_no_link(text):
        return ""
    film = any(pictures.is_film(file) for file in files) and not _hands_in(deal)
    proves = any(piece.proof == "picture" for piece in deal.outstanding)
    wanted = deal.needs_draft and not proves
    return "draft" if film or wanted or _DRAFT.match(text) else ""


def _hands_in(deal: Deal) -> bool:
    """What they send now is what they posted: an affiliate's draft is only seen where it has to be,
    and whoever said that they hand in sends no draft."""
    return not deal.awaits_draft and (deal.campaign.kind == "affiliate" or deal.asked == HANDING_IN)


def _says(first: re.Pattern[str], text: str) -> bool:
    """Begins with that word, and goes on to say it: after a colon, in a link, or at length."""
    found = first.match(text)
    if found is None:
        return False
    rest = text[found.end() :].strip(" \n:=-–,.")
    told = _NAMED.match(text) or _LINK.search(rest) or "\n" in text.strip()
    return len(rest) >= (_LEAST if told else _AT_LENGTH)


def _says_later(named: re.Pattern[str], text: str, today: date) -> bool:
    """Names it with a colon where a later sentence begins, and goes on to say it, not to ask; the
    words beside a post are no draft."""
    found = named.search(text)
    rest = found["rest"].strip() if found else ""
    if len(rest) < _LEAST or read_links(text).links:
        return False
    return not (rest.endswith("?") and read_reply(rest, today).intent == "ask")


def _answers(text: str, today: date) -> bool:
    """Whether words are what we asked for: no mere `ok`, no post, and nothing else that is sure."""
    if len(text.strip()) < _LEAST or read_links(text).links:
        return False
    reply = read_reply(text, today)
    return reply.intent not in _OTHERWISE or reply.sure["intent"] < _VERY_SURE


def _asks(incoming: Incoming, today: date) -> bool:
    """A short question, such as `konsepnya boleh bebas kak?`; what stands after a colon is none."""
    text = incoming.text
    if "?" not in text or len(text) > _ASKS_WITHIN or incoming.attachments:
        return False
    if _LINK.search(text) or _NAMED.match(text):
        return False
    return read_reply(text, today).intent == "ask"


def _links_elsewhere(text: str) -> bool:
    """A link to no post: a folder in the cloud, or the like."""
    reading = read_links(text)
    return bool(_LINK.search(text)) and not (reading.links or reading.refuse)
