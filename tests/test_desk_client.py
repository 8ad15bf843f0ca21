"""/client: the list goes to the client as a sheet, and comes back with yes, no and remarks."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import House
from sqlmodel import func, select
from test_desk_import import file

from deals.channel import Attachment
from deals.stages import Stage
from storage.partner import clients
from storage.tables import History

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def sent(house: House) -> Any:
    """The workbook that goes to the client."""
    [document] = [one for one in house.says(house.admin, "/client") if one.act == "document"]
    return openpyxl.load_workbook(BytesIO(Path(document.path).read_bytes()))


def filled(house: House, *told: tuple[object, ...], name: str = "back.xlsx") -> Attachment:
    """The sheet as a client sends it back: (number, name, account, answer, remark)."""
    book = openpyxl.Workbook()
    assert book.active
    book.active.append(["No", "KOL", "Akun", "Ya/Tidak", "Catatan"])
    for row in told:
        book.active.append(list(row))
    path = house.folder / name
    book.save(path)
    return file(path)


def back(house: House, *told: tuple[object, ...]) -> str:
    return house.answer(house.admin, "/client", file=filled(house, *told))


def test_the_list_goes_out_with_fit_and_without_phone_or_address(house: House) -> None:
    house.listed("Rani")
    house.says(house.admin, "/kol 1 niche dance")
    rows = list(sent(house).active.iter_rows(values_only=True))
    assert rows[0] == (
        *("No", "KOL", "Akun", "Platform", "Followers", "Tier", "Kecocokan", "Niche", "Link"),
        *("Ya/Tidak", "Catatan"),
    )
    assert rows[1][:4] == (1, "Rani", "rani", "Instagram")
    assert rows[1][7] == "dancer"


def test_the_very_file_comes_back_filled_in(house: House) -> None:
    rani, budi = house.listed("Rani"), house.listed("Budi")
    book = sent(house)
    book.active["J2"], book.active["J3"], book.active["K3"] = "Ya", "tidak", "terlalu muda"
    book.save(house.folder / "back.xlsx")
    said = house.answer(house.admin, "", file=file(house.folder / "back.xlsx"))
    assert "Ya: 1 · tidak: 1 · tetap: 0 · belum dijawab: 0" in said
    assert "Kurang 19 dari target 20" in said
    assert house.deal(rani).stage == Stage.VETTED
    assert house.deal(budi).stage == Stage.STRUCK
    assert "klien: terlalu muda" in house.presses(house.admin, f"s.hist:{budi}")[0]


def test_the_same_sheet_again_changes_nothing(house: House) -> None:
    house.listed("Rani")
    house.listed("Budi")
    told = ((1, "Rani", "@rani", "ya", "cocok"), (2, "Budi", "@budi", "x", ""))
    back(house, *told)
    count = house.do(lambda s: s.exec(select(func.count()).select_from(History)).one())
    said = back(house, *told)
    assert "Ya: 0 · tidak: 0 · tetap: 2" in said and "Baris" not in said
    assert house.do(lambda s: s.exec(select(func.count()).select_from(History)).one()) == count


def test_what_is_doubtful_is_told_row_by_row_and_not_taken(house: House) -> None:
    deals = [house.listed(name) for name in ("Rani", "Budi", "Citra", "Dina", "Eka")]
    said = back(
        house,
        (1, "Rani", "@rani", "ya", ""),
        (1, "Rani", "@rani", "ya", ""),
        (2, "Budi", "@budi", "ya", ""),
        (2, "Budi", "@budi", "tidak", ""),
        (3, "Orang Lain", "@orang.lain", "ya", ""),
        (99, "Siapa", "", "ya", ""),
        (None, "Tanpa Nomor", "", "ya", ""),
        (4, "Dina Baru", "@dina", "ya", ""),
        (5, "Eka", "@eka", "mungkin", ""),
    )
    for part in (
        "Baris 3 · Rani: nomor ini sudah ada di baris 2, jadi diabaikan",
        "Baris 4 · Budi: nomor ini juga ada di baris 5 dengan jawaban lain",
        "Baris 6 · Orang Lain: nomornya milik Citra",
        "Baris 7 · Siapa: nomor ini bukan dari campaign ini",
        "Baris 8 · Tanpa Nomor: tidak ada nomornya",
        "Baris 9 · Dina Baru: namanya di file lain, tetapi akunnya sama",
        "Baris 10 · Eka: jawabannya tidak terbaca",
        "Ya: 2 · tidak: 0",
    ):
        assert part in said, said
    stages = [house.deal(one).stage.value for one in deals]
    assert stages == ["vetted", "listed", "listed", "vetted", "listed"]


def test_a_no_for_somebody_who_was_approached_is_for_a_person(house: House) -> None:
    deal_id = house.approached(house.who("Rani"))
    said = back(house, (deal_id, "Rani", "@rani", "tidak", "berubah pikiran"))
    assert f"klien menolak, tetapi partner sudah dihubungi: putuskan di /deal_{deal_id}" in said
    assert house.deal(deal_id).stage == Stage.APPROACHED
    kept = house.do(lambda s: clients.answer_of(s, deal_id))
    assert kept is not None and kept.remark == "berubah pikiran"


def test_the_lead_s_card_shows_what_the_client_said(house: House) -> None:
    deal_id = house.listed("Rani")
    back(house, (deal_id, "Rani", "@rani", "oke", "bagus"))
    assert "Kata klien: ya (bagus)" in house.presses(house.admin, f"s.rvone:{deal_id}")[0]


def test_what_is_no_answered_sheet_is_told(house: House) -> None:
    assert "Belum ada campaign" in house.answer(house.admin, "/client")
    house.campaign()
    assert "Belum ada yang bisa dikirim" in house.answer(house.admin, "/client")
    house.listed("Rani")
    sent(house)
    assert "Kirim file" in house.answer(house.admin, "sudah ya")
    path = house.folder / "x.csv"
    path.write_text("KOL,Link\nRani,https://x\n", "utf-8")
    assert "kolom nomor" in house.answer(house.admin, "", file=file(path))
    path.write_bytes(b"PK\x03\x04broken")
    assert "rusak" in house.answer(house.admin, "", file=file(path))


def test_staff_may_send_the_list_and_only_a_lead_takes_the_answers(house: House) -> None:
    deal_id, dewi = house.listed("Rani"), house.member("Dewi")
    assert any(one.act == "document" for one in house.says(dewi, "/client"))
    answers = filled(house, (deal_id, "Rani", "@rani", "ya", ""))
    assert "belum punya hak" in house.answer(dewi, "", file=answers)
    assert house.deal(deal_id).stage == Stage.LISTED


def test_hostile_cells_stay_text(house: House) -> None:
    house.listed("=HYPERLINK(1)")
    rows = list(sent(house).active.iter_rows(values_only=True))
    assert rows[1][1] == "'=HYPERLINK(1)"
    said = back(house, (1, "'=HYPERLINK(1)", "@=hyperlink(1)", "ya", "=1+1"))
    assert "Ya: 1" in said
