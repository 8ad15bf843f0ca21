"""Days named by their month: `awal bulan depan`, `akhir September`, `bulan Oktober`, `payday`."""

from datetime import date

from deals.reading.days.calendar_days import (
    day_and_month,
    day_of_month,
    month_end,
    months_later,
    on,
)
from deals.reading.days.day_words import (
    BEGINNING,
    DATE,
    END,
    FIXED_DAYS,
    LONG_MONTHS,
    MIDDLE,
    MONTH,
    MONTHS,
    NEXT,
    PAST,
    PAYDAY,
    THIS,
    YEAR,
)
from deals.reading.days.said import Named, Said
from deals.reading.word_sets import word_set

_PAYDAY = 25


def months_ahead(said: Said, at: int) -> tuple[int, int] | None:
    """`bulan depan`, `bulan ini`: how many months away, and where the words end."""
    if said.text(at) == "next" and said.text(at + 1) in MONTH:
        return 1, at + 2
    if said.text(at) == "this" and said.text(at + 1) in MONTH:
        return 0, at + 2
    if said.text(at) == "last" and said.text(at + 1) in MONTH:
        return -1, at + 2
    if said.text(at) not in MONTH:
        return None
    following = said.text(at + 1)
    following = said.text(at + 2) if following in ("yg", "yang") else following
    for ahead, words in ((1, NEXT), (0, THIS), (-1, PAST)):
        if following in words:
            return ahead, at + 2
    return None


def part_of_month(said: Said, at: int) -> Named | None:
    """`awal bulan depan`, `pertengahan September`, `akhir tahun`."""
    part = said.text(at)
    if part not in BEGINNING | MIDDLE | END:
        return None
    of = said.skip(at + 1, word_set("of the di - nya"))
    if (ahead := months_ahead(said, of)) is not None:
        return Named(_day_in(said, part, ahead[0]), ahead[1])
    if said.text(of) in MONTH:
        return Named(_coming(said, part), of + 1)
    if said.text(of) in YEAR and part in END:
        return Named(on(said.today.year, 12, 31), of + 1)
    if said.text(of) in YEAR and said.text(of + 1) in NEXT:
        return Named(on(said.today.year + 1, 1, 1), of + 2)
    if said.text(of) in MONTHS:
        return Named(_day_in(said, part, (MONTHS[said.text(of)] - said.today.month) % 12), of + 1)
    return None


def _day_in(said: Said, part: str, months: int) -> date | None:
    if part in END:
        return month_end(said.today, months)
    return months_later(said.today, months, 1 if part in BEGINNING else 15)


def _coming(said: Said, part: str) -> date | None:
    """`awal bulan` that is over is that of the next month."""
    day = _day_in(said, part, 0)
    return day if day and day >= said.today else _day_in(said, part, 1)


def whole_month(said: Said, at: int) -> Named | None:
    """`bulan depan`, `bulan Oktober`, `mulai November`: its first day."""
    ahead = months_ahead(said, at)
    if ahead is not None:
        return Named(months_later(said.today, 1, 1) if ahead[0] == 1 else None, ahead[1], 0.6)
    month_at = at + (said.text(at) in MONTH)
    led = month_at > at or said.text(at - 1) in ("mulai", "per", "in", "di", "pas", "start")
    if led and (
        said.text(month_at) in LONG_MONTHS or (month_at > at and said.text(month_at) in MONTHS)
    ):
        months = (MONTHS[said.text(month_at)] - said.today.month) % 12
        day = months_later(said.today, months, 1) if 0 < months < 9 else None
        return Named(day, month_at + 1, 0.5)
    if said.text(at) in YEAR and said.text(at + 1) in NEXT:
        return Named(on(said.today.year + 1, 1, 1), at + 2, 0.5)
    if said.text(at) == "eom":
        return Named(month_end(said.today, 0), at + 1)
    return None


def payday(said: Said, at: int) -> Named | None:
    """Payday is the 25th; other days that have the same date each year."""
    text = said.text(at)
    if text in FIXED_DAYS:
        return Named(day_and_month(said.today, *FIXED_DAYS[text], past=False), at + 1, 0.6)
    if text not in PAYDAY and (text, said.text(at + 1)) != ("pay", "day"):
        return None
    end = at + 1 + (text == "pay")
    if (ahead := months_ahead(said, end)) is not None:
        return Named(months_later(said.today, ahead[0], _PAYDAY), ahead[1])
    number = said.day_number(said.skip(end, DATE))
    end = number.end if number and number.said == _PAYDAY else end
    return Named(day_of_month(said.today, _PAYDAY, past=False), end, 0.85)
