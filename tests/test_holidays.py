"""The list of holidays that the rules go by is the library's."""

from datetime import date

from deals.calendar.national import HOLIDAYS
from deals.hours import allowed_day
from tests import holidays_kept


def test_the_list_is_what_the_library_tells():
    assert HOLIDAYS.read_text(encoding="utf-8") == holidays_kept.told()


def test_nobody_is_written_to_unasked_on_idul_fitri():
    assert not allowed_day(date(2027, 3, 10))
    assert allowed_day(date(2027, 3, 9))
