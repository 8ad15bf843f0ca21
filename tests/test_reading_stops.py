"""Who wants no more, or to be erased, and what sounds like a stop and is none."""

import pytest

from deals.reading.intent.stops import is_stop, wants_data_erased
from tests.reading import intent


@pytest.mark.parametrize("text", ["S\u200bT\u200bO\u200bP", "ＳＴＯＰ", "s t o p", "𝐬𝐭𝐨𝐩 kak"])
def test_a_stop_is_heard_however_it_is_written(text: str) -> None:
    assert intent(text) == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "brenti kirm pesen ke saya",
        "jangn hubngi saya lagi",
        "kalau besok masih chat aku, aku viralin ya",
        "nomorku tolong dikeluarin dari list broadcast",
    ],
)
def test_a_stop_is_heard_misspelt_or_as_a_threat(text: str) -> None:
    assert is_stop(text)
    assert intent(text) == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "jangan berhenti kasih tips ya min, suka banget",
        "hxxps://vt.tiktok.com/ZSxx (http diblok wa, jadi aku ganti)",
    ],
)
def test_what_sounds_like_a_stop_and_is_none(text: str) -> None:
    assert not is_stop(text)
    assert intent(text) != "stop"


@pytest.mark.parametrize(
    "text",
    [
        "ojo wa aku maneh mas",
        "tong ngachat deui",
        "teu kedah wa abdi deui",
        "busek nomerku mas",
        "lose my number",
    ],
)
def test_a_stop_is_heard_in_other_tongues(text: str) -> None:
    assert intent(text) == "stop"


@pytest.mark.parametrize(
    ("text", "erased"),
    [
        ("Saya meminta agar data pribadi saya dihapus.", True),
        ("Sesuai UU PDP data saya mohon segera dihapus", True),
        ("data saya jangan dihapus dulu ya", False),
        ("data saya kok udah dihapus?", False),
    ],
)
def test_a_wish_to_be_erased_in_a_formal_tone(text: str, erased: bool) -> None:
    assert wants_data_erased(text) == erased
    assert is_stop(text) == erased


@pytest.mark.parametrize(
    "text",
    [
        "oke fix, fix aku blokir",
        "saya adukan ke kominfo nih",
        "Kindly opt us out of all future outreach.",
        "please take us off your list",
        "saya tidak mau menerima penawaran lagi",
        "cease all communication",
        "nomor saya dicoret saja ya",
        "sekalian aja gue spill di threads",
    ],
)
def test_who_says_what_follows_wants_no_more(text: str) -> None:
    assert is_stop(text)
    assert intent(text) == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "aku blok tanggal 12 buat live ya kak, fix",
        "tolong bantu, akun aku kena blokir",
        "jangan chat malam ini ya, besok aja",
        "kalo ga dibales aku lapor ke shopee ya, paketnya ga sampe sampe",
    ],
)
def test_a_blocked_day_or_account_is_no_stop(text: str) -> None:
    assert not is_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        *("unreg bang", "UNREG", "un-reg", "unsub ya", "unsubscribe", "unregister me", "optout"),
        *("berhenti langganan", "batal langganan", "stop promo", "off promo ya min", "REG OFF"),
        *("off ya", "OFF", "cara unreg gimana kak"),
    ],
)
def test_who_ends_a_subscription_is_heard(text: str) -> None:
    assert is_stop(text)
    assert intent(text) == "stop"


@pytest.mark.parametrize(
    "text",
    ["off dulu ya kak seminggu, nanti aku kabarin", "akun ku off", "diskon 20% off promo ya kak"],
)
def test_a_day_off_or_so_much_off_is_no_stop(text: str) -> None:
    assert not is_stop(text)
    assert intent(text) != "stop"


@pytest.mark.parametrize(
    "text",
    [
        "jangan hub artis langsung bos, beliau ga pegang hp. ke saya",
        "nomor pribadi bu haji jangan dihubungi ya mas, lewat saya saja ajudannya",
        "tolong jangan chat talent langsung ya kak, lewat saya aja managernya",
        "Please don't contact her directly, message me instead",
        "nomor artis jangan dihubungi ya kak, semua lewat kami",
    ],
)
def test_who_stands_between_us_and_a_star_wants_to_be_written_to(text: str) -> None:
    assert not is_stop(text)
    assert intent(text) == "refer_manager"


@pytest.mark.parametrize(
    "text",
    [
        "jangan hubungi beliau lagi",
        "jangan chat artis kami lagi, ke saya juga jangan",
        "jangan wa saya langsung gitu, ganggu",
        "jangan dm langsung ke saya, saya ga suka",
        "jangan chat dia, jangan chat saya",
        "ini nomor pribadi, jangan chat ke saya",
        "iya ini nomor pribadi saya, jangan chat lagi",
    ],
)
def test_who_speaks_of_others_or_of_a_private_number_may_still_want_no_more(text: str) -> None:
    assert intent(text) == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "Betul, ini nomor saya pribadi.",
        "iya benar ini nomor pribadi saya",
        "Benar ini nomor saya, Bagas. Instagram saya @bagas.contoh",
    ],
)
def test_who_says_whose_number_it_is_says_no_more(text: str) -> None:
    assert intent(text) == "other"
