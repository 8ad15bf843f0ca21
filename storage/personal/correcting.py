"""A partner's data put right, with a line that says so and not what it was."""

from datetime import datetime

from sqlmodel import Session

from deals.listing.contact import read_phone
from storage.partner import people
from storage.personal import data_acts, finding
from storage.personal.fingerprints import of_phone
from storage.tables import Partner

FIELDS = ("name", "phone", "address", "handle", "link", "followers", "language")
LANGUAGES = ("id", "en")


def correct(session: Session, partner: Partner, field: str, value: str, now: datetime) -> str:
    """Answers who it was. An empty value takes away what stood there. Raises ValueError."""
    read = _read(field, value.strip())
    if field == "handle" and read and partner.platform:
        other = people.by_handle(session, partner.platform, str(read))
        if other and other.id != partner.id:
            raise ValueError(f"That account is {finding.told(other)}.")
    setattr(partner, field, read)
    partner.phone_hash = of_phone(session, partner.phone)
    data_acts.note(session, partner.id or 0, f"corrected {field}", "terminal", now)
    return finding.told(partner)


def _read(field: str, value: str) -> str | int | None:
    if field == "phone" and value:
        number = read_phone(value, None).number
        if number is None:
            raise ValueError(f"{value} cannot be read as a phone number.")
        return number
    if field == "followers" and value:
        return int(value.replace(".", "").replace(",", ""))
    if field == "language" and value not in LANGUAGES:
        raise ValueError(f"The language is one of {', '.join(LANGUAGES)}.")
    if field == "name" and not value:
        raise ValueError("A partner has to have a name.")
    return value.removeprefix("@") if field == "handle" else value or None
