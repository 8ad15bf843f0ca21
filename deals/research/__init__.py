"""Research: what is known of a partner beside the sheet, and how staff tell it in a line."""
