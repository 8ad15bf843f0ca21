"""The practice room: an embedded stand-in for Telegram's Bot API, with a page to play on."""
