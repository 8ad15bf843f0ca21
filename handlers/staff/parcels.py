"""The pack: sent with courier and number, received, or lost."""

from typing import Any

from deals import delivery
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.stages import BINDING
from handlers.staff import settling
from handlers.staff.acting import Acting


def ask_courier(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    if deal.stage not in BINDING:
        raise Refused("not_agreed")
    if deal.pack.state not in ("to_send", "lost"):
        raise Refused("already_done")
    rows: Rows = ((Button("skip", f"s.packed:{deal.id}"),),)
    settling.ask(acting, "pack", "ask_courier", deal, rows)


def pack_sent(acting: Acting, rest: str) -> None:
    """Sent, with neither courier nor number."""
    _pack_sent(acting, settling.meant(acting, rest)[0], "", "")


def pack_sent_with(acting: Acting, answers: dict[str, Any]) -> None:
    """`JNE JP0000112233`: the courier, and the number if there is one."""
    courier, _, tracking = acting.incoming.text.strip().partition(" ")
    if not courier or len(tracking) > 60:
        raise Refused("words_needed")
    _pack_sent(acting, acting.deal(str(answers["deal"])), courier[:40], tracking.strip())


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
