"""Figures of posts: how often each was seen, liked, sold from; what is not known is None."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Figures:
    """Counts, each None while nobody has told it. `sales`: how many were sold, not money."""

    views: int | None = None
    likes: int | None = None
    comments: int | None = None
    saves: int | None = None
    clicks: int | None = None
    leads: int | None = None
    sales: int | None = None

    def __bool__(self) -> bool:
        return bool(self.known)

    def __add__(self, other: "Figures") -> "Figures":
        """The sum; what only one of them knows is that one's."""
        return Figures(*(_sum(mine, theirs) for mine, theirs in zip(self, other, strict=True)))

    def __iter__(self) -> Iterator[int | None]:
        return (getattr(self, name) for name in NAMES)

    @property
    def known(self) -> dict[str, int]:
        """What was told, by name."""
        return {name: value for name in NAMES if (value := getattr(self, name)) is not None}

    def with_told(self, told: "Figures") -> "Figures":
        """With what was told now in the place of what was known."""
        return replace(self, **told.known)

    def without(self, names: "Figures") -> "Figures":
        """Without whatever the other knows."""
        return replace(self, **dict.fromkeys(names.known))


NAMES = tuple(field.name for field in fields(Figures))


@dataclass(frozen=True)
class Brought:
    """What the posts of one deal brought together, as told. `doubted`: some of it is implausible,
    though it was told twice; `by_staff`: a member of ours typed some of it."""

    figures: Figures
    doubted: bool = False
    by_staff: bool = False


def _sum(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else one + other
