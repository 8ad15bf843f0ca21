"""/data: what we hold on somebody, and their wish to have it corrected or forgotten."""

import json
from typing import Any

from deals.channel import Button, Incoming, Rows
from deals.hours import day_here
from deals.reading.intent.stops import wants_data_erased
from deals.says import Words
from deals.says.personal.to_partner import AskCorrection, DataNoted, ForgetSure, YourData
from deals.says.personal.to_staff import NoticeData
from handlers.partner import leave
from handlers.partner.who import Who
from handlers.say import word
from handlers.sending import tell_leads
from handlers.turn import Turn
from storage.keeping import media
from storage.personal import data_acts, dossier
from storage.personal.data_acts import DAYS

COMMAND, PRESS = "/data", "data:"
BUTTONS: Rows = (
    (Button("data_correct", f"{PRESS}correct"), Button("data_forget", f"{PRESS}forget")),
)
SURE: Rows = ((Button("data_forget_yes", f"{PRESS}sure"),),)


def is_about_it(incoming: Incoming) -> bool:
    said = incoming.text.partition(" ")[0].lower()
    return said == COMMAND or incoming.button.startswith(PRESS)


def wish_in_words(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Whether they asked in words of their own that their data be deleted; a person answers."""
    if not wants_data_erased(incoming.text):
        return False
    if leave.asks_for_it(incoming.text) and not who.stopped:
        leave.stop(turn, incoming, who)
    _ask(turn, incoming, who, "forget", incoming.text)
    return True


def asks_a_person(incoming: Incoming) -> bool:
    """Whether it is a wish that has to be answered within days: to be forgotten, or corrected."""
    if incoming.kind == "button":
        return incoming.button == f"{PRESS}sure"
    return wants_data_erased(incoming.text) or (
        is_about_it(incoming) and " " in incoming.text.strip()
    )


def receive(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Answers also who has said stop: it is their right, and they ask."""
    pressed = incoming.button.removeprefix(PRESS)
    wrong = incoming.text.partition(" ")[2].strip()
    if incoming.kind == "button":
        turn.toast(incoming, who.partner.language)
    if pressed == "sure":
        _ask(turn, incoming, who, "forget", "")
    elif pressed == "forget":
        _answer(turn, incoming, who, ForgetSure(), SURE)
    elif pressed == "correct":
        # Asked of staff, too, whether or not they write what is wrong.
        data_acts.ask(turn.session, who.partner_id, "correct", who.person.role, turn.now)
        _answer(turn, incoming, who, AskCorrection())
    elif wrong:
        _ask(turn, incoming, who, "correct", wrong)
    else:
        _show(turn, incoming, who)


def _show(turn: Turn, incoming: Incoming, who: Who) -> None:
    """At once, since who asks is known by their account: a summary, and a file with all of it."""
    manager = who.person.role == "manager"
    if manager:
        held = dossier.of_manager(turn.session, who.person)
    else:
        held = dossier.of_partner(turn.session, who.partner_id, managers=False)
    _answer(turn, incoming, who, _summary(held, who, manager), BUTTONS)
    written = json.dumps(held, ensure_ascii=False, indent=1).encode()
    _, path = media.keep(turn.media.parent / "exports", written)
    turn.document(incoming.address, str(path), word("privacy", "file", who.partner.language))
    data_acts.note(turn.session, who.partner_id, "see", who.person.role, turn.now)


def _summary(held: dict[str, Any], who: Who, manager: bool) -> YourData:
    row = who.partner
    phone, address = (None, None) if manager else (row.phone, row.address)
    return YourData(
        who.person.name if manager else row.name,
        manager,
        f"@{row.handle}" if row.handle and not manager else "",
        f"{row.followers:,}".replace(",", ".") if row.followers and not manager else "",
        phone or "",
        address or "",
        day_here(who.person.joined_at if manager else row.listed_at),
        tuple(f"{deal['brand']} · {deal['campaign']}" for deal in held["deals"]),
        len(held["talk"]),
        DAYS,
    )


def _ask(turn: Turn, incoming: Incoming, who: Who, kind: str, text: str) -> None:
    """For a person. Who wants to be forgotten is left alone from now on."""
    role = who.person.role
    if data_acts.ask(turn.session, who.partner_id, kind, role, turn.now, text):
        name = who.partner.name
        tell_leads(turn, NoticeData(who.partner_id, name, kind, role, text, DAYS))
    if kind == "forget" and role == "self" and not who.stopped:
        leave.stop(turn, incoming, who)
    _answer(turn, incoming, who, DataNoted(kind, DAYS))


def _answer(turn: Turn, incoming: Incoming, who: Who, words: Words, rows: Rows = ()) -> None:
    """Where they asked, whether or not they want to hear of anything else."""
    turn.say(incoming.address, who.partner.language, words, rows, partner_id=who.partner_id)
