"""Whether words agree: something has to say so, and nothing may speak against it."""

import re

from deals.reading.intent.against import ELSE, speaks_against, without_other_agreements
from deals.reading.intent.patterns import any_of
from deals.reading.learning.features import tokens
from deals.reading.learning.words import SALUTATION, single_word_set

# These agree wherever they stand; the weak ones only where little stands beside them.
STRONG = single_word_set(
    "setuju deal acc fix bersedia sepakat confirm confirmed konfirmasi konfirm menyetujui setujui"
    " menerima terima trima trimo ikut ikutan join ambil gas gaskan gaskeun gasken gasin sikat"
    " lanjut lanjutkan lanjutin accept accepted approve approved sanggup sanggupi menyanggupi"
    " bungkus hayuk hayu yuk ayo cus budal gelem purun manut jabanin eksekusi sure gapapa cukup"
    " umpat hakun nurut mufakat approve teken kuterima kuambil mangkat kerjakan jalankan jalan"
    " kuy yok garap lakoni jupuk nderek melu ngiring angkut"
    " let's absolutely definitely happy yaudah yowes insyaallah bismillah minat tertarik"
    " berminat tentu silakan monggo proses daftar daftarin daftarkan didaftarkan diterima iyain"
    " tancap approval jalanin board ahead ditunggu dikirim masukan masukin"
    " sanggupi nolak senang ttd"
)
# Which bind even whoever asks about the money in the same breath.
BINDING = single_word_set(
    "setuju deal acc fix bersedia sepakat menyetujui setujui menerima terima trima ikut join ambil"
    " confirm confirmed konfirmasi accept accepted approved gas gaskeun sanggup"
)
MONEY_ASKED = single_word_set(
    "fee rate komisi bayar dibayar bayaran commission pay paid budget catch feenya"
)
WEAK = single_word_set(
    "oke iya siap boleh bisa mau jadi sip gapapa mangga bole mantap aman yes great perfect good"
    " fine beres alright done noted"
)
FIRST = single_word_set("ya baik")  # which agree only where they come first
QUESTION = single_word_set(
    "apa apakah kapan gimana kenapa berapa siapa mana which when how who where why atau does is"
)
UNDECIDED = QUESTION | single_word_set("tidak kan dulu belum ya jadi")
SHORT = 4  # words of weight, among which a weak yes is one
EARLY = 3  # words of weight, among which a yes comes first and a question after it
# Yes in English, of words that say other things, too.
_IN_ENGLISH = any_of(
    r"\b(?:i'm|im|am|we're|are|count me|count us|sign me up|all) in\b",
    r"\b(?:i'm|im|am|we're) (?:so )?down\b",
    r"\bworks (?:for|untuk) (?:me|us)\b|\bthat works\b",
    r"\b(?:i'd|would|i would) love to\b(?! (?:know|hear|but))",
    r"\bof course\b|\bgo ahead\b|\bit's a yes\b|\ball set\b|\bmy approval\b",
    r"\bsenang hati\b",
)
_SEND_IT = re.compile(
    r"^(?:(?:langsung|lgsg|sok|atuh|ya|yaudah) )*kirim (?:saja|kontrak|produk\w*|barang|paket)\b"
)
WHY_NOT = re.compile(r"\b(?:kenapa|why) (?:tidak|not)\b(?! (?!let's)[a-z])")
_WHETHER = re.compile(r"\b(?:tidak|belum)(?: (?:ya|nih|sih|tuh))?$")
_PARTS = re.compile(r"[\n!.;]+\s*|,\s+|(?<=\?)\s+")
_PART_REFUSED = re.compile(
    r"\b(?:no|tidak|tanpa|kecuali|minus|skip|gabisa|gamau|without)"
    r" (?:(?!sabar|perlu|usah|ada|masalah|takut|lupa|nolak|keberatan)\S+ ){0,2}"
    r"(?:live|barter|barteran|rels?|story|spark|owning|kode|videos?)\b"
)


def agreement_said(text: str) -> bool:
    """Whether some part of the text agrees, and is no question and no praise."""
    if speaks_against(text):
        return False
    parts = [said_in(part) for part in parts_of(text)]
    asked = [said for said in parts if _asks(said)]
    if any(not MONEY_ASKED.isdisjoint(said) for said in asked):
        parts = [said for said in parts if not BINDING.isdisjoint(said)]
    elsewhere = any(ELSE in said for said in parts)
    return any(_agrees(said, bool(asked), elsewhere) for said in parts)


def refuses_a_part(text: str) -> bool:
    """Whether something that belongs to the offer is left out: `no live ya`."""
    return _PART_REFUSED.search(" ".join(tokens(text))) is not None


def parts_of(text: str) -> list[str]:
    """The sentences of a text, and the clauses that commas cut off."""
    return [part for part in _PARTS.split(text) if part.strip()]


def said_in(part: str) -> list[str]:
    """The words of a part, without those of agreement that agree to something else."""
    whole = WHY_NOT.sub("gas", " ".join(tokens(part)))
    whole = _SEND_IT.sub("gas", whole)
    whole = " ".join(word for word in whole.split() if word not in SALUTATION)
    return without_other_agreements(_IN_ENGLISH.sub("setuju", whole)).split()


def _asks(said: list[str]) -> bool:
    return "?" in said or not QUESTION.isdisjoint(said) or asks_whether(" ".join(said))


def asks_whether(said: str) -> bool:
    """Whether it ends like a question that has no sign: `15 persen gapapa ga kak`."""
    return _WHETHER.search(said) is not None


def _agrees(said: list[str], message_asks: bool, elsewhere: bool) -> bool:
    if _asks(said):
        return _agrees_first(said)
    if not STRONG.isdisjoint(said):
        return True
    if elsewhere:
        return False
    weak = not WEAK.isdisjoint(said) or not FIRST.isdisjoint(said[:1])
    return weak and not (message_asks and len(said) > SHORT)


def _agrees_first(said: list[str]) -> bool:
    """`setuju kak produknya dikirim kapan?`, and not `deal ga?`"""
    return any(
        word in STRONG and len(said) - at > EARLY and said[at + 1] not in UNDECIDED
        for at, word in enumerate(said[:EARLY])
    )
