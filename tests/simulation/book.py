"""The database as the checks read it: by plain SQL beside the product's own queries."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg

from deals.boosting.boost import Boost
from deals.brought.asking import Asking
from deals.content.making import Making
from deals.deadlines.extensions import (
    Extension,
    HeldUp,
)
from deals.deal import Deal, Deliverable, Pack, Partner, Proposal, Side, Unanswered
from deals.stages import Stage
from deals.terms import Terms
from deals.tickets.ticket import Ticket
from storage.db import Database
from storage.deal import deals as product
from storage.shapes import read


class Book:
    """Reads what is committed. Its deals are put together apart from storage.deal.deals."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._reader, self._mark = _connected(database.url)
        self.mornings = True  # whether staff hear each day what waits on them
        self._campaigns: dict[int, Any] = {}
        self._terms: dict[str, Terms] = {}

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        cursor = self._reader.execute(sql.replace("?", self._mark), values)
        if self._mark == "?":
            return cursor.fetchall()
        return [tuple(map(_plain, row)) for row in cursor.fetchall()]

    def one(self, sql: str, *values: Any) -> Any:
        return self.rows(sql, *values)[0][0]

    def close(self) -> None:
        self._reader.close()

    def copy_to(self, path: Path) -> None:
        """The whole database as it is now; only SQLite's can be played again."""
        if self._mark != "?":
            return
        copy = sqlite3.connect(path)
        self._reader.backup(copy)
        copy.close()

    def next_wake(self) -> datetime | None:
        """When something waits to be sent, reminded of or tried again, whichever is first."""
        found = self.rows(
            "select min(due_at) from outbox where state in ('queued', 'sending') union all "
            "select min(due_at) from reminder where state = 'planned' union all "
            "select min(due_at) from slot where due_at is not null union all "
            "select min(next_at) from inbox where state = 'new'"
        )
        times = [when(at) for (at,) in found if at]
        return min([*times, *self._morning()], default=None)

    def tick_due(self, now: datetime) -> bool:
        """Whether a reminder, a word about a live or the morning's is due."""
        found = self.rows(
            "select min(due_at) from reminder where state = 'planned' union all "
            "select min(due_at) from slot where due_at is not null"
        )
        times = [when(at) for (at,) in found if at]
        return any(at <= now for at in [*times, *self._morning()])

    def _morning(self) -> list[datetime]:
        """When staff hear next what waits on them; before the first tick nobody knows."""
        if not self.mornings:
            return []
        found = self.rows("select value from setting where name = 'morning_at'")
        return [datetime.fromisoformat(value.strip('"')) for (value,) in found]

    def planned(self) -> bool:
        """Whether anything is still to happen by itself."""
        return bool(
            self.one(
                "select exists (select 1 from reminder where state = 'planned')"
                " or exists (select 1 from slot where due_at is not null)"
                " or exists (select 1 from outbox where state in ('queued', 'sending'))"
            )
        )

    def waits(self, now: datetime) -> bool:
        """Whether an update may be handled."""
        first = self.one("select min(next_at) from inbox where state = 'new'")
        return bool(first) and when(first) <= now

    def letters_due(self, now: datetime) -> bool:
        first = self.one("select min(due_at) from outbox where " + QUEUED)
        return bool(first) and when(first) <= now

    def deal(self, deal_id: int) -> Deal:
        """A deal by its rows."""
        row = self.rows(f"select {_COLUMNS} from deal where id = ?", deal_id)[0]
        held = dict(zip(_NAMES, row, strict=True))
        pack = Pack(
            held.pop("pack_state"),
            when(held.pop("pack_since")),
            held.pop("pack_courier"),
            held.pop("pack_tracking"),
            held.pop("pack_asked"),
            held.pop("pack_not_yet"),
        )
        partner = self._partner(held.pop("partner_id"))
        waiting_on = held.pop("waiting_on")
        for name in ("waiting_since", "breach_proposed_at"):
            held[name] = when(held[name])
        waiting = json.loads(held.pop("unanswered"))
        held["unanswered"] = tuple(read(Unanswered, one) for one in waiting)
        making = json.loads(held.pop("making") or "null")
        held["making"] = read(Making, making) if making else Making()
        asking = json.loads(held.pop("figures") or "null")
        held["figures"] = read(Asking, asking) if asking else None
        held["boosts"] = tuple(read(Boost, one) for one in json.loads(held.pop("boosts")))
        told = json.loads(held.pop("held_up") or "null")
        held["held_up"] = read(HeldUp, told) if told else None
        extensions = json.loads(held.pop("extensions"))
        held["extensions"] = tuple(read(Extension, one) for one in extensions)
        for name in ("post_by", "promised"):
            held[name] = date.fromisoformat(held[name]) if held[name] else None
        return Deal(
            **held | {"stage": Stage(held["stage"])},
            campaign=self.campaign(self.one("select campaign_id from deal where id = ?", deal_id)),
            partner=partner,
            waiting_on=Side(waiting_on) if waiting_on else None,
            pack=pack,
            tickets=self.tickets(deal_id),
            proposals=self.proposals(deal_id),
            deliverables=self._deliverables(deal_id),
        )

    def tickets(self, deal_id: int) -> tuple[Ticket, ...]:
        columns = ", ".join(_TICKET)
        rows = self.rows(f"select {columns} from ticket where deal_id = ? order by number", deal_id)
        told = [dict(zip(_TICKET, row, strict=True)) for row in rows]
        return tuple(Ticket(**one | {m: when(one[m]) for m in _MOMENTS}) for one in told)

    def proposals(self, deal_id: int) -> tuple[Proposal, ...]:
        found = self.rows(
            "select number, by, terms, state from proposal where deal_id = ? order by number",
            deal_id,
        )
        return tuple(Proposal(n, Side(by), self.terms(terms), s) for n, by, terms, s in found)

    def terms(self, text: str) -> Terms:
        if text not in self._terms:
            self._terms[text] = read(Terms, json.loads(text))
        return self._terms[text]

    def campaign(self, campaign_id: int) -> Any:
        if campaign_id not in self._campaigns:
            self._campaigns[campaign_id] = self.database.transact(
                lambda s: product.campaign_facts(s, campaign_id)
            )
        return self._campaigns[campaign_id]

    def deals_of(self, partner_id: int) -> Sequence[int]:
        return [n for (n,) in self.rows("select id from deal where partner_id = ?", partner_id)]

    def _partner(self, partner_id: int) -> Partner:
        name, language, stopped = self.rows(
            "select name, language, stopped_at from partner where id = ?", partner_id
        )[0]
        return Partner(partner_id, name, (), language, True, stopped is not None)

    def _deliverables(self, deal_id: int) -> tuple[Deliverable, ...]:
        found = self.rows(
            "select number, kind, platform, proof, state, reason from deliverable"
            " where deal_id = ? order by number",
            deal_id,
        )
        return tuple(Deliverable(*row) for row in found)


_TICKET = tuple(Ticket.__dataclass_fields__)
_MOMENTS = ("opened_at", "since", "asked_at", "paused_since", "passed_on_at", "answered_at")
# With the words of the partial index, so that not all that was ever said is read.
QUEUED = "state in ('queued', 'sending') and state = 'queued'"
_NAMES = (
    *("id", "partner_id", "version", "stage", "owner_id", "waiting_on", "pack_state"),
    *("pack_since", "pack_courier", "pack_tracking", "post_by", "promised", "asked"),
    *("waiting_for", "waiting_since", "steps_done", "breach_proposed_at"),
    *("unanswered", "pack_asked", "pack_not_yet", "held_up", "extensions", "making"),
    *("figures", "boosts"),
)
_COLUMNS = ", ".join(_NAMES)


def _connected(url: str) -> tuple[Any, str]:
    """A connection that reads what is committed, and how its driver marks a value."""
    if url.startswith("sqlite"):
        return sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None), "?"
    bare = url.replace("postgresql+psycopg://", "postgresql://")
    return psycopg.connect(bare, autocommit=True, options="-c timezone=UTC"), "%s"


def _plain(value: Any) -> Any:
    """A value of PostgreSQL as SQLite would keep it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value) if isinstance(value, dict | list) else value


def when(text: str | None) -> datetime | None:
    """A time of the database, which keeps UTC without saying so."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
