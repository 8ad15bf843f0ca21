"""The titles of columns in the exports of TikTok Shop and Shopee, in English and Indonesian."""

import re
from collections.abc import Iterable

ORDERS, PERIODS = "orders", "periods"

# Fields of which a file has to tell, and without which nothing can be counted.
NEEDED = {ORDERS: ("order", "account", "units", "gmv"), PERIODS: ("account", "units", "gmv")}
NUMBERS = ("units", "gmv", "price", "refund", "orders")
COMMISSIONS = ("commission", "ads_commission", "est_commission", "est_ads_commission")
DAYS = ("day", "paid_day")

_TITLES: dict[str, dict[str, str]] = {
    ORDERS: {
        "order": "order id | id pesanan | payment order id | order no | no pesanan | nomor pesanan",
        "sku": "sku id | id sku | id model | model id",
        "product_id": "product id | id produk | kode produk | item id",
        "product": "product name | produk | nama produk | item name | info produk",
        "price": "price | harga",
        "units": "quantity | kuantitas | jumlah | items sold | qty",
        "gmv": "payment amount | nilai pembelian | gmv | purchase value | jumlah pembayaran",
        "refund": "jumlah pengembalian | refund amount | jumlah pengembalian dana",
        "status": "order status | status pesanan | status",
        "returned": "fully returned or refunded | pengembalian barang atau dana",
        "account": (
            "creator username | nama pengguna kreator | username affiliate | affiliate username"
            " | nama pengguna affiliate"
        ),
        "account_name": "creator name | nama kreator | nama affiliate | affiliate name",
        "content_kind": "content type | jenis konten | tipe pesanan | order type",
        "content": "content id | id konten",
        "commission": (
            "actual commission payment | pembayaran komisi aktual | pengeluaran"
            " | actual standard commission payment"
        ),
        "est_commission": (
            "est standard commission payment | perkiraan pembayaran komisi standar"
            " | estimasi komisi affiliate per produk | est commission"
        ),
        "ads_commission": (
            "actual shop ads commission payment | pembayaran komisi iklan toko aktual"
        ),
        "est_ads_commission": (
            "est shop ads commission payment | perkiraan pembayaran komisi iklan toko"
        ),
        "day": "time created | waktu dibuat | waktu pesanan | order time | waktu pemesanan",
        "paid_day": (
            "time commission paid | waktu komisi dibayar | waktu pembayaran komisi"
            " | waktu pemotongan"
        ),
    },
    PERIODS: {
        "account": (
            "creator username | nama pengguna kreator | username affiliate | affiliate username"
            " | nama pengguna affiliate"
        ),
        "account_name": "creator name | nama kreator | nama affiliate | affiliate name",
        "period": "tanggal | date | periode | period | rentang tanggal | date range",
        "product_id": "id produk | product id",
        "units": "produk terjual | items sold | item sold | products sold | unit terjual",
        "gmv": "gmv afiliasi | affiliate gmv | omzet penjualan | gmv | penjualan | sales",
        "orders": "pesanan dari afiliasi | affiliate orders | pesanan | orders",
        "est_commission": "estimasi komisi | est commission | perkiraan komisi | komisi",
    },
}
_FIELDS = {
    kind: {title.strip(): field for field, some in fields.items() for title in some.split("|")}
    for kind, fields in _TITLES.items()
}
_TIKTOK = re.compile(r"\b(?:creator|kreator)\b")
_SHOPEE = re.compile(r"\b(?:username|id|nama) affiliates?\b|\bmcn terhubung\b")


def plain_title(title: str) -> str:
    """In small letters, with nothing but words: `Omzet Penjualan(Rp)` is `omzet penjualan`."""
    words = re.findall(r"[^\W_]+", re.sub(r"\((?:rp|idr)\)|%", " ", title.casefold()))
    return " ".join(words)


def field_of(title: str, kind: str) -> str | None:
    """What the column of that title holds; None for one that we do not know."""
    return _FIELDS[kind].get(plain_title(title))


def platform_of(titles: Iterable[str]) -> str | None:
    """Whose export has such titles; None where they do not tell."""
    together = " | ".join(map(plain_title, titles))
    found = [("tiktok", _TIKTOK), ("shopee", _SHOPEE)]
    told = [platform for platform, words in found if words.search(together)]
    return told[0] if len(told) == 1 else None
