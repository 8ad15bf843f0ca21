"""Where somebody is named in what is about others: as a whole word, whatever its capitals."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, delete, false, func, or_, true, update
from sqlmodel import Session, col, select

from storage.tables import Draft, Fact, Inbox, Outbox, Shown

SHORT = 4  # a name of fewer letters is too often just a word
BLANK = "…"
UNREAD = {"synchronize_session": False}


class Naming:
    """The words that name somebody. They are looked for in what JSON says, never in its keys."""

    def __init__(self, words: Iterable[str | None]) -> None:
        self.words = sorted({word for word in words if word and len(word) >= SHORT}, key=len)[::-1]
        any_of = "|".join(map(re.escape, self.words))
        self._word = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)" if any_of else "(?!)", re.IGNORECASE)

    def may_stand_in(self, column: Any) -> ColumnElement[bool]:
        """Leaves out most rows of a JSON column; `stands_in` tells of the others.

        Both databases fold the capitals of plain letters alike, and JSON escapes all others.
        """
        kept = func.lower(cast(col(column), Text))
        ways = (
            and_(true(), *(kept.contains(part, autoescape=True) for part in _plain_parts(word)))
            for word in self.words
        )
        return or_(false(), *ways)

    def stands_in(self, value: Any) -> bool:
        return any(self._word.search(text) for text in _texts(value))

    def taken_out(self, letter: Mapping[str, Any]) -> dict[str, Any]:
        """A letter's payload with the words blanked; a button that leads to them goes."""
        shown = {
            name: self._word.sub(BLANK, letter[name])
            for name in ("text", "file_name")
            if letter.get(name)
        }
        rows = [
            [button | {"text": self._word.sub(BLANK, button["text"])} for button in row]
            for row in (
                [one for one in row if self._keeps(one)] for row in letter.get("buttons", ())
            )
        ]
        return {**letter, **shown, "buttons": [row for row in rows if row]}

    def _keeps(self, button: dict[str, str]) -> bool:
        return not self.stands_in([button.get("data"), button.get("url")])


def take_out(session: Session, naming: Naming) -> None:
    """What staff were told about others goes on without the words; what staff wrote with them and
    is handled, was begun, or is told to partners as a fact, goes."""
    letters = select(Outbox.id, Outbox.payload).where(col(Outbox.partner_id).is_(None))
    for number, payload in session.exec(letters.where(naming.may_stand_in(Outbox.payload))).all():
        if naming.stands_in(payload):
            one = update(Outbox).where(col(Outbox.id) == number)
            session.exec(one.values(payload=naming.taken_out(payload)), execution_options=UNREAD)
    written = select(Inbox.id, Inbox.raw).where(Inbox.state == "done")
    updates = _found(session, naming, written.where(naming.may_stand_in(Inbox.raw)))
    emptied = update(Inbox).where(col(Inbox.id).in_(updates)).values(raw={})
    session.exec(emptied, execution_options=UNREAD)
    begun = select(Draft.staff_id, Draft.answers).where(naming.may_stand_in(Draft.answers))
    drafts = _found(session, naming, begun)
    over = select(Shown.id, Shown.answers).where(naming.may_stand_in(Shown.answers))
    shown = _found(session, naming, over)
    told = select(Fact.id, Fact.words).where(naming.may_stand_in(Fact.words))
    facts = _found(session, naming, told)
    session.exec(delete(Fact).where(col(Fact.id).in_(facts)), execution_options=UNREAD)
    session.exec(delete(Shown).where(col(Shown.id).in_(shown)), execution_options=UNREAD)
    session.exec(delete(Draft).where(col(Draft.staff_id).in_(drafts)), execution_options=UNREAD)


def _found(session: Session, naming: Naming, rows: Any) -> list[int]:
    return [number for number, value in session.exec(rows).all() if naming.stands_in(value)]


def _texts(value: Any) -> Iterator[str]:
    """All texts among the values, however deep; a dict's keys are none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _plain_parts(word: str) -> list[str]:
    return [part.lower() for part in re.findall("[A-Za-z0-9]+", word)]
