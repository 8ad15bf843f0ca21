"""The database as the checks read it: by plain SQL beside the product's own queries."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from deals.deal import Deal, Deliverable, Pack, Partner, Proposal, Side
from deals.stages import Stage
from deals.terms import Terms
from storage import deals as product
from storage.db import Database
from storage.shapes import read

import json


class Book:
    """Reads what is committed. Its deals are put together apart from storage.deals."""

    def __init__(self, database: Database) -> None:
        self.database = database
        path = database.url.removeprefix("sqlite:///")
        self._reader = sqlite3.connect(path, isolation_level=None)
        self._campaigns: dict[int, Any] = {}
        self._terms: dict[str, Terms] = {}

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._reader.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> Any:
        return self._reader.execute(sql, values).fetchone()[0]

    def close(self) -> None:
        self._reader.close()

    def copy_to(self, path: Path) -> None:
        """The whole database as it is now."""
        copy = sqlite3.connect(path)
        self._reader.backup(copy)
        copy.close()

    def next_wake(self) -> datetime | None:
        """When something waits to be sent, reminded of or tried again, whichever is first."""
        found = self.rows(
            "select min(due_at) from outbox where state in ('queued', 'sending') union all "
            "select min(due_at) from reminder where state = 'planned' union all "
            "select min(next_at) from inbox where state = 'new'"
        )
        times = [when(at) for (at,) in found if at]
        return min([*times, *self._morning()], default=None)

    def tick_due(self, now: datetime) -> bool:
        """Whether a reminder or the morning's word is due."""
        due = self.one("select min(due_at) from reminder where state = 'planned'")
        return bool(due and when(due) <= now) or any(at <= now for at in self._morning())

    def _morning(self) -> list[datetime]:
        """When staff hear next what waits on them; before the first tick nobody knows."""
        found = self.rows("select value from setting where name = 'morning_at'")
        return [datetime.fromisoformat(json.loads(value)) for (value,) in found]

    def planned(self) -> bool:
        """Whether anything is still to happen by itself."""
        return bool(
            self.one(
                "select exists (select 1 from reminder where state = 'planned')"
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
        )
        partner = self._partner(held.pop("partner_id"))
        waiting_on = held.pop("waiting_on")
        for name in ("waiting_since", "breach_proposed_at"):
            held[name] = when(held[name])
        for name in ("post_by", "promised"):
            held[name] = date.fromisoformat(held[name]) if held[name] else None
        return Deal(
            **held | {"stage": Stage(held["stage"])},
            campaign=self.campaign(self.one("select campaign_id from deal where id = ?", deal_id)),
            partner=partner,
            waiting_on=Side(waiting_on) if waiting_on else None,
            pack=pack,
            proposals=self.proposals(deal_id),
            deliverables=self._deliverables(deal_id),
        )

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


# With the words of the partial index, so that not all that was ever said is read.
QUEUED = "state in ('queued', 'sending') and state = 'queued'"
_NAMES = (
    *("id", "partner_id", "version", "stage", "owner_id", "waiting_on", "pack_state"),
    *("pack_since", "pack_courier", "pack_tracking", "post_by", "promised", "asked"),
    *("waiting_for", "waiting_since", "steps_done", "breach_proposed_at"),
)
_COLUMNS = ", ".join(_NAMES)


def when(text: str | None) -> datetime | None:
    """A time of the database, which keeps UTC without saying so."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
