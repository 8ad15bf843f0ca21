"""Whether words agree: something has to say so, and nothing may speak against it."""

import re

from deals.reading.learning.features import tokens
from deals.reading.learning.words import SALUTATION, single_word_set

# These agree wherever they stand; the weak ones only where little stands beside them.
STRONG = single_word_set(
    "setuju deal acc fix bersedia sepakat confirm confirmed konfirmasi konfirm menyetujui setujui"
    " menerima terima trima trimo ikut ikutan join ambil gas gaskan gaskeun gasken gasin sikat"
    " lanjut lanjutkan lanjutin accept accepted approve approved sanggup sanggupi menyanggupi"
    " bungkus hayuk hayu yuk ayo cus budal gelem purun manut jabanin eksekusi in sure gapapa cukup"
    " cocok mangkat kerjakan jalankan jalan kuy yok garap lakoni jupuk nderek melu ngiring angkut"
    " let's absolutely definitely happy love works yaudah yowes insyaallah bismillah minat tertarik"
    " berminat tentu silakan monggo proses daftar daftarin daftarkan didaftarkan diterima iyain"
    " tancap hati approval jalanin kuambil board ahead down ditunggu dikirim masukan masukin"
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
_TERMS = (
    r"(?:(?:s(?:ya)?rat|syarat|(?:ke)?tentu|(?:pe)?n?awar|tawar|permint|bayar|kolab|usul|seluruh)\w*"
    r"|(?:kerja|kerjasama|collab|colab|fee|rate|komisi|harga|barter|nominal|budget|nilai|skema"
    r"|sistem|paket|opsi|isi|perjanjian|kontrak|kesepakatan|jadwal|deadline|tangal|brief|poin"
    r"|kondisi|segitu|segini|angka|yang|itu|ini|semua|kak|xmoney|xpct|xnum"
    r"|terms?|the|ofer|your|al|this|that)\b)"
)
_OF_OPINIONS = re.compile(rf"\bsetuju (?:\S+ )?(?:dengan|soal|tentang|kata) (?!{_TERMS}).*")
_OF_OTHER_THINGS = re.compile(
    r"\bikut (?:senang|seneng|prihatin|berduka|giveaway|lomba|arisan|komen)\b"
    r"|\b(?:lanjut|gas) (?:tidur|makan|kerja|ngaji|masak)\b"
    r"|\bmau (?:tau|tahu|tanya|nanya|ngobrol|lihat|liat|dengar|curhat|pinjam|beli|order|pesan"
    r"|jadi reseler)\b"
)
_SEND_IT = re.compile(
    r"^(?:(?:langsung|lgsg|sok|atuh|ya|yaudah) )*kirim (?:saja|kontrak|produk\w*|barang|paket)\b"
)
# Whose words of agreement agree to something else, or to nothing yet.
_SPEAKS_AGAINST = re.compile(
    r"\blet me (?:read|check|think|ask|see)|\bin a met?ing\b|\bwil (?:reply|confirm|answer|think)"
    r"|\b(?:turunin|naikin|genapin|bulatin|penawaran balik)\b|\b(?:ra|ora|tidak) gelem\b"
    r"|\bsudah ambil (?:job|kerja)|\b(?:lanjut|lanjutin|bahas|deal) dengan (?:aku|manager)\b"
    r"|\b(?:join|ikut) (?:grup|group|mcn|agency|giveaway)"
    r"|\bsalah (?:kirim|chat|kamar)\b|\bhati hati\b"
    r"|\bnext time\b|\blain (?:kali|waktu)\b|\bambil (?:cuti|libur|jeda|istirahat|break)\b"
    r"|^tak (?:ikut|mau|terima) (?:aku|kami|saya)\b"
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
    if _SPEAKS_AGAINST.search(" ".join(tokens(text))):
        return False
    parts = [_said(part) for part in _PARTS.split(text) if part.strip()]
    asked = [said for said in parts if _asks(said)]
    if any(not MONEY_ASKED.isdisjoint(said) for said in asked):
        parts = [said for said in parts if not BINDING.isdisjoint(said)]
    return any(_agrees(said, bool(asked)) for said in parts)


def refuses_a_part(text: str) -> bool:
    """Whether something that belongs to the offer is left out: `no live ya`."""
    return _PART_REFUSED.search(" ".join(tokens(text))) is not None


def _said(part: str) -> list[str]:
    whole = WHY_NOT.sub("gas", " ".join(tokens(part)))
    whole = _SEND_IT.sub("gas", whole)
    whole = _OF_OTHER_THINGS.sub(" ", _OF_OPINIONS.sub(" ", whole))
    return [word for word in whole.split() if word not in SALUTATION]


def _asks(said: list[str]) -> bool:
    return "?" in said or not QUESTION.isdisjoint(said) or asks_whether(" ".join(said))


def asks_whether(said: str) -> bool:
    """Whether it ends like a question that has no sign: `15 persen gapapa ga kak`."""
    return _WHETHER.search(said) is not None


def _agrees(said: list[str], message_asks: bool) -> bool:
    if _asks(said):
        return _agrees_first(said)
    if not STRONG.isdisjoint(said):
        return True
    weak = not WEAK.isdisjoint(said) or not FIRST.isdisjoint(said[:1])
    return weak and not (message_asks and len(said) > SHORT)


def _agrees_first(said: list[str]) -> bool:
    """`setuju kak produknya dikirim kapan?`, and not `deal ga?`"""
    return any(
        word in STRONG and len(said) - at > EARLY and said[at + 1] not in UNDECIDED
        for at, word in enumerate(said[:EARLY])
    )
