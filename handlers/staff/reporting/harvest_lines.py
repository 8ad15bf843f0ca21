"""What a month's posts brought, as the last part of the report and as a page of its sheet."""

from deals.brought.figures import NAMES
from deals.reporting.harvest import Harvest, Harvests
from deals.says.reporting import reports as says
from handlers import say
from handlers.office.exporting import Cell

COUNTED = ("posts", "told")
WORKED_OUT = ("views_a_post", "likes_a_post", "idr_per_1000_views", "idr_per_like", "doubted")


def lines(harvests: Harvests) -> tuple[says.HarvestLine, ...]:
    """For the chat; nothing where nobody told anything."""
    if not (harvests.in_all.told or harvests.in_all.doubted):
        return ()
    return tuple(says.HarvestLine(by, one) for by, found in _groups(harvests) for one in found)


def rows(harvests: Harvests, language: str) -> list[list[Cell]]:
    """A row for all, and for each tier and platform."""
    titles: list[Cell] = [_column(name, language) for name in ("group", "name", *COUNTED)]
    titles += [say.word("figures", name, language) for name in NAMES]
    titles += [_column(name, language) for name in WORKED_OUT]
    found = [titles]
    for by, lines in _groups(harvests):
        group = say.word("report_groups", by, language)
        found += [[group, line.name, *_cells(line)] for line in lines]
    return found


def _groups(harvests: Harvests) -> tuple[tuple[str, tuple[Harvest, ...]], ...]:
    in_all = (harvests.in_all,) if harvests.in_all.posts else ()
    return ("all", in_all), ("tier", harvests.tiers), ("platform", harvests.platforms)


def _cells(line: Harvest) -> list[Cell]:
    counted: list[Cell] = [getattr(line, name) for name in COUNTED]
    return [*counted, *line.figures, *(getattr(line, name) for name in WORKED_OUT)]


def _column(name: str, language: str) -> str:
    return say.word("report_columns", name, language)
