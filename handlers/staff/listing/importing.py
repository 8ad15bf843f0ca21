"""/import: the team's sheet becomes partners and deals of a campaign."""

from pathlib import Path
from typing import Any

from deals.decision import Refused
from deals.listing.opening import BrokenSheet, open_sheet
from deals.listing.records import Listing
from deals.listing.sheet import read_listing
from deals.listing.taking import RowRead
from deals.says.desk.acts import DeskLine
from deals.says.listing.importing import Imported, RowTold
from handlers import say
from handlers.office.exporting import sheet_of
from handlers.office.importing import SheetRead, take_listing
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.reporting import sheets
from storage.deal import deals
from storage.staff import members
from storage.tables import Campaign

SHOWN = 15
MOST_PEOPLE = 2000
TWICE = "duplicate_of_row_"


def command(acting: Acting, rest: str) -> None:
    """/import, with the sheet attached or asked for."""
    campaign = choosing.named(acting, rest)
    file = acting.file()
    if file is None:
        answers = {"campaign": campaign.id if campaign else None, "words": rest[:60]}
        acting.ask("import", DeskLine("ask_sheet", campaign.title if campaign else ""), answers)
    elif campaign:
        _import(acting, campaign, Path(file.path))
    else:
        _ask_campaign(acting, file.path, rest)


def take_sheet(acting: Acting, answers: dict[str, Any]) -> None:
    """The sheet that was asked for."""
    file = acting.file()
    if file is None:
        raise Refused("sheet_needed")
    if answers.get("campaign"):
        _import(acting, choosing.of_number(acting, str(answers["campaign"])), Path(file.path))
    else:
        _ask_campaign(acting, file.path, str(answers.get("words", "")))


def into_campaign(acting: Acting, rest: str) -> None:
    """They chose the campaign for the sheet that they had sent."""
    draft = members.draft(acting.session, acting.member_id)
    path = draft.answers.get("path") if draft and draft.act == "import" else None
    if not path:
        raise Refused("old_button")
    acting.turn.unbutton(acting.incoming)
    _import(acting, choosing.of_number(acting, rest.split(":")[0]), Path(path))


def _ask_campaign(acting: Acting, path: str, words: str) -> None:
    rows = choosing.buttons(acting, "s.import", words)
    acting.ask("import", DeskLine("ask_campaign"), {"path": path}, rows)


def _import(acting: Acting, campaign: Campaign, path: Path) -> None:
    """All of it in this one transaction."""
    if campaign.state != "open":
        raise Refused("campaign_closed")
    sheet = _opened(acting, campaign, path)
    read = take_listing(acting.turn, campaign, sheet)
    acting.done()
    told = [told_row(row, acting.member.language) for row in read.rows if _worth_telling(row)]
    acting.answer(_words(campaign, read, told))
    if len(told) > SHOWN:
        sheets.send(acting, _written(acting, read), "import.csv", len(read.rows))


def _opened(acting: Acting, campaign: Campaign, path: Path) -> Listing:
    try:
        rows = open_sheet(path.read_bytes())
    except BrokenSheet as broken:
        raise Refused(f"sheet_{broken.reason_code}") from None
    except OSError:
        raise Refused("sheet_not_fetched") from None
    assert campaign.id
    facts = deals.campaign_facts(acting.session, campaign.id)
    sheet = read_listing(rows, facts.local_date(acting.turn.now))
    if not sheet.has_header:
        raise Refused("sheet_no_header")
    if len(sheet.rows) > MOST_PEOPLE:
        raise Refused("sheet_too_many_people")
    return sheet


def _words(campaign: Campaign, read: SheetRead, told: list[RowTold]) -> Imported:
    return Imported(
        campaign.title,
        read.listed,
        read.count("added"),
        read.count("updated"),
        read.count("same"),
        read.count("left_out", "twice"),
        tuple(told[:SHOWN]),
        max(0, len(told) - SHOWN),
    )


def _worth_telling(row: RowRead) -> bool:
    return bool(row.notes or row.changed)


def told_row(row: RowRead, language: str) -> RowTold:
    """A row with its doubts and changes in words."""
    notes = [in_words(code, language) for code in row.notes]
    if row.changed:
        fields = ", ".join(say.word("partner_fields", name, language) for name in row.changed)
        notes.append(f"{say.word('desk', 'changed', language)}: {fields}")
    return RowTold(row.row, row.name, tuple(dict.fromkeys(notes)))


def in_words(code: str, language: str) -> str:
    """A short code of the listing as a few words; a code of tomorrow is shown as it is."""
    try:
        if code.startswith(TWICE):
            form = say.word("listing_problems", "duplicate_of_row", language)
            return form.format(row=code.removeprefix(TWICE))
        return say.word("listing_problems", code, language)
    except KeyError:
        return code


def _written(acting: Acting, read: SheetRead) -> bytes:
    """The whole list as a .csv."""
    language = acting.member.language
    rows = [[say.word("desk", f"column_{name}", language) for name in ("row", "name", "why")]]
    for row in read.rows:
        told = told_row(row, language)
        rows.append([str(told.row), told.name, "; ".join(told.notes)])
    return sheet_of(rows)
