from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from room import ALYA, BUDI, CITRA, DIMAS, MAYA, RunningRoom, running_room

pytestmark = pytest.mark.slow

STRANGER = 999
ROW = [{"text": "Setuju", "callback_data": "agree"}]
KEYBOARD = {"inline_keyboard": [ROW]}


@pytest.fixture(scope="module")
def room() -> Iterator[RunningRoom]:
    with running_room(pace=False) as running:
        running.start(ALYA, DIMAS, BUDI)
        running.does(BUDI, "block")
        running.start(CITRA)
        running.does(CITRA, "deactivate")
        running.updates()
        yield running


def posted(room: RunningRoom, **values: Any) -> dict[str, Any]:
    message: dict[str, Any] = room.result("sendMessage", chat_id=ALYA, **{"text": "x", **values})
    return message


BAD_SENDS = [
    ({"text": ""}, 400, "Bad Request: message text is empty"),
    ({"text": "   "}, 400, "Bad Request: text must be non-empty"),
    ({"text": "x" * 4097}, 400, "Bad Request: message is too long"),
    ({"chat_id": ""}, 400, "Bad Request: chat_id is empty"),
    ({"chat_id": STRANGER}, 400, "Bad Request: chat not found"),
    ({"chat_id": "@nobody"}, 400, "Bad Request: chat not found"),
    ({"chat_id": MAYA}, 403, "Forbidden: bot can't initiate conversation with a user"),
    ({"chat_id": BUDI}, 403, "Forbidden: bot was blocked by the user"),
    ({"chat_id": CITRA}, 403, "Forbidden: user is deactivated"),
    ({"parse_mode": "BBCode"}, 400, "Bad Request: unsupported parse_mode"),
    (
        {"text": "<b>x", "parse_mode": "HTML"},
        400,
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        {"reply_markup": "{"},
        400,
        "Bad Request: can't parse reply keyboard markup JSON object",
    ),
    ({"reply_markup": [1]}, 400, "Bad Request: object expected as reply markup"),
    (
        {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 33}]]}},
        400,
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    (
        {"reply_markup": {"inline_keyboard": [[{"text": "x"}]]}},
        400,
        "Bad Request: can't parse inline keyboard button: "
        "Text buttons are unallowed in the inline keyboard",
    ),
    (
        {"reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
        400,
        "Bad Request: can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        {"reply_markup": {"inline_keyboard": [[{"text": "x", "url": "no host"}]]}},
        400,
        "Bad Request: inline keyboard button URL 'no host' is invalid: Wrong HTTP URL",
    ),
    (
        {"reply_markup": {"keyboard": "x"}},
        400,
        'Bad Request: field "keyboard" of the ReplyKeyboardMarkup must be an Array',
    ),
    (
        {"reply_parameters": {"message_id": 99999}},
        400,
        "Bad Request: message to be replied not found",
    ),
]


@pytest.mark.parametrize(("values", "code", "words"), BAD_SENDS, ids=lambda value: str(value)[:40])
def test_a_wrong_message_is_refused_in_telegrams_words(
    room: RunningRoom, values: dict[str, Any], code: int, words: str
) -> None:
    whole = {"chat_id": ALYA, "text": "halo", **values}

    assert room.refused("sendMessage", **whole) == (code, words)


def test_a_message_comes_back_as_telegram_shows_it(room: RunningRoom) -> None:
    message = posted(
        room, text="  <b>Halo</b> 👋 @ceritaalya &lt;3 ", parse_mode="HTML", reply_markup=KEYBOARD
    )

    assert message["text"] == "Halo 👋 @ceritaalya <3"
    assert message["entities"] == [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "mention", "offset": 8, "length": 11},
    ]
    assert message["chat"] == {
        "id": ALYA,
        "first_name": "Alya",
        "last_name": "Prameswari",
        "username": "ceritaalya",
        "type": "private",
    }
    assert message["from"]["is_bot"] is True
    assert message["reply_markup"] == KEYBOARD


@pytest.mark.parametrize("how", ["query", "form", "multipart", "json"])
def test_parameters_are_taken_from_every_place(room: RunningRoom, how: str) -> None:
    path = f"/bot{room.room.token}/sendMessage"
    values = {"chat_id": str(ALYA), "text": f"by {how} & more"}
    answers = {
        "query": lambda: room.http.get(path, params=values),
        "form": lambda: room.http.post(path, data=values),
        "multipart": lambda: room.http.post(path, files={k: (None, v) for k, v in values.items()}),
        "json": lambda: room.http.post(path, json=values),
    }

    assert answers[how]().json()["result"]["text"] == f"by {how} & more"


def test_an_unknown_parameter_is_ignored(room: RunningRoom) -> None:
    assert posted(room, wish="anything")["text"] == "x"


def test_the_method_name_may_be_in_any_case(room: RunningRoom) -> None:
    assert room.result("GETME")["username"] == "sapa_practice_bot"


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/bot1000001:another-bots-token-00000000000/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        ("/bot{token}/getEverything", 404, "Not Found: method not found"),
        ("/file/bot1000001:another-bots-token-00000000000/x", 401, "Unauthorized"),
        ("/file/bot{token}/photos/none.jpg", 404, "Not Found"),
    ],
)
def test_a_wrong_address_is_refused(room: RunningRoom, path: str, code: int, words: str) -> None:
    response = room.http.get(path.replace("{token}", room.room.token))

    assert response.status_code == code
    assert response.json() == {"ok": False, "error_code": code, "description": words}


def test_every_answer_carries_the_rooms_time(room: RunningRoom) -> None:
    with running_room() as late:
        late.in_room(lambda inside: inside.move_clock(inside.clock.now() + timedelta(days=40)))
        date = late.call("getMe").headers.get_list("date")

        assert len(date) == 1
        assert date[0] == late.in_room(lambda inside: inside.clock.http_date())


def test_a_reply_quotes_its_message(room: RunningRoom) -> None:
    first = posted(room, text="first")
    reply = posted(room, reply_parameters={"message_id": first["message_id"]})
    lost = {"message_id": 99999, "allow_sending_without_reply": True}

    assert reply["reply_to_message"]["text"] == "first"
    assert "reply_to_message" not in posted(room, reply_parameters=lost)


def test_a_keyboard_for_the_screen_reaches_the_page_only(room: RunningRoom) -> None:
    asks = {
        "keyboard": [[{"text": "Kirim nomor", "request_contact": True}], ["Nanti"]],
        "one_time_keyboard": True,
    }
    message = posted(room, reply_markup=asks)
    shown = room.chat(ALYA)[-1]["keyboard"]
    posted(room, reply_markup={"remove_keyboard": True})

    assert "reply_markup" not in message
    assert shown == {
        "reply": [
            [{"text": "Kirim nomor", "request_contact": True}],
            [{"text": "Nanti", "request_contact": False}],
        ],
        "one_time": True,
        "resize": False,
    }
    assert room.chat(ALYA)[-1]["keyboard"] == {"remove": True}


def test_a_contact_cannot_be_asked_for_in_a_group(room: RunningRoom) -> None:
    asks = {"keyboard": [[{"text": "x", "request_contact": True}]]}
    group = room.room.group.id

    assert room.refused("sendMessage", chat_id=group, text="x", reply_markup=asks) == (
        400,
        "Bad Request: phone number can be requested in private chats only",
    )


def test_an_edit_changes_text_and_keyboard(room: RunningRoom) -> None:
    place = {
        "chat_id": ALYA,
        "message_id": posted(room, text="old", reply_markup=KEYBOARD)["message_id"],
    }
    edited = room.result("editMessageText", **place, text="new")

    assert edited["text"] == "new"
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]
    room.result("editMessageReplyMarkup", **place, reply_markup=KEYBOARD)
    assert room.chat(ALYA)[-1]["keyboard"] == {"inline": [ROW]}


NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


@pytest.mark.parametrize(
    ("method", "values", "words"),
    [
        ("editMessageText", {"text": "same"}, NOT_MODIFIED),
        ("editMessageReplyMarkup", {}, NOT_MODIFIED),
        ("editMessageText", {"text": ""}, "Bad Request: message text is empty"),
        (
            "editMessageText",
            {"text": "x", "message_id": 99999},
            "Bad Request: message to edit not found",
        ),
        (
            "editMessageText",
            {"text": "x", "message_id": ""},
            "Bad Request: message identifier is not specified",
        ),
        (
            "editMessageText",
            {"text": "x", "message_id": 1},
            "Bad Request: message can't be edited",
        ),
        (
            "editMessageText",
            {"text": "x", "reply_markup": {"remove_keyboard": True}},
            "Bad Request: inline keyboard expected",
        ),
        (
            "editMessageCaption",
            {"caption": "x"},
            "Bad Request: there is no caption in the message to edit",
        ),
        ("deleteMessage", {"message_id": 99999}, "Bad Request: message to delete not found"),
    ],
)
def test_a_wrong_edit_is_refused(
    room: RunningRoom, method: str, values: dict[str, Any], words: str
) -> None:
    message_id = posted(room, text="same")["message_id"]
    whole = {"chat_id": ALYA, "message_id": message_id, **values}

    assert room.refused(method, **whole) == (400, words)


def test_a_deleted_message_is_gone_from_the_page(room: RunningRoom) -> None:
    message = posted(room, text="away with me")
    room.result("deleteMessage", chat_id=ALYA, message_id=message["message_id"])

    assert "away with me" not in [shown["text"] for shown in room.chat(ALYA)]


def test_old_messages_stay() -> None:
    with running_room() as room:
        room.start(ALYA)
        message = posted(room)
        room.in_room(lambda inside: inside.move_clock(inside.clock.now() + timedelta(hours=49)))

        assert room.refused("deleteMessage", chat_id=ALYA, message_id=message["message_id"]) == (
            400,
            "Bad Request: message can't be deleted for everyone",
        )


@pytest.mark.parametrize(
    ("method", "values", "words"),
    [
        ("getFile", {}, "Bad Request: file_id not specified"),
        ("getFile", {"file_id": "x"}, "Bad Request: invalid file_id"),
        ("getChat", {"chat_id": STRANGER}, "Bad Request: chat not found"),
        ("getChatMember", {"chat_id": ALYA}, "Bad Request: invalid user_id specified"),
        (
            "getChatMember",
            {"chat_id": ALYA, "user_id": STRANGER},
            "Bad Request: user not found",
        ),
        (
            "sendChatAction",
            {"chat_id": ALYA, "action": "dance"},
            "Bad Request: wrong parameter action in request",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "Due!", "description": "x"}]},
            "Bad Request: BOT_COMMAND_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "chat", "chat_id": STRANGER}},
            "Bad Request: chat not found",
        ),
        ("setWebhook", {"url": "ftp://x"}, "Bad Request: bad webhook: invalid webhook URL"),
        ("setWebhook", {"url": "https://example.com/x"}, "Bad Request: bad webhook: the practice"),
        ("roomIdle", {}, "Bad Request: now is empty"),
    ],
)
def test_other_wrong_calls_are_refused(
    room: RunningRoom, method: str, values: dict[str, Any], words: str
) -> None:
    code, said = room.refused(method, **values)

    assert (code, said[: len(words)]) == (400, words)


def test_chats_and_members_are_described(room: RunningRoom) -> None:
    group = room.room.group.id
    status = {
        user: room.result("getChatMember", chat_id=group, user_id=user)["status"]
        for user in (DIMAS, ALYA, 1000001)
    }

    assert room.result("getChat", chat_id=group)["title"] == "Tim KOL Herbana"
    assert status == {DIMAS: "member", ALYA: "left", 1000001: "administrator"}
    assert room.result("sendChatAction", chat_id=ALYA, action="typing") is True


def test_commands_are_kept_by_scope_and_language(room: RunningRoom) -> None:
    due = [{"command": "due", "description": "What is late"}]
    staff = {"type": "chat", "chat_id": DIMAS}
    room.result("setMyCommands", commands=due, scope=staff)
    room.result("setMyCommands", commands=due, language_code="id")

    assert room.result("getMyCommands", scope=staff) == due
    assert room.result("getMyCommands", language_code="id") == due
    assert room.result("getMyCommands") == []
    room.result("deleteMyCommands", language_code="id")
    assert room.result("getMyCommands", language_code="id") == []


def test_the_fourth_message_at_once_is_too_fast() -> None:
    with running_room() as room:
        room.start(ALYA, DIMAS)
        for _ in range(3):
            posted(room)
        late = room.call("sendMessage", chat_id=ALYA, text="x")

        assert late.status_code == 429
        assert late.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        }
        assert room.result("sendMessage", chat_id=DIMAS, text="others go on")


def test_a_group_takes_twenty_messages_a_minute() -> None:
    with running_room() as room:
        for _ in range(20):
            room.result("sendMessage", chat_id=room.room.group.id, text="x")
        late = room.call("sendMessage", chat_id=room.room.group.id, text="x").json()

        assert 55 <= late["parameters"]["retry_after"] <= 60
