"""What follows when it is known what was sold: bonuses, and posts at which somebody has to look."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from deals.conduct.finding import Involved
from handlers.paying import bonus_due
from handlers.turn import Turn
from storage.conduct import findings
from storage.selling import accounts, posts, shops, taking
from storage.tables import Deal, Proof, SalesFile, Shop, SoldPost


def settle_file(turn: Turn, file: SalesFile) -> None:
    """Call it when a file counts from now on, or no more. Of its months alone, unless an
    account found its owner, who may have sold in others."""
    shop = turn.session.get_one(Shop, file.shop_id)
    owned = accounts.find_owners(turn.session, shop)
    settle_shop(turn, file.shop_id, None if owned else taking.months(turn.session, file))


def settle_shop(turn: Turn, shop_id: int, months: Collection[str] | None = None) -> None:
    """Call it when something of what was sold in a shop, or whose account sold it, has changed;
    with the months that it concerns, where that is known."""
    bonus_due.settle_shop(turn, shop_id, months)
    for row in posts.refresh(turn.session, shop_id, turn.now):
        _notice(turn.session, row, turn.now)


def find_owners(turn: Turn) -> bool:
    """Call it when somebody was listed: an account of theirs may have sold already. False where
    none had."""
    owned = [one for one in shops.shops(turn.session) if accounts.find_owners(turn.session, one)]
    for shop in owned:
        settle_shop(turn, shop.id or 0)
    return bool(owned)


def is_held(turn: Turn, proof: Proof) -> bool:
    """Whether a proof that was handed in just now is known to have sold under another account;
    then it stands before staff with that."""
    if not proof.post_id:
        return False
    row = posts.check(turn.session, proof, turn.now)
    if row and find_owners(turn):
        row = posts.check(turn.session, proof, turn.now)
    if row and row.since == turn.now:
        _notice(turn.session, row, turn.now)
    return row is not None


def _notice(session: Session, row: SoldPost, now: datetime) -> None:
    """One partner's proof sold under another's account: a lead judges."""
    told = posts.evidence(session, row)
    proof = posts.proof_of(session, row)
    if told.partner is None or proof is None:
        return
    deal = session.get_one(Deal, row.deal_id)
    involved = (
        Involved(deal.partner_id, deal.id, proof.url or ""),
        Involved(told.partner.id or 0, None, f"@{told.account.account} · {told.shop.name}"),
    )
    subject = f"{proof.platform}:{row.post_id}"
    findings.seen(session, "post", subject, involved, now)
