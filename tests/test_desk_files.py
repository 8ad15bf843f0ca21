"""Files that staff send without a command."""

from pathlib import Path

import pytest
from desk import House, read

from deals.channel import Attachment
from storage.brand import campaigns
from tests import exports

LISTING = "No,Nama,Link,Followers\n1,Rani,https://www.instagram.com/rani,10K\n"


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.shop()
    house.campaign()
    return house


def file(house: House, name: str, text: str, **more: str) -> Attachment:
    path = house.folder / name
    path.write_text(text, "utf-8")
    return Attachment("document", name, name=name, path=str(path), **more)


def test_a_sheet_is_asked_about_and_taken_for_what_they_say(house: House) -> None:
    [asked] = house.says(house.admin, "", file=file(house, "daftar.csv", LISTING))
    assert "daftar.csv" in asked and "untuk apa" in asked
    assert asked.labels == ("Listing partner", "Penjualan toko", "Resi paket", "Jawaban klien")
    assert "Masuk daftar: 1" in read(
        house, house.admin, house.presses(house.admin, "Listing partner")
    )
    assert "Rani" in house.answer(house.admin, "/list")
    assert "sudah tidak berlaku" in house.presses(house.admin, "Listing partner")[0]


def test_an_export_of_sales_is_known_by_its_columns(house: House) -> None:
    said = house.answer(house.admin, "", file=file(house, "orders.csv", exports.TIKTOK_ORDERS))
    assert "TikTok Shop Herbana · per pesanan" in said


def test_a_campaigns_file_is_summed_up_for_leads(house: House) -> None:
    sample = Path(__file__).parent.parent / "bot" / "practice" / "samples" / "campaign.toml"
    sent = file(house, "campaign.toml", sample.read_text("utf-8"))
    assert "Rp350.000" in house.answer(house.admin, "", file=sent)
    house.presses(house.admin, "Buka campaign")
    assert len(house.do(campaigns.open_campaigns)) == 2
    assert "hak" in house.answer(house.member("Dewi"), "", file=sent)


def test_another_file_takes_the_place_of_the_first(house: House) -> None:
    house.says(house.admin, "", file=file(house, "satu.csv", LISTING))
    assert "Tekan salah satu" in house.answer(house.admin, "yang listing")
    [asked] = house.says(house.admin, "", file=file(house, "dua.csv", LISTING))
    assert "dua.csv" in asked


def test_what_cannot_be_fetched_is_told(house: House) -> None:
    said = house.answer(house.admin, "", file=file(house, "besar.xlsx", "", problem="too_big"))
    assert "terlalu besar" in said


def test_other_files_and_the_teams_group_are_left_alone(house: House) -> None:
    said = house.answer(house.admin, "", file=file(house, "catatan.pdf", "x"))
    assert "/help" in said
    assert house.says(house.admin, "", file=file(house, "l.csv", LISTING), group=True) == []
