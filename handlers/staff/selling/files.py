"""A sales file that somebody of ours has sent, with what was asked about it so far."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from deals.channel import Attachment
from deals.decision import Refused
from deals.listing.opening import BrokenSheet
from deals.reporting.months import month_of
from deals.selling import reading
from deals.selling.ahead import SalesAhead
from deals.selling.lines import Line, Span
from deals.selling.reading import Summary, Written
from deals.selling.sheet import Known, Layout, unfolded
from deals.selling.titles import plain_title
from deals.selling.upload import Upload, absent
from handlers.staff.acting import Acting
from handlers.turn import Outdated
from handlers.words.harmless import file_name
from storage.keeping import media
from storage.selling import layouts, shops
from storage.tables import Shop

OF_SALES = ("too_large", "too_many_rows", "no_sales")  # refusals with words of their own


@dataclass(frozen=True)
class Opened:
    """An upload, with what is known of its shop's files. It is read when it is asked for what it
    holds, unless that was found `ahead`; then Refused is raised where it is damaged, or gone from
    the disk."""

    upload: Upload
    shop: Shop | None
    known: Known
    ahead: SalesAhead | None = None

    @cached_property
    def content(self) -> bytes:
        return _content(self.upload)

    @cached_property
    def written(self) -> Written:
        if self.ahead:
            return self.ahead.written
        with _in_words():
            return reading.how_written(self.content, self.known)

    @cached_property
    def layout(self) -> Layout:
        if self.ahead:
            return self.ahead.written.layout
        with _in_words():
            return reading.layout_of(self.content, self.known)

    @property
    def missing(self) -> str | None:
        """The next field that no column holds, and of which nobody has said that none does."""
        asked = (one for one in self.layout.missing if absent(one) not in self.known)
        return next(asked, None)

    @cached_property
    def span(self) -> Span | None:
        """The days that it is about where its rows do not say; None where that is asked."""
        if self.upload.month:
            return reading.whole_month(self.upload.month)
        if self.written.one_day:
            return reading.whole_month(month_of(self.written.one_day))
        return reading.span_named(self.upload.name)

    @property
    def complete(self) -> bool:
        """Nothing of it has to be asked any more."""
        return bool(self.shop and not self.missing and self.span)

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
    ahead = acting.incoming.ahead
    if ahead and ahead.upload.sha256 == file.sha256:
        return ahead.upload
    path = file.rows or _rows(acting, file)
    return Upload(path, file_name(file.name), file.sha256 or Path(path).name)


def opened(acting: Acting, upload: Upload) -> Opened:
    """Raises Refused when it is no export of sales, or is gone from the disk, and Outdated when
    more is known of its columns than when it was looked at."""
    ahead = _ahead_of(acting, upload)
    layout = ahead.written.layout if ahead else _layout(upload)
    shop = _shop(acting, upload, layout.platform)
    known = layouts.known(acting.session, shop.id or 0, layout.kind) if shop else {}
    known |= upload.titles
    if ahead and ahead.known != known:
        raise Outdated
    return Opened(upload, shop, known, ahead)


def read_again(upload: Upload) -> Opened:
    """One of whose columns all is known."""
    return Opened(upload, None, upload.titles)


def _ahead_of(acting: Acting, upload: Upload) -> SalesAhead | None:
    ahead = acting.incoming.ahead
    return ahead if ahead and ahead.upload == upload else None


def _content(upload: Upload) -> bytes:
    with _in_words():
        return Path(upload.path).read_bytes()


def _layout(upload: Upload) -> Layout:
    content = _content(upload)
    with _in_words():
        return reading.layout_of(content, upload.titles)


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
