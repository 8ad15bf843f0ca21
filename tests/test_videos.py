"""Affiliates hand in videos: one link or thirty, once each, and are told how far they have come."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from deals.channel import Attachment
from deals.terms import Content, PostBy, Terms
from storage.tables import Campaign, Deal, Outbox, Proof
from tests.desk import House, Who
from tests.forgetting import forget

pytestmark = pytest.mark.on_both_databases
TERMS = Terms(
    contents=(Content("video", "tiktok", 3), Content("live", "tiktok", 1, "picture")),
    post_by=PostBy(on=date(2026, 9, 24)),
    commission_pct=10,
)
MANY = replace(TERMS, contents=(Content("video", "tiktok", 30),))
FILM = Attachment("video", "f1", "video.mp4", "video/mp4", 900, "f" * 64, "/media/ff/film")


def video(number: int) -> str:
    return f"https://www.tiktok.com/@/video/{7300000000000000000 + number}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def affiliate(house: House, name: str, terms: Terms = TERMS) -> tuple[Who, int]:
    """Who has agreed to videos in a campaign for affiliates, and their deal."""
    who = house.who(name)
    campaign_id = house.campaign(terms=terms)

    def for_affiliates(session) -> None:  # type: ignore[no-untyped-def]
        session.get_one(Campaign, campaign_id).kind = "affiliate"

    house.do(for_affiliates)
    return who, house.agreed(who, terms=terms)


def states(house: House, deal_id: int) -> list[str]:
    return [piece.state for piece in house.deal(deal_id).deliverables]


def test_with_lapor_links_come_one_after_another_until_selesai(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani")
    asked = house.answer(rani, "/lapor")
    assert "3 video di TikTok, 1 live di TikTok" in asked and "selesai" in asked
    first = house.answer(rani, video(1))
    assert "1 dari 3 video di TikTok, live di TikTok belum" in first
    second = house.answer(rani, f"ini lagi kak {video(2)}")
    assert "2 dari 3 video di TikTok" in second
    ended = house.answer(rani, "selesai kak")
    assert "2 dari 3 video di TikTok, live di TikTok belum" in ended
    assert "Masih ditunggu: 1 video di TikTok, 1 live di TikTok" in ended
    assert house.deal(deal_id).asked == ""


@pytest.mark.parametrize("words", ["lapor", "kak mau setor link", "mau lapor video dong kak"])
def test_in_words_it_is_the_same(house: House, words: str) -> None:
    rani, deal_id = affiliate(house, "Rani")
    assert "Kirim link-nya ke sini" in house.answer(rani, words)
    assert house.deal(deal_id).asked == "links"


def test_lapor_with_links_behind_it_takes_them(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani")
    assert "2 bukti sudah masuk" in house.answer(rani, f"/lapor {video(1)} {video(2)}")
    assert states(house, deal_id) == ["submitted", "submitted", "due", "due"]


def test_without_anything_due_lapor_says_so(house: House) -> None:
    rani = house.who("Rani")
    house.approached(rani)
    assert "Belum ada yang perlu dikirim" in house.answer(rani, "/lapor")


def test_selesai_outside_of_it_is_a_word_like_any_other(house: House) -> None:
    rani, _ = affiliate(house, "Rani")
    assert "kami catat" not in house.answer(rani, "selesai")


def test_thirty_links_are_one_answer_and_one_notice(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani", MANY)
    said = house.says(rani, "\n".join(video(number) for number in range(30)))
    (answer,) = house.to(rani, said)
    assert "30 bukti sudah masuk" in answer and "30 video di TikTok lengkap" in answer
    (notice,) = house.to(house.admin, said)
    assert "30 bukti perlu dicek" in notice and video(29).split("/")[-1] in notice
    assert notice.labels == ("Terima semua", *map(str, range(1, 31)))
    told = house.to(rani, house.presses(house.admin, "Terima semua"))
    assert len(told) == 1 and set(states(house, deal_id)) == {"accepted"}


def test_links_beyond_what_is_due_are_refused_in_one_line(house: House) -> None:
    rani, _ = affiliate(house, "Rani")
    said = house.says(rani, " ".join(video(number) for number in range(30)))
    taken, refused = house.to(rani, said)
    assert "3 bukti sudah masuk" in taken
    assert refused.text.count("→") == 1 and "(+24)" in refused
    assert "lebih banyak" in refused and len(refused.text) < 500


def test_several_accepted_at_once_are_told_once_and_taken_back_at_once(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani")
    house.says(rani, f"{video(1)} {video(2)}")
    (told,) = house.to(rani, house.presses(house.admin, "Terima semua"))
    assert "2 video di TikTok sudah kami cek dan terima" in told
    house.says(house.admin, "/undo")
    assert states(house, deal_id)[:2] == ["submitted", "submitted"]
    proofs = house.do(lambda s: [one.state for one in s.exec(select(Proof))])
    assert proofs == ["waiting", "waiting"]


def test_one_by_one_they_open_by_their_number_and_then_not_all_are_accepted(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani")
    house.says(rani, f"{video(1)} {video(2)}")
    house.presses(house.admin, "2")
    house.presses(house.admin, "Terima bukti")
    assert states(house, deal_id)[:2] == ["submitted", "accepted"]
    (toast,) = house.presses(house.admin, "Terima semua")
    assert toast.act == "toast" and "satu per satu" in toast
    assert states(house, deal_id)[:2] == ["submitted", "accepted"]


def test_a_video_of_each_platform_counts_for_its_own_line(house: House) -> None:
    both = replace(TERMS, contents=(Content("video", "tiktok", 1), Content("video", "shopee", 2)))
    rani, deal_id = affiliate(house, "Rani", both)
    shopee = "https://sv.shopee.co.id/share-video/EXAMPLEvideo1="
    answer = house.answer(rani, f"{shopee}\n{video(1)}")
    assert "video di TikTok lengkap, 1 dari 2 video di Shopee" in answer
    assert states(house, deal_id) == ["submitted", "submitted", "due"]


def test_a_video_as_a_file_is_asked_for_as_a_link(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani")
    said = house.says(rani, "ini videonya kak", file=FILM)
    (kind,) = house.to(rani, said)
    assert "yang kami perlukan link-nya" in kind and "Salin link" in kind
    too_big = replace(FILM, problem="too_big", sha256="", path="")
    assert "link-nya" in house.to(rani, house.says(rani, "", file=too_big))[0]
    assert not house.to(house.admin, said) and set(states(house, deal_id)) == {"due"}


def test_a_post_counts_once_whoever_sends_it(house: House) -> None:
    rani, _ = affiliate(house, "Rani")
    sari, deal_id = affiliate(house, "Sari")
    house.says(rani, video(1))
    assert "sudah pernah dikirim" in house.answer(sari, video(1))
    assert "sudah Kakak kirim" in house.answer(rani, f"/lapor {video(1)}")
    assert set(states(house, deal_id)) == {"due"}


def test_the_table_itself_keeps_a_post_from_counting_twice(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani")
    house.says(rani, video(1))
    once_more = Proof(
        deal_id=deal_id, deliverable=2, kind="link", platform="tiktok",
        post_id="7300000000000000001", handed_in_at=house.now,
    )  # fmt: skip
    with pytest.raises(IntegrityError):
        house.do(lambda s: (s.add(once_more), s.flush()))


def test_after_two_records_became_one_a_post_of_either_counts_no_more(house: House) -> None:
    rani, kept = affiliate(house, "Rani")
    sari, gone = affiliate(house, "Sari")
    house.says(rani, video(1))
    house.says(sari, video(2))
    house.says(house.admin, f"/deal {kept}")
    merged(house, kept, gone)
    answer = house.answer(rani, f"{video(1)} {video(2)} {video(3)}")
    assert "1 bukti sudah masuk" in answer
    posts = house.do(lambda s: s.exec(select(Proof.post_id).order_by(col(Proof.id))).all())
    assert len(posts) == len(set(posts)) == 3


def test_a_post_of_somebody_who_is_forgotten_does_not_count_for_another(house: House) -> None:
    rani, _ = affiliate(house, "Rani")
    house.says(rani, video(1))
    forget(house)
    sari, deal_id = affiliate(house, "Sari")
    assert "sudah pernah dikirim" in house.answer(sari, video(1))
    assert set(states(house, deal_id)) == {"due"}


def merged(house: House, kept: int, gone: int) -> None:
    from storage.partner import merging
    from storage.tables import Partner

    def merge(session) -> None:  # type: ignore[no-untyped-def]
        one, other = (
            session.get_one(Partner, session.get_one(Deal, deal_id).partner_id)
            for deal_id in (kept, gone)
        )
        merging.merge(session, one, other, [], house.now)

    house.do(merge)


def test_partners_find_it_in_their_help(house: House) -> None:
    rani, _ = affiliate(house, "Rani")
    assert "/lapor" in house.answer(rani, "/help")


def test_an_edited_message_with_one_more_link_adds_that_one(house: House) -> None:
    rani, deal_id = affiliate(house, "Rani")
    house.says(rani, video(1), message_id="7")
    house.says(rani, f"{video(1)} {video(2)}", kind="edited", message_id="7")
    assert states(house, deal_id)[:3] == ["submitted", "submitted", "due"]
    assert not house.do(
        lambda s: s.exec(select(Outbox).where(Outbox.words == "proof_refused")).all()
    )


def test_each_link_that_is_refused_is_named_with_its_reason_in_one_message(house: House) -> None:
    rani, _ = affiliate(house, "Rani")
    links = ("https://tikt0k.com/a", "https://www.tiktok.com/@rani", "https://a@tiktok.com/x")
    [told] = house.to(rani, house.says(rani, "\n".join((*links, "https://www.tiktok.com/foryou"))))
    assert told.words == "proof_refused"
    for named in ("Link ke-1\n→", "Link ke-3\n→", "https://www.tiktok.com/@rani\n→", "tiktok\n→"):
        assert named in told
    [alone] = house.to(rani, house.says(rani, links[0]))
    assert "Link ke-" not in alone
