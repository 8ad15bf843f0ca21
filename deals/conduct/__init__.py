"""How partners keep their word, and what looks as if somebody did not play fair."""
