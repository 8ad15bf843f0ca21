"""Whose account sold: also of somebody who is listed later, and of two records of one person."""

from dataclasses import replace

import pytest
from sqlmodel import select

from deals.terms import Content
from storage.tables import Deal, Finding
from tests import exports
from tests.desk import House
from tests.test_boosting import VIDEOS
from tests.test_desk_sales import house, partner, sold, takes  # noqa: F401
from tests.test_sold_posts import link, proof_states, rows, sells

pytestmark = pytest.mark.on_both_databases
ONE = replace(VIDEOS, contents=(Content("video", "tiktok", 1),))
LATER = exports.TIKTOK_ORDERS.replace("Pending", "Settled")


def test_who_is_listed_after_their_account_sold_counts(house: House) -> None:  # noqa: F811
    takes(house, exports.TIKTOK_ORDERS)
    rani = partner(house, "Rani Kusuma", "tiktok", "rani.k")
    partner(house, "Sari", "tiktok", "sari.sehat")
    assert "Akun: 2 dikenal" in takes(house, LATER, "later.csv")
    assert sold(house, rani).units == 3


def test_and_their_own_video_is_not_held_back(house: House) -> None:  # noqa: F811
    takes(house, exports.TIKTOK_ORDERS)
    rani, _ = sells(house, "Rani", "rani.k")
    house.says(rani, link("rani.k"))
    house.presses(house.admin, "Terima bukti")
    assert (rows(house), proof_states(house)) == ([], ["accepted"])


def test_after_two_records_are_merged_both_ones_videos_are_theirs(house: House) -> None:  # noqa: F811
    rani, first = sells(house, "Rani", "rani.k", ONE)
    house.says(rani, link("rani.k"))
    house.presses(house.admin, "Terima bukti")
    takes(house, exports.TIKTOK_ORDERS)
    second = house.agreed(house.who("Rani2"), terms=ONE)
    one, two = (house.do(lambda s, n=n: s.get_one(Deal, n).partner_id) for n in (first, second))
    house.presses(house.admin, f"s.merge:{two}:{one}")
    house.presses(house.admin, "Ya, gabungkan")
    takes(house, LATER, "later.csv")
    assert rows(house) == [] and house.do(lambda s: s.exec(select(Finding)).all()) == []
