"""One turn: everything that one update, staff act or due step does, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session

from deals.channel import Address, Incoming, Outgoing, Rows
from deals.content.briefing import BriefFile
from deals.deal import Deal
from deals.decision import Decision
from deals.hours import allowed
from deals.paying import moves
from deals.says import Say, Words
from deals.says.house.undelivered import NoticeUnheard
from deals.says.managers.to_staff import NoticeManager
from deals.selling import meter
from handlers import replacing, say
from handlers.paying import asking, bonus_due
from handlers.words import harmless
from storage.brand import wordings
from storage.deal import (
    clearances,
    deals,
)
from storage.keeping import media
from storage.partner import (
    heard,
    people,
)
from storage.post import outbox
from storage.staff import members

PRESS_LASTS = timedelta(seconds=140)  # Telegram forgets a press after 150 s


class Outdated(people.Busy):
    """What was found before a turn is so no more, and is to be found again."""


@dataclass
class Turn:
    """`cause` begins the dedupe keys of what is said; `by` is whose act it is, for the history."""

    session: Session
    now: datetime
    cause: str
    by: str
    media: Path = Path("data/media")
    bot_name: str = ""
    inbox_id: int = 0
    heard_id: int = 0  # what of theirs was kept as said, if anything was
    heard_from: int = 0  # the first of several that are read as one
    speaking: Address | None = None  # the partner's person whose words this turn answers
    said: int = 0

    @property
    def words_heard(self) -> str:
        """The words that this turn is about, as buttons name them."""
        several = self.heard_from and self.heard_from != self.heard_id
        return f"{self.heard_from}-{self.heard_id}" if several else str(self.heard_id)

    def talks_about(self, deal: Deal) -> None:
        """What was heard belongs to the talk of that deal."""
        heard.is_about(self.session, self.inbox_id, self.heard_from, self.heard_id, deal.id)

    def decide(self, before: Deal, decision: Decision, undoable: bool = False) -> Deal:
        """Writes what a rule decided, and says what it has to say."""
        after = deals.save(self.session, before, decision, self.by, self.now, undoable)
        for one in decision.says:
            self.tell(after, one)
        if moves(before, after):
            asking.settle(self, after)
        if meter.moves(before, after):
            bonus_due.settle_bonuses(self, [after.id])
        if before.negotiating and not after.negotiating:
            clearances.overtaken(self.session, after.id, None, self.now)
        return after

    def tell(
        self,
        deal: Deal,
        one: Say,
        picture: str = "",
        private: bool = False,
        drawing: dict[str, Any] | None = None,
    ) -> None:
        """Puts one rule's words into the outbox, to whom they are for.

        `picture`: the path of a file that the words to staff are about, shown above them;
        `drawing`: one that is drawn while it is sent.
        `private`: it is not for the group.
        """
        if one.to == "partner":
            told = self.tell_partner(deal.partner.id, one.words, one.buttons, deal, one.unasked)
            for file in one.files if told else ():
                self._file_to_partner(deal, file)
            if not told and not deal.partner.stopped:
                self.tell(deal, self._by_hand(deal, one.words))
            return
        one = asking.with_payment(self.session, deal, replacing.with_one(self.session, deal, one))
        team = members.team_address(self.session)
        for address, language in self._ours(deal, one.to):
            in_group = team is not None and address == team[0]
            words = self._for_the_group(deal, one) if in_group else one.words
            shown = "" if private and in_group else picture
            self.say(
                *(address, language, words, one.buttons),
                deal_id=deal.id,
                picture=shown,
                drawing=drawing,
            )

    def tell_partner(
        self,
        partner_id: int,
        words: Words,
        buttons: Rows = (),
        deal: Deal | None = None,
        unasked: bool = False,
        expires: timedelta | None = None,
    ) -> bool:
        """Words to whoever speaks for the partner; False when nobody can be written to. `expires`:
        so long they are true."""
        speaker = people.speaker_address(self.session, partner_id)
        if speaker is None:
            return False
        address = self.speaking or speaker
        language = people.language(self.session, partner_id)
        self.say(
            address,
            language,
            words,
            buttons,
            deal_id=deal.id if deal else None,
            partner_id=partner_id,
            zone=deal.campaign.zone if deal and unasked else None,
            wording=wordings.own(self.session, deal, words, language) if deal else None,
            expires=expires,
        )
        return True

    def say(
        self,
        to: Address,
        language: str,
        words: Words,
        buttons: Rows = (),
        deal_id: int | None = None,
        partner_id: int | None = None,
        zone: str | None = None,
        wording: str | None = None,
        picture: str = "",
        expires: timedelta | None = None,
        drawing: dict[str, Any] | None = None,
    ) -> None:
        """Queues words for an address; with a `zone`, for hours allowed there."""
        tone = people.tone(self.session, partner_id) if partner_id else ""
        outgoing = say.outgoing(words, buttons, language, wording, tone)
        if picture or drawing:
            caption = harmless.fit(outgoing.text, harmless.CAPTION_UNITS)
            outgoing = replace(
                outgoing, act="picture", text=caption, path=picture, drawing=drawing or {}
            )
        letter = outbox.Letter(
            to,
            outgoing,
            words.template(),
            words.once,
            deal_id or words.about_deal,
            partner_id,
            zone,
        )
        self._put(letter, allowed(self.now, zone) if zone else self.now, expires)

    def edit(self, incoming: Incoming, language: str, words: Words, buttons: Rows = ()) -> None:
        """Puts other words where the pressed button stands."""
        outgoing = say.outgoing(words, buttons, language)
        changed = replace(outgoing, act="edit", message_id=incoming.message_id)
        self._put(
            outbox.Letter(incoming.address, changed, words.template(), deal_id=words.about_deal)
        )

    def unbutton(self, incoming: Incoming) -> None:
        """Takes the buttons away under the message that was pressed."""
        bare = Outgoing("unbutton", message_id=incoming.message_id)
        self._put(outbox.Letter(incoming.address, bare, "unbutton"))

    def toast(self, incoming: Incoming, language: str, words: Words | None = None) -> None:
        """Answers the press, with a short text or none."""
        text = say.render(words, language)[:200] if words else ""
        answer = Outgoing("toast", text, button_id=incoming.button_id)
        deal_id = words.about_deal if words else None
        letter = outbox.Letter(incoming.sender, answer, "toast", deal_id=deal_id)
        self._put(letter, expires=PRESS_LASTS)

    def document(self, to: Address, path: str, name: str, deal_id: int | None = None) -> None:
        """Queues a file. `deal_id`: whose it is, so that it goes with them."""
        shown = Outgoing("document", path=path, file_name=harmless.file_name(name))
        self._put(outbox.Letter(to, shown, "file", deal_id=deal_id))

    def drawing(self, to: Address, language: str, words: Words, drawing: dict[str, Any]) -> None:
        """Queues a picture, which is drawn when it is sent, with words under it."""
        text = harmless.fit(say.render(words, language), harmless.CAPTION_UNITS)
        picture = Outgoing("picture", text, drawing=drawing)
        self._put(outbox.Letter(to, picture, words.template()))

    def _file_to_partner(self, deal: Deal, file: BriefFile) -> None:
        """A file of ours, after the words that it belongs to."""
        to = self.speaking or people.speaker_address(self.session, deal.partner.id)
        if to is None:
            return
        path = str(media.path_of(self.media, file.sha256))
        act = "picture" if file.picture else "document"
        shown = Outgoing(act, path=path, file_name=harmless.file_name(file.name))
        self._put(outbox.Letter(to, shown, "file", deal_id=deal.id, partner_id=deal.partner.id))

    def _by_hand(self, deal: Deal, words: Words) -> Say:
        """What a person has to tell the partner."""
        language = people.language(self.session, deal.partner.id)
        in_group = self._without_secrets(words, deal)
        told, shown = (
            NoticeUnheard(*deal.about, say.render(one, language)) for one in (words, in_group)
        )
        return Say("staff", told, in_group=shown)

    def show_ours(self, deal: Deal, path: str, name: str) -> None:
        """A file that a partner sent, to whoever looks after the deal."""
        for address, _ in self._desk(deal):
            self.document(address, path, name, deal.id)

    def _put(
        self,
        letter: outbox.Letter,
        due_at: datetime | None = None,
        expires: timedelta | None = None,
    ) -> None:
        self.said += 1
        until = self.now + expires if expires else None
        key = f"{self.cause}:{self.said}"
        outbox.put(self.session, letter, key, self.now, due_at, until)

    def _for_the_group(self, deal: Deal, one: Say) -> Words:
        """A phone that the group may not read is for the leads, in private."""
        shown = one.in_group or self._without_secrets(one.words, deal)
        if shown != one.words and isinstance(one.words, NoticeManager):
            self.tell(deal, replace(one, to="lead"))
        return shown

    def _without_secrets(self, words: Words, deal: Deal) -> Words:
        """What the group may read of them."""
        from handlers.in_group import for_the_group  # with all that quotes: no start needs it

        return for_the_group(words, deal.campaign.local_date(self.now))

    def _ours(self, deal: Deal, to: str) -> Iterable[tuple[Address, str]]:
        owner = self._desk(deal)
        if to == "staff":
            return owner
        leads = members.everyone(self.session, "lead")
        return [
            (members.address_of(lead), lead.language)
            for lead in leads
            if (members.address_of(lead), lead.language) not in owner
        ]

    def _desk(self, deal: Deal) -> list[tuple[Address, str]]:
        """Whoever looks after the deal, and who talks with the partner by themselves."""
        desk = members.desk_addresses(self.session, deal.owner_id)
        talks = deal.taken_over_by if deal.in_person else None
        others = members.desk_addresses(self.session, talks) if talks else []
        return [*desk, *(one for one in others if one not in desk)]
