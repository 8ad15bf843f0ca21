"""One whole run: the platform, the database, the crew, what befalls them, and the reckoning."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text

from storage.db import Database
from tests.many.cast import prepare
from tests.many.crew import Crew, crew, until
from tests.many.platform import MESSAGES, Call, Platform, open_platform
from tests.many.reckoning import Book, Reckoning
from tests.many.takeover import Takeover
from tests.many.talk import updates

WAYS = ("upon a message", "anywhere", "the one that polls")
AHEAD = 500
HANDLED = text("select count(*) from inbox where state = 'done'")
OPEN = text(
    "select (select count(*) from inbox where state = 'new')"
    " + (select count(*) from outbox where state in ('queued', 'sending'))"
)


@dataclass(frozen=True)
class Plan:
    """`rate`: updates a second at most, so that kills fall among them. `webhook`: one web process
    and workers; else all of them are `all`, of which one polls."""

    updates: int = 20_000
    processes: int = 4
    kills: int = 20
    stops: int = 4
    seed: int = 1
    partners: int = 300
    rate: float = 200
    webhook: bool = False
    quiet_s: float = 900

    def roles(self) -> dict[str, str]:
        names = [f"p{number}" for number in range(1, self.processes + 1)]
        if self.webhook:
            return {name: "web" if name == "p1" else "worker" for name in names}
        return dict.fromkeys(names, "all")


@dataclass
class Fate:
    """What befell the processes."""

    kills: list[str] = field(default_factory=list)
    stopped: list[tuple[float, float]] = field(default_factory=list)
    polled_again_s: list[float] = field(default_factory=list)


def play(plan: Plan, folder: Path, url: str) -> dict[str, Any]:
    """Runs it on an empty database; answers the counts. Raises AssertionError when it stalls."""
    prepare(url, plan.partners)
    platform = Platform(seed=plan.seed, slow_s=0.05)
    fate = Fate()
    began = time.monotonic()
    with open_platform(platform), crew(platform, folder, url, plan.roles()) as members:
        watch = Takeover(url)
        began = time.monotonic()
        _befall(plan, platform, members, fate)
        until(lambda: len(platform.confirmed) == plan.updates, "not all was taken", plan.quiet_s)
        _until_quiet(url, plan.quiet_s)
        took_s = time.monotonic() - began
        watch.end()
        codes = {name: member.stop(60) for name, member in members.members.items()}
    reckoning = Reckoning(platform, Book.of(url), fate.stopped)
    return {
        "updates": plan.updates,
        "processes": plan.processes,
        "kills": len(fate.kills),
        "kills by way": {way: sum(k.startswith(way) for k in fate.kills) for way in WAYS},
        "stops for a while": len(fate.stopped),
        **reckoning.counts(),
        "letters and updates taken over": len(watch.taken_s),
        "longest wait for a takeover, s": round(watch.longest_s(), 1),
        "polled by another after a kill, s": [round(s, 1) for s in fate.polled_again_s],
        "polls ended by another's (409)": platform.conflicts,
        "wall time, s": round(took_s, 1),
        "updates a second": round(plan.updates / took_s, 1),
        "exit codes": sorted(set(codes.values())),
    }


def _befall(plan: Plan, platform: Platform, members: Crew, fate: Fate) -> None:
    """Feeds the updates, and at seeded moments something happens to somebody."""
    dice = random.Random(plan.seed)
    acts = ["kill"] * plan.kills + ["stop"] * plan.stops
    dice.shuffle(acts)
    moments = sorted(dice.uniform(0.05, 0.95) * plan.updates for _ in acts)
    feed = _fed(plan, platform, members.url)
    for moment, act in zip(moments, acts, strict=True):
        while next(feed) < moment:
            time.sleep(0.2)
        if act == "kill":
            _kill(dice, platform, members, fate)
        else:
            _stop(dice, members, fate)
    while next(feed) < plan.updates:
        time.sleep(0.2)


def _fed(plan: Plan, platform: Platform, url: str) -> Iterator[int]:
    """Adds what is due by now, but never many more than are handled; answers how many it added."""
    began, added = time.monotonic(), 0
    database = Database(url)
    every = list(updates(plan.updates, plan.partners, plan.seed))
    while True:
        with database.engine.connect() as connection:
            handled = connection.execute(HANDLED).scalar_one()
        due = min(int((time.monotonic() - began) * plan.rate), len(every), handled + AHEAD)
        platform.add(every[added:due])
        added = max(added, due)
        yield added


def _kill(dice: random.Random, platform: Platform, members: Crew, fate: Fate) -> None:
    way = dice.choice(WAYS)
    name = _struck(dice, way, platform, members)
    killed_at = time.monotonic()
    member = members.members[name]
    member.kill()
    fate.kills.append(f"{way}: {name}")
    if way == "the one that polls" and members.roles[name] == "all":
        until(lambda: _polled(platform, name, killed_at), "nobody polls any more", 60)
        fate.polled_again_s.append(_polled(platform, name, killed_at) - killed_at)
    member.start()
    members.ready(name, killed_at)


def _struck(dice: random.Random, way: str, platform: Platform, members: Crew) -> str:
    """Who is to be killed. Upon a message: whoever has just sent one, and has no answer yet."""
    anybody = dice.choice(sorted(members.roles))
    if way == "the one that polls":
        polls = [call.who for call in platform.calls if call.method == "getupdates"]
        return polls[-1] if polls else anybody
    if way == "anywhere":
        return anybody
    met: list[str] = []

    def strike(call: Call) -> None:
        if call.method in MESSAGES and not met:
            process = members.members[call.who].process
            assert process
            process.kill()
            met.append(call.who)

    platform.struck = strike
    end = time.monotonic() + 10
    while not met and time.monotonic() < end:
        time.sleep(0.01)
    platform.struck = lambda call: None
    return met[0] if met else anybody


def _polled(platform: Platform, but: str, since: float) -> float:
    """When another polled first; 0 while nobody has."""
    times = (c.at for c in platform.calls if c.method == "getupdates" and c.at > since)
    return next((at for at in times), 0.0)


def _stop(dice: random.Random, members: Crew, fate: Fate) -> None:
    """Somebody stands still for some seconds, and does not notice."""
    name = dice.choice(sorted(members.roles))
    since = time.monotonic()
    members.members[name].freeze()
    time.sleep(dice.uniform(2, 5))
    members.members[name].thaw()
    fate.stopped.append((since, time.monotonic()))


def _until_quiet(url: str, within_s: float) -> None:
    database = Database(url)

    def quiet() -> bool:
        with database.engine.connect() as connection:
            return not connection.execute(OPEN).scalar()

    until(quiet, "something is left over", within_s)
    database.close()
