"""Which posts figures are of, and what makes them hard to believe."""

from collections.abc import Mapping, Sequence

from deals.brought.figures import Figures
from deals.deal import Deliverable
from deals.reading.figure_items import Place
from deals.reading.figures import FiguresRead, Told

ALL = 0  # of all posts of a deal together
MOST = {"views": 500_000_000, "leads": 1_000_000, "sales": 1_000_000}
MOST_ELSE = 100_000_000


def of_posts(pieces: Sequence[Deliverable], read: FiguresRead) -> dict[int, Figures] | None:
    """The figures of each post by its number, or of ALL; None where that is not clear.

    `pieces`: those that count. What is told without a place is of all of them, or, where it is
    told as often as there are posts, of one after the other.
    """
    nameless = [one for one in read.told if not one.place]
    if len(nameless) > 1:
        return _in_order(pieces, read.told) if len(nameless) == len(read.told) else None
    found: dict[int, Figures] = {}
    for one in read.told:
        number = _number(pieces, one.place)
        if number is None and len(read.told) == 1 and not one.place.number:
            number = ALL  # `reel views 12rb` of somebody with two reels
        if number is None or number in found:
            return None
        found[number] = one.figures
    return found


def doubts(figures: Figures) -> tuple[str, ...]:
    """What makes them hard to believe, as short codes: negative, huge, more_than_views."""
    known = figures.known
    found = []
    if any(count < 0 for count in known.values()):
        found.append("negative")
    if any(count > MOST.get(name, MOST_ELSE) for name, count in known.items()):
        found.append("huge")
    if figures.views is not None and any(count > figures.views for count in known.values()):
        found.append("more_than_views")
    return tuple(found)


def doubts_of(
    told: Mapping[int, Figures], known: Mapping[int, Figures]
) -> dict[int, tuple[str, ...]]:
    """The doubts about each post that has any; likes of today are held against views of before."""
    found = {number: known.get(number, Figures()).with_told(one) for number, one in told.items()}
    return {number: why for number, one in found.items() if (why := doubts(one))}


def all_of(doubted: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Every doubt once, whatever post it is about."""
    return tuple(dict.fromkeys(code for codes in doubted.values() for code in codes))


def _in_order(pieces: Sequence[Deliverable], told: Sequence[Told]) -> dict[int, Figures] | None:
    if len(told) != len(pieces):
        return None
    return {piece.number: one.figures for piece, one in zip(pieces, told, strict=True)}


def _number(pieces: Sequence[Deliverable], place: Place) -> int | None:
    """ALL where nothing says which, or where there is one alone."""
    if place.in_sum or not place:
        return ALL
    fit = [piece for piece in pieces if _is_there(piece, place)]
    if place.number and not place.kind and not place.platform:
        fit = [*pieces]
    if place.number:
        return fit[place.number - 1].number if place.number <= len(fit) else _any(pieces, place)
    return fit[0].number if len(fit) == 1 else None


def _any(pieces: Sequence[Deliverable], place: Place) -> int | None:
    """`post 2` of reels: a post is what each of them may be called."""
    said_loosely = place.kind in ("post", "video") and not place.platform
    return pieces[place.number - 1].number if said_loosely and place.number <= len(pieces) else None


def _is_there(piece: Deliverable, place: Place) -> bool:
    same_kind = not place.kind or piece.kind == place.kind
    return same_kind and (not place.platform or piece.platform == place.platform)
