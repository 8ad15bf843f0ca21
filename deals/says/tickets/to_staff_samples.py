"""Samples of what staff read of partners' problems; everybody in them is invented."""

from deals.says import Words
from deals.says.invented import ABOUT
from deals.says.tickets import to_staff

_LINE = to_staff.TicketLine(
    *(1, *ABOUT, "account_banned", "open", "", 2, 51),
    quote="akun kena banned · akun aku kena banned kak",
)
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeTicket(
        *(*ABOUT, "account_banned", "akun aku kena banned kak", ("Rani: halo kak",)),
        pauses=True,
    ),
    to_staff.TicketList("", (_LINE,), 1, 2, 9),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
