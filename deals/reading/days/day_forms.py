"""Days counted from today: `besok`, `semalam`, `3 hari lagi`."""

from datetime import date

from deals.reading.days.calendar_days import later, months_later, next_weekday
from deals.reading.days.day_words import (
    AGO,
    AHEAD,
    DAY,
    DURATION_UNITS,
    EARLIER_TODAY,
    LATER_TODAY,
    MINANG,
    MONTHS,
    MORE,
    MORNINGS,
    NEXT,
    NIGHT,
    OF_A_MORNING,
    ONE_UNIT,
    PAST_EVENING,
    THIS,
    TIMES_OF_DAY,
    TO,
    TO_EVENING,
    WEEK,
    WEEKDAYS,
    YESTERDAY,
)
from deals.reading.days.said import Named, Said
from deals.reading.word_sets import word_set

_VAGUE_BEFORE = word_set(
    "kesepakatan obrolan omongan perjanjian meeting yg yang kayak kaya kyk seperti spt minggu mgg"
    " bulan bln tahun campaign project endorse job pas waktu orderan event kontrak"
)


_ADDRESS = word_set("jl jln jalan rt rw gang gg kec kel kab desa dusun kodepos perum komplek blok")


_DAYS = {"day": 1, "week": 7}


def relative(said: Said, at: int) -> Named | None:
    """`besok`, `lusa`, `nanti malam`, `hari ini`, `semalam`."""
    text, following = said.text(at), said.text(at + 1)
    if text in AHEAD:
        return None if _is_a_morning(said, at) else _ahead(said, at)
    if text in PAST_EVENING and _in_minang(said, at):
        return Named(later(said.today, -1), at + 1, 0.75)
    if text in YESTERDAY:
        return _yesterday(said, at)
    if text in DAY | TIMES_OF_DAY and following in THIS:
        return Named(said.today, at + 2)
    if text == "this" and following in TIMES_OF_DAY:
        return Named(said.today, at + 2)
    if text in TIMES_OF_DAY and following in LATER_TODAY:
        return Named(said.today, at + 2)
    if text in LATER_TODAY and following in TIMES_OF_DAY:
        return Named(said.today, at + 2)
    if text in EARLIER_TODAY and following in TIMES_OF_DAY:
        return Named(later(said.today, -1 if following in NIGHT else 0), at + 2)
    if text == "last" and following == "night":
        return Named(later(said.today, -1), at + 2)
    if text in ("just", "right") and following == "now":
        return Named(said.today, at + 2, 0.7)
    return None


def _is_a_morning(said: Said, at: int) -> bool:
    """`sugeng enjing`, `saben isuk`, and when to deliver to an address."""
    if said.text(at) not in MORNINGS:
        return False
    if said.text(at - 1) in OF_A_MORNING:
        return True
    if said.text(at) != "isukan" and said.text(at + 1) in TO_EVENING:
        return True
    return any(token.text in _ADDRESS for token in said.tokens)


def _in_minang(said: Said, at: int) -> bool:
    """Not `patang dina`."""
    number = said.number(at)  # `patang puluh`
    if (
        said.text(at - 1) == "nan"
        or said.text(at + 1) in DURATION_UNITS
        or (number and number.end > at + 1)
    ):
        return False
    return any(token.text in MINANG for token in said.tokens)


def _ahead(said: Said, at: int) -> Named:
    days, following = AHEAD[said.text(at)], said.text(at + 1)
    if days == 2 and following in YESTERDAY:
        return Named(later(said.today, -2), at + 2)  # lusa kemarin
    if following == "-" and said.glued(at + 1):
        following = said.text(at + 2)
    if following == said.text(at) or (following == "2" and said.glued(at + 1)):
        return Named(None, at + 3)  # besok-besok: some day
    if days == 1 and following in AHEAD and AHEAD[following] == 2:
        return Named(later(said.today, 2), at + 2)  # besok lusa
    if days == 1 and (weekday := WEEKDAYS.get(following)) is not None and following not in WEEK:
        return Named(next_weekday(said.today, weekday), at + 2)
    if days == 1 and following == "after":  # not a word of a day, but `the day after tomorrow`
        return Named(None, at + 2)
    if said.text(at) == "tomorrow" and said.before(at, 2) == ["after", "day"]:
        return Named(later(said.today, 2), at + 1)
    return Named(later(said.today, days), at + 1)


def _yesterday(said: Said, at: int) -> Named:
    following = said.text(at + 1)
    if following in ("lusa", "dulu", "dulunya"):
        return Named(later(said.today, -2), at + 2, 0.7)
    repeated = following in YESTERDAY or (following in ("-", "2") and said.glued(at + 1))
    vague = said.text(at - 1) in _VAGUE_BEFORE | MONTHS.keys() or following in (
        "itu",
        "sempat",
        "sempet",
        "kan",
        "pernah",
        "waktu",
        "pas",
        "katanya",
    )
    if repeated or vague:
        return Named(None, at + (1 if not repeated else 3 if following == "-" else 2))
    return Named(later(said.today, -1), at + 1, 0.75)


def counted(said: Said, at: int) -> Named | None:
    """`3 hari lagi`, `seminggu lagi`, `dalam 2 minggu`, `2 hari lalu`; a mere duration is none."""
    span = _span(said, at)
    if span is None:
        return None
    count, unit, end = span
    direction, end = _direction(said, at, end)
    if not direction:
        return Named(None, end)
    return Named(_moved(said.today, direction * count, unit), end, 0.85)


def _span(said: Said, at: int) -> tuple[int, str, int] | None:
    if said.text(at) in ONE_UNIT:
        return 1, ONE_UNIT[said.text(at)], at + 1
    if said.text(at) in ("a", "one") and said.text(at + 1) in DURATION_UNITS:
        return 1, DURATION_UNITS[said.text(at + 1)], at + 2
    number = said.number(at)
    if number is None or number.said > 400:
        return None
    end = number.end
    if said.text(end) in TO and (upper := said.number(end + 1)) and upper.said > number.said:
        end = upper.end
    unit = DURATION_UNITS.get(said.text(end))
    return (int(number.said), unit, end + 1) if unit else None


def _direction(said: Said, start: int, end: int) -> tuple[int, int]:
    near = [said.text(end), said.text(end + 1)]
    if near[0] in MORE or near[0] in NEXT:
        return 1, end + 1
    if near in (
        ["ke", "depan"],
        ["from", "now"],
        ["dari", "sekarang"],
        ["dr", "skrg"],
        ["dr", "sekarang"],
    ):
        return 1, end + 2
    if near[0] in AGO and near[0] not in ("kemarin",):
        return -1, end + 1
    if near[0] in ("yg", "yang") and near[1] in AGO:
        return -1, end + 2
    if said.text(start - 1) in ("dalam", "dlm", "in", "within", "lagi"):
        return (0, end) if near[0] in ("setelah", "after", "sejak", "sesudah") else (1, end)
    return 0, end


def _moved(today: date, count: int, unit: str) -> date | None:
    if unit == "month":
        return months_later(today, count, min(today.day, 28))
    return later(today, count * _DAYS[unit])
