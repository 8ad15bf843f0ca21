"""Whoever drops out is replaced from the vetted list in one tap."""

from pathlib import Path

import pytest
from desk import House, Who
from sqlmodel import select

from deals import exits
from deals.stages import Stage
from handlers.turn import Turn
from storage.deal import deals
from storage.tables import Deal, Partner

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def vetted(house: House, name: str, tier: str, followers: int = 50_000, **more: str) -> int:
    """The number of a deal that may be approached."""
    deal_id = house.listed(name)

    def vet(turn: Turn) -> None:
        deal = deals.load(turn.session, deal_id)
        row = turn.session.get_one(Partner, deal.partner.id)
        row.tier, row.followers = tier, followers
        for field, value in more.items():
            setattr(row, field, value)
        turn.decide(deal, exits.vet(deal, house.now))

    house.turn(vet)
    return deal_id


def micro(house: House, who: Who) -> int:
    deal_id = house.approached(who)

    def tiered(turn: Turn) -> None:
        deal = turn.session.exec(select(Deal).where(Deal.id == deal_id)).one()
        turn.session.get_one(Partner, deal.partner_id).tier = "micro"

    house.turn(tiered)
    return deal_id


def test_a_no_brings_the_nearest_of_the_vetted(house: House, rani: Who) -> None:
    micro(house, rani)
    vetted(house, "Mega", "mega", 2_000_000)
    vetted(house, "Sari", "micro", 20_000)
    best = vetted(house, "Tono", "micro", 60_000)
    vetted(house, "Umi", "micro", 90_000, pr_status="no_barter")
    notice = house.to(house.admin, house.says(rani, "maaf kak, ga dulu ya"))[0]
    assert f"Tono (micro) · /deal_{best}" in notice
    said = house.presses(house.admin, "Hubungi gantinya")
    assert house.deal(best).stage == Stage.APPROACHED
    assert house.deal(best).owner_id == house.member_id(house.admin)
    assert "Pengganti dihubungi" in "".join(one.text for one in said)
    assert any("start=" in one.text for one in said)  # to be carried over by hand


def test_a_second_press_finds_it_done(house: House, rani: Who) -> None:
    deal_id = micro(house, rani)
    first, second = vetted(house, "Sari", "micro"), vetted(house, "Tono", "nano")
    house.says(rani, "maaf kak, ga dulu ya")
    house.presses(house.admin, f"s.instead:{deal_id}:{first}")
    said = house.presses(house.admin, f"s.instead:{deal_id}:{second}")
    assert "Sudah ada penggantinya" in said[0]
    assert house.deal(second).stage == Stage.VETTED
    assert "Hubungi gantinya" not in str(house.says(house.admin, f"/deal {deal_id}"))


def test_who_was_taken_meanwhile_gives_way_to_the_next(house: House, rani: Who) -> None:
    sari = house.who("Santi")
    one, other = micro(house, rani), micro(house, sari)
    first, second = vetted(house, "Sari", "micro"), vetted(house, "Tono", "nano")
    house.says(rani, "maaf kak, ga dulu ya")
    house.says(sari, "maaf kak, ga dulu ya")
    house.presses(house.admin, f"s.instead:{one}:{first}")
    said = house.presses(house.admin, f"s.instead:{other}:{first}")
    assert f"/deal_{second}" in house.to(house.admin, said)[0]
    house.presses(house.admin, "Hubungi gantinya")
    assert house.deal(second).stage == Stage.APPROACHED


def test_nobody_vetted_is_said_and_the_list_named(house: House, rani: Who) -> None:
    deal_id = micro(house, rani)
    house.listed("Sari")
    notice = house.to(house.admin, house.says(rani, "maaf kak, ga dulu ya"))[0]
    assert "Belum ada pengganti" in notice and "/list" in notice
    house.says(house.admin, f"/deal {deal_id}")
    assert "/list" in house.to(house.admin, house.presses(house.admin, "Cari pengganti"))[0]


def test_a_breach_a_withdrawal_and_a_silence_bring_one_too(house: House, rani: Who) -> None:
    house.agreed(rani)
    withdrawn = house.approached(house.who("Santi"))
    vetted(house, "Sari", "micro")
    said = house.later(days=9)  # Santi is silent
    assert any("Sari" in one and "Tidak ada kabar" in one for one in said)
    assert house.deal(withdrawn).stage == Stage.UNREACHABLE
    house.later(days=36)
    said = house.presses(house.admin, "Ya, ini pelanggaran")
    assert any("Sari" in one and "Perlu pengganti?" in one for one in said)


def test_staff_who_withdraw_are_offered_one(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    vetted(house, "Sari", "micro")
    house.presses(house.admin, f"s.off:{deal_id}")
    said = house.presses(house.admin, "Stok habis")
    assert "Sari" in house.to(house.admin, said)[-1]


def test_who_is_still_with_us_is_replaced_by_nobody(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    other = vetted(house, "Sari", "micro")
    assert "masih berjalan" in house.presses(house.admin, f"s.instead:{deal_id}:{other}")[0]
    assert house.deal(other).stage == Stage.VETTED


def test_nobody_of_another_campaign_comes_by_a_forged_press(house: House, rani: Who) -> None:
    deal_id = micro(house, rani)
    stranger = house.listed("Lain", title="Oktober")
    house.says(rani, "maaf kak, ga dulu ya")
    house.presses(house.admin, f"s.instead:{deal_id}:{stranger}")
    assert house.deal(stranger).stage == Stage.LISTED


def test_in_the_group_nobody_is_approached_by_hand(house: House, rani: Who) -> None:
    deal_id = micro(house, rani)
    other = vetted(house, "Sari", "micro")
    house.says(rani, "maaf kak, ga dulu ya")
    house.presses(house.admin, f"s.instead:{deal_id}:{other}", group=True)
    assert house.deal(other).stage == Stage.VETTED
