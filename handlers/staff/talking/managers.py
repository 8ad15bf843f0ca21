"""A partner's manager: their start link with a text to send, which of two speaks, and the way
back."""

from deals import manager as rules
from deals.channel import Button
from deals.deal import Deal
from deals.decision import Refused
from deals.says.desk import acts as says
from deals.says.managers.to_partner import ManagerInvite, ManagerNotNow
from deals.says.managers.to_staff import ManagerLink
from handlers import say
from handlers.office.approaching import link_with
from handlers.partner import accounts
from handlers.partner import manager as partners
from handlers.staff.acting import Acting, PutAway
from handlers.staff.listing import settling
from handlers.staff.talking.approaching import whatsapp_url
from handlers.staff.talking.relinking import renewable
from handlers.words.harmless import one_line
from storage.partner import (
    invites,
    managers,
    people,
)
from storage.tables import Manager

NAME = 40


def make_link(acting: Acting, rest: str) -> None:
    """`deal:number`, or `deal` where nobody was named: in private, for the owner and for leads."""
    acting.must_be_private()
    deal = renewable(acting, rest)
    row = _named(acting, deal, settling.meant(acting, rest)[1])
    invites.void_of_manager(acting.session, row.id or 0)
    link = _link(acting, deal, row)
    if row.state == "named":
        managers.move(acting.session, row, "linked", acting.turn.now)
    acting.decide(deal, rules.link_made(deal, row.about, acting.turn.now))
    name = one_line(row.name, NAME)
    text = _text(acting, deal, name, link)
    speaks = managers.speaking(acting.session, deal.partner.id)
    words = ManagerLink(
        *deal.about, name, tuple(text.splitlines()), invites.PARTNER_DAYS,
        one_line(speaks.name, NAME) if speaks else "",
    )  # fmt: skip
    chat = ((Button("whatsapp", url=whatsapp_url(row.phone, text)),),) if row.phone else ()
    acting.answer(words, chat)


def take(acting: Acting, rest: str) -> None:
    """The second one speaks from now on."""
    row = _waiting(acting, rest)
    if row.opened_by is None:
        raise Refused("already_done")
    former = managers.end(acting.session, row.partner_id, acting.turn.now)
    for address in former:
        words = ManagerNotNow(people.partner(acting.session, row.partner_id).name)
        acting.turn.say(address, people.language(acting.session, row.partner_id), words)
    channel, chat = row.opened_by.split(":", 1)
    partners.come(acting.turn, row, partners.Address(channel, chat))
    accounts.check_again(acting.turn, row.partner_id)
    _settled(acting, "manager_taken")


def keep(acting: Acting, rest: str) -> None:
    """The first one stays."""
    partners.refuse(acting.turn, _waiting(acting, rest))
    _settled(acting, "manager_kept")


def own_again(acting: Acting, rest: str) -> None:
    """The partner is written to themselves again."""
    deal = renewable(acting, rest)
    if not partners.alone_again(acting.turn, deal.partner.id, by_staff=True):
        raise Refused("no_manager")
    after = acting.deal(str(deal.id))
    settling.acted(acting, after, "own_again" if after.partner.reachable else "own_again_unlinked")


def _named(acting: Acting, deal: Deal, parts: list[str]) -> Manager:
    number = settling.number(parts) if parts else 0
    row = managers.find(acting.session, number, deal.partner.id)
    if number and (row is None or row.state in ("refused", "ended", "speaks")):
        raise Refused("old_button")
    now = acting.turn.now
    return row or managers.named(acting.session, deal.partner.id, "", "", "", now)


def _link(acting: Acting, deal: Deal, row: Manager) -> str:
    token = invites.issue(acting.session, "manager", acting.turn.now, deal.partner.id, row.id)
    return link_with(acting.turn, token)


def _text(acting: Acting, deal: Deal, name: str, link: str) -> str:
    """In the partner's language, with how to be left alone."""
    campaign, language = deal.campaign, people.language(acting.session, deal.partner.id)
    words = ManagerInvite(name, deal.partner.name, campaign.brand, campaign.title, link)
    return f"{say.render(words, language)}\n\n{say.word('privacy', 'manager_footer', language)}"


def _waiting(acting: Acting, rest: str) -> Manager:
    """Who waits to be decided about: by whoever looks after the partner, or by a lead."""
    number = settling.number([part for part in rest.split(":") if part.isdecimal()])
    row = managers.find(acting.session, number)
    if row is None or row.state != "waiting":
        settling.put_away(acting)
        raise PutAway("already_done")
    people.reserve(acting.session, row.partner_id)
    if people.partner(acting.session, row.partner_id).stopped_at:
        raise Refused("partner_stopped")
    if partners.owner(acting.turn, row.partner_id) != acting.member_id:
        acting.must("lead")
    return row


def _settled(acting: Acting, key: str) -> None:
    acting.toast(says.DeskLine(key))
    settling.put_away(acting)
