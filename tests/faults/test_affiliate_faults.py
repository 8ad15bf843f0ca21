"""The affiliate desk when the program dies in the middle."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from handlers import sending
from handlers.turn import Turn
from storage.announcing import announcements
from storage.db import Database
from storage.post import departures, outbox
from storage.post.outbox import Arrival
from storage.post.pace import Pace
from storage.post.presence import Presence
from storage.tables import Bonus, Outbox, SalesFile
from tests.desk import House
from tests.earned import about_to_earn, shows_sales
from tests.shell import until
from tests.test_meeting import Unit

others_have_arrived = (
    update(Outbox).where(col(Outbox.words) != "announced").values(state="sent", external_id="m")
)
KEEP = "Simpan"
pytestmark = [pytest.mark.on_both_databases, pytest.mark.fault("F01", "F02")]


def killed(house: House, act: Callable[[], object]) -> None:
    """Another process does it, and dies of a kill -9 wherever that is sent."""
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL


def elsewhere(house: House, act: Unit) -> None:
    """Over a connection of its own."""
    Database(house.database.url).transact(act)


def dies(*anything: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def told(house: House, words: str) -> int:
    query = select(Outbox.id).where(Outbox.words == words)
    return len(house.do(lambda s: s.exec(query).all()))


def kept_files(house: House) -> list[str]:
    return [*house.do(lambda s: s.exec(select(SalesFile.state)).all())]


def bonuses(house: House) -> list[str]:
    return [*house.do(lambda s: s.exec(select(Bonus.state)).all())]


@pytest.mark.parametrize("where", ["settle_shop", "settle_bonuses", "_settle"])
def test_a_sales_file_is_kept_with_its_bonuses_or_not_at_all(tmp_path: Path, where: str) -> None:
    house = House(tmp_path)
    rani = house.who("Rani")
    about_to_earn(house, rani)
    shows_sales(house, house.admin, rani)
    press = house.press(house.admin, KEEP)
    number = house.do(lambda s: house.arrived(s, press))
    with patch(f"handlers.paying.bonus_due.{where}", dies):
        killed(house, lambda: elsewhere(house, lambda s: house.handle(s, press, number)))
    assert (kept_files(house), bonuses(house)) == ([], [])

    house.do(lambda s: house.handle(s, press, number))  # it was never marked as done
    assert (kept_files(house), bonuses(house)) == (["kept"], ["waiting"])
    assert told(house, "bonus_reached") == 1


def test_a_kill_between_the_letters_of_an_announcement_loses_and_doubles_none(
    tmp_path: Path,
) -> None:
    house = announced_to_four(House(tmp_path))

    def posts() -> None:
        """Two leave; of the first it is known that it arrived."""
        database = Database(house.database.url)
        me = Presence(database, "all", house.now).id
        first, _ = database.transact(lambda s: departures.claim(s, house.now, 2, me, Pace()))
        arrival = Arrival(first.id, "m1", house.now)
        database.transact(lambda s: outbox.sent(s, [arrival]))
        dies()

    killed(house, posts)
    me = Presence(house.database, "all", house.now)
    until(lambda: house.turn(lambda turn: takes_over(turn, me)))
    me.leave()
    assert letters(house) == ["sent", "unknown", "queued", "queued"]
    house.posted = True
    house.later(minutes=1)
    query = select(Outbox.id).where(Outbox.state == "unknown")
    house.presses(house.admin, f"s.again:{house.do(lambda s: s.exec(query).one())}")
    house.later(minutes=1)
    assert letters(house) == ["sent"] * 4
    assert house.do(lambda s: announcements.counted(s, [1])) == {1: {"sent": 4}}


def announced_to_four(house: House) -> House:
    """Words to four are on their way, and nobody carries them."""
    for name in ("Rani", "Budi", "Sari", "Dewi"):
        house.approached(house.who(name))
    house.says(house.admin, "/announce")
    house.presses(house.admin, "s.ann_for:")
    house.presses(house.admin, "Tulis pesannya")
    house.says(house.admin, "Bulan depan komisi naik.")
    house.posted = False
    house.presses(house.admin, "Kirim ke semua")
    house.do(lambda s: s.exec(others_have_arrived))
    house.later(minutes=1)
    return house


def letters(house: House) -> list[str]:
    query = select(Outbox.state).where(Outbox.words == "announced").order_by(col(Outbox.id))
    return [*house.do(lambda s: s.exec(query).all())]


def takes_over(turn: Turn, me: Presence) -> bool:
    """What a process has left behind, once it is seen to be dead."""
    left = departures.orphans(turn.session, turn.now, me.alive(turn.session), ())
    for row in left:
        sending.orphaned(turn, row)
    return bool(left)
