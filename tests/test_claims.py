"""The claim guard: what may not be said of a traditional medicine is found, and hardly more."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.claims.guard import LONGEST, MOST, claims_in, sources
from handlers.words.wording import LANGUAGES, tables
from tests.yardstick import costs_at_most

CAPTIONS = Path(__file__).parent / "data/claims"


def lines(name: str) -> list[str]:
    found = (CAPTIONS / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in found if line and not line.startswith("#")]


def forbidden(name: str) -> list[tuple[str, str]]:
    split = [line.partition(" | ") for line in lines(name)]
    return [(rule, caption) for rule, _, caption in split]


# On the first pair the rules were tuned; the second was written afterwards and never tuned upon.
@pytest.mark.parametrize(
    ("unseen", "recall_from", "precision_from"), [("", 0.98, 0.98), ("_unseen", 0.9, 0.97)]
)
def test_precision_and_recall(
    unseen: str, recall_from: float, precision_from: float, record_property
) -> None:
    bad, good = forbidden(f"forbidden{unseen}"), lines(f"allowed{unseen}")
    found = sum(bool(claims_in(caption)) for _, caption in bad)
    wrongly = [caption for caption in good if claims_in(caption)]
    recall, precision = found / len(bad), found / (found + len(wrongly))
    told = f"{len(bad)} forbidden, {len(good)} allowed: "
    told += f"recall {recall:.3f}, precision {precision:.3f}"
    record_property("captions", told)
    assert len(bad) >= 30 and len(good) >= 30
    assert recall >= recall_from, told
    assert precision >= precision_from, wrongly


def test_the_rule_that_is_told_is_mostly_the_one_that_is_meant() -> None:
    bad = forbidden("forbidden")
    right = [rule in {claim.rule for claim in claims_in(caption)} for rule, caption in bad]
    assert sum(right) / len(bad) > 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Ini bukan obat diabetes.",
        "produk ini tidak menyembuhkan penyakit apa pun",
        "Apakah ini menyembuhkan maag?",
        "ga bikin langsung kurus",
        "Jangan percaya jamu yang tanpa efek samping",
        "",
    ],
)
def test_who_denies_asks_or_warns_claims_nothing(text: str) -> None:
    assert claims_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Bukan cuma enak, tapi menyembuhkan maag!",
        "tidak hanya mengobati tapi juga mencegah",
        "Mau sembuh dari maag? Minum ini.",
        "MENYEMBUHKAN 😍😍 diabetes",
        "m e n y e m b u h k a n kanker",
    ],
)
def test_who_only_seems_to_deny_or_ask_is_found(text: str) -> None:
    assert claims_in(text)


def test_the_passage_is_told_as_it_was_written_with_the_rule_and_its_source() -> None:
    [claim] = claims_in("Halo guys! Kunyit ini MENYEMBUHKAN maag kronis.\nJangan lupa follow ya")
    assert claim.passage == "Kunyit ini MENYEMBUHKAN maag kronis."
    assert claim.rule == "cure"
    assert claim.source in sources().values()
    assert "386" in claim.source


def test_each_passage_is_told_once_and_a_wall_of_claims_is_cut() -> None:
    assert len(claims_in("Dijamin sembuh. Dijamin sembuh. Dijamin sembuh.")) == 1
    assert len(claims_in("\n".join(f"sembuh {n} kali" for n in range(50)))) == MOST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_title(language: str) -> None:
    assert {rule for rule, _ in forbidden("forbidden")} == set(tables(language)["claim_rules"])


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    claims_in(text)


def test_a_caption_of_any_length_is_read_in_a_moment() -> None:
    """An Instagram caption holds 2,200 characters."""
    caption = "\n".join(lines("allowed"))[:2200]
    assert costs_at_most(20, claims_in, caption)
    worst = "ga pasti sembuh untuk " * (LONGEST // 20)
    assert costs_at_most(60, claims_in, worst)
