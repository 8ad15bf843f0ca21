"""What a month's posts brought, in the report: sums, averages, and what they cost."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlmodel import Session

from deals.brought.figures import Figures
from deals.reporting.harvest import Harvest
from storage.deal import brought, deals, proofs
from storage.overview import harvests
from storage.tables import Partner
from tests.desk import House

pytestmark = pytest.mark.on_both_databases
LINKS = "https://www.instagram.com/reel/{}aa/ https://www.instagram.com/reel/{}bb/"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def done(house: House, name: str, tier: str) -> int:
    """A deal for a fee of Rp500.000, with two accepted reels."""
    who = house.who(name)
    deal_id = house.agreed(who)
    house.says(who, LINKS.format(f"C9{name}xx", f"C9{name}xx"))
    for number in (1, 2):
        proof = house.do(lambda s, n=number: proofs.waiting_for(s, deal_id, n))
        house.presses(house.admin, f"s.accept:{deal_id}:{proof.id}")

    def ranked(session: Session) -> None:
        partner_id = deals.load(session, deal_id).partner.id
        session.get_one(Partner, partner_id).tier = tier

    house.do(ranked)
    return deal_id


def tell(
    house: House, deal_id: int, told: dict[int, Figures], doubted: tuple[int, ...] = ()
) -> None:
    house.do(lambda s: brought.tell(s, deal_id, told, "partner", house.now, doubted))


def in_three_ways(house: House) -> None:
    """One told it in sum, one of a single post, one unbelievably, and one nothing."""
    tell(house, done(house, "Rani", "micro"), {0: Figures(views=20_000, likes=1_000)})
    tell(house, done(house, "Sari", "micro"), {2: Figures(views=10_000)})
    tell(house, done(house, "Tiwi", "nano"), {0: Figures(views=5, likes=900)}, doubted=(0,))
    done(house, "Bela", "nano")


def test_sums_by_tier_count_of_how_many_posts_they_are(house: House) -> None:
    in_three_ways(house)
    found = house.do(lambda s: harvests.harvests(s, [1]))
    micro = Harvest(
        "micro", Figures(views=30_000, likes=1_000), posts=4, told=3, views_of=3, likes_of=2,
        paid_for_views_idr=1_000_000, paid_views=30_000,
        paid_for_likes_idr=500_000, paid_likes=1_000,
    )  # fmt: skip
    assert found.tiers == (micro, Harvest("nano", posts=4, doubted=1))
    assert (found.in_all.posts, found.in_all.told, found.in_all.doubted) == (8, 3, 1)
    assert [one.name for one in found.platforms] == ["instagram"]
    assert (micro.views_a_post, micro.likes_a_post) == (10_000, 500)
    assert (micro.idr_per_1000_views, micro.idr_per_like) == (33_333, 500)


def test_a_month_without_posts_has_no_harvest(house: House) -> None:
    house.agreed(house.who("Rani"))
    assert house.do(lambda s: harvests.harvests(s, [1])).in_all == Harvest()
    assert "kata partner" not in house.answer(house.admin, "/report")


def test_the_report_tells_it_and_from_whom_it_is(house: House) -> None:
    in_three_ways(house)
    told = house.answer(house.admin, "/report")
    assert "Hasil konten, kata partner (3 dari 8 konten; " in told
    assert "views 30.000, likes 1.000" in told
    assert "rata-rata 10.000 views, 500 likes per konten" in told
    assert "Rp33.333 per 1.000 views" in told and "Rp500 per like" in told
    assert "1 deal perlu dicek, belum dihitung" in told
    assert "• micro: views 30.000" in told


def test_the_evaluation_tells_it_of_each(house: House) -> None:
    in_three_ways(house)
    told = house.answer(house.admin, "/evaluate")
    assert "20.000" in told and "Rp25.000" in told, told


def test_the_sheet_has_a_page_of_it(house: House) -> None:
    in_three_ways(house)
    house.says(house.admin, "/report")
    (file,) = [one for one in house.presses(house.admin, "Unduh .xlsx") if one.act == "document"]
    book = openpyxl.load_workbook(BytesIO(Path(file.path).read_bytes()))
    rows: list[tuple[Any, ...]] = list(book["Hasil konten"].iter_rows(values_only=True))
    assert rows[0][:5] == ("Kelompok", "Nama", "Konten", "Ada angkanya", "views")
    assert rows[2][:6] == ("Per tier", "micro", 4, 3, 30_000, 1_000)
