"""From the first word to an agreement, by the rules alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from deals import answering, exits, negotiation, recorded
from deals.deadlines.steps import next_step
from deals.deal import Deal, Side
from deals.decision import Decision, Refused
from deals.desk import debts
from deals.stages import MoveNotAllowed, Stage
from deals.terms import Content, PostBy, Terms
from tests.sample_deal import NOW, PACK, REELS, agreed, jakarta, listed, offered, stopped, vetted

MORE = replace(REELS, fee_idr=900_000)
LATER = NOW + timedelta(hours=5)


def heard(decision: Decision, who: str = "partner") -> list[str]:
    return [type(say.words).__name__ for say in decision.says if say.to == who]


def owed(deal: Deal) -> list[str]:
    return [debt.kind for debt in debts(deal)]


def refusal(code: str) -> object:
    return pytest.raises(Refused, match=f"^{code}$")


# Approach


def test_who_can_be_written_to_gets_the_offer_unasked() -> None:
    decision = negotiation.approach(vetted(), NOW)
    assert decision.deal.stage == Stage.APPROACHED
    assert heard(decision) == ["Offer"]
    assert decision.says[0].unasked
    assert decision.deal.waiting_on == Side.PARTNER
    assert next_step(decision.deal, NOW).name == "follow_up"


def test_silence_is_counted_from_when_the_offer_may_go_out() -> None:
    saturday_night, monday = jakarta(9, 5, 22), jakarta(9, 7)
    deal = negotiation.approach(vetted(), saturday_night).deal
    assert deal.waiting_since == monday
    assert next_step(deal, monday).due_at == monday + timedelta(days=1)


def test_who_cannot_be_written_to_waits_on_staff_until_the_first_message_is_carried_over() -> None:
    decision = negotiation.approach(vetted(reachable=False), NOW)
    assert not decision.says
    assert owed(decision.deal) == ["first_contact"]
    sent = negotiation.first_contact_made(decision.deal, LATER).deal
    assert not owed(sent)
    assert next_step(sent, LATER).due_at == LATER + timedelta(days=1)


def test_a_first_contact_counts_once() -> None:
    with refusal("already_done"):
        negotiation.first_contact_made(offered(reachable=False), LATER)


def test_nobody_is_approached_twice() -> None:
    with refusal("already_done"):
        negotiation.approach(offered(), LATER)


def test_nobody_is_approached_before_the_lead_has_checked() -> None:
    with pytest.raises(MoveNotAllowed):
        negotiation.approach(listed(), NOW)


def test_who_has_stopped_is_not_approached() -> None:
    with refusal("partner_stopped"):
        negotiation.approach(stopped(vetted()), NOW)
    assert owed(stopped(vetted())) == ["approach"]


def test_who_opens_the_link_finds_the_offer_and_the_silence_clock_starts_anew() -> None:
    decision = negotiation.linked(offered(reachable=False), LATER)
    assert (heard(decision), heard(decision, "staff")) == (["Offer"], ["NoticeLinked"])
    assert (decision.deal.asked, decision.deal.waiting_since) == ("offer", LATER)


def test_the_link_may_be_opened_before_staff_have_tapped_sent() -> None:
    prepared = negotiation.approach(vetted(reachable=False), NOW).deal
    here = negotiation.linked(prepared, LATER).deal
    assert not owed(here)
    assert next_step(here, LATER)


# Agreement


def test_a_yes_shows_the_term_sheet_and_binds_nobody() -> None:
    decision = negotiation.show_terms(offered(), NOW)
    assert heard(decision) == ["TermSheet"]
    assert decision.deal.stage == Stage.TALKING
    assert not decision.deal.deliverables
    assert decision.deal.on_table.state == "open"


def test_a_press_under_the_sheet_agrees_to_exactly_that_version() -> None:
    deal = agreed()
    assert (deal.stage, deal.post_by) == (Stage.DELIVERING, REELS.post_by.on)
    assert [(p.number, p.state, p.terms) for p in deal.proposals] == [(1, "agreed", REELS)]
    assert [(d.number, d.kind, d.state) for d in deal.deliverables] == [
        (1, "reel", "due"), (2, "reel", "due"),
    ]  # fmt: skip
    assert not owed(deal)


def test_a_barter_deal_waits_for_its_pack() -> None:
    deal = agreed(PACK)
    assert (deal.stage, deal.post_by, deal.pack.state) == (Stage.AGREED, None, "to_send")
    assert owed(deal) == ["parcel"]


def test_an_old_version_cannot_be_agreed_to() -> None:
    deal = negotiation.propose(offered(), MORE, NOW).deal
    with refusal("terms_changed"):
        negotiation.agree(deal, 1, NOW)
    assert negotiation.agree(deal, 2, NOW).deal.terms == MORE


def test_their_own_terms_are_agreed_only_after_we_sent_them_back_as_ours() -> None:
    countered = negotiation.counter(offered(), MORE, "900rb ya", NOW).deal
    for act in (lambda d: negotiation.agree(d, 2, NOW), lambda d: negotiation.show_terms(d, NOW)):
        with refusal("waits_for_our_answer"):
            act(countered)
    ours = negotiation.propose(countered, MORE, LATER).deal
    assert negotiation.agree(ours, 3, LATER).deal.terms == MORE


def test_nothing_is_agreed_twice() -> None:
    with refusal("already_agreed"):
        negotiation.agree(agreed(), 1, NOW)


def test_an_agreement_by_word_of_mouth_needs_its_evidence() -> None:
    with refusal("evidence_needed"):
        recorded.agreed(offered(), " ", NOW)
    decision = recorded.agreed(offered(), "telepon 1 September", NOW)
    assert decision.details == {"terms": 1, "evidence": "telepon 1 September"}
    assert decision.deal.stage == Stage.DELIVERING


def test_a_brief_is_told_only_where_there_is_one() -> None:
    deal = offered()
    assert heard(negotiation.agree(deal, 1, NOW)) == ["Agreed"]
    briefed = replace(deal, campaign=replace(deal.campaign, brief="Sebut low temperature."))
    assert heard(negotiation.agree(briefed, 1, NOW)) == ["Agreed", "Brief"]


# Versions


def test_every_version_is_kept_and_at_most_one_is_open() -> None:
    deal = negotiation.counter(offered(), MORE, "900rb", NOW).deal
    deal = negotiation.propose(deal, replace(REELS, fee_idr=700_000), NOW).deal
    deal = negotiation.counter(deal, replace(REELS, fee_idr=800_000), "800rb", NOW).deal
    assert [(p.number, p.by.value, p.terms.fee_idr, p.state) for p in deal.proposals] == [
        (1, "brand", 500_000, "superseded"),
        (2, "partner", 900_000, "superseded"),
        (3, "brand", 700_000, "superseded"),
        (4, "partner", 800_000, "open"),
    ]
    assert owed(deal) == ["counter"]


def test_agreed_terms_never_change() -> None:
    for act in (negotiation.propose, lambda d, t, n: recorded.countered(d, t, "telepon", n)):
        with refusal("not_negotiating"):
            act(agreed(), MORE, NOW)
    with pytest.raises(MoveNotAllowed):
        negotiation.counter(agreed(), MORE, "900rb", NOW)


def test_a_counter_tells_what_we_understood_and_what_differs() -> None:
    decision = negotiation.counter(offered(), MORE, "900rb", NOW)
    answer, notice = decision.says
    assert answer.words.changed == notice.words.changed == ("fee_idr",)
    assert [b.label for row in notice.buttons for b in row][:2] == ["accept_counter", "counter"]


def test_unsound_terms_are_never_proposed() -> None:
    for unsound in (Terms(), replace(REELS, contents=(Content("reel", "instagram", 99),))):
        with refusal("terms_unfit"):
            negotiation.propose(offered(), unsound, NOW)


def test_nothing_is_proposed_to_who_has_stopped() -> None:
    with refusal("partner_stopped"):
        negotiation.propose(stopped(offered()), MORE, NOW)


# No, not now, and questions


def test_a_no_ends_the_talk_and_words_after_it_reopen_it() -> None:
    decision = negotiation.decline(offered(), "maaf belum bisa", NOW)
    assert decision.deal.stage == Stage.DECLINED
    assert (heard(decision), heard(decision, "staff")) == (["TakenNo"], ["NoticeDeclined"])
    assert next_step(decision.deal, NOW) is None
    back = exits.reopen(decision.deal, LATER).deal
    asked = negotiation.pass_on(back, "kak, jadi deh", "accept", (), LATER)
    assert (back.stage, owed(asked.deal)) == (Stage.TALKING, ["answer"])


def test_what_is_agreed_is_not_declined_by_a_late_press() -> None:
    with refusal("not_negotiating"):
        recorded.declined(agreed(), "telepon", NOW)


def test_later_starts_the_silence_clock_anew() -> None:
    decision = negotiation.put_off(offered(), "nanti ya", None, LATER)
    assert next_step(decision.deal, LATER).due_at == LATER + timedelta(days=1)


def test_later_with_a_day_is_asked_about_on_that_day() -> None:
    deal = negotiation.put_off(offered(), "tanggal 15 ya", date(2026, 9, 15), NOW).deal
    assert next_step(deal, NOW).due_at == jakarta(9, 15)


def test_an_ok_after_later_is_no_agreement() -> None:
    sheet = negotiation.show_terms(offered(), NOW).deal
    put_off = negotiation.put_off(sheet, "nanti ya", None, NOW).deal
    assert put_off.asked != "term_sheet"


def test_what_we_owe_stays_owed_when_the_partner_says_later_or_asks_something() -> None:
    countered = negotiation.counter(offered(), MORE, "900rb", NOW).deal
    for later in (
        negotiation.put_off(countered, "nanti", None, LATER).deal,
        negotiation.ask_for(countered, "question", LATER).deal,
    ):
        assert [(d.kind, d.since) for d in debts(later)] == [("counter", NOW)]


def test_a_question_beside_the_counter_is_owed_an_answer_of_its_own() -> None:
    countered = negotiation.counter(offered(), MORE, "900rb", NOW).deal
    deal = negotiation.pass_on(countered, "aman busui kak?", "ask", (), LATER, "7").deal
    assert sorted((d.kind, d.number, d.since) for d in debts(deal)) == [
        ("answer", 7, LATER),
        ("counter", 0, NOW),
    ]
    answered = answering.answered(deal, negotiation.ASKED["question"], LATER, to=7).deal
    assert owed(answered) == ["counter"]
    proposed = negotiation.propose(deal, MORE, LATER).deal
    assert owed(proposed) == ["answer"]


def test_each_question_is_answered_by_itself_and_one_answer_may_cover_all() -> None:
    deal = offered()
    for about in ("3", "5-6", "9"):
        deal = negotiation.pass_on(deal, "?", "ask", (), NOW, about).deal
    assert [d.number for d in debts(deal)] == [3, 6, 9]
    second = answering.answered(deal, negotiation.ASKED["question"], LATER, to=6).deal
    assert [d.number for d in debts(second)] == [3, 9]
    assert next_step(second, LATER) is None
    with refusal("already_done"):
        answering.answered_elsewhere(second, LATER, 6)
    unsaid = answering.answered(second, negotiation.ASKED["question"], LATER).deal
    assert [d.number for d in debts(unsaid)] == [3, 9], "nobody knows which one that answers"
    assert not owed(answering.answered_elsewhere(second, LATER).deal)


def test_an_answer_that_was_owed_before_each_waited_by_itself_is_not_lost() -> None:
    former = offered().waits_for_us(NOW, "answer")
    deal = negotiation.pass_on(former, "kak?", "ask", (), LATER, "8").deal
    assert [(d.number, d.since) for d in debts(deal)] == [(0, NOW), (8, LATER)]
    assert not owed(answering.answered_elsewhere(former, LATER, 0).deal)


def test_words_that_are_not_clear_wait_for_a_person_with_the_age_of_the_first() -> None:
    first = negotiation.pass_on(offered(), "hmm", "other", (), NOW)
    again = negotiation.pass_on(first.deal, "jadi gimana", "other", ("Rani: hmm",), LATER)
    assert (heard(first), heard(again)) == (["PassedOn"], [])
    assert [(d.kind, d.since) for d in debts(again.deal)] == [("answer", NOW)]


def test_our_answer_gives_the_turn_back_to_the_partner() -> None:
    waiting = negotiation.pass_on(offered(), "hmm", "other", (), NOW).deal
    for deal in (
        answering.answered(waiting, negotiation.ASKED["question"], LATER).deal,
        answering.answered_elsewhere(waiting, LATER).deal,
    ):
        assert not owed(deal)
        assert next_step(deal, LATER).due_at == LATER + timedelta(days=1)


def test_an_answer_needs_somebody_who_can_and_wants_to_read_it() -> None:
    waiting = negotiation.pass_on(offered(), "hmm", "other", (), NOW).deal
    with refusal("partner_stopped"):
        answering.answered(stopped(waiting), negotiation.ASKED["question"], NOW)
    apart = replace(waiting, partner=replace(waiting.partner, reachable=False))
    with refusal("cannot_be_written_to"):
        answering.answered(apart, negotiation.ASKED["question"], NOW)
    with refusal("already_done"):
        answering.answered_elsewhere(offered(), NOW)


def test_a_call_that_decided_nothing_starts_the_clock_but_pays_no_debt() -> None:
    assert recorded.talked(offered(), "telepon", LATER).deal.waiting_since == LATER
    waiting = negotiation.pass_on(offered(), "hmm", "other", (), NOW).deal
    assert owed(recorded.talked(waiting, "telepon", LATER).deal) == ["answer"]


def test_terms_with_a_day_and_a_pack_fix_the_deadline_at_once() -> None:
    both = replace(PACK, post_by=PostBy(on=date(2026, 9, 24)))
    deal = agreed(both)
    assert (deal.stage, deal.post_by) == (Stage.AGREED, date(2026, 9, 24))
    assert next_step(deal, NOW).name == "remind"
