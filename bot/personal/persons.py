"""Personal data at the terminal: exported, corrected and forgotten, for one person."""

import json
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.lock import hold_if_free
from bot.personal import forgotten
from bot.personal.data_key import NoKey, check_key, take_key
from bot.settings import Settings
from handlers.office import forgetting
from handlers.office.forgetting import OpenDeals
from handlers.turn import Turn
from storage.db import Database
from storage.keeping import (
    files,
    media,
)
from storage.migrate import current, newest
from storage.partner.people import Busy
from storage.personal import correcting, data_acts, dossier, finding, fingerprints
from storage.personal.erasing import InHand
from storage.post import presence
from storage.tables import Partner

T = TypeVar("T")
TRIES, PAUSE_S = 30, 1.0


class NotDone(RuntimeError):
    """Why nothing was done, in words for the person at the terminal."""


def name_of(settings: Settings, who: str) -> str:
    """Who is meant, for the question whether they are. Raises NotDone."""
    with book(settings) as database:
        return database.transact(lambda s: finding.told(_found(s, who)))


def export(settings: Settings, who: str, target: Path | None, now: datetime) -> Path:
    """All that is held on somebody, with their files, as one zip for its owner alone."""
    with book(settings) as database:
        number, held = database.transact(lambda s: _held(s, who, now))
    target = target or settings.exports / f"person-{number}-{now:%Y%m%d-%H%M%S}.zip"
    if target.exists():
        raise NotDone(f"{target} is there already, and is not written over.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        _pack(file, held, settings.media)
    return target


def correct(settings: Settings, who: str, field: str, value: str, now: datetime) -> str:
    """Writes one field anew and notes that; answers who it was."""
    if field not in correcting.FIELDS:
        raise NotDone(f"{field} is none of {', '.join(correcting.FIELDS)}.")
    with book(settings) as database:
        try:
            return database.transact(
                lambda s: correcting.correct(s, _found(s, who), field, value, now)
            )
        except ValueError as error:
            raise NotDone(str(error)) from None


def forget(settings: Settings, who: str, even_with_open_deals: bool, now: datetime) -> int:
    """Forgets somebody, while the bot may run; answers their number."""
    lock = hold_if_free(settings.folder) if settings.on_sqlite else None
    try:
        return _forgotten(settings, who, even_with_open_deals, now, alone=lock is not None)
    finally:
        if lock:
            lock.close()


def _forgotten(
    settings: Settings, who: str, even_with_open_deals: bool, now: datetime, alone: bool
) -> int:
    """`alone`: no bot runs, nor starts meanwhile."""

    def unit(session: Session) -> forgetting.Erased:
        partner_id = _found(session, who).id or 0
        cause = f"forget:{partner_id}:{now.isoformat()}"
        turn = Turn(session, now, cause, "clock", settings.media)
        dead = presence.everybody(session) if alone else presence.dead(session)
        erased = forgetting.forget(turn, partner_id, even_with_open_deals, dead)
        if erased.marks:
            forgotten.note(settings, session, erased, now)
        return erased

    with book(settings) as database:
        try:
            erased = _patiently(lambda: database.transact(unit))
        except OpenDeals as agreed:
            raise NotDone(
                f"Something is agreed with them, or to be paid (/deal {agreed}). End that first, or"
                " say --even-with-open-deals: it is called off then, and nobody is told."
            ) from None
    forgotten.remove(settings, erased)
    if path := files.path_of(settings.database):
        files.shrink_journal(path)  # where their words lie, too
    return erased.partner_id


def _held(session: Session, who: str, now: datetime) -> tuple[int, dict[str, object]]:
    partner_id = _found(session, who).id or 0
    data_acts.note(session, partner_id, "exported", "terminal", now)
    return partner_id, dossier.of_partner(session, partner_id)


def _pack(file: object, held: dict[str, object], folder: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:  # type: ignore[call-overload]
        packed.writestr("data.json", json.dumps(held, ensure_ascii=False, indent=1))
        for sha256 in dossier.files_of(held):
            path = media.path_of(folder, sha256)
            if path.exists():
                packed.write(path, f"files/{sha256}")


def _found(session: Session, who: str) -> Partner:
    try:
        return finding.by_words(session, who)
    except LookupError as error:
        raise NotDone(str(error)) from None


def _patiently(act: Callable[[], T]) -> T:
    """A letter of theirs may be on its way just now, and another process at work for them."""
    for _ in range(TRIES):
        try:
            return act()
        except (InHand, Busy):
            time.sleep(PAUSE_S)
    raise NotDone("Something of theirs is still on its way. Try again in a minute.")


@contextmanager
def book(settings: Settings) -> Iterator[Database]:
    """The database, if it is one of this version and our key is its own."""
    path = files.path_of(settings.database)
    if path and not path.exists():
        raise NotDone(f"There is no database yet: {path}")
    database = Database(settings.database)
    try:
        take_key(settings)
        with database.engine.connect() as connection:
            at = current(connection)
        if at != newest():
            raise NotDone("Start Sapa once with this version first.")
        check_key(database, fingerprints.check)
        yield database
    except NoKey as error:
        raise NotDone(str(error)) from None
    except (OSError, SQLAlchemyError) as error:
        raise NotDone(f"It could not be done: {getattr(error, 'orig', error)}") from None
    finally:
        database.close()
