"""A shipping address as it grows from message to message."""

import re
from dataclasses import replace

from deals.parcels.address import Address, names_who, read_address, things_told

SHORT = 60  # characters of a message that corrects one part
_BY_THEMSELVES = ("recipient", "phone", "postcode")
LONGEST, SHORTEST_PART, PHONE_DIGITS = 500, 8, 8
_CORRECTS = re.compile(
    r"\b(?:salah|ganti|koreksi|revisi|ralat|pindah|bukan|baru|wrong|instead|correct\w*|change\w*)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang|perum\w*|komplek\w*|ds|desa|dusun|street|road)\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"\d|\b(?:kel|kec|kab|kota|kos|rumah|house|apartemen|apartment)\b", re.IGNORECASE
)
_PARTS = re.compile(r"[\n,;]|\s(?=(?:rt|rw|kel|kec|kab|kode)\b)", re.I)
_ALL_CAPITALS = re.compile(r"(?:[A-Z][\w'’]*\.?\s*){2,4}")


def names_a_place(text: str) -> bool:
    """Whether there is anything in it that a parcel can be sent by."""
    return bool(_STREET.search(text) or _PLACE.search(text))


def put_together(known: str | None, text: str, goes_on: bool = False) -> str:
    """The address after this message: a street stands in the place of what is known, and who
    takes the parcel stays; a part by itself stands in the place of that part; anything else is
    added. `goes_on`: they were telling it just now, so only a correction begins anew.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = "\n".join(lines)[:LONGEST]
    if not known or told in known:
        return known or told
    if _STREET.search(told) and (not goes_on or _CORRECTS.search(told)):
        return _with_the_same_person(read_address(known), told)
    return _completed(known, told) or f"{known}\n{told}"[:LONGEST]


def _with_the_same_person(before: Address, told: str) -> str:
    """They moved: name and phone still hold where they name no others."""
    missing = read_address(told).missing
    stays = [getattr(before, part) for part in ("recipient", "phone") if part in missing]
    return "\n".join([*filter(None, stays), told])[:LONGEST]


def _completed(known: str, told: str) -> str:
    """With the name in front, where that was missing, or with another name, phone or postcode,
    where that alone is told anew; else nothing."""
    before, now = read_address(known), read_address(told)
    new = {part: getattr(now, part) for part in _BY_THEMSELVES if getattr(now, part)}
    if _says_who(now) and not (before.recipient or before.phone):
        return f"{now.recipient}\n{now.phone}\n{known}"[:LONGEST]
    changed = {part: one for part, one in new.items() if getattr(before, part) not in ("", one)}
    if (
        len(told) > SHORT
        or things_told(told) > 1
        or now.street
        or now.city not in ("", before.city)
    ):
        return ""
    if new.keys() == {"recipient"} and not before.recipient:
        known_else = before.street and before.city and not names_who(told)
        return f"{now.recipient}\n{known}" if known_else else ""
    if not changed or changed.keys() != new.keys() or not before.street:
        return ""
    if "recipient" in changed and not names_who(told):
        return ""
    return replace(before, **changed).as_text()


def says_only_who(text: str) -> bool:
    """Whether it is a name and a phone, and nothing else: `Rani Kusuma, 0812 3456 7890`."""
    return len(text) <= SHORT and things_told(text) <= 2 and _says_who(read_address(text))


def _says_who(told: Address) -> bool:
    there = (told.recipient, told.phone)
    return all(there) and not (told.street or told.city or told.postcode)


def telling_parts(address: str | None) -> list[str]:
    """What of an address tells whose it is: street with number, phone, who takes the parcel.

    A city or a quarter alone is no secret of theirs.
    """
    lines = (address or "").splitlines()
    parts = [part.strip(" .:") for line in lines for part in _PARTS.split(line)]
    told = [part for part in parts if _has_number(part)]
    first = lines[0].strip() if len(lines) > 1 else ""
    return [first, *told] if _ALL_CAPITALS.fullmatch(first) else told


def _has_number(part: str) -> bool:
    """A number as long as a phone's, or one beside a word."""
    digits = sum(map(str.isdecimal, part))
    beside = len(part) >= SHORTEST_PART and re.search(r"[^\W\d_]{4}", part)
    return digits >= PHONE_DIGITS or bool(digits and beside)
