"""What the simulation has found in the product, as small as it can be told."""

from sqlmodel import Session, select

from storage.post import departures
from storage.post.pace import Pace
from storage.post.presence import Presence
from storage.tables import Outbox
from tests.desk import House


def test_a_reminder_that_was_held_up_is_overtaken_by_the_next_one(tmp_path):
    house = House(tmp_path)
    house.agreed(house.who("Alya"))
    house.posted = False  # the platform has asked for a pause of more than a day
    house.later(days=23, hours=3)

    assert len(_left_today(house)) == 1


def _left_today(house: House) -> list[str]:
    """The words that leave within a minute."""
    me, left = Presence(house.database, "all", house.now).id, []

    def leave(session: Session) -> None:
        rows = departures.claim(session, house.now, 8, me, Pace())
        left.extend(session.get_one(Outbox, row.id).words for row in rows)
        for row in session.exec(select(Outbox).where(Outbox.state == "sending")):
            row.state, row.sent_at = "sent", house.now

    for _ in range(6):
        house.later(seconds=10)
        house.do(leave)
    return [words for words in left if words == "reminder"]
