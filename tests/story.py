"""The main job as one story, played by hands on the practice room's page against the real program.

Thirty rows are imported, five people approached: Alya agrees and is late, Budi bargains, Citra
declines, Eko never answers, Gita says stop. Two months pass; at the end everything is settled.
"""

import re
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select

from bot.practice.room import Room
from handlers.say import word
from storage.tables import Deal, Debt, Deliverable, History, Proof, Proposal, Reminder
from tests.botprocess import BotProcess
from tests.looking import looking_into
from tests.room import ALYA, BUDI, CITRA, DIMAS, MAYA, RunningRoom

EKO, GITA = 700011, 700012
PEOPLE = {
    "Maya": MAYA,
    "Dimas": DIMAS,
    "Alya": ALYA,
    "Budi": BUDI,
    "Citra": CITRA,
    "Eko": EKO,
    "Gita": GITA,
}
BEGIN = "2030-07-02T10:00:00+07:00"  # a Tuesday
SHEET = Path(__file__).parent.parent / "bot/practice/samples/listing-september.xlsx"
CAMPAIGN = """
brand = "Herbana"
title = "Herbana Juli"
kind = "kol"
month = "2030-07"
brief = "Tunjukkan kemasan. Jangan menjanjikan kesembuhan."

[terms]
barter = "1 paket Herbana Temulawak"
barter_value_idr = 350_000
post_by_days_after_pack = 10
tags = ["@herbana.id"]

[[terms.contents]]
kind = "reel"
platform = "instagram"
"""


def add_people(room: Room) -> None:
    """Two more KOLs than the room has."""
    room.add_person(EKO, "Eko Wirawan")
    room.add_person(GITA, "Gita Permatasari")


@dataclass
class Story:
    """`patient_s`: how long the bot may need for one line, also when it is killed meanwhile."""

    room: RunningRoom
    bot: BotProcess
    patient_s: float = 60
    calm: Any = None  # called after each line: the killed bot's loose ends are tied there
    lines: int = field(default=0)
    campaign: str = CAMPAIGN

    def play(self) -> None:
        """From the first start to the last deal's end."""
        self.settle()
        self.open_the_house()
        self.list_and_vet()
        self.approach()
        self._answer()
        self._send_packs()
        self._be_late()
        self._hand_in()
        self._end()

    def open_the_house(self) -> None:
        code = re.findall(r"/claim (\d{4} \d{4})", self.bot.output())[-1]
        self.says("Maya", f"/claim {code}")
        self.says("Maya", "/staff")
        self.presses("Maya", "s.invite:staff")
        self.opens("Dimas", self.link_in(self.last("Maya", "start=")))
        self.says("Maya", "/brand add")
        self.says("Maya", "Herbana")
        self.says("Maya", "Suplemen herbal, lebih dari 40 tahun")
        self.sends("Maya", "/campaign", "juli.toml", self.campaign.encode())
        self.presses("Maya", "s.opencamp")

    def list_and_vet(self) -> None:
        self.sends("Dimas", "/import", "listing.xlsx", SHEET.read_bytes())
        self.says("Maya", "/list listed")
        for deal in range(1, 6):
            self.presses("Maya", f"s.vet:{deal}:")

    def approach(self) -> None:
        self.says("Dimas", "/approach")
        self.presses("Dimas", "s.send:")
        for deal, name in enumerate(("Alya", "Budi", "Citra", "Eko", "Gita"), start=1):
            card = self.last("Dimas", "start=", f"/deal_{deal}")
            self.presses("Dimas", f"s.made:{deal}:")
            self.opens(name, self.link_in(card))

    def _answer(self) -> None:
        self.presses("Alya", "yes:1:")
        self.presses("Alya", "agree:1:")
        self.says("Budi", "rate aku 1,5jt untuk 2 reel kak")
        self.presses("Dimas", "s.take:2:")
        self.presses("Budi", "agree:2:")
        self.presses("Citra", "no:3:")
        self.says("Gita", "stop, jangan hubungi saya lagi")

    def _send_packs(self) -> None:
        for deal in (1, 2):
            self.says("Dimas", f"/deal {deal}")
            self.presses("Dimas", f"s.pack:{deal}")
            self.says("Dimas", f"JNE TES000{deal}")
        self.skips("tomorrow")
        self.says("Dimas", "/deal 1")
        self.presses("Dimas", "s.got:1")
        self.presses("Budi", "here:2")

    def _be_late(self) -> None:
        """Budi is on time; Alya is reminded, and the deadline passes."""
        self.skips_days(4)
        self.says("Budi", "udah ya https://www.instagram.com/reel/BudiReel001/?igsh=x")
        self.presses("Dimas", "s.accept:2:")
        self.says("Budi", "https://www.instagram.com/p/BudiReel002")
        self.presses("Dimas", "s.accept:2:")
        self.skips_days(9)

    def _hand_in(self) -> None:
        self.says("Alya", "maaf telat kak https://www.instagram.com/ceritaalya.id")
        self.says("Alya", "https://www.instagram.com/ceritaalya.id/reel/AlyaReel001/")
        self.presses("Dimas", "s.accept:1:")

    def _end(self) -> None:
        self.skips_days(20)
        self.says("Alya", "/status")
        self.says("Dimas", "/due")

    # Hands

    def says(self, name: str, text: str) -> None:
        self.room.does(PEOPLE[name], "say", text=text)
        self.settle()

    def sends(self, name: str, caption: str, file: str, content: bytes) -> None:
        fields = {"as": "document", "caption": caption}
        self.room.attach(PEOPLE[name], (file, content, "application/octet-stream"), **fields)
        self.settle()

    def presses(self, name: str, action: str) -> None:
        """The newest button in their chat whose action begins so."""
        for message in reversed(self.room.chat(PEOPLE[name])):
            for row in (message.get("keyboard") or {}).get("inline", []):
                for button in row:
                    if button.get("callback_data", "").startswith(action):
                        self.room.does(
                            PEOPLE[name],
                            "press",
                            message_id=message["message_id"],
                            callback_data=button["callback_data"],
                        )
                        self.settle()
                        return
        raise AssertionError(f"{name} has no button {action}; last: {self.heard(name)[-2:]}")

    def opens(self, name: str, token: str) -> None:
        self.room.does(PEOPLE[name], "open", payload=token)
        self.settle()

    def skips(self, to: str) -> None:
        answer = self.room.page("/room/skip", to=to, zone="Asia/Jakarta").json()
        assert answer.get("finished"), answer
        self.settle()

    def skips_days(self, days: int) -> None:
        for _ in range(days):
            self.skips("tomorrow")

    def settle(self) -> None:
        """Until the bot has nothing left to do."""
        until = time.monotonic() + self.patient_s
        while self._due_soon(self.room.page("/room/wait-idle", timeout_s=self.patient_s).json()):
            assert time.monotonic() < until, f"no rest:\n{self.bot.output()[-3000:]}"
            time.sleep(0.1)
        self.lines += 1
        if self.calm:
            self.calm(self)

    def _due_soon(self, answer: dict[str, Any]) -> bool:
        """Not idle, or about to try something once more."""
        if not answer["idle"]:
            return True
        soon = self.room.room.clock.now() + timedelta(seconds=30)
        due = answer["next_due"]
        return due is not None and datetime.fromisoformat(due) < soon

    # What they see

    def heard(self, name: str) -> list[str]:
        """Everything that the bot has said to somebody and that stands in the chat now."""
        messages = self.room.chat(PEOPLE[name])
        return [m["text"] or "" for m in messages if m["from"] == "bot"]

    def last(self, name: str, *words: str) -> str:
        found = [text for text in self.heard(name) if all(word in text for word in words)]
        assert found, f"{name} has heard nothing with {words}: {self.heard(name)[-3:]}"
        return found[-1]

    @staticmethod
    def link_in(text: str) -> str:
        found = re.search(r"start=([\w-]+)", text)
        assert found
        return found[1]


def book(url: str) -> dict[str, list[Any]]:
    """What stands in the books at the end: all that matters, nothing that chance decides."""
    with looking_into(url) as connection:
        return {name: [*map(tuple, connection.execute(query))] for name, query in BOOKS.items()}


BOOKS: dict[str, Select[Any]] = {
    "deals": select(
        Deal.partner_id,
        Deal.stage,
        Deal.asked,
        Deal.waiting_on,
        Deal.waiting_for,
        Deal.post_by,
        Deal.pack_state,
    )
    .where(Deal.stage != "listed")
    .order_by(Deal.id),
    "proposals": select(
        Proposal.deal_id, Proposal.number, Proposal.by, Proposal.state, Proposal.terms
    ).order_by(Proposal.deal_id, Proposal.number),
    "deliverables": select(
        Deliverable.deal_id, Deliverable.number, Deliverable.kind, Deliverable.state
    ).order_by(Deliverable.deal_id, Deliverable.number),
    "proofs": select(
        Proof.deal_id, Proof.deliverable, Proof.platform, Proof.post_id, Proof.state
    ).order_by(Proof.id),
    "history": select(History.deal_id, History.version, History.happened, History.by).order_by(
        History.deal_id, History.version
    ),
    "reminders": select(Reminder.deal_id, Reminder.name, Reminder.step, Reminder.state).order_by(
        Reminder.deal_id, Reminder.id
    ),
    "debts": select(Debt.deal_id, Debt.kind, Debt.number, Debt.paid_at.is_(None)).order_by(
        Debt.deal_id, Debt.id
    ),
    "listed": select(func.count(Deal.id)),
}


def chats(story: Story) -> dict[str, list[str]]:
    """What each person saw, without tokens, codes and ages, and what a repeat says of itself."""
    return {name: [_steady(text) for text in story.heard(name)] for name in PEOPLE}


def _steady(text: str) -> str:
    text = re.sub(r"start(=|%3D)[\w-]+", "start=…", text)
    text = text.removesuffix(f"\n\n{word('house', 'maybe_repeated', 'id')}")
    text = re.sub(r"· (baru|\d+ (menit|jam))", "· …", text)
    return re.sub(r"\d{4} \d{4}", "…", text)


def wait_online(room: RunningRoom, bot: BotProcess, seconds: float = 60) -> None:
    """Until the bot polls."""
    until = time.monotonic() + seconds
    while not room.state()["bot"]["online"]:
        assert time.monotonic() < until, bot.output()[-3000:]
        time.sleep(0.05)
