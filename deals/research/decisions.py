"""Several decisions in one line: `1 3 5 barter, 2 fee 500rb, 4 coret pengikut palsu`."""

import re
from dataclasses import dataclass

from deals.campaign.campaign_answers import read_idr
from deals.decision import Refused

REASON_CHARS = 300
_ALL = ("semua", "all", "sisanya", "rest")
_VERBS = {
    "barter": r"barter|ok(?:e|ay)?\s+barter",
    "fee": r"fee(?:\s+(?:sampai|up\s+to|max(?:imal)?|maks(?:imal)?))?",
    "strike": r"coret|strike|tolak|buang",
}
_VERB = "|".join(f"(?P<{name}>{words})" for name, words in _VERBS.items())
_NUMBERS = r"\d{1,2}(?:\s*(?:,|&|\+|-|–|dan\s|and\s|\s)\s*\d{1,2})*"
_DECISION = re.compile(
    rf"(?<![\w.,])(?P<whom>{_NUMBERS}|{'|'.join(_ALL)})\s*[:=.)]?\s*(?:{_VERB})\b", re.IGNORECASE
)
_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)|(\d+)")


@dataclass(frozen=True)
class Decided:
    """`act`: barter, fee (of at most `fee_idr`) or strike (for that `reason`)."""

    place: int
    act: str
    fee_idr: int = 0
    reason: str = ""


def read_decisions(text: str, places: int) -> tuple[Decided, ...]:
    """One decision for each place that is named; the places are 1 to `places`, and `sisanya` are
    those that are not named otherwise. Raises Refused when any of it cannot be read: then nothing
    of it holds.
    """
    met = list(_DECISION.finditer(text))
    before = text[: met[0].start()] if met else text
    if not met or re.search(r"\w", before):
        raise Refused("review_unreadable")
    ends = [*(one.start() for one in met[1:]), len(text)]
    told: dict[int, Decided] = {}
    rest: list[tuple[re.Match[str], str]] = []
    for one, end in zip(met, ends, strict=True):
        tail = text[one.end() : end].strip(" \n,;.:")
        if one["whom"].casefold() in _ALL:
            rest.append((one, tail))
        for place in _places(one["whom"], places):
            if place in told:
                raise Refused("review_twice", number=place)
            told[place] = _decided(one, tail, place)
    if len(rest) > 1:
        raise Refused("review_unreadable")
    for one, tail in rest:
        others = (place for place in range(1, places + 1) if place not in told)
        told |= {place: _decided(one, tail, place) for place in others}
    return tuple(told[place] for place in sorted(told))


def _places(whom: str, places: int) -> list[int]:
    found: list[int] = []
    for first, last, single in _RANGE.findall(whom):
        found += range(int(first), int(last) + 1) if first else [int(single)]
    unknown = [place for place in found if not 1 <= place <= places]
    if unknown:
        raise Refused("review_numbers", numbers=", ".join(map(str, unknown[:9])))
    return found


def _decided(one: re.Match[str], tail: str, place: int) -> Decided:
    act = next(name for name in _VERBS if one[name])
    if act == "fee":
        try:
            return Decided(place, act, read_idr(tail))
        except Refused:
            raise Refused("review_unreadable") from None
    if act == "strike":
        return Decided(place, act, reason=tail[:REASON_CHARS])
    if tail:  # `1 barter kalau mau`: what else is said may change it
        raise Refused("review_unreadable")
    return Decided(place, act)
