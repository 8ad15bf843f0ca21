"""What words of partners meant, as staff told: kept for the reader to learn from."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session, col, select

from deals.reading.veil import veiled
from storage.partner import people
from storage.partner.heard import Words
from storage.tables import Example, Person

WITHOUT_WORDS = ("address", "draft", "idea")  # personal, or no reply that the reader knows


def keep(
    session: Session, partner_id: int, words: Words, intent: str, staff_id: int, now: datetime
) -> bool:
    """Keeps the words without whom they are about; False when it was told before.

    Of words that name an address, or are a draft or an idea, nothing is kept but that it was told.
    """
    if session.exec(select(Example.id).where(Example.heard == words.id)).first():
        return False
    text = "" if intent in WITHOUT_WORDS else veiled(words.text, _names(session, partner_id))
    session.add(
        Example(
            partner_id=partner_id,
            heard=words.id,
            text=text,
            intent=intent,
            language=people.language(session, partner_id),
            told_by=staff_id,
            told_at=now,
        )
    )
    session.flush()
    return True


def all_of_them(session: Session) -> Iterator[Example]:
    """All examples that have words, the oldest first."""
    yield from session.exec(select(Example).where(Example.text != "").order_by(col(Example.id)))


def _names(session: Session, partner_id: int) -> list[str]:
    row = people.partner(session, partner_id)
    persons = session.exec(select(Person.name).where(Person.partner_id == partner_id))
    return [name for name in (row.name, row.handle, *persons) if name]
