"""The list of the forgotten, beside the database: an older backup that is restored has them again,
and then it says who has to be forgotten anew. It holds numbers and marks that nobody can read."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from bot.settings import Settings
from handlers.office import forgetting
from handlers.turn import Turn
from storage import media, settings
from storage.db import Database
from storage.files import put_in_place
from storage.personal import erasing, fingerprints, suppressed
from storage.personal.erasing import Erased
from storage.tables import Partner


def note(kept: Settings, session: Session, erased: Erased, now: datetime) -> None:
    """Writes somebody down; before the commit, so that nobody is forgotten and not on the list."""
    known = read(kept)
    known["hash_key"] = settings.get(session, fingerprints.HASH_KEY)
    one = {"partner": erased.partner_id, "at": now.isoformat(), "marks": list(erased.marks)}
    known["people"] = [*known["people"], one]
    _write(kept.forgotten_file, known)


def read(kept: Settings) -> dict[str, Any]:
    """The key of the marks, as it is sealed, and everybody on the list."""
    path = kept.forgotten_file
    empty: dict[str, Any] = {"hash_key": None, "people": []}
    return json.loads(path.read_text()) if path.exists() else empty


def again(kept: Settings, database: Database, now: datetime) -> int:
    """After a restore: forgets everybody on the list whom the backup still knows; how many."""
    known = read(kept)
    if not known["people"]:
        return 0
    database.transact(lambda s: fingerprints.take_over(s, known["hash_key"]))
    return sum(_again(kept, database, one, now) for one in known["people"])


def remove(kept: Settings, erased: Erased) -> None:
    """Takes their files off the disk; nothing outside of the data folder is touched."""
    for file in erased.files:
        path = Path(file) if "/" in file else media.path_of(kept.media, file)
        if path.resolve().is_relative_to(kept.folder.resolve()):
            path.unlink(missing_ok=True)


def sealed_anew(kept: Settings, session: Session) -> None:
    """The key of the marks is kept as the database keeps it now."""
    known = read(kept)
    if known["people"]:
        _write(
            kept.forgotten_file,
            known | {"hash_key": settings.get(session, fingerprints.HASH_KEY)},
        )


def _again(kept: Settings, database: Database, one: dict[str, Any], now: datetime) -> bool:
    """Whoever has another's number in an older book is known by their marks not to be meant."""

    def unit(session: Session) -> Erased | None:
        suppressed.add(session, one["marks"], now)
        partner = session.get(Partner, one["partner"])
        if partner is None or partner.forgotten_at:
            return None
        if not erasing.marks_of(session, partner) & set(one["marks"]):
            return None
        turn = Turn(session, now, f"forgotten:{one['partner']}:{now.isoformat()}", "clock")
        return forgetting.forget(turn, one["partner"], even_with_open_deals=True)

    erased = database.transact(unit)
    if erased:
        remove(kept, erased)
    return erased is not None


def _write(path: Path, known: dict[str, Any]) -> None:
    made = path.with_name(f"{path.name}.new")
    made.unlink(missing_ok=True)
    with open(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump(known, file, indent=1)
    put_in_place(made, path)
