"""The best sellers go into a campaign of their shop, after a look at their names."""

from collections.abc import Sequence

from deals import exits
from deals.channel import Button, Rows
from deals.decision import Refused
from deals.says.selling import ranking as says
from deals.stages import Stage
from handlers.staff.acting import Acting
from handlers.staff.selling.ranking import BEST, Shown, View, candidates, opened, view_of
from storage.brand import campaigns
from storage.deal import deals
from storage.partner import people
from storage.selling.ranking import Candidate
from storage.tables import Campaign

ACT = "rank_best"
LOOKED_AT = 200  # of the best, among whom they are looked for


def choose(acting: Acting, rest: str) -> None:
    """`how many:view`: into the shop's open campaign, which is asked for where it has several."""
    count, view = _asked(rest)
    shown = opened(acting, view)
    places = _places(acting, shown)
    if not places:
        raise Refused("no_shop_campaign", shop=shown.shop.name, month=shown.month)
    if len(places) == 1:
        _look(acting, shown, count, places[0])
        return
    head = f"s.rank_into:{count}"
    rows = tuple((Button(one.title, f"{head}:{one.id}:{view}", plain=True),) for one in places)
    acting.answer(says.RankInto(shown.shop.name, shown.month), rows)


def into(acting: Acting, rest: str) -> None:
    """`how many:campaign:view`."""
    count, campaign, view = (rest.split(":", 2) + [""] * 3)[:3]
    number, of = _asked(f"{count}:{view}")
    shown = opened(acting, of)
    found = [one for one in _places(acting, shown) if str(one.id) == campaign]
    if not found:
        raise Refused("old_button")
    _look(acting, shown, number, found[0])


def list_them(acting: Acting, rest: str) -> None:
    """Exactly those who were shown, as checked by whoever presses; then they can be approached."""
    answers = acting.shown(ACT, rest)
    campaign = acting.session.get_one(Campaign, answers["campaign"])
    if campaign.state != "open":
        raise Refused("campaign_closed")
    numbers = answers["partners"]
    listed = sum(_listed(acting, campaign, number) for number in numbers)
    acting.pressed(ACT, answers)
    words = says.RankListed(campaign.title, listed, len(numbers) - listed)
    approach = ((Button("approach_them", f"s.appall:{campaign.id}"),),)
    acting.edit(words, approach if listed else ())


def _look(acting: Acting, shown: Shown, count: int, campaign: Campaign) -> None:
    free = [one for one in candidates(acting, shown, 0, LOOKED_AT) if _is_free(one)]
    best = [one for one in free if one.clean][:count]
    if not best:
        raise Refused("nobody_to_list")
    doubted = [one for one in free[: free.index(best[-1])] if not one.clean]
    kept = {"campaign": campaign.id, "partners": [one.partner_id for one in best]}
    words = says.RankCheck(campaign.title, _names(best), _names(doubted))
    acting.ask_press(ACT, words, kept, _list_button)


def _listed(acting: Acting, campaign: Campaign, partner_id: int) -> bool:
    """False for whom it is too late: forgotten, stopped, or in the campaign meanwhile."""
    partner = people.kept(acting.session, people.partner(acting.session, partner_id))
    number = partner.id or 0
    people.reserve(acting.session, number)
    if partner.forgotten_at or partner.stopped_at:
        return False
    row, _ = deals.listed(acting.session, campaign.id or 0, number, acting.turn.now)
    deal = deals.load(acting.session, row.id)
    if deal.stage != Stage.LISTED:
        return False
    acting.decide(deal, exits.vet(deal, acting.turn.now))
    return True


def _places(acting: Acting, shown: Shown) -> Sequence[Campaign]:
    """The shop's campaigns that are open, from the month on that is looked for."""
    opened = campaigns.open_campaigns(acting.session)
    return [c for c in opened if c.shop_id == shown.shop.id and c.month >= shown.month]


def _is_free(one: Candidate) -> bool:
    return not (one.stopped or one.deal_id)


def _names(some: Sequence[Candidate]) -> tuple[str, ...]:
    return tuple(one.name for one in some)


def _asked(rest: str) -> tuple[int, View]:
    count, _, view = rest.partition(":")
    if count not in map(str, BEST):
        raise Refused("old_button")
    return int(count), view_of(view)


def _list_button(mark: str) -> Rows:
    return ((Button("list_them", f"s.rank_list:{mark}"),),)
