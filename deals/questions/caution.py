"""Words that make a question one for a person. In doubt it is: a person can always answer."""

import re

from deals.reading.plain import plain


def _any(*patterns: str) -> re.Pattern[str]:
    """Any one of these as whole words; a blank inside one is written `_`."""
    ways = " ".join(patterns).replace("_", r"\s+").split()
    return re.compile(rf"\b(?:{'|'.join(ways)})\b")


HEALTH = _any(
    r"hamil bumil promil menyusui\w* busui asi bayi\w* balita anak\w* lansia haid\w* mens",
    r"sakit\w* penyakit\w* (?:me|di)?ny?embuh\w* sembuh\w* (?:meng|ng|di)?obat\w* mengatasi",
    r"khasiat\w* berkhasiat manfaat\w* bermanfaat efek\w* samping alergi\w* aman\w* bahaya\w*",
    r"berbahaya dosis\w* aturan_(?:minum|pakai) dokter medis klinis",
    r"diabet\w* gula_darah darah\w* hipertensi kolesterol asam_\w+ maag gerd lambung kanker tumor",
    r"kista miom ginjal jantung liver stroke lemas pusing mual diare imun\w* stamina vitalitas",
    r"diet kurus\w* langsing\w* berat_badan bb jerawat\w* kulit(?!_manggis) sehat\w* kesehatan",
    r"safe\w* pregnan\w* breast\W?feed\w* nursing bab(?:y|ies) kids? child(?:ren)? side_effects?",
    r"allerg\w* cure\w* heal\w* treat\w* disease\w* illness\w* sick\w* medic\w* clinical\w*",
    r"benefit\w* dose dosage health\w* weight blood cholesterol doctors? skin acne immun\w*",
)
OTHER_TERMS = _any(
    r"nego\w* naik\w* dinaik\w* tambah\w* ditambah\w* lebih(?!_(?:detail|jelas|lanjut))",
    r"mundur\w* diundur\w* undur\w* extend\w* extension perpanjang\w* diperpanjang telat",
    r"terlambat kurang\w* dikurang\w* ganti\w* diganti\w* tukar\w* ditukar\w* skip tanpa",
    r"negotia\w* raise\w* higher more(?!_(?:about|detail|info)\w*) increase\w* later postpone\w*",
    r"delay\w* less fewer instead chang(?:e|ing) swap\w* without",
)
_NOT_YET = r"(?:belum|blm|belom|ga|gak|nggak|tidak)_(?:juga_|ada_)?"
TROUBLE = _any(
    rf"{_NOT_YET}(?:sampai\w*|sampe|nyampe\w*|datang|dateng|(?:di)?terima|masuk|cair|dapat|dapet)",
    rf"{_NOT_YET}(?:dibayar\w*|ditransfer|muncul) kok kenapa knp lama_banget",
    r"rusak pecah bocor salah hilang ilang nyasar penipuan nipu",
    r"(?:not|never|\w+n['’]?t)_(?:yet_)?(?:arrived?|receiv\w*|got\w*|paid|come) still_\w+",
    r"broken missing wrong damaged why scam",
)
# What terms answer: how much, by when, where the parcel is. All else goes beyond them.
IN_THE_TERMS = {
    "commission": _any(
        r"berapa\w* brp brapa piro sabaraha persen\w* ada dapat dapet how_much how_many percent\w*",
        r"what is_there any",
    ),
    "payment": _any(
        r"berapa\w* brp brapa piro sabaraha ada dapat dapet how_much what is_there any",
    ),
    "shipping": _any(
        r"resi\w* kurir\w* kirim\w* dikirim\w* mana dimana udah sudah sent shipped tracking",
        r"courier send samples?",
    ),
    "product": _any(r"apa apaan which what"),
    "brief": _any(
        r"brief\w* guideline\w* panduan\w* arahan\w* konsep\w* tema\w* dos_and_don\W?ts",
    ),
    "deadline": _any(
        r"deadline\w* batas\w* kapan tanggal\w* tgl lambat terakhir maksimal due last_day when",
    ),
}
# What goes beyond them all the same: answered only where the team has told something about it.
DETAILS = {
    "commission": _any(
        r"cair\w* pencairan kapan bayar\w* dibayar\w* transfer hitung\w* dihitung\w* cookie\w*",
        r"omzet retur cancel batal pajak potong\w* dipotong\w* gimana bagaimana cara harga diskon",
        r"when paid payout\w* calculat\w* tax\w* refund\w* cancel\w* how(?!_(?:much|many))",
        r"when paid payout\w* calculat\w* tax\w* refund\w* cancel\w* how(?!_(?:much|many|big))",
    ),
    "payment": _any(
        r"kapan cair\w* pencairan via lewat transfer\w* ditransfer tf rek rekening norek bank dana",
        r"gopay ovo ewallet dp muka awal depan termin invoice pajak npwp pph berapa_(?:lama|hari)",
        r"setelah sesudah abis habis sebelum hari minggu gimana gmn bagaimana cara caranya",
        r"sistem\w* when how(?!_much) method\w* upfront advance tax\w* before after days? weeks?",
    ),
    "shipping": _any(
        r"ongkir\w* ongkos\w* biaya\w* bayar\w* dibayar\w* tanggung\w* ditanggung\w* gratis cod",
        r"ekspedisi\w* dari_mana berapa_(?:lama|hari) estimasi\w* alamat\w* luar_\w+ asuransi",
        r"costs? pay\w* paid free postage fee how_(?:long|many) from_where where_from address\w*",
        r"abroad insur\w*",
    ),
    "product": _any(
        r"harga\w* rasa\w* isi\w* komposisi\w* kandungan\w* bahan\w* varian\w* ukuran\w* warna\w*",
        r"expired exp kadaluwarsa kadaluarsa stok beli\w* dibeli jual\w* dijual cara\w* minum\w*",
        r"pilih\w* dipilih price\w* taste\w* ingredients? size\w* cost buy\w* stock flavou?rs?",
        r"colou?rs? choose pick drink how sold sell",
    ),
    "brief": _any(
        r"jam durasi\w* menit detik minimal maksimal moodboard musik lagu caption script naskah",
        r"revisi\w* direvisi approv\w* acc draft\w* disetujui revis\w* deadline kapan when",
    ),
    "deadline": _any(
        r"jam mulai\w* dimulai review\w* draft\w* approv\w* acc durasi\w*",
        r"periode\w* berapa_(?:lama|bulan) start\w* begin\w* time clock how_long",
    ),
}
_THEIRS = r"(?:paket|fee|bayaran|pembayaran|komisi|resi|bonus|akun|video|konten|sampel|alamat)"
MY_OWN = _any(
    rf"{_THEIRS}(?:nya)?(?:ku|_(?:saya|aku|ku|gue|gw)) punyaku punya_(?:saya|aku|gue|gw)",
    r"my_(?:parcel|pack|fee|payment|commission|bonus|account|video|content|sample|address)",
)
TO_ONE = _any(
    r"(?:sudah|udah|sdh|udh|already)_(?:\w+_)?(?:di)?(?:transfer|tf|kirim|bayar|proses)",
    r"already_(?:sent|paid|transferred|shipped) tadi kemarin hari_ini besok today tomorrow",
    r"yesterday khusus_(?:kakak|kak|kamu) punya_(?:kakak|kamu) (?:kakak|kamu)_punya just_for_you",
)


def is_private(question: str, answer: str) -> bool:
    """Whether they ask about what is theirs alone, or are told something that holds for them and
    today: nothing that others may be told."""
    return bool(MY_OWN.search(plain(question)) or TO_ONE.search(plain(answer)))


def is_about_health(text: str) -> bool:
    """Whether words touch anybody's health, or what a product does to it."""
    return HEALTH.search(plain(text)) is not None


def is_for_a_person(text: str) -> bool:
    """Health, a wish for other terms, or a trouble: never answered by rule."""
    words = plain(text)
    return any(kind.search(words) for kind in (HEALTH, OTHER_TERMS, TROUBLE))


def goes_beyond_the_terms(topic: str, text: str) -> bool:
    """Whether terms alone do not answer it: how, when, who pays, what it is made of."""
    if topic not in DETAILS:
        return False
    words = plain(text)
    return not IN_THE_TERMS[topic].search(words) or bool(DETAILS[topic].search(words))
