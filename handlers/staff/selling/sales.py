"""/sales: a shop's export becomes what its affiliates sold. What is not clear is asked once, and
what the file says is seen before it is kept."""

from dataclasses import replace
from typing import Any

from deals.channel import Attachment, Button, Rows
from deals.decision import Refused
from deals.hours import day_here
from deals.reporting.months import is_month, month_of, read_months, shifted
from deals.says.selling import sales as says
from deals.selling.upload import Upload
from handlers.staff.acting import Acting
from handlers.staff.selling import checking, files, shelves
from handlers.staff.selling.files import Opened
from storage.selling import layouts, shops
from storage.tables import Shop

ACT = "sales"
MONTHS_OFFERED = 3
COLUMNS_OFFERED = 24
NO_COLUMN = "none"


def command(acting: Acting, rest: str) -> None:
    """/sales, with the file attached or asked for."""
    if not shops.shops(acting.session):
        raise Refused("no_shops")
    file = acting.file()
    if file:
        _take(acting, file)
    else:
        acting.ask(ACT, *shelves.shown(acting, {}))


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """The file that was asked for, or words in the place of a press."""
    file = acting.file()
    if file:
        _take(acting, file)
    elif "path" not in answers:
        raise Refused("sales_needed")
    else:
        _go_on(acting, in_words(acting))


def choose_shop(acting: Acting, rest: str) -> None:
    """They pressed the shop that their file is of."""
    _pressed(acting, of_shop(acting, rest))


def choose_column(acting: Acting, rest: str) -> None:
    """They pressed the column that holds what is missing, or that none does."""
    _pressed(acting, with_column(acting, rest))


def choose_month(acting: Acting, rest: str) -> None:
    """They pressed the month that their file is about."""
    _pressed(acting, of_month(acting, rest))


def is_of_file(act: str, answers: dict[str, Any]) -> bool:
    """Whether a question was asked about a file that is there."""
    return act == ACT and "path" in answers


def of_shop(acting: Acting, rest: str) -> Upload:
    """Their file, with the shop of that number."""
    return replace(_asked(acting), shop_id=_shop_numbered(acting, rest).id)


def with_column(acting: Acting, rest: str) -> Upload:
    """Their file, with `field:place of its column`, which may be none."""
    file = files.opened(acting, _asked(acting))
    missing, _, place = rest.partition(":")
    titles = [title for title, at in file.layout.unknown.items() if str(at) == place]
    if missing != file.missing or not (titles or place == NO_COLUMN):
        raise Refused("old_button")
    return file.upload.with_column(missing, titles[0] if titles else None)


def of_month(acting: Acting, rest: str) -> Upload:
    """Their file, with that month."""
    upload = _asked(acting)
    if not is_month(rest):
        raise Refused("old_button")
    return replace(upload, month=rest)


def in_words(acting: Acting) -> Upload:
    """Their file, with what was asked last, which they answer in words."""
    file, words = files.opened(acting, _asked(acting)), acting.incoming.text.strip()
    if file.shop is None:
        shop = shops.named(acting.session, words)
        if shop is None:
            raise Refused("no_such_shop")
        return replace(file.upload, shop_id=shop.id)
    if file.missing:
        return file.upload.with_column(file.missing, words)
    months = read_months(words, day_here(acting.turn.now))
    if not months or len(months) > 1:
        raise Refused("no_sales_month")
    return replace(file.upload, month=months[0])


def _take(acting: Acting, file: Attachment) -> None:
    _go_on(acting, files.taken(acting, file))


def _pressed(acting: Acting, upload: Upload) -> None:
    acting.turn.unbutton(acting.incoming)
    _go_on(acting, upload)


def _go_on(acting: Acting, upload: Upload) -> None:
    """Asks for what is still unknown, or shows what the file says."""
    file = files.opened(acting, upload)
    layout = file.written.layout
    if file.shop is None:
        buttons = _shop_buttons(acting, layout.platform)
        acting.ask(ACT, says.AskSalesShop(upload.name), upload.answers, buttons)
        return
    upload = replace(upload, shop_id=file.shop.id)
    if file.missing:
        asked = says.AskSalesColumn(upload.name, file.missing)
        acting.ask(ACT, asked, upload.answers, _column_buttons(file, file.missing))
    elif file.span is None:
        words = says.AskSalesMonth(upload.name, file.shop.name)
        acting.ask(ACT, words, upload.answers, _month_buttons(acting))
    else:
        layouts.keep(acting.session, file.shop.id or 0, layout.kind, upload.titles)
        checking.show(acting, file)


def _asked(acting: Acting) -> Upload:
    question = acting.asked()
    if question is None or not is_of_file(*question):
        raise Refused("old_button")
    return Upload(**question[1])


def _shop_numbered(acting: Acting, number: str) -> Shop:
    usable = number.isdecimal() and len(number) < 18
    shop = acting.session.get(Shop, int(number)) if usable else None
    if shop is None:
        raise Refused("old_button")
    return shop


def _shop_buttons(acting: Acting, platform: str | None) -> Rows:
    """The shops that it may be of, one in a row."""
    every = shops.shops(acting.session)
    fitting = [shop for shop in every if shop.platform == platform] or every
    return tuple((Button(shop.name, f"s.sales_shop:{shop.id}", plain=True),) for shop in fitting)


def _column_buttons(file: Opened, missing: str) -> Rows:
    press = f"s.sales_column:{missing}"
    titles = list(file.written.layout.unknown.items())[:COLUMNS_OFFERED]
    columns = [(Button(title, f"{press}:{place}", plain=True),) for title, place in titles]
    return (*columns, (Button("no_such_column", f"{press}:{NO_COLUMN}"),))


def _month_buttons(acting: Acting) -> Rows:
    this = month_of(day_here(acting.turn.now))
    months = [shifted(this, -back) for back in range(MONTHS_OFFERED)]
    return tuple((Button(month, f"s.sales_month:{month}", plain=True),) for month in months)
