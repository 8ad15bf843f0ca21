"""The whole program: killed and stopped in the middle, flooded, and told to do too much at once."""

import random
import signal
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.postman import ahead, at_once
from storage.post.pace import Pace
from tests.faults.stage import FaultStage, until
from tests.faults.tally import all_once, tally

pytestmark = pytest.mark.slow


@pytest.mark.fault("F02")
@pytest.mark.long  # the room waits for the kill, and a busy machine takes its time
def test_what_was_stored_but_not_confirmed_comes_again_and_is_ignored(stage: FaultStage, counted):
    people = stage.partners_many(5)
    sent = {person: ["/status a", "/status b"] for person in people}
    with stage.bot() as bot:
        stage.online()
        take, kills = stage.room.room.faults.take, []

        def killed_at_the_next_poll(method: str, chat_id: str) -> dict:
            if method == "getupdates" and stage.waiting() and stage.inbox() and not kills:
                kills.append(stage.waiting())
                bot.kill()
                return {"cut": "before"}
            return take(method, chat_id)

        stage.room.room.faults.take = killed_at_the_next_poll
        for person in people:
            for text in sent[person]:
                stage.says(person, text)
        until(lambda: kills)
        bot.start()
        until(lambda: all(len(stage.heard(person)) >= 2 for person in people))
        stage.settled()
    count = tally(stage, sent)
    repeated = {"said_twice": 0, "answers_repeated": count.said_twice}  # an answer carries no terms
    told = {**count.as_counts(), **repeated}
    counted(stage.kind, kills=1, delivered_again=kills[0], **told)
    assert (count.handled, count.lost, count.handled_twice) == (count.sent, 0, 0)


@pytest.mark.fault("F15")
@pytest.mark.long
def test_five_thousand_waiting_updates_are_drained(stage: FaultStage, counted):
    """A tenth of them ask something; the others are the talk of groups, which is only stored."""
    people = stage.partners_many(100)
    for number in range(5000):
        asks, turn = number % 10 == 0, number // 10 % 100
        chat = people[turn] if asks else -1_000_000 - number % 300
        stage.arrives(talk(people[turn], chat, f"/status {number}"), f"chat {chat}")
    with stage.bot() as bot:
        stage.online_at_all()
        before, began = memory_mb(bot.process.pid, "VmRSS"), time.monotonic()
        until(lambda: not stage.waiting(), 250)
        stored_s = time.monotonic() - began
        until(lambda: not stage.updates_left(), 250)
        handled_s = time.monotonic() - began
        grown = memory_mb(bot.process.pid, "VmHWM") - before
    kept = [text for person in people for text in stage.kept_words(person)]
    handled = len(stage.updates("done"))
    counted(
        stage.kind,
        updates_sent=5000,
        handled=handled,
        lost=5000 - handled,
        handled_twice=len(kept) - len(set(kept)),
        stored_a_second=round(5000 / stored_s),
        handled_a_second=round(5000 / handled_s),
        memory_grew_mb=round(grown),
    )
    assert handled == 5000
    assert len(kept) == len(set(kept)) == 500
    assert grown < 200


def talk(person: int, chat: int, text: str) -> dict:
    user = {"id": person, "is_bot": False, "first_name": "Mitra"}
    place = {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "Grup"}
    message = {"message_id": 1, "date": 1_900_000_000, "from": user, "chat": place}
    return {"message": {**message, "text": text}}


def memory_mb(pid: int, what: str) -> float:
    return int(Path(f"/proc/{pid}/status").read_text().split(f"{what}:")[1].split()[0]) / 1024


A_SECOND = 80
GROUP = -1002000000001


@pytest.mark.fault("F34")
def test_a_thousand_letters_due_at_once_keep_the_pace_through_a_crash(stage: FaultStage, counted):
    crowd = stage.crowd(900)
    chatty, others = crowd[:15], crowd[15:]
    stage.letters_to(*((one, f"{one} ke {n}") for n in range(5) for one in chatty), once=True)
    stage.letters_to(*((GROUP, f"grup {n}") for n in range(40)))
    stage.letters_to(*((one, f"{one} saja") for one in others))
    with stage.bot(SENDS_A_SECOND=str(A_SECOND)) as bot:
        until(lambda: len(stage.spoken()) > 400, 100)
        bot.kill()
        bot.start()
        until(lambda: open_outside(stage, GROUP) == 0, 100)
    said, times = stage.spoken(), said_at(stage.calls())
    terms = [said[f"{one} ke {n}"] for n in range(5) for one in chatty]
    unknown = stage.states().count("unknown")
    in_a_second = most_within(1, [at for one in times.values() for at in one])
    taken = taken_at(stage)
    slowest_s = slowest_way_s(taken, times)
    taken_in_a_second = most_within(1, [at for one in taken.values() for at in one])
    counted(
        stage.kind,
        letters=1000,
        allowed_a_second=A_SECOND,
        most_taken_in_a_second=taken_in_a_second,
        most_in_a_second=in_a_second,
        slowest_way_s=round(slowest_s, 2),
        most_in_a_minute_in_the_group=most_within(60, times[GROUP]),
        fastest_chat=max(most_within(3, times[one]) for one in chatty),
        terms_said_twice=sum(count > 1 for count in terms),
        terms_unknown=unknown,
    )
    assert taken_in_a_second <= A_SECOND
    # Telegram takes 30 where we send 25; what was claimed may leave late, beside the next ones,
    # and on a machine that stands still for a while all the later.
    claimed = at_once(Pace(A_SECOND)) + ahead(Pace(A_SECOND))
    assert in_a_second <= 1.2 * A_SECOND * (1 + min(slowest_s, 1)) + claimed
    assert most_within(60, times[GROUP]) <= 20
    assert all(at_most_a_second(times[one]) for one in chatty)
    assert all(said[f"{one} saja"] for one in others)
    assert max(terms) == 1 and terms.count(0) <= unknown <= 8


def open_outside(stage: FaultStage, group: int) -> int:
    return sum(row.chat != str(group) for row in stage.open_letters())


def said_at(calls: Iterable[dict]) -> dict[int, list[float]]:
    times: dict[int, list[float]] = defaultdict(list)
    for call in calls:
        times[call["chat_id"]].append(call["at"])
    return times


def taken_at(stage: FaultStage) -> dict[int, list[float]]:
    """When the letters to each chat were taken, by the clock of the bot."""
    times: dict[int, list[float]] = defaultdict(list)
    for row in stage.taken_letters():
        times[int(row.chat)].append(row.taken_at.timestamp())
    return times


def slowest_way_s(taken: dict[int, list[float]], said: dict[int, list[float]]) -> float:
    """How much longer than the fastest letter the slowest was on its way: the clocks differ. Of
    chats that heard one."""
    ways = [said[one][0] - at[0] for one, at in taken.items() if len(at) == len(said[one]) == 1]
    return max(ways) - min(ways)


def most_within(seconds: float, times: list[float]) -> int:
    """The most that were said within any time of that length."""
    ordered = sorted(times)
    return max((sum(at <= one < at + seconds for one in ordered) for at in ordered), default=0)


def at_most_a_second(times: list[float]) -> bool:
    """A burst of three, and one more each second; a crash may have sent one that is not counted."""
    return all(
        later - earlier + 1 <= 3 + (times[later] - times[earlier]) + 0.3
        for earlier in range(len(times))
        for later in range(earlier, len(times))
    )


@pytest.mark.fault("F60")
def test_told_to_stop_in_a_burst_it_ends_soon_and_leaves_nothing_unknown(
    stage: FaultStage, counted
):
    crowd = stage.crowd(60)
    people = stage.partners_many(10)
    sent = {person: ["/status"] for person in people}
    stage.fault(times=500, delay_s=0.3)
    stage.letters_to(*((one, f"syarat {one}") for one in crowd), once=True)
    with stage.bot() as bot:
        stage.online_at_all()
        for person in people:
            stage.says(person, "/status")
        until(lambda: "sending" in stage.states())
        time.sleep(random.Random(60).uniform(0, 0.3))
        began = time.monotonic()
        bot.process.send_signal(signal.SIGTERM)
        assert bot.process.wait(65) == 0, bot.output()[-2000:]
        took_s = time.monotonic() - began
        assert set(stage.states()) <= {"sent", "queued"}
        bot.start()
        until(lambda: stage.all_sent() and all(stage.heard(one) for one in people))
    said, count = stage.spoken(), tally(stage, sent)
    terms = [said[f"syarat {one}"] for one in crowd]
    counted(
        stage.kind, exit_s=round(took_s, 1), terms_said=sum(terms), terms_unknown=0,
        terms_said_twice=sum(terms) - len(terms), **count.as_counts(),
    )  # fmt: skip
    assert terms == [1] * len(crowd)
    assert all_once(count)
