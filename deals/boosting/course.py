"""What comes of our question for boost codes: wanted, asked, given, refused, or let go."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from deals.boosting.boost import (
    LISTED,
    TO_ASK,
    TO_GIVE_UP,
    WANTED,
    WITH_US,
    Boost,
    next_at,
)
from deals.buttons.staff import codes_buttons
from deals.deal import Deal, Deliverable
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.boosting.to_partner import BoostRefused
from deals.says.boosting.to_staff import NoticeCodesRefused, NoticeNoCodes
from deals.stages import BINDING

NEXT = {
    "waits": "asked",
    "asked": "reminded",
    "reminded": "unanswered",
    "given": "renewing",
    "renewing": "ended",
}


@dataclass(frozen=True)
class Asked:
    """The deal, the videos that we ask for now, and until when the code of one still counts where
    a new one is asked for. `again`: all of them were asked for before."""

    deal: Deal
    numbers: tuple[int, ...]
    ends_on: date | None
    again: bool


def needs_code(deal: Deal, piece: Deliverable) -> bool:
    """Whether a code has to be asked for: elsewhere than on TikTok the link is enough to boost."""
    of_affiliate = deal.campaign.kind == "affiliate" and piece.proof == "link"
    return of_affiliate and piece.platform == "tiktok" and piece.kind in LISTED


def awaits_video(deal: Deal) -> bool:
    """Whether a video is due of which a code will be asked for."""
    return deal.stage in BINDING and any(needs_code(deal, piece) for piece in deal.outstanding)


def wanted(deal: Deal, numbers: Collection[int], now: datetime) -> Deal:
    """These videos were accepted: of those without a code it will be asked for."""
    known = {boost.number for boost in deal.boosts}
    new = tuple(
        Boost(piece.number, "waits", now)
        for piece in deal.deliverables
        if piece.number in numbers and piece.number not in known and needs_code(deal, piece)
    )
    return replace(deal, boosts=(*deal.boosts, *new)) if new else deal


def no_longer(deal: Deal, number: int) -> Deal:
    """The video does not count: another will be handed in."""
    left = tuple(boost for boost in deal.boosts if boost.number != number)
    return replace(deal, boosts=left) if left != deal.boosts else deal


def in_state(deal: Deal, *states: str) -> tuple[int, ...]:
    """The videos whose code is in one of these states."""
    return tuple(boost.number for boost in deal.boosts if boost.state in states)


def ask(deal: Deal, now: datetime, until: datetime) -> Asked:
    """Asks for all codes of the deal that are due, or will be `until` then."""
    due = _due(deal, TO_ASK, max(now, until))
    ends = [boost.until for boost in due if boost.state == "given" and boost.until]
    again = all(boost.state == "asked" for boost in due)
    numbers = tuple(boost.number for boost in due)
    return Asked(_on(deal, due, now), numbers, min(ends, default=None), again)


def given_up(deal: Deal, now: datetime) -> Decision:
    """Nothing came: a person of ours sees to it, or lets them go."""
    due = _due(deal, TO_GIVE_UP, now)
    notice = NoticeNoCodes(*deal.about, len(due))
    return Decision(
        _on(deal, due, now), "no_codes", (Say("staff", notice, codes_buttons(deal.id)),)
    )


def by_hand(deal: Deal, numbers: Collection[int], now: datetime) -> Deal:
    """Nobody of theirs can be written to: a person of ours asks for these."""
    return _with(deal, numbers, "unanswered", now)


def told(deal: Deal, until: Mapping[int, date], now: datetime) -> Decision:
    """They gave codes of these videos, each with the last day on which it counts."""
    known = {boost.number: boost for boost in deal.boosts}
    for number, last in until.items():
        known[number] = Boost(number, "given", now, last)
    boosts = tuple(known[number] for number in sorted(known))
    numbers = " ".join(map(str, until))
    after = replace(deal, boosts=boosts)
    return Decision(after, "codes_told", details={"deliverables": numbers})


def refused(deal: Deal, now: datetime) -> Decision:
    """They give none: nobody asks again."""
    numbers = in_state(deal, *WANTED)
    if not numbers:
        raise Refused("already_done")
    notice = NoticeCodesRefused(*deal.about, len(numbers))
    told = (Say("partner", BoostRefused()), Say("staff", notice))
    return Decision(_with(deal, numbers, "refused", now), "codes_refused", told)


def let_go(deal: Deal, now: datetime) -> Decision:
    """We want none any more."""
    numbers = in_state(deal, *WANTED)
    if not numbers:
        raise Refused("already_done")
    return Decision(_with(deal, numbers, "let_go", now), "codes_let_go")


def ask_anew(deal: Deal, now: datetime) -> Decision:
    """A person of ours wants them to be asked once more."""
    numbers = in_state(deal, *WITH_US, "refused", "let_go")
    if not numbers or deal.partner.stopped or not deal.partner.reachable:
        raise Refused("already_done" if not numbers else "partner_cannot_be_asked")
    return Decision(_with(deal, numbers, "waits", now), "codes_asked_anew")


def _due(deal: Deal, states: tuple[str, ...], now: datetime) -> tuple[Boost, ...]:
    zone = deal.campaign.zone
    return tuple(
        boost
        for boost in deal.boosts
        if boost.state in states and (at := next_at(boost, zone)) is not None and at <= now
    )


def _on(deal: Deal, due: tuple[Boost, ...], now: datetime) -> Deal:
    """Each of these one state on."""
    numbers = {boost.number for boost in due}
    boosts = tuple(
        replace(boost, state=NEXT[boost.state], since=now) if boost.number in numbers else boost
        for boost in deal.boosts
    )
    return replace(deal, boosts=boosts)


def _with(deal: Deal, numbers: Collection[int], state: str, now: datetime) -> Deal:
    boosts = tuple(
        replace(boost, state=state, since=now) if boost.number in numbers else boost
        for boost in deal.boosts
    )
    return replace(deal, boosts=boosts)
