"""Planted bugs: each turns the product's promise off in one place, while the block runs."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Any
from unittest.mock import patch

from sqlalchemy import bindparam, update
from sqlmodel import Session

from bot.reception import Reception
from bot.telegram.polling import Poller
from storage.bare import table_of
from storage.post import inbox
from storage.tables import Outbox
from tests.schedules.process import SimulatedPresence

Planted = AbstractContextManager[Any]


def confirm_before_commit() -> Planted:
    async def poll(self: Poller) -> None:
        asked = {"offset": self.offset} if self.offset is not None else {}
        updates: Any = await self.bot.do_api_request("getUpdates", api_kwargs=asked)
        if updates:
            self.offset = updates[-1]["update_id"] + 1
            await self.take(updates)

    return patch.object(Poller, "_poll", poll)


def mark_after_send() -> Planted:
    """No claim: a letter stays queued until it was sent."""

    letters = table_of(Outbox)
    take = (
        update(letters)
        .where(letters.c.id.in_(bindparam("ids", expanding=True)))
        .values(holder=bindparam("holder"), taken_at=bindparam("taken_at"))
        .values(lease_until=bindparam("lease_until"), tries=letters.c.tries + 1)
    )

    def being_sent(session: Session, row_id: int, tries: int) -> bool:
        return session.get_one(Outbox, row_id).tries == tries

    stack = ExitStack()
    stack.enter_context(patch("storage.post.departures._TAKE", take))
    stack.enter_context(patch("storage.post.outbox.being_sent", being_sent))
    return stack


def once_tried_again() -> Planted:
    return patch("handlers.sending._needs_asking", lambda turn, row: False)


def only_greater_ids() -> Planted:
    """What is not greater than the last update_id is taken for a repetition."""
    take = Reception.take

    async def filtered(self: Reception, updates: list[dict[str, Any]]) -> None:
        last = getattr(self, "last", 0)
        new = [one for one in updates if one["update_id"] > last]
        await take(self, new)
        vars(self)["last"] = max([last, *(one["update_id"] for one in new)])

    return patch.object(Reception, "take", filtered)


def orphans_of_the_living() -> Planted:
    return patch.object(SimulatedPresence, "alive", lambda self, session: {self.id})


def done_in_another_commit() -> Planted:
    """An update is marked as done after its effects were committed."""
    done, round_, handled = inbox.done, Reception._round, list[int]()

    def later(session: Session, numbers: Sequence[int]) -> None:
        handled.extend(numbers)

    async def marking(self: Reception) -> int:
        count = await round_(self)
        numbers = [*handled]
        handled.clear()
        await self.writer.transact(lambda s: done(s, numbers))
        return count

    stack = ExitStack()
    stack.enter_context(patch("storage.post.inbox.done", later))
    stack.enter_context(patch.object(Reception, "_round", marking))
    return stack


PLANTED: dict[str, Callable[[], Planted]] = {
    plant.__name__: plant
    for plant in (
        confirm_before_commit,
        mark_after_send,
        once_tried_again,
        only_greater_ids,
        orphans_of_the_living,
        done_in_another_commit,
    )
}
