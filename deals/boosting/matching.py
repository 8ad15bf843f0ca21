"""Which code is of which video: as they say, else in the order in which we asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from deals.boosting.boost import WANTED
from deals.boosting.reading import CodeRead

# Codes that say no video go to those of which we asked, then to those of which we are about to,
# then to one that is not accepted yet.
_ORDER = ("reminded", "renewing", "asked", "unanswered", "ended", "waits", "", "refused", "let_go")


@dataclass(frozen=True)
class Video:
    """A video that was handed in. `place`: its number among those of its deal, as its partner is
    told; `state`: of its code, empty where we have not begun to ask."""

    proof_id: int
    deal_id: int
    deliverable: int
    place: int
    post_id: str
    link: str
    state: str = ""

    @property
    def named(self) -> str:
        return f"Video {self.place}: {self.link}"

    @property
    def is_missing(self) -> bool:
        """We have asked for its code, or will."""
        return self.state in WANTED


@dataclass(frozen=True)
class Matched:
    """The codes with their videos, and those of which it is not clear which video they are of."""

    found: tuple[tuple[CodeRead, Video], ...]
    open: tuple[CodeRead, ...]


def matched(codes: Sequence[CodeRead], videos: Sequence[Video]) -> Matched:
    """Each video gets one code, and each code one video."""
    found: dict[int, tuple[CodeRead, Video]] = {}
    left: list[CodeRead] = []
    for code in codes:
        video = _named(code, videos)
        if video and video.proof_id not in found:
            found[video.proof_id] = (code, video)
        else:
            left.append(code)
    free = [one for one in _in_order(videos) if one.proof_id not in found]
    for code, video in zip(left, free, strict=False):
        if not (code.place or code.post_id):
            found[video.proof_id] = (code, video)
    taken = {code.code for code, _ in found.values()}
    return Matched(tuple(found.values()), tuple(one for one in left if one.code not in taken))


def _named(code: CodeRead, videos: Sequence[Video]) -> Video | None:
    if code.post_id:
        return next((one for one in videos if one.post_id == code.post_id), None)
    placed = [one for one in videos if one.place == code.place]
    return min(placed, key=_rank, default=None)


def _in_order(videos: Sequence[Video]) -> list[Video]:
    return sorted((one for one in videos if one.state in _ORDER), key=_rank)


def _rank(video: Video) -> tuple[int, int, int]:
    known = _ORDER.index(video.state) if video.state in _ORDER else len(_ORDER)
    return known, video.deal_id, video.place
