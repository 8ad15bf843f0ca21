"""Conversations in plain text: who writes or presses what, what is answered, how time passes.

A talk is a file in tests/talks. Between any two of its lines the whole application is thrown
away and built anew from the database, so that nothing can hide in memory.

    Alya: oke kak              Alya writes
    Alya [Setuju]              Alya presses the button
    > Alya: bagian dari kata   she is told something with these words in it
    > Alya: -                  and nothing more is said to her
    (3 days later)             time passes, and what falls due is done
    Alya sends a screenshot    of a live, another one each time
    (Alya has the offer)       how the talk begins: has the offer, has agreed, is a stranger,
                               sells for a shop (an affiliate who has agreed)
    (the bot bargains: semua reel: 500rb; putaran: 2)    inside these limits, before the offer
"""

import re
from datetime import date
from pathlib import Path

import pytest

from deals.channel import Attachment
from deals.terms import Content, PostBy, Target, Terms
from handlers.words import templates
from tests.desk import House, Said, Who
from tests.fresh import opened_quickly
from tests.lives.altering import saved
from tests.lives.handing import attached
from tests.lives.pictures import SIZES, TRIED, screen, some_live

pytestmark = pytest.mark.on_both_databases

TALKS = sorted((Path(__file__).parent / "talks").glob("*.md"))
STAFF = "Ayu"
OF_A_SHOP = Terms(
    contents=(Content("video", "tiktok", 3), Content("live", "tiktok", 1, "picture")),
    post_by=PostBy(on=date(2026, 9, 24)),
    commission_pct=10,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
)


class Talk:
    """Plays the lines of one file."""

    def __init__(self, folder: Path) -> None:
        self.house = House(folder)
        self.people: dict[str, Who] = {STAFF: self.house.admin}
        self.said: list[Said] = []
        self.lives = 0

    def line(self, line: str) -> None:
        self._forget_everything()
        if match := re.fullmatch(
            r"\((\w+) (has the offer|has agreed|is a stranger|sells for a shop)\)", line
        ):
            self._begin(*match.groups())
        elif match := re.fullmatch(r"\(the bot bargains: (.+)\)", line):
            self._bargain(match[1])
        elif match := re.fullmatch(r"\((\d+) (days?|hours?) later\)", line):
            span = {match[2].rstrip("s") + "s": int(match[1])}
            self.said = self.house.later(**span)
        elif match := re.fullmatch(r"> (\w+): (.*)", line):
            self._expect(self._who(match[1]), match[2])
        elif match := re.fullmatch(r"(\w+) sends a screenshot", line):
            self.said = self.house.says(self._who(match[1]), "", file=self._screenshot())
        elif match := re.fullmatch(r"(\w+) \[(.+)\]", line):
            self.said = self.house.presses(self._who(match[1]), match[2])
        elif match := re.fullmatch(r"(\w+): (.*)", line):
            self.said = self.house.says(self._who(match[1]), match[2])
        else:
            pytest.fail(f"no such line in a talk: {line}")

    def _forget_everything(self) -> None:
        """As a restart does; the file on the disk is all that is left."""
        url = self.house.database.url
        self.house.database.close()
        self.house.database = opened_quickly(url)
        templates.environment.cache_clear()

    def _begin(self, name: str, state: str) -> None:
        who = self._who(name)
        if state == "sells for a shop":
            self.house.campaign(terms=OF_A_SHOP, kind="affiliate", shop_id=self.house.shop())
            self.house.agreed(who, terms=OF_A_SHOP)
        begin = {"has the offer": self.house.approached, "has agreed": self.house.agreed}
        if state in begin:
            begin[state](who)

    def _screenshot(self) -> Attachment:
        self.lives += 1
        live = some_live(self.lives, TRIED, size=SIZES[0])
        return attached(self.house, saved(screen(live, 60), quality=80))

    def _bargain(self, limits: str) -> None:
        self.house.campaign()
        self.house.says(self.house.admin, "/limits " + "\n".join(limits.split("; ")))
        self.house.presses(self.house.admin, "Simpan batas")
        self.house.presses(self.house.admin, "Bot jawab sendiri")

    def _who(self, name: str) -> Who:
        return self.people.setdefault(name, self.house.who(name))

    def _expect(self, who: Who, words: str) -> None:
        """The next thing said to them that has these words; what was passed over must not be."""
        told = self.house.to(who, self.said)
        if words == "-":
            assert not told, f"{who.name} also heard: {told[0].text}"
            return
        found = next((one for one in told if words in one.text), None)
        heard = "\n---\n".join(one.text for one in told) or "nothing"
        assert found, f"{who.name} did not hear {words!r} but:\n{heard}"
        self.said.remove(found)


@pytest.mark.parametrize("file", TALKS, ids=lambda file: file.stem)
def test_talk(file: Path, tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            try:
                talk.line(line.strip())
            except AssertionError as error:
                pytest.fail(f"{file.name}:{number}: {line}\n{error}", pytrace=False)
