"""A deal's stages, and the one table of moves that are allowed between them."""

from enum import StrEnum


class Stage(StrEnum):
    LISTED = "listed"
    VETTED = "vetted"
    APPROACHED = "approached"
    TALKING = "talking"
    AGREED = "agreed"
    DELIVERING = "delivering"
    DONE = "done"
    STRUCK = "struck"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"
    WITHDRAWN = "withdrawn"
    BREACHED = "breached"


class MoveNotAllowed(ValueError):
    """The table below has no such move."""


S = Stage
MOVES: dict[Stage, tuple[Stage, ...]] = {
    S.LISTED: (S.VETTED, S.STRUCK),
    S.VETTED: (S.APPROACHED, S.STRUCK, S.WITHDRAWN),
    S.APPROACHED: (S.TALKING, S.AGREED, S.DECLINED, S.UNREACHABLE, S.WITHDRAWN),
    S.TALKING: (S.AGREED, S.DECLINED, S.UNREACHABLE, S.WITHDRAWN),
    S.AGREED: (S.DELIVERING, S.DECLINED, S.WITHDRAWN, S.BREACHED, S.DONE),
    S.DELIVERING: (S.DONE, S.DECLINED, S.WITHDRAWN, S.BREACHED),
    S.UNREACHABLE: (S.TALKING,),
    S.DECLINED: (S.TALKING,),
    S.DONE: (),
    S.STRUCK: (),
    S.WITHDRAWN: (),
    S.BREACHED: (),
}
NOT_APPROACHED = (S.LISTED, S.VETTED)
OVER = frozenset({S.DONE, S.STRUCK, S.DECLINED, S.UNREACHABLE, S.WITHDRAWN, S.BREACHED})
DROPPED = frozenset({S.DECLINED, S.UNREACHABLE, S.WITHDRAWN, S.BREACHED})
NEGOTIATING = frozenset({S.APPROACHED, S.TALKING})
BINDING = frozenset({S.AGREED, S.DELIVERING})


def check_move(old: Stage, new: Stage) -> None:
    """Raises MoveNotAllowed unless a deal may go from `old` to `new`; staying is always allowed."""
    if new != old and new not in MOVES[old]:
        raise MoveNotAllowed(f"{old} -> {new}")


def diagram() -> str:
    """The table of moves as a Mermaid state diagram, for the README."""
    lines = ["stateDiagram-v2", "    [*] --> listed"]
    lines += [f"    {old} --> {new}" for old, allowed in MOVES.items() for new in allowed]
    lines += [f"    {stage} --> [*]" for stage in Stage if not MOVES[stage]]
    return "\n".join(lines)
