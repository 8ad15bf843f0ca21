"""What is fetched before a turn: of many short links each is followed, a few at a time."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot import hops
from bot.preparing import AT_ONCE, MOST_SHORT_LINKS, Preparing
from deals.channel import Address, Incoming
from deals.links import Link, LinkReading

RANI = Address("telegram", "1")


def test_thirty_short_links_of_one_message_are_followed_a_few_at_a_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    running: list[str] = []
    most = 0

    async def follow(link: Link) -> LinkReading:
        nonlocal most
        running.append(link.canonical_url or "")
        most = max(most, len(running))
        await asyncio.sleep(0)
        running.pop()
        return LinkReading((), "unresolved")

    monkeypatch.setattr(hops, "follow", follow)
    text = " ".join(f"https://vt.tiktok.com/ZSabc{number:05}/" for number in range(40))
    incoming = Incoming(RANI, RANI, datetime(2026, 9, 1, 3, tzinfo=UTC), text=text)
    prepared = asyncio.run(Preparing(SimpleNamespace(), tmp_path).prepare(incoming))
    assert len(prepared.followed) == MOST_SHORT_LINKS
    assert most == AT_ONCE
