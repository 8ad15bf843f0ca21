"""/rank: next month's candidates of a shop by what they sold; the best go into a campaign, and are
approached first."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import select

from storage.conduct import findings
from storage.selling import ranking
from storage.tables import Campaign, Deal, Partner, ShopAccount
from tests import selling
from tests.desk import House, Who
from tests.selling import Selling
from tests.test_desk_sales import partner, pressed

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def shop(house: House) -> Selling:
    """Where Rani sold most, then Sari, then Budi; one account is in no list."""
    shop = selling.shop(house)
    rani, sari, budi = (
        partner(house, name, "tiktok", name.lower()) for name in ("Rani", "Sari", "Budi")
    )
    shop.order("rani", rani, 5, 500_000)
    shop.order("rani.dua", rani, 1, 100_000, month="2026-08")
    shop.order("sari", sari, 9, 300_000)
    shop.order("sari", sari, 4, 900_000, state="pending")
    shop.period("budi", budi, date(2026, 9, 1), date(2026, 9, 30), 2, 200_000)
    shop.order("dewi.h", None, 3, 250_000)
    return shop


def october(house: House, shop: Selling, title: str = "Oktober") -> int:
    """An open campaign of the shop."""
    campaign_id = house.campaign(title, kind="affiliate", shop_id=shop.shop_id)

    def later(session) -> None:
        session.get_one(Campaign, campaign_id).month = "2026-10"

    house.do(later)
    return campaign_id


def stages(house: House) -> dict[str, str]:
    query = select(Partner.name, Deal.stage).join(Partner).order_by(Deal.id)
    return dict(house.do(lambda s: s.exec(query).all()))


def order(text: str, *names: str) -> list[str]:
    return sorted(names, key=text.index)


def test_who_sold_most_comes_first_of_all_their_accounts(house: House, shop: Selling) -> None:
    told = house.answer(house.admin, "/rank")
    assert "TikTok Shop Herbana · calon untuk Oktober 2026" in told
    assert "Juli 2026 – September 2026, urut GMV" in told
    assert "1. Rani · @rani, rani.dua\n6 terjual · Rp600.000" in told
    assert "9 terjual · Rp300.000 (+4 belum selesai)" in told
    assert order(told, "Rani", "Sari", "Budi") == ["Rani", "Sari", "Budi"]
    assert "3 partner · 1 akun tidak ada di daftar" in told
    by_units = pressed(house, "Urut terjual")
    assert order(by_units, "1. Sari", "2. Rani", "3. Budi") == ["1. Sari", "2. Rani", "3. Budi"]
    assert "5 terjual · Rp500.000" in pressed(house, "1 bulan"), "August is left out"


def test_orders_of_a_month_win_over_its_periods(house: House, shop: Selling) -> None:
    rani = house.do(lambda s: s.exec(select(Partner.id).where(Partner.name == "Rani")).one())
    shop.period("rani", rani, date(2026, 9, 1), date(2026, 9, 30), 99, 9_900_000)
    shop.period("rani", rani, date(2026, 7, 1), date(2026, 7, 31), 1, 50_000)
    found = house.do(
        lambda s: ranking.ranking(s, shop.shop_id, ["2026-07", "2026-08", "2026-09"])
    ).partners[0]
    assert (found.sold.units, found.sold.gmv_idr) == (7, 650_000)


def test_what_is_known_of_a_candidate_stands_with_them(house: House, shop: Selling) -> None:
    october(house, shop)
    house.presses(house.admin, f"s.rank_best:10:0:{shop.shop_id}:3:gmv")
    pressed(house, "Masukkan")

    def confirmed(session) -> None:
        from deals.conduct.finding import Involved

        row = findings.seen(session, "rules", "x", [Involved(1)], house.now)
        findings.judge(session, row.id, row.version, "confirmed", 1, house.now)

    house.do(confirmed)
    told = house.answer(house.admin, "/rank")
    assert "Sudah di daftar: lolos pengecekan · /deal_1" in told, told
    assert "🚩 1 temuan terbukti" in told
    in_group = house.to(house.group, house.says(house.admin, "/rank", group=True))
    assert "temuan" not in in_group[0].text


def test_the_best_go_into_a_campaign_after_a_look_and_are_approached_in_their_order(
    house: House, shop: Selling
) -> None:
    house.answer(house.admin, "/rank")
    assert "Belum ada campaign terbuka" in pressed_toast(house, "10 terbaik ke campaign")
    october(house, shop)
    seen = pressed(house, "10 terbaik ke campaign")
    assert "Masukkan ke Oktober: 3 partner" in seen and "Belum ada yang dihubungi" in seen
    assert order(seen, "Rani", "Sari", "Budi") == ["Rani", "Sari", "Budi"]
    assert not stages(house), "nobody is listed unseen"
    assert "Oktober: 3 partner masuk" in pressed(house, "Masukkan")
    assert stages(house) == dict.fromkeys(("Rani", "Sari", "Budi"), "vetted")
    look = pressed(house, "Hubungi mereka")
    assert "Rani" in look and "Sari" not in look, "the first message shown is the best seller's"


def pressed_toast(house: House, label: str) -> str:
    return "\n".join(one.text for one in house.presses(house.admin, label) if one.act == "toast")


def test_who_was_listed_late_is_approached_first_if_they_sold_most(
    house: House, shop: Selling
) -> None:
    campaign_id = october(house, shop)

    def listed(session, name: str) -> None:
        number = session.exec(select(Partner.id).where(Partner.name == name)).one()
        session.add(
            Deal(campaign_id=campaign_id, partner_id=number, made_at=house.now, stage="vetted")
        )
        session.flush()

    for name in ("Budi", "Sari", "Rani"):
        house.do(lambda s, name=name: listed(s, name))
    first, count = house.do(lambda s: ranking.to_approach(s, s.get_one(Campaign, campaign_id), 2))
    assert (list(first), count) == ([3, 2], 3)


def test_who_broke_an_agreement_is_left_out_and_told(house: House, shop: Selling) -> None:
    old = house.campaign("Agustus", kind="affiliate", shop_id=shop.shop_id)

    def broke(session) -> None:
        number = session.exec(select(Partner.id).where(Partner.name == "Rani")).one()
        session.get_one(Campaign, old).month = "2026-08"
        session.add(
            Deal(
                campaign_id=old, partner_id=number, made_at=house.now, stage="breached",
                agreed_at=house.now,
            )
        )  # fmt: skip

    house.do(broke)
    october(house, shop)
    told = house.answer(house.admin, "/rank")
    assert "Pernah deal di toko ini" in told
    seen = pressed(house, "10 terbaik ke campaign")
    assert "2 partner" in seen and "Dilewati" in seen and "Rani" in seen.split("Dilewati")[1]


def test_who_said_stop_is_shown_and_never_listed(house: House, shop: Selling) -> None:
    october(house, shop)

    def stop(session) -> None:
        session.exec(select(Partner).where(Partner.name == "Rani")).one().stopped_at = house.now

    house.answer(house.admin, "/rank")
    seen = pressed(house, "10 terbaik ke campaign")
    assert "Rani" in seen
    house.do(stop)
    assert "2 partner masuk, 1 tidak bisa lagi" in pressed(house, "Masukkan")
    assert "Rani" not in stages(house)
    assert "minta tidak dihubungi" in house.answer(house.admin, "/rank")


def test_an_account_in_no_list_is_a_partner_with_one_press(house: House, shop: Selling) -> None:
    house.answer(house.admin, "/rank")
    seen = pressed(house, "Tidak ada di daftar")
    assert "1. dewi.h: 3 terjual · Rp250.000" in seen
    assert "dewi.h masuk daftar partner" in pressed(house, "dewi.h")
    row = house.do(
        lambda s: s.exec(select(ShopAccount).where(ShopAccount.account == "dewi.h")).one()
    )
    made = house.do(lambda s: s.get_one(Partner, row.partner_id))
    assert (made.name, made.platform, made.handle, made.kind) == (
        "dewi.h", "tiktok", "dewi.h", "affiliate",
    )  # fmt: skip
    told = house.answer(house.admin, "/rank")
    assert "3. dewi.h · @dewi.h" in told and "tidak ada di daftar" not in told


def test_it_comes_as_a_sheet(house: House, shop: Selling) -> None:
    house.answer(house.admin, "/rank")
    (sheet,) = [one for one in house.presses(house.admin, "Unduh .xlsx") if one.act == "document"]
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(Path(sheet.path).read_bytes()))
    rows = [row[:5] for row in book["Peringkat"].iter_rows(values_only=True)]
    assert rows[1] == (1, "Rani", "rani, rani.dua", 6, 600_000)
    assert [row[2] for row in book["Tidak ada di daftar"].iter_rows(values_only=True)] == [
        "Akun", "dewi.h",
    ]  # fmt: skip


def test_of_several_shops_one_is_asked_for(house: House, shop: Selling) -> None:
    house.shop("Shopee Herbana")
    assert "Toko yang mana?" in house.answer(house.admin, "/rank")
    assert "calon untuk" in pressed(house, "TikTok Shop Herbana")
    assert "Belum ada data penjualan" in house.answer(house.admin, "/rank shopee herbana")
    assert "September 2026, urut" in house.answer(house.admin, "/rank tiktok shop herbana 1")


def test_a_forged_press_is_refused(house: House, shop: Selling) -> None:
    member: Who = house.member("Nana")
    for press in ("s.rank:x:1:3:gmv", "s.rank:0:99:3:gmv", "s.rank_best:10:0:1:3:gmv",
                  "s.rank:0:1:3:drop", "s.unlisted_add:999:0:1:3:gmv"):  # fmt: skip
        acts = {one.act for one in house.presses(member, press)}
        assert acts <= {"toast"}, press
