"""From an agreement to its end, by the rules alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from deals import (
    delivery,
    exits,
)
from deals.deadlines import reminding
from deals.deadlines.steps import next_step
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.desk import debts
from deals.stages import Stage
from deals.terms import Content
from tests.sample_deal import NOW, PACK, REELS, agreed, handed_in, offered, stopped

LATER = NOW + timedelta(hours=5)


def heard(decision: Decision, who: str = "partner") -> list[str]:
    return [type(say.words).__name__ for say in decision.says if say.to == who]


def owed(deal: Deal) -> list[tuple[str, int]]:
    return [(debt.kind, debt.number) for debt in debts(deal)]


def states(deal: Deal) -> list[str]:
    return [piece.state for piece in deal.deliverables]


def refusal(code: str) -> object:
    return pytest.raises(Refused, match=f"^{code}$")


def breach_proposed() -> Deal:
    deal = agreed()
    late = NOW + timedelta(days=40)
    return reminding.take(deal, next_step(deal, late), late).deal


# Pieces of content


def test_a_proof_waits_for_staff_and_the_rest_stays_due() -> None:
    deal = handed_in(agreed(), 1)
    assert (states(deal), owed(deal)) == (["submitted", "due"], [("proof", 1)])
    assert delivery.missing(deal) == (Content("reel", "instagram", 1),)
    assert next_step(deal, NOW)


def test_when_all_is_handed_in_only_we_have_something_to_do() -> None:
    deal = handed_in(agreed(), 1, 2)
    assert owed(deal) == [("proof", 1), ("proof", 2)]
    assert next_step(deal, NOW) is None


def test_only_what_is_still_due_can_be_handed_in() -> None:
    deal = handed_in(agreed(), 1)
    accepted = delivery.accept(deal, 1, NOW).deal
    for one in (deal, accepted, delivery.excuse(agreed(), 1, NOW).deal):
        with refusal("already_done"):
            delivery.hand_in(one, 1, LATER)
    with refusal("no_such_deliverable"):
        delivery.hand_in(deal, 9, LATER)
    with refusal("not_agreed"):
        delivery.hand_in(offered(), 1, LATER)


def test_accepting_the_last_piece_makes_the_deal_done() -> None:
    first = delivery.accept(handed_in(agreed(), 1, 2), 1, NOW)
    assert heard(first) == ["ProofAccepted"]
    last = delivery.accept(first.deal, 2, NOW)
    assert (last.deal.stage, heard(last), heard(last, "staff")) == (
        Stage.DONE, ["AllDone"], ["NoticeDone"],
    )  # fmt: skip
    later = next_step(last.deal, NOW)
    assert owed(last.deal) == [] and later and later.name == "figures"


def test_a_proof_that_is_sent_back_is_due_again_with_its_reason() -> None:
    decision = delivery.send_back(handed_in(agreed(), 1), 1, "tag brand belum ada", NOW)
    assert heard(decision) == ["ProofSentBack"]
    assert decision.deal.deliverables[0].reason == "tag brand belum ada"
    again = handed_in(decision.deal, 1)
    assert (states(again), again.deliverables[0].reason) == (["submitted", "due"], "")


def test_a_proof_is_judged_once() -> None:
    accepted = delivery.accept(handed_in(agreed(), 1), 1, NOW).deal
    sent_back = delivery.send_back(handed_in(agreed(), 1), 1, "", NOW).deal
    for deal in (accepted, sent_back, agreed()):
        with refusal("already_judged"):
            delivery.accept(deal, 1, NOW)
        with refusal("already_judged"):
            delivery.send_back(deal, 1, "", NOW)
    with refusal("already_judged"):
        delivery.excuse(accepted, 1, NOW)


def test_what_is_excused_no_longer_stands_in_the_way_of_done() -> None:
    deal = delivery.accept(handed_in(agreed(), 1), 1, NOW).deal
    decision = delivery.excuse(deal, 2, NOW)
    assert (decision.deal.stage, heard(decision)) == (Stage.DONE, ["AllDone"])


def test_all_excused_is_a_withdrawal() -> None:
    first = delivery.excuse(agreed(), 1, NOW)
    assert heard(first) == ["Excused"]
    last = delivery.excuse(first.deal, 2, NOW)
    assert (last.deal.stage, heard(last)) == (Stage.WITHDRAWN, ["Withdrawn"])


def test_all_excused_before_the_pack_has_left_is_a_withdrawal_too() -> None:
    assert delivery.excuse(agreed(PACK), 1, NOW).deal.stage == Stage.WITHDRAWN


# The pack


def test_the_pack_goes_to_send_sent_received_and_fixes_the_deadline() -> None:
    deal = agreed(PACK)
    sent = delivery.send_pack(deal, "JNE", "JP0001", NOW)
    assert (heard(sent), owed(sent.deal)) == (["PackOnItsWay"], [])
    here = delivery.receive_pack(sent.deal, LATER)
    assert (heard(here), owed(here.deal)) == (["PackArrived"], [])
    assert (here.deal.stage, here.deal.post_by) == (Stage.DELIVERING, date(2026, 9, 8))
    assert (here.deal.pack.courier, here.deal.pack.tracking) == ("JNE", "JP0001")


@pytest.mark.fault("F43")
def test_days_after_the_pack_are_counted_in_the_campaigns_zone() -> None:
    sent = delivery.send_pack(agreed(PACK, zone="Asia/Jayapura"), "JNE", "", NOW).deal
    night = NOW.replace(hour=15)  # midnight in Jayapura, ten in the evening in Jakarta
    assert delivery.receive_pack(sent, night).deal.post_by == date(2026, 9, 9)


def test_a_lost_pack_is_ours_to_send_again() -> None:
    lost = delivery.lose_pack(delivery.send_pack(agreed(PACK), "JNE", "", NOW).deal, LATER).deal
    assert [(d.kind, d.since) for d in debts(lost)] == [("lost_pack", LATER)]
    assert owed(delivery.send_pack(lost, "JNE", "", LATER).deal) == []


def test_whether_a_pack_is_there_is_ours_to_see_once_we_have_asked_them() -> None:
    sent = delivery.send_pack(agreed(PACK), "JNE", "", NOW).deal
    step = next_step(sent, NOW)
    assert step and (owed(sent), step.name) == ([], "arrival")
    asked = replace(sent, pack=replace(sent.pack, asked=1))
    assert owed(asked) == [("arrival", 0)]
    never_asked = replace(sent.campaign, cadence=replace(sent.campaign.cadence, arrival_days=()))
    assert owed(replace(sent, campaign=never_asked)) == [("arrival", 0)]


def test_the_pack_moves_only_forward() -> None:
    to_send, without = agreed(PACK), agreed()
    sent = delivery.send_pack(to_send, "JNE", "", NOW).deal
    received = delivery.receive_pack(sent, NOW).deal
    for act in (
        lambda: delivery.send_pack(sent, "JNE", "", NOW),
        lambda: delivery.send_pack(without, "JNE", "", NOW),
        lambda: delivery.lose_pack(to_send, NOW),
        lambda: delivery.receive_pack(received, NOW),
        lambda: delivery.receive_pack(without, NOW),
    ):
        with refusal("already_done"):
            act()
    with refusal("not_agreed"):
        delivery.send_pack(offered(PACK), "JNE", "", NOW)


def test_a_proof_before_the_pack_was_noted_leaves_the_pack_on_the_desk() -> None:
    deal = handed_in(agreed(PACK), 1)
    assert (deal.stage, owed(deal)) == (Stage.DELIVERING, [("proof", 1), ("parcel", 0)])


# Days


def test_a_promise_silences_the_reminders_before_it_and_brings_one_of_its_own() -> None:
    deal = delivery.promise(agreed(), date(2026, 9, 26), True, NOW).deal
    step = next_step(deal, NOW)
    assert (step.name, step.due_at.date()) == ("promise", date(2026, 9, 26))
    taken = reminding.take(deal, step, step.due_at)
    assert (taken.due.promised, taken.deal.promised) == (date(2026, 9, 26), None)
    assert next_step(taken.deal, step.due_at).name == "remind"


def test_a_promise_never_puts_off_an_escalation_or_a_breach() -> None:
    deal = delivery.promise(agreed(), date(2026, 10, 15), True, NOW).deal
    assert next_step(deal, NOW).name == "escalate"


def test_a_promise_is_for_something_due_and_a_day_ahead() -> None:
    for day in (date(2026, 8, 31), date(2026, 12, 1)):
        with refusal("no_such_promise"):
            delivery.promise(agreed(), day, True, NOW)
    with refusal("no_such_promise"):
        delivery.promise(handed_in(agreed(), 1, 2), date(2026, 9, 9), True, NOW)


def test_an_old_promise_button_does_nothing_to_a_deal_that_is_over() -> None:
    over = exits.withdraw(agreed(), "", NOW).deal
    with refusal("already_over"):
        delivery.promise(over, date(2026, 9, 9), True, NOW)


def test_handing_in_keeps_the_promise() -> None:
    deal = delivery.promise(agreed(), date(2026, 9, 9), True, NOW).deal
    assert handed_in(deal, 1).promised is None


def test_a_moved_deadline_starts_its_own_reminders() -> None:
    decision = delivery.move_deadline(breach_proposed(), date(2026, 10, 31), NOW)
    assert heard(decision) == ["DeadlineMoved"]
    assert (owed(decision.deal), decision.deal.breach_proposed_at) == ([], None)
    step = next_step(decision.deal, NOW)
    assert (step.name, step.day) == ("remind", -3)


def test_a_deadline_is_not_moved_into_the_past() -> None:
    with refusal("day_is_past"):
        delivery.move_deadline(agreed(), date(2026, 8, 31), NOW)
    with refusal("not_agreed"):
        delivery.move_deadline(offered(), date(2026, 9, 30), NOW)


# Breach


def test_nothing_is_asked_for_by_a_day_that_has_passed() -> None:
    late = datetime(2026, 12, 4, 3, tzinfo=UTC)
    handed = handed_in(agreed(), 1, 2)
    for decision in (delivery.accept(handed, 1, late), delivery.send_back(handed, 1, "", late)):
        assert decision.says[0].words.values()["post_by"] is None


def test_the_last_day_ahead_is_the_promised_one_then_the_agreed_one() -> None:
    deal = replace(agreed(), post_by=date(2026, 9, 24), promised=date(2026, 9, 27))
    days = (date(2026, 9, 20), date(2026, 9, 27), date(2026, 9, 28))
    ahead = [deal.last_day_ahead(datetime(d.year, d.month, d.day, 3, tzinfo=UTC)) for d in days]
    assert ahead == [date(2026, 9, 27), date(2026, 9, 27), None]
    kept = replace(deal, promised=None)
    assert kept.last_day_ahead(datetime(2026, 9, 24, 16, tzinfo=UTC)) == date(2026, 9, 24)
    assert kept.last_day_ahead(datetime(2026, 9, 24, 17, tzinfo=UTC)) is None


def test_a_breach_is_confirmed_only_after_it_was_proposed() -> None:
    with refusal("no_breach_proposed"):
        delivery.confirm_breach(agreed(), NOW)
    deal = breach_proposed()
    assert owed(deal) == [("breach", 0)]
    assert delivery.confirm_breach(deal, NOW).deal.stage == Stage.BREACHED


def test_who_has_handed_everything_in_meanwhile_broke_nothing() -> None:
    deal = handed_in(breach_proposed(), 1, 2)
    assert owed(deal) == [("proof", 1), ("proof", 2)]
    with refusal("no_breach_proposed"):
        delivery.confirm_breach(deal, NOW)


def test_an_old_breach_button_does_nothing_to_a_deal_that_is_over() -> None:
    over = delivery.confirm_breach(breach_proposed(), NOW).deal
    with refusal("no_breach_proposed"):
        delivery.confirm_breach(over, NOW)


# Exits


@pytest.mark.parametrize("deal", [offered(), agreed(), agreed(PACK)])
def test_a_withdrawal_is_told_to_whoever_was_spoken_to(deal: Deal) -> None:
    decision = exits.withdraw(deal, "stok habis", NOW)
    assert (decision.deal.stage, heard(decision)) == (Stage.WITHDRAWN, ["Withdrawn"])
    assert heard(exits.withdraw(stopped(deal), "", NOW)) == []
    with refusal("already_over"):
        exits.withdraw(decision.deal, "", NOW)


def test_whoever_was_approached_is_not_struck() -> None:
    with refusal("already_approached"):
        exits.strike(offered(), "", NOW)


def test_vetting_is_done_once() -> None:
    with refusal("already_done"):
        exits.vet(offered(), NOW)


@pytest.mark.parametrize(
    ("terms", "make", "stage", "kinds"),
    [
        (REELS, offered, Stage.DECLINED, []),
        (REELS, agreed, Stage.DELIVERING, [("stopped", 0)]),
        (PACK, agreed, Stage.AGREED, [("parcel", 0), ("stopped", 0)]),
    ],
)
def test_a_stop_ends_the_talk_and_brings_what_was_agreed_to_the_desk(
    terms: object, make: object, stage: Stage, kinds: list[tuple[str, int]]
) -> None:
    decision = exits.stop(make(terms), NOW)
    assert (heard(decision), heard(decision, "staff")) == ([], ["NoticeStopped"])
    assert (decision.deal.stage, owed(decision.deal)) == (stage, kinds)
    assert next_step(decision.deal, NOW) is None


def test_a_talk_that_staff_restored_for_somebody_who_has_stopped_stays_on_the_desk() -> None:
    assert owed(stopped(offered())) == [("stopped", 0)]


def test_who_comes_back_finds_the_agreement_going_on() -> None:
    deal = exits.come_back(exits.stop(agreed(), NOW).deal, LATER).deal
    assert owed(deal) == []
    assert next_step(deal, LATER).name == "remind"


def test_who_cannot_be_written_to_is_reminded_by_hand() -> None:
    deal = agreed(reachable=False)
    taken = reminding.take(deal, next_step(deal, NOW), NOW + timedelta(days=20))
    assert (taken.due, heard(taken, "staff")) == (None, ["NoticeRemindByHand"])


def test_pieces_are_counted_per_kind_in_their_order() -> None:
    pieces = agreed(
        replace(REELS, contents=(Content("reel", "tiktok", 2), Content("live", "shopee")))
    ).deliverables
    assert [(c.kind, c.count) for c in delivery.counted(pieces)] == [("reel", 2), ("live", 1)]
