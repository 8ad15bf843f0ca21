"""Plays recorded acts again, in a house that begins with the same lists and has no will."""

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from deals import exits, negotiation
from deals.stages import Stage as DealStage
from handlers.turn import Turn
from storage.db import Database
from storage.deal import deals
from storage.partner import invites
from tests.simulation.faults import Faults
from tests.simulation.invariants import Checks
from tests.simulation.opening import Listed
from tests.simulation.platform import Chat, Message
from tests.simulation.script import Act, Script
from tests.simulation.shell import BOT, without_chance
from tests.simulation.violation import Violation
from tests.simulation.world import BEGIN, World

LEAD, LEAD_CHAT = "Ayu", "101"  # who does all that ours did


@dataclass
class Stage:
    """What a replay begins with. `book`: the database after the import; `people`: by partner."""

    book: Path
    people: dict[int, Listed]
    chats: dict[str, tuple[str, str]]  # chat id -> owner, language
    approached: dict[int, datetime]  # deal -> when

    def only_of(self, script: Script, violation: Violation) -> Script:
        """The acts of the people of the broken deal, and those of ours about their deals."""
        partner = self.partner_of(violation)
        name = self.people[partner].name if partner in self.people else ""
        theirs = set(self._deals_of(partner))
        acts = [act for act in script.acts if act.who == name]
        acts += [
            replace(act, who=LEAD, chat=LEAD_CHAT) for act in script.acts if act.about in theirs
        ]
        approaches = [
            Act(at, LEAD, "approach", about=deal, chat=LEAD_CHAT)
            for deal, at in self.approached.items()
            if deal in theirs
        ]
        chats = {chat for chat, (owner, _) in self.chats.items() if owner == name}
        mishaps = [m for m in script.mishaps if m.kind == "send" and m.key.split(":")[0] in chats]
        acts = sorted([*approaches, *acts], key=lambda act: act.at)
        return replace(script, acts=acts, mishaps=mishaps)

    def partner_of(self, violation: Violation) -> int:
        """Whom it is about; 0 when it is about nobody in particular."""
        with _opened(self.book) as database:
            if not violation.deal:
                return 0
            return database.transact(lambda s: deals.load(s, violation.deal)).partner.id

    def _deals_of(self, partner: int) -> list[int]:
        if not partner:
            return []
        with _opened(self.book) as database:
            found = database.transact(lambda s: deals.all_of(s, partner))
        return [deal.id for deal in found]


class _opened:
    """A database that is closed again."""

    def __init__(self, path: Path) -> None:
        self.database = Database(f"sqlite:///{path}")

    def __enter__(self) -> Database:
        return self.database

    def __exit__(self, *error: object) -> None:
        self.database.close()


def played(stage: Stage, script: Script, until: datetime) -> World:
    """Plays a script again. Raises Violation when it breaks an invariant."""
    folder = Path(tempfile.mkdtemp(prefix="sapa-replay-", dir=stage.book.parent))
    try:
        shutil.copy(stage.book, folder / "sapa.db")
        with without_chance(), _opened(folder / "sapa.db") as database:
            return _Replay(stage, database, script, folder).play(until)
    finally:
        shutil.rmtree(folder)


class _Replay:
    def __init__(self, stage: Stage, database: Database, script: Script, folder: Path) -> None:
        self.stage, self.script = stage, script
        self.world = World(database, Faults(0, played=script), BEGIN, folder)
        self.checks = Checks(self.world)
        self.checks.hearing.know({p: one.surname for p, one in stage.people.items()})
        for number, (owner, language) in stage.chats.items():
            self.world.platform.chat(owner, int(number), language)
        self.links: dict[int, str] = {}

    def play(self, until: datetime) -> World:
        world = self.world
        world.book.mornings = False
        for number, act in enumerate(self.script.acts, start=1):
            world.at(act.at, partial(self._does, replace(act, number=number)))
        world.sleeps(BEGIN, BEGIN)
        world.every_day(self.checks.whole_book)
        try:
            world.run(until)
        finally:
            world.close()
        return world

    def _does(self, act: Act) -> None:
        if act.kind == "approach":
            self._approach(act)
            return
        chat = self.world.platform.chats[act.chat]
        if act.kind == "start" and act.what:
            act = replace(act, what=self._link_of(act))
        found = self._button(chat, act) if act.kind == "press" else None
        if act.kind == "press" and act.label and not found:
            return  # a button that never came to stand there
        if found:
            act = replace(act, what=found[1])
        self.world.act(chat, act, found[0] if found else None)

    def _button(self, chat: Chat, act: Act) -> tuple[Message, str] | None:
        """The very button, else the newest of that act and deal."""
        return chat.newest(act.what) or chat.newest(":".join(act.what.split(":")[:2]))

    def _link_of(self, act: Act) -> str:
        partner = next(p for p, one in self.stage.people.items() if one.name == act.who)
        return self.links.get(partner, "no-such-link")

    def _approach(self, act: Act) -> None:
        """In one stroke: vetted, approached, and the first message carried over by hand."""
        now = self.world.now
        database = self.world.shell.database

        def unit(session: object) -> None:
            turn = Turn(session, now, f"approach:{act.about}", "staff:1", bot_name=BOT)
            deal = deals.load(session, act.about)
            if deal.stage == DealStage.LISTED:
                deal = turn.decide(deal, exits.vet(deal, now))
            if deal.stage != DealStage.VETTED or deal.partner.stopped:
                return
            deal = turn.decide(deal, negotiation.approach(replace(deal, owner_id=1), now))
            if deal.waiting_for == "first_contact":
                turn.decide(deal, negotiation.first_contact_made(deal, now))
                self.links[deal.partner.id] = invites.issue(session, "self", now, deal.partner.id)

        database.transact(unit)
