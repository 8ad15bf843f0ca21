"""/twins: who may be one and the same person, side by side, and merged once it is sure."""

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.says.desk import acts
from deals.says.listing.known import PastLine
from deals.says.listing.twins import Merged, MergeSure, TwinPair, TwinSide
from handlers.office import merging
from handlers.staff.acting import Acting
from handlers.staff.listing import known, settling
from handlers.staff.listing.lists import shortened
from storage.deal import deals
from storage.partner import (
    people,
    twins,
)
from storage.staff import members
from storage.staff.shown import mark_of
from storage.tables import Partner


def command(acting: Acting, rest: str) -> None:
    """/twins: the likeliest pair first."""
    acting.answer(*_pair(acting, 0))


def turn_page(acting: Acting, rest: str) -> None:
    place = int(rest) if rest.isdecimal() and len(rest) < 6 else 0
    acting.edit(*_pair(acting, place))


def of_deal(acting: Acting, rest: str) -> None:
    """Who looks like the partner of that deal."""
    deal, _ = settling.meant(acting, rest)
    partner = known.partner_of(acting, deal)
    found = twins.alike(acting.session, partner, 1)
    if not found:
        raise Refused("no_twins")
    other_id, why = found[0]
    acting.answer(*_shown(acting, partner.id or 0, other_id, why, 1, 0))


def set_apart(acting: Acting, rest: str) -> None:
    """They are two: nobody is asked about them again."""
    one, other = _two(rest)
    known_ones = {number for number in (one, other) if acting.session.get(Partner, number)}
    if len(known_ones) != 2:
        raise Refused("old_button")
    twins.set_apart(acting.session, one, other, acting.member_id, acting.turn.now)
    acting.toast(acts.DeskLine("not_the_same"))
    acting.turn.unbutton(acting.incoming)


def ask_merge(acting: Acting, rest: str) -> None:
    """What it would do, before it is done: it cannot be taken back."""
    kept, gone = merging.two(acting.turn, *_two(rest))
    plan = merging.planned(acting.turn, kept, gone)
    ends = [deals.load(acting.session, number) for number, _ in plan.ends]
    words = MergeSure(
        _side(acting, kept),
        _side(acting, gone),
        plan.moves,
        tuple(PastLine(deal.id, deal.campaign.title, deal.stage.value, 0) for deal in ends),
    )
    about = f"{kept.id}:{gone.id}:{_mark(plan)}"
    acting.edit(words, ((Button("merge_yes", f"s.merged:{about}"), Button("back", "s.twins:0")),))


def merge(acting: Acting, rest: str) -> None:
    """The second press. What has changed since the first is shown anew."""
    kept, gone = merging.two(acting.turn, *_two(rest))
    if rest.split(":")[2:] != [_mark(merging.planned(acting.turn, kept, gone))]:
        ask_merge(acting, rest)
        return
    account = _account(gone)
    plan = merging.merge(acting.turn, kept, gone)
    acting.edit(Merged(kept.name, account, plan.moves, len(plan.ends)))


def _pair(acting: Acting, place: int) -> tuple[TwinPair, Rows]:
    left = twins.count(acting.session)
    place = min(place, max(0, left - 1))
    found = twins.pairs(acting.session, place)
    if not found:
        raise Refused("no_twins")
    one, other, why = found[0]
    return _shown(acting, one, other, why, left, place)


def _shown(
    acting: Acting, one: int, other: int, why: str, left: int, place: int
) -> tuple[TwinPair, Rows]:
    sides = [_side(acting, acting.session.get_one(Partner, number)) for number in (one, other)]
    rows: list[tuple[Button, ...]] = [(Button("not_the_same", f"s.apart:{one}:{other}"),)]
    if members.may(acting.member, "lead"):
        keep_one = Button("same_keep_a", f"s.merge:{one}:{other}")
        rows.insert(0, (keep_one, Button("same_keep_b", f"s.merge:{other}:{one}")))
    if place + 1 < left:
        rows.append((Button("next", f"s.twins:{place + 1}"),))
    return TwinPair(sides[0], sides[1], why, left), tuple(rows)


def _side(acting: Acting, partner: Partner) -> TwinSide:
    """One of the two; the phone only in private."""
    return TwinSide(
        partner.name,
        _account(partner),
        partner.link or "",
        partner.tier or "",
        shortened(partner.followers or 0),
        (partner.phone or "") if acting.private else "",
        people.speaker_address(acting.session, partner.id or 0) is not None,
        partner.stopped_at is not None,
        known.past(acting, partner),
    )


def _account(partner: Partner) -> str:
    return f"{partner.platform} @{partner.handle}" if partner.platform and partner.handle else ""


def _mark(plan: merging.Plan) -> str:
    return mark_of([list(plan.better), list(plan.ends), plan.moves])


def _two(rest: str) -> tuple[int, int]:
    parts = rest.split(":")
    return settling.number(parts, 0), settling.number(parts, 1)
