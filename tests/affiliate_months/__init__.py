"""August and September of the affiliate desk, played once more through the bot."""
