"""/sales: the files of shops become what affiliates sold, seen before they are kept."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

from deals.channel import Attachment
from deals.selling.sold import Sold
from deals.terms import Content, PostBy, Target, Terms
from storage.personal import dossier, erasing
from storage.selling import bonuses
from storage.selling.sold import sold_in
from storage.tables import Deal, Partner, ShopAccount
from tests import exports
from tests.desk import House

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A brand with two shops."""
    house = House(tmp_path)
    house.shop("TikTok Shop Herbana")
    house.shop("Shopee Herbana")
    return house


def file(house: House, text: str | bytes, name: str = "orders.csv") -> Attachment:
    content = text.encode() if isinstance(text, str) else text
    path = house.folder / name
    path.write_bytes(content)
    return Attachment("document", "f", name=name, path=str(path))


def partner(house: House, name: str, platform: str, handle: str) -> int:
    """Somebody of the list with that account."""

    def listed(session) -> int:
        row = Partner(
            kind="affiliate", name=name, platform=platform, handle=handle, listed_at=house.now
        )
        session.add(row)
        session.flush()
        return row.id or 0

    return house.do(listed)


def sold(house: House, partner_id: int, shop: str = "TikTok Shop Herbana") -> Sold:
    shop_id = house.shop(shop)
    return house.do(lambda s: sold_in(s, shop_id, "2026-09", [partner_id]))[partner_id]


def pressed(house: House, label: str) -> str:
    return "\n".join(one.text for one in house.presses(house.admin, label))


def test_the_orders_of_a_shop_are_seen_and_then_kept(house: House) -> None:
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    shelf = house.answer(house.admin, "/sales")
    assert "TikTok Shop Herbana: belum ada data" in shelf
    seen = house.answer(house.admin, "", file=file(house, exports.TIKTOK_ORDERS))
    assert "TikTok Shop Herbana · per pesanan · September 2026" in seen
    assert "Terjual: 2 produk · Rp150.000 · 1 pesanan" in seen
    assert "Belum selesai: 1 produk · Rp75.000" in seen
    assert "Akun: 1 dikenal · 1 belum dikenal" in seen
    assert "Baru: 4 · berubah: 0 · tetap: 0" in seen
    assert sold(house, rani) == Sold(), "nothing is kept before they say so"
    assert "tersimpan" in pressed(house, "Simpan")
    assert sold(house, rani) == Sold(2, 150_000, 1, 1, 75_000, 15_000)
    assert "September 2026 · per pesanan: 2 terjual · Rp150.000" in house.answer(
        house.admin, "/sales"
    )


def takes(house: House, text: str | bytes, name: str = "orders.csv", keep: str = "Simpan") -> str:
    """A file is sent and kept; answers what they read."""
    seen = house.answer(house.admin, "/sales", file=file(house, text, name))
    return f"{seen}\n{pressed(house, keep)}"


def test_only_a_number_that_can_be_read_in_two_ways_is_shown_with_its_reading(
    house: House,
) -> None:
    sure = house.answer(house.admin, "/sales", file=file(house, exports.TIKTOK_ORDERS))
    assert "dua cara" not in sure
    rows = exports.TIKTOK_ORDERS_ID.replace("75.000", "95.000").replace("150.000", "95.000")
    doubted = house.answer(house.admin, "/sales", file=file(house, rows, "doubted.csv"))
    assert "“95.000” dibaca 95000" in doubted and "95.000 =" not in doubted


def test_the_same_file_twice_changes_nothing(house: House) -> None:
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    takes(house, exports.TIKTOK_ORDERS)
    before = sold(house, rani)
    again = house.answer(house.admin, "/sales", file=file(house, exports.TIKTOK_ORDERS))
    assert "sudah pernah dimasukkan untuk TikTok Shop Herbana" in again
    longer = exports.TIKTOK_ORDERS + "\n"
    assert "Baru: 0 · berubah: 0 · tetap: 4" in takes(house, longer)
    assert sold(house, rani) == before


def test_a_corrected_file_corrects_and_can_be_undone(house: House) -> None:
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    takes(house, exports.TIKTOK_ORDERS)
    before = sold(house, rani)
    settled = exports.TIKTOK_ORDERS.replace("Pending", "Settled")
    more = settled + settled.splitlines()[1].replace("577000000000000001", "577000000000000009")
    said = takes(house, more, "later.csv")
    assert "Baru: 1 · berubah: 1 · tetap: 3" in said
    assert "rani.k: 1 terjual, Rp75.000 belum selesai → 1 terjual, Rp75.000 selesai" in said
    assert sold(house, rani).units == 5 and not sold(house, rani).pending_units
    assert "later.csv dibatalkan" in pressed(house, "Batalkan file ini")
    assert sold(house, rani) == before
    assert "Baru: 1 · berubah: 1" in takes(house, more, "later.csv"), "it may come again"
    assert sold(house, rani).units == 5


def test_only_the_last_file_of_a_shop_is_undone(house: House) -> None:
    takes(house, exports.TIKTOK_ORDERS)
    said = house.everything()
    first = next(act for one in said for _, act in one.buttons if act.startswith("s.sales_undo"))
    takes(house, exports.TIKTOK_ORDERS.replace("Pending", "Settled"), "later.csv")
    assert "hanya file terakhir" in pressed(house, first)


def test_nothing_is_kept_of_what_was_cancelled(house: House) -> None:
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    assert "tidak disimpan" in takes(house, exports.TIKTOK_ORDERS, keep="Jangan simpan")
    assert "tidak berlaku" in pressed(house, "Simpan") or not sold(house, rani)
    assert "Akun yang belum dikenal" not in house.answer(house.admin, "/sales")


def test_a_shops_periods_without_days_are_asked_for_their_month(house: House) -> None:
    rani = partner(house, "Rani Kusuma", "shopee", "rani.k")
    asked = house.answer(house.admin, "/sales", file=file(house, exports.SHOPEE_PERIODS, "ams.csv"))
    assert "Penjualan bulan apa?" in asked
    seen = pressed(house, "2026-09")
    assert "Shopee Herbana · per periode · September 2026" in seen
    assert "Terjual: 43 produk · Rp2.150.001" in seen
    pressed(house, "Simpan")
    assert sold(house, rani, "Shopee Herbana") == Sold(41, 2_000_001, 38, commission_idr=200_000)


def test_a_month_may_be_written_and_the_name_of_a_file_may_tell_it(house: House) -> None:
    house.answer(house.admin, "/sales", file=file(house, exports.SHOPEE_PERIODS, "ams.csv"))
    assert "Bulannya belum jelas" in house.answer(house.admin, "kapan ya")
    assert "per periode · Agustus 2026" in house.answer(house.admin, "agustus 2026")
    named = file(house, exports.SHOPEE_PERIODS + "\n", "ams_20260901-20260930.csv")
    assert "per periode · September 2026" in house.answer(house.admin, "/sales", file=named)


def test_of_a_period_over_a_months_end_is_told_where_it_counts(house: House) -> None:
    over = file(house, exports.SHOPEE_PERIODS, "ams_20260825-20260905.csv")
    seen = house.answer(house.admin, "/sales", file=over)
    assert "per periode · Agustus 2026" in seen
    assert "Periode yang melewati akhir bulan: 2 baris, semuanya dihitung di bulan awalnya" in seen
    within = file(house, exports.SHOPEE_PERIODS + "\n", "ams_20260901-20260930.csv")
    assert "akhir bulan" not in house.answer(house.admin, "/sales", file=within)


def test_a_column_that_nobody_knows_is_asked_once(house: House) -> None:
    other = exports.TIKTOK_PERIODS.replace("GMV Afiliasi", "Nilai Kotor")
    asked = house.answer(house.admin, "/sales", file=file(house, other))
    assert "kolom mana yang berisi nilai penjualan (GMV)?" in asked
    assert "Rp437.712.212" in pressed(house, "Nilai Kotor")
    pressed(house, "Simpan")
    seen = house.answer(house.admin, "/sales", file=file(house, other + "\n"))
    assert "tetap: 2" in seen, "it is remembered for the shop"


def test_a_column_that_a_file_has_not_is_not_asked_again(house: House) -> None:
    other = exports.TIKTOK_PERIODS.replace("GMV Afiliasi", "Nilai Kotor")
    house.answer(house.admin, "/sales", file=file(house, other))
    assert "Terjual: 2.400 produk · Rp0" in pressed(house, "Tidak ada di file ini")
    house.answer(house.admin, "/cancel")
    assert "Rp0" in house.answer(house.admin, "/sales", file=file(house, other))


def test_which_of_two_shops_it_is_has_to_be_said(house: House) -> None:
    house.shop("TikTok Shop Herbamojo")
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    asked = house.answer(house.admin, "/sales", file=file(house, exports.TIKTOK_ORDERS))
    assert "toko yang mana?" in asked
    assert "Toko itu tidak ada" in house.answer(house.admin, "Toko lain")
    assert "TikTok Shop Herbamojo · per pesanan" in house.answer(
        house.admin, "tiktok shop herbamojo"
    )
    pressed(house, "Simpan")
    assert sold(house, rani, "TikTok Shop Herbamojo").units == 2 and not sold(house, rani)
    named = file(house, exports.TIKTOK_ORDERS, "tiktok-shop-herbana-september.csv")
    assert "TikTok Shop Herbana · per pesanan" in house.answer(house.admin, "/sales", file=named)


def test_orders_win_over_periods_and_the_difference_is_shown(house: House) -> None:
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    sari = partner(house, "Sari", "tiktok", "sari.sehat")
    takes(house, exports.TIKTOK_PERIODS, "periods.csv")
    assert sold(house, rani).units == 2_395
    said = takes(house, "\n".join(exports.TIKTOK_ORDERS.splitlines()[:3]))
    assert "rani.k: Rp225.000 dari pesanan, Rp437.212.212 dari periode" in said
    assert sold(house, rani).units == 2
    assert sold(house, sari).units == 5, "of whom no order is known"


def test_an_account_in_no_list_is_settled_and_remembered(house: House) -> None:
    rani = partner(house, "Rani Kusuma", "instagram", "rani.kusuma")
    takes(house, exports.TIKTOK_ORDERS)
    assert "rani.k · TikTok Shop Herbana: 3 terjual · Rp225.000" in pressed(
        house, "Akun belum dikenal"
    )
    assert "Tulis nama partnernya" in house.presses(house.admin, "rani.k · TikTok Shop Herbana")[-2]
    assert "Tidak ada partner dengan nama" in house.answer(house.admin, "budi")
    assert "Pilih, atau tulis" in house.answer(house.admin, "rani")
    settled = pressed(house, "Rani Kusuma · @rani.kusuma")
    assert "rani.k di TikTok Shop Herbana adalah akun Rani Kusuma" in settled
    assert sold(house, rani).units == 2
    more = exports.TIKTOK_ORDERS.replace("57700000000000000", "57700000000000010")
    assert "Akun: 1 dikenal · 1 belum dikenal" in takes(house, more, "october.csv")
    assert sold(house, rani).units == 4


def test_what_was_said_of_an_account_can_be_taken_back(house: House) -> None:
    takes(house, exports.TIKTOK_ORDERS)
    pressed(house, "Akun belum dikenal")
    pressed(house, "sari.sehat · TikTok Shop Herbana")
    assert "sari.sehat di TikTok Shop Herbana bukan partner kita" in pressed(
        house, "Bukan partner kita"
    )
    assert "Akun yang belum dikenal: 1" in house.answer(house.admin, "/sales")
    pressed(house, "Batalkan")
    assert "Akun yang belum dikenal: 2" in house.answer(house.admin, "/sales")


def test_somebody_listed_later_is_found_by_their_account(house: House) -> None:
    takes(house, exports.TIKTOK_ORDERS)
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    assert "Akun yang belum dikenal: 1" in pressed(house, "Akun belum dikenal")
    assert sold(house, rani).units == 2


def test_negative_and_huge_numbers_are_asked_about(house: House) -> None:
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    text = exports.TIKTOK_ORDERS.replace("150000,IDR,2", "-150000,IDR,-2")
    text = text.replace("75000,IDR,1,Pending", "75000,IDR,900000,Settled")
    seen = house.answer(house.admin, "/sales", file=file(house, text))
    assert "Perlu dicek: 2 baris" in seen
    assert "Baris 2: angkanya minus (-2 / -150000)" in seen
    assert "Baris 3: angkanya sangat besar" in seen
    pressed(house, "Simpan tanpa yang perlu dicek")
    assert sold(house, rani) == Sold()
    house.answer(house.admin, "/sales", file=file(house, text + "\n", "again.csv"))
    pressed(house, "Simpan semua")
    assert sold(house, rani).units == 899_998


def test_who_is_forgotten_stays_as_figures_and_comes_back_with_no_file(house: House) -> None:
    rani = partner(house, "Rani Kusuma", "instagram", "rani.kusuma")
    takes(house, exports.TIKTOK_ORDERS)
    for button in ("Akun belum dikenal", "rani.k · TikTok Shop Herbana"):
        pressed(house, button)
    house.answer(house.admin, "rani")
    pressed(house, "Rani Kusuma · @rani.kusuma")
    told = house.do(lambda s: dossier.of_partner(s, rani))["sold"]
    assert told == [
        {"shop": "TikTok Shop Herbana", "account": "rani.k", "month": "2026-09", "lines": 2}
        | {"units": 3, "gmv_idr": 225_000, "commission_idr": 22_500}
    ]
    house.do(lambda s: erasing.erase(s, rani, house.now))
    assert sold(house, rani).units == 2
    kept = house.do(lambda s: [(a.account, a.partner_id) for a in s.exec(select(ShopAccount))])
    assert "rani.k" not in [account for account, _ in kept]
    said = takes(house, exports.TIKTOK_ORDERS.replace("Pending", "Settled"), "later.csv")
    assert "Milik orang yang minta datanya dihapus: 2 baris" in said
    assert kept == house.do(
        lambda s: [(a.account, a.partner_id) for a in s.exec(select(ShopAccount))]
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "kosong"),
        (b"No,KOL,Followers\n1,Rani,12K\n", "bukan file penjualan"),
        (b"%PDF-1.7", "bukan spreadsheet"),
        (b"PK\x03\x04torn", "rusak"),
        (exports.TIKTOK_ORDERS.splitlines()[0].encode(), "kosong"),
    ],
)
def test_a_file_that_is_none_is_refused(house: House, content: bytes, told: str) -> None:
    assert told in house.answer(house.admin, "/sales", file=file(house, content))


def test_without_a_shop_there_is_nothing_to_sell_in(tmp_path: Path) -> None:
    house = House(tmp_path)
    assert "Belum ada toko" in house.answer(house.admin, "/sales")


def test_a_file_that_reaches_a_target_puts_the_bonus_before_the_leads(house: House) -> None:
    """Orders of one account, from the file to the lead's list, and back when the file is undone."""
    terms = Terms(
        contents=(Content("video", "tiktok"),),
        post_by=PostBy(on=date(2026, 9, 28)),
        commission_pct=10,
        bonus_idr=500_000,
        bonus_target=Target(units=2),
    )
    house.campaign(terms=terms, kind="affiliate", shop_id=house.shop("TikTok Shop Herbana"))
    rani = house.who("Rani")
    deal_id = house.agreed(rani, terms=terms)
    house.says(rani, "https://www.tiktok.com/@rani/video/7300000000000000001")
    house.presses(house.admin, "Terima bukti")
    orders = exports.TIKTOK_ORDERS.replace("rani.k,", "rani,")
    house.answer(house.admin, "/sales", file=file(house, orders))
    pressed(house, "Simpan")
    number = house.do(
        lambda s: s.exec(select(ShopAccount.id).where(ShopAccount.account == "rani")).one()
    )
    partner_id = house.do(lambda s: s.get_one(Deal, deal_id).partner_id)
    house.presses(house.admin, f"s.account_is:{number}:{partner_id}")
    assert "bonus perlu disetujui lead" in house.answer(house.admin, "/due")
    assert "terjual 2/2" in house.answer(rani, "/status")
    house.answer(house.admin, "/sales")
    house.presses(house.admin, "s.sales_undo:1")
    assert "bonus perlu disetujui" not in house.answer(house.admin, "/due")


def test_more_than_a_column_holds_is_told_as_unreadable(house: House) -> None:
    text = exports.TIKTOK_ORDERS.replace("IDR,2,Settled", "IDR,3000000000,Settled")
    assert "tidak terbaca" in house.answer(house.admin, "/sales", file=file(house, text))


def test_price_times_units_is_held_against_the_same_bound(house: House) -> None:
    line = "Default,17290001,HT-1,75000,150000,IDR,2,Settled"
    assert line in exports.TIKTOK_ORDERS
    text = exports.TIKTOK_ORDERS.replace("Payment Amount", "Foo").replace(
        line, "Default,17290001,HT-1,99999999999,150000,IDR,9999999,Settled"
    )
    house.answer(house.admin, "/sales", file=file(house, text))
    assert "99999999999" in pressed(house, "Tidak ada di file ini")


def test_a_file_over_a_months_end_makes_both_months_known(house: House) -> None:
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    over_the_end = exports.TIKTOK_ORDERS.replace("05/09/2026 08:00:00", "25/08/2026 08:00:00")
    takes(house, over_the_end)
    assert sold(house, rani).units == 2
    shop_id = house.shop("TikTok Shop Herbana")
    known = {
        month: house.do(lambda s, month=month: bonuses.known_on(s, shop_id, month))
        for month in ("2026-07", "2026-08", "2026-09")
    }
    assert known["2026-07"] is None and known["2026-08"] == known["2026-09"] is not None


def test_a_file_looks_only_at_the_bonuses_of_its_months(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But at those of all months once an account finds its owner, who may have sold in others."""
    looked: list[set[str] | None] = []
    of_months = bonuses.deals_in

    def deals_in(session: Session, shop_id: int, months: set[str] | None = None) -> Sequence[int]:
        looked.append(months)
        return of_months(session, shop_id, months)

    monkeypatch.setattr(bonuses, "deals_in", deals_in)
    takes(house, exports.TIKTOK_ORDERS)
    august = exports.TIKTOK_ORDERS.replace("/09/2026", "/08/2026")
    takes(house, august, "moved.csv")
    partner(house, "Rani Kusuma", "tiktok", "rani.k")
    takes(house, august.replace("Pending", "Settled"), "settled.csv")
    assert looked == [{"2026-09"}, {"2026-08", "2026-09"}, None]
