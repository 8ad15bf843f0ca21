"""Who to continue with: the figures' suggestion and order, for whatever is on record."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deals.reporting import evaluation as rules
from deals.reporting.evaluation import Evaluated, Record, Suggestion, ranked, suggestion

QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = st.integers(0, 4)
RECORDS = st.builds(
    lambda pieces, missing, **more: Record(1, pieces, max(0, pieces - missing), **more),
    pieces=FEW,
    missing=FEW,
    broken=st.integers(0, 1),
    called_off=st.integers(0, 1),
    running=st.integers(0, 1),
    overdue=st.integers(0, 1),
    days_late=st.integers(0, 9),
    more_time=FEW,
    sent_back=FEW,
    reminders=FEW,
)
MONTHS = st.lists(RECORDS, max_size=12).map(
    lambda records: [replace(one, deal=deal) for one, deal in zip(records, count(1), strict=False)]
)
BEST_FIRST = (Suggestion.GO_ON, Suggestion.CONSIDER, Suggestion.RATHER_NOT)


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (Record(1, 2, 2), Suggestion.GO_ON),
        (Record(1, 2, 2, days_late=2, more_time=1), Suggestion.GO_ON),
        (Record(1, 2, 2, days_late=3), Suggestion.CONSIDER),
        (Record(1, 2, 2, more_time=2), Suggestion.CONSIDER),
        (Record(1, 2, 2, sent_back=3), Suggestion.CONSIDER),
        (Record(1, 2, 1, overdue=1), Suggestion.CONSIDER),
        (Record(1, 2, 0, overdue=1), Suggestion.RATHER_NOT),
        (Record(1, 2, 0, running=1), Suggestion.TOO_EARLY),
        (Record(1, 4, 2, running=1, overdue=1), Suggestion.TOO_EARLY),
        (Record(1, 2, 0, broken=1), Suggestion.RATHER_NOT),
        (Record(1, 4, 2, broken=1, running=1), Suggestion.RATHER_NOT),
        (Record(1, 2, 0, called_off=1), Suggestion.CONSIDER),  # it was not theirs to post
        (Record(1), Suggestion.CONSIDER),  # all was excused: nothing speaks for or against
    ],
)
def test_the_figures_suggest(record: Record, says: Suggestion) -> None:
    assert suggestion(record) == says


def test_the_punctual_come_before_the_late_and_those_before_who_never_posted() -> None:
    punctual, reminded = Record(9, 2, 2), Record(3, 2, 2, reminders=4)
    late, never = Record(1, 2, 2, days_late=5), Record(2, 2, 0, overdue=1)
    assert ranked([never, late, reminded, punctual]) == [punctual, reminded, late, never]


@QUICK
@given(MONTHS)
def test_everybody_is_ranked_once_whatever_the_order_they_come_in(month: list[Record]) -> None:
    order = ranked(month)
    assert order == ranked(reversed(month))
    assert sorted(order, key=lambda one: one.deal) == month
    places = [rules.SUGGESTIONS.index(suggestion(one)) for one in order]
    assert places == sorted(places)


@QUICK
@given(RECORDS, st.sampled_from(["broken", "days_late", "more_time", "sent_back", "reminders"]))
def test_a_figure_that_gets_worse_never_helps(record: Record, name: str) -> None:
    worse = replace(record, deal=2, **{name: getattr(record, name) + 1})
    assert ranked([worse, record])[0] == record or suggestion(record) == Suggestion.TOO_EARLY
    if Suggestion.TOO_EARLY not in (suggestion(record), suggestion(worse)):
        better, after = BEST_FIRST.index(suggestion(record)), BEST_FIRST.index(suggestion(worse))
        assert better <= after


@QUICK
@given(RECORDS)
def test_one_more_piece_that_is_missing_never_helps(record: Record) -> None:
    worse = replace(record, deal=2, pieces=record.pieces + 1)
    if suggestion(record) != Suggestion.TOO_EARLY:
        assert ranked([worse, record])[0].deal == record.deal


def test_a_thousand_views_cost_fee_and_goods() -> None:
    told = Evaluated(Record(1), "Rani", "rani", "Herbana", fee_idr=300_000, barter_idr=150_000)
    assert told.idr_per_1000_views is None
    assert replace(told, views=0).idr_per_1000_views is None
    assert replace(told, views=12_000).idr_per_1000_views == 37_500
    assert replace(told, fee_idr=0, barter_idr=0, views=12_000).idr_per_1000_views is None


def test_the_next_month_is_never_one_that_is_over() -> None:
    assert rules.next_month("2026-09", "2026-09") == "2026-10"
    assert rules.next_month("2026-12", "2026-12") == "2027-01"
    assert rules.next_month("2026-06", "2026-09") == "2026-09"
