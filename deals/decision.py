"""What a rule answers: the deal as it is now, what to say, and what to write into its history."""

from dataclasses import dataclass, field

from deals.deal import Deal
from deals.says import Say


@dataclass(frozen=True)
class Decision:
    """`happened` is a past-tense key of the history, `details` its plain facts."""

    deal: Deal
    happened: str
    says: tuple[Say, ...] = ()
    details: dict[str, str | int] = field(default_factory=dict)

    @property
    def to_staff(self) -> tuple[Say, ...]:
        """What it says to our own people."""
        return tuple(one for one in self.says if one.to != "partner")


class Refused(Exception):
    """The act is not possible now; `code` names the sentence that says why."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
