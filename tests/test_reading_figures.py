"""Figures of posts as partners write them; what is not clear is read as nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.brought.figures import NAMES, Figures
from deals.brought.telling import ALL, doubts, of_posts
from deals.deal import Deliverable
from deals.reading.figures import (
    LONGEST,
    may_tell_figures,
    read_figures,
    says_they_are_right,
    words_beside,
)

REELS = (Deliverable(1, "reel", "instagram"), Deliverable(2, "reel", "instagram"))
MIXED = (Deliverable(1, "reel", "instagram"), Deliverable(3, "video", "tiktok"))
ONE = (Deliverable(2, "story", "instagram"),)


def told(text: str, pieces: tuple[Deliverable, ...] = REELS, asked: bool = False):
    read = read_figures(text, asked)
    return of_posts(pieces, read) if read else None


TOGETHER = {
    "view 12rb like 800 komen 45": Figures(views=12_000, likes=800, comments=45),
    "12,4K views": Figures(views=12_400),
    "views 12.500": Figures(views=12_500),
    "views: 12.500\nlikes: 800\nkomen: 45\nsave 12": Figures(12_500, 800, 45, 12),
    "viewsnya 12.4 ribu likes 1.203": Figures(views=12_400, likes=1_203),
    "views 1,2jt": Figures(views=1_200_000),
    "1.2M views": Figures(views=1_200_000),
    "view dua belas ribu like delapan ratus": Figures(views=12_000, likes=800),
    "views 12rb 800 likes": Figures(views=12_000, likes=800),
    "❤️ 800 💬 45 👁 12,4rb": Figures(views=12_400, likes=800, comments=45),
    "klik 40, leads 12 terjual 3 pcs": Figures(clicks=40, leads=12, sales=3),
    "reach 20rb view 12rb": Figures(views=12_000),
    "total views 20rb kak makasih": Figures(views=20_000),
    "views=12000 likes=800": Figures(views=12_000, likes=800),
    "ditonton 12rb kali, disukai 800 orang": Figures(views=12_000, likes=800),
    "like -5": Figures(likes=-5),
    "7 hari: views 12rb, likes 800": Figures(views=12_000, likes=800),
    "er 5%, views 12rb": Figures(views=12_000),
    "- views 12rb\n- likes 800": Figures(views=12_000, likes=800),
    "so far 9k views and 310 likes": Figures(views=9_000, likes=310),
    "alhamdulillah rame banget kak viewnya 12rb, like nya 800": Figures(12_000, 800),
}
NOTHING = (
    "",
    "12rb",
    "oke kak",
    "rate aku 500rb ya kak",
    "fee 1jt view 12rb",
    "views biasanya 12rb, rate 1jt",
    "rata2 views 12rb",
    "bisa 2 reel kak",
    "oke tgl 20",
    "like dan komen 800",
    "views 10-12rb",
    "https://www.instagram.com/reel/Cx12/",
    "belum sampai 12rb kak",
    "paketnya belum sampai",
    "jl melati no 12 rt 3",
    "0812 3456 7890",
    "views 99999999999999999999",
    "besok jam 2 ya kak viewsnya aku kirim",
    "viewsnya belum sampai 12rb kak",
    "mau order 2 kak",
    "order 2 ya kak",
    "er 5%",
)
OF_EACH = {
    "reel 1: 12rb views like 800, reel 2: 8rb views like 300": ((12_000, 800), (8_000, 300)),
    "reel 1 views 12rb like 800 reel 2 views 8rb like 300": ((12_000, 800), (8_000, 300)),
    "yang pertama views 12rb like 800, yang kedua views 8rb like 300": (
        (12_000, 800),
        (8_000, 300),
    ),
    "views 12rb\nlikes 800\nviews 8rb\nlikes 300": ((12_000, 800), (8_000, 300)),
    "1. views 12rb like 800\n2. views 8rb like 300": ((12_000, 800), (8_000, 300)),
    "post 1 12rb views 800 likes\npost 2 8rb views 300 likes": ((12_000, 800), (8_000, 300)),
}


@pytest.mark.parametrize("text", TOGETHER)
def test_figures_of_all_posts_together(text: str) -> None:
    assert told(text) == {ALL: TOGETHER[text]}


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_no_figures(text: str) -> None:
    assert read_figures(text) is None
    if text != "12rb":
        assert read_figures(text, asked=True) is None


@pytest.mark.parametrize("text", OF_EACH)
def test_figures_of_each_post(text: str) -> None:
    expected = {n: Figures(views, likes) for n, (views, likes) in enumerate(OF_EACH[text], 1)}
    assert told(text) == expected


def test_a_bare_number_counts_only_where_we_asked() -> None:
    for text in ("12rb", "12.000 kak", "sekitar 12rb ya kak"):
        assert read_figures(text) is None
        assert told(text, asked=True) == {ALL: Figures(views=12_000)}
    assert told("12rb dan 8rb", asked=True) == {1: Figures(views=12_000), 2: Figures(views=8_000)}
    assert read_figures("bisa tanggal 20 kak", asked=True) is None


@pytest.mark.parametrize("text", ["20/9", "20-9-2026", "19.00", "19:30 kak", "20/9: views 12rb"])
def test_a_date_or_a_time_is_no_figure(text: str) -> None:
    assert read_figures(text, asked=True) is None
    for figure in ("12.40rb", "1.25 jt", "12rb/8rb", "12.500"):
        assert read_figures(figure, asked=True)


def test_what_is_said_besides() -> None:
    for text in ("", "ini insightnya kak 🙏", "screenshot reel 1 ya kak", "views 12rb"):
        assert not words_beside(text)
    for text in ("ini insightnya kak, produknya bikin saya sakit", "views 12rb stop"):
        assert words_beside(text)


def test_posts_are_known_by_kind_platform_and_number() -> None:
    both = {1: Figures(views=12_000), 3: Figures(views=9_000)}
    assert told("12rb view di ig, 9rb view di tiktok", MIXED) == both
    assert told("reel views 12rb, video views 9rb", MIXED) == both
    assert told("tiktok 9rb views", MIXED) == {3: Figures(views=9_000)}
    assert told("post 2 views 9rb", MIXED) == {3: Figures(views=9_000)}
    assert told("story views 3rb", ONE) == {2: Figures(views=3_000)}
    assert told("reel 3 views 3rb", REELS) is None, "there is no third one"
    assert told("reel views 3rb") == {ALL: Figures(views=3_000)}, "either of two: all together"
    assert told("views 3rb\nviews 4rb\nviews 5rb") is None, "three of two posts"


def test_a_yes_that_the_figures_are_right() -> None:
    for text in ("iya benar kak", "betul", "bener kok kak", "yes that's right"):
        assert says_they_are_right(text)
    for text in ("", "iya salah kak", "iya kak tapi likes 12", "benar?", "tidak"):
        assert not says_they_are_right(text)


def test_what_is_hard_to_believe() -> None:
    assert doubts(Figures(views=12_000, likes=800)) == ()
    assert doubts(Figures(views=800, likes=801)) == ("more_than_views",)
    assert doubts(Figures(likes=-1)) == ("negative",)
    assert doubts(Figures(sales=2_000_000)) == ("huge",)
    assert doubts(Figures(likes=800)) == ()


COUNTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 10**9), min_size=1)
LABELS = dict(
    zip(NAMES, ("views", "likes", "komen", "save", "klik", "leads", "sales"), strict=True)
)


def in_words(count: int, way: int) -> str:
    return (str(count), f"{count:,}", f"{count:,}".replace(",", "."))[way]


@given(COUNTS, st.integers(0, 2), st.sampled_from([" ", ", ", "\n"]), st.booleans())
def test_whatever_is_told_with_labels_is_read_back(
    counts: dict[str, int], way: int, between: str, label_first: bool
) -> None:
    parts = [
        f"{LABELS[name]} {in_words(count, way)}"
        if label_first
        else f"{in_words(count, way)} {LABELS[name]}"
        for name, count in counts.items()
    ]
    assert told(between.join(parts)) == {ALL: Figures(**counts)}


@given(st.text(max_size=LONGEST * 2))
def test_any_text_is_read_or_left(text: str) -> None:
    for asked in (False, True):
        read = read_figures(text, asked)
        assert read is None or may_tell_figures(text)
        if read:
            of_posts(REELS, read)


GRAMMAR = (
    *("views", "12rb", "800", "like", "reel", "1", ":", ",", "\n", "kedua", "total", "-", "kak"),
    *("dan", "tiktok", "rp", "?", "."),
)


@given(st.lists(st.sampled_from(GRAMMAR), max_size=14))
def test_words_of_the_grammar_in_any_order_never_break_it(words: list[str]) -> None:
    read = read_figures(" ".join(words), asked=True)
    assert read is None or all(one.figures for one in read.told)


@given(*[st.builds(Figures, *[st.none() | st.integers(0, 100)] * 7)] * 2)
def test_figures_add_up_and_replace(one: Figures, other: Figures) -> None:
    both = one + other
    for name in NAMES:
        known = [n for n in (getattr(one, name), getattr(other, name)) if n is not None]
        assert getattr(both, name) == (sum(known) if known else None)
    assert one + other == other + one
    assert one.with_told(other).with_told(other) == one.with_told(other)
    assert not (one.without(other).known.keys() & other.known.keys())
