"""What words beside links say besides: most only name the links, and some are about more."""

import re
from datetime import date

from deals.reading.clock_times import time_named
from deals.reading.intent.plain_answers import is_plain_yes, says_right
from deals.reading.reply import read_reply

_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w.-]+\.(?:com|id|be|ly|gl)/\S+", re.IGNORECASE)
_NAMES = re.compile(  # what only says which link comes
    r"[\W\d_]*(?:(?:ini|nih|ni|berikut|link\w*|video\w*|vidio\w*|vid|vt|konten\w*|live\w*|reels?|story"
    r"|post\w*|yg|yang|untuk|utk|buat|dan|sama|juga|lagi|ke|di|tiktok|shopee|ig|instagram|pertama"
    r"|kedua|ketiga|satu|dua|tiga|kak\w*|min|ya+|halo|hai|aku|saya|kode|boost|sudah|udah|up|upload"
    r"|tayang|lapor|setor|makasih|terima|kasih|thanks)\b[\W\d_]*)*",
    re.IGNORECASE,
)
_OF_MORE = ("ask", "problem", "decline", "address", "refer_manager", "stop")
_OF_TERMS = ("counter", "later")
SURE = 0.6
AT_LENGTH = 80  # characters


def said_beside(text: str, today: date, asked: bool) -> str:
    """The lines that say more than which link comes: a question, a wish, a trouble; mostly none.
    `asked`: a time waits for their yes, so that a yes or another time is more."""
    lines = (_LINK.sub(" ", line).strip(" \t:-–,.") for line in text.splitlines())
    rest = "\n".join(line for line in lines if not _NAMES.fullmatch(line))
    answers = asked and (is_plain_yes(rest) or says_right(rest) or time_named(rest) is not None)
    return rest if rest and (answers or _says_more(rest, today)) else ""


def _says_more(rest: str, today: date) -> bool:
    reply = read_reply(rest, today)
    if "?" in rest or (len(rest) > AT_LENGTH and reply.intent != "proof"):
        return True
    if reply.intent in _OF_TERMS:
        return reply.names_terms or (reply.day is not None and reply.day > today)
    return reply.intent in _OF_MORE and reply.sure["intent"] >= SURE
