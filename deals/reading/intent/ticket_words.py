"""What kind of problem words report, and whether one is solved by now. In doubt it is nothing: a
person reads the words then."""

import re

from deals.reading.intent.patterns import any_of
from deals.reading.intent.trouble import NOT_NOW, reports_trouble
from deals.reading.plain import plain

SHORT = 60  # characters: longer words may say more
_NO = (
    r"(?:ga|gak|gk|g|nggak|ngga|engga|enggak|tidak|tdk|ndak|kagak|ora|ra|teu|tak|dak|belum|blm"
    r"|belom|blom|durung|dereng|acan|can|not|never|no|can't|cannot|cant|isn't|hasn't|haven't"
    r"|didn't|doesn't|won't)(?! (?:usah|perlu|masalah|papa|apa2?\b))"
)
_CANNOT = (
    rf"(?:{_NO} (?:\S+ )??(?:bisa|bs|iso|tiasa|biso|able to)|(?:ga|gak|gk)(?:bisa|bs)|can't|cannot"
    r"|cant)"
)
_FAILS = (
    r"(?:(?:ke|di)?tolak|gagal\w*|error\w*|eror\w*|rejected|declined|failed|greyed|loading|pending"
    r"|macet|invalid|expired|habis|abis|kosong|penuh)"
)
_ACCOUNT = (
    r"(?:akun\w*|account|acc|ig|instagram|tiktok(?: shop)?|tt|shopee|toko|fitur\w*|hak live"
    r"|keranjang kuning\w*|affiliate)(?:nya|ku|ne|na|e)?"
)
_POST = (
    r"(?:video|vidio|vid|vt|konten|reels?|story|post(?:ingan|an)?|siaran|views?|tayangan)"
    r"(?:nya|ku|ne|na|e|an)?"
)
_SAMPLE = r"(?:sampel|sample|smpl|produk gratis|barang gratis)\w*"
_ASKS = (
    r"(?:(?:di)?(?:request\w*|reques|req|ngajuin|ajukan|ajuin|klaim|claim|apply)|minta|njaluk"
    r"|mengajukan|pengajuan|menta)"
)
_PARCEL = (
    r"(?:paket\w*|pkt\w*|kiriman\w*|parcel|package|barang(?:nya)?|resi(?:nya)?"
    r"|produk(?:nya)? (?:yg|yang) (?:dateng|datang|dikirim|sampai|sampe)|produknya|botol\w*)"
)
_MONEY = (
    r"(?:fee|honor|honorarium|komisi|bayaran|pembayaran|payment|duit|uang|bonus|payout|saldo"
    r"|commission|pelunasan|dana|transfer\w*|tf)(?:nya|ku|ne|na|e)?"
)
_GAP = r"(?: \S+){0,4}? "
_BARRED = (
    r"(?:ke|di|ter)?(?:banned?|ban|bann?ed|suspend\w*|blokir|bekukan|beku|nonaktif\w*|hack\w*|retas"
    r"|bajak|restrict\w*|tangguhkan|batasi|batas|pembatasan|limit\w*|disabled?|locked|kunci|cabut"
    r"|pelanggaran)"
)
_GONE = (
    r"(?:ke|di|ter)?(?:take ?downs?|taken down|hapus\w*|tarik|tolak|mute\w*|bisukan|removed|deleted"
    r"|shadow ?bann?(?:ed)?|sembunyi\w*|hidden|hilang|ilang|private)"
)
_SEEN = (
    r"(?:muncul\w*|tayang|tampil|ke?liatan|kelihatan|naik|fyp|masuk|metu|nembongan|publish\w*"
    r"|show\w*|visible|appear\w*|lolos|bisa (?:diliat|dilihat|dibuka|diputar|diupload|tayang))"
)
_CAME = (
    r"(?:sampai|sampe|n?y?ampe\w*|dateng|datang|teko|dugi|diterima|terima|nerima|dikirim|tiba|gerak"
    r"|jalan|arrived?|come|received?|bisa dilacak)"
)
_HARMED = (
    r"(?:hilang|ilang|rusak|pecah|bocor|nyasar|di ?retur|retur|lost|damaged|broken|penyok|ketuker"
    r"|tertukar|expired?|kadaluarsa|salah)"
)
_PAID = (
    r"(?:masuk|msk|mlebu|asup|cair|dibayar\w*|kebayar|sampai|sampe|nyampe|diterima|terima|paid"
    r"|arrived?|received|come|ditransfer|bisa (?:ditarik|cair))"
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "no_sample",
        any_of(
            rf"\b{_CANNOT} (?:\S+ ){{0,2}}?{_ASKS}(?: \S+){{0,3}}? {_SAMPLE}",
            rf"\b{_SAMPLE}{_GAP}(?:{_CANNOT}|{_NO} (?:muncul|ada|keluar)|{_FAILS}|{_NO} (?:\S+ )?"
            r"(?:acc|approve|diacc|diapprove|disetujui))\b",
            rf"\b{_FAILS} (?:\S+ )?(?:{_ASKS} )?{_SAMPLE}|\b{_ASKS} {_SAMPLE}{_GAP}{_FAILS}\b",
            rf"\b(?:eligible|memenuhi syarat)\b.{{0,20}}\b{_SAMPLE}",
            rf"\bsample request\b.*\b{_FAILS}\b",
        ),
    ),
    (
        "not_shown",
        any_of(
            rf"\b{_POST}(?: \S+){{0,4}}? {_GONE}\b",
            rf"\b(?:removed|deleted|took down|hapus|dihapus)(?: \S+){{0,2}}? {_POST}\b",
            rf"\b{_POST}{_GAP}(?:{_NO}|gagal) (?:\S+ )?{_SEEN}\b",
            rf"\b{_POST}(?: \S+){{0,3}}? (?:0|nol|zero)\b|\b(?:0|nol|zero) (?:views?|tayangan)\b",
            rf"\b{_POST}{_GAP}(?:direview|under review|ditinjau|peninjauan|diproses)\b",
            r"\bshadow ?bann?",
        ),
    ),
    (
        "account_banned",
        any_of(
            rf"\b{_ACCOUNT}(?: \S+){{0,4}}? {_BARRED}\b",
            rf"\b{_BARRED}(?: \S+){{0,3}}? {_ACCOUNT}\b",
            rf"\b{_ACCOUNT}{_GAP}(?:hilang|ilang|dihapus|deleted|kehapus)\b",
            rf"\b{_CANNOT} (?:login|log in|masuk|akses)(?: ke)? {_ACCOUNT}\b",
        ),
    ),
    (
        "payment",
        any_of(
            rf"\b{_MONEY}{_GAP}(?:{_NO}|telat) (?:\S+ ){{0,2}}?{_PAID}\b",
            rf"\b{_NO} (?:\S+ ){{0,2}}?{_PAID}(?: \S+){{0,3}}? {_MONEY}\b",
            rf"\b{_MONEY}{_GAP}(?:telat|terlambat|nyangkut|ketahan|ditahan|salah(?! satu)|late"
            r"|missing|mana|0(?! ?%)|nol)\b",
            r"\b(?:transfer\w*|tf|bayaran\w*|pembayaran\w*)(?: \S+)?? kurang\b",
            rf"\b{_NO} (?:been |get |got )?(?:paid|dibayar\w*|ditransfer)\b|\bunpaid\b",
        ),
    ),
    (
        "parcel",
        any_of(
            rf"\b{_PARCEL}{_GAP}{_NO} (?:\S+ ){{0,2}}?{_CAME}\b",
            rf"\b{_PARCEL}(?: \S+){{0,3}}? {_HARMED}\b",
            r"\bsalah (?:kirim )?(?:barang|produk)\b|\bwrong product\b",
            rf"\b{_NO} (?:\S+ )?{_CAME}(?: \S+){{0,2}}? {_PARCEL}\b|\b{_PARCEL} {_NO} ada\b",
        ),
    ),
    (
        "other",
        any_of(
            r"\b(?:(?:link|tautan|keranjang|kode(?! ?pos| etik)|tombol|etalase|voucher|dashboard"
            rf"|dasbor|aplikasi|showcase)\w*|app){_GAP}(?:{_NO}|{_FAILS}|hilang|ilang|404|mati)\b",
            rf"\b{_CANNOT} (?:\S+ )?(?:nambah\w*|tambah\w*|add)(?: \S+){{0,3}} "
            r"(?:keranjang|showcase|etalase)",
            r"\bforce close\b|\b404\b|\bfc terus\b",
        ),
    ),
)
# What is spoken of where words report trouble in a way that no row above knows.
_THINGS = (
    ("no_sample", re.compile(rf"\b{_SAMPLE}\b")),
    ("payment", re.compile(rf"\b{_MONEY}\b")),
    ("parcel", re.compile(rf"\b{_PARCEL}\b")),
    ("not_shown", re.compile(rf"\b{_POST}\b")),
    ("account_banned", re.compile(r"\b(?:akun|account)\w*\b")),
)
_ASKS_FOR_IT = re.compile(
    rf"^(?:(?!{_NO} )\S+ ){{0,2}}?(?:boleh|bisa|mau|can i|may i)\b(?!.*\b(?:tapi|tp|but|kok)\b)"
)
_SOLVED = re.compile(
    r"(?:\W|\b(?:alhamdulillah|oke?|iya|ya|yes|sip|kak\w*|min|nih|kok|ini|akhirnya|its|it's|it|is"
    r"|all|now|thanks?|thank|you|makasih\w*|terima|kasih|trims|tq|banget|lagi|lg|semua|semuanya"
    r"|akun\w*|juga|jg|account)\b)*"
    r"\b(?:(?:udah|sudah|udh|dah|sdh) (?:beres|bisa|aman|normal|muncul|balik|pulih|cair|masuk"
    r"|sampai|sampe|nyampe|selesai|teratasi|solved|clear|ok|oke|tayang|aktif|ketemu|kelar)"
    r"|beres|kelar|solved|fixed|works?(?: now)?|working|teratasi|aman|(?:udah|sudah|udh|dah|sdh))"
    r"(?:\W|\b(?:kak\w*|min|ya|yah|nih|kok|makasih\w*|terima|kasih|thanks?|you|now|lagi|lg|semua\w*"
    r"|banget|sekarang|skrg|akun\w*|video\w*|fee|komisi\w*|sample?\w*|sampel\w*|paket\w*|tq|normal"
    r"|trims|alhamdulillah)\b)*",
)
_UNSOLVED = any_of(
    rf"^(?:\W|\b(?:tetep|tetap|masih|kak\w*|min|udah|sudah|udh|dicoba|coba|tapi|tp|maaf|hmm?"
    rf"|still|aku|saya)\b)*(?:{_NO})\b(?: (?:kak\w*|min|juga|jg|beres|bisa|muncul|ada|normal|aktif"
    r"|cair|masuk|ngaruh|mempan|solved|fixed|working|work|nih|sama|sekali|ya|yet|berubah|lagi"
    r"|perubahan))*\W*$",
    r"\b(?:masih|tetep|tetap|still) (?:sama|begitu|gitu|error|eror|banned|ke ?banned|diblokir"
    r"|begini|gini|kayak gitu|ditolak|the same|ga|gak|gk|nggak|ngga|belum|blm|tidak|not|can't"
    r"|hilang|0)\b",
    rf"\b(?:udah|sudah|udh) (?:\S+ )?(?:coba|cobain|dicoba)(?: \S+){{0,4}} {_NO}\b",
)


_CURED = re.compile(
    r"\b(?:beres|kelar|teratasi|selesai|solved|resolved|fixed|(?:ke)?balik|kembali|pulih|normal|sembuh"
    r"|bisa lagi|bisa login|works?|working|back)\b"
)
_TRIES = re.compile(
    r"\b(?:coba\w*|cobak|nyoba\w*|cek\w*|try|check)\b(?!.*\b(?:tapi|tp|tetep|tetap|masih|but)\b)"
)


def problem_kind(text: str) -> str:
    """One of deals/tickets KINDS, where words report such a problem, now and not perhaps."""
    words = plain(text)
    if NOT_NOW.search(words) or _ASKS_FOR_IT.search(words):
        return ""
    for kind, reports in _KINDS:
        if reports.search(words):
            return kind
    if not reports_trouble(text):
        return ""
    return next((kind for kind, thing in _THINGS if thing.search(words)), "")


def says_solved(text: str) -> bool:
    """`udah beres kak makasih`, where we had asked; never where it says that it is not."""
    words = plain(text)
    return _SOLVED.fullmatch(words) is not None and not says_unsolved(text)


def names_the_cure(text: str) -> bool:
    """`sudah beres`, `akunnya balik lagi`; `aman kak` may be said of anything."""
    return _CURED.search(plain(text)) is not None


def says_unsolved(text: str) -> bool:
    """`belum kak`, `masih sama`, `udah dicoba tetep ga bisa`."""
    return _UNSOLVED.search(plain(text)) is not None


def will_try(text: str) -> bool:
    """`oke kak aku coba dulu ya`: they have yet to see whether it helps."""
    words = plain(text)
    return len(words) <= SHORT and _TRIES.search(words) is not None and "?" not in words
