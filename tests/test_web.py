import asyncio

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from bot.web import LARGEST_BODY, build_web, webhook_secret

SECRET = webhook_secret("1:token")
UPDATE = {"update_id": 7, "message": {}}


class Inbox:
    def __init__(self):
        self.taken = []
        self.locked = False

    async def take(self, updates):
        if self.locked:
            raise OperationalError("insert", {}, Exception("database is locked"))
        self.taken += updates


@pytest.fixture
def inbox():
    return Inbox()


class Web:
    """Calls the application over HTTP's own interface, in the same process."""

    def __init__(self, app):
        self.app = app

    def request(self, method, path, **call):
        async def calling():
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
                return await client.request(method, path, **call)

        return asyncio.run(calling())


@pytest.fixture
def web(inbox):
    return Web(build_web(SECRET, inbox.take))


def post(web, secret=SECRET, **body):
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    return web.request("POST", "/telegram", headers=headers, **body)


def test_an_update_is_acknowledged_after_it_was_taken(web, inbox):
    assert post(web, json=UPDATE).status_code == 200
    assert inbox.taken == [UPDATE]


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "0", "é"])
@pytest.mark.fault("F11")
def test_a_call_without_the_right_secret_is_refused_and_nothing_is_stored(web, inbox, secret):
    headers = {b"x-telegram-bot-api-secret-token": secret.encode()}
    assert web.request("POST", "/telegram", json=UPDATE, headers=headers).status_code == 403
    assert inbox.taken == []


@pytest.mark.parametrize("body", [b"{", b"[]", b"7", b'{"update_id": "x"}', b"", b"\xff\xfe"])
def test_a_body_that_is_no_update_is_a_bad_request(web, inbox, body):
    assert post(web, content=body).status_code == 400
    assert inbox.taken == []


def test_a_huge_body_is_cut_off(web, inbox):
    assert post(web, content=b"x" * (LARGEST_BODY + 1)).status_code == 413
    assert inbox.taken == []


@pytest.mark.fault("F12")
def test_telegram_is_asked_to_come_again_while_the_database_is_locked(web, inbox):
    inbox.locked = True
    assert post(web, json=UPDATE).status_code == 503


def test_the_secret_cannot_be_guessed_without_the_token():
    assert webhook_secret("1:token") != webhook_secret("1:token2")
    assert len(SECRET) == 64


def test_health_answers(web):
    assert web.request("GET", "/health").text == "ok"
