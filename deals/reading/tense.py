"""Whether words around a day tell of what was, or of what will be."""

from deals.reading.day_words import TO
from deals.reading.said import Said
from deals.reading.word_sets import word_set

_WAS = word_set(
    "udah udh sudah sdh dah udag udahh telah tlh kemarin kemaren kmrn lalu sejak semenjak since"
    " posted uploaded wis uwis geus atos was were went been published delivered arrived already td"
    " tadi hilang ilang dihapus kehapus suspend banned dibanned kena keblokir janjine janjinya"
    " katanya positif sakit demam rusak error"
)
_WILL = word_set(
    "akan bakal nanti ntar ntr entar mau bisa bs baru will mundur diundur undur mundurin paling"
    " deadline sebelum before target rencana rencananya jadwal jadwalnya besok insyaallah insya"
    " arep bade rek kira maks max maksimal maksimum lambat selambatnya by until mulai start pengen"
    " janji nunggu tunggu available kosong free slot usahain usahakan bisanya mungkin maybe boleh"
)
_NOT_YET = word_set("belum blm blom belom durung urung acan not")
_SINCE = word_set("dari dr sejak semenjak since from")
_INSTEAD = word_set("jadi jd ke menjadi mundur geser diganti ganti pindah")
_STATES = word_set("ada full penuh booked keisi terisi dibooking ambil mepet jadwal ready bisa")
_BEFORE, _AFTER = 7, 5


def is_past(said: Said, start: int, end: int) -> bool:
    """Whether the clause around the tokens from `start` to `end` speaks of the past."""
    if will_be(said, start, end):
        return False
    ahead, behind = said.before(start, _BEFORE), said.after(end, _AFTER)
    if ahead[:1] and ahead[0] in _SINCE:
        return not (behind and behind[0] in TO | _INSTEAD)
    was = [at for at, word in enumerate(behind) if word in _WAS and not _is_state(behind[at + 1 :])]
    return (
        bool(was)
        or any(word in _WAS | _NOT_YET for word in ahead)
        or any(word in _NOT_YET for word in behind)
    )


def will_be(said: Said, start: int, end: int) -> bool:
    """Whether the clause speaks of what is to come."""
    return any(word in _WILL for word in said.before(start, _BEFORE) + said.after(end, _AFTER))


def _is_state(words: list[str]) -> bool:
    """`tgl 10 udah ada job`: this is so on that day, and yet to come."""
    return bool(words) and words[0] in _STATES
