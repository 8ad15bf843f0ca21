"""The list of the forgotten, beside the backups: an older backup that is restored has them again,
and then it says who has to be forgotten anew. It holds numbers and marks that nobody can read."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from bot.lock import in_turn
from bot.settings import Settings
from handlers.office import forgetting
from handlers.turn import Turn
from storage import settings
from storage.db import Database
from storage.keeping import media
from storage.keeping.files import put_in_place
from storage.personal import erasing, fingerprints, suppressed
from storage.personal.erasing import Erased
from storage.personal.fingerprints import resealed
from storage.tables import Partner


def note(kept: Settings, session: Session, erased: Erased, now: datetime) -> None:
    """Writes somebody down; before the commit, so that nobody is forgotten and not on the list.

    Each record of theirs by itself, since an older backup may not know yet that they are one.
    """
    for other in erased.also:
        note(kept, session, other, now)
    one = {
        "partner": erased.partner_id,
        "at": now.isoformat(),
        "hash_key": settings.get(session, fingerprints.HASH_KEY),  # of the marks, itself sealed
        "marks": list(erased.marks),
    }
    with in_turn(kept.forgotten_file):
        _write(kept, [*(known for known in read(kept) if known["marks"] != one["marks"]), one])


def read(kept: Settings) -> list[dict[str, Any]]:
    """Everybody on the list."""
    path = kept.forgotten_file
    people: list[dict[str, Any]] = json.loads(path.read_text())["people"] if path.exists() else []
    return people


def again(kept: Settings, database: Database, now: datetime) -> int:
    """After a restore: forgets everybody on the list whom the backup still knows; how many."""
    return sum(_again(kept, database, one, now) for one in read(kept))


def remove(kept: Settings, erased: Erased) -> None:
    """Takes their files off the disk; nothing outside of the data folder is touched."""
    for file in erased.files:
        path = Path(file) if "/" in file else media.path_of(kept.media, file)
        if path.resolve().is_relative_to(kept.folder.resolve()):
            path.unlink(missing_ok=True)


def sealed_anew(kept: Settings) -> None:
    """The keys of the marks under the newest data key. Raises sealed.CannotOpen."""
    if not kept.forgotten_file.exists():
        return
    with in_turn(kept.forgotten_file):
        people = read(kept)
        _write(kept, [one | {"hash_key": resealed(one["hash_key"])} for one in people])


def _again(kept: Settings, database: Database, one: dict[str, Any], now: datetime) -> bool:
    """Whoever has another's number in an older book is known by their marks not to be meant."""

    def unit(session: Session) -> Erased | None:
        fingerprints.remember(session, one["hash_key"])
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


def _write(kept: Settings, people: list[dict[str, Any]]) -> None:
    path = kept.forgotten_file
    made = path.with_name(f"{path.name}.new")
    made.unlink(missing_ok=True)
    with open(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump({"people": people}, file, indent=1)
    put_in_place(made, path)
