"""Words of a partner about a deal, and what every act upon them may need."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from deals.deal import Deal
from deals.decision import Decision
from deals.reading.reply import Reply
from handlers.turn import Turn

ASKED_IN_WORDS = ("terms", "question")  # a bare yes or no is no answer to these


@dataclass(frozen=True)
class Message:
    """Words about a deal, and how they were read.

    `sent_at` None: nobody knows what they had read when they wrote it.
    """

    turn: Turn
    deal: Deal
    text: str
    reply: Reply
    sent_at: datetime | None = None

    @property
    def now(self) -> datetime:
        return self.turn.now


Act = Callable[[Message], Decision]


class ForAPerson(Exception):
    """What was meant is clear, and a person has to see to it."""


def while_negotiating(message: Message) -> None:
    """Once it is agreed, such words are for a person."""
    if not message.deal.negotiating:
        raise ForAPerson


def no_answer_in_words(deal: Deal) -> None:
    if deal.asked in ASKED_IN_WORDS:
        raise ForAPerson
