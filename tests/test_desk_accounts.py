"""Where partners are paid: what counts as an account, whose it is, and who may read it."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk import NOON, TERMS, House, Said, Who
from sqlmodel import select

from deals.channel import Contact, Incoming, Part
from deals.reading.contact.accounts import Account, account_named
from deals.terms import Instalment
from handlers.office import forgetting
from handlers.office.forgetting import OpenDeals
from storage.deal import payments
from storage.partner import (
    accounts,
    people,
)
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


@pytest.mark.parametrize("yes", ["iya bener", "ya bener", "betul kak", "iya"])
def test_a_yes_to_the_account_read_back_is_as_good_as_the_press(
    house: House, rani: Who, yes: str
) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    assert "Sudah benar?" in house.answer(rani, TOLD)
    assert "sudah kami catat" in house.answer(rani, yes)
    assert confirmed(house, deal_id)


def test_a_yes_to_something_else_confirms_no_account(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.says(rani, TOLD)
    house.says(rani, "/status")
    house.says(rani, "iya bener")
    assert not confirmed(house, deal_id)


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
    assert not [one for one in house.everything() if "rekening lain" in one]


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


def link_in(said: list[Said]) -> str:
    [words] = [one.text for one in said if "?start=" in one.text]
    return words.split("?start=")[1].split()[0]


def opens(house: House, who: Who, token: str) -> None:
    house.says(who, f"/start {token}", start=token)


def test_an_account_told_by_a_wrong_person_counts_no_more(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    stranger = house.who("Budi Asing")
    opens(house, stranger, link_in(house.presses(house.admin, f"s.link:{deal_id}")))
    house.later(seconds=5)
    account_told(house, stranger, "BCA 9998887776 a.n. Budi Asing")
    place = house.do(lambda s: people.place(s, stranger.address))
    said = house.presses(house.admin, f"s.wrong:{deal_id}:{place}")
    assert any("belum berlaku" in one for one in house.to(house.admin, said))
    assert confirmed(house) == ""
    again = house.who("Rani lagi")
    opens(house, again, link_in(said))
    assert any("••••7776" in one for one in house.everything() if one.to == again.address)


def test_an_account_is_confirmed_anew_once_a_manager_speaks_no_more(
    house: House, rani: Who
) -> None:
    house.agreed(rani, terms=HALVES)
    maya = house.who("Maya")
    house.says(rani, "", kind="contact", contact=Contact("Maya", "+628120000123"))
    opens(house, maya, link_in(house.presses(house.admin, "Link untuk manajer")))
    account_told(house, maya, "BCA 9998887776 a.n. Maya")
    said = house.presses(rani, "Saya urus sendiri")
    assert any("Sudah benar?" in one for one in house.to(rani, said))
    assert any("belum berlaku" in one for one in house.to(house.admin, said))
    assert confirmed(house) == ""
    house.presses(rani, "Ya, benar")
    assert confirmed(house) == "BCA ••••7776 a.n. Maya"


def merged(house: House, kept: int, gone: int) -> None:
    numbers = partner_of(house, kept), partner_of(house, gone)
    house.presses(house.admin, "s.merge:{}:{}".format(*numbers))
    house.presses(house.admin, "Ya, gabungkan")


def test_of_two_accounts_of_one_person_the_confirmed_one_stays(house: House, rani: Who) -> None:
    tina = house.who("Tinaxx")
    kept, gone = house.listed("Rani"), house.agreed(tina)
    account_told(house, tina)
    half_told = Account(bank="BRI")
    house.do(lambda s: accounts.told(s, s.get_one(Deal, kept).partner_id, half_told, house.now))
    merged(house, kept, gone)
    assert confirmed(house, gone) == "BCA ••••7890 a.n. Rani Kusuma"


def both_confirmed(house: House, rani: Who, other: Account) -> tuple[int, int]:
    """Two records, each with a confirmed account; for what both have done is to be paid."""
    tina = house.who("Tinaxx")
    kept = house.agreed(rani)
    account_told(house, rani)
    delivered(house, rani)
    gone = house.agreed(tina)
    for post in ("C0ccccccccc", "C0ddddddddd"):
        house.says(tina, f"https://www.instagram.com/reel/{post}/")
        house.presses(house.admin, "Terima bukti")
    account_told(house, tina, f"{other.bank} {other.number} a.n. {other.holder}")
    return kept, gone


@pytest.mark.parametrize("first_stays", [True, False])
def test_of_two_confirmed_accounts_none_is_paid_to_before_they_say_which(
    house: House, rani: Who, first_stays: bool
) -> None:
    two = both_confirmed(house, rani, Account("Mandiri", "9990001112", "Tina Lain"))
    kept, gone = two if first_stays else two[::-1]
    stays, goes = ("••••7890", "••••1112") if first_stays else ("••••1112", "••••7890")
    before = len(house.everything())
    merged(house, kept, gone)
    said = house.everything()[before:]
    [notice] = [one for one in house.to(house.admin, said) if "masing-masing" in one]
    assert stays in notice and goes in notice
    [asked] = [one for one in said if "Sudah benar?" in one]
    assert stays in asked
    assert confirmed(house, kept) == confirmed(house, gone) == ""
    due = house.answer(house.admin, "/payments")
    assert due.count("/deal_") == 2 and stays not in due and goes not in due
    [who] = [one for one in (rani, house.who("Tinaxx")) if one.address == asked.to]
    house.presses(who, "Ya, benar")
    assert house.answer(house.admin, "/payments").count(stays) == 2


def test_two_records_with_one_confirmed_account_keep_it(house: House, rani: Who) -> None:
    kept, gone = both_confirmed(house, rani, Account("BCA", NUMBER, "R. Kusuma"))
    merged(house, kept, gone)
    assert confirmed(house, gone) == "BCA ••••7890 a.n. Rani Kusuma"


def test_a_button_from_before_a_merge_confirms_no_other_account(house: House, rani: Who) -> None:
    tina = house.who("Tinaxx")
    kept = house.agreed(rani, terms=HALVES)
    gone = house.listed(tina.name, HALVES, "Oktober")
    person = house.do(lambda s: s.get_one(Deal, gone).partner_id)
    house.do(lambda s: people.join(s, person, "self", tina.name, tina.address, house.now) and None)
    house.says(rani, "BCA 1111111111 a.n. Rani Salah")
    [button] = [press for one in house.everything() for _, press in one.buttons
                if press.startswith("account:")]  # fmt: skip
    told = Account("BCA", "2222222222", "Tina Benar")
    house.do(lambda s: accounts.told(s, person, told, house.now) and None)
    merged(house, kept, gone)
    [answer] = house.presses(rani, button)
    assert answer.act == "toast" and confirmed(house, kept) == ""


def in_group(house: House) -> str:
    return "\n".join(one.text for one in house.everything() if one.to == house.group)


def test_what_is_due_of_one_deal_is_not_shown_in_the_group(house: House, rani: Who) -> None:
    today = Instalment(50, "day", NOON.date())
    two = replace(HALVES, instalments=(Instalment(50, "agreement"), today))
    deal_id = house.agreed(rani, terms=two)
    account_told(house, rani)
    house.says(house.admin, f"/paid {deal_id}", group=True)
    assert in_group(house) and "7890" not in in_group(house) and "Kusuma" not in in_group(house)


def test_words_to_be_told_by_hand_show_the_group_no_account(house: House, rani: Who) -> None:
    house.says(house.admin, "/settings", group=True)
    house.presses(house.admin, "Jadikan ini chat tim", group=True)
    deal_id = house.agreed(rani, terms=HALVES)
    house.do(lambda s: setattr(s.get_one(Deal, deal_id), "owner_id", None))
    account_told(house, rani)
    house.says(rani, "", kind="blocked")
    house.says(house.admin, f"/paid {deal_id} TRX-1")
    assert "Sampaikan sendiri" in in_group(house) and "TRX-1" in in_group(house)
    assert "7890" not in in_group(house) and "Kusuma" not in in_group(house)


def delivered(house: House, who: Who) -> None:
    for post in ("C0aaaaaaaaa", "C0bbbbbbbbb"):
        house.says(who, f"https://www.instagram.com/reel/{post}/")
        house.presses(house.admin, "Terima bukti")


def test_who_is_still_to_be_paid_is_not_forgotten_by_accident(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    delivered(house, rani)
    assert house.deal(deal_id).stage == "done"
    with pytest.raises(OpenDeals, match=str(deal_id)):
        house.turn(lambda turn: forgetting.forget(turn, 1))
    house.turn(lambda turn: forgetting.forget(turn, 1, True))
    assert [row.state for row in house.do(lambda s: payments.of_deal(s, deal_id))] == ["dropped"]
    assert "perlu dibayar" not in house.answer(house.admin, "/due")


def test_one_reference_pays_once_within_a_deal(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.says(house.admin, f"/paid {deal_id} TRX-1")
    delivered(house, rani)
    assert "sudah dipakai" in house.answer(house.admin, f"/paid {deal_id} trx-1")
    house.says(house.admin, f"/paid {deal_id} TRX-2")
    assert {row.state for row in house.do(lambda s: payments.of_deal(s, deal_id))} == {"paid"}


def test_a_wish_to_change_is_no_holder() -> None:
    assert account_named("ganti ya kak, BRI 9876543210") == Account("BRI", "9876543210", "")
