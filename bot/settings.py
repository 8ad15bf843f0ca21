"""Settings from the environment and `.env`, read once and handed down as values."""

from enum import StrEnum
from functools import cached_property
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Role(StrEnum):
    """What a process does: take updates in, work on them, or both."""

    WEB = "web"
    WORKER = "worker"
    ALL = "all"


class Settings(BaseSettings):
    """Every setting has a default: without a token the practice room opens."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    telegram_token: SecretStr | None = Field(
        default=None, description="the bot's token from @BotFather"
    )
    telegram_api_url: str = Field(
        default="https://api.telegram.org",
        description="another Bot API server, such as a practice room",
    )
    public_url: str | None = Field(
        default=None, description="https address of this machine: webhook instead of long polling"
    )
    host: str = Field(default="127.0.0.1", description="where the web server listens")
    port: int = Field(default=8080, description="port of the web server (webhook, health)")
    metrics_port: int = Field(
        default=8081, description="port on this machine for /health and /metrics; 0: none"
    )
    practice_port: int = Field(default=8899, description="port of the practice room")
    data: Path = Field(
        default=Path("data"), description="folder of the database, files and exports"
    )
    database_url: str | None = Field(default=None, description="default: SQLite in the data folder")
    data_key: SecretStr | None = Field(
        default=None,
        description="seals addresses and phones; while it is changed: the new, the old",
    )

    sends_a_second: float = Field(
        default=25,
        ge=1,
        description="most messages a second over all chats; Telegram lets a free bot send about 30"
        " and answers 429 above that, so raise it only for paid broadcasts or a benchmark",
    )

    reader_url: str | None = Field(
        default=None,
        description="a second reader for what is unclear: an OpenAI-compatible address, such as"
        " https://.../v1 or http://127.0.0.1:8080/v1; none: nothing leaves this machine",
    )
    reader_key: SecretStr | None = Field(default=None, description="the key of that address")
    reader_model: str | None = Field(default=None, description="the model that is asked there")
    reader_seconds: float = Field(
        default=5, gt=0, le=20, description="how long it may take; its chat waits meanwhile"
    )

    read_pictures: bool = Field(
        default=False,
        description="whether the words on screenshots are read, on this machine, as a hint for"
        " staff; docs/running.md says what it needs",
    )

    messages_at_once: int = Field(
        default=30,
        ge=0,
        description="how many messages of one account are read at once, and then five a minute;"
        " 0: all",
    )

    read_together_s: float = Field(
        default=6,
        ge=0,
        le=60,
        description="how many seconds unclear words wait for more of them; 0: not at all",
    )

    daily_backups: int = Field(
        default=14, ge=0, description="how many daily copies of SQLite's file are kept; 0: none"
    )
    backup_hour: int = Field(default=3, ge=0, le=23, description="when they are made, in Jakarta")

    keep_updates_days: int = Field(
        default=30, ge=2, description="raw updates that were handled, and what staff were told"
    )
    keep_talk_days: int = Field(
        default=365, ge=30, description="words and files of partners with whom nothing goes on"
    )
    keep_files_days: int = Field(
        default=30,
        ge=2,
        description="files that are no proof, such as sheets that were taken in, and the database"
        " that a restore put aside",
    )

    @property
    def practising(self) -> bool:
        return self.telegram_token is None

    @cached_property
    def folder(self) -> Path:
        """The practice room keeps its own data apart from the real one's."""
        return self.data / "practice" if self.practising else self.data

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.folder / 'sapa.db'}"

    @property
    def on_sqlite(self) -> bool:
        return self.database.startswith("sqlite")

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @property
    def key_file(self) -> Path:
        """The practice room's own key; who has real people's data says where theirs is."""
        return self.folder / "key"

    @property
    def forgotten_file(self) -> Path:
        """Lies with the copies, since whoever brings one back needs it."""
        return self.backups / "forgotten.json"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def exports(self) -> Path:
        """Sheets and pictures that staff ask for, and what is held on somebody."""
        return self.folder / "exports"
