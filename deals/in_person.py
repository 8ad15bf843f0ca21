"""A person of ours talks with a partner: the bot is quiet in that deal until they give it back."""

from dataclasses import replace
from datetime import datetime

from deals.buttons.staff import reply_buttons
from deals.deadlines.steps import steps_overtaken
from deals.deal import Deal, Side
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.talking.to_staff import NoticeInPerson
from deals.stages import BINDING


def take_over(deal: Deal, staff_id: int, now: datetime) -> Decision:
    """From now on the words of the partner are theirs to answer, and nothing is sent unasked."""
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if not deal.spoken_to:
        raise Refused("not_approached")
    if deal.in_person:
        mine = deal.taken_over_by == staff_id
        raise Refused("already_done" if mine else "another_talks")
    taken = replace(deal, taken_over_by=staff_id, taken_over_at=now)
    return Decision(taken, "taken_over")


def give_back(deal: Deal, now: datetime) -> Decision:
    """The bot goes on: silence counts anew, and what fell due meanwhile is not said any more."""
    if not deal.in_person:
        raise Refused("already_done")
    asked = "offer" if deal.asked == "term_sheet" else deal.asked  # a yes may mean later words
    given = replace(deal, taken_over_by=None, taken_over_at=None, asked=asked)
    if given.stage in BINDING:
        said = max(given.steps_done, steps_overtaken(given, now))
        given = replace(given, steps_done=said)
    elif given.waiting_on == Side.PARTNER:
        given = replace(given, waiting_since=now, steps_done=0)
    return Decision(given, "given_back")


def still_talking(deal: Deal, now: datetime) -> Decision:
    """Asked whether they give it back, they do not."""
    if not deal.in_person:
        raise Refused("already_done")
    return Decision(replace(deal, taken_over_at=now), "still_in_person")


def heard(deal: Deal, text: str, now: datetime, about: str = "") -> Decision:
    """Words of the partner meanwhile: for that person, unread, and nothing is said upon them."""
    notice = NoticeInPerson(*deal.about, text)
    told = (Say("staff", notice, reply_buttons(deal.id, about)),)
    return Decision(deal.owes_answer(now, about=about), "heard_in_person", told)
