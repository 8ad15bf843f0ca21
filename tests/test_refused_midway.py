"""An act that is refused half-way has done nothing."""

import pytest

from tests.desk import House, Who
from tests.selling import Selling
from tests.test_bonus import corrected, earned, house, rani, rows, selling  # noqa: F401

pytestmark = pytest.mark.on_both_databases


def test_a_reason_that_is_too_short_leaves_the_bonus_to_be_paid(
    house: House,  # noqa: F811
    rani: Who,  # noqa: F811
    selling: Selling,  # noqa: F811
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")
    corrected(house, deal_id, 41)
    house.presses(house.admin, "Batalkan bonus")
    house.says(house.admin, "ok")
    assert rows(house, deal_id) == [("bonus", 500_000, "due")]
