"""Reads who a row is about: link, platform and handle, from the columns that may say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deals.links import Link, read_links
from deals.listing.cells import clean, text_of

PROFILE_KINDS = frozenset({"profile", "shop"})
_WORDS_OF = {
    "instagram": "instagram|insta|ig|igs|reels?",
    "tiktok": "tik ?tok|tt|tik tok shop",
    "shopee": "shopee",
    "youtube": "youtube|you tube|yt",
    "facebook": "facebook|fb",
    "x": "x|twitter",
    "threads": "threads",
}
_TYPED_HANDLE = re.compile(r"(?<![\w.@])@([A-Za-z0-9_][A-Za-z0-9._-]{0,39})")
_BARE_HANDLE = re.compile(r"(?:(?:ig|tiktok|instagram)\s*:\s*)?@?([A-Za-z0-9_][A-Za-z0-9._]{1,29})")
_SITE = re.compile(r".*\.(?:com|net|org|co\.id|ee|be)", re.IGNORECASE)
_HOME = {"instagram": "https://www.instagram.com/", "tiktok": "https://www.tiktok.com/@"}


@dataclass(frozen=True)
class Profile:
    platform: str | None = None
    handle: str | None = None
    link: str | None = None
    problems: tuple[str, ...] = ()


def read_profile(
    link_cell: object, platform_cell: object, handle: str | None, hint: str
) -> Profile:
    """Join what the link, the platform column and a typed handle say; the link wins.

    `hint` is the platform in the link column's title: it only tells where a bare handle lives.
    A contradicting platform or handle is flagged.
    """
    platforms = read_platforms(platform_cell)
    found = _from_link(text_of(link_cell).strip(), platforms, hint)
    problems = [*found.problems, *_platform_doubts(found, platforms, clean(platform_cell))]
    if handle and found.handle and handle != found.handle:
        problems.append("handle_conflict")
    hinted = read_platforms(hint) if handle else ()
    platform = found.platform or next(iter([*platforms, *hinted]), None)
    return replace(
        found, platform=platform, handle=found.handle or handle, problems=tuple(problems)
    )


def typed_handle(text: str) -> str | None:
    """Return the first `@name` in the text, lower case and without @."""
    found = _TYPED_HANDLE.search(text)
    return (found[1].rstrip(".").casefold() or None) if found else None


def bare_handle(text: str) -> str | None:
    """Return the handle when the whole text is one, with or without @."""
    found = _BARE_HANDLE.fullmatch(text.strip())
    if not found or _SITE.fullmatch(found[1]):
        return None
    return found[1].rstrip(".").casefold()


def read_platforms(cell: object) -> tuple[str, ...]:
    """Return the platforms that a cell such as `IG & Tiktok` names, in order of mention."""
    text = clean(cell).casefold()
    places = {name: re.search(rf"\b(?:{words})\b", text) for name, words in _WORDS_OF.items()}
    mentioned = [(match.start(), name) for name, match in places.items() if match]
    return tuple(name for _, name in sorted(mentioned))


def _from_link(typed: str, platforms: Sequence[str], hint: str) -> Profile:
    if not clean(typed):
        return Profile(problems=("no_link",))
    reading = read_links(typed)
    if reading.links:
        refused = ("link_refused",) if reading.refuse else ()
        return _from_links(reading.links, platforms, clean(typed), refused)
    if reading.refuse:
        return Profile(link=clean(typed), problems=("link_refused",))
    return _from_bare_handle(typed, [*platforms, *read_platforms(hint)])


def _from_links(
    links: Sequence[Link], platforms: Sequence[str], typed: str, problems: tuple[str, ...]
) -> Profile:
    best = min(links, key=lambda link: _preference(link, platforms))
    if len(links) > 1:
        problems += ("several_links",)
    if best.needs_redirect:
        problems += ("short_link",)
    elif best.kind not in PROFILE_KINDS:
        problems += ("not_a_profile",)
    return Profile(best.platform, best.handle, best.canonical_url or typed, problems)


def _preference(link: Link, platforms: Sequence[str]) -> tuple[bool, bool]:
    return (bool(platforms) and link.platform not in platforms, link.kind not in PROFILE_KINDS)


def _from_bare_handle(typed: str, platforms: Sequence[str]) -> Profile:
    """Build the profile's link from a link cell that holds only `@name`."""
    handle = bare_handle(clean(typed)) or typed_handle(clean(typed))
    home = _HOME.get(platforms[0]) if platforms else None
    links = read_links(home + handle).links if home and handle else ()
    if not links or links[0].kind not in PROFILE_KINDS:
        return Profile(handle=handle, link=clean(typed), problems=("link_unknown",))
    built = links[0]
    return Profile(built.platform, built.handle, built.canonical_url, ("link_from_handle",))


def _platform_doubts(found: Profile, platforms: Sequence[str], typed: str) -> tuple[str, ...]:
    if typed and not platforms:
        return ("platform_unreadable",)
    if found.platform and platforms and found.platform not in platforms:
        return ("platform_conflict",)
    return ("several_platforms",) if len(platforms) > 1 and not found.platform else ()
