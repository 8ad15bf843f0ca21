"""Writes the listing back as the team keeps it: their headers, their words for who is willing."""

from dataclasses import dataclass
from datetime import date

from deals.stages import Stage

HEADERS = (
    *("No", "KOL", "Followers", "Address", "Post Date", "Willing to receive PR Pack"),
    *("Platform", "Brand", "Link Instagram"),
)
_WILLING = {
    "done": "YES (DONE)",
    "yes": "YES",
    "no_contact": "TIDAK BISA DI CONTACT",
    "no_barter": "TIDAK BISA BARTER",
}
_BY_STAGE = {
    Stage.AGREED: "yes",
    Stage.DELIVERING: "yes",
    Stage.DONE: "done",
    Stage.UNREACHABLE: "no_contact",
}


@dataclass(frozen=True)
class WrittenRow:
    """One deal as a row of the sheet. `month`: 2026-09; `post_day`: posted, promised or agreed."""

    month: str
    name: str
    followers: int | None
    address: str
    post_day: date | None
    stage: Stage
    pr_status: str | None
    platform: str
    brand: str
    link: str

    @property
    def willing(self) -> str:
        """What the deal has shown since, else what the sheet said; empty: not asked yet."""
        return _WILLING.get(_BY_STAGE.get(self.stage) or self.pr_status or "", "")
