"""Terms: everything that two sides can agree on, as one value."""

from dataclasses import dataclass, field
from datetime import date

PLATFORMS = ("instagram", "tiktok", "shopee", "youtube", "facebook", "x", "threads")
CONTENT_KINDS = ("post", "reel", "story", "video", "short", "live")
PROOFS = ("link", "picture")
DUE = ("agreement", "delivery", "day")
MOST_INSTALMENTS = 6


@dataclass(frozen=True)
class Content:
    """So many pieces of one kind on one platform, and what proves each of them."""

    kind: str
    platform: str
    count: int = 1
    proof: str = "link"


@dataclass(frozen=True)
class PostBy:
    """The last day to post: a fixed day, or so many days after the pack was received."""

    on: date | None = None
    days_after_pack: int | None = None


@dataclass(frozen=True)
class Instalment:
    """A share of the fee, in percent: due on agreement, once everything is accepted (delivery), or
    on a day."""

    share_pct: int
    due: str = "delivery"
    on: date | None = None


USUAL_PAY: dict[str, tuple[Instalment, ...]] = {
    "after": (),  # unless something else is agreed
    "before": (Instalment(100, "agreement"),),
    "half": (Instalment(50, "agreement"), Instalment(50, "delivery")),
}


@dataclass(frozen=True)
class Terms:
    """One version of the terms. Money in whole rupiah, commission in percent.

    `extra`: goods on top of the barter; no `instalments`: all of the fee after delivery.
    """

    contents: tuple[Content, ...] = ()
    post_by: PostBy = field(default_factory=PostBy)
    barter: str = ""
    barter_value_idr: int = 0
    fee_idr: int = 0
    commission_pct: float = 0
    bonus_idr: int = 0
    bonus_condition: str = ""
    tags: tuple[str, ...] = ()
    rights: str = ""
    extra: str = ""
    instalments: tuple[Instalment, ...] = ()

    @property
    def needs_pack(self) -> bool:
        return bool(self.barter or self.extra)


def problems(terms: Terms) -> list[str]:
    """What makes these terms unfit to be offered, as short codes; empty when they are sound."""
    found = []
    if not terms.contents:
        found.append("no_content")
    if not all(_sound(content) for content in terms.contents):
        found.append("unknown_content")
    if not (terms.needs_pack or terms.fee_idr or terms.commission_pct):
        found.append("no_pay")
    if (terms.post_by.on is None) == (terms.post_by.days_after_pack is None):
        found.append("no_post_by")
    if terms.post_by.days_after_pack is not None and not terms.needs_pack:
        found.append("post_by_needs_pack")
    if (
        min(terms.fee_idr, terms.barter_value_idr, terms.bonus_idr) < 0
        or not 0 <= terms.commission_pct <= 100
    ):
        found.append("bad_amount")
    if terms.instalments and not _adds_up(terms.instalments):
        found.append("bad_instalments")
    return found


def _adds_up(instalments: tuple[Instalment, ...]) -> bool:
    sound = all(
        1 <= one.share_pct <= 100 and one.due in DUE and (one.on is not None) == (one.due == "day")
        for one in instalments
    )
    whole = sum(one.share_pct for one in instalments) == 100
    return sound and whole and len(instalments) <= MOST_INSTALMENTS


def _sound(content: Content) -> bool:
    return (
        content.kind in CONTENT_KINDS
        and content.platform in PLATFORMS
        and content.proof in PROOFS
        and 1 <= content.count <= 50
    )
