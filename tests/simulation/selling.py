"""What ours do about sales: files are taken in, accounts find their owners, and all are told."""

from datetime import timedelta

from tests.simulation.hands import Do, Hands, Work
from tests.simulation.shop import Shelf

WRONG, STALE, SLIP = 0.2, 0.12, 0.06


def take_sales(hands: Hands, shelf: Shelf) -> Work:
    """The export of today; now and then an older one, or one that is wrong: it is undone, or the
    next one corrects it."""
    drawn, now = hands.rng.random(), hands.world.now
    wrong = drawn < WRONG
    if WRONG <= drawn < WRONG + STALE:
        now -= timedelta(days=9)
    number = len(hands.world.script.acts)
    path = hands.world.folder / f"orders-{shelf.place}-{number}.csv"
    if not shelf.export(path, now, 3 if wrong else 1):
        return
    hands.world.platform.keep_file(path.name, str(path))
    yield Do("/sales", file=path.name)
    yield from hands.press("s.sales_drop:" if hands.rng.random() < SLIP else "s.sales_keep:")
    if wrong and hands.rng.random() < 0.5:
        yield from hands.press("s.sales_undo:")
    yield from _find_owners(hands)


def _find_owners(hands: Hands) -> Work:
    """Whose are the accounts that stand in no list?"""
    yield from hands.press("s.accounts:")
    for _ in range(8):
        asked = hands.newest("s.account:")
        if asked is None:
            return
        yield asked
        yield from hands.press("s.account_is:")
        if hands.rng.random() < SLIP:
            yield from hands.press("s.account_open:", then=("s.account_is:",))
        yield from hands.press("s.accounts:")


def announce(hands: Hands) -> Work:
    """News for all affiliates."""
    yield Do("/announce affiliate")
    yield from hands.press("s.ann_write:")
    yield Do("Bulan depan komisi naik jadi 10%, ya.")
    yield from hands.press("s.ann_send:")


def raise_commission(hands: Hands) -> Work:
    """Another commission for all who have agreed: each has to confirm it."""
    yield Do("/announce affiliate")
    yield from hands.press("s.ann_pct:")
    yield Do(hands.rng.choice(("9", "8,5%", "10 persen")))
    yield from hands.press("s.ann_terms:")
