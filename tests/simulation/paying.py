"""Money on the desk: a lead decides about bonuses, and what is due is paid with a reference."""

from tests.simulation.hands import UNDOES, Do, Hands, Work, deal_of
from tests.simulation.platform import Message

Line = dict[str, str]
REASONS = ("Targetnya belum tercapai, Kak.", "Penjualannya dibatalkan.")


def about_money(hands: Hands, page: Message, line: Line) -> Work | None:
    """What is done about a line of /due that is about money; None for any other."""
    if "s.bonus_ok" in line:
        return _judge(hands, page, line)
    if "s.bonus_keep" in line:
        return _look_again(hands, page, line)
    if "s.slip" in line:
        return _show_slip(hands, page, line)
    return _pay(hands, page, line) if "s.paid" in line else None


def _judge(hands: Hands, page: Message, line: Line) -> Work:
    about = deal_of(line["s.bonus_ok"])
    if hands.rng.random() < 0.8:
        yield hands.of(page, line["s.bonus_ok"])
    else:
        yield hands.of(page, line["s.bonus_no"])
        yield Do(hands.rng.choice(REASONS), about=about)
    yield from _undo(hands, about)


def _look_again(hands: Hands, page: Message, line: Line) -> Work:
    """Sales that were corrected speak against a bonus that was approved."""
    if hands.rng.random() < 0.5:
        yield hands.of(page, line["s.bonus_keep"])
        return
    yield hands.of(page, line["s.bonus_off"])
    yield Do(hands.rng.choice(REASONS), about=deal_of(line["s.bonus_off"]))


def _pay(hands: Hands, page: Message, line: Line) -> Work:
    about, drawn = deal_of(line["s.paid"]), hands.rng.random()
    if drawn < 0.6:
        yield hands.of(page, line["s.paid"])
        yield Do(f"TRX-{hands.rng.randrange(10**9)}", about=about)
    elif drawn < 0.65:
        yield hands.of(page, line["s.droppay"])
    else:
        return
    yield from _undo(hands, about)


def _show_slip(hands: Hands, page: Message, line: Line) -> Work:
    """The slip of the transfer, which they would like to see."""
    yield hands.of(page, line["s.slip"])
    name = f"slip-{len(hands.world.script.acts)}.pdf"
    hands.world.platform.keep_file(name)
    yield Do(file=name, about=deal_of(line["s.slip"]))


def _undo(hands: Hands, about: int) -> Work:
    if hands.rng.random() < UNDOES * 3:
        yield Do("/undo", about=about)
