"""What stands in the books of a stage, read without keeping the bot from them."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.tables import Deal, Deliverable, Heard, History, Inbox, Outbox


class Books:
    """Deals by their person, the inbox, and the outbox."""

    deals: dict[int, int]
    partners: dict[int, int]
    do: Callable[[Callable[[Session], Any]], Any]

    def stage_of(self, person_id: int) -> str:
        """Where their deal stands, read without keeping the bot from it."""
        query = select(Deal.stage).where(Deal.id == self.deals[person_id])
        return self.do(lambda s: s.exec(query).one())

    def pieces(self, person_id: int) -> list[str]:
        """How what they have to deliver stands; nothing before it is agreed."""
        query = select(Deliverable.state).where(Deliverable.deal_id == self.deals[person_id])
        return self.do(lambda s: list(s.exec(query.order_by(col(Deliverable.number)))))

    def updates_left(self) -> int:
        """How many updates have not been handled yet."""
        return self.do(lambda s: s.exec(select(func.count()).where(Inbox.state == "new")).one())

    def inbox(self) -> list[Inbox]:
        return self.do(lambda s: list(s.exec(select(Inbox).order_by(col(Inbox.id)))))

    def kept_words(self, person_id: int) -> list[str]:
        """What a partner wrote, as often as it was handled, in that order."""
        query = (
            select(Heard.text)
            .where(Heard.partner_id == self.partners[person_id])
            .order_by(col(Heard.id))
        )
        return self.do(lambda s: list(s.exec(query)))

    def happened(self, person_id: int) -> list[str]:
        """What has happened to their deal, in order."""
        query = (
            select(History.happened)
            .where(History.deal_id == self.deals[person_id])
            .order_by(col(History.id))
        )
        return self.do(lambda s: list(s.exec(query)))

    def letters(self, person_id: int) -> list[Outbox]:
        """What we have or had to say in a chat."""
        query = select(Outbox).where(Outbox.chat == str(person_id)).order_by(col(Outbox.id))
        return self.do(lambda s: list(s.exec(query)))

    def open_letters(self) -> list[Outbox]:
        """What is still to be said, to anybody."""
        query = select(Outbox).where(col(Outbox.state).in_(("queued", "sending")))
        return self.do(lambda s: list(s.exec(query)))

    def taken_letters(self) -> list[Any]:
        """Those that were let go, to anybody, the first of them first."""
        query = select(Outbox).where(col(Outbox.taken_at).is_not(None)).order_by(col(Outbox.id))
        return self.do(lambda s: list(s.exec(query)))
