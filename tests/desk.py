"""A house with its chats, for stories: who writes or presses what, and what everybody reads.

Nothing is kept between two lines but the database.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import Session, col, func, select

from bot.floods import Floods
from deals import exits, negotiation
from deals.channel import Address, Attachment, Incoming
from deals.selling.shop import platform_named
from deals.terms import Content, PostBy, Terms
from handlers import lives, timed
from handlers.door import receive
from handlers.turn import Turn
from storage.brand import campaigns
from storage.deal import (
    deals,
    reminders,
)
from storage.deal.reminders import Due
from storage.lives import slots
from storage.partner import invites
from storage.selling import shops
from storage.staff import members
from storage.tables import Campaign, Inbox, Outbox, Partner
from tests.fresh import fresh_database
from tests.said import Said, as_said, letters, newest_button

T = TypeVar("T")
NOON = datetime(2026, 9, 1, 3, tzinfo=UTC)  # a Tuesday, ten in the morning in Jakarta
WORDS = ("text", "edit", "picture", "document")
MOMENT = timedelta(milliseconds=1)
TERMS = Terms(
    contents=(Content("reel", "instagram", 2),),
    post_by=PostBy(on=date(2026, 9, 24)),
    fee_idr=500_000,
)


@dataclass(frozen=True)
class Who:
    """Somebody with a private chat."""

    name: str
    address: Address
    language: str = "id"


class House:
    """One bot with its team. `group` is the team's chat; `posted`: the postman is at work.

    Everything is read, unless a story sets `floods`.
    """

    def __init__(self, folder: Path) -> None:
        self.database = fresh_database(folder)
        self.folder = folder
        self.now = NOON
        self.posted = True
        self.floods = Floods()
        self.group = Address("telegram", "-100")
        self.admin = self.member("Ayu", "admin")

    # Who there is

    def who(self, name: str, language: str = "id") -> Who:
        """Somebody who is nobody to us yet."""
        chat = str(1000 + sum(name.encode()) * 7 + len(name))
        return Who(name, Address("telegram", chat), language)

    def member(self, name: str, right: str = "staff", language: str = "id") -> Who:
        who = self.who(name)
        self.do(lambda s: members.welcome(s, who.address, name, right, language, self.now))
        return who

    def member_id(self, who: Who) -> int:
        member = self.do(lambda s: members.at(s, who.address))
        assert member and member.id
        return member.id

    def brand(self, name: str = "Herbana") -> int:
        def made(session: Session) -> int:
            brand = campaigns.brand_named(session, name) or campaigns.add_brand(session, name)
            return brand.id or 0

        return self.do(made)

    def shop(self, name: str = "TikTok Shop Herbana") -> int:
        """The number of a shop of Herbana's."""
        brand_id = self.brand()

        def made(session: Session) -> int:
            platform = platform_named(name) or "tiktok"
            shop = shops.named(session, name) or shops.add(session, brand_id, name, platform)
            return shop.id or 0

        return self.do(made)

    def campaign(
        self, title: str = "September", terms: Terms = TERMS, kind: str = "kol", **more: Any
    ) -> int:
        brand_id = self.brand()

        def made(session: Session) -> int:
            found = session.exec(select(Campaign).where(Campaign.title == title)).first()
            campaign = found or campaigns.add_campaign(
                session, brand_id, title, kind, "2026-09", terms, self.now, **more
            )
            return campaign.id or 0

        return self.do(made)

    def listed(self, name: str, terms: Terms = TERMS, title: str = "September") -> int:
        """The number of a deal in stage listed."""
        campaign_id = self.campaign(title, terms)

        def made(session: Session) -> int:
            partner = Partner(
                name=name, platform="instagram", handle=name.lower(), listed_at=self.now
            )
            session.add(partner)
            session.flush()
            deal, _ = deals.listed(session, campaign_id, partner.id or 0, self.now)
            return deal.id or 0

        return self.do(made)

    def approached(
        self,
        who: Who,
        owner: Who | None = None,
        terms: Terms = TERMS,
        title: str = "September",
    ) -> int:
        """The number of a deal whose partner has opened the link and has the offer."""
        deal_id = self.listed(who.name, terms, title)
        owner_id = self.member_id(owner or self.admin)

        def approach(turn: Turn) -> str:
            deal = deals.load(turn.session, deal_id)
            deal = turn.decide(deal, exits.vet(deal, self.now))
            deal = turn.decide(
                deal, negotiation.approach(replace(deal, owner_id=owner_id), self.now)
            )
            deal = turn.decide(deal, negotiation.first_contact_made(deal, self.now))
            return invites.issue(turn.session, "self", self.now, deal.partner.id)

        token = self.turn(approach)
        self.says(who, f"/start {token}", start=token)
        return deal_id

    def agreed(
        self,
        who: Who,
        owner: Who | None = None,
        terms: Terms = TERMS,
        title: str = "September",
    ) -> int:
        """The number of a deal that its partner has agreed to."""
        deal_id = self.approached(who, owner, terms, title)
        self.presses(who, f"yes:{deal_id}:1")
        self.presses(who, f"agree:{deal_id}:1")
        return deal_id

    def deal(self, deal_id: int) -> Any:
        return self.do(lambda s: deals.load(s, deal_id))

    # What they do

    def says(
        self,
        who: Who,
        text: str,
        file: Attachment | None = None,
        group: bool = False,
        start: str | None = None,
        kind: str = "text",
        **more: Any,
    ) -> list[Said]:
        """One line of theirs; answers everything that was said upon it, to whomever."""
        return self.receives(
            Incoming(
                address=self.group if group else who.address,
                sender=who.address,
                sent_at=self.now,
                kind="file" if file else kind,
                text=text,
                start=_payload(text) if start is None else start,
                attachments=(file,) if file else (),
                sender_name=who.name,
                language=who.language,
                **more,
            )
        )

    def presses(self, who: Who, button: str, group: bool = False) -> list[Said]:
        """A press on the newest button of that label or action in the chat.

        An action that no message shows is pressed all the same, as a forger would.
        """
        return self.receives(self.press(who, button, group))

    def press(self, who: Who, button: str, group: bool = False) -> Incoming:
        """Such a press, which nobody has heard of yet."""
        chat = self.group if group else who.address
        found = self._button(chat, button)
        return Incoming(
            address=chat,
            sender=who.address,
            sent_at=self.now,
            kind="button",
            button=found[0],
            button_id=f"press-{self._count()}",
            message_id=found[1],
            sender_name=who.name,
            language=who.language,
        )

    def receives(self, incoming: Incoming) -> list[Said]:
        """One update of any kind; a moment after the last one, as with people."""
        self.now += MOMENT
        if incoming.sent_at + MOMENT == self.now:
            incoming = replace(incoming, sent_at=self.now)

        return self._told(lambda s: self.handle(s, incoming, self.arrived(s, incoming)))

    def arrived(self, session: Session, incoming: Incoming) -> int:
        """Takes an update in; answers its number."""
        return self._inbox(session, str(incoming.address))

    def handle(self, session: Session, incoming: Incoming, inbox_id: int) -> None:
        """What the program does about it, in the transaction of the session."""
        turn = Turn(
            session, self.now, f"in:{inbox_id}", "partner",
            self.folder / "media", "sapa_bot", inbox_id,
        )  # fmt: skip
        receive(turn, replace(incoming, flood=self.floods.has(inbox_id, incoming)))

    def turn(self, act: Callable[[Turn], T]) -> T:
        """Runs something that needs a turn, and delivers what it says."""
        self.now += MOMENT
        cause = f"act:{self._count()}"
        result = self.do(lambda s: act(Turn(s, self.now, cause, "clock", bot_name="sapa_bot")))
        self._post()
        return result

    def later(self, **span: float) -> list[Said]:
        """Time passes, and every reminder is taken when it is due; answers what was said."""
        until, said = self.now + timedelta(**span), []
        while (due := self.do(_next_due_at)) and due <= until:
            self.now = max(self.now, due)
            for live in self.do(lambda s: slots.due(s, self.now)):
                said += self._told(partial(self._tell, live))
            for one in self.do(lambda s: reminders.due(s, self.now)):
                said += self._told(partial(self._remind, one))
        self.now = until
        self._post()
        return said

    def do(self, unit: Callable[[Session], T]) -> T:
        return self.database.transact(unit)

    def to(self, who: Who | Address, said: list[Said]) -> list[Said]:
        """What one of them reads of it."""
        address = who.address if isinstance(who, Who) else who
        return [one for one in said if one.to == address and one.act in WORDS]

    def everything(self) -> list[Said]:
        """All that was ever said, the oldest first."""
        return [as_said(row) for row in self.do(lambda s: letters(s, 0))]

    def answer(self, who: Who, text: str, **more: Any) -> str:
        """Their line, and the words that they get back in their own chat."""
        return "\n".join(one.text for one in self.to(who, self.says(who, text, **more)))

    # How it works

    def _remind(self, due: Due, session: Session) -> None:
        assert not timed.remind(session, [due], self.now)

    def _tell(self, due: slots.Due, session: Session) -> None:
        assert not lives.tell(session, [due], self.now)

    def _inbox(self, session: Session, lane: str) -> int:
        key = str(session.exec(select(func.count(col(Inbox.id)))).one())
        row = Inbox(
            channel="telegram", update_key=key, lane=lane, raw={}, received_at=self.now,
            next_at=self.now, state="done",
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row.id or 0

    def _told(self, unit: Callable[[Session], Any]) -> list[Said]:
        before = self._count()
        self.do(unit)
        said = [as_said(row) for row in self.do(lambda s: letters(s, before))]
        self._post()
        return said

    def _post(self) -> None:
        if self.posted:
            self.do(self._deliver)

    def _deliver(self, session: Session) -> None:
        for row in session.exec(select(Outbox).where(Outbox.state == "queued")):
            if row.due_at <= self.now:
                row.state, row.external_id = "sent", f"m{row.id}"
                row.taken_at = row.sent_at = self.now

    def _count(self) -> int:
        return self.do(lambda s: s.exec(select(func.max(Outbox.id))).one()) or 0

    def _button(self, chat: Address, button: str) -> tuple[str, str]:
        found = self.do(partial(newest_button, chat, button))
        named = re.match(r"[a-z._]+(:|$)", button)
        assert found or named, f"there is no button {button!r} in the chat"
        return found or (button, "m0")


def read(house: House, who: Who, said: list[Said]) -> str:
    """What one of them reads of it, as one text."""
    return "\n".join(one.text for one in house.to(who, said))


def token(said: list[Said]) -> str:
    """The only start link that was told."""
    [words] = [one.text for one in said if "?start=" in one.text]
    return words.split("?start=")[1].split()[0]


def opens(house: House, who: Who, link: str) -> list[Said]:
    """They follow a start link."""
    return house.says(who, f"/start {link}", start=link)


def _payload(text: str) -> str | None:
    """What the channel makes of `/start` and of a start link."""
    command, _, rest = text.partition(" ")
    return rest.strip() if command == "/start" else None


def _next_due_at(session: Session) -> datetime | None:
    both = (reminders.next_due_at(session), slots.next_due_at(session))
    return min((at for at in both if at), default=None)
