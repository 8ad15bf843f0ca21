"""Who is forgotten is found by whole words, in what is said and not in how it is kept."""

import pytest

from deals.channel import Outgoing
from storage.personal.naming import Naming
from storage.shapes import written

RANITA = Naming(["Ranita", "ranita.id", "+6281200000123", "José", "Eka", None])


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("tolong cek RANITA ya", True),
        ("https://www.instagram.com/ranita.id/reel/1", True),
        ("WA: +6281200000123.", True),
        ("halo JOSÉ", True),
        ("Ranitasari", False),
        ("eka", False),
        ({"ranita": "Budi"}, False),
        ({"deals": [1, None, {"text": "@ranita"}]}, True),
    ],
)
def test_a_whole_word_is_meant_whatever_its_capitals(value, named):
    assert RANITA.stands_in(value) is named


def test_whoever_has_no_name_of_any_length_stands_nowhere():
    assert not Naming(["Eka", None]).stands_in("Eka")


def test_a_letter_stays_one_that_can_be_sent():
    buttons = (
        ({"text": "Ranita · setuju", "data": "s.deal:1"},),
        ({"text": "Profil", "url": "https://www.instagram.com/ranita.id"},),
    )
    letter = Outgoing("text", "Budi kenal Ranita.", buttons, path="media/text")
    left = Naming(["Ranita", "ranita.id", "text", "media"]).taken_out(written(letter))
    shown = (({"text": "… · setuju", "data": "s.deal:1"},),)
    assert left == written(Outgoing("text", "Budi kenal ….", shown, path="media/text"))
