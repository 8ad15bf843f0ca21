"""`/template`: which messages a brand can word by itself, and how each of them reads now."""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.says.office import wording as says
from handlers.staff.acting import Acting
from handlers.staff.office.brands import brand_of
from handlers.staff.turning import page_buttons
from handlers.template_check import EDITABLE, preview
from handlers.words.templates import SUFFIX
from handlers.words.wording import LANGUAGES, TEMPLATES, word
from storage.brand import (
    campaigns,
    wordings,
)
from storage.tables import Brand

PAGE = 8
OF_THE_HOUSE = frozenset(  # said without a deal, so no brand stands behind them
    {"stopped", "welcome_back", "hello", "stranger", "link_not_valid", "old_button", "not_read"}
    | {"file_not_taken", "which_deal", "status", "partner_help", "too_much"}
)
CHANGEABLE = tuple(name for name in EDITABLE if name not in OF_THE_HOUSE)


@dataclass(frozen=True)
class Place:
    """One message of one brand in one language, as buttons name it: `brand:language:message`."""

    brand: Brand
    language: str
    name: str

    @property
    def brand_id(self) -> int:
        return self.brand.id or 0

    def __str__(self) -> str:
        return f"{self.brand_id}:{self.language}:{self.name}"


def show(acting: Acting, rest: str = "") -> None:
    """For which brand? With a single one that is no question."""
    brands = campaigns.brands(acting.session)
    if not brands:
        raise Refused("no_brand_yet")
    if len(brands) == 1:
        _show_list(acting, brands[0], acting.member.language, 0)
        return
    named = ((Button(brand.name, f"s.words:{brand.id}", plain=True),) for brand in brands)
    acting.show(says.WordingBrands(), tuple(named))


def turn_page(acting: Acting, rest: str) -> None:
    """`brand:language:page`, the last two optional."""
    number, _, more = rest.partition(":")
    language, _, page = more.partition(":")
    language = language or acting.member.language
    if language not in LANGUAGES:
        raise Refused("old_button")
    at = int(page) if page.isascii() and page.isdecimal() and len(page) < 4 else 0
    _show_list(acting, brand_of(acting, number), language, min(at, _pages() - 1))


def open_wording(acting: Acting, rest: str) -> None:
    """One message: what its template may use, the template, and what it says."""
    place = place_of(acting, rest)
    own = wordings.find(acting.session, place.brand_id, place.name, place.language)
    source = own.source if own else ours(place)
    acting.answer(
        says.WordingCard(place.name, place.brand.name, place.language, bool(own), _fields(place))
    )
    acting.answer(says.WordingSource(tuple(source.splitlines())))
    acting.answer(
        says.WordingPreview(preview_lines(place, source), saved=True),
        _card_buttons(place, bool(own)),
    )


def place_of(acting: Acting, rest: str) -> Place:
    """Reads a button's `brand:language:message`; raises Refused for what does not exist."""
    number, _, more = rest.partition(":")
    language, _, name = more.partition(":")
    if language not in LANGUAGES or name not in CHANGEABLE:
        raise Refused("old_button")
    return Place(brand_of(acting, number), language, name)


def ours(place: Place) -> str:
    """The template that Sapa ships."""
    return (TEMPLATES / place.language / f"{place.name}{SUFFIX}").read_text("utf-8")


def preview_lines(place: Place, source: str) -> tuple[str, ...]:
    return tuple(preview(place.name, place.language, source).splitlines())


def _show_list(acting: Acting, brand: Brand, language: str, page: int) -> None:
    known = wordings.of_brand(acting.session, brand.id or 0)
    own = {row.name for row in known if row.language == language}
    words = says.WordingList(brand.name, language, page + 1, _pages(), len(own))
    acting.show(words, _list_buttons(acting, brand, language, page, own))


def _list_buttons(acting: Acting, brand: Brand, language: str, page: int, own: set[str]) -> Rows:
    here = f"{brand.id}:{language}"
    rows = [
        (Button(_title(acting, name, name in own), f"s.word:{here}:{name}", plain=True),)
        for name in CHANGEABLE[page * PAGE : (page + 1) * PAGE]
    ]
    turns = page_buttons(page, _pages(), lambda number: f"s.words:{here}:{number}")
    others = [other for other in LANGUAGES if other != language]
    tongues = tuple(Button(f"words_{other}", f"s.words:{brand.id}:{other}") for other in others)
    return (*rows, turns, tongues) if turns else (*rows, tongues)


def _card_buttons(place: Place, own: bool) -> Rows:
    rows = [(Button("change_words", f"s.reword:{place}"),)]
    if own:
        rows.append((Button("our_words", f"s.our_words:{place}"),))
    return (*rows, (Button("back", f"s.words:{place.brand_id}:{place.language}"),))


def _title(acting: Acting, name: str, own: bool) -> str:
    title = word("messages", name, acting.member.language)
    return f"✏️ {title}" if own else title


def _pages() -> int:
    return -(-len(CHANGEABLE) // PAGE)


def _fields(place: Place) -> tuple[str, ...]:
    return tuple(
        shown
        for name, value in EDITABLE[place.name].values().items()
        for shown in _named(name, value)
    )


def _named(name: str, value: Any) -> list[str]:
    """`terms` -> terms.fee_idr ...; a list of things -> dues[].brand ..."""
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return [f"{name}[].{field.name}" for field in fields(value[0])]
    if is_dataclass(value):
        return [f"{name}.{field.name}" for field in fields(value)]
    return [f"{name}[]" if isinstance(value, tuple) else name]
