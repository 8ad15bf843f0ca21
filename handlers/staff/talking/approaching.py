"""/approach: what will go out, then out by the bot, or card by card by hand.

In private only: a start link makes whoever opens it the partner.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from deals import exits, negotiation
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.says.desk.acts import Acted, DeskLine
from deals.says.talking.approaching import ApproachCheck, Approached, HandCard
from deals.stages import Stage
from handlers import say
from handlers.office import approaching
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.words.harmless import one_line
from storage.overview import (
    due,
    views,
)
from storage.partner import people
from storage.selling import ranking
from storage.tables import Campaign

LONGEST_URL = 2000
LINE = 900
MOST_AT_ONCE = 500  # are approached; the others the next time


def command(acting: Acting, rest: str) -> None:
    """/approach, /approach september, /approach 12 15 17 (numbers of deals)."""
    acting.must_be_private()
    numbers = rest.replace("#", "").replace(",", " ").split()
    if numbers and all(number.isdecimal() for number in numbers):
        _check(acting, [acting.deal(number) for number in dict.fromkeys(numbers)])
        return
    campaign = choosing.named(acting, rest)
    if campaign:
        _check_campaign(acting, campaign)
    else:
        rows = choosing.buttons(acting, "s.appall", rest)
        acting.answer(DeskLine("ask_campaign"), rows)


def all_of_campaign(acting: Acting, rest: str) -> None:
    _check_campaign(acting, choosing.of_number(acting, rest.split(":")[0]))


def one(acting: Acting, rest: str) -> None:
    _check(acting, [settling.meant(acting, rest)[0]])


def send(acting: Acting, rest: str) -> None:
    """Exactly those who were shown, if they can still be approached."""
    acting.must_be_private()
    answers = acting.shown("approach", rest)
    went = approaching.approach_all(acting.turn, answers["deals"], acting.member_id)
    acting.pressed("approach", answers)
    acting.edit(Approached(went.by_bot, went.by_hand, went.left_out))
    if went.by_hand:
        _next_card(acting, 1)


def press_first(acting: Acting, answers: dict[str, Any]) -> None:
    raise Refused("press_first")


# Cards, one at a time


def show_card(acting: Acting, rest: str) -> None:
    """The first message of one deal, with a fresh link."""
    acting.must_be_private()
    deal, _ = settling.meant(acting, rest)
    if deal.waiting_for != "first_contact":
        raise Refused("already_done")
    _, mine = due.first_contacts(acting.session, acting.member_id)
    acting.answer(*_card(acting, deal, 1, max(1, mine)))


def sent(acting: Acting, rest: str) -> None:
    """They sent it by hand: the follow-up clock starts, and the next card comes."""
    acting.must_be_private()
    deal, parts = settling.meant(acting, rest)
    if deal.waiting_for == "first_contact":
        made = negotiation.first_contact_made(deal, acting.turn.now)
        deal = acting.decide(deal, approaching.worded(acting.turn, deal, made))
    elif deal.asked not in ("offer", "link"):
        raise Refused("already_done")
    _settled(acting, deal, "first_contact_made", parts)  # or they had opened the link before


def cannot_reach(acting: Acting, rest: str) -> None:
    """Nobody can be reached there: we take the offer back."""
    deal, parts = settling.meant(acting, rest)
    if deal.waiting_for != "first_contact":
        raise Refused("already_done")
    reason = say.word("buttons", "cant_reach", acting.member.language)
    decision = exits.withdraw(deal, reason, acting.turn.now)
    _settled(acting, acting.decide(deal, decision, undoable=True), "withdrawn", parts)


def _settled(acting: Acting, deal: Deal, act: str, parts: list[str]) -> None:
    acting.edit(Acted(*deal.about, act, act == "withdrawn"))
    _next_card(acting, settling.number(parts or ["1"]) + 1)


def _next_card(acting: Acting, place: int) -> None:
    """The next of the member's own, or word that it was the last."""
    first, waiting = due.first_contacts(acting.session, acting.member_id)
    if first:
        acting.answer(*_card(acting, acting.deal(str(first)), place, place - 1 + waiting))
    elif place > 1:
        acting.answer(DeskLine("last_card"))


def _card(acting: Acting, deal: Deal, place: int, total: int) -> tuple[HandCard, Rows]:
    text = approaching.first_message(acting.turn, deal)
    words = HandCard(*deal.about, place, total, _lines(text))
    settle = (
        Button("sent_by_hand", f"s.made:{deal.id}:{place}"),
        Button("cant_reach", f"s.gone:{deal.id}:{place}"),
    )
    return words, (*_ways(acting, deal, text), settle)


def _ways(acting: Acting, deal: Deal, text: str) -> Rows:
    """WhatsApp with the text filled in, and the profile."""
    row = people.partner(acting.session, deal.partner.id)
    ways = []
    if row.phone:
        ways.append(Button("whatsapp", url=whatsapp_url(row.phone, text)))
    if row.link and row.link.startswith("https://"):
        ways.append(Button("profile", url=row.link))
    return (tuple(ways),) if ways else ()


def whatsapp_url(phone: str, text: str) -> str:
    """The chat with the text filled in; without it when that makes the link too long."""
    chat = "https://wa.me/" + "".join(c for c in phone if c.isdecimal())
    filled = f"{chat}?text={quote(text, safe='')}"
    return filled if len(filled) <= LONGEST_URL else chat


# Before anything goes out


def _check_campaign(acting: Acting, campaign: Campaign) -> None:
    if campaign.state != "open":
        raise Refused("campaign_closed")
    vetted, total = _to_approach(acting, campaign)
    _check(acting, [acting.deal(str(one)) for one in vetted], total - len(vetted))


def _to_approach(acting: Acting, campaign: Campaign) -> tuple[Sequence[int], int]:
    """Of a shop's campaign who sold most in the months before comes first."""
    if campaign.shop_id:
        return ranking.to_approach(acting.session, campaign, MOST_AT_ONCE)
    return views.to_approach(acting.session, campaign.id or 0, MOST_AT_ONCE)


def _check(acting: Acting, deals: list[Deal], left: int = 0) -> None:
    """Shows the first message word by word, and how many would go which way. `left`: who has to
    wait for the next time."""
    ready = [deal for deal in deals if _ready(acting, deal)]
    if not ready:
        if due.first_contacts(acting.session, acting.member_id)[1]:
            _next_card(acting, 1)
            return
        raise Refused("nobody_to_approach")
    if any(is_too_late(deal, acting.turn.now) for deal in ready):
        raise Refused("campaign_day_past")
    by_bot = sum(deal.partner.reachable for deal in ready)
    first = ready[0]
    text = approaching.first_message(acting.turn, first, fresh=False)
    titles = list(dict.fromkeys(one_line(deal.campaign.title) for deal in ready))
    words = ApproachCheck(
        ", ".join(titles[:3]), by_bot, len(ready) - by_bot, first.partner.name, _lines(text), left
    )
    answers = {"deals": [deal.id for deal in ready]}
    acting.ask_press("approach", words, answers, _send_button)


def _send_button(mark: str) -> Rows:
    return ((Button("send_now", f"s.send:{mark}"),),)


def _ready(acting: Acting, deal: Deal) -> bool:
    campaign = acting.session.get_one(Campaign, deal.campaign.id)
    return deal.stage == Stage.VETTED and not deal.partner.stopped and campaign.state == "open"


def is_too_late(deal: Deal, now: datetime) -> bool:
    """Nobody is offered terms whose last day has passed."""
    last_day = deal.campaign.terms.post_by.on
    return last_day is not None and last_day < deal.campaign.local_date(now)


def _lines(text: str) -> tuple[str, ...]:
    """Line by line, since one field holds only so much."""
    return tuple(line[:LINE] for line in text.splitlines())
