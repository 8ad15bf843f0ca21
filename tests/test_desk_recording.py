from datetime import date
from pathlib import Path

import pytest
from desk import House

from deals.channel import Attachment
from deals.deal import Side
from deals.stages import Stage
from deals.terms import Content, PostBy, Terms
from handlers.turn import Turn
from storage.deal import (
    deals,
    history,
)
from storage.keeping import media

pytestmark = pytest.mark.on_both_databases

BARTER = Terms(
    contents=(Content("reel", "instagram"), Content("live", "tiktok", 1, "picture")),
    post_by=PostBy(days_after_pack=7),
    barter="1 paket",
)
ONE_REEL = Terms((Content("reel", "instagram"),), PostBy(on=date(2026, 9, 24)), fee_idr=1)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def by_hand(house: House, name: str = "Rani", terms: Terms = BARTER) -> int:
    """Approached by hand, and never linked to the bot."""
    deal_id = house.listed(name, terms)
    house.presses(house.admin, f"s.vet:{deal_id}")
    house.says(house.admin, f"/approach {deal_id}")
    house.presses(house.admin, "Kirim")
    house.presses(house.admin, "Sudah dikirim")
    return deal_id


def test_an_agreement_needs_its_evidence_and_says_who_recorded_it(house: House) -> None:
    deal_id = by_hand(house)
    house.presses(house.admin, f"s.rec:{deal_id}")
    house.presses(house.admin, "Setuju")
    assert "kata-kata" in house.answer(house.admin, "   ")
    assert house.deal(deal_id).stage == Stage.APPROACHED
    house.says(house.admin, "'oke deal kak', DM Instagram 3 Sep")
    deal = house.deal(deal_id)
    assert (deal.stage, deal.pack.state) == (Stage.AGREED, "to_send")
    text = house.presses(house.admin, f"s.hist:{deal_id}")[0].text
    assert "sepakat · Ayu" in text and "DM Instagram 3 Sep" in text


def test_their_own_terms_have_to_be_answered_before_an_agreement(house: House) -> None:
    deal_id = by_hand(house)
    house.presses(house.admin, f"s.rec:{deal_id}:counter")
    assert "Belum terbaca" in house.answer(house.admin, "minta lebih banyak")
    said = house.says(house.admin, "fee 1jt, 1 reel (WA)")
    assert any("Terima syaratnya" in one.labels for one in said)
    assert house.deal(deal_id).on_table.by == Side.PARTNER
    house.presses(house.admin, f"s.rec:{deal_id}:agreed")
    assert "masih menunggu jawaban" in house.answer(house.admin, "oke katanya")
    house.presses(house.admin, "Terima syaratnya")
    house.presses(house.admin, f"s.rec:{deal_id}:agreed")
    house.says(house.admin, "oke katanya")
    assert house.deal(deal_id).terms.fee_idr == 1_000_000
    assert house.deal(deal_id).stage == Stage.AGREED


def test_a_no_that_came_elsewhere_is_not_thanked_for_again(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.presses(house.admin, f"s.rec:{deal_id}:declined")
    said = house.says(house.admin, "lewat telepon: belum minat")
    assert house.to(rani, said) == []
    assert house.deal(deal_id).stage == Stage.DECLINED


def test_a_call_starts_the_silence_clock_anew(house: House) -> None:
    deal_id = house.approached(house.who("Rani"))
    house.later(hours=20)
    house.presses(house.admin, f"s.rec:{deal_id}:talk")
    house.says(house.admin, "telepon, minta waktu dua hari")
    assert house.deal(deal_id).waiting_since == house.now
    house.presses(house.admin, f"s.rec:{deal_id}:talk")
    house.says(house.admin, "=SUM(1) \u202e telepon lagi")
    lines = house.do(lambda s: list(history.of_deal(s, deal_id)))
    assert [line.happened for line in lines[:2]] == ["talked", "talked"]


def test_who_was_given_up_and_answers_elsewhere_is_back(house: House) -> None:
    deal_id = by_hand(house)
    house.later(days=20)
    assert house.deal(deal_id).stage == Stage.UNREACHABLE
    house.presses(house.admin, f"s.rec:{deal_id}:counter")
    house.says(house.admin, "apa ya")
    assert house.deal(deal_id).stage == Stage.UNREACHABLE
    house.presses(house.admin, f"s.rec:{deal_id}:agreed")
    house.says(house.admin, "akhirnya oke, DM")
    assert house.deal(deal_id).stage == Stage.AGREED


def test_a_proof_that_came_elsewhere_follows_the_same_rules(house: House) -> None:
    deal_id = by_hand(house)
    house.presses(house.admin, f"s.rec:{deal_id}:agreed")
    house.says(house.admin, "oke, DM")
    house.presses(house.admin, f"s.rec:{deal_id}:proof")
    assert "link" in house.answer(house.admin, "sudah tayang katanya")
    assert "profil" in house.answer(house.admin, "https://www.instagram.com/rani")
    said = house.says(house.admin, "https://www.instagram.com/reel/Cabcdefgh11/")
    assert any("Terima bukti" in one.labels for one in said)
    house.presses(house.admin, f"s.rec:{deal_id}:proof")
    picture = Attachment("photo", "f", "x.jpg", "image/jpeg", 10, "cd" * 32, "x")
    house.says(house.admin, "", file=picture)
    assert [d.state for d in house.deal(deal_id).deliverables] == ["submitted", "submitted"]
    lines = house.do(lambda s: list(history.of_deal(s, deal_id)))
    assert lines[0].by == f"staff:{house.member_id(house.admin)}"


def test_anothers_post_does_not_count_and_one_post_counts_once(house: House) -> None:
    one, two = by_hand(house, "Rani"), by_hand(house, "Budi")
    for deal_id in (one, two):
        house.presses(house.admin, f"s.rec:{deal_id}:agreed")
        house.says(house.admin, "oke, DM")
    link = "https://www.instagram.com/reel/Cabcdefgh22/"
    house.presses(house.admin, f"s.rec:{one}:proof")
    house.says(house.admin, link)
    house.presses(house.admin, f"s.rec:{two}:proof")
    assert "sudah pernah" in house.answer(house.admin, link)
    assert [d.state for d in house.deal(two).deliverables] == ["due", "due"]


def test_only_what_fits_the_stage_can_be_recorded(house: House) -> None:
    listed = house.listed("Rani")
    assert "belum dihubungi" in house.presses(house.admin, f"s.rec:{listed}")[0]
    agreed = house.agreed(house.who("Budi"))
    labels = house.presses(house.admin, f"s.rec:{agreed}")[0].labels
    assert labels == ("Bukti", "Draf", "Ide konten", "Telepon atau obrolan")
    assert "tidak berlaku" in house.presses(house.admin, f"s.rec:{agreed}:agreed")[0]


def test_a_partner_who_agrees_meanwhile_is_not_recorded_twice(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.presses(house.admin, f"s.rec:{deal_id}:agreed")
    house.presses(rani, f"yes:{deal_id}:1")
    house.presses(rani, f"agree:{deal_id}:1")
    assert "sebelumnya" in house.answer(house.admin, "oke, DM")

    def version(turn: Turn) -> int:
        return deals.load(turn.session, deal_id).version

    before = house.turn(version)
    house.says(house.admin, "oke")
    assert house.turn(version) == before


@pytest.mark.parametrize("kind", ["idea", "draft"])
def test_an_idea_or_a_draft_that_came_elsewhere_waits_for_an_answer(
    house: House, kind: str
) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani, terms=BARTER)
    house.presses(house.admin, f"s.rec:{deal_id}")
    house.presses(house.admin, {"idea": "Ide konten", "draft": "Draf"}[kind])
    assert "kata-kata" in house.answer(house.admin, "  ")
    sha256, path = media.keep(house.folder / "media", b"naskah")
    file = Attachment("document", "f1", "naskah.pdf", "application/pdf", 6, sha256, str(path))
    said = house.says(house.admin, "Pagi di dapur, dijamin sembuh! (email 4 Sep)", file=file)
    assert house.to(rani, said) == []
    notice = next(one for one in said if "Pagi di dapur" in one)
    assert "dijamin sembuh" in notice.text.lower() and "Setujui" in "".join(notice.labels)
    assert any(one.act == "document" for one in said)
    assert f"/deal_{deal_id}" in house.answer(house.admin, "/due")
    house.presses(house.admin, f"s.hist:{deal_id}")
    course = getattr(house.deal(deal_id).making, kind)
    assert (course.state, course.number) == ("waiting", 1)
    assert house.to(rani, house.presses(house.admin, notice.labels[0])) == []
    told = house.presses(house.admin, "Tetap setujui")
    assert house.to(rani, told)
    assert getattr(house.deal(deal_id).making, kind).approved == 1


def test_nothing_is_drafted_once_everything_is_handed_in(house: House) -> None:
    deal_id = house.agreed(house.who("Rani"), terms=ONE_REEL)
    house.presses(house.admin, f"s.rec:{deal_id}:proof")
    house.says(house.admin, "https://www.instagram.com/rani/reel/C0recorded1/")
    assert "tidak berlaku" in house.presses(house.admin, f"s.rec:{deal_id}:draft")[0]
