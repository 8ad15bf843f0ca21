"""One crowd's two months in one database: what the bot was told, and what its report says."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from deals.reporting.months import latest
from handlers.words.phrases import Phrases
from storage.overview import reports
from tests.fresh import fresh_database
from tests.simulation.faults import Faults
from tests.simulation.opening import Listed, listed
from tests.simulation.platform import Chat, Letter, Message
from tests.simulation.running import MEMORY
from tests.simulation.shell import without_chance
from tests.simulation.world import World
from tests.two_months import opening
from tests.two_months.habits import Habits, Nature
from tests.two_months.months import DAYS, FIRST, OCTOBER, SECOND, SEPTEMBER, Way, begins
from tests.two_months.people import Person
from tests.two_months.team import Lead

Figures = dict[str, int]  # the report's steps, and `reminders`: how often we reminded of posting


@dataclass(frozen=True)
class Crowd:
    """Who there is: the same for every way and every month."""

    seed: int = 1
    people: int = 20
    habits: Habits = field(default_factory=Habits)


@dataclass(frozen=True)
class Told:
    """What the bot says of the two months: its report's figures, words and picture."""

    first: Figures
    second: Figures
    words: str
    drawing: dict[str, Any]


def two_months(crowd: Crowd) -> Told:
    """September as month one was, and October as month two was, with the same people."""
    with _opened(crowd) as replay:
        figures = replay.month(SEPTEMBER, FIRST), replay.month(OCTOBER, SECOND)
        return Told(*figures, *replay.report(OCTOBER))


def october(crowd: Crowd, way: Way) -> Figures:
    """Month two's days alone, run that way."""
    with _opened(crowd) as replay:
        return replay.month(OCTOBER, way)


class Replay:
    """A lead, a crowd and the bot between them."""

    def __init__(self, crowd: Crowd, folder: Path) -> None:
        self.crowd, self.folder = crowd, folder
        self.database = fresh_database(folder)
        now = begins(SEPTEMBER)
        self.database.transact(lambda s: opening.founded(s, now))
        self.world = World(self.database, Faults(crowd.seed, 0), now, folder)
        platform = self.world.platform
        leads = platform.chat(opening.LEAD, opening.LEADS_CHAT, "en")
        self.lead = Lead(self.world, leads, crowd.seed)
        self.listed = [listed(number, 1) for number in range(crowd.people)]
        self.people = {chat.id: person for chat, person in map(self._person, self.listed)}
        self.drawing: dict[str, Any] = {}
        platform.on_delivery.append(self._delivered)

    def month(self, month: str, way: Way) -> Figures:
        """Thirty days, and what the report says when they are over."""
        world, title = self.world, Phrases("en").month(month)
        world.run(begins(month))
        campaign_id = self.database.transact(lambda s: opening.campaign(s, title, month, way))
        for person in self.people.values():
            person.month_begins(month, way)
        self.lead.month_begins(title, self._sheet(month))
        world.step()
        self.database.transact(lambda s: opening.linked(s, self.listed, world.now))
        end = begins(month) + timedelta(days=DAYS - 1, hours=8)
        self.lead.closes(lambda: self._open(campaign_id), end)
        world.run(end + timedelta(hours=7))
        return self._steps(month) | {"reminders": self._reminders(campaign_id)}

    def report(self, month: str) -> tuple[str, dict[str, Any]]:
        """The words that the lead reads, and what is drawn for them."""
        self.world.at(self.world.now, lambda: self.lead.goes_on(self.lead.reads_report(month)))
        self.world.run(self.world.now + timedelta(minutes=5))
        found = self.lead.last("month_report")
        assert found and self.drawing
        return found.text, self.drawing

    def _steps(self, month: str) -> Figures:
        report = self.database.transact(lambda s: reports.report(s, latest(month, 1)))
        return asdict(report.steps)

    def _open(self, campaign_id: int) -> list[int]:
        over = "('done', 'struck', 'declined', 'unreachable', 'withdrawn', 'breached')"
        return [
            deal
            for (deal,) in self.world.book.rows(
                f"select id from deal where campaign_id = ? and stage not in {over}", campaign_id
            )
        ]

    def _reminders(self, campaign_id: int) -> int:
        """Of posting, not of the offer."""
        return int(
            self.world.book.one(
                "select count(*) from history h join deal d on d.id = h.deal_id"
                " where h.happened = 'reminded' and d.campaign_id = ?",
                campaign_id,
            )
        )

    def _person(self, one: Listed) -> tuple[Chat, Person]:
        chat = self.world.platform.chat(one.name, opening.chat_of(one.number))
        nature = Nature(self.crowd.seed, one.number)
        return chat, Person(self.world, chat, nature, self.crowd.habits)

    def _sheet(self, month: str) -> str:
        path = self.folder / f"listing-{month}.csv"
        tiers = [person.nature.tier for person in self.people.values()]
        opening.write_sheet(path, zip(self.listed, tiers, strict=True))
        self.world.platform.keep_file(path.name, str(path))
        return path.name

    def _delivered(self, chat: Chat, letter: Letter, shown: Message | None, now: object) -> None:
        self.drawing = letter.payload.get("drawing") or self.drawing
        if shown and letter.payload["act"] != "edit":
            self.people.get(chat.id, self.lead).hears(shown)


@contextmanager
def _opened(crowd: Crowd) -> Iterator[Replay]:
    """A replay with a folder of its own, in memory where there is such a place."""
    folder = Path(tempfile.mkdtemp(prefix="sapa-months-", dir=MEMORY if MEMORY.is_dir() else None))
    try:
        with without_chance():
            replay = Replay(crowd, folder)
            try:
                yield replay
            finally:
                replay.world.close()
                replay.database.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
