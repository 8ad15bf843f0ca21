"""How somebody becomes staff: by the claim code of the first start, or by an admin's link."""

import structlog

from deals.channel import Incoming
from deals.says.office import team as says
from handlers.menu import is_for_staff
from handlers.turn import Turn
from handlers.words.wording import known
from storage.partner import invites, people
from storage.staff import claims, members

log = structlog.get_logger(__name__)


def join(turn: Turn, incoming: Incoming) -> bool:
    """Lets in who is not staff and proves a right to be; False when this was something else."""
    command, _, rest = incoming.text.partition(" ")
    name = command.removeprefix("/").lower() if command.startswith("/") else ""
    if name == "claim" and not members.everyone(turn.session, "admin"):
        _claim(turn, incoming, rest)
        return True
    if incoming.start:
        return _open_link(turn, incoming, incoming.start)
    if name and is_for_staff(name):
        log.warning("stranger_used_staff_command", inbox=turn.inbox_id, command=name)
    return False


def _claim(turn: Turn, incoming: Incoming, code: str) -> None:
    if claims.claim(turn.session, incoming.sender, code, turn.now):
        _let_in(turn, incoming, "admin")
        return
    log.warning("claim_failed", inbox=turn.inbox_id)
    turn.say(incoming.address, _language(incoming), says.ClaimWrong())


def _open_link(turn: Turn, incoming: Incoming, token: str) -> bool:
    """Only a link for staff is ours; a partner's link is left to the partner's door."""
    invite = invites.redeem(turn.session, token, incoming.sender, turn.now)
    if invite is None or invite.role not in members.RIGHTS:
        return False
    _let_in(turn, incoming, invite.role)
    return True


def _let_in(turn: Turn, incoming: Incoming, right: str) -> None:
    """An account is either a partner's or ours: what it spoke for before, it speaks for no more."""
    admins = members.everyone(turn.session, "admin")
    name = incoming.sender_name or incoming.username or "Staff"
    member = members.welcome(
        turn.session, incoming.sender, name, right, _language(incoming), turn.now
    )
    people.mark_address(turn.session, incoming.sender, "gone", turn.now)
    log.info("staff_joined", staff=member.id, right=right)
    turn.say(incoming.address, member.language, says.StaffWelcome(name, right))
    for admin in admins:
        turn.say(members.address_of(admin), admin.language, says.StaffJoined(name, right))


def _language(incoming: Incoming) -> str:
    """Indonesian, unless their app speaks another of our languages."""
    return known(incoming.language[:2])
