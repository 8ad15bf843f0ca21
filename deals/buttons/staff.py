"""What staff and leads press under notices and cards."""

from collections.abc import Sequence

from deals.buttons import action
from deals.channel import Button, Rows
from deals.tickets.ticket import PARTNER, PLATFORM

IN_A_ROW = 6  # buttons that are a number alone


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


def ticket_buttons(deal_id: int, number: int) -> Rows:
    """For staff, under a problem that waits for a person."""
    return (
        (
            Button("answer", action("s.tsay", deal_id, number)),
            Button("ticket_solved", action("s.tdone", deal_id, number)),
        ),
        (
            Button("ticket_platform", action("s.twait", deal_id, number, PLATFORM)),
            Button("ticket_partner", action("s.twait", deal_id, number, PARTNER)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def trouble_buttons(number: int) -> Rows:
    """For leads, under a problem that is in no deal."""
    return ((Button("ticket_solved", action("s.helped", number)),),)


def figures_buttons(deal_id: int) -> Rows:
    """For staff, where figures have to be typed."""
    return (
        (
            Button("type_figures", action("s.brought", deal_id)),
            Button("open_deal", action("s.deal", deal_id)),
        ),
    )


def codes_buttons(deal_id: int) -> Rows:
    """For staff, where boost codes do not come."""
    return (
        (
            Button("type_codes", action("s.codes", deal_id)),
            Button("let_codes_go", action("s.codes_off", deal_id)),
        ),
        (
            Button("ask_codes_anew", action("s.codes_again", deal_id)),
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


def proof_buttons(deal_id: int, proof_id: int | str, pictures: int = 1) -> Rows:
    """Under a proof; of several `pictures` one is shown with it."""
    return _judging("accept_proof", deal_id, proof_id, pictures)


def twin_buttons(deal_id: int, proof_id: int, pictures: int) -> Rows:
    """Under a proof of which pictures came before."""
    return _judging("accept_anyway", deal_id, proof_id, pictures)


def _judging(accept: str, deal_id: int, proof_id: int | str, pictures: int) -> Rows:
    judge = (
        Button(accept, action("s.accept", deal_id, proof_id)),
        Button("send_back", action("s.back", deal_id, proof_id)),
    )
    see = (Button("see_pictures", action("s.pictures", deal_id, proof_id)),)
    return (judge, see) if pictures > 1 else (judge,)


def proofs_buttons(deal_id: int, proof_ids: Sequence[int]) -> Rows:
    """Under several proofs of one message: all of them, or one by its number there."""
    all_of_them = Button(
        "accept_all", action("s.accept_all", deal_id, len(proof_ids), max(proof_ids))
    )
    each = [
        Button(str(place), action("s.proof", deal_id, proof_id), plain=True)
        for place, proof_id in enumerate(proof_ids, start=1)
    ]
    rows = (tuple(each[i : i + IN_A_ROW]) for i in range(0, len(each), IN_A_ROW))
    return ((all_of_them,), *rows)


def breach_buttons(deal_id: int) -> Rows:
    return (
        (
            Button("confirm_breach", action("s.breach", deal_id)),
            Button("more_time", action("s.time", deal_id)),
        ),
        (
            Button("breach_record", action("s.record", deal_id)),
            Button("open_deal", action("s.deal", deal_id)),
        ),
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


def sample_buttons(deal_id: int) -> Rows:
    """For staff, where an affiliate asks for a sample."""
    return (
        (
            Button("sample_yes", action("s.sample_ok", deal_id)),
            Button("sample_no", action("s.sample_no", deal_id)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
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


def slip_button(deal_id: int, payment_id: int) -> Rows:
    """For staff, where somebody wants to see the slip of a transfer."""
    return ((Button("send_slip", action("s.slip", deal_id, payment_id)),),)


def bonus_buttons(deal_id: int, number: int) -> Rows:
    """For leads, under a bonus that is earned."""
    return (
        (
            Button("approve_bonus", action("s.bonus_ok", deal_id, number)),
            Button("refuse_bonus", action("s.bonus_no", deal_id, number)),
        ),
        (Button("open_deal", action("s.deal", deal_id)),),
    )


def bonus_doubt_buttons(deal_id: int, number: int, paid: bool) -> Rows:
    """For leads, where sales were corrected after a bonus was approved."""
    keep = Button("keep_bonus", action("s.bonus_keep", deal_id, number))
    take_back = Button("take_back_bonus", action("s.bonus_off", deal_id, number))
    row = (keep,) if paid else (keep, take_back)
    return (row, (Button("open_deal", action("s.deal", deal_id)),))


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
