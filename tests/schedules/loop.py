"""An event loop whose time is virtual: it never waits, it goes to the next timer.

Whatever runs belongs to a simulated process (or to none). A dead process's callbacks are never
called, without any clean-up, as after a kill -9; a sleeping one's wait until it wakes.
"""

import asyncio
import heapq
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context, ContextVar
from typing import Any, Protocol

OUTSIDE = Context()  # of what belongs to no process: the platform, the weather, people


class Owner(Protocol):
    dead: bool
    parked: list[asyncio.Handle] | None  # what waits while it sleeps; None: awake


OWNER: ContextVar[Owner | None] = ContextVar("OWNER", default=None)
Work = Callable[[asyncio.Future[Any], Callable[[], Any]], None]


class VirtualLoop(asyncio.BaseEventLoop):
    """`work` carries out what is handed to an executor, and sets its future."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._now = 0.0
        self._work = work
        self.begun: list[asyncio.Task[Any]] = []  # kept: nothing of a dead process is cleaned up
        self.set_task_factory(self._task)  # type: ignore[arg-type]

    def time(self) -> float:
        return self._now

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> Any:
        answer = self.create_future()
        self._work(answer, lambda: func(*args))
        return answer

    def let_go(self) -> None:
        """Ends all that is left without letting it act, and closes."""
        for task in self.begun:
            task._log_destroy_pending = False  # type: ignore[attr-defined]
            with suppress(BaseException):
                task.get_coro().close()  # type: ignore[union-attr]
        self.close()

    def outside(self, after_s: float, act: Callable[..., Any], *args: Any) -> asyncio.TimerHandle:
        """Calls it later, whatever becomes of the process that asked for it."""
        return self.call_later(after_s, act, *args, context=OUTSIDE)

    def _task(self, loop: Any, coro: Any, **more: Any) -> asyncio.Task[Any]:
        task = asyncio.Task(coro, loop=loop, **more)
        self.begun.append(task)
        return task

    def _run_once(self) -> None:
        ready = self._ready  # type: ignore[attr-defined]
        if not ready:
            self._advance(ready)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled and _may_run(handle):
                handle._run()

    def _advance(self, ready: Any) -> None:
        timers = self._scheduled  # type: ignore[attr-defined]
        if not timers:
            raise RuntimeError("nothing will ever happen again")
        self._now = max(self._now, timers[0]._when)
        while timers and timers[0]._when <= self._now:
            handle = heapq.heappop(timers)
            handle._scheduled = False
            ready.append(handle)

    def _write_to_self(self) -> None:
        """Nobody waits in a select."""

    def _process_events(self, event_list: Any) -> None:
        """There are none."""


def _may_run(handle: asyncio.Handle) -> bool:
    owner = handle._context.get(OWNER)  # type: ignore[attr-defined]
    if owner is None:
        return True
    if owner.parked is not None and not owner.dead:
        owner.parked.append(handle)
        return False
    return not owner.dead
