"""Packs on their way: whether they are there, whole, and what to do when they are not."""

from pathlib import Path

import pytest
from desk import House, Who
from sqlmodel import select

from deals import exits, negotiation
from deals.terms import PostBy, Terms
from handlers.turn import Turn
from storage.deal import deals, parcels
from storage.partner import people
from storage.personal import dossier, erasing, retention
from storage.tables import Deal, Outbox, PackPhoto
from tests.test_desk_packs import BARTER, photo, read, shipped

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def test_the_bot_asks_by_itself_whether_it_is_there(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    assert not house.to(rani, house.later(days=3))
    [asked] = house.to(rani, house.later(days=2))
    assert "JNE, nomor resi JP001" in asked and "Sudah sampai belum" in asked
    assert asked.labels == ("Sudah sampai", "Belum sampai", "Rusak atau kurang")
    told = read(house.to(rani, house.presses(rani, "Sudah sampai")))
    assert "Diterima: Minggu, 6 September 2026" in told
    assert "Batas tayang: Minggu, 13 September 2026 (7 hari sejak diterima)" in told
    notice = read(house.to(house.admin, house.everything()))
    assert "6 September 2026. Batas tayang Minggu, 13 September 2026" in notice
    assert house.deal(deal_id).pack.state == "received"


def test_a_parcel_that_is_told_to_be_there_is_asked_about_no_more(house: House, rani: Who) -> None:
    shipped(house, rani)
    house.says(rani, "udah sampai kak paketnya")
    assert not [one for one in house.later(days=6) if "Sudah sampai belum" in one]


def test_not_yet_twice_is_for_staff_with_courier_and_number(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    house.later(days=5)
    said = house.presses(rani, "Belum sampai")
    assert "tunggu sebentar" in read(house.to(rani, said)) and not house.to(house.admin, said)
    [again] = house.to(rani, house.later(days=3))
    assert "Sudah sampai belum" in again
    said = house.says(rani, "belum kak")
    notice = read(house.to(house.admin, said))
    assert "JNE, resi JP001" in notice and "2 kali" in notice
    house.presses(house.admin, "Paket hilang")
    assert house.deal(deal_id).pack.state == "lost"
    house.presses(house.admin, "Kirim lagi")
    house.says(house.admin, "sicepat 123")
    pack = house.deal(deal_id).pack
    assert (pack.state, pack.courier, pack.asked, pack.not_yet) == ("sent", "SiCepat", 0, 0)


def test_who_misses_it_unasked_is_for_staff_at_once(house: House, rani: Who) -> None:
    shipped(house, rani)
    said = house.says(rani, "kak paketnya belum sampai juga")
    assert "mengecek" in read(house.to(rani, said)) and "JP001" in read(house.to(rani, said))
    assert "belum sampai" in read(house.to(house.admin, said))


def test_a_broken_pack_is_for_staff_with_what_to_do_next(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    house.later(days=5)
    said = house.says(rani, "sudah kak, tapi botolnya pecah")
    assert "maaf" in read(house.to(rani, said))
    [notice] = house.to(house.admin, said)
    assert "botolnya pecah" in notice
    assert notice.labels == ("Kirim lagi", "Bebaskan konten", "Terima apa adanya", "Buka deal")
    assert "paket hilang atau rusak" in house.answer(house.admin, "/due")
    house.says(rani, "", file=photo(house))
    heard = read(house.to(rani, house.presses(house.admin, "Terima apa adanya")))
    assert "tidak kirim ulang" in heard and "Sip, paket" not in heard
    assert house.deal(deal_id).pack.state == "received"


def test_a_broken_pack_that_stays_is_told_in_english_too(house: House) -> None:
    kim = house.who("Kim", "en")
    shipped(house, kim)
    house.later(days=5)
    house.says(kim, "it arrived, but the bottle is broken")
    heard = read(house.to(kim, house.presses(house.admin, "s.got:1")))
    assert "We won't send another one" in heard and "Great, the" not in heard


def test_a_phone_beside_a_broken_pack_is_not_read_in_the_group(house: House, rani: Who) -> None:
    house.says(house.admin, "/settings", group=True)
    house.presses(house.admin, "Jadikan ini chat tim", group=True)
    deal_id = shipped(house, rani)
    house.do(lambda s: setattr(s.get_one(Deal, deal_id), "owner_id", None))
    house.says(rani, "botolnya pecah kak, hubungi aku di 081234567890 ya")
    in_group = [one for one in house.everything() if one.to == house.group]
    assert "botolnya pecah" in in_group[-1] and "81234567890" not in in_group[-1]


def also_agreed(house: House, who: Who, deal_id: int) -> int:
    """Another deal of the same partner, in another campaign."""
    campaign_id = house.campaign("Oktober", BARTER)
    partner_id = house.deal(deal_id).partner.id
    other = house.do(lambda s: deals.listed(s, campaign_id, partner_id, house.now)[0].id) or 0

    def approach(turn: Turn) -> None:
        vetted = deals.load(turn.session, other)
        vetted = turn.decide(vetted, exits.vet(vetted, house.now))
        turn.decide(vetted, negotiation.approach(vetted, house.now))

    house.turn(approach)
    house.presses(who, f"yes:{other}:1")
    house.presses(who, f"agree:{other}:1")
    return other


def test_of_two_parcels_in_one_question_each_has_its_own_buttons(house: House, rani: Who) -> None:
    one = house.agreed(rani, terms=BARTER)
    other = also_agreed(house, rani, one)
    for deal_id in (one, other):
        house.says(house.admin, f"/ship {deal_id} JNE JP{deal_id}")
    asked = next(
        said for said in house.to(rani, house.later(days=6)) if "Sudah sampai belum" in said
    )
    assert asked.labels == tuple(
        f"{place}. {label}" for place in (1, 2) for label in ("Sudah sampai", "Belum sampai")
    )
    assert "1. Paket" in asked and "2. Paket" in asked
    house.presses(rani, asked.buttons[2][1])
    states = {deal_id: house.deal(deal_id).pack.state for deal_id in (one, other)}
    assert sorted(states.values()) == ["received", "sent"]
    assert not [
        said
        for said in house.everything()
        if said.act == "unbutton" and said.message_id == asked.message_id
    ]
    house.presses(rani, asked.buttons[0][1])
    assert {house.deal(deal_id).pack.state for deal_id in (one, other)} == {"received"}


def test_a_photo_upon_the_question_is_kept_and_shown_and_no_proof(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    house.later(days=5)
    said = house.says(rani, "", file=photo(house))
    [shown] = [one for one in house.to(house.admin, said) if one.act == "picture"]
    assert "Foto paket" in shown
    deal = house.deal(deal_id)
    assert deal.pack.state == "received" and [d.state for d in deal.deliverables] == ["due"]
    house.says(house.admin, f"/deal {deal_id}")
    [file] = [one for one in house.presses(house.admin, "Foto paket") if one.act == "document"]
    assert Path(file.path).read_bytes() == b"a picture"


def test_a_photo_after_the_press_is_one_of_the_pack(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    house.later(days=5)
    house.presses(rani, "Sudah sampai")
    said = house.says(rani, "ini kak", file=photo(house))
    assert "Terima kasih fotonya" in read(house.to(rani, said))
    assert len(house.do(lambda s: parcels.photos_of(s, deal_id))) == 1


def test_a_label_is_not_shown_in_a_group(house: House, rani: Who) -> None:
    house.says(house.admin, "/settings", group=True)
    house.presses(house.admin, "Jadikan ini chat tim", group=True)
    deal_id = shipped(house, rani)
    house.later(days=5)
    house.says(rani, "", file=photo(house))
    pictures = [one for one in house.everything() if one.path]
    assert all(one.to != house.group for one in pictures)
    assert "pribadi" in read(house.presses(house.admin, f"s.photos:{deal_id}", group=True))


def test_pictures_of_a_pack_go_with_whom_they_are_of(house: House, rani: Who) -> None:
    deal_id = shipped(house, rani)
    house.later(days=5)
    picture = photo(house)
    house.says(rani, "", file=picture)
    assert picture.sha256 in house.do(lambda s: retention.needed_files(s, house.now))
    held = house.do(lambda s: dossier.of_partner(s, 1))
    assert picture.sha256 in dossier.files_of(held)
    erased = house.do(lambda s: erasing.erase(s, 1, house.now))
    assert picture.sha256 in erased.files
    assert not house.do(lambda s: s.exec(select(PackPhoto)).all())
    assert house.do(lambda s: people.partner(s, 1).address_right) is None
    assert deal_id


def test_nobody_is_asked_about_a_pack_more_than_once_a_day(house: House, rani: Who) -> None:
    terms = Terms(BARTER.contents, PostBy(on=house.now.date().replace(day=24)), barter="1 paket")
    shipped(house, rani, terms)
    house.later(days=30)
    asked = (Outbox.words.in_(("reminder", "ask_arrival")), Outbox.partner_id.is_not(None))  # type: ignore[attr-defined,union-attr]
    rows = house.do(lambda s: s.exec(select(Outbox.made_at).where(*asked)).all())
    days = [at.date() for at in rows]
    assert len(days) == len(set(days)) > 2
