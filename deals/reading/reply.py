"""Reading a reply: what it is for, what it names, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from deals.reading.intent.intents import intent_guesses
from deals.reading.intent.plain_questions import plainly_asked
from deals.reading.intent.topics import question_topic
from deals.reading.plain import plain
from deals.reading.slots import slots
from deals.terms import Content, PostBy, Target, Terms


@dataclass(frozen=True)
class Reply:
    """What a message says; None and () are what it does not say.

    `guesses` are intents, the likeliest first, with a confidence from 0 to 1. `sure` has that of
    the intent and of each field that was read.
    """

    intent: str
    guesses: tuple[tuple[str, float], ...] = ()
    fee_idr: int | None = None
    commission_pct: float | None = None
    day: date | None = None
    phone: str | None = None  # E.164
    handle: str | None = None  # with @
    urls: tuple[str, ...] = ()
    question_topic: str | None = None
    contents: tuple[tuple[int, str], ...] = ()  # (count, kind)
    bonus_idr: int | None = None
    bonus_target: Target | None = None
    sure: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def names_terms(self) -> bool:
        amounts = (self.fee_idr, self.commission_pct, self.bonus_idr, self.bonus_target)
        return bool(self.contents) or any(amount is not None for amount in amounts)


def read_reply(text: str, today: date) -> Reply:
    """Reads one message. `today` is the day in the partner's zone."""
    guesses = intent_guesses(text)
    named = slots(text, plain(text), today)
    if topic := question_topic(text, guesses[0][0]):
        named["question_topic"] = topic
        guesses = plainly_asked(text, guesses, topic.sure)
    intent, sure_of_it = guesses[0]
    return Reply(
        intent,
        guesses,
        **{name: found.value for name, found in named.items()},
        sure={"intent": sure_of_it} | {name: found.sure for name, found in named.items()},
    )


def countered(terms: Terms, reply: Reply) -> Terms:
    """The terms with what the reply names put in their place."""
    changed = terms
    if reply.fee_idr is not None:
        changed = replace(changed, fee_idr=reply.fee_idr)
    if reply.commission_pct is not None:
        changed = replace(changed, commission_pct=reply.commission_pct)
    if reply.day is not None:
        changed = replace(changed, post_by=PostBy(on=reply.day))
    if reply.bonus_idr is not None:
        changed = replace(changed, bonus_idr=reply.bonus_idr)
    if reply.bonus_target is not None and changed.bonus_idr:
        changed = replace(changed, bonus_target=reply.bonus_target)
    if reply.contents:
        changed = replace(changed, contents=_contents(terms, reply.contents))
    return changed


def _contents(terms: Terms, named: tuple[tuple[int, str], ...]) -> tuple[Content, ...]:
    """Pieces on the platform that the old terms had for the kind, else on their first."""
    by_kind = {content.kind: content for content in terms.contents}
    first = terms.contents[0] if terms.contents else Content("post", "instagram")
    return tuple(
        replace(by_kind.get(kind, replace(first, kind=kind, proof="link")), count=count)
        for count, kind in named
    )
