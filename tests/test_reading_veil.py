"""What a second reader sees of a text: what it is about, and not who."""

from functools import partial

import pytest

from deals.reading.veil import LONGEST, veiled
from tests.yardstick import costs_at_most

NAMES = ("Rani Wijaya", "rani.kulit", "Mgr")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("bisa di 0812-0000-7788 kak", "bisa di [NUMBER] kak"),
        ("wa aku +62 812 0000 7788 ya", "wa aku [NUMBER] ya"),
        ("0\u200b812 0000\u20607788 itu wa aku", "[NUMBER] itu wa aku"),
        ("０８１２００００７７８８ itu wa aku", "[NUMBER] itu wa aku"),
        ("nol lapan satu dua, kosong kosong tujuh ya", "[NUMBER] ya"),
        ("812.000.778 bisa kak", "[NUMBER] bisa kak"),
        ("rek bca 12345000 ya kak", "rek bca [NUMBER] ya kak"),
        ("transfer ke 1234567000 aja", "transfer ke [NUMBER] aja"),
        ("nik 3404 1234 5678 0001 buat apa", "nik [NUMBER] buat apa"),
        ("cek vt.tiktok.com/ZSabc dulu", "cek [LINK] dulu"),
        ("cek https://contoh.example/rani?x=1 dulu", "cek [LINK] dulu"),
        ("kontak wa.me/6281200007788 dulu", "kontak [LINK] dulu"),
        ("email rani@contoh.example dulu", "email [MAIL] dulu"),
        ("dm @mgmt.salsa aja", "dm [ACCOUNT] aja"),
        ("ig: salsa.makeup bisa dicek", "ig: [ACCOUNT] bisa dicek"),
        ("ini Rani kak, rani nya lagi sakit", "ini [NAME] kak, [NAME] nya lagi sakit"),
        ("lewat mba Salsa ya", "lewat mba [NAME] ya"),
        ("atas nama Dewi Anggraeni boleh?", "atas nama [NAME] boleh?"),
        ("lewat Dita 081200007788 ya", "lewat [NAME] [NUMBER] ya"),
        ("aku Tuti kak, ikut ya", "aku [NAME] kak, ikut ya"),
        ("kenalin aku tuti", "kenalin aku [NAME]"),
        ("halo Tuti di sini", "halo [NAME] di sini"),
        ("Tuti here, I am in", "[NAME] here, I am in"),
        ("ini manager nya Salsa dari Sleman", "ini manager nya [NAME] dari [NAME]"),
        ("ig ku tuti.kuliner ya", "ig ku [ACCOUNT] ya"),
        ("igku tutikuliner", "igku [ACCOUNT]"),
        ("tiktok aku tutidaily boleh dicek", "tiktok aku [ACCOUNT] boleh dicek"),
        ("shopee tuti_kuliner99", "shopee [ACCOUNT]"),
    ],
)
def test_who_it_is_about_is_covered(text: str, seen: str) -> None:
    assert veiled(text, NAMES) == seen


@pytest.mark.parametrize(
    "text",
    [
        "1,5jt utk 2 reel, bisa post tgl 20an 🙏",
        "fee 1.500.000 atau Rp 750.000 komisi 12,5%",
        "1500000 aja, 250000 juga boleh",
        "tanggal 20-09-2026 atau 21/9/26 atau 2026-09-22",
        "3 video 1 live 2 story, 10 rb followers",
        "resi udah 5 hari ga gerak",
        "jalan terus kak, alamatnya ke mana?",
        "tiktok aku kena banned, ig ku masih aktif",
        "oke kak, Setuju. aku Ikut, saya Siap hari Senin",
        "ig aku followersnya 10k",
    ],
)
def test_what_it_is_about_stays(text: str) -> None:
    assert veiled(text, NAMES) == text


@pytest.mark.parametrize(
    "text",
    [
        "kirim ke Jl. Kenanga no 99 ya, nanti aku kabarin",
        "Dewi\nperum griya asri c7\nsleman",
        "jalan kenanga 99 sleman",
        "alamatku masih sama kak, belakang pasar",
        "Alamat: belakang pasar",
        "rt 02 rw 05",
        "dusun krajan kak",
        "🙏 0812 0000 7788",
        "@salsa",
        "?",
        "a" + " iya kak" * LONGEST,
    ],
)
def test_an_address_a_long_text_and_one_that_says_nothing_are_not_shown_at_all(text: str) -> None:
    assert veiled(text, NAMES) == ""


PIECES = (
    "1",
    "1.",
    "0 ",
    "satu ",
    "jalan ",
    "alamat ",
    "rek ",
    "Ani ",
    "ig:",
    "an. ",
    "@",
    "a.",
    "[",
)


@pytest.mark.parametrize("first", PIECES)
def test_no_text_is_slow_to_cover(first: str) -> None:
    covered = partial(veiled, names=("a" * 64, "Rani"))
    for other in (*PIECES, " ", "\n", "://", "www.", "٣", "\u200b"):
        piece = first + other
        text = (piece * LONGEST)[:LONGEST]
        assert costs_at_most(1000, covered, text), piece
