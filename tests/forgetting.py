"""Who is forgotten in the stories, with a trace in every table, and how traces are looked for."""

from collections.abc import Iterator
from typing import Any

from desk import House, Who
from sqlalchemy import Text, cast, select, text
from sqlmodel import SQLModel

from bot.personal import forgotten
from bot.settings import Settings
from deals.channel import Attachment, Contact
from deals.terms import Content, PostBy, Terms
from handlers.office import forgetting
from storage.db import Database
from storage.keeping import media
from storage.partner import people
from storage.personal import erasing
from storage.tables import Partner

LIVE = Terms(
    contents=(Content("live", "tiktok", 1, "picture"), Content("reel", "instagram")),
    post_by=PostBy(days_after_pack=7),
    barter="1 paket",
    fee_idr=500_000,
)
PHONE, ADDRESS = "+6281200000123", "Jl. Kamboja No. 12, Cimahi"
SECRETS = (
    "Ranita", "ranita", PHONE, "81200000123", "Kamboja", "managernya Sariwati", "Sariwati",
    "nyiur melambai", "RanitaReel1", "JP0000998877", "kurang terang",
)  # fmt: skip


def played(house: House) -> Who:
    """She agreed, wrote, handed in a link and a picture, had a parcel, and named her manager."""
    ranita, sari = house.who("Ranita"), house.who("Sariwati")
    deal_id = house.agreed(ranita, terms=LIVE)
    house.do(lambda s: give(s.get_one(Partner, 1)))
    house.says(ranita, "nyiur melambai ya kak")
    house.do(lambda s: people.join(s, 1, "manager", "Sariwati", sari.address, house.now))
    card = Contact("Sariwati", PHONE)
    house.says(ranita, "", kind="contact", contact=card)
    house.says(sari, "saya managernya Sariwati")
    house.presses(house.admin, f"s.pack:{deal_id}")
    house.says(house.admin, "JNE JP0000998877")
    house.says(ranita, "https://www.instagram.com/ranita/reel/RanitaReel1/")
    sha256, path = media.keep(house.folder / "media", b"layar")
    house.says(
        ranita, "", file=Attachment("photo", "f", "layar.jpg", "image/jpeg", 5, sha256, str(path))
    )
    house.presses(house.admin, f"s.back:{deal_id}")
    house.says(house.admin, "kurang terang, Ranita")
    house.presses(house.admin, "s.fact_set:b1:payment:id")
    house.says(house.admin, "Tanya ke RANITA ya, kak Ranita sudah dibayar.")
    house.says(house.admin, f"/deal {deal_id}")
    house.says(house.admin, "/find ranita")
    house.says(ranita, "/data")
    return ranita


def give(row: Partner) -> None:
    row.phone, row.address, row.link = PHONE, ADDRESS, "https://www.instagram.com/ranita"


def forget(house: House, even: bool = True, partner_id: int = 1) -> erasing.Erased:
    return house.turn(lambda turn: forgetting.forget(turn, partner_id, even))


def everything_in(database: Database) -> Iterator[tuple[str, str]]:
    """Every value of every table as it lies there: (where, what)."""

    def read(session: Any) -> list[tuple[str, str]]:
        found = []
        for table in SQLModel.metadata.sorted_tables:
            for column in table.columns:
                raw = select(cast(text(f'"{column.name}"'), Text)).select_from(table)
                found += [
                    (f"{table.name}.{column.name}", value)
                    for (value,) in session.execute(raw)
                    if value is not None
                ]
        return found

    yield from database.transact(read)


def traces(house: House, *words: str) -> list[tuple[str, str]]:
    return [
        (where, what)
        for where, what in everything_in(house.database)
        for word in words
        if word in what
    ]


# The list beside the database


def settings_of(house: House) -> Settings:
    return Settings(
        data=house.folder, telegram_token="1:x", database_url=house.database.url, _env_file=None
    )


def forgotten_at_the_terminal(house: House, settings: Settings) -> None:
    def unit(session: Any) -> erasing.Erased:
        from handlers.turn import Turn

        turn = Turn(session, house.now, "forget:1", "clock", house.folder / "media")
        erased = forgetting.forget(turn, 1, True)
        forgotten.note(settings, session, erased, house.now)
        return erased

    forgotten.remove(settings, house.do(unit))
