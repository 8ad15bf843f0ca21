"""/announce: for whom, in which words, a look at it as one of them reads it, and then to all."""

from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from deals.announcing.group import fault, group_of, without_greeting
from deals.channel import Button, Rows
from deals.claims.guard import claims_in
from deals.decision import Refused
from deals.hours import allowed
from deals.says.announcing import to_staff as says
from deals.says.content.to_staff import ClaimsFound
from handlers import say
from handlers.office import announcing
from handlers.staff.acting import Acting
from handlers.staff.announcing import groups, outcomes
from handlers.staff.listing import settling
from storage.announcing import announcements, recipients
from storage.tables import Announcement

ACT = "announce"


def command(acting: Acting, rest: str) -> None:
    """/announce: the last ones; /announce affiliate micro agreed: for those."""
    if rest.strip():
        groups.show(acting, groups.named(acting, rest))
    else:
        outcomes.show_last(acting)


def narrow(acting: Acting, rest: str) -> None:
    """The group, narrowed or widened by one press."""
    groups.show(acting, group_of(rest))


def ask(acting: Acting, rest: str) -> None:
    """Which words?"""
    group = group_of(rest)
    _, reachable = recipients.count(acting.session, group)
    if not reachable:
        raise Refused("nobody_to_announce_to")
    words = says.AskAnnouncement(groups.words_of(acting, group), reachable)
    acting.ask(ACT, words, {"group": str(group)})


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """The words, or others in the place of those that were shown."""
    acting.must("lead")
    text = without_greeting(acting.incoming.text.strip())
    if (code := fault(text)) or acting.incoming.attachments:
        raise Refused(code or "words_needed")
    language = str(answers.get("language") or acting.member.language)
    words = {**(answers["words"] if "language" in answers else {}), language: text}
    group = group_of(str(answers["group"]))
    row = announcements.show(acting.session, group, words, acting.member_id, acting.turn.now)
    kept = {"group": str(group), "announcement": row.id, "words": words}
    check = _check(acting, row.id or 0)
    if claims := claims_in("\n".join(words.values())):
        acting.answer(check)
        acting.ask_press(ACT, ClaimsFound(claims), kept, _knowingly, instead_of=answers)
    else:
        buttons = partial(_send, also=bool(check.others))
        acting.ask_press(ACT, check, kept, buttons, instead_of=answers)


def ask_also(acting: Acting, mark: str) -> None:
    """The same in the language that others of them read."""
    answers = acting.shown(ACT, mark)
    language = next(one for one in say.LANGUAGES if one not in answers["words"])
    _, reachable = recipients.count(acting.session, group_of(str(answers["group"])))
    words = says.AskAnnouncement(
        (say.word("languages", language, acting.member.language),), reachable
    )
    acting.ask(ACT, words, {**answers, "language": language})


def send(acting: Acting, mark: str) -> None:
    """To exactly those who were counted, but for who has said stop since."""
    answers = acting.shown(ACT, mark)
    row = acting.session.get(Announcement, int(answers["announcement"]))
    if row is None or (row.wanted, row.words) != (answers["group"], answers["words"]):
        raise Refused("shown_no_more")  # other words took its place
    if announcing.send(acting.turn, row.id or 0) is None:
        raise Refused("already_done")
    acting.pressed(ACT, answers)
    acting.turn.unbutton(acting.incoming)
    acting.answer(*outcomes.card(acting, row, 0))


def stop(acting: Acting, rest: str) -> None:
    """What has not left does not leave any more."""
    number = settling.number(rest.split(":"))
    kept_back = announcements.cancel(acting.session, number)
    if kept_back is None:
        raise Refused("already_done")
    acting.turn.unbutton(acting.incoming)
    acting.answer(says.AnnouncementCancelled(number, kept_back))


def _check(acting: Acting, number: int) -> says.AnnouncementCheck:
    row = acting.session.get_one(Announcement, number)
    group = announcements.group(row)
    readers = recipients.first_readers(acting.session, number, [*row.words])
    if not readers:
        raise Refused("nobody_to_announce_to")
    total, reachable = recipients.count(acting.session, group)
    read = recipients.languages(acting.session, number)
    return says.AnnouncementCheck(
        groups.words_of(acting, group),
        reachable,
        total - reachable,
        tuple(
            says.AnnouncementRead(
                one.name, tuple(announcing.read_by(acting.turn, row, one).splitlines())
            )
            for one in readers
        ),
        sum(many for language, many in read.items() if language not in row.words),
        _begins(acting, row),
    )


def _begins(acting: Acting, row: Announcement) -> datetime | None:
    """The next allowed hour, on the clock of the announcement; None when it may go out now."""
    now = acting.turn.now
    at = allowed(now, row.zone)
    return at.astimezone(ZoneInfo(row.zone)) if at > now else None


def _send(mark: str, label: str = "announce_send", also: bool = False) -> Rows:
    row = (Button(label, f"s.ann_send:{mark}"),)
    return (row, (Button("announce_also", f"s.ann_also:{mark}"),)) if also else (row,)


def _knowingly(mark: str) -> Rows:
    return _send(mark, "use_knowingly")
