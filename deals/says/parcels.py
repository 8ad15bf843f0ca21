"""What partners hear of the pack and of where it goes."""

from dataclasses import dataclass

from deals.says import Words
from deals.says.partner import Due


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
