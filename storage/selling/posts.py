"""Posts that sold, beside the proofs: what each sold, whose it is, and which nobody handed in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, case, delete, func, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from deals.selling.post import LIVE, PIECES, VIDEO
from deals.selling.shop import PLATFORMS
from deals.selling.sold import Sold
from deals.stages import BINDING
from storage.bare import bare, in_parts, table_of
from storage.selling.counting import counting
from storage.selling.sold import by_state
from storage.states import in_state
from storage.tables import (
    Campaign,
    Deal,
    Deliverable,
    OrderLine,
    Partner,
    Proof,
    Shop,
    ShopAccount,
    SoldPost,
)

MOST = 10  # of one deal that are offered, the best first
Key = tuple[int, str, str]  # of a deal: which kind of look, and which post
_LINES, _ACCOUNTS, _PROOFS = table_of(OrderLine), table_of(ShopAccount), table_of(Proof)
_DEALS, _SHOPS, _CAMPAIGNS = table_of(Deal), table_of(Shop), table_of(Campaign)
_PIECES, _OWN = table_of(Deliverable), table_of(Partner).alias("own")
_MANY: BindParameter[Any] = bindparam("many", expanding=True)
_SOLD = (
    select(
        *(_LINES.c.content_id, _LINES.c.state, func.sum(_LINES.c.units)),
        *(func.sum(_LINES.c.gmv_idr), func.sum(_LINES.c.commission_idr)),
        func.count(_LINES.c.order_no.distinct()),
    )
    .join(_SHOPS, _SHOPS.c.id == _LINES.c.shop_id)
    .where(_LINES.c.content_id.in_(_MANY), counting(_LINES))
    .where(_SHOPS.c.platform == bindparam("platform"))
    .group_by(_LINES.c.content_id, _LINES.c.state)
)
_THEIRS = case((_ACCOUNTS.c.partner_id == func.coalesce(_OWN.c.merged_into, _OWN.c.id), 1), else_=0)
_ELSEWHERE = (
    select(_PROOFS.c.deal_id, _PROOFS.c.post_id, func.min(_ACCOUNTS.c.id))
    .select_from(_PROOFS)
    .join(_LINES, (_LINES.c.content_id == _PROOFS.c.post_id) & counting(_LINES))
    .join(_SHOPS, (_SHOPS.c.id == _LINES.c.shop_id) & (_SHOPS.c.platform == _PROOFS.c.platform))
    .join(_ACCOUNTS, _ACCOUNTS.c.id == _LINES.c.account_id)
    .join(_DEALS, _DEALS.c.id == _PROOFS.c.deal_id)
    .join(_OWN, _OWN.c.id == _DEALS.c.partner_id)
    .where(_PROOFS.c.state.in_(("waiting", "accepted")))
    .group_by(_PROOFS.c.deal_id, _PROOFS.c.post_id)
    .having(func.max(_THEIRS) == 0)
)
_ELSEWHERE_IN = _ELSEWHERE.where(_SHOPS.c.id == bindparam("shop_id"))
_ELSEWHERE_OF = _ELSEWHERE.where(_PROOFS.c.id == bindparam("proof_id"))
_HANDED_IN = select(_PROOFS.c.id).where(
    _PROOFS.c.platform == _SHOPS.c.platform, _PROOFS.c.post_id == _LINES.c.content_id
)
_THEIR_PIECES = select(_PIECES.c.id).where(
    _PIECES.c.deal_id == _DEALS.c.id, _PIECES.c.platform == _SHOPS.c.platform
)
_WANTED = _THEIR_PIECES.where(
    _PIECES.c.state.in_(("due", "sent_back")),
    ((_LINES.c.content_kind == VIDEO) & _PIECES.c.kind.in_(PIECES))
    | ((_LINES.c.content_kind == LIVE) & (_PIECES.c.kind == LIVE)),
).exists()
# Of a live that was handed in nobody can tell which of those that sold it was: a screenshot does
# not name it. So lives are offered as long as none was.
_LIVE_SHOWN = _THEIR_PIECES.where(
    *(_LINES.c.content_kind == LIVE, _PIECES.c.kind == LIVE),
    _PIECES.c.state.in_(("submitted", "accepted")),
).exists()
_UNCLAIMED_IN = (
    select(
        *(_DEALS.c.id, _LINES.c.content_id, func.min(_ACCOUNTS.c.id)),
        func.sum(_LINES.c.units).label("units"),
    )
    .select_from(_CAMPAIGNS)
    .join(_SHOPS, _SHOPS.c.id == _CAMPAIGNS.c.shop_id)
    .join(_DEALS, _DEALS.c.campaign_id == _CAMPAIGNS.c.id)
    .join(
        _ACCOUNTS,
        (_ACCOUNTS.c.partner_id == _DEALS.c.partner_id) & (_ACCOUNTS.c.shop_id == _SHOPS.c.id),
    )
    .join(_LINES, (_LINES.c.account_id == _ACCOUNTS.c.id) & (_LINES.c.month == _CAMPAIGNS.c.month))
    .where(_SHOPS.c.id == bindparam("shop_id"), _SHOPS.c.platform == "tiktok")
    .where(_DEALS.c.stage.in_([stage.value for stage in sorted(BINDING)]), _WANTED, ~_LIVE_SHOWN)
    .where(counting(_LINES), _LINES.c.content_id.is_not(None))
    .where(_LINES.c.state.in_(("settled", "pending")), ~_HANDED_IN.exists())
    .group_by(_DEALS.c.id, _LINES.c.content_id)
    .order_by(_DEALS.c.id, func.sum(_LINES.c.units).desc(), _LINES.c.content_id)
)


class Evidence(NamedTuple):
    """Under which account a post sold, and whose that is; `partner` is None for nobody's of
    ours."""

    row: SoldPost
    account: ShopAccount
    shop: Shop
    partner: Partner | None


def sold(session: Session, posts: Collection[tuple[str, str]]) -> dict[tuple[str, str], Sold]:
    """What each of these posts (platform and id) sold, in all shops and months; no entry for those
    of which nothing is known."""
    found: dict[tuple[str, str], Sold] = defaultdict(Sold)
    by_platform: dict[str, set[str]] = defaultdict(set)
    for platform, post_id in posts:
        by_platform[platform].add(post_id)
    session.flush()
    for platform, ids in by_platform.items():
        for some in in_parts(sorted(ids)):
            for post_id, *sums in bare(session, _SOLD, {"platform": platform, "many": some}):
                found[platform, post_id] += by_state(*sums)
    return dict(found)


def refresh(session: Session, shop_id: int, now: datetime) -> list[SoldPost]:
    """Call it when something of what was sold in a shop, or whose account sold it, has changed.
    Answers what is new under another account."""
    session.flush()
    asked = {"shop_id": shop_id}
    found: dict[Key, int] = {}
    for deal_id, post_id, account_id in bare(session, _ELSEWHERE_IN, asked):
        found[deal_id, "elsewhere", post_id] = account_id
    offered: dict[int, int] = defaultdict(int)
    for deal_id, post_id, account_id, _ in bare(session, _UNCLAIMED_IN, asked):
        offered[deal_id] += 1
        if offered[deal_id] <= MOST:
            found[deal_id, "unclaimed", post_id] = account_id
    known = _known(session, shop_id)
    gone = [row.id or 0 for of, row in known.items() if row.state == "open" and of not in found]
    for some in in_parts(gone):
        session.exec(delete(SoldPost).where(col(SoldPost.id).in_(some)))
    return _added(session, {of: one for of, one in found.items() if of not in known}, now)


def check(session: Session, proof: Proof, now: datetime) -> SoldPost | None:
    """Whether a proof that was handed in just now sold under another account; the open look at it,
    if so."""
    if proof.platform not in PLATFORMS:
        return None
    session.flush()
    for deal_id, post_id, account_id in bare(session, _ELSEWHERE_OF, {"proof_id": proof.id}):
        if of_proof(session, proof) is None:
            _added(session, {(deal_id, "elsewhere", post_id): account_id}, now)
    row = of_proof(session, proof)
    return row if row and row.state == "open" else None


def of_proof(session: Session, proof: Proof) -> SoldPost | None:
    """The look at a proof that sold under another account, also one that is settled."""
    query = select_rows(SoldPost).where(
        SoldPost.deal_id == proof.deal_id,
        SoldPost.kind == "elsewhere",
        SoldPost.post_id == proof.post_id,
    )
    return session.exec(query).first()


def held(session: Session, some: Iterable[Proof]) -> list[Proof]:
    """Those of these proofs that somebody has to look at first."""
    rows = ((proof, of_proof(session, proof)) for proof in some if proof.post_id)
    return [proof for proof, row in rows if row and row.state == "open"]


def proof_of(session: Session, row: SoldPost) -> Proof | None:
    """The proof that a post is in its deal."""
    query = select_rows(Proof).where(Proof.deal_id == row.deal_id, Proof.post_id == row.post_id)
    return session.exec(query).first()


def evidence(session: Session, row: SoldPost) -> Evidence:
    account = session.get_one(ShopAccount, row.account_id)
    whose = session.get(Partner, account.partner_id) if account.partner_id else None
    return Evidence(row, account, session.get_one(Shop, account.shop_id), whose)


def kind_of(session: Session, row: SoldPost) -> str:
    """video or live, as the exports say."""
    query = select_rows(OrderLine.content_kind).where(
        OrderLine.content_id == row.post_id, OrderLine.account_id == row.account_id
    )
    return session.exec(query.limit(1)).first() or VIDEO


def name(session: Session, row: SoldPost, url: str, now: datetime) -> None:
    """What was handed in just now by the page of a live is the broadcast that sold."""
    query = select_rows(Proof).where(
        *(Proof.deal_id == row.deal_id, Proof.url == url, Proof.state == "waiting"),
        col(Proof.post_id).is_(None),
    )
    proof = session.exec(query.order_by(col(Proof.id).desc()).limit(1)).first()
    if proof:
        proof.post_id = row.post_id
        session.add(proof)
        handed_in(session, proof, now)


def handed_in(session: Session, proof: Proof, now: datetime) -> None:
    """The post of a proof is offered no more, in no deal."""
    if not proof.post_id or proof.platform not in PLATFORMS:
        return
    query = select_rows(SoldPost).join(ShopAccount).join(Shop)
    offered = query.where(in_state(SoldPost.state, "open"), SoldPost.kind == "unclaimed")
    same = (SoldPost.post_id == proof.post_id, Shop.platform == proof.platform)
    for row in session.exec(offered.where(*same)).all():
        row.state, row.settled_at = "settled", now
    session.flush()


def unclaimed(session: Session, deal_id: int) -> Sequence[SoldPost]:
    """The posts that sold in a deal, of which nobody has handed in or let go any."""
    query = select_rows(SoldPost).where(
        SoldPost.deal_id == deal_id, SoldPost.kind == "unclaimed", SoldPost.state == "open"
    )
    return session.exec(query.order_by(col(SoldPost.id))).all()


def settle(session: Session, row: SoldPost, by: int, now: datetime) -> None:
    """A person of ours has looked at it."""
    row.state, row.settled_by, row.settled_at = "settled", by, now
    session.add(row)
    session.flush()


def forget(session: Session, deal_ids: Sequence[int | None]) -> None:
    session.exec(delete(SoldPost).where(col(SoldPost.deal_id).in_(deal_ids)))


def _known(session: Session, shop_id: int) -> dict[Key, SoldPost]:
    query = select_rows(SoldPost).join(ShopAccount).where(ShopAccount.shop_id == shop_id)
    return {(row.deal_id, row.kind, row.post_id): row for row in session.exec(query)}


def _added(session: Session, found: dict[Key, int], now: datetime) -> list[SoldPost]:
    rows = [
        SoldPost(deal_id=deal_id, kind=kind, post_id=post_id, account_id=account_id, since=now)
        for (deal_id, kind, post_id), account_id in found.items()
    ]
    session.add_all(rows)
    session.flush()
    return [row for row in rows if row.kind == "elsewhere"]
