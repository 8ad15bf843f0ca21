"""What one process sees of the platform: the calls of python-telegram-bot that it makes."""

from typing import TYPE_CHECKING, Any

from tests.schedules.api import Attempt, Json, Platform

if TYPE_CHECKING:
    from tests.schedules.process import Process


ACTS = {
    "sendMessage": "text",
    "answerCallbackQuery": "toast",
    "editMessageText": "edit",
    "editMessageReplyMarkup": "edit",
}


class SimulatedBot:
    """Stands where a process has its bot."""

    def __init__(self, platform: Platform, process: "Process") -> None:
        self.platform = platform
        self.process = process
        self.request = self
        self.base_url = "simulated"

    async def call(self, url: str, fields: Json) -> Any:
        return await self.do_api_request(url.rpartition("/")[2], fields)

    async def do_api_request(self, endpoint: str, api_kwargs: Json) -> Any:
        if endpoint == "getUpdates":
            return await self.platform.get_updates(self.process, api_kwargs.get("offset"))
        letter, taken = self.process.carrying()
        chat, text = str(api_kwargs.get("chat_id", 0)), str(api_kwargs.get("text", ""))
        attempt = Attempt(letter, self.process, ACTS[endpoint], chat, text, taken, taken)
        number = await self.platform.say(attempt, str(api_kwargs.get("message_id", "")))
        return {"message_id": number}
