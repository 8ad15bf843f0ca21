"""What holds a partner up, as they write it; what is more than that stays for a person."""

import pytest

from deals.reading.held_up import read_held_up, so_many_days

KINDS = {
    "pack": (
        "paketnya belum sampai kak",
        "kak produknya blm aku terima sampai sekarang",
        "belum dateng kak paketnya",
        "PR pack ga nyampe2 kak, paketku belum datang",
        "paket durung teko mas, wes seminggu",
        "the parcel hasn't arrived yet",
    ),
    "ill": (
        "lagi sakit kak, tipes",
        "maaf min telat, lagi demam",
        "aku opname dbd kak",
        "baru sembuh dari tipes",
        "maaf kak, kena dengue",
        "aku baru pulih dari DBD kak",
        "I have just recovered from typhoid",
        "maaf telat, tipus kak",
        "anakku masuk rs kak",
        "I'm sick, sorry",
    ),
    "busy": (
        "belum sempet kak",
        "lagi sibuk banget minggu ini kak",
        "maaf kak kelupaan",
        "masih ujian kak",
        "sorry, no time this week",
    ),
    "content": (
        "bingung konsepnya kak",
        "belum ada ide mau bikin apa",
        "editannya belum kelar kak",
        "briefnya kurang jelas",
    ),
    "": (
        "badanku sakit habis minum produknya kak",
        "aku batal aja ya kak, lagi sakit",
        "lagi sibuk, kayaknya ga jadi deh kak",
        "fee belum aku terima kak",
        "baru sembuh batuknya habis minum produknya kak",
        "udah sembuh kak, besok aku posting, kemarin sakit",
        "oke kak",
        "paketnya sudah sampai kak",
        "saya mundur ya kak",
        "",
    ),
}
DAYS = {
    "boleh minta tambahan waktu 3 hari kak?": 3,
    "minta waktu seminggu lagi ya kak": 7,
    "kasih aku dua hari lagi ya": 2,
    "bisa mundur 4 hari ga kak": 4,
    "perpanjang deadline 2 minggu bisa?": 14,
    "could I have 3 more days?": 3,
    "can you extend it by two days": 2,
    "boleh minta perpanjangan waktu kak?": None,
    "boleh diundur ga kak deadline nya": None,
}
NO_WISH = (
    "demam dari 3 hari yang lalu kak",
    "3 hari lagi aku posting kak",
    "besok ya kak",
    "kasih tau aku kalau sudah ada",
    "aku minta 2 botol ya kak",
)


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, texts in KINDS.items() for text in texts]
)
def test_what_holds_them_up(text: str, kind: str) -> None:
    assert read_held_up(text).kind == kind


@pytest.mark.parametrize("text", DAYS)
def test_a_wish_for_more_time_and_how_many_days(text: str) -> None:
    read = read_held_up(text)
    assert (read.wants_time, read.days) == (True, DAYS[text])


@pytest.mark.parametrize("text", NO_WISH)
def test_a_day_or_another_wish_is_none_for_more_time(text: str) -> None:
    assert not read_held_up(text).wants_time


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *(
            ("3", 3),
            ("+4", 4),
            ("tiga hari kak", 3),
            ("seminggu aja ya", 7),
            ("5 hari lagi kak", 5),
        ),
        *(("2 minggu boleh?", 14), ("butuh 3 hari", 3), ("3 days please", 3)),
        *(("28", None), ("tgl 28", None), ("28 september", None), ("makasih kak", None)),
        *(("3 reel", None), ("0", None), ("99 hari", None), ("", None)),
    ],
)
def test_how_many_days_once_that_was_asked(text: str, days: int | None) -> None:
    assert so_many_days(text) == days
