"""What the team's group reads of a partner whose deal has no owner any more."""

from datetime import date
from pathlib import Path

import pytest
from desk import House, Said, Who
from sqlmodel import col, func, select

from deals.says.terms.to_staff import NoticeLater
from handlers.in_group import for_the_group
from storage import settings
from storage.tables import Heard, Staff

PHONE, ADDRESS = "081300007788", "Jl. Melati No. 53 RT 02/05, Jagakarsa, Jakarta Selatan 12620"
LEFT = {"channel": "telegram", "chat": "-100", "language": "id"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    """She agreed, and whoever had asked her is no longer with us."""
    rani, owner = house.who("Rani"), house.member("Budi")
    house.agreed(rani, owner=owner)
    number = house.member_id(owner)

    def leaves(session) -> None:
        session.get_one(Staff, number).active = False
        settings.put(session, "team_chat", LEFT)

    house.do(leaves)
    return rani


def in_the_group(house: House) -> list[Said]:
    return house.to(house.group, house.everything())


def test_where_a_partner_lives_is_read_in_private_alone(house: House, rani: Who) -> None:
    house.says(rani, f"Rani\n{PHONE}\n{ADDRESS}")
    house.says(rani, "kak gimana ya itu kok gitu")
    house.says(rani, "paketnya rusak semua kak, tolong dong")
    read = "\n".join(one.text for one in in_the_group(house))
    assert "paketnya rusak semua" in read and "Obrolan sebelumnya" in read
    assert "Melati" not in read and PHONE not in read
    assert ADDRESS in house.answer(house.admin, "/deal 1")


def test_a_managers_phone_is_told_to_the_leads_and_not_to_the_group(house, rani) -> None:
    said = house.says(rani, "hubungi manager aku 081300009999 ya")
    [shown] = house.to(house.group, said)
    assert "Menunjuk manajer" in shown and "081300009999" not in shown and "9999" not in shown
    [told] = house.to(house.admin, said)
    assert "081300009999" in told


def test_what_words_mean_is_asked_in_the_group_without_the_address(house, rani) -> None:
    words = "iya sih tapi ya gitu rumahku gang 3 no 5"
    house.says(rani, words)
    heard = f"s.means:1:{house.do(lambda s: _last_heard(s))}"
    [asked] = house.to(house.group, house.presses(house.admin, heard, group=True))
    assert "gang 3" not in asked
    [asked] = house.to(house.admin, house.presses(house.admin, heard))
    assert "gang 3" in asked


def test_a_fee_and_plain_words_are_read_by_all() -> None:
    told = NoticeLater(1, "Rani", "September", "fee 750rb minggu depan ya", None)
    assert for_the_group(told, date(2026, 9, 1)) == told


def _last_heard(session) -> int:
    return session.exec(select(func.max(col(Heard.id)))).one()
