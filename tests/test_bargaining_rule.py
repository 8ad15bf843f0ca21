"""What we answer to other terms: single cases, and what holds for every course of offers."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deals.bargaining.limits import EXCHANGES, TIERS, HighestFee, Limits, problems
from deals.bargaining.rule import Accept, Answer, Propose, ToStaff, answer
from deals.bargaining.table import laid, no_later
from deals.deal import Proposal, Side
from deals.terms import CONTENT_KINDS, Content, PostBy, Terms

TODAY = date(2026, 9, 1)
REEL = Content("reel", "instagram")
OFFER = Terms(
    contents=(replace(REEL, count=2),), post_by=PostBy(on=date(2026, 9, 24)), fee_idr=500_000
)
LIMITS = Limits(fees=(HighestFee("micro", "reel", 500_000),))  # for two: a million
IN_OCTOBER = PostBy(on=date(2026, 10, 5))
WHYS = {
    *("rounds_used", "terms_unfit", "day_is_past", "other_terms", "other_contents"),
    *("asks_less", "offer_beyond", "no_limit", "at_limit"),
}


def asks(fee_idr: int = 0, ours: Terms = OFFER, **other: object) -> Terms:
    """Their terms: what we offered, but for what they name."""
    return replace(ours, fee_idr=fee_idr or ours.fee_idr, **other)


def course(*terms: Terms) -> list[Proposal]:
    """Ours, theirs, ours and so on."""
    sides = (Side.BRAND, Side.PARTNER) * len(terms)
    return [Proposal(n, sides[n - 1], one) for n, one in enumerate(terms, start=1)]


def answered(*terms: Terms, limits: Limits = LIMITS, tier: str = "micro") -> Answer:
    return answer(course(*terms), limits, tier, TODAY)


def named(*fees: int, limits: Limits = LIMITS) -> int:
    """The fee that we propose after these, ours and theirs in turn."""
    said = answered(*(asks(fee) for fee in fees), limits=limits)
    assert isinstance(said, Propose), said
    return said.terms.fee_idr


def test_we_come_to_meet_them_in_shrinking_steps():
    assert named(500_000, 800_000) == 650_000
    assert named(500_000, 800_000, 650_000, 780_000) == 700_000  # half of 130, and of our last step
    assert isinstance(answered(asks(500_000), asks(520_000)), Accept)


def test_a_wish_far_above_the_limit_moves_us_only_half_way_to_the_limit():
    assert named(500_000, 9_000_000) == 750_000
    assert named(500_000, 9_000_000, 750_000, 9_000_000) == 875_000
    assert named(500_000, 9_000_000, 750_000, 9_000_000, 875_000, 9_000_000) == 925_000


def test_after_the_last_round_a_person_decides():
    fees = (500_000, 9_000_000, 750_000, 9_000_000, 875_000, 9_000_000, 925_000, 2_000_000)
    assert answered(*map(asks, fees)) == ToStaff("rounds_used")


def test_in_the_last_round_what_lies_within_the_limits_is_taken():
    fees = (500_000, 1_000_000, 750_000, 1_000_000, 850_000, 1_000_000)
    assert answered(*map(asks, fees)) == Accept(asks(1_000_000))


def test_at_the_limit_a_person_decides():
    assert answered(asks(1_000_000), asks(1_500_000)) == ToStaff("at_limit")
    assert answered(asks(990_000), asks(1_500_000)) == ToStaff("at_limit")


def test_amounts_are_such_as_people_say():
    assert named(510_000, 737_000) == 600_000
    wide = Limits(fees=(HighestFee("micro", "reel", 2_000_000),))
    assert named(1_130_000, 2_310_000, limits=wide) == 1_700_000


def test_money_is_named_only_where_somebody_has_set_a_limit():
    assert answered(OFFER, asks(800_000), tier="macro") == ToStaff("no_limit")
    anyone = Limits(fees=(HighestFee("any", "reel", 500_000),))
    assert isinstance(answered(OFFER, asks(800_000), limits=anyone, tier="macro"), Propose)
    own = replace(anyone, fees=(*anyone.fees, HighestFee("nano", "reel", 250_000)))
    assert answered(OFFER, asks(800_000), limits=own, tier="nano") == ToStaff("at_limit")


def test_more_work_than_we_asked_for_is_not_paid_for():
    three = (replace(REEL, count=3),)
    assert named(500_000, 1_500_000) == 750_000
    said = answered(OFFER, asks(1_500_000, contents=three))
    assert said == Propose(asks(750_000), "middle", "answer_soon")
    assert answered(OFFER, asks(contents=three)) == Accept(asks(contents=three))


def test_other_work_less_money_or_an_unsound_wish_is_for_a_person():
    story = (Content("story", "instagram", 2),)
    assert answered(OFFER, asks(800_000, contents=story)) == ToStaff("other_contents")
    assert answered(OFFER, asks(100_000)) == ToStaff("asks_less")
    assert answered(OFFER, asks(600_000, contents=())) == ToStaff("terms_unfit")
    assert answered(OFFER, asks(600_000, rights="")) != ToStaff("other_terms")
    assert answered(OFFER, asks(600_000, rights="tanpa iklan")) == ToStaff("other_terms")
    gone = PostBy(on=date(2026, 8, 31))
    assert answered(OFFER, asks(post_by=gone)) == ToStaff("day_is_past")


def test_what_a_person_offered_beyond_the_limits_is_theirs_to_go_on_with():
    assert answered(asks(1_200_000), asks(1_500_000)) == ToStaff("offer_beyond")


def test_fewer_posts_are_not_given_with_more_money():
    fewer = replace(LIMITS, exchanges=("fewer_posts",))
    said = answered(OFFER, asks(800_000, contents=(REEL,)), limits=fewer)
    assert said == Propose(asks(650_000), "middle", "keep_contents")
    assert answered(OFFER, asks(contents=(REEL,)), limits=fewer) == Accept(asks(contents=(REEL,)))
    assert answered(OFFER, asks(contents=(REEL,))) == ToStaff("at_limit")


def test_where_money_is_at_its_end_an_exchange_is_offered_instead_and_only_once():
    limits = replace(
        LIMITS, exchanges=("product", "time"), latest=IN_OCTOBER, extra="1 Jahe Merah", rounds=5
    )
    top = asks(1_000_000)
    first = answered(top, asks(1_500_000), limits=limits)
    assert first == Propose(replace(top, barter="1 Jahe Merah"), "product_instead", "keep_fee")
    again = asks(1_500_000, first.terms)
    second = answered(top, asks(1_500_000), first.terms, again, limits=limits)
    assert second == Propose(replace(first.terms, post_by=IN_OCTOBER), "time_instead", "keep_fee")
    more = asks(1_500_000, second.terms)
    offers = (top, asks(1_500_000), first.terms, again, second.terms, more)
    assert answered(*offers, limits=limits) == ToStaff("at_limit")


def test_a_later_day_is_given_as_far_as_it_may_be():
    limits = replace(LIMITS, exchanges=("time",), latest=IN_OCTOBER)
    later = PostBy(on=date(2026, 9, 28))
    assert answered(OFFER, asks(post_by=later), limits=limits) == Accept(asks(post_by=later))
    both = answered(OFFER, asks(800_000, post_by=later), limits=limits)
    assert both == Propose(asks(650_000, post_by=later), "middle", "answer_soon")
    december = PostBy(on=date(2026, 12, 1))
    only_day = answered(OFFER, asks(post_by=december), limits=limits)
    assert only_day == Propose(asks(post_by=IN_OCTOBER), "time", "keep_day")
    assert answered(OFFER, asks(post_by=december)) == ToStaff("at_limit")


def test_an_affiliate_bargains_about_commission():
    offer = replace(OFFER, fee_idr=0, commission_pct=8)
    limits = Limits(lowest_pct=5, highest_pct=12)
    said = answered(offer, replace(offer, commission_pct=15), limits=limits)
    assert said == Propose(replace(offer, commission_pct=10), "middle", "answer_soon")
    assert answered(offer, replace(offer, commission_pct=8.5), limits=limits) == Accept(
        replace(offer, commission_pct=8.5)
    )
    assert answered(offer, replace(offer, commission_pct=9), limits=Limits()) == ToStaff("at_limit")


def test_it_answers_only_when_it_is_our_turn():
    for offers in ((OFFER,), (OFFER, asks(800_000), asks(650_000))):
        with pytest.raises(ValueError, match="last word"):
            answered(*offers)


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(fees=(HighestFee("giga", "reel", 1),)), "bad_fee_limit"),
        (Limits(fees=(HighestFee("nano", "reel", 200_000),)), "below_offer"),
        (Limits(lowest_pct=5), "bad_commission_range"),
        (Limits(lowest_pct=5, highest_pct=10), "bad_commission_range"),
        (Limits(fewest=3), "bad_fewest"),
        (Limits(exchanges=("money",)), "unknown_exchange"),
        (Limits(exchanges=("product",)), "extra_product"),
        (Limits(exchanges=("time",)), "no_latest"),
        (Limits(rounds=0), "bad_rounds"),
    ],
)
def test_unsound_limits_are_told(limits, code):
    assert problems(limits, OFFER) == [code]


def test_sound_limits_are_sound():
    assert problems(LIMITS, OFFER) == []


# What holds for every course of offers

contents = st.lists(
    st.builds(Content, st.sampled_from(CONTENT_KINDS[:3]), st.just("instagram"), st.integers(1, 5)),
    min_size=1, max_size=3, unique_by=lambda content: content.kind,
).map(tuple)  # fmt: skip
last_days = st.one_of(
    st.builds(PostBy, on=st.dates(TODAY, date(2026, 12, 31))),
    st.builds(PostBy, days_after_pack=st.integers(1, 60)),
)
amounts = st.integers(0, 6_000_000)
highest = st.integers(200_000, 1_000_000)  # for one piece: any offer below lies within
shares = st.integers(0, 80).map(lambda quarters: quarters / 4)


@st.composite
def offers_and_limits(draw) -> tuple[Terms, Limits]:
    """What a campaign offers, and sound limits for it."""
    offer = Terms(
        contents=draw(contents),
        post_by=draw(last_days),
        barter="paket",
        fee_idr=draw(st.integers(0, 200_000)),
        commission_pct=draw(shares),
    )
    exchanges = tuple(draw(st.lists(st.sampled_from(EXCHANGES), unique=True)))
    ranged = draw(st.booleans())
    limits = Limits(
        fees=tuple(
            HighestFee(draw(st.sampled_from(("micro", "any"))), kind, draw(highest))
            for kind in CONTENT_KINDS[:3]
            if draw(st.integers(0, 9))
        ),
        lowest_pct=draw(st.floats(0, offer.commission_pct)) if ranged else None,
        highest_pct=draw(st.floats(offer.commission_pct, 100)) if ranged else None,
        fewest=draw(st.integers(1, sum(content.count for content in offer.contents))),
        latest=draw(last_days) if "time" in exchanges else PostBy(),
        exchanges=exchanges,
        extra="1 Jahe Merah" if "product" in exchanges else "",
        rounds=draw(st.integers(1, 10)),
    )
    assert problems(limits, offer) == []
    return offer, limits


@st.composite
def wishes(draw, on_table: Terms) -> Terms:
    """Their terms: some of what is bargained about changed, as chat words would."""
    wish = on_table
    if draw(st.integers(0, 3)):
        near = st.integers(on_table.fee_idr, on_table.fee_idr * 2 + 500_000)
        wish = replace(wish, fee_idr=draw(st.one_of(near, near, amounts)))
    if draw(st.integers(0, 3)) == 0:
        wish = replace(wish, commission_pct=draw(shares))
    if draw(st.integers(0, 1)) == 0:
        fewer = tuple(replace(one, count=max(1, one.count - 1)) for one in wish.contents)
        wish = replace(wish, contents=draw(st.one_of(st.just(fewer), contents)))
    if draw(st.integers(0, 3)) == 0:
        wish = replace(wish, post_by=draw(last_days))
    return wish


def no_worse(ours: Terms, before: Terms, theirs: Terms) -> bool:
    """For the partner: as much of everything given, and no more to do than they offer to."""
    fewer = {content.kind: content.count for content in before.contents}
    work = ours.contents == theirs.contents or all(
        content.count <= fewer.get(content.kind, 0) for content in ours.contents
    )
    return (
        ours.fee_idr >= before.fee_idr
        and ours.commission_pct >= before.commission_pct
        and before.barter in ours.barter
        and work
        and (ours.post_by == theirs.post_by or no_later(before.post_by, ours.post_by))
        and replace(before, **{name: getattr(ours, name) for name in CHANGING}) == ours
    )


def within(terms: Terms, before: Terms, limits: Limits, tier: str) -> bool:
    """The limits once more, in other words than the rule's."""
    kinds = {content.kind for content in before.contents}
    asked_for = [content for content in terms.contents if content.kind in kinds]
    most = [limits.fee_of(content.kind, tier) for content in asked_for]
    paid = (
        terms.fee_idr <= before.fee_idr
        if None in most
        else terms.fee_idr <= sum(m * c.count for m, c in zip(most, asked_for, strict=True))
    )
    shared = terms.commission_pct == before.commission_pct or (
        limits.lowest_pct is not None
        and limits.lowest_pct <= terms.commission_pct <= limits.highest_pct
    )
    pieces = sum(content.count for content in terms.contents)
    had = sum(content.count for content in before.contents)
    enough = pieces >= had or ("fewer_posts" in limits.exchanges and pieces >= limits.fewest)
    in_time = no_later(terms.post_by, before.post_by) or no_later(terms.post_by, limits.latest)
    return paid and shared and enough and in_time


CHANGING = ("contents", "post_by", "fee_idr", "commission_pct", "barter", "barter_value_idr")


@pytest.mark.slow
@given(st.data(), offers_and_limits(), st.sampled_from(TIERS))
@settings(max_examples=300, deadline=None)
def test_every_course_of_offers(data, campaign, tier):
    """Within the limits, never worse than before, never more than they ask, in shrinking steps,
    and it ends."""
    offer, limits = campaign
    talk, rounds, steps = [Proposal(1, Side.BRAND, offer)], 0, []
    while True:
        theirs = data.draw(wishes(talk[-1].terms))
        talk.append(Proposal(len(talk) + 1, Side.PARTNER, theirs))
        said = answer(tuple(talk), limits, tier, TODAY)
        assert answer(list(talk), limits, tier, TODAY) == said
        if isinstance(said, ToStaff):
            assert said.why in WHYS
            return
        rounds += 1
        table = laid(talk, limits, tier)
        assert within(said.terms, table.ours, limits, tier) and rounds <= limits.rounds
        if isinstance(said, Accept):
            assert said.terms == theirs
        else:
            assert said.terms != table.ours and said.reason and said.asks
            assert no_worse(said.terms, table.ours, theirs)
            assert said.terms.fee_idr <= max(theirs.fee_idr, table.ours.fee_idr)
            assert said.terms.commission_pct <= max(
                theirs.commission_pct, table.ours.commission_pct
            )
            if step := said.terms.fee_idr - table.ours.fee_idr:
                assert not steps or step <= steps[-1] / 2
                assert said.terms.fee_idr % 25_000 == 0
                steps.append(step)
        if isinstance(said, Accept):
            steps += [theirs.fee_idr - table.ours.fee_idr] * (theirs.fee_idr > table.ours.fee_idr)
        talk.append(Proposal(len(talk) + 1, Side.BRAND, said.terms))


@given(st.data(), offers_and_limits(), st.sampled_from(TIERS))
def test_what_they_agreed_to_pay_or_do_is_never_turned_against_them(data, campaign, tier):
    """Accepted are their own terms, and only when they ask no less money for the same work."""
    offer, limits = campaign
    theirs = data.draw(wishes(offer))
    said = answer(course(offer, theirs), limits, tier, TODAY)
    if isinstance(said, Accept) and theirs.fee_idr < offer.fee_idr:
        had = {content.kind: content.count for content in offer.contents}
        assert all(content.count <= had.get(content.kind, 0) for content in theirs.contents)
        assert theirs.contents != offer.contents
