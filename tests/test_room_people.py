import io
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from room import ALYA, BUDI, DIMAS, MAYA, RunningRoom, running_room

pytestmark = pytest.mark.slow


@pytest.fixture
def room() -> Iterator[RunningRoom]:
    with running_room(pace=False) as running:
        yield running


@pytest.fixture(scope="module")
def crowd() -> Iterator[RunningRoom]:
    with running_room(pace=False) as running:
        yield running


def picture(width: int = 1200, height: int = 600, kind: str = "PNG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(made, kind)
    return made.getvalue()


def only_update(room: RunningRoom, kind: str) -> dict[str, Any]:
    (update,) = room.updates()
    content: dict[str, Any] = update[kind]
    return content


def test_start_with_a_payload_arrives_as_a_command(room: RunningRoom) -> None:
    room.does(ALYA, "open", payload="token_1")
    message = only_update(room, "message")

    assert message["text"] == "/start token_1"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"] == {
        "id": ALYA,
        "is_bot": False,
        "first_name": "Alya",
        "last_name": "Prameswari",
        "username": "ceritaalya",
        "language_code": "id",
    }
    assert room.state()["people"][2]["started"] is True


def test_links_names_and_tags_are_found_in_a_text(room: RunningRoom) -> None:
    room.does(ALYA, "say", text="🎉 cek https://vt.tiktok.com/ZS1/, @herbana #promo a@contoh.id")
    entities = only_update(room, "message")["entities"]

    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == [
        ("url", 7, 26),
        ("mention", 35, 8),
        ("hashtag", 44, 6),
        ("email", 51, 11),
    ]


def test_a_press_carries_the_whole_message(room: RunningRoom) -> None:
    room.start(ALYA)
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}
    sent = room.result("sendMessage", chat_id=ALYA, text="?", reply_markup=keyboard)
    room.does(ALYA, "press", message_id=sent["message_id"], callback_data="yes")
    query = only_update(room, "callback_query")

    assert query["data"] == "yes"
    assert query["message"] == sent
    assert query["from"]["id"] == ALYA
    assert room.result("answerCallbackQuery", callback_query_id=query["id"], text="Siap") is True


def test_an_unknown_press_cannot_be_answered(room: RunningRoom) -> None:
    assert room.refused("answerCallbackQuery", callback_query_id="1") == (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )


def test_a_button_that_went_away_cannot_be_pressed(room: RunningRoom) -> None:
    room.start(ALYA)
    sent = room.result("sendMessage", chat_id=ALYA, text="?")
    gone = room.page(
        f"/room/people/{ALYA}/press", message_id=sent["message_id"], callback_data="yes"
    )

    assert gone.status_code == 400
    assert "button" in gone.json()["error"]


def test_a_photo_comes_in_sizes_with_the_biggest_last(room: RunningRoom) -> None:
    content = picture()
    room.attach(ALYA, ("bukti.png", content, "image/png"), caption="ini kak", **{"as": "photo"})
    message = only_update(room, "message")
    whole = room.result("getFile", file_id=message["photo"][-1]["file_id"])
    small = room.result("getFile", file_id=message["photo"][0]["file_id"])
    path = f"/file/bot{room.room.token}"

    assert message["caption"] == "ini kak"
    assert [size["width"] for size in message["photo"]] == [90, 320, 800, 1200]
    assert message["photo"][-1]["file_size"] == len(content)
    assert room.http.get(f"{path}/{whole['file_path']}").content == content
    thumbnail = Image.open(io.BytesIO(room.http.get(f"{path}/{small['file_path']}").content))
    assert thumbnail.size == (90, 45)


@pytest.mark.parametrize("content", [b"no picture", picture()[:200], b""])
def test_an_unreadable_photo_arrives_as_a_document(crowd: RunningRoom, content: bytes) -> None:
    crowd.attach(ALYA, ("bukti.jpg", content, "image/jpeg"), **{"as": "photo"})
    document = only_update(crowd, "message")["document"]

    assert document["file_name"] == "bukti.jpg"
    assert document["mime_type"] == "image/jpeg"
    assert document["file_size"] == len(content)


def test_several_files_become_an_album(room: RunningRoom) -> None:
    files = [(f"{n}.jpg", picture(60, 40, "JPEG"), "image/jpeg") for n in range(3)]
    made = room.attach(ALYA, *files, caption="tiga", **{"as": "photo"})
    messages = [update["message"] for update in room.updates()]

    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["tiga", None, None]
    assert [shown["photo"]["width"] for shown in made["album"]] == [60, 60, 60]


def test_a_document_keeps_its_name_and_is_downloaded_by_the_page(room: RunningRoom) -> None:
    page = b"<script>alert(1)</script>"
    made = room.attach(DIMAS, ("listing.html", page, "text/html"), **{"as": "document"})
    served = room.http.get(made["document"]["url"])

    assert only_update(room, "message")["document"]["file_name"] == "listing.html"
    assert served.content == page
    assert served.headers["content-type"] == "application/octet-stream"
    assert served.headers["content-disposition"] == "attachment"


def test_contacts_are_shared_with_the_right_owner(room: RunningRoom) -> None:
    room.does(ALYA, "contact")
    room.does(ALYA, "contact", of=BUDI)
    room.does(ALYA, "contact", of=None, name="Rina Manajer", phone="0812-0000-0099")
    own, budi, rina = (update["message"]["contact"] for update in room.updates())

    assert (own["user_id"], own["phone_number"]) == (ALYA, "6281200000003")
    assert (budi["user_id"], budi["first_name"]) == (BUDI, "Budi")
    assert rina == {
        "phone_number": "0812-0000-0099",
        "first_name": "Rina",
        "last_name": "Manajer",
    }


def test_a_voice_note_an_edit_and_a_reply_arrive(room: RunningRoom) -> None:
    said = room.does(ALYA, "say", text="besok ya")
    room.does(ALYA, "edit", message_id=said["message_id"], text="lusa ya")
    room.does(ALYA, "say", text="maaf", reply_to=said["message_id"])
    room.does(ALYA, "voice", duration=7)
    _, edited, reply, voice = room.updates()

    assert edited["edited_message"]["text"] == "lusa ya"
    assert "edit_date" in edited["edited_message"]
    assert reply["message"]["reply_to_message"]["text"] == "lusa ya"
    assert voice["message"]["voice"]["duration"] == 7


def test_a_forward_names_its_origin_and_loses_its_buttons(room: RunningRoom) -> None:
    room.start(ALYA)
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}
    sent = room.result("sendMessage", chat_id=ALYA, text="tawaran", reply_markup=keyboard)
    room.does(ALYA, "forward", from_chat_id=ALYA, message_id=sent["message_id"])
    room.does(ALYA, "say", text="kata Budi", forward_from=BUDI)
    room.does(ALYA, "say", text="kata orang", forward_from="Orang Lain")
    forwarded, known, hidden = (update["message"] for update in room.updates())

    assert forwarded["forward_origin"]["sender_user"]["is_bot"] is True
    assert "reply_markup" not in forwarded
    assert known["forward_origin"]["sender_user"]["id"] == BUDI
    assert hidden["forward_origin"]["sender_user_name"] == "Orang Lain"


def test_nobody_forwards_what_they_cannot_see(crowd: RunningRoom) -> None:
    said = crowd.does(BUDI, "say", text="rahasia")
    peek = crowd.page(
        f"/room/people/{ALYA}/forward", from_chat_id=BUDI, message_id=said["message_id"]
    )

    assert peek.status_code == 400


def test_blocking_is_reported_and_felt(room: RunningRoom) -> None:
    room.start(ALYA)
    room.does(ALYA, "block")
    change = only_update(room, "my_chat_member")

    assert change["old_chat_member"]["status"] == "member"
    assert change["new_chat_member"]["status"] == "kicked"
    assert room.refused("sendMessage", chat_id=ALYA, text="x")[0] == 403
    assert room.page(f"/room/people/{ALYA}/say", text="x").status_code == 400
    room.does(ALYA, "unblock")
    assert only_update(room, "my_chat_member")["new_chat_member"]["status"] == "member"
    assert room.result("sendMessage", chat_id=ALYA, text="x")


def test_the_group_hears_its_members_only(room: RunningRoom) -> None:
    group = room.room.group.id
    room.does(MAYA, "say", text="/due", chat_id=group)

    assert only_update(room, "message")["chat"] == {
        "id": group,
        "title": "Tim KOL Herbana",
        "type": "supergroup",
    }
    assert room.page(f"/room/people/{ALYA}/say", text="x", chat_id=group).status_code == 400


def test_tests_may_bring_hundreds_of_people(crowd: RunningRoom) -> None:
    for number in range(300):
        crowd.in_room(lambda inside, n=number: inside.add_person(800000 + n, f"Kreator {n}"))
    crowd.start(800299)

    assert crowd.result("sendMessage", chat_id=800299, text="halo")["chat"]["last_name"] == "299"


def test_the_page_hears_what_happens(room: RunningRoom) -> None:
    room.start(ALYA)
    heard: list[tuple[str, dict[str, Any]]] = []
    listening = threading.Event()

    def listen() -> None:
        with room.http.stream("GET", "/room/events") as stream:
            kind = ""
            for line in stream.iter_lines():
                if line.startswith(": welcome"):
                    listening.set()
                elif line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    heard.append((kind, json.loads(line.removeprefix("data: "))))
                    if kind == "deleted":
                        return

    page = threading.Thread(target=listen)
    page.start()
    assert listening.wait(40)
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}
    sent = room.result("sendMessage", chat_id=ALYA, text="satu", reply_markup=keyboard)
    place = {"chat_id": ALYA, "message_id": sent["message_id"]}
    room.does(ALYA, "press", message_id=sent["message_id"], callback_data="yes")
    query = only_update(room, "callback_query")
    room.result("answerCallbackQuery", callback_query_id=query["id"], text="Ok", show_alert=True)
    room.result("editMessageText", **place, text="dua")
    room.result("deleteMessage", **place)
    page.join(40)
    told = [(kind, content) for kind, content in heard if kind != "presence"]

    assert [kind for kind, _ in told] == ["message", "toast", "edited", "deleted"]
    assert told[0][1]["message"]["text"] == "satu"
    assert told[1][1]["person_id"] == ALYA
    assert (told[1][1]["text"], told[1][1]["alert"]) == ("Ok", True)
    assert told[2][1]["message"]["text"] == "dua"
    assert told[3][1]["message_id"] == sent["message_id"]
    assert told[3][1]["seq"] == room.state()["seq"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.com"},
        {"Origin": "null"},
        {"Host": "rebound.example.com"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_other_sites_cannot_drive_the_room(crowd: RunningRoom, headers: dict[str, str]) -> None:
    said = crowd.http.post(f"/room/people/{ALYA}/say", json={"text": "hijacked"}, headers=headers)

    assert said.status_code == 403
    assert "hijacked" not in [shown["text"] for shown in crowd.chat(ALYA)]


def test_the_page_itself_is_let_in(crowd: RunningRoom) -> None:
    said = crowd.http.post(
        f"/room/people/{ALYA}/say", json={"text": "x"}, headers={"Origin": crowd.url}
    )

    assert said.status_code == 200


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("/room/people/1/say", {"text": "x"}),
        (f"/room/people/{ALYA}/say", {"text": " "}),
        (f"/room/people/{ALYA}/press", {}),
        (f"/room/people/{ALYA}/edit", {"message_id": "x"}),
        (f"/room/people/{ALYA}/say", {"text": "x", "chat_id": BUDI}),
        ("/room/wait-idle", {"timeout_s": "long"}),
        ("/room/skip", {"to": "yesterday"}),
        ("/room/skip", {"to": "hour", "zone": "Mars/Base"}),
        ("/room/faults", {"method": "x", "fault": {"mood": "bad"}}),
    ],
)
def test_what_cannot_be_done_is_answered_with_a_reason(
    crowd: RunningRoom, path: str, values: dict[str, Any]
) -> None:
    answer = crowd.page(path, **values)

    assert answer.status_code == 400
    assert answer.json()["error"]
