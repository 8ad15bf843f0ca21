"""What happened in a run, as a list that can be played again in whole or in part."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b


@dataclass(frozen=True)
class Act:
    """What somebody did. `what`: words, a button's data, a link's token; `label`: of the button.

    `about`: the deal that a staff member meant; `chat`: where it was. `late_s`: how long the
    update is on its way; `again_s`: after which time it is delivered once more.
    """

    at: datetime
    who: str
    kind: str  # text edit press start picture sheet contact block unblock phone approach
    what: str = ""
    label: str = ""
    about: int = 0
    chat: str = ""
    late_s: float = 0
    again_s: float = 0
    number: int = 0


@dataclass(frozen=True)
class Mishap:
    """Something that went wrong on our side or on the wire. `key` says exactly where.

    `crash`: the process dies before that commit; `send`: how that try to say something fared;
    `sleep`: the process is away for so many seconds from `at` on.
    """

    kind: str
    key: str
    how: str = ""
    at: datetime | None = None
    seconds: float = 0


@dataclass
class Script:
    """The acts and mishaps of one run; what is left out of a part of it does not happen."""

    acts: list[Act] = field(default_factory=list)
    mishaps: list[Mishap] = field(default_factory=list)

    def part(self, entries: "list[Act | Mishap]") -> "Script":
        return replace(
            self,
            acts=[one for one in entries if isinstance(one, Act)],
            mishaps=[one for one in entries if isinstance(one, Mishap)],
        )

    @property
    def entries(self) -> "list[Act | Mishap]":
        return [*self.acts, *self.mishaps]


def chance(*key: object) -> float:
    """A number in 0..1 that depends on nothing but its key."""
    digest = blake2b(":".join(map(str, key)).encode(), digest_size=7).digest()
    return int.from_bytes(digest, "big") / (1 << 56)
