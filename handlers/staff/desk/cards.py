"""/deal: one deal on a phone's screen, with the buttons that fit its stage."""

from collections.abc import Sequence

from deals.deal import Deal, Side
from deals.parcels.address import read_address
from deals.says.desk.cards import Content, DealCard, DealHistory, HistoryLine, MakingLine, Piece
from deals.says.desk.due import DueLine
from deals.stages import NEGOTIATING, NOT_APPROACHED
from handlers import lives
from handlers.paying import bonus_due
from handlers.say import word
from handlers.staff.acting import Acting
from handlers.staff.delivering import more_time_lines
from handlers.staff.desk.card_buttons import buttons
from handlers.staff.desk.due_lines import age, quote
from handlers.staff.listing import known, settling
from handlers.staff.listing.lists import shortened
from handlers.staff.reporting import figures
from handlers.staff.tickets import ticket_lines
from handlers.words.harmless import clipped, one_line
from storage.deal import (
    desk,
    history,
    parcels,
    proofs,
    reminders,
    sketches,
)
from storage.partner import people
from storage.selling import posts
from storage.tables import Debt, History, Proof, Staff

IDEA_CHARS = 300
TALK_LINES = 4
TALK_CHARS = 120
HISTORY_LINES = 4
LONG_HISTORY = 25
TOLD = ("reason", "evidence", "to", "day", "deliverable", "deliverables", "fact", "shipment")


def command(acting: Acting, rest: str) -> None:
    """/deal 12."""
    acting.must_name_deal(rest)
    show(acting, acting.deal(rest.split()[0].lstrip("#")))


def open_deal(acting: Acting, rest: str) -> None:
    show(acting, settling.meant(acting, rest)[0])


def show(acting: Acting, deal: Deal) -> None:
    acting.answer(card(acting, deal), buttons(acting, deal))


def show_history(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    lines = _history(acting, deal, LONG_HISTORY)[::-1]  # the newest first: a long one is cut
    acting.answer(DealHistory(deal.id, deal.partner.name, lines))


def card(acting: Acting, deal: Deal) -> DealCard:
    """Everything about a deal; phone, address and what was said only in private."""
    session = acting.session
    row = people.partner(session, deal.partner.id)
    step = reminders.planned(session, deal.id)
    on_table = deal.on_table
    packed = deal.pack.state != "none"
    return DealCard(
        deal=deal.id,
        partner=deal.partner.name,
        campaign=deal.campaign.title,
        link=row.link or "",
        tier=row.tier or "",
        followers=shortened(row.followers or 0),
        stage=deal.stage.value,
        terms=deal.terms,
        terms_number=on_table.number if on_table else 0,
        cap_idr=deal.fee_cap_idr,
        theirs=on_table is not None and on_table.by == Side.PARTNER,
        post_by=deal.post_by or deal.terms.post_by.on,
        promised=deal.promised,
        making=_making(acting, deal),
        pieces=_pieces(acting, deal),
        pack=deal.pack.state if packed else "",
        courier=deal.pack.courier,
        tracking=deal.pack.tracking,
        pack_on=deal.campaign.local_date(deal.pack.since) if packed and deal.pack.since else None,
        step=step.name if step else "",
        step_on=deal.campaign.local_date(step.due_at) if step else None,
        debts=_debts(acting, desk.open_of(session, deal.id), deal),
        owner=_name(acting, deal.owner_id),
        talks=_name(acting, deal.taken_over_by) if deal.in_person else "",
        reachable=deal.partner.reachable,
        phone=(row.phone or "") if acting.private else "",
        address=(row.address or "") if acting.private else "",
        address_missing=read_address(row.address).missing if packed and row.address else (),
        address_right=parcels.is_right(session, row),
        talk=_talk(acting, deal) if acting.private else (),
        history=_history(acting, deal, HISTORY_LINES),
        more_time=more_time_lines.told(acting, deal),
        brought=figures.told(acting, deal),
        waiting_tickets=ticket_lines.waiting(acting, deal),
        conduct=known.conduct(acting, deal.partner.id),
        meter=bonus_due.meter_shown(acting.turn, deal),
        stopped=deal.partner.stopped,
    )


def _making(acting: Acting, deal: Deal) -> MakingLine | None:
    """Brief, idea and draft, once the terms are agreed; what they wrote only in private."""
    making = deal.making
    if deal.stage in NEGOTIATING or deal.stage in NOT_APPROACHED:
        return None
    number = making.idea.approved or making.idea.number
    idea = sketches.version(acting.session, deal.id, "idea", number) if number else None
    told = clipped(idea.text, IDEA_CHARS) if idea and acting.private else ""
    return MakingLine(
        brief=making.brief,
        brief_on=deal.campaign.local_date(making.brief_since) if making.brief_since else None,
        idea_state=making.idea.state,
        idea=told,
        draft_wanted=deal.campaign.briefing.approval,
        draft_state=making.draft.state,
        draft_number=making.draft.number,
        draft_approved=making.draft.approved,
    )


def _name(acting: Acting, member_id: int | None) -> str:
    member = acting.session.get(Staff, member_id) if member_id else None
    return one_line(member.name, 40) if member else ""


def _pieces(acting: Acting, deal: Deal) -> tuple[Piece, ...]:
    """What is due and its state: for a proof that waits its link, for one sent back the reason."""
    handed_in = proofs.of_deal(acting.session, deal.id)
    shown = {
        proof.deliverable: proof.url or "screenshot"
        for proof in handed_in
        if proof.state == "waiting"
    }
    sold = _sold(acting, handed_in)
    booked = lives.slots_of(acting.turn, deal)
    return tuple(
        Piece(
            piece.number,
            Content(piece.kind, piece.platform, 1, piece.proof),
            piece.state,
            shown.get(piece.number, "") if piece.state == "submitted" else piece.reason,
            booked.get(piece.number),
            sold.get(piece.number, 0),
        )
        for piece in deal.deliverables
    )


def _sold(acting: Acting, handed_in: Sequence[Proof]) -> dict[int, int]:
    """By what was handed in for each of them."""
    posted = [one for one in handed_in if one.post_id and one.state != "sent_back"]
    found = posts.sold(acting.session, [(one.platform or "", one.post_id or "") for one in posted])
    units = {key: one.units for key, one in found.items()}
    return {
        one.deliverable: units.get((one.platform or "", one.post_id or ""), 0) for one in posted
    }


def _debts(acting: Acting, rows: list[Debt], deal: Deal) -> tuple[DueLine, ...]:
    return tuple(
        DueLine(
            place,
            row.kind,
            deal.partner.name,
            deal.campaign.title,
            deal.id,
            *age(row.since, acting.turn.now),
            quote(acting, deal.id, row.kind, row.number),
        )
        for place, row in enumerate(rows, start=1)
    )


def _talk(acting: Acting, deal: Deal) -> tuple[str, ...]:
    spoken = history.talk(acting.session, deal.partner.id, TALK_LINES)
    return tuple(
        f"{one_line(deal.partner.name, 20) if theirs else 'Sapa'}: "
        + clipped(one_line(line), TALK_CHARS)
        for _, theirs, line in spoken
    )


def _history(acting: Acting, deal: Deal, limit: int) -> tuple[HistoryLine, ...]:
    lines = history.of_deal(acting.session, deal.id, limit)
    return tuple(
        HistoryLine(
            deal.campaign.local_date(line.at),
            line.happened,
            _who(acting, line),
            _note(line, acting.member.language),
        )
        for line in reversed(lines)
    )


def _who(acting: Acting, line: History) -> str:
    """A member's name, or partner or clock."""
    kind, _, number = line.by.partition(":")
    member = acting.session.get(Staff, int(number)) if number.isdecimal() else None
    return one_line(member.name, 40) if member else kind


def _note(line: History, language: str) -> str:
    """Its reason or the like; of an answer what it was about, and what it was taken from."""
    said = line.details
    told = [one_line(str(said[key]), 200) for key in TOLD if said.get(key)]
    about = [word("topics", topic, language) for topic in str(said.get("topic", "")).split()]
    if about and said.get("terms"):
        told.insert(0, f"{word('desk', 'terms_version', language)} {said['terms']}")
    return ": ".join(part for part in (", ".join(about), ", ".join(told)) if part)
