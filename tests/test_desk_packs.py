"""Packs: where to, sent by whom, and whether they are there."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import House, Said, Who
from sqlmodel import select

from deals import exits, negotiation
from deals.channel import Attachment
from deals.terms import Content, PostBy, Terms
from handlers.office.exporting import book_of
from handlers.turn import Turn
from storage.deal import deals, parcels
from storage.keeping import media
from storage.partner import people
from storage.personal import dossier, erasing, retention
from storage.tables import Deal, Outbox, PackPhoto

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


@pytest.mark.parametrize("name", ["Citra Lestari", "rani kusuma", "nama: Bu Tuti"])
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


@pytest.mark.parametrize("words", ["Mantap", "oke siap", "Terima Kasih Kak", "Sudah Saya Catat"])
def test_other_words_are_no_name(house: House, rani: Who, words: str) -> None:
    house.agreed(rani, terms=BARTER)
    assert "Penerima" not in read(house.to(rani, house.says(rani, words)))


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


# There


def test_the_bot_asks_by_itself_whether_it_is_there(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    assert not house.to(rani, house.later(days=3))
    [asked] = house.to(rani, house.later(days=2))
    assert "JNE, nomor resi JP001" in asked and "Sudah sampai belum" in asked
    assert asked.labels == ("Sudah sampai", "Belum sampai", "Rusak atau kurang")
    told = read(house.to(rani, house.presses(rani, "Sudah sampai")))
    assert "Diterima: Minggu, 6 September 2026" in told
    assert "Batas tayang: Minggu, 13 September 2026 (7 hari sejak diterima)" in told
    notice = read(house.to(house.admin, house.everything()))
    assert "6 September 2026. Batas tayang Minggu, 13 September 2026" in notice
    assert house.deal(deal_id).pack.state == "received"


def test_a_parcel_that_is_told_to_be_there_is_asked_about_no_more(house: House, rani: Who) -> None:
    shipped(house, rani)
    house.says(rani, "udah sampai kak paketnya")
    assert not [one for one in house.later(days=6) if "Sudah sampai belum" in one]


def test_not_yet_twice_is_for_staff_with_courier_and_number(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    house.later(days=5)
    said = house.presses(rani, "Belum sampai")
    assert "tunggu sebentar" in read(house.to(rani, said)) and not house.to(house.admin, said)
    [again] = house.to(rani, house.later(days=3))
    assert "Sudah sampai belum" in again
    said = house.says(rani, "belum kak")
    notice = read(house.to(house.admin, said))
    assert "JNE, resi JP001" in notice and "2 kali" in notice
    house.presses(house.admin, "Paket hilang")
    assert house.deal(deal_id).pack.state == "lost"
    house.presses(house.admin, "Kirim lagi")
    house.says(house.admin, "sicepat 123")
    pack = house.deal(deal_id).pack
    assert (pack.state, pack.courier, pack.asked, pack.not_yet) == ("sent", "SiCepat", 0, 0)


def test_who_misses_it_unasked_is_for_staff_at_once(house: House, rani: Who) -> None:
    shipped(house, rani)
    said = house.says(rani, "kak paketnya belum sampai juga")
    assert "mengecek" in read(house.to(rani, said)) and "JP001" in read(house.to(rani, said))
    assert "belum sampai" in read(house.to(house.admin, said))


def test_a_broken_pack_is_for_staff_with_what_to_do_next(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    house.later(days=5)
    said = house.says(rani, "sudah kak, tapi botolnya pecah")
    assert "maaf" in read(house.to(rani, said))
    [notice] = house.to(house.admin, said)
    assert "botolnya pecah" in notice
    assert notice.labels == ("Kirim lagi", "Bebaskan konten", "Terima apa adanya", "Buka deal")
    assert "paket hilang atau rusak" in house.answer(house.admin, "/due")
    house.says(rani, "", file=photo(house))
    house.presses(house.admin, "Terima apa adanya")
    assert house.deal(deal_id).pack.state == "received"


def test_a_phone_beside_a_broken_pack_is_not_read_in_the_group(house: House, rani: Who) -> None:
    house.says(house.admin, "/settings", group=True)
    house.presses(house.admin, "Jadikan ini chat tim", group=True)
    deal_id = shipped(house, rani)
    house.do(lambda s: setattr(s.get_one(Deal, deal_id), "owner_id", None))
    house.says(rani, "botolnya pecah kak, hubungi aku di 081234567890 ya")
    in_group = [one for one in house.everything() if one.to == house.group]
    assert "botolnya pecah" in in_group[-1] and "81234567890" not in in_group[-1]


def also_agreed(house: House, who: Who, deal_id: int) -> int:
    """Another deal of the same partner, in another campaign."""
    campaign_id = house.campaign("Oktober", BARTER)
    partner_id = house.deal(deal_id).partner.id
    other = house.do(lambda s: deals.listed(s, campaign_id, partner_id, house.now)[0].id) or 0

    def approach(turn: Turn) -> None:
        vetted = deals.load(turn.session, other)
        vetted = turn.decide(vetted, exits.vet(vetted, house.now))
        turn.decide(vetted, negotiation.approach(vetted, house.now))

    house.turn(approach)
    house.presses(who, f"yes:{other}:1")
    house.presses(who, f"agree:{other}:1")
    return other


def test_of_two_parcels_in_one_question_each_has_its_own_buttons(house: House, rani: Who) -> None:
    one = house.agreed(rani, terms=BARTER)
    other = also_agreed(house, rani, one)
    for deal_id in (one, other):
        house.says(house.admin, f"/ship {deal_id} JNE JP{deal_id}")
    asked = next(
        said for said in house.to(rani, house.later(days=6)) if "Sudah sampai belum" in said
    )
    assert asked.labels == tuple(
        f"{place}. {label}" for place in (1, 2) for label in ("Sudah sampai", "Belum sampai")
    )
    assert "1. Paket" in asked and "2. Paket" in asked
    house.presses(rani, asked.buttons[2][1])
    states = {deal_id: house.deal(deal_id).pack.state for deal_id in (one, other)}
    assert sorted(states.values()) == ["received", "sent"]
    assert not [
        said
        for said in house.everything()
        if said.act == "unbutton" and said.message_id == asked.message_id
    ]
    house.presses(rani, asked.buttons[0][1])
    assert {house.deal(deal_id).pack.state for deal_id in (one, other)} == {"received"}


def test_a_photo_upon_the_question_is_kept_and_shown_and_no_proof(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    house.later(days=5)
    said = house.says(rani, "", file=photo(house))
    [shown] = [one for one in house.to(house.admin, said) if one.act == "picture"]
    assert "Foto paket" in shown
    deal = house.deal(deal_id)
    assert deal.pack.state == "received" and [d.state for d in deal.deliverables] == ["due"]
    house.says(house.admin, f"/deal {deal_id}")
    [file] = [one for one in house.presses(house.admin, "Foto paket") if one.act == "document"]
    assert Path(file.path).read_bytes() == b"a picture"


def test_a_photo_after_the_press_is_one_of_the_pack(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    house.later(days=5)
    house.presses(rani, "Sudah sampai")
    said = house.says(rani, "ini kak", file=photo(house))
    assert "Terima kasih fotonya" in read(house.to(rani, said))
    assert len(house.do(lambda s: parcels.photos_of(s, deal_id))) == 1


def test_a_label_is_not_shown_in_a_group(house: House, rani: Who) -> None:
    house.says(house.admin, "/settings", group=True)
    house.presses(house.admin, "Jadikan ini chat tim", group=True)
    deal_id = shipped(house, rani)
    house.later(days=5)
    house.says(rani, "", file=photo(house))
    pictures = [one for one in house.everything() if one.path]
    assert all(one.to != house.group for one in pictures)
    assert "pribadi" in read(house.presses(house.admin, f"s.photos:{deal_id}", group=True))


def test_pictures_of_a_pack_go_with_whom_they_are_of(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    house.later(days=5)
    picture = photo(house)
    house.says(rani, "", file=picture)
    assert picture.sha256 in house.do(lambda s: retention.needed_files(s, house.now))
    held = house.do(lambda s: dossier.of_partner(s, 1))
    assert picture.sha256 in dossier.files_of(held)
    erased = house.do(lambda s: erasing.erase(s, 1, house.now))
    assert picture.sha256 in erased.files
    assert not house.do(lambda s: s.exec(select(PackPhoto)).all())
    assert house.do(lambda s: people.partner(s, 1).address_right) is None
    assert deal_id


def test_nobody_is_asked_about_a_pack_more_than_once_a_day(house: House, rani: Who) -> None:
    terms = Terms(BARTER.contents, PostBy(on=house.now.date().replace(day=24)), barter="1 paket")
    shipped(house, rani, terms)
    house.later(days=30)
    asked = (Outbox.words.in_(("reminder", "ask_arrival")), Outbox.partner_id.is_not(None))  # type: ignore[attr-defined,union-attr]
    rows = house.do(lambda s: s.exec(select(Outbox.made_at).where(*asked)).all())
    days = [at.date() for at in rows]
    assert len(days) == len(set(days)) > 2
