"""All that a message names beside its intent."""

from datetime import date
from typing import Any, TypeVar

from deals.reading.contact.handles import handle
from deals.reading.contact.phones import phone
from deals.reading.contact.urls import urls
from deals.reading.days.naming import day_named
from deals.reading.found import Found
from deals.reading.money.amounts import fee
from deals.reading.money.bonus import bonus_named
from deals.reading.money.contents import contents_named
from deals.reading.money.percents import commission

T = TypeVar("T")


def slots(text: str, words: str, today: date) -> dict[str, Found[Any]]:
    """What was found, by the name of its field in `Reply`. `words` is the text made plain."""
    bonus = bonus_named(words)
    if bonus:
        words = bonus.rest  # an amount is one thing only
    readings = {
        "bonus_idr": _known(bonus and bonus.idr),
        "bonus_target": _known(bonus and bonus.target),
        "fee_idr": fee(words),
        "commission_pct": commission(words),
        "day": day_named(words, today),
        "phone": phone(text),
        "handle": handle(text),
        "urls": _several(urls(text)),
        "contents": _several(contents_named(words)),
    }
    return {name: found for name, found in readings.items() if found}


def _known(value: T | None) -> Found[T] | None:
    return Found(value, 0.9) if value else None


def _several(found: tuple[Any, ...]) -> Found[tuple[Any, ...]] | None:
    return Found(found, 0.9) if found else None
