import json
from datetime import date, datetime, time
from pathlib import Path

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.inspect.listing import as_json, listing
from deals.listing.opening import open_sheet
from deals.listing.records import ListedRow, Listing
from deals.listing.sheet import read_listing

TODAY = date(2026, 9, 2)
TEAM = "No|KOL|Followers|Address|Post Date|Willing to receive PR Pack|Platform|Brand|Link Instagram"
DATA = Path(__file__).parent / "data"
SAMPLES = Path(__file__).parent.parent / "bot" / "practice" / "samples"


def read_file(path: Path) -> Listing:
    return read_listing(open_sheet(path.read_bytes()), TODAY)


def one_row(titles: str, *cells: object) -> ListedRow:
    [row] = read_listing([titles.split("|"), cells], TODAY).rows
    return row


def test_a_dirty_sheet_is_read_as_it_is() -> None:
    found = read_file(DATA / "listing_dirty.csv")

    assert [(row.row, row.name, row.problems) for row in found.rows] == [
        (5, "Alya Prameswari", ()),
        (6, "Budi Santoso", ("platform_conflict",)),
        (10, "alya prameswari", ("no_link", "duplicate_of_row_5")),
        (11, "Citra", ("duplicate_of_row_5",)),
        (13, "Dodi", ("no_followers", "not_a_profile")),
    ]
    assert [(one.row, one.reason) for one in found.skipped] == [
        (1, "title"),
        (2, "blank"),
        (3, "header"),
        (4, "heading"),
        (7, "blank"),
        (8, "heading"),
        (9, "repeated_header"),
        (12, "blank"),
        (14, "note"),
    ]


def test_a_row_becomes_exactly_these_fields() -> None:
    found = read_file(DATA / "listing_dirty.csv")

    assert json.loads(as_json(found.rows[0])) == {
        "row": 5,
        "name": "Alya Prameswari",
        "handle": "ceritaalya.id",
        "platform": "instagram",
        "followers": 85_300,
        "tier": "micro",
        "address": "Alya 0812-0000-1234, Jl. Melati No. 12, Bandung 40132",
        "phone": "+6281200001234",
        "post_date": "2024-08-07",
        "pr_status": "done",
        "brand": "Herbana",
        "link": "https://www.instagram.com/ceritaalya.id",
        "problems": [],
    }


def test_the_platform_follows_the_link() -> None:
    row = read_file(DATA / "listing_dirty.csv").rows[1]

    assert (row.platform, row.handle) == ("tiktok", "warungpakde.budi")


def test_columns_may_stand_in_any_order_and_language() -> None:
    row = one_row(
        "Link TikTok|NAMA|Pengikut|Bersedia menerima PR Pack?|Tgl Posting|Alamat",
        "https://www.tiktok.com/@Budi.Contoh",
        "Budi",
        "12rb",
        "ya",
        "Kamis, 10 September",
        "Sleman",
    )

    assert (row.name, row.handle, row.followers) == ("Budi", "budi.contoh", 12_000)
    assert (row.pr_status, row.post_date, row.address) == ("yes", date(2026, 9, 10), "Sleman")
    assert row.problems == ()


def test_the_affiliates_sheet_needs_no_followers() -> None:
    row = one_row("No|Nama Akun|Link|Status", 1, "citra.jualan", "", "Deal")

    assert (row.name, row.handle, row.pr_status) == ("citra.jualan", "citra.jualan", "yes")
    assert row.problems == ("no_link",)


@pytest.mark.parametrize(
    ("name", "link", "platform", "wanted"),
    [
        ("Alya (@Cerita.Alya)", "", "IG", ("Alya", "cerita.alya", None, ("no_link",))),
        ("@cerita.alya", "", "IG", ("@cerita.alya", "cerita.alya", None, ("no_link",))),
        (
            "Alya",
            "@Cerita.Alya",
            "",
            (
                "Alya",
                "cerita.alya",
                "https://www.instagram.com/cerita.alya",
                ("link_from_handle",),
            ),
        ),
        (
            "Alya",
            "https://bit.ly/contoh",
            "IG",
            ("Alya", None, "https://bit.ly/contoh", ("link_unknown",)),
        ),
        (
            "Alya",
            "https://www.instagrarn.com/cerita.alya",
            "IG",
            ("Alya", None, "https://www.instagrarn.com/cerita.alya", ("link_refused",)),
        ),
        (
            "@alya",
            "https://www.instagram.com/cerita.alya",
            "IG",
            (
                "@alya",
                "cerita.alya",
                "https://www.instagram.com/cerita.alya",
                ("handle_conflict",),
            ),
        ),
    ],
)
def test_a_person_is_known_by_link_or_handle(
    name: str, link: str, platform: str, wanted: tuple[object, ...]
) -> None:
    row = one_row("KOL|Platform|Link Instagram", name, platform, link)

    assert (row.name, row.handle, row.link, row.problems) == wanted
    assert row.platform == "instagram"


def test_of_several_links_the_one_on_the_named_platform_counts() -> None:
    row = one_row(
        "KOL|Platform|Link Instagram|Link TikTok",
        "Alya",
        "TikTok",
        "https://www.instagram.com/cerita.alya",
        "https://www.tiktok.com/@alya.cerita",
    )

    assert (row.platform, row.handle) == ("tiktok", "alya.cerita")
    assert row.problems == ("several_links",)


def test_a_person_called_april_is_no_heading() -> None:
    link = "https://www.instagram.com/april.contoh"

    assert one_row("KOL|Followers|Link", "April", "10K", link).name == "April"


@pytest.mark.parametrize(
    "heading", ["AGUSTUS 2024", "Bulan: Agustus 2024", "LIST KOL AGUSTUS 2024"]
)
def test_a_month_above_gives_its_rows_their_year(heading: str) -> None:
    titles = ("KOL", "Post Date", "Link")
    found = read_listing([titles, (heading,), ("Alya", "21 Agustus", "")], TODAY)

    assert found.rows[0].post_date == date(2024, 8, 21)
    assert found.skipped[1].reason == "heading"


def test_a_sheet_without_titles_has_no_header() -> None:
    found = read_listing([("1", "Alya", "85K"), ()], TODAY)

    assert not found.has_header
    assert found.rows == ()


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.text(),
    st.sampled_from(
        ["85,3K", "Kamis, 29 Februari", "YES (DONE)", "@", "instagram.com/", "AGUSTUS"]
    ),
)


@settings(max_examples=50, deadline=None)
@given(
    row=st.lists(CELLS, max_size=12),
    today=st.one_of(st.dates(), st.sampled_from([date.min, date.max])),
)
def test_no_cell_breaks_the_reading(row: list[object], today: date) -> None:
    found = read_listing([TEAM.split("|"), row], today)

    assert len(found.rows) + len(found.skipped) == 2
    for listed in found.rows:
        assert json.loads(as_json(listed))["row"] == 2


@pytest.mark.parametrize(
    "cell", [time(7, 30), datetime.fromisoformat("2026-09-02 07:00"), object(), b"x"]
)
def test_no_odd_cell_breaks_the_reading(cell: object) -> None:
    assert read_listing([TEAM.split("|"), [cell] * 9], TODAY).has_header


def test_no_number_is_too_long_to_be_read() -> None:
    assert read_listing([TEAM.split("|"), [10**5000] * 9], TODAY).skipped[-1].reason == "blank"


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a", "1", "1.", "1 ", "tidak ", "respon", "@", "- ", "5 mei "])
def test_a_cell_as_long_as_excel_allows_is_read_at_once(piece: str) -> None:
    cell = (piece * 32_767)[:32_767]

    assert read_listing([TEAM.split("|"), [cell] * 9], TODAY).has_header


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_sample_listing_holds_thirty_people_and_one_twice(ending: str) -> None:
    found = read_file(SAMPLES / f"listing-september.{ending}")
    people = {row.name: row for row in reversed(found.rows)}

    assert len(found.rows) == 31
    assert [row.row for row in found.rows if "duplicate_of_row_4" in row.problems] == [29]
    assert {row.brand for row in found.rows} <= {"Herbana", "herbana"}
    assert people["Alya Prameswari"].link == "https://www.instagram.com/ceritaalya.id"
    assert people["Alya Prameswari"].tier == "micro"
    assert people["Budi Santoso"].link == "https://www.tiktok.com/@warungpakde.budi"
    assert people["Budi Santoso"].followers == 142_300
    assert all((row.phone or "+628120000").startswith("+628120000") for row in found.rows)


def test_both_sample_files_say_the_same() -> None:
    csv_rows = read_file(SAMPLES / "listing-september.csv").rows

    assert read_file(SAMPLES / "listing-september.xlsx").rows == csv_rows


def test_the_sample_of_affiliates_holds_ten() -> None:
    found = read_file(SAMPLES / "affiliates-september.csv")

    assert len(found.rows) == 10
    assert found.rows[0].link == "https://www.tiktok.com/@citra.jualan"


def run(*arguments: str) -> tuple[int, str, str]:
    app = typer.Typer()
    app.command()(listing)
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_inspect_prints_one_json_object_a_person() -> None:
    code, out, _ = run("--today", "2026-09-02", str(DATA / "listing_dirty.csv"))

    assert code == 0
    assert [json.loads(line)["row"] for line in out.splitlines()] == [5, 6, 10, 11, 13]


@pytest.mark.parametrize(
    ("content", "today", "sentence"),
    [
        (b"", "2026-09-02", "The file is empty."),
        (b"a,b\n1,2\n", "2026-09-02", "no row names the columns"),
        (b"No,KOL,Link\n1,Alya,\n", "kemarin", "--today wants a date such as 2026-09-02"),
    ],
)
def test_inspect_refuses_in_one_plain_sentence(
    tmp_path: Path, content: bytes, today: str, sentence: str
) -> None:
    file = tmp_path / "sheet.csv"
    file.write_bytes(content)
    code, out, err = run("--today", today, str(file))

    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_inspect_says_when_there_is_no_such_file(tmp_path: Path) -> None:
    code, _, err = run("--today", "2026-09-02", str(tmp_path / "none.csv"))

    assert code == 2
    assert "cannot be opened" in err
