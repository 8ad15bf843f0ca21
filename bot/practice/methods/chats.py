"""getMe, getChat, getChatMember, sendChatAction, getFile."""

from typing import Any

from bot.practice.files import MOST_DOWNLOAD_BYTES
from bot.practice.methods.addressing import known_chat, writable_chat
from bot.practice.parameters import Call
from bot.practice.playing import chat_member
from bot.practice.refusals import bad_request
from bot.practice.room import Room

Json = dict[str, Any]

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_BOT_RIGHTS = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": False,
    "can_restrict_members": False,
    "can_promote_members": False,
    "can_change_info": False,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_topics": False,
}
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")


def get_me(room: Room, call: Call) -> Json:
    """The bot's own account."""
    return {
        **room.bot_user,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def get_chat(room: Room, call: Call) -> Json:
    """Everything about a chat that the room knows."""
    chat = known_chat(room, call)
    name = {"active_usernames": [chat["username"]]} if "username" in chat else {}
    gifts = dict.fromkeys((*_GIFTS, "gifts_from_channels"), False)
    common = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    return {**chat, **name, **common}


def get_chat_member(room: Room, call: Call) -> Json:
    """How a user belongs to a chat."""
    chat = known_chat(room, call)
    user_id = call.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id == room.bot_user["id"]:
        return _own_membership(room, chat)
    person = room.people.get(user_id)
    if person is None:
        raise bad_request("user not found")
    within = user_id == chat["id"] or (chat["id"] < 0 and user_id in room.group.members)
    return chat_member(person.user(), "member" if within else "left")


def _own_membership(room: Room, chat: Json) -> Json:
    if chat["id"] > 0:
        return chat_member(room.bot_user, "member")
    return {"user": room.bot_user, "status": "administrator", **_BOT_RIGHTS}


def send_chat_action(room: Room, call: Call) -> bool:
    """Checked like the real one, and shown nowhere."""
    if call.text("action").lower() not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    writable_chat(room, call)
    return True


def get_file(room: Room, call: Call) -> Json:
    """Where to fetch a file of at most 20 MB."""
    file_id = call.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = room.files.by_id.get(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > MOST_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**file.identity(), "file_path": file.path}
