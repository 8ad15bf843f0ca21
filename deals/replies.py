"""Replies that neither agree nor bargain: a greeting, an address, a problem, or we ask what was
meant."""

from dataclasses import replace
from datetime import date, datetime

from deals.buttons.partner import meaning_buttons, offer_buttons, promise_button
from deals.buttons.staff import guess_buttons, reply_buttons
from deals.claims.claim import Claim
from deals.deadlines.reminding import StepTaken
from deals.deadlines.steps import MEANING
from deals.deal import Deal, Side
from deals.decision import Decision
from deals.delivery import missing
from deals.parcels import whereto
from deals.says import Say
from deals.says.deadlines.to_partner import DayIsPast, PromiseTaken
from deals.says.parcels.to_staff import NoticeAddress
from deals.says.talking.to_partner import AskMeaning, PassedOn, ProblemHeard, WhereThingsStand
from deals.says.talking.to_staff import NoticeEdited, NoticeUnsure, NoticeWords
from deals.stages import Stage

PROBLEM = "problem"


def greeted(deal: Deal, now: datetime) -> Decision:
    """They say hello: a short answer that says where things stand, and nobody owes anything."""
    standing = WhereThingsStand(
        deal.partner.name, deal.campaign.brand, _standing(deal), missing(deal), deal.post_by
    )
    rows = offer_buttons(deal) if _standing(deal) == "offer" else ()
    return Decision(_heard_from(deal, now), "greeted", (Say("partner", standing, rows),))


def small_talk(deal: Deal, now: datetime) -> Decision:
    """Thanks, or a smile, to which there is nothing to say."""
    return Decision(_heard_from(deal, now), "small_talk")


def address_given(deal: Deal, address: str, first: bool, now: datetime) -> Decision:
    """Where the pack goes, read back; at the `first` piece of it staff hear that it is there, and
    read it in private."""
    told: tuple[Say, ...] = (whereto.read_back(deal, address, first),)
    if first:
        told = (*told, Say("staff", NoticeAddress(*deal.about)))
    return Decision(whereto.asked(_heard_from(deal, now)), "address_given", told)


def day_named(deal: Deal, day: date) -> Decision:
    """A day for what is due: asked back, to be promised with one press."""
    words = PromiseTaken(day, sure=False)
    button = promise_button(deal.id, day.isoformat())
    return Decision(deal, "asked_day", (Say("partner", words, button),))


def day_is_past(deal: Deal, day: date) -> Decision:
    """The day that they named is over: they are told, and asked again."""
    return Decision(deal, "asked_day", (Say("partner", DayIsPast(day)),))


def problem_told(
    deal: Deal, text: str, talk: tuple[str, ...], now: datetime, about: str = ""
) -> Decision:
    """Something went wrong on their side: staff at once, and a kind word."""
    notice = NoticeWords(*deal.about, text, PROBLEM, talk)
    told: tuple[Say, ...] = (Say("staff", notice, reply_buttons(deal.id, about)),)
    if deal.asked != PROBLEM:  # who tells it in five lines is comforted once
        told = (Say("partner", ProblemHeard(deal.campaign.brand)), *told)
    return Decision(_in_talk(deal).owes_answer(now, PROBLEM, about), "problem_told", told)


def asked_back(deal: Deal, about: str, guesses: tuple[str, ...], now: datetime) -> Decision:
    """One short question: which of these did they mean? `about`: the words that it is about."""
    asked = _in_talk(deal).asks(now, MEANING)
    say = Say("partner", AskMeaning(), meaning_buttons(deal.id, about, guesses))
    return Decision(asked, "asked_meaning", (say,), {"about": about})


def not_understood(
    deal: Deal,
    text: str,
    about: str,
    guesses: tuple[str, ...],
    talk: tuple[str, ...],
    now: datetime,
    claims: tuple[Claim, ...] = (),
) -> Decision:
    """Staff have the words, what they may mean, and one press for each of it. `claims`: what the
    guard found in words that may be a draft."""
    notice = NoticeUnsure(*deal.about, text, guesses, talk, claims)
    rows = (*guess_buttons(deal.id, about, guesses), *reply_buttons(deal.id, about))
    told: tuple[Say, ...] = (Say("staff", notice, rows),)
    if deal.waiting_on != Side.BRAND:
        told = (Say("partner", PassedOn(deal.campaign.brand)), *told)
    return Decision(_in_talk(deal).owes_answer(now, about=about), "passed_on", told)


def unpressed(
    deal: Deal,
    text: str,
    about: str,
    guesses: tuple[str, ...],
    talk: tuple[str, ...],
    now: datetime,
) -> StepTaken:
    """They did not tell what they meant for a day: staff have the words, and they hear nothing."""
    handed = not_understood(deal, text, about, guesses, talk, now)
    return StepTaken(handed.deal, handed.happened, handed.to_staff)


def changed_words(deal: Deal, was: str, text: str, now: datetime, about: str = "") -> Decision:
    """They changed what they had written, upon which something was agreed: what was agreed stays,
    and a person reads both."""
    notice = NoticeEdited(*deal.about, was, text)
    told = (Say("staff", notice, reply_buttons(deal.id, about)),)
    return Decision(deal.owes_answer(now, about=about), "words_changed", told)


def no_longer_asked(deal: Deal) -> Deal:
    """They have told what they meant."""
    if deal.asked != MEANING:
        return deal
    waits = deal.negotiating or deal.waiting_on == Side.BRAND
    return replace(deal, asked="") if waits else deal.waits_for_nobody()


def settled(deal: Deal, number: int, now: datetime) -> Deal:
    """Those words need no answer any more, since it is known what was meant."""
    waits = any(one.number == number for one in deal.unanswered)
    return deal.answered_to([number], now) if waits else deal


def _in_talk(deal: Deal) -> Deal:
    """Whoever writes before anything is agreed is in talk with us."""
    return deal.moved(Stage.TALKING) if deal.negotiating else deal


def _standing(deal: Deal) -> str:
    """A key of the words table `standings`."""
    if deal.waiting_on == Side.BRAND and deal.waiting_for in ("answer", "counter"):
        return "answer"
    if deal.negotiating:
        return "offer"
    if deal.pack.state in ("to_send", "lost", "damaged"):
        return "to_send"
    if deal.pack.state == "sent":
        return "sent"
    return "due" if deal.outstanding else "checking"


def _heard_from(deal: Deal, now: datetime) -> Deal:
    """They are there: the silence clock begins anew, and what we asked stays asked."""
    return deal.moved(Stage.TALKING).asks(now, deal.asked) if deal.negotiating else deal
