"""What was sold, as the platforms' own files say it: their headers, separators and numbers."""

from collections.abc import Callable, Iterator
from datetime import date

from deals.reporting.months import first_day, last_day
from tests.affiliate_months.story import SalesFile

TIKTOK_ORDERS = (
    "ID Pesanan;ID Produk;Produk;SKU;ID SKU;Harga;Payment Amount;Mata Uang;Kuantitas;Status Pesanan"
    ";Pengembalian Barang Atau Dana;Nama pengguna kreator;Jenis Konten;ID Konten"
    ";Persentase komisi standar;Pembayaran Komisi Aktual;Waktu Dibuat"
)
TIKTOK_PERIODS = (
    "Tanggal;Tanggal perbandingan;Nama pengguna kreator;ID Produk;Info produk;ID Toko;Nama toko"
    ";GMV Afiliasi;GMV LIVE Afiliasi;Pesanan dari Afiliasi;Produk terjual;CTR"
)
SHOPEE_ORDERS = (
    "ID Pesanan,Payment Order ID,Kode Produk,Nama Produk,ID Model,Nama Affiliate"
    ",Username Affiliate,MCN Terhubung,Kode Promo,Jenis Promo,Harga(Rp),Jumlah"
    ",Nilai Pembelian(Rp),Jumlah Pengembalian(Rp),Tipe Pesanan"
    ",Estimasi Komisi Affiliate per Produk(Rp),Pengeluaran(Rp),Waktu Pemotongan"
)
SHOPEE_PERIODS = (
    "ID Affiliates,Nama Affiliate,Username Affiliate,Omzet Penjualan(Rp),Produk Terjual,Pesanan"
    ",Clicks,Estimasi Komisi(Rp),ROI,Total Pembeli,Pembeli Baru"
)
TWO_EACH = 20  # so many first orders of an account have two things each, the others one
STATES = {"settled": "Sudah dibayar;Tidak", "pending": "Pending;Tidak", "returned": "Selesai;Ya"}


def written(file: SalesFile) -> str:
    """The text of the file."""
    lines = _FORMS[file.written_as](file)
    return "\n".join(lines) + "\n"


def name_of(file: SalesFile) -> str:
    """As the shop's people name it."""
    shop = file.shop.name.lower().replace(" ", "-")
    days = f"{first_day(file.month):%Y%m%d}-{last_day(file.month):%Y%m%d}"
    return f"{file.number}-{shop}-{days}.csv"


def _tiktok_orders(file: SalesFile) -> Iterator[str]:
    yield TIKTOK_ORDERS
    price, day = file.shop.price, first_day(file.month)
    for number, account, state, units in _orders(file):
        order, paid = f"5770{day:%m}{number:011}", units * price
        fee = paid // 10 if state == "settled" else 0
        when = day.replace(day=1 + number % 28)
        yield (
            f"{order};1729;{file.shop.product};Default;17290001;{_dots(price)};{_dots(paid)};IDR"
            f";{units};{STATES[state]};{account};Etalase;;10%;{_dots(fee)};{when:%d/%m/%Y} 10:11:12"
        )


def _tiktok_periods(file: SalesFile) -> Iterator[str]:
    yield TIKTOK_PERIODS
    in_all = sum(one.rupiah for one in file.sold.values())
    units = sum(one.settled for one in file.sold.values())
    yield f"Ringkasan;;;;;;;Rp{_dots(in_all)};Rp0;{units};{units};5.90%"
    first, last = first_day(file.month), last_day(file.month)
    for account, one in file.sold.items():
        yield (
            f"{first}-{last};{_month_before(first)};{account};1730;{file.shop.product};7495"
            f";{file.shop.name};Rp{_dots(one.rupiah)};--;{one.settled};{one.settled};5.90%"
        )


def _shopee_orders(file: SalesFile) -> Iterator[str]:
    yield SHOPEE_ORDERS
    price, day = file.shop.price, first_day(file.month)
    for number, account, state, units in _orders(file):
        paid, back = units * price, units * price if state == "returned" else 0
        cut = f"{last_day(file.month):%d-%m-%Y} 10:00" if state == "settled" else "-"
        yield (
            f"{day:%y%m}15{number:05}HERB,{number:07},880002,{file.shop.product},99002,{account}"
            f',{account},-,-,-,"{_commas(price)}",{units},"{_commas(paid)}","{_commas(back)}"'
            f',Lainnya,"{_commas(paid // 10)}","{_commas(paid // 10)}",{cut}'
        )


def _shopee_periods(file: SalesFile) -> Iterator[str]:
    yield SHOPEE_PERIODS
    for number, (account, one) in enumerate(file.sold.items(), 11001):
        yield (
            f'{number},{account},{account},"{_commas(one.rupiah)}",{one.settled},{one.settled}'
            f',"1,250","{_commas(one.rupiah // 10)}",10.0,{one.settled},1'
        )


def _orders(file: SalesFile) -> Iterator[tuple[int, str, str, int]]:
    """Number, account, what became of the order, and how many things it has.

    An account's orders have the same numbers in every file of a month.
    """
    for place, (account, sold) in enumerate(file.sold.items(), 1):
        number = place * 1000
        for state in STATES:
            left = getattr(sold, state)
            while left:
                number += 1
                units = min(left, 2 if number % 1000 <= TWO_EACH else 1)
                left -= units
                yield number, account, state, units


def _month_before(first: date) -> str:
    before = first.replace(month=first.month - 1)
    return f"{before}-{before.replace(day=28)}"


def _dots(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _commas(amount: int) -> str:
    return f"{amount:,}.0"


_FORMS: dict[str, Callable[[SalesFile], Iterator[str]]] = {
    "TikTok orders": _tiktok_orders,
    "TikTok periods": _tiktok_periods,
    "Shopee orders": _shopee_orders,
    "Shopee periods": _shopee_periods,
}
