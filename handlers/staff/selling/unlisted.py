"""Accounts that sold and are in no list: with one press a partner of that name is."""

from dataclasses import replace

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.listing.records import ListedRow
from deals.says.selling import ranking as says
from handlers.paying import sold_posts
from handlers.staff.acting import Acting
from handlers.staff.selling.ranking import Shown, View, opened, view_of
from handlers.staff.turning import page_buttons
from storage.db import alone
from storage.partner import listing
from storage.selling import accounts
from storage.tables import Shop, ShopAccount

PAGE = 8
LINKS = {"tiktok": "https://www.tiktok.com/@{}", "shopee": "https://shopee.co.id/{}"}


def turn_page(acting: Acting, rest: str) -> None:
    _show(acting, view_of(rest))


def add(acting: Acting, rest: str) -> None:
    """`account:view`: they are a partner from now on, known by that account."""
    number, _, view = rest.partition(":")
    usable = number.isdecimal() and len(number) < 18
    row = acting.session.get(ShopAccount, int(number)) if usable else None
    if row is None:
        raise Refused("old_button")
    if row.state != "open":
        raise Refused("account_settled")
    shop = acting.session.get_one(Shop, row.shop_id)
    partner_id = _partner(acting, row, shop)
    accounts.settle(acting.session, row, partner_id, acting.member_id, acting.turn.now)
    sold_posts.settle_shop(acting.turn, row.shop_id)
    _show(acting, view_of(view), row.account)


def _partner(acting: Acting, row: ShopAccount, shop: Shop) -> int:
    """As a row of a sheet would list them. Raises Refused for who asked to be forgotten."""
    alone(acting.session, "import")
    name, link = row.account, LINKS[shop.platform].format(row.account)
    nothing = (None, None, None, None, None, None, None)
    told = ListedRow(0, name, name, shop.platform, *nothing, link)
    found = listing.take(acting.session, told, "affiliate", "id", acting.turn.now)
    if found is None:
        raise Refused("asked_to_be_forgotten")
    return found


def _show(acting: Acting, view: View, added: str = "") -> None:
    shown = opened(acting, view)
    found = shown.found.unlisted
    pages = max(1, -(-len(found) // PAGE))
    view = replace(view, page=min(view.page, pages - 1))
    first = view.page * PAGE
    lines = tuple(
        says.UnlistedLine(place, one.names[0], one.sold)
        for place, one in enumerate(found[first : first + PAGE], first + 1)
    )
    words = says.Unlisted(
        *(shown.shop.name, shown.months[0], shown.months[-1], lines),
        *(view.page + 1, pages, len(found), added),
    )
    acting.edit(words, _buttons(view, pages, shown))


def _buttons(view: View, pages: int, shown: Shown) -> Rows:
    some = shown.found.unlisted[view.page * PAGE : (view.page + 1) * PAGE]
    accounts_shown = tuple(
        (Button(one.names[0], f"s.unlisted_add:{one.accounts[0].id}:{view}", plain=True),)
        for one in some
    )
    turns = page_buttons(view.page, pages, lambda at: f"s.unlisted:{replace(view, page=at)}")
    back = (
        Button("open_accounts", "s.accounts:0"),
        Button("back", f"s.rank:{replace(view, page=0)}"),
    )
    return (*accounts_shown, *((turns,) if turns else ()), back)
