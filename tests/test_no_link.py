"""A story is gone before its link was sent, or a link cannot be copied: staff see the picture."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk import TERMS, House, Who

from deals.channel import Attachment
from deals.reading.no_link import says_no_link
from deals.terms import Content
from tests.making import APPROVAL, BRIEF, agreed, versions

PHOTO = Attachment("photo", "f2", "", "image/jpeg", 9, "c" * 64, "/media/cc/photo")
STORY = replace(TERMS, contents=(Content("story", "instagram"),))
GONE = "storynya udah hilang kak, adanya screenshot"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def with_story(house: House) -> tuple[Who, int]:
    rani = house.who("Rani")
    return rani, house.agreed(rani, terms=STORY)


@pytest.mark.parametrize("before", [(), (GONE,)])
def test_a_screenshot_of_a_story_is_for_staff_to_judge(
    house: House, before: tuple[str, ...]
) -> None:
    rani, deal = with_story(house)
    for words in before:
        assert "kirim screenshot-nya di sini" in house.answer(rani, words)
    said = house.says(rani, "", PHOTO)
    assert "dicek tim" in house.to(rani, said)[-1]
    notice = house.to(house.admin, said)[-1]
    assert notice.path == PHOTO.path and "screenshot, bukan link" in notice
    assert "bukti perlu dicek" in house.answer(house.admin, "/due")
    house.presses(house.admin, "Terima bukti")
    assert house.deal(deal).stage == "done"


def test_beside_a_live_the_picture_of_a_vanished_story_is_the_storys(house: House) -> None:
    contents = (Content("live", "tiktok", 1, "picture"), Content("story", "instagram"))
    rani = house.who("Rani")
    deal = house.agreed(rani, terms=replace(TERMS, contents=contents))
    house.says(rani, GONE)
    house.says(rani, "", PHOTO)
    by_kind = {piece.kind: piece.state for piece in house.deal(deal).deliverables}
    assert by_kind == {"live": "due", "story": "submitted"}


def test_whoever_cannot_copy_the_link_may_send_a_picture(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "linknya ga bisa disalin kak, boleh screenshot?")
    said = house.says(rani, "", PHOTO)
    assert house.deal(deal).deliverables[0].state == "submitted"
    assert "screenshot, bukan link" in house.to(house.admin, said)[-1]
    assert house.deal(deal).asked == ""


def test_a_picture_with_such_words_is_a_proof_too(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "ini ss nya kak, ga bisa copy linknya", PHOTO)
    assert house.deal(deal).deliverables[0].state == "submitted" and not versions(house, deal)


def test_a_picture_of_a_reel_whose_link_is_wanted_is_still_refused(house: House) -> None:
    rani = house.who("Rani")
    deal = house.agreed(rani)
    assert "Kalau link-nya tidak bisa disalin, bilang" in house.answer(rani, "", file=PHOTO)
    assert house.deal(deal).deliverables[0].state == "due"


def test_beside_a_live_that_waits_the_picture_in_place_of_a_link_is_the_videos(
    house: House,
) -> None:
    live, video = Content("live", "tiktok", 1, "picture"), Content("video", "tiktok", 1)
    rani = house.who("Rani")
    deal = house.agreed(rani, terms=replace(TERMS, contents=(live, video)))
    house.says(rani, "", replace(PHOTO, sha256="a" * 64))
    house.later(hours=1)
    said = house.answer(rani, "kak aku ga bisa kirim link videonya, link-nya ga ada")
    assert "kirim screenshot-nya di sini" in said
    house.says(rani, "ini screenshot videonya kak, ga ada link", PHOTO)
    assert [piece.state for piece in house.deal(deal).deliverables] == ["submitted"] * 2


def test_a_draft_of_a_story_that_must_be_approved_stays_a_draft(house: House) -> None:
    house.campaign(terms=STORY, brief=BRIEF, briefing=APPROVAL)
    rani, deal = with_story(house)
    house.says(rani, "ini draftnya kak", PHOTO)
    assert versions(house, deal) == [(1, "waiting")]


@pytest.mark.parametrize(
    "text",
    [
        GONE,
        "story ku udah ilang kak, cuma ada ss",
        "kak storynya sudah expired",
        "linknya nggak bisa dicopy kak",
        "can't copy the link, sorry",
        "my story is gone, I only have a screenshot",
        "kak aku ga bisa kirim link videonya, link-nya ga ada",
        "ini screenshot videonya kak, ga ada link",
    ],
)
def test_what_says_that_there_is_no_link(text: str) -> None:
    assert says_no_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "storynya tayang besok ya kak",
        "paketnya hilang kak",
        "ini screenshot live-nya kak",
        "story bisa disalin linknya, ini ya",
        "ini ss livenya kak, replaynya ga ada link",
        "ga bisa kirim link hari ini kak, besok ya",
        "ga bisa kirim link produknya kak?",
    ],
)
def test_what_does_not(text: str) -> None:
    assert not says_no_link(text)
