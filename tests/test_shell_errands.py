"""Errands to the network: what becomes of an update whose file cannot be kept."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from fresh import fresh_database
from sqlmodel import Session

from bot.clock import Clock
from bot.errands import Errand, Errands
from bot.handling import Handling
from bot.preparing import Preparing
from bot.writer import Writer
from deals.channel import Address, Attachment, Incoming
from storage.post import inbox
from storage.post.presence import Presence
from storage.tables import Inbox

ALYA = Address("telegram", "700001")


@pytest.fixture
def media(tmp_path: Path) -> Path:
    return tmp_path / "media"


@pytest.fixture
def house(tmp_path: Path, media: Path) -> Iterator[SimpleNamespace]:
    """One update with a photo, and who runs its errand."""
    clock, writer = Clock(), Writer(fresh_database(tmp_path))
    presence = Presence(writer.database, "all", clock.now())
    handling = Handling(clock, media, "sapa_bot")

    async def fetch(file_id: str) -> bytes:
        return b"a photo"

    def arrives(session: Session) -> None:
        inbox.accept(session, [inbox.Arrived("telegram", "1", str(ALYA), {})], clock.now())

    writer.database.transact(arrives)
    preparing = Preparing(SimpleNamespace(fetch=fetch), media)
    yield SimpleNamespace(
        clock=clock,
        writer=writer,
        presence=presence,
        errands=Errands(writer, preparing, handling, presence),
    )
    writer.close()


def runs(house: SimpleNamespace) -> Inbox:
    """Lends the update out, as the reception does, and answers it after its errand."""
    photo = Attachment("document", "file-1")
    incoming = Incoming(ALYA, ALYA, house.clock.now(), "file", attachments=(photo,))

    async def errand() -> None:
        house.errands.begin(Errand(1, incoming))
        await house.errands.stop()

    def lent(session: Session) -> None:
        inbox.lend(session, 1, house.presence.id, house.clock.now())

    house.writer.database.transact(lent)
    asyncio.run(errand())
    return house.writer.database.transact(lambda s: s.get_one(Inbox, 1))


def test_an_update_whose_file_cannot_be_kept_waits_for_room_however_long_that_takes(house, media):
    media.write_bytes(b"no folder")  # stands for a full disk
    for _ in range(inbox.MAX_TRIES + 1):
        row = runs(house)
        assert (row.state, row.tries, row.holder) == ("new", 0, None)
        assert timedelta(0) < row.next_at - house.clock.now() < timedelta(minutes=1)
    media.unlink()
    assert runs(house).state == "done"
    assert [path.read_bytes() for path in media.glob("??/*")] == [b"a photo"]
