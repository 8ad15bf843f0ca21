"""Whether somebody writes formally or at ease, by the words and forms that give it away."""

import re

from deals.reading.learning.words import word_set

FORMAL, RELAXED = "formal", "relaxed"
_STIFF = re.compile(
    r"\b(?:dengan hormat|hormat kami|salam hormat|selamat (?:pagi|siang|sore|malam)"
    r"|bapak|ibu|saudara|anda|kami|kiranya|apabila|berkenan|bersedia|perihal|terlampir|demikian"
    r"|terkait|sehubungan|adapun|mohon|terima kasih|dear|sincerely|kind regards|best regards"
    r"|we would|kindly|regarding|furthermore|please find)\b",
    re.IGNORECASE,
)
_AT_EASE = word_set(
    "kak kk kakak min mimin bang gan sis cuy bro bestie aku gue gw gua ak aq ga gak gk nggak ngga"
    " udah udh sdh blm yg dgn utk klo kalo gmn bgt dong sih nih deh kok loh lah yuk gas gaskeun oke"
    " okee sip wkwk wkwkwk haha hehe hihi makasih mksh thx lol omg hey hi haii yup yep gonna wanna"
)
_FACE = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]|[:;]-?[)D(P]")
_WORD = re.compile(r"[^\W\d_]+")
CLEAR, MANY = 2, 4
LONGEST = 2000


def tone_of(text: str) -> tuple[str, bool] | None:
    """The tone, and whether the message leaves no doubt; None when it tells neither."""
    shown = text[:LONGEST]
    stiff = len({found.lower() for found in _STIFF.findall(shown)})
    at_ease = sum(word in _AT_EASE for word in _WORD.findall(shown.lower()))
    at_ease += len(_FACE.findall(shown))
    if stiff >= CLEAR and not at_ease:
        return FORMAL, stiff >= MANY
    if at_ease and at_ease >= stiff:
        return RELAXED, at_ease >= MANY
    return None
