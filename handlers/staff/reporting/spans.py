"""Which months, and of which brand: as a command names them, and as a button carries them."""

from dataclasses import dataclass
from datetime import date

from deals.decision import Refused
from deals.hours import day_here
from deals.reporting.months import MOST, is_month, latest, month_of, read_months, shifted
from handlers.staff.acting import Acting
from storage.brand import campaigns
from storage.tables import Brand


@dataclass(frozen=True)
class Span:
    """Months (`2026-09`) from the first to the last, of a brand or of all."""

    since: str
    until: str
    brand_id: int | None = None

    def __str__(self) -> str:
        return f"{self.since}:{self.until}:{self.brand_id or ''}"

    @property
    def months(self) -> tuple[str, ...]:
        months = [self.since]
        while months[-1] < self.until and len(months) < MOST:
            months.append(shifted(months[-1], 1))
        return tuple(months)

    def of(self, month: str) -> "Span":
        """The same brand's, of that month alone."""
        return Span(month, month, self.brand_id)

    def brand(self, acting: Acting) -> Brand | None:
        return acting.session.get(Brand, self.brand_id) if self.brand_id else None


def today(acting: Acting) -> date:
    """The day for the team."""
    return day_here(acting.turn.now)


def named(acting: Acting, words: str, months: int) -> Span:
    """`herbana juli-september`: a brand, months, both in any order, or neither: then that many
    months up to this one. Raises Refused for words that are neither."""
    brand, rest = brand_and_rest(acting, words)
    day = today(acting)
    found = read_months(rest, day) if rest else latest(month_of(day), months)
    if found is None:
        raise Refused("no_such_month")
    return Span(found[0], found[-1], brand.id if brand else None)


def one_month(acting: Acting, words: str) -> Span:
    """A month by its name; a bare number would be a count of months, of which only one is shown."""
    if brand_and_rest(acting, words)[1].isdecimal():
        raise Refused("no_such_month")
    return named(acting, words, 1)


def of_button(acting: Acting, text: str) -> Span:
    """What a button says; anybody can forge it, so it may be anything."""
    since, until, brand = (text.split(":") + [""] * 3)[:3]
    if not (is_month(since) and is_month(until) and since <= until):
        raise Refused("old_button")
    span = Span(since, until, int(brand) if brand.isdecimal() and len(brand) < 10 else None)
    return span if span.brand_id is None or span.brand(acting) else Span(since, until)


def brand_and_rest(acting: Acting, words: str) -> tuple[Brand | None, str]:
    """The brand whose name stands in the words, and the words without it."""
    typed = " ".join(words.split()).casefold()
    for brand in sorted(campaigns.brands(acting.session), key=lambda b: -len(b.name)):
        name = brand.name.casefold()
        if f" {name} " in f" {typed} ":
            return brand, " ".join(f" {typed} ".replace(f" {name} ", " ", 1).split())
    return None, typed
