"""The ways in which the room says no, in the real server's words and codes."""

from typing import Any


class Refusal(Exception):
    """A Bot API call that is answered `ok: false`."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None):
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(words: str) -> Refusal:
    """400: the call itself is wrong."""
    return Refusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refusal:
    """403: the bot may not write there."""
    return Refusal(403, f"Forbidden: {words}")


def conflict(words: str) -> Refusal:
    """409: two ways of taking updates got in each other's way."""
    return Refusal(409, f"Conflict: {words}")


def too_many_requests(retry_after_s: int) -> Refusal:
    """429: faster than Telegram allows."""
    words = f"Too Many Requests: retry after {retry_after_s}"
    return Refusal(429, words, {"retry_after": retry_after_s})


def migrated(chat_id: int) -> Refusal:
    """400: the group is a supergroup now, with that id."""
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, words, {"migrate_to_chat_id": chat_id})


class NotPossible(Exception):
    """Something a person on the page cannot do; the page shows the words."""
