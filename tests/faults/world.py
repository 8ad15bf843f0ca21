"""A small dense world for faults: partners who go from a yes to two proofs, and silent ones.

A few desks share the deals, so that no chat's pace slows the others. The room and the
books are made at once; from then on everything goes through the room, as people's hands.
"""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from sqlmodel import Session

from bot.practice.room import Room
from deals import exits, negotiation
from deals.channel import Address
from deals.terms import Content, PostBy, Terms
from storage.brand import campaigns
from storage.db import Database
from storage.deal import deals
from storage.partner import people
from storage.staff import members
from storage.tables import Partner
from tests.fresh import migrated_url
from tests.room import RunningRoom

BEGIN = datetime.fromisoformat("2030-07-02T10:00:00+07:00")  # a Tuesday
PARTNERS, OWNERS = 710_000, 720_000  # the first numbers of their accounts
DESKS = 6  # so many owners share the deals
NAP = timedelta(seconds=40)  # between two silent partners' follow-ups
TERMS = Terms(
    contents=(Content("reel", "instagram"), Content("story", "instagram", proof="picture")),
    post_by=PostBy(on=datetime.fromisoformat("2030-07-24").date()),
    fee_idr=500_000,
)


@dataclass
class Somebody:
    """A partner by account and deal, and how far they have come in their script."""

    account: int
    deal: int
    owner: int
    done: int = 0
    pressed: set[str] = field(default_factory=set)


@dataclass
class World:
    """`awake` play their script; the `silent` only hear a follow-up when its time comes."""

    room: RunningRoom
    folder: Path
    dice: random.Random
    awake: list[Somebody] = field(default_factory=list)
    silent: list[Somebody] = field(default_factory=list)
    sent: int = 0  # updates that people have made
    first_update: int = 0

    def build(self, awake: int, silent: int) -> None:
        self.room.page("/room/skip", to=BEGIN.isoformat(), zone="Asia/Jakarta")
        database = Database(migrated_url("sqlite", self.folder))
        made = database.transact(lambda s: list(_people(s, awake, silent)))
        database.close()
        self.awake, self.silent = made[:awake], made[awake:]
        self.room.in_room(self._bring_in)
        self.first_update = self.room.room.updates.next_id

    def made(self) -> range:
        """The numbers of all updates that people have made."""
        return range(self.first_update, self.room.room.updates.next_id)

    def overdue(self, silent: Somebody) -> timedelta:
        """How long a silent partner's follow-up has been due; below zero: it is not yet."""
        nap = (self.silent.index(silent) + 1) * NAP
        return self.room.room.clock.now() - (BEGIN + nap)

    def _bring_in(self, room: Room) -> None:
        for one in [*self.awake, *self.silent]:
            room.add_person(one.account, f"Mitra {one.account}", started=True)
            room.people.get(one.owner) or room.add_person(one.owner, "Meja", started=True)

    def moves_on(self, span: timedelta) -> None:
        """Time passes."""
        self.room.in_room(lambda room: room.move_clock(room.clock.now() + span))

    # Work

    def feed(self, steps: int, among: int = 8) -> int:
        """So many people do what comes next in their script; answers how many could."""
        unfinished = [one for one in self.awake if one.done < len(SCRIPT)][:among]
        self.dice.shuffle(unfinished)
        return sum(self._step(one) for one in unfinished[:steps])

    def feed_begun(self) -> int:
        """All who have begun take their next step; answers how many are not at the end."""
        begun = [one for one in self.awake if 0 < one.done < len(SCRIPT)]
        for one in begun:
            self._step(one)
        return len(begun)

    def a_life_begins(self) -> None:
        """What the one before said of its rest is not the next one's word."""
        self.room.in_room(lambda room: setattr(room.idle, "report", None))

    def at_rest(self) -> bool:
        """Whether the bot that lives now has said that it has nothing left to do."""
        return self.room.in_room(
            lambda room: bool(room.poll and room.idle.report and room.idle.is_idle())
        )

    def rests(self, within_s: float) -> None:
        """Waits until the bot has nothing left to do."""
        until = time.monotonic() + within_s
        while not self.at_rest():
            assert time.monotonic() < until, "the bot does not come to rest"
            time.sleep(0.005)

    def _step(self, one: Somebody) -> bool:
        """False when what it answers has not come yet."""
        if not SCRIPT[one.done](self, one):
            return False
        one.done += 1
        self.sent += 1
        return True

    def press(self, account: int, action: str, pressed: set[str]) -> bool:
        """The newest button of that very action in their chat that was not pressed before.

        An action is whole: letter 2 is not letter 26; what follows a colon may be anything.
        """
        for message in reversed(self.chat(account)):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    data = button.get("callback_data", "")
                    if f"{data}:".startswith(f"{action}:") and data not in pressed:
                        pressed.add(data)
                        number = message["message_id"]
                        self.room.does(account, "press", message_id=number, callback_data=data)
                        return True
        return False

    def chat(self, account: int) -> list[dict[str, Any]]:
        """What stands in their chat, as the room keeps it."""
        return [message.body for message in list(self.room.room.chats.get(account, {}).values())]

    def heard(self, account: int) -> list[str]:
        """Every text of the bot's in their chat."""
        bot = self.room.room.bot_user["id"]
        return [
            body.get("text") or body.get("caption") or ""
            for body in self.chat(account)
            if body["from"]["id"] == bot
        ]


def _says_yes(world: World, one: Somebody) -> bool:
    world.room.does(one.account, "say", text="mau kak")
    return True


def _agrees(world: World, one: Somebody) -> bool:
    return world.press(one.account, f"agree:{one.deal}", one.pressed)


def _hands_in_a_link(world: World, one: Somebody) -> bool:
    link = f"https://www.instagram.com/reel/Reel{one.account}/"
    world.room.does(one.account, "say", text=f"sudah tayang ya kak {link}")
    return True


def _hands_in_a_picture(world: World, one: Somebody) -> bool:
    world.room.attach(one.account, ("story.jpg", picture(one.account), "image/jpeg"))
    return True


def _is_accepted(world: World, one: Somebody) -> bool:
    return world.press(one.owner, f"s.accept:{one.deal}", one.pressed)


SCRIPT: tuple[Callable[[World, Somebody], bool], ...] = (
    _says_yes,
    _agrees,
    _hands_in_a_link,
    _is_accepted,
    _hands_in_a_picture,
    _is_accepted,
)


def picture(seed: int) -> bytes:
    """A photo of some kilobytes that nobody else has."""
    made = BytesIO()
    noise = random.Random(seed).randbytes(96 * 96)
    Image.frombytes("L", (96, 96), noise).save(made, "JPEG", quality=90)
    return made.getvalue()


def _people(session: Session, awake: int, silent: int) -> Iterator[Somebody]:
    brand = campaigns.add_brand(session, "Herbana").id or 0
    campaign = campaigns.add_campaign(session, brand, "Juli", "kol", "2030-07", TERMS, BEGIN).id
    yesterday = BEGIN - timedelta(days=1)
    for number in range(awake + silent):
        nap = (number - awake + 1) * NAP if number >= awake else timedelta(hours=5)
        desk = OWNERS + number % DESKS
        owner = _owner(session, desk)
        deal = _approached(session, campaign or 0, PARTNERS + number, owner, yesterday + nap)
        yield Somebody(PARTNERS + number, deal, desk)


def _owner(session: Session, account: int) -> int:
    address = Address("telegram", str(account))
    member = members.at(session, address)
    member = member or members.welcome(
        session, address, f"Meja {account}", _right(account), "id", BEGIN
    )
    return member.id or 0


def _right(account: int) -> str:
    return "admin" if account == OWNERS else "staff"


def _approached(session: Session, campaign: int, account: int, owner: int, at: datetime) -> int:
    """A deal whose offer went out then."""
    partner = Partner(name=f"Mitra {account}", listed_at=at)
    session.add(partner)
    session.flush()
    address = Address("telegram", str(account))
    people.join(session, partner.id or 0, "self", partner.name, address, at)
    row, _ = deals.listed(session, campaign, partner.id or 0, at)
    deals.hand_on(session, row.id or 0, owner)
    session.expire_all()
    deal = deals.load(session, row.id)
    deal = deals.save(session, deal, exits.vet(deal, at), "clock", at)
    deals.save(session, deal, negotiation.approach(deal, at), "clock", at)
    return row.id or 0
