"""/add: one KOL by the link of their profile, with a short talk for the rest."""

from dataclasses import asdict
from typing import Any

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.listing.followers import tier_of
from deals.listing.records import ListedRow
from deals.research.newcomer import Newcomer, begun, heard
from deals.research.profile import joined
from deals.says.listing import known as says
from handlers import say
from handlers.paying import sold_posts
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.listing import known
from handlers.staff.listing.lists import shortened
from handlers.words import fit_lines
from handlers.words.phrases import Phrases
from storage.brand import campaigns
from storage.db import alone
from storage.deal import deals
from storage.partner import (
    listing,
    people,
    research,
)
from storage.personal import sealed, suppressed
from storage.shapes import read
from storage.staff import members
from storage.tables import Campaign, Partner

SECRET = "draft.phone"  # an open question lies in the database, too


def command(acting: Acting, rest: str) -> None:
    """/add, or /add with the link and whatever is known already."""
    if not campaigns.open_campaigns(acting.session):
        raise Refused("no_campaign")
    if rest.strip():
        _go_on(acting, _begun(acting, rest), 0)
    else:
        acting.ask("add", says.AddAsked("add_link", ()), {"campaign": 0})


def into(acting: Acting, rest: str) -> None:
    """A replacement for whoever was struck from that campaign."""
    campaign = choosing.of_number(acting, rest.split(":")[0])
    acting.ask("add", says.AddAsked("add_link", ()), {"campaign": campaign.id})


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """Their words, whichever question they answer."""
    text = acting.incoming.text
    newcomer = _kept(answers)
    told = heard(newcomer, text) if newcomer else _begun(acting, text)
    _go_on(acting, told, int(answers.get("campaign") or 0))


def skip(acting: Acting, rest: str) -> None:
    newcomer, campaign = _open(acting)
    if rest != newcomer.next_step:
        raise Refused("old_button")
    acting.turn.unbutton(acting.incoming)
    _go_on(acting, newcomer.without(rest), campaign)


def finish(acting: Acting, rest: str) -> None:
    """Enough is known: the rest can be told on the card later."""
    newcomer, campaign = _open(acting)
    acting.turn.unbutton(acting.incoming)
    _choose_campaign(acting, newcomer, campaign)


def choose(acting: Acting, rest: str) -> None:
    """The campaign, where several are open."""
    newcomer, _ = _open(acting)
    acting.turn.unbutton(acting.incoming)
    _add(acting, newcomer, choosing.of_number(acting, rest.split(":")[0]))


def _begun(acting: Acting, text: str) -> Newcomer:
    newcomer = begun(text)
    if suppressed.holds(acting.session, _row(newcomer)):
        raise Refused("asked_to_be_forgotten")
    return newcomer


def _go_on(acting: Acting, newcomer: Newcomer, campaign: int) -> None:
    """The next question, or the end; of somebody known their name is not asked again."""
    if people.by_handle(acting.session, newcomer.platform, newcomer.handle):
        newcomer = newcomer.without("name") if "name" not in newcomer.done else newcomer
    step = newcomer.next_step
    if step is None:
        _choose_campaign(acting, newcomer, campaign)
        return
    words = says.AddAsked(f"add_{step}", _told(acting, newcomer))
    rows = ((Button("skip", f"s.addskip:{step}"), Button("add_done", "s.adddone")),)
    acting.ask("add", words, _written(newcomer, campaign), rows)


def _choose_campaign(acting: Acting, newcomer: Newcomer, campaign: int) -> None:
    opened = campaigns.open_campaigns(acting.session)
    if campaign:
        _add(acting, newcomer, choosing.of_number(acting, str(campaign)))
    elif len(opened) == 1:
        _add(acting, newcomer, opened[0])
    elif not opened:
        raise Refused("no_campaign")
    else:
        words = says.AddAsked("add_campaign", _told(acting, newcomer))
        rows = choosing.buttons(acting, "s.addto")
        acting.ask("add_campaign", words, _written(newcomer, 0), rows)


def _add(acting: Acting, newcomer: Newcomer, campaign: Campaign) -> None:
    """A partner once, whoever lists them and how often; what was known stays."""
    if campaign.state != "open":
        raise Refused("campaign_closed")
    alone(acting.session, "import")
    row, now = _row(newcomer), acting.turn.now
    number = listing.take(acting.session, row, campaign.kind, campaign.language, now)
    if number is None:
        raise Refused("asked_to_be_forgotten")
    before = research.of(acting.session, number)
    told = joined(newcomer.research, before)
    if told != before:
        research.put(acting.session, number, told, now)
    deal, new = deals.listed(acting.session, campaign.id or 0, number, now)
    sold_posts.find_owners(acting.turn)
    acting.done()
    _tell(acting, people.partner(acting.session, number), deal.id or 0, new)


def _tell(acting: Acting, partner: Partner, deal_id: int, new: bool) -> None:
    deal = acting.deal(str(deal_id))
    found = known.fit_of(acting, partner, deal)
    alike = known.alike(acting, partner)
    words = says.Added(
        *deal.about,
        partner.handle or "",
        partner.tier or "",
        shortened(partner.followers or 0),
        new,
        found.figure,
        fit_lines.lines(found, acting.member.language),
        alike,
    )
    acting.answer(words, _afterwards(acting, deal_id, alike))


def _afterwards(acting: Acting, deal_id: int, alike: int) -> Rows:
    row = [Button("kol_card", f"s.kol:{deal_id}")]
    if alike:
        row.append(Button("see_alike", f"s.twinsof:{deal_id}"))
    if members.may(acting.member, "lead"):
        row.append(Button("review", f"s.rvone:{deal_id}"))
    return (tuple(row),)


def _told(acting: Acting, newcomer: Newcomer) -> tuple[str, ...]:
    """What was understood, so that a slip is seen at once."""
    language = acting.member.language
    phrases = Phrases(language)
    facts = [f"@{newcomer.handle}", newcomer.name]
    if newcomer.followers is not None:
        facts.append(f"{shortened(newcomer.followers)} {tier_of(newcomer.followers) or ''}".strip())
    facts += phrases.words(newcomer.niches, "niches")
    if newcomer.engagement_pct is not None:
        facts.append(f"ER {phrases.pct(newcomer.engagement_pct)}")
    facts += [f"{kind} {phrases.idr(idr)}" for kind, idr in newcomer.rates]
    if newcomer.phone:
        facts.append(say.word("partner_fields", "phone", language))
    return tuple(fact for fact in facts if fact)


def _row(newcomer: Newcomer) -> ListedRow:
    """As a row of a sheet would list them."""
    return ListedRow(
        0,
        newcomer.name or None,
        newcomer.handle,
        newcomer.platform,
        newcomer.followers,
        tier_of(newcomer.followers),
        None,
        newcomer.phone,
        None,
        None,
        None,
        newcomer.link,
    )


def _open(acting: Acting) -> tuple[Newcomer, int]:
    """Whoever is being added; raises Refused when nobody is."""
    draft = members.draft(acting.session, acting.member_id)
    newcomer = _kept(draft.answers) if draft and draft.act in ("add", "add_campaign") else None
    if newcomer is None or draft is None:
        raise Refused("old_button")
    return newcomer, int(draft.answers.get("campaign") or 0)


def _written(newcomer: Newcomer, campaign: int) -> dict[str, Any]:
    plain = asdict(newcomer)
    if newcomer.phone:
        plain["phone"] = sealed.in_use().seal(newcomer.phone, SECRET)
    return {"newcomer": plain, "campaign": campaign}


def _kept(answers: dict[str, Any]) -> Newcomer | None:
    plain = answers.get("newcomer")
    if not plain:
        return None
    newcomer = dict(plain)
    if newcomer.get("phone"):
        newcomer["phone"] = sealed.in_use().open(newcomer["phone"], SECRET)
    return read(Newcomer, newcomer)
