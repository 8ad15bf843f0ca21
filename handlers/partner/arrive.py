"""Who comes to us: by a start link, back after a stop, or as a stranger."""

from datetime import timedelta

from deals import exits, negotiation
from deals.channel import Incoming
from deals.deal import Deal
from deals.says.house.guards import NoticeGuesses
from deals.says.talking import to_partner as says
from deals.stages import Stage
from handlers.house import troubles
from handlers.partner import accounts, manager, status
from handlers.partner.who import Who
from handlers.turn import Turn
from storage.deal import (
    deals,
    history,
)
from storage.partner import (
    heard,
    invites,
    people,
)
from storage.staff import tries
from storage.tables import Invite

MANY_GUESSES = 100  # within an hour, of all accounts
AGAIN_AFTER = timedelta(hours=6)
TOLD_ONCE_IN = timedelta(days=1)


def open_link(turn: Turn, incoming: Incoming) -> None:
    """`/start`, bare or with the token of a link."""
    is_new = False
    if incoming.start:
        invite = invites.redeem(turn.session, incoming.start, incoming.sender, turn.now)
        if invite is None:
            _note_guess(turn, incoming)
        if invite and _somebody_else(turn, incoming, invite):
            invites.release(invite)
            invite = None
        if invite is None or invite.partner_id is None:
            _tell_of_it(turn, incoming)
            turn.say(incoming.address, _language(incoming), says.LinkNotValid())
            return
        if invite.manager_id and manager.opens(turn, incoming, invite):
            return
        is_new = _join(turn, incoming, invite)
    person = people.person_at(turn.session, incoming.sender)
    if person is None:
        stranger(turn, incoming)
        return
    people.reserve(turn.session, person.partner_id)
    people.mark_address(turn.session, incoming.sender, "open", turn.now)
    turn.speaking = incoming.address
    who = Who(turn, person, people.partner(turn.session, person.partner_id))
    _welcome(turn, who, incoming.sender_name if is_new else None)


def stranger(turn: Turn, incoming: Incoming) -> None:
    """Somebody whom we do not know hears how to reach us, once per message and nothing more."""
    if incoming.kind not in ("blocked", "unblocked") and not manager.waits(turn, incoming):
        turn.say(incoming.address, _language(incoming), says.Stranger())


def _note_guess(turn: Turn, incoming: Incoming) -> None:
    """A token cannot be guessed, but that somebody tries is worth knowing."""
    count = tries.wrong(turn.session, invites.WRONG, incoming.sender, turn.now)
    if count >= MANY_GUESSES:
        words = NoticeGuesses(count)
        troubles.begins(turn, "guesses", words, again_after=AGAIN_AFTER)


def _tell_of_it(turn: Turn, incoming: Incoming) -> None:
    """A link of a partner that is another's: staff hear of it once a day, since it may be the
    partner with another account, or somebody else who has the link."""
    invite = invites.known(turn.session, incoming.start or "")
    used = invite and invite.used_by not in (None, str(incoming.sender))
    person = people.person_at(turn.session, incoming.sender)
    if invite is None or invite.partner_id is None or not (used or person):
        return
    account = incoming.sender_name or incoming.username
    other = people.partner(turn.session, person.partner_id).name if person else ""
    turn.by, since = "stranger", turn.now - TOLD_ONCE_IN
    people.reserve(turn.session, invite.partner_id)
    for deal in deals.live_of(turn.session, invite.partner_id)[:1]:
        if not history.has_happened(turn.session, deal.id, ("link_tried",), since):
            turn.decide(deal, negotiation.link_tried(deal, account, other))


def _join(turn: Turn, incoming: Incoming, invite: Invite) -> bool:
    """True when that account was not theirs before."""
    assert invite.partner_id
    people.reserve(turn.session, invite.partner_id)
    row = people.partner(turn.session, invite.partner_id)
    first_time = people.person_at(turn.session, incoming.sender) is None
    name = incoming.sender_name or row.name
    people.join(turn.session, invite.partner_id, invite.role, name, incoming.sender, turn.now)
    if first_time and incoming.language:
        row.language = _language(incoming)
    return first_time


def _somebody_else(turn: Turn, incoming: Incoming, invite: Invite) -> bool:
    """One account speaks for one partner; another's link changes nothing."""
    person = people.person_at(turn.session, incoming.sender)
    return person is not None and person.partner_id != invite.partner_id


def _welcome(turn: Turn, who: Who, account: str | None) -> None:
    """`account`: the name of one that is new for them; staff hear of it where an offer was made
    before, since it may be somebody else's."""
    if people.come_back(turn.session, who.partner_id):
        for deal in deals.live_of(turn.session, who.partner_id):
            turn.decide(deal, exits.come_back(deal, turn.now))
        who.answer(says.WelcomeBack(who.partner.name))
    waiting = [deal for deal in who.live if _not_offered_here(turn, deal)] or _given_up(who)
    place = people.place(turn.session, turn.speaking) if turn.speaking and account else 0
    for deal in waiting:
        turn.decide(deal, negotiation.linked(deal, turn.now, account or "", place))
    for deal in who.live if account is not None else ():
        if deal not in waiting:
            turn.decide(deal, negotiation.linked_anew(deal, account or who.partner.name, place))
    if not waiting:
        status.show(who)
    if account is not None:
        accounts.show_again(turn, who.partner_id)


def _not_offered_here(turn: Turn, deal: Deal) -> bool:
    """Approached by hand: the terms on the table have not been said by the bot."""
    return deal.negotiating and not heard.spoken_of(turn.session, deal.id)


def _given_up(who: Who) -> list[Deal]:
    """Who opens the link after we had given them up finds the offer all the same."""
    newest = [] if who.live else deals.all_of(who.turn.session, who.partner_id)[:1]
    return [deal for deal in newest if deal.stage == Stage.UNREACHABLE]


def _language(incoming: Incoming) -> str:
    return "id" if incoming.language in ("", "id", "ms", "jv", "su") else "en"
