"""One thing that waits on us, as a line of /due and of a deal's card."""

from datetime import datetime

from deals.claims.guard import claims_in
from deals.deadlines.extensions import Extension
from deals.hours import day_here
from deals.says.desk import due as says
from handlers import say
from handlers.in_group import hidden
from handlers.staff.acting import Acting
from handlers.staff.paying import money
from handlers.staff.selling import bonuses, posts
from handlers.staff.terms import clearing
from handlers.words.harmless import clipped, one_line
from handlers.words.phrases import Phrases
from storage.deal import sketches, unanswered
from storage.overview.due import Waiting
from storage.shapes import read
from storage.tables import Deal, Fact
from storage.tickets import listing as tickets
from storage.tickets import troubles

ASKED = ("answer", "back")  # what waits for an answer to words of theirs
SOLD = ("elsewhere", "unclaimed")
SKETCHES = {"idea": "idea", "draft": "draft", "client_draft": "draft"}  # and what it is then
QUOTED = 120  # characters of them


def line(acting: Acting, place: int, one: Waiting) -> says.DueLine:
    nobody = "stranger" if one.kind == "stuck" else "team"
    whose = one.partner or say.word("whose", nobody, acting.member.language)
    days, hours = age(one.since, acting.turn.now)
    theirs = one.deal_id if one.kind == "counter" else None
    terms = unanswered.terms(acting.session, theirs) if theirs else None
    return says.DueLine(
        place,
        one.kind,
        whose,
        one.campaign,
        one.deal_id,
        days,
        hours,
        quote(acting, one.deal_id, one.kind, one.number),
        terms and terms[1],
    )


def quote(acting: Acting, deal_id: int | None, kind: str, number: int) -> str:
    """What they asked, in short; in a group without what is for nobody there."""
    if kind == "fact":
        return _proposed(acting, number)
    if kind == "trouble":
        return _named(acting, *troubles.with_words(acting.session, number))
    if kind == "extension" and deal_id:
        return _more_time(acting, deal_id, number)
    if kind == "clearance":
        return clearing.in_short(acting, number)
    if kind in ("payment", "slip"):
        return money.in_short(acting, deal_id or 0, number)
    if kind == "ticket" and deal_id:
        return _trouble(acting, deal_id, number)
    if kind in ("bonus", "bonus_doubt"):
        return bonuses.in_short(acting, deal_id or 0)
    if kind in SOLD and deal_id:
        return posts.in_short(acting, kind, deal_id, number)
    if kind in SKETCHES and deal_id:
        return _sketched(acting, deal_id, SKETCHES[kind], number)
    if kind not in ASKED or not deal_id:
        return ""
    text = unanswered.texts(acting.session, deal_id).get(number, "")
    return in_short(acting, text)


def _sketched(acting: Acting, deal_id: int, kind: str, number: int) -> str:
    """How it begins, with a sign where the claim guard finds something anywhere in it."""
    row = sketches.version(acting.session, deal_id, kind, number)
    text = in_short(acting, row.text) if row else ""
    return f"⚠️ {text}" if row and claims_in(row.text) else text


def _proposed(acting: Acting, number: int) -> str:
    fact = acting.session.get_one(Fact, number)
    topic = say.word("topics", fact.topic, acting.member.language)
    return clipped(one_line(f"{topic}: {fact.words}"), QUOTED)


def _more_time(acting: Acting, deal_id: int, number: int) -> str:
    """How much more, until when, and why."""
    wishes = [read(Extension, one) for one in acting.session.get_one(Deal, deal_id).extensions]
    wish = next((one for one in wishes if one.number == number), None)
    if wish is None:
        return ""
    language = acting.member.language
    until = Phrases(language).short_day(wish.until)
    told = say.word("desk", "more_days", language).format(days=wish.days, until=until)
    why = say.word("held_up", wish.reason, language) if wish.reason else ""
    return " · ".join(part for part in (told, why) if part)


def _trouble(acting: Acting, deal_id: int, number: int) -> str:
    """What kind of problem, and their words."""
    found = tickets.with_words(acting.session, deal_id, number)
    return _named(acting, *found) if found else ""


def _named(acting: Acting, kind: str, text: str) -> str:
    told = say.word("troubles", kind, acting.member.language)
    return " · ".join(part for part in (told, in_short(acting, text)) if part)


def in_short(acting: Acting, text: str) -> str:
    shown = text if acting.private else hidden(text, day_here(acting.turn.now))
    return clipped(one_line(shown), QUOTED) if shown else ""


def age(since: datetime, now: datetime) -> tuple[int, int]:
    """Whole days, and whole hours."""
    hours = max(0, int((now - since).total_seconds() // 3600))
    return hours // 24, hours
