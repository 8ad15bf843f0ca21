"""What partners ask about their data and a person has to see to: looked at, and answered."""

from deals.channel import Button
from deals.decision import Refused
from deals.says.desk import acts
from deals.says.personal.to_staff import NoticeData
from handlers.staff.acting import Acting, PutAway
from handlers.staff.listing import settling
from storage.partner import people
from storage.personal import data_acts
from storage.personal.data_acts import DAYS
from storage.tables import DataAct


def look(acting: Acting, rest: str) -> None:
    """Who asks for what, in their words; only in private, since they may name an address."""
    acting.must_be_private()
    wish = acting.session.get(DataAct, settling.number(rest.split(":")))
    if wish is None or wish.settled_at:
        raise PutAway("already_done")
    acting.toast()
    name = people.partner(acting.session, wish.partner_id).name
    told = NoticeData(wish.partner_id, name, wish.kind, wish.by, wish.text, DAYS)
    acting.answer(told, ((Button("answered", f"s.data_done:{wish.id}"),),))


def answered(acting: Acting, rest: str) -> None:
    """It is done, and they were told. Said where the wish was read, lest one be put away unread."""
    number = settling.number(rest.split(":"))
    done = data_acts.settle(acting.session, number, acting.turn.now)
    settling.put_away(acting)
    if not done:
        raise Refused("already_done")
    acting.toast(acts.DeskLine("data_answered"))
