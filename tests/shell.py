"""A room, a data folder and the bot between them, for the shell's tests."""

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from botprocess import BotProcess, running_bot
from room import MAYA, RunningRoom, running_room
from sqlmodel import Session, col, select

from bot.house import House, opened
from bot.settings import Settings
from deals.channel import Address, Outgoing
from deals.terms import Content, PostBy, Terms
from storage.brand import campaigns
from storage.db import Database
from storage.deal import deals
from storage.partner import people
from storage.post import outbox
from storage.staff import members
from storage.tables import Inbox, Outbox, Partner, PersonAddress
from tests.fresh import migrated_database

TERMS = Terms(contents=(Content("reel", "instagram", 1),), post_by=PostBy(), fee_idr=500_000)
WITHIN_S = 90  # a busy machine is slow, and only what is wrong waits so long


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251


def until(so: Callable[[], Any], within_s: float = WITHIN_S) -> Any:
    """Waits until something is so, and answers it."""
    end = time.monotonic() + within_s
    while not (answer := so()):
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.02)
    return answer


@contextmanager
def staged(folder: Path, *known: int) -> Iterator["Stage"]:
    """A stage in a room without a pace of its own, with those partners on it."""
    with running_room(pace=False) as room:
        stage = Stage(room, folder)
        stage.knows(*known)
        yield stage
        stage.database.close()


class Stage:
    """Maya leads the team; whoever `knows` was called for is a linked partner with a deal."""

    def __init__(self, room: RunningRoom, folder: Path) -> None:
        self.room = room
        self.folder = folder
        self.database = migrated_database(folder)
        self.deals: dict[int, int] = {}
        self.partners: dict[int, int] = {}
        self.lead(MAYA)

    # Who there is

    def lead(self, person_id: int) -> None:
        self.started(person_id)
        address = _address(person_id)
        self.do(lambda s: members.welcome(s, address, "Maya", "admin", "id", now()))

    def knows(self, *person_ids: int) -> None:
        for person_id in person_ids:
            self.started(person_id)
            linked = self.do(lambda s, p=person_id: _linked(s, p))
            self.deals[person_id], self.partners[person_id] = linked

    def started(self, person_id: int) -> None:
        self.room.in_room(lambda room: setattr(room.people[person_id], "started", True))

    # What there is to say

    def letter(
        self,
        person_id: int,
        text: str = "halo",
        act: str = "text",
        once: bool = False,
        expires_s: float | None = None,
        state: str = "queued",
        **more: Any,
    ) -> int:
        """Puts a letter into the outbox; answers its number."""

        def put(session: Session) -> int:
            letter = outbox.Letter(
                _address(person_id),
                Outgoing(act, text, **more),
                "test",
                once,
                self.deals.get(person_id),
                self.partners.get(person_id),
            )
            expires_at = now() + timedelta(seconds=expires_s) if expires_s else None
            key = f"test:{os.urandom(8).hex()}"
            outbox.put(session, letter, key, now(), expires_at=expires_at)
            row = session.exec(select(Outbox).where(Outbox.dedupe_key == key)).one()
            row.state, row.tries = state, int(state == "sending")
            return row.id or 0

        return self.do(put)

    def row(self, letter: int) -> Outbox:
        return self.do(lambda s: s.get_one(Outbox, letter))

    def states(self) -> list[str]:
        """The state of every letter, in order."""
        query = select(Outbox.state).order_by(col(Outbox.id))
        return self.do(lambda s: list(s.exec(query)))

    def address(self, person_id: int) -> PersonAddress:
        return self.do(lambda s: people.address_row(s, _address(person_id)))

    def all_sent(self) -> bool:
        return not {"queued", "sending"} & set(self.states())

    def updates(self, state: str) -> list[Inbox]:
        """What the inbox holds in that state."""
        return self.do(lambda s: list(s.exec(select(Inbox).where(Inbox.state == state))))

    def do(self, unit: Callable[[Session], Any]) -> Any:
        return self.database.transact(unit)

    # What is read in the room

    def heard(self, person_id: int) -> list[str]:
        """What the bot wrote into a chat."""
        return [one["text"] for one in self.room.chat(person_id) if one["from"] == "bot"]

    def fault(self, method: str = "sendMessage", times: int = 1, **wish: Any) -> None:
        """The next calls go wrong; `chat_id` for one chat only."""
        chat = {"chat_id": wish.pop("chat_id")} if "chat_id" in wish else {}
        ordered = {"method": method, "times": times, "fault": wish, **chat}
        self.room.page("/room/faults", **ordered)

    # The bot

    def postman(
        self, done: Callable[[], Any] | None = None, within_s: float = WITHIN_S, **settings: Any
    ) -> None:
        """The postman alone works in this process until it is done: nothing left to send."""
        asyncio.run(self._posted(done or self.all_sent, within_s, settings))

    async def _posted(
        self, done: Callable[[], Any], within_s: float, settings: dict[str, Any]
    ) -> None:
        async with self.house(**settings) as house:
            work = asyncio.create_task(house.postman.run())
            try:
                async with asyncio.timeout(within_s):
                    while not await asyncio.to_thread(done) and not work.done():
                        await asyncio.sleep(0.02)
            finally:
                work.cancel()
                await house.postman.stop()
                await asyncio.gather(work, return_exceptions=True)

    def house(self, **settings: Any) -> AbstractContextManager[House]:
        made = Settings(data=self.folder, _env_file=None, **settings)
        database = Database(self.database.url)
        return opened(made, database, self.room.room.token, self.room.url)

    def bot(self, **settings: str) -> AbstractContextManager[BotProcess]:
        """The whole program as a process of its own."""
        token = self.room.room.token
        given = {"DATABASE_URL": self.database.url, **settings}
        return running_bot(self.folder, self.room.url, token, **given)

    def online(self, within_s: float = WITHIN_S) -> None:
        """Waits until a bot takes updates and has nothing left to do."""
        until(lambda: self.room.state()["bot"]["online"], within_s)
        self.settled(within_s)

    def settled(self, within_s: float = WITHIN_S) -> None:
        assert self.room.page("/room/wait-idle", timeout_s=within_s).json()["idle"]


def _address(person_id: int) -> Address:
    return Address("telegram", str(person_id))


def _linked(session: Session, person_id: int) -> tuple[int, int]:
    """A listed partner whose person writes from that account; answers deal and partner."""
    brand = campaigns.brand_named(session, "Herbana") or campaigns.add_brand(session, "Herbana")
    partner = Partner(name=f"Mitra {person_id}", listed_at=now())
    session.add(partner)
    session.flush()
    people.join(session, partner.id or 0, "self", partner.name, _address(person_id), now())
    campaign = campaigns.add_campaign(
        session, brand.id or 0, f"September {person_id}", "kol", "2026-09", TERMS, now()
    )
    deal, _ = deals.listed(session, campaign.id or 0, partner.id or 0, now())
    return deal.id or 0, partner.id or 0
