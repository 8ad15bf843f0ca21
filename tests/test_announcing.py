"""One word to many: for whom, as one of them reads it, paced, each outcome seen."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from deals.channel import Failure, SendFailed
from handlers import sending
from handlers.office import announcing
from handlers.turn import Turn
from storage.partner import merging
from storage.tables import Announcement, Deal, Outbox, Partner
from tests.desk import TERMS, House, Said, Who, read

pytestmark = pytest.mark.on_both_databases
NEWS = "Mulai Oktober komisi naik jadi 12%."


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def shown(house: House, words: str = NEWS, group: str = "s.ann_for:") -> list[Said]:
    """The lead sees it as one of them will read it."""
    house.says(house.admin, "/announce")
    house.presses(house.admin, group)
    house.presses(house.admin, "Tulis pesannya")
    return house.says(house.admin, words)


def sent(house: House, **more: str) -> list[Said]:
    shown(house, **more)
    return house.presses(house.admin, "Kirim ke semua")


def letters(house: House) -> list[Outbox]:
    def found(session: Session) -> list[Outbox]:
        query = select(Outbox).where(Outbox.words == "announced").order_by(Outbox.id)
        return list(session.exec(query))

    return house.do(found)


def heard(house: House, who: Who) -> list[str]:
    """What has reached them of it."""
    sent = [row for row in letters(house) if row.state == "sent" and row.chat == who.address.chat]
    return [str(row.payload["text"]) for row in sent]


def test_it_is_seen_before_it_goes_out_and_then_everybody_has_it_once(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    house.approached(rani)
    house.approached(budi)
    house.listed("Citra")  # never spoken to
    house.says(house.admin, "/announce")
    group = house.presses(house.admin, "Tulis pengumuman")
    assert "2 orang" in group[0]
    house.presses(house.admin, "Tulis pesannya")
    check = house.says(house.admin, NEWS)
    assert "Akan dikirim ke 2 orang" in check[0]
    assert "Halo Kak Rani" in check[0]
    assert NEWS in check[0]
    assert letters(house) == []
    said = house.presses(house.admin, "Kirim ke semua")
    assert "dalam antrean: 2" in read(house, house.admin, said)
    house.later(minutes=1)
    assert "Halo Kak Rani" in heard(house, rani)[0]
    assert "Halo Kak Budi" in heard(house, budi)[0]
    card = house.presses(house.admin, "Perbarui")
    assert "terkirim: 2" in card[0]
    assert "Hentikan sisanya" not in card[0].labels
    assert len(letters(house)) == 2


def test_at_a_forbidden_hour_the_look_at_it_says_when_it_goes_out(house: House) -> None:
    house.approached(house.who("Rani"))
    assert "mulai terkirim" not in shown(house)[0]
    house.later(hours=11)
    assert "mulai terkirim" in shown(house)[0]


@pytest.mark.parametrize("greeting", ["Halo Kak, ", "Hai kakak semua!\n", "halo,\n\n"])
def test_a_greeting_that_staff_type_is_not_a_second_one(house: House, greeting: str) -> None:
    house.approached(house.who("Rani"))
    check = shown(house, greeting + NEWS)[0]
    assert check.text.lower().count("halo") == 1 and "hai" not in check.text.lower()
    assert NEWS in check


def test_who_is_in_two_campaigns_reads_it_once(house: House) -> None:
    rani = house.who("Rani")
    first = house.approached(rani)
    partner_id = house.deal(first).partner.id
    other = house.campaign("Oktober")
    house.do(lambda s: _listed(s, other, partner_id, house))
    sent(house)
    assert len(letters(house)) == 1
    assert len(heard(house, rani)) == 1


def _listed(session: Session, campaign_id: int, partner_id: int, house: House) -> None:
    deal = Deal(campaign_id=campaign_id, partner_id=partner_id, made_at=house.now)
    deal.stage = "done"
    session.add(deal)


def test_who_says_stop_between_the_look_and_the_press_gets_nothing(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    house.approached(rani)
    house.approached(budi)
    shown(house)
    house.says(rani, "stop")
    house.presses(house.admin, "Kirim ke semua")
    house.later(minutes=1)
    assert heard(house, rani) == []
    assert len(heard(house, budi)) == 1
    card = house.presses(house.admin, "Perbarui")
    assert "minta berhenti: 1" in card[0]
    assert "Rani: minta berhenti" in card[0]


def test_who_says_stop_while_it_waits_gets_nothing(house: House) -> None:
    rani = house.who("Rani")
    house.approached(rani)
    house.now += timedelta(hours=12)  # ten in the evening
    sent(house)
    house.says(rani, "stop")
    house.later(days=1)
    assert heard(house, rani) == []


def test_nobody_is_woken_and_the_rest_can_be_stopped(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    house.approached(rani)
    house.approached(budi)
    house.now += timedelta(hours=12)
    sent(house)
    assert heard(house, rani) == []
    said = house.presses(house.admin, "Hentikan sisanya")
    assert "2 orang tidak akan menerimanya" in read(house, house.admin, said)
    house.later(days=1)
    assert heard(house, rani) == heard(house, budi) == []
    card = house.presses(house.admin, "s.ann:1:0")
    assert "dihentikan: 2" in card[0]
    again = house.presses(house.admin, "s.ann_stop:1")
    assert again[0].act == "toast"


def test_the_group_is_narrowed_by_words_and_by_buttons(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    house.agreed(rani)
    house.approached(budi)
    stage = house.deal(1).stage.value
    assert "1 orang" in house.answer(house.admin, f"/announce {stage} kol september")
    said = house.presses(house.admin, "affiliate")
    assert "0 orang" in said[0]
    said = house.presses(house.admin, "KOL")
    assert "1 orang" in said[0]
    assert "untuk: KOL, September" in said[0]
    assert "2 orang" in house.answer(house.admin, "/announce september")


def test_only_those_of_one_shop_are_told_in_the_name_of_its_brand(house: House) -> None:
    rani = house.who("Rani")
    house.approached(house.who("Budi"))
    shop_id = house.shop("Shopee Herbana")
    october = house.campaign("Oktober", kind="affiliate", shop_id=shop_id)
    house.approached(rani)
    partner_id = house.deal(2).partner.id
    house.do(lambda s: _listed(s, october, partner_id, house))
    assert "1 orang" in house.answer(house.admin, "/announce shopee herbana")
    house.presses(house.admin, "Tulis pesannya")
    house.says(house.admin, NEWS)
    house.presses(house.admin, "Kirim ke semua")
    assert "ada kabar dari Herbana" in heard(house, rani)[0]
    assert len(letters(house)) == 1


def test_each_outcome_is_seen_and_leads_are_not_flooded(house: House) -> None:
    rani, budi, citra = house.who("Rani"), house.who("Budi"), house.who("Citra")
    for who in (rani, budi, citra):
        house.approached(who)
    house.posted = False
    sent(house)
    one, two, three = letters(house)

    def fares(turn: Turn) -> None:
        for row, failure in ((one, "BLOCKED"), (two, "UNKNOWN"), (three, "BAD_REQUEST")):
            found = turn.session.get_one(Outbox, row.id)
            found.state, found.tries = "sending", 1
            turn.session.flush()
            sending.failed(turn, found.id or 0, 1, SendFailed(Failure[failure], "no"))

    before = len(house.everything())
    house.turn(fares)
    told = [one for one in house.everything()[before:] if one.words == "notice_failed"]
    assert told == []
    card = house.presses(house.admin, "s.ann:1:0")[0]
    for line in ("memblokir bot: 1", "belum pasti sampai: 1", "gagal: 1", "Budi: belum pasti"):
        assert line in card
    assert "Budi" in house.answer(house.admin, "/due")


def test_who_reads_english_gets_the_words_in_english_where_there_are_some(house: House) -> None:
    rani, john = house.who("Rani"), house.who("John", language="en")
    house.approached(rani)
    house.approached(john)
    assert "1 orang biasa membaca bahasa lain" in shown(house)[0]
    house.presses(house.admin, "Tambah bahasa lain")
    check = house.says(house.admin, "From October the commission is 12%.")
    assert "Halo Kak Rani" in check[0] and NEWS in check[0]
    assert "Hi John" in check[0] and "the commission is 12%" in check[0]
    assert "Tambah bahasa lain" not in check[0].labels
    house.presses(house.admin, "Kirim ke semua")
    one, two = letters(house)
    assert NEWS in one.payload["text"] and NEWS not in two.payload["text"]
    assert "From October" in two.payload["text"]


def test_a_crash_in_the_middle_neither_loses_nor_doubles(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    house.approached(rani)
    house.approached(budi)
    shown(house)

    def dies(turn: Turn) -> None:
        announcing.send(turn, 1)
        turn.session.flush()
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        house.turn(dies)
    assert letters(house) == []
    house.presses(house.admin, "Kirim ke semua")
    assert len(letters(house)) == 2


def test_two_records_of_one_person_read_it_once(house: House) -> None:
    house.approached(house.who("Rani"))
    house.approached(house.who("Budi"))
    shown(house)

    def merge(session: Session) -> None:
        kept, gone = session.get_one(Partner, 1), session.get_one(Partner, 2)
        merging.merge(session, kept, gone, (2,), house.now)

    house.do(merge)
    house.presses(house.admin, "Kirim ke semua")
    assert len(letters(house)) == 1
    assert "Untuk: " in house.presses(house.admin, "s.ann:1:0")[0]


def test_it_leaves_room_for_whoever_is_in_talk(house: House) -> None:
    for name in ("Rani", "Budi", "Citra"):
        house.approached(house.who(name))
    house.posted = False
    sent(house)
    due = [row.due_at for row in letters(house)]
    assert [later - due[0] for later in due] == [timedelta(seconds=n / 10) for n in range(3)]


def test_other_words_take_the_place_of_those_that_were_shown(house: House) -> None:
    house.approached(house.who("Rani"))
    first = shown(house)
    house.says(house.admin, "Komisi Oktober 15% ya.")
    old = dict(first[0].buttons)["Kirim ke semua"]
    assert house.presses(house.admin, old)[0].act == "toast"
    assert letters(house) == []
    house.presses(house.admin, "Kirim ke semua")
    assert "15%" in letters(house)[0].payload["text"]
    assert house.do(lambda s: len(s.exec(select(Announcement)).all())) == 1


def test_a_second_announcement_ends_what_was_shown_before_it(house: House) -> None:
    house.approached(house.who("Rani"))
    old = dict(shown(house)[0].buttons)["Kirim ke semua"]
    shown(house, "Komisi Oktober 15% ya.")
    house.presses(house.admin, old)
    assert letters(house) == []


def test_a_press_that_comes_twice_sends_once(house: House) -> None:
    house.approached(house.who("Rani"))
    check = shown(house)
    press = dict(check[0].buttons)["Kirim ke semua"]
    house.presses(house.admin, press)
    house.presses(house.admin, press)
    assert len(letters(house)) == 1


def test_words_that_cannot_go_out_are_refused(house: House) -> None:
    house.approached(house.who("Rani"))
    house.says(house.admin, "/announce kol")
    house.presses(house.admin, "Tulis pesannya")
    assert "apa adanya" in house.answer(house.admin, "Halo {{ name }}")
    assert "Terlalu panjang" in house.answer(house.admin, "a" * 1600)
    said = house.says(house.admin, "Jamu ini dijamin sembuh!")
    assert "Tetap pakai" in said[-1].labels
    house.presses(house.admin, "Tetap pakai")
    assert len(letters(house)) == 1


def test_it_is_for_leads_alone(house: House) -> None:
    dewi = house.member("Dewi")
    assert "belum punya hak" in house.answer(dewi, "/announce")


AFFILIATE = replace(TERMS, commission_pct=10)


def test_another_commission_is_a_version_that_each_confirms(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    one, two = house.agreed(rani, terms=AFFILIATE), house.agreed(budi, terms=AFFILIATE)
    house.approached(house.who("Citra"), terms=AFFILIATE)  # has agreed to nothing
    house.says(house.admin, "/announce september")
    assert "2 kerja sama yang berjalan" in house.presses(house.admin, "Ubah komisi")[0]
    assert "belum terbaca" in house.answer(house.admin, "besar")
    check = house.says(house.admin, "12%")[0]
    assert "Diajukan ke 2 kerja sama" in check
    assert "Kak Rani, kami ingin mengubah kesepakatan" in check
    said = house.presses(house.admin, "Ajukan ke semua")
    assert "12%" in house.to(rani, said)[0]
    assert house.deal(one).terms.commission_pct == 10
    house.presses(rani, "Setuju perubahan")
    assert [house.deal(deal).terms.commission_pct for deal in (one, two)] == [12, 10]
    house.says(house.admin, "/announce september")
    house.presses(house.admin, "Ubah komisi")
    again = house.says(house.admin, "12%")[0]
    assert "Diajukan ke 1 kerja sama; 1 tidak berubah" in again


def test_whoever_stops_before_the_press_is_left_out_of_it_by_name(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    house.agreed(rani, terms=AFFILIATE)
    house.agreed(budi, terms=AFFILIATE)
    house.says(house.admin, "/announce")
    house.presses(house.admin, "Tulis pengumuman")
    house.presses(house.admin, "Ubah komisi")
    house.says(house.admin, "12")
    house.says(rani, "stop")
    said = house.presses(house.admin, "Ajukan ke semua")
    told = read(house, house.admin, said)
    assert "diajukan ke 1 kerja sama" in told
    assert "Rani · /deal_1" in told
    assert house.to(rani, said) == []
