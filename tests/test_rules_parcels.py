"""Addresses by their parts, couriers in any spelling, and parcels as staff tell them."""

import pytest

from deals.parcels.address import Address, read_address
from deals.parcels.addresses import names_a_place, put_together, says_the_same
from deals.parcels.couriers import COURIERS, courier_named, read_shipment
from deals.parcels.shipping import doubled, read_lines, read_rows
from deals.reading.intent.arrival import says_arrived, says_damaged, says_not_arrived

PHONE = "+6281234567890"
WHOLE = {  # an address as somebody wrote it -> recipient, street, city, postcode
    "Rani\n0812-3456-7890\nJl. Melati No. 53 RT 03/07, Kel. Jagakarsa, Jakarta Selatan 12620": (
        *("Rani", "Jl. Melati No. 53 RT 03/07, Kel. Jagakarsa", "Jakarta Selatan", "12620"),
    ),
    "Nama: Rani Kusuma\nNo HP: 081234567890\nAlamat: Jl. Kenanga 7\nKota: Bandung\nPos: 40132": (
        *("Rani Kusuma", "Jl. Kenanga 7", "Bandung", "40132"),
    ),
    "Rani 081234567890 Jl Cempaka 7, Coblong, Bandung 40132": (
        *("Rani", "Jl Cempaka 7, Coblong", "Bandung", "40132"),
    ),
    "Jl. Raya Bogor KM 30 No. 5, Cimanggis, Depok 16951 (Tuti 0812-3456-7890)": (
        *("Tuti", "Jl. Raya Bogor KM 30 No. 5, Cimanggis", "Depok", "16951"),
    ),
    "ini alamatnya kak ya: Jl. Diponegoro 10 Surabaya 60241 a.n. Bu Tuti 081234567890": (
        *("Bu Tuti", "Jl. Diponegoro 10", "Surabaya", "60241"),
    ),
    "penerima Dewi, hp +62 812 3456 7890, dusun krajan rt 1 desa sukorejo kab. tuban 62366": (
        *("Dewi", "dusun krajan rt 1 desa sukorejo", "Tuban", "62366"),
    ),
    "Sari - 0812 3456 7890 - Jalan Merdeka no 1 - Kota Malang - 65111": (
        *("Sari", "Jalan Merdeka no 1", "Malang", "65111"),
    ),
    "Send to: Alya Putri, +62 812 3456 7890, Jl. Sudirman Kav. 52-53, Jakarta Selatan 12190": (
        *("Alya Putri", "Jl. Sudirman Kav. 52-53", "Jakarta Selatan", "12190"),
    ),
}
SPELLINGS = {
    "JNE": ("jne", "JNE YES", "jne express", "via jne"),
    "J&T": ("j&t", "JNT", "j & t express", "jnt ez", "J and T"),
    "SiCepat": ("sicepat", "Si Cepat", "si-cepat halu", "SICEPAT"),
    "AnterAja": ("anteraja", "anter aja", "antar aja"),
    "Pos Indonesia": ("pos", "Pos Indonesia", "kantor pos", "pos reguler"),
    "Ninja": ("ninja", "Ninja Xpress", "ninja van"),
    "ID Express": ("id express", "IDexpress", "ID-Express"),
    "Lion Parcel": ("lion parcel", "LionParcel", "lion"),
    "Wahana": ("wahana",),
    "TIKI": ("tiki", "TIKI REG"),
    "SPX": ("spx", "shopee express", "Shopee Xpress", "SPX Express"),
    "GoSend": ("gosend", "go-send", "GoSend instant", "gojek"),
    "Grab": ("grab", "Grab Express", "GrabExpress", "grab instant"),
}


@pytest.mark.parametrize("text", WHOLE)
def test_an_address_is_read_as_people_write_it(text: str) -> None:
    recipient, street, city, postcode = WHOLE[text]
    assert read_address(text) == Address(recipient, PHONE, street, city, postcode)
    assert read_address(read_address(text).as_text()) == read_address(text)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Jl. Melati No. 53, Depok 16411", ("recipient", "phone")),
        ("Jl. Melati No. 53", ("recipient", "phone", "city", "postcode")),
        ("jalan bandung no 5, malang", ("recipient", "phone", "postcode")),
        ("40132", ("recipient", "phone", "street", "city")),
        ("", ("recipient", "phone", "street", "city", "postcode")),
        (None, ("recipient", "phone", "street", "city", "postcode")),
    ],
)
def test_what_is_missing_has_a_name(text: str | None, missing: tuple[str, ...]) -> None:
    assert read_address(text).missing == missing


def test_three_messages_are_one_address() -> None:
    known: str | None = None
    for piece in ("Jl. Melati No. 53, Jagakarsa", "jakarta selatan 12620", "Rani 081234567890"):
        known = put_together(known, piece, goes_on=True)
    assert read_address(known).missing == ()


def test_one_part_told_anew_stands_in_the_place_of_the_old_one() -> None:
    known = "Nata\n0812-0000-1122\nJl. Melati No. 53, Jakarta Selatan 12620"
    assert read_address(put_together(known, "kode posnya 12630 kak", True)).postcode == "12630"
    other = read_address(put_together(known, "salah, hp nya 081234567890", True))
    assert (other.phone, other.recipient) == (PHONE, "Nata")
    assert read_address(put_together(known, "penerimanya Bu Tuti ya", True)).recipient == "Bu Tuti"
    moved = read_address(put_together(known, "Jl. Kenanga 7, Depok 16411"))
    assert (moved.recipient, moved.phone) == ("Nata", "+6281200001122")
    landmark = put_together(known, "patokan depan indomaret", True)
    assert read_address(landmark).recipient == "Nata" and "indomaret" in landmark


FULL = "Alya\n081200001037\nJl. Melati No. 12, RT 03/RW 05, Coblong, Bandung 40132"


@pytest.mark.parametrize("goes_on", [True, False])
@pytest.mark.parametrize(
    "text",
    ["Alamatnya masih sama kak Jl. Melati no 12 bandung", "masih sama kak", "jalan melati 12",
     "081200001037 an Alya", "alamat tetap sama kayak kemarin ya", "40132", "1"],
)  # fmt: skip
def test_what_only_repeats_leaves_the_address_as_it_is(text: str, goes_on: bool) -> None:
    assert put_together(FULL, text, goes_on) == FULL
    assert says_the_same(FULL, text) == (text != "1")


@pytest.mark.parametrize(
    "text",
    ["Jl. Melati no 5 bandung", "alamatnya sudah tidak sama kak", "Jl. Melati no 12, Depok",
     "sama-sama kak, makasih ya", "hp 081299990000", "masih sama?", "Jl. Melati 12 blok C"],
)  # fmt: skip
def test_whoever_tells_something_else_does_not_repeat(text: str) -> None:
    assert not says_the_same(FULL, text)


@pytest.mark.parametrize("who", ["an Alya", "an. alya", "a.n. Alya", "atas nama Alya", "u.p. Alya",
                                 "penerima Alya", "up Alya"])  # fmt: skip
@pytest.mark.parametrize("number", ["081200001037 {}", "{}, 081200001037", "{} 0812-0000-1037"])
@pytest.mark.parametrize(
    "known",
    ["Jl. Melati No. 12 RT 03/05 Coblong, Bandung",
     "Alya\n081200001037\nJl. Melati No. 12 RT 03/05 Coblong, Bandung"],
)  # fmt: skip
def test_who_takes_it_and_their_phone_are_of_no_street(known: str, number: str, who: str) -> None:
    read = read_address(put_together(known, number.format(who), goes_on=True))
    assert read.street == "Jl. Melati No. 12 RT 03/05 Coblong"
    assert (read.recipient.title(), read.phone, read.city) == ("Alya", "+6281200001037", "Bandung")


@pytest.mark.parametrize("text", ["1", "12", "3/5", "- 7 -"])
def test_a_street_needs_letters(text: str) -> None:
    assert read_address(text).street == ""
    assert not names_a_place(text)


@pytest.mark.parametrize("text", ["\0\n" * 3, "(((", "0" * 5000, "jl " * 2000, "08" * 900, "= : ;"])
def test_no_text_breaks_the_reading(text: str) -> None:
    read_address(text)
    read_shipment(text)
    read_lines(text)


@pytest.mark.parametrize("courier", COURIERS)
def test_a_courier_is_known_in_any_spelling(courier: str) -> None:
    assert courier_named(courier) == courier
    for spelling in SPELLINGS[courier]:
        assert courier_named(spelling) == courier, spelling
        sent = read_shipment(f"{spelling} 0012 34")
        assert sent and (sent.courier, sent.tracking) == (courier, "001234"), spelling


@pytest.mark.parametrize(
    ("text", "courier", "tracking"),
    [
        ("JP001 JNE", "JNE", "JP001"),
        ("resi: 0123 j&t", "J&T", "0123"),
        ("jne, no resi jp-00 11", "JNE", "JP-0011"),
        ("Kurir kantor", "Kurir kantor", ""),
        ("Rex RX123", "Rex", "RX123"),
        ("gosend", "GoSend", ""),
    ],
)
def test_courier_and_number_are_told_apart(text: str, courier: str, tracking: str) -> None:
    sent = read_shipment(text)
    assert sent and (sent.courier, sent.tracking) == (courier, tracking)


@pytest.mark.parametrize("text", ["", "   ", "12345", "JNE " + "9" * 61])
def test_no_courier_is_no_shipment(text: str) -> None:
    assert read_shipment(text) is None


def test_several_lines_are_several_parcels() -> None:
    rows = read_lines("12 JNE JP1\n\n#13: jnt JX2\nbesok")
    assert [(row.deal_id, row.problem) for row in rows] == [
        (12, ""),
        (13, ""),
        (None, "no_deal_number"),
    ]


def test_a_sheet_is_found_below_its_title_and_numbers_stay_numbers() -> None:
    rows = read_rows(
        [
            ("Daftar kirim",),
            (),
            ("No Deal", "Nama", "Ekspedisi", "Nomor Resi"),
            (12.0, "Rani", "jne", 77.0),
        ]
    )
    assert rows is not None
    [row] = rows
    assert (row.number, row.deal_id, row.shipment.courier, row.shipment.tracking) == (
        *(4, 12, "JNE", "77"),
    )
    assert read_rows([("No", "KOL")]) is None


def test_a_deal_that_stands_twice_and_differently_is_left_alone() -> None:
    rows = doubled(read_lines("12 JNE A1\n12 JNE A2\n13 JNE A3\n13 JNE A3"))
    assert [row.problem for row in rows] == ["deal_twice", "deal_twice", "", "row_twice"]


HERE = ("sudah sampai kak", "paketnya udah diterima ya")
NOT_YET = ("belum kak", "blm nih", "paketnya belum sampai kak", "not yet", "belum nyampe juga min")
BROKEN = ("botolnya pecah kak", "sudah, tapi isinya kurang satu", "bocor semua", "it came damaged")
NEITHER = (
    *(
        "ga ada yang rusak kak, aman",
        "hp aku rusak kak",
        "kurang lebih minggu depan",
        "makasih kak",
    ),
    *("paketnya rusak gak ya?", "belum posting kak"),
)


@pytest.mark.parametrize("text", [*HERE, *NOT_YET, *BROKEN, *NEITHER])
def test_what_they_say_of_the_pack_when_asked(text: str) -> None:
    assert says_not_arrived(text, asked=True) == (text in NOT_YET)
    assert says_damaged(text, asked=True) == (text in BROKEN)
    assert says_arrived(text) <= (text in HERE)


def test_unasked_the_pack_has_to_be_named() -> None:
    assert says_not_arrived("paketnya belum sampai kak", asked=False)
    assert says_damaged("botolnya pecah kak", asked=False)
    for text in ("belum kak", "bocor semua"):
        assert not says_not_arrived(text, asked=False) and not says_damaged(text, asked=False)
