"""A second reader on this machine that answers over real HTTP, well or badly."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-rahasia-kunci-pembaca"
Answer = Callable[["_Handler"], None]


class Endpoint:
    """`asked`: the bodies that came; `answer`: how the next are answered."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.paths: list[str] = []
        self.answer: Answer = says("other")
        self.over = threading.Event()  # lets go of those that are kept waiting

    @property
    def seen(self) -> list[str]:
        """The messages that it was shown."""
        turns = [body["messages"][1]["content"] for body in self.asked]
        return [json.loads(turn)["message"] for turn in turns]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    endpoint: Endpoint

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who hangs up in the middle is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    @property
    def endpoint(self) -> Endpoint:
        return self.server.endpoint

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.endpoint.asked.append(json.loads(body))
        self.endpoint.keys.append(self.headers["Authorization"])
        self.endpoint.paths.append(self.path)
        self.endpoint.answer(self)

    def do_GET(self) -> None:
        self.endpoint.paths.append(self.path)
        self.replies(200, b"")

    def replies(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        """Nothing: the test reads `asked`."""


@contextmanager
def running_endpoint() -> Iterator[Endpoint]:
    server = _Server(("127.0.0.1", 0), _Handler)
    endpoint = server.endpoint = Endpoint(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def completion(content: Any) -> bytes:
    text = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"content": text}}]}).encode()


# Ways to answer


def says(intent: str, **fields: Any) -> Answer:
    """In the schema."""
    return gives(completion({"intent": intent, **fields}))


def gives(body: bytes, status: int = 200, **headers: str) -> Answer:
    return lambda handler: handler.replies(status, body, **headers)


def late(handler: _Handler) -> None:
    """Not before the test is over."""
    handler.endpoint.over.wait(60)


def drop(handler: _Handler) -> None:
    """Hangs up."""
    handler.close_connection = True


def repeats_the_key(handler: _Handler) -> None:
    key = handler.headers["Authorization"]
    handler.replies(200, completion({"intent": key, "fee_idr": key, key: key}), Key=key)


def refuses_and_repeats_the_key(handler: _Handler) -> None:
    key = handler.headers["Authorization"]
    handler.replies(401, f"no such key: {key}".encode(), Key=key)
