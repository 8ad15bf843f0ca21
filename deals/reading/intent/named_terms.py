"""Whether a yes goes with terms that were named before: `acc 10%`, and not `10% baru acc`."""

import re

from deals.reading.intent.against import speaks_against
from deals.reading.intent.agreement import (
    WHY_NOT,
    agreement_said,
    asks_whether,
    refuses_a_part,
)
from deals.reading.learning.features import tokens
from deals.reading.learning.words import SALUTATION, single_word_set

WANTING = single_word_set(
    "tapi kalau asal asalkan apabila jika kecuali if unless minimal naik naikin naikan naikkan"
    " dinaikin tambah tambahin tambahan ditambah tambih minta genapin bulatin turun turunin"
    " turunkan diskon nego nawar rate ratecard rc tarif harga biasa biasanya kurang dp baru upami"
    " only pami pengen ingin harus request naekkeun bump make lebih maksimal cuma hanya mundur"
    " perlu wajib tunggu nanti pikir mikir dulu hitung diskusi tanya barter xurl nek yen less"
    " boost coret dicoret hapus dihapus sisa selebih lain khusus"
)
_AMOUNT = (
    r"(?:xmoney|xpct|xnum(?: (?:ribu|persen|juta|k))?"
    r"|(?:\w+ ){0,2}\w*(?:ratus|atus|puluh)(?: \w+){0,2} (?:ribu|rebu|ewu)"
    r"|(?:\w+ ){1,3}persen|(?:\w+ )?\w*juta"
    r"|(?:gopek|ceban|goban|cepek|gocap|seceng|goceng)(?: (?:ceng|ribu|rebu))?)"
)
_AGREED = (
    r"(?:setuju|deal|ac|fix|sepakat|bersedia|confirm|terima|trima|ikut|join|ambil|gas|gaskeun"
    r"|yuk|ayo|oke|gelem|melok|milu|budal|budhal|jadi|siap|lanjut|in|cus|sikat|let's|yes)"
)
_AND_SO = r"(?:yaudah\w*|yasudah\w*|ya sudah\w*|yowes|yo wes|yo sudah|oke deh)"
_FEW = r"(?: (?!xmoney|xpct|xnum)\S+){0,3}"
_THE = r"(?:yang|nu|nan|nyang|sing|ingkang)"
_SOFTENED = r"(?: (?:ya|juga|oge|pun|saja|sudah|mah|itu|tersebut|segitu|aku|untuk|bagi|deh))*"
_NAMED = "|".join(
    (
        rf"^(?:(?:iya|ya|oke|siap|sip|hayu|hayuk|sudah) )*"
        r"(?:ac|deal|setuju|sepakat|fix|terima|ambil)"
        rf"(?: (?:ya|saja|deh|dengan|untuk|yang|di|komisi|fee))* {_AMOUNT}",
        rf"\b{_AGREED}(?: (?:dengan|di|saja|deh))* {_THE} (?:(?:komisi|fee) )?{_AMOUNT}",
        rf"\b(?:mau|gelem|handak) {_THE} {_AMOUNT} (?:itu|ntu|tu|eta|kuwi|tadi|saja)\b",
        rf"\b(?:terima|trima|diterima|iyain|kuambil|kuterima|ambil|tampi)"
        rf"(?: (?:deh|saja|komisi|fee|tawaran|juga|dengan))* {_AMOUNT}",
        rf"\b(?:manut|nurut|ngikut|mufakat)\b.*{_AMOUNT}",
        rf"(?:^confirm(?:ed)?|\b(?:aku|kami|kita) (?:confirm|konfirmasi|menyetujui|sepakat))\b"
        rf" (?!dulu).{{0,80}}{_AMOUNT}",
        rf"\b{_AMOUNT} (?:juga|pun|oge) {_AGREED}",
        rf"\b{_AMOUNT}{_SOFTENED} (?:cukup|gapapa|diterima|cocok(?! \w)|pas\b(?! \w))",
        rf"\b{_AMOUNT}{_SOFTENED} (?:aku|kami) (?:terima|trima|ambil|setuju|setujui|oke|confirm)",
        rf"\b{_AND_SO}{_FEW} {_AMOUNT}{_FEW} {_AGREED}\b",
        rf"\b{_AND_SO}{_FEW} {_AGREED}{_FEW} {_AMOUNT}",
        rf"\b{_AMOUNT} SURELY{_FEW} (?:mau|{_AGREED})\b",
        rf"\b{_AGREED}\b.*{_AMOUNT} SURELY",
        rf"\bsesuai (?:obrolan|kesepakatan|(?:pen)?awaran|tawaran|chat|omongan)\b.*{_AMOUNT}"
        rf".*\b{_AGREED}\b",
        rf"\b{_AMOUNT} untuk segitu \? (?:ya )?gas\b",
        rf"\b{_AMOUNT} al in oke\b",
        rf"^iya {_AMOUNT} aku mau (?:kapan|pabila)(?: \S+){{0,3}} mulai\b",
        rf"\bmau (?:bgt|banget)\b.*{_AMOUNT} plus (?:barang|produk)\w* sudah"
        r" (?:seneng|senang|happy) (?:bgt|banget)\b",
        r"\b(?:status|keputusan|jawaban) (?:bersedia|setuju|deal|oke|ikut)\b",
    )
)
# Two that were offered together, and not the one on top of the other.
_TOGETHER = re.compile(
    r"(?<=\byang )xmoney (?:tambah|plus)(?: komisi)? xpct "
    r"(?=(?:itu|iku|kuwi|tea|eta|tadi|tersebut)\b)"
)
_LET_US = re.compile(r"^(?:hayu|hayuk|yuk|ayo) sudah\b")  # `hayu dah`
_ASKED = re.compile(
    rf"\b{_AMOUNT}(?: \S+){{0,2}} tidak(?: (?:ya|nih|sih|tuh))? \?"
)  # `deal 1jt ga?`
_SIGNED = re.compile(
    r"^(?:(?:kontrak|spk|mou|perjanjian) )?(?:sudah|telah) (?:(?:aku|kami|kita) )?"
    rf"(?:tanda tangani|tandatangani|teken|td)(?: (?:ya|kontrak|spk))* {_AMOUNT}"
    r" sesuai (?:kesepakatan|perjanjian|penawaran)(?: (?!tidak|tapi|belum|kok)\S+){0,3}$"
)
_GOES_WITH_THEM = re.compile(_NAMED)
_SURELY = re.compile(r"\b(?:kan|toh|tho)(?: (?:ya|kak|min|mas|mbak|mba))*(?: \?|$)")  # `450k kan?`
# Where a post goes up, and no fee: `konten pertama aku naikin pas 9.9`.
_POSTED = re.compile(
    r"\b(?:naik|naikin|naikan|naikkan|turun|nanti)(?: \S+){0,2} (?:pas|tangal|tgl|hari|besok|lusa"
    r"|mingu|bulan"
    r"|langsung|senin|selasa|rabu|kamis|jumat|sabtu|video|konten)\b"
)
_NO_MATTER = re.compile(r"\btidak (?:sawios|apo|nanaon|pa pa)\b")
_SO_BE_IT = re.compile(r"\bkalau (?:begitu|gini)\b|\bkalau (?:tembus|lewat) \S+")
_DENIED = re.compile(
    rf"\b(?:tidak|belum|jangan|bukan|no) (?:\S+ ){{0,2}}{_AGREED}\b"
    r"|\bsudah (?:\S+ ){0,2}(?:terima|masuk|cair|deal)\b"
)
# What was thought before, and is no longer: `tadinya mau nolak, tp yaudah`.
_THOUGHT_BEFORE = re.compile(
    r"\b(?:tadi|tadinya|kemarin|awal|awalnya|sempat|sempet)\b.{0,80}?"
    r"\btapi (?=yaudah|yasudah|ya sudah|jadi|oke|yowes)"
)


def agrees_to_named_terms(text: str) -> bool:
    """Whether an agreement goes with an amount, and nothing wants more."""
    whole = _said(text)
    if asks_whether(whole) or _ASKED.search(whole) or speaks_against(text):
        return False
    if "?" in whole and not agreement_said(text):
        return False
    if not WANTING.isdisjoint(whole.split()) or refuses_a_part(text) or _DENIED.search(whole):
        return False
    return _GOES_WITH_THEM.search(whole) is not None


def signed_as_agreed(text: str) -> bool:
    """`Telah saya tanda tangani, Rp1.750.000 sesuai kesepakatan 31 Agustus.`"""
    return _SIGNED.search(_said(text)) is not None


def _said(text: str) -> str:
    whole = WHY_NOT.sub("gas", _NO_MATTER.sub("gapapa", " ".join(tokens(text))))
    whole = _TOGETHER.sub("xmoney xpct ", whole)
    for passed_over in (_LET_US, _THOUGHT_BEFORE, _SO_BE_IT, _POSTED):
        whole = passed_over.sub(" ", whole)
    whole = _SURELY.sub("SURELY", whole)
    return " ".join(word for word in whole.split() if word not in SALUTATION)
