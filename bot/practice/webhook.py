"""Delivers updates to the bot's webhook: in order within a chat, again and again until taken."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from bot.practice.room import Room
from bot.practice.updates import Update

ANSWER_WITHIN_S = 60.0
LONGEST_RETRY_AFTER_S = 3600


@asynccontextmanager
async def deliver(room: Room) -> AsyncIterator[None]:
    """Deliver to the webhook, whenever one is set, while the block runs."""
    # It goes to this very machine: no proxy may get between, and no certificate says more.
    client = httpx.AsyncClient(trust_env=False, verify=False, timeout=ANSWER_WITHIN_S)
    async with client:
        courier = asyncio.create_task(_Courier(room, client).run())
        try:
            yield
        finally:
            courier.cancel()
            await asyncio.gather(courier, return_exceptions=True)


class _Courier:
    """Carries at most one update of each line at a time."""

    def __init__(self, room: Room, client: httpx.AsyncClient):
        self.room = room
        self.client = client
        self.under_way: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        try:
            while True:
                self.room.update_came.clear()
                self._send_out()
                await self.room.update_came.wait()
                if self.room.closing:
                    return
        finally:
            for task in self.under_way.values():
                task.cancel()
            await asyncio.gather(*self.under_way.values(), return_exceptions=True)

    def _send_out(self) -> None:
        if not self.room.webhook.url:
            return
        self.room.confirmed(self.room.updates.drop_stale(self.room.clock.unix()))
        for update in list(self.room.updates.heads()):
            if len(self.under_way) >= self.room.webhook.max_connections:
                return
            if update.line not in self.under_way:
                self.under_way[update.line] = asyncio.create_task(self._carry(update))

    async def _carry(self, update: Update) -> None:
        try:
            for attempt in itertools.count():
                if not self._is_due(update):
                    return
                retry_after_s = await self._offer(update)
                if retry_after_s is None:
                    self.room.confirmed(self.room.updates.remove(update.id))
                    return
                await asyncio.sleep(retry_after_s or self._pause_s(attempt))
        finally:
            del self.under_way[update.line]
            self.room.update_came.set()

    def _is_due(self, update: Update) -> bool:
        self.room.confirmed(self.room.updates.drop_stale(self.room.clock.unix()))
        return bool(self.room.webhook.url) and update.id in self.room.updates.waiting

    def _pause_s(self, attempt: int) -> float:
        pauses = self.room.redelivery_s
        return pauses[min(attempt, len(pauses) - 1)]

    async def _offer(self, update: Update) -> float | None:
        """None when the bot took the update, else the pause it asked for (0: none)."""
        self.room.updates.given(update.id)
        webhook = self.room.webhook
        headers = {"Content-Type": "application/json", "Date": self.room.clock.http_date()}
        if webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        body = json.dumps(update.body).encode()
        try:
            answer = await self.client.post(webhook.url, content=body, headers=headers)
        except httpx.HTTPError as trouble:
            self._note(f"Connection failed: {type(trouble).__name__}")
            return 0.0
        if answer.is_success:
            self._note("")
            return None
        self._note(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
        asked = answer.headers.get("Retry-After", "")
        return float(min(int(asked), LONGEST_RETRY_AFTER_S)) if asked.isdigit() else 0.0

    def _note(self, trouble: str) -> None:
        webhook = self.room.webhook
        webhook.is_up = not trouble
        if trouble:
            webhook.last_error = trouble
            webhook.last_error_at = self.room.clock.unix()
        self.room.tell_presence()
