"""What every fault test gets: the database's kind, and a place for its counts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.counts import note
from tests.faults.databases import POSTGRES, SQLITE
from tests.faults.stage import FaultStage, staged


@pytest.fixture(scope="module", params=[SQLITE, pytest.param(POSTGRES, marks=pytest.mark.long)])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def stage(kind: str, tmp_path: Path) -> Iterator[FaultStage]:
    """A stage of the test's own, with no bot on it yet."""
    with staged(tmp_path, kind) as one:
        yield one


@pytest.fixture
def counted(
    request: pytest.FixtureRequest, record_property: Callable[[str, Any], None]
) -> Callable[..., None]:
    """Keeps the counts of a test for the table, and shows them in its summary."""

    def tell(kind: str, **counts: Any) -> None:
        marker = request.node.get_closest_marker("fault")
        note(marker.args, kind, **counts)
        record_property(f"{', '.join(marker.args)} on {kind}", counts)

    return tell
