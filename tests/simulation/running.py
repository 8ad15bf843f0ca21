"""One run: the house is opened, people live in it, and everything is looked after."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time

from tests.fresh import fresh_database
from tests.simulation import opening
from tests.simulation.book import when
from tests.simulation.faults import Faults
from tests.simulation.invariants import Checks
from tests.simulation.people import Person
from tests.simulation.platform import Chat, Letter, Message
from tests.simulation.posts import Shown
from tests.simulation.replaying import Stage
from tests.simulation.script import Act, Script
from tests.simulation.shell import without_chance
from tests.simulation.shop import shelves
from tests.simulation.staff import Member
from tests.simulation.world import BEGIN, DAY, World

MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Size:
    seed: int = 1
    partners: int = 60
    months: int = 3
    faults: float = 1.0


class Run:
    """A world with its people, and the checks that look on."""

    def __init__(self, size: Size, folder: Path) -> None:
        self.size, self.folder = size, folder
        self.began, self.began_cpu = perf_counter(), process_time()
        self.database = fresh_database(folder)
        opening.found(self.database, opening.TEAM[: 3 + size.partners // 200], size.months, BEGIN)
        self.faults = Faults(size.seed, 0)
        self.world = World(self.database, self.faults, BEGIN, folder)
        self.checks = Checks(self.world)
        team = opening.TEAM[: 3 + size.partners // 200]
        self.members = [self._member(*one) for one in team]
        self.listed = [opening.listed(n, size.months) for n in range(size.partners)]
        for member in self.members:
            member.shelves = shelves(size.months, BEGIN, self.listed, size.seed)
        self.people: dict[int, Person] = {}
        self.open = True  # whether staff still come to work

    def play(self) -> None:
        """From the sheets to the day on which nothing is planned any more."""
        world, end = self.world, BEGIN + timedelta(days=30 * self.size.months)
        self.begin()
        world.run(end)
        self.faults.rate = 0
        self.open = False
        while world.book.planned():
            world.run(world.now + DAY)
        self.checks.at_the_end()

    def begin(self) -> None:
        """The lists are in, and everybody is there."""
        self._import()
        self.world.book.copy_to(self.folder / "begun.db")
        self.faults.rate = self.size.faults
        self._people()
        self.world.sleeps(BEGIN + DAY, BEGIN + timedelta(days=30 * self.size.months))
        self.world.every_day(self._day)
        for member in self.members:
            member.begin_day()

    def stage(self) -> Stage:
        """What this run can be played again on."""
        chats = {c.id: (c.owner, c.language) for c in self.world.platform.chats.values()}
        people = {partner: person.listed for partner, person in self.people.items()}
        approached = self.world.book.rows(
            "select deal_id, at from history where happened in ('offered', 'approach_prepared')"
        )
        begun = {deal: at for deal, text in approached if (at := when(text))}
        return Stage(self.folder / "begun.db", people, chats, begun)

    def script(self) -> Script:
        """What has happened so far."""
        return Script(self.world.script.acts, list(self.faults.happened))

    def _day(self) -> None:
        self.checks.whole_book()
        if self.open:
            for member in self.members:
                member.begin_day()

    def _member(self, name: str, right: str, number: int) -> Member:
        chat = self.world.platform.chat(name, number)
        return Member(self.world, chat, right != "staff", self.size.seed, self.size.months)

    def _import(self) -> None:
        lead = self.members[0]
        for place in range(self.size.months):
            path = opening.write_sheet(self.folder, place, self.listed)
            self.world.platform.keep_file(path.name, str(path))
            number = len(self.world.script.acts) + 1
            label = f"/import {opening.title_of(place)}"
            act = Act(self.world.now, lead.chat.owner, "sheet", path.name, label, number=number)
            self.world.act(lead.chat, act)
            self.world.step()

    def _people(self) -> None:
        book, others = self.world.book, Shown(["https://www.instagram.com/reel/Cfirst00001"])
        numbers = dict(book.rows("select handle, id from partner"))
        for one in self.listed:
            partner_id = numbers[one.handle]
            self.people[partner_id] = Person(self.world, one, partner_id, self.size.seed, others)
        self.checks.hearing.know({n: one.listed.surname for n, one in self.people.items()})
        self.by_owner = {person.listed.name: person for person in self.people.values()}
        self.world.platform.on_delivery.append(self._delivered)
        self.world.on_link = lambda partner, link: self.people[partner].was_given(link)

    def _delivered(self, chat: Chat, letter: Letter, shown: Message | None, now: object) -> None:
        for member in self.members if letter.partner_id else ():
            member.truth.add(letter.id)
        for member in self.members if shown else ():
            if member.chat is chat:
                member.hears(shown)
        person = self.by_owner.get(chat.owner)
        if person and shown and person.chat is chat:
            person.hears(shown)


@contextmanager
def opened(size: Size) -> Iterator[Run]:
    """A run with a folder of its own, in memory where there is such a place."""
    where = MEMORY if MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="sapa-simulation-", dir=where))
    try:
        with without_chance():
            run = Run(size, folder)
            try:
                yield run
            finally:
                run.world.close()
                run.database.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
