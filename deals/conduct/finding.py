"""What looks as if somebody did not play fair: kept for a person of ours, who alone judges it."""

from dataclasses import dataclass
from datetime import timedelta

# The same post, picture, boost code, phone, account or address with several partners; many codes at
# once; and what our own people saw that the rules forbid.
KINDS = ("post", "picture", "code", "phone", "account", "address", "codes", "rules")
SHARED = ("phone", "account", "address")  # compared by keyed hashes, and never kept here
OF_SEVERAL = ("post", "picture", "code", *SHARED)  # of one partner alone they say nothing
JUDGED = ("harmless", "confirmed")
LONGEST_NOTE = 500
MANY_CODES, WITHIN = 8, timedelta(hours=1)  # more new codes than anybody has videos for


@dataclass(frozen=True)
class Involved:
    """A partner, in which deal, and what of theirs it is: a link, or the name of a file."""

    partner_id: int
    deal_id: int | None = None
    what: str = ""


def masked_phone(phone: str | None) -> str:
    """+62 ••••0123."""
    return f"{phone[:3]} ••••{phone[-4:]}" if phone and len(phone) > 8 else ""
