"""The one table of moves."""

import itertools
from dataclasses import replace

import pytest

from deals.stages import BINDING, MOVES, NEGOTIATING, OVER, MoveNotAllowed, Stage, diagram
from tests.sample_deal import listed

PAIRS = [(old, new) for old, new in itertools.product(Stage, Stage) if old != new]


@pytest.mark.parametrize(("old", "new"), [pair for pair in PAIRS if pair[1] in MOVES[pair[0]]])
def test_a_move_of_the_table_is_made(old: Stage, new: Stage) -> None:
    assert replace(listed(), stage=old).moved(new).stage == new


@pytest.mark.parametrize(("old", "new"), [pair for pair in PAIRS if pair[1] not in MOVES[pair[0]]])
def test_any_other_move_is_refused(old: Stage, new: Stage) -> None:
    with pytest.raises(MoveNotAllowed, match=f"{old} -> {new}"):
        replace(listed(), stage=old).moved(new)


def test_every_stage_is_in_the_table_and_every_stage_can_be_reached() -> None:
    assert set(MOVES) == set(Stage)
    assert {new for allowed in MOVES.values() for new in allowed} | {Stage.LISTED} == set(Stage)


def test_nobody_is_over_and_alive_at_once() -> None:
    assert not OVER & (NEGOTIATING | BINDING)
    assert set(Stage) - OVER == {Stage.LISTED, Stage.VETTED, *NEGOTIATING, *BINDING}


def test_only_the_partners_own_silence_or_no_can_be_taken_back() -> None:
    assert {old for old in OVER if MOVES[old]} == {Stage.DECLINED, Stage.UNREACHABLE}


def test_the_diagram_draws_each_move_once() -> None:
    lines = diagram().splitlines()
    assert lines[:2] == ["stateDiagram-v2", "    [*] --> listed"]
    drawn = [line for line in lines[2:] if "[*]" not in line]
    assert len(drawn) == len(set(drawn)) == sum(map(len, MOVES.values()))
