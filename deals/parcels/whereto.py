"""Where a pack goes: asked for, read back, and called right by whom it goes to."""

from dataclasses import replace
from hashlib import sha256

from deals.buttons.partner import address_buttons
from deals.deal import Deal
from deals.decision import Decision
from deals.parcels.address import read_address
from deals.says import Say
from deals.says.parcels.to_partner import AddressRight, AddressTaken, AskAddress

ASKED = "address"  # what `asked` says while an address lies before them
ANEW = "new_address"  # they said that they want to change it


def mark(address: str) -> str:
    """Tells one address from another, so that an old button confirms no newer one."""
    return sha256(address.encode()).hexdigest()[:10]


def read_back(deal: Deal, address: str, first: bool) -> Say:
    """The whole of it by its parts, and what is missing by name; it is waited for on the `first`
    time, and afterwards they may call it right as it is."""
    parts = read_address(address)
    words = AddressTaken(
        *(parts.recipient, parts.phone, parts.street, parts.city, parts.postcode, address),
        *(parts.missing, first),
    )
    return Say("partner", words, address_buttons(deal.id, mark(address)))


def asked(deal: Deal) -> Deal:
    """Once it is agreed, their next words may be about the address; before, about the terms."""
    return deal if deal.negotiating or deal.over else replace(deal, asked=ASKED)


def called_right(deal: Deal) -> Decision:
    known = replace(deal, asked="") if deal.asked in (ASKED, ANEW) else deal
    words = AddressRight(deal.campaign.brand)
    return Decision(known, "address_confirmed", (Say("partner", words),))


def asked_for(deal: Deal, missing: tuple[str, ...] = (), unasked: bool = False) -> Decision:
    """Where may it go? They want to change it, or staff ask for what is `missing`."""
    words = AskAddress(deal.campaign.brand, missing)
    told = replace(deal, asked=ASKED if missing else ANEW)
    return Decision(told, "address_asked", (Say("partner", words, unasked=unasked),))
