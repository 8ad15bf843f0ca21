"""What affiliates do, in their own words and by the buttons that they have."""

import random
import re
from functools import cache
from itertools import count

from PIL import Image

from deals.channel import Address
from tests.affiliate_months.story import Act
from tests.desk import House, Said, Who, read
from tests.lives.altering import ALTERATIONS, saved
from tests.lives.handing import attached
from tests.lives.pictures import TRIED, screen, some_live

ANSWERS = {
    "declines": "maaf kak, kali ini aku tidak dulu ya",
    "asks": "komisinya berapa persen kak?",
    "stops": "stop",
}
LINKS = {
    "tiktok": "https://www.tiktok.com/@{who}/video/73{number:017}",
    "shopee": "https://sv.shopee.co.id/share-video/HERB{number:012}",
}
_MANY = re.compile(r"(\d) videos?(?P<lapor> by /lapor)?")
_BOOKS = re.compile(r"books a live for the (\d+)th at (\d\d\.\d\d)")
_SHOWS = re.compile(r"shows the live(?: of (?P<whose>\w+))?")


class Affiliates:
    """Everybody of the story, each with a chat of their own."""

    def __init__(self, house: House, accounts: dict[str, str]) -> None:
        self.house, self.accounts = house, accounts
        self.links: dict[str, str] = {}  # the start link that was sent to each
        self._chats, self._posts = count(5001), count(1)
        self._known: dict[str, Who] = {}

    def named(self, name: str) -> Who:
        if name not in self._known:
            chat = Address("telegram", str(next(self._chats)))
            self._known[name] = Who(name, chat)
        return self._known[name]

    def answers(self, name: str, answer: str) -> None:
        """What becomes of the offer: they come by the link, or have it in their chat already."""
        who = self.named(name)
        link = self.links.pop(name, "")
        if answer == "silent":
            return
        if link:
            self.house.says(who, f"/start {link}", start=link)
        if answer == "agrees":
            self.house.presses(who, "Saya tertarik")
            self.house.presses(who, "Setuju")
        elif answer in ANSWERS:
            self.house.says(who, ANSWERS[answer])

    def does(self, act: Act, platform: str) -> list[Said]:
        """One of the things that stand in the story."""
        who = self.named(act.who)
        if found := _MANY.fullmatch(act.what):
            return self._hands_in(who, platform, int(found[1]), bool(found["lapor"]))
        if found := _BOOKS.fullmatch(act.what):
            self.house.says(who, f"live tgl {found[1]} jam {found[2]} ya kak")
            return self.house.presses(who, "Ya, benar")
        if found := _SHOWS.fullmatch(act.what):
            return self.house.says(who, "", file=attached(self.house, _picture(act, found)))
        assert act.what == "is banned", act.what
        self.house.says(who, "kak akun tiktok aku kena banned")
        return self.house.presses(who, "Belum")

    def tells_account(self, name: str, said: list[Said]) -> None:
        """Where somebody is paid, where that was asked."""
        who = self.named(name)
        if "rekening" in read(self.house, who, said):
            self.house.says(who, self.accounts[name])
            self.house.presses(who, "Ya, benar")

    def _hands_in(self, who: Who, platform: str, many: int, lapor: bool) -> list[Said]:
        links = [
            LINKS[platform].format(who=who.name, number=next(self._posts)) for _ in range(many)
        ]
        if not lapor:
            return self.house.says(who, "\n".join(["sudah tayang ya kak", *links]))
        said = self.house.says(who, "/lapor")
        for link in links:
            said += self.house.says(who, link)
        return said + self.house.says(who, "selesai")


def _picture(act: Act, found: re.Match[str]) -> bytes:
    """Their own screenshot, or somebody else's as it comes out of another chat."""
    taken = _screen(found["whose"] or act.who, act.at.month)
    if not found["whose"]:
        return saved(taken, quality=90)
    altered = ALTERATIONS["as Telegram sends photos"](taken, random.Random(act.who))
    return saved(altered, quality=70)


@cache
def _screen(name: str, month: int) -> Image.Image:
    """A host has one room; each month's live is another."""
    live = some_live(sum(name.encode()), TRIED, size=(720, 1600))
    return screen(live, 500 * month)
