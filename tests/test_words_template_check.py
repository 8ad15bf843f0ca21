"""Templates that staff edit: ours pass, attacks and slips are refused before they are saved."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.say import LANGUAGES, render
from handlers.template_check import EDITABLE, preview, problems
from handlers.words.wording import TEMPLATES, tables
from tests.yardstick import costs_at_most

ATTACKS = {
    "{% for a in dues %}{% for b in dues %}x{% endfor %}{% endfor %}": "nested_loop",
    "{% for a in dues %}{% for b in a.missing %}x{% endfor %}{% endfor %}": "nested_loop",
    "{% for a in partner %}x{% endfor %}": "loop_over",
    "{% for a in range(1000000000) %}x{% endfor %}": "loop_over",
    "{% for a in [1, 2, 3] %}x{% endfor %}": "loop_over",
    "{% for a, b in dues %}x{% endfor %}": "not_allowed",
    "{{ 'a' * 2000000000 }}": "not_allowed",
    "{{ 9 ** 9 ** 9 }}": "not_allowed",
    "{{ partner ~ partner }}": "not_allowed",
    "{{ partner + partner }}": "not_allowed",
    "{{ partner[0] }}": "not_allowed",
    "{{ partner.format() }}": "not_allowed",
    "{{ ''.__class__.__mro__ }}": "unknown_variable",
    "{{ partner.__class__ }}": "unknown_variable",
    "{{ dues.__len__ }}": "unknown_variable",
    "{{ self }}": "unknown_variable",
    "{{ cycler }}": "unknown_variable",
    "{{ nobody }}": "unknown_variable",
    "{{ loop.index }}": "unknown_variable",
    "{{ lipsum() }}": "not_allowed",
    "{% set a = partner %}{{ a }}": "not_allowed",
    "{% set a %}x{% endset %}": "not_allowed",
    "{% macro m() %}x{% endmacro %}": "not_allowed",
    "{% call m() %}x{% endcall %}": "not_allowed",
    "{% include 'hello.txt.j2' %}": "not_allowed",
    "{% import 'hello.txt.j2' as h %}": "not_allowed",
    "{% extends 'hello.txt.j2' %}": "not_allowed",
    "{% block b %}x{% endblock %}": "not_allowed",
    "{% with a = partner %}{{ a }}{% endwith %}": "not_allowed",
    "{% filter quote %}x{% endfilter %}": "not_allowed",
    "{% for a in dues recursive %}{{ loop(dues) }}{% endfor %}": "not_allowed",
    "{{ partner|center(1000000000) }}": "syntax",
    "{{ '%s'|format(partner) }}": "syntax",
    "{{ dues|map(attribute='brand')|join }}": "not_allowed",
    "Halo {{ partner": "syntax",
    "{% if partner %}x": "syntax",
    "{% frobnicate %}": "syntax",
    "{{ " + "(" * 1500 + "1" + ")" * 1500 + " }}": "too_deep",
    "{{ " + "not " * 900 + "1 }}": "too_deep",
    "{{ 1" + " and 1" * 600 + " }}": "too_deep",
    "{% if partner %}" * 120 + "x" + "{% endif %}" * 120: "too_deep",
    "{{ partner|idr }}": "failed",
    "{{ partner|word('nowhere') }}": "failed",
    "{{ partner" + "|bullets" * 20 + " }}": "failed",
    "{{ partner|words('terms')" + "|listed" * 20 + " }}": "failed",
    "{{ " + "9" * 400 + "|pct }}": "failed",
    "{{ '\\ud800' }}": "failed",
    "{{ dues }}": "failed",
    "{{ partner.count }}": "failed",
    "x" * 4097: "too_long",
    "{# nothing #}  ": "empty",
    "{% for due in dues %}" + "x" * 3000 + "{% endfor %}": "result_too_long",
}


@pytest.mark.parametrize("source", ATTACKS, ids=lambda source: source[:40])
def test_a_bad_template_is_refused_at_once(source: str) -> None:
    found = problems("reminder", "id", source)
    assert ATTACKS[source] in {problem.code for problem in found}
    assert costs_at_most(400, lambda _: problems("reminder", "id", source))


def test_no_bad_template_takes_much_memory() -> None:
    tracemalloc.start()
    try:
        for source in ATTACKS:
            problems("reminder", "id", source)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EDITABLE)
def test_our_own_words_pass_and_preview_as_they_are_sent(name: str, language: str) -> None:
    source = Path(TEMPLATES / language / f"{name}.txt.j2").read_text("utf-8")
    assert problems(name, language, source) == []
    assert preview(name, language, source) == render(EDITABLE[name], language)


def test_only_words_to_partners_can_be_edited() -> None:
    assert [p.code for p in problems("notice_words", "id", "x")] == ["not_editable"]
    assert [p.code for p in problems("../words", "id", "x")] == ["not_editable"]


def test_a_problem_names_its_line() -> None:
    found = problems("hello", "id", "Halo\n{{ parnter }}\n{{ partner.upper }}")
    assert [(p.code, p.line, p.detail) for p in found] == [
        ("unknown_variable", 2, "parnter"),
        ("unknown_variable", 3, "upper"),
    ]


def test_an_honest_edit_passes() -> None:
    source = (
        "Hai {{ partner }}!\n{% for due in dues %}{{ loop.index }}. {{ due.brand }} {% endfor %}"
    )
    assert problems("reminder", "id", source) == []
    assert preview("reminder", "id", source) == "Hai Rani Kusuma!\n1. Herbana 2. Herbamojo"


PIECES = (
    *("{{ ", " }}", "{% ", " %}", "{#", "#}", "for due in dues", "endfor", "if ", "else", "endif"),
    *("partner", "due", ".brand", "loop.index", "|", "quote", "bullets", "(", ")", "'", "not "),
    *("==", " 1e999", "\\", "{% raw %}", "-", "+", "\n", " halo ", "is none", "\x00", "\ud800"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_source_is_judged_without_an_error(pieces: list[str]) -> None:
    source = "".join(pieces)
    if not problems("reminder", "id", source):
        assert preview("reminder", "id", source)


def test_every_problem_has_a_sentence() -> None:
    codes = {*ATTACKS.values(), "not_editable"}
    assert codes == set(tables("id")["template_problems"])
