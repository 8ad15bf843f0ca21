"""/campaign new: a short talk, each answer checked at once, then a summary to be opened."""

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from deals.campaign.campaign_answers import says_back
from deals.campaign.campaign_file import (
    KINDS,
    CampaignPlan,
    Problem,
    problems,
)
from deals.campaign.usual import USUAL
from deals.channel import Button, Rows
from deals.claims.guard import claims_in
from deals.decision import Refused
from deals.says.content.to_staff import ClaimsFound
from deals.says.desk.acts import DeskLine
from deals.says.office.campaigns import CampaignCheck, CampaignFaults, FactTold, Fault
from handlers.staff.acting import Acting
from handlers.staff.office import fact_places
from handlers.staff.office.campaign_questions import KIND, NAMES, OF_AFFILIATES, SKIPPED, STEPS
from handlers.staff.office.fact_telling import tell
from handlers.words import limit_lines
from storage.brand import campaigns
from storage.selling import shops
from storage.shapes import read, written
from storage.staff import members, shown
from storage.tables import Campaign


def begin(acting: Acting) -> None:
    """The first question; whatever was begun before is forgotten."""
    if not campaigns.brands(acting.session):
        raise Refused("no_brand")
    _ask(acting, CampaignPlan(), 0)


def begin_again(acting: Acting, mark: str) -> None:
    """What was summed up is not to be opened any more."""
    shown.drop(acting.session, acting.member_id, "campaign_check", mark)
    begin(acting)


def answer(acting: Acting, answers: dict[str, Any]) -> None:
    """Their words answer the open question; a bad answer keeps it open."""
    acting.must("lead")
    _take(acting, answers, acting.incoming.text.strip())


def choose(acting: Acting, rest: str) -> None:
    """A press answers the open question: `step:choice`."""
    draft = members.draft(acting.session, acting.member_id)
    step, _, choice = rest.partition(":")
    if draft is None or draft.act != "campaign" or str(draft.answers["step"]) != step:
        raise Refused("old_button")
    acting.turn.unbutton(acting.incoming)
    named = _shop_name if STEPS[int(step)][0] == "shop" else _brand_name
    _take(acting, dict(draft.answers), named(acting, choice))


def check(acting: Acting, plan: CampaignPlan) -> None:
    """The whole campaign, before it is opened."""
    words = CampaignCheck(
        plan.brand,
        plan.title,
        plan.kind,
        plan.shop,
        plan.month,
        plan.target,
        plan.terms,
        plan.terms.post_by.on,
        plan.brief,
        plan.briefing.messages,
        plan.briefing.dos,
        plan.briefing.donts,
        plan.briefing.approval,
        limit_lines.lines(plan.bargaining.limits, acting.member.language),
        plan.bargaining.mode,
        tuple(FactTold(topic, words) for topic, words in plan.facts),
        plan.extending,
    )
    kept = {"plan": written(plan)}
    if found := claims_in(_told(plan)):
        acting.answer(words)
        acting.ask_press("campaign_check", ClaimsFound(found), kept, _knowingly_buttons)
    else:
        acting.ask_press("campaign_check", words, kept, _open_buttons)


def _open_buttons(mark: str, label: str = "open_it") -> Rows:
    return (
        (Button(label, f"s.opencamp:{mark}"), Button("start_over", f"s.newcamp:{mark}")),
        (Button("back", f"s.campback:{mark}"),),
    )


def _knowingly_buttons(mark: str) -> Rows:
    return _open_buttons(mark, "use_knowingly")


def open_it(acting: Acting, rest: str) -> None:
    """Opens what was summed up; a second press finds it done."""
    answers = acting.shown("campaign_check", rest)
    plan = read(CampaignPlan, answers["plan"])
    found = [*problems(plan, today(acting)), *house_problems(acting, plan)]
    if found:
        acting.answer(CampaignFaults(tuple(Fault(p.key, p.code) for p in found)))
        return
    campaign = _opened(acting, plan)
    for topic, words in plan.facts:
        tell(acting, fact_places.of_campaign(acting, campaign), topic, plan.language, words)
    acting.pressed("campaign_check", answers)
    acting.turn.unbutton(acting.incoming)
    about = f"{campaign.id} · {campaign.title}"
    acting.answer(DeskLine("campaign_opened", about))


def back_to_the_last(acting: Acting, mark: str) -> None:
    """What was summed up is not to be opened as it is: the last question once more."""
    plan = read(CampaignPlan, acting.shown("campaign_check", mark)["plan"])
    shown.drop(acting.session, acting.member_id, "campaign_check", mark)
    _ask(acting, plan, len(STEPS) - 1)


def press_first(acting: Acting, answers: dict[str, Any]) -> None:
    """Words where a press is waited for; `kembali` is as good as its button."""
    if not says_back(acting.incoming.text):
        raise Refused("press_first")
    back_to_the_last(acting, shown.mark_of(answers))


def today(acting: Acting) -> date:
    """The day where campaigns run."""
    return acting.turn.now.astimezone(ZoneInfo(CampaignPlan().zone)).date()


def house_problems(acting: Acting, plan: CampaignPlan) -> list[Problem]:
    """What the house knows against it: an unknown brand or shop, a title that is taken."""
    brand = campaigns.brand_named(acting.session, plan.brand)
    if brand is None:
        return [Problem("brand", "unknown_brand")]
    found = [Problem("title", "title_taken")] if _taken(acting, brand.id, plan.title) else []
    if plan.shop and plan.shop.casefold() not in {one.casefold() for one in _shops(acting, plan)}:
        found.append(Problem("shop", "unknown_shop"))
    return found


def _shops(acting: Acting, plan: CampaignPlan) -> list[str]:
    """The names of the brand's shops, where there can be any in the plan."""
    brand = campaigns.brand_named(acting.session, plan.brand)
    if brand is None or plan.kind != "affiliate":
        return []
    return [shop.name for shop in shops.shops(acting.session, brand.id)]


def _told(plan: CampaignPlan) -> str:
    """What partners read of it in our own words; what they are not to say is no claim."""
    facts = [words for _, words in plan.facts]
    return "\n".join((plan.brief, *plan.briefing.messages, *plan.briefing.dos, *facts))


def _take(acting: Acting, answers: dict[str, Any], text: str) -> None:
    plan, step = read(CampaignPlan, answers["plan"]), int(answers["step"])
    if step and says_back(text):
        _ask(acting, plan, _before(acting, plan, step))
        return
    on = today(acting)
    plan = STEPS[step][1](plan, text, on)
    _refuse_unknown(acting, plan, STEPS[step][0])
    if step + 1 < len(STEPS):
        _ask(acting, plan, step + 1)
        return
    found = problems(plan, on)
    if found:
        acting.done()
        acting.answer(CampaignFaults(tuple(Fault(p.key, p.code) for p in found)))
    else:
        check(acting, plan)


def _brand_name(acting: Acting, choice: str) -> str:
    """A brand is chosen by its number, since its name may be longer than a button holds."""
    brands = campaigns.brands(acting.session)
    return next((brand.name for brand in brands if f"#{brand.id}" == choice), choice)


def _shop_name(acting: Acting, choice: str) -> str:
    return next((s.name for s in shops.shops(acting.session) if f"#{s.id}" == choice), choice)


def _refuse_unknown(acting: Acting, plan: CampaignPlan, name: str) -> None:
    """Brand, shop and title are checked against the house."""
    found = [one for one in house_problems(acting, plan) if one.key == name]
    if found:
        raise Refused(found[0].code)


def _ask(acting: Acting, plan: CampaignPlan, step: int) -> None:
    name, asked = STEPS[step][0], _asked(acting, plan)
    if name not in asked:
        _ask(acting, plan, step + 1)
        return
    far = f"{asked.index(name) + 1}/{len(asked)}" if step > KIND else ""
    back: Rows = ((Button("back", f"s.campans:{step}:back"),),) if step else ()
    rows = (*_choices(acting, plan, name, step), *back)
    kept = {"plan": written(plan), "step": step}
    acting.ask("campaign", DeskLine(f"ask_{name}", far), kept, rows)


def _before(acting: Acting, plan: CampaignPlan, step: int) -> int:
    """The question that was asked before this one."""
    asked = _asked(acting, plan)
    return max(NAMES.index(name) for name in asked if NAMES.index(name) < step)


def _asked(acting: Acting, plan: CampaignPlan) -> list[str]:
    """The questions of such a campaign."""
    shops, affiliates = bool(_shops(acting, plan)), plan.kind == "affiliate"
    holds = {"shop": shops, "promotions": affiliates}
    return [name for name in NAMES if name not in OF_AFFILIATES or holds[name]]


def _choices(acting: Acting, plan: CampaignPlan, name: str, step: int) -> Rows:
    if name == "brand":
        brands = campaigns.brands(acting.session)
        return tuple((Button(b.name, f"s.campans:{step}:#{b.id}", plain=True),) for b in brands)
    if name == "shop":
        brand = campaigns.brand_named(acting.session, plan.brand)
        ours = shops.shops(acting.session, brand.id if brand else None)
        rows = tuple((Button(s.name, f"s.campans:{step}:#{s.id}", plain=True),) for s in ours)
        return (*rows, (Button("skip", f"s.campans:{step}:-"),))
    if name == "approval":
        row = (
            Button("yes_draft", f"s.campans:{step}:ya"),
            Button("no_draft", f"s.campans:{step}:-"),
        )
        return (row,)
    if name == "kind":
        return (tuple(Button(f"kind_{kind}", f"s.campans:{step}:{kind}") for kind in KINDS),)
    if name == "contents" and plan.kind == "affiliate":
        return ((Button("usual_contents", f"s.campans:{step}:{USUAL}"),),)
    if name in SKIPPED:
        return ((Button("skip", f"s.campans:{step}:-"),),)
    return ()


def _opened(acting: Acting, plan: CampaignPlan) -> Campaign:
    brand = campaigns.brand_named(acting.session, plan.brand)
    assert brand and brand.id
    shop = shops.named(acting.session, plan.shop) if plan.shop else None
    me = f"staff:{acting.member_id}"
    ours = replace(plan.bargaining, by=me, approved_by=me) if plan.bargaining.limits else None
    return campaigns.add_campaign(
        acting.session,
        brand.id,
        plan.title,
        plan.kind,
        plan.month,
        plan.terms,
        acting.turn.now,
        plan.cadence,
        plan.brief,
        plan.target,
        plan.zone,
        plan.language,
        ours,
        plan.briefing,
        plan.extending,
        shop.id if shop else None,
    )


def _taken(acting: Acting, brand_id: int | None, title: str) -> bool:
    known = campaigns.all_campaigns(acting.session)
    return any(c.brand_id == brand_id and c.title.casefold() == title.casefold() for c in known)
