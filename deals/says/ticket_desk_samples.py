"""Samples of what staff read of partners' problems; everybody in them is invented."""

from deals.says import Words, ticket_desk

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_LINE = ticket_desk.TicketLine(
    *(1, *_ABOUT, "account_banned", "open", "", 2, 51),
    quote="akun kena banned · akun aku kena banned kak",
)
_SAMPLES: tuple[Words, ...] = (
    ticket_desk.NoticeTicket(
        *(*_ABOUT, "account_banned", "akun aku kena banned kak", ("Rani: halo kak",)),
        pauses=True,
    ),
    ticket_desk.TicketList("", (_LINE,), 1, 2, 9),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
