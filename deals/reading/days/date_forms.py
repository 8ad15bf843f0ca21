"""Days named by their date: `tgl 20`, `10 Sept`, `the 20th`, `H-1 payday`."""

from deals.reading.days.calendar_days import day_and_month, day_of_month, later, months_later, on
from deals.reading.days.day_words import DATE, MONTH, MONTHS, PAST, TO
from deals.reading.days.month_forms import months_ahead, part_of_month, payday, whole_month
from deals.reading.days.nearest import nearest
from deals.reading.days.numeric_dates import PIECES, dotted, iso, numeric, slashed, twin
from deals.reading.days.said import Named, Said
from deals.reading.days.tense import is_past
from deals.reading.word_sets import word_set

_MOVED = word_set("geser mundur undur diundur mundurin pindah maju majuin ganti reschedule tunda")
_ENDS = word_set(", . ? ! aja ya yaa kak dong deh bisa boleh gimana gmn min")
_MOST_LISTED = 5
_ORDINAL = word_set("st nd rd th")


_BETWEEN = word_set("sebelum dari pas before of nya event campaign promo sale (")


_STREET = word_set("jl jln jalan gang gg perum")


def date_named(said: Said, at: int) -> Named | None:
    """The date that is named at a token, in any of its forms."""
    return _h_minus(said, at) or _without_h(said, at)


def _without_h(said: Said, at: int) -> Named | None:
    for form in (_moved_to, iso, _dated, _the_nth, _day_month, _month_day, numeric, twin):
        if named := form(said, at):
            return named
    return part_of_month(said, at) or whole_month(said, at) or payday(said, at)


def _moved_to(said: Said, at: int) -> Named | None:
    """`geser ke 13`."""
    number = said.day_number(at)
    if number is None or said.text(at - 1) not in ("ke", "jadi") or said.text(at - 2) not in _MOVED:
        return None
    ends = said.text(number.end) in _ENDS or number.end == len(said.tokens)
    return (
        Named(day_of_month(said.today, int(number.said), past=False), number.end) if ends else None
    )


def _h_minus(said: Said, at: int) -> Named | None:
    """`H-1 payday`; without a day that it counts from there is none."""
    if said.text(at) not in ("h", "d") or said.text(at + 1) not in ("-", "+", "min", "plus", "–"):
        return None
    number = said.number(at + 2)
    if number is None or number.said > 60:
        return None
    target = said.skip(number.end, _BETWEEN)
    named = _without_h(said, target)
    if named is None or named.day is None:
        return Named(None, number.end)
    sign = 1 if said.text(at + 1) in ("+", "plus") else -1
    return Named(later(named.day, sign * int(number.said)), named.end, 0.85)


def _dated(said: Said, at: int) -> Named | None:
    """`tgl 20`, `tanggal lima belas`, `tgl 20/9`, `tgl 5 bulan depan`, `tgl 28 kemarin`."""
    if said.text(at) not in DATE:
        return None
    at = said.skip(at + 1, word_set(". : ke - nya di") | DATE)
    if named := iso(said, at) or dotted(said, at) or _day_month(said, at) or slashed(said, at):
        return named
    number = said.day_number(at)
    if number is None:
        return None
    end = said.skip(number.end, word_set("an -an"))
    if said.text(end) == "-" and said.text(end + 1) == "an":
        end += 2
    return _in_month(said, int(number.said), at, _over_range(said, end))


def _in_month(said: Said, day: int, start: int, end: int) -> Named:
    """A day number with the month that follows it, or none."""
    ahead = months_ahead(said, end)
    if ahead is not None:
        return Named(months_later(said.today, ahead[0], day), ahead[1])
    if said.text(end) in MONTH and (month := said.number(end + 1)) and 1 <= month.said <= 12:
        past = is_past(said, start, month.end)
        return Named(day_and_month(said.today, day, int(month.said), past=past), month.end)
    if said.text(end) in PAST:
        return Named(day_of_month(said.today, day, past=True), end + 1)
    past = is_past(said, start, end)
    return Named(day_of_month(said.today, day, past=past), end)


def _over_range(said: Said, end: int) -> int:
    """Behind `10-12` or `10 sampai tgl 12`: the second day says no more than the month."""
    if said.text(end) not in TO:
        return end
    other = said.day_number(said.skip(end + 1, DATE))
    return other.end if other and said.text(other.end) not in PIECES else end


def _over_list(said: Said, end: int) -> int:
    """Behind `5, 7 dan 9`, of which the month is said at the end."""
    for _ in range(_MOST_LISTED):
        following = _over_range(said, end)
        if following == end and said.text(end) == "," and (other := said.day_number(end + 1)):
            following = other.end
        if following == end:
            break
        end = following
    return end


def _the_nth(said: Said, at: int) -> Named | None:
    """`the 20th`, `20th of September`."""
    number = said.day_number(at)
    if number is None or said.text(number.end) not in _ORDINAL or not said.glued(number.end):
        return None
    month_at = said.skip(number.end + 1, word_set("of"))
    if said.text(month_at) in MONTHS:
        return _with_month(said, int(number.said), at, month_at)
    return _in_month(said, int(number.said), at, number.end + 1)


def _day_month(said: Said, at: int) -> Named | None:
    """`10 Sept`, `10-12 September 2026`."""
    number = said.day_number(at)
    if number is None or _in_street(said, at):
        return None
    for end in dict.fromkeys((number.end, _over_list(said, number.end))):
        month_at = said.skip(end, word_set("- / of an"))
        if said.text(month_at) in MONTHS:
            return _with_month(said, int(number.said), at, month_at)
    return None


def _in_street(said: Said, at: int) -> bool:
    """`Jalan 17 Agustus`."""
    return any(word in _STREET for word in said.before(at, 1)) or (
        said.text(at - 1) == "." and said.text(at - 2) in _STREET
    )


def _with_month(said: Said, day: int, start: int, month_at: int) -> Named | None:
    month = MONTHS[said.text(month_at)]
    end = month_at + 1
    year_at = said.skip(end, word_set("- / ,"))
    if (year := said.text(year_at)).isdecimal() and len(year) == 4 and year.startswith("20"):
        named = on(int(year), month, day)
        return Named(named, year_at + 1, 0.95) if named else None
    end = _behind_second(said, end)
    if said.text(end) in PAST:
        return Named(day_and_month(said.today, day, month, past=True), end + 1, 0.95)
    return Named(nearest(said, day, month, start, end), end, 0.95)


def _behind_second(said: Said, end: int) -> int:
    """Behind the second day of `10 Sept - 12 Sept`."""
    if said.text(end) in TO and (other := said.day_number(said.skip(end + 1, DATE))):
        return other.end + 1 if said.text(other.end) in MONTHS else end
    return end


def _month_day(said: Said, at: int) -> Named | None:
    """`Sept 10`, `October 3rd`."""
    if said.text(at) not in MONTHS:
        return None
    number = said.day_number(at + 1)
    if number is None or said.text(number.end) in PIECES | {":", "x", "%", "jt", "rb"}:
        return None
    end = number.end + (said.text(number.end) in _ORDINAL)
    day = nearest(said, int(number.said), MONTHS[said.text(at)], at, end)
    return Named(day, _over_range(said, end)) if day else None
