"""The benchmark: Sapa beside a bare python-telegram-bot bot, against the same room, in one run."""
