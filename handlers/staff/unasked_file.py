"""A file that one of ours sends without a command: taken for what it is, or asked about."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from deals.channel import Attachment, Button, Rows
from deals.decision import Refused
from deals.listing.opening import BrokenSheet
from deals.says.desk.acts import DeskLine
from deals.selling import reading
from handlers.staff.acting import Acting
from handlers.staff.delivering import shipping
from handlers.staff.listing import clients, importing
from handlers.staff.office import campaigns
from handlers.staff.selling import files, sales
from handlers.words.harmless import file_name
from storage.selling import shops

ACT = "file"
CAMPAIGN = (".toml",)
SHEETS = (".xlsx", ".xlsm", ".csv")
KEPT = ("kind", "name", "mime", "size", "sha256", "path", "rows", "no_rows")
USES: dict[str, Callable[[Acting, str], None]] = {
    "listing": importing.command,
    "sales": sales.command,
    "packing": shipping.command,
    "client": clients.command,
}


def taken(acting: Acting) -> bool:
    """A campaign's file and an export of sales are shown as by their command, since a press still
    keeps them; of any other sheet we ask what it is for. False when it is none of these."""
    name = next((file.name.lower() for file in acting.incoming.attachments), "")
    if not name.endswith(CAMPAIGN + SHEETS):
        return False
    file = acting.file()
    assert file
    if name.endswith(CAMPAIGN):
        campaigns.command(acting, "")
    elif _is_of_sales(acting, file):
        sales.command(acting, "")
    else:
        kept = {part: getattr(file, part) for part in KEPT}
        words = DeskLine("ask_which_file", file_name(file.name))
        acting.ask_press(ACT, words, {"file": kept}, _buttons)
    return True


def again(acting: Acting, answers: dict[str, Any]) -> None:
    """Another file where a press was waited for."""
    if not taken(acting):
        raise Refused("press_first")


def use(acting: Acting, rest: str) -> None:
    """`listing:mark`: they told what it is for."""
    use, _, mark = rest.partition(":")
    answers = acting.shown(ACT, mark)
    if use not in USES:
        raise Refused("old_button")
    acting.pressed(ACT, answers)
    acting.turn.unbutton(acting.incoming)
    file = Attachment(file_id="", **answers["file"])
    sent = replace(acting.incoming, text="", attachments=(file,))
    USES[use](replace(acting, incoming=sent), "")


def _is_of_sales(acting: Acting, file: Attachment) -> bool:
    if acting.incoming.ahead:
        return True
    if not shops.shops(acting.session):
        return False
    try:
        reading.layout_of(Path(files.taken(acting, file).path).read_bytes(), {})
    except (Refused, BrokenSheet, OSError):
        return False
    return True


def _buttons(mark: str) -> Rows:
    each = [Button(f"file_{use}", f"s.file:{use}:{mark}") for use in USES]
    return tuple(tuple(each[at : at + 2]) for at in range(0, len(each), 2))
