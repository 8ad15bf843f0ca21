"""What the affiliate desk asks of a book, by the command or the moment at which it does."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session

from deals.announcing.group import Group
from deals.selling.lines import OrderLine, PeriodLine
from storage.announcing import announcements, recipients
from storage.boosting import codes
from storage.boosting import listing as boostable
from storage.conduct import findings, records
from storage.conduct.reliability import reliability_of
from storage.lives import lookup, screens, slots
from storage.overview import shops
from storage.selling import (
    accounts,
    bonuses,
    candidates,
    claims,
    posts,
    ranking,
    shelf,
    sold,
    taking,
)
from storage.selling.differing import differing
from storage.tables import Campaign, Proof, Shop, ShopAccount
from storage.tickets import figures, listing

MONTH = "2026-09"
DAY = date(2026, 9, 1)
NOW = datetime(2026, 9, 1, 3, tzinfo=UTC)
OF_MONTH = boostable.Choice((MONTH,))
OF_SHOP = boostable.Choice((MONTH,), 1, 1)
ORDER = OrderLine(1, "rani", "A-1", "1", "settled", 1, 100_000, 10_000, DAY)
PERIOD = PeriodLine(1, "rani", DAY, DAY, 1, 100_000, 1, 10_000)
GROUPS = (
    Group(),
    Group("affiliate"),
    Group(campaign_id=1),
    Group(shop_id=1),
    Group(campaign_id=1, stage="agreed", tier="micro"),
)


def _account(session: Session) -> ShopAccount:
    return session.get_one(ShopAccount, 1)


def _compared(session: Session) -> None:
    shop = session.get_one(Shop, 1)
    taking.compare(session, shop, "orders", [(ORDER, MONTH)])
    taking.compare(session, shop, "periods", [(PERIOD, MONTH)])


def _ranked(session: Session) -> None:
    found = ranking.ranking(session, 1, (MONTH,))
    ranking.candidates(session, 1, "2026-10", found.partners, DAY)


ASKED: dict[str, Callable[[Session], Any]] = {
    "/shops": lambda s: shops.months(s, MONTH),
    "/shops, who was contacted": lambda s: shops.listed(s, MONTH, 1),
    "/sales": lambda s: (shelf.months(s, 1), shelf.open_accounts(s), taking.newest(s, 1)),
    "/sales, a file": lambda s: (taking.kept_before(s, 1, "-"), _compared(s)),
    "/sales, what differs": lambda s: differing(s, 1, MONTH),
    "/sales, open accounts": lambda s: (accounts.open_ones(s), accounts.open_ones(s, 1)),
    "/sales, an account": lambda s: accounts.sold_ever(s, _account(s)),
    "/sales, whose it may be": lambda s: candidates.alike(s, _account(s)),
    "/sales, owners": lambda s: accounts.find_owners(s, s.get_one(Shop, 1)),
    "/rank": lambda s: (ranking.newest_month(s, 1), _ranked(s)),
    "/approach for a shop": lambda s: ranking.to_approach(s, s.get_one(Campaign, 1), 5),
    "sales, who may have earned": lambda s: bonuses.deals_in(s, 1),
    "sales, bonuses": lambda s: bonuses.to_look_at(s, [1]),
    "sales, who is on target": lambda s: bonuses.on_target(s, [1]),
    "sales, posts": lambda s: posts.refresh(s, 1, NOW),
    "/boost": lambda s: (boostable.count(s, OF_MONTH), boostable.listed(s, OF_MONTH, 0, 5)),
    "/boost of a shop": lambda s: (boostable.count(s, OF_SHOP), boostable.listed(s, OF_SHOP, 0, 5)),
    "/tickets": lambda s: (listing.counted(s), listing.unsolved(s, "", 0, 5)),
    "/tickets of a kind": lambda s: listing.unsolved(s, "payment", 0, 5),
    "/report, tickets": lambda s: figures.of_campaigns(s, [1]),
    "/suspicious": lambda s: (findings.count(s, "open"), findings.open_ones(s, 0, 5)),
    "/suspicious, judged": lambda s: (
        findings.count(s, "harmless", "confirmed"),
        findings.judged(s, 0, 5),
    ),
    "/suspicious, of whom": lambda s: (findings.involved_in(s, [1]), findings.confirmed_of(s, 1)),
    "/announce": lambda s: [recipients.count(s, group) for group in GROUPS[1:]],
    "/announce, to everybody": lambda s: recipients.count(s, GROUPS[0]),
    "/announce, terms": lambda s: [recipients.running(s, group, 50) for group in GROUPS[2:]],
    "/announce, whom": lambda s: (
        *(recipients.reachable(s, 1), recipients.reachable(s, 1, 1, "id")),
        recipients.languages(s, 1),
    ),
    "/announce, outcomes": lambda s: (
        *(announcements.last(s, 5), announcements.counted(s, [1])),
        announcements.missed(s, 1, 0, 5),
    ),
    "/record": lambda s: (records.lines(s, 1), records.heard_last(s, 1, 1)),
    "reliability": lambda s: reliability_of(s, [1], DAY),
    "a tick": lambda s: (slots.due(s, NOW), slots.next_due_at(s)),
    "/status, sold": lambda s: (
        *(sold.sold_of(s, [1]), bonuses.known_on(s, 1, MONTH), bonuses.state_of(s, 1)),
        claims.others_of(s, [1]),
    ),
    "forgetting, bonuses": lambda s: bonuses.open_of(s, 1),
    "/status, lives": lambda s: (slots.of_deal(s, 1), slots.booked_of(s, 1)),
    "/status, boost codes": lambda s: codes.videos_of(s, 1),
    "a code": lambda s: (codes.known(s, "#x"), codes.told_since(s, 1, NOW)),
    "a post": lambda s: (posts.check(s, s.get_one(Proof, 1), NOW), posts.unclaimed(s, 1)),
    "a picture": lambda s: (
        *(lookup.all_of(s, NOW), screens.twin_of(s, None, "-", NOW)),
        screens.twins_of(s, 1),
    ),
    "an account or address": lambda s: findings.compare(s, NOW, 1),
}
