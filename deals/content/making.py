"""What happens between agreement and posting: the brief is read, ideas and drafts go to and fro."""

from dataclasses import dataclass, field
from datetime import datetime

KINDS = ("idea", "draft")


@dataclass(frozen=True)
class Course:
    """How far the ideas, or the drafts, of a deal have come.

    `state`: nothing yet (""), waiting for us, at_client, back with a remark, or approved since
    then; `number`: the newest version; `approved`: the one that was approved last, 0 for none.
    """

    state: str = ""
    number: int = 0
    approved: int = 0
    since: datetime | None = None

    @property
    def with_us(self) -> bool:
        return self.state in ("waiting", "at_client")


@dataclass(frozen=True)
class Making:
    """`brief`: not sent (""), sent, asked (whether they have read it) or read; since when."""

    brief: str = ""
    brief_since: datetime | None = None
    idea: Course = field(default_factory=Course)
    draft: Course = field(default_factory=Course)
