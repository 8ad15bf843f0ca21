"""Answers that are told by how they are built, whatever they are about."""

import re

from deals.reading.intent.patterns import any_of
from deals.reading.intent.trouble import reports_trouble
from deals.reading.plain import plain, words_of

MOST_ASKING = 12  # words of a question whether something is allowed
_TO_WHOM = r"(?: (?:ya|kak|kk|min|sih|nih|mas|mba|mbak|bang|pak|bu))*"
_WHETHER = re.compile(
    rf"\b(?:ga|gak|gk|nggak|ngga|engga|tidak|blm|belum){_TO_WHOM}(?: \w+nya)?\s*\??$"
)
_ALLOWED = re.compile(r"\b(?:boleh|bisa|kena|perlu|harus|termasuk|include|ada|dapet|wajib)\b")
_REFUSES_AT_THE_END = re.compile(
    r"(?:^|[,.;!?\n]|\bjadi|\bmending|\bmaaf|\bjd|\bso) ?"
    r"(?:engga|nggak|ga|gak|skip|pass|big no|nolak(?: halus)?|mundur|nyerah|ogah|wegah|emoh|moal"
    r"|saya lepas(?: saja)?)(?: (?:deh|dulu|ya|aja|lah|kak|min|mas|bang|halus|job|ini))*[.!]*$"
)
_IN_YOUR_DREAMS = re.compile(
    r"\b(?:dalam|di) mimpi\b(?! (?:saya|aku|ku))|\bmimpi (?:lo|lu|kali)\b|\bngimpi\b"
    r"|\bin your dreams\b"
)
_MAY = (
    r"\b(?:boleh|bisa|bs|can (?:you|we|i)|could (?:you|we)|apakah|gimana (?:kalau|kalo)|how about"
    r"|what about|bagaimana (?:bila|kalau|jika))\b"
)
_CHANGES = (
    r"\b(?:naik\w*|nambah\w*|tambah\w*|ditambah\w*|kurang\w*|turun\w*|diundur|mundur\w*|diganti"
    r"|ganti"
    r"|increase|raise|lower|postpone|dp|(?:tanpa|ga pake|no) live|h\+\d"
    r"|\d+ (?:video|vt|konten) (?:aja|saja|instead))\b"
)
_OTHER_TERMS = any_of(
    rf"{_MAY}.{{0,40}}{_CHANGES}",
    r"\b(?:how|what) about \d",
    r"\bnaik (?:dikit|lagi|jadi|ke)\b.{0,20}\b(?:bisa|boleh|ga|gak)\b",
)
_SAMPLE = re.compile(
    r"^(?:(?:hi|hello|hey|halo|kak|sorry|please|pls)\b[ ,.!]*)*"
    r"(?:(?:can|could|may|might|would|will) (?:you|i|we)|please"
    r"|(?:i|we)(?:['’]d| would) (?:love|like)|(?:i|we) (?:want|need)|is it possible"
    r"|(?:is there )?any chance|send)\b"
    r".{0,40}?\bsamples?\b[^\n]{0,30}$|^(?:a |free )*samples?,? (?:please|pls)\b"
    r"|^please (?:send|ship)\b.{0,20}\bsamples?\b"
)
_NO_SAMPLE = re.compile(
    r"\d|\b(?:not|\w+n['’]?t|cannot|never|refund|return\w*|back|broken|broke|leak\w*|instead|declin\w*"
    r"|cancel\w*|new|another|sick|ill|got|received|wait|problem|missing|wrong)\b"
)
_CLAIM = re.compile(r"\bklaim\b|\bcaption\b|\bhashtag\b")  # what may be added to a post
_STREET = re.compile(
    r"\b(?:jl|jln|gg|gang|perum\w*|komplek\w*|dusun|dsn|rt|kec|kel)\b\.? ?\w[^\n]{0,60}\d"
)


def asks_whether_allowed(text: str) -> bool:
    """`telat sehari kena denda ga`."""
    words = plain(text)
    if len(words_of(words)) > MOST_ASKING or reports_trouble(text):
        return False
    return _WHETHER.search(words) is not None and _ALLOWED.search(words) is not None


def refuses_at_the_end(text: str) -> bool:
    """`capek kak kalo 3 video, ga deh`."""
    return _REFUSES_AT_THE_END.search(plain(text)) is not None


def refuses_in_jest(text: str) -> bool:
    """`iya deal, dalam mimpi lo`."""
    return _IN_YOUR_DREAMS.search(plain(text)) is not None


def asks_for_other_terms(text: str) -> bool:
    """`boleh naik dikit?`."""
    words = plain(text)
    return _OTHER_TERMS.search(words) is not None and not _CLAIM.search(words)


def asks_for_a_sample(text: str) -> bool:
    """`can you send me a sample please?`, and little else: no number of anything, no trouble."""
    words = plain(text)
    short = len(words_of(words)) <= MOST_ASKING
    return short and bool(_SAMPLE.search(words)) and not _NO_SAMPLE.search(words)


def names_a_street(text: str) -> bool:
    """`oke gas kak, Jl. Melati 7 Boyolali`."""
    return _STREET.search(plain(text)) is not None
