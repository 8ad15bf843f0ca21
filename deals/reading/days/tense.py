"""Whether words around a day tell of what was, or of what will be."""

from itertools import pairwise

from deals.reading.days.day_words import DATE, DAY, TO
from deals.reading.days.said import Said
from deals.reading.word_sets import word_set

_WAS = word_set(
    "udah udh sudah sdh dah udag udahh telah tlh kemarin kemaren kmrn lalu sejak semenjak since"
    " posted uploaded wis uwis geus atos was were went been published delivered arrived already td"
    " tadi hilang ilang dihapus kehapus suspend banned dibanned kena keblokir janjine janjinya"
    " katanya positif sakit demam rusak error tos parantos removed deleted taken broke broken got"
    " came"
    " happened sent stopped crashed lost"
)
_WILL = word_set(
    "akan bakal nanti ntar ntr entar mau bisa bs baru will mundur diundur undur mundurin paling"
    " deadline sebelum before target rencana rencananya jadwal jadwalnya besok insyaallah insya"
    " arep bade rek kira maks max maksimal maksimum lambat selambatnya by until mulai start pengen"
    " janji nunggu tunggu available kosong free slot usahain usahakan bisanya mungkin maybe boleh"
)
_NOT_YET = word_set("belum blm blom belom durung urung acan not")
_NOT = _NOT_YET | word_set("ga gak gk g nggak ngga engga enggak tidak tdk ndak")
_SINCE = word_set("dari dr sejak semenjak since from ti saprak sajak wiwit kawit")
_INSTEAD = word_set("ke mundur geser diganti ganti pindah")
_UNTIL = word_set("sampai sampe smpe smp hingga until till")
_ME = word_set("aku gue gua gw saya sy kita aye ane")
_GOODS = word_set("barang paket paketnya produk barangnya produknya parcel")  # which arrived
_STATES = word_set("ada full penuh booked keisi terisi dibooking ambil mepet jadwal ready bisa")
_BEFORE, _AFTER = 12, 5


def is_past(said: Said, start: int, end: int) -> bool:
    """Whether the clause around the tokens from `start` to `end` speaks of the past."""
    if not _lasts_since(said, start) and will_be(said, start, end):
        return False
    while said.text(start - 1) in DATE | DAY:
        start -= 1
    ahead, behind = said.before(start, _BEFORE), said.after(end, _AFTER)
    led_by = said.text(start - 1)
    if led_by in _UNTIL and not any(word in _GOODS for word in ahead):
        return False
    if led_by in _SINCE:
        return not behind or behind[0] not in TO | _INSTEAD
    return _tells(ahead, behind)


def _lasts_since(said: Said, start: int) -> bool:
    """`ndak bisa bisa dari hari senin`."""
    while said.text(start - 1) in DATE | DAY:
        start -= 1
    if said.text(start - 1) not in _SINCE:
        return False
    words = said.before(start - 1, 4)
    again = any(one == other and one in _WILL for one, other in pairwise(words))
    return again and not _NOT.isdisjoint(words)


def will_be(said: Said, start: int, end: int) -> bool:
    """Whether the clause speaks of what is to come; `belum bisa` does not."""
    words = [*reversed(said.before(start, _BEFORE)), "", *said.after(end, _AFTER)]
    return any(
        word in _WILL and word_before not in _NOT for word_before, word in pairwise(["", *words])
    )


def _tells(ahead: list[str], behind: list[str]) -> bool:
    """Whether a word of the past is there; `tgl 10 udah ada job` is so on a day to come."""
    if any(word in _WAS | _NOT_YET for word in ahead) or any(word in _NOT_YET for word in behind):
        return True
    if "semua" in behind:
        return False  # `tgl 15 udah tayang semua` promises
    if behind[:1] == ["dah"] and behind[1:2] and behind[1] in _ME:
        return False  # `Selasa dah gue kabarin`
    return any(
        word in _WAS and following not in _STATES for word, following in pairwise([*behind, ""])
    )
