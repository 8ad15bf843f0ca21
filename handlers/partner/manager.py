"""A partner's manager: named, come by their own link, and gone again."""

from deals import manager as rules
from deals import negotiation
from deals.buttons.partner import own_again_button
from deals.buttons.staff import second_manager_buttons
from deals.channel import Address, Incoming, Rows
from deals.deal import Deal
from deals.decision import Decision
from deals.says import Words
from deals.says.managers.to_partner import (
    ManagerNotNow,
    ManagersOwnLink,
    ManagerSpeaks,
    ManagerWaits,
    OwnAgain,
)
from deals.says.managers.to_staff import NoticeSecondManager
from deals.says.talking import to_partner as says
from deals.stages import NOT_APPROACHED
from handlers.partner import accounts
from handlers.partner.who import Who
from handlers.turn import Turn
from handlers.words.harmless import one_line
from storage.deal import deals
from storage.partner import (
    invites,
    managers,
    people,
)
from storage.staff import members
from storage.tables import Invite, Manager, Partner

NAME = 40


def named(turn: Turn, deal: Deal, name: str, phone: str, text: str = "") -> Decision:
    """Kept with the phone, so that staff make the manager's link with one tap."""
    about = turn.words_heard if turn.heard_id else ""
    row = managers.named(turn.session, deal.partner.id, name, phone, about, turn.now)
    return negotiation.named_manager(deal, name, phone, turn.now, text, about, row.id or 0)


def opens(turn: Turn, incoming: Incoming, invite: Invite) -> bool:
    """A manager's link was opened; False when it is by the manager who speaks already."""
    row = managers.find(turn.session, invite.manager_id or 0)
    assert row
    people.reserve(turn.session, row.partner_id)
    person = people.person_at(turn.session, incoming.sender)
    if person and person.role == "manager":
        return False
    if person:
        invite.used_by = None  # it is still the manager's to open
        words = ManagersOwnLink(person.name)
        turn.say(incoming.address, people.language(turn.session, row.partner_id), words)
        return True
    speaks = managers.speaking(turn.session, row.partner_id)
    row.account = row.account or one_line(incoming.sender_name or incoming.username, NAME)
    if speaks is None:
        come(turn, row, incoming.sender)
    else:
        _second(turn, incoming, row, speaks.name)
    return True


def waits(turn: Turn, incoming: Incoming) -> bool:
    """Whoever waits for our people to decide hears just that."""
    row = managers.waiting_at(turn.session, incoming.sender)
    if row:
        _tell(turn, incoming.address, row, ManagerWaits)
    return row is not None


def come(turn: Turn, row: Manager, address: Address) -> None:
    """They speak for the partner from now on: they read where each deal stands, the partner and
    staff that they are here."""
    row.opened_by = str(address)
    person = managers.speaks(turn.session, row, address, turn.now)
    turn.speaking = address
    live, place = _live(turn, row.partner_id), people.place(turn.session, address)
    for deal in live:
        turn.decide(deal, rules.speaks(deal, person.name, row.account, place, turn.now))
    partner = people.partner(turn.session, row.partner_id)
    if not live:
        turn.tell_partner(row.partner_id, says.Hello(person.name))
    if live:
        titles = ", ".join(one_line(deal.campaign.title) for deal in live)
        words = ManagerSpeaks(partner.name, person.name, titles)
        _tell_themselves(turn, partner, words, own_again_button(live[0].id))


def refuse(turn: Turn, row: Manager) -> None:
    """Staff keep whoever speaks."""
    managers.move(turn.session, row, "refused", turn.now)
    invites.void_of_manager(turn.session, row.id or 0)
    if row.opened_by:
        address = Address(*row.opened_by.split(":", 1))
        _tell(turn, address, row, ManagerNotNow)


def takes_back(turn: Turn, text: str, who: Who) -> bool:
    """`saya urus sendiri`, by the partner themselves while a manager speaks for them."""
    if who.person.role != "self" or not rules.wants_to_speak_alone(text):
        return False
    return alone_again(turn, who.partner_id)


def pressed_own(turn: Turn, incoming: Incoming, who: Who) -> None:
    done = who.person.role == "self" and alone_again(turn, who.partner_id)
    turn.toast(incoming, who.partner.language, None if done else says.OldButton())
    if done:
        turn.unbutton(incoming)


def alone_again(turn: Turn, partner_id: int, by_staff: bool = False) -> bool:
    """The partner is written to again, the manager hears that they are not; False if none was."""
    speaks = managers.speaking(turn.session, partner_id)
    if speaks is None:
        return False
    language = people.language(turn.session, partner_id)
    partner = people.partner(turn.session, partner_id)
    for address in managers.end(turn.session, partner_id, turn.now):
        words = ManagerNotNow(partner.name)
        turn.say(address, language, words, partner_id=partner_id)
    written_to_again(turn, partner_id)
    for deal in _live(turn, partner_id):
        turn.decide(deal, rules.speaks_alone(deal, speaks.name, by_staff))
    return True


def written_to_again(turn: Turn, partner_id: int) -> None:
    """No manager speaks for them: they hear it, if they can be written to."""
    managers.end(turn.session, partner_id, turn.now)
    partner = people.partner(turn.session, partner_id)
    _tell_themselves(turn, partner, OwnAgain(partner.name))
    accounts.check_again(turn, partner_id)


def owner(turn: Turn, partner_id: int) -> int | None:
    """Who of ours looks after what was spoken about last."""
    newest = next(iter(_live(turn, partner_id)), None)
    return newest.owner_id if newest else None


def _second(turn: Turn, incoming: Incoming, row: Manager, speaks: str) -> None:
    """Two at once: nothing moves before staff have decided."""
    first_time = row.state != "waiting"
    row.opened_by = str(incoming.sender)
    managers.move(turn.session, row, "waiting", turn.now if first_time else row.since)
    _tell(turn, incoming.address, row, ManagerWaits)
    partner = people.partner(turn.session, row.partner_id)
    words = NoticeSecondManager(partner.name, row.name, row.account, speaks)
    desk = members.desk_addresses(turn.session, owner(turn, row.partner_id))
    for address, language in desk if first_time else ():
        buttons, about = second_manager_buttons(row.id or 0), _newest(turn, row)
        turn.say(address, language, words, buttons, deal_id=about)


def _tell_themselves(turn: Turn, partner: Partner, words: Words, rows: Rows = ()) -> None:
    """To the partner, not their manager; to nobody who wants no more of us."""
    own = managers.own_address(turn.session, partner.id or 0)
    if own and not partner.stopped_at:
        turn.say(own, partner.language, words, rows, partner_id=partner.id)


def _tell(
    turn: Turn,
    address: Address,
    row: Manager,
    words: type[ManagerWaits] | type[ManagerNotNow],
) -> None:
    partner = people.partner(turn.session, row.partner_id)
    turn.say(address, partner.language, words(partner.name), deal_id=_newest(turn, row))


def _newest(turn: Turn, row: Manager) -> int | None:
    """The partner's newest deal: what is said about a manager goes with it."""
    return next((deal.id for deal in deals.all_of(turn.session, row.partner_id)), None)


def _live(turn: Turn, partner_id: int) -> list[Deal]:
    """What has been spoken about and is not over."""
    found = deals.live_of(turn.session, partner_id)
    return [deal for deal in found if deal.stage not in NOT_APPROACHED]
