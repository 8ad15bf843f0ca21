"""What was found in a text, and how sure the reader is of it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value, and from 0 to 1 how sure it is."""

    value: T
    sure: float


def value_of(found: Found[T] | None) -> T | None:
    """The value alone."""
    return found.value if found else None
