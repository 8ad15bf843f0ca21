"""Who was forgotten stays so: a later sheet and an older backup do not bring them back."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from desk import House, Who
from sqlalchemy import select
from sqlmodel import Session

from bot.personal import forgotten
from bot.settings import Settings
from deals.channel import Attachment
from storage.partner import people
from storage.personal import erasing, fingerprints, sealed, suppressed
from storage.tables import Partner
from tests.data_key import KEY
from tests.forgetting import (
    PHONE,
    SECRETS,
    forget,
    forgotten_at_the_terminal,
    played,
    settings_of,
    traces,
)
from tests.test_sealed import listed

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def ranita(house: House) -> Who:
    return played(house)


@pytest.fixture
def settings(house: House) -> Settings:
    return settings_of(house)


# Imports


def test_a_later_sheet_does_not_bring_them_back(house, ranita):
    forget(house)
    for row in (
        listed("Ranita Baru", PHONE),
        listed("R", None, handle="Ranita", platform="instagram"),
    ):
        assert house.do(lambda s, r=row: suppressed.holds(s, r)), row
    for row in (listed("Ranita", None), listed("Ranita", "+6281200000999")):
        assert not house.do(lambda s, r=row: suppressed.holds(s, r)), "a namesake is another"


def test_staff_are_told_why_a_row_is_left_out(house, ranita):
    forget(house)
    path = house.folder / "sheet.csv"
    path.write_text(
        "No,KOL,Followers,Link Instagram\n1,Ranita,10K,https://www.instagram.com/ranita\n"
    )
    sheet = Attachment("document", "f", "sheet.csv", "text/csv", 10, "", str(path))
    house.campaign("Oktober")
    said = house.says(house.admin, "/import Oktober", file=sheet)
    assert "minta tidak dihubungi lagi" in "".join(one.text for one in said)
    assert len(house.do(lambda s: s.execute(select(Partner)).all())) == 1


def test_an_older_book_that_is_restored_forgets_them_again(house, ranita, settings, tmp_path):
    """Also one from before there were marks, whose hashes have another key."""
    [picture] = [one for one in (house.folder / "media").glob("??/*") if one.is_file()]
    (tmp_path / "older").mkdir()
    older = House(tmp_path / "older")
    played(older)
    forgotten_at_the_terminal(house, settings)
    assert not picture.exists()
    kept = settings.forgotten_file
    assert kept.stat().st_mode & 0o077 == 0
    assert not [word for word in SECRETS if word in kept.read_text()]
    assert forgotten.again(settings, older.database, older.now + timedelta(days=1)) == 1
    assert traces(older, *SECRETS) == []
    assert older.do(lambda s: suppressed.holds(s, listed("R", PHONE)))
    assert forgotten.again(settings, older.database, older.now + timedelta(days=2)) == 0


def test_who_has_a_forgotten_one_s_number_is_not_meant(house, ranita, settings):
    """After a restore numbers are given anew."""
    forgotten_at_the_terminal(house, settings)
    known = json.loads(settings.forgotten_file.read_text())
    house.agreed(house.who("Budi"))
    known["people"][0]["partner"] = 2
    settings.forgotten_file.write_text(json.dumps(known))
    assert forgotten.again(settings, house.database, house.now) == 0
    assert house.do(lambda s: people.partner(s, 2).name) == "Budi"


def test_who_was_forgotten_in_an_earlier_book_is_still_known_by_a_later_one_s_list(
    house, ranita, settings, tmp_path
):
    """A new book is begun in the same folder, and has a key of its own for marks."""
    older, new = (House(made(tmp_path / name)) for name in ("older", "new"))
    played(older)
    forgotten_at_the_terminal(house, settings)
    new.approached(new.who("Budiman"))
    forgotten_at_the_terminal(new, settings)
    assert len(forgotten.read(settings)) == 2
    assert forgotten.again(settings, older.database, older.now + timedelta(days=1)) == 1
    assert forgotten.again(settings, new.database, new.now) == 0
    for book in (older, new):
        for handle in ("ranita", "budiman"):
            row = listed("R", None, handle=handle, platform="instagram")
            assert book.do(lambda s, row=row: suppressed.holds(s, row)), (book, handle)


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_two_who_write_the_list_at_the_same_time_lose_nobody(house, settings):
    def noted(number: int) -> None:
        someone = erasing.Erased(number, (f"mark {number}",), ())
        with Session(house.database.engine) as session:
            forgotten.note(settings, session, someone, house.now)

    house.do(fingerprints.begin)
    with ThreadPoolExecutor(8) as several:
        list(several.map(noted, range(40)))
    assert {one["partner"] for one in forgotten.read(settings)} == set(range(40))


def test_the_list_follows_a_change_of_the_data_key(house, ranita, settings):
    forgotten_at_the_terminal(house, settings)
    keys, newer = sealed.in_use(), sealed.new_key()
    try:
        sealed.use(sealed.Keys.read(f"{newer},{KEY}"))
        forgotten.sealed_anew(settings)
        sealed.use(sealed.Keys.read(newer))
        assert [fingerprints.opened(one["hash_key"]) for one in forgotten.read(settings)]
    finally:
        sealed.use(keys)
