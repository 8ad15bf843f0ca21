"""What one process sees of the platform: the calls of python-telegram-bot that it makes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.schedules.api import Attempt, Json, Platform

if TYPE_CHECKING:
    from tests.schedules.process import Process


@dataclass(frozen=True)
class Sent:
    message_id: int


class SimulatedBot:
    """Stands where a process has its bot."""

    def __init__(self, platform: Platform, process: "Process") -> None:
        self.platform = platform
        self.process = process

    async def do_api_request(self, endpoint: str, api_kwargs: Json) -> list[Json]:
        assert endpoint == "getUpdates"
        return await self.platform.get_updates(self.process, api_kwargs.get("offset"))

    async def send_message(self, chat_id: int, text: str, **more: Any) -> Any:
        return Sent(await self._says("text", chat_id, text))

    async def answer_callback_query(self, button_id: str, text: str | None) -> None:
        await self._says("toast", 0, text or "")

    async def edit_message_text(self, text: str, chat_id: int, message_id: int, **more: Any) -> Any:
        return Sent(await self._says("edit", chat_id, text, str(message_id)))

    async def edit_message_reply_markup(self, chat_id: int, message_id: int, **more: Any) -> None:
        await self._says("edit", chat_id, "", str(message_id))

    async def _says(self, act: str, chat_id: int, text: str, message_id: str = "") -> int:
        letter, taken = self.process.carrying()
        attempt = Attempt(letter, self.process, act, str(chat_id), text, taken, taken)
        return await self.platform.say(attempt, message_id)
