"""Reads a Bot API call: query, form, multipart or JSON, all as the texts the real server sees."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Receive, Scope

from bot.practice.files import MOST_UPLOAD_BYTES
from bot.practice.refusals import Refusal, bad_request

MOST_BODY_BYTES = MOST_UPLOAD_BYTES + 1024 * 1024
MOST_FIELD_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file that came with the call."""

    name: str
    mime: str | None
    content: bytes


@dataclass
class Call:
    """A call with its parameters, and where to learn that the caller went away."""

    method: str
    receive: Receive
    values: dict[str, str] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The parameter, or an empty text."""
        return self.values.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """The parameter as a number; nonsense is 0, as on the real server."""
        words = self.text(name).strip()
        if not words:
            return default
        try:
            return int(words)
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        """The parameter as true or false."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def json(self, name: str) -> Any:
        """The parameter as JSON; None where it is missing or broken."""
        try:
            return json.loads(self.text(name))
        except ValueError:
            return None


async def read_call(method: str, scope: Scope, receive: Receive) -> Call:
    """The call in a request; refuses bodies that are too large or not what they claim."""
    call = Call(method, receive)
    call.values.update(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    if scope["method"] != "POST":
        return call
    headers = dict(scope["headers"])
    if int(headers.get(b"content-length", b"0")) > MOST_BODY_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    kind = headers.get(b"content-type", b"").decode().partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        await _read_parts(call, Request(scope, receive))
        return call
    body = await Request(scope, receive).body()
    if kind == "application/json":
        call.values.update(_json_values(body))
    elif body:
        call.values.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return call


def _json_values(body: bytes) -> dict[str, str]:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
        if value is not None
    }


async def _read_parts(call: Call, request: Request) -> None:
    async with request.form(max_part_size=MOST_FIELD_BYTES) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read()
                call.files[name] = Upload(value.filename or "file", value.content_type, content)
            else:
                call.values[name] = value
