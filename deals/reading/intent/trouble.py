"""Whether words report an obstacle that somebody has to do something about."""

import re

from deals.reading.intent.patterns import any_of
from deals.reading.plain import plain

_NO = (
    r"(?:ga|gak|gk|g|nggak|ngga|engga|enggak|tidak|tdk|ndak|kagak|kaga|ora|ra|teu|tak|dak|not|never"
    r"|belum|blm|belom|blom|durung|acan|alun|can|kada|isn't|hasn't|haven't|didn't|n't)"
)
_MORE = r"(?: (?!kalau|kalo|apa\b)\S+){0,3}?"
_PARCEL = (
    r"(?:paket|pakete|pket|pkt|barang|produk|produc?t|sampel|sample|botol|kardus|kotak|box|resi"
    r"|kiriman|kurir|parcel|package|serum|kapsul|segel|tutup|isi|isinya|pump|jamu|madu|krim|serbuk"
    r"|cairan|bungkusan)(?:nya|ku|ne|na|e|an)?"
)
_ACCOUNT = (
    r"(?:akun|account|ig|instagram|tiktok|tt|shopee|shop|toko|video|vidio|vt|konten|reels?|story"
    r"|live"
    r"|siaran|link|keranjang|kode|tombol|aplikasi|apps?|hp|hape|dashboard|dasbor|undangan|etalase"
    r"|views?)(?:nya|ku|ne|na|e|an)?"
)
_MONEY = (
    r"(?:fee|honor|honorarium|komisi|bayaran|bayar|pembayaran|payment|duit|uang|bonus|transfer\w*"
    r"|tf"
    r"|dp|cash|upah|payout|saldo|invoice|termin|pelunasan|commission|dana)(?:nya|ku|ne|na|e|an)?"
)
_BROKEN = (
    r"(?:(?:pada |ke)?pecah|bocor|rusak|tumpah|penyok|peyok|basah|hilang|ilang|raib|hancur|ancur"
    r"|retak|(?<!rumah )kosong|nyasar|ketuker|tertukar|expired?|kadaluarsa|kadaluwarsa|kedaluwarsa"
    r"|basi"
    r"|berjamur|jamuran|menggumpal|lecet|sobek|robek|penyet|remuk|leak\w*|broken|damaged|cracked"
    r"|missing|lost|wrong|salah (?:alamat|kirim|varian|barang|ukuran|warna)|retur\w*)"
)
_BARRED = (
    r"(?:ke|di|ter)?(?:banned?|bann?ed|suspend\w*|blokir|takedown|take down|hapus|tarik|tolak"
    r"|limit\w*"
    r"|batasi|bekukan|nonaktif\w*|mute\w*|bisukan|hack\w*|retas|bajak|shadowban\w*|restrict\w*"
    r"|removed|deleted"
    r"|tangguhkan|error|eror|macet|hilang|ilang|sembunyi\w*)"
)
_NOT_THERE = (
    r"(?:sampai|sampe|smpe|smp|nyampe|nyampai|dateng|datang|diterima|terima|tiba|tekan|dugi|gerak"
    r"|arrived?|come|received?|update|muncul|kedetek|kehitung|terhitung|masuk|msk|msuk|cair|cair2"
    r"|asup"
    r"|lebet|dibayar\w*|kebayar|paid|kebaca|kerekam|bisa (?:dibuka|diklik|login|masuk|request"
    r"|upload"
    r"|live|pasang)|kebuka|aktif)"
)
_ILL = (
    r"(?:muntah\w*|mencret|diare|gatal|gatel|bruntusan|mual|alergi|ruam|pusing|melilit|sesak|mules"
    r"|bengkak|iritasi|pingsan|mengelupas|rash|sick|vomit\w*|dizzy|deg degan|sakit perut)"
)
_REPORTS = any_of(
    rf"\b(?:abis|habis|setelah|stlh|gara2|gara gara|sejak|after|minum|pake"
    rf"|pakai) (?:\S+ ){{1,6}}?{_ILL}\b",
    rf"\b{_ILL} (?:\S+ ){{0,4}}(?:abis|habis|setelah|gara2|gara gara|sejak|after) (?:\S+ )?"
    r"(?:minum|pake|pakai|nyoba|makan|drinking|using)",
    r"\b(?:mati lampu|listrik mati|kecelakaan|keguguran|opname|dirawat di|diinfus|kena (?:dbd"
    r"|tipus|tipes))\b",
    r"\b(?:komisi|commission|saldo|bayaran)\w*(?: \S+){0,4} (?:0|nol|zero|zonk|minus)\b",
    r"\b(?:views?|tayangan|penonton)(?: ?nya|ku)? (?:0|nol|mentok di 0)\b|\b0 views?\b",
    r"\bdiambil orang\b|\b(?:diminta|minta|suruh) bayar (?:cod|pajak|bea)\b",
    rf"\b{_PARCEL}\b{_MORE} {_NO} (?:\S+ )?{_NOT_THERE}\b",
    rf"\b{_NO} (?:\S+ )?(?!terima|aktif|bisa){_NOT_THERE}\b{_MORE} {_PARCEL}\b",
    rf"\b{_PARCEL}\b{_MORE} {_BROKEN}\b",
    rf"\b(?:paket|barang|produk)(?:nya)? {_NO} (?:lengkap|sesuai)\b",
    rf"\b{_ACCOUNT}\b{_MORE} (?:kena |di|lagi )?{_BARRED}\b",
    rf"\b{_MONEY}\b{_MORE} {_NO} (?:\S+ )?{_NOT_THERE}\b",
    rf"\b{_NO} (?:\S+ )?(?:cair|dibayar|masuk|paid|terima|kami terima"
    rf"|saya terima)\b{_MORE} {_MONEY}\b",
    r"\b(?:di(?:hapus|tarik|blokir|banned|takedown|hapusin|mute)|removed|deleted) (?:sama |oleh "
    r"|by )?"
    r"(?:tiktok|ig|instagram|shopee|meta)\b",
    rf"\b{_NO} (?:bisa|iso|tiasa|biso) (?:aku |saya )?(?:di)?(?:generate|nambah\w*|downlo\w*"
    rf"|klik\w*|login"
    r"|masuk ke|request|req|akses|cancel|pasang|tag|promosi|claim|klaim|pilih|buka)",
    r"\b(?:sent|got|received) the wrong\b|\bonly received\b|\bsalah kirim (?:varian|barang|produk)",
    rf"\b{_MONEY} (?:\S+ ){{0,4}}(?:telat|terlambat|nyangkut|ketahan|ditahan)\b",
    rf"\b(?:tombol|link|menu|kode)\w* (?:\S+ ){{0,3}}{_NO} ada\b",
    r"\bforce close\b|\bfc terus\b|\b404\b",
    rf"\b{_NO} (?:been )?paid\b|\bunpaid\b|\b{_NO} (?!usah|perlu|harus)(?:\S+ )?dibayar\w*\b",
    rf"\b(?:transfer\w*|{_MONEY}) (?:\S+ )?kurang (?:\d|xmoney)",
)
_MISSING_MONEY = any_of(
    rf"\b{_MONEY} (?:\S+ ){{0,3}}(?<!ke )(?<!lewat )(?<!dari )(?<!yang )(?<!yg )(?<!di )mana\b",
    rf"\b{_MONEY}\b{_MORE} (?:belum|blm|blom|durung|acan|can|alun|kok) (?:\S+ )?"
    r"(?:masuk|msk|cair|asup|lebet|dibayar|kebayar|mlebu)\b",
)
NOT_NOW = any_of(
    r"\b(?:kalau|kalo|klo|kl|nek|misal\w*|jika|if|takut|semoga|pernah|dulu pernah|in case|takutnya"
    r"|biar"
    r"|supaya|jangan sampai|jangan sampe|kapan|brand lain|brand sebelah|kompetitor|sebelumnya"
    r"|pengalaman|hak pakai|stok opname)\b",
)
_HEALED = re.compile(
    r"\b(?:udah|sudah|udh|dah)\b.{0,20}\b(?:aman|beres|pulih|balik|normal|sembuh)\b"
)


def reports_trouble(text: str) -> bool:
    """Whether a parcel, an account, a post or money is said to be amiss, now and not perhaps."""
    words = plain(text)
    if NOT_NOW.search(words) or _HEALED.search(words):
        return False
    return _REPORTS.search(words) is not None or _MISSING_MONEY.search(words) is not None


def misses_money(text: str) -> bool:
    """`bonus 1,5jt mana??`, `fee belum cair`."""
    words = plain(text)
    return _MISSING_MONEY.search(words) is not None and not NOT_NOW.search(words)
