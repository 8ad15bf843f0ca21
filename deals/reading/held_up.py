"""What holds somebody up who has agreed to post, and how much more time they want, as they write
it. In doubt it is nothing: a person reads the words then."""

import re
from dataclasses import dataclass

from deals.reading.numbers.number_words import TEENS_AND_TENS, UNITS
from deals.reading.plain import plain

MOST_DAYS = 60
MOST_BARE = 14  # a larger number alone may be a date
_NOT = (
    r"(?:belum|blm|blum|belom|ga|gak|gk|nggak|ngga|enggak|tidak|tdk|durung|dereng|acan|not|never"
    r"|\w+n['’]?t)"
)
_COME = (
    r"(?:sampai|sampe|nyampe|nyampai|datang|dateng|teko|dugi|tiba|(?:di|ne|na)?terima\w*|nerima|dapat"
    r"|dapet|ada|arrived?|received?|come|here|got)"
)
_PACK = r"(?:paket|parcel|package|produk|product|barang|sampel|sample|kiriman)\w*"
_PACK_NOT_HERE = re.compile(
    rf"\b{_PACK}\b.{{0,25}}\b{_NOT}\b(?:\s\w+){{0,3}}?\s{_COME}\b"
    rf"|\b{_NOT}\b(?:\s\w+){{0,3}}?\s{_COME}\b.{{0,12}}\b{_PACK}\b"
)
_ILL = re.compile(
    r"\b(?:sakit|demam|tipes|tipus|t[iy]f(?:us|oid)|typh\w+|covid|dbd|dengue|opname|diopname"
    r"|meriang|flu|radang|rawat inap"
    r"|dirawat|masuk rs|rumah sakit|(?:ga|gak|nggak|tidak|kurang) enak badan|kecelakaan|operasi"
    r"|ill|sick|fever|hospital\w*|unwell)\b"
)
# What a product may have done is no mere illness; nor is one that is over.
_NO_ILLNESS = re.compile(
    r"\b(?:minum\w*|konsumsi\w*|makan\w*|pakai|pake|produk\w*|kapsul\w*|jamu\w*|herbal\w*|alergi\w*"
    r"|efek\w*|sembuh|pulih|product\w*|capsules?|drinking|taking|allerg\w*|recovered|better)\b"
)
_BARELY_WELL = re.compile(  # which held them up until now
    r"\b(?:baru(?: aja| saja| banget)?|br|just) (?:sembuh|pulih|recover\w*|got over"
    r"|(?:keluar|pulang dari) (?:rs|rumah sakit))\b"
    r"(?!.*\b(?:minum|konsumsi|produk\w*|jamu\w*|product\w*)\b)"
)
_BUSY = re.compile(
    r"\b(?:(?:belum|blm|blum|belom|ga|gak|nggak|tidak|durung) (?:sempat|sempet|ada waktu)"
    r"|haven['’]?t had time"
    r"|sibuk|repot|riweuh|rempong|hectic|kerjaan|kejar tayang|ujian|uts|uas|skripsi|lupa|kelupaan"
    r"|keteteran|mudik|dinas|luar kota|busy|no time|forgot|exams?)\b"
)
_CONTENT = re.compile(
    r"\b(?:bingung|(?:belum|blm|ga|gak|nggak) (?:ada|dapat|dapet|punya) (?:ide|konsep)|konsep\w*"
    r"|brief\w*|script|naskah|editan\w*|ngedit|edit|revisi\w*|footage|take ?down\w*|ditolak"
    r"|no idea|concept|editing)\b"
)
_ENDS_IT = re.compile(
    r"\b(?:batal\w*|dibatal\w*|cancel\w*|(?:ga|gak|nggak|tidak|gajadi) jadi|gajadi|berhenti|refund"
    r"|(?:saya|aku) mundur(?! \d)|mengundurkan|withdraw\w*|quit)\b"
)
_MORE_TIME = re.compile(
    r"\b(?:perpanjang\w*|diperpanjang|extend\w*|extension|di ?undur\w*|undur\w*|mundurin|dimundurin"
    r"|kelonggaran|longgar\w*|(?:tambah\w*|minta|butuh|perlu|kasih|need|more|extra) (?:waktu|time)"
    r"|waktu tambahan|more days|extra days)\b"
)
_SPELLED = {**UNITS, **TEENS_AND_TENS}
_SO_MANY = re.compile(
    r"\b(?:minta|mohon|butuh|perlu|kasih|kasi|beri|tambah\w*|nambah|mundur\w*|di ?undur\w*|undur"
    r"|perpanjang\w*|diperpanjang|extend\w*|extension|kelonggaran|need|give|have|another)\b"
    r"(?:\s\w+){0,4}?\s(?:(?P<one>sehari|seminggu|sepekan|a week)"
    rf"|(?P<count>\d{{1,2}}|{'|'.join(_SPELLED)})\s?(?:more |extra )?"
    r"(?P<unit>hari|hr|minggu|mgg|pekan|days?|weeks?))\b(?! (?:yang |yg )?(?:lalu|kemarin|ago))"
)
_MERELY = re.compile(
    r"(?:\w+ )?(?:(?:kayaknya|kayanya|mungkin|kira-kira|sekitar|sekitaran|kurang lebih|paling|minta"
    r"|mohon|butuh|perlu|tambah|about|maybe|around|just|need|probably) ){0,3}"
    r"\+?(?:(?P<one>sehari|seminggu|sepekan|a week)"
    rf"|(?P<count>\d{{1,2}}|{'|'.join(_SPELLED)})\s?(?:more |extra )?"
    r"(?P<unit>hari(?:an)?|hr|minggu|mgg|pekan|days?|weeks?)?)\b"
    r"(?:\s?(?:lagi|aja|saja|ya|yaa|kak|ka|min|dulu|please|pls|more|deh|cukup|boleh|bisa|[.!?,]))*"
)
_UNTIL = re.compile(
    r"\b(?:minta|mohon|boleh|bisa|bs|may|can|could|ok|oke|gapapa|gpp)\b.*\b(?:sampai|sampe|smp"
    r"|hingga|until|till?)\b|\b(?:sampai|sampe|smp|hingga|until|till?)\b"
    r".*(?:\b(?:boleh|bisa|bs|ok|oke|gapapa|gpp)\b|\?)"
)
_DOUBTS = re.compile(r"\b(?:fee|komisi|transfer|bayar\w*|saldo|dana|paid|payment)\b")


@dataclass(frozen=True)
class HeldUpReading:
    """`kind`: pack, ill, busy or content, or nothing; `wants_time`: they ask for more of it, and
    for how many `days`, where they say so."""

    kind: str = ""
    wants_time: bool = False
    days: int | None = None


def read_held_up(text: str) -> HeldUpReading:
    """What holds them up; nothing where they end it, or where money is spoken of."""
    words = plain(text)
    if _ENDS_IT.search(words) or _DOUBTS.search(words):
        return HeldUpReading()
    days = _days_more(words)
    wants_time = days is not None or _MORE_TIME.search(words) is not None
    return HeldUpReading(_kind(words), wants_time, days)


def so_many_days(text: str) -> int | None:
    """`3`, `tiga hari`, `seminggu aja kak`, where we had asked how many; a date is none."""
    words = plain(text)
    found = _MERELY.fullmatch(words)
    if found is None:
        return None
    if found["one"]:
        return 1 if "hari" in found["one"] else 7
    count = int(found["count"]) if found["count"].isdecimal() else _SPELLED[found["count"]]
    days = count * (7 if (found["unit"] or "h")[0] in "mpw" else 1)
    return days if 0 < days <= (MOST_DAYS if found["unit"] else MOST_BARE) else None


def asks_until_a_day(text: str) -> bool:
    """`kalau sampai tgl 31 boleh?`; not where a parcel arrives, nor what ends it or is paid."""
    words = plain(text)
    other = is_of_a_parcel(text) or _ENDS_IT.search(words) or _DOUBTS.search(words)
    return not other and _UNTIL.search(words) is not None


def ends_it(text: str) -> bool:
    """`aku mundur aja ya`, whatever the reason."""
    return _ENDS_IT.search(plain(text)) is not None


def is_of_a_parcel(text: str) -> bool:
    """Whose days are those of a courier."""
    return re.search(rf"\b{_PACK}\b", plain(text)) is not None


def _kind(words: str) -> str:
    if _PACK_NOT_HERE.search(words):
        return "pack"
    if _BARELY_WELL.search(words):
        return "ill"
    if _ILL.search(words):
        return "" if _NO_ILLNESS.search(words) else "ill"
    if _BUSY.search(words):
        return "busy"
    return "content" if _CONTENT.search(words) else ""


def _days_more(words: str) -> int | None:
    """`minta 3 hari lagi`, `mundur seminggu`, `extend 2 days`: up to two months."""
    found = _SO_MANY.search(words)
    if found is None:
        return None
    if found["one"]:
        return 1 if "hari" in found["one"] else 7
    said = found["count"]
    count = int(said) if said.isdecimal() else _SPELLED[said]
    days = count * (7 if found["unit"][0] in "mpw" else 1)
    return days if 0 < days <= MOST_DAYS else None
