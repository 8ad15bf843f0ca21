"""Two writers of one deal, and a server that is restarted under the bot."""

import threading
import time
from pathlib import Path

import pytest

from deals.decision import Decision
from storage.db import Database
from storage.deal import deals
from storage.migrate import migrate
from storage.partner import people
from tests.faults import stage as staging
from tests.faults.databases import POSTGRES
from tests.faults.stage import FaultStage, now, staged, until
from tests.faults.tally import tally
from tests.restarted import Server, own_server

pytestmark = pytest.mark.slow
ACTS = 40


@pytest.mark.fault("F52")
def test_of_what_two_do_to_one_deal_at_once_nothing_is_lost(stage: FaultStage, counted):
    person = stage.partner()
    before = len(stage.happened(person))
    gave_up: list[int] = []
    threads = [
        threading.Thread(target=acting, args=(stage.database.url, stage.deals[person], gave_up))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    acts = len(stage.happened(person)) - before
    counted(stage.kind, acts=2 * ACTS, kept=acts, lost=2 * ACTS - acts, tried_again=len(gave_up))
    assert acts == 2 * ACTS


def acting(url: str, deal_id: int, gave_up: list[int]) -> None:
    """Forty acts, each again when somebody else is at work for the same partner."""
    mine = Database(url)
    done = 0
    while done < ACTS:
        try:
            mine.transact(lambda s: act(s, deal_id))
            done += 1
        except (people.Busy, deals.ChangedMeanwhile):
            gave_up.append(deal_id)
            time.sleep(0.001)
    mine.close()


def act(session, deal_id: int) -> None:
    deal = deals.load(session, deal_id)
    deals.save(session, deal, Decision(deal, "noted"), "staff:1", now())


@pytest.mark.fault("F57", database="postgresql")
def test_a_server_that_is_restarted_in_mid_commit_loses_and_doubles_nothing(
    tmp_path: Path, counted, monkeypatch
):
    with own_server() as server:
        empty = Database(server.url)
        migrate(empty)
        empty.close()
        monkeypatch.setattr(staging, "migrated_url", lambda kind, folder: server.url)
        with staged(tmp_path, POSTGRES) as stage, stage.bot() as bot:
            stage.online()
            disturbed(stage, server, counted)
            assert bot.stop() == 0, bot.output()[-2000:]
            assert "Traceback" not in bot.output()


def disturbed(stage: FaultStage, server: Server, counted) -> None:
    people_, crowd = stage.partners_many(20), stage.crowd(60)
    sent = {person: [f"/status {number}" for number in range(3)] for person in people_}
    stage.letters_to(*((one, f"syarat {one}") for one in crowd), once=True)
    for number in range(3):
        for person in people_:
            stage.says(person, sent[person][number])
        if number < 2:
            server.crash()
            stage.database.close()  # our own connections are gone too
    until(lambda: not stage.updates_left() and not stage.waiting())
    until(stage.all_sent)
    said = stage.spoken()
    terms = [said[f"syarat {one}"] for one in crowd]
    count = tally(stage, sent)
    unknown = stage.states().count("unknown")
    counted(
        stage.kind,
        restarts=2,
        terms_said=sum(terms),
        terms_said_twice=sum(number > 1 for number in terms),
        terms_unknown=unknown,
        **count.as_counts(),
    )
    assert (count.lost, count.handled_twice) == (0, 0)
    assert max(terms) == 1
    assert terms.count(0) <= unknown
    assert count.said >= count.sent
