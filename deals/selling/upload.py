"""A sales file that was sent, with what was told of it so far."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from deals.selling.titles import plain_title


@dataclass(frozen=True)
class Upload:
    """What is kept of it between two questions. `path`: of its rows, as a .csv; `sha256`: of the
    file as it came; `titles`: the fields that were named for its columns."""

    path: str
    name: str
    sha256: str
    shop_id: int | None = None
    month: str = ""
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def answers(self) -> dict[str, Any]:
        return asdict(self)

    def with_column(self, missing: str, title: str | None) -> "Upload":
        """`title`: of the column that holds it; None: no column does."""
        told = {plain_title(title): missing} if title else {absent(missing): ""}
        return replace(self, titles=self.titles | told)


def absent(missing: str) -> str:
    """The title by which is remembered that a shop's files have no such column."""
    return f"-{missing}"
