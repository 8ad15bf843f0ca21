"""What must hold at the end of every schedule; the platform's own record is the truth."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from handlers import say
from storage.post.inbox import MAX_TRIES
from storage.post.pace import (
    BURST,
    PACED,
)
from tests.schedules.api import Attempt
from tests.schedules.process import PACE, Process
from tests.schedules.world import World

REPEATED = tuple(say.word("house", "maybe_repeated", language) for language in ("id", "en"))
EXCUSED = ("expired", "stopped", "bot was blocked by the user")  # why a letter may have failed
ROUNDING_S = 0.2


def wrongs(world: World) -> list[str]:
    """Every promise that was broken, in words; empty when all were kept."""
    parts = (_updates, _open_ends, _letters, _order, _pace, _after_stop, _reminders)
    return [*world.wrongs, *(wrong for part in parts for wrong in part(world))]


def told(world: World) -> Counter[str]:
    """What happened in the schedule, in numbers."""
    by_letter = _by_letter(world)
    once = dict(_new(world, "id, once"))
    counts = Counter(
        schedules=1,
        sent=len(world.people.sent),
        handled=len(_heard(world)),
        lost=len(world.platform.lost),
        faults=sum(world.platform.faults.values()),
        seconds=int(world.loop.time()),
    )  # fmt: skip
    counts["twice"] = sum(n - 1 for n in Counter(_handled(world)).values())
    for letter, tries in by_letter.items():
        said = [one for one in tries if one.delivered is not None]
        counts["said"] += bool(said)
        kind = "once" if once.get(letter) else tries[0].act
        counts[f"said twice: {kind}"] += len(said) > 1
    return counts + world.counts


# Updates


def _updates(world: World) -> Iterator[str]:
    for update_id in world.platform.lost:
        yield f"update {update_id} was confirmed before it was stored"
    handled = Counter(_handled(world))
    for token, what in world.people.kinds.items():
        expected = 0 if what == "poison" else 1
        if handled[token] != expected:
            yield f"update {world.people.sent[token]} ({what} {token}) handled {handled[token]} x"
    yield from _dead(world)
    yield from _deals(world)
    order = [inbox_id for _, inbox_id in sorted(_heard(world))]
    lanes = dict(world.book.rows("select id, lane from inbox"))
    for lane in {*lanes.values()}:
        mine = [one for one in order if lanes[one] == lane]
        if mine != sorted(mine):
            yield f"updates of {lane} were handled in the order {mine}"


def _dead(world: World) -> Iterator[str]:
    """Parked after its last try, with one notice to the lead."""
    poisons = sum(what == "poison" for what in world.people.kinds.values())
    query = "select id, tries from inbox where state = 'dead'"
    dead = world.book.rows(query)
    if len(dead) != poisons or any(tries != MAX_TRIES for _, tries in dead):
        yield f"{poisons} updates cannot be handled, and these are dead: {dead}"
    for inbox_id, _ in dead:
        key = f"dead:{inbox_id}:%"
        if world.book.value("select count(*) from outbox where dedupe_key like ?", key) != 1:
            yield f"the lead does not hear once that update {inbox_id} is dead"


def _deals(world: World) -> Iterator[str]:
    """No change of a deal is lost, and none is made twice."""
    steps = "select deal.id, version, count(heard.id) from deal join heard using (partner_id)"
    query = f"{steps} where heard.id > ? group by 1, 2"
    for deal_id, version, changes in world.book.rows(query, world.book.last["heard"]):
        changed = version - world.book.versions[deal_id]
        if not world.people.reminders and changed != changes:
            yield f"deal {deal_id} changed {changed} x for {changes} updates"


def _handled(world: World) -> list[str]:
    return [token for token, _ in _heard_tokens(world)]


def _heard(world: World) -> list[tuple[int, int]]:
    return world.book.rows("select id, inbox_id from heard where id > ?", world.book.last["heard"])  # type: ignore[return-value]


def _heard_tokens(world: World) -> list[tuple[Any, ...]]:
    return world.book.rows("select text, id from heard where id > ?", world.book.last["heard"])


# Letters


def _open_ends(world: World) -> Iterator[str]:
    for letter, state in _new(world, "id, state"):
        if state in ("queued", "sending", "unknown"):
            yield f"letter {letter} is {state} at the end"
    waiting = world.book.value("select count(*) from inbox where state = 'new'")
    if waiting:
        yield f"{waiting} updates wait at the end"


def _letters(world: World) -> Iterator[str]:
    tries = _by_letter(world)
    for letter, once, act, state, error in _new(world, "id, once, act, state, error"):
        attempts = tries.get(letter, [])
        said = [one for one in attempts if one.delivered is not None]
        if state == "sent" and not said and act not in ("edit", "unbutton"):
            yield f"letter {letter} is sent and never arrived"
        if state == "failed" and not any(why in error for why in EXCUSED):
            yield f"letter {letter} has failed: {error}"
        if state == "cancelled" and not _may_be_cancelled(world, letter):
            yield f"letter {letter} was cancelled"
        if once and len(said) > 1:
            yield f"letter {letter} must arrive once and arrived {len(said)} x"
        yield from _repeats(attempts)
        if act in PACED and sum(not one.text.endswith(REPEATED) for one in said) > 1:
            yield f"letter {letter} was repeated without saying so"


def _repeats(attempts: list[Attempt]) -> Iterator[str]:
    """Nothing goes again after a try whose success its process could write down."""
    for number, again in enumerate(attempts):
        for before in attempts[:number]:
            excused = _disturbed(before.process, before.taken, again.begun) or _disturbed(
                again.process, again.taken, again.begun
            )
            if before.outcome == "said" and not excused:
                yield f"letter {again.letter} went again though it had arrived"


def _disturbed(process: Process, since: float, until: float) -> bool:
    """Whether it slept, was cut off or died in that time, or the clock jumped."""
    jumped = any(since <= at <= until for at in process.world.jumps)
    return jumped or any(start <= until and end >= since for start, end in process.disturbed)


def _may_be_cancelled(world: World, letter: int) -> bool:
    chat = world.book.value("select chat from outbox where id = ?", letter)
    return chat in world.stops or chat in world.platform.blocked


def _order(world: World) -> Iterator[str]:
    """In a chat letters arrive as they were made, but around unknown outcomes and clock jumps."""
    if world.jumps:
        return
    lanes: dict[str, list[Attempt]] = {}
    tried_once = {letter for letter, tries in _new(world, "id, tries") if tries == 1}
    for letter, tries in _by_letter(world).items():
        first = next((one for one in tries if one.delivered is not None), None)
        if first and first.act != "toast" and letter in tried_once:
            lanes.setdefault(first.chat, []).append(first)
    for chat, firsts in lanes.items():
        firsts.sort(key=lambda one: one.delivered or 0)
        for one, other in pairwise(firsts):
            if one.letter > other.letter and not _late(world, other):
                yield f"letter {one.letter} overtook letter {other.letter} in {chat}"


def _late(world: World, attempt: Attempt) -> bool:
    """Whether it hung in the air longer than anybody waits for it, or its reader's morning."""
    zone = world.book.value("select zone from outbox where id = ?", attempt.letter)
    hung = (attempt.delivered or 0) - attempt.taken > 1
    return bool(zone or (hung and attempt.process.disturbed))


def _pace(world: World) -> Iterator[str]:
    """By when letters were taken: what hangs on the wire after that is not ours.

    A letter that is tried again within the time counts once, as in the rows that tell the pace.
    """
    if world.jumps:
        return
    taken = sorted((one.taken, one.letter) for one in world.platform.attempts)
    yield from _too_many(taken, int(PACE.all_a_second), 1, "all chats")
    for chat in {one.chat for one in world.platform.attempts}:
        mine = (one for one in world.platform.attempts if one.chat == chat and one.act in PACED)
        yield from _too_many(sorted((one.taken, one.letter) for one in mine), BURST, BURST, chat)


def _too_many(
    taken: list[tuple[float, int]], most: int, within_s: float, where: str
) -> Iterator[str]:
    for number, (until, _) in enumerate(taken):
        since = until - within_s + ROUNDING_S
        letters = {letter for at, letter in taken[: number + 1] if at > since}
        if len(letters) > most:
            yield f"{len(letters)} letters within {within_s} s to {where}: {sorted(letters)}"
            return


def _after_stop(world: World) -> Iterator[str]:
    """Nothing made before a stop is taken after it; the farewell itself may leave."""
    for one in world.platform.attempts:
        stop = world.stops.get(one.chat)
        if stop is not None and one.taken > stop and "farewell" not in one.text:
            made = "select made_at < stopped_at from outbox o join partner p on p.id = o.partner_id"
            if world.book.value(f"{made} where o.id = ?", one.letter):
                yield f"letter {one.letter} left after the stop of {one.chat}"


def _reminders(world: World) -> Iterator[str]:
    """Each step was taken once."""
    query = "select deal_id, name, step, day, count(*) from reminder where state = 'done'"
    for deal_id, name, step, _, times in world.book.rows(f"{query} group by 1, 2, 3, 4"):
        if times > 1:
            yield f"step {name} {step} of deal {deal_id} was taken {times} x"


def _by_letter(world: World) -> dict[int, list[Attempt]]:
    found: dict[int, list[Attempt]] = {}
    for attempt in world.platform.attempts:
        found.setdefault(attempt.letter, []).append(attempt)
    return found


def _new(world: World, columns: str) -> list[tuple[Any, ...]]:
    """The letters of this schedule."""
    return world.book.rows(f"select {columns} from outbox where id > ?", world.book.last["outbox"])
