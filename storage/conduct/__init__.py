"""How partners kept their word, and what looks suspicious, as rows."""
