"""Accounts that sold and stand in no list: whose they are, which is remembered once it is said."""

from typing import Any

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.says.selling import accounts as says
from handlers.paying import sold_posts
from handlers.staff.acting import Acting
from handlers.staff.turning import page_buttons
from storage.partner import people
from storage.selling import accounts, candidates
from storage.tables import Partner, Shop, ShopAccount

ACT = "account_of"
PAGE = 6
WORDS_CHARS = 40


def turn_page(acting: Acting, rest: str) -> None:
    """Those that are open, who sold most first."""
    page = int(rest) if rest.isdecimal() and len(rest) < 6 else 0
    sold_posts.find_owners(acting.turn)
    acting.show(*_page(acting, page))


def look(acting: Acting, rest: str) -> None:
    """One of them, with those whom it may belong to; another name may be written."""
    row = _row(acting, rest)
    found = candidates.alike(acting.session, row)
    words = says.WhoseAccount(_line(acting, row), len(found), "")
    acting.ask(ACT, words, {"account": row.id}, _choices(row, found))


def search(acting: Acting, answers: dict[str, Any]) -> None:
    """They wrote a name to look for."""
    row = _row(acting, str(answers["account"]))
    words = " ".join(acting.incoming.text.split())[:WORDS_CHARS]
    if not words:
        raise Refused("words_needed")
    found = candidates.named(acting.session, words)
    told = says.WhoseAccount(_line(acting, row), len(found), words)
    acting.ask(ACT, told, {"account": row.id}, _choices(row, found))


def settle(acting: Acting, rest: str) -> None:
    """It is that partner's, or (0) nobody's of ours."""
    number, _, whose = rest.partition(":")
    row = _row(acting, number)
    if row.state != "open":
        raise Refused("account_settled")
    partner = _partner(acting, whose)
    partner_id = partner.id if partner else None
    accounts.settle(acting.session, row, partner_id, acting.member_id, acting.turn.now)
    sold_posts.settle_shop(acting.turn, row.shop_id)
    acting.done()
    shop = acting.session.get_one(Shop, row.shop_id)
    waiting = accounts.open_ones(acting.session, count=1)
    told = says.AccountSettled(row.account, shop.name, partner.name if partner else "", waiting[1])
    undo = (Button("undo_account", f"s.account_open:{row.id}"),)
    more = [(Button("open_accounts", "s.accounts:0"),)] if waiting[1] else []
    acting.edit(told, (undo, *more))


def reopen(acting: Acting, rest: str) -> None:
    """What was said of it was a slip."""
    row = _row(acting, rest)
    accounts.reopen(acting.session, row)
    sold_posts.settle_shop(acting.turn, row.shop_id)
    look(acting, rest)


def _page(acting: Acting, page: int) -> tuple[says.OpenAccounts, Rows]:
    rows, count = accounts.open_ones(acting.session, None, page * PAGE, PAGE)
    pages = max(1, -(-count // PAGE))
    if not rows and page:
        return _page(acting, pages - 1)
    lines = tuple(_sold(acting, *row) for row in rows)
    buttons = [
        (Button(f"{line.account} · {line.shop}", f"s.account:{row.id}", plain=True),)
        for line, (row, _, _) in zip(lines, rows, strict=True)
    ]
    turning = page_buttons(page, pages, lambda at: f"s.accounts:{at}")
    return says.OpenAccounts(lines, page, pages, count), (*buttons, turning)


def _sold(acting: Acting, row: ShopAccount, units: int, gmv_idr: int) -> says.OpenAccount:
    shop = acting.session.get_one(Shop, row.shop_id)
    return says.OpenAccount(row.account, shop.name, units, gmv_idr)


def _line(acting: Acting, row: ShopAccount) -> says.OpenAccount:
    return _sold(acting, row, *accounts.sold_ever(acting.session, row))


def _choices(row: ShopAccount, found: Any) -> Rows:
    people_found = tuple(
        (Button(_shown(one), f"s.account_is:{row.id}:{one.id}", plain=True),) for one in found
    )
    others = (
        Button("not_ours", f"s.account_is:{row.id}:0"),
        Button("account_later", "s.accounts:0"),
    )
    return (*people_found, others)


def _shown(partner: Partner) -> str:
    return f"{partner.name} · @{partner.handle}" if partner.handle else partner.name


def _row(acting: Acting, number: str) -> ShopAccount:
    usable = number.isdecimal() and len(number) < 18
    row = acting.session.get(ShopAccount, int(number)) if usable else None
    if row is None:
        raise Refused("old_button")
    return row


def _partner(acting: Acting, number: str) -> Partner | None:
    """The record that stands for theirs; None for nobody."""
    if number == "0":
        return None
    usable = number.isdecimal() and len(number) < 18
    found = acting.session.get(Partner, int(number)) if usable else None
    if found is None or found.forgotten_at:
        raise Refused("old_button")
    return people.kept(acting.session, found)
