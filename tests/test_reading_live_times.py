"""When a live is, in invented sentences as affiliates write them: day, hour, and what is neither.

Today is Tuesday, the first of September 2026.
"""

from datetime import date

import pytest

from deals.lives.wish import forgot_screenshot, read_wish
from deals.reading.clock_times import clock, time_named

TODAY = date(2026, 9, 1)

# what they write | day of September, or - | the hour, the likeliest first, or - | zone, platform
BOOKS = """
live jumat jam 8 malam | 4 | 20.00
live besok jam 7 malam ya kak | 2 | 19.00
aku live hari sabtu pukul 20.00 wib kak | 5 | 20.00 | Asia/Jakarta
kak mau live lusa jam setengah 8 malam | 3 | 19.30
livenya tgl 5 jam 7 malam | 5 | 19.00
live tgl 12 september jam 19.30 | 12 | 19.30
live di tiktok minggu jam 3 sore | 6 | 15.00 | tiktok
nanti malam jam 8 aku live ya | 1 | 20.00
live kamis stgh 9 mlm | 3 | 20.30
boleh live senin jam 1 siang kak? | 7 | 13.00
live jumat 20:00 WITA | 4 | 20.00 | Asia/Makassar
live hari rabu jam 10 pagi kak | 2 | 10.00
ngelive besok habis maghrib | 2 | 18.30
live abis isya hari kamis | 3 | 19.30
live malam minggu jam 8 kak | 5 | 20.00
sesi live jumat jam delapan malam | 4 | 20.00
live sabtu jam 8 kurang seperempat malam | 5 | 19.45
live sabtu jam 8 lewat 15 malam | 5 | 20.15
live jumat jam 8 | 4 | 20.00 08.00
live tgl 9 sept jam 12 siang | 9 | 12.00
live shopee tanggal 10 jam 21.00 wit | 10 | 21.00 | Asia/Jayapura shopee
live selasa depan jam 7 malem | 8 | 19.00
my live is on friday at 8 pm | 4 | 20.00
live tomorrow 7:30pm | 2 | 19.30
I go live saturday half past seven in the evening | 5 | 19.30
live kamis ba'da ashar | 3 | 16.00
live besok siang jam 2 kak | 2 | 14.00
live jumat pkl 19.00 ya min | 4 | 19.00
live jmt jm 8 mlm | 4 | 20.00
live rabu jam 07.30 | 2 | 07.30
jadi aku live nya hari kamis jam 7an malam ya | 3 | 19.00
live tgl 15 pukul 20 | 15 | 20.00
"""
OTHERS = """
aku udah live tadi malam jam 8 kak
kemarin live jam 7 malam, ini screenshotnya
paketnya sampai besok jam 8 malam katanya
rate live 1,5jt kak
videonya tayang jumat jam 8 malam ya
live berapa jam kak?
harus live minimal 1 jam ya kak?
ada voucher live 50 rb ga kak
kurir datang jam 7 malam
besok aku kirim link videonya ya
live boleh pakai hp kan kak
oke kak siap
maaf kak belum sempat live
"""
MOVES = """
kak undur ke sabtu jam 7 malam | 5 | 19.00
livenya geser ke jumat ya | 4 | -
pindah jam 9 malam boleh kak | - | 21.00
reschedule ke senin jam 8 malam | 7 | 20.00
livenya maju ke kamis jam 5 sore | 3 | 17.00
ganti jadwal live jadi minggu jam 19.00 | 6 | 19.00
"""
OFF = ["batal live ya kak", "ga jadi live kak", "cancel live kak maaf", "live nya gak jadi kak"]
FORGOT = [
    "lupa screenshot kak",
    "kak aku lupa ss pas live",
    "aduh kelupaan screenshot",
    "ga sempet screenshot kak",
    "i forgot to take the screenshot",
]


def lines(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]


def hours(minutes: tuple[int, ...]) -> str:
    return " ".join(f"{clock(one):%H.%M}" for one in minutes) or "-"


@pytest.mark.parametrize("line", lines(BOOKS), ids=lambda line: line[0])
def test_a_live_is_booked_in_words(line: list[str]) -> None:
    text, day, hour, *rest = line
    wish = read_wish(text, TODAY, asked=False, booked=False)
    assert wish and wish.kind == "book"
    assert (str(wish.day.day) if wish.day else "-", hours(wish.minutes)) == (day, hour)
    assert [one for one in (wish.zone, wish.platform) if one] == " ".join(rest).split()


@pytest.mark.parametrize("text", OTHERS.strip().splitlines())
def test_what_is_about_something_else_books_nothing(text: str) -> None:
    assert read_wish(text, TODAY, asked=False, booked=False) is None


@pytest.mark.parametrize("line", lines(MOVES), ids=lambda line: line[0])
def test_a_live_that_stands_is_moved(line: list[str]) -> None:
    text, day, hour = line
    wish = read_wish(text, TODAY, asked=False, booked=True)
    assert wish and wish.kind == "move"
    assert (str(wish.day.day) if wish.day else "-", hours(wish.minutes)) == (day, hour)


@pytest.mark.parametrize("text", OFF)
def test_a_live_is_called_off(text: str) -> None:
    wish = read_wish(text, TODAY, asked=False, booked=True)
    assert wish and wish.kind == "cancel"
    assert read_wish(text, TODAY, asked=False, booked=False) is None


@pytest.mark.parametrize("text", FORGOT)
def test_the_screenshot_was_forgotten(text: str) -> None:
    assert forgot_screenshot(text)


@pytest.mark.parametrize(("text", "hour"), [("jam 7", "19.00 07.00"), ("besok", "-")])
def test_the_answer_to_our_question_may_be_short(text: str, hour: str) -> None:
    wish = read_wish(text, TODAY, asked=True, booked=False)
    assert wish and hours(wish.minutes) == hour


def test_midnight_is_the_end_of_the_day() -> None:
    midnight = time_named("jumat jam 12 malam")
    assert midnight and midnight.minutes == (24 * 60,)


@pytest.mark.parametrize(
    "text", ["1.50 jt", "rate 1.500", "jam 25", "setengah jam lagi", "10 video"]
)
def test_other_numbers_are_no_time(text: str) -> None:
    assert time_named(text) is None
