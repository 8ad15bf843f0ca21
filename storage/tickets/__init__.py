"""Tickets as rows: those of a deal, the list for staff, and the figures of a month."""
