from pathlib import Path

import openpyxl
import pytest
from desk import House
from sqlmodel import Session, func, select

from deals.channel import Attachment
from storage.tables import Deal, History, Partner

pytestmark = pytest.mark.on_both_databases

SAMPLES = Path(__file__).parent.parent / "bot" / "practice" / "samples"
HEADER = (
    "No,KOL,Followers,Address,Post Date,Willing to receive PR Pack,Platform,Brand,Link Instagram"
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def file(path: Path, problem: str = "") -> Attachment:
    return Attachment("document", "f", name=path.name, path=str(path), problem=problem)


def sheet(house: House, *rows: str, name: str = "sheet.csv") -> Attachment:
    path = house.folder / name
    path.write_text("\n".join([HEADER, *rows]), "utf-8")
    return file(path)


def row(name: str, handle: str = "", followers: str = "12K", address: str = "") -> str:
    link = f"https://www.instagram.com/{handle}" if handle else ""
    return f'1,"{name}",{followers},"{address}",,YES,Instagram,Herbana,{link}'


def counts(house: House) -> tuple[int, int]:
    def counted(session: Session) -> tuple[int, int]:
        return (
            session.exec(select(func.count()).select_from(Partner)).one(),
            session.exec(select(func.count()).select_from(Deal)).one(),
        )

    return house.do(counted)


def test_the_teams_sheet_becomes_listed_deals(house: House) -> None:
    house.campaign()
    said = house.answer(house.admin, "/import", file=file(SAMPLES / "listing-september.xlsx"))
    assert "Masuk daftar: 30" in said
    assert "Baris 29 · Alya Prameswari: sama dengan baris 4" in said
    assert counts(house) == (30, 30)


def test_the_same_file_twice_changes_nothing(house: House) -> None:
    house.campaign()
    for name in ("listing-september.xlsx", "affiliates-september.csv"):
        house.says(house.admin, "/import", file=file(SAMPLES / name))
        before = counts(house), house.do(lambda s: s.exec(select(History)).all())
        again = house.answer(house.admin, "/import", file=file(SAMPLES / name))
        assert "Masuk daftar: 0" in again
        assert "baru: 0 · diperbarui: 0" in again
        assert (counts(house), house.do(lambda s: s.exec(select(History)).all())) == before


def test_what_changed_in_the_sheet_is_updated_and_told(house: House) -> None:
    house.campaign()
    house.says(house.admin, "/import", file=sheet(house, row("Rani", "rani.k")))
    said = house.answer(
        house.admin, "/import", file=sheet(house, row("Rani Kusuma", "rani.k", "20K"))
    )
    assert "diperbarui: 1" in said
    assert "Baris 2 · Rani Kusuma: diperbarui: nama, pengikut" in said
    assert counts(house) == (1, 1)


def test_what_the_sheet_no_longer_says_stays(house: House) -> None:
    house.campaign()
    address = "Rani, 0812-0000-1037, Jl. Melati 1, Bandung"
    house.says(house.admin, "/import", file=sheet(house, row("Rani", "rani.k", address=address)))
    house.says(house.admin, "/import", file=sheet(house, row("Rani", "rani.k", "")))
    partner = house.do(lambda s: s.exec(select(Partner)).one())
    assert (partner.phone, partner.followers) == ("+6281200001037", 12_000)


def test_somebody_without_an_account_is_found_by_name_and_phone(house: House) -> None:
    house.campaign()
    address = "0812-0000-1037, Bandung"
    house.says(house.admin, "/import", file=sheet(house, row("Rani", address=address)))
    house.says(house.admin, "/import", file=sheet(house, row("rani", "rani.k", address=address)))
    partner = house.do(lambda s: s.exec(select(Partner)).one())
    assert (partner.handle, partner.platform) == ("rani.k", "instagram")


def test_two_people_of_one_name_are_two(house: House) -> None:
    house.campaign()
    rows = (row("Rani", "rani.satu"), row("Rani", "rani.dua"))
    house.says(house.admin, "/import", file=sheet(house, *rows))
    assert counts(house) == (2, 2)


def test_the_sheet_is_asked_for_and_taken_next(house: House) -> None:
    house.campaign()
    assert "Kirim file listing" in house.answer(house.admin, "/import")
    assert "Kirim file listing" in house.answer(house.admin, "yang mana?")
    said = house.answer(house.admin, "", file=sheet(house, row("Rani", "rani.k")))
    assert "Masuk daftar: 1" in said


def test_of_several_campaigns_one_is_named_or_pressed(house: House) -> None:
    house.campaign("September")
    october = house.campaign("Oktober")
    named = house.answer(house.admin, "/import okto", file=sheet(house, row("Rani", "rani.k")))
    assert "📥 Oktober" in named
    asked = house.says(house.admin, "/import", file=sheet(house, row("Budi", "budi.s")))
    assert asked[0].labels == ("Oktober", "September")
    pressed = house.presses(house.admin, "September")
    assert any("📥 September" in one for one in pressed)
    twice = house.presses(house.admin, f"s.import:{october}")
    assert [one.text for one in twice] == ["Tombol itu sudah tidak berlaku."]


def test_no_campaign_and_a_wrong_one_are_told(house: House) -> None:
    assert "/campaign new" in house.answer(house.admin, "/import")
    house.campaign()
    assert "tidak ada" in house.answer(house.admin, "/import desember")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "kosong"),
        (b"%PDF-1.4", "bukan spreadsheet"),
        (b"PK\x03\x04broken", "rusak"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "Excel lama"),
        (b"\x89PNG\r\n\0\0\0\0", "bukan spreadsheet"),
        (b'No,KOL,Link\n1,"Rani,x', "kutip"),
        (b"halo\nsemua", "judul kolom"),
    ],
)
def test_a_file_that_is_no_sheet_gets_a_clear_answer(
    house: House, content: bytes, told: str
) -> None:
    house.campaign()
    path = house.folder / "x.csv"
    path.write_bytes(content)
    assert told in house.answer(house.admin, "/import", file=file(path))
    assert counts(house) == (0, 0)


def test_a_huge_file_was_never_fetched(house: House) -> None:
    house.campaign()
    huge = file(house.folder / "huge.xlsx", problem="too_big")
    assert "10 MB" in house.answer(house.admin, "/import", file=huge)


def test_a_long_list_of_doubts_comes_as_a_file(house: House) -> None:
    house.campaign()
    rows = [row(f"Orang {n}", f"orang.{n}", "?") for n in range(40)]
    said = house.says(house.admin, "/import", file=sheet(house, *rows))
    assert said[0].text.count("Baris ") == 15
    assert "25 baris lagi" in said[0]
    table = Path(said[1].path)
    assert table.parent.parent == house.folder / "exports"
    assert table.read_text("utf-8-sig").count("Orang ") == 40


def test_hostile_names_harm_neither_chat_nor_spreadsheet(house: House) -> None:
    house.campaign()
    rows = [row("=HYPERLINK(1)", f"jahat.{n}", "?") for n in range(16)]
    rows.append(row("Rani\u202e\u200b /stop", "rani.k", "?"))
    said = house.says(house.admin, "/import", file=sheet(house, *rows))
    assert "\u202e" not in said[0].text
    assert "'=HYPERLINK(1)" in Path(said[1].path).read_text("utf-8-sig")


def test_a_row_with_neither_name_nor_account_is_told(house: House) -> None:
    house.campaign()
    path = house.folder / "x.xlsx"
    book = openpyxl.Workbook()
    assert book.active
    for line in (
        ["No", "KOL", "Followers", "Address", "Link Instagram"],
        [1, "Rani", "12K", "", "https://www.instagram.com/rani.k"],
        [2, None, "9K", "Jl. Melati, 0812-0000-1037", None],
    ):
        book.active.append(line)
    book.save(path)
    said = house.answer(house.admin, "/import", file=file(path))
    assert "Baris 3: tidak ada nama maupun akun" in said
    assert counts(house) == (1, 1)


def test_a_closed_campaign_takes_no_sheet(house: House) -> None:
    house.campaign("Satu")
    number = house.campaign("Dua")
    house.says(house.admin, "/import", file=sheet(house, row("Rani", "rani.k")))
    house.presses(house.admin, f"s.close:{number}")
    said = house.presses(house.admin, f"s.import:{number}")
    assert "ditutup" in said[-1].text
    assert counts(house) == (0, 0)
