"""Personal data: sealed, found, shown, corrected, kept for a time, and forgotten."""
