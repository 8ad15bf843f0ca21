"""A yes that goes on to refuse, in irony: `siap siap nolak`, `deal... deal batal`."""

import re

from deals.reading.intent.patterns import any_of
from deals.reading.intent.tongues import in_plain_words
from deals.reading.learning.features import tokens
from deals.reading.learning.words import SALUTATION

_YES = (
    r"(?:setuju|setujui|siap|oke|iya|ya|deal|mau|ikut|terima|trima|fix|ac|gas|gaskeun|gasken|lanjut"
    r"|lanjutkan|bersedia|confirm|confirmed|konfirmasi|sure|sip|pasti|yuk|ayo|cus|minat|happy)"
)
_TO = (
    r"(?: (?:untuk|to|dengan|saja|aku|kami|kita|deh|dong|kok|sih|banget|kalau|bahwa|harus|nya|resmi"
    r"|be|status|dan|and|tapi|tawaran|ini|the|ofer|kerja|kerjasama))*"
)
_TO_REFUSE = (
    r"(?:(?:me)?nolak|nolakin|ditolak|tolak|penola\w+|(?:di|mem)?batal\w*|cancel\w*|dicancel|skip"
    r"|undur diri|mengundurkan diri|kabur|to pas|(?:to )?decline|to reject|withdraw|sa(?:y|ying) no"
    r"|tidak (?:ikut\w*|lanjut|jadi|setuju|terima|mau|gabung|join|ambil|deal|kerja\w*))"
)
_NO_MORE = (
    r"(?: (?:maksud\w*|ya|saja|deh|dong|nih|kok|sih|lah|kali|itu|ini|dengan hormat|halus|tawaran"
    r"|(?:wk|ha|he|hi)[wkhaei]*|canda|bercanda|maaf|aku|kami|kita|kerja\w*|ofer|this|the|sama|dengan"
    r"|[^\w\s]+))*$"
)
_REFUSES = any_of(
    rf"\b{_YES}{_TO} {_TO_REFUSE}{_NO_MORE}",
    rf"\b(?:siap|gas|gaskeun|bersedia|ikut) mundur{_NO_MORE}",
    r"\bdeal (?:nya )?(?:gagal|bubar|wasalam|ambyar)\b(?! (?:bayar|cair))",
    # the same word again, and a no: `fix kak. fix nggak`
    rf"\b(setuju|deal|oke|iya|fix|ac|gas|siap|lanjut|sure|ikut)(?: \S+){{0,2}} \1 tidak{_NO_MORE}",
    rf"\b{_YES}(?: \S+){{0,2}} tidak maksud\w*{_NO_MORE}",
)
_NO_REFUSAL_BEHIND = (
    r"(?:kalau|misal|masa|masak|re[zj]eki"
    r"|susah|sulit|sayang|rugi|tidak|jangan|bukan|belum|no|not|tadi|sempat|sempet|kemarin"
    r"|awal|hampir|nyaris|dulu|pernah|ngapain|bodoh|gila|mana|siapa|tapi|takut|\?)"
)
_MAY_REFUSE = re.compile(
    r"(?<!tadi )(?<!sempat )(?<!sempet )(?<!kemarin )(?<!awal )(?<!hampir )"
    rf"\b(?!i?ya\b){_YES} (?:(?!{_NO_REFUSAL_BEHIND}\b)\S+ ){{0,5}}"
    r"(?:(?:me)?nolak|nolakin|ditolak|penola\w+|(?:mem)?batal(?:kan|in)?|cancel|undur diri"
    r"|mengundurkan diri|to pas|to decline|to reject|withdraw)\b"
)


def refuses_after_all(text: str) -> bool:
    """Whether what begins like a yes ends in a refusal; a question does neither."""
    said = _said(text)
    return "?" not in said and _REFUSES.search(said) is not None


def may_refuse(text: str) -> bool:
    """Whether a refusal follows upon a yes, whatever comes after it: enough to take no yes."""
    return _MAY_REFUSE.search(_said(text)) is not None


def _said(text: str) -> str:
    return " ".join(word for word in tokens(in_plain_words(text)) if word not in SALUTATION)
