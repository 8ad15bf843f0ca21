"""What a partner asked and still waits for, once one of it may have been answered."""

from deals.buttons import action
from deals.channel import Button
from deals.deal import Deal
from deals.says.talking.writing import StillAsked
from handlers import say
from handlers.staff.acting import Acting
from handlers.staff.desk.due_lines import in_short
from storage.deal import unanswered

SHOWN = 6
ALL = "all"  # beside the newest number that was shown: what came later was read by nobody yet


def show(acting: Acting, deal: Deal, label: str) -> None:
    """Each with its buttons; `label`: of the one that settles all of them."""
    texts = unanswered.texts(acting.session, deal.id)
    numbers = [one.number for one in deal.unanswered][:SHOWN]
    questions = tuple(in_short(acting, texts.get(number, "")) or "…" for number in numbers)
    words = StillAsked(deal.id, deal.partner.name, deal.campaign.title, questions)
    rows = [_row(acting, deal, place, number) for place, number in enumerate(numbers, start=1)]
    acting.answer(words, (*rows, (Button(label, settles_all(deal)),)))


def settles_all(deal: Deal) -> str:
    """The press that says of all that they asked until now that it is answered."""
    newest = max((one.number for one in deal.unanswered), default=0)
    return action("s.answered", deal.id, ALL, newest)


def _row(acting: Acting, deal: Deal, place: int, number: int) -> tuple[Button, ...]:
    return tuple(
        Button(
            f"{place}. {say.label(label, acting.member.language)}",
            action(act, deal.id, number),
            plain=True,
        )
        for label, act in (("answer", "s.say"), ("answered", "s.answered"))
    )
