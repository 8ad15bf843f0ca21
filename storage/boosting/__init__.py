"""Boost codes as rows."""
