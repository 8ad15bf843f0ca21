"""A shipping address as it grows from message to message."""

import re
from dataclasses import replace
from itertools import pairwise

from deals.parcels.address import Address, names_who, read_address, things_told
from deals.parcels.correcting import anew_from, corrected, corrects, is_whole, tells_a_place
from deals.parcels.sampling import asks_for_sample
from deals.reading.held_up import ends_it, read_held_up
from deals.reading.word_sets import word_set

SHORT = 60  # characters of a message that corrects one part
_BY_THEMSELVES = ("recipient", "phone", "postcode")
LONGEST, SHORTEST_PART, PHONE_DIGITS = 500, 8, 8
NAME_WORDS = 4
NUMBER_WORDS = word_set("bukan not but tapi is kak ya rt rw")  # beside a house number
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
_HANDED_TO = re.compile(
    r"\b(?:a\s*[./]\s*n|atas\s+nama|c/?o|titip\w*|satpam|security|resepsionis|lobb?[yi])\b",
    re.IGNORECASE,
)
_NO_WORDS = re.compile(r"[\W\d_]*")  # `1`, which says nothing unless it is a phone or postcode
_SAME = re.compile(
    r"\b(?:masih|tetap|tetep|msh)\s+(?:yang\s+|yg\s+)?(?:sama|itu|tadi|kemar[ie]n|dulu|lama)\b"
    r"|\bsama\s+(?:kayak|kyk|seperti|dengan|dgn|aja|saja)\b|\b(?:the\s+)?same\b",
    re.IGNORECASE,
)
_NOT_SAME = re.compile(
    r"\b(?:ga|gak|nggak|ngga|enggak|tidak|tdk|tak|bukan|beda|lain|not|no\s+longer)\b|\?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[\n,;]|\s(?=(?:rt|rw|kel|kec|kab|kode)\b)", re.I)
_ALL_CAPITALS = re.compile(r"(?:[A-Z][\w'’]*\.?\s*){2,4}")


def names_a_place(text: str) -> bool:
    """Whether there is anything in it that a parcel can be sent by."""
    return says_something(text) and bool(_STREET.search(text) or _PLACE.search(text))


def says_something(text: str) -> bool:
    """Whether there is more in it than a number that could be of anything."""
    told = read_address(text)
    return bool(told.phone or told.postcode) or not _NO_WORDS.fullmatch(text)


def says_the_same(known: str | None, text: str, whole: bool = False) -> bool:
    """Whether it only says again what is known, or says that nothing has changed. `whole`: a piece
    of it does not count, as after they said that it is to be another."""
    if not known or _NOT_SAME.search(text) or _CORRECTS.search(text) or corrects(text):
        return False
    now = read_address(text)
    nothing_else = not any((now.phone, now.street, now.postcode, now.city))
    if nothing_else:
        return bool(_SAME.search(text)) and len(text) <= SHORT
    return _repeated(read_address(known), now, whole)


def _repeated(before: Address, now: Address, whole: bool) -> bool:
    """Every part that is told is told as it is known; of a street also a piece of it, unless it
    comes with all the rest of an address."""
    same = all(
        getattr(now, part).casefold() in ("", getattr(before, part).casefold())
        for part in ("recipient", "phone", "city", "postcode")
    )
    told = _words(now.street)
    if whole or (now.street and now.city and now.postcode):
        return same and set(told) == set(_words(before.street))
    return same and _is_piece(told, _words(f"{before.street} {before.city}"))


def _is_piece(told: list[str], known: list[str]) -> bool:
    """All words are there, and numbers behind the same word: `no 12` is not `RT 12`."""
    beside = set(pairwise(["", *known]))
    numbers = ((one, other) for one, other in pairwise(["", *told]) if other[0].isdecimal())
    return set(told) <= set(known) and all(pair in beside for pair in numbers)


def _words(street: str) -> list[str]:
    """The words of a street in one spelling."""
    words = re.findall(r"\d+|[^\W\d_]+", street.casefold())
    road = {"jln": "jl", "jalan": "jl", "gang": "gg"}
    return [road.get(word, word) for word in words if word not in ("no", "nomor", "nmr")]


def put_together(known: str | None, text: str, goes_on: bool = False, anew: bool = False) -> str:
    """The address after this message: a street stands in the place of what is known, and who
    takes the parcel stays; a part by itself stands in the place of that part; a correction that
    is not sure leaves all as it is; anything else is added. `goes_on`: they were telling it just
    now, so only a correction begins anew; `anew`: it is to be another.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip() and not _asks(line)]
    told = "\n".join(lines)[:LONGEST]
    if not known or not says_something(told):
        return known or told
    begun = anew_from(told)
    if (begun or anew) and tells_a_place(begun or told):
        return _with_the_same_person(read_address(known), begun or told)
    if told in known or says_the_same(known, told):
        return known
    if (mended := corrected(known, told)) and not _names_another_road(known, told):
        return mended
    if _begins_anew(told, goes_on):
        return _with_the_same_person(read_address(known), told)
    if mended := _completed(known, begun or told) or (begun and _with_another_name(known, begun)):
        return mended
    return known if corrects(told) or begun else f"{known}\n{told}"[:LONGEST]


def _asks(line: str) -> bool:
    """`can you send me a sample please?`, which no parcel can be sent by."""
    asks = line.rstrip().endswith("?") or asks_for_sample(line)
    return asks and not (tells_a_place(line) or names_a_place(line) or _HANDED_TO.search(line))


def _names_another_road(known: str, told: str) -> bool:
    """`Jl. Kenanga 54 bukan 45`, where another road is known."""
    words = {word for word in _words(read_address(told).street) if not word[0].isdecimal()}
    return tells_a_place(told) and not words - NUMBER_WORDS <= set(_words(known))


def _begins_anew(told: str, goes_on: bool) -> bool:
    """A street, and not the next line of the address that they are telling."""
    if corrects(told) and not tells_a_place(told):
        return False
    new = not goes_on or _CORRECTS.search(told) or is_whole(told)
    return bool(_STREET.search(told) and new)


def _with_another_name(known: str, told: str) -> str:
    """Somebody else takes it: `change my address: Budi Santoso`."""
    before, now = read_address(known), read_address(told)
    if now.recipient != told.strip(" .") or not before.street:
        return ""
    return replace(before, recipient=now.recipient).as_text()


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


def says_only_a_name(text: str, known_as: str) -> bool:
    """Whether it is somebody's name and nothing else: called so (`nama: Bu Tuti`), of words of
    the name they are `known_as`, or written as names are (`Citra Lestari`); not who draws back."""
    told = read_address(text)
    if ends_it(text) or read_held_up(text).kind:
        return False
    if len(text) > SHORT or told.missing != ("phone", "street", "city", "postcode"):
        return False
    words = told.recipient.split()
    theirs = {*told.recipient.casefold().split()} <= {*known_as.casefold().split()}
    as_names = 2 <= len(words) <= NAME_WORDS and all(word[0].isupper() for word in words)
    nothing_else = told.recipient == " ".join(text.split())
    return names_who(text) or (nothing_else and (theirs or as_names))


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
