"""Personal fields at rest: sealed with a key that the database does not hold (AES-256-GCM)."""

import base64
import binascii
import os
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Dialect, Table
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
FORMAT = "s1"


class BadKey(ValueError):
    """What was given is no key."""


class CannotOpen(RuntimeError):
    """A value was sealed with a key that we do not have, for another field, or was changed."""


class Keys:
    """The newest comes first: it seals. Each of them opens what it has sealed."""

    def __init__(self, keys: Iterable[bytes]) -> None:
        self._keys = {_name(key): key for key in keys}
        self.newest = next(iter(self._keys))

    @classmethod
    def read(cls, told: str) -> "Keys":
        """One key, or several with a comma between them, each as `new_key` writes it."""
        return cls([_read(one.strip()) for one in told.split(",")])

    def seal(self, text: str, field: str) -> str:
        """The text as it is kept in that field, such as partner.phone; never twice the same."""
        nonce = os.urandom(NONCE_BYTES)
        kept = _cipher(self._keys[self.newest]).encrypt(nonce, text.encode(), field.encode())
        return f"{FORMAT}.{self.newest}.{base64.b64encode(nonce + kept).decode()}"

    def check(self, kept: str, field: str) -> None:
        """Raises CannotOpen when another key than ours has sealed it; needs no cipher."""
        self._parted(kept, field)

    def open(self, kept: str, field: str) -> str:
        """The text that was sealed for that field. Raises CannotOpen."""
        from cryptography.exceptions import InvalidTag

        name, content = self._parted(kept, field)
        raw = base64.b64decode(content)
        nonce, sealed = raw[:NONCE_BYTES], raw[NONCE_BYTES:]
        try:
            return _cipher(self._keys[name]).decrypt(nonce, sealed, field.encode()).decode()
        except InvalidTag:
            raise CannotOpen(f"{field} was changed outside of Sapa") from None

    def _parted(self, kept: str, field: str) -> tuple[str, str]:
        """The name of its key, which is ours, and what was sealed. Raises CannotOpen."""
        name, _, content = kept.removeprefix(f"{FORMAT}.").partition(".")
        if not kept.startswith(f"{FORMAT}.") or name not in self._keys:
            raise CannotOpen(f"{field} is not sealed with any of our keys")
        return name, content


_in_use: list[Keys] = []


def use(keys: Keys) -> None:
    """From now on this process seals and opens with these keys."""
    _in_use[:] = [keys]


def in_use() -> Keys:
    """Raises BadKey while there are none: nothing personal is ever written unsealed."""
    if not _in_use:
        raise BadKey("no key was given")
    return _in_use[0]


class Sealed(TypeDecorator[str]):
    """A text column whose values lie sealed in the database, and are plain everywhere else.

    It cannot be searched: a keyed hash beside it can (`storage.personal.fingerprints`).
    """

    impl = AutoString
    cache_ok = True

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else in_use().seal(value, self.field)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else in_use().open(value, self.field)


def sealed_columns() -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Each table that has sealed columns, with these."""
    for table in SQLModel.metadata.sorted_tables:
        if found := [column for column in table.columns if isinstance(column.type, Sealed)]:
            yield table, found


def new_key() -> str:
    """A fresh key, as the settings take it."""
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()


def _read(told: str) -> bytes:
    try:
        key = base64.b64decode(told, validate=True)
    except (binascii.Error, ValueError):
        raise BadKey("it is no base64") from None
    if len(key) != KEY_BYTES:
        raise BadKey(f"it has {len(key)} bytes instead of {KEY_BYTES}")
    return key


def _name(key: bytes) -> str:
    """Tells keys apart, and nothing about them."""
    return sha256(b"sapa key " + key).hexdigest()[:8]


@cache
def _cipher(key: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # slow to import

    return AESGCM(key)
