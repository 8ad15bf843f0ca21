"""What happens when a step falls due: a line in the partner's reminder, or a notice to a person."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deals.boosting import course as boosting
from deals.brought.asking import Asking
from deals.brought.course import counting
from deals.buttons.staff import (
    breach_buttons,
    codes_buttons,
    deal_button,
    figures_buttons,
    in_person_buttons,
    not_here_buttons,
)
from deals.deadlines.steps import (
    ARRIVAL,
    BOOST,
    BOOST_OVER,
    FIGURES,
    IN_PERSON,
    MEANING,
    UNREAD,
    Step,
)
from deals.deal import Deal
from deals.decision import Decision
from deals.delivery import counted, missing
from deals.parcels.arrival import not_here_notice
from deals.says import Say
from deals.says.boosting import to_staff as boost_says
from deals.says.brought.to_staff import NoticeAskFigures
from deals.says.deadlines.to_partner import Due
from deals.says.deadlines.to_staff import NoticeBreach, NoticeLate, NoticeRemindByHand
from deals.says.leaving.to_staff import NoticeUnreachable
from deals.says.notice import Notice
from deals.says.talking.to_staff import NoticeByHand, NoticeSilent
from deals.stages import Stage


@dataclass(frozen=True)
class StepTaken(Decision):
    """A decision that may add a line to the partner's one reminder of the day."""

    due: Due | None = None


def take(deal: Deal, step: Step, now: datetime) -> StepTaken:
    """Takes a step that is due."""
    if step.name == ARRIVAL:
        return _ask_arrival(deal, step, now)
    if step.name == IN_PERSON:
        return _silent(deal, now)
    if step.name == FIGURES:
        return _ask_figures(deal, step, now)
    if step.name == BOOST:
        return _ask_codes(deal, step, now)
    if step.name == BOOST_OVER:
        over = boosting.given_up(deal, now)
        return StepTaken(over.deal, over.happened, over.says, {"day": step.day})
    stays = step.name in ("promise", UNREAD)
    taken = replace(deal, steps_done=step.index if stays else step.index + 1)
    if taken.asked == ARRIVAL:  # what they answer now is about something else
        taken = replace(taken, asked="")
    if taken.promised and taken.promised <= deal.campaign.local_date(now):
        taken = replace(taken, promised=None)
    return _TAKE[step.name](deal, taken, step, now)


def _silent(deal: Deal, now: datetime) -> StepTaken:
    """Who took the talk over has not spoken for a day: asked, and asked again a day later."""
    notice = NoticeSilent(*deal.about)
    told = (Say("staff", notice, in_person_buttons(deal.id)),)
    return StepTaken(replace(deal, taken_over_at=now), "asked_to_give_back", told)


def _follow_up(deal: Deal, taken: Deal, step: Step, now: datetime) -> StepTaken:
    if not deal.partner.reachable:
        return _by_hand(deal, taken, step, NoticeByHand(*deal.about, step.day))
    return StepTaken(taken, "followed_up", (), {"day": step.day}, _due(deal, step, now))


def _by_hand(deal: Deal, taken: Deal, step: Step, notice: Notice) -> StepTaken:
    """Nobody of theirs can be written to: a person of ours says it another way."""
    told = (Say("staff", notice, deal_button(deal.id)),)
    return StepTaken(taken, "follow_up_by_hand", told, {"day": step.day})


def _give_up(deal: Deal, taken: Deal, step: Step, now: datetime) -> StepTaken:
    gone = taken.moved(Stage.UNREACHABLE).waits_for_nobody()
    notice = NoticeUnreachable(*deal.about, None, step.day)
    return StepTaken(gone, "given_up", (Say("staff", notice, deal_button(deal.id)),))


def _remind(deal: Deal, taken: Deal, step: Step, now: datetime) -> StepTaken:
    if not deal.partner.reachable:
        notice = NoticeRemindByHand(*deal.about, missing(deal), deal.post_by)
        return _by_hand(deal, taken, step, notice)
    if taken.making.brief == "sent":
        taken = replace(taken, making=replace(taken.making, brief="asked", brief_since=now))
    return StepTaken(taken, "reminded", (), {"day": step.day}, _due(deal, step, now))


def _ask_read(deal: Deal, taken: Deal, step: Step, now: datetime) -> StepTaken:
    """Whoever cannot be written to any more is not asked."""
    if deal.partner.reachable:
        return _remind(deal, taken, step, now)
    gone = replace(taken, making=replace(taken.making, brief="asked", brief_since=now))
    return StepTaken(gone, "reminded", (), {"day": step.day})


def _escalate(deal: Deal, taken: Deal, step: Step, now: datetime) -> StepTaken:
    notice = NoticeLate(*deal.about, missing(deal), _days_late(deal, now))
    told = tuple(Say(to, notice, deal_button(deal.id)) for to in ("staff", "lead"))
    return StepTaken(taken, "escalated", told)


def _breach(deal: Deal, taken: Deal, step: Step, now: datetime) -> StepTaken:
    notice = NoticeBreach(*deal.about, missing(deal), _days_late(deal, now))
    told = tuple(Say(to, notice, breach_buttons(deal.id)) for to in ("staff", "lead"))
    return StepTaken(replace(taken, breach_proposed_at=now), "breach_proposed", told)


def _ask_arrival(deal: Deal, step: Step, now: datetime) -> StepTaken:
    """Is the pack there? A person of ours asks whom the bot cannot write to."""
    pack = replace(deal.pack, asked=step.index + 1)
    if not deal.partner.reachable:
        taken = replace(deal, pack=pack)
        told = Say("staff", not_here_notice(taken, now), not_here_buttons(deal.id))
        return StepTaken(taken, "follow_up_by_hand", (told,), {"day": step.day})
    asked = deal.asked if deal.asked == MEANING else ARRIVAL
    sent_on = deal.campaign.local_date(pack.since) if pack.since else None
    due = replace(
        _due(deal, step, now), courier=pack.courier, tracking=pack.tracking, sent_on=sent_on
    )
    taken = replace(deal, pack=pack, asked=asked)
    return StepTaken(taken, "asked_arrival", (), {"day": step.day}, due)


def _ask_figures(deal: Deal, step: Step, now: datetime) -> StepTaken:
    """What did the posts bring? A person of ours asks whom the bot cannot write to."""
    again = step.index > 0
    state = "reminded" if again else "asked"
    taken = replace(deal, figures=Asking(state, now))
    if not deal.partner.reachable:
        taken = replace(deal, figures=Asking("by_hand", now))
        told = Say("staff", NoticeAskFigures(*deal.about), figures_buttons(deal.id))
        return StepTaken(taken, "follow_up_by_hand", (told,), {"day": step.day})
    due = replace(_due(deal, step, now), missing=counted(counting(deal)), again=again)
    return StepTaken(taken, "asked_figures", (), {"day": step.day}, due)


def _ask_codes(deal: Deal, step: Step, now: datetime) -> StepTaken:
    """May we advertise with these videos? A person of ours asks whom the bot cannot write to."""
    asked = boosting.ask(deal, now, step.due_at)
    if not deal.partner.reachable:
        taken = boosting.by_hand(deal, asked.numbers, now)
        notice = boost_says.NoticeAskCodes(*deal.about, len(asked.numbers))
        told = Say("staff", notice, codes_buttons(deal.id))
        return StepTaken(taken, "follow_up_by_hand", (told,), {"day": step.day})
    pieces = tuple(one for one in deal.deliverables if one.number in asked.numbers)
    due = replace(
        _due(deal, step, now),
        missing=counted(pieces),
        again=asked.again,
        answer_by=asked.ends_on,
        videos=tuple(str(number) for number in asked.numbers),
    )
    return StepTaken(asked.deal, "asked_codes", (), {"day": step.day}, due)


_TAKE = {
    "follow_up": _follow_up,
    "give_up": _give_up,
    "remind": _remind,
    "promise": _remind,
    UNREAD: _ask_read,
    "escalate": _escalate,
    "breach": _breach,
}


def _due(deal: Deal, step: Step, now: datetime) -> Due:
    by = deal.post_by or deal.terms.post_by.on
    left = (deal.post_by - deal.campaign.local_date(now)).days if deal.post_by else 0
    return Due(
        deal.campaign.brand,
        deal.campaign.title,
        step.name,
        missing(deal),
        by,
        left,
        promised=deal.promised,
        terms=deal.terms,
        unread=deal.making.brief == "sent",
        draft=_draft_first(deal),
        answer_by=_until(deal, step, now),
    )


def _draft_first(deal: Deal) -> str:
    """What comes before posting: a draft is due, or one was sent back; else nothing."""
    if not deal.needs_draft:
        return ""
    return "back" if deal.making.draft.state == "back" else "due"


def _until(deal: Deal, step: Step, now: datetime) -> date | None:
    """The last follow-up says until when the offer can be answered."""
    if step.name != "follow_up" or step.day != deal.campaign.cadence.follow_up_days[-1]:
        return None
    by = deal.on_table.answer_by if deal.on_table else None
    return by if by and by >= deal.campaign.local_date(now) else None


def _days_late(deal: Deal, now: datetime) -> int:
    return (deal.campaign.local_date(now) - deal.post_by).days if deal.post_by else 0
