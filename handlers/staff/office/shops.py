"""The shops of a brand, added from its card."""

from typing import Any

from deals.decision import Refused
from deals.says.office import brands as says
from deals.selling.shop import platform_named
from handlers.staff.acting import Acting
from handlers.staff.office import brands
from handlers.words.harmless import one_line
from storage.selling import shops

NAME_CHARS = 64


def ask(acting: Acting, number: str) -> None:
    brand = brands.brand_of(acting, number)
    acting.ask("shops", says.AskShops(brand.name), {"brand": brand.id})


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """A line for each new shop, its platform in its name; one bad line, and none is taken."""
    acting.must("lead")
    brand = brands.brand_of(acting, str(answers["brand"]))
    read = [_shop(acting, line) for line in acting.incoming.text.splitlines() if line.strip()]
    names = [name.casefold() for name, _ in read]
    if not read or len(set(names)) < len(names):
        raise Refused("bad_shop_line", line=read[-1][0] if read else "-")
    for name, platform in read:
        shops.add(acting.session, brand.id or 0, name, platform)
    acting.done()
    brands.show_card(acting, brand)


def _shop(acting: Acting, line: str) -> tuple[str, str]:
    name = one_line(line)
    platform = platform_named(name)
    if platform is None or len(name) > NAME_CHARS:
        raise Refused("bad_shop_line", line=one_line(line, NAME_CHARS))
    if shops.named(acting.session, name):
        raise Refused("shop_taken", line=name)
    return name, platform
