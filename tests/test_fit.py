"""A fit is a figure with its reasons: of the same always the same, and never beyond its bounds."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from deals.fit import Candidate, Past, Wanted, fit
from deals.fit.parts import PARTS
from deals.research.niches import CRITERIA, NICHES
from deals.research.profile import NOBODY, Research
from deals.terms import CONTENT_KINDS, Content, Terms
from handlers.words.wording import tables

REELS = Terms(contents=(Content("reel", "instagram", 2),), fee_idr=500_000)
GOODS = Terms(contents=(Content("reel", "instagram", 2),), barter="paket", barter_value_idr=500_000)
QUICK = settings(max_examples=40, deadline=None)
MANY = st.integers(0, 1000)
RUPIAH = st.integers(1, 10**10)
RATES = st.dictionaries(st.sampled_from(CONTENT_KINDS), RUPIAH).map(
    lambda rates: tuple(sorted(rates.items()))
)
RESEARCH = st.builds(
    Research,
    niches=st.lists(st.sampled_from(NICHES), unique=True).map(tuple),
    engagement_pct=st.none() | st.floats(0, 100),
    rates=RATES,
    competitor=st.none() | st.sampled_from((NOBODY, "Tolak Linu")),
)
PAST = st.builds(Past, MANY, MANY, MANY, MANY)
CANDIDATE = st.builds(
    Candidate, RESEARCH, st.none() | st.integers(0, 10**9), st.sampled_from(("", "micro")), PAST
)
CONTENTS = st.lists(
    st.builds(Content, st.sampled_from(CONTENT_KINDS), st.just("tiktok"), st.integers(1, 50)),
    max_size=4,
).map(tuple)
TERMS = st.builds(
    Terms, contents=CONTENTS, fee_idr=st.just(0) | RUPIAH, barter_value_idr=st.just(0) | RUPIAH
)
WANTED = st.builds(Wanted, st.lists(st.sampled_from(NICHES), unique=True).map(tuple), TERMS)


@QUICK
@given(CANDIDATE, WANTED)
def test_it_is_never_beyond_0_and_100_and_the_sum_of_its_reasons(candidate, wanted):
    found = fit(candidate, wanted)
    assert 0 <= found.figure <= 100
    assert found.figure == sum(reason.points for reason in found.reasons)
    assert all(0 <= reason.points <= reason.of for reason in found.reasons)


@QUICK
@given(CANDIDATE, WANTED)
def test_of_the_same_it_is_the_same(candidate, wanted):
    assert fit(candidate, wanted) == fit(replace(candidate), replace(wanted))


@QUICK
@given(CANDIDATE, WANTED, st.sampled_from(NICHES))
def test_one_niche_more_never_lowers_it(candidate, wanted, niche):
    told = replace(candidate.research, niches=(*candidate.research.niches, niche))
    if candidate.research.niches:
        assert at_least(replace(candidate, research=told), candidate, wanted)


@QUICK
@given(CANDIDATE, WANTED, st.floats(0, 100), st.floats(0, 100))
def test_more_engagement_never_lowers_it(candidate, wanted, one, other):
    low, high = sorted((one, other))
    assert at_least(engaged(candidate, high), engaged(candidate, low), wanted)


@QUICK
@given(CANDIDATE, WANTED, RATES, st.integers(1, 10))
def test_a_lower_rate_never_lowers_it(candidate, wanted, rates, times):
    dear = tuple((kind, idr * times) for kind, idr in rates)
    assert at_least(asking(candidate, rates), asking(candidate, dear), wanted)


@QUICK
@given(CANDIDATE, WANTED, RUPIAH)
def test_a_higher_offer_never_lowers_what_the_rate_gives(candidate, wanted, more):
    terms = wanted.terms
    if terms.fee_idr:
        raised = replace(wanted, terms=replace(terms, fee_idr=terms.fee_idr + more))
        assert at_least(candidate, candidate, raised, wanted)


@QUICK
@given(CANDIDATE, WANTED)
def test_a_deal_done_on_time_never_lowers_it(candidate, wanted):
    past = candidate.past
    if past.agreed:
        better = replace(past, on_time=past.on_time + 1)
        assert at_least(replace(candidate, past=better), candidate, wanted)
    if past.late:
        better = replace(past, on_time=past.on_time + 1, late=past.late - 1)
        assert at_least(replace(candidate, past=better), candidate, wanted)
    if past.failed:
        better = replace(past, late=past.late + 1, failed=past.failed - 1)
        assert at_least(replace(candidate, past=better), candidate, wanted)


@QUICK
@given(CANDIDATE, WANTED)
def test_who_is_nobody_elses_is_never_lower(candidate, wanted):
    free = replace(candidate, research=replace(candidate.research, competitor=NOBODY))
    assert at_least(free, candidate, wanted)


@QUICK
@given(CANDIDATE, st.integers(0, 10**9), st.integers(0, 10**9))
def test_for_a_fee_more_followers_never_lower_the_reach(candidate, one, other):
    low, high = (
        next(r.points for r in fit(replace(candidate, followers=n), Wanted(terms=REELS)).reasons
             if r.part == "reach")
        for n in sorted((one, other))
    )  # fmt: skip
    assert low <= high


def test_for_goods_alone_the_small_ones_fit_best():
    figures = [
        fit(Candidate(followers=count), Wanted(terms=GOODS)).figure
        for count in (5_000, 50_000, 500_000, 5_000_000)
    ]
    assert figures == sorted(figures, reverse=True)
    assert figures[0] == figures[1] > figures[2] > figures[3]


def test_of_whom_nothing_is_known_that_is_said_and_counted_half():
    found = fit(Candidate(), Wanted(terms=REELS))
    assert found.unknown == tuple(PARTS)
    assert all(abs(reason.points - reason.of / 2) <= 0.5 for reason in found.reasons)
    assert 45 <= found.figure <= 55


def test_the_best_has_a_hundred_and_the_worst_next_to_nothing():
    good = Research(
        niches=CRITERIA, engagement_pct=9, rates=(("reel", 200_000),), competitor=NOBODY
    )
    best = fit(Candidate(good, 300_000, past=Past(on_time=200)), Wanted(terms=REELS))
    assert best.figure == 100 and not best.unknown
    bad = Research(("gaming",), 0, (("reel", 9_000_000),), competitor="Tolak Linu")
    assert fit(Candidate(bad, 300, past=Past(failed=9)), Wanted(terms=REELS)).figure <= 5


def test_every_part_and_reason_has_its_words():
    source = (Path(__file__).parent.parent / "deals" / "fit" / "parts.py").read_text("utf-8")
    whys = set(re.findall(r'"(\w+_(?:unknown|none|met|good|low|small|fee|goods|within|above|told'
                          r'|named)|too_small)"', source))  # fmt: skip
    for language in ("id", "en"):
        words = tables(language)
        assert set(words["fit_parts"]) == set(PARTS)
        assert whys <= set(words["fit_reasons"])
        assert set(words["niches"]) == set(NICHES)


def engaged(candidate: Candidate, share: float) -> Candidate:
    return replace(candidate, research=replace(candidate.research, engagement_pct=share))


def asking(candidate: Candidate, rates: tuple[tuple[str, int], ...]) -> Candidate:
    return replace(candidate, research=replace(candidate.research, rates=rates))


def at_least(
    better: Candidate, worse: Candidate, wanted: Wanted, before: Wanted | None = None
) -> bool:
    return fit(better, wanted).figure >= fit(worse, before or wanted).figure
