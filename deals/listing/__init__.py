"""Reads the team's listing sheet, dirty cells and all, into records of people to approach."""
