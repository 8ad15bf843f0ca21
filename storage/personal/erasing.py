"""Forgetting somebody: what names them or is their words goes, and the figures stay."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, delete, or_, update
from sqlmodel import Session, col, select

from deals.buttons.staff import trouble_buttons
from deals.channel import Outgoing
from deals.parcels.addresses import telling_parts
from storage.conduct import findings
from storage.deal import proofs, sketches
from storage.keeping import needed
from storage.lives import screens, slots
from storage.partner import (
    busy_days,
    invites,
    merging,
    people,
)
from storage.personal import data_acts, suppressed
from storage.personal.naming import UNREAD, Naming, take_out
from storage.post import pace
from storage.selling import accounts as shop_accounts
from storage.selling import posts
from storage.shapes import written
from storage.staff import (
    claims,
    tries,
)
from storage.tables import (
    Account,
    Bonus,
    BoostCode,
    BroughtPicture,
    ClientAnswer,
    DataAct,
    Deal,
    Debt,
    Deliverable,
    Example,
    Heard,
    History,
    Inbox,
    Invite,
    Manager,
    NotTheSame,
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
    Slip,
    Twin,
)
from storage.tickets import rows as tickets
from storage.tickets import troubles

GONE = "forgotten"  # where a chat's number stood
NOTHING = written(Outgoing(GONE))  # a letter that can be read, and says nothing
TRACKING = 8  # signs of a parcel's number; shorter ones may stand for anything
NO_WORDS = ("was", "act", "wording", "topic")  # of a line of history, beside numbers


class InHand(RuntimeError):
    """Something of theirs is on its way just now; a moment later it can be done."""


@dataclass(frozen=True)
class Erased:
    """`marks`: how they are known again, unread; `files`: what has to go from the disk.

    Each is the hash of a file in the media folder, or a path. `also`: the records that had been
    merged into theirs.
    """

    partner_id: int
    marks: tuple[str, ...]
    files: tuple[str, ...]
    also: tuple["Erased", ...] = ()


def marks_of(session: Session, partner: Partner) -> set[str]:
    """All marks of somebody, their chats among them."""
    chats = suppressed.of_chats(session, _lanes(session, partner.id or 0))
    return suppressed.marks(session, partner) | chats | _shop_marks(session, partner.id or 0)


def erase(session: Session, partner_id: int, now: datetime, dead: Collection[int] = ()) -> Erased:
    """Their deals are over. Done twice it changes nothing. Raises InHand and people.Busy.

    `dead`: processes that live no more; what they had in hand goes, too.
    """
    people.reserve(session, partner_id)
    partner = people.partner(session, partner_id)
    if partner.forgotten_at:
        return Erased(partner_id, (), ())
    also = tuple(
        erase(session, one.id or 0, now, dead) for one in merging.others_of(session, partner_id)
    )
    lanes, naming = _lanes(session, partner_id), _naming(session, partner)
    marks = marks_of(session, partner)
    _settings(session, lanes)  # first: who waits for their turn there waits for nothing of ours
    deal_ids = session.exec(select(Deal.id).where(Deal.partner_id == partner_id)).all()
    mine = _letters_of(partner_id, deal_ids, lanes)
    if told := troubles.numbers(session, partner_id):
        mine |= _with_button(trouble_buttons(number)[0][0].action for number in told)
    files = [*_shown_files(session, mine), *_proofs(session, deal_ids)]
    files += _sketches(session, deal_ids)
    leaving = (col(Outbox.state) == "sending") & _in_hand(Outbox.holder, dead)
    fetched = col(Inbox.holder).is_not(None) & _in_hand(Inbox.holder, dead)
    _letters(session, mine & ~leaving, lanes)
    _updates(session, col(Inbox.lane).in_(lanes) & ~fetched)
    _nothing_in_hand(session, mine & leaving, col(Inbox.lane).in_(lanes) & fetched)
    _deals(session, deal_ids, now)
    _money(session, partner_id, deal_ids)
    files = needed.let_go(session, [*files, *findings.forget(session, partner_id)])
    shop_accounts.forget(session, partner_id)
    _persons(session, partner_id, now)
    take_out(session, naming)
    _partner(partner, now)
    acts = update(DataAct).where(col(DataAct.partner_id) == partner_id).values(text="")
    session.exec(acts, execution_options=UNREAD)
    for wish in data_acts.open_of(session, partner_id):
        data_acts.settle(session, wish.id or 0, now)
    data_acts.note(session, partner_id, GONE, "terminal", now)
    suppressed.add(session, marks, now)
    session.expire_all()
    files += [file for one in also for file in one.files]
    return Erased(partner_id, tuple(sorted(marks)), tuple(files), also)


def without_words(line: History) -> None:
    """A line of history says what happened, and no longer in whose words."""
    line.before = None
    line.details = {
        name: value
        for name, value in line.details.items()
        if name in NO_WORDS or isinstance(value, int)
    }


def without_reasons(deal: Deal) -> None:
    """How much more time there was stays, and no longer why."""
    deal.held_up = None
    deal.extensions = [{**one, "reason": "", "about": ""} for one in deal.extensions]


def _lanes(session: Session, partner_id: int) -> list[str]:
    """Their chats, and those of managers whom nobody let speak for them."""
    query = select(PersonAddress).join(Person).where(Person.partner_id == partner_id)
    theirs = [f"{one.channel}:{one.chat}" for one in session.exec(query)]
    opened = select(Manager.opened_by).where(Manager.partner_id == partner_id)
    came = {lane for lane in session.exec(opened) if lane and lane not in theirs}
    return [*theirs, *(lane for lane in sorted(came) if not _is_known(session, lane, partner_id))]


def _is_known(session: Session, lane: str, partner_id: int) -> bool:
    """Whether somebody who speaks for another partner, or may come to, is written to there."""
    channel, _, chat = lane.partition(":")
    speaks = (PersonAddress.channel == channel, PersonAddress.chat == chat)
    came = (Manager.opened_by == lane, Manager.partner_id != partner_id)
    asked = (select(PersonAddress.id).where(*speaks), select(Manager.id).where(*came))
    return any(session.exec(one.limit(1)).first() for one in asked)


def _naming(session: Session, partner: Partner) -> Naming:
    persons = session.exec(select(Person).where(Person.partner_id == partner.id)).all()
    of_them = [partner.name, partner.handle, partner.phone, partner.address, partner.link]
    named = session.exec(select(Manager).where(Manager.partner_id == partner.id)).all()
    of_them += [word for one in persons for word in (one.name, one.phone)]
    of_them += [word for one in named for word in (one.name, one.phone)]
    account = session.exec(select(Account).where(Account.partner_id == partner.id)).first()
    of_them += [account.holder, account.new_holder] if account else []
    parcels = select(Deal.pack_tracking).where(Deal.partner_id == partner.id)
    numbers = [one for one in session.exec(parcels) if len(one or "") >= TRACKING]
    return Naming([*of_them, *telling_parts(partner.address), *numbers])


def _shop_marks(session: Session, partner_id: int) -> set[str]:
    """Of the accounts that they sell under, which a shop's next export names again."""
    return {
        mark
        for row, shop in shop_accounts.of_partner(session, partner_id)
        for mark in suppressed.of_accounts(session, shop.platform, [row.account])
    }


def _settings(session: Session, lanes: list[str]) -> None:
    tries.drop(session, invites.WRONG, lanes)
    tries.drop(session, claims.TRIES, lanes)
    pace.drop(session, lanes)


def _letters_of(
    partner_id: int, deal_ids: Sequence[int | None], lanes: list[str]
) -> ColumnElement[bool]:
    """To them, or to staff about their deals."""
    return or_(
        col(Outbox.partner_id) == partner_id,
        col(Outbox.deal_id).in_(deal_ids),
        _to(lanes),
    )


def _with_button(acts: Iterable[str]) -> ColumnElement[bool]:
    """Notices that name neither a deal nor them, and quote their words over such a button."""
    payload = cast(col(Outbox.payload), Text)
    return or_(*(payload.contains(f'"{act}"', autoescape=True) for act in acts))


def _to(lanes: list[str]) -> ColumnElement[bool]:
    """Answers to presses have lanes of their own, so that the chat itself is asked for."""
    return col(Outbox.channel).concat(":").concat(col(Outbox.chat)).in_(lanes)


def _in_hand(holder: Any, dead: Collection[int]) -> ColumnElement[bool]:
    return or_(col(holder).is_(None), col(holder).not_in(dead))


def _nothing_in_hand(
    session: Session, leaving: ColumnElement[bool], fetched: ColumnElement[bool]
) -> None:
    """Asked last: who took a letter up meanwhile has it, and all of this is undone."""
    held = (select(Outbox.id).where(leaving), select(Inbox.id).where(fetched))
    if any(session.exec(one.limit(1)).first() for one in held):
        raise InHand


def _shown_files(session: Session, mine: ColumnElement[bool]) -> list[str]:
    payloads = session.exec(select(Outbox.payload).where(mine)).all()
    return [payload["path"] for payload in payloads if payload.get("path")]


def _letters(session: Session, mine: ColumnElement[bool], lanes: list[str]) -> None:
    theirs = update(Outbox).where(mine)
    waits = col(Outbox.state).in_(("queued", "unknown", "sending"))
    over = {"state": "cancelled", "holder": None, "lease_until": None}
    session.exec(theirs.where(waits).values(**over), execution_options=UNREAD)
    session.exec(theirs.values(act=GONE, payload=NOTHING, error=""), execution_options=UNREAD)
    nowhere = {"chat": GONE, "lane": GONE, "external_id": None}
    to_them = theirs.where(_to(lanes)).values(**nowhere)
    session.exec(to_them, execution_options=UNREAD)


def _updates(session: Session, theirs: ColumnElement[bool]) -> None:
    """What came from them, also what waits."""
    done = {"raw": {}, "error": "", "state": "done", "lane": GONE}
    free = {"holder": None, "lease_until": None}
    session.exec(update(Inbox).where(theirs).values(**done, **free), execution_options=UNREAD)


def _proofs(session: Session, deal_ids: Sequence[int | None]) -> list[str]:
    """A post still counts once, for whoever hands it in."""
    files: list[str] = []
    for proof in session.exec(select(Proof).where(col(Proof.deal_id).in_(deal_ids))):
        if proof.post_id:
            proof.post_id = proofs.mark(session, proof.platform or "", proof.post_id)
        proof.url, proof.file_sha256, proof.reason = None, None, ""
    own = select(Proof.id).where(col(Proof.deal_id).in_(deal_ids))
    theirs = col(ProofPicture.proof_id).in_(own)
    files += session.exec(select(ProofPicture.file_sha256).where(theirs)).all()
    screens.forget(session, files)
    held = col(Twin.proof_id).in_(own)
    files += session.exec(select(Twin.file_sha256).where(held)).all()
    session.exec(delete(Twin).where(held))
    session.exec(delete(ProofPicture).where(theirs))
    for pictures in (PackPhoto, BroughtPicture, Slip):
        theirs = col(pictures.deal_id).in_(deal_ids)
        kept = session.exec(select(pictures.file_sha256).where(theirs)).all()
        files += [sha256 for sha256 in kept if sha256]
        session.exec(delete(pictures).where(theirs))
    session.flush()
    return files


def _sketches(session: Session, deal_ids: Sequence[int | None]) -> list[str]:
    """Ideas and drafts are theirs; that there were some, the deal itself knows."""
    files = sketches.files_of(session, deal_ids)
    sketches.forget(session, deal_ids)
    return sorted(files)


def _deals(session: Session, deal_ids: Sequence[int | None], now: datetime) -> None:
    session.exec(delete(ClientAnswer).where(col(ClientAnswer.deal_id).in_(deal_ids)))
    session.exec(delete(BoostCode).where(col(BoostCode.deal_id).in_(deal_ids)))
    for line in session.exec(select(History).where(col(History.deal_id).in_(deal_ids))):
        without_words(line)
    of_deals = col(Deliverable.deal_id).in_(deal_ids)
    session.exec(update(Deliverable).where(of_deals).values(reason=""), execution_options=UNREAD)
    nothing = (
        update(Deal)
        .where(col(Deal.id).in_(deal_ids))
        .values(pack_tracking="", unanswered=[], figures=None, boosts=[])
    )
    session.exec(nothing, execution_options=UNREAD)
    for deal in session.exec(select(Deal).where(col(Deal.id).in_(deal_ids))):
        without_reasons(deal)
    tickets.close(session, deal_ids, now)
    slots.forget(session, deal_ids)
    posts.forget(session, deal_ids)
    owed = update(Debt).where(col(Debt.deal_id).in_(deal_ids), col(Debt.paid_at).is_(None))
    session.exec(owed.values(paid_at=now), execution_options=UNREAD)


def _money(session: Session, partner_id: int, deal_ids: Sequence[int | None]) -> None:
    """What was paid, when and with which reference stays for the books; where to goes."""
    session.exec(delete(Account).where(col(Account.partner_id) == partner_id))
    theirs = select(Payment.id).where(col(Payment.deal_id).in_(deal_ids))
    went_out = update(Payout).where(col(Payout.payment_id).in_(theirs))
    session.exec(went_out.values(account=""), execution_options=UNREAD)
    judged = update(Bonus).where(col(Bonus.deal_id).in_(deal_ids))
    session.exec(judged.values(reason=""), execution_options=UNREAD)


def _persons(session: Session, partner_id: int, now: datetime) -> None:
    session.exec(delete(PartnerResearch).where(col(PartnerResearch.partner_id) == partner_id))
    asked = or_(col(NotTheSame.one_id) == partner_id, col(NotTheSame.other_id) == partner_id)
    session.exec(delete(NotTheSame).where(asked))
    session.exec(delete(Heard).where(col(Heard.partner_id) == partner_id))
    session.exec(delete(Example).where(col(Example.partner_id) == partner_id))
    busy_days.forget(session, partner_id)
    troubles.forget(session, partner_id, now)
    session.exec(delete(Invite).where(col(Invite.partner_id) == partner_id))
    session.exec(delete(Manager).where(col(Manager.partner_id) == partner_id))
    persons = select(Person.id).where(Person.partner_id == partner_id)
    session.exec(delete(PersonAddress).where(col(PersonAddress.person_id).in_(persons)))
    session.exec(delete(Person).where(col(Person.partner_id) == partner_id))


def _partner(partner: Partner, now: datetime) -> None:
    """What kind of partner it was stays, for the reports."""
    partner.name = f"#{partner.id}"
    for field in ("handle", "link", "followers", "address", "phone"):
        setattr(partner, field, None)
    partner.phone_hash = partner.address_right = partner.address_hash = None
    partner.pr_status = partner.posted_on = partner.brand = None
    partner.problems = []
    partner.other_accounts = None
    partner.forgotten_at = now
    partner.stopped_at = partner.stopped_at or now
