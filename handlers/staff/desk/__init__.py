"""What waits on us, one deal with everything about it, and the way back from a slip."""
