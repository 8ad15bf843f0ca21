"""Reads all links of a chat message."""

from deals.links.finding import find_links
from deals.links.judging import Verdict, judged
from deals.links.link import Link, LinkReading
from deals.links.typed import ForeignScheme


def read_links(text: str) -> LinkReading:
    """The distinct links of a message in order, and the code of its first refused link."""
    verdicts: list[Verdict] = [
        "bad_scheme" if isinstance(found, ForeignScheme) else judged(found)
        for found in find_links(text)
    ]
    links = dict.fromkeys(verdict for verdict in verdicts if isinstance(verdict, Link))
    refusals = (verdict for verdict in verdicts if isinstance(verdict, str))
    return LinkReading(tuple(links), next(refusals, None))
