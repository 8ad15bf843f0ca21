"""What counts as proof: which deliverable a post or a picture answers, or why it does not."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from deals.deal import Deal, Deliverable
from deals.links import POST_KINDS, Link
from deals.lives.slot import AHEAD, MISSED, Slot
from deals.says.proving.to_partner import Refusal

SCREENSHOT = "screenshot"  # asked for where they have no link
HANDING_IN = "links"  # they hand in one link after another, until they say that this was all
SHOWN = 3  # links that are refused for one reason, of many
# A link of these kinds answers a deliverable of that kind.
ANSWERS = {
    "post": {"post", "reel", "video"},
    "reel": {"reel", "post"},  # Instagram serves a reel under /p/ too
    "story": {"story"},
    "video": {"video", "reel", "short", "post"},
    "short": {"short", "video"},
    "live": {"live"},
}
Due = tuple[Deal, Deliverable]


@dataclass(frozen=True)
class Fits:
    """The deliverable that a proof is for, and what a person has to look at."""

    deal: Deal
    deliverable: Deliverable
    doubt: str = ""  # no_handle: the link does not say whose post it is; instead_of_link

    @property
    def joins(self) -> bool:
        """Whether its proof waits by now: this is more of it."""
        return self.deliverable.state == "submitted"


def judge_link(link: Link, deals: list[Deal]) -> Fits | Refusal:
    """Fits the link to a due deliverable of the partner's deals, or refuses it."""
    shown = link.canonical_url or ""
    if link.kind not in POST_KINDS:
        return Refusal(link.kind, shown or link.platform)
    if link.handle and _somebody_else(link, deals):
        return Refusal("handle_mismatch", shown, link.handle)
    for deal in deals:
        for piece in deal.outstanding:
            if _answers(link, piece):
                return Fits(deal, piece, "" if link.handle else "no_handle")
    known = any(_answers(link, piece) for deal in deals for piece in deal.deliverables)
    return Refusal("too_many" if known else "no_match", shown)


def folded(refusals: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """Those of one reason as one, with the first few links: nobody reads thirty."""
    by_reason: dict[tuple[str, str], list[Refusal]] = {}
    for one in refusals:
        by_reason.setdefault((one.reason, one.handle), []).append(one)
    return tuple(
        Refusal(reason, _few([one.shown for one in alike]), handle, alike[0].places)
        for (reason, handle), alike in by_reason.items()
    )


def _few(shown: list[str]) -> str:
    told, more = [one for one in shown if one][:SHOWN], len(shown) - SHOWN
    return ", ".join(told) + (f" (+{more})" if told and more > 0 else "")


def judge_picture(
    deals: list[Deal],
    no_link: bool = False,
    begun: Collection[Slot] = (),
    waiting: Fits | None = None,
) -> Fits | Refusal:
    """Where a picture belongs. To the live whose screenshot is awaited, the newest first; with
    `no_link` (they told that they cannot send its link) to a story, which vanishes, or to what has
    no other proof; to the live whose proof is `waiting`; else to what is due and proved by one.

    `begun`: the slots of their lives that were on by now.
    """
    due = [(deal, piece) for deal in deals for piece in deal.outstanding]
    proved = _newest_first([one for one in due if one[1].proof == "picture"], begun)
    awaited = {(slot.deal_id, slot.deliverable) for slot in begun if slot.state in AHEAD}
    asked = [one for one in proved if _key(one) in awaited]
    stories = [one for one in due if one[1].kind == "story"]
    if not asked and no_link and (stories or not proved):
        asked = stories or due
    if waiting and not asked:
        return waiting
    for deal, piece in asked or proved or stories:
        return Fits(deal, piece, picture_doubt(piece))
    return Refusal("no_picture_needed")


def _newest_first(due: list[Due], begun: Collection[Slot]) -> list[Due]:
    """Lives that were on before the others; last of them those that we asked for in vain."""
    on = sorted(begun, key=lambda slot: slot.at, reverse=True)
    on.sort(key=lambda slot: slot.state == MISSED)
    places = {(slot.deal_id, slot.deliverable): place for place, slot in enumerate(on)}
    return sorted(due, key=lambda one: places.get(_key(one), len(on)))


def _key(one: Due) -> tuple[int, int]:
    return one[0].id, one[1].number


def picture_doubt(piece: Deliverable) -> str:
    """What to look at in a picture that is its proof."""
    return "picture" if piece.proof == "picture" else "instead_of_link"


def shows_replay(link: Link, deal: Deal, number: int) -> bool:
    """Whether it may lead to the live that is deliverable `number`."""
    piece = next(one for one in deal.deliverables if one.number == number)
    return _answers(link, piece) and not (link.handle and _somebody_else(link, [deal]))


def _answers(link: Link, piece: Deliverable) -> bool:
    return link.platform == piece.platform and link.kind in ANSWERS[piece.kind]


def _somebody_else(link: Link, deals: list[Deal]) -> bool:
    """The handle in the URL contradicts the one that we know on that platform."""
    known = {handle for deal in deals for at, handle in deal.partner.handles if at == link.platform}
    return bool(known) and link.handle not in known
