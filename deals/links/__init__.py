"""Reads proof-of-post links in chat messages: what each is, and which must be refused."""

from deals.links.hops import MOST_HOPS, HopAnswer, after_redirect, is_global_unicast
from deals.links.link import POST_KINDS, REFUSALS, Link, LinkReading
from deals.links.reading import read_links

__all__ = [
    "MOST_HOPS",
    "POST_KINDS",
    "REFUSALS",
    "HopAnswer",
    "Link",
    "LinkReading",
    "after_redirect",
    "is_global_unicast",
    "read_links",
]
