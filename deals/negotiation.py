"""From first word to agreement: who proposed what, and what agrees to it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from deals.buttons.lives import book_button
from deals.buttons.partner import agree_button, offer_buttons, sample_button
from deals.buttons.staff import (
    counter_buttons,
    deal_button,
    linked_buttons,
    manager_buttons,
    new_link_button,
    renew_buttons,
    reply_buttons,
)
from deals.content.briefs import (
    brief_say,
    briefed,
)
from deals.deadlines.steps import steps_overtaken
from deals.deal import Deal, Pack, Proposal, Side, ordered
from deals.decision import Decision, Refused
from deals.hours import allowed, morning_of
from deals.lives.booking import due_lives
from deals.says import Say
from deals.says.content.to_partner import AskDraft, AskIdea
from deals.says.leaving.to_partner import TakenNo
from deals.says.leaving.to_staff import NoticeDeclined
from deals.says.managers.to_staff import NoticeManager
from deals.says.proving.to_partner import AskProof, AskScreenshot
from deals.says.questions.to_partner import AskQuestion
from deals.says.talking.to_partner import PassedOn
from deals.says.talking.to_staff import NoticeLinked, NoticeLinkedAnew, NoticeLinkTried, NoticeWords
from deals.says.terms.to_partner import (
    Agreed,
    AskTerms,
    CounterPassedOn,
    NewTerms,
    Offer,
    OfferExpired,
    OfferWords,
    OpenOffer,
    TakenLater,
    TermSheet,
)
from deals.says.terms.to_staff import NoticeAgreed, NoticeCounter, NoticeExpired, NoticeLater
from deals.stages import BINDING, NEGOTIATING, Stage
from deals.terms import Terms, problems


def approach(deal: Deal, now: datetime) -> Decision:
    """We offer: by ourselves to who can be written to, else staff carry the first message over.

    Silence is counted from when the offer may go out: what waits for morning was not read yet.
    """
    if deal.negotiating:
        raise Refused("already_done")
    offered = _proposed(deal.moved(Stage.APPROACHED), deal.opening, Side.BRAND)
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if not deal.partner.reachable:
        return Decision(offered.waits_for_us(now, "first_contact", "link"), "approach_prepared")
    goes_out = allowed(now, deal.campaign.zone)
    offered = held(offered, goes_out)
    offer = Say("partner", _words(Offer, offered), offer_buttons(offered), unasked=True)
    return Decision(offered.waits_for_partner(goes_out, "offer"), "offered", (offer,))


def first_contact_made(deal: Deal, now: datetime) -> Decision:
    """Staff sent the first message by hand: the follow-up clock starts."""
    if deal.waiting_for != "first_contact":
        raise Refused("already_done")
    return Decision(held(deal, now).waits_for_partner(now, "link"), "first_contact_made")


def linked(deal: Deal, now: datetime, account: str = "", place: int = 0) -> Decision:
    """The partner opened their link: the offer is there at once, and the team hears of it.

    `account`: the name of an account that is new, at the address of number `place`.
    """
    deal = held(deal, now)
    offer = Say("partner", _words(Offer, deal), offer_buttons(deal))
    rows = linked_buttons(deal.id, place)
    notice = Say("staff", NoticeLinked(*deal.about, account), rows)
    if deal.stage == Stage.UNREACHABLE:
        deal = _talking(deal)
    if deal.waiting_for == "first_contact":
        deal = deal.waits_for_nobody()
    return Decision(deal.asks(now, "offer"), "linked", (offer, notice))


def link_tried(deal: Deal, account: str, speaks_for: str) -> Decision:
    """Somebody for whom the link is not pressed it: nothing changes, and the team hears of it."""
    notice = NoticeLinkTried(*deal.about, account, speaks_for)
    return Decision(deal, "link_tried", (Say("staff", notice, new_link_button(deal.id)),))


def linked_anew(deal: Deal, account: str, place: int = 0) -> Decision:
    """A new start link was opened, by an account of that name: the team hears whose it may be."""
    rows = linked_buttons(deal.id, place)
    notice = Say("staff", NoticeLinkedAnew(*deal.about, account), rows)
    return Decision(deal, "linked_anew", (notice,))


def show_terms(deal: Deal, now: datetime) -> Decision:
    """A yes, or the agree button: one exact term sheet, and nothing is agreed yet."""
    proposal = _agreeable(deal, now)
    sheet = Say("partner", _words(TermSheet, deal), agree_button(deal.id, proposal.number))
    talking = _talking(deal).asks(now, "term_sheet")
    return Decision(talking, "terms_shown", (sheet,), {"terms": proposal.number})


def agree(deal: Deal, number: int, now: datetime) -> Decision:
    """A press under the term sheet of version `number`, or a clear yes right after it."""
    if deal.stage in BINDING:
        raise Refused("already_agreed")
    proposal = _agreeable(deal, now)
    if proposal.number != number:
        raise Refused("terms_changed")
    agreed = _bound(deal, proposal, now)
    rows = book_button(agreed.id) if due_lives(agreed) else ()
    first = Say("partner", _words(Agreed, agreed), (*rows, *sample_button(agreed)))
    about = NoticeAgreed(*deal.about, proposal.terms, agreed.post_by)
    notice = Say("staff", about, deal_button(deal.id))
    told = (first, *brief_say(agreed), notice)
    return Decision(briefed(agreed, now), "agreed", told, {"terms": number})


def counter(deal: Deal, terms: Terms, text: str, now: datetime) -> Decision:
    """The partner's own terms: kept as a version, told back as we read them, put before staff."""
    countered = put_on_table(deal, terms, now)
    number = countered.proposals[-1].number
    changed, by = changes(deal.terms, terms), terms.post_by.on or deal.post_by
    answer = Say("partner", CounterPassedOn(deal.campaign.brand, terms, by, changed))
    told = (answer, counter_notice(countered, deal.terms, text))
    return Decision(countered, "countered", told, {"terms": number})


def put_on_table(deal: Deal, terms: Terms, now: datetime) -> Deal:
    """The partner's terms are the newest version, and ours to answer."""
    return _proposed(_talking(deal), terms, Side.PARTNER).waits_for_us(now, "counter")


def counter_notice(deal: Deal, before: Terms, text: str) -> Say:
    """What staff hear of the partner's terms on the table; `before`: what lay there before."""
    notice = NoticeCounter(*deal.about, text, deal.terms, changes(before, deal.terms))
    return Say("staff", notice, counter_buttons(deal.id, deal.proposals[-1].number))


def retracted(deal: Deal, now: datetime) -> Deal:
    """They take back the terms that they put forward last: what lay there before is open again."""
    last = deal.on_table
    if not deal.negotiating or last is None or last.by != Side.PARTNER or last.number < 2:
        return deal
    back = {last.number: "superseded", last.number - 1: "open"}
    kept = tuple(replace(p, state=back.get(p.number, p.state)) for p in deal.proposals)
    return held(replace(deal, proposals=kept), now).spoken(now, "offer")


def propose(deal: Deal, terms: Terms, now: datetime) -> Decision:
    """Staff answer with terms, ours or the partner's own: the partner gets them to agree to."""
    if deal.stage not in NEGOTIATING:
        raise Refused("not_negotiating")
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if problems(terms):
        raise Refused("terms_unfit")
    if terms.post_by.on and terms.post_by.on < deal.campaign.local_date(now):
        raise Refused("day_is_past")
    changed = changes(deal.terms, terms)
    proposed = held(_proposed(_talking(deal), terms, Side.BRAND), now).spoken(now, "term_sheet")
    number = proposed.proposals[-1].number
    words = _words(NewTerms, proposed, changed=changed)
    say = Say("partner", words, agree_button(deal.id, number))
    return Decision(proposed, "proposed", (say,), {"terms": number})


def renew(deal: Deal, now: datetime) -> Decision:
    """Our last terms once more, as they were, with new days to answer."""
    table = deal.on_table
    if table is None or table.by != Side.BRAND or table.state != "open":
        raise Refused("terms_changed")
    return propose(deal, table.terms, now)


def expired(deal: Deal, now: datetime) -> Decision:
    """They agree to terms that have run out: they hear so, and staff can renew them by a press."""
    table = deal.on_table
    assert table and table.answer_by
    words = OfferExpired(deal.campaign.brand, deal.campaign.title, table.answer_by)
    told: tuple[Say, ...] = (Say("partner", words),)
    if deal.waiting_for != "expired":  # who presses twice is told twice, staff once
        notice = NoticeExpired(*deal.about, table.answer_by, table.terms)
        told = (*told, Say("staff", notice, renew_buttons(deal.id, table.number)))
    return Decision(_talking(deal).waits_for_us(now, "expired"), "offer_expired", told)


def held(deal: Deal, since: datetime) -> Deal:
    """Our open offer holds from then for as long as the campaign says, and never beyond the last
    day to post."""
    table = deal.on_table
    if table is None or table.by != Side.BRAND or table.state != "open":
        return deal
    last = deal.campaign.local_date(since) + timedelta(days=deal.campaign.cadence.offer_days)
    by = min(last, table.terms.post_by.on or last)
    kept = (replace(p, answer_by=by) if p == table else p for p in deal.proposals)
    return replace(deal, proposals=tuple(kept))


def decline(deal: Deal, text: str, now: datetime) -> Decision:
    """A clear no while nothing is agreed."""
    declined = deal.moved(Stage.DECLINED).waits_for_nobody()
    thanks = Say("partner", TakenNo(deal.partner.name, deal.campaign.brand))
    notice = Say("staff", NoticeDeclined(*deal.about, None, text))
    return Decision(declined, "declined", (thanks, notice))


def put_off(deal: Deal, text: str, ask_on: date | None, now: datetime) -> Decision:
    """Not now: the silence clock runs again, from the day that they named if there is one.

    A term sheet is no longer what their next `ok` is about, and what we owe them stays owed.
    """
    since = morning_of(ask_on, deal.campaign.zone) - timedelta(days=1) if ask_on else now
    waiting = _talking(deal).asks(now, "offer")
    if waiting.waiting_on == Side.PARTNER:
        waiting = held(replace(waiting, waiting_since=max(since, now)), max(since, now))
    notice = Say("staff", NoticeLater(*deal.about, text, ask_on))
    return Decision(waiting, "put_off", (Say("partner", TakenLater(ask_on)), notice))


ASKED = {
    "terms": AskTerms(),
    "question": AskQuestion(),
    "proof": AskProof(),
    "screenshot": AskScreenshot(),
    "idea": AskIdea(),
    "draft": AskDraft(),
}


def ask_for(deal: Deal, what: str, now: datetime) -> Decision:
    """We ask back: terms, question or proof; their next words are the answer to it."""
    words = ASKED[what]
    asked = _talking(deal).asks(now, what) if deal.negotiating else replace(deal, asked=what)
    return Decision(asked, f"asked_{what}", (Say("partner", words),))


def named_manager(
    deal: Deal,
    name: str,
    phone: str,
    now: datetime,
    text: str = "",
    about: str = "",
    manager_id: int = 0,
) -> Decision:
    """They named who speaks for them, by a card or in words (`text`): staff take it up.

    `manager_id`: under which number that person is kept.
    """
    waiting = _talking(deal) if deal.negotiating else deal
    notice = NoticeManager(*deal.about, name, phone, text)
    told = (
        Say("partner", PassedOn(deal.campaign.brand)),
        Say("staff", notice, manager_buttons(deal.id, about, manager_id)),
    )
    return Decision(waiting.owes_answer(now, about=about), "manager_named", told)


def pass_on(
    deal: Deal, text: str, guess: str, talk: tuple[str, ...], now: datetime, about: str = ""
) -> Decision:
    """Words that we are not sure about go to staff with the talk so far; the partner is told."""
    waiting = _talking(deal) if deal.stage in NEGOTIATING else deal
    waiting = waiting.owes_answer(now, about=about)
    notice = NoticeWords(*deal.about, text, guess, talk)
    told: tuple[Say, ...] = (Say("staff", notice, reply_buttons(deal.id, about)),)
    if deal.waiting_on != Side.BRAND:  # who writes five lines in a row is told once
        told = (Say("partner", PassedOn(deal.campaign.brand)), *told)
    return Decision(waiting, "passed_on", told)


def changes(old: Terms, new: Terms) -> tuple[str, ...]:
    """The names of the fields in which two versions of the terms differ."""
    return tuple(
        name for name in new.__dataclass_fields__ if getattr(old, name) != getattr(new, name)
    )


def _words(kind: type[OfferWords], deal: Deal, **more: object) -> OfferWords:
    by = deal.post_by or deal.terms.post_by.on
    if issubclass(kind, OpenOffer) and deal.on_table:
        more |= {"answer_by": deal.on_table.answer_by}
    campaign = deal.campaign
    more |= {"shop": campaign.shop_name}
    return kind(deal.partner.name, campaign.brand, campaign.title, deal.terms, by, **more)  # type: ignore[arg-type]


def _talking(deal: Deal) -> Deal:
    return deal.moved(Stage.TALKING)


def _agreeable(deal: Deal, now: datetime) -> Proposal:
    """The open proposal of ours; theirs is agreed only after we have sent it back as our own."""
    if deal.stage not in NEGOTIATING:
        raise Refused("not_negotiating")
    proposal = deal.on_table
    if not proposal or proposal.state != "open" or proposal.by != Side.BRAND:
        raise Refused("waits_for_our_answer")
    last_day = proposal.terms.post_by.on
    if last_day and last_day < deal.campaign.local_date(now):
        raise Refused("terms_outdated")
    if proposal.answer_by and proposal.answer_by < deal.campaign.local_date(now):
        raise Refused("offer_expired")
    return proposal


def _proposed(deal: Deal, terms: Terms, by: Side) -> Deal:
    """A new version is open, and the one before it is superseded: never two at once."""
    kept = tuple(replace(p, state="superseded") if p.state == "open" else p for p in deal.proposals)
    new = Proposal(len(kept) + 1, by, terms)
    return replace(deal, proposals=(*kept, new))


def _bound(deal: Deal, proposal: Proposal, now: datetime) -> Deal:
    sealed = tuple(replace(p, state="agreed") if p == proposal else p for p in deal.proposals)
    terms = proposal.terms
    agreed = deal.moved(Stage.AGREED)
    bound = replace(
        agreed if deal.waiting_on == Side.BRAND else agreed.waits_for_nobody(),
        asked="",
        proposals=sealed,
        deliverables=ordered(terms.contents),
        post_by=terms.post_by.on,
        pack=Pack("to_send", now) if terms.needs_pack else Pack(),
    )
    bound = replace(bound, steps_done=steps_overtaken(bound, now))
    return bound if terms.needs_pack else bound.moved(Stage.DELIVERING)
