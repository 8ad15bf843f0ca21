"""Telegram as a channel: updates in, words out, and the closed list of ways to fail."""

import os
import warnings

# The library's pauses as timedelta: it means to change to that, and warns at every 429 otherwise.
os.environ.setdefault("PTB_TIMEDELTA", "true")

from telegram.warnings import PTBUserWarning

# Raw calls both ways: the library's objects take more time than all else that it does for a call,
# and an update that it cannot parse would stop all input.
warnings.filterwarnings("ignore", r"Please use 'Bot\.", PTBUserWarning)

CHANNEL = "telegram"
UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
