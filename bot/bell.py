"""A bell that wakes a loop: rung as often as one likes, heard once."""

import asyncio


class Bell:
    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._others: list[Bell] = []

    def ring(self) -> None:
        self._rung.set()
        for other in self._others:
            other.ring()

    def rings(self, other: "Bell") -> None:
        """Whoever listens to the other one hears this one too."""
        self._others.append(other)

    async def wait(self, timeout_s: float) -> None:
        """Until it rings, or the time is over."""
        try:
            async with asyncio.timeout(timeout_s):  # `wait_for` may swallow a cancellation
                await self._rung.wait()
        except TimeoutError:
            return
        finally:
            self._rung.clear()
