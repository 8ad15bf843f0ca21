"""The phone number that a message names."""

from deals.reading.found import Found

LONGEST = 4000


def phone(text: str) -> Found[str] | None:
    """The phone as E.164; a number without a country code is Indonesian."""
    import phonenumbers  # takes longer to load than all else that reads

    matches = phonenumbers.PhoneNumberMatcher(text[:LONGEST], "ID")
    first = next(iter(matches), None)
    if first is None:
        return None
    e164 = phonenumbers.PhoneNumberFormat.E164
    return Found(phonenumbers.format_number(first.number, e164), 0.9)
