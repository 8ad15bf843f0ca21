"""The day that a message names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from deals.reading.days.date_forms import date_named
from deals.reading.days.day_forms import counted, relative
from deals.reading.days.day_words import DAY
from deals.reading.days.said import Named, Said
from deals.reading.days.week_forms import week, weekday
from deals.reading.found import Found
from deals.reading.numbers.tokens import tokens_of
from deals.reading.word_sets import word_family, word_set

_INSTEAD = word_set(
    "jadi jd ke menjadi mundur mundurin diundur undur geser digeser reschedule pindah pindahin"
    " majuin maju dimajuin ganti diganti dadi tunda ditunda postpone extend diperpanjang"
    " perpanjang move moved"
)
_NOT = word_set(
    "ga gak gk g nggak ngga engga enggak kagak ora mboten teu moal tidak tdk ndak not belum blm"
    " can't cant couldn't"
)
_CAN = word_set(
    "bisa bs sempat sempet keburu sanggup available kekejar mungkin bisaa dapet iso tiasa free"
    " kosong make cukup memungkinkan ready boleh"
)
_CANNOT = word_set(
    "gabisa gakbisa gabs gbs gabisaa gasempet gasempat gakeburu gkbisa ganyampe gaboleh gamungkin"
)
_WILL = word_set("bakal bakalan akan akn kayaknya kyknya sepertinya keknya mungkin bakalnya")
_SO = word_set("jadi jd makanya sampe sampai")  # `sakit dari senin jadi belum bisa live`
_REJECTED_BEFORE = word_set("jangan jgn bukan dudu sanes ojo ulah tong selain kecuali except not")
_TOO_EARLY = word_set(
    "penuh full bentrok tabrakan kecepetan kecepatan mepet terlalu keburu2 cepet2 fullbook booked"
    " libur kepenuhan kemepetan padat"
)
_PROMISE = word_set(
    "upload aplod apload up posting post ngepost kirim kirimin krm kabarin kabari kabarkan kbrn"
    " infoin info tayang tayangin live bales balas jawab setor draft shoot shooting take syuting"
    " hubungi chat wa selesai kelar jadiin publish naik naikin send submit ngonten bikin confirm"
    " konfirmasi followup siap bisa usahain janji kasih update reply unggah ngabarin dikabarin"
    " posted deadline lambat telat lambatnya maks maksimal max target"
)
_BACKGROUND = word_set(
    "job jadwal agenda kerjaan event ujian uas uts nikah nikahan wisuda cuti liburan libur umroh"
    " umrah balik pulang acara mudik sidang lahiran hpl ultah ulang launching lahir holiday"
    " vacation kuliah kerja dinas out keluar trip luar rawat opname dirawat opsm haid hamil rapat"
    " arisan pengajian reuni renovasi kondangan"
)
_ILLNESS = word_set("rawat opname dirawat opsm haid hamil lahiran hpl")
_OPEN = word_set("operasional operational opening office")  # hours of a shop
_WHEN, _THAT = word_set("pas waktu saat pan mangsa"), word_set("itu iku kuwi tu eta")
_UNTIL = word_set("sampai sampe smp smpe smpai hingga until till nganti dugi tot")
_BOUND = word_set(
    "sign signed signing kontrak terikat eksklusif exclusive kompetitor sebelah tandatangan"
    " contract"
)
_LISTED = word_set("jadwal jadwalnya jadwalku agenda schedule")
_EXPIRED = word_set("kadaluarsa kadaluwarsa expired exp ed expire kedaluwarsa expirednya")
_TOLD = word_family(
    "brand kata kakak cerita ngobrol bilang ngomong dengar denger baca nanya nonton liat lihat"
    " chat ngechat dm tanya"
)
_REJECTED = -100


def day_named(words: str, today: date) -> Found[date] | None:
    """The day that the sender promises, proposes or reports.

    Without a month or year it is the next one, or the last one in a report. The first day that
    is proposed goes before those that are turned down or only told about.
    """
    said = Said(tokens_of(words), today)
    days = [named for named in _all_named(said) if named.day]
    if not days:
        return None
    scores = [_score(said, named) for named in days]
    best = max(scores)
    if best <= _REJECTED:
        return None
    chosen = days[scores.index(best)]
    assert chosen.day
    doubt = 0.1 if len({named.day for named in days}) > 1 else 0
    return Found(chosen.day, round(chosen.sure - doubt, 2))


def _all_named(said: Said) -> Iterator[Named]:
    at = 0
    while at < len(said.tokens):
        named = _named_at(said, at)
        if named:
            yield replace(named, start=at)
        at = max(named.end, at + 1) if named else at + 1


def _named_at(said: Said, at: int) -> Named | None:
    for form in (weekday, week, relative, date_named, counted):
        if named := form(said, at):
            return named
    return None


def _score(said: Said, named: Named) -> int:
    start = named.start - (said.text(named.start - 1) in DAY)  # `ga bisa hari senin`
    ahead, behind = said.before(start, 4), said.after(named.end, 4)
    if _turned_down(ahead, behind) and not _comes_back_to_it(said, named):
        return _REJECTED
    if any(word in _OPEN for word in ahead) or _until_today(said, named):
        return _REJECTED
    if said.text(named.start - 1) in _UNTIL and _is_bound(said.before(named.start, 8)):
        return _REJECTED
    past = named.day is not None and named.day < said.today
    promised = any(word in _PROMISE for word in ahead + behind)
    around = ahead[2:] if ahead[:1] == [":"] and ahead[1:2] and ahead[1] in _LISTED else ahead
    elsewhere = any(word in _BACKGROUND for word in around + behind)
    if past and (
        any(word in _TOLD for word in behind) or (_of_others(ahead + behind) and not promised)
    ):
        return _REJECTED
    score = 4 if any(word in _INSTEAD for word in ahead[:2]) else 0
    if any(word in _INSTEAD for word in behind[:2]):
        score -= 3
    return score - 2 * past + promised - 2 * elsewhere


def _of_others(words: list[str]) -> bool:
    """Whether a past day is of something else, and of no illness that is reported."""
    return any(word in _BACKGROUND - _ILLNESS for word in words)


def _comes_back_to_it(said: Said, named: Named) -> bool:
    """`3 hari lagi aku libur, tak jawab pas itu`."""
    words = [token.text for token in said.tokens[named.end :]]
    return any(one in _WHEN and other in _THAT for one, other in pairwise(words))


def _is_bound(words: list[str]) -> bool:
    """`baru sign sama kompetitor sampe akhir tahun` tells why, and promises nothing."""
    return any(word in _BOUND for word in words)


def _until_today(said: Said, named: Named) -> bool:
    """`belum saya terima sampai hari ini` tells of no day."""
    return named.day == said.today and said.text(named.start - 1) in _UNTIL


def _cannot(words: list[str]) -> bool:
    """`ga bisa`, `ga bakal sempet`."""
    said = [word for word in words if word not in _WILL]
    return any(word in _NOT and following in _CAN for word, following in pairwise(said))


def _turned_down(ahead: list[str], behind: list[str]) -> bool:
    if any(word in _REJECTED_BEFORE for word in ahead[:2]):
        return True
    if any(word in _EXPIRED for word in ahead[:1]):
        return True
    if len(ahead) > 1 and ahead[1] in _NOT and ahead[0] in _CAN | {"di", "pas"}:
        return True
    so = next((at for at, word in enumerate(behind) if word in _SO), len(behind))
    if _cannot(behind[:so]):
        return True
    return any(word in _TOO_EARLY | _CANNOT for word in behind[:3])
