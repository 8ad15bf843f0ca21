"""S14: who floods us costs nothing but their own queue; what binds or ends is not lost in it."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from bot.floods import ONE_MORE, REMEMBERED, Floods
from deals.channel import Address, Attachment, Incoming
from handlers.door import fetches
from storage.tables import DataAct
from tests.desk import NOON, House, Said, Who

AT_ONCE = 5
PHOTO = Attachment("photo", "f1", mime="image/jpeg", size=100_000)
TOO_MUCH = "banyak sekali sekaligus"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return flooded(House(tmp_path))


def flooded(house: House) -> House:
    """A house that reads five messages at once."""
    house.floods = Floods(AT_ONCE)
    return house


def floods(house: House, who: Who, count: int = 40) -> list[Said]:
    return [said for n in range(count) for said in house.says(who, f"halo {n}")]


@pytest.mark.on_both_databases
def test_of_a_flood_staff_read_a_few_messages_and_one_line(house: House) -> None:
    rani = house.who("Rani")
    house.approached(rani)
    said = floods(house, rani, 200)
    notices = [one for one in house.to(house.admin, said) if one.words == "notice_words"]
    assert len(notices) <= AT_ONCE
    assert "mengirim sangat banyak pesan" in notices[-1]
    assert [TOO_MUCH in one for one in house.to(rani, said)].count(True) == 1
    assert len(house.to(rani, said)) <= AT_ONCE


def test_after_some_rest_everything_is_read_again_and_staff_see_what_was_passed_over(
    house: House,
) -> None:
    rani = house.who("Rani")
    house.approached(rani)
    floods(house, rani)
    house.later(minutes=2)
    said = house.says(rani, "boleh tahu produknya apa kak?")
    [notice] = house.to(house.admin, said)
    assert "boleh tahu produknya" in notice
    assert "Rani: halo 39" in notice


def test_a_flood_is_told_once_an_hour(house: House) -> None:
    rani = house.who("Rani")
    house.approached(rani)
    for _ in range(4):
        floods(house, rani)
        house.later(minutes=20)
    assert sum(TOO_MUCH in said for said in house.everything()) == 2


def test_a_wish_about_their_data_counts_in_a_flood_too(house: House) -> None:
    """Somebody has to answer it within three days, and who has stopped may wish it as well."""
    rani = house.who("Rani")
    house.approached(rani)
    house.says(rani, "/data")
    house.presses(rani, "data:forget")
    floods(house, rani)
    house.presses(rani, "data:sure")
    house.says(rani, "/data nomor saya salah")
    kinds = house.do(lambda s: s.exec(select(DataAct.kind)).all())
    assert {"forget", "correct"} <= set(kinds)


def test_others_are_read_all_the_while(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    house.approached(rani)
    house.approached(budi)
    floods(house, rani)
    said = house.says(budi, "produknya aman untuk ibu menyusui?")
    assert "menyusui" in house.to(house.admin, said)[0]


def test_what_waited_while_the_bot_was_off_is_no_flood(house: House) -> None:
    """Telegram hands a day's messages over at once, and says when each was written."""
    rani = house.who("Rani")
    house.approached(rani)
    for n in range(40):
        address = rani.address
        written = NOON + timedelta(minutes=n)
        house.receives(Incoming(address, address, written, text=f"halo {n}"))
    assert not any(TOO_MUCH in said for said in house.everything())


def test_a_flood_of_a_stranger_is_answered_a_few_times(house: House) -> None:
    stranger = house.who("Stranger")
    assert len(floods(house, stranger, 100)) <= AT_ONCE


def test_staff_may_write_as_much_as_they_like(house: House) -> None:
    for _ in range(3 * AT_ONCE):
        assert "Tim" in house.answer(house.admin, "/staff")


def test_the_files_of_a_flood_are_not_fetched(house: House) -> None:
    rani, stranger = house.who("Rani"), house.who("Stranger")
    house.approached(rani)
    for who, flood, fetched in (
        (rani, False, True),
        (rani, True, False),
        (stranger, False, False),
        (house.admin, True, True),
    ):
        sent = Incoming(
            who.address, who.address, house.now, "file", attachments=(PHOTO,), flood=flood
        )
        assert house.do(partial(fetches, incoming=sent)) is fetched


# What binds or ends is never lost in it.


@pytest.mark.parametrize(
    "words", ["/stop", "/stop@sapa_bot", "STOP", "tolong jangan hubungi saya lagi"]
)
def test_a_stop_in_a_flood_counts_at_once_and_is_answered_once(house: House, words: str) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    floods(house, rani)
    said = house.says(rani, words)
    assert [one.words for one in house.to(rani, said)] == ["stopped"]
    assert house.deal(deal_id).partner.stopped
    assert house.to(rani, [one for _ in range(50) for one in house.says(rani, words)]) == []


def test_a_yes_under_the_terms_counts_in_a_flood(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    floods(house, rani)
    house.says(house.admin, f"/counter {deal_id} 700rb 2 reel")
    house.presses(house.admin, "Kirim")
    house.says(rani, "ok setuju kak")
    assert house.deal(deal_id).deliverables


ACTS = st.lists(
    st.sampled_from(["words", "photo", "old", "yes", "agree", "stop", "wait"]), max_size=20
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ACTS)
def test_whatever_is_sent_an_agreement_and_a_stop_are_never_lost(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    """A press on the shown terms agrees, and a stop stops, wherever in a flood they stand."""
    house = flooded(House(tmp_path_factory.mktemp("house")))
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.presses(rani, f"yes:{deal_id}:1")
    agreed = stopped = False
    for act in acts:
        _does(house, rani, deal_id, act)
        agreed |= act == "agree" and not stopped
        stopped |= act == "stop"
    deal = house.deal(deal_id)
    assert deal.partner.stopped == stopped
    assert bool(deal.deliverables) == agreed


def _does(house: House, who: Who, deal_id: int, act: str) -> None:
    match act:
        case "words":
            house.says(who, "halo kak")
        case "photo":
            house.says(who, "", file=replace(PHOTO, problem="unreadable_picture"))
        case "old":
            house.presses(who, f"agree:{deal_id}:99")
        case "yes" | "agree":
            house.presses(who, f"{act}:{deal_id}:1")
        case "stop":
            house.says(who, "stop")
        case "wait":
            house.later(seconds=30)


# How it is counted.


@pytest.fixture
def account() -> Address:
    return Address("telegram", "7")


def test_one_more_is_read_with_every_rest(account: Address) -> None:
    floods = Floods(2)
    at = [timedelta(), timedelta(), timedelta(), ONE_MORE, ONE_MORE, 100 * ONE_MORE]
    sent = [Incoming(account, account, NOON + moment) for moment in at]
    assert [floods.has(n, one) for n, one in enumerate(sent, 1)] == [
        *(False, False, True, False, True, False)
    ]


def test_an_update_that_is_tried_again_is_counted_once(account: Address) -> None:
    floods = Floods(2)
    assert not any(floods.has(1, Incoming(account, account, NOON)) for _ in range(10))


def test_who_has_rested_is_forgotten() -> None:
    floods = Floods(2)
    for n in range(2 * REMEMBERED):
        account = Address("telegram", str(n))
        floods.has(n, Incoming(account, account, NOON + n * timedelta(seconds=1)))
    assert len(floods._accounts) <= REMEMBERED + 1
