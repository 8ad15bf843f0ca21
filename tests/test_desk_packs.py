"""Packs: where to, the packing list, and sent by whom."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import House, Said, Who

from deals.channel import Attachment
from deals.terms import Content, PostBy, Terms
from handlers.office.exporting import book_of
from storage.deal import parcels
from storage.keeping import media
from storage.partner import people

pytestmark = pytest.mark.on_both_databases
BARTER = Terms(
    contents=(Content("reel", "instagram", 1),),
    post_by=PostBy(days_after_pack=7),
    barter="1 paket Temulawak + 1 Jahe Merah",
)
WHOLE = "Rani Kusuma, 0812 3456 7890, Jl. Melati No. 53 RT 02/05, Depok 16411"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def read(said: list[Said]) -> str:
    return "\n".join(one.text for one in said)


def sheets(said: list[Said]) -> list[list[tuple[Any, ...]]]:
    [file] = [one for one in said if one.act == "document"]
    book = openpyxl.load_workbook(BytesIO(Path(file.path).read_bytes()))
    return [[*page.iter_rows(values_only=True)] for page in book.worksheets]


def sends_sheet(house: House, rows: list[list[Any]], caption: str = "/ship") -> str:
    sha256, path = media.keep(house.folder / "media", book_of([("Daftar", rows)]))
    file = Attachment("document", "f1", "packing.xlsx", "application/x", 1000, sha256, str(path))
    return house.answer(house.admin, caption, file=file)


def photo(house: House, content: bytes = b"a picture") -> Attachment:
    sha256, path = media.keep(house.folder / "media", content)
    return Attachment("photo", "f2", "", "image/jpeg", len(content), sha256, str(path))


def is_right(house: House) -> bool:
    """Whether the one partner there is called their address right."""
    return house.do(lambda s: parcels.is_right(s, people.partner(s, 1)))


def shipped(house: House, who: Who, terms: Terms = BARTER) -> int:
    deal_id = house.agreed(who, terms=terms)
    house.says(house.admin, f"/ship {deal_id} jne JP{deal_id:03}")
    return deal_id


# Where to


def test_an_address_is_read_back_by_its_parts_and_called_right(house: House, rani: Who) -> None:
    house.agreed(rani, terms=BARTER)
    [told] = house.to(rani, house.says(rani, WHOLE))
    for line in ("Penerima: Rani Kusuma", "HP: +6281234567890", "Kota: Depok", "Kode pos: 16411"):
        assert line in told
    assert told.labels == ("Sudah benar", "Ubah alamat")
    assert "ke alamat itu" in read(house.to(rani, house.presses(rani, "Sudah benar")))
    assert is_right(house)


def test_what_is_missing_is_asked_for_by_name_and_once(house: House, rani: Who) -> None:
    house.agreed(rani, terms=BARTER)
    first = house.says(rani, "Jl. Melati No. 53, Depok")
    assert "Masih kurang: nama penerima, nomor HP, kode pos" in read(house.to(rani, first))
    second = read(house.to(rani, house.says(rani, "hp 081234567890 kode pos 16411")))
    assert "Masih kurang" not in second and "Kode pos: 16411" in second
    assert "Yang belum ada: nama penerima." in second
    assert "Penerima: Bu Tuti" in read(house.to(rani, house.says(rani, "a.n. Bu Tuti")))
    assert "siap dikirim" in house.answer(house.admin, "/packing")


@pytest.mark.parametrize("name", ["Citra Lestari", "Rani Kusuma", "nama: Bu Tuti"])
def test_an_address_in_pieces_may_begin_with_the_name(house: House, rani: Who, name: str) -> None:
    house.agreed(rani, terms=BARTER)
    told = read(house.to(rani, house.says(rani, name)))
    assert "Masih kurang: nomor HP, jalan" in told
    house.says(rani, "Jl. Melati 5 RT 2/3")
    [whole] = house.to(rani, house.says(rani, "Bandung 40123 081234567890"))
    who = name.removeprefix("nama: ")
    for line in (f"Penerima: {who}", "HP: +6281234567890", "Alamat: Jl. Melati 5 RT 2/3"):
        assert line in whole
    assert "Kota: Bandung" in whole and whole.labels == ("Sudah benar", "Ubah alamat")
    assert house.do(lambda s: people.partner(s, 1).address).count(who) == 1


def test_in_small_letters_it_is_the_name_that_we_know(house: House) -> None:
    rani = house.who("Rani Kusuma")
    house.agreed(rani, terms=BARTER)
    assert "> rani kusuma" in read(house.to(rani, house.says(rani, "rani kusuma")))


@pytest.mark.parametrize(
    "words",
    [
        *("Mantap", "oke siap", "Terima Kasih Kak", "Sudah Saya Catat"),
        *("rani ga jadi ikut", "rani batal aja", "Rani gak jadi", "rani lagi sakit"),
        *("Tidak Jadi", "Gak Jadi", "Tidak Jadi Ikut", "rani mau nanya"),
    ],
)
def test_other_words_are_no_name(house: House, rani: Who, words: str) -> None:
    house.agreed(rani, terms=BARTER)
    assert "Penerima" not in read(house.to(rani, house.says(rani, words)))
    assert not house.do(lambda s: people.partner(s, 1).address)


def test_a_yes_in_words_calls_it_right_and_thanks_do_not(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    house.says(rani, WHOLE)
    assert not house.to(rani, house.says(rani, "makasih kak"))
    house.says(rani, "sudah benar kak")
    assert house.deal(deal_id).asked == ""
    assert is_right(house)


def test_a_changed_address_has_to_be_called_right_anew(house: House, rani: Who) -> None:
    house.agreed(rani, terms=BARTER)
    house.says(rani, WHOLE)
    house.presses(rani, "Sudah benar")
    house.presses(rani, "Ubah alamat")
    house.later(days=1)
    told = read(house.to(rani, house.says(rani, "Jl. Kenanga 7, Bogor 16122")))
    assert "Penerima: Rani Kusuma" in told and "Alamat: Jl. Kenanga 7" in told
    assert not is_right(house)


@pytest.mark.parametrize(
    "words", ["Alamatnya masih sama kak Jl. Melati no 53 depok", "masih sama kak"]
)
def test_who_says_that_it_is_the_same_calls_it_right(house: House, rani: Who, words: str) -> None:
    deal_id = house.approached(rani, terms=BARTER)
    house.do(lambda s: setattr(people.partner(s, 1), "address", WHOLE))
    house.presses(rani, f"yes:{deal_id}:1")
    house.presses(rani, f"agree:{deal_id}:1")
    assert "ke alamat itu" in read(house.to(rani, house.says(rani, words)))
    assert is_right(house) and house.do(lambda s: people.partner(s, 1).address) == WHOLE


def test_a_number_alone_is_no_address(house: House, rani: Who) -> None:
    house.agreed(rani, terms=BARTER)
    assert "Alamat: 1" not in read(house.to(rani, house.says(rani, "1")))
    assert house.do(lambda s: people.partner(s, 1).address) is None


def test_who_agrees_reads_the_address_that_we_know_already(house: House, rani: Who) -> None:
    deal_id = house.approached(rani, terms=BARTER)
    house.do(lambda s: setattr(people.partner(s, 1), "address", WHOLE))
    house.presses(rani, f"yes:{deal_id}:1")
    [*_, last] = house.to(rani, house.presses(rani, f"agree:{deal_id}:1"))
    assert "Alamat: Jl. Melati No. 53 RT 02/05" in last
    house.says(rani, "iya betul kak")
    assert is_right(house)


def test_an_old_button_confirms_no_newer_address(house: House, rani: Who) -> None:
    house.agreed(rani, terms=BARTER)
    [first] = house.to(rani, house.says(rani, WHOLE))
    house.says(rani, "alamatnya salah kak, yang benar Jl. Kenanga 7, Bogor 16122")
    assert "berlaku" in read(house.presses(rani, first.buttons[0][1]))
    assert not is_right(house)


def test_an_address_never_reaches_a_group(house: House, rani: Who) -> None:
    house.says(house.admin, "/settings", group=True)
    house.presses(house.admin, "Jadikan ini chat tim", group=True)
    deal_id = house.agreed(rani, terms=BARTER)
    house.says(rani, WHOLE)
    assert "pribadi" in read(house.says(house.admin, "/packing", group=True))
    house.says(house.admin, f"/deal {deal_id}", group=True)
    in_group = [one for one in house.everything() if one.to == house.group]
    assert in_group and not [one for one in in_group if "Melati" in one or "8123456" in one]


# The packing list


def test_the_packing_list_has_all_that_a_label_needs(house: House, rani: Who) -> None:
    sari, deal_id = house.who("Sari"), house.agreed(rani, terms=BARTER)
    other = house.agreed(sari, terms=BARTER)
    house.says(rani, WHOLE)
    house.says(sari, "Jl. Mawar No. 1, Bandung")
    said = house.says(house.admin, "/packing")
    ready, incomplete = sheets(said)
    assert ready[1][:8] == (
        *(deal_id, "Rani", "Rani Kusuma", "'+6281234567890", "Jl. Melati No. 53 RT 02/05"),
        *("Depok", "16411", "1 paket Temulawak + 1 Jahe Merah"),
    )
    assert ready[1][8:10] == ("Herbana · September", "belum")
    assert incomplete[1][:3] == (other, "Sari", "nama penerima, nomor HP, kode pos")
    assert f"Sari · /deal_{other}: nama penerima, nomor HP, kode pos" in read(said)


def test_who_has_no_full_address_is_asked_once_a_day(house: House, rani: Who) -> None:
    house.agreed(rani, terms=BARTER)
    house.says(house.admin, "/packing")
    said = house.presses(house.admin, "Tanya alamatnya")
    assert "masih kurang: nama penerima, nomor HP" in read(house.to(rani, said))
    house.says(house.admin, "/packing")
    again = house.presses(house.admin, "Tanya alamatnya")
    assert not house.to(rani, again) and "0 partner" in read(house.to(house.admin, again))
    told = read(house.to(rani, house.says(rani, WHOLE)))
    assert "Penerima: Rani Kusuma" in told


def test_a_fee_alone_needs_no_pack(house: House, rani: Who) -> None:
    house.agreed(rani)
    assert "Tidak ada paket" in house.answer(house.admin, "/packing")


# Sent


def test_one_parcel_is_noted_in_one_line(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    said = house.says(house.admin, f"/ship {deal_id} j&t express JX0123")
    told = read(house.to(rani, said))
    assert "Kurir: J&T, nomor resi JX0123" in told
    assert "7 hari sejak paket Kakak terima" in told
    assert "sama persis" in house.answer(house.admin, f"/ship {deal_id} JNT JX0123")
    assert house.deal(deal_id).pack.tracking == "JX0123"
    house.says(house.admin, "/undo")
    assert house.deal(deal_id).pack.state == "to_send"


def test_a_wrong_number_is_corrected_and_the_partner_hears_it_once(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    house.says(house.admin, f"/ship {deal_id} JNE JX0123")
    since = house.deal(deal_id).pack.since
    house.later(hours=2)
    said = house.says(house.admin, f"/ship {deal_id} JNE JX0124")
    [told] = house.to(rani, said)
    assert "ralat" in told and "JX0124" in told and "JX0123" not in told
    assert "diralat" in read(house.to(house.admin, said))
    assert (house.deal(deal_id).pack.tracking, house.deal(deal_id).pack.since) == ("JX0124", since)
    assert house.to(rani, house.says(house.admin, f"/ship {deal_id} JNE JX0124")) == []
    shown = house.presses(house.admin, f"s.hist:{deal_id}")[0]
    assert "resi diralat" in shown and "JX0123" in shown
    house.says(house.admin, "/undo")
    assert house.deal(deal_id).pack.tracking == "JX0123"


def test_only_a_whole_line_corrects_what_is_under_way(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    house.says(house.admin, f"/ship {deal_id} JNE JX0123")
    for other in (f"/ship {deal_id} J&T", f"/ship {deal_id} JNE JX9\n999 JNE JX8"):
        assert "kurir atau resi lain" in house.answer(house.admin, other)
    sheet = sends_sheet(house, [["Deal", "Kurir", "Resi"], [deal_id, "JNE", "JX7"]])
    assert "kurir atau resi lain" in sheet
    house.presses(rani, "Sudah sampai")
    assert "sudah sampai" in house.answer(house.admin, f"/ship {deal_id} JNE JX9")
    assert house.deal(deal_id).pack.tracking == "JX0123"


def test_what_cannot_be_read_gets_an_example(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    for line in ("jne", f"{deal_id}", "besok saja"):
        assert "Contoh: /ship" in house.answer(house.admin, f"/ship {line}")
    assert "nomor itu tidak ada" in house.answer(house.admin, "/ship 999 JNE 1")
    house.says(house.admin, "/ship")
    house.says(house.admin, f"{deal_id} sicepat 00123")
    assert house.deal(deal_id).pack.courier == "SiCepat"


def test_the_packing_list_comes_back_filled_in(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    house.says(rani, WHOLE)
    [ready, _] = sheets(house.says(house.admin, "/packing"))
    rows = [list(row) for row in ready]
    rows[1][-2:] = ["si cepat reg", "0001 2345"]
    assert "1 paket dicatat" in sends_sheet(house, rows)
    assert house.deal(deal_id).pack.courier == "SiCepat"
    assert house.deal(deal_id).pack.tracking == "00012345"
    before = house.deal(deal_id).version
    told = sends_sheet(house, rows)
    assert "0 paket dicatat" in told and "1 sudah tercatat sama" in told
    assert house.deal(deal_id).version == before


def test_each_row_that_is_wrong_is_told(house: House) -> None:
    people_ = [house.who(name) for name in ("Rani", "Sari", "Tono", "Dewi", "Budi")]
    rani, sari, tono, dewi, budi = (house.agreed(one, terms=BARTER) for one in people_)
    house.says(house.admin, f"/ship {budi} tiki 77")
    told = sends_sheet(
        house,
        [
            ["Deal", "KOL", "Kurir", "No resi"],
            [rani, "Rani", "JNE", "A1"],
            [rani, "Rani", "JNE", "A1"],
            [sari, "Rani", "JNE", "A2"],
            [tono, "Tono", "JNE", "A3"],
            [dewi, "Dewi", "JNE", "A3"],
            [budi, "Budi", "JNE", "A5"],
            ["dua", "Sari", "JNE", "A6"],
            [99999, "Sari", "JNE", "A7"],
            [sari, "Sari", "", "A8"],
            [sari, "Sari", "", ""],
        ],
    )
    assert "1 paket dicatat terkirim, 1 belum diisi" in told
    for line in (
        "baris 3 · Rani: baris ini sama",
        "baris 4 · Rani: namanya bukan",
        "baris 5 · Tono: nomor resi ini dipakai",
        "baris 6 · Dewi: nomor resi ini dipakai",
        "baris 7 · Budi: sudah dicatat terkirim dengan",
        "baris 8 · Sari: nomor deal tidak",
        "baris 9 · Sari: tidak ada deal",
        "baris 10 · Sari: kurirnya kosong",
    ):
        assert line in told
    states = [house.deal(one).pack.state for one in (rani, sari, tono, dewi, budi)]
    assert states == ["sent", "to_send", "to_send", "to_send", "sent"]


def test_a_file_that_is_no_packing_list_is_told_so(house: House) -> None:
    assert "/packing" in sends_sheet(house, [["No", "KOL"], [1, "Rani"]])
