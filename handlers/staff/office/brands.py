"""`/brand`: the brands with what is said of them, and their products."""

import re
from typing import Any

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.says.office import brands as says
from handlers.staff.acting import Acting
from handlers.staff.delivering import claim_check
from handlers.words.harmless import one_line, text
from storage.brand import campaigns
from storage.partner import research
from storage.selling import shops
from storage.tables import Brand

NAME_CHARS, ABOUT_CHARS = 64, 1000
NOTHING = "-"
COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}")


def show(acting: Acting, rest: str = "") -> None:
    """`/brand` lists, `/brand add` begins a new one."""
    if rest.strip().lower() in ("add", "baru", "tambah"):
        add(acting)
        return
    brands = campaigns.brands(acting.session)
    lines = tuple(says.BrandLine(brand.name, _product_names(acting, brand)) for brand in brands)
    named = tuple((Button(b.name, f"s.brand:{b.id}", plain=True),) for b in brands)
    acting.show(says.BrandList(lines), (*named, (Button("new_brand", "s.brand_add"),)))


def open_brand(acting: Acting, number: str) -> None:
    show_card(acting, brand_of(acting, number))


def add(acting: Acting, rest: str = "") -> None:
    acting.ask("brand_name", says.AskBrandName(), {})


def take_name(acting: Acting, answers: dict[str, Any]) -> None:
    """The name of a new brand, unlike all others."""
    name = one_line(acting.incoming.text)
    if not name or len(name) > NAME_CHARS:
        raise Refused("bad_name")
    if campaigns.brand_named(acting.session, name):
        raise Refused("name_taken", name=name)
    brand = campaigns.add_brand(acting.session, name)
    acting.ask("brand_about", says.AskBrandAbout(brand.name), {"brand": brand.id})


def ask_about(acting: Acting, number: str) -> None:
    brand = brand_of(acting, number)
    acting.ask("brand_about", says.AskBrandAbout(brand.name), {"brand": brand.id})


def take_about(acting: Acting, answers: dict[str, Any]) -> None:
    """A few sentences about the brand; a dash leaves it empty."""
    about = text(acting.incoming.text, ABOUT_CHARS + 1)
    if not about or len(about) > ABOUT_CHARS:
        raise Refused("bad_text")
    if not claim_check.warned(acting, "brand_about", answers, about):
        acting.pressed("brand_about", answers)
        use_about(acting, answers, about)


def use_about(acting: Acting, answers: dict[str, Any], about: str) -> None:
    acting.must("lead")
    brand = brand_of(acting, str(answers["brand"]))
    brand.about = "" if about == NOTHING else about
    acting.session.flush()
    acting.done()
    show_card(acting, brand)


def ask_colour(acting: Acting, number: str) -> None:
    brand = brand_of(acting, number)
    acting.ask("brand_colour", says.AskBrandColour(brand.name), {"brand": brand.id})


def take_colour(acting: Acting, answers: dict[str, Any]) -> None:
    """The colour of the brand's pictures as `#1F7A4D`; a dash takes it away."""
    brand = brand_of(acting, str(answers["brand"]))
    typed = acting.incoming.text.strip()
    if typed != NOTHING and not COLOUR.fullmatch(typed):
        raise Refused("bad_colour")
    brand.colour = "" if typed == NOTHING else "#" + typed.lstrip("#").upper()
    acting.session.flush()
    acting.done()
    show_card(acting, brand)


def ask_products(acting: Acting, number: str) -> None:
    brand = brand_of(acting, number)
    acting.ask("products", says.AskProducts(brand.name), {"brand": brand.id})


def take_products(acting: Acting, answers: dict[str, Any]) -> None:
    """A line `name: about` for each product, new or known; one bad line, and none is taken."""
    lines = "\n".join(line for line in acting.incoming.text.splitlines() if line.strip())
    if not _products(lines):
        raise Refused("bad_product_line")
    if not claim_check.warned(acting, "products", answers, lines):
        acting.pressed("products", answers)
        use_products(acting, answers, lines)


def use_products(acting: Acting, answers: dict[str, Any], lines: str) -> None:
    acting.must("lead")
    brand = brand_of(acting, str(answers["brand"]))
    for name, about in _products(lines):
        written = _as_written(acting, brand, name)
        campaigns.put_product(acting.session, brand.id or 0, written, about)
    acting.done()
    show_card(acting, brand)


def brand_of(acting: Acting, number: str) -> Brand:
    """The brand of that number; raises Refused when there is none."""
    known = number.isascii() and number.isdecimal() and len(number) <= 18
    brand = acting.session.get(Brand, int(number)) if known else None
    if brand is None:
        raise Refused("no_such_brand")
    return brand


def _products(lines: str) -> list[tuple[str, str]]:
    return [_product(line) for line in lines.splitlines()]


def _product(line: str) -> tuple[str, str]:
    name, colon, about = (one_line(part) for part in line.partition(":"))
    if not (name and colon and about) or len(name) > NAME_CHARS:
        raise Refused("bad_product_line", line=one_line(line, NAME_CHARS))
    return name, about


def _as_written(acting: Acting, brand: Brand, name: str) -> str:
    """As it is written already, so that another case of letters makes no second product."""
    names = _product_names(acting, brand)
    return next((known for known in names if known.casefold() == name.casefold()), name)


def show_card(acting: Acting, brand: Brand) -> None:
    products = tuple(
        says.ProductLine(product.name, product.about)
        for product in campaigns.products(acting.session, brand.id or 0)
    )
    criteria = research.criteria_of(brand)
    ours = tuple(shop.name for shop in shops.shops(acting.session, brand.id))
    words = says.BrandCard(brand.name, brand.about, products, brand.colour, criteria, ours)
    acting.show(words, _card_buttons(brand))


def _card_buttons(brand: Brand) -> Rows:
    return (
        (Button("change_products", f"s.products:{brand.id}"),),
        (Button("change_shops", f"s.shops:{brand.id}"),),
        (Button("change_about", f"s.brand_about:{brand.id}"),),
        (Button("change_colour", f"s.brand_colour:{brand.id}"),),
        (Button("change_criteria", f"s.criteria:{brand.id}"),),
        (Button("back", "s.brands"),),
    )


def _product_names(acting: Acting, brand: Brand) -> tuple[str, ...]:
    return tuple(product.name for product in campaigns.products(acting.session, brand.id or 0))
