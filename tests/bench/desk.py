"""`python -m tests.bench.desk URL`: what staff's commands ask of a book, as JSON, in milliseconds:
a page of /list, /find, a page of /recap, /report, and an import of 200 new rows, each beside the
same in SQL by hand."""

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from sqlmodel import Session, col, select

from deals.listing.records import ListedRow, Listing
from handlers.office.importing import take_listing
from handlers.turn import Turn
from storage.db import Database
from storage.overview import (
    recaps,
    reports,
    views,
)
from storage.tables import Campaign
from tests.bench.book import now

MONTH = "2026-09"
ROWS = 200
TIMES = 5
LIST = (
    "select d.id, p.name, p.handle, p.tier, p.followers, d.stage, c.title, p.pr_status, p.problems"
    " from deal d join partner p on p.id = d.partner_id join campaign c on c.id = d.campaign_id"
    " {where} order by d.id limit 8"
)
COUNT = (
    "select count(*) from deal d join partner p on p.id = d.partner_id"
    " join campaign c on c.id = d.campaign_id {where}"
)
FOUND = "where lower(p.name) like '%mitra 1000001%' or lower(p.handle) like '%mitra 1000001%'"
AGREED = "d.campaign_id in (select id from campaign where month = ?) and d.agreed_at is not null"
RECAP = (
    f"select count(distinct d.partner_id) from deal d where {AGREED}",
    "select id, name, handle, platform from partner where id in"
    f" (select d.partner_id from deal d where {AGREED}) order by name, id limit 8",
)
STEPS = (
    "sum(d.stage != 'struck'), count(d.vetted_at), count(d.approached_at), count(d.answered_at),"
    " count(d.agreed_at), count(d.posted_at), count(d.delivered_at), count(d.accepted_at),"
    " count(d.days_late), sum(d.days_late = 0)"
)
OF_MONTH = "where d.campaign_id in (select id from campaign where month = ?) group by 1"
REPORT = tuple(
    f"select {by}, {STEPS} from deal d left join {table} t on t.id = d.{key} {OF_MONTH}"
    for by, table, key in (
        *(("t.tier", "partner", "partner_id"), ("t.platform", "partner", "partner_id")),
        *(("t.name", "staff", "owner_id"), ("t.month", "campaign", "campaign_id")),
    )
)
KNOWN = "select id from partner where platform = 'instagram' and handle = ?"
NEW_PARTNER = (
    "insert into partner (kind, name, platform, handle, followers, language, problems, listed_at)"
    " values ('kol', ?, 'instagram', ?, 5000, 'id', '[]', ?)"
)
NEW_DEAL = (
    "insert into deal (campaign_id, partner_id, version, stage, asked, waiting_for, steps_done,"
    " pack_state, pack_courier, pack_tracking, made_at)"
    " values (1, ?, 1, 'listed', '', '', 0, 'none', '', '', ?)"
)
NEW_DEBT = "insert into debt (deal_id, kind, number, since) values (?, 'vet', 0, ?)"


def main(url: str) -> None:
    database = Database(url)
    line = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    ours: dict[str, Callable[[Session], Any]] = {
        "list": lambda s: views.deals(s, views.Filter(), 0),
        "find": lambda s: views.deals(s, views.Filter(words="mitra 1000001"), 0),
        "recap": lambda s: recaps.recap(s, (MONTH,), None, 0, 8),
        "report": lambda s: reports.report(s, ("2026-07", "2026-08", MONTH)),
        "import": _import,
    }
    by_hand: dict[str, Callable[[], Any]] = {
        "list": lambda: _asked(line, (COUNT + " ", LIST), where=""),
        "find": lambda: _asked(line, (COUNT, LIST), where=FOUND),
        "recap": lambda: [line.execute(one, (MONTH,)).fetchall() for one in RECAP],
        "report": lambda: [line.execute(one, (MONTH,)).fetchall() for one in REPORT],
        "import": lambda: _import_by_hand(line),
    }
    figures = {}
    for what, act in ours.items():
        pairs = [(_ours_ms(database, act), _by_hand_ms(line, by_hand[what])) for _ in range(TIMES)]
        figures[f"{what}_ms"] = median(one for one, _ in pairs)
        figures[f"{what}_raw_ms"] = median(one for _, one in pairs)
    print(json.dumps(figures))


def _asked(line: sqlite3.Connection, statements: tuple[str, ...], where: str) -> None:
    for statement in statements:
        line.execute(statement.format(where=where)).fetchall()


def _import(session: Session) -> None:
    nothing = dict.fromkeys(("address", "phone", "post_date", "pr_status", "brand", "link"))
    rows = tuple(
        ListedRow(n, f"Baru {n}", f"baru.{n}", "instagram", 5000, "nano", **nothing)
        for n in range(ROWS)
    )
    campaign = session.exec(select(Campaign).order_by(col(Campaign.id))).first()
    assert campaign
    turn = Turn(session, now(), "bench", "staff:1", Path("media"))
    read = take_listing(turn, campaign, Listing(rows, (), True))
    assert read.listed == ROWS, read.listed


def _import_by_hand(line: sqlite3.Connection) -> None:
    at = f"{now():%Y-%m-%d %H:%M:%S.%f}"
    for number in range(ROWS):
        assert line.execute(KNOWN, (f"baru.{number}",)).fetchone() is None
        new = (f"Baru {number}", f"baru.{number}", at)
        partner = line.execute(NEW_PARTNER, new).lastrowid
        deal = line.execute(NEW_DEAL, (partner, at)).lastrowid
        line.execute(NEW_DEBT, (deal, at))


def _ours_ms(database: Database, act: Callable[[Session], Any]) -> float:
    """Nothing of it is kept."""
    with Session(database.engine, expire_on_commit=False) as session:
        session.connection()
        began = time.perf_counter()
        act(session)
        session.flush()
        took_ms = (time.perf_counter() - began) * 1000
        session.rollback()
    return took_ms


def _by_hand_ms(line: sqlite3.Connection, act: Callable[[], Any]) -> float:
    line.execute("begin immediate")
    began = time.perf_counter()
    act()
    took_ms = (time.perf_counter() - began) * 1000
    line.execute("rollback")
    return took_ms


if __name__ == "__main__":
    main(sys.argv[1])
