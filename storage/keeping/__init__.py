"""The database as a whole and the files beside it: copied, moved, restored."""
