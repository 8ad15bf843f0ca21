"""A sales file that somebody of ours has sent, with what was asked about it so far."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from deals.channel import Attachment
from deals.decision import Refused
from deals.listing.opening import BrokenSheet
from deals.reporting.months import month_of
from deals.selling import reading
from deals.selling.lines import Line, Span
from deals.selling.reading import Summary, Written
from deals.selling.sheet import unfolded
from deals.selling.titles import plain_title
from handlers.staff.acting import Acting
from handlers.words.harmless import file_name
from storage.keeping import media
from storage.selling import layouts, shops
from storage.tables import Shop

OF_SALES = ("too_large", "too_many_rows", "no_sales")  # refusals with words of their own


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


@dataclass(frozen=True)
class Opened:
    """An upload, read with what is known of its shop's files."""

    upload: Upload
    shop: Shop | None
    known: dict[str, str]
    content: bytes
    written: Written

    @property
    def missing(self) -> str | None:
        """The next field that no column holds, and of which nobody has said that none does."""
        asked = (one for one in self.written.layout.missing if absent(one) not in self.known)
        return next(asked, None)

    @cached_property
    def span(self) -> Span | None:
        """The days that it is about where its rows do not say; None where that is asked."""
        if self.upload.month:
            return reading.whole_month(self.upload.month)
        if self.written.one_day:
            return reading.whole_month(month_of(self.written.one_day))
        return reading.span_named(self.upload.name)

    def lines(
        self, summary: Summary | None = None, with_doubtful: bool = True
    ) -> Iterator[tuple[Line, str]]:
        """Its lines with the months in which they count; the summary is told of each. Raises
        Refused when it turns out to be damaged further down."""
        assert self.span
        with _in_words():
            for line in reading.each_line(self.content, self.written, self.span, summary):
                if with_doubtful or not line.doubt:
                    yield line, reading.month_in(line, self.span)


def taken(acting: Acting, file: Attachment) -> Upload:
    """The file that came with this update; raises Refused when it is no sheet."""
    path = file.rows or _rows(acting, file)
    return Upload(path, file_name(file.name), file.sha256 or Path(path).name)


def opened(acting: Acting, upload: Upload) -> Opened:
    """Raises Refused when it is no export of sales, or is gone from the disk."""
    with _in_words():
        content = Path(upload.path).read_bytes()
        layout = reading.layout_of(content, upload.titles)
        shop = _shop(acting, upload, layout.platform)
        known = layouts.known(acting.session, shop.id or 0, layout.kind) if shop else {}
        known |= upload.titles
        return Opened(upload, shop, known, content, reading.how_written(content, known))


def read_again(upload: Upload) -> Opened:
    """One of whose columns all is known. Raises Refused as `opened` does."""
    with _in_words():
        content = Path(upload.path).read_bytes()
        written = reading.how_written(content, upload.titles)
        return Opened(upload, None, upload.titles, content, written)


def absent(missing: str) -> str:
    """The title by which is remembered that a shop's files have no such column."""
    return f"-{missing}"


def _rows(acting: Acting, file: Attachment) -> str:
    """Where its rows lie, as a .csv. A workbook was opened before, since that may take long."""
    with _in_words():
        if file.no_rows:
            raise BrokenSheet(file.no_rows)
        rows = unfolded(Path(file.path).read_bytes())
    return str(media.keep(acting.turn.media.parent / "exports", rows)[1])


def _shop(acting: Acting, upload: Upload, platform: str | None) -> Shop | None:
    """The one that was named, whose name the file bears, or the only one of its platform."""
    if upload.shop_id:
        return acting.session.get(Shop, upload.shop_id)
    every = shops.shops(acting.session)
    fitting = [one for one in every if platform in (None, one.platform)]
    name = plain_title(upload.name)
    named = [one for one in fitting if plain_title(one.name) in name]
    sure = named or (fitting if platform else [])
    return sure[0] if len(sure) == 1 else None


@contextmanager
def _in_words() -> Iterator[None]:
    """What is wrong with a file, as Refused."""
    try:
        yield
    except BrokenSheet as broken:
        whose = "sales" if broken.reason_code in OF_SALES else "sheet"
        raise Refused(f"{whose}_{broken.reason_code}") from None
    except OSError:
        raise Refused("sheet_not_fetched") from None
