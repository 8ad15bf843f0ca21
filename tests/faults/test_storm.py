"""Everything at once: a quarter of all answers faulty, and the bot killed again and again."""

import random
import time
from collections import Counter

import pytest

from tests.botprocess import BotProcess
from tests.faults.stage import FaultStage, until
from tests.faults.tally import tally
from tests.faults.weather import Weather

pytestmark = pytest.mark.slow
SEED, SHARE, KILLS = 20261121, 0.26, 4
PEOPLE, EACH = 100, 3
REPEATED = "(Abaikan"  # as every word begins its note that it may come a second time


@pytest.mark.fault("F01", "F03", "F20", "F21", "F22", "F23", "F29")
@pytest.mark.long
def test_in_a_storm_of_all_faults_nothing_is_lost_and_no_terms_are_said_twice(
    stage: FaultStage, counted
):
    people = stage.partners_many(PEOPLE)
    sent = {person: [f"/status {number}" for number in range(EACH)] for person in people}
    for number in range(EACH):
        queue(stage, people, number)
    weather = Weather(stage.room, SEED, SHARE)
    with stage.bot(SENDS_A_SECOND="200") as bot:
        for number in range(EACH):
            for person in people:
                stage.says(person, sent[person][number])
        kill(bot, weather)
        weather_lasts = time.monotonic() + 15
        until(lambda: resting(stage, people) or time.monotonic() > weather_lasts)
        weather.clears()
        calm(stage, people)
        assert bot.stop() == 0, bot.output()[-2000:]
    judged(stage, counted, sent, weather)


def kill(bot: BotProcess, weather: Weather) -> None:
    """Ends the bot again and again in the midst of its work."""
    dice = random.Random(SEED)
    for _ in range(KILLS):
        work_before = weather.answers + dice.randint(20, 50)
        until(lambda before=work_before: weather.answers >= before)
        time.sleep(dice.uniform(0, 0.05))  # anywhere between two calls
        bot.kill()
        bot.start()


def queue(stage: FaultStage, people: list[int], number: int) -> None:
    """To half of them terms, to the others a notice."""
    half = len(people) // 2
    stage.letters_to(*((one, f"syarat {number} {one}") for one in people[:half]), once=True)
    stage.letters_to(*((one, f"kabar {number} {one}") for one in people[half:]))


def calm(stage: FaultStage, people: list[int]) -> None:
    """Until nothing is left to do for any of them; what is tried again later is tried now."""
    end = time.monotonic() + 60
    while not resting(stage, people):
        assert time.monotonic() < end, "they never came to rest"
        stage.later(seconds=30)
        time.sleep(0.2)


def resting(stage: FaultStage, people: list[int]) -> bool:
    ours = {str(person) for person in people}
    open_chats = {row.chat for row in stage.open_letters()}
    return not (stage.waiting() or stage.updates_left() or open_chats & ours)


def judged(stage: FaultStage, counted, sent: dict[int, list[str]], weather: Weather) -> None:
    people, half = list(sent), len(sent) // 2
    said, count = stage.spoken(), tally(stage, sent)
    terms = {t: said[t] for n in range(EACH) for t in texts("syarat", n, people[:half])}
    notices = {t: said[t] for n in range(EACH) for t in texts("kabar", n, people[half:])}
    unknown = {row.payload["text"] for one in people for row in stage.letters(one) if lost(row)}
    heard = [(one, text) for one in people for text in stage.heard(one)]
    plain = Counter(one for one in heard if REPEATED not in one[1])
    twice = sum(max(0, number - allowed(text)) for (_, text), number in plain.items())
    out_of_order = [one for one in people if not in_order(stage, one)]
    counted(
        stage.kind,
        seed=SEED,
        kills=KILLS,
        faulty_answers=weather.faults,
        faulty_share=round(weather.faults / weather.answers, 2),
        **count.as_counts() | {"said": len(heard), "said_twice": twice},
        messages_repeated_with_a_note=len(heard) - plain.total(),
        terms_said=sum(terms.values()),
        terms_said_twice=sum(number > 1 for number in terms.values()),
        terms_unknown=len(unknown & terms.keys()),
        notices_lost=list(notices.values()).count(0),
        out_of_order=len(out_of_order),
    )
    assert (count.lost, count.handled_twice) == (0, 0)
    assert all(stage.kept_words(one) == texts for one, texts in sent.items())
    assert max(terms.values()) == 1
    assert {text for text, number in terms.items() if not number} <= unknown
    assert min(notices.values()) >= 1
    assert twice == 0
    assert out_of_order == []


def allowed(text: str) -> int:
    """How often a chat may hear it: the answers to what it asked are all alike."""
    return 1 if text.startswith(("syarat", "kabar")) else EACH


def texts(kind: str, number: int, people: list[int]) -> list[str]:
    return [f"{kind} {number} {one}" for one in people]


def lost(row) -> bool:
    return row.state == "unknown"


def in_order(stage: FaultStage, person: int) -> bool:
    """Of what went well at the first try, each stands in the chat after the ones before it."""
    fine = [r for r in stage.letters(person) if (r.state, r.tries, r.act) == ("sent", 1, "text")]
    ids = [int(row.external_id) for row in sorted(fine, key=lambda row: row.id)]
    return ids == sorted(ids)
