"""What a partner posts, and what they hand in for it: mostly the right thing."""

from dataclasses import dataclass, field
from random import Random

from deals.stages import BINDING
from tests.simulation.book import Book
from tests.simulation.opening import Listed
from tests.simulation.screens import copy_of

Proof = tuple[str, str]  # what they do, and with what
WITH_WORDS = ("{}", "sudah tayang ya kak {}", "done {}")


@dataclass
class Shown:
    """What everybody has posted and handed in, for whoever steals of it."""

    links: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


class Posts:
    """One partner's posts."""

    def __init__(
        self, book: Book, listed: Listed, partner_id: int, rng: Random, others: Shown
    ) -> None:
        self.book, self.listed, self.partner_id = book, listed, partner_id
        self.rng, self.others = rng, others
        self.mine: list[str] = []

    def next(self, misses: float) -> Proof | None:
        """For something that is due; `misses`: how often it is something that cannot count."""
        due = self._due()
        if due is None:
            return None
        platform, proof = due
        if self.rng.random() < misses:
            return self._wrong()
        if proof == "picture":
            return "picture", self.picture(0)
        link = self._posted(platform)
        self.mine.append(link)
        self.others.links.append(link)
        return "text", self.rng.choice(WITH_WORDS).format(link)

    def picture(self, misses: float) -> str:
        """Of their own live, or nearly that of another's."""
        number = self.rng.randrange(10**6)
        if self.others.pictures and self.rng.random() < misses:
            return copy_of(self.rng.choice(self.others.pictures), number)
        mine = f"pic-{self.listed.number}-{number}"
        self.others.pictures.append(mine)
        return mine

    def _wrong(self) -> Proof:
        """A profile, the same once more, somebody else's, a short link, a picture of another."""
        drawn = self.rng.random()
        if drawn < 0.2:
            return "picture", self.picture(1) if drawn < 0.1 else f"pic-{self.listed.number % 7}"
        wrong = [f"https://www.instagram.com/{self.listed.handle}", "bit.ly/xyz"]
        wrong += self.mine[-1:] + self.others.links[-1:]
        wrong.append("https://www.instagram.com/somebody.else/reel/CsomeoneElse1")
        return "text", self.rng.choice(wrong)

    def _posted(self, platform: str) -> str:
        number, handle = self.rng.randrange(10**8), self.listed.handle
        if platform == "tiktok":
            return f"https://www.tiktok.com/@{handle}/video/73{self.listed.number:05}{number:012}"
        return f"https://www.instagram.com/reel/C{self.listed.number:04}{number:08}"

    def _due(self) -> tuple[str, str] | None:
        """Platform and proof of what they still have to post: they know what they agreed to."""
        due = self.book.rows(
            "select p.platform, p.proof from deliverable p join deal d on d.id = p.deal_id"
            " where d.partner_id = ? and p.state in ('due', 'sent_back')"
            f" and d.stage in {tuple(stage.value for stage in sorted(BINDING))}"
            " order by p.deal_id, p.number",
            self.partner_id,
        )
        return self.rng.choice(due) if due else None
