"""The methods of the Bot API that the room knows, by their names in lower case."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.practice.methods import chats, commands, editing, receiving, sending
from bot.practice.parameters import Call
from bot.practice.room import Room

Method = Callable[[Room, Call], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getme": chats.get_me,
    "getupdates": receiving.get_updates,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "getwebhookinfo": receiving.get_webhook_info,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendmediagroup": sending.send_media_group,
    "sendchataction": chats.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": editing.answer_callback_query,
    "getfile": chats.get_file,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "setmycommands": commands.set_my_commands,
    "getmycommands": commands.get_my_commands,
    "deletemycommands": commands.delete_my_commands,
    "roomidle": receiving.room_idle,
}
