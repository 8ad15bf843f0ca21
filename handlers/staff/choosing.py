"""Which campaign is meant: by number, by words of its title, the only open one, or by buttons."""

from collections.abc import Sequence

from deals.channel import Button, Rows
from deals.decision import Refused
from handlers.staff.acting import Acting
from storage.brand import campaigns
from storage.selling import shops
from storage.tables import Campaign, Shop

SHOWN = 12


def named(acting: Acting, words: str) -> Campaign | None:
    """The open campaign that is named, or the only one; None when it has to be asked.

    Raises Refused when none is open, or none has such a number or title.
    """
    opened = campaigns.open_campaigns(acting.session)
    if not opened:
        raise Refused("no_campaign")
    found = _matching(opened, words.strip())
    if not found:
        raise Refused("no_such_campaign")
    return found[0] if len(found) == 1 else None


def of_number(acting: Acting, number: str) -> Campaign:
    """A campaign of any state by its number."""
    usable = number.isdecimal() and len(number) < 18
    row = acting.session.get(Campaign, int(number)) if usable else None
    if row is None:
        raise Refused("no_such_campaign")
    return row


def one(acting: Acting, words: str) -> Campaign:
    """By number, whatever its state, or by words of an open one's title that fit it alone."""
    number = words.lstrip("#")
    if number.isdecimal():
        return of_number(acting, number)
    found = named(acting, words)
    if found is None:
        raise Refused("several_campaigns")
    return found


def shop_and_rest(acting: Acting, words: str) -> tuple[Shop | None, str]:
    """The shop whose name stands in the words, and the words without it."""
    typed = " ".join(words.split()).casefold()
    for shop in sorted(shops.shops(acting.session), key=lambda one: -len(one.name)):
        name = shop.name.casefold()
        if f" {name} " in f" {typed} ":
            return shop, f" {typed} ".replace(f" {name} ", " ", 1).strip()
    return None, words


def buttons(acting: Acting, act: str, words: str = "") -> Rows:
    """The open campaigns that fit, one in a row."""
    found = _matching(campaigns.open_campaigns(acting.session), words.strip())
    return tuple((Button(c.title, f"{act}:{c.id}", plain=True),) for c in found[:SHOWN])


def _matching(opened: Sequence[Campaign], words: str) -> list[Campaign]:
    if words.isdecimal():
        return [campaign for campaign in opened if str(campaign.id) == words]
    wanted = words.casefold().split()
    return [c for c in opened if all(word in c.title.casefold() for word in wanted)]
