"""Ideas and drafts: sent by the partner, answered by us, again until approved; the versions count.

While one lies with us the deadline does not run against the partner: our silence is our debt.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from deals.buttons.partner import sketch_again_button
from deals.buttons.staff import sketch_buttons
from deals.claims.claim import Claim
from deals.content.making import (
    KINDS,
    Course,
)
from deals.deadlines.steps import steps_overtaken
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.delivery import missing
from deals.says import Say
from deals.says.content.to_partner import DraftAtClient, SketchApproved, SketchBack, SketchTaken
from deals.says.content.to_staff import NoticeSketch
from deals.stages import BINDING

SAME_VERSION = timedelta(minutes=2)  # what comes so soon after it belongs to it


def course(deal: Deal, kind: str) -> Course:
    """How far the ideas or the drafts of a deal have come."""
    return deal.making.idea if kind == "idea" else deal.making.draft


def adds(deal: Deal, kind: str, now: datetime) -> bool:
    """Whether what comes now belongs to the version that has just come."""
    known = course(deal, kind)
    if known.state != "waiting" or known.since is None:
        return False
    return now <= known.since + SAME_VERSION


def hand_in(
    deal: Deal,
    kind: str,
    text: str,
    files: int,
    claims: tuple[Claim, ...],
    agreed_idea: str,
    now: datetime,
) -> Decision:
    """An idea or a draft came in, and waits for us. `agreed_idea`: what a draft is held against;
    `claims`: what the guard found in it."""
    if deal.stage not in BINDING:
        raise Refused("not_agreed")
    known, same = course(deal, kind), adds(deal, kind, now)
    number = known.number if same else known.number + 1
    since = known.since if known.state == "waiting" else now
    came = replace(known, state="waiting", number=number, since=since)
    after = replace(_with(deal, kind, came), asked="")
    notice = NoticeSketch(
        *deal.about, kind, number, text, files, claims, agreed_idea if kind == "draft" else ""
    )
    told: tuple[Say, ...] = (Say("staff", notice, sketch_buttons(deal.id, kind, number)),)
    if not same:
        taken = SketchTaken(kind, deal.campaign.brand, number)
        told = (Say("partner", taken), *told)
    return Decision(after, f"{kind}_handed_in", told, {kind: number})


def approve(deal: Deal, kind: str, number: int, now: datetime) -> Decision:
    """It is agreed to: an idea may be made, a draft may be posted."""
    known = _judged(deal, kind, number)
    good = replace(known, state="approved", approved=number, since=now)
    after = _back_with_them(_with(deal, kind, good), known, now)
    words = SketchApproved(kind, deal.campaign.brand, missing(after), after.last_day_ahead(now))
    return Decision(after, f"{kind}_approved", (Say("partner", words),), {kind: number})


def send_back(deal: Deal, kind: str, number: int, remark: str, now: datetime) -> Decision:
    """Not yet: the partner reads the remark, and sends another version."""
    known = _judged(deal, kind, number)
    back = replace(known, state="back", since=now)
    after = _back_with_them(_with(deal, kind, back), known, now)
    words = SketchBack(kind, deal.campaign.brand, remark, after.last_day_ahead(now))
    say = Say("partner", words, sketch_again_button(deal.id, kind))
    return Decision(after, f"{kind}_sent_back", (say,), {kind: number, "reason": remark})


def pass_to_client(deal: Deal, number: int, now: datetime) -> Decision:
    """A draft that the client has to look at, too."""
    known = _judged(deal, "draft", number)
    if known.state == "at_client":
        raise Refused("already_done")
    after = _with(deal, "draft", replace(known, state="at_client"))
    say = Say("partner", DraftAtClient(deal.campaign.brand))
    return Decision(after, "draft_at_client", (say,), {"draft": number})


def _judged(deal: Deal, kind: str, number: int) -> Course:
    """What is judged now; raises Refused when it was judged before, or a newer one came."""
    if kind not in KINDS or deal.stage not in BINDING:
        raise Refused("not_agreed")
    known = course(deal, kind)
    if not known.with_us:
        raise Refused("already_done")
    if known.number != number:
        raise Refused("newer_version")
    return known


def _with(deal: Deal, kind: str, known: Course) -> Deal:
    making = deal.making
    changed = replace(making, idea=known) if kind == "idea" else replace(making, draft=known)
    return replace(deal, making=changed)


def _back_with_them(deal: Deal, was: Course, now: datetime) -> Deal:
    """A last day that came or passed while a draft lay with us moves by the days that were left."""
    due = _fair_day(deal, was, now)
    if due and due != deal.post_by:
        deal = replace(deal, post_by=due, breach_proposed_at=None, steps_done=0)
    if not deal.post_by:
        return deal
    return replace(deal, steps_done=max(deal.steps_done, steps_overtaken(deal, now)))


def _fair_day(deal: Deal, was: Course, now: datetime) -> date | None:
    if deal.post_by is None or was.since is None:
        return None
    came, today = deal.campaign.local_date(was.since), deal.campaign.local_date(now)
    if came > deal.post_by or today < deal.post_by:
        return None
    return today + timedelta(days=max(1, (deal.post_by - came).days))
