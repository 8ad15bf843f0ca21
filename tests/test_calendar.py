"""A month of posts: by day, with what clashes, and as a file for any calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from desk import TERMS, House, Said, Who
from hypothesis import given
from hypothesis import strategies as st

from deals import exits, negotiation
from deals.calendar import ical
from deals.calendar.ical import Event
from deals.calendar.month import MANY, Busy, Entry, days_of
from deals.calendar.special import holiday, marks
from deals.reporting.months import read_months
from deals.terms import Content, PostBy
from handlers.turn import Turn
from storage.deal import deals
from tests import ics

NOW = datetime(2026, 9, 1, 3, tzinfo=UTC)
SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))
REELS = (Content("reel", "instagram", 2),)
REEL = "sudah tayang https://www.instagram.com/reel/C9abcdefgh{n}/"


def entry(day: int, deal: int, partner: int, kind: str = "due") -> Entry:
    return Entry(date(2026, 9, day), kind, deal, partner, f"KOL {partner}", "Herbana", REELS)


# The rules


def test_twin_dates_payday_and_holidays_are_marked() -> None:
    assert marks(date(2026, 9, 9)) == ("twin",)
    assert marks(date(2026, 10, 10)) == ("twin",)
    assert marks(date(2026, 9, 25)) == ("payday",)
    assert marks(date(2026, 12, 25)) == ("payday", "holiday")
    assert "Natal" in holiday(date(2026, 12, 25), "id")
    assert "Christmas" in holiday(date(2026, 12, 25), "en")
    assert marks(date(2026, 9, 10)) == ()


def test_two_deals_of_one_partner_on_one_day_clash_and_two_partners_do_not() -> None:
    [day] = [d for d in days_of(*SEPTEMBER, [entry(10, 1, 7), entry(10, 2, 7)], []) if d.entries]
    assert [(one.kind, one.about) for one in day.clashes] == [("twice", "KOL 7")]
    [day] = [d for d in days_of(*SEPTEMBER, [entry(10, 1, 7), entry(10, 2, 8)], []) if d.entries]
    assert day.clashes == ()


def test_a_busy_partner_and_a_crowded_day_clash() -> None:
    busy = [Busy(7, "KOL 7", date(2026, 8, 30), date(2026, 9, 10))]
    crowd = [entry(10, number, number) for number in range(1, MANY + 1)]
    [day] = [d for d in days_of(*SEPTEMBER, [*crowd, entry(10, 9, 7)], busy) if d.entries]
    assert {(one.kind, one.about) for one in day.clashes} == {
        ("busy", "KOL 7"),
        ("many", str(MANY + 1)),
    }


def test_what_is_posted_clashes_with_nothing() -> None:
    posted = [entry(10, number, 7, "posted") for number in range(1, MANY + 2)]
    busy = [Busy(7, "KOL 7", date(2026, 9, 10), date(2026, 9, 10))]
    assert not any(day.clashes for day in days_of(*SEPTEMBER, posted, busy))


def test_days_without_anything_are_left_out() -> None:
    assert [day.on.day for day in days_of(*SEPTEMBER, [], [])] == [9, 25]


# The file


@given(title=st.text(max_size=300), notes=st.text(max_size=300))
def test_any_text_is_read_back_from_the_file(title: str, notes: str) -> None:
    clean = str.maketrans({chr(code): " " for code in (*range(10), *range(11, 32), 127)})
    day = date(2026, 9, 9)
    [read] = ics.events(ical.written([Event("deal-1@sapa", day, day, title, notes)], "x", NOW))

    def meant(text: str) -> str:
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        return lines.encode("utf-8", "replace").decode().translate(clean)

    assert read["SUMMARY"] == meant(title)
    assert read.get("DESCRIPTION", "") == meant(notes)


def test_a_whole_day_ends_on_the_next() -> None:
    first, last = date(2026, 12, 30), date(2026, 12, 31)
    [read] = ics.events(ical.written([Event("a@sapa", first, last, "x")], "x", NOW))
    assert (read["DTSTART"], read["DTEND"]) == ("20261230", "20270101")
    assert read["DTSTAMP"] == "20260901T030000Z"


# What the team sees

stories = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def file_of(said: list[Said]) -> list[dict[str, str]]:
    [file] = [one for one in said if one.act == "document"]
    return ics.events(Path(file.path).read_bytes())


def two_of_a_month(house: House) -> tuple[Who, Who]:
    rani, sari = house.who("Rani"), house.who("Sari")
    house.agreed(rani)
    house.agreed(sari)
    return rani, sari


@stories
def test_the_month_says_who_is_due_who_promised_and_who_posted(house: House) -> None:
    rani, sari = two_of_a_month(house)
    house.says(rani, REEL.format(n=1))
    house.presses(sari, "promise:2:2026-09-20")
    told = house.answer(house.admin, "/calendar")
    assert "Kalender September 2026\n2 ditunggu, 1 sudah tayang" in told
    assert "Sel, 1 Sep\n• sudah tayang: Rani · Herbana · 1 reel di Instagram · /deal_1" in told
    assert "Rab, 9 Sep · 9.9" in told
    assert "Min, 20 Sep\n• janji tayang: Sari · Herbana · 2 reel di Instagram · /deal_2" in told
    assert "Kam, 24 Sep\n• batas tayang: Rani · Herbana · 1 reel di Instagram · /deal_1" in told
    assert "Jum, 25 Sep · gajian" in told


@stories
def test_who_said_that_they_cannot_clashes_with_their_own_last_day(house: House) -> None:
    rani, _ = two_of_a_month(house)
    assert "⚠️" not in house.answer(house.admin, "/calendar")
    house.says(rani, "kak tanggal 24 aku ga bisa ya, lagi di luar kota")
    told = house.answer(house.admin, "/calendar")
    assert "Tidak bisa: Rani" in told
    assert "⚠️ Rani: bilang tidak bisa hari itu" in told


@stories
def test_two_deals_of_a_partner_on_one_day_clash(house: House) -> None:
    two_of_a_month(house)
    campaign_id = house.campaign("Lain")

    def agrees_to_another(turn: Turn) -> None:
        partner_id = deals.load(turn.session, 1).partner.id
        row, _ = deals.listed(turn.session, campaign_id, partner_id, turn.now)
        deal = deals.load(turn.session, row.id)
        for act in (exits.vet, negotiation.approach, negotiation.show_terms):
            deal = turn.decide(deal, act(deal, turn.now))
        turn.decide(deal, negotiation.agree(deal, 1, turn.now))

    house.turn(agrees_to_another)
    told = house.answer(house.admin, "/calendar")
    assert told.count("batas tayang: Rani") == 2
    assert "⚠️ Rani: lebih dari satu posting" in told
    assert "Sari: lebih" not in told


@stories
def test_a_busy_last_day_is_told_to_staff(house: House) -> None:
    rani, _ = two_of_a_month(house)
    said = house.to(house.admin, house.says(rani, "tgl 23-25 aku di luar kota kak"))
    assert any("Tidak bisa di hari batas tayang" in one for one in said)
    said = house.to(house.admin, house.says(rani, "tgl 10-12 aku di luar kota kak"))
    assert not any("Tidak bisa di hari batas tayang" in one for one in said)


@stories
def test_staff_write_down_busy_days_and_take_them_back(house: House) -> None:
    two_of_a_month(house)
    assert "10 September 2026 sampai" in house.answer(house.admin, "/busy 1 10-12 september")
    assert "Tidak bisa: Rani" in house.answer(house.admin, "/calendar")
    assert "bisa lagi" in house.answer(house.admin, "/busy 1 -")
    assert "Tidak bisa: Rani" not in house.answer(house.admin, "/calendar")
    for bad in ("/busy", "/busy 1", "/busy 1 terserah", "/busy 1 3 januari 2020"):
        assert "Contoh" in house.answer(house.admin, bad), bad
    assert "tidak ada" in house.answer(house.admin, "/busy 99 10 september")


@stories
def test_the_file_has_every_deal_under_a_name_that_stays(house: House) -> None:
    rani, _ = two_of_a_month(house)
    house.says(house.admin, "/calendar")
    before = {one["UID"]: one for one in file_of(house.presses(house.admin, "Unduh .ics"))}
    assert set(before) == {"deal-1@sapa", "deal-2@sapa"}
    assert before["deal-1@sapa"]["DTSTART"] == "20260924"
    assert before["deal-1@sapa"]["SUMMARY"] == "Rani · Herbana"
    house.says(rani, REEL.format(n=1))
    house.presses(house.admin, "s.until:1:2026-09-28")
    house.says(house.admin, "/calendar")
    after = {one["UID"]: one for one in file_of(house.presses(house.admin, "Unduh .ics"))}
    assert set(after) == {"deal-1@sapa", "deal-2@sapa", "deal-1-20260901@sapa"}
    assert after["deal-1@sapa"]["DTSTART"] == "20260928"
    assert int(after["deal-1@sapa"]["SEQUENCE"]) > int(before["deal-1@sapa"]["SEQUENCE"])
    house.says(rani, REEL.format(n=2))
    house.says(house.admin, "/calendar")
    done = {one["UID"]: one for one in file_of(house.presses(house.admin, "Unduh .ics"))}
    assert set(done) == {"deal-1@sapa", "deal-2@sapa"}
    assert done["deal-1@sapa"]["DTSTART"] == "20260901"


@stories
def test_months_and_brands_are_named_as_people_do(house: House) -> None:
    october = replace(TERMS, post_by=PostBy(on=date(2026, 10, 10)))
    house.agreed(house.who("Rani"), terms=october)
    assert "Sab, 10 Okt · 10.10\n• batas" in house.answer(house.admin, "/calendar oktober")
    assert "Rani" in house.answer(house.admin, "/calendar herbana 2026-10")
    assert "Rani" not in house.answer(house.admin, "/calendar")
    assert "Rani" in house.presses(house.admin, "Bulan berikutnya")[0]
    house.brand("Herbamojo")
    assert "Rani" not in house.answer(house.admin, "/calendar herbamojo oktober")
    assert "Februari 2027" in house.answer(house.admin, "/calendar februari")
    assert "Agustus 2026" in house.answer(house.admin, "/calendar agustus")
    for bad in ("/calendar besar", "/calendar 3", "/calendar juli-september"):
        assert "tidak terbaca" in house.answer(house.admin, bad), bad


@stories
@pytest.mark.parametrize(
    "rest", ["", "x", "0:x", "9:2026-09:2026-09:", "²:³", "0:2026-13:2026-13:"]
)
def test_a_forged_page_breaks_nothing(house: House, rest: str) -> None:
    two_of_a_month(house)
    for act in ("s.calendar", "s.calendar_file"):
        assert house.presses(house.admin, f"{act}:{rest}")


@stories
def test_a_full_month_turns_its_pages(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.staff.reporting.calendars.LINES", 3)
    two_of_a_month(house)
    house.presses(house.admin, "s.until:2:2026-09-14")
    told = house.to(house.admin, house.says(house.admin, "/calendar"))[0]
    assert "halaman 1 dari 2" in told and "Sari" in told and "Rani" not in told
    told = house.presses(house.admin, "Berikutnya")[0]
    assert "halaman 2 dari 2" in told and "Rani" in told and "Sari" not in told
    assert "halaman 1 dari 2" in house.presses(house.admin, "Sebelumnya")[0]


@stories
def test_a_month_that_is_too_full_is_not_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.staff.reporting.sheets.MOST_ROWS", 1)
    two_of_a_month(house)
    assert "terlalu panjang" in house.answer(house.admin, "/calendar")


def test_october_has_no_span_in_its_name() -> None:
    assert read_months("oktober", date(2026, 11, 1)) == ("2026-10",)
    assert read_months("juli to oktober 2026", date(2026, 11, 1)) == (
        *("2026-07", "2026-08", "2026-09", "2026-10"),
    )
