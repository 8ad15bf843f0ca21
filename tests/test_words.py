"""Every message has its words in every language, and every word that is asked for exists."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from jinja2 import meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from deals.buttons.partner import offer_buttons
from deals.channel import Button
from deals.deal import Campaign, Deal, Partner
from deals.says import Words
from deals.says.deadlines.to_partner import Due, Reminder
from deals.says.proving.to_partner import ProofRefused, Refusal
from deals.says.samples import SAMPLES
from deals.says.talking.to_partner import Hello
from deals.stages import Stage
from deals.terms import CONTENT_KINDS, PLATFORMS, PROOFS, Content, PostBy, Terms
from handlers import say
from handlers.words import templates
from handlers.words.phrases import Phrases
from handlers.words.wording import LANGUAGES, TEMPLATES, tables
from tests.yardstick import costs_at_most

ROOT = TEMPLATES.parent
PROOF_REFUSALS = (
    *("bad_scheme", "hidden_chars", "malformed_url", "userinfo", "ip_or_local", "lookalike_host"),
    *("bad_port", "open_redirect", "unresolved", "redirect_offsite", "unknown", "profile", "shop"),
    *("product", "other", "handle_mismatch", "used_before", "used_before_by_you", "no_match"),
    *("picture_used_before", "too_many", "unreadable_picture", "no_picture_needed"),
    *("picture_twice", "too_big", "not_fetched", "program", "film"),
)
DEBTS = {
    *("vet", "approach", "first_contact", "answer", "counter", "proof", "parcel", "arrival"),
    *("breach", "stopped", "back"),
}
LEFTOVERS = re.compile(
    r"None|Undefined|\{\{|\{%|\}\}|%\}|<|\(\)|  | [,.;]|[ \t]\n|\n\n\n|Content\("
)


def messages() -> dict[str, type[Words]]:
    return {
        kind.template(): kind
        for kind in descendants(Words)
        if kind.__module__.startswith("deals.says.") and not kind.__subclasses__()
    }


def descendants(kind: type[Words]) -> Iterator[type[Words]]:
    for child in kind.__subclasses__():
        yield child
        yield from descendants(child)


OF_A_LOOP = {"due"}  # what a part says one of


def variables(env: ImmutableSandboxedEnvironment, name: str) -> set[str]:
    assert env.loader
    tree = env.parse(env.loader.get_source(env, name)[0])
    parts = [part for part in meta.find_referenced_templates(tree) if part]
    return meta.find_undeclared_variables(tree).union(
        *(variables(env, part) - OF_A_LOOP for part in parts)
    )


def codes(pattern: str) -> set[str]:
    files = [path for floor in ("deals", "handlers") for path in (ROOT / floor).rglob("*.py")]
    return {code for path in files for code in re.findall(pattern, path.read_text("utf-8"))}


def bare(words: Words) -> Words:
    hints = get_type_hints(type(words))
    empty = {
        field.name: None if type(None) in get_args(hints[field.name]) else ()
        for field in fields(words)
        if type(None) in get_args(hints[field.name])
        or isinstance(getattr(words, field.name), tuple)
    }
    return replace(words, **empty)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_a_file_and_no_file_is_left_over(language: str) -> None:
    of_language = (TEMPLATES / language).glob("*.j2")
    files = {path.name.removesuffix(templates.SUFFIX) for path in of_language}
    assert {name for name in files if not name.startswith("_")} == set(messages())


def test_every_message_has_a_sample_and_a_name_of_its_own() -> None:
    assert {name: type(words) for name, words in SAMPLES.items()} == messages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_uses_exactly_the_fields_of_its_message(language: str) -> None:
    env = templates.environment(language)
    for name, kind in messages().items():
        assert variables(env, name + templates.SUFFIX) == {f.name for f in fields(kind)}, name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_without_leftovers(name: str, language: str) -> None:
    said = say.render(SAMPLES[name], language)
    assert said
    assert not LEFTOVERS.search(said), said
    assert len(re.findall("[\U0001f300-\U0001faff\u2705]", said)) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_message_with_nothing_optional_still_reads(name: str, language: str) -> None:
    assert not re.search("None|Undefined", say.render(bare(SAMPLES[name]), language))


@pytest.mark.parametrize("kind", ["remind", "promise", "follow_up"])
@pytest.mark.parametrize("days_left", [3, 1, 0, -1, -5])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reminder_reads_well_on_every_day(language: str, days_left: int, kind: str) -> None:
    terms, day = Terms((Content("reel", "instagram", 2),), fee_idr=750_000), date(2026, 9, 24)
    due = Due("Herbana", "September", kind, terms.contents, day, days_left, day, terms)
    for dues in ((due,), (due, due)):
        said = say.render(Reminder("Rani", dues), language)
        assert "2 reel" in said
        assert not LEFTOVERS.search(said), said


def test_a_late_reminder_quotes_what_was_agreed() -> None:
    due = Due(
        "Herbana", "September", "remind", (Content("live", "tiktok", 1, "picture"),),
        date(2026, 9, 24), -3,
    )  # fmt: skip
    said = say.render(Reminder("Rani", (due,)), "id")
    for part in ("1 live di TikTok", "Kamis, 24 September 2026", "lewat 3 hari", "screenshot"):
        assert part in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_late_reminders_are_not_word_for_word_alike(language: str) -> None:
    reels = (Content("reel", "instagram", 2),)
    said = set()
    for late in (1, 3, 5):
        due = Due("Herbana", "Juli", "remind", reels, date(2026, 9, 24), -late)
        text = say.render(Reminder("Rani", (due,)), language)
        said.add(text.replace(f"{late} hari", "").replace(f"{late} days", ""))
    assert len(said) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_names_the_tags_and_the_rights(language: str) -> None:
    for name in ("first_contact", "offer", "term_sheet"):
        said = say.render(SAMPLES[name], language)
        assert "@herbana.id, #SehatAlami" in said
        assert "iklan selama 3 bulan" in said


@pytest.mark.parametrize("name", ["first_contact", "offer", "term_sheet", "new_terms"])
def test_in_english_our_own_words_are_marked_as_such(name: str) -> None:
    """They may be Indonesian, and nothing translates them."""
    sample = SAMPLES[name]
    own = replace(sample.terms, barter="1 paket Temulawak", rights="iklan 3 bulan")
    english = say.render(replace(sample, terms=own), "en")
    assert "“1 paket Temulawak”" in english and "“iklan 3 bulan”" in english
    assert english.count("in quotation marks") == 1
    bare = replace(own, barter="", extra="", bonus_condition="", rights="", fee_idr=500_000)
    assert "quotation marks" not in say.render(replace(sample, terms=bare), "en")
    indonesian = say.render(replace(sample, terms=own), "id")
    assert "“" not in indonesian and "1 paket Temulawak" in indonesian


def test_the_talk_before_is_a_glimpse_not_a_wall() -> None:
    talk = tuple(f"bot: {place} " + "panjang\n" * 200 for place in range(9))
    said = say.render(replace(SAMPLES["notice_words"], talk=talk), "id")
    glimpse = said.partition("Obrolan sebelumnya:\n")[2].splitlines()
    assert [line[:8] for line in glimpse] == [f"• bot: {place}" for place in (5, 6, 7, 8)]
    assert max(map(len, glimpse)) <= 102


def test_a_refusal_of_nothing_that_can_be_shown_has_no_hole_in_it() -> None:
    hidden = ProofRefused((Refusal("unresolved"),))
    assert "\n\n" not in say.render(hidden, "id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_with_the_number_of_a_deal_can_be_tapped(language: str) -> None:
    """A chat links /deal_5 whole, and of /deal 5 the word alone."""
    told = {path.name: path.read_text() for path in (TEMPLATES / language).glob("*.j2")}
    assert not [name for name, text in told.items() if re.search(r"/[a-z]+ \{\{", text)]


def test_a_term_sheet_is_complete_and_asks_for_the_press() -> None:
    said = say.render(SAMPLES["term_sheet"], "id")
    for part in ("Rp1.500.000", "Rp350.000", "2 reel di Instagram", "Kamis, 24 September 2026"):
        assert part in said
    for part in ("@herbana.id", "iklan selama 3 bulan", "belum ada yang disepakati", "Setuju"):
        assert part in said
    assert say.label("agree_terms", "id") in said
    assert say.label("agree_terms", "en") in say.render(SAMPLES["term_sheet"], "en")


def test_the_phrases_of_both_languages() -> None:
    indonesian, english = Phrases("id"), Phrases("en")
    contents = (Content("reel", "instagram", 2), Content("live", "tiktok", proof="picture"))
    terms = Terms(post_by=PostBy(days_after_pack=14))
    assert indonesian.idr(1_500_000) == english.idr(1_500_000) == "Rp1.500.000"
    assert indonesian.day(date(2024, 9, 5)) == "Kamis, 5 September 2024"
    assert english.day(date(2024, 9, 5)) == "Thursday, 5 September 2024"
    assert (indonesian.short_day(date(2024, 8, 7)), indonesian.day(None)) == ("Rab, 7 Agu", "")
    assert (indonesian.pct(12.5), english.pct(12.5), indonesian.pct(10)) == (
        "12,5%",
        "12.5%",
        "10%",
    )
    assert indonesian.contents(contents) == "2 reel di Instagram, 1 live di TikTok"
    assert english.contents(contents) == "2 reels on Instagram, 1 live session on TikTok"
    assert indonesian.proofs(contents) == "link kontennya dan screenshot"
    assert english.deadline(terms) == "14 days after the parcel arrives"


def test_both_languages_know_the_same_words() -> None:
    one, other = (_common(language) for language in LANGUAGES)
    assert {name: list(table) for name, table in one.items()} == {
        name: list(table) for name, table in other.items()
    }
    for name, table in one.items():
        for key, word in table.items():
            twin = other[name][key]
            assert word and twin and type(word) is type(twin)
            assert len(word) == len(twin) or isinstance(word, str)
            assert set(re.findall(r"{\w+}", str(word))) == set(re.findall(r"{\w+}", str(twin)))


def _common(language: str) -> dict[str, dict[str, Any]]:
    """All tables but what a language says formally instead, which is its own."""
    return {name: table for name, table in tables(language).items() if name != "formal"}


def test_everything_that_is_named_by_a_key_has_a_word() -> None:
    words = tables("id")
    assert set(PLATFORMS) == set(words["platforms"])
    assert set(CONTENT_KINDS) == set(words["contents"])
    assert set(PROOFS) == set(words["proofs"])
    assert {stage.value for stage in Stage} == set(words["stages"])
    assert {field.name for field in fields(Terms)} == set(words["fields"])
    assert set(PROOF_REFUSALS) == set(words["proof_refusals"])
    assert set(words["debts"]) >= DEBTS
    assert codes(r'Refused\("(\w+)"') <= set(words["refused"])
    assert [len(words["dates"][name]) for name in ("days", "months")] == [7, 12]


def test_every_label_in_the_code_is_in_the_words() -> None:
    known = tables("id")["buttons"]
    rooms = (ROOT / "deals" / "buttons", ROOT / "handlers")
    for path in (path for room in rooms for path in room.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or getattr(call.func, "id", "") != "Button":
                continue
            key = call.args[0] if call.args else None
            plain = any(word.arg == "plain" for word in call.keywords)
            if isinstance(key, ast.Constant) and not plain:
                assert key.value in known, f"{path.name}: {key.value!r}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", [*PROOF_REFUSALS, "a_reason_of_tomorrow"])
def test_every_refusal_says_what_to_do_instead(reason: str, language: str) -> None:
    refusal = Refusal(reason, "https://contoh.id/x", "orang.lain")
    said = say.render(ProofRefused((refusal,)), language)
    assert len(said.rpartition("→ ")[2]) > 40
    assert not LEFTOVERS.search(said)
    assert ("@orang.lain" in said) == (reason == "handle_mismatch")


def test_an_unknown_language_is_answered_in_indonesian() -> None:
    for language in ("fr", "", "../en", "id-ID"):
        assert say.render(SAMPLES["hello"], language) == say.render(SAMPLES["hello"], "id")
        assert say.label("agree_terms", language) == "Setuju"


def test_an_outgoing_carries_words_and_buttons() -> None:
    campaign = Campaign(1, "Herbana", "September", "kol", Terms())
    deal = Deal(12, 1, Stage.APPROACHED, Partner(1, "Rani"), campaign)
    link = Button("Herbana\nSeptember", url="https://t.me/contoh_bot", plain=True)
    out = say.outgoing(SAMPLES["offer"], (*offer_buttons(deal), (link,)), "en")
    assert out.act == "text"
    assert out.text == say.render(SAMPLES["offer"], "en")
    assert out.buttons[0] == ({"text": "I'm interested", "data": "yes:12:0"},)
    assert out.buttons[-1] == ({"text": "Herbana September", "url": "https://t.me/contoh_bot"},)


def test_staff_words_replace_ours_and_a_broken_one_gives_way() -> None:
    hello = Hello("Rani")
    assert say.render(hello, "id", "Hai {{ partner }}!") == "Hai Rani!"
    for broken in ("{{ nobody }}", "{% if %}", "{{ partner.foo.bar }}"):
        assert say.render(hello, "id", broken) == say.render(hello, "id")


def test_one_message_is_rendered_fast() -> None:
    assert costs_at_most(1, lambda _: say.render(SAMPLES["offer"], "id"))
