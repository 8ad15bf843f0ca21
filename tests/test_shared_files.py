"""A file of two people outlives the first of them who is forgotten, and goes with the last."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from deals.channel import Attachment
from storage.keeping import media
from storage.personal import retention
from storage.tables import Deal, Media, Slip
from tests.desk import House, Who
from tests.forgetting import forget
from tests.lives.altering import saved
from tests.lives.handing import attached
from tests.selling import Selling
from tests.test_bonus import agreed, delivers, imported, selling  # noqa: F401
from tests.test_screens import ONE_LIVE, shot

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def paid(house: House, selling: Selling, who: Who, post: str, slip: Attachment) -> int:  # noqa: F811
    """Their bonus, with that slip; answers the partner's number."""
    deal_id = agreed(house, who)
    delivers(house, who, post)
    partner_id = house.do(lambda s: s.get_one(Deal, deal_id).partner_id)
    selling.order(who.name.lower(), partner_id, 52)
    imported(house, deal_id)
    house.presses(house.admin, "Setujui bonus")
    house.says(house.admin, f"/paid {deal_id} TRX-{deal_id}")
    house.presses(house.admin, f"s.slip:{deal_id}:{deal_id}")
    house.says(house.admin, "", file=slip)
    return partner_id


def known(house: House, sha256: str) -> bool:
    return bool(house.do(lambda s: s.exec(select(Media).where(col(Media.sha256) == sha256)).all()))


def test_one_slip_for_two(house: House, selling: Selling) -> None:  # noqa: F811
    sha256, path = media.keep(house.folder / "media", b"slip of both")
    slip = Attachment("document", "f", "slip.pdf", "application/pdf", 12, sha256, str(path))
    rani = paid(house, selling, house.who("Rani"), "7300000000000000001", slip)
    budi = paid(house, selling, house.who("Budi"), "7300000000000000002", slip)
    assert len(house.do(lambda s: s.exec(select(Slip)).all())) == 2

    assert not {sha256, str(path)} & {*forget(house, partner_id=rani).files}
    assert known(house, sha256)
    assert sha256 in forget(house, partner_id=budi).files
    assert not known(house, sha256)


def test_a_picture_that_came_from_two_is_the_seconds_too(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    picture = attached(house, saved(shot()))
    for who in (rani, budi):
        house.agreed(who, terms=ONE_LIVE)
        house.says(who, "", file=picture)
    assert not {picture.sha256, picture.path} & {*forget(house, partner_id=1).files}
    assert picture.sha256 in house.do(lambda s: retention.needed_files(s, house.now))
    assert picture.sha256 in forget(house, partner_id=2).files
