"""/rank: next month's candidates of a shop, by what they sold in the last months."""

from dataclasses import dataclass, replace
from typing import Any

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.hours import day_here
from deals.reporting.months import latest, shifted
from deals.says.desk import acts
from deals.says.selling import ranking as says
from deals.selling.rank import ORDERS, Ranking
from handlers import say
from handlers.office.exporting import Cell, book_of
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.reporting import sheets
from handlers.staff.turning import page_buttons
from handlers.words import conduct_lines
from storage.selling import ranking, shops
from storage.selling.ranking import LOOKED_BACK, Candidate
from storage.staff import members
from storage.tables import Shop

PAGE = 8
BACKS = (1, 3, 6)  # months that a button offers
BEST = (10, 20, 40)  # candidates that a button offers for a campaign
MOST_BACK = 12
COLUMNS = (
    *("number", "partner", "accounts", "units", "gmv", "pending_units", "commission"),
    *("affiliate", "deal", "stage", "reliability", "parts", "breaches", "findings", "stopped"),
)


@dataclass(frozen=True)
class View:
    """A page of a shop's ranking, as a button carries it: `page:shop:months back:order`."""

    page: int
    shop_id: int
    back: int = LOOKED_BACK
    by: str = ORDERS[0]

    def __str__(self) -> str:
        return f"{self.page}:{self.shop_id}:{self.back}:{self.by}"


@dataclass(frozen=True)
class Shown:
    """A ranking with what it is of: a shop, these months, and the month that is looked for."""

    shop: Shop
    months: tuple[str, ...]
    month: str
    found: Ranking


def command(acting: Acting, rest: str) -> None:
    """/rank, /rank tiktok shop herbana 3: a shop, and how many months back."""
    shop, words = choosing.shop_and_rest(acting, rest)
    every = shops.shops(acting.session)
    back = int(words) if words.isdecimal() and 0 < int(words[:3]) <= MOST_BACK else LOOKED_BACK
    if not every:
        raise Refused("no_shops")
    if shop is None and len(every) > 1:
        rows = tuple((_shop_button(one, back),) for one in every)
        acting.answer(acts.DeskLine("ask_rank_shop"), rows)
        return
    show(acting, View(0, (shop or every[0]).id or 0, back))


def turn_page(acting: Acting, rest: str) -> None:
    show(acting, view_of(rest))


def show(acting: Acting, view: View) -> None:
    shown = opened(acting, view)
    total = len(shown.found.partners)
    pages = max(1, -(-total // PAGE))
    view = replace(view, page=min(view.page, pages - 1))
    first = view.page * PAGE
    some = candidates(acting, shown, first, PAGE)
    lines = tuple(_line(acting, place, one) for place, one in enumerate(some, first + 1))
    spanned = (shown.month, shown.months[0], shown.months[-1], view.by)
    of = (view.page + 1, pages, total, len(shown.found.unlisted))
    words = says.Rank(shown.shop.name, *spanned, lines, *of)
    acting.show(words, _buttons(acting, view, pages, shown.found))


def as_sheet(acting: Acting, rest: str) -> None:
    """The whole of it as an .xlsx, and the accounts in no list on a sheet of their own."""
    acting.must_be_private()
    shown, language = opened(acting, view_of(rest)), acting.member.language
    total = len(shown.found.partners) + len(shown.found.unlisted)
    if total > sheets.MOST_ROWS:
        raise Refused("sheet_too_long", most=sheets.MOST_ROWS)
    titles: list[Cell] = [say.word("rank_columns", name, language) for name in COLUMNS]
    rows = [titles]
    for place, one in enumerate(candidates(acting, shown, 0, total), 1):
        rows.append(_cells(place, one, language))
    others = [titles[:7]]
    for place, seller in enumerate(shown.found.unlisted, 1):
        sold = seller.sold
        counted = (sold.units, sold.gmv_idr, sold.pending_units, sold.commission_idr)
        others.append([place, "", seller.names[0], *counted])
    both = ((say.label("rank", language), rows), (say.label("unlisted", language), others))
    sheets.send(acting, book_of(both), f"rank-{shown.month}.xlsx", total)


def opened(acting: Acting, view: View) -> Shown:
    """Raises Refused when nothing was sold in the shop, or it is gone."""
    shop = acting.session.get(Shop, view.shop_id)
    newest = ranking.newest_month(acting.session, view.shop_id) if shop else None
    if shop is None or newest is None:
        raise Refused("no_sales_yet")
    months = latest(newest, view.back)
    found = ranking.ranking(acting.session, view.shop_id, months, view.by)
    return Shown(shop, months, shifted(newest, 1), found)


def candidates(acting: Acting, shown: Shown, first: int, size: int) -> list[Candidate]:
    today = day_here(acting.turn.now)
    some = shown.found.partners[first : first + size]
    return ranking.candidates(acting.session, shown.shop.id or 0, shown.month, some, today)


def view_of(rest: str) -> View:
    """What a button says; anybody can forge it."""
    page, shop, back, by = (rest.split(":") + [""] * 4)[:4]
    numbers = (page, shop, back)
    if not all(one.isdecimal() and len(one) < 10 for one in numbers) or by not in ORDERS:
        raise Refused("old_button")
    return View(int(page), int(shop), max(1, min(int(back), MOST_BACK)), by)


def _line(acting: Acting, place: int, one: Candidate) -> says.RankLine:
    return says.RankLine(
        *(place, one.name, one.seller.names, one.seller.sold),
        *(one.affiliate, one.stopped, one.deal_id, one.stage),
        _conduct(acting, one),
    )


def _conduct(acting: Acting, one: Candidate) -> tuple[str, ...]:
    """What was confirmed only in private, as on the card."""
    language = acting.member.language
    told = conduct_lines.reliability(one.reliability, language)
    flags = say.word("conduct", "findings", language).format(count=one.findings)
    found = one.findings and acting.private
    return (*((told,) if told else ()), *((flags,) if found else ()))


def _cells(place: int, one: Candidate, language: str) -> list[Cell]:
    sold, kept = one.seller.sold, one.reliability
    return [
        *(place, one.name, ", ".join(one.seller.names)),
        *(sold.units, sold.gmv_idr, sold.pending_units, sold.commission_idr),
        _yes(one.affiliate, language),
        *(one.deal_id or "", say.word("stages", one.stage, language) if one.stage else ""),
        "" if kept.figure is None else kept.figure,
        conduct_lines.reliability(kept, language),
        *(kept.breaches, one.findings, _yes(one.stopped, language)),
    ]


def _yes(told: bool, language: str) -> str:
    return say.word("rank_columns", "yes", language) if told else ""


def _buttons(acting: Acting, view: View, pages: int, found: Ranking) -> Rows:
    turns = page_buttons(view.page, pages, lambda at: f"s.rank:{replace(view, page=at)}")
    first = replace(view, page=0)
    months = tuple(
        _button(acting, "months_back", f"s.rank:{replace(first, back=back)}", count=back)
        for back in BACKS
        if back != view.back
    )
    other = next(one for one in ORDERS if one != view.by)
    orders = (Button(f"rank_by_{other}", f"s.rank:{replace(first, by=other)}"),)
    sheet = (Button("as_sheet", f"s.rank_sheet:{first}"),)
    lists = (Button("unlisted", f"s.unlisted:{first}"),) if found.unlisted else ()
    lead = members.may(acting.member, "lead") and found.partners
    best = tuple(
        _button(acting, "rank_best", f"s.rank_best:{count}:{first}", count=count) for count in BEST
    )
    rows = (turns, months, (*orders, *sheet), lists, best if lead else ())
    return tuple(row for row in rows if row)


def _button(acting: Acting, label: str, press: str, **told: Any) -> Button:
    return Button(say.label(label, acting.member.language).format(**told), press, plain=True)


def _shop_button(shop: Shop, back: int) -> Button:
    return Button(shop.name, f"s.rank:{View(0, shop.id or 0, back)}", plain=True)
