"""What no guess may overrule: nobody agrees by accident, and whoever wants no more is heard."""

import re
from collections.abc import Callable

from deals.reading.intent.against import OTHERWISE
from deals.reading.intent.agreement import agreement_said, refuses_a_part
from deals.reading.intent.attacks import is_attack
from deals.reading.intent.corrections import NO_MORE_THAN_TERMS, corrected
from deals.reading.intent.go_between import confirms_own_number, goes_through_me
from deals.reading.intent.guesses import Guesses, favoured
from deals.reading.intent.named_terms import agrees_to_named_terms
from deals.reading.intent.stop_hints import HARMLESS, HINT
from deals.reading.intent.stops import GOING_ON, is_stop
from deals.reading.learning.features import tokens
from deals.reading.learning.words import TURNING
from deals.reading.plain import plain

AGREED = 0.72  # how sure a yes has to be
DENIED = 0.95  # the same when the yes itself is denied, or hangs on something
AGREED_IN_SPITE = 0.8  # the same when words stand beside it that often turn it round
MAYBE_A_STOP = 0.15  # with words beside it that such wishes have
A_STOP_IN_OTHER_WORDS = 0.5  # without them
A_STOP_BESIDE_A_LINK = 0.85  # `jangan ditagih lagi`, and the post
AGREED_TO_NAMED_TERMS = 0.85
PART_REFUSED = 0.6

_REFUSED = re.compile(
    r"\b(?:ogah|emoh|moal|ngimpi|kakehan)\b|\b(?:dalam|di) mimpi|\bmimpi (?:lo|lu|kali)"
)  # no yes stands beside these
_QUOTED = re.compile(r"[\"“”„«»].{0,200}?[\"“”„«»]|(?<!\w)['‘].{2,200}?['’](?!\w)")
_FINE = re.compile(
    r"\b(?:yo|ya) sudah\b|\bkalau (?:begitu|gini|aku|dari aku)\b"
    r"|\btidak (?:sabar|nyangka|(?:usah|perlu|pakai|pake) (?:nego|mikir|revisi|nawar)"
    r"|ada (?:masalah|pertanyan|alasan|keberatan|yang perlu)|bisa nolak|bakal nolak|akan menolak)"
)
_DENIED = re.compile(
    r"\b(?:tidak|belum|jangan|bukan|no) (?:\S+ ){0,2}(?:setuju|deal|mau|bisa|boleh|iya|oke|siap"
    r"|terima|ambil|ikut|jadi|ac|lanjut|bersedia|minat|tertarik|cocok)\b"
    r"|\bsudah (?:\S+ ){0,2}(?:terima|masuk|deal)\b"  # what is past is no answer
)


def kept_safe(text: str, answer: str, guesses: Guesses, judge: Callable[[str], Guesses]) -> Guesses:
    """The guesses after the rules. `answer` is the part of the text that answers.

    `judge` guesses at a part of it.
    """
    words = plain(text)
    if is_stop(words):
        return favoured(guesses, "stop")
    sure, said = dict(guesses), GOING_ON.sub(" ", words)
    maybe = A_STOP_IN_OTHER_WORDS if "xurl" in tokens(text) else MAYBE_A_STOP
    harmless = goes_through_me(words) or confirms_own_number(words)
    if sure["stop"] >= maybe and not harmless and HINT.search(HARMLESS.sub(" ", said)):
        return favoured(guesses, "stop", max(sure["stop"], 0.5))
    if guesses[0][0] == "stop" and (said != words or sure["stop"] < _needed_for_a_stop(text)):
        guesses = _without_the_first(guesses)
    if plainly := corrected(text, guesses, is_attack(text)):
        return plainly
    return _kept_from_agreeing(text, answer, guesses, judge)


def _kept_from_agreeing(
    text: str, answer: str, guesses: Guesses, judge: Callable[[str], Guesses]
) -> Guesses:
    if is_attack(text) or _REFUSED.search(plain(text)):
        return _without_the_first(guesses) if guesses[0][0] == "accept" else guesses
    if guesses[0][0] in NO_MORE_THAN_TERMS and agrees_to_named_terms(_QUOTED.sub(" ", answer)):
        return favoured(guesses, "accept", AGREED_TO_NAMED_TERMS)
    if guesses[0][0] != "accept" or _agrees(answer, dict(guesses)["accept"], judge):
        return guesses
    rest = _without_the_first(guesses)
    return favoured(rest, "counter", PART_REFUSED) if refuses_a_part(answer) else rest


def _needed_for_a_stop(text: str) -> float:
    return A_STOP_BESIDE_A_LINK if "xurl" in tokens(text) else A_STOP_IN_OTHER_WORDS


def _agrees(text: str, sure: float, judge: Callable[[str], Guesses]) -> bool:
    """Whether a likely yes may be taken for one."""
    if is_attack(text) or _repeats_itself(text):
        return False
    if not agreement_said(text) or refuses_a_part(_FINE.sub(" ", " ".join(tokens(text)))):
        return False
    own = _QUOTED.sub(" ", text)
    if own != text and judge(own)[0][0] != "accept":
        return False
    return sure >= _needed(text)


def _needed(text: str) -> float:
    """How sure a yes has to be, with what stands beside it; `gak masalah` turns nothing round."""
    said = _FINE.sub(" ", " ".join(tokens(text)))
    if _DENIED.search(said) or not OTHERWISE.isdisjoint(said.split()):
        return DENIED
    return AGREED if TURNING.isdisjoint(said.split()) else AGREED_IN_SPITE


def _repeats_itself(text: str) -> bool:
    said = tokens(text)
    return len(said) > 11 and len(set(said)) <= len(said) / 4


def _without_the_first(guesses: Guesses) -> Guesses:
    """The first steps back behind the second, which is no surer for it."""
    (first, sure), *others = guesses
    second = next(one for one in others if one[0] != "stop" or one[1] >= A_STOP_IN_OTHER_WORDS)
    others.remove(second)
    held = [second, *sorted([(first, min(sure, second[1])), *others], key=lambda one: -one[1])]
    total = sum(share for _, share in held)
    return tuple((name, share / total) for name, share in held)
