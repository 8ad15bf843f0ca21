"""The simulation: some seeds in which everything holds, and a bug that it has to find and tell."""

from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from deals.channel import Incoming
from deals.says.leaving.to_partner import Stopped
from handlers.partner.who import Who
from handlers.turn import Turn
from tests.simulation.replaying import played
from tests.simulation.running import Size, opened
from tests.simulation.shrinking import Shrinking, Shrunk
from tests.simulation.summary import summed_up
from tests.simulation.telling import told
from tests.simulation.tempers import TEMPERS, Temper
from tests.simulation.violation import Violation
from tests.test_talks import Talk

pytestmark = pytest.mark.slow
FEW = Size(seed=1, partners=6, months=1)
TIRED = {"tired": (1.0, Temper(agrees=0.1, stops=0.8))}  # most say stop to an offer


OTHER_SEEDS = [pytest.param(seed, marks=pytest.mark.long) for seed in (2, 3)]


@pytest.mark.parametrize("seed", [1, *OTHER_SEEDS])
def test_months_of_everything_break_nothing(seed, record_property):
    with opened(Size(seed, partners=20, months=2)) as run:
        run.play()
        summary = summed_up(run)
    record_property("a simulated run", str(summary))
    assert summary.lost == summary.handled_twice == summary.said_twice == 0
    assert summary.crashes > 0


def test_affiliates_give_codes_or_none_and_no_video_is_forgotten():
    with opened(Size(seed=3, partners=15, months=2)) as run:
        run.play()
        assert run.world.book.one("select count(*) from boost_code where stands") > 0
        assert summed_up(run).lost == 0


@pytest.mark.on_both_databases
def test_a_month_breaks_nothing_on_either_database():
    with opened(Size(seed=5, partners=8, months=1, faults=3)) as run:
        run.play()
        assert summed_up(run).lost == 0


def test_a_seed_is_one_story_however_often_it_is_told():
    first, second = (_acts(Size(seed=4, partners=5, months=1)) for _ in range(2))
    assert first == second
    assert len(first) > 20


def test_a_stop_that_nobody_hears_is_told_as_a_talk_that_fails(tmp_path):
    with _deaf_to_stops():
        shrunk = _broken(FEW)
        assert shrunk.violation.name == "no message after a stop"
        talk = told(shrunk.script, shrunk.violation, FEW.seed)
        assert len(talk.splitlines()) <= 12
        with pytest.raises(AssertionError, match="also heard"):
            _plays(talk, tmp_path / "broken")
    _plays(talk, tmp_path / "sound")


def _deaf_to_stops() -> AbstractContextManager[Any]:
    """A stop is confirmed, and forgotten."""

    def only_confirms(turn: Turn, incoming: Incoming, who: Who) -> None:
        turn.say(incoming.address, who.partner.language, Stopped(), partner_id=who.partner_id)

    return patch("handlers.partner.leave.stop", only_confirms)


def _broken(size: Size) -> Shrunk:
    """The shortest story of a run that breaks, which breaks again when it is played."""
    with patch.dict(TEMPERS, TIRED, clear=True), opened(size) as run:
        with pytest.raises(Violation) as broken:
            run.play()
        shrunk = Shrinking(run.stage(), broken.value, within_s=120).shrink(run.script())
        with pytest.raises(Violation, match=broken.value.name):
            played(run.stage(), shrunk.script, broken.value.at + timedelta(days=1))
        return shrunk


def _plays(talk: str, folder: Path) -> None:
    folder.mkdir()
    story = Talk(folder)
    for line in talk.splitlines():
        if line.strip() and not line.startswith("#"):
            story.line(line)


def _acts(size: Size) -> list[tuple[Any, ...]]:
    """What everybody did and read."""
    with opened(size) as run:
        run.play()
        done = [(act.at, act.who, act.kind, act.what) for act in run.world.script.acts]
        chats = run.world.platform.chats.values()
        return done + [(m.at, c.owner, m.text) for c in chats for m in c.messages]
