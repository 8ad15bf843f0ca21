"""A manager speaks for a partner: the talk moves to them with its history, and back."""

import re
from datetime import datetime

from deals.buttons.partner import knowledge_button, offer_buttons
from deals.buttons.staff import linked_buttons
from deals.deal import Deal, Side
from deals.decision import Decision
from deals.delivery import missing
from deals.says import Say
from deals.says.managers.to_partner import ManagerWelcome
from deals.says.managers.to_staff import NoticeManagerHere, NoticeOwnAgain
from deals.stages import Stage

LONGEST = 120  # characters: more says more than this
_OWN = re.compile(
    r"\b(?:saya|aku|aq|sy|gw|gue|gua|biar)\b.{0,30}\b(?:urus|urusin|handle|pegang|tangani|lanjut\w*)"
    r"\b.{0,20}\bsendiri\b|\b(?:urus|handle|pegang|tangani)\s+sendiri\b"
    r"|\bi(?:'ll)?\b.{0,20}\b(?:handle|do|take care of|manage)\b.{0,15}\bmyself\b",
    re.IGNORECASE | re.DOTALL,
)


def wants_to_speak_alone(text: str) -> bool:
    """Whether a partner says that they, and no longer their manager, speak with us."""
    return len(text) <= LONGEST and bool(_OWN.search(text))


def link_made(deal: Deal, about: str, now: datetime) -> Decision:
    """The link for the manager is made: the words that named them are answered by it."""
    number = int(about.rpartition("-")[2] or 0) if about else 0
    waits = any(one.number == number for one in deal.unanswered)
    after = deal.answered_to([number], now) if waits else deal
    return Decision(after, "manager_link_made")


def speaks(deal: Deal, manager: str, account: str, place: int, now: datetime) -> Decision:
    """Their link was opened, at the address of number `place`: they read where it stands, and
    staff who it is."""
    here = deal.moved(Stage.TALKING) if deal.stage == Stage.UNREACHABLE else deal
    here = here.waits_for_nobody() if here.waiting_for == "first_contact" else here
    ours = here.on_table and here.on_table.by == Side.BRAND
    rows = offer_buttons(here) if here.negotiating and ours else ()
    rows = (*rows, *knowledge_button(deal.id))
    notice = NoticeManagerHere(*deal.about, manager, account)
    told = (
        Say("partner", _welcome(here, manager), rows),
        Say("staff", notice, linked_buttons(deal.id, place)),
    )
    after = here.asks(now, "offer") if here.negotiating else here
    return Decision(after, "manager_speaks", told)


def speaks_alone(deal: Deal, manager: str, by_staff: bool) -> Decision:
    """The partner speaks for themselves again; staff hear it unless it was their own act."""
    notice = NoticeOwnAgain(*deal.about, manager, deal.partner.reachable)
    return Decision(deal, "own_again", () if by_staff else (Say("staff", notice),))


def _welcome(deal: Deal, manager: str) -> ManagerWelcome:
    on_table = deal.on_table
    return ManagerWelcome(
        manager,
        deal.partner.name,
        deal.campaign.brand,
        deal.campaign.title,
        deal.terms,
        deal.post_by or deal.terms.post_by.on,
        _standing(deal),
        on_table is not None and on_table.by == Side.PARTNER,
        missing(deal),
    )


def _standing(deal: Deal) -> str:
    """A key of the words table `manager_standings`."""
    if deal.negotiating:
        return "ours" if deal.waiting_on == Side.BRAND else "theirs"
    return "due" if deal.outstanding else "checking"
