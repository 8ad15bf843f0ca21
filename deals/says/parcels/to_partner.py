"""What partners hear of the pack and of where it goes."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words
from deals.says.deadlines.to_partner import Due
from deals.terms import Content


@dataclass(frozen=True)
class AskAddress(Words):
    """Where may the pack go? `missing`: the parts that we do not have; all of them when empty."""

    brand: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class SampleAsked(Words):
    """Their wish for a sample is with the team."""

    brand: str


@dataclass(frozen=True)
class SampleGranted(Words):
    """It will be sent: where to?"""

    brand: str


@dataclass(frozen=True)
class NoSample(Words):
    """There is none this time."""

    brand: str


@dataclass(frozen=True)
class AddressRight(Words):
    """They said that the address is right."""

    brand: str


@dataclass(frozen=True)
class AskArrival(Words):
    """Is the pack there? The day's one message, where nothing else is due."""

    partner: str
    dues: tuple[Due, ...]


@dataclass(frozen=True)
class ShipmentCorrected(Words):
    """Courier or number was told wrong."""

    brand: str
    courier: str
    tracking: str


@dataclass(frozen=True)
class NotHereYet(Words):
    """It is not there yet. `searched`: a person looks for it now."""

    brand: str
    courier: str
    tracking: str
    searched: bool


@dataclass(frozen=True)
class PackBroken(Words):
    """It came damaged or incomplete: we are sorry, and a person sees to it."""

    brand: str


@dataclass(frozen=True)
class PackPhotoTaken(Words):
    """Thanks for the picture of the pack."""

    brand: str


@dataclass(frozen=True)
class AddressTaken(Words):
    """Where the pack goes, as we have it now: its parts, or where no street was found in it all of
    it. `missing`: the parts that we do not have; `first`: they are asked for the first time."""

    recipient: str
    phone: str
    street: str
    city: str
    postcode: str
    address: str
    missing: tuple[str, ...]
    first: bool = True


@dataclass(frozen=True)
class PackOnItsWay(Words):
    """`days`: so many after it arrives is the last day to post, where no day is fixed."""

    brand: str
    courier: str
    tracking: str
    days: int | None
    post_by: date | None


@dataclass(frozen=True)
class PackArrived(Words):
    """The pack is there: the last day to post is fixed; `days` after it where that was agreed.

    `as_it_is`: it came damaged, and no other one is sent.
    """

    brand: str
    missing: tuple[Content, ...]
    post_by: date | None
    received_on: date
    days: int | None
    as_it_is: bool = False
