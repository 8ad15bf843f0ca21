"""The day that a message names."""
