"""What the team reports: who posted when, and what of the month's target was reached."""
