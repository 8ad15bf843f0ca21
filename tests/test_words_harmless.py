"""Whatever a stranger wrote comes out as harmless plain text."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deals.says.leaving.to_partner import TakenNo
from deals.says.leaving.to_staff import NoticeDeclined
from deals.says.proving.to_partner import ProofRefused, Refusal
from deals.says.samples import SAMPLES
from deals.says.talking.to_partner import Hello
from deals.says.talking.to_staff import NoticeWords
from deals.says.terms.to_partner import TermSheet
from deals.terms import Terms
from handlers.say import LANGUAGES, render
from handlers.words import harmless

HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200c\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
HOSTILE = (
    "<b>tebal</b>", "*_`[x](http://y)", "{{ 7*7 }}", "{% raw %}", "\u202eterbalik\u202c", "مرحبا",
    "a\u200bb\ufeffc", "\x00\x1b[31m", "\ud800", "x" * 5000, "👩\u200d⚕️", "A\r\nB\u2028C", "", "  ",
)  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_name_stays_a_short_line(value: str, language: str) -> None:
    said = render(TakenNo(value, "Herbana"), language)
    assert not HARMFUL.search(said)
    assert len(said) < 64 + len(render(TakenNo("", "Herbana"), language)) + 1
    assert said.count("\n") == 0
    said.encode("utf-8")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_text_is_quoted_and_clipped(value: str) -> None:
    sample = SAMPLES["notice_words"]
    assert isinstance(sample, NoticeWords)
    said = render(replace(sample, text=value, talk=(value, value)), "id")
    assert not HARMFUL.search(said)
    assert len(said) <= 3 * 1000 + 200
    assert "49" not in said


def test_markup_and_template_signs_are_plain_text() -> None:
    assert "<b>Rani</b> {{ 7*7 }}" in render(Hello("<b>Rani</b> {{ 7*7 }}"), "id")


def test_a_value_cannot_fake_a_line_of_the_term_sheet() -> None:
    sample = SAMPLES["term_sheet"]
    assert isinstance(sample, TermSheet)
    said = render(replace(sample, terms=Terms(barter="teh\n• Fee: Rp9.000.000")), "id")
    assert "• Produk: teh • Fee: Rp9.000.000" in said


def test_a_joined_emoji_stays_whole_and_a_lone_joiner_goes() -> None:
    assert harmless.text("👩\u200d⚕️ a\u200db") == "👩\u200d⚕️ ab"


def test_quoted_lines_stay_lines() -> None:
    sample = SAMPLES["notice_declined"]
    assert isinstance(sample, NoticeDeclined)
    assert "> maaf kak\n> belum bisa" in render(
        replace(sample, text="maaf kak\n\n\nbelum bisa"), "id"
    )


def test_a_message_ends_within_the_limit_at_the_end_of_a_line() -> None:
    refusals = (Refusal("profile", "https://contoh.id/" + "x" * 500),) * 12
    said = render(ProofRefused(refusals), "id")
    assert len(said.encode("utf-16-le")) // 2 <= 4096
    assert said.endswith(("link.\n…", "x\n…"))


def test_the_limit_counts_utf16_units() -> None:
    assert harmless.fit("👍" * 2048) == "👍" * 2048
    cut = harmless.fit("👍" * 2049)
    assert cut == "👍" * 2047 + "\n…"
    assert harmless.fit("a" * 3000 + "\n" + "b" * 2000) == "a" * 3000 + "\n…"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200))
def test_any_name_and_any_text_can_be_sent(value: str) -> None:
    sample = SAMPLES["notice_words"]
    assert isinstance(sample, NoticeWords)
    said = render(replace(sample, partner=value, text=value), "en")
    assert not HARMFUL.search(said)
    assert len(said.encode("utf-16-le")) // 2 <= 4096
    said.encode("utf-8")
