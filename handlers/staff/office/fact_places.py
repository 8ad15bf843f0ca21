"""Whose facts are meant: a brand's (`b3` in a button) or those of one campaign of it (`c7`)."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from deals.campaign.campaign_file import CampaignPlan
from deals.decision import Refused
from deals.questions import TOPICS
from deals.says.questions.to_staff import FactLine
from deals.tickets.ticket import HELP_TOPICS
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.office.brands import brand_of
from handlers.words.harmless import one_line
from handlers.words.wording import LANGUAGES
from storage.brand import facts
from storage.tables import Brand, Campaign, Fact, Staff


@dataclass(frozen=True)
class Named:
    """A place with the names that are shown of it."""

    place: facts.Place
    brand: str
    campaign: str = ""

    def __str__(self) -> str:
        own = self.place.campaign_id
        return f"c{own}" if own else f"b{self.place.brand_id}"


def of_brand(brand: Brand) -> Named:
    return Named(facts.Place(brand.id or 0), brand.name)


def of_campaign(acting: Acting, campaign: Campaign) -> Named:
    brand = acting.session.get_one(Brand, campaign.brand_id)
    return Named(facts.Place(campaign.brand_id, campaign.id), brand.name, campaign.title)


def of_fact(acting: Acting, fact: Fact) -> Named:
    if fact.campaign_id:
        return of_campaign(acting, acting.session.get_one(Campaign, fact.campaign_id))
    return of_brand(acting.session.get_one(Brand, fact.brand_id))


def place_of(acting: Acting, part: str) -> Named:
    """Reads `b3` or `c7`; raises Refused when there is no such brand or campaign."""
    if part[:1] == "c":
        return of_campaign(acting, choosing.of_number(acting, part[1:]))
    return of_brand(brand_of(acting, part[1:]))


def topic_of(part: str) -> str:
    if part not in (*TOPICS, *HELP_TOPICS):
        raise Refused("old_button")
    return part


def language_of(part: str) -> str:
    if part not in LANGUAGES:
        raise Refused("old_button")
    return part


def line(acting: Acting, fact: Fact) -> FactLine:
    """A fact as it is shown, with who told it and when."""
    by = acting.session.get_one(Staff, fact.told_by)
    on = fact.told_at.astimezone(ZoneInfo(CampaignPlan().zone)).date()
    return FactLine(fact.topic, fact.language, fact.words, fact.state, one_line(by.name, 40), on)
