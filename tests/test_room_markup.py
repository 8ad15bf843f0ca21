import pytest

from bot.practice.entities import found_entities
from bot.practice.markup import parse_html, parse_markdown_v2
from bot.practice.refusals import Refusal

GOOD_HTML = [
    ("a &lt; b &amp; c &#33;", "a < b & c !", []),
    ("<b>x</b>", "x", [("bold", 0, 1)]),
    ("<B>x</B><i></i>", "x", [("bold", 0, 1)]),
    ("👋<b>a<i>b</i></b>", "👋ab", [("bold", 2, 2), ("italic", 3, 1)]),
    ('<a href="https://example.com/?a=1&amp;b=2">t</a>', "t", [("text_link", 0, 1)]),
    ('<span class="tg-spoiler">t</span>', "t", [("spoiler", 0, 1)]),
    ("<blockquote expandable>t</blockquote>", "t", [("expandable_blockquote", 0, 1)]),
    ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1), ("code", 0, 1)]),
    ("a > b", "a > b", []),
]


@pytest.mark.parametrize(("html", "text", "entities"), GOOD_HTML)
def test_html_becomes_text_and_entities(
    html: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    plain, found = parse_html(html)

    assert plain == text
    assert sorted((one["type"], one["offset"], one["length"]) for one in found) == sorted(entities)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é <kahn@example.com>", 'Unsupported start tag "kahn@example.com" at byte offset 3'),
        ("3 < 4", "Unclosed start tag at byte offset 2"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused(html: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(html)

    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("markdown", "text", "entities"),
    [
        (r"1\.5 jt", "1.5 jt", []),
        ("*b* _i_ __u__ ~s~", "b i u s", ["bold", "italic", "underline", "strikethrough"]),
        ("`a_b` ||c||", "a_b c", ["code", "spoiler"]),
        ("[t](https://example.com/a_b)", "t", ["text_link"]),
        ("```python\nx = 1```", "x = 1", ["pre"]),
    ],
)
def test_markdown_becomes_text_and_entities(markdown: str, text: str, entities: list[str]) -> None:
    plain, found = parse_markdown_v2(markdown)

    assert plain == text
    assert [one["type"] for one in found] == entities


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("1.5", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*x", "Can't find end of Bold entity at byte offset 0"),
    ],
)
def test_broken_markdown_is_refused(markdown: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_markdown_v2(markdown)

    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“https://example.com/a”, ya", ["https://example.com/a"]),
        ("‘example.com/a’ «example.com/b»…", ["example.com/a", "example.com/b"]),
        ("https://example.com/a–b", ["https://example.com/a–b"]),
        ("/help, (/due) </b> /i>", ["/help", "/due"]),
    ],
)
def test_links_and_commands_end_where_quotes_and_tags_begin(text: str, found: list[str]) -> None:
    entities = found_entities(text)

    assert [text[one["offset"] : one["offset"] + one["length"]] for one in entities] == found
