"""A book of a million partners, made by a few statements that SQLite and PostgreSQL both read."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

BRANDS, CAMPAIGNS, STAFF = 1, 10, 20
UPDATE = (
    '{"update_id": 123456789, "message": {"message_id": 4711, "from": {"id": 7001000001,'
    ' "is_bot": false, "first_name": "Mitra", "username": "mitra.sehat", "language_code": "id"},'
    ' "chat": {"id": 7001000001, "first_name": "Mitra", "username": "mitra.sehat", "type":'
    ' "private"}, "date": 1788231600, "text": "baik kak, saya kabari besok ya setelah cek jadwal"}}'
)
LETTER = (
    '{"act": "text", "text": "Halo Kak Mitra! Perkenalkan, kami dari tim Herbana. Kami suka sekali'
    " dengan konten Kakak dan ingin mengajak Kakak bekerja sama di campaign September: 2 reel di"
    ' Instagram, paling lambat 24 September, fee Rp500.000. Apakah Kakak berminat?", "buttons":'
    ' [[{"text": "Berminat", "data": "yes:1:1"}, {"text": "Tidak dulu", "data": "no:1:1"}]],'
    ' "message_id": "", "path": ""}'
)


def fill(session: Session, count: int) -> None:
    """So many partners, each with a live deal, a planned reminder, one letter that is queued and
    one that was sent, one update that waits and one that was handled; every tenth has a debt."""
    postgresql = session.get_bind().dialect.name == "postgresql"
    at = _at_postgresql if postgresql else _at_sqlite
    _number(session, count, postgresql)
    for table, columns, values, among in _statements(at):
        _run(session, f"insert into {table} ({columns}) select {values} from numbers where {among}")
        if postgresql:
            _run(session, f"select setval('{table}_id_seq', max(id)) from {table}")


def _statements(at: Callable[[str], str]) -> list[tuple[str, str, str, str]]:
    """Table, columns, values made of the number i, and which numbers."""
    start, all_of = at("0"), "true"
    queued = f"'telegram', '' || i, 'telegram:' || i, false, 'text', '{LETTER}', i, i"
    update = f"'telegram:' || i, '{UPDATE}'"
    return [
        ("brand", "id, name, about", "i, 'Herbana', ''", f"i <= {BRANDS}"),
        (
            "staff",
            'id, name, "right", language, channel, chat, active, joined_at',
            f"i, 'Ayu ' || i, 'staff', 'id', 'telegram', 's' || i, true, {start}",
            f"i <= {STAFF}",
        ),
        (
            "campaign",
            "id, brand_id, title, kind, month, terms, cadence, brief, target, zone, language,"
            " state, made_at",
            f"i, 1, 'Campaign ' || i, 'kol', '2026-09', '{{}}', '{{}}', '', 20, 'Asia/Jakarta',"
            f" 'id', 'open', {start}",
            f"i <= {CAMPAIGNS}",
        ),
        (
            "partner",
            "id, kind, name, platform, handle, followers, tier, phone, language, problems,"
            " listed_at",
            "i, 'kol', 'Mitra ' || i, 'instagram', 'mitra' || i, 5000, 'nano', '+62' || i, 'id',"
            f" '[]', {start}",
            all_of,
        ),
        (
            "person",
            "id, partner_id, role, name, joined_at",
            f"i, i, 'self', 'Mitra ' || i, {start}",
            all_of,
        ),
        (
            "person_address",
            "id, person_id, channel, chat, state, since",
            f"i, i, 'telegram', '' || i, 'open', {start}",
            all_of,
        ),
        (
            "deal",
            "id, campaign_id, partner_id, owner_id, version, stage, asked, waiting_for,"
            " steps_done, pack_state, pack_courier, pack_tracking, made_at",
            f"i, 1 + i % {CAMPAIGNS}, i, 1 + i % {STAFF}, 3, 'approached', '', '', 0, 'none', '',"
            f" '', {start}",
            all_of,
        ),
        (
            "reminder",
            "id, deal_id, name, step, day, due_at, state",
            f"i, i, 'offer', 0, 1, {at('i * 2.6')}, 'planned'",
            all_of,
        ),
        (
            "debt",
            "id, deal_id, kind, number, since",
            f"i / 10, i, case when i % 20 = 0 then 'answer' else 'vet' end, 0, {start}",
            "i % 10 = 0",
        ),
        (
            "outbox",
            "channel, chat, lane, once, act, payload, deal_id, partner_id, dedupe_key, words,"
            " state, due_at, tries, error, made_at, taken_at",
            f"{queued}, 's' || i, 'offer', 'sent', {at('-i')}, 1, '', {at('-i')}, {at('-i')}",
            all_of,
        ),
        (
            "outbox",
            "channel, chat, lane, once, act, payload, deal_id, partner_id, dedupe_key, words,"
            " state, due_at, tries, error, made_at",
            f"{queued}, 'q' || i, 'offer', 'queued', {start}, 0, '', {start}",
            all_of,
        ),
        (
            "inbox",
            "channel, update_key, lane, raw, received_at, state, tries, next_at, error",
            f"'telegram', 'd' || i, {update}, {at('-i')}, 'done', 0, {at('-i')}, ''",
            all_of,
        ),
        (
            "inbox",
            "channel, update_key, lane, raw, received_at, state, tries, next_at, error",
            f"'telegram', 'n' || i, {update}, {start}, 'new', 0, {start}, ''",
            all_of,
        ),
    ]


def _number(session: Session, count: int, postgresql: bool) -> None:
    source = (
        f"generate_series(1, {count}) as n(i)"
        if postgresql
        else f"(with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})"
        " select i from n)"
    )
    _run(session, f"create temporary table numbers as select i from {source}")


def _run(session: Session, statement: str) -> Any:
    return session.execute(text(statement.replace(":", r"\:")))


def _at_postgresql(seconds: str) -> str:
    return f"timestamptz '2026-09-01 03:00:00+00' + ({seconds}) * interval '1 second'"


def _at_sqlite(seconds: str) -> str:
    return f"strftime('%Y-%m-%d %H:%M:%f000', '2026-09-01 03:00:00', ({seconds}) || ' seconds')"
