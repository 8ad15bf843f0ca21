"""What was said in a chat, as it stands in the outbox."""

from contextlib import closing
from dataclasses import dataclass

from sqlmodel import Session, col, select

from deals.channel import Address, Outgoing
from storage.shapes import read
from storage.tables import Outbox


@dataclass(frozen=True)
class Said:
    """One thing that was said in a chat: text, document, edit, unbutton or toast."""

    to: Address
    act: str
    text: str
    buttons: tuple[tuple[str, str], ...]  # label, action or link
    message_id: str
    words: str
    path: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label for label, _ in self.buttons)

    def __contains__(self, part: str) -> bool:
        return part in self.text


def letters(session: Session, after: int) -> list[Outbox]:
    """What was written after the letter of that number, the oldest first."""
    query = select(Outbox).where(col(Outbox.id) > after).order_by(col(Outbox.id))
    return list(session.exec(query))


def newest_button(chat: Address, button: str, session: Session) -> tuple[str, str] | None:
    """The action of the newest one of that label or action in a chat, and its message."""
    query = select(Outbox).where(Outbox.channel == chat.channel, Outbox.chat == chat.chat)
    newest = query.order_by(col(Outbox.id).desc()).execution_options(yield_per=20)
    with closing(session.exec(newest)) as rows:
        for said in map(as_said, rows):
            for label, action in said.buttons:
                if button in (label, action) and not action.startswith("https:"):
                    return action, said.message_id
    return None


def as_said(row: Outbox) -> Said:
    what = read(Outgoing, row.payload)
    return Said(
        Address(row.channel, row.chat),
        what.act,
        what.text,
        tuple(
            (button["text"], button.get("data") or button.get("url", ""))
            for line in what.buttons
            for button in line
        ),
        what.message_id or f"m{row.id}",
        row.words,
        what.path,
    )
