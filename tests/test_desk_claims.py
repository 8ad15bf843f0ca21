"""Staff see what may not be claimed: in drafts and captions, and in words of ours."""

import pytest
from desk import House

from deals.channel import Attachment
from storage.brand import campaigns
from tests.making import REEL, agreed, read, versions

pytestmark = pytest.mark.on_both_databases


# Claims beside a draft or a caption


def test_staff_see_beside_a_draft_what_it_may_not_say(house: House) -> None:
    rani, _ = agreed(house)
    notice = house.to(house.admin, house.says(rani, "draft: jahe ini menyembuhkan maag kronis!"))[
        -1
    ]
    assert "> draft: jahe ini menyembuhkan maag kronis!\n→ menyatakan menyembuhkan" in notice
    assert "386/Men.Kes" in notice


def test_staff_see_it_beside_the_caption_of_a_proof(house: House) -> None:
    rani, _ = agreed(house)
    said = house.says(rani, REEL.format(n=1) + "\ncaption: dijamin tanpa efek samping")
    assert "tanpa efek samping" in house.to(house.admin, said)[-1]


def test_in_the_teams_group_no_number_of_a_draft_is_read(house: House) -> None:
    rani, _ = agreed(house)
    house.presses(house.admin, "s.nothing:0", group=True)
    text = "draft: hubungi aku di 0812-0000-0123 ya buat order jahe ini"
    for one in house.says(rani, text):
        assert one.to != house.group or "0812" not in one.text


# Words of ours that a rule warns of: used only by a second press

CURES = "Kunyit ini menyembuhkan maag."


def test_a_fact_that_claims_is_kept_by_a_second_press(house: House) -> None:
    house.campaign()
    house.presses(house.admin, "s.fact_set:b1:product:id")
    warning = house.answer(house.admin, CURES)
    assert "Cek dulu kata-kata ini" in warning and f"> {CURES}" in warning
    assert "Belum ada" in house.answer(house.who("Ayu"), "/facts")
    house.presses(house.admin, "s.fact_set:b1:product:id")
    house.says(house.admin, CURES)
    assert CURES in house.presses(house.admin, "Tetap pakai")[0]


def test_other_words_may_be_sent_instead(house: House) -> None:
    house.campaign()
    house.presses(house.admin, "s.fact_set:b1:product:id")
    house.says(house.admin, CURES)
    assert "membantu pencernaan" in house.answer(house.admin, "Kunyit membantu pencernaan.")
    assert "tidak berlaku" in read(house.presses(house.admin, "Tetap pakai"))


def test_an_answer_that_claims_goes_out_by_a_second_press(house: House) -> None:
    rani, deal = agreed(house)
    house.presses(house.admin, f"s.say:{deal}")
    assert not house.to(rani, house.says(house.admin, CURES))
    assert CURES in read(house.to(rani, house.presses(house.admin, "Tetap pakai")))


def test_a_wording_that_claims_is_saved_by_a_press_under_the_warning(house: House) -> None:
    house.campaign()
    house.presses(house.admin, "s.reword:1:id:brief_read")
    said = house.to(house.admin, house.says(house.admin, "Terima kasih. " + CURES))
    assert said[0].labels == () and said[1].labels == ("Tetap pakai",)
    assert "simpan" in read(house.presses(house.admin, "Tetap pakai")).lower()


def test_a_brief_that_claims_is_kept_by_a_second_press(house: House) -> None:
    house.campaign()
    for button, words in (("s.brief_text:1", CURES), ("s.points:1", f"pesan: {CURES}")):
        house.presses(house.admin, button)
        assert "Cek dulu kata-kata ini" in house.answer(house.admin, words)
        assert CURES in house.presses(house.admin, "Tetap pakai")[0]
    house.presses(house.admin, "s.points:1")
    assert "Cek dulu" not in house.answer(house.admin, f"dont: {CURES}").partition("📋")[0]


def test_a_campaign_file_that_claims_is_opened_by_a_press_under_the_warning(house: House) -> None:
    house.brand()
    words = f"""brand = "Herbana"
title = "Herbana Oktober"
kind = "kol"
month = "2026-10"
brief = "{CURES}"
[terms]
fee_idr = 500000
post_by = 2026-10-24
contents = [{{kind = "reel", platform = "instagram"}}]
"""
    path = house.folder / "campaign.toml"
    path.write_text(words, "utf-8")
    file = Attachment("document", "f", "campaign.toml", "", 9, "e" * 64, str(path))
    said = house.to(house.admin, house.says(house.admin, "/campaign", file))
    assert said[0].labels == () and "Cek dulu kata-kata ini" in said[1]
    house.presses(house.admin, "Tetap pakai")
    assert [one.title for one in house.do(campaigns.open_campaigns)] == ["Herbana Oktober"]


# A draft or an idea that a rule warns of: approved only by a second press

CLAIMING = "draft: jahe Herbana terbukti menyembuhkan asam urat dalam 7 hari!"


@pytest.mark.parametrize("place", ["", ":d0"])
def test_a_draft_that_claims_is_approved_by_a_second_press(house: House, place: str) -> None:
    rani, deal = agreed(house)
    house.says(rani, CLAIMING)
    if place:
        house.says(house.admin, "/due")
    said = house.presses(house.admin, f"s.draft_ok:{deal}:1{place}")
    assert not house.to(rani, said) and versions(house, deal) == [(1, "waiting")]
    [warning] = house.to(house.admin, said)
    assert f"> {CLAIMING}\n→ menyatakan menyembuhkan" in warning
    assert warning.labels == ("Tetap setujui", "Minta revisi")
    assert "sudah disetujui" in read(house.to(rani, house.presses(house.admin, "Tetap setujui")))
    assert versions(house, deal) == [(1, "approved")]


def test_an_idea_that_claims_may_be_sent_back_from_the_warning(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "konsep: cerita bagaimana jahe menyembuhkan maag ibu")
    house.presses(house.admin, "Setujui konsep")
    house.presses(house.admin, "Minta ubah")
    house.says(house.admin, "tanpa sebut penyakit ya")
    assert versions(house, deal, "idea") == [(1, "back")]


def test_more_words_that_came_after_the_warning_are_warned_of_too(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, CLAIMING)
    house.presses(house.admin, "Setujui draft")
    house.says(rani, "draft: dijamin tanpa efek samping sama sekali")
    said = house.presses(house.admin, "Tetap setujui")
    assert "tanpa efek samping" in read(said) and versions(house, deal) == [(1, "waiting")]
    house.presses(house.admin, "Tetap setujui")
    assert versions(house, deal) == [(1, "approved")]


def test_the_list_of_what_waits_shows_how_a_draft_begins_and_that_it_claims(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, CLAIMING)
    assert f"> ⚠️ {CLAIMING}" in house.answer(house.admin, "/due")
    assert f"> ⚠️ {CLAIMING}" in house.answer(house.admin, f"/deal {deal}")
    house.presses(house.admin, f"s.draft_client:{deal}:1")
    assert f"> ⚠️ {CLAIMING}" in house.answer(house.admin, "/due")
    house.later(minutes=10)
    house.says(rani, "draft: pagi-pagi minum jahe hangat")
    assert "> draft: pagi-pagi minum jahe hangat" in house.answer(house.admin, "/due")
