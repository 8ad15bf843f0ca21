"""Reads all links of a chat message."""

from deals.links.finding import find_links
from deals.links.judging import Verdict, judged
from deals.links.link import Link, LinkReading
from deals.links.typed import ForeignScheme


def read_links(text: str) -> LinkReading:
    """The distinct links of a message in order, and the codes of those that are refused."""
    verdicts: list[Verdict] = [
        "bad_scheme" if isinstance(found, ForeignScheme) else judged(found)
        for found in find_links(text)
    ]
    links = dict.fromkeys(verdict for verdict in verdicts if isinstance(verdict, Link))
    places: dict[str, tuple[int, ...]] = {}
    for place, verdict in enumerate(verdicts, 1):
        if isinstance(verdict, str):
            places[verdict] = (*places.get(verdict, ()), place)
    return LinkReading(tuple(links), next(iter(places), None), tuple(places.items()))
