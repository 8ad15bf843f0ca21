"""What the guard found, as others tell it: apart from it, since it reads and they only speak."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """`passage`: the words as they were written; `rule`: a key of the words [claim_rules];
    `source`: the regulation that the rule comes from."""

    passage: str
    rule: str
    source: str
