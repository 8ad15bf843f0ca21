"""A campaign before it is opened: read from a TOML file, every problem told with its key."""

import tomllib
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from deals import terms as sheets
from deals.bargaining import limits as bargaining
from deals.bargaining.limits import Bargaining
from deals.bargaining.limits_file import read_bargaining
from deals.campaign.keyed import (
    Problem,
    Reader,
)
from deals.campaign.promotions import promotions_in
from deals.campaign.usual import usual_contents
from deals.content import briefing as briefings
from deals.content.briefing import (
    BRIEF_CHARS,
    Briefing,
)
from deals.deadlines import cadence as cadences
from deals.deadlines import extensions
from deals.deadlines.cadence import Cadence
from deals.deadlines.extensions import Extending
from deals.deadlines.extensions_file import read_extending
from deals.hours import HERE
from deals.questions import facts_file
from deals.storable import make_storable
from deals.terms import Content, Instalment, PostBy, Target, Terms

KINDS = ("kol", "affiliate")
LANGUAGES = ("id", "en")
MAX_BYTES = 100_000
TITLE_CHARS = 60


@dataclass(frozen=True)
class CampaignPlan:
    """Everything that opens a campaign. `month` as in 2026-09; `target`: how many partners;
    `shop`: by its
    name, where affiliates sell; `facts`: what whoever asks in it is told, as (topic, words)."""

    brand: str = ""
    title: str = ""
    kind: str = "kol"
    shop: str = ""
    month: str = ""
    terms: Terms = field(default_factory=Terms)
    cadence: Cadence = field(default_factory=Cadence)
    brief: str = ""
    target: int = 20
    zone: str = HERE.key
    language: str = "id"
    bargaining: Bargaining = field(default_factory=Bargaining)
    extending: Extending = field(default_factory=Extending)
    facts: facts_file.Facts = ()
    briefing: Briefing = field(default_factory=Briefing)


def read_campaign(content: bytes, today: date) -> tuple[CampaignPlan, list[Problem]]:
    """The plan that a TOML file holds, and everything that is wrong with it."""
    try:
        table = make_storable(tomllib.loads(content[: MAX_BYTES + 1].decode("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return CampaignPlan(), [Problem("-", "not_toml")]
    if len(content) > MAX_BYTES:
        return CampaignPlan(), [Problem("-", "too_long")]
    reader = Reader(table)
    plan = _plan(reader, today)
    return plan, [*reader.problems, *([] if reader.problems else problems(plan, today))]


def problems(plan: CampaignPlan, today: date) -> list[Problem]:
    """What makes a plan unfit to be opened; empty when it is sound."""
    found = [Problem("terms", code) for code in sheets.problems(plan.terms)]
    found += [Problem("cadence", code) for code in cadences.problems(plan.cadence)]
    found += [Problem("extensions", code) for code in extensions.problems(plan.extending)]
    if limits := plan.bargaining.limits:
        found += [Problem("limits", code) for code in bargaining.problems(limits, plan.terms)]
    on = plan.terms.post_by.on
    if on and on < today:
        found.append(Problem("terms.post_by", "day_is_past"))
    if not plan.title or len(plan.title) > TITLE_CHARS:
        found.append(Problem("title", "bad_length"))
    if len(plan.brief) > BRIEF_CHARS:
        found.append(Problem("brief", "bad_length"))
    else:
        found += briefings.problems(plan.briefing, plan.brief)
    found += facts_file.problems(plan.facts, today)
    if not _is_month(plan.month):
        found.append(Problem("month", "not_a_month"))
    if not 1 <= plan.target <= 10_000:
        found.append(Problem("target", "out_of_range"))
    return found


def _plan(reader: Reader, today: date) -> CampaignPlan:
    terms, cadence = _terms(reader), _cadence(reader)
    plan = CampaignPlan(
        brand=reader.take("brand", str, ...).strip(),
        title=" ".join(reader.take("title", str, ...).split()),
        kind=reader.choice("kind", KINDS, ...),
        shop=" ".join(reader.take("shop", str, "").split()),
        month=reader.take("month", str, ...),
        terms=terms,
        cadence=cadence,
        brief=reader.take("brief", str, "").strip(),
        target=reader.take("target", int, 20),
        zone=reader.take("zone", str, HERE.key),
        language=reader.choice("language", LANGUAGES, "id"),
        bargaining=read_bargaining(reader),
        extending=read_extending(reader),
        facts=facts_file.read_facts(reader),
        briefing=briefings.read_briefing(reader),
    )
    if plan.kind == "affiliate" and not terms.contents:
        plan = replace(plan, terms=replace(terms, contents=usual_contents(plan.shop)))
    if not _is_zone(plan.zone):
        reader.note("zone", "not_a_zone")
    reader.problems += [Problem(key, "unknown_key") for key in reader.table]
    return plan


def _terms(whole: Reader) -> Terms:
    part = whole.part("terms")
    terms = Terms(
        contents=_contents(part),
        post_by=_post_by(part),
        barter=part.take("barter", str, "").strip(),
        barter_value_idr=part.take("barter_value_idr", int, 0),
        fee_idr=part.take("fee_idr", int, 0),
        commission_pct=part.take("commission_pct", (int, float), 0),
        bonus_idr=part.take("bonus_idr", int, 0),
        bonus_condition=part.take("bonus_condition", str, ""),
        tags=tuple(map(str, part.take("tags", list, []))),
        rights=part.take("rights", str, ""),
        extra=part.take("extra", str, "").strip(),
        instalments=_instalments(part),
        bonus_target=_bonus_target(part),
        promotions=promotions_in(part),
    )
    whole.close(part)
    return terms


def _bonus_target(terms: Reader) -> Target | None:
    """`bonus_units` or `bonus_gmv_idr`."""
    units, gmv_idr = terms.take("bonus_units", int, 0), terms.take("bonus_gmv_idr", int, 0)
    return Target(units, gmv_idr) if units or gmv_idr else None


def _instalments(terms: Reader) -> tuple[Instalment, ...]:
    """`fee_paid` names a usual way; `instalments` is a list with share_pct, due and on."""
    usual = terms.choice("fee_paid", tuple(sheets.USUAL_PAY), "after")
    found = []
    for place, entry in enumerate(terms.take("instalments", list, []), start=1):
        if not isinstance(entry, dict):
            terms.note(f"instalments.{place}", "wrong_kind")
            continue
        part = Reader(entry, f"{terms.path}instalments.{place}.")
        share, due = part.take("share_pct", int, 0), part.choice("due", sheets.DUE, "delivery")
        found.append(Instalment(share, due, part.day("on")))
        terms.close(part)
    return tuple(found) or sheets.USUAL_PAY.get(usual, ())


def _contents(terms: Reader) -> tuple[Content, ...]:
    found = []
    for place, entry in enumerate(terms.take("contents", list, []), start=1):
        if not isinstance(entry, dict):
            terms.note(f"contents.{place}", "wrong_kind")
            continue
        part = Reader(entry, f"{terms.path}contents.{place}.")
        found.append(
            Content(
                kind=part.choice("kind", sheets.CONTENT_KINDS, ...),
                platform=part.choice("platform", sheets.PLATFORMS, ...),
                count=part.take("count", int, 1),
                proof=part.choice("proof", sheets.PROOFS, "link"),
            )
        )
        terms.close(part)
    return tuple(found)


def _post_by(terms: Reader) -> PostBy:
    """`post_by` is a date, `post_by_days_after_pack` a number of days: one of the two."""
    on = terms.day("post_by")
    days = terms.take("post_by_days_after_pack", int, None)
    if days is not None and not 1 <= days <= 90:
        terms.note("post_by_days_after_pack", "out_of_range")
    return PostBy(on, days)


def _cadence(whole: Reader) -> Cadence:
    part, usual = whole.part("cadence"), Cadence()
    taken: dict[str, Any] = {}
    for one in fields(Cadence):
        default = getattr(usual, one.name)
        several = isinstance(default, tuple)
        value = part.take(one.name, list if several else int, default)
        if several and not (value and all(type(day) is int for day in value)):
            part.note(one.name, "wrong_kind")
            value = default
        taken[one.name] = tuple(value) if several else value
    whole.close(part)
    return Cadence(**taken)


def _is_month(month: str) -> bool:
    year, _, number = month.partition("-")
    return len(month) == 7 and year.isdecimal() and number in {f"{n:02}" for n in range(1, 13)}


def _is_zone(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
