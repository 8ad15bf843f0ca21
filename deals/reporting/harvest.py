"""What a month's posts brought, as partners told it: sums, averages, and what they cost."""

from dataclasses import dataclass, field

from deals.brought.figures import Figures


@dataclass(frozen=True)
class Harvest:
    """Of those who have something in common (`name`), or of all.

    `posts`: accepted ones; `told`: of so many of them figures are known. What is doubted is left
    out, of so many deals. `views_of`, `likes_of`: of so many posts the views, the likes. `paid_*`:
    in deals with a fee or a value of goods, with the views or likes that these brought.
    """

    name: str = ""
    figures: Figures = field(default_factory=Figures)
    posts: int = 0
    told: int = 0
    doubted: int = 0
    views_of: int = 0
    likes_of: int = 0
    paid_for_views_idr: int = 0
    paid_views: int = 0
    paid_for_likes_idr: int = 0
    paid_likes: int = 0

    @property
    def views_a_post(self) -> int | None:
        return _share(self.figures.views, self.views_of)

    @property
    def likes_a_post(self) -> int | None:
        return _share(self.figures.likes, self.likes_of)

    @property
    def idr_per_1000_views(self) -> int | None:
        return _share(1000 * self.paid_for_views_idr, self.paid_views)

    @property
    def idr_per_like(self) -> int | None:
        return _share(self.paid_for_likes_idr, self.paid_likes)


@dataclass(frozen=True)
class Harvests:
    """All of a month, and by tier and platform; only groups with accepted posts."""

    in_all: Harvest = Harvest()
    tiers: tuple[Harvest, ...] = ()
    platforms: tuple[Harvest, ...] = ()


def _share(whole: int | None, parts: int) -> int | None:
    """None where nothing is known, or nothing was there to share it."""
    return round(whole / parts) if whole is not None and parts > 0 else None
