"""Limits in words, a line each, such as `/limits` reads them back."""

from deals.bargaining.limits import ANY_TIER, Limits
from deals.terms import PostBy, Terms
from handlers.words.phrases import Phrases
from handlers.words.wording import tables


def lines(limits: Limits | None, language: str) -> tuple[str, ...]:
    """Nothing for what has no limit."""
    if limits is None:
        return ()
    phrases, words = Phrases(language), tables(language)["limits"]
    tiers = {ANY_TIER: words["any"]}
    found = [f"{tiers.get(fee.tier, fee.tier)} {fee.kind}: {phrases.idr(fee.idr)}"
             for fee in limits.fees]  # fmt: skip
    if limits.lowest_pct is not None and limits.highest_pct is not None:
        share = f"{phrases.pct(limits.lowest_pct)} - {phrases.pct(limits.highest_pct)}"
        found.append(f"{words['commission']}: {share}")
    found.append(f"{words['fewest']}: {limits.fewest}")
    if limits.latest != PostBy():
        found.append(f"{words['latest']}: {phrases.deadline(Terms(post_by=limits.latest))}")
    if limits.exchanges:
        named = ", ".join(words[exchange] for exchange in limits.exchanges)
        found.append(f"{words['exchanges']}: {named}")
    if limits.extra:
        worth = f" = {phrases.idr(limits.extra_value_idr)}" if limits.extra_value_idr else ""
        found.append(f"{words['extra']}: {limits.extra}{worth}")
    return (*found, f"{words['rounds']}: {limits.rounds}")
