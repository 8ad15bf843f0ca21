"""Books to measure with: partners who have no deal, and one agreed deal multiplied by statements
that SQLite and PostgreSQL both read, so that a book of a million is made in minutes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, text
from sqlmodel import Session

from deals import exits, negotiation
from deals.channel import Address, Outgoing
from deals.hours import allowed
from deals.terms import PostBy
from storage import tables
from storage.brand import campaigns
from storage.db import Database
from storage.deal import deals
from storage.keeping import moving
from storage.migrate import migrate
from storage.partner import people
from storage.personal import fingerprints
from storage.post import outbox
from storage.shapes import written_briefly
from storage.staff import members
from tests import data_key  # noqa: F401
from tests.sample_deal import REELS

# In chats of the one kind are partners without a deal, in those of the other each has one.
GREETING, DEALS = 900_000, 1_000_001
WORDS = {
    GREETING: "halo kak",
    DEALS: "besok ya kak",
}  # what they write: the answer says nothing new
GREETERS = 1000
ZONE = "Asia/Jakarta"
# What belongs to the one deal, and is copied for each of the others.
COPIED = {
    *("partner", "person", "person_address", "deal", "proposal", "deliverable", "history"),
    *("reminder", "heard", "inbox", "outbox"),
}
APART = 100  # between the keys of two copies: no table has as many rows of one deal
OWN = {
    "chat": f"cast({DEALS} + n.i as text)",
    "lane": f"'telegram:' || ({DEALS} + n.i)",
    "handle": "s.handle || n.i",
    "update_key": "'b' || n.i",
    "dedupe_key": "'b' || n.i",
}
NAMED = ("partner", "person")
SPREAD_S = 2.6  # one reminder falls due after the other


def prepare(url: str, deal_count: int, greeters: int = GREETERS) -> None:
    """Fills an empty database. Each deal is agreed, and has talked: one update was handled, one
    letter was sent."""
    database = Database(url)
    migrate(database)
    database.transact(lambda s: _filled(s, greeters, deal_count))
    database.close()


def queue_letters(url: str, count: int, cause: str) -> None:
    """One letter for each of so many chats, all in one commit."""
    database = Database(url)

    def unit(session: Session) -> None:
        for number in range(count):
            here = Address("telegram", str(GREETING + number))
            letter = outbox.Letter(here, Outgoing("text", "Halo, ini pesan dari bot."), "bench")
            outbox.put(session, letter, f"{cause}:{number}", now())

    database.transact(unit)
    database.close()


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251


def _filled(session: Session, greeters: int, deal_count: int) -> None:
    fingerprints.begin(session)
    members.welcome(session, Address("telegram", "700002"), "Maya", "admin", "id", now())
    _talked(session, _agreed(session))
    session.flush()
    _multiply(session, deal_count - 1)
    for number in range(greeters):
        _partner(session, GREETING + number)


def _partner(session: Session, chat: int) -> int:
    partner = tables.Partner(
        name=f"Mitra {chat}", platform="instagram", handle=f"mitra{chat}", listed_at=now()
    )
    session.add(partner)
    session.flush()
    number = partner.id or 0
    people.join(session, number, "self", partner.name, Address("telegram", str(chat)), now())
    return number


def _agreed(session: Session) -> int:
    """A deal whose posts are due in two months; its first reminder is due on an allowed day."""
    brand = campaigns.add_brand(session, "Herbana")
    terms = replace(REELS, post_by=PostBy(on=_in_two_months()))
    campaign = campaigns.add_campaign(
        session, brand.id or 0, "September", "kol", "2026-09", terms, now()
    )
    row, _ = deals.listed(session, campaign.id or 0, _partner(session, DEALS), now())
    agree: Callable[..., Any] = lambda deal, at: negotiation.agree(deal, 1, at)  # noqa: E731
    for act in (exits.vet, negotiation.approach, negotiation.show_terms, agree):
        deal = deals.load(session, row.id)
        deals.save(session, deal, act(deal, now()), "staff:1", now())
    return row.id or 0


def _in_two_months() -> date:
    """A day three days before which partners may be reminded."""
    day = now() + timedelta(days=60)
    while allowed(reminded := (day - timedelta(days=3)).replace(hour=3), ZONE) != reminded:
        day += timedelta(days=1)
    return day.date()


def _talked(session: Session, deal_id: int) -> None:
    """They wrote, and heard an answer, as it stands in the tables afterwards."""
    partner_id = deals.load(session, deal_id).partner.id
    at = now()
    here = {"channel": "telegram", "lane": f"telegram:{DEALS}"}
    update = tables.Inbox(
        **here,
        update_key="b",
        raw={"message": {"text": "siap kak"}},
        received_at=at,
        next_at=at,
        state="done",
    )
    session.add(update)
    session.flush()
    said = Outgoing("text", "Terima kasih, Kak! Kami tunggu ya.")
    session.add(
        tables.Heard(partner_id=partner_id, inbox_id=update.id or 0, text="siap kak", at=at)
    )
    session.add(
        tables.Outbox(
            **here,
            chat=str(DEALS),
            dedupe_key="b",
            once=False,
            payload=written_briefly(said),
            deal_id=deal_id,
            partner_id=partner_id,
            words="bench",
            state="sent",
            due_at=at,
            made_at=at,
            taken_at=at,
            sent_at=at,
        )
    )


def _multiply(session: Session, copies: int) -> None:
    postgresql = session.get_bind().dialect.name == "postgresql"
    session.execute(
        text(f"create temporary table n as select i from {_numbers(postgresql, copies)}")
    )
    for table in moving.tables():
        if table.name not in COPIED:
            continue
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        values = ", ".join(_value(table, column.name, postgresql) for column in table.columns)
        source = f"(select * from {table.name}) s cross join n"
        session.execute(
            text(f"insert into {table.name} ({columns}) select {values} from {source} order by n.i")
        )
        if postgresql:
            highest = f"select setval('{table.name}_id_seq', max(id)) from {table.name}"
            session.execute(text(highest))


def _value(table: Table, name: str, postgresql: bool) -> str:
    """What a copy has in that column: keys of its own, and a reminder a little later."""
    named = {key.column.table.name for key in table.columns[name].foreign_keys}
    if name == "id" or named & COPIED:
        return f'cast(s."{name}" as bigint) + n.i * {APART}'
    if name == "due_at" and table.name == "reminder":
        later = f"n.i * {SPREAD_S}"
        if postgresql:
            return f"s.due_at + {later} * interval '1 second'"
        return f"strftime('%Y-%m-%d %H:%M:%f000', s.due_at, ({later}) || ' seconds')"
    if name == "name" and table.name in NAMED:
        return f"'Mitra ' || ({DEALS} + n.i)"
    return OWN.get(name, f's."{name}"')


def _numbers(postgresql: bool, count: int) -> str:
    if postgresql:
        return f"generate_series(1, {count}) as n(i)"
    counted = f"select 1 union all select i + 1 from n where i < {count}"
    return f"(with recursive n(i) as ({counted}) select i from n)"
