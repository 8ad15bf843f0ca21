"""Faults ordered for tests, and the log of Bot API calls."""

import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from bot.practice.refusals import NotPossible

Json = dict[str, Any]

CALLS_KEPT = 100_000
# With `done`, a status is answered after the call was carried out; `late_s` is how long a call
# that was carried out is answered late; `delay_s` how long one waits before it is carried out.
KINDS = {"status", "delay_s", "late_s", "cut", "body"}


@dataclass
class Fault:
    """What shall go wrong with the next `times` calls of a method (any chat where None)."""

    method: str
    chat_id: str | None
    times: int
    fault: Json

    def meets(self, method: str, chat_id: str) -> bool:
        """Whether this fault is for that call."""
        return self.method.lower() in {"*", method} and self.chat_id in {None, chat_id}


@dataclass
class FaultPlan:
    """Faults in the order in which they were asked for."""

    waiting: list[Fault] = field(default_factory=list)

    def order(self, wish: Json) -> None:
        """Add a fault from the page's JSON; NotPossible where it makes no sense."""
        fault = wish.get("fault")
        if not isinstance(fault, dict) or not fault.keys() & KINDS:
            raise NotPossible("fault must name a status, delay_s, late_s, cut or body")
        chat_id = wish.get("chat_id")
        place = None if chat_id is None else str(chat_id)
        method = str(wish.get("method", "*"))
        self.waiting.append(Fault(method, place, int(wish.get("times", 1)), fault))

    def take(self, method: str, chat_id: str) -> Json:
        """The fault for this call, used up once; empty where there is none."""
        for fault in self.waiting:
            if fault.meets(method, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault.fault
        return {}


class CallLog:
    """Every Bot API call by number, without its texts."""

    def __init__(self) -> None:
        self.calls: deque[Json] = deque(maxlen=CALLS_KEPT)
        self.count = 0

    def add(self, method: str, chat_id: str, ok: bool, error_code: int | None) -> None:
        """Note a call that was answered, or cut (error_code 0); `at` is monotonic seconds."""
        self.count += 1
        self.calls.append(
            {
                "n": self.count,
                "at": time.monotonic(),
                "method": method,
                "chat_id": int(chat_id) if chat_id.lstrip("-").isdigit() else chat_id or None,
                "ok": ok,
                "error_code": error_code,
            }
        )

    def after(self, number: int) -> list[Json]:
        """The calls with a higher number."""
        fresh = min(max(0, self.count - number), len(self.calls))
        return [self.calls[index] for index in range(len(self.calls) - fresh, len(self.calls))]
