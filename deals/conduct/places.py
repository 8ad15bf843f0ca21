"""Where an address leads, however it is written."""

import re

from deals.parcels.address import read_address

_ROAD = re.compile(r"\b(?:jl|jln|jalan)\b\.?\s*")
_NUMBER = re.compile(r"\b(?:no|nomor|nomer)\b\.?\s*")
_BETWEEN = re.compile(r"[\W_]+")


def place_in(address: str | None) -> str:
    """An address so that the same one, however it is written, is the same text: street, and the
    postcode or the city. Empty where it does not say enough."""
    told = read_address(address)
    where = told.postcode or told.city.casefold()
    if not (told.street and where):
        return ""
    street = _NUMBER.sub("", _ROAD.sub("", told.street.casefold()))
    return f"{_BETWEEN.sub('', street)}|{where}"
