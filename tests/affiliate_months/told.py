"""What the bot says of the story."""

from dataclasses import dataclass, field
from typing import Any

from tests.affiliate_months.sheets import Rows
from tests.desk import Said


@dataclass
class Told:
    """Its sheets, recaps by month among them, and what it said on the way."""

    recaps: dict[str, Rows] = field(default_factory=dict)
    ranking: Rows = field(default_factory=list)
    payouts: Rows = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    meters: Rows = field(default_factory=list)
    sales: list[str] = field(default_factory=list)
    held_back: str = ""
    undone: str = ""
    corrected: list[Said] = field(default_factory=list)
    letters: list[Said] = field(default_factory=list)
    recap_words: str = ""
    drawing: dict[str, Any] = field(default_factory=dict)

    @property
    def correction(self) -> str:
        """What the lead reads when a bonus that was paid is not earned any more."""
        [notice] = [one.text for one in self.corrected if one.words == "notice_bonus_doubted"]
        return notice
