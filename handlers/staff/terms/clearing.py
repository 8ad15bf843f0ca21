"""Terms above what a member may give: put before the leads, and nothing goes out before."""

from deals.bargaining import rights
from deals.buttons.staff import clearance_buttons
from deals.deal import Deal
from deals.decision import Refused
from deals.says.terms import to_staff as says
from deals.terms import Terms
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.words.harmless import clipped, one_line
from handlers.words.phrases import Phrases
from storage.deal import clearances
from storage.shapes import read, written
from storage.staff import members
from storage.tables import Clearance, Staff


def needed(acting: Acting, deal: Deal, terms: Terms) -> bool:
    """Whether a lead has to be asked before this member may give these terms."""
    return not members.may(acting.member, "lead") and rights.above(deal, terms)


def ask(acting: Acting, deal: Deal, terms: Terms) -> None:
    """Every lead gets it with buttons; an older question about the deal is over."""
    version = deal.on_table.number if deal.on_table else 0
    asked = clearances.ask(
        *(acting.session, deal.id, version, written(terms), acting.member_id, acting.turn.now)
    )
    words = says.NoticeClearance(
        *(*deal.about, acting.member.name, terms, deal.last_offer),
        *(rights.exceeded(deal, terms), rights.most_fee(deal, terms)),
    )
    for lead in members.everyone(acting.session, "lead"):
        rows = clearance_buttons(deal.id, asked.id or 0)
        acting.turn.say(members.address_of(lead), lead.language, words, rows, deal_id=deal.id)
    settling.acted(acting, deal, "lead_asked")


def open_one(acting: Acting, deal: Deal, number: int) -> Clearance:
    """The question that a button is about, as long as nobody has answered it."""
    found = acting.session.get(Clearance, number)
    if found is None or found.deal_id != deal.id:
        raise Refused("old_button")
    if found.state != "open":
        raise Refused("already_done")
    return found


def judge(acting: Acting, deal: Deal, asked: Clearance, state: str) -> None:
    """It is answered: whoever asked hears what became of it."""
    clearances.judge(acting.session, asked, state, acting.member_id, acting.turn.now)
    member = acting.session.get(Staff, asked.asked_by)
    if member is None or not member.active or member.id == acting.member_id:
        return
    terms = read(Terms, asked.terms)
    words = says.NoticeCleared(*deal.about, state, acting.member.name, terms)
    address = members.address_of(member)
    acting.turn.say(address, member.language, words, deal_id=deal.id)


def overtaken(acting: Acting, deal: Deal) -> None:
    """Other terms went out: what a lead was asked about this deal is over."""
    if asked := clearances.open_of(acting.session, deal.id):
        judge(acting, deal, asked, "over")


def in_short(acting: Acting, number: int) -> str:
    asked = acting.session.get(Clearance, number)
    if asked is None:
        return ""
    return clipped(
        one_line(Phrases(acting.member.language).in_short(read(Terms, asked.terms))), 120
    )
