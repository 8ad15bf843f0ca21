"""Answers of hardly a word, in which nothing but a yes or a no is said."""

import re
import unicodedata

from deals.reading.intent.stops import AGREEING, FILLERS, NOT
from deals.reading.learning.words import SALUTATION, word_set
from deals.reading.plain import plain, words_of

NO = word_set(f"{NOT} no not nope skip nolak tolak menolak")
WITH_NO = word_set("dulu bisa mau tertarik minat interested ikut jadi belum blm lain kali ya")
MOST_WORDS = 12
LONGEST = 100  # characters of so plain an answer
_FRIENDLY = (
    "👍🙏👌🤝🙌👏💪🤲🫶🫡🤙✌😊😁😀😃😄😆🙂😇😍🥰😘🤩🥳🤗😉😎☺❤🧡💛💚💙💜🤍🖤💖💕💗💓"
    "✨🌟⭐🔥🎉🎊💯✅☑✔🌸🌹🌷💐\U0001f3fb-\U0001f3ff\ufe0f\u200d"  # with colours of skin
)
_READABLE = re.compile(rf"(?:[a-z0-9\s.,!'’~*{_FRIENDLY}]|(?<=[a-z])-(?=[a-z])|:-?\)|\^_?\^)+")
SOFT = word_set("ya iya y")  # a yes only when they stand alone: `makasih ya` is none
MILD = SOFT | word_set("ok oke okay okey okeh siap sip")  # `oke makasih` has taken note
THANKS = word_set("makasih terima kasih thanks thank")
WARM = word_set(
    "ikut join ambil jadi fix tertarik minat interested senang seneng happy hati dengan sudah udah"
    " ngajak ajak ajakannya tawarannya kesempatannya banyak semangat mantap keren suka asik asyik"
    " yuk ayo gaskeun kerjasama kerjasamanya kolab collab ditunggu tunggu so much very glad to"
)
DOUBTING = word_set("sih maaf sorry")
MAY = word_set(f"bisa bs mau boleh blh ada ya sih {NOT}")
_ASKS_WHETHER = re.compile(rf"\b(?:bisa|bs|mau|boleh|blh|ada)\s+(?:{'|'.join(NOT.split())})\b")
MOST_ASKING = 8
_BEGINS_TO_ASK = re.compile(
    r"(?:(?:ok|oke|halo|hi|hai|hello|hey|kak|min|so|and|btw|eh|maaf|mau tanya|permisi)[ ,]+){0,3}"
    r"(?:what(?:['’]?s)?\b(?! (?:up|about|this)\b)|how (?:much|many|long|does|do)|when (?:do|will"
    r"|is|can)"
    r"|which|who pays|are there|do (?:i|you)|does it|can i (?:see|have|know)"
    r"|(?:apa(?: aja| saja)?|kapan|gimana cara)(?! (?:kabar|kabr|kareba|nih|sih maumu|maksud))"
    r"|(?:berapa|brp)(?! kali))\b"
)
# `mau yang ini aja` picks something, and agrees to nothing that was offered.
_PICKS = re.compile(
    r"\b(?:yg|yang) (?:ini|itu|mana|lain|satu|pertama|kedua|lainnya|atas|bawah)\b"
    r"|\b(?:mau|boleh|ambil|pilih|oke|ok|iya|ya) (?:ini|itu)(?:nya)? (?:aja|saja)\b"
)


_RIGHT = re.compile(
    r"\W*(?:(?:sudah|udah|udh|dah|iya+h?|ya+h?|yes|yup|itu|kak|ok|oke|sip)\W+)*(?:benar|bener+|bnr"
    r"|betul|btul|btl|correct|right|sesuai|pas|cocok)(?:\W+(?:kak|ka|kakak|min|ya+|semua|alamatnya"
    r"|rekeningnya|jadwalnya|jamnya|itu|that's|makasih|thanks))*\W*",
    re.IGNORECASE,
)


def says_right(text: str) -> bool:
    """`iya bener`, `betul kak`: what we had read back to them is right."""
    return "?" not in text and _RIGHT.fullmatch(text.strip()) is not None


def is_plain_yes(text: str) -> bool:
    """Whether these words agree and say nothing besides: `siap kak, setuju`.

    A sign or a script that is not known to be friendly may take the yes back.
    """
    if not _is_readable(text):
        return False
    words = plain(text)
    if _PICKS.search(words):
        return False
    every = set(words_of(words))
    said = every - FILLERS
    if not said or len(words_of(words)) > MOST_WORDS:
        return False
    if not said <= AGREEING or not DOUBTING.isdisjoint(every):
        return False
    if said <= MILD and not THANKS.isdisjoint(every):
        return False
    return not said <= SOFT or every <= SOFT | SALUTATION


def is_only_a_yes(text: str) -> bool:
    """Whether nothing stands beside a yes that somebody has to read: `mau, makasih udah ngajak`.

    Looser than a plain yes, and never enough to agree.
    """
    return _is_readable(text) and set(words_of(plain(text))) <= FILLERS | AGREEING | WARM


def is_plain_thanks(text: str) -> bool:
    """Whether these words thank and say nothing besides: `makasih banyak kak`."""
    said = set(words_of(plain(text)))
    only_thanks = said <= FILLERS | THANKS | MILD | {"banyak"}
    return _is_readable(text) and only_thanks and not said.isdisjoint(THANKS)


_CAME = re.compile(
    r"\W*(?:(?:kak\w*|min|alhamdulillah|fee|komisi|bonus|uang|duit|transferan|tf)(?:nya)?\W+)*"
    r"(?:udah|sudah|udh|dah|sdh)\W+(?:masuk|msk|cair|diterima|ke?terima|beres|aman|sampe|sampai)"
    r"(?:\W+(?:kak\w*|min|ya+|fee|komisi|bonus|uang|duit)(?:nya)?)*"
    r"(?:\W+(?:makasih|mksh|terima kasih|thanks|tq|trims)(?:\W+(?:ya+|kak\w*|min|banyak))*)?\W*"
)


def says_it_came(text: str) -> bool:
    """`udah masuk makasih`: what we owed is there."""
    return "?" not in text and _CAME.fullmatch(plain(text)) is not None


def _is_readable(text: str) -> bool:
    folded = unicodedata.normalize("NFKC", text.strip()).lower()
    return len(text) <= LONGEST and _READABLE.fullmatch(folded) is not None


def is_plain_no(text: str) -> bool:
    """Whether these words decline and say nothing besides: `skip dulu ya`."""
    words = plain(text)
    said = set(words_of(words)) - FILLERS
    asks = "?" in words or _ASKS_WHETHER.search(words)
    return bool(said & NO) and said <= NO | WITH_NO and not asks


def is_plain_question(text: str) -> bool:
    """Whether these words ask only whether they may: `bisa ga ya kak`."""
    words = plain(text)
    said = set(words_of(words)) - FILLERS
    return said <= MAY and _ASKS_WHETHER.search(words) is not None


def is_short_question(text: str) -> bool:
    """Whether a few words begin by asking for something of the offer: `what's the product`."""
    words = plain(text)
    return len(words_of(words)) <= MOST_ASKING and _BEGINS_TO_ASK.match(words) is not None
