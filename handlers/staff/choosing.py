"""Which campaign is meant: by number, by words of its title, the only open one, or by buttons."""

from collections.abc import Sequence

from deals.channel import Button, Rows
from deals.decision import Refused
from handlers.staff.acting import Acting
from storage.brand import campaigns
from storage.tables import Campaign

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


def buttons(acting: Acting, act: str, words: str = "") -> Rows:
    """The open campaigns that fit, one in a row."""
    found = _matching(campaigns.open_campaigns(acting.session), words.strip())
    return tuple((Button(c.title, f"{act}:{c.id}", plain=True),) for c in found[:SHOWN])


def _matching(opened: Sequence[Campaign], words: str) -> list[Campaign]:
    if words.isdecimal():
        return [campaign for campaign in opened if str(campaign.id) == words]
    wanted = words.casefold().split()
    return [c for c in opened if all(word in c.title.casefold() for word in wanted)]
