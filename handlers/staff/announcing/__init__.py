"""/announce: one word of ours to many."""
