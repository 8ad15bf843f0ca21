"""What looks suspicious: noted in passing, judged by a lead, remembered, and told to no partner."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from sqlmodel import Session, select

from deals.channel import Attachment
from deals.conduct.places import place_in
from deals.terms import Content, PostBy, Terms
from storage.conduct import findings
from storage.overview import due
from storage.partner import accounts, merging
from storage.personal import dossier, erasing
from storage.personal.fingerprints import of_phone
from storage.tables import Finding, FindingPartner, Partner
from tests.desk import House, Who, read
from tests.test_boosting import accepted, code
from tests.test_moving import stamp
from tests.test_shell_program import sapa

pytestmark = pytest.mark.on_both_databases
POST = "https://www.instagram.com/reel/Cabcdefgh{}1/"
PACK = Terms(
    contents=(Content("reel", "instagram"),), post_by=PostBy(days_after_pack=7), barter="1 paket"
)
LIVE = Terms(
    contents=(Content("live", "tiktok", 2, "picture"),), post_by=PostBy(on=None, days_after_pack=7),
    barter="1 paket",
)  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


@pytest.fixture
def budi(house: House) -> Who:
    return house.who("Budi")


def everything(house: House) -> list[Finding]:
    return house.do(lambda s: list(s.exec(select(Finding).order_by(Finding.id))))


def same_post(house: House, one: Who, other: Who) -> None:
    house.agreed(one)
    house.agreed(other)
    house.says(one, POST.format(1))
    house.says(other, POST.format(1))


def test_a_post_of_two_partners_stands_before_the_lead_with_both(
    house: House, rani: Who, budi: Who
) -> None:
    same_post(house, rani, budi)
    house.says(budi, POST.format(1))
    shown = house.answer(house.admin, "/suspicious")
    assert "postingan yang sama dari dua partner" in shown
    assert "Rani, Budi" in shown
    card = house.presses(house.admin, "s.finding:1")[0]
    assert "• Rani · /deal_1" in card
    assert "• Budi · /deal_2" in card
    assert "Cabcdefgh11" in card
    assert "2×" in card
    assert len(everything(house)) == 1


def test_it_stands_in_due_until_it_is_judged_and_then_on_the_card(
    house: House, rani: Who, budi: Who
) -> None:
    same_post(house, rani, budi)
    due = house.says(house.admin, "/due")[0]
    assert "perlu dilihat: /suspicious" in due
    house.presses(house.admin, "s.finding:1")
    house.presses(house.admin, "Terbukti")
    assert "perlu dilihat: /suspicious" not in house.answer(house.admin, "/due")
    flag = "🚩 Terbukti: postingan yang sama"
    assert flag in house.answer(house.admin, "/kol 2")
    assert flag in house.answer(house.admin, "/deal 2")
    assert flag not in "".join(one.text for one in house.says(house.admin, "/kol 2", group=True))
    house.presses(house.admin, "Wajar")  # it was a slip: the other verdict is one press away
    assert flag not in house.answer(house.admin, "/kol 2")


def test_the_partners_hear_nothing_of_it(house: House, rani: Who, budi: Who) -> None:
    same_post(house, rani, budi)
    before = len(house.everything())
    house.presses(house.admin, "s.finding:1")
    house.presses(house.admin, "Terbukti")
    later = house.everything()[before:]
    assert {one.to for one in later} == {house.admin.address}
    held = house.do(lambda s: dossier.of_partner(s, 2, managers=False))
    assert "findings" not in held
    ours = house.do(lambda s: dossier.of_partner(s, 2))["findings"]
    assert [(one["kind"], one["state"]) for one in ours] == [("post", "confirmed")]


def test_the_command_hands_it_out_without_anybody_else_in_it(
    house: House, rani: Who, budi: Who, tmp_path: Path
) -> None:
    same_post(house, rani, budi)
    stamp(house.database)
    live = {"TELEGRAM_TOKEN": "1:x", "DATABASE_URL": house.database.url}
    said = sapa("export-person", "1", str(tmp_path / "rani.zip"), folder=house.folder, **live)
    assert said.returncode == 0, said.stderr
    with zipfile.ZipFile(tmp_path / "rani.zip") as packed:
        held = packed.read("data.json").decode()
    [finding] = json.loads(held)["findings"]
    assert (finding["kind"], finding["state"]) == ("post", "open")
    assert "rani" in held.casefold()
    assert not re.search(rf"budi|\b{budi.address.chat}\b", held.casefold())


def test_harmless_is_remembered_until_somebody_else_comes_into_it(
    house: House, rani: Who, budi: Who
) -> None:
    same_post(house, rani, budi)
    press = dict(house.presses(house.admin, "s.finding:1")[0].buttons)["Wajar"]
    house.presses(house.admin, press)
    house.says(budi, POST.format(1))
    assert everything(house)[0].state == "harmless"
    citra = house.who("Citra")
    house.agreed(citra)
    house.says(citra, POST.format(1))
    assert everything(house)[0].state == "open"
    assert "sudah berubah" in house.presses(house.admin, press)[0]
    assert everything(house)[0].state == "open"


def test_a_picture_of_two_partners_is_found(house: House, rani: Who, budi: Who) -> None:
    house.agreed(rani, terms=LIVE)
    house.agreed(budi, terms=LIVE)
    picture = Attachment(
        "photo", "f", "live.jpg", "image/jpeg", 10, "ab" * 32, str(house.folder / "x")
    )
    house.says(rani, "", file=picture)
    house.says(budi, "", file=picture)
    house.says(rani, "", file=picture)  # her own, once more
    [found] = everything(house)
    assert (found.kind, found.times) == ("picture", 1)


def told_account(house: House, who: Who, number: str = "5520113344") -> None:
    partner_id = 1 if who.name == "Rani" else 2

    def keep(session: Session) -> None:
        from deals.reading.contact.accounts import Account

        accounts.told(session, partner_id, Account("BCA", number, who.name), house.now)

    house.do(keep)


def test_one_account_with_two_who_agreed_is_shown_masked_and_never_in_the_group(
    house: House, rani: Who, budi: Who
) -> None:
    house.agreed(rani)
    house.agreed(budi)
    told_account(house, rani)
    told_account(house, budi)
    refused = house.says(house.admin, "/suspicious", group=True)
    assert "chat pribadi" in refused[0]
    assert everything(house) == []
    assert "satu rekening" in house.answer(house.admin, "/suspicious")
    card = house.presses(house.admin, "s.finding:1")[0]
    assert "BCA ••••3344" in card
    assert "5520113344" not in card
    in_group = house.presses(house.admin, "s.finding:1", group=True)
    assert [one.act for one in in_group] == ["toast"]
    house.says(house.admin, "/suspicious")
    assert len(everything(house)) == 1


def test_whoever_has_a_manager_is_not_compared(house: House, rani: Who, budi: Who) -> None:
    from storage.tables import Person

    house.agreed(rani)
    house.agreed(budi)
    told_account(house, rani)
    told_account(house, budi)
    manager = Person(partner_id=2, role="manager", name="Ocha", joined_at=house.now)
    house.do(lambda s: s.add(manager))
    house.says(house.admin, "/suspicious")
    assert everything(house) == []


def test_a_phone_counts_only_with_those_who_agreed(house: House, rani: Who, budi: Who) -> None:
    house.agreed(rani)
    house.approached(budi)

    def phones(session: Session) -> None:
        for partner in session.exec(select(Partner)):
            partner.phone = "+6281234567890"
            partner.phone_hash = of_phone(session, partner.phone)

    house.do(phones)
    house.says(house.admin, "/suspicious")
    assert everything(house) == []
    house.presses(budi, "yes:2:1")
    house.presses(budi, "agree:2:1")
    house.says(house.admin, "/suspicious")
    card = house.presses(house.admin, "s.finding:1")[0]
    assert "+62 ••••7890" in card
    assert "81234567890" not in card


def test_one_address_is_found_when_it_is_called_right(house: House, rani: Who, budi: Who) -> None:
    house.agreed(rani, terms=PACK)
    house.agreed(budi, terms=PACK)
    house.says(rani, "Rani Kusuma, 081234567890, Jl. Melati No. 12, Bandung 40123")
    house.says(rani, "sudah benar kak")
    house.says(budi, "Budi 081277778888 jalan melati 12 bandung 40123")
    said = house.says(budi, "sudah benar kak")
    assert [one.kind for one in everything(house)] == ["address"], read(house, budi, said)
    card = house.presses(house.admin, "s.finding:1")[0]
    assert "Bandung 40123" in card
    assert "Melati" not in card


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jl. Melati No. 12, Bandung 40123", "jalan melati 12 bandung 40123"),
        ("Rani, 081234567890\nJln Melati no.12\nBandung 40123", "Jl Melati 12, Bandung, 40123"),
    ],
)
def test_an_address_leads_to_the_same_place_however_it_is_written(one: str, other: str) -> None:
    assert place_in(one) == place_in(other) != ""


def test_what_says_too_little_is_no_place() -> None:
    assert place_in("Bandung") == place_in("") == place_in(None) == ""
    assert place_in("Jl. Melati 12, Bandung 40123") != place_in("Jl. Melati 14, Bandung 40123")


def test_what_one_of_us_saw_is_kept_with_a_note_and_a_picture(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    card = house.answer(house.admin, f"/suspicious {deal_id} iklan memakai nama brand")
    assert "cara promosi yang tidak diizinkan" in card
    assert "Catatan Ayu: iklan memakai nama brand" in card
    house.says(house.admin, f"/suspicious {deal_id}")
    picture = Attachment(
        "photo", "f", "iklan.jpg", "image/jpeg", 10, "cd" * 32, str(house.folder / "x")
    )
    shown = house.says(house.admin, "ini iklannya", file=picture)
    assert "Gambarnya" in shown[0].labels
    assert house.presses(house.admin, "Gambarnya")[0].path.endswith("cd" * 32)
    house.presses(house.admin, "Beri catatan")
    assert "sudah ditelepon" in house.answer(house.admin, "sudah ditelepon")
    assert len(everything(house)) == 2


def test_forgetting_and_merging_leave_nothing_that_says_nothing(
    house: House, rani: Who, budi: Who
) -> None:
    same_post(house, rani, budi)
    house.says(house.admin, "/suspicious 2 iklan")
    house.do(
        lambda s: merging.merge(s, s.get_one(Partner, 1), s.get_one(Partner, 2), (), house.now)
    )
    assert [one.kind for one in everything(house)] == ["rules"]
    house.do(lambda s: erasing.erase(s, 1, house.now))
    assert everything(house) == []
    assert house.do(lambda s: s.exec(select(FindingPartner)).all()) == []


def test_a_finding_of_others_stays_without_who_is_forgotten(
    house: House, rani: Who, budi: Who
) -> None:
    same_post(house, rani, budi)
    citra = house.who("Citra")
    house.agreed(citra)
    house.says(citra, POST.format(1))
    house.do(lambda s: erasing.erase(s, 2, house.now))
    [found] = everything(house)
    left = house.do(lambda s: findings.involved_in(s, [found.id or 0]))[found.id or 0]
    assert [one.partner for one in left] == ["Rani", "Citra"]


def test_due_names_who_came_with_it_second(house: House, rani: Who, budi: Who) -> None:
    same_post(house, budi, rani)
    waits = house.do(due.waiting)
    assert [one.partner for one in waits if one.kind == "finding"] == ["Rani"]


def test_it_is_for_leads_alone(house: House, rani: Who, budi: Who) -> None:
    same_post(house, rani, budi)
    dewi = house.member("Dewi")
    assert "belum punya hak" in house.answer(dewi, "/suspicious")
    assert "belum punya hak" in house.presses(dewi, "s.judge:1:1:harmless")[0]
    due = house.says(dewi, "/due")[0]
    assert "/suspicious" not in due
    assert not any("s.finding" in action for _, action in due.buttons)


def test_one_boost_code_of_two_and_many_at_once_are_found(house: House) -> None:
    rani, _ = accepted(house)
    sari, other = accepted(house, "Sari")
    house.says(rani, f"{code(1)} 30 hari")
    house.says(sari, f"{code(1)} 30 hari")
    assert [one.kind for one in everything(house)] == ["code"]
    for number in range(2, 10):
        house.says(sari, f"video 1: {code(number)}, 30 hari")
    assert [one.kind for one in everything(house)] == ["code", "codes"]
    card = house.presses(house.admin, "s.finding:2")[0]
    assert "banyak kode sekaligus" in card
    assert f"/deal_{other}" in card
    assert code(3) not in card
