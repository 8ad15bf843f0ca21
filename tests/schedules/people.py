"""What happens around the bot in one schedule: who writes when, and what goes wrong when."""

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.schedules.world import World

DATE = 1_790_000_000


class People:
    """Partners write and press; now and then one stops, or blocks the bot."""

    def __init__(self, world: "World") -> None:
        self.world = world
        rng = world.rng
        self.chats = [
            chat for (chat,) in world.book.rows("select chat from person_address order by id")
        ]
        self.sent: dict[str, int] = {}  # token of an update: its update_id
        self.kinds: dict[str, str] = {}
        self.updates = rng.choice((2, 4, 6, 12))
        self.every_s = rng.choice((0.1, 1, 5))
        self.reminders = self._plan()

    def _plan(self) -> int:
        """In most schedules fewer deals have something due, since those take longest to run."""
        book = self.world.book
        kept = self.world.rng.choice((0, 0, 1, 3))
        first = f"select id from reminder where state = 'planned' limit {kept}"
        planned = "update reminder set state = 'dropped' where state = 'planned'"
        book.raw.execute(f"{planned} and id not in ({first})")
        book.raw.commit()
        return kept

    async def live(self) -> None:
        """Until everybody has written what they had to write."""
        world = self.world
        for number in range(self.updates):
            await asyncio.sleep(world.rng.expovariate(1 / self.every_s))
            if world.rng.random() < 0.1:
                world.platform.jump()
            self._writes(number)
            await self._happens()
        await asyncio.sleep(world.rng.uniform(0, 60))

    def _writes(self, number: int) -> None:
        world, chat = self.world, self.world.rng.choice(self.chats)
        token, what = f"u{number}", self._what()
        author = {"id": int(chat), "is_bot": False, "first_name": "Mitra"}
        message: dict[str, Any] = {
            "message_id": 100 + number,
            "date": DATE,
            "chat": {"id": int(chat), "type": "private"},
            "from": author,
            "text": f"{what} {token}",
        }
        kind, content = "message", message
        if what == "press":
            kind = "callback_query"
            content = {"id": token, "from": author, "chat_instance": "1", "data": f"press {token}",
                       "message": {**message, "text": "?"}}  # fmt: skip
        self.kinds[token] = what
        self.sent[token] = world.platform.add(kind, content)
        world.note(f"update {self.sent[token]}: {chat} writes {what} {token}")

    def _what(self) -> str:
        rng = self.world.rng
        if rng.random() < 0.05:
            return "poison"
        if self.world.happens("stops") and rng.random() < 0.3:
            return "stop"
        return rng.choice(("say", "long", "press"))

    async def _happens(self) -> None:
        """Trouble that comes by itself."""
        world, rng = self.world, self.world.rng
        living = world.living()
        if not living or rng.random() > 0.3:
            return
        process = rng.choice(living)
        if world.happens("clock_jumps"):
            world.jump_clock()
        if world.happens("naps"):
            world.sleep(process)
        if world.together and world.happens("lost_lines"):
            world.cut_line(process)
        if world.happens("blocks"):
            world.platform.blocked.add(rng.choice(self.chats))
        if world.happens("off"):
            await world.turn_off(process)
