"""Telegram as a channel: updates in, words out, and the closed list of ways to fail."""

CHANNEL = "telegram"
UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
