"""Announcements: one word to many who work with us, and how fast it goes out."""
