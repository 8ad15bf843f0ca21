"""Random acts in random order at random times: what must hold after every one of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from deals import (
    answering,
    delivery,
    exits,
    negotiation,
    recorded,
)
from deals.content import (
    briefs,
    sketches,
)
from deals.content.briefing import Briefing
from deals.content.making import KINDS
from deals.deadlines import (
    extending,
    held_up,
    reminding,
)
from deals.deadlines.extensions import HELD_UP_BY
from deals.deadlines.steps import FIGURES, next_step
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.desk import debts
from deals.hours import allowed
from deals.stages import BINDING, MOVES, MoveNotAllowed, Stage
from tests.sample_deal import NOW, PACK, REELS, listed

PIECES = st.integers(1, 3)
DAYS = st.integers(-3, 40).map(lambda days: timedelta(days=days))
TERMS = st.sampled_from([replace(REELS, fee_idr=900_000), PACK, replace(PACK, fee_idr=1)])
PLAIN: list[Callable[..., Any]] = [
    exits.vet,
    negotiation.first_contact_made,
    negotiation.show_terms,
    answering.answered_elsewhere,
    delivery.receive_pack,
    delivery.lose_pack,
    delivery.confirm_breach,
    briefs.brief_read,
    briefs.send_brief,
    recorded.again_in_talk,
]


class Story(RuleBasedStateMachine):
    """One deal through its life, with its partner now and then away, stopped or back."""

    @initialize(terms=st.sampled_from([REELS, PACK]), reachable=st.booleans())
    def begins(self, terms: Any, reachable: bool) -> None:
        self.now, self.deal = NOW, listed(terms, reachable)
        campaign = replace(self.deal.campaign, briefing=Briefing(approval=True))
        self.deal = replace(self.deal, campaign=campaign)
        self.deal = negotiation.approach(exits.vet(self.deal, NOW).deal, NOW).deal

    def act(self, decide: Callable[[Deal], Decision]) -> None:
        """An act that is refused changes nothing; one that is done moves along the table."""
        before = self.deal
        try:
            after = decide(before).deal
        except (Refused, MoveNotAllowed):
            return
        assert after.stage in _within_reach(before.stage)
        _agreement_stands(before, after)
        _accepted_stays(before, after)
        self.deal = after

    @rule(hours=st.integers(1, 24 * 12))
    def time_passes(self, hours: int) -> None:
        """Every step is taken when it is due, and each brings the deal further."""
        until = self.now + timedelta(hours=hours)
        for _ in range(30):
            step = next_step(self.deal, self.now)
            if step is None or step.due_at > until:
                break
            self.now = max(self.now, step.due_at)
            before = self.deal
            self.act(lambda deal, step=step: reminding.take(deal, step, self.now))
            assert self.deal != before, "a step that is taken again and again"
        else:
            raise AssertionError("the steps never end")
        self.now = until

    @rule(act=st.sampled_from(PLAIN))
    def something_plain(self, act: Callable[..., Decision]) -> None:
        self.act(lambda deal: act(deal, self.now))

    @rule()
    def agrees(self) -> None:
        number = self.deal.on_table.number if self.deal.on_table else 0
        self.act(lambda deal: negotiation.agree(deal, number, self.now))

    @rule(number=PIECES)
    def agrees_to_some_version(self, number: int) -> None:
        self.act(lambda deal: negotiation.agree(deal, number, self.now))

    @rule(terms=TERMS)
    def counters(self, terms: Any) -> None:
        self.act(lambda deal: negotiation.counter(deal, terms, "900rb", self.now))

    @rule(terms=TERMS)
    def proposes(self, terms: Any) -> None:
        self.act(lambda deal: negotiation.propose(deal, terms, self.now))

    @rule(days=st.none() | DAYS)
    def says_later(self, days: timedelta | None) -> None:
        day = (self.now + days).date() if days else None
        if self.deal.negotiating:
            self.act(lambda deal: negotiation.put_off(deal, "nanti", day, self.now))

    @rule(what=st.sampled_from(sorted(negotiation.ASKED)))
    def is_asked(self, what: str) -> None:
        self.act(lambda deal: negotiation.ask_for(deal, what, self.now))

    @rule(about=st.sampled_from(["", "1", "2-3"]))
    def says_something(self, about: str) -> None:
        self.act(lambda deal: negotiation.pass_on(deal, "hmm", "other", (), self.now, about))

    @rule(numbers=st.sets(st.sampled_from([0, 1, 3])))
    def is_answered(self, numbers: set[int]) -> None:
        self.act(lambda deal: answering.answered_elsewhere(deal, self.now, *numbers))

    @rule()
    def declines(self) -> None:
        self.act(lambda deal: recorded.declined(deal, "telepon", self.now))

    @rule()
    def speaks_again(self) -> None:
        if self.deal.stage in (Stage.DECLINED, Stage.UNREACHABLE):
            self.act(lambda deal: exits.reopen(deal, self.now))

    @rule()
    def opens_the_link(self) -> None:
        self.deal = _known(self.deal, reachable=True)
        if self.deal.stage == Stage.APPROACHED and self.deal.asked == "link":
            self.act(lambda deal: negotiation.linked(deal, self.now))

    @rule()
    def blocks_the_bot(self) -> None:
        self.deal = _known(self.deal, reachable=False)

    @rule()
    def stops(self) -> None:
        if not self.deal.over:
            self.act(lambda deal: exits.stop(deal, self.now))
        self.deal = _known(self.deal, stopped=True)

    @rule()
    def comes_back(self) -> None:
        self.act(lambda deal: exits.come_back(deal, self.now))

    @rule(days=st.integers(0, 40))
    def asks_for_more_time(self, days: int) -> None:
        self.act(lambda deal: extending.ask(deal, days, self.now))

    @rule(number=PIECES, act=st.sampled_from([extending.grant, extending.refuse]))
    def more_time_is_decided(self, number: int, act: Callable[..., Decision]) -> None:
        self.act(lambda deal: act(deal, number, self.now))

    @rule(days=DAYS)
    def is_given_time(self, days: timedelta) -> None:
        day = (self.now + days).date()
        self.act(lambda deal: extending.give_until(deal, day, self.now))

    @rule(kind=st.sampled_from(HELD_UP_BY), text=st.sampled_from(["", "hmm"]))
    def is_held_up(self, kind: str, text: str) -> None:
        self.act(lambda deal: held_up.told(deal, kind, self.now, text, "7" if text else ""))

    @rule(number=PIECES)
    def hands_in(self, number: int) -> None:
        self.act(lambda deal: delivery.hand_in(deal, number, self.now))

    @rule(number=PIECES, act=st.sampled_from([delivery.accept, delivery.excuse]))
    def is_judged(self, number: int, act: Callable[..., Decision]) -> None:
        self.act(lambda deal: act(deal, number, self.now))

    @rule(number=PIECES)
    def is_sent_back(self, number: int) -> None:
        self.act(lambda deal: delivery.send_back(deal, number, "tag", self.now))

    @rule(kind=st.sampled_from(KINDS))
    def sends_a_sketch(self, kind: str) -> None:
        self.act(lambda deal: sketches.hand_in(deal, kind, "jahe", 0, (), "", self.now))

    @rule(kind=st.sampled_from(KINDS), number=PIECES)
    def is_approved(self, kind: str, number: int) -> None:
        self.act(lambda deal: sketches.approve(deal, kind, number, self.now))

    @rule(kind=st.sampled_from(KINDS), number=PIECES)
    def has_to_change_it(self, kind: str, number: int) -> None:
        self.act(lambda deal: sketches.send_back(deal, kind, number, "tag", self.now))

    @rule(number=PIECES)
    def goes_to_the_client(self, number: int) -> None:
        self.act(lambda deal: sketches.pass_to_client(deal, number, self.now))

    @rule()
    def pack_leaves(self) -> None:
        self.act(lambda deal: delivery.send_pack(deal, "JNE", "JP0001", self.now))

    @rule(days=DAYS)
    def promises(self, days: timedelta) -> None:
        day = (self.now + days).date()
        self.act(lambda deal: delivery.promise(deal, day, True, self.now))

    @rule(days=DAYS)
    def gets_more_time(self, days: timedelta) -> None:
        day = (self.now + days).date()
        self.act(lambda deal: delivery.move_deadline(deal, day, self.now))

    @rule()
    def is_withdrawn(self) -> None:
        if self.deal.stage in BINDING:  # else too many stories would end early
            self.act(lambda deal: exits.withdraw(deal, "", self.now))

    @invariant()
    def nobody_is_forgotten(self) -> None:
        if not self.deal.over:
            assert next_step(self.deal, self.now) or debts(self.deal)

    @invariant()
    def what_is_over_asks_for_nothing_but_an_answer_and_what_it_brought(self) -> None:
        if self.deal.over:
            assert not {debt.kind for debt in debts(self.deal)} - {"answer"}
            step = next_step(self.deal, self.now)
            assert step is None or (self.deal.stage, step.name) == (Stage.DONE, FIGURES)

    @invariant()
    def at_most_one_version_is_open_or_agreed(self) -> None:
        standing = [p for p in self.deal.proposals if p.state in ("open", "agreed")]
        assert len(standing) <= 1
        numbers = [p.number for p in self.deal.proposals]
        assert numbers == list(range(1, len(numbers) + 1))

    @invariant()
    def who_has_stopped_is_left_alone(self) -> None:
        if self.deal.partner.stopped:
            assert next_step(self.deal, self.now) is None

    @invariant()
    def steps_fall_in_allowed_hours(self) -> None:
        if step := next_step(self.deal, self.now):
            assert allowed(step.due_at, self.deal.campaign.zone) == step.due_at

    @invariant()
    def done_means_delivered(self) -> None:
        states = {piece.state for piece in self.deal.deliverables}
        if self.deal.stage == Stage.DONE:
            assert "accepted" in states
            assert states <= {"accepted", "excused"}


def _within_reach(stage: Stage) -> set[Stage]:
    """One act may make two moves: agreed without a pack to wait for is delivering at once."""
    near = {stage, *MOVES[stage]}
    through = MOVES[Stage.AGREED] + MOVES[Stage.DELIVERING]
    return near | set(through if near & BINDING else ())


def _known(deal: Deal, **facts: bool) -> Deal:
    return replace(deal, partner=replace(deal.partner, **facts))


def _agreement_stands(before: Deal, after: Deal) -> None:
    agreed = [p for p in before.proposals if p.state == "agreed"]
    assert all(proposal in after.proposals for proposal in agreed)


def _accepted_stays(before: Deal, after: Deal) -> None:
    accepted = [piece for piece in before.deliverables if piece.state == "accepted"]
    assert all(piece in after.deliverables for piece in accepted)


def test_whatever_happens_nobody_is_forgotten_and_no_agreement_changes() -> None:
    quick = settings(max_examples=50, stateful_step_count=30, deadline=None)
    run_state_machine_as_test(Story, settings=quick)


@pytest.mark.slow
@pytest.mark.parametrize("stories", [150, pytest.param(600, marks=pytest.mark.long)])
def test_whatever_happens_in_very_many_long_stories(stories: int) -> None:
    long = settings(max_examples=stories, stateful_step_count=80, deadline=None)
    run_state_machine_as_test(Story, settings=long)
