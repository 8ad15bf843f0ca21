"""What most staff acts have in common: which deal is meant, and how it is told that it is done."""

from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.says.desk import acts as says
from handlers.staff.acting import Acting
from handlers.staff.desk import due


def meant(acting: Acting, rest: str) -> tuple[Deal, list[str]]:
    """The deal that a press is about, and the other parts of what it says."""
    number, *more = rest.split(":")
    return acting.deal(number), [part for part in more if not due.is_place(part)]


def number(parts: list[str], place: int = 0) -> int:
    """A number out of a press; anybody can forge one, so it may be anything."""
    part = parts[place] if place < len(parts) else ""
    if not part.isdecimal() or len(part) > 18:
        raise Refused("old_button")
    return int(part)


def name_of(deal: Deal) -> str:
    """Whom a question is about."""
    return f"{deal.partner.name} · {deal.campaign.title} · /deal_{deal.id}"


def ask(acting: Acting, act: str, key: str, deal: Deal, rows: Rows = (), **more: object) -> None:
    """Asks something about a deal; the answer goes to ANSWERS[act]."""
    answers = {"deal": deal.id, **more}
    acting.ask(act, says.DeskLine(key, name_of(deal)), answers, rows)


def acted(acting: Acting, deal: Deal, act: str, undo: bool = False) -> None:
    """Tells that it is done; from /due in a toast, since the list itself is shown anew."""
    words = says.Acted(*deal.about, act, undo)
    if acting.incoming.kind != "button":
        acting.answer(words)
    elif due.place_of(acting.incoming.button):
        acting.toast(words)
        put_away(acting)
    else:
        put_away(acting)
        acting.answer(words)


def put_away(acting: Acting) -> None:
    """The pressed buttons have had their effect: they go, or /due is shown as it is now."""
    place = due.place_of(acting.incoming.button)
    if place:
        due.show_again(acting, place)
    else:
        acting.turn.unbutton(acting.incoming)


def reasons(act: str, codes: tuple[str, ...], *about: object) -> Rows:
    """The usual reasons as buttons, two in a row."""
    head = ":".join(map(str, (act, *about)))
    buttons = [Button(f"why_{code}", f"{head}:{code}") for code in codes]
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
