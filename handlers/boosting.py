"""Boost codes, whoever brings them: put to their videos, kept, and read back."""

from dataclasses import dataclass, replace
from datetime import timedelta

from deals.boosting import course
from deals.boosting.boost import DEFAULT_DAYS
from deals.boosting.matching import Video, matched
from deals.boosting.reading import CodeRead, CodesRead
from deals.deal import Deal
from deals.says.boosting import to_partner as says
from deals.says.deadlines.to_partner import Due
from handlers.proving import noticing
from handlers.turn import Turn
from storage.boosting import codes
from storage.deal import deals
from storage.tables import BoostCode, Proof

SHOWN = 12  # signs of what was no code


@dataclass(frozen=True)
class Kept:
    """What was kept, of which deals, and what could not be."""

    rows: tuple[BoostCode, ...]
    taken: tuple[says.CodeTaken, ...]
    wrong: tuple[says.CodeWrong, ...]
    sure: bool
    deal_ids: tuple[int, ...]


def keep(turn: Turn, read: CodesRead, videos: list[Video], by: str = codes.PARTNER) -> Kept:
    """Keeps each code with its video; one that came before is refused, or corrected."""
    fit = matched(read.codes, videos)
    wrong = [says.CodeWrong("no_code", one[:SHOWN]) for one in read.wrong]
    wrong += [says.CodeWrong("which", begin(one.code)) for one in fit.open]
    rows, taken = [], []
    for code, video in fit.found:
        row = _kept(turn, code, video, by)
        if row is None:
            wrong.append(says.CodeWrong("used", begin(code.code)))
            continue
        rows.append(row)
        taken.append((video, _told(video, row)))
    _note(turn, taken)
    if rows:
        noticing.many_codes(turn, deals.load(turn.session, rows[-1].deal_id))
    return Kept(
        tuple(rows),
        tuple(one for _, one in taken),
        tuple(wrong),
        all(code.days for code, _ in fit.found),
        tuple(dict.fromkeys(video.deal_id for video, _ in taken)),
    )


def with_links(turn: Turn, deal: Deal, due: Due) -> Due:
    """The videos of a question by their number and link, where it had those of the deal."""
    wanted = set(due.videos)
    found = codes.videos_of(turn.session, deal.partner.id, deal.id)
    named = tuple(video.named for video in found if str(video.deliverable) in wanted)
    return replace(due, videos=named)


def missing(turn: Turn, partner_id: int) -> int:
    """Of how many videos we still want the code."""
    return sum(video.is_missing for video in codes.videos_of(turn.session, partner_id))


def begin(code: str) -> str:
    """Enough to know it by, and too little to use it."""
    return f"{code[:6]}…"


def known(turn: Turn, deal: Deal, proof: Proof) -> Deal:
    """A video came once more: its code, if one counts still, is not asked for again."""
    row = codes.that_holds(turn.session, proof.id or 0)
    if row is None or row.until is None or row.until < deal.campaign.local_date(turn.now):
        return deal
    return turn.decide(deal, course.told(deal, {proof.deliverable: row.until}, turn.now))


def _kept(turn: Turn, code: CodeRead, video: Video, by: str) -> BoostCode | None:
    """None when it is another video's, or counts no more: a new one has to be made."""
    deal = deals.load(turn.session, video.deal_id)
    today, days = deal.campaign.local_date(turn.now), code.days or DEFAULT_DAYS
    before = codes.known(turn.session, code.code)
    if before is None:
        until = today + timedelta(days=days)
        return codes.keep(turn.session, video, code.code, days, until, by, turn.now)
    if (
        before.proof_id != video.proof_id
        or not before.stands
        or not before.until
        or before.until < today
    ):
        noticing.same_code(turn, before, deal)
        return None
    if code.days:
        told_on = deal.campaign.local_date(before.told_at)
        codes.lasts(turn.session, before, days, told_on + timedelta(days=days))
    return before


def _told(video: Video, row: BoostCode) -> says.CodeTaken:
    assert row.days and row.until  # it has a code
    return says.CodeTaken(video.place, row.days, row.until)


def _note(turn: Turn, taken: list[tuple[Video, says.CodeTaken]]) -> None:
    """The deals know of which videos there is a code now."""
    for deal_id in dict.fromkeys(video.deal_id for video, _ in taken):
        of_deal = {v.deliverable: one.until for v, one in taken if v.deal_id == deal_id}
        deal = deals.load(turn.session, deal_id)
        turn.decide(deal, course.told(deal, of_deal, turn.now))
