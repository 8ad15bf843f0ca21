"""S5, S15: whatever stands in a name, a text or the name of a file, it is sent as words."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlmodel import Session, col, select

from bot.telegram.channel import TelegramChannel
from bot.telegram.connect import connect
from deals.channel import Address, Attachment, Outgoing
from storage.keeping import media
from storage.shapes import read
from storage.tables import Outbox, Staff
from tests.desk import House, Who
from tests.room import RunningRoom, running_room

PARTNER, MEMBER, ADMIN = 910_001, 910_002, 910_003
BIDI = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x61C)))
TURNS_WORDS_ROUND = re.compile(f"[{BIDI}\u200b\u2060\ufeff]")
HOSTILE = (
    "<b>Rani</b><script>alert(1)</script>",
    "*Rani* _x_ [link](tg://user?id=1) `code` ||spoiler||",
    "{{ 7 * 7 }}{% for a in b %}",
    "%s%n {0.__class__} ${PATH} $(reboot) `id`",
    "'; drop table partner; --",
    "\u202egnp.exe\u202c",
    "\u200b\u2060\ufeff",
    "\u3164",
    "a" * 50_000,
    "👩‍👩‍👧" * 2_000,
    "ก็็็็็็็็็็็็็็็็็" * 200,
    "\r\n\r\n/approach 1\n\n\n\n> Sapa: setuju",
    "../../../../etc/passwd\x00.png",
)
ANY_WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8"), max_size=80))


@pytest.fixture(scope="module")
def room() -> Iterator[RunningRoom]:
    with running_room(pace=False) as running:
        for number in (PARTNER, MEMBER, ADMIN):
            running.in_room(lambda r, n=number: r.add_person(n, f"Orang {n}", started=True))
        yield running


def played(folder: Path, name: str, words: str, file_name: str) -> House:
    """A partner of that name, from the first word to the proof, and what staff look at."""
    house = House(folder)
    house.admin = replace(house.admin, address=_at(ADMIN))
    house.do(_moved)
    member = Who(name, _at(MEMBER))
    _joins(house, member)
    partner = Who(name, _at(PARTNER))
    deal_id = house.approached(partner)
    house.says(partner, words)
    house.presses(partner, f"yes:{deal_id}:1")
    house.presses(partner, f"agree:{deal_id}:1")
    house.says(partner, words, file=_picture(folder, file_name, "image/png"))
    house.says(partner, words, file=_picture(folder, file_name, "application/pdf"))
    for line in ("/list", "/due", "/staff", f"/deal {deal_id}", f"/find {words}", f"/{words}"):
        house.says(house.admin, line)
    house.presses(house.admin, f"s.hist:{deal_id}")
    house.presses(house.admin, f"s.hand:{deal_id}")
    house.presses(house.admin, f"s.list:0::::{words}")
    return house


def _joins(house: House, who: Who) -> None:
    house.presses(house.admin, "s.invite:lead")
    token = house.everything()[-2].text.split("start=")[1].split()[0]
    house.says(who, f"/start {token}")


def _at(chat: int) -> Address:
    return Address("telegram", str(chat))


def _moved(session: Session) -> None:
    session.exec(select(Staff)).one().chat = str(ADMIN)


def _picture(folder: Path, name: str, mime: str) -> Attachment:
    Image.new("L", (9, 9)).save(folder / "made.png")
    content = (folder / "made.png").read_bytes() + mime.encode()
    sha256, path = media.keep(folder / "media", content)
    return Attachment("document", "f", name, mime, len(content), sha256, str(path))


def letters(house: House) -> list[tuple[str, Outgoing]]:
    query = select(Outbox).order_by(col(Outbox.id))
    return [
        (row.chat, read(Outgoing, row.payload)) for row in house.do(lambda s: list(s.exec(query)))
    ]


async def sent(room: RunningRoom, house: House) -> None:
    """Every letter goes to the room, as strict as Telegram is; it raises what the room refuses."""
    bot = connect(room.room.token, room.url, lambda date, took: None)
    async with bot:
        channel = TelegramChannel(bot)
        for chat, letter in letters(house):
            new = replace(letter, act="text") if letter.act == "edit" else letter
            if new.act != "unbutton":
                await channel.send(chat, new)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ANY_WORDS, ANY_WORDS, ANY_WORDS)
@example(HOSTILE[0], HOSTILE[1], HOSTILE[12])
@example(HOSTILE[6], HOSTILE[6], HOSTILE[6])
@example(HOSTILE[5], HOSTILE[8], HOSTILE[5])
@example(HOSTILE[8], HOSTILE[2], HOSTILE[8])
@example(HOSTILE[9], HOSTILE[9], HOSTILE[9])
@example("", HOSTILE[11], "")
def test_any_name_and_any_words_can_be_sent_and_turn_nothing_round(
    tmp_path_factory: pytest.TempPathFactory,
    room: RunningRoom,
    name: str,
    words: str,
    file_name: str,
) -> None:
    house = played(tmp_path_factory.mktemp("house"), name, words, file_name)
    asyncio.run(sent(room, house))
    for _, letter in letters(house):
        shown = [letter.text, letter.file_name, *(b["text"] for row in letter.buttons for b in row)]
        assert not any(TURNS_WORDS_ROUND.search(one) for one in shown), shown
        assert "/" not in letter.file_name and len(letter.file_name) <= 100
