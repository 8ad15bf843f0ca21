"""The buttons under a deal's card: what can be done with it now."""

from deals import delivery
from deals.answering import owed_answers
from deals.bargaining import counter
from deals.brought.course import counting
from deals.channel import Button, Rows
from deals.content.briefs import brief_say
from deals.deal import Deal, Side
from deals.stages import BINDING, Stage
from handlers.staff.acting import Acting
from handlers.staff.delivering import stand_ins
from storage.deal import (
    parcels,
    proofs,
)
from storage.deal.payments import of_deal as has_payments
from storage.partner import managers
from storage.staff import members

Act = tuple[str, str, str]  # label, act, and what follows the deal's number


def buttons(acting: Acting, deal: Deal) -> Rows:
    """What can be done with it now, two in a row."""
    acts = [*_listing(acting, deal), *_negotiating(acting, deal), *_binding(acting, deal)]
    acts += [*_linking(acting, deal), *_always(acting, deal)]
    row = [Button(label, f"{act}:{deal.id}{rest}") for label, act, rest in acts]
    rows = tuple(tuple(row[i : i + 2]) for i in range(0, len(row), 2))
    return (*stand_ins.buttons(acting, deal), *rows)


def _listing(acting: Acting, deal: Deal) -> list[Act]:
    if deal.stage == Stage.VETTED:
        acts = [("approach", "s.app", "")]
        check = [("strike", "s.strike", ""), ("review", "s.rvone", "")]
        return [*acts, *check] if _leads(acting) else acts
    if deal.stage == Stage.LISTED and _leads(acting):
        return [("vet", "s.vet", ""), ("strike", "s.strike", ""), ("review", "s.rvone", "")]
    return []


def _negotiating(acting: Acting, deal: Deal) -> list[Act]:
    if not deal.negotiating:
        return []
    acts: list[Act] = []
    if deal.waiting_for == "first_contact":
        acts.append(("first_message", "s.card", ""))
    if deal.on_table and deal.on_table.by == Side.PARTNER:
        acts.append(("accept_counter", "s.take", f":{deal.on_table.number}"))
    if counter.prepared(deal, acting.turn.now):
        acts.append(("prepared", "s.ready", ""))
    return [*acts, ("counter", "s.counter", "")]


def _binding(acting: Acting, deal: Deal) -> list[Act]:
    if deal.stage not in BINDING:
        return []
    acts = [("counter", "s.counter", "")] if deal.terms.bonus_idr else []
    acts += [
        ("look_at_proof", "s.proof", f":{proof.id}")
        for proof in proofs.waiting_of(acting.session, deal.id)[:4]
    ]
    if brief_say(deal) and deal.partner.reachable and not deal.partner.stopped:
        acts.append(("send_brief", "s.brief_again", ""))
    if deal.making.idea.number:
        acts.append(("look_at_idea", "s.idea", ""))
    if deal.making.draft.number:
        acts.append(("look_at_draft", "s.draft", ""))
    if deal.pack.state in delivery.TO_SEND:
        acts.append(("pack_sent", "s.pack", ""))
    if deal.pack.state == "asked":
        acts += [("sample_yes", "s.sample_ok", ""), ("sample_no", "s.sample_no", "")]
    if deal.pack.expected:
        acts.append(("pack_received", "s.got", ""))
    if deal.pack.state == "sent":
        acts += [("pack_lost", "s.lost", ""), ("pack_damaged", "s.damaged", "")]
    if acting.private and parcels.photos_of(acting.session, deal.id):
        acts.append(("pack_photos", "s.photos", ""))
    if deal.outstanding:
        acts.append(("excuse", "s.excuse", ""))
    if deal.outstanding and deal.post_by:
        acts.append(("more_time", "s.time", ""))
    if deal.breach_proposed_at:
        acts += [("confirm_breach", "s.breach", ""), ("breach_record", "s.record", "")]
    return acts


def _linking(acting: Acting, deal: Deal) -> list[Act]:
    """A new start link (before the first contact its card has one anyway), and who speaks."""
    mine = deal.owner_id == acting.member_id or _leads(acting)
    may = mine and deal.spoken_to and not deal.partner.stopped
    if not may:
        return []
    managed = managers.speaking(acting.session, deal.partner.id)
    of_manager = ("own_speaks", "s.own", "") if managed else ("manager_link", "s.mlink", "")
    return [("new_link", "s.link", ""), of_manager]


def _always(acting: Acting, deal: Deal) -> list[Act]:
    acts: list[Act] = []
    if deal.partner.reachable and not deal.partner.stopped:
        acts.append(("answer", "s.say", ""))
    if deal.in_person:
        acts.append(("give_back", "s.giveback", ""))
    elif deal.spoken_to and not deal.partner.stopped:
        acts.append(("take_over", "s.takeover", ""))
    if owed_answers(deal):
        acts.append(("answered", "s.answered", ""))
    live = deal.negotiating or deal.stage in BINDING
    if live or deal.stage in (Stage.DECLINED, Stage.UNREACHABLE):
        acts.append(("record", "s.rec", ""))
    if live or deal.stage == Stage.VETTED:
        acts += [("withdraw", "s.off", ""), ("hand_on", "s.hand", "")]
    if counting(deal):
        acts.append(("figures", "s.brought", ""))
    if deal.proposals:
        acts.append(("course", "s.course", ""))
    if has_payments(acting.session, deal.id):
        acts.append(("payments", "s.pays", ""))
    return [*acts, ("kol_card", "s.kol", ""), ("history", "s.hist", "")]


def _leads(acting: Acting) -> bool:
    return members.may(acting.member, "lead")
