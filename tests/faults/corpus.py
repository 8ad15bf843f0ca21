"""Updates as nobody should send them: new kinds, broken fields, odd letters, huge texts."""

from typing import Any

Json = dict[str, Any]

NUL, HALF_A_PAIR = "awal\x00akhir", "awal\ud83dakhir"
STRANGE_TEXTS = (NUL, HALF_A_PAIR, "\u202emaju\u202c", "a" * 100_000, "🧿" * 4096, "‏\u200b")


def unreadable(chat: int) -> list[Json]:
    """Raw updates, each with something that is not as the Bot API says."""
    good = {"message_id": 1, "date": 1_900_000_000, "chat": {"id": chat, "type": "private"}}
    sender = {"id": chat, "is_bot": False, "first_name": "Aneh"}
    press = {"id": "1", "from": sender, "chat_instance": "1", "data": "yes:1:1"}
    return [
        {},
        {"something_new": {"chat": {"id": chat}}},
        {"message": None},
        {"message": []},
        {"message": "halo"},
        {"message": {}},
        {"message": {"chat": None}},
        {"message": {"chat": {"id": None}}},
        {"message": {"chat": {"id": NUL}}},
        {"message": {"chat": {"id": HALF_A_PAIR}}},
        {"message": {"chat": {"id": {"id": chat}}, "from": {"id": chat}}},
        {"message": {**good, "date": "besok"}},
        {"message": {**good, "date": 10**30}},
        {"message": {**good, "date": -(10**18)}},
        {"message": {**good, "message_id": {"a": 1}, "from": sender, "text": "/status"}},
        {"message": {**good, "from": [], "text": "/status"}},
        {"message": {**good, "from": {**sender, "id": "x"}, "text": "/status"}},
        {"message": {**good, "from": sender, "text": {"a": "b"}}},
        {"message": {**good, "from": sender, "text": 7}},
        {"message": {**good, "from": sender, "photo": [{}]}},
        {"message": {**good, "from": sender, "photo": "x", "text": "/status"}},
        {"message": {**good, "from": sender, "entities": [{"type": "new"}], "text": "x"}},
        {"message": {**good, "chat": {"id": -(2**60), "type": "planet"}, "from": sender}},
        {"message": {**good, "chat": {"id": 2**70, "type": "private"}, "from": sender}},
        {"message": {**good, "from": {**sender, "id": -5, "language_code": 9}, "text": "x"}},
        {"message": {**good, "from": sender, "contact": {"phone_number": None}}},
        {"edited_message": {**good, "from": sender, "text": "x", "edit_date": "never"}},
        {"callback_query": {}},
        {"callback_query": {**press, "data": None}},
        {"callback_query": {**press, "message": {"message_id": "x"}}},
        {"callback_query": {**press, "data": "yes:" + "9" * 400}},
        {"my_chat_member": {"chat": {"id": chat, "type": "private"}, "from": sender}},
        {"message": {**good, "from": sender, "reply_to_message": {"message": "broken"}}},
        {"message": nested(200)},
    ]


def nested(depth: int) -> Json:
    inner: Json = {}
    for _ in range(depth):
        inner = {"reply_to_message": inner}
    return inner
