"""Updates that could not be handled stand in /due until a lead has them tried again, or lets be."""

from datetime import timedelta
from pathlib import Path

import pytest
from desk import House, Who

from bot.clock import Clock
from bot.handling import Handling
from storage.post import inbox
from storage.tables import Inbox, Outbox

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


class Standing(Clock):
    """Stands still."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house

    def now(self):
        return self.house.now


def parked(house: House, who: Who, key: str = "poison") -> int:
    """An update of theirs that failed as often as it may."""
    arrived = inbox.Arrived("telegram", key, str(who.address), {"update_id": 5})
    house.do(lambda s: inbox.accept(s, [arrived], house.now))
    [number] = house.do(lambda s: [row.id for row in inbox.claim(s, house.now, 5)])
    fails(house, number)
    return number


def fails(house: House, number: int) -> None:
    """Until it is parked."""
    handling = Handling(Standing(house), house.folder, "sapa_bot")
    for _ in range(inbox.MAX_TRIES):
        house.now += timedelta(hours=1)
        house.do(lambda s: handling.failed(s, s.get_one(Inbox, number), KeyError("x")))
    assert state(house, number) == "dead"


def state(house: House, number: int) -> str:
    return house.do(lambda s: s.get_one(Inbox, number).state)


def notices(house: House) -> int:
    return sum(one.words == "notice_stuck" for one in house.everything())


def test_what_could_not_be_handled_is_tried_again_and_fails_again_before_the_leads(house: House):
    rani = house.who("Rani")
    house.approached(rani)
    number = parked(house, rani)
    page = house.to(house.admin, house.says(house.admin, "/due"))[0]
    assert "Menunggu kita: 1" in page and "pesan masuk gagal diproses" in page and "Rani" in page
    assert notices(house) == 1

    page, toast = house.presses(house.admin, "1. Coba lagi")
    assert "diproses lagi" in toast and "Tidak ada yang menunggu" in page
    assert [row.id for row in house.do(lambda s: inbox.claim(s, house.now, 5))] == [number]
    again = house.presses(house.admin, f"s.retry:{number}:d0")
    assert "sudah dilakukan" in again[-1].text

    fails(house, number)
    assert "Menunggu kita: 1" in house.answer(house.admin, "/due")
    assert notices(house) == 2


def test_what_is_let_be_leaves_the_list_and_is_never_handled(house: House):
    number = parked(house, house.who("Siapa Ini"))
    assert "seseorang" in house.answer(house.admin, "/due")
    house.presses(house.admin, "1. Biarkan saja")
    assert "Tidak ada yang menunggu" in house.answer(house.admin, "/due")
    assert house.do(lambda s: inbox.claim(s, house.now + timedelta(days=1), 5)) == []
    assert house.do(lambda s: s.get_one(Inbox, number).error) == "KeyError"


def test_an_english_lead_reads_what_can_be_done_with_it_and_what_was(house: House):
    lead = house.member("Sari", "lead", "en")
    parked(house, house.who("Rani"))
    [notice] = [one for one in house.everything() if one.to == lead.address]
    assert "it can be tried again or left alone." in notice
    house.says(lead, "/due")
    assert house.presses(lead, "1. Leave it")[-1].text == "The message is left as it is."


def test_only_leads_settle_it_and_nobody_settles_what_is_not_parked(house: House):
    intern, lead = house.member("Dewi"), house.member("Sari", "lead")
    number = parked(house, house.who("Rani"))
    page = house.to(intern, house.says(intern, "/due"))[0]
    assert "Menunggu kita: 1" in page and page.labels == ()
    for act in ("s.retry", "s.leave"):
        assert "hak" in house.presses(intern, f"{act}:{number}")[0].text
    assert state(house, number) == "dead"
    for forged in ("999", "x", "", "1" * 30):
        assert house.presses(lead, f"s.retry:{forged}")
    house.presses(lead, f"s.leave:{number}")
    assert state(house, number) == "done"
    house.presses(lead, f"s.retry:{number}")
    assert state(house, number) == "done"


def test_it_stands_among_the_others_by_its_age_and_the_pages_miss_nothing(house: House):
    for n in range(4):
        who = house.who(f"Orang{n}")
        house.approached(who)
        house.says(who, "boleh tahu produknya apa kak?")
        parked(house, who, f"poison{n}")
    lost = house.who("Orang0").address

    def unknown(session):
        row = Outbox(
            dedupe_key="x", channel="telegram", chat=lost.chat, lane=str(lost), once=True,
            payload={"act": "text", "text": "", "buttons": [], "message_id": "", "path": ""},
            state="unknown", due_at=house.now, made_at=house.now,
        )  # fmt: skip
        session.add(row)

    house.do(unknown)
    first = house.answer(house.admin, "/due")
    second = house.presses(house.admin, "Berikutnya")[0].text
    both = first + second
    places = [both.index(f"\n{n}. ") for n in range(1, 10)]
    assert places == sorted(places) and "halaman 2/2" in second
    assert both.count("perlu dijawab") == both.count("gagal diproses") == 4
    assert "9. sampai atau tidak?" in second
