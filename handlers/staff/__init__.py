"""The staff's door: commands, presses, and answers to what we asked; rights are checked here."""

from collections.abc import Callable
from difflib import get_close_matches

from deals.channel import Incoming
from deals.decision import Refused
from deals.says.desk.acts import DeskLine
from deals.says.office import commands as says
from handlers.staff import unasked_file
from handlers.staff.acting import Acting, PutAway
from handlers.staff.table.answers import ANSWERS
from handlers.staff.table.commands import COMMANDS
from handlers.staff.table.presses import PRESSES
from handlers.staff.talking import answering
from handlers.staff.tickets import helping
from handlers.turn import Turn
from storage.db import under_savepoint
from storage.staff import members
from storage.tables import Staff

SILENT = ("blocked", "unblocked", "edited")
LONG_TALKS = ("campaign", "campaign_check", "add", "review")
TOLD_SO_FAR = ("newcomer", "step")  # of whom /add tells, and how far /campaign new has come
LOOKS = ("due", "list", "find", "deal", "campaign", "brand", "help")


class DoneAgain(Exception):
    """All that the transaction did is undone, and done again with savepoints: see storage.db."""


def receive(turn: Turn, incoming: Incoming, member: Staff) -> None:
    """Handles one thing that a staff member did, in private or in the team's group."""
    acting = Acting(turn, member, incoming)
    try:
        if incoming.kind == "button":
            _press(acting)
        elif incoming.kind in SILENT:
            return
        elif incoming.text.startswith("/") and not incoming.forwarded:
            _command(acting)
        else:
            _answer(acting)
    except Refused as refused:
        acting.refuse(refused)


def _command(acting: Acting) -> None:
    """A new command ends whatever was asked before, unless it only looks something up in the
    middle of a long talk. In a group, other bots have commands too."""
    first, *rest = acting.incoming.text[1:].split(maxsplit=1) or [""]
    name, _, bot = first.partition("@")
    if bot and bot.lower() != acting.turn.bot_name.lower():
        return
    name, _, number = name.partition("_")  # a chat links the whole of /deal_5, not of /deal 5
    command = COMMANDS.get(name.lower())
    if command is None:
        if acting.private or bot:
            acting.answer(says.UnknownCommand(_nearest(acting, name)))
        return
    acting.must(command.right)
    if not _looks_up_meanwhile(acting, name):
        _end_what_was_asked(acting, given_up=name == "cancel")
    _do(acting, lambda: command.run(acting, " ".join([number, *rest]).strip()))


def _looks_up_meanwhile(acting: Acting, name: str) -> bool:
    draft = members.draft(acting.session, acting.member_id)
    return draft is not None and draft.act in LONG_TALKS and name in LOOKS


def _end_what_was_asked(acting: Acting, given_up: bool) -> None:
    """Who begins something else in the middle of a talk hears that nothing of it is kept."""
    draft = members.draft(acting.session, acting.member_id)
    told = draft is not None and any(draft.answers.get(what) for what in TOLD_SO_FAR)
    acting.ended = acting.give_up() if given_up else acting.done()
    if draft and told and not given_up:
        acting.answer(DeskLine(f"left_{draft.act}"))


def _press(acting: Acting) -> None:
    """`s.act:deal:rest`, checked again for the right; the rest is checked by the act."""
    act, _, rest = acting.incoming.button.partition(":")
    press = PRESSES.get(act)
    if press is None:
        raise Refused("old_button")
    acting.must(press.right)
    _do(acting, lambda: press.run(acting, rest))
    acting.toast()


def _answer(acting: Acting) -> None:
    """Words or a file without a command: the answer to the notice that they reply to, or to our
    last question, if there was one."""
    if answering.reply(acting) or helping.reply(acting):
        return
    question = acting.asked()
    if question and question[0] in ANSWERS:
        act, answers = question
        _do(acting, lambda: ANSWERS[act](acting, answers))
    elif acting.private and not answering.offer_to_pass_on(acting):
        _do(acting, lambda: _take_unasked(acting))


def _take_unasked(acting: Acting) -> None:
    """A file may tell by itself what it is for."""
    if not unasked_file.taken(acting):
        acting.answer(says.NothingAsked())


def _do(acting: Acting, act: Callable[[], None]) -> None:
    """An act that is refused half-way has done nothing. Raises Refused."""
    try:
        outcome = under_savepoint(acting.session, lambda _: _put_away(act))
    except Refused as refused:  # there was no savepoint
        raise DoneAgain from refused
    if isinstance(outcome, Exception):
        acting.toasted = False
        raise outcome


def _put_away(act: Callable[[], None]) -> Refused | None:
    try:
        act()
    except PutAway as settled:
        return settled
    return None


def _nearest(acting: Acting, name: str) -> str:
    """The command of theirs that looks most like it, or nothing."""
    mine = [c.name for c in COMMANDS.values() if members.may(acting.member, c.right)]
    return next(iter(get_close_matches(name.lower(), mine, 1)), "")
