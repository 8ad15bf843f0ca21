"""A staff member who is acting: who, with which right, and how they are answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from deals.channel import Attachment, Incoming, Rows
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says import Words
from deals.says.office import commands as says
from handlers.turn import Turn
from storage.deal import deals
from storage.staff import members, shown
from storage.tables import Draft, Staff

ASKED_IN = "asked_in"  # beside the answers of an open question: the chat that it belongs to


class PutAway(Refused):
    """Refused, since it is settled already; that its buttons are put away stays."""


@dataclass
class Acting:
    """`ended`: the command that they gave ended a question that was open."""

    turn: Turn
    member: Staff
    incoming: Incoming
    toasted: bool = False
    ended: bool = False

    @property
    def session(self) -> Session:
        return self.turn.session

    @property
    def member_id(self) -> int:
        assert self.member.id
        return self.member.id

    @property
    def private(self) -> bool:
        """Addresses and phone numbers are shown in private only."""
        return not self.incoming.in_group

    def must(self, right: str) -> None:
        """Raises Refused when their right does not hold the one that is needed."""
        if not members.may(self.member, right):
            raise Refused("not_your_right", right=right)

    def must_name_deal(self, told: str, more: str = "") -> None:
        """Raises Refused with an example of their command when they named nothing behind it."""
        if not told.strip():
            command = self.incoming.text.split(maxsplit=1)[0].partition("@")[0]
            raise Refused("number_needed", example=f"{command} 12 {more}".strip())

    def must_be_private(self) -> None:
        """Raises Refused in a group."""
        if not self.private:
            raise Refused("only_in_private")

    def answer(self, words: Words, buttons: Rows = ()) -> None:
        """Answers where they wrote."""
        self.turn.say(self.incoming.address, self.member.language, words, buttons)

    def show_drawn(self, words: Words, drawing: dict[str, Any], buttons: Rows = ()) -> None:
        """Answers with a picture that is drawn while it is sent."""
        to, language = self.incoming.address, self.member.language
        self.turn.say(to, language, words, buttons, drawing=drawing)

    def edit(self, words: Words, buttons: Rows = ()) -> None:
        """Puts other words where the pressed button stands."""
        self.turn.edit(self.incoming, self.member.language, words, buttons)

    def show(self, words: Words, buttons: Rows = ()) -> None:
        """Answers a command, or turns the page that a button stands under."""
        if self.incoming.kind == "button":
            self.edit(words, buttons)
        else:
            self.answer(words, buttons)

    def toast(self, words: Words | None = None) -> None:
        """Answers a press, once."""
        if not self.toasted:
            self.turn.toast(self.incoming, self.member.language, words)
        self.toasted = True

    def refuse(self, refused: Refused) -> None:
        """Says why something is not possible now."""
        words = says.NotPossible(refused.code, tuple(str(f) for f in refused.facts.values()))
        if self.incoming.kind == "button":
            self.toast(words)
        else:
            self.answer(words)

    def ask(self, act: str, words: Words, answers: dict[str, Any], buttons: Rows = ()) -> None:
        """Asks something; their next words in this chat are the answer, and go to ANSWERS[act]."""
        kept = {**answers, ASKED_IN: str(self.incoming.address)}
        members.begin_draft(self.session, self.member_id, act, kept, self.turn.now)
        self.answer(words, buttons)

    def ask_press(
        self,
        act: str,
        words: Words,
        answers: dict[str, Any],
        buttons: Callable[[str], Rows],
        instead_of: dict[str, Any] | None = None,
    ) -> None:
        """Asks for a press on what is shown, or for other words in its place. The buttons are made
        with its mark, and do exactly that also after other commands, until `pressed`.

        `instead_of`: what was shown before, and is so no more.
        """
        if instead_of is not None:
            shown.drop(self.session, self.member_id, act, shown.mark_of(instead_of))
        mark = shown.keep(self.session, self.member_id, act, answers, self.turn.now)
        self.ask(act, words, answers, buttons(mark))

    def shown(self, act: str, mark: str) -> dict[str, Any]:
        """What stood over a button, shown to the very member who pressed it."""
        found = shown.find(self.session, self.member_id, act, mark)
        if found is None:
            raise Refused("shown_no_more")
        return found

    def pressed(self, act: str, answers: dict[str, Any]) -> None:
        """What was shown is done, and done once."""
        shown.drop(self.session, self.member_id, act, shown.mark_of(answers))
        draft = members.draft(self.session, self.member_id)
        if draft and draft.act == act and _shown_in(draft) == answers:
            self.done()

    def give_up(self) -> bool:
        """What was asked is given up, with its buttons; False when nothing was open."""
        draft = members.draft(self.session, self.member_id)
        if draft:
            shown.drop(self.session, self.member_id, draft.act, shown.mark_of(_shown_in(draft)))
        return self.done()

    def asked(self) -> tuple[str, dict[str, Any]] | None:
        """The act of the question that is open in this chat, with the answers so far."""
        draft = members.draft(self.session, self.member_id)
        if draft is None:
            return None
        here = str(self.incoming.address)
        ours = draft.answers.get(ASKED_IN, here) == here
        return (draft.act, _shown_in(draft)) if ours else None

    def done(self) -> bool:
        """What was asked is answered, or given up; False when nothing was open."""
        return members.end_draft(self.session, self.member_id)

    def file(self) -> Attachment | None:
        """The file that they sent, if they did; raises Refused when it was not taken."""
        file = next(iter(self.incoming.attachments), None)
        if file and file.problem:
            known = file.problem in ("too_big", "program")
            raise Refused(f"sheet_{file.problem}" if known else "sheet_not_fetched")
        return file

    def deal(self, number: str) -> Deal:
        """The deal of that number; raises Refused when there is none."""
        if not (number.isascii() and number.isdecimal()) or len(number) > 18:
            raise Refused("no_such_deal", number=number[:20])
        try:
            return deals.load(self.session, int(number))
        except LookupError:
            raise Refused("no_such_deal", number=number) from None

    def decide(self, before: Deal, decision: Decision, undoable: bool = False) -> Deal:
        return self.turn.decide(before, decision, undoable)


def _shown_in(draft: Draft) -> dict[str, Any]:
    return {name: value for name, value in draft.answers.items() if name != ASKED_IN}
