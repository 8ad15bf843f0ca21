"""What a partner's words do once they are read, and that they leave no debt without need."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select
from test_moving import stamp
from typer.testing import CliRunner

from bot.cli import app
from deals import negotiation
from deals.reading.reply import read_reply
from deals.reading.second import SURE
from deals.terms import Content, PostBy, Terms
from storage.deal import deals
from storage.partner import (
    examples,
    people,
)
from storage.partner.heard import Words
from storage.personal import erasing
from storage.tables import Debt, Example, Heard
from tests.desk import House, Said, Who

pytestmark = pytest.mark.on_both_databases

BARTER = Terms(
    contents=(Content("reel", "instagram", 1),),
    post_by=PostBy(days_after_pack=7),
    barter="1 paket Temulawak",
)
ADDRESS = "Nata\n0813-0000-7788\nJl. Melati No. 53 RT 02/05, Jagakarsa, Jakarta Selatan 12620"


def unclear(*texts: str) -> Iterator[str]:
    """Those of which our own reader, as it is now learned, cannot make enough."""
    for text in texts:
        reply = read_reply(text, date(2026, 9, 1))
        if reply.sure["intent"] < SURE and not reply.sure.keys() - {"intent"}:
            yield text


UNCLEAR, STILL_UNCLEAR, *_ = unclear(
    *("iya sih tapi ya gitu", "ya gitu deh kak", "sudah kak", "kayaknya sih", "lha terus piye"),
    *("gitu kak", "ya begitulah", "loh kok", "tapi kan", "itu yang kemarin kak"),
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def debts(house: House, deal_id: int) -> list[str]:
    open_ones = select(Debt.kind).where(Debt.deal_id == deal_id, Debt.paid_at.is_(None))  # type: ignore[union-attr]
    return [*house.do(lambda s: s.exec(open_ones).all())]


def words_to(who: Who, said: list[Said]) -> list[str]:
    return [one.words for one in said if one.to == who.address and one.act == "text"]


def test_an_address_is_kept_sealed_and_read_back_and_the_team_reads_it_in_private(house: House):
    alya = house.who("Alya")
    deal_id = house.agreed(alya, terms=BARTER)
    said = house.says(alya, ADDRESS)
    assert words_to(alya, said) == ["address_taken"]
    assert "Jl. Melati No. 53" in house.to(alya, said)[0]
    [notice] = house.to(house.admin, said)
    assert "Melati" not in notice
    partner_id = house.deal(deal_id).partner.id
    assert house.do(lambda s: people.partner(s, partner_id).address) == ADDRESS
    assert "answer" not in debts(house, deal_id)


def test_a_part_of_an_address_is_added_and_a_correction_replaces_it(house: House):
    alya = house.who("Alya")
    partner_id = house.deal(house.agreed(alya, terms=BARTER)).partner.id
    house.says(alya, ADDRESS)
    house.says(alya, "patokannya depan indomaret kak, penerima ibu saya Bu Tuti")
    known = house.do(lambda s: people.partner(s, partner_id).address) or ""
    assert known.startswith("Nata") and known.endswith("Bu Tuti")
    house.says(alya, "alamatnya salah kak, yang benar Jl. Kenanga No. 7, Depok 16411")
    known = house.do(lambda s: people.partner(s, partner_id).address) or ""
    assert "Kenanga" in known and "Melati" not in known


def test_who_sends_an_address_before_agreeing_gets_the_exact_terms(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    said = house.says(alya, ADDRESS)
    assert words_to(alya, said) == ["address_taken", "term_sheet"]
    assert house.deal(deal_id).stage == "talking"


def test_a_managers_number_begins_the_hand_over(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    said = house.says(alya, "untuk kerjasama langsung ke manager aku ya 0812-0000-1122 (Dita)")
    [notice] = house.to(house.admin, said)
    assert "+6281200001122" in notice and "(Dita)" in notice
    assert debts(house, deal_id) == ["answer"]


def test_a_problem_goes_to_staff_at_once_with_a_kind_word(house: House):
    alya = house.who("Alya")
    deal_id = house.agreed(alya)
    said = house.says(alya, "kak aku kecelakaan kemarin, dirawat di rumah sakit 😭")
    assert words_to(alya, said) == ["problem_heard"]
    assert "kecelakaan" in house.to(house.admin, said)[0]
    assert debts(house, deal_id) == ["answer"]


def test_who_says_that_it_is_posted_is_asked_for_the_link(house: House):
    alya = house.who("Alya")
    deal_id = house.agreed(alya)
    assert words_to(alya, house.says(alya, "udah aku upload ya kak")) == ["ask_proof"]
    assert debts(house, deal_id) == []


def test_a_greeting_hears_where_things_stand_and_nobody_owes_an_answer(house: House):
    alya, budi = house.who("Alya"), house.who("Budi")
    deal_id = house.approached(alya)
    said = house.says(alya, "Assalamualaikum, selamat pagi")
    assert words_to(alya, said) == ["where_things_stand"]
    assert "Saya tertarik" in said[0].labels
    assert debts(house, deal_id) == []
    deal_id = house.agreed(budi)
    assert "2 reel di Instagram" in house.answer(budi, "halo kak")
    assert debts(house, deal_id) == []


def test_thanks_owe_nobody_an_answer(house: House):
    alya = house.who("Alya")
    deal_id = house.agreed(alya)
    for words in ("makasih banyak kak", "siap kak ditunggu", "wkwk"):
        assert house.says(alya, words) == []
    assert debts(house, deal_id) == []


def test_who_tells_while_an_answer_is_owed_that_they_wait_hears_that_it_comes(house: House):
    alya = house.who("Alya")
    house.approached(alya)
    house.says(alya, "ini aman buat ibu menyusui ga kak?")
    assert "tim kami" in house.answer(alya, "halo kak")


def test_not_clear_is_asked_back_once_with_two_buttons_and_then_staff_have_it(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    said = house.says(alya, UNCLEAR)
    assert words_to(alya, said) == ["ask_meaning"]
    assert len(said[0].buttons) == 3
    assert house.to(house.admin, said) == []
    said = house.says(alya, STILL_UNCLEAR)
    assert words_to(alya, said) == ["passed_on"]
    [notice] = house.to(house.admin, said)
    assert STILL_UNCLEAR in notice and UNCLEAR in notice
    assert debts(house, deal_id) == ["answer"]


def test_a_press_on_a_guess_does_what_clear_words_would_but_a_yes_only_shows_the_terms(
    house: House,
):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    asked = house.says(alya, UNCLEAR)
    press = asked[0].buttons[0][1].rpartition(":")[0] + ":accept"
    assert words_to(alya, house.presses(alya, press)) == ["term_sheet"]
    assert house.deal(deal_id).stage == "talking"
    assert words_to(alya, house.presses(alya, press)) == []  # an old button by now


def test_none_of_these_brings_it_to_staff_with_one_press_for_each_guess(house: House):
    alya = house.who("Alya")
    house.approached(alya)
    asked = house.says(alya, UNCLEAR)
    refused = {press.rpartition(":")[2] for _, press in asked[0].buttons} - {"none"}
    said = house.presses(alya, "Bukan itu")
    assert words_to(alya, said) == ["passed_on"]
    [notice] = house.to(house.admin, said)
    assert UNCLEAR in notice
    assert "Maksud lain" in notice.labels
    offered = {press.rpartition(":")[2] for _, press in notice.buttons}
    assert refused
    assert refused.isdisjoint(offered)


def test_nobody_answers_for_another(house: House):
    alya, budi = house.who("Alya"), house.who("Budi")
    deal_id = house.approached(alya)
    house.approached(budi)
    asked = house.says(alya, UNCLEAR)
    before = house.deal(deal_id)
    house.presses(budi, asked[0].buttons[0][1])
    assert house.deal(deal_id) == before


def handed_to_staff(house: House, alya: Who) -> Said:
    """Their unclear words, before staff."""
    house.says(alya, UNCLEAR)
    said = house.presses(alya, "Bukan itu")
    return house.to(house.admin, said)[0]


def kept(house: House) -> list[tuple[str, str, int]]:
    return [
        (one.text, one.intent, one.told_by)
        for one in house.do(lambda s: [*s.exec(select(Example))])
    ]


def test_staff_tell_what_was_meant_and_it_is_done_and_learned(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    notice = handed_to_staff(house, alya)
    assert debts(house, deal_id) == ["answer"]
    house.presses(house.admin, "Maksud lain")
    said = house.presses(house.admin, "Setuju")
    assert words_to(alya, said) == ["term_sheet"]
    assert house.deal(deal_id).stage == "talking"
    assert debts(house, deal_id) == []
    assert kept(house) == [(UNCLEAR, "accept", house.member_id(house.admin))]
    again = house.presses(house.admin, notice.buttons[0][1])
    assert words_to(alya, again) == []
    assert len(kept(house)) == 1


def test_what_staff_call_a_question_is_still_theirs_to_answer(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    handed_to_staff(house, alya)
    house.presses(house.admin, "Maksud lain")
    house.presses(house.admin, "Bertanya")
    assert debts(house, deal_id) == ["answer"]
    assert [intent for _, intent, _ in kept(house)] == ["ask"]


def test_an_earlier_question_is_still_owed_an_answer(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.says(alya, "ini aman buat ibu menyusui ga kak?")
    said = house.says(alya, UNCLEAR)
    assert words_to(alya, said) == []
    press = house.to(house.admin, said)[0].buttons[0][1].rpartition(":")[0]
    house.presses(house.admin, f"{press}:accept")
    assert debts(house, deal_id) == ["answer"]


def heard_last(house: House) -> int:
    return max(house.do(lambda s: [*s.exec(select(Heard.id))]))


def we_propose(house: House, deal_id: int, fee_idr: int) -> None:
    def proposes(turn) -> None:
        deal = deals.load(turn.session, deal_id)
        terms = replace(deal.campaign.terms, fee_idr=fee_idr)
        turn.decide(deal, negotiation.propose(deal, terms, house.now))

    house.turn(proposes)


def test_what_words_meant_is_told_once_also_where_nothing_of_them_is_kept(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.says(alya, "700rb deh kak, rumahku gang 3 no 5")
    press = f"s.mean:{deal_id}:{heard_last(house)}:counter"
    house.presses(house.admin, press)
    assert house.deal(deal_id).terms.fee_idr == 700_000
    we_propose(house, deal_id, 650_000)
    house.presses(house.admin, press)
    assert house.deal(deal_id).terms.fee_idr == 650_000
    assert house.do(lambda s: [*examples.all_of_them(s)]) == []


@pytest.mark.parametrize("since", ["we proposed", "they wrote"])
def test_words_that_the_talk_went_beyond_close_nothing(house: House, since: str):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    handed_to_staff(house, alya)
    press = f"s.mean:{deal_id}:{heard_last(house)}:decline"
    if since == "we proposed":
        we_propose(house, deal_id, 650_000)
    else:
        house.says(alya, "bentar ya kak aku cek dulu")
    house.presses(house.admin, press)
    assert house.deal(deal_id).stage == "talking"
    assert [intent for _, intent, _ in kept(house)] == ["decline"]


def test_an_example_names_nobody_and_goes_with_whoever_is_forgotten(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    partner_id = house.deal(deal_id).partner.id
    words = Words(77, "gitu deh, wa aja 081234567890 atau @alya.mgmt ya, salam Alya", house.now)
    admin = house.member_id(house.admin)
    house.do(lambda s: examples.keep(s, partner_id, words, "refer_manager", admin, house.now))
    [(text, _, _)] = kept(house)
    assert not re.search(r"0812|alya", text, re.IGNORECASE)
    at_home = Words(78, "Jl. Melati No. 53 Jakarta", house.now)
    house.do(lambda s: examples.keep(s, partner_id, at_home, "address", admin, house.now))
    assert [text for text, _, _ in kept(house) if text] == [text]
    house.do(lambda s: erasing.erase(s, partner_id, house.now))
    assert kept(house) == []


def test_examples_are_written_out_for_the_training(house: House, tmp_path: Path, monkeypatch):
    stamp(house.database)
    alya = house.who("Alya")
    house.approached(alya)
    handed_to_staff(house, alya)
    house.presses(house.admin, "Maksud lain")
    house.presses(house.admin, "Minta waktu")
    monkeypatch.setenv("DATABASE_URL", house.database.url)
    monkeypatch.setenv("DATA", str(tmp_path))
    told = CliRunner().invoke(app, ["examples", "export", str(tmp_path / "told.jsonl")])
    assert told.exit_code == 0, told.output
    lines = (tmp_path / "told.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{"text": UNCLEAR, "intent": "later"}]


def test_an_address_that_comes_in_pieces_is_put_together(house: House) -> None:
    rani = house.who("Rani")
    partner_id = house.deal(house.agreed(rani)).partner.id
    house.says(rani, "Jl. Melati No. 53, Depok 16411")
    house.later(days=2)
    house.says(rani, "kak alamat aku sekarang jl cempaka no 7 rt 2 rw 5")
    for piece in ("coblong", "bandung 40132", "hp 081234567890"):
        assert "Alamat" in house.says(rani, piece)[0].text
    kept = house.do(lambda s: people.partner(s, partner_id).address)
    assert kept == (
        "kak alamat aku sekarang jl cempaka no 7 rt 2 rw 5\ncoblong\nbandung 40132\nhp 081234567890"
    )


def test_who_has_moved_and_does_not_say_where_keeps_the_address(house: House) -> None:
    rani = house.who("Rani")
    partner_id = house.deal(house.agreed(rani)).partner.id
    house.says(rani, "Jl. Melati No. 53, Depok 16411")
    house.later(days=2)
    house.says(rani, "oh alamat aku pindah kak")
    assert house.do(lambda s: people.partner(s, partner_id).address) == (
        "Jl. Melati No. 53, Depok 16411"
    )
