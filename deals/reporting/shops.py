"""The recap of a month per shop: how many affiliates came how far, and the list of them."""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Reach:
    """How many came that far. `delivered`: all that was due is accepted or let go; `reached`: they
    sold what the bonus asks for."""

    contacted: int = 0
    answered: int = 0
    agreed: int = 0
    delivered: int = 0
    reached: int = 0

    def __add__(self, other: "Reach") -> "Reach":
        return Reach(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Reach)))


STEPS = tuple(field.name for field in fields(Reach))


@dataclass(frozen=True)
class ShopMonth:
    """One shop in one month (`2026-09`). `by`: who of ours contacted how many, the most first.
    Without a name: campaigns for affiliates that name no shop."""

    shop_id: int | None
    name: str
    reach: Reach
    by: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class ShopRow:
    """A line of the team's list: an account that was contacted, and how it stands with them: a
    stage, or `reached`."""

    account: str
    link: str
    status: str
