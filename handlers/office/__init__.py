"""Staff acts that need more than one rule, whoever asks for them: a command, a button, a page."""
