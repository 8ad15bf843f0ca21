"""From SQLite to PostgreSQL: all of it or nothing, and the talk goes on where it was."""

import os
import socket
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select, text
from sqlmodel import Session

from bot.lock import hold
from deals.channel import Address, Attachment, Outgoing
from deals.research.profile import Research
from deals.stages import Stage
from deals.terms import Content, PostBy, Terms
from storage import (
    settings,
    tables,
)
from storage.brand import (
    campaigns,
    facts,
    wordings,
)
from storage.db import Database
from storage.keeping import moving
from storage.migrate import migrate, newest
from storage.partner import (
    clients,
    examples,
    research,
    twins,
)
from storage.partner.heard import Words
from storage.personal import data_acts, suppressed
from storage.post import (
    departures,
    outbox,
)
from storage.post.pace import Pace
from storage.post.presence import Presence
from storage.selling import shops
from storage.shapes import written
from storage.tables import Heard, Partner
from tests.desk import House
from tests.moved import rows, rows_in, sapa_move

slow = pytest.mark.slow
LIVE = Terms(
    contents=(Content("live", "tiktok", 1, "picture"), Content("reel", "instagram")),
    post_by=PostBy(days_after_pack=7),
    barter="1 paket",
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A played house on SQLite: every table has rows."""
    house = House(tmp_path)
    stamp(house.database)
    rani, dewi, sari = house.who("Rani"), house.member("Dewi"), house.who("Sari")
    deal_id = house.agreed(rani, dewi, terms=LIVE)
    picture = Attachment("photo", "f", "live.jpg", "image/jpeg", 10, "ab" * 32, "/media/a")
    house.says(rani, "ini kak 🌿", file=picture)
    house.later(days=9)
    house.presses(house.admin, f"s.hand:{deal_id}")
    house.approached(sari)
    house.says(house.admin, f"/counter {house.approached(house.who('Tiwi'))} 700rb")
    house.says(house.admin, "/brand add")
    house.do(lambda s: what_is_rare(s, house))
    return house


def what_is_rare(session: Session, house: House) -> None:
    campaigns.put_product(session, 1, "Temulawak", "jamu")
    shops.add(session, 1, "TikTok Shop Herbana", "tiktok")
    wordings.put(session, 1, "offer", "id", "Halo {{ name }}", 1, house.now)
    facts.tell(session, facts.Place(1), "payment", "id", "Lewat transfer.", 1, house.now)
    data_acts.ask(session, 1, "correct", "self", house.now, "alamat saya pindah")
    suppressed.add(session, ["ab" * 32], house.now)
    examples.keep(session, 1, Words(1, "gitu deh kak", house.now), "later", 1, house.now)
    research.put(
        session, 1, Research(("dancer",), 3.5, (("reel", 500_000),), notes="ramah"), house.now
    )
    twins.set_apart(session, 1, 2, 1, house.now)
    clients.keep(session, 1, True, "bagus", house.now)
    what_the_desk_keeps(session, house.now)
    what_was_sold(session, house.now)
    session.get_one(Partner, 1).address = "Jl. Melati No. 12, Bandung"
    settings.put(session, "fractions", {"z": 0.1, "a": [1e-7, 12345678901234567890, None]})
    for number in range(7):
        letter = outbox.Letter(Address("telegram", f"{number}"), Outgoing("text", "hai"))
        outbox.put(session, letter, f"rare:{number}", house.now)


def what_the_desk_keeps(session: Session, now: datetime) -> None:
    """A row of each table that this story does not come to."""
    sha256 = session.scalars(select(tables.Media.sha256)).first() or "cd" * 32
    session.add(tables.Account(partner_id=1, bank="BCA", number="552011", told_at=now))
    session.add(tables.Manager(partner_id=1, name="Ocha", phone="+628120000123", since=now))
    session.add(tables.BusyDays(partner_id=1, first=now.date(), last=now.date(), told_at=now))
    session.add(tables.PackPhoto(deal_id=1, file_sha256=sha256, kept_at=now))
    session.add(tables.Sketch(deal_id=1, kind="idea", number=1, text="pagi hari", sent_at=now))
    session.add(tables.Brought(deal_id=1, views=12_000, by="partner", told_at=now))
    session.add(tables.Slot(deal_id=1, partner_id=1, deliverable=1, at=now, booked_at=now))
    session.add(
        tables.Ticket(deal_id=1, number=1, kind="payment", state="open", opened_at=now, since=now)
    )
    session.add(tables.Trouble(partner_id=1, kind="payment", since=now))
    proof_id = session.scalars(select(tables.Proof.id)).first() or 1
    code = tables.BoostCode(deal_id=1, proof_id=proof_id, code="#aB1", by="partner", told_at=now)
    session.add(code)
    session.add(tables.BroughtPicture(deal_id=1, file_sha256=sha256, kept_at=now))
    session.add(
        tables.Screen(
            sha256=sha256,
            width=720,
            height=1600,
            blank=False,
            bits=-5,
            small=b"small",
            kept_at=now,
        )
    )
    proof_id = session.scalars(select(tables.Proof.id)).first() or 1
    session.add(tables.Twin(proof_id=proof_id, file_sha256=sha256, of_sha256="", found_at=now))
    session.add(tables.Announcement(id=1, by=1, wanted=":::", words={"id": "hai"}, made_at=now))
    session.flush()
    session.add(tables.Finding(id=1, kind="rules", subject="x", first_seen=now, last_seen=now))
    session.flush()
    session.add(tables.FindingPartner(finding_id=1, partner_id=1, deal_id=1, seen_at=now))
    session.add(tables.AnnouncedTo(announcement_id=1, partner_id=1, letter="announce:1:1"))
    session.add(
        tables.Clearance(deal_id=1, version=1, terms=written(LIVE), asked_by=1, asked_at=now)
    )
    session.add(tables.Bonus(deal_id=1, amount_idr=500_000, since=now, reason="-"))
    payment = tables.Payment(deal_id=1, kind="bonus", number=1, amount_idr=500_000, state="paid")
    session.add(payment)
    session.flush()
    session.add(tables.Slip(deal_id=1, payment_id=payment.id, wanted_at=now))
    session.add(
        tables.Payout(
            payment_id=payment.id,
            amount_idr=500_000,
            day=now.date(),
            reference="TRX-1",
            by=1,
            at=now,
        )
    )


def what_was_sold(session: Session, now: datetime) -> None:
    """A row of each table that sales are kept in."""
    day = now.date()
    file = {"kind": "orders", "sha256": "ef" * 32, "name": "orders.csv", "month": "2026-09"}
    session.add(tables.SalesFile(shop_id=1, **file, rows=1, taken_by=1, taken_at=now))
    session.flush()
    session.add(tables.SalesUnderway(file_id=1, shop_id=1, going="in", of=1))
    layout = {"kind": "orders", "title": "akun", "field": "account"}
    session.add(tables.SalesLayout(shop_id=1, **layout))
    session.add(tables.ShopAccount(shop_id=1, account="rani", partner_id=1, state="ours"))
    session.flush()
    of = {"file_id": 1, "shop_id": 1, "account_id": 1, "month": "2026-09", "mark": "-"}
    sold = {"units": 2, "gmv_idr": 3_000_000_000, "commission_idr": 300_000_000}
    line = {"order_no": "7494", "sku": "1", "state": "settled", "more": {"Catatan": "ya"}}
    session.add(tables.OrderLine(**of, **sold, **line, day=day))
    session.add(tables.PeriodSum(**of, **sold, first=day, last=day, orders=1))
    session.add(
        tables.SoldPost(deal_id=1, account_id=1, kind="elsewhere", post_id="7412", since=now)
    )


def stamp(database: Database) -> None:
    """What the migrations would have written beside the tables."""
    with database.engine.begin() as connection:
        connection.execute(text("create table if not exists alembic_version (version_num text)"))
        connection.execute(text("delete from alembic_version"))
        connection.execute(text("insert into alembic_version values (:at)"), {"at": newest()})


def refused(folder: Path, *words: str) -> str:
    """What it says when it moves nothing."""
    done = sapa_move(folder, *words)
    assert done.exit_code == 1, done.stdout
    return done.stderr


# The whole book


@slow
def test_everything_is_there_afterwards_and_nothing_changed_before(
    house: House, target: str
) -> None:
    Presence(house.database, "all", house.now).leave()
    before = rows(house.database)
    assert [name for name, kept in before.items() if not kept] == []
    done = sapa_move(house.folder, target)
    assert done.exit_code == 0, done.stderr
    assert rows_in(target) == before == rows(house.database)
    assert done.stdout.count(" ok ") == len(before) + 1  # and the heading
    assert "differs" not in done.stdout and "DATABASE_URL" in done.stdout
    assert str(house.folder / "media") in done.stdout


@slow
def test_a_partner_agrees_on_postgresql_to_what_was_offered_on_sqlite(
    house: House, target: str
) -> None:
    rani = house.who("Bulan")
    deal_id = house.approached(rani)
    house.presses(rani, f"yes:{deal_id}:1")
    assert sapa_move(house.folder, target).exit_code == 0
    house.database.close()
    house.database = Database(target)
    house.presses(rani, f"agree:{deal_id}:1")
    assert house.deal(deal_id).stage == Stage.AGREED
    assert house.later(days=30), "and is reminded"
    house.database.close()


@slow
def test_every_table_takes_a_new_row_afterwards(house: House, target: str) -> None:
    Presence(house.database, "all", house.now).leave()
    assert sapa_move(house.folder, target).exit_code == 0
    database = Database(target)
    made: dict[str, Any] = {}
    database.transact(lambda s: [insert_another(s, table, made) for table in moving.tables()])
    database.close()
    assert len(made) == len(moving.tables())


def insert_another(session: Session, table: Any, made: dict[str, Any]) -> None:
    """One more row like the last, with parents of its own; the server numbers it."""
    key = next(iter(table.primary_key))
    row = dict(session.execute(select(table).order_by(key.desc()).limit(1)).mappings().one())
    unique = {
        next(name for name in c["column_names"] if name != "kind")  # of which there are a few words
        for c in inspect(session.connection()).get_unique_constraints(table.name)
    }
    for column in table.columns:
        parent = next((foreign.column.table.name for foreign in column.foreign_keys), None)
        if parent and row[column.name] is not None:
            row[column.name] = made[parent]
        elif column.name in {*unique, key.name} and isinstance(row[column.name], str):
            row[column.name] = f"{row[column.name]}x"
        elif column.name in unique - {key.name} and isinstance(row[column.name], int):
            row[column.name] += 1
    if table.autoincrement_column is not None:
        del row[key.name]
    made[table.name] = session.execute(table.insert().returning(key), row).scalar_one()


@slow
def test_a_letter_that_was_being_sent_is_an_orphan_at_the_next_start(
    house: House, target: str
) -> None:
    dead = Presence(house.database, "all", house.now)
    pace = Pace()
    taken = house.do(lambda s: departures.claim(s, house.now, 1, dead.id, pace))
    house.do(lambda s: s.execute(text("delete from process")))  # its row is long swept away
    assert sapa_move(house.folder, target).exit_code == 0
    database = Database(target)
    next_one = Presence(database, "all", house.now)
    assert next_one.id > dead.id
    found = database.transact(
        lambda s: [
            row.id
            for row in departures.orphans(
                s, house.now + timedelta(seconds=1), next_one.alive(s), ()
            )
        ]
    )
    assert found == [taken[0].id]
    next_one.leave()
    database.close()


@slow
def test_a_nul_in_an_old_row_is_made_harmless_and_counted(house: House, target: str) -> None:
    house.do(lambda s: spoil(s))
    done = sapa_move(house.folder, target)
    assert done.exit_code == 0, done.stderr
    assert "2 old rows" in done.stdout
    database = Database(target)
    assert "a\ufffdb" in database.transact(lambda s: list(s.scalars(select(Heard.text))))
    assert database.transact(lambda s: settings.get(s, "spoilt")) == {"deep": ["x\ufffdy"]}
    database.close()


def spoil(session: Session) -> None:
    heard = session.scalars(select(Heard).order_by(Heard.id)).first()
    assert heard
    heard.text = "a\0b"
    settings.put(session, "spoilt", {"deep": ["x\0y"]})


# All or nothing


@slow
def test_a_difference_is_found_and_nothing_is_kept(house: House, target: str) -> None:
    database = Database(target)
    migrate(database)
    with database.engine.begin() as connection:  # a server that changes what it is given
        connection.exec_driver_sql(
            "create function meddle() returns trigger language plpgsql as $$ begin"
            " new.text = new.text || '!'; return new; end $$"
        )
        connection.exec_driver_sql(
            "create trigger meddling before insert on heard for each row execute function meddle()"
        )
    done = sapa_move(house.folder, target)
    assert done.exit_code == 1
    assert done.stdout.count("differs") == 1 and "Not the same after the copy: heard" in done.stderr
    assert not any(rows(database).values())
    assert database.transact(lambda s: s.scalar(text("select last_value from brand_id_seq"))) == 1
    database.close()


@slow
def test_a_second_move_is_refused(house: House, target: str) -> None:
    assert sapa_move(house.folder, target).exit_code == 0
    after = rows_in(target)
    assert "already holds something" in refused(house.folder, target)
    assert rows_in(target) == after


@slow
def test_a_database_of_somebody_else_is_left_alone(house: House, target: str) -> None:
    database = Database(target)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("create table invoices (id int)")
    assert "table invoices" in refused(house.folder, target)
    with database.engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["invoices"]
    database.close()


# What it refuses


@slow
def test_it_moves_nothing_while_the_bot_runs(house: House, target: str) -> None:
    running = hold(house.folder)
    assert f"process {os.getpid()}" in refused(house.folder, target)
    other = house.folder / "other"
    other.mkdir()
    at = f"sqlite:///{house.folder / 'sapa.db'}"
    assert "Stop it first" in refused(other, target, "--from", at)
    running.close()
    assert sapa_move(other, target, "--from", at).exit_code == 0


@slow
def test_it_names_what_is_in_its_way(house: House, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"postgresql://sapa:geheim@127.0.0.1:{taken.getsockname()[1]}/sapa"
        words = refused(house.folder, nobody)
    assert "cannot be reached" in words and "refused" in words and "geheim" not in words
    assert "Only from SQLite to PostgreSQL" in refused(house.folder, "sqlite:///other.db")
    assert "pg_dump" in refused(house.folder, nobody, "--from", nobody)
    assert "no address of a database" in refused(house.folder, "sapa")
    assert "There is no database at" in refused(house.folder, nobody, "--from", "sqlite:///x.db")
    assert not (house.folder / "x.db").exists()
    with house.database.engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '0001'"))
    assert "at migration 0001" in refused(house.folder, nobody)
