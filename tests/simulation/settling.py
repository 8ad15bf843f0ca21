"""What waits: page by page through /due, and what is done about each kind of line."""

from tests.simulation.hands import UNDOES, Do, Hands, Work, deal_of
from tests.simulation.paying import about_money
from tests.simulation.platform import Message


def settle(hands: Hands, everything: bool) -> Work:
    """Page by page through /due, each line once."""
    yield Do("/due" if everything else "/due mine")
    for number in range(1, 6):
        page = hands.last("due_list")
        if page is None:
            return
        for line in _lines(page):
            yield from _line(hands, page, line)
        turn = hands.newest(f"s.due:d{number}")
        if turn is None:
            return
        yield turn


def _line(hands: Hands, page: Message, line: dict[str, str]) -> Work:
    drawn = hands.rng.random()
    if money := about_money(hands, page, line):
        yield from money
    elif "s.accept" in line:
        back = drawn < 0.14 or _is_a_copy(hands, line["s.accept"])
        yield hands.of(page, line["s.back" if back else "s.accept"])
        if back:
            yield from hands.press("s.backfor:", undo=True)
        elif hands.rng.random() < UNDOES:
            yield Do("/undo", about=deal_of(line["s.accept"]))
    elif "s.take" in line:
        yield from _bargain(hands, page, line, drawn)
    elif "s.say" in line:
        yield hands.of(page, line["s.say" if drawn < 0.6 else "s.answered"])
        if drawn < 0.6:
            yield Do("Halo Kak, sudah kami cek ya.", about=deal_of(line["s.say"]))
    elif "s.tsay" in line:
        yield from _help(hands, page, line, drawn)
    elif "s.alone" in line:
        yield hands.of(page, line["s.alone"])
    elif "s.helped" in line:
        yield hands.of(page, line["s.helped"])
    elif "s.pack" in line:
        yield hands.of(page, line["s.pack"])
        yield Do("JNE JP0000112233", about=deal_of(line["s.pack"]))
    elif "s.got" in line and drawn < 0.08:
        yield hands.of(page, line["s.got"])
    elif "s.got" in line and drawn < 0.09:
        yield from _card_press(hands, deal_of(line["s.got"]), "s.lost:")
    elif "s.breach" in line:
        yield from _late(hands, page, line, drawn)
    elif "s.amend_on" in line and drawn < 0.3:
        yield hands.of(page, line["s.amend_on" if drawn < 0.2 else "s.amend_off"])
        if drawn < UNDOES:
            yield Do("/undo", about=deal_of(line["s.amend_on"]))
    elif "s.grant" in line:
        yield hands.of(page, line["s.grant" if drawn < 0.7 else "s.nogrant"])
    elif "s.finding" in line and drawn < 0.7:
        yield from _judge(hands, page, line, drawn)
    elif "s.card" in line:
        yield hands.of(page, line["s.card"])
        yield from cards(hands)
    elif "s.brought" in line:
        yield hands.of(page, line["s.brought"])
        about = deal_of(line["s.brought"])
        typed = hands.rng.choice(("views 9rb likes 300", "views=12000", "tidak jelas"))
        yield Do(typed, about=about)
    elif "s.codes" in line and drawn < 0.7:
        yield hands.of(page, line["s.codes_off" if drawn < 0.6 else "s.codes_again"])
    elif "s.arrived" in line:
        known = int(line["s.arrived"].split(":")[1]) in hands.truth
        yield hands.of(page, line["s.arrived" if known else "s.again"])
    elif "s.deal" in line and drawn < 0.5:
        yield hands.of(page, line["s.deal"])
        yield from hands.press("s.off:", then=("s.offfor:",), undo=True)


def _is_a_copy(hands: Hands, data: str) -> bool:
    """They have seen its twin beside it."""
    proof_id = data.split(":")[2]
    return bool(hands.world.book.rows("select id from twin where proof_id = ?", int(proof_id)))


def _help(hands: Hands, page: Message, line: dict[str, str], drawn: float) -> Work:
    about = deal_of(line["s.tsay"])
    if drawn < 0.5:
        yield hands.of(page, line["s.tsay"])
        yield Do("Coba login lagi besok ya, Kak.", about=about)
        return
    yield hands.of(page, line["s.tdone"])
    if drawn < 0.6:
        yield Do("/undo", about=about)


def _judge(hands: Hands, page: Message, line: dict[str, str], drawn: float) -> Work:
    """What looks suspicious is held to be harmless, or not; now and then they think again."""
    yield hands.of(page, line["s.finding"])
    card = hands.last("finding_card")
    verdicts = [data for _, data in card.buttons if data.startswith("s.judge:")] if card else []
    if card and verdicts:
        yield hands.of(card, hands.rng.choice(verdicts))
    if drawn < 0.1:
        yield from hands.press("s.judge:")


def _bargain(hands: Hands, page: Message, line: dict[str, str], drawn: float) -> Work:
    deal = deal_of(line["s.take"])
    if drawn < 0.3:
        yield hands.of(page, line["s.take"])
    elif drawn < 0.6:
        yield from _card_press(hands, deal, "s.ready:", "s.prepared:")
    elif drawn < 0.9:
        yield hands.of(page, line["s.counter"])
        yield Do(hands.rng.choice(("650rb 1 reel", "600rb", "2 reel 700rb")), about=deal)
        yield from hands.press("s.offer:")
    else:
        yield from _card_press(hands, deal, "s.off:", "s.offfor:")


def _late(hands: Hands, page: Message, line: dict[str, str], drawn: float) -> Work:
    deal = deal_of(line["s.breach"])
    if drawn < 0.35:
        yield hands.of(page, line["s.breach"])
    elif drawn < 0.6:
        yield from _card_press(hands, deal, "s.excuse:", "s.excused:")
    elif drawn < 0.9:
        yield hands.of(page, line["s.time"])
        yield from hands.press("s.until:")


def _card_press(hands: Hands, deal: int, *acts: str) -> Work:
    """Through the deal's card."""
    yield Do(f"/deal {deal}", about=deal)
    yield from hands.press(acts[0], then=acts[1:])


def cards(hands: Hands) -> Work:
    """First messages that go by hand: whoever gets one has the link."""
    for _ in range(12):
        card = hands.last("hand_card")
        data = card.pressed("s.made:") if card else None
        if not card or not data:
            return
        _hand_over(hands, card, deal=int(data.split(":")[1]))
        act = "s.gone:" if hands.rng.random() < 0.03 else "s.made:"
        yield from hands.press(act, card)


def _hand_over(hands: Hands, card: Message, deal: int) -> None:
    link = next(part for part in card.text.split() if "?start=" in part)
    partner = hands.world.book.one("select partner_id from deal where id = ?", deal)
    hands.world.on_link(partner, link.partition("?start=")[2])


def _lines(page: Message) -> list[dict[str, str]]:
    """The buttons of each line of /due, by their act."""
    lines: dict[str, dict[str, str]] = {}
    for label, data in page.buttons:
        number = label.partition(".")[0]
        if number.isdecimal():
            lines.setdefault(number, {})[data.partition(":")[0]] = data
    return list(lines.values())
