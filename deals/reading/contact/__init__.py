"""Phones, handles and links that a message names."""
