"""What a picture is that is handed in, beside the same one, or nearly, that came before."""

from dataclasses import dataclass

FRESH, MENDED, HELD, AGAIN = "fresh", "mended", "held", "again"


@dataclass(frozen=True)
class Earlier:
    """The proof of one that came before: as staff judged it (empty when its owner was forgotten),
    and whether it is theirs, of a deal of theirs that goes on."""

    state: str = ""
    theirs: bool = False
    goes_on: bool = False


def what_it_is(earlier: Earlier | None) -> str:
    """fresh; mended: theirs, and was sent back; again: they handed it in for what goes on; held:
    somebody else's, or theirs of what is over, so that staff look at both."""
    if earlier is None:
        return FRESH
    if earlier.theirs and earlier.state == "sent_back":
        return MENDED
    return AGAIN if earlier.goes_on else HELD
