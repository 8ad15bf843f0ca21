"""`/facts`: what partners are told when they ask, per brand and campaign; set and switched off."""

from dataclasses import replace
from typing import Any

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.questions import TOPICS
from deals.says.desk import acts
from deals.says.questions import to_staff as says
from deals.tickets.ticket import HELP_TOPICS
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.delivering import claim_check
from handlers.staff.desk import due
from handlers.staff.listing import settling
from handlers.staff.office import fact_places
from handlers.staff.office.fact_places import Named
from handlers.staff.office.fact_telling import PROPOSED, fit, judging, readable, tell
from handlers.words.harmless import one_line
from handlers.words.wording import LANGUAGES, word
from storage.brand import (
    campaigns,
    facts,
)
from storage.staff import members
from storage.tables import Fact

LINE_CHARS = 160
CAMPAIGNS = 8


def command(acting: Acting, rest: str) -> None:
    """`/facts` of the only brand, or by buttons; `/facts 3` of a campaign."""
    if rest.strip():
        campaign = choosing.one(acting, rest.strip())
        _show_list(acting, fact_places.of_campaign(acting, campaign))
        return
    brands = campaigns.brands(acting.session)
    if not brands:
        raise Refused("no_brand_yet")
    if len(brands) == 1:
        _show_list(acting, fact_places.of_brand(brands[0]))
        return
    rows = tuple((Button(brand.name, f"s.facts:b{brand.id}", plain=True),) for brand in brands)
    acting.answer(acts.DeskLine("ask_brand"), rows)


def open_list(acting: Acting, rest: str) -> None:
    _show_list(acting, fact_places.place_of(acting, rest))


def open_topic(acting: Acting, rest: str) -> None:
    """`place:topic`."""
    place, _, topic = rest.partition(":")
    show_topic(acting, fact_places.place_of(acting, place), fact_places.topic_of(topic))


def ask(acting: Acting, rest: str) -> None:
    """`place:topic:language`: please send the words."""
    place, topic, language, *_ = [*rest.split(":"), "", ""]
    named = fact_places.place_of(acting, place)
    answers = {
        "place": str(named),
        "topic": fact_places.topic_of(topic),
        "language": fact_places.language_of(language),
    }
    acting.ask("fact", says.AskFact(topic, named.brand, named.campaign, language), answers)


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """The words that were asked for."""
    words = fit(acting, answers["topic"], readable(acting))
    if not claim_check.warned(acting, "fact", answers, words):
        acting.pressed("fact", answers)
        use_words(acting, answers, words)


def use_words(acting: Acting, answers: dict[str, Any], words: str) -> None:
    """They are told from now on, or once a lead agrees."""
    named = fact_places.place_of(acting, answers["place"])
    tell(acting, named, answers["topic"], answers["language"], words)
    show_topic(acting, named, answers["topic"])


def use(acting: Acting, rest: str) -> None:
    """Partners are told it from now on."""
    fact = _fact(acting, rest)
    if not facts.switch_on(acting.session, fact, acting.member_id, acting.turn.now):
        raise Refused("already_done")
    _show_after(acting, fact)


def drop(acting: Acting, rest: str) -> None:
    """Partners are told it no more, or not at all."""
    fact = _fact(acting, rest)
    if not facts.switch_off(acting.session, fact, acting.member_id, acting.turn.now):
        raise Refused("already_done")
    _show_after(acting, fact)


def show_topic(acting: Acting, named: Named, topic: str) -> None:
    """One topic with what is told about it, and what can be done with that."""
    found = facts.of_topic(acting.session, named.place, topic)
    told = {fact.language for fact in found if fact.state == "on"}
    found = [fact for fact in found if fact.state != "off" or fact.language not in told]
    lines = tuple(fact_places.line(acting, fact) for fact in found)
    words = says.FactCard(topic, named.brand, named.campaign, lines)
    acting.show(words, _card_buttons(acting, named, topic, found))


def _show_after(acting: Acting, fact: Fact) -> None:
    """What is told about its topic now; from /due the list as it is now."""
    if place := due.place_of(acting.incoming.button):
        due.show_again(acting, place)
    else:
        show_topic(acting, fact_places.of_fact(acting, fact), fact.topic)


def _fact(acting: Acting, rest: str) -> Fact:
    """The fact of a press; one that asked to look at a new fact has its effect once."""
    number, _, asked = rest.partition(":")
    fact = acting.session.get(Fact, settling.number([number]))
    if fact is None:
        raise Refused("old_button")
    if asked and fact.state != PROPOSED:
        raise Refused("already_done")
    return fact


def _show_list(acting: Acting, named: Named) -> None:
    found = facts.shown(acting.session, named.place)
    lines = tuple(_in_short(fact_places.line(acting, fact)) for fact in found)
    told = {one.topic for one in lines if one.state == "on"}
    untold = tuple(topic for topic in TOPICS if topic not in told)
    words = says.FactList(named.brand, named.campaign, lines, untold)
    acting.show(words, (*_topics(acting, named), *_campaigns(acting, named)))


def _in_short(line: says.FactLine) -> says.FactLine:
    return replace(line, words=one_line(line.words, LINE_CHARS))


def _topics(acting: Acting, named: Named) -> Rows:
    row = [
        Button(word("topics", topic, acting.member.language), f"s.fact:{named}:{topic}", plain=True)
        for topic in (*TOPICS, *HELP_TOPICS)
    ]
    return tuple(tuple(row[at : at + 2]) for at in range(0, len(row), 2))


def _campaigns(acting: Acting, named: Named) -> Rows:
    """From a brand to its open campaigns, and back."""
    brand_id = named.place.brand_id
    if named.place.campaign_id:
        return ((Button("back", f"s.facts:b{brand_id}"),),)
    opened = [c for c in campaigns.open_campaigns(acting.session) if c.brand_id == brand_id]
    return tuple((Button(c.title, f"s.facts:c{c.id}", plain=True),) for c in opened[:CAMPAIGNS])


def _card_buttons(acting: Acting, named: Named, topic: str, found: list[Fact]) -> Rows:
    """Anybody may tell a fact; a lead decides what partners hear."""
    rows: list[tuple[Button, ...]] = [
        tuple(Button(f"fact_set_{one}", f"s.fact_set:{named}:{topic}:{one}") for one in LANGUAGES)
    ]
    for fact in found if members.may(acting.member, "lead") else ():
        if fact.state == PROPOSED:
            rows += judging(fact)
        elif fact.state == "on":
            rows.append((Button(f"fact_off_{fact.language}", f"s.fact_off:{fact.id}"),))
        else:
            rows.append((Button(f"fact_on_{fact.language}", f"s.fact_on:{fact.id}"),))
    return (*rows, (Button("back", f"s.facts:{named}"),))
