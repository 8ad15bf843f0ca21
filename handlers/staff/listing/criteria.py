"""Whom a brand looks for among KOLs, on the brand's card."""

from typing import Any

from deals.campaign.campaign_answers import is_nothing
from deals.decision import Refused
from deals.research.niches import niches_listed
from deals.says.desk import acts as says
from handlers.staff.acting import Acting
from handlers.staff.office import brands


def ask(acting: Acting, rest: str) -> None:
    brand = brands.brand_of(acting, rest)
    acting.ask("criteria", says.DeskLine("ask_criteria", brand.name), {"brand": brand.id})


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """A list with commas; a dash goes back to what every brand looks for."""
    acting.must("lead")
    brand = brands.brand_of(acting, str(answers["brand"]))
    named = niches_listed(acting.incoming.text)
    if not named and not is_nothing(acting.incoming.text):
        raise Refused("criteria_unreadable")
    brand.criteria = list(named) if not is_nothing(acting.incoming.text) else None
    acting.session.flush()
    acting.done()
    brands.show_card(acting, brand)
