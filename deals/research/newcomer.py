"""Somebody who is being added: what is told so far, and what is asked next."""

import re
from dataclasses import dataclass, replace
from typing import Any

from deals.campaign.campaign_answers import is_nothing
from deals.decision import Refused
from deals.links import read_links
from deals.listing.profile import Profile, read_platforms, read_profile, typed_handle
from deals.research.fields import LONGEST
from deals.research.niches import MOST, niches_listed
from deals.research.profile import Research
from deals.research.told import Told, read_count, read_told

STEPS = ("name", "followers", "niches", "rates", "notes")
NAME_CHARS, NAME_WORDS = 64, 5
_UNREADABLE = {"followers": "followers_unreadable", "rates": "rates_unreadable"}


@dataclass(frozen=True)
class Newcomer:
    """`done`: questions that were answered or skipped."""

    platform: str
    handle: str
    link: str
    name: str = ""
    followers: int | None = None
    phone: str | None = None
    niches: tuple[str, ...] = ()
    engagement_pct: float | None = None
    rates: tuple[tuple[str, int], ...] = ()
    notes: str = ""
    done: tuple[str, ...] = ()

    @property
    def next_step(self) -> str | None:
        return next((step for step in STEPS if step not in self.done), None)

    @property
    def research(self) -> Research:
        return Research(
            niches=self.niches,
            engagement_pct=self.engagement_pct,
            rates=self.rates,
            notes=self.notes,
        )

    def without(self, step: str) -> "Newcomer":
        """That question is not answered, and not asked again."""
        return replace(self, done=(*self.done, step))


def begun(text: str) -> Newcomer:
    """Whoever a profile's link is of, with whatever else stands beside it. Raises Refused."""
    profile = _profile(text)
    if not (profile.platform and profile.handle and profile.link):
        raise Refused("profile_short" if "short_link" in profile.problems else "profile_needed")
    newcomer = Newcomer(profile.platform, profile.handle, profile.link)
    told = read_told(_without_platforms(text))
    return _with(newcomer, told, "name") if told != Told() else newcomer


def heard(newcomer: Newcomer, text: str) -> Newcomer:
    """With what one message tells, whatever it was asked for. Raises Refused when it tells
    nothing that could be the answer."""
    step = newcomer.next_step
    if step is None:
        return newcomer
    if is_nothing(text):
        return newcomer.without(step)
    if step == "notes":
        return replace(_noted(newcomer, text.strip()), done=(*newcomer.done, step))
    told = read_told(text)
    if step == "name" and _is_a_name(text):
        told = Told(rest=" ".join(text.split()))
    if step == "followers" and told.followers is None:
        told = replace(told, followers=read_count(text))
    if step == "niches" and not told.niches and told.rest:
        told = replace(told, niches=niches_listed(told.rest), rest="")
    if told.nothing and not (step == "name" and told.rest):
        raise Refused(_UNREADABLE.get(step, "words_needed"))
    return _with(newcomer, told, step)


def _with(newcomer: Newcomer, told: Told, step: str) -> Newcomer:
    """What was told before stays, unless it is told anew."""
    found = {
        "followers": told.followers,
        "phone": told.phone,
        "engagement_pct": told.engagement_pct,
        "rates": tuple(sorted((dict(newcomer.rates) | dict(told.rates)).items())) or None,
        "niches": tuple(dict.fromkeys((*newcomer.niches, *told.niches)))[:MOST] or None,
    }
    told_anew: dict[str, Any] = {name: one for name, one in found.items() if one is not None}
    known = replace(newcomer, **told_anew)
    name, _, more = told.rest.partition(",")
    if told.rest and not known.name and step in ("name", "followers"):
        known = replace(known, name=name.strip()[:NAME_CHARS])
    else:
        more = told.rest
    known = _noted(known, more.strip(" ,"))
    answered = {name for name in STEPS if name != "notes" and getattr(known, name)}
    return replace(known, done=tuple(one for one in STEPS if one in answered | set(known.done)))


def _noted(newcomer: Newcomer, line: str) -> Newcomer:
    notes = "\n".join(one for one in (newcomer.notes, line) if one)
    if len(notes) > LONGEST:
        raise Refused("line_too_long")
    return replace(newcomer, notes=notes)


def _is_a_name(text: str) -> bool:
    """A few words and nothing else: then a name such as Sehat Sentosa is no niche."""
    words = text.split()
    plain = not re.search(r"[\d,;%@\n]", text) and len(words) <= NAME_WORDS
    told = read_told(text)
    return plain and bool(told.rest or len(words) > 1)


def _profile(text: str) -> Profile:
    if read_links(text).links or read_links(text).refuse:
        found = read_profile(text, None, None, "")
        if "link_refused" in found.problems:
            raise Refused("profile_unreadable")
        if "not_a_profile" in found.problems and found.handle and found.platform:
            return read_profile(f"@{found.handle}", found.platform, None, "")
        return replace(found, handle=None) if "not_a_profile" in found.problems else found
    handle, platforms = typed_handle(text), read_platforms(text)
    if not handle or not platforms:
        raise Refused("profile_unreadable")
    return read_profile(f"@{handle}", platforms[0], None, "")


def _without_platforms(text: str) -> str:
    return re.sub(r"\b(?:ig|instagram|tiktok|tt)\b(?=\s*[:@])", " ", text, flags=re.IGNORECASE)
