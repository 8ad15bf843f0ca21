"""The course of a problem: told, helped with, answered by a person, solved, and told again."""

from dataclasses import replace
from datetime import datetime, timedelta

from deals.buttons.partner import trouble_buttons, unsolved_button, was_solved_buttons
from deals.buttons.staff import ticket_buttons
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says import Say, Words
from deals.says.tickets import to_partner as says
from deals.says.tickets.to_staff import NoticeTicket
from deals.stages import DROPPED, Stage
from deals.tickets.pausing import pauses, resumed
from deals.tickets.ticket import (
    ASKED,
    ASKED_WORDS,
    KINDS,
    OPEN,
    PARTNER,
    PLATFORM,
    PRESSED,
    SOLVED,
    WAITING,
    Telling,
    Ticket,
)

A_MOMENT = timedelta(minutes=5)  # who tells it in several lines is answered once
HELPED_WITH = ("account_banned", "not_shown", "no_sample", "parcel", "payment")  # by our own words


def ask_kind(deal: Deal) -> Decision:
    """They press that something is wrong: what kind of problem is it?"""
    _may_tell(deal)
    say = Say("partner", says.AskTrouble(), trouble_buttons(deal.id))
    return Decision(deal, "trouble_asked", (say,))


def ask_words(deal: Deal) -> Decision:
    """None of the kinds: their next words are the problem."""
    _may_tell(deal)
    say = Say("partner", says.AskTicketWords())
    return Decision(replace(deal, asked=ASKED_WORDS), "trouble_asked", (say,))


def told(
    deal: Deal, kind: str, now: datetime, telling: Telling = PRESSED, help_told: str = ""
) -> Decision:
    """They tell a problem. `help_told`: the brand's own first help, ours where there is none. Who
    tells it again has not been helped by it: a person of ours has it then, on the same ticket."""
    _may_tell(deal)
    if kind not in KINDS:
        raise Refused("old_button")
    if deal.negotiating:  # they are there: the silence clock begins anew
        deal = deal.moved(Stage.TALKING).asks(now, deal.asked)
    known = _known(deal, kind, now)
    if known and known.is_open:
        return _joined(deal, known, now, telling)
    if known:
        return opened(deal, known, now, telling)
    ticket = Ticket(len(deal.tickets) + 1, kind, WAITING, now, now, telling.about, PARTNER)
    if (help_told or kind in HELPED_WITH) and not telling.for_a_person:
        return _helped(deal, ticket, help_told)
    return replace(opened(deal, ticket, now, telling), happened="ticket_told")


def opened(deal: Deal, ticket: Ticket, now: datetime, telling: Telling = PRESSED) -> Decision:
    """A person of ours has to help; until then the last day stands still."""
    _may_tell(deal)
    again = [one for one in deal.tickets if one.unsolved and one.kind == ticket.kind]
    if ticket.is_open or any(one.number != ticket.number for one in again):
        raise Refused("already_done")
    back = ticket.answered_at is not None or ticket.state == SOLVED
    rests = pauses(deal)
    ours = replace(ticket, state=OPEN, since=now, waits_on="", asked_at=None)
    ours = replace(ours, about=telling.about or ticket.about, paused_since=now if rests else None)
    ours = replace(ours, passed_on_at=ticket.passed_on_at or now)
    notice = NoticeTicket(*deal.about, ticket.kind, telling.text, telling.talk, back, rests)
    told = (
        Say("partner", says.TicketHeard(deal.campaign.brand, rests)),
        Say("staff", notice, ticket_buttons(deal.id, ticket.number)),
    )
    after = replace(put(deal, ours), asked="")
    return Decision(after, "ticket_opened", told, details(ticket))


def fixed(deal: Deal, number: int, now: datetime) -> Decision:
    """They say that it is solved."""
    return _solved(deal, number, now, says.TicketThanks())


def solve(deal: Deal, number: int, now: datetime) -> Decision:
    """Staff hold it to be solved: the partner hears so, and a word of theirs is enough if not."""
    ticket = ticket_of(deal, number)
    return _solved(deal, number, now, says.TicketSolved(deal.campaign.brand, ticket.kind))


def answered(deal: Deal, number: int, words: Words, now: datetime) -> Decision:
    """A person of ours answers: it is their turn, and they are asked in two days if it helped."""
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if not deal.partner.reachable:
        raise Refused("cannot_be_written_to")
    after, moved = _handed(deal, ticket_of(deal, number), PARTNER, now)
    say = Say("partner", words, was_solved_buttons(deal.id, number))
    return Decision(after, "ticket_answered", (say, *moved), details(ticket_of(deal, number)))


def waits_on(deal: Deal, number: int, whom: str, now: datetime) -> Decision:
    """Staff can do no more for now: the platform has to, which they are told, or they."""
    ticket = ticket_of(deal, number)
    if whom not in (PARTNER, PLATFORM):
        raise Refused("old_button")
    if ticket.state == WAITING and ticket.waits_on == whom:
        raise Refused("already_done")
    after, told = _handed(deal, ticket, whom, now)
    if whom == PLATFORM:
        heard = says.TicketAtPlatform(ticket.kind)
        told = (Say("partner", heard), *told)
    return Decision(after, f"ticket_at_{whom}", told, details(ticket))


def ticket_of(deal: Deal, number: int) -> Ticket:
    """Raises Refused when the deal has no such ticket."""
    found = next((one for one in deal.tickets if one.number == number), None)
    if found is None:
        raise Refused("old_button")
    return found


def put(deal: Deal, ticket: Ticket) -> Deal:
    """The deal with that ticket as it is now."""
    others = tuple(one for one in deal.tickets if one.number != ticket.number)
    return replace(deal, tickets=tuple(sorted((*others, ticket), key=lambda one: one.number)))


def asking(deal: Deal) -> Deal:
    """We ask whether it is solved; while terms are on the table, a yes is about these."""
    return deal if deal.negotiating else replace(deal, asked=ASKED)


def details(ticket: Ticket) -> dict[str, str | int]:
    """What the history keeps of it."""
    return {"ticket": ticket.number, "trouble": ticket.kind}


def _helped(deal: Deal, ticket: Ticket, help_told: str) -> Decision:
    heard = says.FirstHelp(ticket.kind, help_told)
    say = Say("partner", heard, was_solved_buttons(deal.id, ticket.number))
    after = asking(put(deal, ticket))
    return Decision(after, "ticket_helped", (say,), details(ticket))


def _handed(deal: Deal, ticket: Ticket, whom: str, now: datetime) -> tuple[Deal, tuple[Say, ...]]:
    if not ticket.unsolved:
        raise Refused("already_done")
    theirs = replace(ticket, state=WAITING, since=now, waits_on=whom, asked_at=None)
    theirs = replace(theirs, answered_at=ticket.answered_at or now)
    after = put(deal, theirs)
    return resumed(asking(after) if whom == PARTNER else after, now)


def _solved(deal: Deal, number: int, now: datetime, words: Words) -> Decision:
    ticket = ticket_of(deal, number)
    if not ticket.unsolved:
        raise Refused("already_done")
    done = replace(ticket, state=SOLVED, since=now, waits_on="", asked_at=None)
    if ticket.is_open:
        done = replace(done, answered_at=ticket.answered_at or now)
    asked = "" if deal.asked == ASKED else deal.asked
    after, moved = resumed(replace(put(deal, done), asked=asked), now)
    rows = () if isinstance(words, says.TicketThanks) else unsolved_button(deal.id, number)
    told = (Say("partner", words, rows), *moved)
    return Decision(after, "ticket_solved", told, details(ticket))


def _joined(deal: Deal, ticket: Ticket, now: datetime, telling: Telling) -> Decision:
    """The same problem once more, while a person has it: they read these words, too."""
    known = replace(ticket, about=telling.about or ticket.about)
    notice = NoticeTicket(*deal.about, ticket.kind, telling.text)
    told: list[Say] = []
    if not telling.text or now - ticket.since > A_MOMENT:
        told.append(Say("partner", says.TicketJoined(deal.campaign.brand)))
    if telling.text:
        told.append(Say("staff", notice, ticket_buttons(deal.id, ticket.number)))
    return Decision(put(deal, known), "ticket_joined", tuple(told), details(ticket))


def _known(deal: Deal, kind: str, now: datetime) -> Ticket | None:
    """The ticket of that kind that is unsolved, or was solved not long ago."""
    mine = [one for one in deal.tickets if one.kind == kind and one.may_come_back(now)]
    return max(mine, key=lambda one: (one.unsolved, one.number), default=None)


def _may_tell(deal: Deal) -> None:
    if deal.stage in DROPPED:
        raise Refused("old_button")
