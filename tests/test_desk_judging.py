from pathlib import Path

import pytest
from desk import House, Said, Who

from deals.channel import Attachment
from deals.deal import Deal
from deals.terms import Content, PostBy, Terms

pytestmark = pytest.mark.on_both_databases

POST = "https://www.instagram.com/reel/Cabcdefgh{}1/"
LIVE = Terms(
    contents=(Content("live", "tiktok", 1, "picture"), Content("reel", "instagram")),
    post_by=PostBy(days_after_pack=7),
    barter="1 paket",
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def hand_in(house: House, who: Who, number: int = 1) -> Said:
    """The notice that staff get about a proof."""
    said = house.says(who, POST.format(number))
    return next(one for one in house.to(house.admin, said) if one.words == "notice_proof")


def states(house: House, deal_id: int) -> list[str]:
    deal: Deal = house.deal(deal_id)
    return [piece.state for piece in deal.deliverables]


def test_a_proof_is_accepted_from_its_notice_and_can_be_undone(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    hand_in(house, rani)
    said = house.presses(house.admin, "Terima bukti")
    assert next(one.act for one in said if one.to == house.admin.address) == "unbutton"
    assert any("/undo" in one for one in house.to(house.admin, said))
    assert len(house.to(rani, said)) == 1
    assert states(house, deal_id) == ["accepted", "due"]
    house.says(house.admin, "/undo")
    assert states(house, deal_id) == ["submitted", "due"]
    house.presses(house.admin, "Terima bukti")
    assert states(house, deal_id) == ["accepted", "due"]


@pytest.mark.fault("F33")
def test_the_second_presser_hears_who_was_first(house: House) -> None:
    rani, dewi = house.who("Rani"), house.member("Dewi")
    deal_id = house.agreed(rani)
    button = dict(hand_in(house, rani).buttons)["Terima bukti"]
    house.presses(house.admin, button)
    said = house.presses(dewi, button)
    assert said[0].text == "Sudah diterima lebih dulu oleh: Ayu"
    assert house.to(rani, said) == []
    back = house.presses(dewi, button.replace("s.accept", "s.back"))
    assert "oleh: Ayu" in back[0]
    assert states(house, deal_id) == ["accepted", "due"]


def test_a_proof_goes_back_for_a_usual_reason_in_the_partners_language(house: House) -> None:
    rani = house.who("Rani", language="en")
    deal_id = house.agreed(rani)
    hand_in(house, rani)
    house.presses(house.admin, "Kembalikan")
    said = house.presses(house.admin, "Tag belum ada")
    assert "the account or tag we asked for is missing" in house.to(rani, said)[0]
    assert states(house, deal_id) == ["sent_back", "due"]
    assert "Sudah dikembalikan" in house.presses(house.admin, "Tag belum ada")[0]


def test_a_proof_goes_back_for_a_reason_in_words(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    hand_in(house, rani)
    house.presses(house.admin, "Kembalikan")
    said = house.says(house.admin, "kemasannya tidak kelihatan")
    assert "kemasannya tidak kelihatan" in house.to(rani, said)[0]
    assert states(house, deal_id) == ["sent_back", "due"]
    hand_in(house, rani)
    assert states(house, deal_id) == ["submitted", "due"]


def test_while_a_reason_is_asked_somebody_else_may_judge(house: House) -> None:
    rani, dewi = house.who("Rani"), house.member("Dewi")
    deal_id = house.agreed(rani)
    button = dict(hand_in(house, rani).buttons)["Terima bukti"]
    house.presses(house.admin, "Kembalikan")
    house.presses(dewi, button)
    assert "oleh: Dewi" in house.answer(house.admin, "tidak jelas")
    assert states(house, deal_id) == ["accepted", "due"]


def test_a_screenshot_is_looked_at_again(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani, terms=LIVE)
    picture = Attachment(
        "photo", "f", "live.jpg", "image/jpeg", 10, "ab" * 32, str(house.folder / "x")
    )
    house.says(rani, "", file=picture)
    house.says(house.admin, f"/deal {deal_id}")
    said = house.presses(house.admin, "Lihat bukti")
    assert said[0].act == "document"
    assert said[0].path.endswith("ab" * 32)
    assert "Terima bukti" in said[1].labels


def test_a_forged_proof_is_refused(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    one, two = house.agreed(rani), house.agreed(budi)
    proof = dict(hand_in(house, rani).buttons)["Terima bukti"].split(":")[2]
    for action in (f"s.accept:{two}:{proof}", "s.accept:x:y", f"s.accept:{one}", "s.accept:1:99"):
        assert house.presses(house.admin, action)[0].act == "toast"
    assert states(house, one) == ["submitted", "due"]
    said = house.presses(budi, f"s.accept:{one}:{proof}")
    assert states(house, one) == ["submitted", "due"]
    assert house.to(house.admin, said) == []
