"""What is there of each shop and month, and the last file of each, which can be undone."""

from typing import Any

from sqlmodel import Session

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.says.selling import sales as says
from handlers.paying import sold_posts
from handlers.staff.acting import Acting
from storage.selling import shelf, shops, taking, underway
from storage.tables import SalesFile, Shop


def shown(acting: Acting, answers: dict[str, Any]) -> tuple[says.SalesShelf, dict[str, Any], Rows]:
    """What there is by shop and month, and buttons for what is open."""
    lines = [_line(acting, shop) for shop in shops.shops(acting.session)]
    waiting = shelf.open_accounts(acting.session)
    buttons = ((Button("open_accounts", "s.accounts:0"),),) if waiting else ()
    return says.SalesShelf(tuple(lines), waiting), answers, buttons


def undo(acting: Acting, rest: str) -> None:
    """The newest file of a shop was a slip: what stood before stands again."""
    file = _last(acting.session, rest)
    underway.goes_out(acting.session, file)
    sold_posts.settle_file(acting.turn, file)
    shop = acting.session.get_one(Shop, file.shop_id)
    acting.edit(says.SalesUndone(file.name, shop.name))


def _last(session: Session, number: str) -> SalesFile:
    """The file of that number, if it is the last of its shop and nobody is at another one."""
    usable = number.isdecimal() and len(number) < 18
    file = session.get(SalesFile, int(number)) if usable else None
    if file is None:
        raise Refused("newer_sales")
    taking.alone_in(session, file.shop_id)
    if underway.of_shop(session, file.shop_id):
        raise Refused("sales_underway")
    newest = taking.newest(session, file.shop_id)
    if newest is None or newest.id != file.id:
        raise Refused("newer_sales")
    return file


def _line(acting: Acting, shop: Shop) -> says.ShopSold:
    number = shop.id or 0
    months = tuple(
        says.MonthSold(m.month, m.kind, m.lines, m.accounts, m.units, m.gmv_idr)
        for m in shelf.months(acting.session, number)
    )
    newest = taking.newest(acting.session, number)
    row = underway.of_shop(acting.session, number)
    coming = acting.session.get_one(SalesFile, row.file_id) if row and row.going == "in" else None
    return says.ShopSold(
        shop.name, months, newest.name if newest else "", coming.name if coming else ""
    )
