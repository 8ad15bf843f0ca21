"""The pack: sent with courier and number, received, lost or damaged, and pictures of it."""

from dataclasses import replace
from typing import Any

from deals import delivery
from deals.buttons.staff import broken_pack_buttons
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.parcels import arrival
from deals.parcels.couriers import read_shipment
from deals.says.desk import acts as says
from deals.stages import BINDING
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from storage.deal import parcels
from storage.keeping import media

MOST_PHOTOS = 10


def ask_courier(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    if deal.stage not in BINDING:
        raise Refused("not_agreed")
    if deal.pack.state not in delivery.TO_SEND:
        raise Refused("already_done")
    rows: Rows = ((Button("skip", f"s.packed:{deal.id}"),),)
    settling.ask(acting, "pack", "ask_courier", deal, rows)


def pack_sent(acting: Acting, rest: str) -> None:
    """Sent, with neither courier nor number."""
    _pack_sent(acting, settling.meant(acting, rest)[0], "", "")


def pack_sent_with(acting: Acting, answers: dict[str, Any]) -> None:
    """`JNE JP0000112233`: the courier, and the number if there is one."""
    shipment = read_shipment(acting.incoming.text)
    if shipment is None:
        raise Refused("words_needed")
    _pack_sent(acting, acting.deal(str(answers["deal"])), shipment.courier, shipment.tracking)


def _pack_sent(acting: Acting, deal: Deal, courier: str, tracking: str) -> None:
    decision = delivery.send_pack(deal, courier, tracking, acting.turn.now)
    after = acting.decide(deal, decision, undoable=True)
    acting.done()
    settling.acted(acting, after, "pack_sent", undo=True)


def pack_received(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    after = acting.decide(deal, delivery.receive_pack(deal, acting.turn.now), undoable=True)
    settling.acted(acting, after, "pack_received", undo=True)


def pack_lost(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    after = acting.decide(deal, delivery.lose_pack(deal, acting.turn.now), undoable=True)
    settling.acted(acting, after, "pack_lost", undo=True)
    _what_next(acting, after, "lost_pack")


def pack_damaged(acting: Acting, rest: str) -> None:
    """Told elsewhere: the partner hears that a person sees to it."""
    deal, _ = settling.meant(acting, rest)
    decision = arrival.pack_damaged(deal, "", acting.turn.now)
    to_partner = tuple(one for one in decision.says if one.to == "partner")
    after = acting.decide(deal, replace(decision, says=to_partner), undoable=True)
    settling.acted(acting, after, "pack_damaged", undo=True)
    _what_next(acting, after, "damaged_pack")


def _what_next(acting: Acting, deal: Deal, key: str) -> None:
    words = says.DeskLine(key, settling.name_of(deal))
    acting.answer(words, broken_pack_buttons(deal.id))


def show_photos(acting: Acting, rest: str) -> None:
    """Pictures that the partner sent of the pack; in private, since a label may be on them."""
    acting.must_be_private()
    deal, _ = settling.meant(acting, rest)
    photos = parcels.photos_of(acting.session, deal.id)
    if not photos:
        raise Refused("no_pack_photo")
    for sha256 in photos[-MOST_PHOTOS:]:
        path = str(media.path_of(acting.turn.media, sha256))
        acting.turn.document(acting.incoming.address, path, "pack.jpg", deal.id)
