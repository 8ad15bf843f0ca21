"""The Bot API's calls: what each of our acts is there, as plain fields, since objects cost time."""

from typing import Any

from telegram import InputFile

from deals.channel import Outgoing

NO_PREVIEW = {"is_disabled": True}
CHANGES = ("edit", "unbutton")


def call(chat_id: int, outgoing: Outgoing, content: bytes = b"") -> tuple[str, dict[str, Any]]:
    """The method of the Bot API that does it, and its fields. `content`: of the file it sends."""
    if outgoing.act == "toast":
        answer = {"text": outgoing.text} if outgoing.text else {}
        return "answerCallbackQuery", {"callback_query_id": outgoing.button_id, **answer}
    fields: dict[str, Any] = {"chat_id": chat_id}
    if outgoing.buttons:
        fields["reply_markup"] = {
            "inline_keyboard": [[_button(b) for b in row] for row in outgoing.buttons]
        }
    if outgoing.act in CHANGES:
        fields["message_id"] = int(outgoing.message_id)
    if outgoing.act == "unbutton":
        return "editMessageReplyMarkup", fields
    if outgoing.act in ("text", "edit"):
        fields |= {"text": outgoing.text, "link_preview_options": NO_PREVIEW}
        return "sendMessage" if outgoing.act == "text" else "editMessageText", fields
    if outgoing.text:
        fields["caption"] = outgoing.text
    if outgoing.act == "picture":
        return "sendPhoto", fields | {"photo": InputFile(content)}
    return "sendDocument", fields | {"document": InputFile(content, outgoing.file_name or None)}


def _button(button: dict[str, str]) -> dict[str, str]:
    face = {"text": button["text"]}
    return face | ({"url": button["url"]} if "url" in button else {"callback_data": button["data"]})
