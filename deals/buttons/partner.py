"""What partners press: each leads to the same as words of theirs would."""

from collections.abc import Iterable
from dataclasses import replace

from deals.buttons import action
from deals.channel import Button, Rows
from deals.deadlines.extensions import HELD_UP_BY
from deals.deal import Deal, Side
from deals.tickets.ticket import KINDS

OFFERED_DAYS = (2, 4, 7)
CODE_DAYS = (7, 30, 60, 365)  # for so long a boost code can count


def offer_buttons(deal: Deal) -> Rows:
    number = deal.on_table.number if deal.on_table else 0
    return (
        (Button("agree", action("yes", deal.id, number)),),
        (
            Button("other_terms", action("terms", deal.id, number)),
            Button("question", action("question", deal.id, number)),
        ),
        (
            Button("later", action("later", deal.id, number)),
            Button("no", action("no", deal.id, number)),
        ),
        *sample_button(deal),
    )


def sample_button(deal: Deal) -> Rows:
    """For an affiliate who gets no pack."""
    return ((Button("want_sample", action("sample", deal.id)),),) if deal.may_ask_sample else ()


def press_to_agree(deal_id: int, number: int) -> str:
    """The press that agrees to version `number` of the terms."""
    return action("agree", deal_id, number)


def knowledge_button(deal_id: int) -> Rows:
    return ((Button("product_details", action("product", deal_id)),),)


def agree_button(deal_id: int, number: int) -> Rows:
    return (
        (Button("agree_terms", press_to_agree(deal_id, number)),),
        (
            Button("other_terms", action("terms", deal_id, number)),
            Button("question", action("question", deal_id, number)),
        ),
    )


def amendment_buttons(deal_id: int, number: int) -> Rows:
    """Under a change of what was agreed."""
    return (
        (
            Button("agree_change", press_to_amend(deal_id, number)),
            Button("keep_old_terms", action("keepterms", deal_id, number)),
        ),
    )


def press_to_amend(deal_id: int, number: int) -> str:
    """The press that agrees to a change of what was agreed."""
    return action("amend", deal_id, number)


def answer_buttons(deal: Deal, heard_id: int) -> Rows:
    """Under an answer: on to the exact terms while they can be agreed to, or on to a person."""
    unanswered = Button("unanswered", action("unanswered", deal.id, heard_id))
    proposal = deal.on_table
    if not deal.negotiating or not proposal or proposal.by != Side.BRAND:
        return ((unanswered,),)
    return (
        (Button("see_terms", action("yes", deal.id, proposal.number)),),
        (Button("other_terms", action("terms", deal.id, proposal.number)), unanswered),
    )


def delay_buttons(deal_id: int) -> Rows:
    return (
        (
            Button("posted", action("posted", deal_id)),
            Button("need_time", action("delay", deal_id)),
        ),
    )


def trouble_button(deal_id: int) -> Rows:
    return ((Button("trouble", action("trouble", deal_id)),),)


def trouble_buttons(deal_id: int) -> Rows:
    """What kind of problem is it?"""
    row = [Button(f"trouble_{kind}", action("trouble", deal_id, kind)) for kind in KINDS]
    return tuple(tuple(row[i : i + 2]) for i in range(0, len(row), 2))


def was_solved_buttons(deal_id: int, number: int) -> Rows:
    """Is the problem solved?"""
    return (
        (
            Button("ticket_fixed", action("fixed", deal_id, number)),
            Button("ticket_unsolved", action("unsolved", deal_id, number)),
        ),
    )


def unsolved_button(deal_id: int, number: int) -> Rows:
    return ((Button("ticket_unsolved", action("unsolved", deal_id, number)),),)


def posted_button(deal_id: int) -> Rows:
    return ((Button("posted", action("posted", deal_id)),),)


def held_up_buttons(deal: Deal) -> Rows:
    """What holds them up? The parcel only where there is one that has not come."""
    kinds = [kind for kind in HELD_UP_BY if kind != "other"]
    if not deal.pack.expected:
        kinds.remove("pack")
    row = [Button(f"held_{kind}", action("held", deal.id, kind)) for kind in kinds]
    return tuple(tuple(row[i : i + 2]) for i in range(0, len(row), 2))


def more_time_buttons(deal: Deal) -> Rows:
    """So many days more; a press counts once, so it says how many extensions there were."""
    known = len(deal.extensions)
    return (
        tuple(
            Button(f"more_{days}", action("more", deal.id, days, known)) for days in OFFERED_DAYS
        ),
    )


def pack_here_button(deal_id: int) -> Rows:
    return ((Button("pack_here", action("here", deal_id)),),)


def numbered(rows: Rows, place: int) -> Rows:
    """The same in one row, with the place of what they are about in a message on several."""
    row = tuple(replace(button, place=place) for line in rows for button in line)
    return (row,) if row else ()


def arrival_buttons(deal_id: int) -> Rows:
    """Is the pack there?"""
    return (
        (
            Button("pack_here", action("here", deal_id)),
            Button("pack_not_yet", action("not_yet", deal_id)),
        ),
        (Button("pack_broken", action("broken", deal_id)),),
    )


def no_figures_button(deal_id: int) -> Rows:
    """Under the question what the posts brought."""
    return ((Button("no_figures", action("no_figures", deal_id)),),)


def no_codes_button(deal_id: int) -> Rows:
    """Under the question for boost codes."""
    return ((Button("no_codes", action("no_codes", deal_id)),),)


def code_days_buttons(deal_id: int, first: int, last: int, but: Iterable[int]) -> Rows:
    """For how many days do the codes of these numbers count?"""
    told = set(but)
    return (
        tuple(
            Button(f"code_{days}", action("code_days", deal_id, first, last, days))
            for days in CODE_DAYS
            if days not in told
        ),
    )


def which_figures_buttons(deals: Iterable[Deal], heard_id: int) -> Rows:
    """Of which campaign are the figures?"""
    return tuple(
        (Button(deal.campaign.title, action("figures", deal.id, heard_id), plain=True),)
        for deal in deals
    )


def address_buttons(deal_id: int, mark: str) -> Rows:
    """Under an address that is read back."""
    return (
        (
            Button("address_right", action("right", deal_id, mark)),
            Button("address_change", action("readdress", deal_id)),
        ),
    )


def promise_button(deal_id: int, day: str) -> Rows:
    return ((Button("yes_that_day", action("promise", deal_id, day)),),)


def meaning_buttons(deal_id: int, about: str, guesses: tuple[str, ...]) -> Rows:
    """For a partner: which of these did the words `about` mean?"""
    row = tuple(Button(f"mean_{one}", action("mean", deal_id, about, one)) for one in guesses)
    return (row, (Button("mean_none", action("mean", deal_id, about, "none")),))


def own_again_button(deal_id: int) -> Rows:
    """For a partner, once their manager speaks for them."""
    return ((Button("own_again", action("own", deal_id)),),)


def brief_buttons(deal_id: int, approval: bool) -> Rows:
    """Under the brief: read, my own idea, and my draft where one is wanted."""
    return (*read_button(deal_id), *sketch_row(deal_id, approval))


def sketch_row(deal_id: int, approval: bool) -> Rows:
    row = [Button("my_idea", action("idea", deal_id))]
    if approval:
        row.append(Button("send_draft", action("draft", deal_id)))
    return (tuple(row),)


def read_button(deal_id: int) -> Rows:
    return ((Button("brief_read", action("read", deal_id)),),)


def sketch_again_button(deal_id: int, kind: str) -> Rows:
    label = "send_draft" if kind == "draft" else "my_idea"
    return ((Button(label, action(kind, deal_id)),),)


def account_button(deal_id: int) -> Rows:
    """For partners: their account is another one by now."""
    return ((Button("other_account", action("account_new", deal_id)),),)


def slip_wanted_button(deal_id: int, payment_id: int) -> Rows:
    """Under what was paid."""
    return ((Button("want_slip", action("slip", deal_id, payment_id)),),)


def account_buttons(deal_id: int, version: int) -> Rows:
    """For partners, under their account as we read it."""
    return (
        (
            Button("account_right", action("account", deal_id, version)),
            Button("other_account", action("account_new", deal_id)),
        ),
    )
