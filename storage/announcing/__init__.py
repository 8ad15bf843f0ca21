"""Announcements as rows: what is said, for whom, and what became of each."""
