"""Personal data at the terminal and over restores: its key, one person's data, the forgotten."""
