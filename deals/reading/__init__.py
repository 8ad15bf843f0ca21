"""Reading what partners write: `reply` is the whole of it, the folders are its grammars."""
