"""What a partner asks to see: status and help."""

from deals.channel import Incoming
from deals.deal import Deal
from deals.delivery import counted
from deals.says import partner as says
from deals.stages import NOT_APPROACHED, Stage
from handlers.partner.who import Who
from handlers.turn import Turn
from storage.deal import deals

SHOWN = 5
UNSPOKEN = (*NOT_APPROACHED, Stage.STRUCK)  # of these they have never heard


def command(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Partners have few commands; what staff use does nothing here and is not named."""
    if incoming.text.startswith("/status"):
        show(who)
    else:
        who.answer(says.PartnerHelp())


def show(who: Who) -> None:
    """Everything that is agreed, due and done, of theirs alone."""
    known = deals.all_of(who.turn.session, who.partner_id)
    spoken = [deal for deal in known if deal.stage not in UNSPOKEN][:SHOWN]
    if not spoken:
        who.answer(says.Hello(who.partner.name))
        return
    who.answer(says.Status(who.partner.name, tuple(_line(deal) for deal in spoken)))


def _line(deal: Deal) -> says.StatusLine:
    def in_state(*states: str) -> tuple[says.Content, ...]:
        return counted(tuple(d for d in deal.deliverables if d.state in states))

    agreed = deal.terms if deal.deliverables else None
    return says.StatusLine(
        brand=deal.campaign.brand,
        campaign=deal.campaign.title,
        stage=deal.stage.value,
        terms=agreed,
        post_by=deal.post_by,
        missing=in_state("due", "sent_back"),
        waiting=in_state("submitted"),
        accepted=in_state("accepted"),
    )
