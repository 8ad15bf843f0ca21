"""What partners read that is said to many of them at once."""

from typing import ClassVar

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class Announced(Words):
    """Words that staff typed, line by line. `brand` is empty where they are about no one brand."""

    once: ClassVar[bool] = True
    partner: str
    brand: str
    lines: tuple[str, ...]
