"""What was seen of one partner; what is personal is masked."""

from deals.conduct.finding import masked_phone
from deals.hours import day_here
from deals.parcels.address import read_address
from deals.says.conduct import suspicious as says
from handlers.staff.acting import Acting
from storage.conduct.findings import Involvement
from storage.partner import accounts, people


def of(acting: Acting, kind: str, one: Involvement) -> says.Evidence:
    on = day_here(one.seen_at)
    masked = _masked(acting, kind, one.partner_id)
    return says.Evidence(one.partner, one.deal_id, one.what, masked, on)


def _masked(acting: Acting, kind: str, partner_id: int) -> str:
    """As much as tells one from another, as it is now; all of it stands on the deal's card."""
    partner = people.partner(acting.session, partner_id)
    if kind == "phone":
        return masked_phone(partner.phone)
    if kind == "address":
        told = read_address(partner.address)
        return " ".join(part for part in (told.city, told.postcode) if part)
    if kind == "account":
        row = accounts.of(acting.session, partner_id)
        number = (row.new_number or row.number) if row else ""
        return f"{row.new_bank or row.bank} ••••{number[-4:]}".strip() if row and number else ""
    return ""
