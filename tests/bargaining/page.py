"""docs/bargaining.md: its tables and its picture, made from one month."""

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean

from tests.bargaining.month import Outcome
from tests.bargaining.picture import Panel, drawn

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "bargaining.md"
PICTURE = DOCS / "bargaining.svg"
WAYS = {"fixed": "a fixed offer", "middle": "always the middle", "rule": "the rule"}
TEMPERS = ("quick", "stubborn", "silent", "irrational")
Month = dict[str, list[Outcome]]


def parts(month: Month) -> dict[str, str]:
    """Each part of the page by its name."""
    return {"ways": _ways(month), "tempers": _tempers(month["rule"])}


def picture(month: Month) -> str:
    """Who makes how many deals with whom, and at what price."""
    panels = (
        Panel("Deals within the limit, % of the partners", _by_temper(month, _deals)),
        Panel("Fee of a deal, % of the limit", _by_temper(month, _cost)),
    )
    return drawn("A month of bargaining", TEMPERS, tuple(WAYS.values()), panels)


def _ways(month: Month) -> str:
    heads = ("", *WAYS.values())
    told: list[tuple[str, Callable[[Sequence[Outcome]], str]]] = [
        ("deals within the limit, of all partners", lambda o: _percent(_deals(o))),
        ("deals beyond the limit", lambda o: _percent(_deals(o, beyond=True))),
        ("left to a person", lambda o: _percent(_share_of("staff")(o))),
        ("… though their wish lay within the limit", lambda o: _percent(_could_be(o))),
        ("left us", lambda o: _percent(_share_of("left")(o))),
        ("fell silent, or open when the month was over", lambda o: _percent(_unheard(o))),
        ("fee of a deal, of the limit", lambda o: _percent(_cost(o))),
        ("the dearest, of the limit", lambda o: _percent(max(one.of_limit for one in o) * 100)),
        ("fee of all deals", lambda o: f"Rp{sum(one.fee for one in o) / 1e6:,.0f} million"),
        ("our answers in a talk that made a deal", lambda o: _mean(o, "answers")),
        ("days until a deal", lambda o: _mean(o, "days")),
    ]
    rows = [(what, *(tell(month[way]) for way in WAYS)) for what, tell in told]
    return _table(heads, rows)


def _tempers(outcomes: Sequence[Outcome]) -> str:
    heads = ("with the rule", "partners", "deals", "to a person", "left us", "fee, of the limit",
             "our answers")  # fmt: skip
    rows = []
    for temper in TEMPERS:
        theirs = [one for one in outcomes if one.partner.temper == temper]
        shares = [_percent(_share_of(end)(theirs)) for end in ("deal", "staff", "left")]
        answers = f"{mean(one.answers for one in theirs):.1f}"
        rows.append((temper, str(len(theirs)), *shares, _percent(_cost(theirs)), answers))
    return _table(heads, rows)


def _by_temper(
    month: Month, of: Callable[[Sequence[Outcome]], float]
) -> tuple[tuple[float, ...], ...]:
    """For each temper, one figure a way."""
    return tuple(
        tuple(of([one for one in month[way] if one.partner.temper == temper]) for way in WAYS)
        for temper in TEMPERS
    )


def _share_of(end: str) -> Callable[[Sequence[Outcome]], float]:
    return lambda outcomes: 100 * sum(one.end == end for one in outcomes) / len(outcomes)


def _deals(outcomes: Sequence[Outcome], beyond: bool = False) -> float:
    found = [one for one in outcomes if one.end == "deal" and (one.of_limit > 1) == beyond]
    return 100 * len(found) / len(outcomes)


def _could_be(outcomes: Sequence[Outcome]) -> float:
    for_staff = [one for one in outcomes if one.end == "staff"]
    possible = [one for one in for_staff if one.partner.wish <= one.partner.offered.highest]
    return 100 * len(possible) / len(outcomes)


def _unheard(outcomes: Sequence[Outcome]) -> float:
    return _share_of("silent")(outcomes) + _share_of("open")(outcomes)


def _cost(outcomes: Sequence[Outcome]) -> float:
    return 100 * mean(one.of_limit for one in outcomes if one.end == "deal")


def _mean(outcomes: Sequence[Outcome], name: str) -> str:
    return f"{mean(getattr(one, name) for one in outcomes if one.end == 'deal'):.1f}"


def _percent(share: float) -> str:
    return f"{share:.0f} %"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
