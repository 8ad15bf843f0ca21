"""/data: everybody sees what we hold on them and on nobody else, and a person answers the rest."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from desk import House, Who

from bot.clock import Clock
from bot.guards.leads import Leads
from bot.guards.wishes import Wishes
from bot.writer import Writer
from storage.partner import people
from storage.personal import data_acts
from storage.tables import Partner

pytestmark = pytest.mark.on_both_databases
PHONE, ADDRESS = "+6281200000123", "Jl. Melati No. 12, Bandung"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    """A KOL who has agreed; Budi has, too."""
    rani = house.who("Rani")
    house.agreed(rani)
    house.agreed(house.who("Budi"))
    house.do(lambda s: give_phone(s.get_one(Partner, 1)))
    house.says(rani, "alamatku masih sama ya kak")
    return rani


def give_phone(row: Partner) -> None:
    row.phone, row.address, row.followers = PHONE, ADDRESS, 85_300


def shown(house: House, who: Who) -> tuple[str, dict[str, Any]]:
    """The summary, and what the file holds."""
    summary, file = house.to(who, house.says(who, "/data"))
    assert Path(file.path).stat().st_mode & 0o077 == 0
    return summary.text, json.loads(Path(file.path).read_text())


def test_who_asks_sees_at_once_all_that_is_held_on_them_and_nothing_of_others(house, rani):
    summary, file = shown(house, rani)
    for held in ("Rani", "@rani", "85.300", PHONE, ADDRESS, "Herbana · September"):
        assert held in summary, held
    assert (file["listed"]["phone"], file["listed"]["address"]) == (PHONE, ADDRESS)
    assert [deal["number"] for deal in file["deals"]] == [1]
    assert "alamatku masih sama ya kak" in [line["text"] for line in file["talk"]]
    assert file["deals"][0]["terms"][0]["terms"]["fee_idr"] == 500_000
    for others in ("Budi", "budi", "Ayu"):
        assert others not in json.dumps(file) + summary, others
    [asked] = house.do(lambda s: data_acts.of(s, 1))
    assert (asked.kind, asked.by, asked.settled_at) == ("see", "self", asked.at)


def test_a_manager_sees_what_concerns_the_manager(house, rani):
    sari = house.who("Sari")
    house.do(lambda s: people.join(s, 1, "manager", "Sari", sari.address, house.now))
    house.says(sari, "saya managernya Rani")
    summary, file = shown(house, sari)
    assert "Sari" in summary and "manajer" in summary
    assert "saya managernya Rani" in [line["text"] for line in file["talk"]]
    said = json.dumps(file) + summary
    for of_rani in (PHONE, ADDRESS, "alamatku", "85.300"):
        assert of_rani not in said, of_rani
    of_rani = shown(house, rani)[1]
    assert {"role": "manager", "name": "Sari"} in of_rani["persons"]
    assert sari.address.chat not in json.dumps(of_rani["persons"])


def test_english_is_answered_in_english(house):
    amy = house.who("Amy", language="en")
    house.approached(amy)
    assert "What we hold on you" in shown(house, amy)[0]


def test_who_has_said_stop_can_still_ask(house, rani):
    house.says(rani, "stop")
    assert "@rani" in shown(house, rani)[0]
    assert house.do(lambda s: people.partner(s, 1).stopped_at)


def test_a_stranger_is_told_nothing(house, rani):
    said = house.says(house.who("Orang"), "/data")
    assert [one.act for one in said] == ["text"]
    assert "link pribadi" in said[0].text or "tim" in said[0].text


def test_a_correction_waits_in_due_until_a_lead_has_answered(house, rani):
    shown(house, rani)
    house.presses(rani, "data:correct")
    said = house.says(rani, "/data alamat saya sekarang Jl. Kenanga 5")
    assert "3 hari" in house.to(rani, said)[0].text
    assert "Jl. Kenanga 5" in house.to(house.admin, said)[0].text
    assert house.says(rani, "/data alamat saya sekarang Jl. Kenanga 5")  # twice is once
    listed = house.says(house.admin, "/due")[0].text
    assert listed.count("minta datanya dibetulkan") == 1
    staff = house.member("Dewi")
    house.says(staff, "/due")
    [wish] = house.do(lambda s: [one.id for one in data_acts.open_of(s, 1)])
    refused = house.presses(staff, f"s.data:{wish}:d0")
    assert not any("Jl. Kenanga 5" in one.text for one in refused), "leads alone see to it"
    looked = house.presses(house.admin, f"s.data:{wish}:d0")
    assert any("Jl. Kenanga 5" in one.text for one in looked)
    assert any("sapa correct-person 1," in one.text for one in looked)
    assert not any(">" in line[1:] for one in looked for line in one.text.splitlines())
    house.presses(house.admin, f"s.data_done:{wish}")
    assert house.do(data_acts.waiting)[0] == 0
    assert "dibetulkan" not in house.says(house.admin, "/due")[0].text


def test_who_wants_to_be_forgotten_is_left_alone_at_once(house, rani):
    shown(house, rani)
    sure = house.presses(rani, "data:forget")
    assert house.do(data_acts.waiting)[0] == 0, "not before they are sure"
    assert house.to(rani, sure)[0].labels == ("Ya, hapus",)
    said = house.presses(rani, "data:sure")
    assert house.do(lambda s: people.partner(s, 1).stopped_at)
    assert "3 hari" in house.to(rani, said)[-1].text
    assert any("Minta datanya dihapus" in one.text for one in house.to(house.admin, said))
    assert "minta datanya dihapus" in house.says(house.admin, "/due")[0].text


IN_OTHER_WORDS = (
    "hapus data saya dong kak",
    "tolong hapus data pribadi aku ya",
    "data saya tolong dihapus",
    "please delete my data",
    "Forget me!",
)


@pytest.mark.parametrize("words", IN_OTHER_WORDS)
def test_who_asks_for_it_in_their_own_words_is_heard_as_well(house, rani, words):
    said = house.says(rani, words)
    assert house.do(lambda s: [one.kind for one in data_acts.open_of(s, 1)]) == ["forget"]
    assert "3 hari" in house.to(rani, said)[-1].text
    assert any("sapa forget-person 1" in one.text for one in house.to(house.admin, said))


@pytest.mark.parametrize("words", ["hapus data lama saya, ini yang baru", "stop kak", "oke kak"])
def test_other_words_are_no_such_wish(house, rani, words):
    house.says(rani, words)
    assert not house.do(lambda s: data_acts.open_of(s, 1))


def test_a_manager_s_wish_to_be_forgotten_does_not_end_the_kol_s_deals(house, rani):
    sari = house.who("Sari")
    house.do(lambda s: people.join(s, 1, "manager", "Sari", sari.address, house.now))
    house.presses(sari, "data:sure")
    assert house.do(lambda s: people.partner(s, 1).stopped_at) is None
    assert house.do(lambda s: data_acts.open_of(s, 1)[0].by) == "manager"


def test_leads_hear_of_a_wish_that_has_waited_for_two_days_and_when_it_is_answered(house, rani):
    house.says(rani, "/data nama saya keliru")
    clock, writer = Clock(), Writer(house.database)
    clock.now = lambda: house.now
    guard = Wishes(writer, clock, Leads(writer, clock, "sapa_bot"))

    def told(**later: float) -> list[str]:
        before = len(house.everything())
        house.now += timedelta(**later)
        asyncio.run(guard.watch())
        return [one.text for one in house.everything()[before:]]

    try:
        assert told(hours=47) == []
        [late] = told(hours=2)
        assert "tinggal 23 jam" in late or "tinggal 22 jam" in late
        assert told(hours=1) == []
        assert "sudah lewat" in told(hours=23)[0]
        house.do(lambda s: data_acts.settle(s, 1, house.now))
        assert "sudah dijawab" in told(hours=1)[0]
        assert told(hours=1) == []
    finally:
        writer.close()


def test_that_something_is_wrong_stands_before_staff_before_they_write_what(house: House):
    rani = house.who("Rani")
    house.approached(rani)
    house.says(rani, "/data")
    house.presses(rani, "data:correct")
    assert "minta datanya dibetulkan" in house.answer(house.admin, "/due")
    house.says(rani, "/data alamat saya di Cimahi")
    assert "Menunggu kita: 1" in house.answer(house.admin, "/due")
    [wish] = house.do(lambda s: data_acts.open_of(s, 1))
    assert wish.text == "alamat saya di Cimahi"
