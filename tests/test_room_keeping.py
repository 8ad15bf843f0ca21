import asyncio
import time
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from room import ALYA, BUDI, RunningRoom, running_room

from bot.practice.app import serve
from bot.practice.room import Room

pytestmark = pytest.mark.slow

KEYBOARD = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}


def test_a_restart_finds_the_same_room(tmp_path: Path) -> None:
    with running_room(folder=tmp_path) as room:
        room.start(ALYA)
        room.in_room(lambda inside: inside.add_person(800001, "Rina Manajer"))
        room.in_room(lambda inside: inside.move_clock(inside.clock.now() + timedelta(days=9)))
        room.page("/room/hint", hello="Coba tulis /help")
        room.result("setMyCommands", commands=[{"command": "due", "description": "x"}])
        sent = room.result("sendMessage", chat_id=ALYA, text="?", reply_markup=KEYBOARD)
        room.result("editMessageText", chat_id=ALYA, message_id=sent["message_id"], text="!")
        away = room.result("sendMessage", chat_id=ALYA, text="hapus")
        room.result("deleteMessage", chat_id=ALYA, message_id=away["message_id"])
        room.does(ALYA, "say", text="menunggu")
        made = room.attach(ALYA, ("a.txt", b"isi", "text/plain"), **{"as": "document"})
        room.does(BUDI, "block")
        before = room.state()
        waiting = room.result("getUpdates")

    with running_room(folder=tmp_path) as room:
        after = room.state()

        assert after["chats"] == before["chats"]
        assert after["people"] == before["people"]
        assert after["hint"] == {"hello": "Coba tulis /help"}
        assert after["bot"]["commands"] == before["bot"]["commands"]
        assert after["offset_s"] == before["offset_s"]
        assert room.result("getUpdates") == waiting
        assert room.http.get(made["document"]["url"]).content == b"isi"
        assert room.does(ALYA, "say", text="lagi")["message_id"] > made["message_id"]
        assert room.updates()[-1]["update_id"] == waiting[-1]["update_id"] + 1


def test_the_state_is_on_disk_soon_after_a_change(tmp_path: Path) -> None:
    with running_room(folder=tmp_path) as room:
        room.does(ALYA, "say", text="halo")
        deadline = time.monotonic() + 5
        while not Room(tmp_path).chats:
            assert time.monotonic() < deadline
            time.sleep(0.05)

        assert Room(tmp_path).chats[ALYA][1].body["text"] == "halo"


def test_a_room_without_a_folder_leaves_nothing(tmp_path: Path) -> None:
    with running_room() as room:
        room.does(ALYA, "say", text="halo")

        assert room.room.unsaved == {}


def test_the_room_listens_on_loopback_only() -> None:
    with pytest.raises(ValueError, match="stays on this machine"):
        asyncio.run(serve(Room(), host="0.0.0.0"))


def faulty(room: RunningRoom, **fault: object) -> None:
    times = fault.pop("times", 1)
    answer = room.page("/room/faults", method="sendMessage", chat_id=ALYA, times=times, fault=fault)
    assert answer.json() == {"ok": True}


def test_faults_come_as_often_as_ordered_and_are_logged() -> None:
    with running_room(pace=False) as room:
        room.start(ALYA, BUDI)
        seen = room.http.get("/room/calls").json()[-1]["n"]
        faulty(room, status=500, times=2)
        faulty(room, status=429, retry_after=3)
        codes = [room.call("sendMessage", chat_id=ALYA, text="x").status_code for _ in range(4)]
        other = room.call("sendMessage", chat_id=BUDI, text="x").status_code
        calls = room.http.get("/room/calls", params={"after": seen}).json()

        assert (codes, other) == ([500, 500, 429, 200], 200)
        assert [call["error_code"] for call in calls] == [500, 500, 429, None, None]
        assert calls[0].pop("at") <= time.monotonic()
        assert calls[0] == {
            "n": seen + 1,
            "method": "sendMessage",
            "chat_id": ALYA,
            "ok": False,
            "error_code": 500,
        }


def test_a_cut_connection_leaves_the_outcome_unknown() -> None:
    with running_room(pace=False) as room:
        room.start(ALYA)
        faulty(room, cut="before")
        with pytest.raises(httpx.TransportError):
            room.call("sendMessage", chat_id=ALYA, text="never sent")
        faulty(room, cut="after")
        with pytest.raises(httpx.TransportError):
            room.call("sendMessage", chat_id=ALYA, text="sent unheard")
        faulty(room, body="<html>not json")
        garbled = room.call("sendMessage", chat_id=ALYA, text="sent garbled")
        said = [message["text"] for message in room.chat(ALYA) if message["from"] == "bot"]

        assert said == ["sent unheard", "sent garbled"]
        assert (garbled.status_code, garbled.text) == (200, "<html>not json")


def test_an_error_may_be_answered_after_the_call_was_carried_out() -> None:
    with running_room(pace=False) as room:
        room.start(ALYA)
        faulty(room, status=502, done=True)
        assert room.call("sendMessage", chat_id=ALYA, text="sent all the same").status_code == 502
        faulty(room, late_s=1)
        with pytest.raises(httpx.ReadTimeout):
            room.http.post(
                f"/bot{room.room.token}/sendMessage",
                json={"chat_id": ALYA, "text": "sent, told late"},
                timeout=0.3,
            )
        said = [message["text"] for message in room.chat(ALYA) if message["from"] == "bot"]

        assert said == ["sent all the same", "sent, told late"]


def test_a_group_that_became_a_supergroup_tells_its_new_id() -> None:
    with running_room(pace=False) as room:
        old = room.room.group.id
        room.in_room(lambda inside: inside.move_group(-1002000000009))
        answer = room.call("sendMessage", chat_id=old, text="x").json()

        assert answer["parameters"] == {"migrate_to_chat_id": -1002000000009}
        assert room.result("sendMessage", chat_id=-1002000000009, text="x")


def test_a_delay_holds_one_call_up() -> None:
    with running_room(pace=False) as room:
        room.start(ALYA)
        faulty(room, delay_s=0.2)
        began = time.monotonic()
        room.result("sendMessage", chat_id=ALYA, text="x")

        assert time.monotonic() - began >= 0.2
