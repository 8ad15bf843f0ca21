"""/packing: whose pack has to be sent, as a sheet that comes back filled in; and who is to be asked
where to."""

from dataclasses import replace

from deals.channel import Button
from deals.decision import Refused
from deals.hours import day_here
from deals.parcels import whereto
from deals.parcels.address import Address, read_address
from deals.says.parcels import to_staff as says
from handlers import say
from handlers.office.exporting import Cell, book_of
from handlers.staff.acting import Acting
from handlers.staff.reporting import sheets
from storage.deal import (
    deals,
    history,
    parcels,
)
from storage.deal.parcels import Parcel

READY = (
    *("deal", "partner", "recipient", "phone", "street", "city", "postcode"),
    *("goods", "campaign", "checked", "courier", "tracking"),
)
INCOMPLETE = ("deal", "partner", "missing", "known", "phone", "goods", "campaign")
SHOWN = 15
Listed = tuple[Parcel, Address]


def command(acting: Acting, rest: str) -> None:
    """/packing: today's list."""
    acting.must_be_private()  # it holds addresses
    ready, without = _to_send(acting)
    if not (ready or without):
        raise Refused("nothing_to_pack")
    language = acting.member.language
    pages = [
        (say.label("packing", language), _ready(acting, ready)),
        (say.label("packing_incomplete", language), _incomplete(acting, without)),
    ]
    lines = tuple(says.Incomplete(one.deal_id, one.partner, to.missing) for one, to in without)
    unconfirmed = sum(not one.right for one, _ in ready)
    words = says.PackingShown(len(ready), unconfirmed, lines[:SHOWN], max(0, len(lines) - SHOWN))
    acting.answer(words, ((Button("ask_addresses", "s.ask_where"),),) if without else ())
    day = day_here(acting.turn.now).isoformat()
    sheets.send(acting, book_of(pages), f"packing-{day}.xlsx", len(ready) + len(without))


def ask_addresses(acting: Acting, rest: str) -> None:
    """Asks everybody without a full address for what is missing; nobody twice a day."""
    asked = by_hand = 0
    now = acting.turn.now
    for parcel, to in _to_send(acting)[1]:
        deal = deals.load(acting.session, parcel.deal_id)
        last = history.latest(acting.session, deal.id, "address_asked")
        today = deal.campaign.local_date(now)
        just_now = last is not None and deal.campaign.local_date(last.at) == today
        if just_now or not deal.partner.reachable or deal.partner.stopped:
            by_hand += 1
            continue
        missing = to.missing if to.street else Address().missing
        acting.decide(deal, whereto.asked_for(deal, missing, unasked=True))
        asked += 1
    acting.turn.unbutton(acting.incoming)
    acting.answer(says.AskedForAddress(asked, by_hand))


def _to_send(acting: Acting) -> tuple[list[Listed], list[Listed]]:
    """Whose pack can go, and who has no full address."""
    if parcels.how_many(acting.session) > sheets.MOST_ROWS:
        raise Refused("sheet_too_long", most=sheets.MOST_ROWS)
    listed = [(one, _where(one)) for one in parcels.to_send(acting.session, sheets.MOST_ROWS)]
    ready = [(one, to) for one, to in listed if not to.missing]
    return ready, [(one, to) for one, to in listed if to.missing]


def _where(parcel: Parcel) -> Address:
    """What they told; the phone of the listing where they named none."""
    told = read_address(parcel.address)
    return told if told.phone else replace(told, phone=parcel.phone)


def _ready(acting: Acting, listed: list[Listed]) -> list[list[Cell]]:
    rows: list[list[Cell]] = [_titles(acting, READY)]
    for one, to in listed:
        checked = _title(acting, "yes" if one.right else "no")
        where = (to.recipient, to.phone, to.street, to.city, to.postcode)
        what = (_goods(acting, one), f"{one.brand} · {one.campaign}", checked)
        rows.append([one.deal_id, one.partner, *where, *what, "", ""])
    return rows


def _incomplete(acting: Acting, listed: list[Listed]) -> list[list[Cell]]:
    language = acting.member.language
    rows: list[list[Cell]] = [_titles(acting, INCOMPLETE)]
    for one, to in listed:
        missing = ", ".join(say.word("address_parts", part, language) for part in to.missing)
        what = (_goods(acting, one), f"{one.brand} · {one.campaign}")
        rows.append([one.deal_id, one.partner, missing, one.address, to.phone, *what])
    return rows


def _goods(acting: Acting, parcel: Parcel) -> str:
    """As the terms that were agreed say, with what was added in bargaining."""
    terms = deals.load(acting.session, parcel.deal_id).terms
    goods = " + ".join(part for part in (terms.barter, terms.extra) if part)
    return goods or say.word("desk", "sample", acting.member.language)


def _titles(acting: Acting, names: tuple[str, ...]) -> list[Cell]:
    return [_title(acting, name) for name in names]


def _title(acting: Acting, name: str) -> str:
    return say.word("packing_columns", name, acting.member.language)
