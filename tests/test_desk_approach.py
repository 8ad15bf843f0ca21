from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from desk import NOON, House

from deals.stages import Stage
from handlers.staff.talking import approaching
from handlers.staff.talking.approaching import whatsapp_url
from handlers.turn import Turn
from storage.brand import campaigns
from storage.partner import (
    invites,
    people,
)
from storage.tables import Partner

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def vetted(house: House, *names: str) -> list[int]:
    found = [house.listed(name) for name in names]
    for deal_id in found:
        house.presses(house.admin, f"s.vet:{deal_id}")
    return found


def linked(house: House, deal_id: int, name: str) -> None:
    deal = house.deal(deal_id)

    def token(turn: Turn) -> str:
        return invites.issue(turn.session, "self", house.now, deal.partner.id)

    house.says(house.who(name), "", start=house.turn(token))


def test_nothing_goes_out_before_the_press(house: House) -> None:
    [deal_id] = vetted(house, "Rani")
    said = house.says(house.admin, "/approach")
    assert "Halo Kak Rani" in said[0]
    assert "lewat kartu: 1" in said[0]
    assert house.deal(deal_id).stage == Stage.VETTED


def test_who_is_linked_gets_the_offer_and_the_others_a_card_each(house: House) -> None:
    rani, budi, citra = vetted(house, "Rani", "Budi", "Citra")
    linked(house, rani, "Rani")
    house.says(house.admin, "/approach september")
    said = house.presses(house.admin, "Kirim")
    offers = house.to(house.who("Rani"), said)
    assert len(offers) == 1 and "Saya tertarik" in offers[0].labels
    assert "1 dari 2 · Budi" in house.to(house.admin, said)[-1]
    assert house.deal(rani).owner_id == house.member_id(house.admin)
    said = house.presses(house.admin, "Sudah dikirim")
    assert "2 dari 2 · Citra" in house.to(house.admin, said)[-1]
    assert house.deal(budi).waiting_on == "partner"
    said = house.presses(house.admin, "Tidak bisa dihubungi")
    assert house.deal(citra).stage == Stage.WITHDRAWN
    assert "kartu terakhir" in house.to(house.admin, said)[-1]
    house.says(house.admin, "/undo")
    assert house.deal(citra).waiting_for == "first_contact"


def test_the_card_carries_a_link_that_joins(house: House) -> None:
    [deal_id] = vetted(house, "Rani")
    house.says(house.admin, "/approach")
    card = house.to(house.admin, house.presses(house.admin, "Kirim"))[-1]
    token = card.text.split("?start=")[1].split()[0]
    said = house.says(house.who("Rani"), f"/start {token}")
    assert "Saya tertarik" in house.to(house.who("Rani"), said)[0].labels
    pressed = house.presses(house.admin, "Sudah dikirim")
    assert "Pesan pertama terkirim" in pressed[0]
    assert house.deal(deal_id).asked == "offer"


def test_whatsapp_opens_with_the_text_and_no_link_is_shown_in_a_group(house: House) -> None:
    [deal_id] = vetted(house, "Rani")
    partner_id = house.deal(deal_id).partner.id

    def give_phone(turn: Turn) -> None:
        row = people.partner(turn.session, partner_id)
        row.phone, row.link = "+6281200001037", "https://www.instagram.com/rani"

    house.turn(give_phone)
    house.says(house.admin, "/approach")
    card = house.to(house.admin, house.presses(house.admin, "Kirim"))[-1]
    url = dict(card.buttons)["WhatsApp"]
    assert url.startswith("https://wa.me/6281200001037?text=")
    assert "Halo Kak Rani" in parse_qs(urlsplit(url).query)["text"][0]
    shown = house.presses(house.admin, f"s.card:{deal_id}", group=True)
    assert [one.act for one in shown] == ["toast"]


def test_a_text_that_is_too_long_for_a_link_leaves_the_chat() -> None:
    assert whatsapp_url("+62 812-0000-1037", "é" * 2000) == "https://wa.me/6281200001037"


def test_some_by_their_numbers_and_each_button_sends_its_own_once(house: House) -> None:
    one, two, three = vetted(house, "Rani", "Budi", "Citra")
    first = house.says(house.admin, f"/approach {one}, {two}")[0]
    assert "kartu: 2" in first
    house.says(house.admin, f"/approach {three}")
    send = dict(first.buttons)["Kirim"]
    house.presses(house.admin, send)
    again = house.presses(house.admin, send)
    assert [one.act for one in again] == ["toast"]
    assert [house.deal(d).stage for d in (one, two, three)] == [
        "approached",
        "approached",
        "vetted",
    ]


def test_who_changed_meanwhile_is_left_out(house: House) -> None:
    one, two = vetted(house, "Rani", "Budi")
    house.says(house.admin, "/approach")
    lead = house.member("Lila", "lead")
    house.presses(lead, f"s.strike:{one}")
    house.presses(lead, "Tidak cocok")
    said = house.presses(house.admin, "Kirim")
    assert "Dilewati: 1" in house.to(house.admin, said)[0]
    assert house.deal(one).stage == Stage.STRUCK
    assert house.deal(two).stage == Stage.APPROACHED


def test_at_night_the_offer_waits_for_the_morning(house: House) -> None:
    [deal_id] = vetted(house, "Rani")
    linked(house, deal_id, "Rani")
    house.now = NOON + timedelta(hours=13)
    house.says(house.admin, "/approach")
    house.presses(house.admin, "Kirim")
    house.now = NOON + timedelta(hours=22)
    assert house.deal(deal_id).stage == Stage.APPROACHED
    assert house.do(lambda s: _due_hours(s)) == [9]


def _due_hours(session: object) -> list[int]:
    from sqlmodel import select

    from storage.tables import Outbox

    rows = session.exec(select(Outbox).where(Outbox.words == "offer")).all()  # type: ignore[attr-defined]
    return [(row.due_at.hour + 7) % 24 for row in rows]


def test_words_where_a_press_is_awaited_send_nothing(house: House) -> None:
    [deal_id] = vetted(house, "Rani")
    house.says(house.admin, "/approach")
    assert "Tekan salah satu tombol" in house.answer(house.admin, "kirim dong")
    assert house.deal(deal_id).stage == Stage.VETTED


def test_nobody_ready_a_closed_campaign_and_a_day_that_has_passed(house: House) -> None:
    house.listed("Rani")
    assert "Belum ada yang siap" in house.answer(house.admin, "/approach")
    [deal_id] = vetted(house, "Budi")
    house.now = NOON + timedelta(days=60)
    assert "sudah lewat" in house.answer(house.admin, "/approach")
    house.now = NOON
    number = house.deal(deal_id).campaign.id
    house.do(lambda s: campaigns.set_state(s, number, "closed"))
    assert "Belum ada yang siap" in house.answer(house.admin, f"/approach {deal_id}")


@pytest.mark.slow
def test_however_many_they_come_card_by_card(house: House) -> None:
    number = house.campaign()

    def many(turn: Turn) -> None:
        from deals import exits
        from storage.deal import deals

        for n in range(60):
            partner = Partner(name=f"Orang {n}", platform="instagram", handle=f"o{n}",
                              listed_at=house.now)  # fmt: skip
            turn.session.add(partner)
            turn.session.flush()
            row, _ = deals.listed(turn.session, number, partner.id or 0, house.now)
            deal = deals.load(turn.session, row.id)
            turn.decide(deal, exits.vet(deal, house.now))

    house.turn(many)
    house.says(house.admin, "/approach")
    said = house.presses(house.admin, "Kirim")
    assert len(house.to(house.admin, said)) == 2
    assert "1 dari 60" in said[1]


def test_of_very_many_the_first_are_approached_and_the_others_the_next_time(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(approaching, "MOST_AT_ONCE", 2)
    rani, budi, citra = vetted(house, "Rani", "Budi", "Citra")
    said = house.answer(house.admin, "/approach")
    assert "lewat kartu: 2" in said and "Masih ada 1 lagi sesudah ini" in said
    house.presses(house.admin, "Kirim")
    assert [house.deal(one).stage for one in (rani, budi, citra)] == [
        *(Stage.APPROACHED, Stage.APPROACHED),
        Stage.VETTED,
    ]
    said = house.answer(house.admin, "/approach")
    assert "lewat kartu: 1" in said and "Masih ada" not in said
