"""One realistic sample of what staff read about what was sold; everybody is invented."""

from deals.says import Words, selling
from deals.selling.sold import Sold

_MONTHS = (
    selling.MonthSold("2026-09", "orders", 1_240, 38, 1_520, 98_000_000),
    selling.MonthSold("2026-08", "periods", 46, 46, 1_100, 71_500_000),
)
_SHOPS = (
    selling.ShopSold("TikTok Shop Herbana", _MONTHS, "orders-september.csv"),
    selling.ShopSold("Shopee Herbana", ()),
)
_CHECK = selling.SalesCheck(
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
        selling.LineChange("rani.k", 1, 75_000, "pending", 1, 75_000, "settled"),
        selling.LineChange("sari.sehat", 2, 150_000, "", 3, 225_000, ""),
    ),
    numbers=(selling.NumberRead("gmv", "Rp435.212.212", 435_212_212, True),),
    left_out=3,
    problems=(
        selling.RowProblem(17, "broken_id", "7,49479E+18"),
        selling.RowProblem(31, "hidden", "######"),
    ),
    doubtful=1,
    doubts=(selling.RowProblem(52, "negative", "-2 / -150000"),),
    twice=1,
    unknown_status=2,
    forgotten=1,
    days_unclear=True,
    other_platform=True,
)
_ACCOUNT = selling.OpenAccount("rani.k", "TikTok Shop Herbana", 41, 3_075_000)
_SAMPLES: tuple[Words, ...] = (
    selling.SalesShelf(_SHOPS, 6),
    selling.AskSalesShop("orders-september.csv"),
    selling.AskSalesMonth("ams.csv", "Shopee Herbana"),
    selling.AskSalesColumn("ams.csv", "gmv"),
    _CHECK,
    selling.SalesKept(
        *("orders-september.csv", "TikTok Shop Herbana", 900, 40, 300, 6),
        (selling.Apart("rani.k", 3_075_000, 3_150_000),),
        2,
    ),
    selling.SalesKnown("orders-september.csv", "TikTok Shop Herbana"),
    selling.SalesDropped("orders-september.csv"),
    selling.SalesUndone("orders-september.csv", "TikTok Shop Herbana"),
    selling.OpenAccounts((_ACCOUNT,), 0, 1, 1),
    selling.WhoseAccount(_ACCOUNT, 2, "rani"),
    selling.AccountSettled("rani.k", "TikTok Shop Herbana", "Rani Kusuma", 5),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
