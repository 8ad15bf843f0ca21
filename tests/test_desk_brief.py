"""The brief: partners read it before they make anything, and staff change it in the chat."""

from dataclasses import replace

import pytest
from desk import House

from deals.channel import Attachment
from deals.content.briefing import (
    BriefFile,
    Briefing,
)
from storage.brand import campaigns
from storage.tables import Campaign
from tests.making import APPROVAL, BRIEF, POINTS, agreed, read, versions

pytestmark = pytest.mark.on_both_databases


# The brief


def test_the_brief_goes_out_as_one_readable_message_with_its_files(house: House) -> None:
    files = (BriefFile("a" * 64, "moodboard.pdf"), BriefFile("b" * 64, "kemasan.jpg", True))
    house.campaign(brief=BRIEF, briefing=replace(APPROVAL, files=files))
    rani = house.who("Rani")
    deal = house.approached(rani)
    house.presses(rani, f"yes:{deal}:1")
    said = house.to(rani, house.presses(rani, f"agree:{deal}:1"))
    brief = next(one for one in said if one.words == "brief")
    for part in (BRIEF, "• Diolah dengan suhu rendah", "• Tunjukkan kemasan", "• Jangan sebut"):
        assert part in brief
    assert "draft-nya dulu" in brief
    assert brief.labels == ("Sudah dibaca", "Ide saya", "Kirim draft")
    after = said[said.index(brief) + 1 :]
    assert [(one.act, one.path.rpartition("/")[2]) for one in after] == [
        ("document", "a" * 64),
        ("picture", "b" * 64),
    ]


def test_that_they_have_read_it_is_kept_and_shown_on_the_card(house: House) -> None:
    rani, deal = agreed(house)
    assert "Brief: terkirim, belum dibaca" in house.answer(house.admin, f"/deal {deal}")
    assert "sudah dibaca" in read(house.to(rani, house.presses(rani, "Sudah dibaca")))
    assert "Brief: sudah dibaca · Sel, 1 Sep" in house.answer(house.admin, f"/deal {deal}")
    assert "tidak berlaku" in read(house.presses(rani, f"read:{deal}"))


def test_who_has_not_read_it_is_asked_once(house: House) -> None:
    rani, _ = agreed(house, POINTS)
    asked = [one for one in house.to(rani, house.later(days=5)) if "brief" in one.text]
    assert len(asked) == 1
    assert asked[0].labels == ("Sudah dibaca",)
    house.presses(rani, "Sudah dibaca")
    assert not house.to(rani, house.later(days=5))


def test_who_has_read_it_is_not_asked(house: House) -> None:
    rani, _ = agreed(house, POINTS)
    house.presses(rani, "Sudah dibaca")
    assert not house.to(rani, house.later(days=10))


def test_a_campaign_without_any_brief_asks_nothing(house: House) -> None:
    rani, deal = agreed(house, Briefing(), "")
    assert not [one for one in house.everything() if one.words == "brief"]
    assert not house.to(rani, house.later(days=10))
    assert "Brief:" not in house.answer(house.admin, f"/deal {deal}")


def test_a_question_about_the_brief_goes_the_usual_way(house: House) -> None:
    rani, deal = agreed(house)
    told = house.answer(rani, "briefnya apa ya kak?")
    assert BRIEF in told and "• Jangan sebut penyakit" in told
    assert not versions(house, deal, "idea")


# The brief of a campaign, changed in the chat


def test_staff_read_and_change_the_brief_of_a_campaign(house: House) -> None:
    house.campaign(brief=BRIEF)
    house.says(house.admin, "/campaign 1")
    assert "Tanpa persetujuan draft." in house.presses(house.admin, "Brief")[0]
    house.presses(house.admin, "Ubah poin")
    assert "Belum terbaca" in house.answer(house.admin, "suhu rendah")
    card = house.answer(house.admin, "pesan: Suhu rendah\ndo: Tunjukkan kemasan\ndon't: Sebut obat")
    assert "• Suhu rendah" in card and "🚫 Yang jangan:\n• Sebut obat" in card
    assert "harus disetujui" in house.presses(house.admin, "Wajib draft")[0]
    house.presses(house.admin, "Ubah teks")
    assert "Tema: sore hari" in house.answer(house.admin, "Tema: sore hari.")
    briefing = house.do(lambda s: s.get(Campaign, 1)).briefing
    assert briefing["approval"] and briefing["dos"] == ["Tunjukkan kemasan"]


def test_files_are_added_to_the_brief_and_taken_away(house: House) -> None:
    house.campaign(brief=BRIEF)
    house.presses(house.admin, "s.brief:1")
    house.presses(house.admin, "Tambah file")
    assert "Kirim filenya" in house.answer(house.admin, "ini ya")
    film = Attachment("video", "f1", "a.mp4", "video/mp4", 9, "f" * 64, "/m/f")
    assert "Hanya gambar atau PDF" in house.answer(house.admin, "", file=film)
    pdf = Attachment("document", "f2", "mood.pdf", "application/pdf", 9, "d" * 64, "/m/d")
    assert "• mood.pdf" in house.answer(house.admin, "", file=pdf)
    assert house.do(campaigns.brief_files) == {"d" * 64}
    assert "mood.pdf" not in house.presses(house.admin, "✖ mood.pdf")[0]
    assert house.do(campaigns.brief_files) == set()


def test_only_a_lead_changes_what_partners_read(house: House) -> None:
    house.campaign(brief=BRIEF)
    dimas = house.member("Dimas")
    card = house.presses(dimas, "s.brief:1")[0]
    assert card.labels == ("Tambah file", "Kembali")
    assert "hak" in read(house.presses(dimas, "s.approval:1:on"))


def test_a_brief_can_be_sent_again(house: House) -> None:
    rani, deal = agreed(house)
    house.presses(rani, "Sudah dibaca")
    house.says(house.admin, f"/deal {deal}")
    again = house.to(rani, house.presses(house.admin, "Kirim brief lagi"))
    assert BRIEF in read(again)
    assert house.deal(deal).making.brief == "sent"
