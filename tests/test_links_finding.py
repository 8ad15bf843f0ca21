import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deals.links import REFUSALS, read_links
from deals.links.finding import find_links
from deals.links.typed import TypedLink
from tests.yardstick import costs_at_most

POST = "https://www.instagram.com/p/EXAMPLE0001"
PROFILE = "https://x.com/rani"


def urls(text):
    reading = read_links(text)
    assert reading.refuse is None
    return [link.canonical_url for link in reading.links]


@pytest.mark.parametrize(
    "text",
    [
        "sinihttps://instagram.com/p/EXAMPLE0001",
        "HTTPS://WWW.INSTAGRAM.COM/p/EXAMPLE0001",
        "http://instagram.com:80/p/EXAMPLE0001",
        "https://instagram.com.:443//p//EXAMPLE0001//",
        "https://instagram.com:0443/p/EXAMPLE0001",
        "https:instagram.com/p/EXAMPLE0001",
        "fb:instagram.com/p/EXAMPLE0001",
        "(instagram.com/p/EXAMPLE0001)",
        "[ig](https://instagram.com/p/EXAMPLE0001)",
        "*instagram.com/p/EXAMPLE0001*",
        "<https://instagram.com/p/EXAMPLE0001>",
        '"instagram.com/p/EXAMPLE0001"',
        "✨instagram.com/p/EXAMPLE0001✨",
        "✨\ufe0finstagram.com/p/EXAMPLE0001",
        "1\ufe0f\u20e3instagram.com/p/EXAMPLE0001",
        "\u200binstagram.com/p/EXAMPLE0001",
        "instagram.com/p/EXAMPLE0001\u200b.",
        "instagram.com/p/EXAMPLE0001…",
        "instagram.com/p/EXAMPLE0001?!.)]",
        "instagram.com/p/EXAMPLE0001,",
        "https:// instagram.com/p/EXAMPLE0001",
        "https://https://instagram.com/p/EXAMPLE0001",
        "https:// https://… (https://) instagram.com/p/EXAMPLE0001",
        "ini,instagram.com/p/EXAMPLE0001",
        "instagram.com/p/EXAMPLE0001 instagram.com/p/EXAMPLE0001?x=2",
        "https://contoh.id/https://instagram.com/p/EXAMPLE0001",
        "instagram.com/%70/%45XAMPLE0001",
        "instagram.com/p/EXAMPLE0001?u=https://x.com/rani",
        "instagram.com/p/EXAMPLE0001#https://x.com/rani",
        "https://✨instagram.com/p/EXAMPLE0001",
    ],
)
def test_a_link_is_found_however_it_is_wrapped(text):
    assert urls(text) == [POST]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "instagram.com saja",
        "instagram.com? instagram.com, instagram.com:443",
        "rani@contoh.id rani@contoh.id? mailto:rani@contoh.id.",
        "@instagram.com/p/EXAMPLE0001",
        "_instagram.com/p/EXAMPLE0001",
        "-instagram.com/p/EXAMPLE0001",
        "...instagram.com/p/EXAMPLE0001",
        "//instagram.com/p/EXAMPLE0001",
        "ig=instagram.com/p/EXAMPLE0001",
        "%instagram.com/x &instagram.com/x #instagram.com/x ~instagram.com/x +instagram.com/x",
        "rate 500.000/post, 1.200.000.000/tahun, 21.11.2026/22.11.2026",
        "dan/atau ok..siap/nanti ya?",
        "https:// http://https:// https",
        "about: data: metadata:a/b javascript: x",
        "IG @rani.contoh/TT @rani.contoh",
        "localhost 10.0.0.1",
        "12://34",
    ],
)
def test_plain_text_is_no_link(text):
    assert urls(text) == []


def test_two_pasted_links_come_apart_in_the_path_but_not_in_the_query():
    assert urls(f"{POST}{PROFILE}") == [POST, PROFILE]
    assert urls(f"{POST}?next={PROFILE}") == [POST]
    assert urls(f"https://instagram.com{PROFILE}") == [None, PROFILE]


def test_good_links_stay_beside_the_first_refusal():
    reading = read_links(f"{POST} fb://{PROFILE} http://localhost/ {PROFILE}")
    assert [link.canonical_url for link in reading.links] == [POST, PROFILE]
    assert reading.refuse == "bad_scheme"


def test_a_foreign_scheme_takes_its_whole_token_along():
    assert read_links(f"ftp://a,{POST}").links == ()
    assert read_links(f"data:text/html,{POST}").links == ()


def test_a_partnered_bracket_belongs_to_the_link():
    (link,) = find_links("(https://contoh.id/a_(b)(c).)")
    assert isinstance(link, TypedLink)
    assert link.rest == "/a_(b)(c)"
    assert read_links("http://[::1]").refuse == "ip_or_local"
    assert urls("https://www.youtube.com/@rani(") == ["https://www.youtube.com/@rani"]


def test_equal_objects_appear_once_in_order_of_first_appearance():
    assert urls("x.com/rani x.com/home instagram.com/p/EXAMPLE0001 x.com/search x.com/Rani") == [
        *(PROFILE, None, POST),
    ]


HOSTILE = [
    "a." * 25_000,
    "a@" * 25_000,
    "https://a" * 5_500,
    "https://a.co/" + "()" * 25_000 + ")" * 10,
    "https://" + "a\u0301\u0316" * 16_000,
    "a\u200b" * 25_000 + "/",
    "https://www.instagrarn.com/p/x " * 1_600,
    "https://xn--" + "a-b" * 15_000 + ".com/x",
    "https://l.facebook.com/?u=" * 1_900,
    "https://shopee.co.id/" + "-i.1.2/" * 7_000,
    "a" * 49_000 + "@a.co/x",
    "https://" + "9" * 49_000 + ".1:" + "0" * 900,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_costs_little_time(text):
    assert costs_at_most(600, read_links, text)


PIECES = st.sampled_from(
    [
        *"/\\?#@:.[]()%&=-_ １①。",
        *("https://", "http:/", "javascript:", "instagram.com", "xn--", "t.co", "0x7f"),
        *("\u200b", "\ud800", "%2e", "%c3", "&amp;", "l.facebook.com/?u="),
        *("/share/", "/p/EXAMPLE0001", "tiktok.com/@", "id.shp.ee/abcde"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_no_text_makes_the_reader_raise(text):
    reading = read_links(text)
    assert reading.refuse is None or reading.refuse in REFUSALS
    for link in reading.links:
        assert link.needs_redirect == (link.kind == "unknown")
        assert (link.canonical_url is None) == (link.kind == "other")


@given(st.lists(PIECES, max_size=12).map("".join))
@example("tiktok.com/@%2e")
@example("tiktok.com/@rani%2e")
def test_an_address_that_was_read_reads_as_itself(text):
    for link in read_links(text).links:
        if link.canonical_url is not None:
            (again,) = read_links(link.canonical_url).links
            assert again.canonical_url == link.canonical_url


def test_no_pattern_of_ours_has_a_possessive_group():
    # Debian 12's Python 3.11.2 matches those wrongly: every Instagram link was refused there.
    house = Path(__file__).parent.parent
    floors = (house / name for name in ("deals", "handlers", "storage", "bot"))
    sources = (path for floor in floors for path in floor.rglob("*.py"))
    possessive = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
    assert [path for path in sources if possessive.search(path.read_text("utf-8"))] == []
