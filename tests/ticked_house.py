"""A house with Rani, her deals and Ayu who leads, whose ticker is moved by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from deals import exits, negotiation
from deals.channel import Address
from deals.deal import Deal
from deals.decision import Decision
from deals.terms import PostBy, Terms
from handlers import timed
from handlers.turn import Turn
from storage import tables
from storage.brand import campaigns
from storage.deal import (
    deals,
    reminders,
)
from storage.partner import people
from storage.staff import members
from tests.fresh import fresh_database
from tests.sample_deal import NOW, REELS

RANI, AYU = (Address("telegram", chat) for chat in ("100", "1"))


class House:
    """A database with Rani, her deals, and Ayu, who leads the team."""

    def __init__(self, folder: Path) -> None:
        self.database = fresh_database(folder)
        self.do(self._people)
        self.turns = 0

    def _people(self, session: Session) -> None:
        members.welcome(session, AYU, "Ayu", "lead", "id", NOW)
        session.add(tables.Partner(name="Rani", platform="instagram", handle="r", listed_at=NOW))
        session.flush()
        people.join(session, 1, "self", "Rani", RANI, NOW)

    def do(self, unit: Callable[[Session], Any]) -> Any:
        return self.database.transact(unit)

    def turn(self, act: Callable[[Turn], Any], now: datetime = NOW) -> Any:
        self.turns += 1
        return self.do(lambda s: act(Turn(s, now, f"t{self.turns}", "clock")))

    def joined(self, name: str, chat: str) -> int:
        """Another partner who can be written to."""

        def unit(session: Session) -> int:
            row = tables.Partner(name=name, platform="instagram", handle=chat, listed_at=NOW)
            session.add(row)
            session.flush()
            people.join(session, row.id or 0, "self", name, Address("telegram", chat), NOW)
            return row.id or 0

        return int(self.do(unit))

    def deal(
        self,
        title: str,
        *acts: Callable[[Deal], Decision],
        terms: Terms = REELS,
        partner_id: int = 1,
        **more: Any,
    ) -> Deal:
        def made(session: Session) -> Deal:
            brand = campaigns.brand_named(session, "Herbana") or campaigns.add_brand(
                session, "Herbana"
            )
            campaign = campaigns.add_campaign(
                session, brand.id or 0, title, "kol", "2026-09", terms, NOW, **more
            )
            row, _ = deals.listed(session, campaign.id or 0, partner_id, NOW)
            deal = deals.load(session, row.id)
            for act in (lambda d: exits.vet(d, NOW), lambda d: negotiation.approach(d, NOW), *acts):
                deal = deals.save(session, deal, act(deal), "clock", NOW)
            return deal

        return self.do(made)

    def agreed(self, title: str, on: date = date(2026, 9, 24), **more: Any) -> Deal:
        terms = replace(REELS, post_by=PostBy(on=on))
        return self.deal(title, lambda d: negotiation.agree(d, 1, NOW), terms=terms, **more)

    def ticks(self, now: datetime) -> list[tables.Outbox]:
        """Like the ticker: until nothing is due any more. Answers what was said upon it."""
        before = len(self.letters())
        for _ in range(10):
            due = self.do(lambda s: reminders.due(s, now))
            if not due:
                return self.letters()[before:]
            assert not self.do(lambda s, due=due: timed.remind(s, due, now))
        raise AssertionError("what is due stays due for ever")

    def letters(self) -> list[tables.Outbox]:
        query = select(tables.Outbox).order_by(col(tables.Outbox.id))
        return list(self.do(lambda s: s.exec(query).all()))

    def load(self, deal: Deal) -> Deal:
        return self.do(lambda s: deals.load(s, deal.id))

    def planned(self, deal: Deal) -> tables.Reminder | None:
        return self.do(lambda s: reminders.planned(s, deal.id))


def words(letters: list[tables.Outbox]) -> list[tuple[str, str]]:
    """To whom the letters go, and in which words."""
    return [(one.chat, one.words) for one in letters]
