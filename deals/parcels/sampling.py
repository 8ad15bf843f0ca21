"""A sample where the offer has none: asked for by an affiliate, and sent like any other pack."""

import re
from dataclasses import replace
from datetime import datetime

from deals.buttons.staff import sample_buttons
from deals.deal import Deal, Pack
from deals.decision import Decision, Refused
from deals.parcels import whereto
from deals.reading.plain import plain
from deals.says import Say
from deals.says.parcels.to_partner import NoSample, SampleAsked, SampleGranted
from deals.says.parcels.to_staff import NoticeSample
from deals.stages import BINDING

GOODS = {"id": "1 paket sampel produk", "en": "1 sample of the product"}
_ASKS = re.compile(
    r"\b(?:minta|mnta|request\w*|req|mau|butuh|perlu|ajukan|ajuin|pengen|pengin|pingin|kirim\w*|boleh"
    r"|bisa|want|need|send|get|have|love"
    r"|like)\b(?:\W+\w+){0,3}?\W+(?:free\s+)?samp(?:el|le)\w*"
    r"|^\W*samples?,? (?:please|pls)\b"
    r"|\bsamp(?:el|le)\w*\W+(?:\w+\W+)?(?:mau|minta|mnta|boleh)\b(?!\W+(?:di|kirim))"
)
_CANNOT = re.compile(
    r"\b(?:ga|gak|gk|g|nggak|ngga|engga|enggak|tidak|tdk|blm|belum|gagal|error|cannot|can'?t|not"
    r"|unable|susah|ditolak|gabisa|gakbisa)\b"
)


def asks_for_sample(text: str) -> bool:
    """`boleh minta sampelnya kak?`; not `ga bisa request sampel`, which is a problem."""
    words = plain(text)
    return bool(_ASKS.search(words)) and not _CANNOT.search(words)


def ask(deal: Deal, now: datetime) -> Decision:
    """After the agreement it is for staff to say yes."""
    if deal.negotiating or not deal.may_ask_sample:
        raise Refused("already_done")
    asked = replace(deal, pack=Pack("asked", now))
    told = (
        Say("partner", SampleAsked(deal.campaign.brand)),
        Say("staff", NoticeSample(*deal.about), sample_buttons(deal.id)),
    )
    return Decision(asked, "sample_asked", told)


def grant(deal: Deal, now: datetime) -> Decision:
    """It has to go: where to is asked, as for any pack."""
    _asked(deal)
    granted = replace(deal, pack=Pack("to_send", now), asked=whereto.ASKED)
    words = SampleGranted(deal.campaign.brand)
    return Decision(granted, "sample_granted", (Say("partner", words),))


def refuse(deal: Deal, now: datetime) -> Decision:
    _asked(deal)
    words = NoSample(deal.campaign.brand)
    return Decision(replace(deal, pack=Pack()), "sample_refused", (Say("partner", words),))


def _asked(deal: Deal) -> None:
    if deal.stage not in BINDING or deal.pack.state != "asked":
        raise Refused("already_done")
