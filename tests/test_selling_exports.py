"""The exports of TikTok Shop and Shopee as rows, with their quirks; what is unclear is told."""

import io
from datetime import date

import openpyxl
import pytest

from deals.listing.opening import BrokenSheet
from deals.selling.lines import Line, OrderLine, PeriodLine, Problem
from deals.selling.reading import (
    Summary,
    Written,
    each_line,
    how_written,
    span_named,
    whole_month,
)
from deals.selling.sheet import unfolded
from deals.selling.sold import Sold
from tests import exports

SEPTEMBER = whole_month("2026-09")


def read(text: str, known: dict[str, str] | None = None) -> tuple[Written, list[Line], Summary]:
    content, summary = text.encode(), Summary()
    written = how_written(content, known or {})
    return written, list(each_line(content, written, SEPTEMBER, summary)), summary


def test_tiktoks_orders_in_english() -> None:
    written, lines, summary = read(exports.TIKTOK_ORDERS)
    assert (written.layout.kind, written.layout.platform) == ("orders", "tiktok")
    first = lines[0]
    assert isinstance(first, OrderLine)
    assert (first.order_no, first.sku, first.account) == (
        "577000000000000001",
        "17290001",
        "rani.k",
    )
    assert (first.units, first.gmv_idr, first.commission_idr) == (2, 150_000, 15_000)
    assert (first.day, first.content_id, first.content_kind) == (
        *(date(2026, 9, 3), "7412345678901234567", "video"),
    )
    assert first.more["commission model"] == "Open"
    assert summary.states == {"settled": 1, "pending": 1, "returned": 1, "void": 1}
    assert summary.sold == Sold(2, 150_000, 1, 1, 75_000, 15_000)
    assert not summary.problems and not summary.doubts


def test_tiktoks_orders_in_indonesian_and_what_a_spreadsheet_spoilt() -> None:
    written, lines, summary = read(exports.TIKTOK_ORDERS_ID)
    assert written.layout.kind == "orders" and not written.layout.missing
    assert [line.gmv_idr for line in lines] == [150_000]
    assert summary.problems == {"broken_id": 1, "hidden": 1}
    assert summary.examples == [
        Problem(3, "broken_id", "5,77000E+17"),
        Problem(4, "hidden", "######"),
    ]


def test_tiktoks_periods_leave_the_summary_out_and_add_products() -> None:
    written, lines, summary = read(exports.TIKTOK_PERIODS)
    assert (written.layout.kind, written.layout.platform) == ("periods", "tiktok")
    rani, sari = lines
    assert isinstance(rani, PeriodLine)
    assert (rani.first, rani.last) == (date(2026, 9, 1), date(2026, 9, 7))
    assert (rani.units, rani.gmv_idr, rani.orders) == (2_395, 437_212_212, 2_011)
    assert (sari.account, sari.units, sari.gmv_idr) == ("sari.sehat", 5, 500_000)
    assert sum(line.gmv_idr for line in lines) == 437_712_212, "as the file itself sums it up"
    assert written.styles["gmv"].decimal == "comma" and not summary.problems


def test_shopees_periods_are_those_of_the_month_that_is_named() -> None:
    written, lines, _ = read(exports.SHOPEE_PERIODS)
    assert (written.layout.kind, written.layout.platform) == ("periods", "shopee")
    rani, sari = lines
    assert isinstance(rani, PeriodLine)
    assert (rani.first, rani.last) == (date(2026, 9, 1), date(2026, 9, 30))
    assert (rani.account, rani.units, rani.gmv_idr, rani.commission_idr) == (
        *("rani.k", 41, 2_000_001, 200_000),
    )
    assert sari.gmv_idr == 150_000, "its column has dots for decimals"


def test_shopees_orders_without_a_status_are_settled_once_their_commission_is_taken() -> None:
    written, lines, summary = read(exports.SHOPEE_ORDERS)
    assert (written.layout.kind, written.layout.platform) == ("orders", "shopee")
    assert summary.states == {"settled": 1, "returned": 1, "pending": 1}
    assert summary.sold == Sold(2, 150_000, 1, 1, 75_000, 15_000)
    live = lines[0]
    assert isinstance(live, OrderLine) and live.content_kind == "live"


def book(text: str) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["Laporan Affiliate"])
    for line in text.splitlines():
        sheet.append(line.split(";"))
    order = [1730, "Jahe", "", 5, 75000.5, 75000.25, "IDR", 1, "Sudah dibayar", "Tidak", "@Rani.K"]
    more = ["Video Singkat", "-", "10%", 7500, date(2026, 9, 4)]
    sheet.append([577000000000000020.0, *order, *more])
    sheet.append(["577000000000000021", *order, *more])
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def test_a_workbook_is_read_as_what_it_shows() -> None:
    content = unfolded(book(exports.TIKTOK_ORDERS_ID))
    summary = Summary()
    written = how_written(content, {})
    lines = list(each_line(content, written, SEPTEMBER, summary))
    assert written.layout.header_row == 2
    assert summary.problems["broken_id"] == 2, "also the number that a spreadsheet has rounded"
    last = lines[-1]
    assert isinstance(last, OrderLine)
    assert (last.account, last.gmv_idr, last.day) == ("rani.k", 75_000, date(2026, 9, 4))


def test_a_column_that_nobody_knows_is_asked_and_then_known() -> None:
    text = exports.SHOPEE_PERIODS.replace("Omzet Penjualan(Rp)", "Nilai Total")
    written, _, _ = read(text)
    assert written.layout.missing == ["gmv"] and "Nilai Total" in written.layout.unknown
    written, lines, _ = read(text, {"nilai total": "gmv"})
    assert not written.layout.missing
    assert lines[0].gmv_idr == 2_000_001


def test_rows_that_are_shifted_or_doubtful_are_told() -> None:
    head, first, second, third, *_ = exports.TIKTOK_ORDERS.splitlines()
    rows = [head, first, f"x,{second}", third.replace(",1,Settled", ",-1,Settled")]
    _, lines, summary = read("\n".join(rows))
    assert summary.problems == {"shifted": 1}
    assert summary.doubts == {"negative": 1}
    assert [line.doubt for line in lines] == ["", "negative"]


def test_a_line_that_comes_twice_counts_once() -> None:
    rows = exports.TIKTOK_ORDERS.splitlines()
    other = rows[1].replace("150000,IDR,2", "75000,IDR,1")
    _, lines, summary = read("\n".join([*rows, rows[1]]))
    assert (len(lines), summary.twice) == (4, 0)
    _, lines, summary = read("\n".join([*rows, other]))
    assert (len(lines), summary.twice, summary.sold.units) == (4, 1, 2)


def test_days_are_read_days_first_unless_the_file_shows_else() -> None:
    american = exports.TIKTOK_ORDERS.replace("28/09/2026", "09/28/2026").replace("03/09", "09/03")
    _, lines, _ = read(american.replace("05/09", "09/05").replace("06/09", "09/06"))
    days = [line.day for line in lines if isinstance(line, OrderLine)]
    assert days == [date(2026, 9, day) for day in (3, 28, 5, 6)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("No,KOL,Followers,Link\n1,Rani,12K,https://www.tiktok.com/@rani", "no_sales"),
        ("a,b\n1,2\n", "no_sales"),
    ],
)
def test_what_is_no_export_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BrokenSheet) as refused:
        how_written(text.encode(), {})
    assert refused.value.reason_code == reason


def test_the_name_of_a_file_may_tell_its_days() -> None:
    span = span_named("AffiliatePerformance_20260801-20260831.csv")
    assert span and (span.first, span.last, span.month) == (
        *(date(2026, 8, 1), date(2026, 8, 31), "2026-08"),
    )
    assert span_named("orders.csv") is None


def test_the_months_of_its_orders_are_counted() -> None:
    _, _, summary = read(exports.TIKTOK_ORDERS.replace("28/09/2026", "01/10/2026"))
    assert summary.months == {"2026-09": 3, "2026-10": 1}
