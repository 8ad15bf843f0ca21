"""What counts as proof: which deliverable a post or a picture answers, or why it does not."""

from dataclasses import dataclass

from deals.deal import Deal, Deliverable
from deals.links import POST_KINDS, Link
from deals.says.partner import Refusal

SCREENSHOT = "screenshot"  # asked for where they have no link
# A link of these kinds answers a deliverable of that kind.
ANSWERS = {
    "post": {"post", "reel", "video"},
    "reel": {"reel", "post"},  # Instagram serves a reel under /p/ too
    "story": {"story"},
    "video": {"video", "reel", "short", "post"},
    "short": {"short", "video"},
    "live": {"live"},
}


@dataclass(frozen=True)
class Fits:
    """The deliverable that a proof is for, and what a person has to look at."""

    deal: Deal
    deliverable: Deliverable
    doubt: str = ""  # no_handle: the link does not say whose post it is; instead_of_link


def judge_link(link: Link, deals: list[Deal]) -> Fits | Refusal:
    """Fits the link to a due deliverable of the partner's deals, or refuses it."""
    shown = link.canonical_url or ""
    if link.kind not in POST_KINDS:
        return Refusal(link.kind, shown)
    if link.handle and _somebody_else(link, deals):
        return Refusal("handle_mismatch", shown, link.handle)
    for deal in deals:
        for piece in deal.outstanding:
            if _answers(link, piece):
                return Fits(deal, piece, "" if link.handle else "no_handle")
    return Refusal("no_match", shown)


def judge_picture(deals: list[Deal], no_link: bool = False) -> Fits | Refusal:
    """Fits a picture to a due deliverable that a picture proves; else to a story, which vanishes,
    or with `no_link` to any, since they told that they cannot send its link."""
    due = [(deal, piece) for deal in deals for piece in deal.outstanding]
    proved = [one for one in due if one[1].proof == "picture"]
    stories = [one for one in due if one[1].kind == "story"]
    meant = (stories or proved or due) if no_link else (proved or stories)
    for deal, piece in meant:
        return Fits(deal, piece, picture_doubt(piece))
    return Refusal("no_picture_needed")


def picture_doubt(piece: Deliverable) -> str:
    """What to look at in a picture that is its proof."""
    return "picture" if piece.proof == "picture" else "instead_of_link"


def _answers(link: Link, piece: Deliverable) -> bool:
    return link.platform == piece.platform and link.kind in ANSWERS[piece.kind]


def _somebody_else(link: Link, deals: list[Deal]) -> bool:
    """The handle in the URL contradicts the one that we know on that platform."""
    known = {handle for deal in deals for at, handle in deal.partner.handles if at == link.platform}
    return bool(known) and link.handle not in known
