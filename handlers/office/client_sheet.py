"""The list as the client reads it, and what their answers do: yes lets somebody through, no strikes
them. Each row is told from others by its number and account; the same sheet again changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from deals import exits
from deals.deal import Deal as Rule
from deals.decision import Decision
from deals.fit import fit
from deals.research.answers import NO, UNREADABLE, YES, Answered
from deals.says.listing.clients import ClientRow
from deals.stages import NOT_APPROACHED, Stage
from handlers import say
from handlers.office.exporting import Cell
from handlers.turn import Turn
from handlers.words.phrases import Phrases
from storage.deal import deals
from storage.partner import (
    clients,
    people,
    research,
)
from storage.tables import Campaign, Deal, Partner

COLUMNS = (
    *("number", "partner", "account", "platform", "followers", "tier", "fit", "niches", "link"),
    *("answer", "remark"),
)


@dataclass
class Read:
    """What became of the rows; `rows`: those that have to be looked at."""

    yes: int = 0
    no: int = 0
    same: int = 0
    unanswered: int = 0
    rows: list[ClientRow] = field(default_factory=list)


def written(
    session: Session, campaign: Campaign, rows: Sequence[tuple[Deal, Partner]], language: str
) -> list[list[Cell]]:
    """With what the client has said before. Neither phone nor address leaves the house."""
    titles = [_title(name, language) for name in COLUMNS]
    wanted = research.wanted(session, campaign.id or 0)
    phrases = Phrases(language)
    table: list[list[Cell]] = [list(titles)]
    for deal, partner in rows:
        candidate = research.candidate(session, partner, deal.id or 0)
        before = clients.answer_of(session, deal.id or 0)
        niches = phrases.listed(phrases.words(candidate.research.niches, "niches"))
        told = (YES if before.yes else NO) if before else ""
        table.append(
            [
                deal.id,
                partner.name,
                partner.handle or "",  # with its @ it would look like a formula
                phrases.word(partner.platform or "", "platforms"),
                partner.followers,
                partner.tier or "",
                fit(candidate, wanted).figure,
                niches,
                partner.link or "",
                phrases.word(told, "client_words") if told else "",
                before.remark if before else "",
            ]
        )
    return table


def take(turn: Turn, campaign: Campaign, sheet: Sequence[Answered], language: str) -> Read:
    """Takes every row that is clear; of the others it says why not."""
    read = Read()
    numbers = [row.number for row in sheet if row.number is not None]
    known = clients.named(turn.session, campaign.id or 0, numbers)
    doubled = _doubled(sheet)
    for row in sheet:
        note = doubled.get(row.row) or _whose(turn, row, known)
        if note:
            _tell(read, row, language, *note)
        elif not row.answer:
            read.unanswered += 1
        elif row.answer == UNREADABLE:
            _tell(read, row, language, "answer_unreadable", {})
        elif row.number is not None:
            _note_name(read, row, known[row.number], language)
            _take(turn, row, read, language)
    return read


Note = tuple[str, dict[str, object]]


def _doubled(sheet: Sequence[Answered]) -> dict[int, Note]:
    """Rows of one number: the same again is passed over, and two answers are none."""
    first: dict[int, Answered] = {}
    notes: dict[int, Note] = {}
    for row in sheet:
        if row.number is None:
            continue
        earlier = first.setdefault(row.number, row)
        if earlier is row:
            continue
        if (earlier.answer, earlier.remark) == (row.answer, row.remark):
            notes[row.row] = ("doubled", {"row": earlier.row})
        else:
            notes[row.row] = ("contradicts", {"row": earlier.row})
            notes[earlier.row] = ("contradicts", {"row": row.row})
    return notes


def _whose(turn: Turn, row: Answered, known: dict[int, Partner]) -> Note | None:
    """Why a row is nobody's of this campaign, or another's than it says."""
    if row.number is None:
        return ("no_number", {})
    partner = known.get(row.number)
    if partner is None:
        return ("unknown_number", {})
    theirs = people.kept(turn.session, partner)
    accounts = {one for one in (partner.handle, theirs.handle) if one}
    accounts |= {handle for _, handle in theirs.other_accounts or ()}
    if row.account and accounts:
        another = row.account not in accounts
    else:
        another = bool(row.partner) and row.partner.casefold() != partner.name.casefold()
    return ("another_person", {"partner": partner.name}) if another else None


def _note_name(read: Read, row: Answered, partner: Partner, language: str) -> None:
    if row.partner and row.partner.casefold() != " ".join(partner.name.split()).casefold():
        _tell(read, row, language, "name_changed", {})


def _take(turn: Turn, row: Answered, read: Read, language: str) -> None:
    deal = deals.load(turn.session, row.number)
    yes = row.answer == YES
    before = clients.answer_of(turn.session, deal.id)
    if before and (before.yes, before.remark) == (yes, row.remark):
        read.same += 1
        return
    why = _too_late(deal, yes)
    if why:
        _tell(read, row, language, why, {"deal": deal.id})
    clients.keep(turn.session, deal.id, yes, row.remark, turn.now)
    read.yes, read.no = read.yes + yes, read.no + (not yes)
    decision = _decision(deal, yes, row.remark, turn, language)
    if decision:
        turn.decide(deal, decision, undoable=True)


def _too_late(deal: Rule, yes: bool) -> str:
    """What an answer cannot change any more is told; the answer is kept all the same."""
    if deal.stage == Stage.STRUCK:
        return "was_struck" if yes else ""
    if deal.over:
        return "is_over"
    return "was_approached" if not yes and deal.stage not in NOT_APPROACHED else ""


def _decision(deal: Rule, yes: bool, remark: str, turn: Turn, language: str) -> Decision | None:
    if deal.stage not in NOT_APPROACHED:
        return None
    details: dict[str, str | int] = {"reason": remark} if remark else {}
    if not yes:
        said = say.word("client_words", NO, language)
        who = say.word("whose", "client", language)
        return exits.strike(deal, f"{who}: {remark or said}", turn.now)
    vetted = deal.moved(Stage.VETTED)
    return Decision(vetted, "client_yes", details=details)


def _tell(read: Read, row: Answered, language: str, code: str, facts: dict[str, object]) -> None:
    note = say.word("client_rows", code, language).format(**facts)
    read.rows.append(ClientRow(row.row, row.partner, note))


def _title(name: str, language: str) -> str:
    if name == "platform":
        return say.word("report_columns", name, language)
    return say.word("desk", f"column_{name}", language)
