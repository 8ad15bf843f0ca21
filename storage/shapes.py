"""How the values of the rules are written as JSON and read back, checked."""

from typing import Any, TypeVar

from pydantic import TypeAdapter

V = TypeVar("V")


_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def written(value: Any) -> dict[str, Any]:
    """A dataclass as plain JSON types."""
    plain: dict[str, Any] = _adapter(type(value)).dump_python(value, mode="json")
    return plain


def written_briefly(value: Any) -> dict[str, Any]:
    """The same without what is as it mostly is."""
    plain: dict[str, Any] = _adapter(type(value)).dump_python(
        value, mode="json", exclude_defaults=True
    )
    return plain


def read(kind: type[V], plain: dict[str, Any]) -> V:
    """The value that `written` wrote; raises pydantic.ValidationError on anything else."""
    value: V = _adapter(kind).validate_python(plain, strict=False)
    return value


def read_json(kind: type[V], text: str) -> V:
    """The same from the JSON text of it."""
    value: V = _adapter(kind).validator.validate_json(text, strict=False)
    return value
