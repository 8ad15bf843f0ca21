"""Samples of what is read of problems; everybody in them is invented."""

from datetime import date

from deals.says import Words
from deals.says.tickets import to_partner

_SAMPLES: tuple[Words, ...] = (
    to_partner.AskTrouble(),
    to_partner.AskTicketWords(),
    to_partner.FirstHelp("account_banned"),
    to_partner.TicketHeard("Herbana", pauses=True),
    to_partner.TicketJoined("Herbana"),
    to_partner.TicketThanks(),
    to_partner.TicketSolved("Herbana", "not_shown"),
    to_partner.TicketAtPlatform("account_banned"),
    to_partner.DayMoved(2, date(2026, 9, 26)),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
