"""Cleans an address cell and finds the phone number in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deals.listing.cells import clean, plain, text_of

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber  # slow to import, and seldom needed

# A postcode right before a mobile number would be read as its first digits.
_POSTCODE_BEFORE_PHONE = re.compile(r"(?<![0-9])([0-9]{5}) (?=(?:\+?62[ .-]?|0)8[0-9])")


@dataclass(frozen=True)
class Phone:
    number: str | None = None
    problems: tuple[str, ...] = ()


def read_address(cell: object) -> str | None:
    """Return the address on one line, recipient and phone left in; a line break becomes `, `."""
    lines = [" ".join(line.split()) for line in plain(text_of(cell)).splitlines()]
    joined = ", ".join(line.rstrip(" ,;") for line in lines if line.strip(" ,;"))
    return clean(joined.replace(":, ", ": ")) or None


def read_phone(cell: object, address: str | None) -> Phone:
    """Return the first phone as E.164, from the phone column if it has one, else the address.

    Numbers without a country code are Indonesian; mobile numbers go before landlines.
    """
    typed = clean(cell)
    numbers = _numbers(typed) or _bare_number(typed)
    problems = ["phone_unreadable"] if typed and not numbers else []
    numbers = numbers or _numbers(address or "")
    if len(numbers) > 1:
        problems.append("several_phones")
    return Phone(numbers[0] if numbers else None, tuple(problems))


def _numbers(text: str) -> Sequence[str]:
    from phonenumbers import PhoneNumberMatcher

    text = _POSTCODE_BEFORE_PHONE.sub(r"\1; ", text)
    found = [match.number for match in PhoneNumberMatcher(text, "ID")]
    return list(dict.fromkeys(_e164(one) for one in sorted(found, key=_is_landline)))


def _bare_number(text: str) -> Sequence[str]:
    """Read a phone column's number whose leading zero Excel took away."""
    digits = text.lstrip("'")
    if not re.fullmatch(r"8[0-9 .-]{8,15}", digits):
        return []
    return _numbers("0" + digits)


def _is_landline(number: "PhoneNumber") -> bool:
    from phonenumbers import PhoneNumberType, number_type

    return number_type(number) == PhoneNumberType.FIXED_LINE


def _e164(number: "PhoneNumber") -> str:
    from phonenumbers import PhoneNumberFormat, format_number

    return format_number(number, PhoneNumberFormat.E164)
