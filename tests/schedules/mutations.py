"""Planted bugs: each turns the product's promise off in one place, while the block runs."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from sqlalchemy import update
from sqlmodel import Session, col

from bot.handling import Handling
from bot.reception import Reception
from bot.telegram.polling import Poller
from storage.departures import LEASE_S
from storage.tables import Inbox, Outbox
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

    def take(row: Outbox, now: datetime, taken_at: datetime, holder: int) -> None:
        row.holder, row.taken_at = holder, taken_at
        row.lease_until = now + timedelta(seconds=LEASE_S)
        row.tries += 1

    def being_sent(session: Session, row_id: int, tries: int) -> bool:
        return session.get_one(Outbox, row_id).tries == tries

    stack = ExitStack()
    stack.enter_context(patch("storage.departures._take", take))
    stack.enter_context(patch("storage.outbox.being_sent", being_sent))
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
    receive, round_ = Handling.receive, Reception._round

    def undone(self: Handling, session: Session, row: Inbox, incoming: Any) -> None:
        receive(self, session, row, incoming)
        row.state = "new"
        vars(self).setdefault("handled", []).append(row.id)

    async def marking(self: Reception) -> int:
        handled = await round_(self)
        ids = vars(self.handling).pop("handled", [])
        mark = update(Inbox).where(col(Inbox.id).in_(ids)).values(state="done")
        await self.writer.transact(lambda s: s.execute(mark))
        return handled

    stack = ExitStack()
    stack.enter_context(patch.object(Handling, "receive", undone))
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
