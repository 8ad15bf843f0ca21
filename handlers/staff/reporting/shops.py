"""/shops: the recap of a month per shop, and each shop's list in the team's layout."""

from functools import reduce
from operator import add

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.reporting.shops import STEPS, Reach, ShopMonth, ShopRow
from deals.says.reporting import shops as says
from handlers import say
from handlers.office.exporting import Cell, book_of
from handlers.office.picturing import shops_picture_of
from handlers.staff.acting import Acting
from handlers.staff.reporting import sheets, spans
from handlers.staff.reporting.spans import Span
from handlers.staff.turning import month_buttons, page_buttons
from storage.overview import shops

PAGE = 20


def command(acting: Acting, rest: str) -> None:
    """/shops, /shops agustus, /shops herbana 2026-08."""
    _show(acting, spans.one_month(acting, rest))


def turn_month(acting: Acting, rest: str) -> None:
    _show(acting, spans.of_button(acting, rest))


def open_shop(acting: Acting, rest: str) -> None:
    """A page of a shop's list: `page:shop:span`."""
    page, shop_id, span = _of_button(acting, rest)
    shop = next((one for one in _months(acting, span) if one.shop_id == shop_id), None)
    if shop is None:
        raise Refused("old_button")
    rows = shops.listed(acting.session, span.until, shop_id)
    pages = max(1, -(-len(rows) // PAGE))
    page = min(page, pages - 1)
    shown = tuple(rows[page * PAGE : (page + 1) * PAGE])
    words = says.ShopShown(span.until, shop, shown, page * PAGE + 1, page + 1, pages)
    turns = page_buttons(page, pages, lambda at: f"s.shop:{at}:{shop_id or 0}:{span}")
    back = (Button("back", f"s.shoprecap:{span}"),)
    acting.show(words, (turns, back) if turns else (back,))


def as_picture(acting: Acting, rest: str) -> None:
    """The shops side by side, drawn while it is sent."""
    span = spans.of_button(acting, rest)
    found, brand, language = _months(acting, span), span.brand(acting), acting.member.language
    words = says.ShopsDrawn(span.until, _in_all(found))
    drawing = shops_picture_of(span.until, found, brand.colour if brand else "", language)
    acting.turn.drawing(acting.incoming.address, language, words, drawing)


def as_sheet(acting: Acting, rest: str) -> None:
    """An .xlsx: all shops on the first sheet, then a sheet for each shop's list."""
    span, language = spans.of_button(acting, rest), acting.member.language
    found = _months(acting, span)
    lists = [(one, shops.listed(acting.session, span.until, one.shop_id)) for one in found]
    most = sum(len(rows) for _, rows in lists)
    if most > sheets.MOST_ROWS:
        raise Refused("sheet_too_long", most=sheets.MOST_ROWS)
    recap = (say.label("shop_recap", language), _table(found, language))
    each = [(_name(one, language), _list(one, rows, language)) for one, rows in lists]
    sheets.send(acting, book_of([recap, *each]), f"shops-{span.until}.xlsx", most)


def _show(acting: Acting, span: Span) -> None:
    found = tuple(_months(acting, span))
    acting.show(says.ShopsShown(span.until, found, _in_all(found)), _buttons(acting, span, found))


def _buttons(acting: Acting, span: Span, found: tuple[ShopMonth, ...]) -> Rows:
    lists = tuple(
        (
            Button(
                _name(one, acting.member.language),
                f"s.shop:0:{one.shop_id or 0}:{span}",
                plain=True,
            ),
        )
        for one in found
        if one.reach.contacted
    )
    files = (
        Button("as_picture", f"s.shops_picture:{span}"),
        Button("as_sheet", f"s.shops_sheet:{span}"),
    )
    months = month_buttons(span.until, lambda month: f"s.shoprecap:{span.of(month)}")
    return (*lists, files, months) if found else (months,)


def _months(acting: Acting, span: Span) -> list[ShopMonth]:
    return shops.months(acting.session, span.until, span.brand_id)


def _of_button(acting: Acting, rest: str) -> tuple[int, int | None, Span]:
    page, shop_id, span = [*rest.split(":", 2), "", ""][:3]
    if not all(part.isdecimal() and len(part) < 10 for part in (page, shop_id)):
        raise Refused("old_button")
    return int(page), int(shop_id) or None, spans.of_button(acting, span)


def _in_all(found: list[ShopMonth] | tuple[ShopMonth, ...]) -> Reach:
    return reduce(add, (one.reach for one in found), Reach())


def _name(one: ShopMonth, language: str) -> str:
    return one.name or say.word("shop_recap", "no_shop", language)


def _table(found: list[ShopMonth], language: str) -> list[list[Cell]]:
    """A row for each shop, and the sums below."""
    titles = [say.word("shop_recap", name, language) for name in ("shop", *STEPS)]
    rows: list[list[Cell]] = [[*titles]]
    for one in found:
        rows.append([_name(one, language), *(getattr(one.reach, step) for step in STEPS)])
    in_all = _in_all(found)
    sums = (getattr(in_all, step) for step in STEPS)
    return [*rows, [say.word("shop_recap", "in_all", language), *sums]]


def _list(shop: ShopMonth, rows: list[ShopRow], language: str) -> list[list[Cell]]:
    """The team's layout: its head says how many were contacted, by whom, and made a deal."""

    def word(name: str) -> str:
        return say.word("shop_recap", name, language)

    by = ", ".join(f"{who or '-'} ({count})" for who, count in shop.by)
    head: list[list[Cell]] = [
        [word("contacted"), shop.reach.contacted],
        [word("by"), by or "-"],
        [word("agreed"), shop.reach.agreed],
        [],
        [word("number"), word("account"), word("link"), word("status")],
    ]
    return head + [
        [at, row.account, row.link, _status(row, language)] for at, row in enumerate(rows, 1)
    ]


def _status(row: ShopRow, language: str) -> str:
    if row.status == "reached":
        return say.word("shop_recap", "reached", language).lower()
    return say.word("stages", row.status, language)
