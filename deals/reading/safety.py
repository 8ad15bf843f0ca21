"""What no guess may overrule: nobody agrees by accident, and whoever wants no more is heard."""

import re
from collections.abc import Callable

from deals.reading.features import tokens
from deals.reading.plain import plain
from deals.reading.plain_answers import is_plain_no, is_plain_question, is_plain_yes
from deals.reading.stops import is_stop
from deals.reading.words import CONDITION, TURNING

Guesses = tuple[tuple[str, float], ...]

AGREED = 0.6  # how sure a yes has to be
DENIED = 0.95  # the same when the yes itself is denied, or hangs on something
AGREED_IN_SPITE = 0.8  # the same when words stand beside it that often turn it round
MAYBE_A_STOP = 0.15  # with words beside it that such wishes have
A_STOP_IN_OTHER_WORDS = 0.5  # without them
CLEAR = 0.97

_ATTACK = re.compile(
    r"\{\{|\{%|\$\{|#\{|<%|\$\(|</?\w+[^>]*>|<\||\bjavascript:|--\s*$|^\s*[=@]\w|\|'"
    r"|\b(?:select|insert|update|delete|drop|union)\b.*\b(?:from|into|set|table|select)\b"
    r"|\b(?:ignore|forget|disregard|abaikan|lupakan)\b.{0,40}\b(?:instruc|instruk|previous|prior"
    r"|above|perintah|semua|prompt|aturan)|\b(?:system|sistem|admin|assistant|developer)\b.{0,25}[:\]]"
    r"|\bprompt\b|\byou are (?:now|a)\b|\bkamu sekarang\b|\bas an ai\b|\boverride\b|\bpretend\b"
    r"|\b(?:mark|set|tandai|ubah|approve|classify)\b.{0,40}\b(?:as|status|sebagai|deal|accept\w*|"
    r"agreed|jadi|setuju)\b|\b(?:intent|status|role|accepted)[\"']?\s*[=:]|\bfrom admin\b"
    r"|\bmode enabled\b|\b(?:deal|offer|terms) (?:is )?accepted\b"
    r"|\b(?:user|partner|talent)\b.{0,20}\b(?:accept|agree|setuju)",
    re.DOTALL,
)
_QUOTED = re.compile(r"[\"“”„«»].{0,200}?[\"“”„«»]|(?<!\w)['‘].{2,200}?['’](?!\w)")
_FINE = re.compile(
    r"\bkalau (?:begitu|gini|aku|dari aku)\b"
    r"|\btidak (?:sabar|nyangka|(?:usah|perlu|pakai|pake) (?:nego|mikir|revisi|nawar)"
    r"|ada (?:masalah|pertanyan|alasan|keberatan|yang perlu)|bisa nolak|bakal nolak|akan menolak)"
)
_DENIED = re.compile(
    r"\b(?:tidak|belum|jangan|bukan|no) (?:\S+ ){0,2}(?:setuju|deal|mau|bisa|boleh|iya|oke|siap"
    r"|terima|ambil|ikut|jadi|ac|lanjut|bersedia|minat|tertarik|cocok)\b"
    r"|\bsudah (?:\S+ ){0,2}(?:terima|masuk|deal)\b"  # what is past is no answer
)
_STOP_FLAVOUR = re.compile(
    r"\bstop|\bs\W?t\W?[o0]\W?p\b|\bset+op|\bunsub|\b(?:ku|tak|di)?blo(?:c?k|kir)"
    r"|\boff (?:this|the|your) list|\breport|\blapor|\bspam"
    r"|\bganggu|\bterganggu|\bhentikan|\bberhenti|\bbrenti|\bremove|\bdelete|\bleave me|\bopt"
    r"|\b(?:jangan|jgn|jngn|jan|ojo|aja|ulah|ampun|tidak|tdk|ga|gak|nggak|ngga|kagak|ndak|teu|moal"
    r"|don.?t|do not|never|no|usah|gausah)\b.{0,30}(?:chat|hubung|kontak|contact|\bwa\b|whatsap"
    r"|ngewa|nge-wa|pesan|mes+ag|text|\bdm\b|telp|telpon|ngirim|kirim|japri|maning|maneh|deui)"
    r"|\blose my number|\bchat terakhir|\bpesan terakhir|\bcoret\b|\bkeluar(?:kan|in)\b|\bviral"
    r"|\b(?:di|peng|meng)?hapus|\bpdp\b|\bfollow up|\breach out|\b(?:tawar|nawar|reminder|inget)"
    r"|\badukan|\bkominfo|\bkomdigi|\bpolisi|\berase"
    r"|\bprivasi|\brisih|\bberisik|\bpenipu|\bscam"
)


def kept_safe(text: str, answer: str, guesses: Guesses, judge: Callable[[str], Guesses]) -> Guesses:
    """The guesses after the rules. `answer` is the part of the text that answers.

    `judge` guesses at a part of it.
    """
    words = plain(text)
    if is_stop(words):
        return favoured(guesses, "stop")
    sure = dict(guesses)
    if sure["stop"] >= MAYBE_A_STOP and _STOP_FLAVOUR.search(words):
        return favoured(guesses, "stop", max(sure["stop"], 0.5))
    if guesses[0][0] == "stop" and sure["stop"] < A_STOP_IN_OTHER_WORDS:
        return _without_the_first(guesses)
    if is_plain_question(text):
        return favoured(guesses, "ask")
    if is_plain_no(text):
        return favoured(guesses, "decline")
    if is_plain_yes(text) and not set(words.split()) <= {"ya", "iya", "kak", "min"}:
        return favoured(guesses, "accept")
    if guesses[0][0] == "accept" and not _agrees(answer, sure["accept"], judge):
        return _without_the_first(guesses)
    return guesses


def favoured(guesses: Guesses, intent: str, sure: float = CLEAR) -> Guesses:
    """The guesses with this one first, and the others sharing what is left."""
    others = [(name, share) for name, share in guesses if name != intent]
    sure = max(sure, dict(guesses)[intent])
    rest = sum(share for _, share in others) or 1.0
    return ((intent, sure), *((name, share * (1 - sure) / rest) for name, share in others))


def _agrees(text: str, sure: float, judge: Callable[[str], Guesses]) -> bool:
    """Whether a likely yes may be taken for one."""
    if is_attack(text) or _repeats_itself(text):
        return False
    own = _QUOTED.sub(" ", text)
    if own != text and judge(own)[0][0] != "accept":
        return False
    return sure >= _needed(text)


def _needed(text: str) -> float:
    """How sure a yes has to be, with what stands beside it; `gak masalah` turns nothing round."""
    said = _FINE.sub(" ", " ".join(tokens(text)))
    if _DENIED.search(said) or not CONDITION.isdisjoint(said.split()):
        return DENIED
    return AGREED if TURNING.isdisjoint(said.split()) else AGREED_IN_SPITE


def is_attack(text: str) -> bool:
    """Whether the text speaks to machines: templates, queries, formulas, orders to a model."""
    return _ATTACK.search(plain(text)) is not None


def _repeats_itself(text: str) -> bool:
    said = tokens(text)
    return len(said) > 11 and len(set(said)) <= len(said) / 4


def _without_the_first(guesses: Guesses) -> Guesses:
    """The first steps back behind the second, which is no surer for it."""
    (first, sure), second, *others = guesses
    return (second, (first, min(sure, second[1])), *others)
