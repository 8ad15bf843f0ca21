"""Whom an announcement is for, narrowed by words or by buttons."""

from collections.abc import Sequence
from dataclasses import replace

from deals.announcing.group import KINDS, TIERS, Group
from deals.channel import Button, Rows
from deals.decision import Refused
from deals.says.announcing import to_staff as says
from deals.stages import Stage
from handlers import say
from handlers.staff import choosing
from handlers.staff.acting import Acting
from storage.announcing import recipients
from storage.brand import campaigns
from storage.selling import shops
from storage.tables import Campaign, Shop

Choice = tuple[str, str, str | int]  # label, and what it narrows to what
STAGES = ("approached", "talking", "agreed", "delivering", "done")
CAMPAIGNS = 6


def named(acting: Acting, rest: str) -> Group:
    """Kind, stage and tier by their words, a shop by its name, a campaign by title or number."""
    group, others = Group(), []
    for word in rest.lower().split():
        if word in KINDS:
            group = replace(group, kind=word)
        elif word in TIERS:
            group = replace(group, tier=word)
        elif word in set(Stage):
            group = replace(group, stage=word)
        else:
            others.append(word)
    if not others:
        return group
    if shop := shops.named(acting.session, " ".join(others)):
        return replace(group, shop_id=shop.id)
    return replace(group, campaign_id=choosing.one(acting, " ".join(others)).id)


def words_of(acting: Acting, group: Group) -> tuple[str, ...]:
    """What it is narrowed to, in words; nothing where it is for all."""
    language = acting.member.language
    campaign = acting.session.get(Campaign, group.campaign_id) if group.campaign_id else None
    shop = acting.session.get(Shop, group.shop_id) if group.shop_id else None
    told = (
        say.word("kinds", group.kind, language) if group.kind else "",
        campaign.title if campaign else "",
        shop.name if shop else "",
        say.word("stages", group.stage, language) if group.stage else "",
        group.tier,
    )
    return tuple(word for word in told if word)


def show(acting: Acting, group: Group) -> None:
    """Who is in it, and how it can be narrowed."""
    if group.campaign_id and acting.session.get(Campaign, group.campaign_id) is None:
        raise Refused("no_such_campaign")
    if group.shop_id and acting.session.get(Shop, group.shop_id) is None:
        raise Refused("old_button")
    total, reachable = recipients.count(acting.session, group)
    words = says.AnnouncementGroup(words_of(acting, group), total, total - reachable)
    acting.show(words, _buttons(acting, group))


def _buttons(acting: Acting, group: Group) -> Rows:
    language = acting.member.language
    opened = campaigns.open_campaigns(acting.session)[:CAMPAIGNS]
    kinds = [(say.word("kinds", kind, language), "kind", kind) for kind in KINDS]
    stages = [(say.word("stages", stage, language), "stage", stage) for stage in STAGES]
    tiers = [(tier, "tier", tier) for tier in TIERS]
    where = [(one.name, "shop_id", one.id or 0) for one in shops.shops(acting.session)]
    pairs = [where[at : at + 2] for at in range(0, len(where), 2)]
    titles = [[(one.title, "campaign_id", one.id or 0)] for one in opened]
    rows: Sequence[Sequence[Choice]] = (kinds, stages[:3], stages[3:], tiers, *pairs, *titles)
    chosen = [tuple(_switch(group, *one) for one in row) for row in rows]
    acts = (
        Button("announce_write", f"s.ann_write:{group}"),
        Button("announce_commission", f"s.ann_pct:{group}"),
    )
    return (*chosen, acts)


def _switch(group: Group, label: str, name: str, value: str | int) -> Button:
    sign = "✅ " if getattr(group, name) == value else ""
    return Button(sign + label, f"s.ann_for:{group.switched(name, value)}", plain=True)
