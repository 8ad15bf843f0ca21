"""The part [limits] of a campaign file."""

from deals.bargaining.limits import ANY_TIER, MODES, TIERS, Bargaining, HighestFee, Limits
from deals.campaign.keyed import Reader
from deals.terms import CONTENT_KINDS, PostBy


def read_bargaining(whole: Reader) -> Bargaining:
    """What the file says of limits; none when it has no such part."""
    if "limits" not in whole.table:
        return Bargaining()
    part = whole.part("limits")
    mode = part.choice("mode", MODES, "propose")
    lowest, highest = _shares(part)
    limits = Limits(
        fees=_fees(part),
        lowest_pct=lowest,
        highest_pct=highest,
        fewest=part.take("fewest", int, 1),
        latest=_latest(part),
        exchanges=tuple(map(str, part.take("exchanges", list, []))),
        extra=part.take("extra", str, "").strip(),
        extra_value_idr=part.take("extra_value_idr", int, 0),
        rounds=part.take("rounds", int, 3),
    )
    whole.close(part)
    return Bargaining(mode, limits)


def _fees(limits: Reader) -> tuple[HighestFee, ...]:
    """A table for each tier: `[limits.fees.micro]`, `reel = 500_000`."""
    part, found = limits.part("fees"), []
    for tier in (*TIERS, ANY_TIER):
        of_tier = part.part(tier)
        for kind in CONTENT_KINDS:
            idr = of_tier.take(kind, int, None)
            found += [HighestFee(tier, kind, idr)] if idr is not None else []
        part.close(of_tier)
    limits.close(part)
    return tuple(found)


def _shares(limits: Reader) -> tuple[float | None, float | None]:
    """`commission_pct = [5, 12.5]`: the lowest and the highest."""
    shares = limits.take("commission_pct", list, [])
    if not shares:
        return None, None
    if len(shares) != 2 or not all(type(share) in (int, float) for share in shares):
        limits.note("commission_pct", "wrong_kind")
        return None, None
    return shares[0], shares[1]


def _latest(limits: Reader) -> PostBy:
    """`latest` is a date, `latest_days_after_pack` a number of days: at most one of the two."""
    on = limits.day("latest")
    days = limits.take("latest_days_after_pack", int, None)
    if days is not None and (on or not 1 <= days <= 90):
        limits.note("latest_days_after_pack", "out_of_range")
    return PostBy(on, days)
