"""Samples of what staff read about the files of shops; all invented."""

from deals.says import Words
from deals.says.selling import sales
from deals.selling.sold import Sold

_MONTHS = (
    sales.MonthSold("2026-09", "orders", 1_240, 38, 1_520, 98_000_000),
    sales.MonthSold("2026-08", "periods", 46, 46, 1_100, 71_500_000),
)
_SHOPS = (
    sales.ShopSold("TikTok Shop Herbana", _MONTHS, "orders-september.csv"),
    sales.ShopSold("Shopee Herbana", (), coming="ams-september.csv"),
)
_CHECK = sales.SalesCheck(
    file="orders-september.csv",
    shop="TikTok Shop Herbana",
    kind="orders",
    months=("2026-09",),
    lines=1_240,
    sold=Sold(1_520, 98_000_000, 1_180, 40, 2_600_000, 9_800_000),
    returned=12,
    void=8,
    ours=30,
    unknown=6,
    others=2,
    new=900,
    changed=40,
    same=300,
    changes=(
        sales.LineChange("rani.k", 1, 75_000, "pending", 1, 75_000, "settled"),
        sales.LineChange("sari.sehat", 2, 150_000, "", 3, 225_000, ""),
    ),
    numbers=(sales.NumberRead("gmv", "435.212", 435_212),),
    left_out=3,
    problems=(
        sales.RowProblem(17, "broken_id", "7,49479E+18"),
        sales.RowProblem(31, "hidden", "######"),
    ),
    doubtful=1,
    doubts=(sales.RowProblem(52, "negative", "-2 / -150000"),),
    twice=1,
    unknown_status=2,
    over_months=3,
    forgotten=1,
    days_unclear=True,
    other_platform=True,
)
_SAMPLES: tuple[Words, ...] = (
    sales.SalesShelf(_SHOPS, 6),
    sales.AskSalesShop("orders-september.csv"),
    sales.AskSalesMonth("ams.csv", "Shopee Herbana"),
    sales.AskSalesColumn("ams.csv", "gmv"),
    _CHECK,
    sales.SalesKept(
        *("orders-september.csv", "TikTok Shop Herbana", 900, 40, 300, 6),
        (sales.Apart("rani.k", 3_075_000, 3_150_000),),
        2,
    ),
    sales.SalesUnderway("orders-september.csv", "TikTok Shop Herbana", 100_000),
    sales.SalesKnown("orders-september.csv", "TikTok Shop Herbana"),
    sales.SalesDropped("orders-september.csv"),
    sales.NoticeSalesStuck("orders-september.csv", "TikTok Shop Herbana", "TypeError"),
    sales.SalesUndone("orders-september.csv", "TikTok Shop Herbana"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
