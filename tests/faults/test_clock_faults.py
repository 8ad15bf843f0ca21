"""The clock jumps while the bot works, and the machine sleeps."""

import signal
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import select

from storage.partner import people
from storage.tables import Deal, Reminder
from tests.faults.stage import FaultStage, now, until
from tests.faults.tally import all_once, tally

pytestmark = pytest.mark.slow
SOON_S = 8


@pytest.mark.fault("F40")
def test_a_clock_that_jumps_during_work_says_nothing_twice_and_leaves_nothing_open(
    stage: FaultStage, counted
):
    jumps_s = (3600, -3600, 2, -2, 7200, -7200)
    sent: dict[int, list[str]] = {}
    with stage.bot():
        stage.online()
        for number, jump_s in enumerate(jumps_s):
            crowd = stage.crowd(5)
            stage.letters_to(*((one, f"syarat {number} {one}") for one in crowd), once=True)
            for person in stage.partners_many(5):
                sent[person] = [f"/status {number}"]
                stage.says(person, f"/status {number}")
            stage.later(seconds=jump_s)
        until(lambda: not stage.updates("new"), SOON_S)
        until(stage.all_sent, SOON_S)
    said = stage.spoken()
    terms = [count for text, count in said.items() if text.startswith("syarat")]
    count = tally(stage, sent)
    counted(
        stage.kind,
        jumps=len(jumps_s),
        terms_said=len(terms),
        terms_said_twice=sum(terms) - len(terms),
        **count.as_counts(),
    )
    assert terms == [1] * 5 * len(jumps_s)
    assert all_once(count)


@pytest.mark.fault("F40")
def test_an_answer_made_in_a_future_that_was_taken_back_is_said_all_the_same(stage: FaultStage):
    first, second = stage.partner(), stage.partner()
    with stage.bot():
        stage.online()
        stage.later(hours=5)
        stage.fault(times=1, cut="before", chat_id=first)
        stage.says(first, "/status")
        until(lambda: stage.letters(first) and stage.letters(first)[0].state == "queued")
        stage.later(hours=-5)
        stage.says(second, "/status")
        until(lambda: stage.heard(second))
        until(lambda: stage.heard(first), SOON_S)


@pytest.mark.fault("F42")
def test_after_six_hours_of_sleep_every_reminder_is_said_once(stage: FaultStage, counted):
    people = [stage.offered() for _ in range(8)]
    with stage.bot() as bot:
        until(lambda: all(stage.heard(person) for person in people))
        stage.settled()
        spread(stage, people)
        bot.process.send_signal(signal.SIGSTOP)
        stage.room.in_room(lambda room: room.move_clock(room.clock.now() + timedelta(hours=6)))
        bot.process.send_signal(signal.SIGCONT)
        until(lambda: all(len(stage.heard(person)) >= 2 for person in people))
        stage.settled()
    heard = [len(stage.heard(person)) - 1 for person in people]
    still_due = stage.do(lambda s: len(list(s.exec(overdue(stage)))))
    counted(stage.kind, reminders_due=len(people), said=sum(heard), dropped=heard.count(0))
    assert heard == [1] * len(people)
    assert still_due == 0


@pytest.mark.fault("F35")
def test_who_says_stop_while_words_are_queued_hears_none_of_them(stage: FaultStage):
    person, other = stage.partner(), stage.partner()
    stage.letter(person, "kabar lama")
    stage.letter(other, "kabar lain")
    stage.do(lambda s: people.stop(s, stage.partners[person], now() + timedelta(seconds=1)))
    stage.postman()
    assert (stage.heard(person), stage.heard(other)) == ([], ["kabar lain"])
    assert stage.letters(person)[0].state == "cancelled"


@pytest.mark.fault("F35")
def test_unasked_words_that_were_kept_waiting_into_the_night_are_said_in_the_morning(
    stage: FaultStage,
):
    [night_owl, answered] = stage.crowd(2)
    with stage.bot():
        stage.online()
        stage.later(hours=13)  # eleven at night
        stage.letters_to((answered, "jawaban"))
        until(lambda: stage.heard(answered))  # with which the bot was told the time
        stage.letters_to((night_owl, "pengingat"), zone="Asia/Jakarta")
        stage.letters_to((answered, "lagi"))
        until(lambda: len(stage.heard(answered)) == 2)
        stage.settled()
        assert stage.heard(night_owl) == []
        stage.later(hours=11)
        until(lambda: stage.heard(night_owl) == ["pengingat"])


def spread(stage: FaultStage, people: list[int]) -> None:
    """Their next steps fall due one after the other within the six hours."""
    for number, person in enumerate(people):
        due_at = stage.moment() + timedelta(minutes=30 + 40 * number)
        change = (
            update(Reminder)
            .where(Reminder.deal_id == stage.deals[person], Reminder.state == "planned")
            .values(due_at=due_at)
        )
        stage.do(lambda s, change=change: s.exec(change))
        age(stage, person)


def age(stage: FaultStage, person: int) -> None:
    """They have been silent for as long as a follow-up waits."""

    def unit(session) -> None:
        row = session.get_one(Deal, stage.deals[person])
        row.waiting_since -= timedelta(days=3)

    stage.do(unit)


def overdue(stage: FaultStage):
    return select(Reminder).where(Reminder.state == "planned", Reminder.due_at <= stage.moment())
