"""Whom an announcement is for, and what makes its words unfit."""

import re
from dataclasses import dataclass, replace
from typing import Any

from deals.stages import NOT_APPROACHED, Stage

KINDS = ("kol", "affiliate")
TIERS = ("nano", "micro", "macro", "mega")
# Who was never spoken to, and who broke their word, are meant only where their stage is named.
USUAL = tuple(stage for stage in Stage if stage not in (*NOT_APPROACHED, "struck", "breached"))
LONGEST = 1500


@dataclass(frozen=True)
class Group:
    """Partners of this tier with a deal of this kind, in this campaign, for this shop and in this
    stage; what is empty narrows nothing."""

    kind: str = ""
    campaign_id: int | None = None
    shop_id: int | None = None
    stage: str = ""
    tier: str = ""

    def __str__(self) -> str:
        """As a button says it: `affiliate:3::agreed:micro`."""
        campaign, shop = self.campaign_id or "", self.shop_id or ""
        return f"{self.kind}:{campaign}:{shop}:{self.stage}:{self.tier}"

    @property
    def stages(self) -> tuple[str, ...]:
        return (self.stage,) if self.stage else tuple(stage.value for stage in USUAL)

    def switched(self, name: str, value: Any) -> "Group":
        """Narrowed by that, or no longer where it was so already."""
        so_already = getattr(self, name) == value
        return replace(self, **{name: getattr(Group(), name) if so_already else value})


def group_of(text: str) -> Group:
    """What a button says; anybody can forge it, so it may be anything."""
    kind, campaign, shop, stage, tier = (text.split(":") + [""] * 5)[:5]
    return Group(
        kind if kind in KINDS else "",
        _number(campaign),
        _number(shop),
        stage if stage in set(Stage) else "",
        tier if tier in TIERS else "",
    )


def without_greeting(words: str) -> str:
    """The greeting with their name is ours; one that was typed would be a second."""
    return _GREETING.sub("", words, count=1) or words


_GREETING = re.compile(
    r"\s*(?:halo+|hallo|hai|hi|hello)\b(?: (?:kak|kakak|semua|semuanya|all|everyone|there))*"
    r"[ \t]*(?:[,!.]+|\n)\s*",
    re.IGNORECASE,
)


def fault(words: str) -> str:
    """Why these words cannot go out to many, as a short code; empty when they can."""
    if not words.strip():
        return "words_needed"
    if len(words) > LONGEST:
        return "announcement_too_long"
    if "{{" in words or "{%" in words:
        return "announcement_has_braces"
    return ""


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None
