"""Starts the practice room in a thread on a free port, with the calls that its page makes."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from bot.practice.app import serve
from bot.practice.room import Room

Json = dict[str, Any]

PATIENT_S = 40  # a busy machine is slow
DIMAS, MAYA, ALYA, BUDI, CITRA = 700001, 700002, 700003, 700004, 700005


class RunningRoom:
    """A room that answers on loopback, and the page's hands."""

    def __init__(self, room: Room, port: int, loop: asyncio.AbstractEventLoop):
        self.room = room
        self.loop = loop
        self.url = f"http://127.0.0.1:{port}"
        self.bot_url = f"{self.url}/bot"
        self.file_url = f"{self.url}/file/bot"
        self.http = httpx.Client(base_url=self.url, trust_env=False, verify=False, timeout=120)

    def call(self, method: str, **values: Any) -> httpx.Response:
        """A Bot API call with a JSON body."""
        return self.http.post(f"/bot{self.room.token}/{method}", json=values)

    def result(self, method: str, **values: Any) -> Any:
        """The result of a Bot API call that has to go well."""
        answer = self.call(method, **values).json()
        assert answer["ok"], answer
        return answer["result"]

    def refused(self, method: str, **values: Any) -> tuple[int, str]:
        """Code and words of a Bot API call that has to be refused."""
        response = self.call(method, **values)
        answer = response.json()
        assert not answer["ok"] and answer["error_code"] == response.status_code
        return response.status_code, answer["description"]

    def does(self, person_id: int, act: str, **values: Any) -> Json:
        """What the page posts when a person does something: say, press, open, block, …"""
        made: Json = self.page(f"/room/people/{person_id}/{act}", **values).json()
        assert "error" not in made, made
        return made

    def attach(self, person_id: int, *files: tuple[str, bytes, str], **fields: str) -> Json:
        """The page's upload of files, each as (name, bytes, mime)."""
        parts = [("file", file) for file in files]
        made: Json = self.http.post(
            f"/room/people/{person_id}/attach", files=parts, data=fields
        ).json()
        return made

    def page(self, path: str, **values: Any) -> httpx.Response:
        """Any of the page's POSTs."""
        return self.http.post(path, json=values)

    def state(self) -> Json:
        """What the page draws itself from."""
        state: Json = self.http.get("/room/state").json()
        return state

    def chat(self, chat_id: int) -> list[Json]:
        """The messages of a chat as the page shows them."""
        messages: list[Json] = self.state()["chats"].get(str(chat_id), [])
        return messages

    def start(self, *people: int) -> None:
        """Let people press Start, and throw away the updates that come of it."""
        for person in people:
            self.does(person, "open")
        self.updates()

    def updates(self, **values: Any) -> list[Json]:
        """Take what waits, and confirm it."""
        batch: list[Json] = self.result("getUpdates", **values)
        if batch:
            self.result("getUpdates", offset=batch[-1]["update_id"] + 1)
        return batch

    def in_room(self, act: Callable[[Room], Any]) -> Any:
        """Run something on the room's own event loop, and return what it returns."""

        async def acting() -> Any:
            return act(self.room)

        return asyncio.run_coroutine_threadsafe(acting(), self.loop).result(PATIENT_S)


@contextmanager
def running_room(room: Room | None = None, port: int = 0, **options: Any) -> Iterator[RunningRoom]:
    """Serve a room (a new one with `options` unless given) while the block runs."""
    room = room or Room(**options)
    loop = asyncio.new_event_loop()
    ports: list[int] = []
    ready = threading.Event()

    def on_ready(taken: int) -> None:
        ports.append(taken)
        ready.set()

    serving = loop.create_task(serve(room, port=port, on_ready=on_ready))
    thread = threading.Thread(target=_run, args=(loop, serving), daemon=True)
    thread.start()
    assert ready.wait(PATIENT_S), "the room did not start"
    running = RunningRoom(room, ports[0], loop)
    try:
        yield running
    finally:
        running.http.close()
        loop.call_soon_threadsafe(serving.cancel)
        thread.join(PATIENT_S)


def _run(loop: asyncio.AbstractEventLoop, serving: asyncio.Task[None]) -> None:
    try:
        loop.run_until_complete(serving)
    except asyncio.CancelledError:
        pass
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
