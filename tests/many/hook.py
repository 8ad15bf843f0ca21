"""The webhook's other end: every update until it is acknowledged, each chat's in order."""

import asyncio
import time
from collections import deque
from typing import Any

import httpx

from tests.many.talk import chat_of

Json = dict[str, Any]
AT_ONCE = 8
AGAIN_S = 0.2


class Hook:
    """Several connections at once, but of one chat one update at a time."""

    def __init__(self, webhook: Json, confirmed: dict[int, float]) -> None:
        self.url, self.confirmed = webhook["url"], confirmed
        headers = {"x-telegram-bot-api-secret-token": webhook["secret"]}
        self.http = httpx.AsyncClient(headers=headers, trust_env=False, timeout=30)
        self.slots = asyncio.Semaphore(AT_ONCE)
        self.chats: dict[int, deque[Json]] = {}
        self.tasks: set[asyncio.Task[None]] = set()

    def add(self, updates: list[Json]) -> None:
        for update in updates:
            chat = chat_of(update)
            if chat in self.chats:
                self.chats[chat].append(update)
            else:
                self.chats[chat] = deque([update])
                task = asyncio.create_task(self._deliver_all(chat))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.http.aclose()

    async def _deliver_all(self, chat: int) -> None:
        waiting = self.chats[chat]
        while waiting:
            async with self.slots:
                taken = await self._delivered(waiting[0])
            if taken:
                self.confirmed[waiting.popleft()["update_id"]] = time.monotonic()
            else:
                await asyncio.sleep(AGAIN_S)
        del self.chats[chat]

    async def _delivered(self, update: Json) -> bool:
        try:
            return (await self.http.post(self.url, json=update)).is_success
        except httpx.HTTPError:
            return False
