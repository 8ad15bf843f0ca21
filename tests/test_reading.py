"""Reading a reply: clear words and numbers are understood, the rest is for a person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.reading.intent.intents import INTENTS
from deals.reading.intent.stops import is_stop
from deals.reading.reply import countered, read_reply
from deals.terms import Content, PostBy
from tests.sample_deal import REELS

TODAY = date(2026, 9, 1)  # a Tuesday


def intent(text: str) -> str:
    return read_reply(text, TODAY).intent


@pytest.mark.parametrize(
    "text",
    ["ok", "Oke kak 🙏", "SIAP", "setuju ya min", "deal!", "mau dong", "okeee kaaak", "boleh"],
)
def test_a_clear_yes(text: str) -> None:
    assert intent(text) == "accept"


@pytest.mark.parametrize(
    "text",
    [
        "ok nanti",
        "oke tapi 2 hari lagi",
        "setuju kalau fee dinaikkan",
        "siap, tapi kontrak dulu",
        "hmm",
    ],
)
def test_a_yes_with_anything_beside_it_is_no_yes(text: str) -> None:
    assert intent(text) != "accept"


@pytest.mark.parametrize("text", ["maaf belum bisa", "bukan gitu kak", "ga usah pakai deal"])
def test_an_unclear_no_is_never_a_yes(text: str) -> None:
    assert intent(text) != "accept"


@pytest.mark.parametrize(
    "text",
    ["tidak kak", "ga mau", "nggak tertarik ya", "skip dulu ya", "Not interested, thank you."],
)
def test_a_plain_no_declines(text: str) -> None:
    assert intent(text) == "decline"


@pytest.mark.parametrize(
    "text",
    [
        "stop",
        "STOP kak",
        "stop dulu ya kak",
        "oke tapi stop dulu ya",
        "tolong stop ya kak capek",
        "kak tolong stop ya ini udah kelima kalinya saya bilang",
        "unsubscribe",
        "I want to unsubscribe from this please",
        "could you please stop sending me these messages",
        "please don’t message me anymore",
        "jangan hubungi saya lagi",
        "jangan hubungi saya lagi soal produk ini",
        "jangan menghubungi saya lagi",
        "mohon berhenti menghubungi saya",
        "saya tidak mau dihubungi lagi",
        "berhenti mengirim pesan",
        "jangan kirimi saya pesan lagi",
        "udah stop chat aku",
        "jgn wa saya lagi",
        "tolong jangan kontak2 lagi",
        "udah 3x saya bilang ga mau, jangan spam chat saya terus ya",
        "hapus data saya",
        "tolong hapus nomorku",
    ],
)
def test_whoever_says_stop_is_heard(text: str) -> None:
    assert is_stop(text)
    assert intent(text) == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "ok siap kak",
        "bus saya berhenti di halte yang jauh sekali kak",
        "jangan kirim paketnya dulu ya, alamatku salah",
        "ga usah kirim produk lagi",
        "paket berhenti di gudang",
        "stop motion 2 reel",
        "tolong kirim stop motion nya",
        "non stop kak",
        "jangan stop dulu kak",
        "jangan chat di sini ya, wa manager aku aja",
        "jangan hubungi manager saya",
        "jangan dm, wa aja",
        "ga usah dm, email ke aku@contoh.id",
        "jangan chat malam malam ya",
        "jangan lupa chat aku ya",
        "don't hesitate to contact me",
        "nomornya ga bisa dihubungi",
        "hapus nomor saya yang lama, ganti 0812-0000-1122",
        "campaign udah stop?",
    ],
)
def test_a_parcel_a_piece_or_another_channel_is_no_stop(text: str) -> None:
    assert not is_stop(text)


@pytest.mark.parametrize("text", ["bisa ga ya kak", "bisa gak kak", "mau ga ya", "boleh nggak kak"])
def test_a_may_or_may_not_is_a_question(text: str) -> None:
    assert intent(text) == "ask"


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("500rb kak", 500_000),
        ("1,5jt", 1_500_000),
        ("1.5 juta ya", 1_500_000),
        ("Rp 750.000", 750_000),
        ("rp1.250.000 nett", 1_250_000),
        ("800k bisa?", 800_000),
        ("1.500rb", 1_500_000),
        ("0.500jt", 500_000),
        ("1.500.000", 1_500_000),
        ("followers 10k, rate 300k", 300_000),
        ("saya 85.3K followers", None),
        ("di @rani.500rb", None),
        ("hubungi 0812-0000-1234", None),
    ],
)
def test_amounts_of_rupiah(text: str, fee: int | None) -> None:
    assert read_reply(text, TODAY).fee_idr == fee


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("2 reel 1 story", ((2, "reel"), (1, "story"))),
        ("3x video", ((3, "video"),)),
        ("2 vt aja", ((2, "video"),)),
        ("0 post", ()),
        ("1.5 live", ()),
    ],
)
def test_counted_pieces(text: str, contents: tuple[tuple[int, str], ...]) -> None:
    assert read_reply(text, TODAY).contents == contents


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("besok ya kak", date(2026, 9, 2)),
        ("lusa", date(2026, 9, 3)),
        ("hari ini", TODAY),
        ("jumat", date(2026, 9, 4)),
        ("selasa", date(2026, 9, 8)),
        ("tgl 20", date(2026, 9, 20)),
        ("tanggal 1", TODAY),
        ("5 januari", date(2027, 1, 5)),
        ("31 feb", None),
        ("tgl 31", date(2026, 10, 31)),
        ("nanti", None),
    ],
)
def test_the_day_that_is_named(text: str, day: date | None) -> None:
    assert read_reply(text, TODAY).day == day


def test_named_terms_are_a_counter_unless_there_is_a_no() -> None:
    assert intent("500rb aja kak") == "counter"
    assert intent("komisi 15% gimana") == "counter"
    assert intent("ga bisa kalau 500rb") != "counter"


def test_a_question_is_for_a_person_and_a_later_is_later() -> None:
    assert intent("ini produk apa ya?") == "ask"
    assert intent("nanti aku kabarin ya kak") == "later"
    assert intent("oke nanti saya kabari") == "later"


def test_a_counter_changes_what_it_names_and_nothing_else() -> None:
    reply = read_reply("900rb, 1 reel 2 story, tgl 20", TODAY)
    terms = countered(REELS, reply)
    assert (terms.fee_idr, terms.post_by) == (900_000, PostBy(on=date(2026, 9, 20)))
    assert terms.contents == (
        Content("reel", "instagram", 1), Content("story", "instagram", 2),
    )  # fmt: skip
    assert countered(REELS, read_reply("hmm", TODAY)) == REELS


@given(st.text(max_size=300))
def test_no_text_ever_breaks_the_reading(text: str) -> None:
    reply = read_reply(text, TODAY)
    assert sorted(name for name, _ in reply.guesses) == sorted(INTENTS)
    assert reply.intent == reply.guesses[0][0]
    countered(REELS, reply)


@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "500rb",
                "reel",
                "tgl",
                "%",
                "jt",
                ".",
                ",",
                "stop",
                "ok",
                "ga",
                "besok",
                "@",
                "?",
                "juta",
            ]
        )
    )
)
def test_no_jumble_of_known_words_breaks_the_reading(words: list[str]) -> None:
    read_reply(" ".join(words), TODAY)
