"""Dataclasses for kinds of which there are hundreds: each compiles its own `__init__` alone.

The standard library compiles and keeps five functions more for each: for all that we say, three
megabytes and a tenth of a start.
"""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")


def _set_once(self: Any, name: str, value: object) -> None:
    if name in self.__dict__ or name not in self.__dataclass_fields__:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
    self.__dict__[name] = value


def _keep(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _equal(self: Any, other: object) -> bool:
    if self.__class__ is not other.__class__:
        return NotImplemented
    return bool(self.__dict__ == other.__dict__)


def _hashed(self: Any) -> int:
    return hash(tuple(self.__dict__.values()))


def _shown(self: Any) -> str:
    values = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
    return f"{self.__class__.__qualname__}({values})"


SHARED = {
    "__setattr__": _set_once,
    "__delattr__": _keep,
    "__eq__": _equal,
    "__hash__": _hashed,
    "__repr__": _shown,
}


def _lean(made: type[T]) -> type[T]:
    made.__doc__ = made.__doc__ or made.__name__  # else it is made of the signature, slowly
    for name, shared in SHARED.items():
        setattr(made, name, shared)
    return dataclasses.dataclass(eq=False, repr=False)(made)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool) -> Callable[[type[T]], type[T]]:
        """The standard library's, always frozen: written once, equal by value."""
        assert frozen
        return _lean
