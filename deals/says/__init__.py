"""Everything that the bot can say: one small dataclass a message, its fields the template's."""

from dataclasses import fields
from typing import Any, ClassVar

from deals.channel import Rows
from deals.content.briefing import BriefFile
from deals.lean import dataclass


@dataclass(frozen=True)
class Words:
    """A message. `once`: it carries an offer, terms or money, and is never sent twice unasked."""

    once: ClassVar[bool] = False

    @classmethod
    def template(cls) -> str:
        """OfferFirst -> offer_first, the name of its file in every language."""
        return "".join("_" + c.lower() if c.isupper() else c for c in cls.__name__).lstrip("_")

    @property
    def about_deal(self) -> int | None:
        """The number of the deal that all of it is about, if it is about one."""
        number: int | None = getattr(self, "deal", None)
        return number

    def values(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True)
class Say:
    """Words to somebody: `partner`, `staff` (the deal's owner, else the team) or `lead`."""

    to: str
    words: Words
    buttons: Rows = ()
    unasked: bool = False  # waits for allowed hours
    files: tuple[BriefFile, ...] = ()  # sent after the words
    in_group: Words | None = None  # what the team's group reads instead
