"""Partners: each reads what was delivered to their chat, and does what their temper wants."""

from collections.abc import Callable
from random import Random

from tests.simulation.opening import Listed
from tests.simulation.platform import Message
from tests.simulation.posts import Posts
from tests.simulation.script import Act
from tests.simulation.tempers import WORDS, temper_of
from tests.simulation.world import World

FORGED = ("agree:{}:1", "yes:{}:1", "s.accept:{}:1", "s.breach:{}", "no:{}:9", "promise:{}:x", "zz")


class Person:
    """A partner with a chat. `others`: links that people have posted, for whoever steals one."""

    def __init__(
        self, world: World, listed: Listed, partner_id: int, seed: int, others: list[str]
    ) -> None:
        self.world, self.listed = world, listed
        self.rng = Random(f"{seed}:person:{listed.number}")
        self.temper_name, self.temper = temper_of(self.rng.random())
        self.chat = world.platform.chat(listed.name, 10_000 + listed.number, listed.language)
        self.posts = Posts(world.book, listed, partner_id, self.rng, others)
        self.link = ""

    # What reaches them

    def was_given(self, link: str) -> None:
        """Staff carried the first message over: most open their link sooner or later."""
        self.link = link
        if self.rng.random() < self.temper.answers:
            self._soon(lambda: self.does("start", self.link))
            if self.rng.random() < 0.05:
                self._soon(lambda: self.does("start", self.link))

    def hears(self, message: Message) -> None:
        """Something was said in their chat."""
        if self.chat.closed:
            return
        answer = self._answers().get(message.words)
        if answer and self.rng.random() < self.temper.answers:
            self._soon(lambda: answer(message))
        if self.rng.random() < self.temper.hostile / 6:
            self._soon(self._rages)
        if self.rng.random() < self.temper.blocks:
            self._soon(self._blocks)

    def _answers(self) -> dict[str, Callable[[Message], None]]:
        return {
            "offer": self._considers,
            "term_sheet": self._decides,
            "new_terms": self._decides,
            "counter_answered": self._decides,
            "ask_terms": lambda m: self._says("haggle"),
            "ask_question": lambda m: self._says("ask"),
            "ask_delay": self._says_why,
            "offer_more_time": lambda m: self._presses_any("more:", m),
            "ask_content_trouble": lambda m: self._says("ask"),
            "more_time_refused": lambda m: self._says("promise"),
            "ask_proof": self._hands_in,
            "reminder": self._is_reminded,
            "promise_taken": lambda m: self._presses("promise:", m),
            "pack_on_its_way": self._waits_for_pack,
            "ask_arrival": self._tells_of_pack,
            "ask_figures": self._tells_figures,
            "figures_doubted": lambda m: self._says("right"),
            "which_figures": lambda m: self._presses_any("figures:", m),
            "address_taken": lambda m: self._presses("right:", m),
            "pack_arrived": self._plans_to_post,
            "agreed": self._plans_to_post,
            "proof_taken": lambda m: self._goes_on(m, 0.7),
            "proof_refused": lambda m: self._goes_on(m, 0.8),
            "proof_sent_back": self._hands_in,
            "ask_meaning": lambda m: self._presses("mean:", m),
            "which_deal": lambda m: self._presses("pick:", m),
            "stopped": self._stays_away,
            "all_done": lambda m: self._says("small"),
            "withdrawn": lambda m: self._says("small"),
            "status": lambda m: None,
        }

    # What they do about it

    def _considers(self, message: Message) -> None:
        """An offer, or a reminder of one."""
        temper, drawn = self.temper, self.rng.random()
        ways = (
            (temper.agrees, lambda: self._one_of("yes:", "yes", message)),
            (temper.haggles, lambda: self._one_of("terms:", "haggle", message)),
            (temper.asks, lambda: self._one_of("question:", "ask", message)),
            (temper.declines, lambda: self._one_of("no:", "no", message)),
            (temper.stops, lambda: self._says("stop")),
            (temper.puts_off, lambda: self._one_of("later:", "later", message)),
        )
        for share, does in ways:
            drawn -= share
            if drawn < 0:
                does()
                return

    def _decides(self, message: Message) -> None:
        if self.rng.random() < max(0.5, self.temper.agrees):
            self._one_of("agree:", "agree", message)
            if self.rng.random() < 0.05:
                self._presses("agree:", message)
        else:
            self._considers(message)

    def _is_reminded(self, message: Message) -> None:
        if message.pressed("yes:"):
            self._considers(message)
        elif self.rng.random() < self.temper.promises:
            self._one_of("delay:", "promise", message)
        elif self.rng.random() < self.temper.promises:
            self._says_why(message)
        elif self.rng.random() < 0.3:
            self._presses("posted:", message)
        elif self.rng.random() < self.temper.stops:
            self._says("stop")
        else:
            self._hands_in(message)

    def _says_why(self, message: Message) -> None:
        """What holds them up, by a button or in words, or a day."""
        drawn = self.rng.random()
        if drawn < 0.4:
            self._presses_any("held:", message)
        else:
            self._says("held_up" if drawn < 0.7 else "promise")

    def _waits_for_pack(self, message: Message) -> None:
        def arrives() -> None:
            if self.rng.random() < 0.6:
                self._one_of("here:", "arrived", message, 0.3)

        self.world.later(arrives, days=2 + self.rng.random() * 4)

    def _tells_of_pack(self, message: Message) -> None:
        """Is it there? Mostly it is; some say nothing."""
        drawn = self.rng.random()
        ways = ((0.55, "here:"), (0.75, "not_yet:"), (0.8, "broken:"))
        for share, press in ways:
            if drawn < share:
                self._presses(press, message)
                return

    def _tells_figures(self, message: Message) -> None:
        """What did it bring? Mostly in words, now and then as a picture; some say nothing."""
        drawn = self.rng.random()
        if drawn < 0.55:
            self._says("figures")
        elif drawn < 0.75:
            self.does("picture", f"insight-{self.listed.number}-{self.rng.randrange(10**6)}")
        elif drawn < 0.82:
            self._presses("no_figures:", message)

    def _plans_to_post(self, message: Message) -> None:
        """Before the last day if they keep their word, else some days after it."""
        for number in range(2):
            days = 1 + self.rng.random() * (
                14 if self.rng.random() < self.temper.keeps_word else 45
            )
            self.world.later(lambda: self._hands_in(message), days=days + number / 10)

    def _goes_on(self, message: Message, share: float) -> None:
        if self.rng.random() < share:
            self.world.later(lambda: self._hands_in(message), hours=self.rng.random() * 40)

    def _hands_in(self, message: Message) -> None:
        """A link or a picture for something that is due; now and then the wrong one."""
        proof = self.posts.next(self.temper.misses)
        if proof:
            self.does(*proof)

    def _rages(self) -> None:
        """Insults, attacks, and buttons that nobody showed to them."""
        if self.rng.random() < 0.4:
            data = self.rng.choice(FORGED).format(self.rng.randrange(1, 40))
            self.does("press", data)
        else:
            self._says("hostile")

    def _blocks(self) -> None:
        self.does("block")
        if self.rng.random() < 0.7:
            self.world.later(self._unblocks, days=self.rng.random() * 15)

    def _unblocks(self) -> None:
        if self.chat.closed == "blocked":
            self.does("unblock")
            if self.rng.random() < 0.6:
                self.does("start")

    def _stays_away(self, message: Message) -> None:
        """After a stop: silence, a word, or back by themselves."""
        if self.rng.random() < 0.4:
            self.world.later(lambda: self._says("after_stop"), hours=self.rng.random() * 90)
        if self.rng.random() < 0.4:
            self.world.later(lambda: self.does("start"), days=1 + self.rng.random() * 20)

    def _moves(self) -> None:
        """Another phone: the old chat is gone, and their link is tried from the new one."""
        self.chat.closed = "gone"
        number = int(self.chat.id) + 100_000
        self.chat = self.world.platform.chat(self.listed.name, number, self.listed.language)
        self.does("start", self.link)
        self._says("ask")

    # How they do it

    def _soon(self, does: Callable[[], None]) -> None:
        low, high = self.temper.hours
        if self.rng.random() < self.temper.moves / 4:
            does = self._moves
        self.world.later(does, hours=low + self.rng.random() ** 2 * (high - low))

    def _one_of(self, button: str, words: str, message: Message, by_words: float = 0.4) -> None:
        if self.rng.random() < by_words:
            self._says(words)
        else:
            self._presses(button, message)

    def _says(self, words: str) -> None:
        self.does("text", self.rng.choice(WORDS[words]))
        if self.rng.random() < 0.03:
            self.does("edit", self.rng.choice(WORDS[words]))

    def _presses_any(self, act: str, message: Message) -> None:
        """One of the buttons that stand there for it."""
        found = [data for _, data in message.buttons if data.startswith(act)]
        if found:
            self._presses(self.rng.choice(found), message)

    def _presses(self, act: str, message: Message) -> None:
        """A button that stands there, of this message or an older one."""
        data = message.pressed(act)
        found = (message, data) if data else self.chat.newest(act)
        if found and found[1]:
            label = next(label for label, its in found[0].buttons if its == found[1])
            self.does("press", found[1], label, found[0])

    def does(
        self, kind: str, what: str = "", label: str = "", pressed: Message | None = None
    ) -> None:
        if self.chat.closed and kind != "unblock":
            return
        world = self.world
        number = len(world.script.acts) + 1
        late, again = world.faults.on_the_way(number)
        chat = self.chat
        act = Act(world.now, chat.owner, kind, what, label, 0, chat.id, late, again, number)
        world.act(chat, act, pressed)
