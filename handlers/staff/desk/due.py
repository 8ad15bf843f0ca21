"""/due: everything that waits on us, the oldest first, each with its buttons."""

import re

from deals.channel import Button, Rows
from deals.says.desk import due as says
from handlers import say
from handlers.staff.acting import Acting
from handlers.staff.desk.due_lines import ASKED, SKETCHES, age, line
from handlers.staff.turning import page_buttons
from storage.deal import (
    proofs,
    unanswered,
)
from storage.overview import (
    due,
    views,
)
from storage.overview.due import Waiting
from storage.staff import members

PAGE = 5
QUEUES = 8
PLACE = re.compile(r"d(\d{1,4})(m?)")

# What waits -> the buttons that settle it, as (label, act).
BUTTONS: dict[str, tuple[tuple[str, str], ...]] = {
    "proof": (("look", "s.proof"), ("accept_proof", "s.accept"), ("send_back", "s.back")),
    "counter": (("accept_counter", "s.take"), ("counter", "s.counter")),
    "answer": (("answer", "s.say"), ("answered", "s.answered")),
    "back": (("let_back", "s.letback"), ("leave_alone", "s.alone")),
    "in_person": (("answer", "s.say"), ("give_back", "s.giveback")),
    "ticket": (("answer", "s.tsay"), ("ticket_solved", "s.tdone"), ("open_deal", "s.deal")),
    "trouble": (("ticket_solved", "s.helped"),),
    "sample": (("sample_yes", "s.sample_ok"), ("sample_no", "s.sample_no")),
    "parcel": (("pack_sent", "s.pack"),),
    "lost_pack": (("send_another", "s.pack"), ("excuse", "s.excuse"), ("take_as_is", "s.got")),
    "arrival": (("pack_received", "s.got"), ("pack_lost", "s.lost")),
    "idea": (("look", "s.idea"), ("approve_idea", "s.idea_ok"), ("change_idea", "s.idea_back")),
    "draft": (
        *(("look", "s.draft"), ("approve_draft", "s.draft_ok")),
        *(("change_draft", "s.draft_back"), ("to_client", "s.draft_client")),
    ),
    "client_draft": (
        *(("look", "s.draft"), ("approve_draft", "s.draft_ok"), ("change_draft", "s.draft_back")),
    ),
    "breach": (
        *(("breach_record", "s.record"), ("confirm_breach", "s.breach"), ("more_time", "s.time")),
    ),
    "extension": (("grant_time", "s.grant"), ("other_day", "s.time"), ("refuse_time", "s.nogrant")),
    "first_contact": (("first_message", "s.card"),),
    "unknown": (("it_arrived", "s.arrived"), ("send_again", "s.again")),
    "stuck": (("try_again", "s.retry"), ("leave_it", "s.leave")),
    "expired": (("renew", "s.renew"), ("counter", "s.counter")),
    "amendment": (("amend_agreed", "s.amend_on"), ("amend_take_back", "s.amend_off")),
    "clearance": (("allow", "s.allow"), ("deny", "s.deny"), ("counter", "s.counter")),
    "payment": (("mark_paid", "s.paid"), ("drop_payment", "s.droppay")),
    "slip": (("send_slip", "s.slip"), ("open_deal", "s.deal")),
    "bonus": (("approve_bonus", "s.bonus_ok"), ("refuse_bonus", "s.bonus_no")),
    "bonus_doubt": (
        *(("keep_bonus", "s.bonus_keep"), ("take_back_bonus", "s.bonus_off")),
        ("open_deal", "s.deal"),
    ),
    "fact": (("fact_use", "s.fact_on"), ("fact_drop", "s.fact_off")),
    "manager": (("manager_take", "s.mtake"), ("manager_keep", "s.mkeep")),
    "figures": (("type_figures", "s.brought"), ("open_deal", "s.deal")),
    "boost": (
        *(("type_codes", "s.codes"), ("ask_codes_anew", "s.codes_again")),
        ("let_codes_go", "s.codes_off"),
    ),
    "elsewhere": (("look", "s.elsewhere"), ("count_anyway", "s.elsewhere_ok")),
    "unclaimed": (("look", "s.unclaimed"), ("open_deal", "s.deal")),
    "open_accounts": (("look", "s.accounts"),),
    "data_correct": (("look", "s.data"),),
    "data_forget": (("look", "s.data"),),
    "finding": (("look", "s.finding"),),
}
DATA = ("data_correct", "data_forget")
BONUS = ("bonus", "bonus_doubt")
OF_NO_DEAL = ("unknown", "stuck", "fact", "manager", "trouble", "finding", "open_accounts", *DATA)
BY_NUMBER = (  # of a deal, and which of several in it
    *("payment", "clearance", *SKETCHES, "extension", "ticket", "amendment", "slip"),
    *("elsewhere", *BONUS),
)
FOR_LEADS = ("stuck", "fact", "clearance", "finding", *BONUS, *DATA)


def command(acting: Acting, rest: str) -> None:
    """/due, or /due mine."""
    mine = rest.strip().lower() in ("mine", "saya", "punya saya", "milik saya")
    words, buttons = page_of(acting, 0, mine)
    acting.answer(words, buttons)


def turn_page(acting: Acting, rest: str) -> None:
    show_again(acting, rest)


def is_place(part: str) -> bool:
    return bool(PLACE.fullmatch(part))


def place_of(button: str) -> str | None:
    """Where in /due a button stands, or None when it stands elsewhere."""
    last = button.rpartition(":")[2]
    return last if is_place(last) else None


def show_again(acting: Acting, place: str) -> None:
    """Puts the page, as it is now, where the pressed button stands."""
    found = PLACE.fullmatch(place)
    page, mine = (int(found[1]), bool(found[2])) if found else (0, False)
    words, buttons = page_of(acting, page, mine)
    acting.edit(words, buttons)


def page_of(acting: Acting, page: int, mine: bool) -> tuple[says.DueList, Rows]:
    """One page; a page that is no longer there gives way to the last one."""
    owner_id = acting.member_id if mine else None
    leads = members.may(acting.member, "lead")
    total, _ = due.summed_up(acting.session, owner_id, leads)
    pages = max(1, -(-total // PAGE))
    page = min(page, pages - 1)
    shown = due.waiting(acting.session, owner_id, page * PAGE, PAGE, leads)
    lines = tuple(line(acting, place, one) for place, one in enumerate(shown, page * PAGE + 1))
    queues = () if mine or page else _queues(acting)
    more = max(0, len(queues) - QUEUES)
    words = says.DueList(queues[:QUEUES], more, lines, page + 1, pages, total, mine)
    at = f"d{page}{'m' if mine else ''}"
    rows = [_buttons(acting, one, place.place, at) for one, place in zip(shown, lines, strict=True)]
    check = _check(acting, queues)
    return words, (*check, *(row for row in rows if row), *_pages(page, pages, mine))


def _queues(acting: Acting) -> tuple[says.QueueLine, ...]:
    now = acting.turn.now
    return tuple(
        says.QueueLine(kind, title, count, age(since, now)[0])
        for kind, title, count, since in views.queues(acting.session)
    )


def _check(acting: Acting, queues: tuple[says.QueueLine, ...]) -> Rows:
    """For a lead, from the line that counts who waits to be checked to the first of them."""
    waits = any(queue.kind == "vet" for queue in queues)
    leads = members.may(acting.member, "lead")
    return ((Button("review", "s.review:0"),),) if waits and leads else ()


def _buttons(acting: Acting, one: Waiting, place: int, at: str) -> tuple[Button, ...]:
    """Numbered like the lines above them, so that each finds its own."""
    about = _about(acting, one) if _may_settle(acting, one) else ()
    return tuple(
        Button(
            f"{place}. {say.label(label, acting.member.language)}",
            ":".join(map(str, (act, *about, at))),
            plain=True,
        )
        for label, act in BUTTONS.get(one.kind, (("open_deal", "s.deal"),))
        if about
    )


def _may_settle(acting: Acting, one: Waiting) -> bool:
    return one.kind not in FOR_LEADS or members.may(acting.member, "lead")


def _about(acting: Acting, one: Waiting) -> tuple[int, ...]:
    if one.kind in OF_NO_DEAL:
        return (one.number,)
    if one.deal_id is None:
        return ()
    if one.kind in BY_NUMBER:
        return (one.deal_id, one.number)
    if one.kind in ASKED:
        return (one.deal_id, one.number) if one.number else (one.deal_id,)
    if one.kind == "counter":
        theirs = unanswered.terms(acting.session, one.deal_id)
        return (one.deal_id, theirs[0]) if theirs else (one.deal_id,)
    if one.kind != "proof":
        return (one.deal_id,)
    proof = proofs.waiting_for(acting.session, one.deal_id, one.number)
    return (one.deal_id, proof.id) if proof and proof.id else ()


def _pages(page: int, pages: int, mine: bool) -> Rows:
    suffix = "m" if mine else ""
    turns = page_buttons(page, pages, lambda number: f"s.due:d{number}{suffix}")
    return (turns,) if turns else ()
