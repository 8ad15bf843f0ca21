"""What a partner asks to see: status and help."""

from dataclasses import replace

from deals.buttons.lives import book_button
from deals.buttons.partner import numbered, trouble_button
from deals.channel import Button, Incoming, Rows
from deals.deal import Deal
from deals.delivery import counted
from deals.lives.booking import due_lives
from deals.says.talking import to_partner as says
from deals.stages import BINDING, NOT_APPROACHED, Stage
from handlers import lives
from handlers.partner import prove
from handlers.partner.who import Who
from handlers.paying import bonus_due
from handlers.turn import Turn
from storage.deal import deals

SHOWN = 5
UNSPOKEN = (*NOT_APPROACHED, Stage.STRUCK)  # of these they have never heard


def command(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Partners have few commands; what staff use does nothing here and is not named."""
    if incoming.text.startswith("/status"):
        show(who)
    elif incoming.text.startswith("/lapor"):
        prove.command(turn, incoming, who)
    else:
        who.answer(says.PartnerHelp())


def show(who: Who) -> None:
    """Everything that is agreed, due and done, of theirs alone."""
    known = deals.all_of(who.turn.session, who.partner_id)
    spoken = [deal for deal in known if deal.stage not in UNSPOKEN][:SHOWN]
    if not spoken:
        who.answer(says.Hello(who.partner.name))
        return
    words = says.Status(who.partner.name, tuple(_line(who.turn, deal) for deal in spoken))
    who.answer(words, _buttons(spoken, words.deals))


def _buttons(shown: list[Deal], lines: tuple[says.StatusLine, ...]) -> Rows:
    """When is the live, and something is wrong: for each that goes on, by its place where there are
    several."""
    found: list[tuple[Button, ...]] = []
    for place, (deal, line) in enumerate(zip(shown, lines, strict=True), start=1):
        if deal.stage in BINDING:
            book = book_button(deal.id) if len(due_lives(deal)) > len(line.lives) else ()
            rows = (*book, *trouble_button(deal.id))
            found += numbered(rows, place if len(shown) > 1 else 0)
    return tuple(found)


def _line(turn: Turn, deal: Deal) -> says.StatusLine:
    def in_state(*states: str) -> tuple[says.Content, ...]:
        return counted(tuple(d for d in deal.deliverables if d.state in states))

    ended = deal.over and deal.stage != Stage.DONE
    line = says.StatusLine(
        brand=deal.campaign.brand,
        campaign=deal.campaign.title,
        stage=deal.stage.value,
        terms=deal.terms if deal.deliverables else None,
        post_by=deal.post_by,
        missing=in_state("due", "sent_back"),
        waiting=in_state("submitted"),
        accepted=in_state("accepted"),
        meter=None if ended else bonus_due.meter_shown(turn, deal),
        lives=lives.booked(turn, deal),
    )
    return replace(line, ended=True, terms=None, post_by=None, lives=()) if ended else line
