"""`/tickets`: what is unsolved, what waits for us first, then by age; of all kinds or of one."""

from deals.channel import Button, Rows
from deals.says.tickets import to_staff as says
from deals.tickets.ticket import KINDS
from handlers import say
from handlers.staff.acting import Acting
from handlers.staff.tickets.ticket_lines import line
from handlers.staff.turning import page_buttons
from storage.tickets import listing
from storage.tickets.listing import Unsolved

PAGE = 6
ALL = "all"


def command(acting: Acting, rest: str) -> None:
    """/tickets, or /tickets payment."""
    _show(acting, _kind_named(rest.strip().lower(), acting.member.language), 0)


def turn_page(acting: Acting, rest: str) -> None:
    """`kind:page`."""
    kind, _, page = rest.partition(":")
    number = int(page) if page.isdecimal() and len(page) < 5 else 0
    _show(acting, kind if kind in KINDS else "", number)


def _show(acting: Acting, kind: str, page: int) -> None:
    """A page that is no longer there gives way to the last one."""
    counts = listing.counted(acting.session)
    total = counts.get(kind, 0) if kind else sum(counts.values())
    pages = max(1, -(-total // PAGE))
    page = min(page, pages - 1)
    found = listing.unsolved(acting.session, kind, page * PAGE, PAGE)
    lines = tuple(line(acting, place, one) for place, one in enumerate(found, page * PAGE + 1))
    words = says.TicketList(kind, lines, page + 1, pages, total)
    opens = tuple(_opens(one, shown) for one, shown in zip(found, lines, strict=True))
    rows = [opens[at : at + 3] for at in range(0, len(opens), 3)]
    acting.show(words, (*rows, *_turns(kind, page, pages), *_kinds(acting, kind, counts)))


def _opens(one: Unsolved, shown: says.TicketLine) -> Button:
    """To its answer where it waits for us, else to its deal."""
    act = f"s.tsay:{one.deal_id}:{one.number}" if one.state == "open" else f"s.deal:{one.deal_id}"
    return Button("answer" if one.state == "open" else "open_deal", act, place=shown.place)


def _turns(kind: str, page: int, pages: int) -> Rows:
    row = page_buttons(page, pages, lambda number: f"s.tickets:{kind or ALL}:{number}")
    return (row,) if row else ()


def _kinds(acting: Acting, shown: str, counts: dict[str, int]) -> Rows:
    """The other kinds of which there are any, and back to all."""
    language = acting.member.language
    others = [kind for kind in KINDS if counts.get(kind) and kind != shown]
    row = [
        Button(
            f"{say.word('troubles', kind, language)} ({counts[kind]})",
            f"s.tickets:{kind}:0",
            plain=True,
        )
        for kind in others
    ]
    if shown:
        row.insert(0, Button("ticket_all", f"s.tickets:{ALL}:0"))
    elif len(others) < 2:
        return ()
    return tuple(tuple(row[at : at + 2]) for at in range(0, len(row), 2))


def _kind_named(word: str, language: str) -> str:
    """A kind by its key, or by a word of its name."""
    named = {kind: say.word("troubles", kind, language).lower() for kind in KINDS}
    return next((k for k, name in named.items() if word and (word == k or word in name)), "")
