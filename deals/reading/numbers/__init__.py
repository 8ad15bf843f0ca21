"""Numbers as people type, spell and dictate them."""
