"""A sales file is looked at before its turn, which would hold up every chat for as long as that
takes."""

from collections.abc import Callable, Sequence

from deals.channel import Attachment, Incoming
from deals.decision import Refused
from deals.selling.ahead import SalesAhead
from deals.selling.upload import Upload
from handlers.staff import unasked_file
from handlers.staff.acting import Acting
from handlers.staff.selling import checking, files, sales
from handlers.turn import Turn
from storage.selling import shops
from storage.staff import members
from storage.tables import Staff

COMMAND = "/sales"
STEPS: dict[str, Callable[[Acting, str], Upload]] = {
    "s.sales_shop": sales.of_shop,
    "s.sales_column": sales.with_column,
    "s.sales_month": sales.of_month,
}


def may_be_needed(turn: Turn, said: Incoming, member: Staff) -> bool:
    """Whether what they did may show what a sales file says; nothing of it is read for that."""
    acting = Acting(turn, member, said)
    if not members.may(member, "staff"):
        return False
    if said.kind == "button":
        return said.button.partition(":")[0] in STEPS
    if said.kind == "file":
        return _is_sheet(said.attachments) and _is_for_sales(acting)
    question = None if said.text.startswith("/") else acting.asked()
    return said.kind == "text" and question is not None and sales.is_of_file(*question)


def look_ahead(turn: Turn, said: Incoming, member: Staff) -> SalesAhead | None:
    """What is found; None for what is no export of sales. The session may be one that only
    reads."""
    acting = Acting(turn, member, said)
    if not shops.shops(acting.session):
        return None
    try:
        file = files.opened(acting, _upload(acting))
        looked = checking.look_ahead(acting.session, file)
        return SalesAhead(file.upload, file.known, file.written, looked)
    except Refused:
        return None  # its turn says why


def _upload(acting: Acting) -> Upload:
    """The file that they sent, or are asked about, with what they told of it now."""
    if acting.incoming.kind == "button":
        act, _, rest = acting.incoming.button.partition(":")
        return STEPS[act](acting, rest)
    file = acting.file()
    return files.taken(acting, file) if file else sales.in_words(acting)


def _is_sheet(sent: Sequence[Attachment]) -> bool:
    return bool(sent) and sent[0].name.lower().endswith(unasked_file.SHEETS)


def _is_for_sales(acting: Acting) -> bool:
    """By its command, by what was asked, or since nobody said what it is for."""
    if acting.incoming.text.startswith("/"):
        return acting.incoming.text.lower().startswith(COMMAND)
    question = acting.asked()
    if question is None:
        return acting.private
    return question[0] in (sales.ACT, unasked_file.ACT)
