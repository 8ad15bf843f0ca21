"""Updates on their way to the bot: kept in order until confirmed, dropped when too old."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

LIFETIME_S = 24 * 3600
QUERY_LIFETIME_S = 150
KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
)


@dataclass(frozen=True)
class Update:
    """One update; `line` names the queue it waits in, since order is kept per chat only."""

    body: Json
    kind: str
    line: str
    made_at: int

    @property
    def id(self) -> int:
        """The update_id."""
        return int(self.body["update_id"])

    def is_stale(self, now: int) -> bool:
        """Whether Telegram would have dropped it by now (unix seconds)."""
        lifetime = QUERY_LIFETIME_S if self.kind == "callback_query" else LIFETIME_S
        return now - self.made_at > lifetime


class UpdateQueue:
    """What the bot has not confirmed yet, by update_id."""

    def __init__(self) -> None:
        self.waiting: dict[int, Update] = {}
        self.next_id = random.randint(100_000_000, 900_000_000)
        self.newest_given: int | None = None
        self.allowed: list[str] | None = None

    def add(self, kind: str, content: Json, line: str, now: int) -> Update | None:
        """Queue an update; None where the bot did not allow its kind."""
        if self.allowed and kind not in self.allowed:
            return None
        update = Update({"update_id": self.next_id, kind: content}, kind, line, now)
        self.waiting[update.id] = update
        self.next_id += 1
        return update

    def confirm(self, below: int) -> list[int]:
        """Forget every update with a lower id; the ids forgotten.

        A number that was not given yet is from before the ids jumped: it confirms nothing.
        """
        if below > self.next_id:
            return []
        return self._forget([one for one in self.waiting if one < below])

    def confirm_all_but(self, count: int) -> list[int]:
        """Forget all but the last `count` updates (a negative offset); the ids forgotten."""
        return self._forget(list(self.waiting)[:-count])

    def jump(self, next_id: int) -> None:
        """Number on from there, as Telegram does at random after a week without updates."""
        self.next_id = next_id
        self.newest_given = None

    def remove(self, update_id: int) -> list[int]:
        """Forget one update: a webhook took it."""
        return self._forget([update_id] if update_id in self.waiting else [])

    def drop_stale(self, now: int) -> list[int]:
        """Forget what is too old to be delivered; the ids forgotten."""
        return self._forget([one.id for one in self.waiting.values() if one.is_stale(now)])

    def drop_all(self) -> list[int]:
        """Forget everything; the ids forgotten."""
        return self._forget(list(self.waiting))

    def give(self, limit: int) -> list[Json]:
        """The first `limit` updates, which stay until confirmed."""
        batch = [
            update.body for update, _ in zip(self.waiting.values(), range(limit), strict=False)
        ]
        if batch:
            self.given(batch[-1]["update_id"])
        return batch

    def given(self, update_id: int) -> None:
        """Remember that the bot was given this update."""
        self.newest_given = max(update_id, self.newest_given or 0)

    def newest(self, now: int) -> int | None:
        """The newest id that the bot has been or will be given."""
        return max(self.fresh(now), default=self.newest_given)

    def fresh(self, now: int) -> list[int]:
        """What waits and is not too old."""
        return [one.id for one in self.waiting.values() if not one.is_stale(now)]

    def heads(self) -> Iterator[Update]:
        """The first update of every line."""
        seen: set[str] = set()
        for update in self.waiting.values():
            if update.line not in seen:
                seen.add(update.line)
                yield update

    def _forget(self, ids: list[int]) -> list[int]:
        for one in ids:
            del self.waiting[one]
        return ids


class Poll:
    """A getUpdates call that waits; it ends by an update, a wake, or another call."""

    def __init__(self) -> None:
        self.stirred = asyncio.Event()
        self.ended_by: str | None = None

    def end(self, reason: str) -> None:
        """Make the call answer now."""
        self.ended_by = self.ended_by or reason
        self.stirred.set()
