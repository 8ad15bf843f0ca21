"""Days named by their week or weekday: `minggu depan`, `Jumat depan`, `malam Minggu`."""

from deals.reading.days.calendar_days import earlier_by_a_year, in_week, last_weekday, next_weekday
from deals.reading.days.date_forms import date_named
from deals.reading.days.day_words import (
    BEGINNING,
    DATE,
    DAY,
    EARLIER_TODAY,
    END,
    EVERY,
    LATER_TODAY,
    MIDDLE,
    NEXT,
    NIGHT,
    PAST,
    SHORT_ENGLISH,
    SUNDAY,
    THIS,
    TIMES_OF_DAY,
    TO,
    WEEK,
    WEEKDAYS,
    WEEKEND,
)
from deals.reading.days.said import Named, Said
from deals.reading.days.tense import is_past
from deals.reading.word_sets import word_set

SATURDAY = 5


_PLACES = word_set("pasar ps psr stasiun terminal jl jln jalan kp kampung desa kel")  # Pasar Minggu
_OF_A_WEEK = NEXT | THIS | PAST | word_set("yg yang an ke - 2")
_LEADS_TO_DAY = word_set("on next last this by until till before from - to since every")
_BEHIND_DAY = word_set("- to morning night afternoon evening next or works ok is")
_NOT_SUNDAY = (
    word_set("- per dalam dlm beberapa brp berapa sekali x tiap setiap se")
    | BEGINNING
    | MIDDLE
    | END
)


def week(said: Said, at: int) -> Named | None:
    """`minggu depan`, `akhir minggu depan`, `next week Friday`, `weekend`."""
    if said.text(at) in BEGINNING | MIDDLE | END:
        return _part_of_week(said, at)
    if said.text(at) in WEEKEND:
        return _weekend(said, at + 1)
    if said.text(at) == "next" and said.text(at + 1) in ("week", "weekend"):
        if said.text(at + 1) == "weekend":
            return Named(in_week(said.today, 1, SATURDAY), at + 2)
        return _in_next_week(said, at + 2)
    if said.text(at) in WEEK and not _means_sunday(said, at):
        following = said.text(at + 1)
        if following == "depannya" and said.text(at + 2) == "lagi":
            return Named(in_week(said.today, 2, 0), at + 3, 0.7)
        if following in NEXT:
            return _in_next_week(said, at + 2)
        if following in THIS and said.text(at - 1) != "-":  # `minggu-minggu ini`
            return _this_week(said, at + 2)
        if following in PAST or (following in ("yg", "yang") and said.text(at + 2) in PAST):
            return Named(None, at + 2)
    return None


def _in_next_week(said: Said, at: int) -> Named:
    """A weekday behind `minggu depan` is a day of that week."""
    named = said.skip(at, DAY)
    weekday = WEEKDAYS.get(said.text(named))
    if weekday is not None:
        return _with_date(said, Named(in_week(said.today, 1, weekday), named + 1))
    return Named(in_week(said.today, 1, 0), at, 0.7)


def _this_week(said: Said, at: int) -> Named:
    named = said.skip(at, DAY)
    weekday = WEEKDAYS.get(said.text(named))
    if weekday is not None:
        return _with_date(said, Named(in_week(said.today, 0, weekday), named + 1))
    return Named(in_week(said.today, 0, SUNDAY), at, 0.5)


def _part_of_week(said: Said, at: int) -> Named | None:
    middle = said.skip(at + 1, word_set("of the"))
    if said.text(middle) == "next" and said.text(middle + 1) == "week":
        weeks, end = 1, middle + 2
    elif said.text(middle) in WEEK:
        weeks, end = (1 if said.text(middle + 1) in NEXT else 0), middle + 1
        end += said.text(end) in NEXT | THIS
    else:
        return None
    if said.text(at) in END:
        return Named(in_week(said.today, weeks, SATURDAY), end, 0.7)
    return Named(in_week(said.today, weeks, 0 if said.text(at) in BEGINNING else 2), end, 0.7)


def _weekend(said: Said, end: int) -> Named:
    if said.text(end) in PAST:
        return Named(last_weekday(said.today, SATURDAY), end + 1, 0.6)
    weeks = 1 if said.text(end) in NEXT else 0
    return Named(in_week(said.today, weeks, SATURDAY), end + (said.text(end) in NEXT | THIS), 0.7)


def weekday(said: Said, at: int) -> Named | None:
    """`Jumat`, `hari Minggu`, `Senin kemarin`, `Kamis minggu depan`, `malam Minggu`."""
    day = WEEKDAYS.get(said.text(at))
    if said.text(at) == "malming":
        return Named(next_weekday(said.today, SATURDAY), at + 1)
    if day is None or (said.text(at) in WEEK and not _means_sunday(said, at)):
        return None
    if said.text(at - 1) in _PLACES or (said.text(at) in SHORT_ENGLISH and not _english(said, at)):
        return None
    start = at - (said.text(at - 1) in DAY)
    if said.text(start - 1) in EVERY:
        return Named(None, at + 1)
    eve = said.text(at - 1) in NIGHT and said.text(at - 2) not in LATER_TODAY | EARLIER_TODAY
    end = said.skip(at + 1, TIMES_OF_DAY)
    named = _placed(said, start, end, (day - 1) % 7 if eve else day)
    return _with_date(said, named)


def _english(said: Said, at: int) -> bool:
    """Whether a short word is an English day: `on mon`, `fri 4 sept`."""
    led = said.text(at - 1) in _LEADS_TO_DAY
    return (
        led
        or said.day_number(said.skip(at + 1, word_set(", .-"))) is not None
        or (said.text(at + 1) in _BEHIND_DAY)
    )


def _placed(said: Said, start: int, end: int, day: int) -> Named:
    following = said.text(end)
    if following in WEEK and said.text(end + 1) in NEXT:
        return Named(in_week(said.today, 1, day), end + 2)
    if following in ("next",) and said.text(end + 1) in WEEK:
        return Named(in_week(said.today, 1, day), end + 2)
    if following in WEEK and said.text(end + 1) in THIS:
        return Named(in_week(said.today, 0, day), end + 2)
    if following in WEEK and said.text(end + 1) in PAST:
        return Named(in_week(said.today, -1, day), end + 2)
    if following in NEXT or said.text(start - 1) == "next":
        return Named(in_week(said.today, 1, day), end + (following in NEXT), 0.7)
    yang = following in ("yg", "yang")
    if said.text(end + yang) in PAST or said.text(start - 1) == "last":
        return Named(last_weekday(said.today, day), end + yang + (said.text(end + yang) in PAST))
    if following not in THIS and is_past(said, start, end):
        return Named(last_weekday(said.today, day), end, 0.6)
    end += following in THIS
    return Named(next_weekday(said.today, day), _range_end(said, end), 0.85)


def _range_end(said: Said, end: int) -> int:
    """Behind `Senin - Rabu` the second day is read with the first."""
    other = said.skip(end + 1, DAY)
    return other + 1 if said.text(end) in TO and said.text(other) in WEEKDAYS else end


def _with_date(said: Said, named: Named) -> Named:
    """A date behind a weekday wins; where both contradict, it is less sure."""
    at = said.skip(named.end, word_set(", ( - / tgl tanggal") - DATE)
    dated = date_named(said, at)
    if dated is None or dated.day is None or named.day is None:
        return named
    if dated.day > said.today > named.day and (before := earlier_by_a_year(dated.day)):
        return Named(before, dated.end)  # `Jumat kemarin (28/8)`
    agree = dated.day.weekday() == named.day.weekday()
    return Named(dated.day, dated.end, 0.95 if agree else 0.5)


def _means_sunday(said: Said, at: int) -> bool:
    """Whether `minggu` is the day and not a week."""
    if said.text(at) not in ("minggu", "mingguu", "minggune"):
        return said.text(at) not in WEEK
    if said.text(at - 1) in DAY | NIGHT:
        return True
    if said.text(at + 1) in TIMES_OF_DAY:
        return True
    if said.text(at - 1) in _NOT_SUNDAY or said.number(at - 1):
        return False
    return said.text(at + 1) not in _OF_A_WEEK
