"""`/undo`: takes back a member's own last slip, while nothing has come after it."""

from dataclasses import replace

from sqlmodel import col, select

from deals.content.sketches import course
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says.desk import acts as says
from deals.says.talking.to_partner import Corrected
from handlers.paying import asking
from handlers.staff.acting import Acting
from handlers.staff.selling import bonuses
from storage.deal import (
    deals,
    history,
    payments,
    proofs,
    sketches,
)
from storage.tables import History, Outbox

JUDGED = ("accepted", "sent_back")
OF_BONUS = ("bonus_approved", "bonus_refused", "bonus_taken_back")
OF_MONEY = (
    "paid",
    "payment_dropped",
    *OF_BONUS,
)  # our own books, whatever the partner wants to hear
PERHAPS_READ = ("sending", "sent", "unknown")


def undo(acting: Acting, rest: str) -> None:
    """The deal stands as before, unsent words are cancelled, and sent ones are corrected."""
    line = history.undoable_by(acting.session, acting.member_id, acting.turn.now)
    if line is None:
        raise Refused("nothing_to_undo")
    deal = deals.load(acting.session, line.deal_id)
    if deal.version != line.version:  # another process was at it since we looked
        raise Refused("nothing_to_undo")
    if deal.partner.stopped and line.happened not in OF_MONEY:
        raise Refused("partner_stopped")
    was = acting.decide(deal, _back(deal, line))
    _unjudge(acting, line, was)
    _unpay(acting, line, was)
    if line.happened in OF_BONUS:
        bonuses.undone(acting, was.id, line.happened)
    told = _unsay(acting, line)
    if told and not was.partner.stopped:
        words = Corrected(was.campaign.brand, was.campaign.title, line.happened)
        acting.turn.tell_partner(was.partner.id, words, deal=was)
    acting.answer(says.Undone(was.id, was.partner.name, was.campaign.title, line.happened, told))


def _back(deal: Deal, line: History) -> Decision:
    """The deal as it was, but every version of the terms is kept, and so is whose deal it is."""
    was = history.before(line, deal)
    later = deal.proposals[len(was.proposals) :]
    put_aside = tuple(replace(proposal, state="superseded") for proposal in later)
    was = replace(was, owner_id=deal.owner_id, proposals=(*was.proposals, *put_aside))
    return Decision(was, "undone", details={"act": line.happened})


def _unjudge(acting: Acting, line: History, was: Deal) -> None:
    """What the act judged waits for a judgement again."""
    for proof in proofs.of_deal(acting.session, line.deal_id):
        if proof.state in JUDGED and proof.judged_at == line.at:
            proofs.judge(acting.session, proof, "waiting", None, acting.turn.now)
    for sketch in sketches.judged_at(acting.session, line.deal_id, line.at):
        state = course(was, sketch.kind).state
        sketches.judge(acting.session, sketch, state, None, acting.turn.now)


def _unpay(acting: Acting, line: History, was: Deal) -> None:
    """What the act marked paid or dropped is due again, by a row that corrects it."""
    number = int(line.details.get("payment", 0))
    if not number:
        return
    if line.happened == "paid":
        payments.take_back(acting.session, line.deal_id, line.at, acting.member_id, acting.turn.now)
    elif line.happened == "payment_dropped":
        payments.undrop(acting.session, line.deal_id, number, acting.turn.now)
    asking.ask_again(acting.turn, was)


def _unsay(acting: Acting, line: History) -> bool:
    """Cancels what the act wanted to tell the partner; True when some of it was out already.

    The words and the judgement of an act carry its very time, since one turn has one `now`.
    """
    query = select(Outbox).where(
        Outbox.deal_id == line.deal_id,
        Outbox.made_at == line.at,
        col(Outbox.partner_id).is_not(None),
    )
    rows = acting.session.exec(query).all()
    told = any(row.state in PERHAPS_READ or (row.state == "queued" and row.tries) for row in rows)
    for row in rows:
        if row.state == "queued":
            row.state = "cancelled"
    acting.session.flush()
    return told
