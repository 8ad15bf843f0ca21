"""What the team found out about a partner; what is empty is not known yet."""

from dataclasses import dataclass

NOBODY = ""  # as competitor: asked, and there is none


@dataclass(frozen=True)
class Research:
    """`niches`: codes of NICHES, or the team's own words. `engagement_pct`: of their followers.
    `rates`: what they ask for one piece of each kind, in rupiah. `competitor`: whose KOL they are
    besides, NOBODY for none, None for not known. `product`: which of ours suits them.
    """

    niches: tuple[str, ...] = ()
    engagement_pct: float | None = None
    rates: tuple[tuple[str, int], ...] = ()
    past_brands: tuple[str, ...] = ()
    competitor: str | None = None
    audience: str = ""
    product: str = ""
    notes: str = ""


def joined(kept: Research, other: Research) -> Research:
    """Two records of one person as one: of what both say the kept one's, and nothing is lost."""
    notes = dict.fromkeys(line for line in (kept.notes, other.notes) if line)
    competitors = (kept.competitor, other.competitor)
    return Research(
        niches=tuple(dict.fromkeys((*kept.niches, *other.niches))),
        engagement_pct=other.engagement_pct if kept.engagement_pct is None else kept.engagement_pct,
        rates=tuple(sorted((dict(other.rates) | dict(kept.rates)).items())),
        past_brands=tuple(dict.fromkeys((*kept.past_brands, *other.past_brands))),
        competitor=next((one for one in competitors if one), next(iter(_told(competitors)), None)),
        audience=kept.audience or other.audience,
        product=kept.product or other.product,
        notes="\n".join(notes),
    )


def _told(values: tuple[str | None, ...]) -> list[str]:
    return [value for value in values if value is not None]
