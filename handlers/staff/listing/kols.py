"""/kol: what is known of a partner, shown and changed a line at a time."""

from typing import Any

from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.listing.followers import tier_of
from deals.research.fields import ALIASES, FIELDS, changed
from deals.research.told import read_count
from deals.says.listing import known as says
from handlers.staff.acting import Acting
from handlers.staff.listing import known, settling
from handlers.staff.listing.lists import shortened
from handlers.words.harmless import one_line
from storage.partner import research
from storage.tables import Partner

OF_PARTNER = ("name", "followers")
NAME_CHARS = 64


def command(acting: Acting, rest: str) -> None:
    """/kol 12, or /kol 12 er 3,5%."""
    number, _, line = rest.strip().partition(" ")
    acting.must_name_deal(number)
    deal = acting.deal(number.lstrip("#"))
    if line.strip():
        field, _, value = line.strip().partition(" ")
        _change(acting, deal, _field(field), value)
    _show(acting, deal)


def open_card(acting: Acting, rest: str) -> None:
    _show(acting, settling.meant(acting, rest)[0])


def ask(acting: Acting, rest: str) -> None:
    """One line, to be told anew."""
    deal, parts = settling.meant(acting, rest)
    field = parts[0] if parts else ""
    if field not in (*OF_PARTNER, *FIELDS):
        raise Refused("old_button")
    settling.ask(acting, "kol", f"ask_kol_{field}", deal, field=field)


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """The line that was asked for; one that cannot be read is asked for again."""
    deal = acting.deal(str(answers["deal"]))
    _change(acting, deal, str(answers["field"]), acting.incoming.text)
    acting.done()
    _show(acting, deal)


def _field(word: str) -> str:
    field = ALIASES.get(word.casefold().rstrip(":"))
    if field is None:
        raise Refused("no_such_field")
    return field


def _change(acting: Acting, deal: Deal, field: str, text: str) -> None:
    partner = known.partner_of(acting, deal)
    if partner.forgotten_at:
        raise Refused("asked_to_be_forgotten")
    if field in OF_PARTNER:
        _change_partner(partner, field, text)
    else:
        number = partner.id or 0
        told = changed(research.of(acting.session, number), field, text)
        research.put(acting.session, number, told, acting.turn.now)
    acting.session.flush()


def _change_partner(partner: Partner, field: str, text: str) -> None:
    if field == "name":
        name = one_line(text)
        if not name or len(name) > NAME_CHARS:
            raise Refused("bad_name")
        partner.name = name
        return
    count = read_count(text)
    if count is None:
        raise Refused("followers_unreadable")
    partner.followers, partner.tier = count, tier_of(count)


def _show(acting: Acting, deal: Deal) -> None:
    partner = known.partner_of(acting, deal)
    alike = known.alike(acting, partner)
    words = says.KolCard(
        deal.id,
        partner.name,
        partner.link or "",
        tuple(f"{platform} @{handle}" for platform, handle in partner.other_accounts or ()),
        partner.tier or "",
        shortened(partner.followers or 0),
        known.known(acting, partner, deal.id),
        alike,
    )
    acting.answer(words, _buttons(deal, alike))


def _buttons(deal: Deal, alike: int) -> Rows:
    lines = [Button(f"kol_{name}", f"s.kolset:{deal.id}:{name}") for name in (*FIELDS, *OF_PARTNER)]
    last = [Button("open_deal", f"s.deal:{deal.id}")]
    if alike:
        last.append(Button("see_alike", f"s.twinsof:{deal.id}"))
    rows = [tuple(lines[at : at + 3]) for at in range(0, len(lines), 3)]
    return (*rows, tuple(last))
