"""What is made many times over is lean, and behaves as what it is made in the place of."""

from dataclasses import FrozenInstanceError, field, fields, replace
from pathlib import Path

import pytest
from sqlmodel import AutoString, SQLModel

from deals import says
from deals.lean import dataclass
from storage import tables


@dataclass(frozen=True)
class Reply:
    """Some words of a partner."""

    deal: int
    text: str
    day: str = field(default="today", kw_only=True)


@dataclass(frozen=True)
class LateReply(Reply):
    hours: int = 1


def test_two_that_say_the_same_are_one():
    assert Reply(1, "ya") == Reply(1, "ya") != Reply(2, "ya")
    assert {Reply(1, "ya"), Reply(1, "ya")} == {Reply(1, "ya", day="today")}
    assert LateReply(1, "ya") != Reply(1, "ya")


def test_what_is_said_is_not_rewritten():
    said = Reply(1, "ya")
    for name in ("text", "unheard_of"):
        with pytest.raises(FrozenInstanceError):
            setattr(said, name, "tidak")
    with pytest.raises(FrozenInstanceError):
        del said.text
    assert replace(said, text="tidak") == Reply(1, "tidak")
    assert said == Reply(1, "ya")


def test_a_reader_sees_its_fields():
    assert repr(LateReply(1, "ya")) == "LateReply(deal=1, text='ya', day='today', hours=1)"
    assert [one.name for one in fields(LateReply)] == ["deal", "text", "day", "hours"]
    assert Reply.__doc__ == "Some words of a partner."


def test_all_that_we_say_is_lean():
    modules = Path(says.__file__).parent.rglob("*.py")
    others = [one for one in modules if "dataclasses import dataclass" in one.read_text()]
    assert others == []


def test_columns_that_are_alike_share_their_type():
    assert tables.__all__
    columns = [one for table in SQLModel.metadata.tables.values() for one in table.columns]
    texts = {column.type for column in columns if type(column.type) is AutoString}
    assert len(texts) == len({repr(text) for text in texts})
