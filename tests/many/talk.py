"""What everybody does, seeded: each chat in order, all chats at once.

Most of it is said in passing (`siap` once it is agreed), which is kept and needs no answer; some
asks for an answer; now and then a partner has a question, which goes to staff, or sends a picture,
which a process has to fetch.
"""

import random
import time
from collections.abc import Iterator
from typing import Any

from tests.many.cast import FIRST_PARTNER, FIRST_STAFF, STAFF

Json = dict[str, Any]
FIRST_UPDATE = 500_000_000
ASIDE, ASKS, WONDERS = "siap kak", "/status", "boleh tanya soal brief nomor {}?"


def updates(count: int, partners: int, seed: int) -> Iterator[Json]:
    """So many updates in the order in which the platform has them."""
    dice = random.Random(seed)
    begun: dict[int, int] = {}
    for number in range(count):
        update_id = FIRST_UPDATE + number
        if dice.random() < 0.01:
            member = FIRST_STAFF + dice.randrange(len(STAFF))
            yield _text(update_id, member, f"/deal {dice.randint(1, partners)}")
            continue
        deal = dice.randint(1, partners)
        begun[deal] = begun.get(deal, 0) + 1
        yield _partners(update_id, deal, begun[deal], dice)


def chat_of(update: Json) -> int:
    part = update.get("message") or update["callback_query"]
    return int(part["from"]["id"])


def _partners(update_id: int, deal: int, turn: int, dice: random.Random) -> Json:
    chat = FIRST_PARTNER + deal
    if turn == 1:
        return _press(update_id, chat, f"yes:{deal}:1")
    if turn == 2:
        return _press(update_id, chat, f"agree:{deal}:1")
    chance = dice.random()
    if chance < 0.004:
        return _text(update_id, chat, WONDERS.format(update_id))
    if chance < 0.012:
        return _photo(update_id, chat)
    return _text(update_id, chat, ASKS if chance < 0.1 else ASIDE)


def _text(update_id: int, chat: int, text: str) -> Json:
    message = {**_message(update_id, chat), "text": text}
    return {"update_id": update_id, "message": message}


def _photo(update_id: int, chat: int) -> Json:
    size = {"file_id": "f", "file_unique_id": "f", "width": 9, "height": 9, "file_size": 9}
    return {"update_id": update_id, "message": {**_message(update_id, chat), "photo": [size]}}


def _press(update_id: int, chat: int, data: str) -> Json:
    query = {
        "id": str(update_id),
        "from": _user(chat),
        "chat_instance": "1",
        "message": {**_message(update_id, chat), "text": "?"},
        "data": data,
    }
    return {"update_id": update_id, "callback_query": query}


def _message(update_id: int, chat: int) -> Json:
    return {
        "message_id": update_id,
        "date": int(time.time()),
        "chat": {"id": chat, "type": "private", "first_name": f"Mitra {chat}"},
        "from": _user(chat),
    }


def _user(chat: int) -> Json:
    return {"id": chat, "is_bot": False, "first_name": f"Mitra {chat}", "language_code": "id"}
