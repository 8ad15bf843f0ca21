"""An affiliate books a live, is reminded of it, and is asked for its screenshot."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from deals.channel import Attachment, Incoming
from deals.terms import Content, PostBy, Terms
from storage.deal import proofs
from storage.lives import slots
from tests.desk import House, Said, Who, read
from tests.ics import events

pytestmark = pytest.mark.on_both_databases

LIVE = Content("live", "tiktok", 1, "picture")
TERMS = Terms(contents=(LIVE,), post_by=PostBy(on=date(2026, 9, 24)), commission_pct=10)
BOTH = Terms(
    contents=(LIVE, Content("live", "shopee", 1, "picture")),
    post_by=PostBy(on=date(2026, 9, 24)),
    commission_pct=10,
)
FRIDAY_8PM = datetime(2026, 9, 4, 13, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def sari(house: House) -> Who:
    return house.who("Sari")


def screenshot(letter: str = "a") -> Attachment:
    return Attachment("photo", "f1", "", "image/jpeg", 1000, sha256=letter * 64, path="/media/a")


def booked(house: House, deal_id: int) -> list[tuple[datetime, str]]:
    return [(slot.at, slot.state) for slot in house.do(lambda s: slots.of_deal(s, deal_id))]


def words(said: list[Said], who: Who) -> list[str]:
    return [one.words for one in said if one.to == who.address]


def test_a_live_is_booked_with_buttons_and_followed_to_its_screenshot(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=TERMS)
    asked = read(house, sari, house.presses(sari, "Pesan jadwal live"))
    assert "Pilih harinya" in asked
    house.presses(sari, "Jum, 4 Sep")
    said = house.presses(sari, "20.00")
    assert "tercatat Jum, 4 Sep 20.00 WIB" in read(house, sari, said)
    assert booked(house, deal_id) == [(FRIDAY_8PM, "booked")]

    day_before = house.later(days=3, hours=0)
    assert "besok jadwal live Herbana" in read(house, sari, day_before)
    soon = house.later(hours=9, minutes=40)
    assert "30 menit lagi" in read(house, sari, soon)
    after = house.later(hours=1, minutes=30)
    assert "Kirim screenshot" in read(house, sari, after)
    assert booked(house, deal_id) == [(FRIDAY_8PM, "asked")]

    assert "Terima kasih" in read(house, sari, house.says(sari, "", file=screenshot()))
    assert booked(house, deal_id) == [(FRIDAY_8PM, "shown")]
    assert "live_proof" not in " ".join(words(house.later(days=2), sari))


def test_a_live_is_booked_in_words_with_one_tap(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=TERMS)
    assert "Sudah benar" in house.answer(sari, "live jumat jam 8 malam ya kak")
    assert booked(house, deal_id) == []
    house.presses(sari, "Ya, benar")
    assert booked(house, deal_id) == [(FRIDAY_8PM, "booked")]


def test_a_yes_is_as_good_as_the_tap(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=TERMS)
    house.answer(sari, "live jumat jam 8 malam")
    assert "tercatat" in house.answer(sari, "iya")
    assert booked(house, deal_id) == [(FRIDAY_8PM, "booked")]


def album(house: House, who: Who, letters: str) -> list[Said]:
    """An album as it is read: one message with its pictures."""
    return house.receives(
        Incoming(
            who.address,
            who.address,
            house.now,
            kind="file",
            sender_name=who.name,
            attachments=tuple(screenshot(letter) for letter in letters),
        )
    )


def test_an_album_is_one_proof_and_what_comes_after_it_joins_it(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=TERMS)
    said = album(house, sari, "0123456789")
    [shown] = [one for one in house.to(house.admin, said) if one.act == "picture"]
    assert "(1/10)" in shown
    assert "1 bukti" in read(house, sari, said)
    more = album(house, sari, "ab")
    assert "Sekarang 12 gambar" in read(house, sari, more)
    assert "12 gambar" in read(house, house.admin, more)
    [proof] = house.do(lambda s: proofs.of_deal(s, deal_id))
    assert len(house.do(lambda s: proofs.pictures_of(s, proof.id or 0))) == 12
    all_of_them = house.presses(house.admin, "Lihat semua")
    assert [one.act for one in house.to(house.admin, all_of_them)] == ["document"] * 12


def test_a_picture_of_an_album_from_somebody_else_is_held_back(house: House, sari: Who):
    house.agreed(sari, terms=TERMS)
    album(house, sari, "012")
    dewi = house.who("Dewi")
    house.agreed(dewi, terms=TERMS)
    said = house.says(dewi, "", file=screenshot("1"))
    assert "ditahan" in house.to(house.admin, said)[0]
    assert "pernah" not in house.to(dewi, said)[0]


def test_the_replay_belongs_to_the_proof_of_its_pictures(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=BOTH)
    house.presses(sari, "Pesan jadwal live")
    house.says(sari, "", file=screenshot())
    house.says(sari, "", file=screenshot("b"))
    house.later(minutes=5)
    house.says(sari, "", file=screenshot("c"))
    link = "https://live.shopee.co.id/share?from=live&session=123456789&share_user_id=1"
    assert "satukan" in house.answer(sari, f"ini replay shopee {link}")
    found = house.do(lambda s: proofs.of_deal(s, deal_id))
    assert [(one.deliverable, bool(one.url)) for one in found] == [(1, False), (2, True)]


def test_the_reminder_of_a_live_without_a_time_offers_to_book_it(house: House, sari: Who):
    house.agreed(sari, terms=TERMS)
    [reminder] = [one for one in house.to(sari, house.later(days=21)) if one.words == "reminder"]
    assert "Live-nya mau kapan" in reminder and "Pesan jadwal live" in reminder.labels
    house.presses(sari, "Pesan jadwal live")


def test_whoever_has_booked_is_not_reminded_of_the_deadline_as_well(house: House, sari: Who):
    house.agreed(sari, terms=TERMS)
    house.answer(sari, "live tgl 22 jam 8 malam")
    house.presses(sari, "Ya, benar")
    said = house.later(days=21, hours=11)
    assert words(said, sari) == ["live_tomorrow", "live_soon", "ask_live_proof"]


def test_a_live_that_nobody_showed_is_asked_for_again_and_then_quoted(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=TERMS)
    house.answer(sari, "live tgl 22 jam 8 malam")
    house.presses(sari, "Ya, benar")
    house.later(days=21, hours=11)
    [again, *_] = house.to(sari, house.later(hours=13))
    assert "belum kami terima" in again and again.words == "ask_live_proof"
    assert booked(house, deal_id)[0][1] == "missed"
    later = read(house, sari, house.later(days=2))
    assert "Screenshot live Sel, 22 Sep 20.00 WIB belum kami terima" in later
    house.says(sari, "", file=screenshot())
    assert booked(house, deal_id)[0][1] == "shown"


def test_status_shows_when_it_is_and_offers_what_is_not_booked(house: House, sari: Who):
    house.agreed(sari, terms=BOTH)
    house.answer(sari, "live shopee jumat jam 8 malam")
    house.presses(sari, "Ya, benar")
    [status] = house.to(sari, house.says(sari, "/status"))
    assert "Jadwal live: Jum, 4 Sep 20.00 WIB" in status
    assert "Pesan jadwal live" in status.labels


def test_a_live_is_moved_and_called_off_in_words(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=TERMS)
    house.answer(sari, "live jumat jam 8 malam")
    house.presses(sari, "Ya, benar")
    house.answer(sari, "kak undur ke sabtu jam 7 malam ya")
    assert "pindah ke Sab, 5 Sep 19.00" in house.answer(sari, "iya")
    house.answer(sari, "undur ke senin ya kak")
    house.presses(sari, "Ya, benar")
    assert booked(house, deal_id) == [(datetime(2026, 9, 7, 12, tzinfo=UTC), "booked")]
    assert "dibatalkan" in house.answer(sari, "ga jadi live kak")
    assert booked(house, deal_id) == []
    assert words(house.later(days=7), sari) == []


def test_the_zone_that_they_name_counts(house: House, sari: Who):
    house.agreed(sari, terms=TERMS)
    assert "Jum, 4 Sep 19.00 WIB" in house.answer(sari, "live jumat jam 20.00 wita")


def test_an_hour_that_may_be_two_is_asked_back(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=TERMS)
    [check] = house.to(sari, house.says(sari, "live jumat jam 8 ya"))
    assert check.labels[:2] == ("20.00", "08.00")
    house.presses(sari, "08.00")
    assert booked(house, deal_id)[0][0] == datetime(2026, 9, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("live hari ini jam 8 pagi", "sudah lewat"),
        ("live tgl 28 jam 8 malam", "batas tayang"),
        ("live instagram jumat jam 8 malam", "bukan di platform itu"),
    ],
)
def test_a_time_that_cannot_be_has_a_clear_answer(house: House, sari: Who, text: str, answer: str):
    deal_id = house.agreed(sari, terms=TERMS)
    assert answer in house.answer(sari, text)
    assert booked(house, deal_id) == []


def test_nobody_is_on_twice_at_one_hour(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=BOTH)
    house.answer(sari, "live tiktok jumat jam 8 malam")
    house.presses(sari, "Ya, benar")
    assert "jadwal live lain" in house.answer(sari, "live shopee jumat jam 8.30 malam")
    house.answer(sari, "live shopee jumat jam 9 malam")
    house.presses(sari, "Ya, benar")
    assert len(booked(house, deal_id)) == 2


def test_whoever_forgot_the_screenshot_is_helped(house: House, sari: Who):
    house.agreed(sari, terms=TERMS)
    assert "dashboard" in house.answer(sari, "kak aku lupa screenshot pas live")
    said = house.presses(sari, "Bantu saya")
    assert house.to(house.admin, said)


def test_a_press_of_somebody_else_or_of_yesterday_books_nothing(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=TERMS)
    dewi = house.who("Dewi")
    house.agreed(dewi, terms=TERMS)
    house.presses(dewi, f"liveat:{deal_id}:1:202609042000")
    for forged in ("9:202609042000", "1:hari", "1:", "x:202609042000", "1:209909042000"):
        house.presses(sari, f"liveat:{deal_id}:{forged}")
        house.presses(sari, f"liveday:{deal_id}:{forged}")
    assert booked(house, deal_id) == []


def test_who_was_off_at_the_half_hour_is_told_how_long_it_is(house: House, sari: Who):
    house.agreed(sari, terms=TERMS)
    house.answer(sari, "live jumat jam 8 malam")
    house.presses(sari, "Ya, benar")
    house.now = FRIDAY_8PM - timedelta(minutes=12)
    assert "12 menit lagi" in read(house, sari, house.later(minutes=1))


def test_who_was_off_until_it_had_begun_says_nothing_of_before(house: House, sari: Who):
    house.agreed(sari, terms=TERMS)
    house.answer(sari, "live jumat jam 8 malam")
    house.presses(sari, "Ya, benar")
    house.now = FRIDAY_8PM + timedelta(minutes=5)
    assert words(house.later(minutes=50), sari) == ["ask_live_proof"]


def test_stop_wins_over_a_booked_live(house: House, sari: Who):
    house.agreed(sari, terms=TERMS)
    house.answer(sari, "live jumat jam 8 malam")
    house.presses(sari, "Ya, benar")
    house.says(sari, "stop")
    assert words(house.later(days=4), sari) == []


def test_a_live_on_sunday_evening_is_reminded_of_on_sunday(house: House, sari: Who):
    house.agreed(sari, terms=TERMS)
    house.answer(sari, "live minggu jam 9 malam")
    house.presses(sari, "Ya, benar")
    said = house.later(days=5, hours=12, minutes=45)
    assert words(said, sari) == ["live_tomorrow", "live_soon", "ask_live_proof"]


def test_the_team_sees_it_on_the_card_and_in_the_calendar(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=TERMS)
    house.answer(sari, "live jumat jam 8 malam")
    house.presses(sari, "Ya, benar")
    assert "🗓 Jum, 4 Sep 20.00 WIB" in house.answer(house.admin, f"/deal {deal_id}")
    month = house.answer(house.admin, "/calendar")
    assert "live: Sari · Herbana · 1 live di TikTok · Jum, 4 Sep 20.00 WIB" in month
    [file] = [one for one in house.presses(house.admin, "Unduh .ics") if one.act == "document"]
    [live] = [one for one in events(Path(file.path).read_bytes()) if "live" in one["UID"]]
    assert (live["DTSTART"], live["DTEND"]) == ("20260904T130000Z", "20260904T140000Z")


def test_a_wrong_picture_before_a_booked_live_ends_nothing(house: House, sari: Who):
    house.agreed(sari, terms=TERMS)
    house.says(sari, "live jumat jam 8 malam ya kak")
    house.presses(sari, "Ya, benar")
    house.says(sari, "", file=screenshot())
    house.presses(house.admin, "Kembalikan")
    house.says(house.admin, "ini bukan screenshot live, ditunggu yang Jumat ya")
    said = house.later(days=4)
    assert "30 menit lagi" in read(house, sari, said)


def test_of_what_was_shown_before_its_hour_nothing_is_asked(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=TERMS)
    house.says(sari, "live jumat jam 8 malam ya kak")
    house.presses(sari, "Ya, benar")
    house.says(sari, "", file=screenshot())
    assert not any("live" in one for one in words(house.later(days=5), sari))
    assert booked(house, deal_id) == [(FRIDAY_8PM, "shown")]


def test_the_picture_of_the_live_that_was_asked_for_last(house: House, sari: Who):
    deal_id = house.agreed(sari, terms=BOTH)
    for told in ("live tiktok jumat jam 8 malam ya kak", "live shopee sabtu jam 8 malam ya kak"):
        house.says(sari, told)
        house.presses(sari, "Ya, benar")
    house.later(days=4, hours=13)
    assert [state for _, state in booked(house, deal_id)] == ["missed", "asked"]
    house.says(sari, "", file=screenshot())
    pieces = {piece.platform: piece.state for piece in house.deal(deal_id).deliverables}
    assert pieces == {"tiktok": "due", "shopee": "submitted"}
