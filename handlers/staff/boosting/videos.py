"""/boost: the videos to boost with their codes, in chat and as a sheet, and what was boosted."""

from dataclasses import dataclass

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.hours import day_here
from deals.says.boosting import to_staff as says
from handlers import say
from handlers.office.exporting import Cell, book_of
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.boosting import codes as by_staff
from handlers.staff.reporting import sheets, spans
from handlers.staff.reporting.spans import Span
from handlers.staff.turning import page_buttons
from handlers.words.phrases import Phrases
from storage.boosting import codes, listing
from storage.boosting.listing import Boostable, Choice
from storage.tables import Proof, Shop

PAGE = 5
MONTHS = 2  # unless others are named
COLUMNS = (
    *("number", "partner", "handle", "brand", "campaign", "platform", "link", "code", "days"),
    *("until", "state", "boosted", "units", "gmv"),
)


@dataclass(frozen=True)
class View:
    """A page of the list, as a button carries it: `page:since:until:brand:shop`."""

    page: int
    span: Span
    shop_id: int | None = None

    def __str__(self) -> str:
        return f"{self.page}:{self.span}:{self.shop_id or ''}"

    def of(self, page: int) -> "View":
        return View(page, self.span, self.shop_id)

    @property
    def choice(self) -> Choice:
        return Choice(self.span.months, self.span.brand_id, self.shop_id)


def command(acting: Acting, rest: str) -> None:
    """/boost, /boost herbana september, /boost and a shop's name; /boost 12 and a code for a deal
    whose partner told it elsewhere."""
    acting.must_be_private()
    first, _, told = rest.strip().partition(" ")
    if first.lstrip("#").isdecimal() and len(first) < 8:
        by_staff.keep_or_ask(acting, first.lstrip("#"), told)
        return
    shop, words = choosing.shop_and_rest(acting, rest)
    shop_id = shop.id if shop else None
    _show(acting, View(0, spans.named(acting, words, MONTHS), shop_id))


def turn_page(acting: Acting, rest: str) -> None:
    _show(acting, _view(acting, rest))


def mark(acting: Acting, rest: str) -> None:
    """Boosted, or by a second press not: `proof:page:…`."""
    number, _, view = rest.partition(":")
    known = number.isdecimal() and len(number) < 18
    proof = acting.session.get(Proof, int(number)) if known else None
    if proof is None or proof.state != "accepted" or proof.url is None:
        raise Refused("old_button")
    codes.mark_boosted(acting.session, proof, acting.member_id, acting.turn.now)
    _show(acting, _view(acting, view))


def as_sheet(acting: Acting, rest: str) -> None:
    """The whole of it as an .xlsx."""
    acting.must_be_private()
    choice = _view(acting, rest).choice
    total = listing.count(acting.session, choice)
    if total > sheets.MOST_ROWS:
        raise Refused("sheet_too_long", most=sheets.MOST_ROWS)
    found = listing.listed(acting.session, choice, 0, sheets.MOST_ROWS)
    language = acting.member.language
    titles: list[Cell] = [say.word("boost_columns", name, language) for name in COLUMNS]
    rows = [titles, *(_cells(place, one, language) for place, one in enumerate(found, 1))]
    sheets.send(acting, book_of([(say.label("boost", language), rows)]), "boost.xlsx", total)


def _show(acting: Acting, view: View) -> None:
    acting.must_be_private()
    total = listing.count(acting.session, view.choice)
    pages = max(1, -(-total // PAGE))
    page = min(view.page, pages - 1)
    found = listing.listed(acting.session, view.choice, page * PAGE, PAGE)
    places = range(page * PAGE + 1, page * PAGE + 1 + len(found))
    lines = tuple(_line(place, one) for place, one in zip(places, found, strict=True))
    brand = view.span.brand(acting)
    shop = acting.session.get(Shop, view.shop_id) if view.shop_id else None
    whose = shop.name if shop else brand.name if brand else ""
    span = view.span
    words = says.BoostList(span.since, span.until, whose, lines, page + 1, pages, total)
    marks = tuple(zip(places, found, strict=True))
    acting.show(words, _buttons(acting, view.of(page), pages, marks))


def _buttons(
    acting: Acting, view: View, pages: int, marks: tuple[tuple[int, Boostable], ...]
) -> Rows:
    language = acting.member.language
    rows = [
        (
            Button(
                f"{place}. {say.label('not_boosted' if one.boosted_at else 'boosted', language)}",
                f"s.boosted:{one.proof_id}:{view}",
                plain=True,
            ),
        )
        for place, one in marks
        if one.code or one.state == "link" or one.boosted_at
    ]
    turns = page_buttons(view.page, pages, lambda page: f"s.boost:{view.of(page)}")
    sheet = (Button("as_sheet", f"s.boost_sheet:{view}"),) if marks else ()
    return (*rows, *(row for row in (turns, sheet) if row))


def _view(acting: Acting, rest: str) -> View:
    """What a button says; anybody can forge it."""
    page, _, span = rest.partition(":")
    shop = (span.split(":") + [""] * 4)[3]
    if not (page.isdecimal() and len(page) < 6):
        raise Refused("old_button")
    known = shop.isdecimal() and len(shop) < 10
    return View(int(page), spans.of_button(acting, span), int(shop) if known else None)


def _line(place: int, one: Boostable) -> says.BoostLine:
    about = (place, one.deal_id, one.partner, one.link)
    return says.BoostLine(*about, one.code, one.until, one.state, one.sold)


def _cells(place: int, one: Boostable, language: str) -> list[Cell]:
    return [
        *(place, one.partner, one.handle, one.brand, one.campaign),
        *(Phrases(language).word(one.platform, "platforms"), one.link, one.code, one.days),
        one.until.isoformat() if one.until else "",
        say.word("boost_states", one.state, language),
        day_here(one.boosted_at).isoformat() if one.boosted_at else "",
        *(one.sold.units, one.sold.gmv_idr),
    ]
