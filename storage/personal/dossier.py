"""All that we hold on somebody, as plain JSON values: what they may see, and what staff export."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, SQLModel, col, select

from deals.brought.figures import NAMES
from storage.partner import merging
from storage.personal import data_acts
from storage.selling import accounts
from storage.tables import (
    Account,
    Bonus,
    BoostCode,
    Brand,
    Brought,
    BroughtPicture,
    BusyDays,
    Campaign,
    ClientAnswer,
    Deal,
    Deliverable,
    Example,
    Finding,
    FindingPartner,
    Heard,
    History,
    Inbox,
    Manager,
    Outbox,
    PackPhoto,
    Partner,
    PartnerResearch,
    Payment,
    Payout,
    Person,
    PersonAddress,
    Proof,
    ProofPicture,
    Proposal,
    Screen,
    Sketch,
    Slip,
    Slot,
    Ticket,
    Trouble,
)

LISTED = (
    "kind", "name", "platform", "handle", "link", "followers", "tier", "phone", "address",
    "pr_status", "posted_on", "brand", "language", "problems", "listed_at", "stopped_at",
)  # fmt: skip
RESEARCH = (
    *("niches", "engagement_pct", "rates", "past_brands", "competitor", "audience", "product"),
    *("notes", "changed_at"),
)
NAMED = ("name", "phone", "state", "since")
PROBLEM = ("kind", "since", "settled_at")  # told in no deal
DEAL = (
    "stage", "post_by", "promised", "held_up", "extensions", "boosts", "pack_state", "pack_courier",
    "pack_tracking", "made_at",
)  # fmt: skip


def of_partner(session: Session, partner_id: int, managers: bool = True) -> dict[str, Any]:
    """Everything on a partner. `managers`: also what is for our own people to hand out, which is
    more than a manager's name, and what looks suspicious."""
    partner = session.get_one(Partner, partner_id)
    persons = session.exec(select(Person).where(Person.partner_id == partner_id)).all()
    others = merging.others_of(session, partner_id)
    records = [partner_id, *(one.id for one in others)]
    deals = session.exec(
        select(Deal).where(col(Deal.partner_id).in_(records)).order_by(col(Deal.id))
    )
    return {
        "listed": _told(partner, LISTED),
        "also_listed": [_told(one, LISTED) for one in others],
        "found_out": _rows(session, PartnerResearch, "partner_id", partner_id, RESEARCH),
        "persons": [_person(session, one, managers or one.role == "self") for one in persons],
        "managers": [
            _told(one, NAMED if managers else ("name", "state"))
            for one in _managers(session, partner_id)
        ],
        "deals": [_deal(session, deal) for deal in deals],
        "problems": _rows(session, Trouble, "partner_id", partner_id, PROBLEM),
        "busy_days": _busy(session, partner_id),
        "account": _account(session, partner_id),
        "sold": accounts.by_month(session, partner_id),
        "talk": _talk(session, partner_id, None),
        "examples": _examples(session, partner_id),
        "asked_and_done": _acts(session, partner_id, None),
        **({"findings": _findings(session, partner_id)} if managers else {}),
    }


def of_manager(session: Session, person: Person) -> dict[str, Any]:
    """What concerns a manager: themselves, what they wrote and read, and for which deals."""
    deals = select(Deal).where(Deal.partner_id == person.partner_id).order_by(col(Deal.id))
    return {
        "persons": [_person(session, person, True)],
        "speaks_for": session.get_one(Partner, person.partner_id).name,
        "deals": [_about(session, deal) for deal in session.exec(deals)],
        "talk": _talk(session, person.partner_id, _chats(session, person)),
        "asked_and_done": _acts(session, person.partner_id, "manager"),
    }


def files_of(held: dict[str, Any]) -> list[str]:
    """The hashes of the files that somebody has handed in."""
    sent = [one for deal in held["deals"] for one in _sent(deal)]
    sketched = [file for deal in held["deals"] for one in deal["sketches"] for file in one["files"]]
    handed_in = [one["file_sha256"] for one in sent]
    return [*handed_in, *(file["sha256"] for file in sketched)]


def _sent(deal: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        *deal["pictures_of_proofs"],
        *deal["pack_photos"],
        *deal["pictures_of_figures"],
    ]


def _person(session: Session, person: Person, all_of_it: bool) -> dict[str, Any]:
    if not all_of_it:
        return _told(person, ("role", "name"))
    chats = [_told(one, ("channel", "chat", "state", "since")) for one in _chats(session, person)]
    return _told(person, ("role", "name", "phone", "joined_at")) | {"chats": chats}


def _pictures(session: Session, deal_id: int) -> list[dict[str, Any]]:
    """The pictures of each proof, in their order."""
    query = (
        select(Proof.deliverable, ProofPicture.place, ProofPicture.file_sha256, Screen.taken_at)
        .join(Proof, col(Proof.id) == ProofPicture.proof_id)
        .join(Screen, col(Screen.sha256) == ProofPicture.file_sha256, isouter=True)
    )
    found = session.exec(query.where(Proof.deal_id == deal_id).order_by(col(ProofPicture.id)))
    names = ("deliverable", "place", "file_sha256", "taken_at")
    return [dict(zip(names, one, strict=True)) for one in found]


def _chats(session: Session, person: Person) -> list[PersonAddress]:
    query = select(PersonAddress).where(PersonAddress.person_id == person.id)
    return list(session.exec(query))


def _managers(session: Session, partner_id: int) -> list[Manager]:
    """Whom they named to speak for them, with the phone that they told."""
    query = select(Manager).where(Manager.partner_id == partner_id).order_by(col(Manager.id))
    return list(session.exec(query))


def _about(session: Session, deal: Deal) -> dict[str, Any]:
    campaign = session.get_one(Campaign, deal.campaign_id)
    brand = session.get_one(Brand, campaign.brand_id)
    return {"number": deal.id, "brand": brand.name, "campaign": campaign.title, "stage": deal.stage}


def _deal(session: Session, deal: Deal) -> dict[str, Any]:
    def rows(table: type[Any], *names: str) -> list[dict[str, Any]]:
        return _rows(session, table, "deal_id", deal.id, names)

    return {
        **_about(session, deal),
        **_told(deal, DEAL),
        "client": rows(ClientAnswer, "yes", "remark", "said_at"),
        "terms": rows(Proposal, "number", "by", "state", "terms", "made_at"),
        "contents": rows(Deliverable, "number", "kind", "platform", "state", "reason"),
        "proofs": rows(Proof, "deliverable", "kind", "url", "file_sha256", "state", "handed_in_at"),
        "pictures_of_proofs": _pictures(session, deal.id or 0),
        "lives": rows(Slot, "deliverable", "at", "state", "booked_at"),
        "pack_photos": rows(PackPhoto, "file_sha256", "kept_at"),
        "brought": rows(Brought, "deliverable", *NAMES, "doubted", "told_at", "stands"),
        "boost_codes": rows(BoostCode, "code", "days", "until", "told_at", "stands"),
        "pictures_of_figures": rows(BroughtPicture, "file_sha256", "kept_at"),
        "sketches": rows(Sketch, "kind", "number", "text", "files", "state", "remark", "sent_at"),
        "tickets": rows(Ticket, "number", "kind", "state", "opened_at", "since"),
        "payments": _payments(session, deal.id or 0),
        "slips": rows(Slip, "payment_id", "wanted_at", "file_sha256", "sent_at"),
        "bonus": rows(Bonus, "amount_idr", "state", "since", "units", "gmv_idr", "reason"),
        "history": [
            _without_names(one) for one in rows(History, "at", "happened", "by", "details")
        ],
    }


def _rows(
    session: Session, table: type[Any], of: str, number: int | None, names: Iterable[str]
) -> list[dict[str, Any]]:
    query = select(table).where(getattr(table, of) == number).order_by(table.id)
    told = tuple(names)
    return [_told(row, told) for row in session.exec(query)]


def _account(session: Session, partner_id: int) -> dict[str, Any] | None:
    """Where they are paid."""
    row = session.exec(select(Account).where(Account.partner_id == partner_id)).first()
    if row is None:
        return None
    another = ("new_bank", "new_number", "new_holder") if row.new_bank else ()
    return _told(row, ("bank", "number", "holder", *another, "told_at", "confirmed_at"))


def _findings(session: Session, partner_id: int) -> list[dict[str, Any]]:
    """What looked suspicious, and how it was judged; nothing of others in it."""
    query = (
        select(Finding, FindingPartner)
        .join(FindingPartner, col(FindingPartner.finding_id) == col(Finding.id))
        .where(FindingPartner.partner_id == partner_id)
    )
    return [
        _told(one, ("kind", "state", "judged_at")) | _told(theirs, ("what", "seen_at"))
        for one, theirs in session.exec(query.order_by(col(Finding.id)))
    ]


def _payments(session: Session, deal_id: int) -> list[dict[str, Any]]:
    """What they get, and what was paid of it and corrected."""
    found = []
    theirs = select(Payment).where(Payment.deal_id == deal_id).order_by(col(Payment.id))
    for row in session.exec(theirs).all():
        query = select(Payout).where(Payout.payment_id == row.id).order_by(col(Payout.id))
        went_out = [
            _told(one, ("amount_idr", "day", "reference", "account")) for one in session.exec(query)
        ]
        told = _told(row, ("kind", "number", "amount_idr", "due_on", "state"))
        found.append(told | {"paid": went_out})
    return found


def _without_names(line: dict[str, Any]) -> dict[str, Any]:
    """Which of our staff it was is not theirs to know."""
    ours = line["by"].startswith("staff:")
    details = {name: value for name, value in line["details"].items() if name != "to"}
    return line | {"by": "team" if ours else line["by"], "details": details}


def _busy(session: Session, partner_id: int) -> list[dict[str, Any]]:
    told = select(BusyDays).where(BusyDays.partner_id == partner_id).order_by(col(BusyDays.first))
    return [_told(one, ("first", "last", "told_at")) for one in session.exec(told)]


def _talk(session: Session, partner_id: int, only: list[PersonAddress] | None) -> list[Any]:
    """What they wrote and what was said to them, the oldest first; only in some chats, or all."""
    heard = (
        select(Heard.at, Heard.text)
        .join(Inbox, col(Inbox.id) == Heard.inbox_id)
        .where(Heard.partner_id == partner_id)
    )
    said = select(Outbox.sent_at, Outbox.payload).where(
        Outbox.partner_id == partner_id, Outbox.state == "sent", Outbox.act == "text"
    )
    if only is not None:
        lanes = [f"{one.channel}:{one.chat}" for one in only]
        heard = heard.where(col(Inbox.lane).in_(lanes))
        said = said.where(or_(*(col(Outbox.lane) == lane for lane in lanes)))
    lines = [{"at": _plain(at), "from": "you", "text": text} for at, text in session.exec(heard)]
    lines += [
        {"at": _plain(at), "from": "us", "text": payload["text"]}
        for at, payload in session.exec(said)
        if payload.get("text")
    ]
    return sorted(lines, key=lambda line: line["at"])


def _examples(session: Session, partner_id: int) -> list[dict[str, Any]]:
    """Words of theirs that the reader learns from, as they are kept."""
    kept = select(Example).where(Example.partner_id == partner_id, Example.text != "")
    in_order = session.exec(kept.order_by(col(Example.id)))
    return [_told(one, ("text", "intent", "told_at")) for one in in_order]


def _acts(session: Session, partner_id: int, by: str | None) -> list[dict[str, Any]]:
    acts = [one for one in data_acts.of(session, partner_id) if by in (None, one.by)]
    return [_told(one, ("kind", "at", "text", "settled_at")) for one in acts]


def _told(row: SQLModel, names: Iterable[str]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
