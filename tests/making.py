"""What is made between agreement and posting, for stories: a brief, an idea, a draft."""

from dataclasses import replace
from typing import Any

from desk import House, Said, Who

from deals.channel import Attachment
from deals.content.briefing import (
    Briefing,
)
from storage.deal import sketches

BRIEF = "Tema: rutinitas sehat di pagi hari."
POINTS = Briefing(
    ("Diolah dengan suhu rendah",), ("Tunjukkan kemasan",), ("Jangan sebut penyakit",)
)
APPROVAL = replace(POINTS, approval=True)
REEL = "sudah tayang https://www.instagram.com/reel/C9abcdefgh{n}/"


def agreed(house: House, briefing: Briefing = APPROVAL, brief: str = BRIEF) -> tuple[Who, int]:
    house.campaign(brief=brief, briefing=briefing)
    rani = house.who("Rani")
    return rani, house.agreed(rani)


def versions(house: House, deal: int, kind: str = "draft") -> list[tuple[int, str]]:
    def read(session: Any) -> list[tuple[int, str]]:
        return [(row.number, row.state) for row in sketches.of_deal(session, deal, kind)]

    return house.do(read)


def read(said: list[Said]) -> str:
    return "\n".join(one.text for one in said)


def film(name: str = "draft.mp4") -> Attachment:
    return Attachment("video", "f1", name, "video/mp4", 900, "f" * 64, "/media/ff/film")
