"""Intents with how likely each is, the likeliest first."""

Guesses = tuple[tuple[str, float], ...]

CLEAR = 0.97


def favoured(guesses: Guesses, intent: str, sure: float = CLEAR) -> Guesses:
    """The guesses with this one first, and the others sharing what is left."""
    others = [(name, share) for name, share in guesses if name != intent]
    sure = max(sure, dict(guesses)[intent])
    rest = sum(share for _, share in others) or 1.0
    return ((intent, sure), *((name, share * (1 - sure) / rest) for name, share in others))
