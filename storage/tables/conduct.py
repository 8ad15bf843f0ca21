"""What looks suspicious, and with whom."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from deals.conduct.finding import KINDS
from storage.tables.keys import key, some, to


class Finding(SQLModel, table=True):
    """Something that a lead has to judge: open, harmless or confirmed. `subject`: a keyed hash of
    what it is about; `version`: of whom it is about, so that a judgement is about these; `told_by`:
    who of ours saw it, where no rule did."""

    id: int | None = key()
    kind: str
    subject: str
    state: str = "open"
    version: int = 1
    times: int = 1
    note: str = ""
    file_sha256: str | None = Field(default=None, foreign_key="media.sha256")
    told_by: int | None = to("staff.id", optional=True, index=False)
    first_seen: datetime
    last_seen: datetime
    judged_by: int | None = to("staff.id", optional=True, index=False)
    judged_at: datetime | None = None
    __table_args__ = (
        UniqueConstraint("kind", "subject"),
        CheckConstraint(f"kind in {KINDS}", name="finding_kind"),
        CheckConstraint("state in ('open', 'harmless', 'confirmed')", name="finding_state"),
        some("findings_open", "first_seen", where="state = 'open'"),
        some("findings_judged", "judged_at", where="state in ('harmless', 'confirmed')"),
    )


class FindingPartner(SQLModel, table=True):
    """A partner whom a finding is about, once. `what`: the link or file that it was."""

    __tablename__ = "finding_partner"
    id: int | None = key()
    finding_id: int = to("finding.id", index=False)
    partner_id: int = to("partner.id")
    deal_id: int | None = to("deal.id", optional=True)
    what: str = ""
    seen_at: datetime
    __table_args__ = (UniqueConstraint("finding_id", "partner_id"),)
