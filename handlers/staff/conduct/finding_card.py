"""One finding with its evidence, and the buttons that judge it."""

from deals.channel import Button, Rows
from deals.conduct.finding import JUDGED
from deals.hours import day_here
from deals.says.conduct import suspicious as says
from handlers.staff.acting import Acting
from handlers.staff.conduct import evidence
from handlers.words.harmless import one_line
from storage.conduct import findings
from storage.tables import Finding, Staff


def card(acting: Acting, row: Finding) -> tuple[says.FindingCard, Rows]:
    involved = findings.involved_in(acting.session, [row.id or 0])[row.id or 0]
    words = says.FindingCard(
        row.id or 0,
        row.kind,
        row.state,
        tuple(evidence.of(acting, row.kind, one) for one in involved),
        row.times,
        day_here(row.last_seen),
        row.note,
        _name(acting, row.told_by),
        _name(acting, row.judged_by),
        day_here(row.judged_at) if row.judged_at else None,
    )
    return words, _buttons(row)


def _buttons(row: Finding) -> Rows:
    press = f"s.judge:{row.id}:{row.version}"
    verdicts = tuple(
        Button(f"finding_{state}", f"{press}:{state}") for state in JUDGED if state != row.state
    )
    more = [Button("finding_note", f"s.finding_note:{row.id}")]
    if row.file_sha256:
        more.append(Button("finding_file", f"s.finding_file:{row.id}"))
    return (verdicts, (*more, Button("finding_list", "s.findings:open:0")))


def _name(acting: Acting, member_id: int | None) -> str:
    member = acting.session.get(Staff, member_id) if member_id else None
    return one_line(member.name, 40) if member else ""
