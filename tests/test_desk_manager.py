"""A partner has a manager: the talk moves to them with its history, and back again."""

import pytest
from desk import House, Who, opens, read, token
from sqlmodel import select

from deals.channel import Contact, Incoming
from storage.personal import dossier, erasing
from storage.tables import Manager, Staff

pytestmark = pytest.mark.on_both_databases


def named(house: House, who: Who, name: str = "Maya", phone: str = "+628120000123") -> str:
    """The start link of a manager whom they name by a contact card."""
    house.says(who, "", kind="contact", contact=Contact(name, phone))
    return token(house.presses(house.admin, "Link untuk manajer"))


def mlink(house: House, owner: Who) -> str:
    """The start link of a manager whom nobody named, for the first deal."""
    return token(house.presses(owner, "s.mlink:1"))


def managed(house: House, rani: Who, maya: Who) -> int:
    """The number of Rani's deal, for whom Maya speaks."""
    deal_id = house.approached(rani)
    opens(house, maya, named(house, rani))
    return deal_id


def test_one_tap_makes_a_link_with_a_text_to_send_and_the_talk_moves(house: House) -> None:
    rani, maya = house.who("Rani"), house.who("Maya Mgmt")
    deal_id = house.approached(rani)
    card = Contact("Maya", "+628120000123")
    said = house.says(rani, "", kind="contact", contact=card)
    assert "Link untuk manajer" in house.to(house.admin, said)[0].labels
    said = house.presses(house.admin, "Link untuk manajer")
    ready = house.to(house.admin, said)[0]
    assert "Selamat siang, Bapak/Ibu Maya" in ready and "stop" in ready
    [chat] = [link for label, link in ready.buttons if label == "WhatsApp"]
    assert chat.startswith("https://wa.me/628120000123?text=Selamat%20siang")
    assert house.deal(deal_id).unanswered == ()  # naming her is answered by it

    said = opens(house, maya, token([ready]))
    welcome = read(house, maya, said)
    for part in ("Bapak/Ibu Maya", "Rani", "Rp500.000", "2 reel", "Belum ada yang disepakati"):
        assert part in welcome
    assert 'akun "Maya Mgmt"' in read(house, house.admin, said)
    assert "kami bicara dengan Maya" in read(house, rani, said)
    assert read(house, maya, house.says(house.admin, f"/say {deal_id} Siang Bu")) == "Siang Bu"
    assert "manajer masuk" in house.presses(house.admin, f"s.hist:{deal_id}")[0]


def test_both_see_one_state_and_reminders_go_to_the_manager(house: House) -> None:
    rani, maya = house.who("Rani"), house.who("Maya")
    deal_id = managed(house, rani, maya)
    said = house.later(days=1, hours=1)
    assert read(house, maya, said) and not read(house, rani, said)
    house.presses(maya, f"yes:{deal_id}:1")
    house.presses(maya, f"agree:{deal_id}:1")
    assert house.deal(deal_id).stage == "delivering"
    assert "2 reel" in house.answer(rani, "/status")
    house.says(rani, "https://www.instagram.com/rani/reel/C9abcdefghi/")
    assert "Masih ditunggu: 1 reel" in house.answer(maya, "/status")


@pytest.mark.parametrize("way", ["in words", "by the button", "by staff"])
def test_the_partner_speaks_for_themselves_again(house: House, way: str) -> None:
    rani, maya = house.who("Rani"), house.who("Maya")
    deal_id = managed(house, rani, maya)
    if way == "in words":
        said = house.says(rani, "kak, saya urus sendiri aja ya")
        assert "mengurus sendiri lagi" in read(house, house.admin, said)
    elif way == "by the button":
        said = house.presses(rani, "Saya urus sendiri")
    else:
        assert "Kembali ke partner" in house.says(house.admin, f"/deal {deal_id}")[0].labels
        said = house.presses(house.admin, "Kembali ke partner")
        assert "bicara langsung dengan partner" in read(house, house.admin, said)
    assert "bicara langsung dengan Kakak" in read(house, rani, said)
    assert "tidak lagi membicarakannya" in read(house, maya, said)
    house.says(maya, "deal, setuju")
    house.presses(maya, f"agree:{deal_id}:1")
    assert house.deal(deal_id).negotiating
    assert read(house, rani, house.says(house.admin, f"/say {deal_id} Siang Kak")) == "Siang Kak"


def test_a_manager_who_has_gone_does_not_come_back_by_the_old_link(house: House) -> None:
    rani, maya = house.who("Rani"), house.who("Maya")
    deal_id = house.approached(rani)
    link = named(house, rani)
    opens(house, maya, link)
    house.says(rani, "saya urus sendiri")
    assert "tidak bisa dipakai" in read(house, maya, opens(house, maya, link))
    house.receives(Incoming(maya.address, maya.address, house.now, kind="unblocked"))
    said = house.says(house.admin, f"/say {deal_id} Siang Kak")
    assert read(house, rani, said) == "Siang Kak"


def test_whoever_said_stop_hears_nothing_of_a_manager_who_comes(house: House) -> None:
    rani, maya = house.who("Rani"), house.who("Maya")
    house.agreed(rani)
    link = named(house, rani)
    house.says(rani, "stop")
    assert house.to(rani, opens(house, maya, link)) == []


def test_a_manager_cannot_send_themselves_away_nor_is_the_word_misread(house: House) -> None:
    rani, maya = house.who("Rani"), house.who("Maya")
    deal_id = managed(house, rani, maya)
    house.says(maya, "saya urus sendiri")
    house.presses(maya, f"own:{deal_id}")
    said = house.says(house.admin, f"/say {deal_id} Siang Bu")
    assert read(house, maya, said) == "Siang Bu"
    other = house.who("Budi")
    house.approached(other)
    assert "langsung dengan Kakak" not in read(house, other, house.says(other, "saya urus sendiri"))


@pytest.mark.parametrize("decided", ["Pakai yang baru", "Tetap yang lama"])
def test_a_second_manager_does_not_take_over_before_staff_decide(
    house: House, decided: str
) -> None:
    rani, maya, dewi = house.who("Rani"), house.who("Maya"), house.who("Dewi")
    deal_id = managed(house, rani, maya)
    link = named(house, rani, "Dewi", "+628120000456")
    said = opens(house, dewi, link)
    assert "kami pastikan dulu" in read(house, dewi, said)
    assert "Sekarang Maya yang mewakili" in read(house, house.admin, said)
    assert "Rp500.000" not in read(house, dewi, said)
    again = opens(house, dewi, link)  # asks once, waits still
    assert read(house, house.admin, again) == ""
    assert "kami pastikan dulu" in house.answer(dewi, "halo?")
    assert "manajer kedua" in house.answer(house.admin, "/due")
    said = house.says(house.admin, f"/say {deal_id} Siang")
    assert read(house, maya, said) == "Siang"

    said = house.presses(house.admin, decided)
    speaks = dewi if decided == "Pakai yang baru" else maya
    other = maya if speaks is dewi else dewi
    assert "tidak lagi membicarakannya" in read(house, other, said)
    assert read(house, speaks, house.says(house.admin, f"/say {deal_id} Halo")) == "Halo"
    assert "manajer kedua" not in house.answer(house.admin, "/due")
    house.presses(house.admin, f"s.mtake:{2}")
    assert read(house, speaks, house.says(house.admin, f"/say {deal_id} Sore")) == "Sore"
    if speaks is maya:
        assert "tidak bisa dipakai" in read(house, dewi, opens(house, dewi, link))


@pytest.mark.parametrize("decided", ["s.mtake", "s.mkeep"])
def test_of_two_managers_the_owner_or_a_lead_decides_and_nobody_after_a_stop(
    house: House, decided: str
) -> None:
    rani, maya, dewi = house.who("Rani"), house.who("Maya"), house.who("Dewi")
    owner, other = house.member("Dimas"), house.member("Sinta")
    house.approached(rani, owner)
    opens(house, maya, mlink(house, owner))
    opens(house, dewi, mlink(house, owner))
    second = f"{decided}:2"
    assert "hak" in house.presses(other, second)[0]
    house.says(rani, "stop")
    for staff in (owner, house.admin):
        said = house.presses(staff, second)
        assert "tidak dihubungi lagi" in said[0]
        assert [one.act for one in said] == ["toast"]
    assert "manajer kedua" not in house.answer(house.admin, "/due")


def test_two_who_were_named_at_once_keep_their_links(house: House) -> None:
    rani, maya, dewi = house.who("Rani"), house.who("Maya"), house.who("Dewi")
    house.approached(rani)
    one, two = named(house, rani), named(house, rani, "Dewi", "+628120000456")
    assert "Selamat datang" in read(house, dewi, opens(house, dewi, two))
    assert "kami pastikan dulu" in read(house, maya, opens(house, maya, one))


def test_a_partner_who_opens_the_managers_link_stays_themselves(house: House) -> None:
    rani, maya = house.who("Rani"), house.who("Maya")
    deal_id = house.approached(rani)
    link = named(house, rani)
    assert "untuk manajer Kak Rani" in read(house, rani, opens(house, rani, link))
    assert "Selamat datang" in read(house, maya, opens(house, maya, link))
    eve = house.who("Eve")
    assert "tidak bisa dipakai" in read(house, eve, opens(house, eve, link))
    assert house.deal(deal_id).negotiating


def test_the_link_is_for_the_owner_and_leads_in_private(house: House) -> None:
    rani, owner, other = house.who("Rani"), house.member("Dimas"), house.member("Sinta")
    deal_id = house.approached(rani, owner)
    assert "hak" in house.presses(other, f"s.mlink:{deal_id}")[0]
    assert "chat pribadi" in house.presses(owner, f"s.mlink:{deal_id}", group=True)[0]
    said = house.to(owner, house.presses(owner, f"s.mlink:{deal_id}"))  # nobody was named
    assert "Selamat siang, Bapak/Ibu." in said[0] and "WhatsApp" not in said[0].labels
    assert "tidak berlaku" in house.presses(owner, f"s.mlink:{deal_id}:77")[0]
    assert "Tidak ada manajer" in house.presses(owner, f"s.own:{deal_id}")[0]


def test_the_managers_phone_lies_sealed(house: House) -> None:
    rani = house.who("Rani")
    house.approached(rani)
    named(house, rani)
    [row] = house.do(lambda s: [(m.name, m.phone) for m in s.exec(select(Manager))])
    assert row == ("Maya", "+628120000123")
    with house.database.engine.connect() as connection:
        [kept] = connection.exec_driver_sql("select phone from manager").scalars()
    assert "0000123" not in kept


def test_whom_a_partner_named_is_forgotten_with_them(house: House) -> None:
    rani, maya = house.who("Rani"), house.who("Maya")
    managed(house, rani, maya)
    held = house.do(lambda s: dossier.of_partner(s, 1))
    assert [one["phone"] for one in held["managers"]] == ["+628120000123"]
    theirs = house.do(lambda s: dossier.of_partner(s, 1, managers=False))
    assert "+628120000123" not in str(theirs["managers"])
    house.do(lambda s: erasing.erase(s, 1, house.now))
    assert house.do(lambda s: s.exec(select(Manager)).all()) == []


def test_in_the_group_no_number_is_read_that_a_partner_writes_to_a_person(house: House) -> None:
    rani, owner = house.who("Rani"), house.member("Dewi")
    deal_id = house.approached(rani, owner)
    house.says(house.admin, "/settings", group=True)
    house.presses(house.admin, "Jadikan ini chat tim", group=True)
    house.says(house.admin, f"/takeover {deal_id}")
    owner_id = house.member_id(owner)
    house.do(lambda s: setattr(s.get_one(Staff, owner_id), "active", False))
    said = house.says(rani, "wa aku aja kak 0812 3456 7890 ya")
    there = "".join(one.text for one in house.to(house.group, said))
    assert "Balasan" in there and "7890" not in there
    assert "7890" in read(house, house.admin, said)
