"""The story played through the bot, day by day, and what the bot's own sheets say of it."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from tests.affiliate_months import book, sheets, story
from tests.affiliate_months.affiliates import Affiliates
from tests.affiliate_months.sheets import Rows
from tests.affiliate_months.story import JAKARTA, Act, Month, SalesFile, Shop, Story
from tests.affiliate_months.team import Team, title
from tests.affiliate_months.told import Told
from tests.desk import House, Said, read

MORNING = time(9, 30)  # before anybody does anything
Entry = tuple[datetime, Callable[[], None]]


class Replay:
    """A team, their affiliates, and the bot between them."""

    def __init__(self, folder: Path) -> None:
        self.story: Story = story.told()
        self.house = House(folder)
        self.house.now = story.morning(self.story.months[0].days["contacted_on"])
        self.team = Team(self.house, self.story)
        self.affiliates = Affiliates(self.house, self.story.accounts)
        self.said: dict[Act, list[Said]] = {}  # upon what each did
        self.told = Told()

    def play(self) -> Told:
        """From the first list to the last payment."""
        self.team.founds()
        agenda = [entry for month in self.story.months for entry in self._agenda(month)]
        for at, happens in sorted(agenda, key=lambda entry: entry[0]):
            self._until(at)
            happens()
        for month in self.story.months:
            self.told.recaps[month.month] = self._recap(month)
        self.told.payouts = sheets.written(self._sheet("/payments"))
        self.told.letters = self.house.everything()
        return self.told

    # What happens when

    def _agenda(self, month: Month) -> list[Entry]:
        days = month.days

        def at(name: str, hour: int) -> datetime:
            return datetime.combine(days[name], time(hour), JAKARTA)

        entries: list[Entry] = [
            (at("contacted_on", 10), partial(self._contact, month)),
            (at("breaches_judged_on", 11), self._judge_breaches),
            (at("approved_on", 14), partial(self._read_meters, month, month.agreed)),
            (at("approved_on", 15), self._approve),
        ]
        for act in month.acts:
            entries.append((act.at, partial(self._act, month, act)))
            entries.append((self._judged_at(act), partial(self._judge, month, act)))
        for day in range(len(month.agreed)):
            entries.append((at("paid_from", 16) + timedelta(days=day), self._pay_one))
        entries += [(at("sales_taken_on", 13), partial(self._take, one)) for one in month.sales]
        for one in month.corrected:
            entries.append((at("corrected_on", 14), partial(self._take_correction, month, one)))
        return entries

    def _judged_at(self, act: Act) -> datetime:
        """What comes in the evening is looked at in the morning."""
        if not act.shows:
            return act.at
        return datetime.combine(act.at.date() + timedelta(days=1), MORNING, JAKARTA)

    def _until(self, at: datetime) -> None:
        late = self.house.now - at
        assert late < timedelta(minutes=1), f"{at} is over"
        if late < timedelta(0):
            self.house.later(seconds=-late.total_seconds())

    # A month

    def _rank(self) -> None:
        """Who sold most last month, shop by shop."""
        for shop in self.story.shops:
            self.told.ranking += sheets.ranking(
                shop, sheets.written(self._sheet(f"/rank {shop} 1"))
            )

    def _contact(self, month: Month) -> None:
        if month != self.story.months[0]:
            self._rank()
        for shop in self.story.shops.values():
            self.team.opens(month, shop)
        for shop in self.story.shops.values():
            deals = self._deals(month, shop)
            self.affiliates.links |= self.team.approaches(month, shop, list(deals.values()))
            for name, answer in month.contacted[shop.name].items():
                self.affiliates.answers(name, answer)

    def _act(self, month: Month, act: Act) -> None:
        self.said[act] = self.affiliates.does(act, self._shop(month, act.who).platform)

    def _judge(self, month: Month, act: Act) -> None:
        """What the team makes of it."""
        shop, said = self._shop(month, act.who), self.said[act]
        if act.copies:
            self.told.held_back = read(self.house, self.team.of(shop), said)
            self.team.sends_back(shop)
        elif act.what == "is banned":
            self.team.helps(shop, self._deals(month, shop)[act.who])
        elif not act.what.startswith("books"):
            self.team.judges(shop, said)

    def _judge_breaches(self) -> None:
        self.told.breaches += self.team.breaches()
        self.told.undone += self.team.confirms_breaches()

    def _take(self, file: SalesFile) -> None:
        self.told.sales.append(self.team.takes(file))

    def _take_correction(self, month: Month, file: SalesFile) -> None:
        """What comes to light when all was paid."""
        before = len(self.house.everything())
        self._take(file)
        self.told.corrected = self.house.everything()[before:]
        self._read_meters(month, [name for name in month.agreed if name in file.sold])

    def _approve(self) -> None:
        for deal, said in self.team.approves():
            name = self.house.do(partial(book.name_of, deal))
            self.affiliates.tells_account(name, said)

    def _pay_one(self) -> None:
        """One transfer a day, the oldest first."""
        for _, action in self.team.due("Tandai dibayar")[:1]:
            today = self.house.now.astimezone(JAKARTA).date()
            self.team.pays(int(action.split(":")[1]), today)

    # What the bot says of it

    def _read_meters(self, month: Month, names: list[str]) -> None:
        """The line with which a deal's card says how far somebody is."""
        for name in names:
            number = self._deals(month, self._shop(month, name))[name]
            card = self.house.answer(self.team.lead, f"/deal {number}")
            found = re.search(r"\d/\d video · .*", card)
            self.told.meters.append([month.month, name, found[0] if found else "-"])

    def _recap(self, month: Month) -> Rows:
        words = self.house.answer(self.team.lead, f"/shops {month.month}")
        self.told.recap_words += f"{words}\n\n"
        self.told.drawing = self.told.drawing or self._picture()
        return sheets.written(self._sheet(f"/shops {month.month}"))

    def _picture(self) -> dict[str, Any]:
        self.house.presses(self.team.lead, "Gambar")
        return self.house.do(book.newest_drawing)

    def _sheet(self, command: str) -> str:
        self.house.says(self.team.lead, command)
        said = self.house.presses(self.team.lead, "Unduh .xlsx")
        [path] = [one.path for one in said if one.path]
        return path

    # Who is who

    def _shop(self, month: Month, name: str) -> Shop:
        return self.story.shops[month.shop_of(name)]

    def _deals(self, month: Month, shop: Shop) -> dict[str, int]:
        return self.house.do(lambda s: book.deals_of(s, title(month, shop)))
