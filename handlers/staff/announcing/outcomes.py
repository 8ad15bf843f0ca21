"""What became of announcements: figures, and the names of who did not get one."""

from datetime import date
from zoneinfo import ZoneInfo

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.says.announcing import to_staff as says
from handlers.staff.acting import Acting
from handlers.staff.announcing import groups
from handlers.staff.listing import settling
from handlers.words.harmless import clipped, one_line
from storage.announcing import announcements
from storage.announcing.announcements import OUTCOMES
from storage.tables import Announcement, Staff

LAST = 5
NAMES = 20
GLIMPSE = 200


def show_last(acting: Acting) -> None:
    """The last ones with their figures, and a button for another."""
    rows = announcements.last(acting.session, LAST)
    counted = announcements.counted(acting.session, [row.id or 0 for row in rows])
    lines = tuple(
        says.AnnouncementLine(
            row.id or 0,
            _day(row),
            clipped(one_line(_text(row)), GLIMPSE),
            row.state,
            _counts(counted[row.id or 0]),
        )
        for row in rows
    )
    opens = tuple(Button(f"{row.id}", f"s.ann:{row.id}:0", plain=True) for row in rows)
    new = (Button("announce_new", "s.ann_for:"),)
    acting.answer(says.AnnouncementList(lines), (new, opens) if opens else (new,))


def open_card(acting: Acting, rest: str) -> None:
    """`number:page`: as it is now."""
    parts = rest.split(":")
    row = acting.session.get(Announcement, settling.number(parts))
    if row is None or row.state == "shown":
        raise Refused("old_button")
    acting.show(*card(acting, row, settling.number(parts, 1)))


def card(acting: Acting, row: Announcement, page: int) -> tuple[says.AnnouncementCard, Rows]:
    """One with its figures, and a page of who did not get it."""
    number = row.id or 0
    counts = announcements.counted(acting.session, [number])[number]
    names = announcements.missed(acting.session, number, page * NAMES, NAMES)
    all_missed = sum(many for what, many in counts.items() if what not in announcements.GOT_IT)
    more = max(0, all_missed - (page + 1) * NAMES)
    member = acting.session.get_one(Staff, row.by)
    words = says.AnnouncementCard(
        number,
        _day(row),
        one_line(member.name, 40),
        groups.words_of(acting, announcements.group(row)),
        _text(row),
        row.state,
        _counts(counts),
        tuple(says.MissedLine(name, what) for name, what in names),
        more,
    )
    return words, _buttons(row, counts, page, more)


def _buttons(row: Announcement, counts: dict[str, int], page: int, more: int) -> Rows:
    acts = [Button("announce_refresh", f"s.ann:{row.id}:0")]
    if more:
        acts.append(Button("announce_missed", f"s.ann:{row.id}:{page + 1}"))
    if counts.get("queued") and row.state == "sending":
        acts.append(Button("announce_stop", f"s.ann_stop:{row.id}"))
    return (tuple(acts),)


def _counts(counts: dict[str, int]) -> tuple[says.OutcomeCount, ...]:
    return tuple(says.OutcomeCount(one, counts[one]) for one in OUTCOMES if counts.get(one))


def _day(row: Announcement) -> date:
    return (row.sent_at or row.made_at).astimezone(ZoneInfo(row.zone)).date()


def _text(row: Announcement) -> str:
    return str(next(iter(row.words.values())))
