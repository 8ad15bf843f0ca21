"""Who is talking: a person of a partner, with that partner's live deals."""

from dataclasses import dataclass
from functools import cached_property

from deals.channel import Rows
from deals.deal import Deal
from deals.says import Words
from deals.stages import NOT_APPROACHED
from handlers.turn import Turn
from storage.deal import deals
from storage.tables import Partner, Person


@dataclass
class Who:
    turn: Turn
    person: Person
    partner: Partner

    @property
    def partner_id(self) -> int:
        return self.person.partner_id

    @property
    def stopped(self) -> bool:
        return self.partner.stopped_at is not None

    @cached_property
    def live(self) -> list[Deal]:
        """Their deals that have been spoken about and are not over."""
        found = deals.live_of(self.turn.session, self.partner_id)
        return [deal for deal in found if deal.stage not in NOT_APPROACHED]

    def look_again(self) -> None:
        """Their deals were written since."""
        self.__dict__.pop("live", None)

    def answer(self, words: Words, buttons: Rows = (), deal: Deal | None = None) -> None:
        """Answers them, whatever the hour: they are there."""
        self.turn.tell_partner(self.partner_id, words, buttons, deal)
