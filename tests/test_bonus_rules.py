"""What a bonus comes to, step by step, without a book."""

from datetime import UTC, datetime

import pytest

from deals.decision import Refused
from deals.selling import bonus as rules
from deals.selling.bonus import Bonus, Claim
from deals.selling.meter import Meter, Part
from deals.selling.sold import Sold
from deals.terms import Target

NOW = datetime(2026, 9, 28, 3, tzinfo=UTC)
LEAD = 1


def sold(units: int, amount_idr: int = 500_000) -> Meter:
    known = Sold(units, units * 100_000)
    return Meter((Part("video", 1, 1),), known, Target(units=50), amount_idr)


def earned() -> Bonus:
    bonus, news = rules.known(None, sold(52), NOW)
    assert bonus is not None and news == "reached"
    return bonus


def test_who_is_short_has_none() -> None:
    assert rules.known(None, sold(49), NOW) == (None, "")


def test_it_follows_what_is_known_until_a_lead_has_judged() -> None:
    waiting, news = rules.known(earned(), sold(60, 750_000), NOW)
    assert waiting and (waiting.units, waiting.amount_idr, news) == (60, 750_000, "")
    off, news = rules.known(waiting, sold(41), NOW)
    assert off and (off.state, off.shown, news) == ("off", "", "off")
    again, news = rules.known(off, sold(50), NOW)
    assert again and (again.state, news) == ("waiting", "again")


def test_an_approved_one_is_doubted_once_and_moved_by_nothing_but_a_lead() -> None:
    given = rules.approved(earned(), sold(52), LEAD, NOW)
    assert (given.state, given.payment) == ("approved", "due")
    doubted, news = rules.known(given, sold(41), NOW)
    assert doubted and (doubted.state, doubted.payment, news) == ("approved", "due", "doubted")
    assert rules.known(doubted, sold(40), NOW) == (doubted, "")
    assert rules.known(rules.kept(doubted, sold(41)), sold(41), NOW)[1] == ""


@pytest.mark.parametrize(("units", "state"), [(52, "refused"), (41, "off")])
def test_taken_back_it_is_off_only_where_the_figures_say_so(units: int, state: str) -> None:
    given = rules.approved(earned(), sold(52), LEAD, NOW)
    back = rules.taken_back(given, sold(units), LEAD, "retur", NOW)
    assert (back.state, back.payment, back.reason) == (state, "dropped", "retur")
    stands = rules.stands_again(back)
    assert (stands.state, stands.payment) == ("approved", "due")


def test_other_figures_than_those_that_a_lead_saw_are_not_approved() -> None:
    for meter in (sold(41), sold(52, 750_000)):
        with pytest.raises(Refused, match="bonus_changed"):
            rules.approved(earned(), meter, LEAD, NOW)


def test_of_who_is_forgotten_only_what_was_paid_stays() -> None:
    given = rules.approved(earned(), sold(52), LEAD, NOW)
    states = [(one.state, one.payment) for one in map(rules.forgotten, (earned(), given))]
    assert states == [("off", ""), ("off", "dropped")]
    paid = Bonus(500_000, NOW, "approved", "paid", doubted_at=NOW)
    assert rules.forgotten(paid) == Bonus(500_000, NOW, "approved", "paid")


def test_what_a_merged_record_was_given_a_bonus_for_counts_once() -> None:
    used = Claim(1, 500_000, "approved", 52, 5_200_000, apart=True)
    waits = Claim(2, 500_000, "waiting", 52, 5_200_000, apart=True)
    own = Claim(3, 500_000, "approved", 52, 5_200_000, apart=False)
    others = (used, waits, own)
    assert rules.left(Sold(60, 6_000_000), others) == Sold(8, 800_000)
    assert rules.left(Sold(10, 900_000), others) == Sold()
    assert rules.sharing(others) == (waits, own)
