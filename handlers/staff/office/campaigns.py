"""/campaign: all of them, one with its terms, closing, and opening one from a file."""

from pathlib import Path

from deals.campaign.campaign_file import (
    problems,
    read_campaign,
)
from deals.channel import Attachment, Button, Rows
from deals.decision import Refused
from deals.says import Words
from deals.says.office import campaigns as says
from deals.stages import Stage
from handlers.office import closing
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.office import campaign_talk
from storage.brand import campaigns
from storage.deal import deals
from storage.overview import views
from storage.staff import members
from storage.tables import Brand, Campaign

SHOWN = 8


def command(acting: Acting, rest: str) -> None:
    """/campaign, /campaign 3, /campaign new, or with a .toml attached."""
    words = rest.strip()
    if file := acting.file():
        acting.must("lead")
        _from_file(acting, file)
    elif words.lower() in ("new", "baru"):
        acting.must("lead")
        campaign_talk.begin(acting)
    elif words:
        _show(acting, choosing.one(acting, words))
    else:
        _show_all(acting)


def show(acting: Acting, rest: str) -> None:
    _show(acting, choosing.of_number(acting, rest.split(":")[0]))


def close(acting: Acting, rest: str) -> None:
    """No more listing or approaching; whoever was approached goes on, the others are let go."""
    campaign = choosing.of_number(acting, rest.split(":")[0])
    let_go = closing.close(acting.turn, campaign.id or 0)
    _changed(acting, campaign, let_go, says.CampaignClosed(campaign.title, let_go or 0))


def reopen(acting: Acting, rest: str) -> None:
    campaign = choosing.of_number(acting, rest.split(":")[0])
    back = closing.reopen(acting.turn, campaign.id or 0)
    _changed(acting, campaign, back, says.CampaignReopened(campaign.title, back or 0))


def _changed(acting: Acting, campaign: Campaign, moved: int | None, words: Words) -> None:
    """The card as it is now; and what became of those who moved with it."""
    if moved is None:
        raise Refused("already_done")
    acting.edit(_card(acting, campaign), _buttons(acting, campaign))
    if moved:
        acting.answer(words)


def _show_all(acting: Acting) -> None:
    """Open ones first, the newest on top."""
    known = sorted(campaigns.all_campaigns(acting.session), key=lambda c: c.state != "open")
    lines = tuple(_line(acting, campaign) for campaign in known[:SHOWN])
    rows: Rows = tuple((Button(c.title, f"s.camp:{c.id}", plain=True),) for c in known[:SHOWN])
    if members.may(acting.member, "lead"):
        rows = (*rows, (Button("new_campaign", "s.newcamp"),))
    acting.answer(says.CampaignList(lines, max(0, len(known) - SHOWN)), rows)


def _show(acting: Acting, campaign: Campaign) -> None:
    acting.answer(_card(acting, campaign), _buttons(acting, campaign))


def _card(acting: Acting, campaign: Campaign) -> says.CampaignCard:
    assert campaign.id
    facts = deals.campaign_facts(acting.session, campaign.id)
    line = _line(acting, campaign)
    shop = facts.shop.name if facts.shop else ""
    day, given = facts.terms.post_by.on, facts.extending
    return says.CampaignCard(line, facts.kind, shop, facts.terms, day, facts.brief, given)


def _buttons(acting: Acting, campaign: Campaign) -> Rows:
    rows: Rows = (
        (Button("list", f"s.list:0:{campaign.id}:::"), Button("limits", f"s.limits:{campaign.id}")),
        (Button("brief", f"s.brief:{campaign.id}"),),
    )
    if campaign.state == "open":
        rows = ((*rows[0], Button("approach", f"s.appall:{campaign.id}")), *rows[1:])
    if not members.may(acting.member, "lead"):
        return rows
    closed = campaign.state == "closed"
    rows = (*rows, (Button("extending", f"s.extending:{campaign.id}"),))
    change = Button("reopen", f"s.reopen:{campaign.id}") if closed else None
    return (*rows, (change or Button("close", f"s.close:{campaign.id}"),))


def _line(acting: Acting, campaign: Campaign) -> says.CampaignLine:
    counts = views.stage_counts(acting.session, campaign.id or 0)
    brand = acting.session.get_one(Brand, campaign.brand_id)
    return says.CampaignLine(
        campaign.id or 0,
        campaign.title,
        brand.name,
        campaign.month,
        campaign.state == "open",
        sum(counts.values()),
        campaign.target,
        tuple(says.StageCount(stage, counts[stage]) for stage in Stage if stage in counts),
    )


def _from_file(acting: Acting, file: Attachment) -> None:
    """A .toml: summed up to be opened, or told what is wrong with it."""
    today = campaign_talk.today(acting)
    try:
        plan, found = read_campaign(Path(file.path).read_bytes(), today)
    except OSError:
        raise Refused("sheet_not_fetched") from None
    found = found or [*problems(plan, today), *campaign_talk.house_problems(acting, plan)]
    if found:
        faults = tuple(says.Fault(one.key, one.code) for one in found[:20])
        acting.answer(says.CampaignFaults(faults))
    else:
        campaign_talk.check(acting, plan)
