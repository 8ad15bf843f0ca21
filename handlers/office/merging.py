"""Two records of one person are merged: their deals, talks, people and files become one's."""

from dataclasses import dataclass

from deals import exits
from deals import merging as rules
from deals.deal import Deal
from deals.decision import Refused
from deals.stages import BINDING, NEGOTIATING, NOT_APPROACHED, Stage
from handlers.partner import accounts as whereto
from handlers.paying import sold_posts
from handlers.turn import Turn
from storage.db import alone
from storage.deal import deals
from storage.partner import (
    accounts,
    merging,
    people,
)
from storage.selling import accounts as sellers
from storage.tables import Partner


@dataclass(frozen=True)
class Plan:
    """What a merge does. `better`: deals of who goes that take the place of the other's in one
    campaign; `ends`: deals that end, each with the other of that campaign, which goes on."""

    better: tuple[int, ...]
    ends: tuple[tuple[int, int], ...]
    moves: int


def two(turn: Turn, kept_id: int, gone_id: int) -> tuple[Partner, Partner]:
    """Both, reserved; raises Refused when they are not two whom one can merge, and Busy."""
    found = []
    for number in sorted({kept_id, gone_id}):
        row = turn.session.get(Partner, number)
        if row is None or row.merged_into or row.forgotten_at:
            raise Refused("not_two_people")
        people.reserve(turn.session, number)
        found.append(row)
    if len(found) != 2:
        raise Refused("not_two_people")
    return (found[0], found[1]) if found[0].id == kept_id else (found[1], found[0])


def planned(turn: Turn, kept: Partner, gone: Partner) -> Plan:
    """Raises Refused when both have agreed in one campaign, since only people can say what holds.
    What the deal that stays behind has to pay is paid all the same."""
    better, ends = [], []
    for ours_id, theirs_id in merging.of_one_campaign(turn.session, kept.id or 0, gone.id or 0):
        ours, theirs = deals.load(turn.session, ours_id), deals.load(turn.session, theirs_id)
        if ours.stage in BINDING and theirs.stage in BINDING:
            raise Refused("both_agreed")
        takes_over = _rank(theirs) > _rank(ours)
        if takes_over:
            better.append(theirs.id)
        worse, goes_on = (ours, theirs) if takes_over else (theirs, ours)
        if not worse.over:
            ends.append((worse.id, goes_on.id))
    all_theirs = len(deals.all_of(turn.session, gone.id or 0))
    stay = len(merging.of_one_campaign(turn.session, kept.id or 0, gone.id or 0)) - len(better)
    return Plan(tuple(better), tuple(ends), all_theirs - stay)


def merge(turn: Turn, kept: Partner, gone: Partner) -> Plan:
    """Does it: nothing is lost, and the partner hears no word, unless it is open which of two
    accounts they are paid to, or what both sold earns a bonus. Raises Refused and Busy."""
    alone(turn.session, "import")  # no sheet adds to one of them meanwhile
    plan = planned(turn, kept, gone)
    _stop_both(turn, kept, gone)
    ended = {}
    for number, goes_on in plan.ends:
        deal = ended[goes_on] = deals.load(turn.session, number)
        if not deal.over:
            turn.decide(deal, rules.merged(deal, turn.now))
    two_accounts = accounts.two_confirmed(turn.session, kept.id or 0, gone.id or 0)
    moved = merging.merge(turn.session, kept, gone, plan.better, turn.now)
    for number in {**dict.fromkeys(moved), **ended}:
        deal = deals.load(turn.session, number)
        turn.decide(deal, rules.goes_on(deal, ended.get(number), gone.id or 0, turn.now))
    if two_accounts:
        whereto.check_which(turn, kept.id or 0, *two_accounts)
    for shop_id in {row.shop_id for row, _ in sellers.of_partner(turn.session, kept.id or 0)}:
        sold_posts.settle_shop(turn, shop_id)
    return plan


def _stop_both(turn: Turn, kept: Partner, gone: Partner) -> None:
    """Whoever said stop by one of two accounts is left alone on both."""
    going_on = [one for one in (kept, gone) if not one.stopped_at]
    if len(going_on) != 1:
        return
    number = going_on[0].id or 0
    for deal in deals.live_of(turn.session, number):
        turn.decide(deal, exits.stop(deal, turn.now))
    people.stop(turn.session, number, turn.now)


def _rank(deal: Deal) -> int:
    """Which of two deals goes on: what is agreed, then what is done, then what is further on."""
    for rank, stages in enumerate((BINDING, {Stage.DONE}, NEGOTIATING, NOT_APPROACHED)):
        if deal.stage in stages:
            return 40 - 10 * rank + (deal.stage in (Stage.TALKING, Stage.VETTED))
    return 0
