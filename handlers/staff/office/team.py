"""`/staff`: who is in the team with which right; admins invite, change and remove."""

from collections.abc import Sequence

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.hours import day_here
from deals.says import Words
from deals.says.office import team as says
from handlers.staff.acting import Acting
from storage.partner import invites
from storage.staff import members, team
from storage.tables import Staff


def show(acting: Acting, rest: str = "") -> None:
    """Everybody in the team; for an admin with a button for each of them."""
    everyone = members.everyone(acting.session)
    lines = tuple(
        says.MemberLine(member.name, member.right, member.id == acting.member_id)
        for member in everyone
    )
    acting.show(says.TeamList(lines), _team_buttons(acting, everyone))


def invite(acting: Acting, right: str) -> None:
    """A fresh start link for somebody with that right; never in a group, where anybody reads it."""
    acting.must_be_private()
    if right not in members.RIGHTS:
        raise Refused("old_button")
    token = invites.issue(acting.session, right, acting.turn.now)
    link = f"https://t.me/{acting.turn.bot_name}?start={token}"
    acting.answer(says.TeamInvite(right, link, invites.STAFF_DAYS))


def open_member(acting: Acting, number: str) -> None:
    """One member, and what an admin can do about them."""
    member = _member(acting, number)
    card = says.MemberCard(
        member.name,
        member.right,
        day_here(member.joined_at),
        team.open_deals(acting.session, member.id or 0),
    )
    acting.show(card, _member_buttons(member))


def change_right(acting: Acting, rest: str) -> None:
    """`number:right`; the member hears of it."""
    number, _, right = rest.partition(":")
    member = _member(acting, number)
    if right not in members.RIGHTS:
        raise Refused("old_button")
    if member.right == right:
        raise Refused("already_done")
    if right != "admin":
        _keep_an_admin(acting, member)
    team.change_right(acting.session, member, right)
    _tell(acting, member, says.YourRight(right))
    open_member(acting, number)


def ask_remove(acting: Acting, number: str) -> None:
    """Are you sure? Their open deals will be the asker's."""
    member = _member(acting, number)
    _keep_an_admin(acting, member)
    sure = says.MemberRemoveSure(member.name, team.open_deals(acting.session, member.id or 0))
    yes = Button("remove_member_yes", f"s.removed:{number}")
    acting.show(sure, ((yes,), (Button("back", f"s.member:{number}"),)))


def remove(acting: Acting, number: str) -> None:
    """They leave the team; what is open of theirs goes to whoever removed them."""
    member = _member(acting, number)
    _keep_an_admin(acting, member)
    if member.id == acting.member_id:
        raise Refused("not_yourself")
    handed_on = team.remove(acting.session, member, acting.member_id)
    _tell(acting, member, says.YouLeft())
    in_group = members.team_address(acting.session) is not None
    acting.show(says.MemberRemoved(member.name, handed_on, in_group))


def _member(acting: Acting, number: str) -> Staff:
    known = number.isascii() and number.isdecimal() and len(number) <= 18
    member = team.member(acting.session, int(number)) if known else None
    if member is None:
        raise Refused("no_such_member")
    return member


def _keep_an_admin(acting: Acting, member: Staff) -> None:
    if team.is_last_admin(acting.session, member):
        raise Refused("last_admin")


def _tell(acting: Acting, member: Staff, words: Words) -> None:
    if member.id != acting.member_id:
        acting.turn.say(members.address_of(member), member.language, words)


def _team_buttons(acting: Acting, everyone: Sequence[Staff]) -> Rows:
    if not members.may(acting.member, "admin"):
        return ()
    named = tuple((Button(m.name, f"s.member:{m.id}", plain=True),) for m in everyone)
    invited = tuple((Button(f"invite_{right}", f"s.invite:{right}"),) for right in members.RIGHTS)
    return named + (invited if acting.private else ())


def _member_buttons(member: Staff) -> Rows:
    rights = tuple(
        (Button(f"make_{right}", f"s.right:{member.id}:{right}"),)
        for right in members.RIGHTS
        if right != member.right
    )
    remove = (Button("remove_member", f"s.remove:{member.id}"),)
    return (*rights, remove, (Button("back", "s.team"),))
