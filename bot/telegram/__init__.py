"""Telegram as a channel: updates in, words out, and the closed list of ways to fail."""

import os

# The library's pauses as timedelta: it means to change to that, and warns at every 429 otherwise.
os.environ.setdefault("PTB_TIMEDELTA", "true")

CHANNEL = "telegram"
UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
