"""What the history alone says of a deal: its stage, and what was accepted and agreed."""

from dataclasses import dataclass, field
from typing import Any

TO_TALK = (
    *("terms_shown", "countered", "bargained", "proposed", "put_off"),
    *("asked_terms", "asked_question"),
)
NEGOTIATING = ("approached", "talking")
STAGES = {
    "vetted": "vetted",
    "invited_again": "vetted",
    "struck": "struck",
    "offered": "approached",
    "approach_prepared": "approached",
    "declined": "declined",
    "given_up": "unreachable",
    "withdrawn": "withdrawn",
    "reopened": "talking",
    "breached": "breached",
} | dict.fromkeys(TO_TALK, "talking")
FORGOTTEN = {
    "listed": "struck",
    "vetted": "struck",
    "agreed": "withdrawn",
    "delivering": "withdrawn",
}
WORDS = (  # a word of theirs makes it a talk
    *("passed_on", "manager_named", "question_answered", "greeted", "small_talk"),
    *("address_given", "problem_told", "asked_meaning", "ticket_helped", "ticket_told"),
)
BACK_IN_TALK = {(word, stage) for word in WORDS for stage in NEGOTIATING} | {
    *(("linked", "unreachable"), ("let_back", "declined"), ("let_back", "unreachable")),
}
BEGINS = ("proof_handed_in", "pack_received", "pack_arrived")  # what is agreed is under way


@dataclass
class Recount:
    """One deal's life, line by line. `pieces`: how many the agreed terms have."""

    stage: str = "listed"
    agreed: int = 0  # the number of the terms
    settled: dict[int, str] = field(default_factory=dict)
    before: "Recount | None" = None

    def take(self, happened: str, details: dict[str, Any], needs_pack: bool, pieces: int) -> None:
        """One line of the history."""
        if happened == "undone":
            assert self.before, "undone, but nothing was done"
            self.stage, self.agreed = self.before.stage, self.before.agreed
            self.settled, self.before = self.before.settled, None
            return
        self.before = Recount(self.stage, self.agreed, dict(self.settled))
        if happened == "agreed":
            self.agreed = details["terms"]
            self.stage = "agreed" if needs_pack else "delivering"
        elif happened == "stopped" and self.stage in (*NEGOTIATING, "listed", "vetted"):
            self.stage = "declined" if self.stage in NEGOTIATING else "struck"
        elif happened == "forgotten":
            self.stage = "declined" if self.stage in NEGOTIATING else FORGOTTEN[self.stage]
        elif (happened, self.stage) in BACK_IN_TALK:
            self.stage = "talking"
        elif happened in BEGINS and self.stage == "agreed":
            self.stage = "delivering"
        elif happened in ("proof_accepted", "excused"):
            self._settle(happened, details["deliverable"], pieces)
        elif happened == "proofs_accepted":
            for number in details["deliverables"].split():
                self._settle("proof_accepted", int(number), pieces)
        else:
            self._moved(happened)

    def _moved(self, happened: str) -> None:
        if happened not in TO_TALK or self.stage in NEGOTIATING:
            self.stage = STAGES.get(happened, self.stage)

    def _settle(self, happened: str, number: int, pieces: int) -> None:
        self.settled[number] = happened
        self.stage = "delivering" if self.stage == "agreed" else self.stage
        if len(self.settled) == pieces:
            done = "proof_accepted" in self.settled.values()
            self.stage = "done" if done else "withdrawn"
