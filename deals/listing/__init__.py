"""Reads the team's listing sheet, dirty cells and all, into records of people to approach."""

from deals.listing.records import ListedRow, Listing, Skipped
from deals.listing.sheet import read_listing

__all__ = ["ListedRow", "Listing", "Skipped", "read_listing"]
