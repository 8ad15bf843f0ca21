"""How much more time the bot gives by itself in a campaign: asked in one line of words."""

from typing import Any
from zoneinfo import ZoneInfo

from deals.deadlines.extensions_file import extending_in_words
from deals.says.desk import acts as says
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.office import campaigns
from storage.brand import campaigns as kept


def ask(acting: Acting, rest: str) -> None:
    """Their next words are the policy."""
    campaign = choosing.of_number(acting, rest)
    words = says.DeskLine("ask_extending", campaign.title)
    acting.ask("extending", words, {"campaign": campaign.id})


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """`4 hari 2 kali sampai 5 oktober`; a bad answer keeps the question open."""
    acting.must("lead")
    campaign = choosing.of_number(acting, str(answers["campaign"]))
    today = acting.turn.now.astimezone(ZoneInfo(campaign.zone)).date()
    extending = extending_in_words(acting.incoming.text, today)
    kept.set_extending(acting.session, campaign.id or 0, extending)
    acting.done()
    campaigns.show(acting, str(campaign.id))
