"""What staff and leads press under notices and cards."""

from deals.buttons import action
from deals.channel import Button, Rows


def extension_buttons(deal_id: int, number: int) -> Rows:
    """For staff, under a wish for more time."""
    return (
        (
            Button("grant_time", action("s.grant", deal_id, number)),
            Button("other_day", action("s.time", deal_id)),
            Button("refuse_time", action("s.nogrant", deal_id, number)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def figures_buttons(deal_id: int) -> Rows:
    """For staff, where figures have to be typed."""
    return (
        (
            Button("type_figures", action("s.brought", deal_id)),
            Button("open_deal", action("s.deal", deal_id)),
        ),
    )


def busy_buttons(deal_id: int) -> Rows:
    """For staff, where somebody cannot on their last day."""
    return (
        (
            Button("more_time", action("s.time", deal_id)),
            Button("open_deal", action("s.deal", deal_id)),
        ),
    )


def pack_trouble_buttons(deal_id: int) -> Rows:
    """For staff, under a parcel that has not come."""
    return (
        (
            Button("pack_received", action("s.got", deal_id)),
            Button("pack_lost", action("s.lost", deal_id)),
        ),
        (
            Button("more_time", action("s.time", deal_id)),
            Button("answer", action("s.say", deal_id)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def not_here_buttons(deal_id: int) -> Rows:
    """For staff, when a pack does not come."""
    return (
        (Button("pack_received", action("s.got", deal_id)),),
        (Button("pack_lost", action("s.lost", deal_id)),),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def broken_pack_buttons(deal_id: int) -> Rows:
    """For staff, when a pack is lost or damaged: what to do next."""
    return (
        (Button("send_another", action("s.pack", deal_id)),),
        (
            Button("excuse", action("s.excuse", deal_id)),
            Button("take_as_is", action("s.got", deal_id)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def counter_buttons(deal_id: int, number: int) -> Rows:
    """For staff, under the partner's own terms."""
    return (
        (
            Button("accept_counter", action("s.take", deal_id, number)),
            Button("counter", action("s.counter", deal_id, number)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def prepared_button(deal_id: int, number: int, mark: str) -> Rows:
    """For staff, under an answer to version `number` that only has to be sent."""
    return ((Button("send_prepared", action("s.prepared", deal_id, number, mark)),),)


def guess_buttons(deal_id: int, about: str, guesses: tuple[str, ...]) -> Rows:
    """For staff: the same, with all the others behind one more press."""
    row = tuple(Button(f"is_{one}", action("s.mean", deal_id, about, one)) for one in guesses)
    return (row, (Button("is_else", action("s.means", deal_id, about)),))


def reply_buttons(deal_id: int, about: str = "") -> Rows:
    """For staff, under words that wait for a person; `about`: which, as buttons name them."""
    number = about.rpartition("-")[2]
    which = (number,) if number.strip("0") else ()
    return (
        (
            Button("answer", action("s.say", deal_id, *which)),
            Button("answered", action("s.answered", deal_id, *which)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def back_buttons(deal_id: int, number: int) -> Rows:
    """For staff, under words of somebody who had stopped."""
    return (
        (
            Button("let_back", action("s.letback", deal_id, number)),
            Button("leave_alone", action("s.alone", deal_id, number)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def manager_buttons(deal_id: int, about: str, manager_id: int) -> Rows:
    """For staff, where a partner has named who speaks for them."""
    link = Button("manager_link", action("s.mlink", deal_id, manager_id))
    return ((link,), *reply_buttons(deal_id, about))


def linked_buttons(deal_id: int, place: int) -> Rows:
    """For staff, when an account came for a partner; `place`: the number of its address."""
    row = (Button("open_deal", action("s.deal", deal_id)),)
    wrong = Button("wrong_person", action("s.wrong", deal_id, place))
    return ((wrong, *row),) if place else (row,)


def new_link_button(deal_id: int) -> Rows:
    return (
        (
            Button("new_link", action("s.link", deal_id)),
            Button("open_deal", action("s.deal", deal_id)),
        ),
    )


def second_manager_buttons(manager_id: int) -> Rows:
    """For staff, when a second one wants to speak for a partner."""
    return (
        (
            Button("manager_take", action("s.mtake", manager_id)),
            Button("manager_keep", action("s.mkeep", manager_id)),
        ),
    )


def in_person_buttons(deal_id: int) -> Rows:
    """For staff, while one of them talks with the partner."""
    return (
        (
            Button("give_back", action("s.giveback", deal_id)),
            Button("still_mine", action("s.stillmine", deal_id)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def proof_buttons(deal_id: int, proof_id: int | str) -> Rows:
    return (
        (
            Button("accept_proof", action("s.accept", deal_id, proof_id)),
            Button("send_back", action("s.back", deal_id, proof_id)),
        ),
    )


def breach_buttons(deal_id: int) -> Rows:
    return (
        (
            Button("confirm_breach", action("s.breach", deal_id)),
            Button("more_time", action("s.time", deal_id)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def instead_button(deal_id: int, candidate: int) -> Rows:
    """For staff, where somebody dropped out."""
    return ((Button("approach_instead", action("s.instead", deal_id, candidate)),),)


def deal_button(deal_id: int) -> Rows:
    return ((Button("open_deal", action("s.deal", deal_id)),),)


def sketch_buttons(deal_id: int, kind: str, number: int) -> Rows:
    """For staff, under an idea or a draft that waits."""
    row = (
        Button(f"approve_{kind}", action(f"s.{kind}_ok", deal_id, number)),
        Button(f"change_{kind}", action(f"s.{kind}_back", deal_id, number)),
    )
    if kind == "idea":
        return (row,)
    return (row, (Button("to_client", action("s.draft_client", deal_id, number)),))


def claims_buttons(deal_id: int, kind: str, number: int, mark: str) -> Rows:
    """For staff, under what a rule warns of in an idea or a draft; `mark`: of its words."""
    return (
        (
            Button("approve_knowingly", action(f"s.{kind}_ok", deal_id, number, mark)),
            Button(f"change_{kind}", action(f"s.{kind}_back", deal_id, number)),
        ),
    )


def pay_buttons(deal_id: int, payment_id: int) -> Rows:
    """For staff, under an amount that is due."""
    return (
        (
            Button("mark_paid", action("s.paid", deal_id, payment_id)),
            Button("drop_payment", action("s.droppay", deal_id, payment_id)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def clearance_buttons(deal_id: int, number: int) -> Rows:
    """For leads, under terms that staff may not give by themselves."""
    return (
        (
            Button("allow", action("s.allow", deal_id, number)),
            Button("deny", action("s.deny", deal_id, number)),
        ),
        (
            Button("counter", action("s.counter", deal_id)),
            Button("open_deal", action("s.deal", deal_id)),
        ),
    )


def renew_buttons(deal_id: int, number: int) -> Rows:
    """For staff, where somebody agrees to an offer that has run out."""
    return (
        (
            Button("renew", action("s.renew", deal_id, number)),
            Button("counter", action("s.counter", deal_id)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )
