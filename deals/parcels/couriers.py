"""Couriers of Indonesia, known in any spelling, and the number of a parcel beside them."""

import re
from dataclasses import dataclass

from deals.reading.word_sets import word_set

LONGEST_COURIER, LONGEST_NUMBER = 40, 60
_SPELLINGS = {
    "JNE": ("jne", "jne express", "jne reg", "jne yes", "jne oke", "tiki jne"),
    "J&T": ("jnt", "jt", "j and t", "j n t", "jet", "jnt express", "jt express", "jnt ez"),
    "SiCepat": ("sicepat", "si cepat", "sicepat express", "sicepat ekspres", "scp"),
    "AnterAja": ("anteraja", "anter aja", "antar aja", "antaraja"),
    "Pos Indonesia": ("pos", "pos indonesia", "kantor pos", "posindo", "pos aja", "pos indo"),
    "Ninja": ("ninja", "ninja xpress", "ninja express", "ninja van", "ninjavan", "ninjaxpress"),
    "ID Express": ("id express", "idexpress", "ide", "idx", "id exp", "id ekspres", "idexp"),
    "Lion Parcel": ("lion parcel", "lionparcel", "lion", "lion express"),
    "Wahana": ("wahana", "wahana express", "wahana ekspres"),
    "TIKI": ("tiki", "titipan kilat"),
    "SPX": ("spx", "shopee express", "shopee xpress", "shopeeexpress", "spx express", "shopee"),
    "GoSend": ("gosend", "go send", "gojek", "go jek", "gosend instant", "gosend same day"),
    "Grab": ("grab", "grab express", "grabexpress", "grab send", "grabsend", "grab instant"),
}
COURIERS = tuple(_SPELLINGS)
_SERVICES = word_set(
    "reg reguler regular yes oke ez eco ekonomi economy instant instan same day sameday next"
    " nextday express expres ekspres xpress kilat cargo kargo gokil best halu siuntung hemat super"
    " kurir ekspedisi pengiriman via pakai pake lewat dengan by with"
)
_NAMES = {
    re.sub(r"[^a-z]", "", spelling): name
    for name, spellings in _SPELLINGS.items()
    for spelling in (name.lower(), *spellings)
}
_LABEL = re.compile(
    r"\b(?:no(?:mor|mer)?\.?\s*)?(?:resi(?:nya)?|awb|tracking(?:\s+number)?|waybill)\b[\s.:#=-]*",
    re.IGNORECASE,
)
_MOST_WORDS = 4  # of a courier's name, its service among them


@dataclass(frozen=True)
class Shipment:
    """By whom a parcel goes, and its number; either may be empty."""

    courier: str
    tracking: str = ""


def courier_named(text: str) -> str:
    """`jnt ez`, `Si-Cepat` or `J&T Express` as we write it; empty when it is none that we know."""
    if re.search(r"\d", text):
        return ""
    words = re.findall(r"[a-z]+", text.lower().replace("&", " n "))
    bare = [word for word in words if word not in _SERVICES]
    return next((_NAMES[key] for key in ("".join(words), "".join(bare)) if key in _NAMES), "")


def read_courier(text: str) -> str:
    """As we write it, else as they did."""
    return courier_named(text) or " ".join(text.split())[:LONGEST_COURIER]


def read_tracking(text: str) -> str:
    """The number without blanks and labels, in capitals."""
    return re.sub(r"\s+", "", _LABEL.sub("", text)).strip(".,:;#-").upper()


def read_shipment(text: str) -> Shipment | None:
    """`JNE JP0000112233`, `resi 0123 j&t express`, or a courier alone; None when there is nothing
    that could be one, or a number that is too long.

    A courier that we do not know is whatever stands before the number.
    """
    words = _LABEL.sub(" ", text).replace(",", " ").replace(":", " ").split()
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        for named, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            if courier := courier_named(" ".join(named)):
                return _fitting(courier, rest)
    numbered = (place for place, word in enumerate(words) if re.search(r"\d", word))
    first = next(numbered, len(words))
    courier = " ".join(words[:first])[:LONGEST_COURIER]
    return _fitting(courier, words[first:]) if re.search(r"[^\W\d_]", courier) else None


def _fitting(courier: str, rest: list[str]) -> Shipment | None:
    while rest and rest[0].lower() in _SERVICES:
        rest = rest[1:]
    tracking = read_tracking(" ".join(rest))
    return Shipment(courier, tracking) if len(tracking) <= LONGEST_NUMBER else None
