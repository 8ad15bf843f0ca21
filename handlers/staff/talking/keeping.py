"""One tap after an answer: it becomes a fact, and whoever asks the same is told it at once."""

from typing import Any

from deals.channel import Button, Rows
from deals.deal import Deal, Unanswered
from deals.decision import Refused
from deals.parcels.addresses import telling_parts
from deals.questions import TOPICS, is_about_health, is_private, topic_guess, unfit_as_told
from deals.says.questions.to_staff import KeepFact
from handlers.staff.acting import Acting
from handlers.staff.delivering import claim_check
from handlers.staff.office import fact_places, facts
from handlers.staff.office.fact_telling import readable, tell
from handlers.words.wording import word
from storage.partner import (
    heard,
    people,
)
from storage.tables import Campaign

ACT = "keep"


def offer(acting: Acting, deal: Deal, words: str, question: Unanswered) -> None:
    """Shows what would be kept, if we can tell what was asked. Nothing about health is offered, or
    that concerns this partner alone, and nothing in a group, where their next words are not for
    us."""
    topic = _asked(acting, deal, question, words) if acting.private else None
    if topic and not is_about_health(words):
        _show(acting, deal, {"deal": deal.id, "topic": topic, "words": words})


def reword(acting: Acting, answers: dict[str, Any]) -> None:
    """Other words than those of the answer, shown before they are kept."""
    _show(acting, _deal(acting, answers), {**answers, "words": readable(acting)}, answers)


def keep(acting: Acting, rest: str) -> None:
    """`where:mark`: for the brand, or for this campaign alone."""
    where, _, mark = rest.partition(":")
    answers = acting.shown(ACT, mark)
    deal = _deal(acting, answers)
    if where not in ("brand", "campaign") or _unfit(acting, deal, answers):
        raise Refused("old_button")
    placed, words = {**answers, "where": where}, answers["words"]
    if not claim_check.warned(acting, ACT, placed, words, instead_of=answers):
        acting.pressed(ACT, answers)
        keep_words(acting, placed, words)


def keep_words(acting: Acting, answers: dict[str, Any], words: str) -> None:
    """They are a fact from now on, of the brand or of the campaign."""
    deal = _deal(acting, answers)
    campaign = acting.session.get_one(Campaign, deal.campaign.id)
    named = fact_places.of_campaign(acting, campaign)
    if answers["where"] == "brand":
        named = fact_places.place_of(acting, f"b{campaign.brand_id}")
    tell(acting, named, answers["topic"], deal.partner.language, words)
    facts.show_topic(acting, named, answers["topic"])


def ask_topic(acting: Acting, mark: str) -> None:
    """Another topic than we guessed."""
    answers = acting.shown(ACT, mark)
    language = acting.member.language
    row = [
        Button(word("topics", topic, language), f"s.keep_as:{topic}:{mark}", plain=True)
        for topic in TOPICS
    ]
    rows = tuple(tuple(row[at : at + 2]) for at in range(0, len(row), 2))
    acting.edit(_words(acting, _deal(acting, answers), answers), rows)


def choose_topic(acting: Acting, rest: str) -> None:
    """`topic:mark`: it is about that."""
    topic, _, mark = rest.partition(":")
    before = acting.shown(ACT, mark)
    answers = {**before, "topic": fact_places.topic_of(topic)}
    _show(acting, _deal(acting, answers), answers, before)


def _show(
    acting: Acting, deal: Deal, answers: dict[str, Any], before: dict[str, Any] | None = None
) -> None:
    words = _words(acting, deal, answers)
    if acting.incoming.kind == "button":
        acting.turn.unbutton(acting.incoming)
    buttons = _no_buttons if words.unfit else _buttons
    acting.ask_press(ACT, words, answers, buttons, instead_of=before)


def _words(acting: Acting, deal: Deal, answers: dict[str, Any]) -> KeepFact:
    return KeepFact(
        deal.id,
        answers["topic"],
        deal.campaign.brand,
        deal.campaign.title,
        deal.partner.language,
        answers["words"],
        _unfit(acting, deal, answers),
    )


def _no_buttons(mark: str) -> Rows:
    return ()


def _buttons(mark: str) -> Rows:
    return (
        (Button("keep_brand", f"s.keep:brand:{mark}"),),
        (Button("keep_campaign", f"s.keep:campaign:{mark}"),),
        (Button("other_topic", f"s.keep_topic:{mark}"),),
    )


def _deal(acting: Acting, answers: dict[str, Any]) -> Deal:
    return acting.deal(str(answers["deal"]))


def _asked(acting: Acting, deal: Deal, question: Unanswered, answer: str) -> str | None:
    """What the question was about that has just been answered, or None."""
    asked = heard.words_of(acting.session, deal.partner.id, question.about)
    if asked is None or is_about_health(asked.text) or is_private(asked.text, answer):
        return None
    return topic_guess(asked.text, deal.campaign.local_date(asked.at))


def _unfit(acting: Acting, deal: Deal, answers: dict[str, Any]) -> str:
    """Why it cannot be kept like this: others must read nothing of this partner or deal."""
    if is_about_health(answers["words"]):
        return "health"
    speaker = people.speaker(acting.session, deal.partner.id)
    row = people.partner(acting.session, deal.partner.id)
    theirs = [deal.partner.name, speaker and speaker.name, row.phone]
    theirs += [handle for _, handle in deal.partner.handles]
    names = [name for name in theirs if name]
    secrets = [*telling_parts(row.address), *filter(None, [deal.pack.tracking])]
    today = deal.campaign.local_date(acting.turn.now)
    return unfit_as_told(answers["topic"], answers["words"], names, secrets, today)
