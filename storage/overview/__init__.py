"""Many deals at once, read for people of ours: what waits, what was reached, what is due."""
