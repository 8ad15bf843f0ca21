"""What is due is said once a day in allowed hours; what could not be delivered has its answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from deals import exits, negotiation
from deals.channel import Address, Failure, Outgoing, SendFailed
from deals.deal import Deal
from deals.decision import Decision
from deals.says import partner as says
from deals.stages import Stage
from deals.terms import PostBy, Terms
from handlers import sending, timed
from handlers.turn import Turn
from storage import campaigns, deals, outbox, people, reminders, settings, staff, tables
from tests.fresh import fresh_database
from tests.sample_deal import NOW, REELS, jakarta

RANI, AYU, TEAM = (Address("telegram", chat) for chat in ("100", "1", "-9"))


class House:
    """A database with Rani, her deals, and Ayu, who leads the team."""

    def __init__(self, folder: Path) -> None:
        self.database = fresh_database(folder)
        self.do(self._people)
        self.turns = 0

    def _people(self, session: Session) -> None:
        staff.welcome(session, AYU, "Ayu", "lead", "id", NOW)
        session.add(tables.Partner(name="Rani", platform="instagram", handle="r", listed_at=NOW))
        session.flush()
        people.join(session, 1, "self", "Rani", RANI, NOW)

    def do(self, unit: Callable[[Session], Any]) -> Any:
        return self.database.transact(unit)

    def turn(self, act: Callable[[Turn], Any], now: datetime = NOW) -> Any:
        self.turns += 1
        return self.do(lambda s: act(Turn(s, now, f"t{self.turns}", "clock")))

    def deal(
        self, title: str, *acts: Callable[[Deal], Decision], terms: Terms = REELS, **more: Any
    ) -> Deal:
        def made(session: Session) -> Deal:
            brand = campaigns.brand_named(session, "Herbana") or campaigns.add_brand(
                session, "Herbana"
            )
            campaign = campaigns.add_campaign(
                session, brand.id or 0, title, "kol", "2026-09", terms, NOW, **more
            )
            row, _ = deals.listed(session, campaign.id or 0, 1, NOW)
            deal = deals.load(session, row.id)
            for act in (lambda d: exits.vet(d, NOW), lambda d: negotiation.approach(d, NOW), *acts):
                deal = deals.save(session, deal, act(deal), "clock", NOW)
            return deal

        return self.do(made)

    def agreed(self, title: str, on: date = date(2026, 9, 24), **more: Any) -> Deal:
        terms = replace(REELS, post_by=PostBy(on=on))
        return self.deal(title, lambda d: negotiation.agree(d, 1, NOW), terms=terms, **more)

    def ticks(self, now: datetime) -> list[tables.Outbox]:
        """Like the ticker: until nothing is due any more. Answers what was said upon it."""
        before = len(self.letters())
        for _ in range(10):
            due = self.do(lambda s: list(reminders.due_partners(s, now)))
            if not due:
                return self.letters()[before:]
            for partner_id in due:
                self.turn(lambda turn, p=partner_id: timed.remind(turn, p), now)
        raise AssertionError("what is due stays due for ever")

    def letters(self) -> list[tables.Outbox]:
        query = select(tables.Outbox).order_by(col(tables.Outbox.id))
        return list(self.do(lambda s: s.exec(query).all()))

    def load(self, deal: Deal) -> Deal:
        return self.do(lambda s: deals.load(s, deal.id))

    def planned(self, deal: Deal) -> tables.Reminder | None:
        return self.do(lambda s: reminders.planned(s, deal.id))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def words(letters: list[tables.Outbox]) -> list[tuple[str, str]]:
    return [(one.chat, one.words) for one in letters]


# What is due


def test_several_deals_are_folded_into_one_message(house: House) -> None:
    house.agreed("Herbana Sehat")
    house.agreed("Jahe Merah")
    [letter] = house.ticks(jakarta(9, 21))
    assert (letter.chat, letter.words) == (RANI.chat, "reminder")
    assert "Herbana Sehat" in letter.payload["text"]
    assert "Jahe Merah" in letter.payload["text"]
    assert letter.payload["buttons"] == []


def test_one_deal_alone_brings_its_buttons(house: House) -> None:
    offer = house.deal("Herbana Sehat")
    [letter] = house.ticks(NOW + timedelta(days=1))
    [first] = letter.payload["buttons"][0]
    assert first["data"] == f"yes:{offer.id}:1"


def test_what_falls_due_later_the_same_day_is_folded_in(house: House) -> None:
    house.agreed("Pagi", on=date(2026, 9, 5))  # reminded on the 2nd at nine
    house.deal("Siang")  # followed up on the 2nd at ten
    [letter] = house.ticks(jakarta(9, 2))
    assert "Pagi" in letter.payload["text"]
    assert "Siang" in letter.payload["text"]
    assert house.ticks(jakarta(9, 2, 10)) == []


def test_who_was_reminded_today_hears_the_next_tomorrow(house: House) -> None:
    first = house.agreed("Pagi", on=date(2026, 9, 5))
    assert len(house.ticks(jakarta(9, 2))) == 1
    later = house.deal("Siang")
    assert house.ticks(jakarta(9, 2, 10)) == []
    assert house.planned(later).due_at == jakarta(9, 3)
    assert words(house.ticks(jakarta(9, 3))) == [(RANI.chat, "reminder")]
    assert house.load(first).steps_done == 1


def test_a_late_tick_at_night_waits_for_the_next_allowed_morning(house: House) -> None:
    deal = house.agreed("Herbana Sehat", on=date(2026, 9, 8))  # reminded on Saturday the 5th
    assert house.ticks(jakarta(9, 5, 21, 30)) == []
    assert house.planned(deal).due_at == jakarta(9, 7)
    assert house.ticks(jakarta(9, 6, 12)) == []
    [letter] = house.ticks(jakarta(9, 7))
    assert letter.due_at == jakarta(9, 7)


@pytest.mark.parametrize("hour", [0, 3, 7, 21, 23])
def test_nothing_is_said_to_a_partner_in_quiet_hours(house: House, hour: int) -> None:
    house.agreed("Herbana Sehat")
    house.deal("Jahe Merah")
    assert RANI.chat not in dict(words(house.ticks(jakarta(9, 23, hour))))


def test_what_only_staff_hear_is_done_at_once(house: House) -> None:
    deal = house.agreed("Herbana Sehat")
    night = jakarta(10, 4, 2)  # a Sunday, two in the morning
    assert words(house.ticks(night)) == [(AYU.chat, "notice_breach")]
    assert house.load(deal).breach_proposed_at == night


def test_a_step_of_staff_is_not_taken_before_its_time_with_a_reminder(house: House) -> None:
    house.agreed("Pagi", on=date(2026, 9, 5))
    gone = house.deal("Siang", lambda d: Decision(replace(d, steps_done=3), "followed_up"))
    assert words(house.ticks(jakarta(9, 8, 9))) == [(RANI.chat, "reminder")]
    assert house.load(gone).stage == Stage.APPROACHED
    assert words(house.ticks(jakarta(9, 8, 10))) == [(AYU.chat, "notice_unreachable")]
    assert house.load(gone).stage == Stage.UNREACHABLE


def test_after_a_month_off_each_deal_takes_only_its_last_step(house: House) -> None:
    offer, agreed = house.deal("Tawaran"), house.agreed("Deal")
    said = house.ticks(jakarta(10, 20))
    assert sorted(words(said)) == [(AYU.chat, "notice_breach"), (AYU.chat, "notice_unreachable")]
    assert house.load(offer).over
    assert house.planned(agreed) is None


def test_a_row_that_no_longer_fits_its_deal_is_planned_anew(house: House) -> None:
    deal = house.deal("Herbana Sehat")

    def old(session: Session) -> None:
        reminders.planned(session, deal.id).due_at = NOW

    house.do(old)
    assert house.ticks(NOW) == []
    assert house.planned(deal).due_at == NOW + timedelta(days=1)


def test_a_row_of_a_deal_that_needs_nothing_is_dropped(house: House) -> None:
    deal = house.agreed("Herbana Sehat")
    house.do(lambda s: people.stop(s, 1, NOW))
    assert house.ticks(jakarta(9, 21)) == []
    assert house.planned(deal) is None


def test_who_cannot_be_written_to_is_reminded_by_hand(house: House) -> None:
    house.agreed("Herbana Sehat")
    house.do(lambda s: people.mark_address(s, RANI, "blocked", NOW))
    assert words(house.ticks(jakarta(9, 21))) == [(AYU.chat, "notice_remind_by_hand")]


@pytest.mark.slow
def test_a_whole_month_of_ticks_says_at_most_one_thing_a_day(house: House) -> None:
    for title, day in (("A", 12), ("B", 13), ("C", 20)):
        house.agreed(title, on=date(2026, 9, day))
    house.deal("D")
    at, days = NOW, []
    while at < jakarta(10, 5):
        said = [one for one in house.ticks(at) if one.chat == RANI.chat]
        days += [at.date()] * len(said)
        assert all(one.due_at == at for one in said)
        at += timedelta(hours=2)
    assert len(days) == len(set(days)) >= 10
    assert not [day for day in days if day.weekday() == 6]


# How letters fare


def carried(house: House, kind: says.Words | None = None, to: Address = RANI) -> int:
    """One letter to Rani that is on its way, and its number."""
    outgoing = Outgoing("text", "Halo Rani")
    once = kind is None
    known = to == RANI
    letter = outbox.Letter(to, outgoing, "offer", once, 1 if known else None, 1 if known else None)
    key = f"k{len(house.letters())}"

    def put(session: Session) -> int:
        outbox.put(session, letter, key, NOW)
        [row] = [one for one in outbox.claim(session, NOW, 9, []) if one.dedupe_key == key]
        return row.id or 0

    return house.do(put)


def fails(
    house: House, number: int, failure: Failure, now: datetime = NOW, **more: Any
) -> tables.Outbox:
    error = SendFailed(failure, "why", **more)
    house.turn(lambda turn: sending.failed(turn, number, error), now)
    return house.do(lambda s: s.get_one(tables.Outbox, number))


def told(house: House, number: int) -> list[tuple[str, str]]:
    return words([one for one in house.letters() if (one.id or 0) > number])


def test_a_letter_that_arrived_is_sent(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    house.turn(lambda turn: sending.delivered(turn, number, "m1"))
    row = house.do(lambda s: s.get_one(tables.Outbox, number))
    assert (row.state, row.external_id, row.sent_at) == ("sent", "m1", NOW)


def test_a_pause_that_the_platform_names_is_kept(house: House) -> None:
    house.deal("Herbana Sehat")
    row = fails(house, carried(house), Failure.RETRY_AT, wait_s=30)
    assert (row.state, row.due_at) == ("queued", NOW + timedelta(seconds=30))


def test_what_was_certainly_not_sent_goes_again_soon(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    row = fails(house, number, Failure.RETRY_LATER)
    assert (row.state, row.tries) == ("queued", 1)
    assert NOW < row.due_at <= NOW + timedelta(seconds=2)
    assert told(house, number) == []


def test_after_the_last_try_the_leads_hear_of_it(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)

    def tried(session: Session) -> None:
        session.get_one(tables.Outbox, number).tries = outbox.MAX_TRIES

    house.do(tried)
    assert fails(house, number, Failure.RETRY_LATER).state == "failed"
    assert told(house, number) == [(AYU.chat, "notice_failed")]


def test_terms_whose_fate_is_unknown_are_shown_to_staff_and_not_sent_again(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    assert fails(house, number, Failure.UNKNOWN).state == "unknown"
    assert told(house, number) == [(AYU.chat, "notice_unknown")]


def test_an_offer_that_is_lost_twice_is_shown_to_staff_twice(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)

    def lost() -> None:
        tries = house.do(lambda s: s.get_one(tables.Outbox, number).tries)
        error = SendFailed(Failure.UNKNOWN, "timeout")
        house.do(
            lambda s: sending.failed(Turn(s, NOW, f"out:{number}:{tries}", "clock"), number, error)
        )

    lost()
    house.do(lambda s: outbox.resolve(s, number, False, NOW))
    house.do(lambda s: outbox.claim(s, NOW, 1, [str(AYU)]))
    lost()
    assert told(house, number) == [(AYU.chat, "notice_unknown")] * 2


def test_a_reminder_whose_fate_is_unknown_goes_again(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house, says.AskProof())
    assert fails(house, number, Failure.UNKNOWN).state == "queued"
    assert told(house, number) == []


@pytest.mark.parametrize("failure", [Failure.BLOCKED, Failure.GONE])
def test_a_partner_who_is_closed_is_not_written_to_any_more(house: House, failure: Failure) -> None:
    deal = house.deal("Herbana Sehat")
    number = carried(house)
    letter = outbox.Letter(RANI, Outgoing("text", "next"), "brief", partner_id=1)
    house.do(lambda s: outbox.put(s, letter, "next", NOW))
    assert fails(house, number, failure).state == "failed"
    states = {one.dedupe_key: one.state for one in house.letters()}
    assert states["next"] == "cancelled"
    assert not house.load(deal).partner.reachable
    assert told(house, number)[1:] == [(AYU.chat, "notice_blocked")]


def test_words_that_can_never_be_sent_are_reported(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    assert fails(house, number, Failure.BAD_REQUEST).state == "failed"
    assert told(house, number) == [(AYU.chat, "notice_failed")]


def test_an_edit_that_can_never_be_made_is_nobodys_business(house: House) -> None:
    def put(session: Session) -> int:
        outbox.put(session, outbox.Letter(RANI, Outgoing("edit", "x"), "acted"), "edit", NOW)
        return outbox.claim(session, NOW, 1, [])[0].id or 0

    number = house.do(put)
    assert fails(house, number, Failure.BAD_REQUEST).state == "failed"
    assert told(house, number) == []


def test_a_lead_who_blocked_us_is_not_told_so_in_the_chat_that_is_closed(house: House) -> None:
    number = carried(house, to=AYU)
    assert fails(house, number, Failure.BLOCKED).state == "failed"
    assert told(house, number) == []


def test_a_chat_that_moved_takes_its_letters_along(house: House) -> None:
    house.do(lambda s: settings.put(s, "team_chat", {"channel": "telegram", "chat": TEAM.chat}))
    number = carried(house, to=TEAM)
    letter = outbox.Letter(TEAM, Outgoing("text", "next"), "brief")
    house.do(lambda s: outbox.put(s, letter, "next", NOW))
    row = fails(house, number, Failure.MOVED, chat="-1009")
    assert (row.state, row.chat, row.due_at) == ("queued", "-1009", NOW)
    assert {one.chat for one in house.letters()} == {"-1009"}
    assert house.do(lambda s: settings.get(s, "team_chat"))["chat"] == "-1009"
    assert [one.id for one in house.do(lambda s: outbox.claim(s, NOW, 9, []))] == [number]


def test_a_sender_that_must_stop_uses_up_no_tries(house: House) -> None:
    house.deal("Herbana Sehat")
    row = fails(house, carried(house), Failure.STOP)
    assert (row.state, row.tries, row.due_at) == ("queued", 1, NOW)


@pytest.mark.parametrize(
    "failure", [Failure.RETRY_AT, Failure.RETRY_LATER, Failure.STOP, Failure.UNKNOWN]
)
def test_what_was_on_its_way_when_the_partner_said_stop_is_not_tried_again(
    house: House, failure: Failure
) -> None:
    house.deal("Herbana Sehat")
    number = carried(house, says.AskProof())
    later = NOW + timedelta(seconds=1)
    house.do(lambda s: people.stop(s, 1, later))
    assert fails(house, number, failure, later).state == "failed"


def test_the_answer_to_a_stop_itself_is_tried_again(house: House) -> None:
    house.deal("Herbana Sehat")
    house.do(lambda s: people.stop(s, 1, NOW))
    number = carried(house, says.Stopped())
    assert fails(house, number, Failure.RETRY_LATER).state == "queued"


@pytest.mark.parametrize("kind", [says.AskProof(), None], ids=["a reminder", "terms"])
def test_what_a_dead_process_was_sending_is_not_said_after_a_stop(
    house: House, kind: says.Words | None
) -> None:
    house.deal("Herbana Sehat")
    number = carried(house, kind)
    later = NOW + timedelta(seconds=1)
    house.do(lambda s: people.stop(s, 1, later))

    def restarted(turn: Turn) -> None:
        for row in outbox.orphans(turn.session, later, everyone=True):
            sending.orphaned(turn, row)

    house.turn(restarted, later)
    row = house.do(lambda s: s.get_one(tables.Outbox, number))
    assert (row.state, row.error) == ("failed", "stopped")
    assert told(house, number) == []


def test_terms_that_are_lost_after_a_stop_are_asked_of_nobody(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    later = NOW + timedelta(seconds=1)
    house.do(lambda s: people.stop(s, 1, later))
    assert fails(house, number, Failure.UNKNOWN, later).state == "failed"
    assert told(house, number) == []


# Failures of what we tell ourselves

TWO_LEADS = {AYU.chat, "2"}


@pytest.mark.parametrize("failure", [Failure.BLOCKED, Failure.BAD_REQUEST])
def test_a_report_that_reaches_no_lead_is_not_reported_again(
    house: House, failure: Failure
) -> None:
    house.do(lambda s: staff.welcome(s, Address("telegram", "2"), "Dewi", "lead", "id", NOW))
    house.deal("Herbana Sehat")
    last = carried(house)
    fails(house, last, Failure.BAD_REQUEST)
    assert {chat for chat, _ in told(house, last)} == TWO_LEADS
    for one in house.do(lambda s: outbox.claim(s, NOW, 9, [str(RANI)])):
        assert fails(house, one.id, failure).state == "failed"
    assert words(house.letters()[-2:]) == told(house, last)


def test_a_lost_question_about_a_lost_letter_is_lost(house: House) -> None:
    house.deal("Herbana Sehat")
    number = carried(house)
    fails(house, number, Failure.UNKNOWN)
    [question] = house.do(lambda s: outbox.claim(s, NOW, 9, [str(RANI)]))
    assert question.words == "notice_unknown"
    assert fails(house, question.id, Failure.BLOCKED).state == "failed"
    assert told(house, number) == [(AYU.chat, "notice_unknown")]
