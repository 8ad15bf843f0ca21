"""What staff tell of somebody, in as few words as they like, is read as they mean it."""

import pytest

from deals.decision import Refused
from deals.research.answers import read_answers
from deals.research.decisions import Decided, read_decisions
from deals.research.fields import changed
from deals.research.newcomer import begun, heard
from deals.research.niches import niches_listed
from deals.research.profile import NOBODY, Research, joined
from deals.research.told import Told, read_told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rina 45rb dance, sporty", Told(45_000, None, ("dancer", "sporty"), rest="Rina")),
        ("Rina, 45.2K followers, ER 3,5%", Told(45_200, engagement_pct=3.5, rest="Rina")),
        ("Reel: Rp750.000; story: 200k", Told(rates=(("reel", 750_000), ("story", 200_000)))),
        ("1,5jt per video tiktok", Told(rates=(("video", 1_500_000),))),
        ("100rb follower, reels 1jt", Told(100_000, rates=(("reel", 1_000_000),))),
        ("0812-0000-1037 Rani 12K", Told(12_000, "+6281200001037", rest="Rani")),
        ("Dina 1.2jt pengikut 4%", Told(1_200_000, engagement_pct=4.0, rest="Dina")),
        ("@rina.sehat 8.301", Told(8_301)),
        ("ramah, cepat balas", Told(rest="ramah, cepat balas")),
        ("", Told()),
    ],
)
def test_one_message_may_tell_several_things(text: str, told: Told) -> None:
    assert read_told(text) == told


def test_a_name_of_common_words_is_a_name() -> None:
    newcomer = begun("https://www.instagram.com/sehat.sentosa")
    assert heard(newcomer, "Sehat Sentosa").name == "Sehat Sentosa"


def test_a_dash_answers_nothing_and_goes_on() -> None:
    newcomer = begun("https://www.tiktok.com/@dina Dina")
    assert [newcomer.next_step, heard(newcomer, "-").next_step] == ["followers", "niches"]


def test_niches_have_codes_where_we_know_them_and_words_where_not() -> None:
    assert niches_listed("ibu dan anak, suka lari; pecinta kucing") == (
        *("parenting", "sporty"), "suka", "pecinta kucing",
    )  # fmt: skip


def test_a_line_of_the_card_is_cleared_by_a_dash_and_a_competitor_by_no() -> None:
    known = Research(audience="ibu muda", competitor="Tolak Linu")
    assert changed(known, "audience", "-").audience == ""
    assert changed(known, "competitor", "tidak ada").competitor == NOBODY
    with pytest.raises(Refused):
        changed(known, "engagement_pct", "140%")


def test_two_records_joined_lose_nothing_and_a_warning_stays() -> None:
    kept = Research(("dancer",), None, (("reel", 1),), competitor=NOBODY, notes="satu")
    other = Research(("sporty",), 2.0, (("reel", 2), ("story", 3)), competitor="X", notes="dua")
    both = joined(kept, other)
    assert (both.niches, both.engagement_pct) == (("dancer", "sporty"), 2.0)
    assert (both.rates, both.competitor) == ((("reel", 1), ("story", 3)), "X")
    assert both.notes == "satu\ndua"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1 3 5 barter", [(1, "barter", 0), (3, "barter", 0), (5, "barter", 0)]),
        ("1-3 barter", [(1, "barter", 0), (2, "barter", 0), (3, "barter", 0)]),
        ("2 fee sampai 1.500.000, 4 barter", [(2, "fee", 1_500_000), (4, "barter", 0)]),
        ("1 dan 2: fee 500rb", [(1, "fee", 500_000), (2, "fee", 500_000)]),
        ("5 coret", [(5, "strike", 0)]),
        ("2 strike fake; rest barter", [(2, "strike", 0)]),
    ],
)
def test_several_decisions_in_one_line(text: str, told: list[tuple[int, str, int]]) -> None:
    found = [(one.place, one.act, one.fee_idr) for one in read_decisions(text, 5)]
    rest = [one for one in found if one not in told]
    assert [one for one in found if one in told] == told
    assert all(act == "barter" for _, act, _ in rest) and bool(rest) == ("rest" in text)


def test_a_strike_keeps_its_reason() -> None:
    assert read_decisions("4 coret pengikut palsu", 5) == (
        Decided(4, "strike", reason="pengikut palsu"),
    )


@pytest.mark.parametrize("typed", ["ya", "YES", " ok ", "✓", "Setuju.", "v"])
def test_a_client_says_yes_in_many_ways(typed: str) -> None:
    rows = read_answers([["No", "KOL", "Yes/No"], [3, "Rani", typed]])
    assert rows and (rows[0].number, rows[0].answer) == (3, "yes")


def test_a_sheet_without_numbers_or_answers_is_none() -> None:
    assert read_answers([["KOL", "Link"], ["Rani", "x"]]) is None
