"""/list and /find: deals by stage, tier, campaign and words, a page at a time, with the check."""

from dataclasses import dataclass, field, replace

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.listing.followers import tier_of
from deals.says.listing.lists import DealList, ListLine
from deals.says.office.campaigns import StageCount
from deals.stages import NOT_APPROACHED, Stage
from handlers import say
from handlers.staff.acting import Acting
from handlers.staff.turning import page_buttons
from storage.brand import campaigns
from storage.overview import views
from storage.overview.views import (
    PAGE,
    DealLine,
    Filter,
)
from storage.staff import members
from storage.staff.shown import mark_of
from storage.tables import Campaign

STAGES = tuple(stage.value for stage in Stage)
TIERS = ("nano", "micro", "macro", "mega")
WORDS_BYTES = 16


@dataclass(frozen=True)
class View:
    """A page of a narrowed list, as a button says it: `page:campaign:stage:tier:words`."""

    page: int = 0
    narrowed: Filter = field(default_factory=Filter)

    def __str__(self) -> str:
        n = self.narrowed
        return f"{self.page}:{n.campaign_id or ''}:{n.stage}:{n.tier}:{n.words}"


def command(acting: Acting, rest: str) -> None:
    """/list, or /list micro listed."""
    _show(acting, View(0, _filter(acting, rest)))


def find(acting: Acting, rest: str) -> None:
    """/find words: by name, handle or campaign, whatever the stage."""
    if not rest.strip():
        raise Refused("words_needed")
    _show(acting, View(0, Filter(words=_cut(rest))))


def turn_page(acting: Acting, rest: str) -> None:
    """Another page, or another filter."""
    acting.edit(*page_of(acting, view_of(rest)))


def page_of(acting: Acting, view: View) -> tuple[DealList, Rows]:
    """The words and buttons of one page; a page that is gone gives way to the last one."""
    lines, total = views.deals(acting.session, view.narrowed, view.page)
    pages = max(1, -(-total // PAGE))
    if view.page >= pages:
        return page_of(acting, replace(view, page=pages - 1))
    told = tuple(_line(line) for line in lines)
    filters, stages = _filters(acting, view.narrowed), _stages(acting, view)
    words = DealList(told, filters, view.page + 1, pages, total, stages)
    return words, _buttons(acting, view, lines, pages)


def _stages(acting: Acting, view: View) -> tuple[StageCount, ...]:
    """How many stand where; only above the whole list."""
    if view != View():
        return ()
    counts = views.stage_counts(acting.session)
    return tuple(StageCount(stage, counts[stage]) for stage in STAGES if stage in counts)


def _show(acting: Acting, view: View) -> None:
    acting.answer(*page_of(acting, view))


def _buttons(acting: Acting, view: View, lines: list[DealLine], pages: int) -> Rows:
    leads = members.may(acting.member, "lead")
    rows = [_row(acting, view, line, leads) for line in lines]
    listed = [line.deal_id for line in lines if line.stage == Stage.LISTED]
    if leads and len(listed) > 1:
        rows.append((Button("vet_page", f"s.vetpage:{mark_of(listed)}:{view}"),))
    return (*rows, *_narrower(view), *_turns(view, pages))


def _row(acting: Acting, view: View, line: DealLine, leads: bool) -> tuple[Button, ...]:
    """Open, and for the lead the check."""

    def named(label: str, act: str) -> Button:
        text = f"{line.deal_id} · {say.label(label, acting.member.language)}"
        return Button(text, act, plain=True)

    row = [named("open", f"s.deal:{line.deal_id}")]
    if leads and line.stage == Stage.LISTED:
        row.append(named("vet", f"s.vet:{line.deal_id}:{view}"))
    if leads and line.stage in NOT_APPROACHED:
        row.append(named("strike", f"s.strike:{line.deal_id}"))
    return tuple(row)


def _narrower(view: View) -> Rows:
    """The stages and tiers that a press narrows to, or all again."""
    n = view.narrowed
    stages = [Button(f"only_{s}", f"s.list:{View(0, replace(n, stage=s))}") for s in STAGES[:2]]
    tiers = [
        Button(tier, f"s.list:{View(0, replace(n, tier=tier))}", plain=True)
        for tier in TIERS
        if tier != n.tier
    ]
    if n.stage or n.tier:
        stages.append(Button("all", f"s.list:{View(0, replace(n, stage='', tier=''))}"))
    return (tuple(stages), tuple(tiers))


def _turns(view: View, pages: int) -> Rows:
    turns = page_buttons(view.page, pages, lambda page: f"s.list:{replace(view, page=page)}")
    return (turns,) if turns else ()


def _filter(acting: Acting, rest: str) -> Filter:
    """Stage and tier by their words in either language, a campaign by its title, else a name."""
    stage, rest = _stage_named(rest)
    narrowed, others = Filter(stage=stage), []
    for word in rest.lower().split():
        if word in TIERS:
            narrowed = replace(narrowed, tier=word)
        elif word in STAGES:
            narrowed = replace(narrowed, stage=word)
        else:
            others.append(word)
    campaign = _campaign(acting, " ".join(others)) if others else None
    if campaign:
        return replace(narrowed, campaign_id=campaign.id)
    return replace(narrowed, words=_cut(" ".join(others)))


def _stage_named(rest: str) -> tuple[str, str]:
    """The stage whose words stand there as a list shows them, and what else stands there."""
    typed = f" {' '.join(rest.lower().split())} "
    for language in say.LANGUAGES:
        for stage in STAGES:
            shown = f" {say.word('stages', stage, language).lower()} "
            if shown in typed:
                return stage, typed.replace(shown, " ", 1).strip()
    return "", rest


def _campaign(acting: Acting, words: str) -> Campaign | None:
    found = [
        campaign
        for campaign in campaigns.all_campaigns(acting.session)
        if words.casefold() in campaign.title.casefold() or words == str(campaign.id)
    ]
    return found[0] if len(found) == 1 else None


def view_of(text: str) -> View:
    """What a button says; anybody can forge it, so it may be anything."""
    parts = (text.split(":") + [""] * 5)[:5]
    page = int(parts[0]) if parts[0].isdecimal() and len(parts[0]) < 6 else 0
    campaign = int(parts[1]) if parts[1].isdecimal() and len(parts[1]) < 10 else None
    stage = parts[2] if parts[2] in STAGES else ""
    tier = parts[3] if parts[3] in TIERS else ""
    return View(page, Filter(campaign, stage, tier, _cut(parts[4])))


def _cut(words: str) -> str:
    """What fits into a button beside everything else, the same on the first page as on others."""
    bare = " ".join(words.replace(":", " ").lstrip("@").split())
    return bare.encode()[:WORDS_BYTES].decode(errors="ignore").strip()


def _filters(acting: Acting, narrowed: Filter) -> tuple[str, ...]:
    language = acting.member.language
    stage = say.word("stages", narrowed.stage, language) if narrowed.stage else ""
    campaign = acting.session.get(Campaign, narrowed.campaign_id) if narrowed.campaign_id else None
    title = campaign.title if campaign else ""
    return tuple(word for word in (title, stage, narrowed.tier, narrowed.words) if word)


def _line(line: DealLine) -> ListLine:
    return ListLine(
        line.deal_id,
        line.partner,
        line.handle,
        line.tier or tier_of(line.followers or None) or "",
        shortened(line.followers),
        line.stage,
        line.campaign,
        line.pr_status,
    )


def shortened(followers: int) -> str:
    """85300 as 85.3K, the way the team's sheets say it."""
    if followers < 1000:
        return str(followers or "")
    if followers < 999_950:
        return f"{round(followers / 1000, 1):g}K"
    return f"{round(followers / 1_000_000, 1):g}M"
