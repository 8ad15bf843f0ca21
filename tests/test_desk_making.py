"""From agreement to posting: ideas and drafts go to and fro, and versions count."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from desk import TERMS, House
from sqlmodel import select

from deals.channel import Attachment
from deals.content.briefing import (
    BriefFile,
)
from deals.terms import Content
from storage.deal import sketches
from storage.partner import examples
from storage.personal import dossier, erasing, retention
from storage.tables import History
from tests.making import APPROVAL, BRIEF, POINTS, REEL, agreed, film, read, versions

pytestmark = pytest.mark.on_both_databases

IDEA = "konsep: rutinitas pagi bareng ibu, minum jahe hangat sebelum lari"

DRAFT = "Draft caption: pagi ini mulai dengan jahe hangat, siapa yang sama?"


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


AT_LENGTH = "Bangun tidur, minum jahe hangat, lari pagi. Siapa yang rutinitasnya sama? Yuk cobain"


@pytest.mark.parametrize(
    "text",
    [
        "ok kak. draft: Pagi-pagi aku minum Herbana biar badan lebih segar",
        "ok kak draft: Pagi-pagi aku minum Herbana biar badan lebih segar",
        "siap!\nDraf captionnya: pagi-pagi minum jahe hangat",
        "maaf lama ya kak, caption: pagi-pagi minum jahe hangat",
    ],
)
def test_a_draft_is_named_at_the_start_of_any_sentence(house: House, text: str) -> None:
    rani, deal = agreed(house)
    house.says(rani, DRAFT)
    house.presses(house.admin, "Minta revisi")
    house.says(house.admin, "tag akunnya belum ada")
    house.says(rani, text)
    assert versions(house, deal) == [(1, "back"), (2, "waiting")]


def test_an_idea_is_named_at_the_start_of_a_later_sentence(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "halo kak. konsep: lari pagi lalu minum jahe bareng ibu")
    assert versions(house, deal, "idea") == [(1, "waiting")]


def test_words_at_length_may_be_the_draft_that_we_wait_for(house: House) -> None:
    rani, deal = agreed(house)
    said = house.says(rani, AT_LENGTH)
    notice = house.to(house.admin, said)[-1]
    assert "Mungkin: draft konten" in notice and notice.labels[0] == "Draft"
    assert "Mau tanya" not in str([one.labels for one in house.to(rani, said)])
    told = house.presses(house.admin, "Draft")
    assert "Draft Kakak sudah kami terima" in read(house.to(rani, told))
    assert "Setujui draft" in str([one.labels for one in house.to(house.admin, told)])
    assert versions(house, deal) == [(1, "waiting")]
    assert "perlu dijawab" not in house.answer(house.admin, "/due")


def test_staff_see_what_such_words_claim(house: House) -> None:
    rani, _ = agreed(house)
    notice = house.to(house.admin, house.says(rani, "jahe Herbana ampuh mengobati asam urat!"))[-1]
    assert "⚠️" in notice and "> jahe Herbana ampuh mengobati asam urat!\n→" in notice
    assert "Draft" in notice.labels


def test_any_words_may_be_told_to_be_a_draft_or_an_idea(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, AT_LENGTH)
    house.presses(house.admin, "Maksud lain")
    house.presses(house.admin, "Ide")
    assert versions(house, deal, "idea") == [(1, "waiting")]
    assert house.do(lambda s: list(examples.all_of_them(s))) == []


def test_before_anything_is_agreed_no_words_are_a_draft(house: House) -> None:
    rani = house.who("Rani")
    deal = house.approached(rani)
    house.says(rani, AT_LENGTH)
    said = house.presses(house.admin, f"s.means:{deal}:1")
    assert "Draft" not in str([one.labels for one in said])


def test_who_has_read_the_brief_still_finds_the_other_two_buttons(house: House) -> None:
    rani, _ = agreed(house)
    [thanks] = house.to(rani, house.presses(rani, "Sudah dibaca"))
    assert thanks.labels == ("Ide saya", "Kirim draft")


def test_words_about_a_draft_are_none(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "draftnya besok ya kak")
    house.says(rani, "captionnya bebas kan kak")
    house.says(rani, "halo kak, draft: kapan harus dikirim ya?")
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


def test_while_their_draft_lies_with_us_nobody_asks_whether_they_read_the_brief(
    house: House,
) -> None:
    rani, _ = agreed(house)
    house.says(rani, DRAFT)
    assert house.to(rani, house.later(days=3)) == []


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
