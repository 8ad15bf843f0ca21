"""How the bot takes updates: getUpdates and the webhook methods; and its word that it is idle."""

import asyncio
import ipaddress
import re
import time
from typing import Any
from urllib.parse import urlsplit

from starlette.types import Receive

from bot.practice.idle import ONLINE_GRACE_S
from bot.practice.parameters import Call
from bot.practice.records import Told, Webhook
from bot.practice.refusals import bad_request, conflict
from bot.practice.room import Room
from bot.practice.updates import Poll

Json = dict[str, Any]

LONGEST_POLL_S = 50
MOST_UPDATES = 100
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_ENDED_BY = {
    "getUpdates": "terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
    "setWebhook": "terminated by setWebhook request",
}


async def get_updates(room: Room, call: Call) -> list[Json]:
    """Wait for updates; confirms all that come before `offset`."""
    if room.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    if room.poll:
        room.poll.end("getUpdates")
    poll = room.poll = Poll()
    try:
        _take_allowed(room, call)
        _confirm(room, call.integer("offset"))
        room.tell_presence()
        return await _poll(room, call, poll)
    finally:
        _poll_over(room, poll)


async def _poll(room: Room, call: Call, poll: Poll) -> list[Json]:
    limit = min(max(call.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
    wait_s = min(max(call.integer("timeout"), 0), LONGEST_POLL_S)
    batch = _fresh(room, limit)
    if batch or not wait_s or room.closing:
        return batch
    await _until_stirred(poll, call.receive, wait_s)
    if poll.ended_by in _ENDED_BY:
        raise conflict(_ENDED_BY[poll.ended_by])
    return [] if poll.ended_by else _fresh(room, limit)


def _fresh(room: Room, limit: int) -> list[Json]:
    room.confirmed(room.updates.drop_stale(room.clock.unix()))
    return room.updates.give(limit)


def _confirm(room: Room, offset: int) -> None:
    if offset > 0:
        room.confirmed(room.updates.confirm(offset))
    elif offset < 0:
        room.confirmed(room.updates.confirm_all_but(-offset))


async def _until_stirred(poll: Poll, receive: Receive, wait_s: float) -> None:
    stirred = asyncio.ensure_future(poll.stirred.wait())
    gone = asyncio.ensure_future(_caller_left(receive))
    await asyncio.wait({stirred, gone}, timeout=wait_s, return_when=asyncio.FIRST_COMPLETED)
    if gone.done():
        poll.end("caller")
    stirred.cancel()
    gone.cancel()


async def _caller_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _poll_over(room: Room, poll: Poll) -> None:
    room.presence.last_poll_at = time.monotonic()
    if room.poll is poll:
        room.poll = None
    asyncio.get_running_loop().call_later(ONLINE_GRACE_S + 0.1, room.tell_presence)


def _take_allowed(room: Room, call: Call) -> None:
    if not call.text("allowed_updates"):
        return
    allowed = call.json("allowed_updates")
    if not isinstance(allowed, list):
        raise bad_request("can't parse allowed updates JSON object")
    room.updates.allowed = [str(kind) for kind in allowed] or None
    room.meta_changed()


def set_webhook(room: Room, call: Call) -> Told:
    """Deliver updates to a URL on this machine from now on; an empty URL ends that."""
    url = call.text("url").strip()
    if not url:
        return delete_webhook(room, call)
    _check_url(url)
    secret = call.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _take_allowed(room, call)
    if call.flag("drop_pending_updates"):
        room.confirmed(room.updates.drop_all())
    connections = min(max(call.integer("max_connections", 40), 1), 100)
    room.webhook = Webhook(url, secret, connections, is_up=True)
    if room.poll:
        room.poll.end("setWebhook")
    _webhook_changed(room)
    return Told(True, "Webhook was set")


def delete_webhook(room: Room, call: Call) -> Told:
    """Deliver no more; updates wait for getUpdates."""
    if call.flag("drop_pending_updates"):
        room.confirmed(room.updates.drop_all())
    had_one = bool(room.webhook.url)
    room.webhook = Webhook()
    _webhook_changed(room)
    return Told(True, "Webhook was deleted" if had_one else "Webhook is already deleted")


def get_webhook_info(room: Room, call: Call) -> Json:
    """Where updates go, how many wait, and what went wrong last."""
    webhook = room.webhook
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(room.updates.waiting),
    }
    if webhook.url:
        info["max_connections"] = webhook.max_connections
        info["ip_address"] = "127.0.0.1"
    if webhook.last_error_at:
        info["last_error_date"] = webhook.last_error_at
        info["last_error_message"] = webhook.last_error
    if room.updates.allowed:
        info["allowed_updates"] = room.updates.allowed
    return info


def room_idle(room: Room, call: Call) -> bool:
    """Hear from the bot that it has nothing left to do (a method that only the room has)."""
    room.idle.hear(
        {
            "now": call.text("now") or None,
            "idle": call.flag("idle"),
            "next_due": call.text("next_due") or None,
            "handled": call.integer("handled") if call.text("handled") else None,
        }
    )
    return True


def _webhook_changed(room: Room) -> None:
    room.meta_changed()
    room.update_came.set()
    room.tell_presence()


def _check_url(url: str) -> None:
    # The room stays on this machine: it would otherwise carry practice talk out of it.
    host = urlsplit(url).hostname or ""
    if urlsplit(url).scheme not in {"http", "https"} or not host:
        raise bad_request("bad webhook: invalid webhook URL specified")
    try:
        local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise bad_request("bad webhook: the practice room delivers to loopback only")
