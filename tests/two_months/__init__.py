"""The seeds' two months through the bot: the same people, without reminders and with them."""
