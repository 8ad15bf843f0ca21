import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from room import ALYA, BUDI, RunningRoom, running_room

pytestmark = pytest.mark.slow


@pytest.fixture
def room() -> Iterator[RunningRoom]:
    with running_room(pace=False) as running:
        yield running


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor() as pool:
        yield pool


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def begin_poll(
    room: RunningRoom, pool: ThreadPoolExecutor, **values: Any
) -> Future[httpx.Response]:
    before = room.room.poll
    poll = pool.submit(room.call, "getUpdates", timeout=50, **values)
    until(lambda: room.room.poll is not None and room.room.poll is not before)
    return poll


def until(condition: Any, within_s: float = 30) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.005)


def test_updates_wait_until_a_higher_offset_confirms_them(room: RunningRoom) -> None:
    for text in ("satu", "dua", "tiga"):
        room.does(ALYA, "say", text=text)
    first = room.result("getUpdates", limit=2)

    assert texts(first) == ["satu", "dua"]
    assert ids(room.result("getUpdates", limit=2)) == ids(first)
    assert texts(room.result("getUpdates", offset=ids(first)[0] + 1)) == ["dua", "tiga"]
    assert texts(room.result("getUpdates")) == ["dua", "tiga"]


def test_a_negative_offset_keeps_the_last_ones_only(room: RunningRoom) -> None:
    for text in ("satu", "dua", "tiga"):
        room.does(ALYA, "say", text=text)

    assert texts(room.result("getUpdates", offset=-1)) == ["tiga"]
    assert texts(room.result("getUpdates")) == ["tiga"]


def test_ids_that_jump_down_are_not_confirmed_by_the_old_offset(room: RunningRoom) -> None:
    room.does(ALYA, "say", text="satu")
    (first,) = room.result("getUpdates")
    room.result("getUpdates", offset=first["update_id"] + 1)
    room.in_room(lambda inside: inside.updates.jump(first["update_id"] - 5000))
    room.does(ALYA, "say", text="dua")

    assert texts(room.result("getUpdates", offset=first["update_id"] + 1)) == ["dua"]


def test_kinds_that_are_not_allowed_never_come(room: RunningRoom) -> None:
    room.result("getUpdates", allowed_updates=["my_chat_member"])
    room.does(ALYA, "say", text="x")
    room.does(ALYA, "block")
    (update,) = room.result("getUpdates")
    room.result("getUpdates", offset=-1, allowed_updates=[])
    room.does(BUDI, "say", text="y")

    assert "my_chat_member" in update
    assert room.result("getUpdates")[-1]["message"]["text"] == "y"


def test_updates_grow_stale_after_a_day_and_presses_after_150_seconds(room: RunningRoom) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}
    room.start(ALYA)
    sent = room.result("sendMessage", chat_id=ALYA, text="?", reply_markup=keyboard)
    room.does(ALYA, "press", message_id=sent["message_id"], callback_data="yes")
    room.does(ALYA, "say", text="halo")

    def later(**away: float) -> list[str]:
        room.in_room(lambda inside: inside.move_clock(inside.clock.now() + timedelta(**away)))
        return [next(iter(update.keys() - {"update_id"})) for update in room.result("getUpdates")]

    assert later(seconds=155) == ["message"]
    assert later(hours=24) == []


def test_a_waiting_poll_is_woken_by_a_message(room: RunningRoom, pool: ThreadPoolExecutor) -> None:
    poll = begin_poll(room, pool)
    room.does(ALYA, "say", text="bangun")

    assert texts(poll.result(40).json()["result"]) == ["bangun"]


def test_a_waiting_poll_is_woken_by_the_clock(room: RunningRoom, pool: ThreadPoolExecutor) -> None:
    poll = begin_poll(room, pool)
    room.in_room(lambda inside: inside.move_clock(inside.clock.now() + timedelta(days=1)))

    assert poll.result(40).json()["result"] == []


def test_of_two_pollers_the_earlier_is_sent_away(
    room: RunningRoom, pool: ThreadPoolExecutor
) -> None:
    earlier = begin_poll(room, pool)
    later = begin_poll(room, pool)
    room.does(ALYA, "say", text="x")

    assert earlier.result(40).status_code == 409
    assert earlier.result(40).json()["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    assert texts(later.result(40).json()["result"]) == ["x"]


def test_the_page_sees_whether_the_bot_polls(room: RunningRoom, pool: ThreadPoolExecutor) -> None:
    before = room.state()["bot"]
    poll = begin_poll(room, pool)
    during = room.state()["bot"]
    room.does(ALYA, "say", text="x")
    poll.result(40)

    assert (before["online"], before["mode"]) == (False, "off")
    assert (during["online"], during["mode"]) == (True, "polling")


def test_a_poller_that_hangs_up_leaves_its_update_for_the_next(room: RunningRoom) -> None:
    with pytest.raises(httpx.ReadTimeout):
        room.http.get(f"/bot{room.room.token}/getUpdates", params={"timeout": 10}, timeout=0.2)
    until(lambda: room.room.poll is None)
    room.does(ALYA, "say", text="x")

    assert texts(room.result("getUpdates")) == ["x"]


class Hook:
    """The bot's end of a webhook: takes what it is told to take, and notes everything."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.came: list[tuple[int, dict[str, Any]]] = []
        self.secrets: set[str | None] = set()
        self.gate = threading.Event()
        self.gate.set()

    def texts(self, status: int = 200) -> list[str]:
        return [update["message"]["text"] for code, update in self.came if code == status]


@contextmanager
def listening() -> Iterator[tuple[Hook, str]]:
    hook = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            code = hook.answers.pop(0) if hook.answers else 200
            hook.came.append((code, body))
            hook.secrets.add(self.headers["X-Telegram-Bot-Api-Secret-Token"])
            hook.gate.wait(40)
            self.send_response(code)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *words: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield hook, f"http://127.0.0.1:{server.server_port}/hook"
        server.shutdown()
        thread.join()


def test_a_webhook_is_served_again_until_it_takes_the_update() -> None:
    with listening() as (hook, url), running_room(redelivery_s=(0.0, 0.05)) as room:
        hook.answers = [500, 503]
        room.does(ALYA, "say", text="dari sebelum")
        room.result("setWebhook", url=url, secret_token="rahasia")
        until(lambda: len(hook.came) == 3)
        room.does(ALYA, "say", text="dua")
        until(lambda: len(hook.came) == 4)
        until(lambda: room.result("getWebhookInfo")["pending_update_count"] == 0)
        info = room.result("getWebhookInfo")

        assert [code for code, _ in hook.came] == [500, 503, 200, 200]
        assert hook.texts() == ["dari sebelum", "dua"]
        assert hook.secrets == {"rahasia"}
        assert info["url"] == url
        assert info["last_error_message"].startswith("Wrong response from the webhook: 503")
        assert room.state()["bot"]["mode"] == "webhook"


def test_a_webhook_gets_a_chat_in_order_while_other_chats_go_on() -> None:
    with listening() as (hook, url), running_room() as room:
        room.result("setWebhook", url=url)
        hook.gate.clear()
        room.does(ALYA, "say", text="satu")
        room.does(ALYA, "say", text="dua")
        room.does(BUDI, "say", text="lain")
        until(lambda: len(hook.came) == 2)
        held = hook.texts()
        hook.gate.set()
        until(lambda: len(hook.came) == 3)

        assert set(held) == {"satu", "lain"}
        assert hook.texts()[2] == "dua"


def test_without_its_webhook_the_bot_polls_again(pool: ThreadPoolExecutor) -> None:
    with running_room() as room:
        poll = begin_poll(room, pool)
        set_answer = room.call("setWebhook", url="http://127.0.0.1:9/down").json()
        room.does(ALYA, "say", text="x")
        polled = room.refused("getUpdates")
        gone = room.call("deleteWebhook", drop_pending_updates=True).json()

        assert set_answer["description"] == "Webhook was set"
        assert poll.result(40).json()["description"] == (
            "Conflict: terminated by setWebhook request"
        )
        assert polled == (
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
        assert gone["description"] == "Webhook was deleted"
        assert room.result("getUpdates") == []
