"""Where partners are paid: what counts as an account, whose it is, and who may read it."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk import TERMS, House, Who
from sqlmodel import select

from deals.channel import Incoming, Part
from deals.reading.contact.accounts import account_named
from deals.terms import Instalment
from storage import accounts
from storage.tables import Deal, Heard

pytestmark = pytest.mark.on_both_databases
HALVES = replace(
    TERMS, fee_idr=500_001, instalments=(Instalment(50, "agreement"), Instalment(50, "delivery"))
)
NUMBER = "5520117890"
TOLD = f"BCA {NUMBER} a.n. Rani Kusuma"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def partner_of(house: House, deal_id: int) -> int:
    return house.do(lambda s: s.get_one(Deal, deal_id).partner_id)


def confirmed(house: House, deal_id: int = 1) -> str:
    """The account that counts, masked."""
    partner_id = partner_of(house, deal_id)
    return house.do(lambda s: accounts.masked(s, partner_id))


def account_told(house: House, who: Who, words: str = TOLD) -> None:
    house.says(who, words)
    house.presses(who, "Ya, benar")


@pytest.mark.parametrize(
    "text",
    [
        "kak transfer Rp1.500.000 kok belum masuk ya?",
        "kak, fee 250.000 kapan di transfer ya?",
        "kak rekening saya yg kemarin udah bener kan? kok 250.000 belum masuk",
        "dana 250.000 belum masuk kak",
        "kak transfer tgl 20-10-2026 belum masuk",
        "saya transfer ongkir 125.000 ya kak tolong diganti",
        "Kak fee 1.500.000 transfer ke saya kapan?",
        "udah tf blm kak? hp saya 081234567890",
        "norek 1234567890 bener kan?",
    ],
)
@pytest.mark.parametrize("asked", [False, True], ids=["unasked", "asked"])
def test_money_days_phones_and_questions_are_no_account(text: str, asked: bool) -> None:
    assert account_named(text, asked) is None


@pytest.mark.parametrize(
    "text",
    [
        f"norek {NUMBER}",
        f"{NUMBER} kak",
        "081234567890",
        "resi JNE 0123456789 belum sampe, tf dulu",
    ],
)
def test_a_number_alone_is_an_account_only_where_we_have_asked(text: str) -> None:
    assert account_named(text) is None
    read = account_named(text, asked=True)
    assert read and read.number in text


def test_a_question_about_money_leaves_the_account_and_reaches_staff(
    house: House, rani: Who
) -> None:
    house.agreed(rani, terms=HALVES)
    account_told(house, rani)
    house.says(rani, "kak, fee 250.000 kapan di transfer ya?")
    house.says(rani, "BRI")
    assert confirmed(house) == "BCA ••••7890 a.n. Rani Kusuma"
    assert not [one for one in house.everything() if "Rekeningnya diganti" in one]


def test_who_talks_with_a_person_is_not_asked_by_the_bot_about_money(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.says(house.admin, f"/takeover {deal_id}")
    said = house.says(rani, "iya kak, kemarin 250.000 sudah di transfer belum? tolong dicek ya")
    assert not house.to(rani, said) and "250.000" in house.to(house.admin, said)[0]
    said = house.says(rani, TOLD)
    assert any("••••7890" in one for one in house.to(rani, said))
    assert any("a.n. Rani Kusuma" in one for one in house.to(house.admin, said))
    assert not [one for one in house.everything() if NUMBER in one]


def test_what_else_stands_beside_an_account_reaches_staff_without_the_number(
    house: House, rani: Who
) -> None:
    house.agreed(rani, terms=HALVES)
    said = house.says(rani, f"kak videonya baru bisa minggu depan karena saya sakit. tf ke {TOLD}")
    [read] = house.to(house.admin, said)
    assert "sakit" in read and NUMBER not in read
    assert "Sudah benar?" in house.to(rani, said)[0]
    assert len(house.deal(1).unanswered) == 1


@pytest.mark.parametrize("text", [TOLD, f"makasih kak, ganti ya, {TOLD}", f"rek {TOLD} ya kak"])
def test_an_account_alone_is_for_nobody_to_read(house: House, rani: Who, text: str) -> None:
    house.agreed(rani, terms=HALVES)
    said = house.says(rani, text)
    assert not house.to(house.admin, said) and not house.deal(1).unanswered


def test_what_was_not_clear_is_not_forgotten_over_an_account(house: House, rani: Who) -> None:
    house.agreed(rani, terms=HALVES)
    house.says(rani, "ehm kak gmn yaa bingung nih td")
    assert house.deal(1).asked == "meaning"
    account_told(house, rani)
    assert house.deal(1).asked == "meaning"
    assert any("bingung" in one for one in house.to(house.admin, house.later(days=3)))


def test_of_several_messages_read_as_one_no_number_is_kept(house: House, rani: Who) -> None:
    house.agreed(rani, terms=HALVES)
    texts = (f"BCA {NUMBER}", "a.n. Rani Kusuma")
    parts = tuple(Part(place, text, f"m{place}") for place, text in enumerate(texts, 1))
    house.receives(
        Incoming(
            address=rani.address,
            sender=rani.address,
            sent_at=house.now,
            kind="text",
            text="\n".join(texts),
            sender_name=rani.name,
            language="id",
            parts=parts,
        )
    )
    kept = house.do(lambda s: [row.text for row in s.exec(select(Heard))])
    assert "BCA ••••" in kept and not [text for text in kept if NUMBER in text]
