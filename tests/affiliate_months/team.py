"""What the team does: by commands, files and the buttons under what the bot tells them."""

import re
from collections.abc import Iterator
from datetime import date

from deals.channel import Attachment
from handlers.words.phrases import Phrases
from tests.affiliate_months import exports
from tests.affiliate_months.story import Month, SalesFile, Shop, Story
from tests.desk import House, Said, Who, read

CAMPAIGN = """
brand = "{shop.brand}"
title = "{title}"
kind = "affiliate"
shop = "{shop.name}"
month = "{month}"
[terms]
commission_pct = 10
bonus_idr = {shop.bonus}
{target}
post_by = {last_day}
"""
PROFILES = {
    "tiktok": "https://www.tiktok.com/@{name}",
    "shopee": "https://shopee.co.id/{name}",
}
Button = tuple[str, str]  # label and action


class Team:
    """Ayu, who leads, and Bimo; each looks after the shops of a brand."""

    def __init__(self, house: House, story: Story) -> None:
        self.house, self.story = house, story
        self.lead = house.admin
        self.members = {"Ayu": self.lead, "Bimo": house.member("Bimo")}
        self.files = 0

    def of(self, shop: Shop) -> Who:
        return self.members[shop.contacted_by]

    # Before a month

    def founds(self) -> None:
        """Brands, and their shops."""
        by_brand: dict[str, list[str]] = {}
        for shop in self.story.shops.values():
            by_brand.setdefault(shop.brand, []).append(shop.name)
        for brand, shops in by_brand.items():
            self.house.says(self.lead, "/brand add")
            self.house.says(self.lead, brand)
            card = self.house.says(self.lead, "-")
            [add] = [action for _, action in _buttons(card) if action.startswith("s.shops")]
            self.house.presses(self.lead, add)
            self.house.says(self.lead, "\n".join(shops))

    def opens(self, month: Month, shop: Shop) -> None:
        """A campaign by its file, and the list of whom to contact by theirs."""
        units, gmv = shop.if_units, shop.if_gmv
        target = f"bonus_units = {units}" if units else f"bonus_gmv_idr = {gmv}"
        text = CAMPAIGN.format(
            shop=shop,
            title=title(month, shop),
            month=month.month,
            target=target,
            last_day=month.days["last_day"],
        )
        self.house.says(self.lead, "/campaign", file=self._file("campaign.toml", text))
        self.house.presses(self.lead, "Buka campaign")
        sheet = self._file("affiliates.csv", _sheet(month, shop))
        self.house.says(self.of(shop), f"/import {title(month, shop)}", file=sheet)

    def approaches(self, month: Month, shop: Shop, deals: list[int]) -> dict[str, str]:
        """Everybody on the list; answers the start links of those whom the bot does not know."""
        who, links = self.of(shop), {}
        for number in deals:
            self.house.presses(self.lead, f"s.vet:{number}")
        self.house.says(who, f"/approach {title(month, shop)}")
        said = self.house.presses(who, "Kirim")
        while card := _card(self.house.to(who, said)):
            name, link = card
            links[name] = link
            said = self.house.presses(who, "Sudah dikirim")
        return links

    # While it goes on

    def judges(self, shop: Shop, said: list[Said]) -> None:
        """All that was handed in by a message or more is accepted."""
        for one in self.house.to(self.of(shop), said):
            for label, action in one.buttons[:1]:
                assert label.startswith(("Terima bukti", "Terima semua")), one.text
                self.house.presses(self.of(shop), action)

    def sends_back(self, shop: Shop) -> list[Said]:
        self.house.presses(self.of(shop), "Kembalikan")
        return self.house.presses(self.of(shop), "Dari live lain")

    def helps(self, shop: Shop, deal: int) -> None:
        """Nothing can be done about a banned account: all that is due is let go."""
        who = self.of(shop)
        self.house.presses(who, f"s.tsay:{deal}:1")
        self.house.says(who, "Sayang sekali ya kak, kontennya tidak usah dilanjutkan")
        for _ in range(4):
            asked = self.house.presses(who, f"s.excuse:{deal}")
            self.house.presses(who, _buttons(asked)[0][1])

    # After a month

    def breaches(self) -> list[str]:
        """The records of those who are proposed as breaches, as /due leads to them."""
        return [
            read(self.house, self.lead, self.house.presses(self.lead, action))
            for _, action in self.due("Catatan")
        ]

    def confirms_breaches(self) -> str:
        """All of them; the first too early, which is taken back (answers what the bot says then)
        and done again."""
        undone = ""
        for _, action in self.due("Ya, ini pelanggaran"):
            self.house.presses(self.lead, action)
            if not undone:
                undone = self.house.answer(self.lead, "/undo")
                self.house.presses(self.lead, action)
        return undone

    def takes(self, file: SalesFile) -> str:
        """A shop's export, seen and kept; answers what it said of both."""
        sheet = self._file(exports.name_of(file), exports.written(file))
        said = self.house.says(self.lead, "/sales", file=sheet)
        if any(label == file.shop.name for label, _ in _buttons(said)):
            said = self.house.presses(self.lead, file.shop.name)
        kept = self.house.presses(self.lead, "Simpan")
        return read(self.house, self.lead, said + kept)

    def approves(self) -> Iterator[tuple[int, list[Said]]]:
        """Each bonus that waits; answers of which deal it is, and what was said upon it."""
        for _, action in self.due("Setujui bonus"):
            yield int(action.split(":")[1]), self.house.presses(self.lead, action)

    def pays(self, deal: int, day: date) -> None:
        self.house.says(self.lead, f"/paid {deal} TRX-{day:%m%d}")

    def due(self, label: str) -> list[Button]:
        """The buttons of that label in all pages of /due, in their order."""
        found: list[Button] = []
        said = self.house.says(self.lead, "/due")
        while True:
            page = _buttons(said)
            found += [one for one in page if one[0].endswith(f". {label}")]
            after = [action for name, action in page if name == "Berikutnya"]
            if not after:
                return found
            said = self.house.presses(self.lead, after[0])

    def _file(self, name: str, text: str) -> Attachment:
        self.files += 1
        path = self.house.folder / f"{self.files}-{name}"
        path.write_text(text, "utf-8")
        return Attachment("document", f"f{self.files}", name=name, path=str(path))


def title(month: Month, shop: Shop) -> str:
    return f"{shop.name} {Phrases('id').month(month.month)}"


def _sheet(month: Month, shop: Shop) -> str:
    """The team's own list, best sellers first."""
    link = PROFILES[shop.platform]
    names = month.contacted[shop.name]
    lines = [f"{at},{name},{link.format(name=name)},belum" for at, name in enumerate(names, 1)]
    return "\n".join([f"{shop.name.upper()},,,", "No,Nama Akun,Link,Status", *lines])


def _card(said: list[Said]) -> tuple[str, str] | None:
    """Whose card it is, and the start link on it."""
    for one in reversed(said):
        found = re.search(r"\d+ dari \d+ · (\w+)", one.text)
        if found and "?start=" in one:
            return found[1], one.text.split("?start=")[1].split()[0]
    return None


def _buttons(said: list[Said]) -> list[Button]:
    return [button for one in said for button in one.buttons]
