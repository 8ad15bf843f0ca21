"""setMyCommands, getMyCommands, deleteMyCommands."""

import re
from typing import Any

from bot.practice.parameters import Call
from bot.practice.refusals import bad_request
from bot.practice.room import Room

Json = dict[str, Any]

MOST_COMMANDS = 100
_NAME = re.compile(r"/?([a-z0-9_]{1,32})")
_WIDE_SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
}
_CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}


def set_my_commands(room: Room, call: Call) -> bool:
    """Replace the commands of a scope and language."""
    commands = call.json("commands") if call.text("commands") else []
    if commands is None:
        raise bad_request("can't parse commands JSON object")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    _keep(room, _shelf(room, call), [_command(one) for one in commands])
    return True


def get_my_commands(room: Room, call: Call) -> list[Json]:
    """The commands of exactly this scope and language."""
    return room.commands.get(_shelf(room, call), [])


def delete_my_commands(room: Room, call: Call) -> bool:
    """Forget the commands of a scope and language."""
    _keep(room, _shelf(room, call), [])
    return True


def page_commands(room: Room) -> Json:
    """The menu everybody sees in private, and the menus of single chats."""
    wide = room.commands.get("all_private_chats//") or room.commands.get("default//", [])
    chats = {
        shelf.split("/")[1]: commands
        for shelf, commands in room.commands.items()
        if shelf.startswith("chat/") and shelf.endswith("/")
    }
    return {"commands": wide, "commands_by_chat": chats}


def _keep(room: Room, shelf: str, commands: list[Json]) -> None:
    if commands:
        room.commands[shelf] = commands
    else:
        room.commands.pop(shelf, None)
    room.meta_changed()
    room.events.tell("commands", lambda: page_commands(room))


def _command(one: Any) -> Json:
    if not isinstance(one, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if not isinstance(one.get(field), str):
            raise bad_request(f"can't parse BotCommand: Can't find field \"{field}\"")
    name = _NAME.fullmatch(one["command"])
    if name is None:
        raise bad_request("BOT_COMMAND_INVALID")
    if not 0 < len(one["description"].strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name[1], "description": one["description"].strip()}


def _shelf(room: Room, call: Call) -> str:
    """The key of a scope and language, as `scope/chat/language`."""
    scope = call.json("scope") if call.text("scope") else {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: expected an Object")
    language = call.text("language_code")
    kind = scope.get("type")
    if kind in _WIDE_SCOPES:
        return f"{kind}//{language}"
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat_id = str(scope.get("chat_id", ""))
    if not chat_id:
        raise bad_request("chat_id is empty")
    if not chat_id.lstrip("-").isdigit() or room.chat(int(chat_id)) is None:
        raise bad_request("chat not found")
    member = f":{scope.get('user_id')}" if kind == "chat_member" else ""
    return f"{kind}/{chat_id}{member}/{language}"
