"""Updates that come often, late, out of order, broken, or while somebody else takes them."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from sqlmodel import select

from deals.storable import make_storable
from storage.tables import Inbox, Outbox
from tests.faults.corpus import STRANGE_TEXTS, unreadable
from tests.faults.stage import FaultStage, staged, until
from tests.faults.tally import all_once, tally
from tests.room import MAYA

pytestmark = pytest.mark.slow
REEL = "https://www.instagram.com/reel/{}/"


@pytest.fixture(scope="module")
def house(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultStage]:
    """One bot for all stories here; each brings its own people."""
    with staged(tmp_path_factory.mktemp("house"), kind) as stage, stage.bot() as bot:
        stage.online()
        yield stage
        assert bot.stop() == 0, bot.output()[-2000:]


def answers(house: FaultStage, person: int, count: int = 1) -> list[str]:
    return until(lambda: len(house.heard(person)) >= count and house.heard(person))


def raw_of(house: FaultStage, person: int) -> dict:
    """The newest update of a person's, as it was delivered."""
    return [row.raw for row in house.inbox() if row.lane == f"telegram:{person}"][-1]


@pytest.mark.fault("F04")
def test_an_update_that_comes_five_times_the_last_a_day_later_is_answered_once(house, counted):
    person = house.partner()
    house.says(person, "/status satu")
    answers(house, person)
    raw = raw_of(house, person)
    for hours in (0, 0, 0, 23):
        house.later(hours=hours)
        house.arrives(raw)
        until(lambda: not house.waiting())
    house.settled()
    count = tally(house, {person: ["/status satu"]})
    counted(house.kind, deliveries=5, **count.as_counts())
    assert all_once(count)


@pytest.mark.fault("F05")
def test_an_older_press_that_comes_late_never_turns_a_deal_back(house):
    person = house.offered()
    deal_id = house.deals[person]
    house.agreed(person)
    agreed = house.stage_of(person), house.pieces(person)
    press = raw_of(house, person)["callback_query"]
    for number, data in enumerate((f"yes:{deal_id}:1", f"no:{deal_id}", f"no:{deal_id}:1")):
        late = {**press, "id": f"late{number}", "data": data}
        house.arrives({"callback_query": late}, f"late {number}")
    house.settled()
    assert (house.stage_of(person), house.pieces(person)) == agreed


@pytest.mark.fault("F05")
def test_a_press_that_telegram_has_forgotten_is_done_all_the_same(house):
    person = house.offered()
    message_id, data = until(lambda: house.button(person, "yes:"))
    card = house.room.room.message(person, message_id).body
    sender = house.room.room.people[person].user()
    query = {"id": "1", "from": sender, "message": card, "chat_instance": "1", "data": data}
    house.arrives({"callback_query": query})
    until(lambda: house.button(person, "agree:"))
    toast = next(row for row in house.do(letters_of("toast:1")))
    until(lambda: house.row(toast.id).state == "sent")


def letters_of(lane: str):
    return lambda s: list(s.exec(select(Outbox).where(Outbox.lane == lane)))


@pytest.mark.fault("F06")
def test_numbers_that_jump_down_after_a_quiet_week_are_new_updates(house, counted):
    people = house.partners_many(3)
    sent = {person: ["/status sebelum", "/status sesudah"] for person in people}
    for person in people:
        house.says(person, sent[person][0])
    until(lambda: all(house.heard(person) for person in people))
    lower = house.room.room.updates.next_id - random.Random(6).randint(10_000, 90_000)
    house.room.in_room(lambda room: room.updates.jump(lower))
    for person in people:
        house.says(person, sent[person][1])
    until(lambda: all(len(house.heard(person)) == 2 for person in people))
    count = tally(house, sent)
    counted(house.kind, **count.as_counts())
    assert all_once(count)


@pytest.mark.fault("F07", "F08")
def test_one_update_that_always_fails_is_parked_before_staff_and_delays_nobody(house, counted):
    poison = house.partner()
    told = len(house.heard(MAYA))
    message = {"message_id": 1, "date": "kapan-kapan", "chat": {"id": poison}}
    message["from"] = {"id": poison, "is_bot": False, "first_name": "Aneh"}
    house.arrives({"message": message}, "poison")
    waits = [answered_in_s(house) for _ in range(5)]
    row = until(lambda: next((r for r in house.inbox() if r.lane.endswith(str(poison))), None))
    while inbox_row(house, row.id).state == "new":
        tries = inbox_row(house, row.id).tries
        house.later(minutes=31)
        until(lambda t=tries: inbox_row(house, row.id).tries > t)
    parked = inbox_row(house, row.id)
    counted(house.kind, tries=parked.tries, parked=1, slowest_other_answer_s=round(max(waits), 2))
    assert (parked.state, parked.tries) == ("dead", 6)
    until(lambda: len(house.heard(MAYA)) > told)
    assert max(waits) < 5


def answered_in_s(house: FaultStage) -> float:
    """How long somebody else waits for an answer."""
    person = house.partner()
    began = time.monotonic()
    house.says(person, "/status")
    answers(house, person)
    return time.monotonic() - began


def inbox_row(house: FaultStage, row_id: int):
    return house.do(lambda s: s.get_one(Inbox, row_id))


@pytest.mark.fault("F08")
def test_what_cannot_be_parsed_is_kept_raw_and_polling_goes_on(house, counted):
    before = {row.id for row in house.inbox()}
    corpus = unreadable(house.partner())
    for number, raw in enumerate(corpus):
        house.arrives(raw, f"odd {number}")
    assert answered_in_s(house) < 10
    until(lambda: not house.waiting())
    kept = [row for row in house.inbox() if row.id not in before]
    for raw in corpus:
        as_kept = make_storable({**deepcopy(raw), "update_id": 0})
        assert any({**row.raw, "update_id": 0} == as_kept for row in kept), raw
    counted(house.kind, odd_updates=len(corpus), kept_raw=len(kept) - 1, polling_goes_on=True)


@pytest.mark.fault("F08")
@pytest.mark.parametrize("number", range(len(STRANGE_TEXTS)))
def test_strange_letters_are_read_and_answered_like_any_others(house, number):
    person = house.offered()
    until(lambda: house.heard(person))
    user = house.room.room.people[person].user()
    message = {"message_id": 99, "date": house.room.room.clock.unix(), "from": user}
    chat = {"id": person, "type": "private"}
    text = STRANGE_TEXTS[number]
    house.arrives({"message": {**message, "chat": chat, "text": text}}, f"strange {number}")
    house.says(person, "/status")
    until(lambda: len(house.kept_words(person)) == 2)
    answers(house, person, 2)


@pytest.mark.fault("F10")
def test_a_second_poller_takes_nothing_away(house, counted):
    people = house.partners_many(4)
    sent = {person: ["/status a", "/status b"] for person in people}
    with ThreadPoolExecutor(1) as pool:
        ours = until(lambda: house.room.room.poll)
        thief = pool.submit(house.room.call, "getUpdates", timeout=2)
        until(lambda: house.room.room.poll is not ours)
        for person in people:
            house.says(person, sent[person][0])
        thief.result(40)
    for person in people:
        house.says(person, sent[person][1])
    until(lambda: all(len(house.heard(person)) == 2 for person in people))
    count = tally(house, sent)
    conflicts = sum(call["error_code"] == 409 for call in house.calls("getUpdates"))
    counted(house.kind, conflicts=conflicts, **count.as_counts())
    assert all_once(count)
    assert conflicts


@pytest.mark.fault("F14")
def test_of_a_proof_that_is_edited_both_versions_are_kept(house):
    person = house.offered()
    house.agreed(person)
    first, second = (REEL.format(f"{name}{person}") for name in ("Satu", "Dua"))
    message = house.says(person, first)
    until(lambda: house.pieces(person) == ["submitted"])
    house.room.does(person, "edit", message_id=message["message_id"], text=second)
    until(lambda: house.kept_words(person)[-2:] == [first, second])
    raws = [row.raw for row in house.inbox() if row.lane == f"telegram:{person}"]
    assert raws[-2]["message"]["text"] == first
    assert raws[-1]["edited_message"]["text"] == second


@pytest.mark.fault("F33")
def test_a_button_that_two_of_the_team_press_at_once_acts_once(house):
    person = house.offered()
    house.agreed(person)
    house.says(person, REEL.format(f"Berdua{person}"))
    ayu = house.colleague()
    deal_id = house.deals[person]
    card = until(lambda: house.button(MAYA, f"s.accept:{deal_id}:"))
    message = house.room.room.message(MAYA, card[0]).body
    users = [house.room.room.people[one].user() for one in (MAYA, ayu)]
    presses = [
        {"id": f"{n}{person}", "from": user, "message": message, "chat_instance": "1"}
        for n, user in enumerate(users)
    ]
    for number, press in enumerate(presses):
        house.arrives({"callback_query": {**press, "data": card[1]}}, f"press {number}")
    toasts = until(lambda: both_answered(house, person))
    assert house.pieces(person) == ["accepted"]
    assert house.happened(person).count("proof_accepted") == 1
    assert sum("lebih dulu" in toast.payload.get("text", "") for toast in toasts) == 1


def both_answered(house: FaultStage, person: int):
    toasts = [row for n in range(2) for row in house.do(letters_of(f"toast:{n}{person}"))]
    return toasts if len(toasts) == 2 else None
