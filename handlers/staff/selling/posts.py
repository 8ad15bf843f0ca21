"""Posts that sold: one under another account than its partner's is held back until somebody has
looked, one that nobody handed in is offered as a proof."""

from collections.abc import Sequence
from dataclasses import replace

from deals import delivery
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.says.proving.to_partner import ProofRefused
from deals.says.selling import sold_posts as says
from deals.selling.post import link_of
from deals.selling.sold import Sold
from handlers.office import judging
from handlers.proving import receiving
from handlers.proving.handed_in import Whose
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from storage.selling import posts
from storage.tables import Proof, SoldPost

SHOWN = 5


def look(acting: Acting, rest: str) -> None:
    """A proof that sold under another account: which, and what speaks for what."""
    deal, row, proof = _elsewhere(acting, rest)
    acting.answer(_words(acting, deal, row, proof), _buttons(deal, row, proof))


def look_first(acting: Acting, proof: Proof) -> bool:
    """Shows it instead of counting the proof unseen; False where nothing speaks against it."""
    if not posts.held(acting.session, [proof]):
        return False
    row = posts.of_proof(acting.session, proof)
    look(acting, f"{proof.deal_id}:{row.id if row else 0}")
    return True


def holds(acting: Acting, some: Sequence[Proof]) -> bool:
    """Whether something speaks against one of these proofs at which nobody has looked yet."""
    return bool(posts.held(acting.session, some))


def count_it(acting: Acting, rest: str) -> None:
    """They have seen it, and it counts."""
    deal, row, proof = _elsewhere(acting, rest)
    if row.state != "open":
        raise Refused("already_done")
    posts.settle(acting.session, row, acting.member_id, acting.turn.now)
    waits = proof.state == "waiting"
    after = judging.accept(acting.turn, proof, acting.member_id) if waits else deal
    settling.acted(acting, after, "proof_accepted" if waits else "post_seen", undo=waits)


def look_at_unclaimed(acting: Acting, rest: str) -> None:
    """Posts that sold in a deal and were never handed in, the best first."""
    deal, _ = settling.meant(acting, rest)
    acting.answer(*_unclaimed(acting, deal))


def claim(acting: Acting, rest: str) -> None:
    """One of them is a proof, as if it had come another way: by the same rules."""
    deal, parts = settling.meant(acting, rest)
    row = _row(acting, deal, settling.number(parts), "unclaimed")
    if row.state != "open":
        raise Refused("already_done")
    link = _link(acting, row)
    linked = replace(acting.incoming, kind="text", text=link, attachments=())
    handed = receiving.hand_in(acting.turn, linked, Whose(deal.partner.id, deal.id))
    if handed is None or not (handed.taken or handed.added):
        refusals = handed.refusals if handed else ()
        acting.answer(ProofRefused(refusals))
        return
    posts.name(acting.session, row, link, acting.turn.now)
    posts.settle(acting.session, row, acting.member_id, acting.turn.now)
    settling.acted(acting, acting.deal(str(deal.id)), "recorded_proof")


def leave(acting: Acting, rest: str) -> None:
    """None of those that were shown is to count by itself: `deal:the last of them`."""
    deal, parts = settling.meant(acting, rest)
    last = settling.number(parts)
    rows = [row for row in posts.unclaimed(acting.session, deal.id) if (row.id or 0) <= last]
    for row in rows:
        posts.settle(acting.session, row, acting.member_id, acting.turn.now)
    if not rows:
        raise Refused("already_done")
    settling.acted(acting, deal, "posts_left")


def in_short(acting: Acting, kind: str, deal_id: int, number: int) -> str:
    """@sari.k · TikTok Shop Herbana, or how many there are."""
    if kind == "unclaimed":
        rows = posts.unclaimed(acting.session, deal_id)
        sold = _sold(acting, [_key(acting, row) for row in rows])
        return f"{len(rows)} post · {sum(one.units for one in sold.values())}"
    row = acting.session.get(SoldPost, number)
    if row is None:
        return ""
    told = posts.evidence(acting.session, row)
    return f"@{told.account.account} · {told.shop.name}"


def _words(acting: Acting, deal: Deal, row: SoldPost, proof: Proof) -> says.SoldElsewhere:
    told = posts.evidence(acting.session, row)
    sold = _sold(acting, [_key(acting, row)]).get(_key(acting, row), Sold())
    piece = next(one for one in deal.deliverables if one.number == proof.deliverable)
    return says.SoldElsewhere(
        *deal.about,
        delivery.content(piece),
        proof.url or "",
        told.account.account,
        told.shop.name,
        told.partner.name if told.partner else "",
        sold,
        proof.state,
    )


def _buttons(deal: Deal, row: SoldPost, proof: Proof) -> Rows:
    about = f"{deal.id}:{row.id}"
    waits = proof.state == "waiting"
    back = (Button("send_back", f"s.back:{deal.id}:{proof.id}"),) if waits else ()
    settles = (Button("count_anyway", f"s.elsewhere_ok:{about}"), *back)
    return (
        *((settles,) if row.state == "open" else ()),
        (
            Button("whose_account", f"s.account:{row.account_id}"),
            Button("open_deal", f"s.deal:{deal.id}"),
        ),
    )


def _unclaimed(acting: Acting, deal: Deal) -> tuple[says.SoldUnclaimed, Rows]:
    rows = posts.unclaimed(acting.session, deal.id)
    sold = _sold(acting, [_key(acting, row) for row in rows])
    best = sorted(rows, key=lambda row: -sold.get(_key(acting, row), Sold()).units)[:SHOWN]
    lines = tuple(
        says.PostSold(place, _link(acting, row), sold.get(_key(acting, row), Sold()))
        for place, row in enumerate(best, start=1)
    )
    due = delivery.missing(deal)
    words = says.SoldUnclaimed(*deal.about, lines, len(rows) - len(lines), due)
    counts = tuple(
        Button(f"{place}", f"s.claim:{deal.id}:{row.id}", plain=True)
        for place, row in enumerate(best, start=1)
    )
    last = max((row.id or 0 for row in rows), default=0)
    leaves = (Button("leave_posts", f"s.unclaimed_off:{deal.id}:{last}"),)
    opens = (Button("open_deal", f"s.deal:{deal.id}"),)
    return words, (counts, leaves, opens) if rows else (opens,)


def _link(acting: Acting, row: SoldPost) -> str:
    told, kind = posts.evidence(acting.session, row), posts.kind_of(acting.session, row)
    return link_of(told.shop.platform, told.account.account, row.post_id, kind)


def _key(acting: Acting, row: SoldPost) -> tuple[str, str]:
    return posts.evidence(acting.session, row).shop.platform, row.post_id


def _sold(acting: Acting, keys: list[tuple[str, str]]) -> dict[tuple[str, str], Sold]:
    return posts.sold(acting.session, keys)


def _elsewhere(acting: Acting, rest: str) -> tuple[Deal, SoldPost, Proof]:
    deal, parts = settling.meant(acting, rest)
    row = _row(acting, deal, settling.number(parts), "elsewhere")
    proof = posts.proof_of(acting.session, row)
    if proof is None:
        raise Refused("old_button")
    return deal, row, proof


def _row(acting: Acting, deal: Deal, number: int, kind: str) -> SoldPost:
    row = acting.session.get(SoldPost, number)
    if row is None or row.deal_id != deal.id or row.kind != kind:
        raise Refused("old_button")
    return row
