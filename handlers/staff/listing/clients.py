"""/client: the list goes out as a sheet for the client, and comes back with yes, no and remarks."""

from pathlib import Path
from typing import Any

from deals.channel import Button
from deals.decision import Refused
from deals.listing.opening import BrokenSheet, open_sheet
from deals.research.answers import read_answers
from deals.says.desk import acts
from deals.says.listing import clients as says
from handlers import say
from handlers.office import client_sheet
from handlers.office.exporting import book_of
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.delivering import replacing
from handlers.staff.reporting import sheets
from storage.partner import clients
from storage.staff import members
from storage.tables import Campaign

SHOWN = 15


def command(acting: Acting, rest: str) -> None:
    """/client sends the sheet; with a file it takes the answers."""
    acting.must_be_private()
    file = acting.file()
    campaign = choosing.named(acting, rest)
    if campaign is None:
        answers = {"path": file.path if file else ""}
        rows = choosing.buttons(acting, "s.client", rest)
        acting.ask("client_campaign", acts.DeskLine("ask_campaign"), answers, rows)
    elif file:
        _take(acting, campaign, file.path)
    else:
        _send(acting, campaign)


def into_campaign(acting: Acting, rest: str) -> None:
    """They chose the campaign."""
    draft = members.draft(acting.session, acting.member_id)
    if draft is None or draft.act != "client_campaign":
        raise Refused("old_button")
    path = str(draft.answers.get("path") or "")
    acting.turn.unbutton(acting.incoming)
    campaign = choosing.of_number(acting, rest.split(":")[0])
    if path:
        _take(acting, campaign, path)
    else:
        _send(acting, campaign)


def take_sheet(acting: Acting, answers: dict[str, Any]) -> None:
    """The sheet as the client filled it in."""
    file = acting.file()
    if file is None:
        raise Refused("client_sheet_needed")
    _take(acting, choosing.of_number(acting, str(answers["campaign"])), file.path)


def _send(acting: Acting, campaign: Campaign) -> None:
    rows = clients.asked_about(acting.session, campaign.id or 0, sheets.MOST_ROWS + 1)
    if not rows:
        raise Refused("nobody_for_client")
    if len(rows) > sheets.MOST_ROWS:
        raise Refused("sheet_too_long", most=sheets.MOST_ROWS)
    language = acting.member.language
    table = client_sheet.written(acting.session, campaign, rows, language)
    content = book_of([(say.label("listing", language), table)])
    sheets.send(acting, content, "client.xlsx", len(rows))
    words = acts.DeskLine("ask_client_sheet", campaign.title)
    acting.ask("client", words, {"campaign": campaign.id})


def _take(acting: Acting, campaign: Campaign, path: str) -> None:
    """All that can be taken, in this one transaction, and word of every row that cannot."""
    acting.must("lead")
    if campaign.state != "open":
        raise Refused("campaign_closed")
    try:
        sheet = read_answers(open_sheet(Path(path).read_bytes()))
    except BrokenSheet as broken:
        raise Refused(f"sheet_{broken.reason_code}") from None
    except OSError:
        raise Refused("sheet_not_fetched") from None
    if sheet is None:
        raise Refused("client_no_header")
    read = client_sheet.take(acting.turn, campaign, sheet, acting.member.language)
    acting.done()
    needed = replacing.short_of(acting, campaign.id or 0) if read.no else None
    words = says.ClientAnswers(
        campaign.title,
        read.yes,
        read.no,
        read.same,
        read.unanswered,
        tuple(read.rows[:SHOWN]),
        max(0, len(read.rows) - SHOWN),
        needed.missing if needed else 0,
        campaign.target,
    )
    find = (Button("find_replacement", f"s.addin:{campaign.id}"),)
    acting.answer(words, (find,) if needed else ())
