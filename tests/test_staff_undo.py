"""The way back from a slip: the deal as it was, unsent words cancelled, sent ones corrected."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desk import TERMS, House, Who
from sqlmodel import select

from deals import exits, negotiation
from deals.deal import Deal
from deals.decision import Decision
from deals.stages import Stage
from handlers.office import judging
from handlers.turn import Turn
from storage.deal import (
    deals,
    desk,
    proofs,
    reminders,
)
from storage.tables import Outbox, Proof

pytestmark = pytest.mark.on_both_databases

Act = Callable[[Deal], Decision]
NOTHING = "Tidak ada yang bisa dibatalkan"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def acts(house: House, who: Who, deal_id: int, act: Act, undoable: bool = True) -> None:
    """A staff act on a deal, as a command would do it."""
    member_id = house.member_id(who)

    def decide(turn: Turn) -> None:
        turn.by = f"staff:{member_id}"
        deal = deals.load(turn.session, deal_id)
        turn.decide(deal, act(deal), undoable)

    house.turn(decide)


def proof_of(house: House, deal_id: int) -> Proof:
    return house.do(lambda s: proofs.of_deal(s, deal_id))[0]


def judge(house: House, deal_id: int, state: str) -> None:
    """The act behind the buttons under a proof."""
    number = house.member_id(house.admin)

    def judged(turn: Turn) -> None:
        turn.by = f"staff:{number}"
        proof = proofs.of_deal(turn.session, deal_id)[0]
        if state == "accepted":
            judging.accept(turn, proof, number)
        else:
            judging.send_back(turn, proof, "blur", number)

    house.turn(judged)


def to_partner(house: House, who: Who) -> list[str]:
    return [one.words for one in house.to(who, house.everything())]


def core(deal: Deal) -> Deal:
    return replace(deal, version=0)


def test_a_deal_is_saved_as_it_was_before_a_new_proposal(house: House, rani: Who) -> None:
    deal_id = house.approached(rani)
    before = house.deal(deal_id)
    dearer = replace(TERMS, fee_idr=750_000)
    acts(house, house.admin, deal_id, lambda d: negotiation.propose(d, dearer, house.now))
    house.do(
        lambda s: deals.save(
            s, deals.load(s, deal_id), Decision(before, "undone"), "staff:1", house.now
        )
    )
    assert core(house.deal(deal_id)) == core(before)


def test_an_undone_proposal_is_kept_and_its_button_agrees_to_nothing(
    house: House, rani: Who
) -> None:
    deal_id = house.approached(rani)
    before = house.deal(deal_id)
    dearer = replace(TERMS, fee_idr=750_000)
    acts(house, house.admin, deal_id, lambda d: negotiation.propose(d, dearer, house.now))
    house.says(house.admin, "/undo")
    after = house.deal(deal_id)
    assert after.on_table == before.on_table
    assert [(p.number, p.state) for p in after.proposals] == [(1, "open"), (2, "superseded")]
    house.presses(rani, f"agree:{deal_id}:2")
    dearest = replace(TERMS, fee_idr=900_000)
    acts(house, house.admin, deal_id, lambda d: negotiation.propose(d, dearest, house.now))
    house.presses(rani, f"agree:{deal_id}:2")
    assert house.deal(deal_id).stage == Stage.TALKING
    house.presses(rani, f"agree:{deal_id}:3")
    assert house.deal(deal_id).terms == dearest


def test_words_that_were_not_sent_are_cancelled(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.posted = False
    acts(house, house.admin, deal_id, lambda d: exits.withdraw(d, "", house.now))
    said = house.answer(house.admin, "/undo")
    assert "Ditarik kembali: kerja sama dibatalkan" in said
    assert "belum sempat diberi tahu" in said
    states = house.do(
        lambda s: [r.state for r in s.exec(select(Outbox).where(Outbox.words == "withdrawn"))]
    )
    assert states == ["cancelled"]
    assert "corrected" not in to_partner(house, rani)
    assert house.deal(deal_id).stage == Stage.DELIVERING


def test_words_that_were_sent_are_corrected(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    acts(house, house.admin, deal_id, lambda d: exits.withdraw(d, "", house.now))
    assert "kami kirim ralat" in house.answer(house.admin, "/undo")
    assert to_partner(house, rani)[-2:] == ["withdrawn", "corrected"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", "kabar kami bahwa kerja samanya kami batalkan, untuk Herbana (September), keliru"),
        ("en", "we told you that the collaboration was cancelled. That was a mistake"),
    ],
)
def test_the_correction_says_what_was_wrong(house: House, language: str, told: str) -> None:
    dewi = house.who("Dewi", language)
    deal_id = house.agreed(dewi)
    house.says(dewi, "english please" if language == "en" else "pakai bahasa indonesia ya")
    acts(house, house.admin, deal_id, lambda d: exits.withdraw(d, "", house.now))
    [corrected] = house.to(dewi, house.says(house.admin, "/undo"))
    assert told in corrected


def test_a_silent_act_is_undone_without_a_word_to_the_partner(house: House) -> None:
    deal_id = house.listed("Rani")
    acts(house, house.admin, deal_id, lambda d: exits.strike(d, "", house.now))
    assert "dicoret" in house.answer(house.admin, "/undo")
    deal = house.deal(deal_id)
    assert deal.stage == Stage.LISTED
    assert [d.kind for d in house.do(lambda s: desk.open_of(s, deal_id))] == ["vet"]


@pytest.mark.parametrize("state", ["accepted", "sent_back"])
def test_a_judged_proof_waits_for_a_judgement_again(house: House, rani: Who, state: str) -> None:
    deal_id = house.agreed(rani)
    house.says(rani, "https://www.instagram.com/reel/Cabc12345XY/")
    assert proof_of(house, deal_id).state == "waiting"
    judge(house, deal_id, state)
    assert proof_of(house, deal_id).state == state
    house.says(house.admin, "/undo")
    proof = proof_of(house, deal_id)
    assert (proof.state, proof.reason, proof.judged_by) == ("waiting", "", None)
    assert house.deal(deal_id).deliverables[0].state == "submitted"
    assert ("proof", 1) in [
        (d.kind, d.number) for d in house.do(lambda s: desk.open_of(s, deal_id))
    ]


def test_after_an_undo_the_buttons_under_the_proof_work_again(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.says(rani, "https://www.instagram.com/reel/Cabc12345XY/")
    press = f"s.accept:{deal_id}:{proof_of(house, deal_id).id}"
    house.presses(house.admin, press)
    assert "bukti diterima" in house.answer(house.admin, "/undo")
    house.presses(house.admin, press)
    assert proof_of(house, deal_id).state == "accepted"
    assert to_partner(house, rani)[-3:] == ["proof_accepted", "corrected", "proof_accepted"]


def test_debts_and_the_next_reminder_are_planned_anew(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    planned = house.do(lambda s: reminders.planned(s, deal_id))
    acts(house, house.admin, deal_id, lambda d: exits.withdraw(d, "", house.now))
    assert house.do(lambda s: reminders.planned(s, deal_id)) is None
    house.says(house.admin, "/undo")
    again = house.do(lambda s: reminders.planned(s, deal_id))
    assert planned and again
    assert (again.name, again.due_at) == (planned.name, planned.due_at)


def test_only_the_own_last_act_within_ten_minutes_and_only_once(house: House) -> None:
    bagas, deal_id = house.member("Bagas"), house.listed("Rani")
    assert NOTHING in house.answer(house.admin, "/undo")
    acts(house, house.admin, deal_id, lambda d: exits.vet(d, house.now))
    assert NOTHING in house.answer(bagas, "/undo")
    house.later(minutes=9)
    assert "lolos pengecekan" in house.answer(house.admin, "/undo")
    assert NOTHING in house.answer(house.admin, "/undo")
    acts(house, house.admin, deal_id, lambda d: exits.vet(d, house.now))
    house.later(minutes=10)
    assert NOTHING in house.answer(house.admin, "/undo")


def test_what_something_has_followed_stays(house: House, rani: Who) -> None:
    deal_id = house.approached(rani)
    dearer = replace(TERMS, fee_idr=750_000)
    acts(house, house.admin, deal_id, lambda d: negotiation.propose(d, dearer, house.now))
    house.presses(rani, "Setuju")
    assert NOTHING in house.answer(house.admin, "/undo")
    assert house.deal(deal_id).terms == dearer


def test_an_act_that_is_not_undoable_stays(house: House) -> None:
    deal_id = house.listed("Rani")
    acts(house, house.admin, deal_id, lambda d: exits.vet(d, house.now), undoable=False)
    assert NOTHING in house.answer(house.admin, "/undo")


def test_a_deal_of_somebody_who_said_stop_is_not_brought_back(house: House, rani: Who) -> None:
    deal_id = house.approached(rani)
    acts(house, house.admin, deal_id, lambda d: exits.withdraw(d, "", house.now))
    house.says(rani, "/stop")
    assert "minta tidak dihubungi" in house.answer(house.admin, "/undo")
    assert house.deal(deal_id).stage == Stage.WITHDRAWN


def test_whose_deal_it_is_stays_after_an_undo(house: House) -> None:
    bagas, deal_id = house.member("Bagas"), house.listed("Rani")
    acts(house, house.admin, deal_id, lambda d: exits.vet(d, house.now))
    number = house.member_id(bagas)
    house.do(lambda s: deals.hand_on(s, deal_id, number))
    house.says(house.admin, "/undo")
    assert house.deal(deal_id).owner_id == number
