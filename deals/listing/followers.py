"""Reads follower counts as the team types them, and sorts people into tiers by them."""

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from deals.listing.cells import clean_short

_THOUSAND = r"k|ribuan|ribu|rb|rbu|rebu|ewu|thousand"
_MILLION = r"million|mill|mil|mio|m|jutaan|juta|jt|jeti"
_NUMBER = re.compile(
    r"(?<![0-9a-z.,])"
    r"(?P<number>[0-9]{1,3}(?:[ .,'][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]{1,12}(?:[.,][0-9]{1,3})?)"
    r"(?![.,]?[0-9])"
    rf"(?:\s*(?:(?P<thousand>{_THOUSAND})|(?P<million>{_MILLION})))?(?=foll|flw|pengikut|[^a-z0-9%]|$)(?!\s*%)"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_BETWEEN = re.compile(r"\s*(?:-|–|—|~|s/?d\.?|sampai|hingga|to)\s*")
_SCIENTIFIC = re.compile(r"[0-9]e[+-]?[0-9]")
_FEWEST_BELIEVED = 1_000
_MOST_BELIEVED = 1_000_000_000
_TIERS = ((1_000_000, "mega"), (100_000, "macro"), (10_000, "micro"), (1_000, "nano"))


@dataclass(frozen=True)
class Followers:
    count: int | None = None
    problems: tuple[str, ...] = ()


def tier_of(count: int | None) -> str | None:
    """Return nano, micro, macro or mega (lower bound included); None below 1,000 or unknown."""
    if count is None:
        return None
    return next((tier for least, tier in _TIERS if count >= least), None)


def read_followers(cell: object) -> Followers:
    """Read a count such as `85,3K`, `8.301`, `1,2 jt`, `12 ribu`, or a number Excel made of it.

    K/rb and jt/M make the mark before them a decimal sign; without them a mark before three
    digits groups thousands. Of a range the lower end counts.
    """
    text = clean_short(cell).casefold()
    if not text:
        return Followers(problems=("no_followers",))
    reading = None if isinstance(cell, bool | date | time) else _read(text)
    if reading is None or reading.count is None or reading.count > _MOST_BELIEVED:
        return Followers(problems=("followers_unreadable",))
    if reading.count < _FEWEST_BELIEVED:
        return Followers(reading.count, (*reading.problems, "below_nano"))
    return reading


def _read(text: str) -> Followers | None:
    if _SCIENTIFIC.search(text) or re.match(r"[-=]", text):
        return None
    found = list(_NUMBER.finditer(re.sub(r"\(.*?\)", " ", text))) or list(_NUMBER.finditer(text))
    if not found:
        return None
    if len(found) == 1:
        return _count(found[0]["number"], _factor(found[0]))
    if _BETWEEN.fullmatch(found[0].string, found[0].end(), found[1].start()):
        return Followers(_lower_end(found[0], found[1]), ("followers_range",))
    counts = [_count(one["number"], _factor(one)).count or 0 for one in found]
    believed = next((count for count in counts if count >= _FEWEST_BELIEVED), counts[0])
    return Followers(believed, ("several_followers",))


def _lower_end(lower: re.Match[str], upper: re.Match[str]) -> int | None:
    """Read `10` of `10-20K` as 10K, but `900` of `900 - 1K` as 900."""
    most = _count(upper["number"], _factor(upper)).count or 0
    shared = _count(lower["number"], _factor(lower) or _factor(upper)).count or 0
    return shared if shared <= most else _count(lower["number"], _factor(lower)).count


def _factor(match: re.Match[str]) -> int | None:
    if match["thousand"]:
        return 1_000
    return 1_000_000 if match["million"] else None


def _count(number: str, factor: int | None) -> Followers:
    number = number.replace(" ", "").replace("'", "")
    if factor:
        return Followers(int(_decimal(number) * factor))
    if _GROUPED.fullmatch(number):
        return Followers(int(re.sub("[.,]", "", number)))
    if re.search(r"([.,]).*\1", number):
        return Followers()
    amount = _decimal(number)
    if amount == int(amount):
        return Followers(int(amount))
    # Nobody has a fraction of a follower: 85.3 is 85.3K, or 85.300 whose zeros Excel dropped.
    meant = amount * 1_000 if amount < _FEWEST_BELIEVED else amount
    return Followers(int(meant), ("followers_guessed",))


def _decimal(number: str) -> Decimal:
    marks = re.findall("[.,]", number)
    if len(marks) > 1 and len(set(marks)) == 1:
        return Decimal(re.sub("[.,]", "", number))
    whole, mark, fraction = number.rpartition(marks[-1]) if marks else (number, "", "")
    return Decimal(re.sub("[.,]", "", whole) + ("." if mark else "") + fraction)
