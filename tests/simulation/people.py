"""Partners: each reads what was delivered to their chat, and does what their temper wants."""

from collections.abc import Callable
from random import Random

from tests.simulation.lives import Lives
from tests.simulation.opening import Listed
from tests.simulation.platform import Message
from tests.simulation.posts import Posts, Shown
from tests.simulation.script import Act
from tests.simulation.tempers import WORDS, temper_of
from tests.simulation.world import World

TROUBLED = 0.2  # of all who agree have a problem with account, video, sample or money
FORGED = ("agree:{}:1", "yes:{}:1", "s.accept:{}:1", "s.breach:{}", "no:{}:9", "promise:{}:x", "zz")


class Person:
    """A partner with a chat. `others`: what people have shown, for whoever steals of it."""

    def __init__(
        self, world: World, listed: Listed, partner_id: int, seed: int, others: Shown
    ) -> None:
        self.world, self.listed = world, listed
        self.rng = Random(f"{seed}:person:{listed.number}")
        self.temper_name, self.temper = temper_of(self.rng.random())
        self.chat = world.platform.chat(listed.name, 10_000 + listed.number, listed.language)
        self.posts = Posts(world.book, listed, partner_id, self.rng, others)
        self.lives = Lives(self)
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
            "terms_change": self._decides_again,
            "ask_terms": lambda m: self.says("haggle"),
            "ask_question": lambda m: self.says("ask"),
            "ask_delay": self._says_why,
            "first_help": self._tries_it,
            "ticket_solved": lambda m: self.presses("unsolved:", m),
            "offer_more_time": lambda m: self.presses_any("more:", m),
            "ask_content_trouble": lambda m: self.says("ask"),
            "more_time_refused": lambda m: self.says("promise"),
            "ask_proof": self._hands_in,
            "reminder": self._is_reminded,
            "promise_taken": lambda m: self.presses("promise:", m),
            "pack_on_its_way": self._waits_for_pack,
            "ask_arrival": self._tells_of_pack,
            "ask_figures": self._tells_figures,
            "ask_boost": self._gives_codes,
            "payment_sent": self._would_see_it,
            "boost_taken": lambda m: self.presses("code_days:", m),
            "figures_doubted": lambda m: self.says("right"),
            "which_figures": lambda m: self.presses_any("figures:", m),
            "address_taken": lambda m: self.presses("right:", m),
            "pack_arrived": self._plans_to_post,
            "agreed": self._plans_to_post,
            "proof_taken": lambda m: self._goes_on(m, 0.7),
            "proof_refused": lambda m: self._goes_on(m, 0.8),
            "proof_sent_back": self._hands_in,
            "ask_meaning": lambda m: self.presses("mean:", m),
            "which_deal": lambda m: self.presses("pick:", m),
            "stopped": self._stays_away,
            "all_done": lambda m: self.says("small"),
            "withdrawn": lambda m: self.says("small"),
            "status": lambda m: self.presses("trouble:", m),
            "ask_trouble": lambda m: self.presses_any("trouble:", m),
            "ask_ticket_words": lambda m: self.says("trouble"),
        } | self.lives.answers()

    # What they do about it

    def _would_see_it(self, message: Message) -> None:
        """The slip of a transfer."""
        if self.rng.random() < 0.4:
            self.presses("slip:", message)

    def _considers(self, message: Message) -> None:
        """An offer, or a reminder of one."""
        temper, drawn = self.temper, self.rng.random()
        ways = (
            (temper.agrees, lambda: self.one_of("yes:", "yes", message)),
            (temper.haggles, lambda: self.one_of("terms:", "haggle", message)),
            (temper.asks, lambda: self.one_of("question:", "ask", message)),
            (temper.declines, lambda: self.one_of("no:", "no", message)),
            (temper.stops, lambda: self.says("stop")),
            (temper.puts_off, lambda: self.one_of("later:", "later", message)),
        )
        for share, does in ways:
            drawn -= share
            if drawn < 0:
                does()
                return

    def _decides(self, message: Message) -> None:
        if self.rng.random() < max(0.5, self.temper.agrees):
            self.one_of("agree:", "agree", message)
            if self.rng.random() < 0.05:
                self.presses("agree:", message)
        else:
            self._considers(message)

    def _decides_again(self, message: Message) -> None:
        """What was agreed is to change; some never answer."""
        drawn = self.rng.random()
        if drawn < 0.6:
            self.one_of("amend:", "agree", message)
        elif drawn < 0.8:
            self.presses("keepterms:", message)

    def _is_reminded(self, message: Message) -> None:
        if message.pressed("yes:"):
            self._considers(message)
        elif message.pressed("unsolved:"):
            self._tries_it(message)
        elif message.pressed("live:") and self.rng.random() < 0.4:
            self.lives.books(message)
        elif self.rng.random() < self.temper.promises:
            self.one_of("delay:", "promise", message)
        elif self.rng.random() < self.temper.promises:
            self._says_why(message)
        elif self.rng.random() < 0.3:
            self.presses("posted:", message)
        elif self.rng.random() < self.temper.stops:
            self.says("stop")
        else:
            self._hands_in(message)

    def _says_why(self, message: Message) -> None:
        """What holds them up, by a button or in words, or a day."""
        drawn = self.rng.random()
        if drawn < 0.4:
            self.presses_any("held:", message)
        else:
            self.says("held_up" if drawn < 0.7 else "promise")

    def _tries_it(self, message: Message) -> None:
        """Did it help? Some say nothing."""
        drawn = self.rng.random()
        if drawn < 0.7:
            self.presses("fixed:" if drawn < 0.3 else "unsolved:", message)

    def _waits_for_pack(self, message: Message) -> None:
        def arrives() -> None:
            if self.rng.random() < 0.6:
                self.one_of("here:", "arrived", message, 0.3)

        self.world.later(arrives, days=2 + self.rng.random() * 4)

    def _tells_of_pack(self, message: Message) -> None:
        """Is it there? Mostly it is; some say nothing."""
        drawn = self.rng.random()
        ways = ((0.55, "here:"), (0.75, "not_yet:"), (0.8, "broken:"))
        for share, press in ways:
            if drawn < share:
                self.presses(press, message)
                return

    def _tells_figures(self, message: Message) -> None:
        """What did it bring? Mostly in words, now and then as a picture; some say nothing."""
        drawn = self.rng.random()
        if drawn < 0.55:
            self.says("figures")
        elif drawn < 0.75:
            self.does("picture", f"insight-{self.listed.number}-{self.rng.randrange(10**6)}")
        elif drawn < 0.82:
            self.presses("no_figures:", message)

    def _gives_codes(self, message: Message) -> None:
        """Of one video or of two; some give none, or what is none, and some say nothing."""
        drawn = self.rng.random()
        if drawn < 0.5:
            days = self.rng.choice(("", " 7 hari", " 30 hari"))
            codes = [f"#aB{self.rng.randrange(10**12):012}{'cD1' * 16}=" for _ in range(2)]
            self.does("text", "\n".join(code + days for code in codes[: 1 + (drawn < 0.15)]))
        elif drawn < 0.6:
            self.does("text", "kodenya: 12345 kak")
        elif drawn < 0.75:
            self.presses("no_codes:", message)

    def _plans_to_post(self, message: Message) -> None:
        """Before the last day if they keep their word, else some days after it. Now and then
        something is wrong meanwhile."""
        if self.rng.random() < TROUBLED:
            self.world.later(lambda: self.says("trouble"), days=self.rng.random() * 20)
        if message.pressed("live:"):
            self.world.later(lambda: self.lives.books(message), days=self.rng.random() * 4)
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

    def hands_in_picture(self) -> None:
        """The screenshot of a live, or somebody else's."""
        self.does("picture", self.posts.picture(self.temper.misses))

    def _rages(self) -> None:
        """Insults, attacks, and buttons that nobody showed to them."""
        if self.rng.random() < 0.4:
            data = self.rng.choice(FORGED).format(self.rng.randrange(1, 40))
            self.does("press", data)
        else:
            self.says("hostile")

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
            self.world.later(lambda: self.says("after_stop"), hours=self.rng.random() * 90)
        if self.rng.random() < 0.4:
            self.world.later(lambda: self.does("start"), days=1 + self.rng.random() * 20)

    def _moves(self) -> None:
        """Another phone: the old chat is gone, and their link is tried from the new one."""
        self.chat.closed = "gone"
        number = int(self.chat.id) + 100_000
        self.chat = self.world.platform.chat(self.listed.name, number, self.listed.language)
        self.does("start", self.link)
        self.says("ask")

    # How they do it

    def _soon(self, does: Callable[[], None]) -> None:
        low, high = self.temper.hours
        if self.rng.random() < self.temper.moves / 4:
            does = self._moves
        self.world.later(does, hours=low + self.rng.random() ** 2 * (high - low))

    def one_of(self, button: str, words: str, message: Message, by_words: float = 0.4) -> None:
        if self.rng.random() < by_words:
            self.says(words)
        else:
            self.presses(button, message)

    def says(self, words: str) -> None:
        self.does("text", self.rng.choice(WORDS[words]))
        if self.rng.random() < 0.03:
            self.does("edit", self.rng.choice(WORDS[words]))

    def presses_any(self, act: str, message: Message) -> None:
        """One of the buttons that stand there for it."""
        found = [data for _, data in message.buttons if data.startswith(act)]
        if found:
            self.presses(self.rng.choice(found), message)

    def presses(self, act: str, message: Message) -> None:
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
