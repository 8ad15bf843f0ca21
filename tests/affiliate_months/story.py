"""The story as it stands in story.toml: shops, months, who does what, and what they sold."""

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")
FILE = Path(__file__).parent / "story.toml"
MORNING, EVENING = time(10), time(22)
_ACT = re.compile(r"(?P<day>\d+): (?P<what>.+)")


@dataclass(frozen=True)
class Shop:
    """A shop with its bonus, due once so many things or so many rupiah were sold."""

    name: str
    contacted_by: str
    brand: str
    platform: str
    product: str
    price: int
    bonus: int
    if_units: int = 0
    if_gmv: int = 0


@dataclass(frozen=True)
class Sales:
    """What an account sold by one file. `rupiah`: of what is settled."""

    settled: int
    pending: int
    returned: int
    rupiah: int


@dataclass(frozen=True)
class SalesFile:
    shop: Shop
    written_as: str
    month: str
    number: int  # of the month's files
    sold: dict[str, Sales]


@dataclass(frozen=True)
class Act:
    """What somebody does at a moment, such as `3 videos`. Lives are shown in the evening."""

    at: datetime
    who: str
    what: str

    @property
    def shows(self) -> bool:
        return self.what.startswith("shows")

    @property
    def copies(self) -> bool:
        """They show somebody else's."""
        return self.shows and " of " in self.what


@dataclass(frozen=True)
class Month:
    """`contacted`: by shop, in the order of the list, what each answers."""

    month: str  # 2026-08
    days: dict[str, date]
    contacted: dict[str, dict[str, str]]
    acts: list[Act]
    sales: list[SalesFile]
    corrected: list[SalesFile] = field(default_factory=list)

    @property
    def agreed(self) -> list[str]:
        every = (who for some in self.contacted.values() for who in some.items())
        return [name for name, answer in every if answer == "agrees"]

    def shop_of(self, name: str) -> str:
        """The shop for which somebody was contacted."""
        return next(shop for shop, names in self.contacted.items() if name in names)


@dataclass(frozen=True)
class Story:
    shops: dict[str, Shop]
    accounts: dict[str, str]
    months: tuple[Month, ...]


def told() -> Story:
    """The whole of it."""
    read = tomllib.loads(FILE.read_text("utf-8"))
    shops = {name: Shop(name, **about) for name, about in read["shops"].items()}
    months = tuple(_month(read[name], shops) for name in ("august", "september"))
    return Story(shops, read["accounts"], months)


def morning(day: date) -> datetime:
    """Ten o'clock in Jakarta."""
    return datetime.combine(day, MORNING, JAKARTA)


def _month(read: dict[str, Any], shops: dict[str, Shop]) -> Month:
    days = {name: value for name, value in read.items() if isinstance(value, date)}
    month = f"{days['contacted_on']:%Y-%m}"
    acts = [
        _act(days["contacted_on"], who, line) for who, some in read["does"].items() for line in some
    ]
    acts.sort(key=lambda act: act.at)
    files = [_file(one, shops, month, at) for at, one in enumerate(read["sales"], 1)]
    corrected = read.get("corrected", ())
    later = [_file(one, shops, month, at) for at, one in enumerate(corrected, len(files) + 1)]
    return Month(month, days, read["contacted"], acts, files, later)


def _act(first: date, who: str, line: str) -> Act:
    found = _ACT.fullmatch(line)
    assert found, line
    act = Act(morning(first.replace(day=int(found["day"]))), who, found["what"])
    return replace(act, at=act.at.replace(hour=EVENING.hour)) if act.shows else act


def _file(read: dict[str, Any], shops: dict[str, Shop], month: str, number: int) -> SalesFile:
    shop = shops[read["shop"]]
    sold = {who: told for who, told in read.items() if who not in ("shop", "written_as")}
    sales = {who: _sales(told, shop.price) for who, told in sold.items()}
    return SalesFile(shop, read["written_as"], month, number, sales)


def _sales(told: int | dict[str, int], price: int) -> Sales:
    of = {"settled": told} if isinstance(told, int) else told
    settled = of["settled"]
    rupiah = of.get("rupiah", settled * price)
    return Sales(settled, of.get("pending", 0), of.get("returned", 0), rupiah)
