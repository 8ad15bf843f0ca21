"""Boost codes: asked for once a day, read from words, kept sealed, renewed in time, listed."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from deals import exits, negotiation
from deals.terms import Content, Terms
from handlers.turn import Turn
from storage.boosting import codes
from storage.deal import deals, desk, reminders
from storage.personal import dossier, retention
from storage.tables import BoostCode, Campaign, Heard
from tests.desk import House, Said, Who, read
from tests.forgetting import forget
from tests.test_videos import TERMS, affiliate, states, video

pytestmark = pytest.mark.on_both_databases
VIDEOS = replace(TERMS, contents=(Content("video", "tiktok", 3),))
ONE = (Content("video", "tiktok", 1),)


def code(number: int) -> str:
    return f"#aB{number}dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW1xY2zA3bC4dE5fG6hI7jK8lM9nO0pQ="


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def accepted(house: House, name: str = "Rani", many: int = 3) -> tuple[Who, int]:
    """Their videos of three, so many of which were accepted today at ten."""
    who, deal_id = affiliate(house, name, VIDEOS)
    first = sum(name.encode()) * 10
    house.says(who, " ".join(video(first + number) for number in range(many)))
    house.presses(house.admin, "Terima semua" if many > 1 else "Terima bukti")
    return who, deal_id


def asked(house: House, who: Who) -> Said:
    (question,) = [one for one in house.to(who, house.later(hours=8)) if one.words == "ask_boost"]
    return question


def course(house: House, deal_id: int) -> list[str]:
    return [boost.state for boost in house.deal(deal_id).boosts]


def kept(house: House) -> list[BoostCode]:
    return list(house.do(lambda s: s.exec(select(BoostCode).order_by(BoostCode.id)).all()))


def test_all_that_was_accepted_on_a_day_is_asked_for_in_one_message(house: House) -> None:
    rani, deal_id = accepted(house)
    question = asked(house, rani)
    assert [f"Video {n}: https://www.tiktok.com" in question for n in (1, 2, 3)] == [True] * 3
    assert "Otorisasi iklan" in question and question.labels == ("Tidak bisa kasih kode",)
    assert course(house, deal_id) == ["asked"] * 3
    assert house.deal(deal_id).stage.value == "done"


def test_codes_come_in_the_order_of_the_videos_with_their_days(house: House) -> None:
    rani, deal_id = accepted(house)
    asked(house, rani)
    said = house.says(rani, f"ini kak kodenya\n{code(1)}\n{code(2)} 60 hari\n")
    (answer,) = house.to(rani, said)
    assert "Video 1: berlaku 30 hari" in answer and "Video 2: berlaku 60 hari" in answer
    assert "Masih kurang kode untuk 1 video" in answer
    (notice,) = house.to(house.admin, said)
    assert "2 kode boost masuk" in notice and code(1) not in notice
    assert course(house, deal_id) == ["given", "given", "asked"]
    assert [row.until for row in kept(house)] == [date(2026, 10, 1), date(2026, 10, 31)]


@pytest.mark.parametrize("told", ["video 3: {}, 30 hari", "{link}\nkode: {} 30 hari"])
def test_they_may_say_which_video_it_is(house: House, told: str) -> None:
    rani, deal_id = accepted(house)
    asked(house, rani)
    link = video(sum(b"Rani") * 10 + 2)
    house.says(rani, told.format(code(1), link=link))
    assert course(house, deal_id) == ["asked", "asked", "given"]


def test_without_days_one_press_says_for_how_long(house: House) -> None:
    rani, deal_id = accepted(house)
    asked(house, rani)
    (answer,) = house.to(rani, house.says(rani, code(1)))
    assert answer.labels == ("7 hari", "60 hari", "365 hari")
    (after,) = house.to(rani, house.presses(rani, "60 hari"))
    assert "berlaku 60 hari" in after and not after.labels
    assert [row.days for row in kept(house)] == [60]
    assert house.deal(deal_id).boosts[0].until == date(2026, 10, 31)


@pytest.mark.parametrize("words", ["kode: 12345", "kodenya #abc123 kak", "#xyz99"])
def test_what_is_no_code_is_told_so(house: House, words: str) -> None:
    rani, deal_id = accepted(house)
    asked(house, rani)
    said = house.says(rani, words)
    (answer,) = house.to(rani, said)
    assert "bukan kode boost" in answer and "Otorisasi iklan" in answer
    assert not house.to(house.admin, said) and course(house, deal_id) == ["asked"] * 3


def test_the_same_code_twice_is_refused_whoever_sends_it(house: House) -> None:
    rani, _ = accepted(house)
    sari, other = accepted(house, "Sari")
    house.says(rani, f"{code(1)} 30 hari")
    assert "sudah pernah dikirim" in house.answer(sari, f"{code(1)[1:-1]}")
    assert course(house, other) == ["waits"] * 3
    assert "sudah pernah dikirim" in house.answer(rani, f"video 2 {code(1)}")
    assert len(kept(house)) == 1


def test_the_same_code_again_with_its_days_corrects_them(house: House) -> None:
    rani, deal_id = accepted(house)
    house.says(rani, f"video 1 {code(1)} 7 hari")
    house.says(rani, f"ralat kak video 1 {code(1)} 60 hari")
    assert [row.days for row in kept(house)] == [60]
    assert house.deal(deal_id).boosts[0].until == date(2026, 10, 31)


def test_a_code_that_came_before_the_question_is_not_asked_for(house: House) -> None:
    rani, deal_id = accepted(house)
    house.says(rani, "\n".join(f"{code(n)} 30 hari" for n in (1, 2, 3)))
    assert not [one for one in house.to(rani, house.later(hours=30)) if one.words == "ask_boost"]
    assert course(house, deal_id) == ["given"] * 3


def test_a_code_that_comes_with_its_video_waits_for_it_to_be_accepted(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani", VIDEOS)
    said = house.to(rani, house.says(rani, f"{video(1)}\nkode: {code(1)} 30 hari"))
    assert ["1 bukti" in said[0], "Video 1: berlaku 30 hari" in said[1]] == [True, True]
    house.presses(house.admin, "Terima bukti")
    assert course(house, deal_id) == ["given"]
    assert not [one for one in house.later(hours=30) if one.words == "ask_boost"]


def test_asked_once_more_after_three_days_then_staff_see_it(house: House) -> None:
    rani, deal_id = accepted(house)
    asked(house, rani)
    (again,) = house.to(rani, house.later(days=4))
    assert "Sekali lagi" in again and "Video 1" in again
    said = house.later(days=4)
    assert not [one for one in house.to(rani, said) if one.words == "ask_boost"]
    assert "Kode boost tidak datang: 3" in house.to(house.admin, said)[0]
    assert "kode boost belum ada" in house.answer(house.admin, "/due")
    house.presses(house.admin, f"s.codes_off:{deal_id}:d0")
    assert course(house, deal_id) == ["let_go"] * 3
    assert "kode boost belum ada" not in house.answer(house.admin, "/due")
    house.says(house.admin, "/undo")
    assert course(house, deal_id) == ["unanswered"] * 3


def test_staff_may_have_them_asked_again(house: House) -> None:
    rani, deal_id = accepted(house)
    house.later(days=9)
    house.presses(house.admin, f"s.codes_again:{deal_id}")
    assert "ask_boost" in [one.words for one in house.to(rani, house.later(days=1))]


def test_who_gives_none_is_not_asked_again(house: House) -> None:
    rani, deal_id = accepted(house)
    asked(house, rani)
    said = house.presses(rani, "Tidak bisa kasih kode")
    assert "tidak apa-apa" in house.to(rani, said)[0]
    assert "Tidak memberi kode boost: 3" in house.to(house.admin, said)[0]
    assert not [one for one in house.to(rani, house.later(days=30)) if "boost" in one.words]
    assert course(house, deal_id) == ["refused"] * 3


def test_renewal_is_asked_three_days_before_the_end(house: House) -> None:
    rani, deal_id = accepted(house)
    house.says(rani, "\n".join(f"{code(n)} 30 hari" for n in (1, 2, 3)))
    asks = [one for one in house.to(rani, house.later(days=26)) if one.words == "ask_boost"]
    assert not asks
    (renewal,) = [one for one in house.to(rani, house.later(days=2)) if one.words == "ask_boost"]
    assert "berlaku sampai Kamis, 1 Oktober 2026" in renewal
    house.says(rani, f"video 1 {code(7)} 30 hari")
    assert course(house, deal_id) == ["given", "renewing", "renewing"]
    said = house.later(days=4)
    assert course(house, deal_id) == ["given", "ended", "ended"]
    assert any("Kode boost tidak datang: 2" in one for one in house.to(house.admin, said))
    assert [row.stands for row in kept(house)] == [False, True, True, True]


def test_nobody_is_forgotten(house: House) -> None:
    """Until every code is there, given up or let go, the deal has a next date or stands in /due."""
    _, deal_id = accepted(house, many=2)
    for _ in range(40):
        house.later(days=1)
        state = set(course(house, deal_id))
        planned = house.do(lambda s: reminders.planned(s, deal_id))
        owed = house.do(lambda s: desk.open_of(s, deal_id))
        assert planned or owed or state <= {"refused", "let_go"}


def test_of_other_platforms_the_link_is_enough(house: House) -> None:
    both = replace(VIDEOS, contents=(Content("video", "shopee", 1), Content("video", "tiktok", 1)))
    rani, deal_id = affiliate(house, "Rani", both)
    house.says(rani, f"https://sv.shopee.co.id/share-video/EXAMPLEvideo1= {video(1)}")
    house.presses(house.admin, "Terima semua")
    assert [boost.number for boost in house.deal(deal_id).boosts] == [2]
    assert "lewat link" in house.answer(house.admin, "/boost")


def test_of_a_kol_no_code_is_asked(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani, terms=VIDEOS)
    house.says(rani, " ".join(video(n) for n in range(3)))
    house.presses(house.admin, "Terima semua")
    assert course(house, deal_id) == []


def test_who_said_stop_is_not_asked(house: House) -> None:
    rani, deal_id = accepted(house)
    house.says(rani, "/stop")
    assert not house.to(rani, house.later(days=30))
    assert house.do(lambda s: reminders.planned(s, deal_id)) is None


def test_a_code_is_sealed_and_stays_out_of_the_talk(house: House) -> None:
    rani, _ = accepted(house)
    house.says(rani, f"ini kak {code(1)} 30 hari")
    raw = house.do(lambda s: s.connection().exec_driver_sql("select code from boost_code").scalar())
    assert raw and code(1) not in raw
    talk = house.do(lambda s: s.exec(select(Heard.text)).all())
    assert not any(code(1) in text for text in talk) and any("••••" in text for text in talk)


def test_a_question_beside_a_code_is_for_a_person(house: House) -> None:
    rani, deal_id = accepted(house)
    said = house.says(rani, f"{code(1)} 30 hari\nkomisinya kapan cair kak?")
    assert any("kapan cair" in one for one in house.to(house.admin, said))
    assert course(house, deal_id)[0] == "given"


def test_a_video_that_is_sent_back_takes_its_code_along(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani", VIDEOS)
    house.says(rani, f"{video(1)}\n{code(1)} 30 hari")
    house.presses(house.admin, "Kembalikan")
    house.says(house.admin, "tag belum ada")
    assert course(house, deal_id) == [] and states(house, deal_id)[0] == "sent_back"


def test_nobody_is_asked_at_night_or_on_a_sunday(house: House) -> None:
    house.now += timedelta(days=4, hours=9)  # saturday, seven in the evening
    rani, _ = accepted(house)
    assert not [one for one in house.later(hours=30) if one.words == "ask_boost"]
    assert [one for one in house.to(rani, house.later(hours=20)) if one.words == "ask_boost"]


def test_what_is_known_of_a_deal_is_read_back(house: House) -> None:
    rani, deal_id = accepted(house)
    house.says(rani, f"{code(1)} 30 hari")
    before = house.deal(deal_id).boosts
    assert before == house.do(lambda s: deals.load(s, deal_id)).boosts
    assert house.do(lambda s: codes.known(s, code(1)))


def test_who_asks_sees_their_codes_and_who_is_forgotten_leaves_none(house: House) -> None:
    rani, deal_id = accepted(house)
    house.says(rani, f"{code(1)} 30 hari")
    held = house.do(lambda s: dossier.of_partner(s, 1))
    assert [one["code"] for one in held["deals"][0]["boost_codes"]] == [code(1)]
    forget(house)
    assert not kept(house) and course(house, deal_id) == []
    assert not house.later(days=40)


def test_a_year_of_silence_takes_the_codes_along(house: House) -> None:
    rani, _ = accepted(house)
    house.says(rani, f"{code(1)} 30 hari")
    house.now += timedelta(days=500)
    year_ago = house.now - timedelta(days=365)
    house.do(lambda s: retention.empty_talks(s, retention.quiet(s, year_ago), year_ago))
    assert not kept(house)


def test_beside_what_is_due_it_is_one_message(house: House) -> None:
    """Who has another deal to deliver reads both in the reminder of the day."""
    rani, deal_id = affiliate(house, "Rani", VIDEOS)
    house.now += timedelta(days=21)  # the 22nd: on the 23rd is the last reminder before the day
    house.says(rani, video(1))
    house.presses(house.admin, "Terima bukti")
    house.now += timedelta(hours=11)  # nine in the evening
    (both,) = house.to(rani, house.later(hours=14))
    assert "Besok batas tayang" in both and "masih ditunggu 2 video di TikTok" in both
    assert "Boleh minta kode boost video Herbana ini" in both
    assert f"Video 1: {video(1).replace('/@/', '/@_/')}" in both
    assert course(house, deal_id) == ["asked"]


def test_what_is_due_later_that_day_comes_with_what_another_deal_asks_for(house: House) -> None:
    rani, first = accepted(house)
    asked(house, rani)  # on the first, at five: again on the fourth, at five
    second = offered_again(house, rani, VIDEOS)
    house.presses(rani, f"yes:{second}:1")
    house.presses(rani, f"agree:{second}:1")
    house.later(days=2)  # the third, six in the evening
    house.says(rani, " ".join(video(number) for number in (91, 92, 93)))
    house.presses(house.admin, "Terima semua")
    (both,) = [one for one in house.to(rani, house.later(days=1)) if one.words == "ask_boost"]
    assert "Sekali lagi ya, Kak" in both and both.text.count("• Video") == 6
    assert course(house, first) == ["reminded"] * 3 and course(house, second) == ["asked"] * 3


def offered_again(house: House, who: Who, terms: Terms) -> int:
    """They get an offer of another campaign for affiliates."""
    campaign_id = house.campaign("Oktober", terms)
    owner_id = house.member_id(house.admin)

    def offered(turn: Turn) -> int:
        turn.session.get_one(Campaign, campaign_id).kind = "affiliate"
        row, _ = deals.listed(turn.session, campaign_id, 1, house.now)
        deal = deals.load(turn.session, row.id)
        deal = turn.decide(deal, exits.vet(deal, house.now))
        owned = replace(deal, owner_id=owner_id)
        return turn.decide(deal, negotiation.approach(owned, house.now)).id

    return house.turn(offered)


def test_a_code_that_we_hold_is_not_asked_for_when_its_video_comes_again(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani", replace(VIDEOS, contents=ONE))
    house.says(rani, f"{video(1)}\nkode: {code(1)} 30 hari")
    house.presses(house.admin, "Kembalikan")
    house.says(house.admin, "tag brand belum ada ya kak")
    assert course(house, deal_id) == []
    house.says(rani, video(1))
    house.presses(house.admin, "Terima bukti")
    assert house.deal(deal_id).stage.value == "done"
    assert course(house, deal_id) == ["given"]
    assert "ask_boost" not in [one.words for one in house.to(rani, house.later(hours=30))]


def test_a_code_that_has_ended_is_asked_for_when_its_video_comes_again(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani", replace(VIDEOS, contents=ONE))
    house.says(rani, f"{video(1)}\nkode: {code(1)} 1 hari")
    house.presses(house.admin, "Kembalikan")
    house.says(house.admin, "tag brand belum ada ya kak")
    house.later(days=3)
    house.says(rani, video(1))
    house.presses(house.admin, "Terima bukti")
    assert course(house, deal_id) == ["waits"]


def test_a_code_before_its_video_is_hidden_and_wanted_with_the_link(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani", VIDEOS)
    said = house.says(rani, f"kak ini kode boost-nya {code(1)} 30 hari, videonya nyusul ya")
    assert "Kirim link videonya bersama kodenya" in read(house, rani, said)
    talk = house.do(lambda s: [one.text for one in s.exec(select(Heard)).all()])
    assert not any(code(1)[1:] in one for one in [*talk, *(one.text for one in said)])
    house.says(rani, f"{video(1)}\nkode: {code(1)} 30 hari")
    assert course(house, deal_id) == ["given"]
