"""What the team's group reads of a partner's words: no phone, and nothing that looks like an
address. The deal's card shows the talk in private."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from deals.says import Words
from deals.says.content.to_staff import NoticeSketch, SketchClaims
from deals.says.deadlines.to_staff import NoticeHeldUp
from deals.says.leaving.to_staff import NoticeDeclined
from deals.says.managers.to_staff import NoticeManager
from deals.says.parcels.to_staff import NoticeAddress, NoticeBroken
from deals.says.paying.to_partner import AccountKept, PaymentDue, PaymentSent
from deals.says.paying.to_staff import (
    NoticeAccount,
    NoticeAccountDoubted,
    NoticePayment,
    NoticeTwoAccounts,
)
from deals.says.reporting.calendar import NoticeBusy
from deals.says.talking.to_staff import (
    NoticeBack,
    NoticeEdited,
    NoticeInPerson,
    NoticeUnsure,
    NoticeWords,
)
from deals.says.talking.writing import MeaningAsked
from deals.says.terms.to_staff import NoticeCounter, NoticeLater
from deals.says.tickets.to_staff import NoticeTicket

QUOTING = (
    *(NoticeWords, NoticeUnsure, NoticeEdited, NoticeCounter, NoticeDeclined, NoticeLater),
    *(NoticeManager, NoticeBack, NoticeBroken, NoticeSketch, NoticeInPerson),
    *(MeaningAsked, SketchClaims, NoticeHeldUp, NoticeBusy, NoticeTicket),
)
PAYING = (
    *(NoticePayment, NoticeAccount, NoticeAccountDoubted, NoticeTwoAccounts),
    *(PaymentDue, PaymentSent, AccountKept),
)
QUOTED = ("text", "was", "sketch", "idea")
ACCOUNTS = ("account", "before", "other")
HIDDEN = "[…]"
HIDDEN_ACCOUNT = "••••"
SpecificWords = TypeVar("SpecificWords", bound=Words)


def for_the_group(words: SpecificWords, today: date) -> SpecificWords:
    """The same message without what is to be read in private only."""
    if isinstance(words, NoticeAddress):
        return replace(words, in_group=True)
    if isinstance(words, PAYING):
        masks: dict[str, Any] = {
            name: HIDDEN_ACCOUNT for name in ACCOUNTS if words.values().get(name)
        }
        return replace(words, **masks)
    if not isinstance(words, QUOTING):
        return words
    said = words.values()
    shown: dict[str, Any] = {one: hidden(said[one], today) for one in QUOTED if one in said}
    if "talk" in said:
        shown["talk"] = tuple(_line(line, today) for line in said["talk"])
    if "claims" in said:
        shown["claims"] = tuple(
            replace(one, passage=hidden(one.passage, today)) for one in said["claims"]
        )
    if "phone" in said:
        shown["phone"] = ""
    return replace(words, **shown)


def hidden(text: str, today: date) -> str:
    """A partner's words without numbers and accounts; a sign in their place where they may be an
    address."""
    from deals.reading.reply import read_reply
    from deals.reading.veil import veiled

    if not text or read_reply(text, today).intent == "address":
        return text and HIDDEN
    return veiled(text) or HIDDEN


def _line(line: str, today: date) -> str:
    who, _, text = line.partition(": ")
    return f"{who}: {hidden(text, today)}"
