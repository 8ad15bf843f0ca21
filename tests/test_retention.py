"""What is kept for a time only: words go when nobody needs them any more, and figures stay."""

import asyncio
import os
import time
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from desk import House, Who
from sqlalchemy import select

from bot.clock import Clock
from bot.drawing import drawn
from bot.forgetting import forget
from bot.settings import Settings
from bot.writer import Writer
from deals.channel import Outgoing
from storage.keeping import media
from storage.partner import people
from storage.personal import retention
from storage.tables import Proof
from tests.forgetting import played, traces

pytestmark = pytest.mark.on_both_databases
YEAR, MONTH = timedelta(days=365), timedelta(days=30)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def emptied(house: House) -> int:
    """How many partners' words went, on a day's round."""
    old_notices_emptied(house)
    year_ago = house.now - YEAR
    quiet = house.do(lambda s: retention.quiet(s, year_ago))
    return house.do(lambda s: retention.empty_talks(s, quiet, year_ago))


def old_notices_emptied(house: House) -> int:
    letters = house.do(lambda s: retention.old_notices(s, house.now - MONTH))
    return house.do(lambda s: retention.empty_notices(s, letters))


def ended(house: House) -> Who:
    """A partner with whom everything is over."""
    ranita = played(house)
    house.presses(house.admin, "s.offfor:1:no_stock")
    assert house.deal(1).over
    return ranita


def test_a_year_after_the_end_the_words_go_and_the_figures_stay(house):
    ended(house)
    fee = house.deal(1).terms.fee_idr
    assert emptied(house) == 0
    house.now += YEAR + timedelta(days=1)
    assert emptied(house) == 1
    assert traces(house, "nyiur melambai", "managernya", "JP0000998877 ") == []
    assert house.deal(1).terms.fee_idr == fee
    assert house.do(lambda s: people.partner(s, 1)).name == "Ranita", "nobody asked for that"
    assert house.says(house.admin, "/deal 1")
    assert emptied(house) == 0


def test_why_somebody_needed_more_time_goes_with_the_words(house):
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    house.says(rani, "kak aku demam, boleh minta waktu 3 hari lagi?")
    house.presses(house.admin, f"s.offfor:{deal_id}:no_stock")
    house.now += YEAR + timedelta(days=1)
    assert emptied(house) == 1
    [extension] = house.deal(deal_id).extensions
    assert (extension.days, extension.reason, extension.about) == (3, "", "")


def test_with_whom_something_goes_on_keeps_every_word(house):
    ranita, budi = ended(house), house.who("Budi")
    house.agreed(budi)
    house.says(budi, "kerbau ungu")
    house.now += YEAR
    house.says(ranita, "halo, masih ingat saya?")
    house.now += timedelta(days=2)
    assert emptied(house) == 0
    for said in ("nyiur melambai", "kerbau ungu"):
        assert [where for where, _ in traces(house, said)] == ["heard.text"]


def test_who_speaks_up_while_the_round_is_made_keeps_their_words(house):
    ranita = ended(house)
    house.now += YEAR + timedelta(days=1)
    year_ago = house.now - YEAR
    quiet = house.do(lambda s: retention.quiet(s, year_ago))
    house.says(ranita, "halo, masih ingat saya?")
    assert house.do(lambda s: retention.empty_talks(s, quiet, year_ago)) == 0
    assert traces(house, "nyiur melambai") != []


def test_what_staff_were_told_is_emptied_after_a_month(house):
    played(house)
    told = [one for one in traces(house, "Kamboja") if one[0] == "outbox.payload"]
    assert len(told) > 1, "a card, and her own file's summary"
    house.now += MONTH + timedelta(days=1)
    assert old_notices_emptied(house) > 0
    left = [one for one in traces(house, "Kamboja") if one[0] == "outbox.payload"]
    assert len(left) == 1, "what was said to her is her talk"
    assert old_notices_emptied(house) == 0


def test_files_that_are_no_proof_go_and_a_proof_stays_as_long_as_its_deal(house):
    played(house)
    [proof] = house.do(lambda s: s.execute(select(Proof.file_sha256)).scalars().all()[-1:])
    folder = house.folder / "media"
    sheet, _ = media.keep(folder, b"No,KOL\n1,Rani\n")
    for path in folder.glob("??/*"):
        os.utime(path, (time.time() - 40 * 86400,) * 2)
    needed = house.do(lambda s: retention.needed_files(s, house.now - YEAR))
    assert needed == {proof}
    assert media.remove_unneeded(folder, needed, MONTH, Clock().now()) == 1
    assert media.path_of(folder, proof).exists() and not media.path_of(folder, sheet).exists()
    house.presses(house.admin, "s.offfor:1:no_stock")
    later = house.now + timedelta(days=1)
    assert house.do(lambda s: retention.needed_files(s, later)) == set()


def test_two_screenshots_beside_each_other_go_with_the_other_exports(house):
    settings = Settings(data=house.folder, telegram_token="1:x", _env_file=None)
    pair = {"kind": "side_by_side", "left": "", "right": ""}
    shown = asyncio.run(drawn(Outgoing("picture", drawing=pair), settings.exports))
    writer = Writer(house.database)
    daily = SimpleNamespace(settings=settings, clock=Clock(), writer=writer)
    asyncio.run(forget(daily))
    assert Path(shown.path).exists(), "it may not have been sent yet"
    os.utime(shown.path, (time.time() - 8 * 86400,) * 2)
    asyncio.run(forget(daily))
    writer.close()
    assert not Path(shown.path).exists()


def test_a_file_that_is_sent_again_is_young(house):
    folder = house.folder / "media"
    _, path = media.keep(folder, b"x")
    os.utime(path, (time.time() - 40 * 86400,) * 2)
    media.keep(folder, b"x")
    assert media.remove_unneeded(folder, set(), MONTH, Clock().now()) == 0


@pytest.mark.parametrize("trusted", [True, False])
def test_a_clock_that_is_wrong_deletes_nothing(house, trusted):
    """Two years ahead, it would take words that are needed, and files that came today."""
    ended(house)
    clock = Clock()
    clock.keep_to(house.now + 2 * YEAR)
    clock.trusted = trusted
    settings = Settings(data=house.folder, telegram_token="1:x", _env_file=None)
    writer = Writer(house.database)
    daily = SimpleNamespace(settings=settings, clock=clock, writer=writer)
    asyncio.run(forget(daily))
    writer.close()
    assert bool(traces(house, "nyiur melambai")) is not trusted
    assert [one for one in (house.folder / "media").glob("??/*") if one.is_file()], "it is young"


def test_files_are_not_old_before_both_clocks_say_so(tmp_path):
    """A practice room's clock may be years ahead, and the disk's may be wrong."""
    media.keep(tmp_path, b"x")
    [path] = tmp_path.glob("??/*")
    now = Clock().now()
    assert media.remove_unneeded(tmp_path, set(), MONTH, now + YEAR) == 0
    os.utime(path, (time.time() - 40 * 86400,) * 2)
    assert media.remove_unneeded(tmp_path, set(), MONTH, now - MONTH) == 0
    assert media.remove_unneeded(tmp_path, set(), MONTH, now) == 1
