"""reader: a second reader that is switched on, as the whole program meets it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from deals import exits, negotiation
from deals.deal import Deal
from storage.deal import deals
from storage.partner import people
from storage.tables import Outbox
from tests.botprocess import BotProcess
from tests.reader_endpoint import (
    KEY,
    Endpoint,
    gives,
    late,
    repeats_the_key,
    running_endpoint,
    says,
)
from tests.room import ALYA, BUDI
from tests.shell import Stage, now, staged, until
from tests.unclear import later_or_else, perhaps_yes

pytestmark = pytest.mark.slow
PHONE = "0812-0000-7788"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA, BUDI) as one:
        for person in (ALYA, BUDI):
            one.do(lambda s, p=person: offered(s, one.deals[p]))
        yield one


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with running_endpoint() as one:
        yield one


def offered(session: Session, deal_id: int) -> None:
    deal = deals.load(session, deal_id)
    deal = deals.save(session, deal, exits.vet(deal, now()), "clock", now())
    deals.save(session, deal, negotiation.approach(deal, now()), "clock", now())


def bot_of(stage: Stage, endpoint: Endpoint) -> BotProcess:
    settings = {"READER_URL": endpoint.url, "READER_KEY": KEY, "READER_MODEL": "small"}
    settings["READER_SECONDS"] = "20"  # a busy machine is slow
    room = stage.room
    return BotProcess(stage.folder, room.url, room.room.token, "--verbose", **settings)


def deal_of(stage: Stage, person: int) -> Deal:
    found: Deal = stage.do(lambda s: deals.load(s, stage.deals[person]))
    return found


def stopped(stage: Stage, person: int) -> Any:
    return stage.do(lambda s: people.partner(s, stage.partners[person]).stopped_at)


def test_it_helps_binds_nobody_and_is_told_no_number(stage: Stage, endpoint: Endpoint) -> None:
    """It helps with a doubt; then it agrees to everything, would have everybody stopped, and says
    its key back, and that comes to nothing."""
    bot, unclear = bot_of(stage, endpoint), perhaps_yes()[0]
    bot.start()
    try:
        stage.online()
        endpoint.answer = says("later")
        stage.room.does(ALYA, "say", text=later_or_else())
        stage.settled()
        until(lambda: "taken_later" in told(stage, ALYA))
        for answer in (says("accept", fee_idr=1), says("stop"), repeats_the_key):
            endpoint.answer = answer
            for text in (unclear, f"{unclear} {PHONE}"):
                stage.room.does(BUDI, "say", text=text)
                stage.settled()
    finally:
        assert bot.stop() == 0
    assert endpoint.seen[0] == later_or_else()
    assert endpoint.seen.count(unclear) == 3
    assert not [text for text in endpoint.seen if "0812" in text or "7788" in text]
    assert deal_of(stage, BUDI).stage == "talking"
    assert deal_of(stage, BUDI).terms.fee_idr == 500_000
    assert not stopped(stage, BUDI)
    words = [KEY, PHONE, later_or_else(), unclear]
    assert not [one for one in words if one in bot.output()]
    assert KEY.encode() not in b"".join(path.read_bytes() for path in stage.folder.glob("sapa.db*"))


def test_one_that_does_not_answer_keeps_nobody_from_being_heard(
    stage: Stage, endpoint: Endpoint
) -> None:
    """Others are answered meanwhile; who was asked about is read by the first reader alone, also
    when the program was killed while it waited."""
    endpoint.answer = late
    bot = bot_of(stage, endpoint)
    bot.start()
    try:
        stage.online()
        stage.room.does(ALYA, "say", text=later_or_else())
        until(lambda: endpoint.asked)
        stage.room.does(BUDI, "say", text="/status")
        until(lambda: stage.heard(BUDI))
        assert [row.lane for row in stage.updates("new")] == [f"telegram:{ALYA}"]
        bot.kill()
        endpoint.answer = gives(b"")
        bot.start()
        until(lambda: not stage.updates("new"))
    finally:
        assert bot.stop() == 0
    assert deal_of(stage, ALYA).stage == "talking"
    assert not stopped(stage, ALYA)


def test_one_that_is_broken_changes_nothing(stage: Stage, endpoint: Endpoint) -> None:
    endpoint.answer = gives(b"{", 500)
    bot = bot_of(stage, endpoint)
    bot.start()
    try:
        stage.online()
        for _ in range(6):
            stage.room.does(ALYA, "say", text=later_or_else())
            stage.settled()
    finally:
        assert bot.stop() == 0
    assert not stage.updates("new") and not stage.updates("dead")
    assert len(endpoint.asked) == 3, "it is left alone after three failures"
    assert "left alone" in bot.output()


def test_an_address_that_is_neither_safe_nor_ours_is_refused_at_the_start(
    stage: Stage, endpoint: Endpoint
) -> None:
    endpoint.url = "http://198.51.100.7/v1"
    bot = bot_of(stage, endpoint)
    bot.start()
    until(lambda: bot.process and bot.process.poll() is not None)
    assert "READER_URL must begin with https://" in bot.output()


def told(stage: Stage, person: int) -> list[str]:
    """The kinds of words that were put out for somebody."""
    return stage.do(lambda s: list(s.exec(select(Outbox.words).where(Outbox.chat == str(person)))))
