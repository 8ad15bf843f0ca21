"""A month is over: whom the figures speak for is invited again for the next."""

from tests.simulation.hands import Do, Hands, Work


def invite_again(hands: Hands, month: str) -> Work:
    """One by hand, then all who are left; `month` is the one that is over (`2026-09`)."""
    yield Do(f"/evaluate {month}")
    yield from hands.press("s.reinvite:", undo=True)
    yield from hands.press("s.reinvite_all:", then=("s.reinvited:",))
