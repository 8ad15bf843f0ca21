"""Terms: everything that two sides can agree on, as one value."""

from dataclasses import dataclass, field
from datetime import date

PLATFORMS = ("instagram", "tiktok", "shopee", "youtube", "facebook", "x", "threads")
CONTENT_KINDS = ("post", "reel", "story", "video", "short", "live")
PROOFS = ("link", "picture")
DUE = ("agreement", "delivery", "day")
MOST_INSTALMENTS = 6
PROMOTIONS = (
    *("voucher", "free_shipping", "flash_sale", "bogo", "giveaway", "live", "referral"),
    "paid_ads",
)
PROMOTION_CHARS = 100
_MOST_SOLD = 10**12


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
class Target:
    """What has to be sold for the bonus, in the campaign's shop and month: at least so many units,
    or so much in rupiah (GMV); one of the two."""

    units: int = 0
    gmv_idr: int = 0


@dataclass(frozen=True)
class Promotion:
    """One way in which the shop promotes this month, with our own words on it or none."""

    form: str  # one of PROMOTIONS
    words: str = ""


@dataclass(frozen=True)
class Terms:
    """One version of the terms. Money in whole rupiah, commission in percent.

    `bonus_target`: what the bonus hangs on beside all content being accepted; `bonus_condition`:
    what no number says. `extra`: goods on top of the barter; no `instalments`: all of the fee after
    delivery.
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
    bonus_target: Target | None = None
    promotions: tuple[Promotion, ...] = ()

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
    if terms.bonus_target and not (terms.bonus_idr and _reachable(terms.bonus_target)):
        found.append("bad_target")
    if not all(_promises(one) for one in terms.promotions):
        found.append("unknown_promotion")
    return found


def _reachable(target: Target) -> bool:
    """So many units or so much in rupiah, and not both."""
    asked = [amount for amount in (target.units, target.gmv_idr) if amount]
    return len(asked) == 1 and 0 < asked[0] <= _MOST_SOLD


def _promises(promotion: Promotion) -> bool:
    return promotion.form in PROMOTIONS and len(promotion.words) <= PROMOTION_CHARS


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
