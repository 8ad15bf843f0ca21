"""Whether words say that the pack is there, is not there yet, or came damaged."""

import re

from deals.reading.learning.features import tokens
from deals.reading.learning.words import CONCEPT, CONDITION, NEGATION
from deals.reading.word_sets import word_set

_HERE = re.compile(  # in words as `tokens` makes them alike
    r"\b(?:sampai|sampe|nyampe|nyampai|tiba|diterima|terima paket|(?:sudah|aku) terima(?! kasih)"
    r"|arived|received|got it)\b"
)
_SOMETHING_ELSE = word_set(
    "info infonya informasi kabar pesan chat email brief fee transfer uang duit resi link kode"
    " kontrak file dokumen"
)
_NOT_YET = word_set(
    "never havent hasnt didnt tak nihil kosong mau jumpa ketemu nanti besok lusa mana kapan kpn"
    " sekarang skrg ?"
)
_BAD = word_set("salah kurang hancur pecah retak lecet busuk basi penyok peyok remuk cacat bekas")
_BESIDE = NEGATION | CONDITION | _SOMETHING_ELSE | _NOT_YET | _BAD
LONGEST = 80  # characters; longer words say more than that


def says_arrived(text: str) -> bool:
    """True for `sudah sampai kak`; not for `belum sampai`, `sampai jumpa`, a question, a complaint
    or other news that came."""
    said = tokens(text)
    here = len(text) <= LONGEST and _HERE.search(" ".join(said)) is not None
    return here and not any(map(_turns_it_round, said))


_PLAINLY = re.compile(
    r"(?:\W|\b(?:kak\w*|ka|min|halo|oh|ya|alhamdulillah|oke?|udah|sudah|udh|sdh|dah|barusan|baru"
    r"|paket|pkt|barang|produk|kiriman|samp(?:el|le)|nih|ini|tadi|makasih|terima kasih|thanks|aman"
    r"|(?:paket|pkt|barang|produk|kiriman|samp(?:el|le))nya"
    r"|the|my|your|parcel|package|has|have|just|already|also|hi|hello|i|thank you)\b)*"
    r"\b(?:arrived|received|sampe|sampai|n?yampe|n?yampai|tiba|dateng|datang|keterima|diterima)\b"
    r"(?:\W|\b(?:kak\w*|ka|min|ya+|nih|ini|tadi|barusan|dengan|aman|makasih|terima kasih|thanks"
    r"|banyak|rumah|di|selamat|the|parcel|package|sample|too|also|today|safely|thank you)\b)*"
)
_ASKS_WHETHER = re.compile(r"\b(?:has|have|had|did) (?:my|the|your|our|i|it|you|this|that)\b")
_NAMED_OR_DONE = re.compile(
    r"\b(?:paket|parcel|package|pkt|barang|produk|kiriman|samp(?:el|le)|udah|sudah|udh|dah|sdh)"
)


def says_plainly_arrived(text: str) -> bool:
    """`paket sampe kak`: nothing but that, whatever it was guessed to be."""
    said = _plainly(text)
    return (
        "?" not in text
        and not _ASKS_WHETHER.search(said)
        and _PLAINLY.fullmatch(said) is not None
        and _NAMED_OR_DONE.search(said) is not None
    )


def _turns_it_round(word: str) -> bool:
    return word in _BESIDE or word.endswith("n’t") or CONCEPT.get(word) in ("trouble", "ill")


_PACK = word_set(
    "paket paketnya pack parcel package barang barangnya produk produknya kiriman kirimannya box"
    " dus kardus botol botolnya kemasan kemasannya isinya isi segel segelnya tutup tutupnya kapsul"
    " kapsulnya"
)
_NOT_HERE = re.compile(  # in words as people type them
    r"\b(?:belum|blm|blum|belom|blom|not yet|hasn ?t|hasn't|havent|haven't|has not|have not|gak|ga"
    r"|nggak|tidak|tdk)\b(?:\W+\w+){0,3}?\W+(?:sampai|sampe|nyampe|nyampai|tiba|datang|dateng|terima"
    r"|nerima|diterima|arrived|received|come|nongol|muncul|keliatan)\b"
    r"|\b(?:belum|blm|blum|belom|blom)\W+ada\b"
    r"|\b(?:sampai|sampe|nyampe|datang|dateng|tiba|arrived|here)\b(?:\W+\w+){0,2}?\W+"
    r"(?:belum|blm|belom|not yet)\b"
)
_NOT_YET_ALONE = re.compile(
    r"\W*(?:(?:eh|oh|kayaknya|kayanya|sepertinya|maaf|sorry)\W+)?(?:belum|blm|blum|belom|blom"
    r"|not yet|no not yet|nope)(?:\W+(?:nih|kak|ka|kakak|min|ya|sih|deh|ada|juga|e|no))*\W*"
)
_BROKEN = re.compile(
    r"\b(?:rusak|pecah|retak|bocor|penyok|peyok|hancur|remuk|sobek|robek|tumpah|basi|kadaluarsa"
    r"|kedaluwarsa|expired|cacat|lecet|kebuka|terbuka|broken|damaged|leaking|leaked|leaks|torn"
    r"|crushed|cracked|kurang(?! lebih| tau| tahu| ngerti| paham| jelas| dari)|salah (?:kirim"
    r"|barang|produk|varian)|wrong (?:item|product)|missing|incomplete|ga lengkap|gak lengkap"
    r"|tidak lengkap|nggak lengkap)\w*"
)
_NOT_BROKEN = re.compile(
    r"\b(?:tidak|tdk|ga|gak|nggak|ngga|enggak|bukan|no|not|nothing|never|tanpa|without|isn't|isnt)"
    r"\b(?:\W+(?:ada|ada yang|yang|yg|any|a bit|sama sekali))*\W+(?:rusak|pecah|retak|bocor|penyok"
    r"|peyok|hancur|sobek|robek|tumpah|cacat|lecet|kurang|broken|damaged|leaking|torn|missing)"
)
_NOT_OF_THE_PACK = re.compile(
    r"\b(?:hp|handphone|laptop|kamera|camera|akun|account|mic|tripod|lighting|motor|mobil|fee|rate"
    r"|alamat|kode pos|waktu|sinyal|phone)\w*\b"
)


def says_not_arrived(text: str, asked: bool) -> bool:
    """True for `paketnya belum sampai kak`; with `asked` (whether it is there) also for `belum`."""
    said = _plainly(text)
    if asked and _NOT_YET_ALONE.fullmatch(said):
        return True
    of_it = asked or not _PACK.isdisjoint(re.findall(r"\w+", said))
    return len(said) <= LONGEST and of_it and _NOT_HERE.search(said) is not None


def says_damaged(text: str, asked: bool) -> bool:
    """True for `botolnya pecah kak`, `isinya kurang satu`; not for `tidak ada yang rusak`, nor for
    a phone that is broken. With `asked` the pack need not be named."""
    said = _plainly(text)
    if _NOT_BROKEN.search(said) or _NOT_OF_THE_PACK.search(said) or "?" in said:
        return False
    of_it = asked or not _PACK.isdisjoint(re.findall(r"\w+", said))
    return of_it and _BROKEN.search(said) is not None


def _plainly(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
