"""From agreement to posting: the brief is read, ideas and drafts go to and fro, versions count."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from desk import TERMS, House, Said, Who
from sqlmodel import select

from deals.channel import Attachment
from deals.content.briefing import (
    BriefFile,
    Briefing,
)
from deals.terms import Content
from storage.brand import campaigns
from storage.deal import sketches
from storage.personal import dossier, erasing, retention
from storage.tables import Campaign, History

pytestmark = pytest.mark.on_both_databases
BRIEF = "Tema: rutinitas sehat di pagi hari."
POINTS = Briefing(
    ("Diolah dengan suhu rendah",), ("Tunjukkan kemasan",), ("Jangan sebut penyakit",)
)
APPROVAL = replace(POINTS, approval=True)
REEL = "sudah tayang https://www.instagram.com/reel/C9abcdefgh{n}/"
IDEA = "konsep: rutinitas pagi bareng ibu, minum jahe hangat sebelum lari"
DRAFT = "Draft caption: pagi ini mulai dengan jahe hangat, siapa yang sama?"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def agreed(house: House, briefing: Briefing = APPROVAL, brief: str = BRIEF) -> tuple[Who, int]:
    house.campaign(brief=brief, briefing=briefing)
    rani = house.who("Rani")
    return rani, house.agreed(rani)


def versions(house: House, deal: int, kind: str = "draft") -> list[tuple[int, str]]:
    def read(session: Any) -> list[tuple[int, str]]:
        return [(row.number, row.state) for row in sketches.of_deal(session, deal, kind)]

    return house.do(read)


def read(said: list[Said]) -> str:
    return "\n".join(one.text for one in said)


def film(name: str = "draft.mp4") -> Attachment:
    return Attachment("video", "f1", name, "video/mp4", 900, "f" * 64, "/media/ff/film")


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


# Ideas


def test_an_idea_is_agreed_to_and_kept(house: House) -> None:
    rani, deal = agreed(house)
    said = house.says(rani, IDEA)
    assert "Konsep Kakak sudah kami terima" in read(house.to(rani, said))
    notice = house.to(house.admin, said)[-1]
    assert "> konsep: rutinitas pagi bareng ibu" in notice
    assert "konsep perlu dijawab" in house.answer(house.admin, "/due")
    told = house.to(rani, house.presses(house.admin, "Setujui konsep"))
    assert "sudah disetujui" in read(told)
    card = house.answer(house.admin, f"/deal {deal}")
    assert "Konsep: disetujui" in card and "rutinitas pagi bareng ibu" in card
    assert "konsep perlu dijawab" not in house.answer(house.admin, "/due")


def test_an_idea_by_button_is_changed_with_a_remark_and_comes_again(house: House) -> None:
    rani, deal = agreed(house)
    house.presses(rani, "Ide saya")
    house.says(rani, "aku mau bikin vlog naik gunung bawa jahe")
    house.presses(house.admin, "Minta ubah")
    said = house.says(house.admin, "Boleh, tapi tunjukkan kemasannya di awal")
    back = house.to(rani, said)[-1]
    assert "> Boleh, tapi tunjukkan kemasannya di awal" in back
    house.presses(rani, "Ide saya")
    house.says(rani, "vlog naik gunung, kemasan di 3 detik pertama")
    assert versions(house, deal, "idea") == [(1, "back"), (2, "waiting")]


def test_a_question_about_the_concept_is_no_idea(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "konsepnya boleh bebas kak?")
    house.presses(rani, "Ide saya")
    house.says(rani, "ok kak")
    assert not versions(house, deal, "idea")


@pytest.mark.parametrize("button", ["Ide saya", "Kirim draft"])
def test_what_is_posted_meanwhile_stays_a_proof(house: House, button: str) -> None:
    rani, deal = agreed(house)
    house.presses(rani, button)
    house.says(rani, REEL.format(n=1))
    assert house.deal(deal).deliverables[0].state == "submitted"
    assert not versions(house, deal) and not versions(house, deal, "idea")


def test_words_about_a_draft_are_none(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "draftnya besok ya kak")
    house.says(rani, "captionnya bebas kan kak")
    assert not versions(house, deal)


# Drafts


def test_a_draft_waits_on_us_is_sent_back_comes_again_and_is_approved(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, IDEA)
    house.presses(house.admin, "Setujui konsep")
    notice = house.to(house.admin, house.says(rani, DRAFT))[-1]
    assert "Draft perlu dicek (versi 1)" in notice
    assert "Konsep yang disetujui:\n> konsep: rutinitas pagi" in notice
    house.later(days=2)
    assert "draft perlu dicek" in house.answer(house.admin, "/due")
    house.presses(house.admin, "Minta revisi")
    back = house.to(rani, house.says(house.admin, "tag akunnya belum ada"))[-1]
    assert "> tag akunnya belum ada" in back
    house.presses(rani, "Kirim draft")
    house.says(rani, "pagi ini jahe hangat bareng @herbana.id, siapa yang sama?")
    told = house.to(rani, house.presses(house.admin, "Setujui draft"))[-1]
    assert "Silakan tayang sesuai draft itu: 2 reel di Instagram" in told
    assert versions(house, deal) == [(1, "back"), (2, "approved")]
    assert "Draft: disetujui (versi 2)" in house.answer(house.admin, f"/deal {deal}")
    proof = house.to(house.admin, house.says(rani, REEL.format(n=1)))[-1]
    assert "belum disetujui" not in proof


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("", film()),
        ("", Attachment("photo", "f2", "", "image/jpeg", 9, "c" * 64, "/media/cc/photo")),
        ("draft kak", Attachment("document", "f3", "naskah.pdf", "", 9, "d" * 64, "/m/d")),
        ("ini draftnya https://drive.google.com/file/d/abc/view", None),
        ("https://drive.google.com/file/d/abc/view", None),
    ],
)  # fmt: skip
def test_a_draft_may_be_a_film_a_picture_a_file_or_a_link(
    house: House, text: str, file: Attachment | None
) -> None:
    rani, deal = agreed(house)
    said = house.says(rani, text, file)
    assert "Draft Kakak sudah kami terima" in read(house.to(rani, said))
    assert versions(house, deal) == [(1, "waiting")]
    shown = [one for one in house.to(house.admin, said) if one.act == "document"]
    assert [one.path for one in shown] == ([file.path] if file else [])


def test_what_comes_right_after_a_draft_belongs_to_it(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "draft kak", film())
    house.says(rani, DRAFT)
    assert versions(house, deal) == [(1, "waiting")]
    row = house.do(lambda s: sketches.version(s, deal, "draft", 1))
    assert row and len(row.files) == 1 and DRAFT in row.text


def test_a_newer_draft_replaces_one_that_still_waits_and_old_buttons_say_so(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, DRAFT)
    house.later(minutes=10)
    house.says(rani, DRAFT + " versi baru")
    assert versions(house, deal) == [(1, "replaced"), (2, "waiting")]
    assert "versi yang lebih baru" in read(house.presses(house.admin, f"s.draft_ok:{deal}:1"))
    house.presses(house.admin, f"s.draft_ok:{deal}:2")
    assert "sudah dilakukan" in read(house.presses(house.admin, f"s.draft_ok:{deal}:2"))


def test_a_film_that_is_too_large_is_answered(house: House) -> None:
    rani, deal = agreed(house)
    told = house.answer(rani, "", file=replace(film(), problem="too_big"))
    assert "terlalu besar" in told and "link" in told
    assert not versions(house, deal)


def test_a_screenshot_of_a_live_that_is_due_stays_a_proof(house: House) -> None:
    terms = replace(TERMS, contents=(Content("live", "tiktok", 1, "picture"),))
    house.campaign(brief=BRIEF, briefing=APPROVAL, terms=terms)
    rani = house.who("Rani")
    deal = house.agreed(rani, terms=terms)
    photo = Attachment("photo", "f2", "", "image/jpeg", 9, "c" * 64, "/media/cc/photo")
    house.says(rani, "", photo)
    assert not versions(house, deal)
    assert house.deal(deal).deliverables[0].state == "submitted"


def test_a_proof_without_an_approved_draft_is_taken_and_staff_see_it(house: House) -> None:
    rani, deal = agreed(house)
    notice = house.to(house.admin, house.says(rani, REEL.format(n=1)))[-1]
    assert "Draft-nya belum disetujui" in notice
    assert house.deal(deal).deliverables[0].state == "submitted"


def test_the_reminder_asks_for_the_draft_first(house: House) -> None:
    rani, _ = agreed(house)
    house.presses(rani, "Sudah dibaca")
    [reminder] = [one for one in house.to(rani, house.later(days=20)) if one.words == "reminder"]
    assert "draft-nya kami cek dulu" in reminder
    assert "Kirim draft" in reminder.labels


def test_while_a_draft_lies_with_us_nobody_reminds_the_partner(house: House) -> None:
    rani, deal = agreed(house)
    house.presses(rani, "Sudah dibaca")
    house.says(rani, DRAFT)
    assert not house.to(rani, house.later(days=30))
    assert house.deal(deal).breach_proposed_at is None
    told = house.to(rani, house.presses(house.admin, f"s.draft_ok:{deal}:1"))
    assert house.deal(deal).post_by > house.deal(deal).campaign.local_date(house.now)
    assert "paling lambat" in read(told)
    assert house.to(rani, house.later(days=25))


def test_a_draft_may_go_to_the_client_and_come_back(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, DRAFT)
    assert "sedang dilihat tim" in read(house.to(rani, house.presses(house.admin, "Ke klien")))
    assert "draft di klien" in house.answer(house.admin, "/due")
    assert versions(house, deal) == [(1, "at_client")]
    house.presses(house.admin, f"s.draft_ok:{deal}:1")
    assert versions(house, deal) == [(1, "approved")]


def test_a_slip_is_undone_with_its_version(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, DRAFT)
    house.presses(house.admin, "Setujui draft")
    house.says(house.admin, "/undo")
    assert versions(house, deal) == [(1, "waiting")]
    assert house.deal(deal).making.draft.state == "waiting"


def test_a_partner_may_send_a_draft_where_none_is_asked_for(house: House) -> None:
    rani, deal = agreed(house, POINTS)
    house.says(rani, DRAFT)
    assert versions(house, deal) == [(1, "waiting")]


def test_all_versions_are_shown_with_what_was_said_to_them(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, DRAFT)
    house.presses(house.admin, "Minta revisi")
    house.says(house.admin, "tag akunnya belum ada")
    house.says(rani, "draft: jahe hangat bareng @herbana.id tiap pagi")
    house.says(house.admin, f"/deal {deal}")
    told = read(house.to(house.admin, house.presses(house.admin, f"s.draft:{deal}")))
    assert "Versi 1 · Sel, 1 Sep · diminta revisi" in told
    assert "Catatan: tag akunnya belum ada" in told
    assert "Versi 2 · Sel, 1 Sep · menunggu kita" in told


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


# Whose data it is

MOOD = BriefFile("d" * 64, "mood.pdf")


def test_ideas_and_drafts_are_in_the_export_of_a_person(house: House) -> None:
    rani, _ = agreed(house)
    house.says(rani, DRAFT, film())
    held = house.do(lambda s: dossier.of_partner(s, 1))
    assert held["deals"][0]["sketches"][0]["text"] == DRAFT
    assert dossier.files_of(held) == ["f" * 64]


def test_who_is_forgotten_takes_their_drafts_along_and_leaves_our_brief(house: House) -> None:
    rani, deal = agreed(house, replace(APPROVAL, files=(MOOD,)))
    house.says(rani, DRAFT, film())
    house.presses(house.admin, "Minta revisi")
    house.says(house.admin, "tag akun Rani belum ada")
    erased = house.do(lambda s: erasing.erase(s, 1, house.now))
    assert versions(house, deal) == []
    gone = {Path(file).name for file in erased.files}
    assert "film" in gone or "f" * 64 in gone
    assert MOOD.sha256 not in gone
    told = house.do(lambda s: [line.details for line in s.exec(select(History)).all()])
    assert "tag akun" not in str(told)


def test_files_of_drafts_and_briefs_are_kept_while_they_are_needed(house: House) -> None:
    rani, _ = agreed(house, replace(APPROVAL, files=(MOOD,)))
    house.says(rani, DRAFT, film())
    long_ago = house.now - timedelta(days=365)
    assert house.do(lambda s: retention.needed_files(s, long_ago)) == {"f" * 64, MOOD.sha256}


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
