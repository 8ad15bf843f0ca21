from datetime import date, datetime

import pytest

from deals.dates import MonthHeading, read_date, read_month_heading
from deals.listing.contact import read_address, read_phone
from deals.listing.followers import read_followers, tier_of
from deals.listing.headers import field_of
from deals.listing.pr_status import read_pr_status

TODAY = date(2026, 9, 2)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("354K", 354_000),
        ("142.3K", 142_300),
        ("85,3K", 85_300),
        ("8.301", 8_301),
        ("8,301", 8_301),
        ("8 301", 8_301),
        ("8.301K", 8_301),
        ("10.000K", 10_000),
        ("10K", 10_000),
        ("1,2 jt", 1_200_000),
        ("1.2M", 1_200_000),
        ("2 juta", 2_000_000),
        ("12rb", 12_000),
        ("12 ribu", 12_000),
        ("1.234.567", 1_234_567),
        ("1,234,567", 1_234_567),
        (8301, 8_301),
        (8301.0, 8_301),
        (8.301, 8_301),
        ("±15K", 15_000),
        ("10K+", 10_000),
        ("50rb-an", 50_000),
        ("63K followers", 63_000),
        ("10kfollowers", 10_000),
        ("followers: 8.301", 8_301),
        ("85.3K ER 3,2%", 85_300),
        ("354K (per Agustus 2024)", 354_000),
        ("8.301,00", 8_301),
        ("１０Ｋ", 10_000),
    ],
)
def test_followers_are_read_as_typed(cell: object, wanted: int) -> None:
    reading = read_followers(cell)

    assert (reading.count, reading.problems) == (wanted, ())


@pytest.mark.parametrize(
    ("cell", "wanted", "problem"),
    [
        ("10-20K", 10_000, "followers_range"),
        ("8.5K - 10K", 8_500, "followers_range"),
        ("10.000 – 15.000", 10_000, "followers_range"),
        ("IG 10K, TikTok 20K", 10_000, "several_followers"),
        (85.3, 85_300, "followers_guessed"),
        (8.3, 8_300, "followers_guessed"),
        ("850", 850, "below_nano"),
        (0, 0, "below_nano"),
        ("", None, "no_followers"),
        ("-", None, "no_followers"),
        ("banyak", None, "followers_unreadable"),
        ("12%", None, "followers_unreadable"),
        ("10x", None, "followers_unreadable"),
        ("-500", None, "followers_unreadable"),
        ("1.234.5", None, "followers_unreadable"),
        ("1E+06", None, "followers_unreadable"),
        ("99999999999", None, "followers_unreadable"),
        (True, None, "followers_unreadable"),
        (date(2024, 2, 1), None, "followers_unreadable"),
    ],
)
def test_doubtful_followers_are_flagged(cell: object, wanted: int | None, problem: str) -> None:
    reading = read_followers(cell)

    assert (reading.count, reading.problems) == (wanted, (problem,))


@pytest.mark.parametrize(
    ("count", "tier"),
    [
        (None, None),
        (999, None),
        (1_000, "nano"),
        (9_999, "nano"),
        (10_000, "micro"),
        (99_999, "micro"),
        (100_000, "macro"),
        (999_999, "macro"),
        (1_000_000, "mega"),
    ],
)
def test_a_tier_includes_its_lower_bound(count: int | None, tier: str | None) -> None:
    assert tier_of(count) == tier


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("YES (DONE)", "done"),
        ("yes(done)", "done"),
        ("Done", "done"),
        ("YA (SELESAI)", "done"),
        ("Sudah post", "done"),
        ("YES", "yes"),
        ("Iya", "yes"),
        ("Bersedia", "yes"),
        ("YES (belum post)", "yes"),
        ("YES (NOT DONE)", "yes"),
        ("bisa barter", "yes"),
        ("YES, tidak bisa live", "yes"),
        ("Deal", "yes"),
        (True, "yes"),
        ("✅", "yes"),
        ("TIDAK BISA DI CONTACT", "no_contact"),
        ("Tidak bisa dihubungi", "no_contact"),
        ("tdk bisa di kontak", "no_contact"),
        ("TIDAK BISA DI CONTAC", "no_contact"),
        ("Tidak respon", "no_contact"),
        ("no contact", "no_contact"),
        ("TIDAK BISA BARTER", "no_barter"),
        ("ga bisa barter", "no_barter"),
        ("TIDAK BISA BATER", "no_barter"),
        ("Menolak barter", "no_barter"),
        ("paid only", "no_barter"),
        ("TIDAK BERSEDIA", "no_barter"),
        ("NO", "no_barter"),
        ("", None),
        (None, None),
        ("-", None),
        ("Belum ditanya", None),
        ("belum dihubungi", None),
        ("Sudah dihubungi", None),
        (False, None),
    ],
)
def test_a_status_is_read_in_both_languages(cell: object, wanted: str | None) -> None:
    reading = read_pr_status(cell)

    assert (reading.status, reading.problems) == (wanted, ())


@pytest.mark.parametrize("cell", ["maybe", "YES/NO", "12", "TIDAK TAHU"])
def test_a_status_that_says_neither_is_flagged(cell: str) -> None:
    reading = read_pr_status(cell)

    assert (reading.status, reading.problems) == (None, ("pr_status_unreadable",))


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Rabu, 07 Agustus 2024", date(2024, 8, 7)),
        ("7 Agt 24", date(2024, 8, 7)),
        ("August 7, 2024", date(2024, 8, 7)),
        ("07/08/2024", date(2024, 8, 7)),
        ("2024-08-07 00:00:00", date(2024, 8, 7)),
        (datetime.fromisoformat("2024-08-07 00:00"), date(2024, 8, 7)),
        (date(2024, 8, 7), date(2024, 8, 7)),
        (45511, date(2024, 8, 7)),
        ("Kamis, 5 September", date(2024, 9, 5)),
        ("Kamis,5 September", date(2024, 9, 5)),
        ("Kamis\n5 Sept jam 19.00", date(2024, 9, 5)),
        ("Thursday, 5 Sep", date(2024, 9, 5)),
        ("Jum'at, 6 September", date(2024, 9, 6)),
        ("Minggu, 8 Sept", date(2024, 9, 8)),
        ("Rabu, 2 September", TODAY),
        ("5 September", date(2025, 9, 5)),
        ("5-7 September 2024", date(2024, 9, 5)),
        ("5 Agutus", date(2026, 8, 5)),
        ("-", None),
        ("", None),
        (None, None),
        ("TBA", None),
    ],
)
def test_a_date_that_happened_is_the_latest_that_fits(cell: object, wanted: date | None) -> None:
    reading = read_date(cell, TODAY, happened=True)

    assert (reading.day, reading.problems) == (wanted, ())


@pytest.mark.parametrize(
    ("cell", "wanted", "problems"),
    [
        ("Kamis, 10 September", date(2026, 9, 10), ()),
        ("10 September", date(2026, 9, 10), ()),
        ("9.9", date(2026, 9, 9), ()),
        ("1 September", date(2027, 9, 1), ()),
        ("Kamis, 5 September", date(2026, 9, 5), ("weekday_mismatch",)),
        ("Selasa, 21 Agustus 2024", date(2024, 8, 21), ("weekday_mismatch",)),
        ("28 Agustus - 3 September 2024", date(2024, 8, 28), ("several_dates",)),
        ("31 Februari", None, ("date_unreadable",)),
        ("8/13/2024", None, ("date_unreadable",)),
        ("Kamis", None, ("date_unreadable",)),
        (5, None, ("date_unreadable",)),
        (9.9, None, ("date_unreadable",)),
        ("minggu ke-2 September", None, ("date_unreadable",)),
    ],
)
def test_a_planned_date_is_the_next_one(
    cell: object, wanted: date | None, problems: tuple[str, ...]
) -> None:
    reading = read_date(cell, TODAY)

    assert (reading.day, reading.problems) == (wanted, problems)


def test_a_month_heading_gives_its_year_where_the_weekday_fits() -> None:
    group = read_month_heading("AGUSTUS 2024")

    assert group == MonthHeading(8, 2024)
    assert read_date("5 September", TODAY, group=group).day == date(2024, 9, 5)
    assert read_date("Kamis, 10 September", TODAY, group=group).day == date(2026, 9, 10)
    assert read_date("5 Januari", TODAY, group=MonthHeading(12, 2024)).day == date(2025, 1, 5)


def test_something_done_in_the_future_is_flagged() -> None:
    reading = read_date("10 September 2026", TODAY, happened=True)

    assert reading.problems == ("date_in_future",)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Jl. Mawar  No. 3,\r\nBandung   40111\n", "Jl. Mawar No. 3, Bandung 40111"),
        ("Penerima:\nHendra G., 0812-0000-1234", "Penerima: Hendra G., 0812-0000-1234"),
        ("-", None),
        (None, None),
    ],
)
def test_an_address_becomes_one_line(cell: object, wanted: str | None) -> None:
    assert read_address(cell) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        "Alya (0812-0000-1234), Bandung 40111",
        "Bandung 40111 0812 0000 1234",
        "HP/WA:081200001234",
        "+62 812-0000-1234",
        "62812.0000.1234",
        "wa.me/6281200001234",
        "Kantor 022-1234567, HP 0812-0000-1234",
    ],
)
def test_a_phone_is_found_in_the_address(typed: str) -> None:
    assert read_phone(None, typed).number == "+6281200001234"


@pytest.mark.parametrize("cell", [81200001234, 81200001234.0, "'081200001234", "812-0000-1234"])
def test_a_phone_column_may_have_lost_its_zero(cell: object) -> None:
    assert read_phone(cell, None).number == "+6281200001234"


def test_an_unreadable_phone_is_flagged_and_a_postcode_is_none() -> None:
    assert read_phone("6.28E+12", None).problems == ("phone_unreadable",)
    assert read_phone(None, "Jl. Mawar No. 12 RT 03/04, Bandung 40111").number is None


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("No", "number"),
        ("KOL", "name"),
        ("Nama KOL", "name"),
        ("nama akun", "account"),
        ("Username", "handle"),
        ("FOLLOWERS", "followers"),
        ("Jumlah Pengikut", "followers"),
        ("Alamat  Lengkap", "address"),
        ("No. HP/WA:", "phone"),
        ("Post Date", "post_date"),
        ("Tanggal Posting", "post_date"),
        ("Willing to receive PR Pack", "pr_status"),
        ("Bersedia menerima PR Pack?", "pr_status"),
        ("Status", "pr_status"),
        ("Platform", "platform"),
        ("Brand", "brand"),
        ("Link Instagram", "link"),
        ("Link TikTok", "link"),
        ("Link Posting", None),
        ("Email Address", None),
        ("Nama Penerima", None),
        ("Tanggal Kirim PR Pack", None),
        ("Rate Card", None),
        ("Jl. Mawar 3", None),
    ],
)
def test_a_title_names_its_field(title: str, field: str | None) -> None:
    assert field_of(title) == field


@pytest.mark.parametrize(
    ("word", "month"),
    [("maret", 3), ("mart", 3), ("mrt", 3), ("marhc", 3), ("septembr", 9), ("oktobr", 10)],
)
def test_a_month_may_be_short_or_misspelt(word: str, month: int) -> None:
    assert read_month_heading(word) == MonthHeading(month, None)


@pytest.mark.parametrize("word", ["smarch", "pasar", "marsha", "dapril"])
def test_a_word_that_only_holds_a_month_is_none(word: str) -> None:
    assert read_month_heading(word) is None
