"""Partners with a hidden wish: the lowest fee at which they would do it.

What one of them draws depends on the seed and their number alone, so that every way of ours meets
the same people.
"""

from dataclasses import dataclass, replace
from random import Random

from deals.bargaining.money import said
from tests.bargaining.campaigns import CAMPAIGNS, Offered

TEMPERS = {"quick": 0.4, "stubborn": 0.25, "silent": 0.2, "irrational": 0.15}  # shares of all


@dataclass(frozen=True)
class Partner:
    """`wish`, in rupiah, is what nobody of ours knows; `begins_day`: when they get our offer."""

    number: int
    temper: str
    offered: Offered
    wish: int
    begins_day: float


@dataclass(frozen=True)
class Reply:
    """What they do about an offer: agree, ask (for `fee`), leave or stay silent, and when."""

    does: str
    fee: int = 0
    after_days: float = 0


def people(seed: int, count: int) -> list[Partner]:
    """So many partners, spread over the first three weeks of the month."""
    return [_somebody(Random(f"{seed}:{number}"), number) for number in range(count)]


def _somebody(rng: Random, number: int) -> Partner:
    temper = rng.choices(list(TEMPERS), list(TEMPERS.values()))[0]
    offered = rng.choices(CAMPAIGNS, [one.share for one in CAMPAIGNS])[0]
    wish = said(int(offered.highest * rng.triangular(0.3, 1.3, 0.65)))
    return Partner(number, temper, offered, wish, rng.uniform(0, 21))


class Haggling:
    """One partner in one talk: hears our fee, and replies."""

    def __init__(self, partner: Partner, seed: int) -> None:
        self.partner = partner
        self.rng = Random(f"{seed}:{partner.number}:talk")
        self.greed = self.rng.uniform(0.1, 0.8)
        self.asked = 0
        self.times = 0

    def hears(self, fee: int) -> Reply:
        self.times += 1
        reply = getattr(self, f"_{self.partner.temper}")(fee)
        if reply.does == "ask":
            self.asked = reply.fee
        slow = self.partner.temper == "silent"
        return replace(reply, after_days=self.rng.uniform(1, 5) if slow else self.rng.random())

    def _quick(self, fee: int) -> Reply:
        """Takes what is enough, else comes half way down to what would be."""
        if fee >= self.partner.wish:
            return Reply("agree")
        return Reply("leave") if self.times > 4 else self._asks(0.5)

    def _stubborn(self, fee: int) -> Reply:
        """Wants what they said, and hardly comes down; in the end they take what is enough."""
        if self.asked and fee >= 0.95 * self.asked:
            return Reply("agree")
        if self.times > 6:
            return Reply("agree" if fee >= self.partner.wish else "leave")
        return self._asks(0.1)

    def _silent(self, fee: int) -> Reply:
        """Like the quick ones, when they answer at all."""
        return Reply("silent") if self.rng.random() < 0.35 else self._quick(fee)

    def _irrational(self, fee: int) -> Reply:
        """May leave a good offer, take a bad one, or ask for more than before."""
        drawn = self.rng.random()
        if drawn < 0.12:
            return Reply("leave")
        if fee >= self.partner.wish * (0.8 if drawn < 0.3 else 1.1):
            return Reply("agree")
        if self.times > 6:
            return Reply("leave")
        return self._asks(self.rng.uniform(-0.5, 0.6))

    def _asks(self, comes_down: float) -> Reply:
        """Their next fee: nearer to their wish by that share, or further from it."""
        wish = self.partner.wish
        first = int(wish * (1 + self.greed))
        fee = self.asked - int((self.asked - wish) * comes_down) if self.asked else first
        return Reply("ask", max(said(fee), wish))
