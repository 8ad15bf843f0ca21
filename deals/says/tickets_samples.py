"""Samples of what is read of problems; everybody in them is invented."""

from datetime import date

from deals.says import Words, tickets

_SAMPLES: tuple[Words, ...] = (
    tickets.AskTrouble(),
    tickets.AskTicketWords(),
    tickets.FirstHelp("account_banned"),
    tickets.TicketHeard("Herbana", pauses=True),
    tickets.TicketJoined("Herbana"),
    tickets.TicketThanks(),
    tickets.TicketSolved("Herbana", "not_shown"),
    tickets.TicketAtPlatform("account_banned"),
    tickets.DayMoved(2, date(2026, 9, 26)),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
