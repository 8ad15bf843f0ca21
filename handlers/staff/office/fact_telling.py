"""A fact is told: a lead's word holds at once; anybody else's is looked at by a lead first,
since partners hear it without a person in between."""

from zoneinfo import ZoneInfo

from deals.campaign.campaign_file import CampaignPlan
from deals.channel import Button, Rows
from deals.decision import Refused
from deals.questions import unfit
from deals.says.questions import to_staff as says
from handlers.staff.acting import Acting
from handlers.staff.office.fact_places import Named
from handlers.words.harmless import TEXT_CHARS, text
from storage.brand import facts
from storage.staff import members
from storage.tables import Fact

PROPOSED = "proposed"


def readable(acting: Acting) -> str:
    """The words that were sent, as they are kept."""
    return "" if acting.incoming.attachments else text(acting.incoming.text, 2 * TEXT_CHARS)


def fit(acting: Acting, topic: str, words: str) -> str:
    """The same words; raises Refused when they cannot be a fact."""
    today = acting.turn.now.astimezone(ZoneInfo(CampaignPlan().zone)).date()
    why = unfit(topic, words, today)
    if why:
        raise Refused("bad_text" if why == "length" else "terms_in_fact")
    return words


def tell(acting: Acting, named: Named, topic: str, language: str, words: str) -> Fact:
    now, by = acting.turn.now, acting.member_id
    fact = facts.tell(acting.session, named.place, topic, language, words, by, now)
    if members.may(acting.member, "lead"):
        facts.switch_on(acting.session, fact, by, now)
    else:
        acting.answer(says.FactProposed(topic, named.brand, named.campaign))
        _ask_leads(acting, named, fact)
    return fact


def _ask_leads(acting: Acting, named: Named, fact: Fact) -> None:
    words = says.NoticeFact(
        fact.topic, named.brand, named.campaign, fact.language, fact.words, acting.member.name
    )
    for lead in members.everyone(acting.session, "lead"):
        acting.turn.say(members.address_of(lead), lead.language, words, judging(fact))


def judging(fact: Fact) -> Rows:
    """For a lead, under a fact that waits for them."""
    return (
        (
            Button("fact_use", f"s.fact_on:{fact.id}:{PROPOSED}"),
            Button("fact_drop", f"s.fact_off:{fact.id}:{PROPOSED}"),
        ),
    )
