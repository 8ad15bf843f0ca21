"""Screenshots of lives: what came before is held back, and what shows little is asked about."""

import random
from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from desk import House, Who
from PIL import Image
from sqlmodel import select

from deals import exits, negotiation
from deals.channel import Attachment, Incoming
from deals.terms import Content, PostBy, Terms
from handlers.turn import Turn
from storage.deal import deals, proofs
from storage.tables import Outbox, Screen, Twin
from tests.desk import NOON
from tests.lives.altering import ALTERATIONS, saved
from tests.lives.handing import attached
from tests.lives.pictures import TRIED, screen, some_live

pytestmark = pytest.mark.on_both_databases

LIVE = Terms(
    contents=(Content("live", "tiktok", 2, "picture"),),
    post_by=PostBy(on=NOON.date() + timedelta(days=20)),
    fee_idr=500_000,
)
ONE_LIVE = replace(LIVE, contents=(Content("live", "tiktok", 1, "picture"),))
LIVES = [some_live(seed, TRIED, size=(720, 1600)) for seed in range(3)]


@cache
def shot(live: int = 0, second: float = 100) -> Image.Image:
    return screen(LIVES[live], second)


def altered(how: str, picture: Image.Image) -> bytes:
    return saved(ALTERATIONS[how](picture, random.Random(how)), quality=70)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def hands_in(house: House, who: Who, content: bytes) -> list[Any]:
    return house.says(who, "", file=attached(house, content))


def drawing_of(house: House) -> dict[str, str]:
    """What the last picture that staff got is drawn of."""
    letters = house.do(lambda s: s.exec(select(Outbox.payload)).all())
    return [one["drawing"] for one in letters if one.get("drawing")][-1]


def states(house: House, deal_id: int) -> list[str]:
    return [piece.state for piece in house.deal(deal_id).deliverables]


def agrees_again(house: House, who: Who, title: str) -> int:
    """The same partner agrees to another campaign."""
    campaign_id = house.campaign(title, LIVE)

    def approach(turn: Turn) -> int:
        row, _ = deals.listed(turn.session, campaign_id, 1, house.now)
        listed = deals.load(turn.session, row.id or 0)
        deal = turn.decide(listed, exits.vet(listed, house.now))
        turn.decide(deal, negotiation.approach(deal, house.now))
        return deal.id

    deal_id = house.turn(approach)
    house.presses(who, f"yes:{deal_id}:1")
    house.presses(who, f"agree:{deal_id}:1")
    return deal_id


# Held back


def test_what_is_held_is_not_complete_and_keeps_its_warning_when_more_comes(
    house: House, rani: Who
) -> None:
    budi = house.who("Budi")
    house.agreed(rani, terms=ONE_LIVE)
    house.agreed(budi, terms=ONE_LIVE)
    hands_in(house, rani, saved(shot()))
    [thanks] = house.to(budi, hands_in(house, budi, saved(shot())))
    assert "kami lihat dulu" in thanks and "lengkap" not in thanks
    said = hands_in(house, budi, saved(shot(live=1)))
    [notice] = house.to(house.admin, said)
    assert "⚠️" in notice and "pernah masuk" in notice
    assert "Terima bukti" not in notice.labels and "Terima saja" in notice.labels


def test_what_is_held_does_not_count_among_several(house: House, rani: Who) -> None:
    budi = house.who("Budi")
    house.agreed(rani, terms=LIVE)
    house.agreed(budi, terms=LIVE)
    hands_in(house, rani, saved(shot()))
    [thanks] = house.to(budi, hands_in(house, budi, saved(shot())))
    assert "2 live di TikTok belum" in thanks


@pytest.mark.parametrize("how", ["as Telegram sends photos", "cut by 5 to 10 % a side"])
def test_somebodys_screenshot_from_somebody_else_is_held_back_beside_its_twin(
    house: House, rani: Who, how: str
) -> None:
    budi = house.who("Budi")
    first, second = house.agreed(rani, terms=LIVE), house.agreed(budi, terms=LIVE)
    hands_in(house, rani, saved(shot()))
    house.presses(house.admin, "Terima bukti")
    said = hands_in(house, budi, altered(how, shot()))
    [notice] = house.to(house.admin, said)
    assert "ditahan" in notice
    assert f"Kanan: dari Rani · September · /deal_{first}" in notice
    assert "sudah diterima" in notice
    drawing = drawing_of(house)
    assert drawing["kind"] == "side_by_side"
    assert Path(drawing["left"]).exists() and Path(drawing["right"]).exists()
    assert drawing["left"] != drawing["right"]
    assert states(house, second) == ["submitted", "due"]
    assert not any("Rani" in one or "ditahan" in one for one in house.to(budi, said))
    house.presses(house.admin, "Terima saja")
    assert states(house, second) == ["accepted", "due"]


def test_the_very_same_file_is_held_back_too_and_sent_back(house: House, rani: Who) -> None:
    budi = house.who("Budi")
    house.agreed(rani, terms=LIVE)
    deal_id = house.agreed(budi, terms=LIVE)
    hands_in(house, rani, saved(shot()))
    said = hands_in(house, budi, saved(shot()))
    assert "ditahan" in house.to(house.admin, said)[0]
    assert "Terima kasih" in house.to(budi, said)[0]
    house.says(house.admin, f"/deal {deal_id}")
    looked = house.presses(house.admin, "Lihat bukti")
    assert "ditahan" in looked[0] and len(house.to(house.admin, looked)) == 1
    house.presses(house.admin, "Kembalikan")
    said = house.presses(house.admin, "Dari live lain")
    assert "saat live ini" in house.to(budi, said)[0]
    assert states(house, deal_id) == ["sent_back", "due"]


def test_their_own_screenshot_of_another_month_is_held_back(house: House, rani: Who) -> None:
    house.agreed(rani, terms=ONE_LIVE)
    hands_in(house, rani, saved(shot()))
    house.presses(house.admin, "Terima bukti")
    again = agrees_again(house, rani, "Oktober")
    said = hands_in(house, rani, altered("brightness ±25 %", shot()))
    assert "dari partner yang sama" in house.to(house.admin, said)[0]
    assert states(house, again) == ["submitted", "due"]


def test_handed_in_twice_for_one_deal_is_told_plainly(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=LIVE)
    hands_in(house, rani, saved(shot()))
    said = hands_in(house, rani, altered("resized by 0.4 to 1.5", shot()))
    assert "sudah pernah dikirim" in house.to(rani, said)[0]
    assert house.to(house.admin, said) == []
    assert states(house, deal_id) == ["submitted", "due"]


def test_what_was_sent_back_may_come_again_sharper(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=LIVE)
    hands_in(house, rani, altered("as Telegram sends photos", shot()))
    house.presses(house.admin, "Kembalikan")
    house.presses(house.admin, "Tidak bisa dilihat")
    said = hands_in(house, rani, saved(shot(), "PNG"))
    assert "Bukti perlu dicek" in house.to(house.admin, said)[0]
    assert states(house, deal_id) == ["submitted", "due"]


def test_what_was_sent_back_comes_along_with_another_in_its_place(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=ONE_LIVE)
    first, second = (attached(house, saved(shot(live))) for live in (0, 1))
    house.says(rani, "", file=first)
    house.presses(house.admin, "Kembalikan")
    house.says(house.admin, "kurang satu screenshot lagi ya kak, kirim berdua")
    both = Incoming(
        *(rani.address, rani.address, house.now),
        kind="file",
        attachments=(second, first),
        sender_name="Rani",
        language="id",
    )
    house.receives(both)
    before, proof = house.do(lambda s: [*proofs.of_deal(s, deal_id)])
    assert (before.state, before.file_sha256, proof.state) == ("sent_back", None, "waiting")
    theirs = house.do(lambda s: [*proofs.pictures_of(s, proof.id)])
    assert theirs == [second.sha256, first.sha256]


# Not held back


def test_two_moments_of_a_live_and_two_hosts_of_a_shop_are_as_good_as_any(
    house: House, rani: Who
) -> None:
    budi = house.who("Budi")
    house.agreed(rani, terms=LIVE)
    house.agreed(budi, terms=LIVE)
    for who, picture in ((rani, shot(0, 100)), (rani, shot(0, 700)), (budi, shot(1, 100))):
        said = hands_in(house, who, saved(picture))
        assert "ditahan" not in house.to(house.admin, said)[0]
        assert "sudah pernah" not in house.to(who, said)[0]
    assert house.do(lambda s: s.exec(select(Twin)).all()) == []
    assert len(house.do(lambda s: s.exec(select(Screen)).all())) == 3


# Questioned


def small() -> bytes:
    return saved(shot().resize((180, 400)))


def blank() -> bytes:
    return saved(Image.new("RGB", (720, 1600), "black"))


@pytest.mark.parametrize(("content", "asked"), [(small, "kecil sekali"), (blank, "kosong")])
def test_what_shows_little_is_taken_and_asked_about(
    house: House, rani: Who, content: Any, asked: str
) -> None:
    deal_id = house.agreed(rani, terms=LIVE)
    said = hands_in(house, rani, content())
    assert asked in house.to(rani, said)[1]
    assert asked in house.to(house.admin, said)[0]
    assert states(house, deal_id) == ["submitted", "due"]


def test_what_was_taken_before_the_booked_live_is_asked_about(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=LIVE)
    books(house, deal_id)
    said = hands_in(house, rani, dated("2026:08:20 19:30:00"))
    assert "sebelum jadwal live" in house.to(rani, said)[1]
    assert "sebelum jadwal" in house.to(house.admin, said)[0]


def test_what_was_taken_during_the_booked_live_is_not(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=LIVE)
    books(house, deal_id)
    said = hands_in(house, rani, dated("2026:09:01 20:05:00"))  # on the clock of Jakarta
    assert len(house.to(rani, said)) == 1


def books(house: House, deal_id: int) -> None:
    """A live at eight in the evening, Jakarta."""
    from storage.tables import Slot

    at = NOON + timedelta(hours=10)
    partner_id = house.deal(deal_id).partner.id
    house.do(
        lambda s: s.add(
            Slot(deal_id=deal_id, partner_id=partner_id, deliverable=1, at=at, booked_at=NOON)
        )
    )


def dated(taken: str) -> bytes:
    details = Image.Exif()
    details.get_ifd(0x8769)[0x9003] = taken
    written = BytesIO()
    shot().save(written, "JPEG", exif=details)
    return written.getvalue()


def test_a_picture_that_was_not_measured_is_still_known_by_its_bytes(
    house: House, rani: Who
) -> None:
    budi = house.who("Budi")
    house.agreed(rani, terms=LIVE)
    house.agreed(budi, terms=LIVE)
    file = Attachment("photo", "f", "live.jpg", "image/jpeg", 10, "cd" * 32, "/media/cd")
    house.says(rani, "", file=file)
    assert "ditahan" in house.to(house.admin, house.says(budi, "", file=file))[0]
