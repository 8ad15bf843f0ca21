"""A bot of few words for the practice room, and the hands of who uses its page in a browser."""

import io
import re
import threading
from typing import Any
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Locator, Page, expect
from room import RunningRoom

START_LINK = "https://t.me/sapa_practice_bot?start=token-of-Budi_1"
WHATSAPP = f"https://wa.me/6281200000004?text={quote(f'Hi Budi! {START_LINK}')}"

INLINE = {
    "inline_keyboard": [
        [{"text": "Agree", "callback_data": "agree"}, {"text": "Alert", "callback_data": "alert"}],
        [
            {"text": "WhatsApp", "url": WHATSAPP},
            {"text": "Profile", "url": "https://example.com/x"},
        ],
    ]
}
KEYS = {
    "keyboard": [[{"text": "Tertarik"}], [{"text": "Send my number", "request_contact": True}]],
    "one_time_keyboard": True,
}


class ScriptedBot(threading.Thread):
    """A bot of few words, which asks the room for updates until it is stopped."""

    def __init__(self, room: RunningRoom):
        super().__init__(daemon=True)
        self.call = room.result
        self.stopped = threading.Event()

    def run(self) -> None:
        offset = 0
        while not self.stopped.is_set():
            for update in self.call("getUpdates", offset=offset, timeout=1):
                offset = update["update_id"] + 1
                self.answer(update)

    def answer(self, update: dict[str, Any]) -> None:
        if query := update.get("callback_query"):
            self.answer_press(query)
        elif message := update.get("message"):
            chat_id = message["chat"]["id"]
            self.call("sendMessage", chat_id=chat_id, **self.reply_to(message))

    def answer_press(self, query: dict[str, Any]) -> None:
        answer = {"callback_query_id": query["id"], "text": "Noted"}
        if query["data"] == "alert":
            self.call("answerCallbackQuery", **answer, show_alert=True)
            return
        self.call("answerCallbackQuery", **answer)
        message = query["message"]
        place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        self.call("editMessageText", **place, text="Agreed, thank you", reply_markup=INLINE)

    def reply_to(self, message: dict[str, Any]) -> dict[str, Any]:
        text = message.get("text")
        if text == "buttons":
            return {"text": f"Choose, or read {START_LINK} or /help", "reply_markup": INLINE}
        if text == "keys":
            return {"text": "Tap one", "reply_markup": KEYS}
        kinds = [kind for kind in ("photo", "contact", "document", "voice") if kind in message]
        return {"text": f"You said: {text}" if text else f"Got a {kinds[0]}"}


def column(page: Page, name: str) -> Locator:
    """The chat of the person or group of that name."""
    return page.get_by_role("region", name=name)


def start(page: Page, name: str) -> Locator:
    """The chat of that person, once they have started the bot and were answered."""
    chat = column(page, name)
    chat.get_by_role("button", name="Start", exact=True).click()
    expect(chat.get_by_text("You said: /start")).to_be_visible()
    return chat


def write(chat: Locator, text: str) -> None:
    chat.get_by_role("textbox").fill(text)
    chat.get_by_role("textbox").press("Enter")


def choose(page: Page, chat: Locator, entry: str) -> None:
    """Takes an entry of the menu beside the chat's box."""
    chat.get_by_role("button", name=re.compile("^More for")).click()
    page.get_by_role("dialog").get_by_role("button", name=entry).click()


def height_px(node: Locator) -> int:
    return int(node.evaluate("node => node.offsetHeight"))


def overflows(node: Locator) -> bool:
    """Whether the node scrolls, in either direction."""
    return bool(
        node.evaluate(
            "node => node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight"
        )
    )


def picture_file(colour: str = "#b4532f") -> dict[str, Any]:
    """A picture as a file chooser takes it."""
    made = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(made, "PNG")
    return {"name": "story.png", "mimeType": "image/png", "buffer": made.getvalue()}
