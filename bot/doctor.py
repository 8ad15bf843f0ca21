"""The doctor: checks what the bot stands on, and says in plain words what is wrong."""

import asyncio
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot import reading_pictures
from bot.backup import damage
from bot.clock import Clock
from bot.personal.data_key import NoKey, check_key, take_key
from bot.reader_settings import fault
from bot.second_reader import SecondReader, tried
from bot.settings import Settings
from bot.telegram.connect import connect
from deals.says.samples import SAMPLES
from handlers import say
from storage.db import Database
from storage.keeping.files import path_of
from storage.migrate import current, newest
from storage.personal import fingerprints, resealing

ENV_FILE = Path(".env")


@dataclass(frozen=True)
class Finding:
    """`well`: True, False, or None for something to know."""

    what: str
    well: bool | None
    words: str


def examine(settings: Settings) -> bool:
    """Prints every finding; False when something is wrong."""
    checks: tuple[Callable[[Settings], Finding], ...] = (
        _mode, _token, _env_file, _names, _public_url, _second_reader, _pictures, _folder, _key,
        _database, _templates,
    )  # fmt: skip
    findings = [check(settings) for check in checks]
    console = Console(highlight=False)
    for finding in findings:
        mark = {True: "[green]ok[/]   ", False: "[red]wrong[/]", None: "[blue]note[/] "}
        console.print(f"{mark[finding.well]} {finding.what}: ", end="")
        console.print(finding.words, markup=False)
    return all(finding.well is not False for finding in findings)


def _mode(settings: Settings) -> Finding:
    if settings.practising:
        words = "practice room, since no TELEGRAM_TOKEN is set (in .env or the environment)"
        return Finding("mode", None, words)
    return Finding("mode", True, "webhook" if settings.public_url else "long polling")


def _token(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return Finding("token", None, "none; practice needs none")
    token = settings.telegram_token.get_secret_value()
    return asyncio.run(_ask_telegram(token, settings.telegram_api_url))


async def _ask_telegram(token: str, api_url: str) -> Finding:
    try:
        async with connect(token, api_url, Clock().compare) as bot:
            return Finding("token", True, f"Telegram knows it as @{bot.username}")
    except InvalidToken:
        words = "Telegram does not know it; get it from @BotFather (/mybots, API Token)"
        return Finding("token", False, words)
    except TelegramError as error:
        words = f"Telegram could not be asked ({type(error).__name__}); is this machine online?"
        return Finding("token", False, words)


def _env_file(settings: Settings) -> Finding:
    """Whoever reads the token is the bot."""
    if not ENV_FILE.exists():
        return Finding(".env", None, "none here; all settings are the environment's")
    others = stat.S_IRWXG | stat.S_IRWXO
    folder = ENV_FILE.absolute().parent
    if ENV_FILE.stat().st_mode & others and folder.stat().st_mode & others:
        return Finding(".env", False, "others may read it, and the token in it: chmod 600 .env")
    return Finding(".env", True, "read by its owner alone")


def _names(settings: Settings) -> Finding:
    """What is no setting of ours may be another program's, unless it is nearly one."""
    ours = [name.upper() for name in Settings.model_fields]
    for given in dotenv_values(ENV_FILE):
        if given.upper() not in ours and (meant := get_close_matches(given.upper(), ours, 1, 0.8)):
            return Finding("names in .env", False, f"{given} is no setting; is {meant[0]} meant?")
    return Finding("names in .env", True, "none is mistyped")


def _public_url(settings: Settings) -> Finding:
    if not settings.public_url:
        return Finding("PUBLIC_URL", None, "not set; the bot polls, which needs no address")
    if urlsplit(settings.public_url).scheme != "https":
        return Finding("PUBLIC_URL", False, "must begin with https://; Telegram calls nothing else")
    words = f"set; a web server has to hand its calls on to {settings.host}:{settings.port}"
    return Finding("PUBLIC_URL", True, words)


def _second_reader(settings: Settings) -> Finding:
    what, reader = "second reader", SecondReader.of(settings)
    if reader is None:
        return Finding(what, None, "none (READER_URL); no words of partners leave this machine")
    if wrong := fault(settings):
        return Finding(what, False, wrong)
    host = urlsplit(settings.reader_url or "").hostname
    if wrong := asyncio.run(tried(reader)):
        return Finding(what, False, f"{host} gave no fit answer: {wrong}")
    words = f"{host} answers; what partners write unclearly is sent there without names"
    return Finding(what, True, words)


def _pictures(settings: Settings) -> Finding:
    what = "words on pictures"
    if not settings.read_pictures:
        return Finding(what, None, "not read (READ_PICTURES)")
    if wrong := reading_pictures.fault(settings):
        return Finding(what, False, wrong)
    return Finding(what, True, "read on this machine, as a hint for staff")


def _folder(settings: Settings) -> Finding:
    folder = settings.folder
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not os.access(existing, os.W_OK):
        return Finding("data folder", False, f"{folder} cannot be written to")
    free = os.statvfs(existing)
    free_mb = free.f_bavail * free.f_frsize // 2**20
    if free_mb < 500:
        return Finding("data folder", False, f"only {free_mb} MB free on its disk")
    if readable := _readable_by_others(settings):
        words = f"others on this machine can read {readable}: chmod -R go= {folder}"
        return Finding("data folder", False, words)
    return Finding("data folder", True, f"{folder}, {free_mb} MB free")


def _readable_by_others(settings: Settings) -> Path | None:
    """The database or its copies, when neither they nor their folder are the owner's alone."""
    if not settings.folder.exists() or settings.folder.stat().st_mode & 0o077 == 0:
        return None
    kept = (path_of(settings.database), settings.key_file, *settings.backups.glob("*.db"))
    return next((p for p in kept if p and p.exists() and p.stat().st_mode & 0o077), None)


def _key(settings: Settings) -> Finding:
    if settings.practising and not settings.data_key:
        return Finding("DATA_KEY", None, f"practice makes its own, in {settings.key_file}")
    try:
        take_key(settings)
        older = _sealed_by_older(settings)
    except NoKey as error:
        return Finding("DATA_KEY", False, str(error))
    if older:
        return Finding("DATA_KEY", None, f"{older} rows under the former key: sapa change-key")
    return Finding("DATA_KEY", True, "seals addresses and phones; keep a copy of it elsewhere")


def _sealed_by_older(settings: Settings) -> int:
    """Raises NoKey when the key is not this database's; what cannot be read is told elsewhere."""
    path = path_of(settings.database)
    if (path and not path.exists()) or damage(settings):
        return 0
    database = Database(settings.database)
    try:
        check_key(database, fingerprints.check)
        return database.transact(resealing.left)
    except SQLAlchemyError:
        return 0
    finally:
        database.close()


def _database(settings: Settings) -> Finding:
    path = Path(settings.database.removeprefix("sqlite:///"))
    if settings.database.startswith("sqlite") and not path.exists():
        return Finding("database", None, f"none yet; {path} is made at the first start")
    if damaged := damage(settings):
        return Finding("database", False, damaged)
    database = Database(settings.database)
    try:
        with database.engine.connect() as connection:
            at = current(connection)
    except SQLAlchemyError as error:
        return Finding("database", False, f"cannot be read: {getattr(error, 'orig', error)}")
    finally:
        database.close()
    if at != newest():
        words = f"at migration {at}, the program is at {newest()}; the next start brings it there"
        return Finding("database", None, words)
    return Finding("database", True, f"reads well, at migration {at}")


def _templates(settings: Settings) -> Finding:
    for name, words in SAMPLES.items():
        for language in say.LANGUAGES:
            try:
                say.render(words, language)
            except Exception as error:
                return Finding("templates", False, f"{language}/{name}: {error}")
    return Finding("templates", True, f"{len(SAMPLES)} messages in {len(say.LANGUAGES)} languages")
