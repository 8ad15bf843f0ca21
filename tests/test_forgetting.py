"""Who asks for it is forgotten: no word of theirs is left, and the figures still add up."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from desk import House, Who
from sqlalchemy import Text, cast, select, text
from sqlmodel import Session, SQLModel

from bot.personal import forgotten
from bot.settings import Settings
from deals.channel import Attachment, Contact
from deals.terms import Content, PostBy, Terms
from handlers.office import forgetting
from handlers.office.forgetting import OpenDeals
from storage.db import Database
from storage.deal import deals
from storage.keeping import media
from storage.overview import (
    due,
    views,
)
from storage.partner import people
from storage.personal import data_acts, erasing, fingerprints, sealed, suppressed
from storage.personal.erasing import InHand
from storage.post import pace
from storage.staff import claims
from storage.tables import Deal, Inbox, Outbox, Partner, Proof, Setting
from tests.data_key import KEY
from tests.test_sealed import listed

pytestmark = pytest.mark.on_both_databases
LIVE = Terms(
    contents=(Content("live", "tiktok", 1, "picture"), Content("reel", "instagram")),
    post_by=PostBy(days_after_pack=7),
    barter="1 paket",
    fee_idr=500_000,
)
PHONE, ADDRESS = "+6281200000123", "Jl. Kamboja No. 12, Cimahi"
SECRETS = (
    "Ranita", "ranita", PHONE, "81200000123", "Kamboja", "managernya Sariwati", "Sariwati",
    "nyiur melambai", "RanitaReel1", "JP0000998877", "kurang terang",
)  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def ranita(house: House) -> Who:
    return played(house)


def played(house: House) -> Who:
    """She agreed, wrote, handed in a link and a picture, had a parcel, and named her manager."""
    ranita, sari = house.who("Ranita"), house.who("Sariwati")
    deal_id = house.agreed(ranita, terms=LIVE)
    house.do(lambda s: give(s.get_one(Partner, 1)))
    house.says(ranita, "nyiur melambai ya kak")
    house.do(lambda s: people.join(s, 1, "manager", "Sariwati", sari.address, house.now))
    card = Contact("Sariwati", PHONE)
    house.says(ranita, "", kind="contact", contact=card)
    house.says(sari, "saya managernya Sariwati")
    house.presses(house.admin, f"s.pack:{deal_id}")
    house.says(house.admin, "JNE JP0000998877")
    house.says(ranita, "https://www.instagram.com/ranita/reel/RanitaReel1/")
    sha256, path = media.keep(house.folder / "media", b"layar")
    house.says(
        ranita, "", file=Attachment("photo", "f", "layar.jpg", "image/jpeg", 5, sha256, str(path))
    )
    house.presses(house.admin, f"s.back:{deal_id}")
    house.says(house.admin, "kurang terang, Ranita")
    house.presses(house.admin, "s.fact_set:b1:payment:id")
    house.says(house.admin, "Tanya ke RANITA ya, kak Ranita sudah dibayar.")
    house.says(house.admin, f"/deal {deal_id}")
    house.says(house.admin, "/find ranita")
    house.says(ranita, "/data")
    return ranita


def waits_to_speak(house: House) -> Who:
    """A manager of a short name, who opened their link while another speaks for the partner."""
    second = house.who("Ova Uwi")
    [ready] = [one for one in house.presses(house.admin, "s.mlink:1") if "?start=" in one.text]
    link = ready.text.split("?start=")[1].split()[0]
    house.says(second, f"/start {link}", start=link)
    house.says(second, "halo, saya yang mewakili")
    return second


def give(row: Partner) -> None:
    row.phone, row.address, row.link = PHONE, ADDRESS, "https://www.instagram.com/ranita"


def forget(house: House, even: bool = True, partner_id: int = 1) -> erasing.Erased:
    return house.turn(lambda turn: forgetting.forget(turn, partner_id, even))


def everything_in(database: Database) -> Iterator[tuple[str, str]]:
    """Every value of every table as it lies there: (where, what)."""

    def read(session: Any) -> list[tuple[str, str]]:
        found = []
        for table in SQLModel.metadata.sorted_tables:
            for column in table.columns:
                raw = select(cast(text(f'"{column.name}"'), Text)).select_from(table)
                found += [
                    (f"{table.name}.{column.name}", value)
                    for (value,) in session.execute(raw)
                    if value is not None
                ]
        return found

    yield from database.transact(read)


def traces(house: House, *words: str) -> list[tuple[str, str]]:
    return [
        (where, what)
        for where, what in everything_in(house.database)
        for word in words
        if word in what
    ]


@pytest.mark.parametrize("decided", [False, True], ids=["waits", "refused"])
def test_a_second_manager_is_forgotten_with_them(house, ranita, decided):
    second = waits_to_speak(house)
    if decided:
        house.presses(house.admin, "s.mkeep:2")
    assert traces(house, second.name, second.address.chat), "they were there"
    forget(house)
    found = traces(house, second.name, second.address.chat)
    assert [one for one in found if not one[0].startswith("suppressed")] == []


def test_who_speaks_for_another_partner_stays_known_there(house, ranita):
    second = waits_to_speak(house)
    other = house.listed("Tinaxx")
    number = house.do(lambda s: s.get_one(Deal, other).partner_id)
    house.do(lambda s: people.join(s, number, "manager", "Ova", second.address, house.now) and None)
    forget(house)
    assert house.do(lambda s: people.speaker_address(s, number)) == second.address
    lanes = house.do(lambda s: s.execute(select(Inbox.lane)).scalars().all())
    assert str(second.address) in lanes


def test_no_word_of_theirs_is_left_in_any_table(house, ranita):
    chat = ranita.address.chat
    assert traces(house, *SECRETS), "they were there"
    forget(house)
    assert traces(house, *SECRETS) == []
    of_chat = [(where, what) for where, what in traces(house, chat) if "_hash" not in where]
    assert [one for one in of_chat if not one[0].startswith("suppressed")] == []
    row = house.do(lambda s: people.partner(s, 1))
    assert (row.name, row.handle, row.phone, row.address) == ("#1", None, None, None)


@pytest.mark.parametrize("where", ["Jl. Kamboja No. 12", "JP0000998877"])
def test_a_part_of_their_address_or_a_parcel_s_number_is_told_to_nobody(house, ranita, where):
    house.presses(house.admin, "s.fact_set:b1:shipping:id")
    house.says(house.admin, f"Paket sudah dikirim, {where}, ditunggu ya.")
    forget(house)
    assert traces(house, where) == []


def test_what_the_house_remembers_of_their_chat_goes_and_of_others_stays(house, ranita):
    budi, chat = house.who("Budi"), ranita.address
    for who in (ranita, budi):
        house.says(who, "/start bukan-tautan")
        house.do(lambda s, who=who: claims.claim(s, who.address, "0000", house.now))
    house.do(lambda s: pace.pause(s, str(chat), house.now + timedelta(hours=1), house.now))

    def remembered(who: Who) -> list[str]:
        chat = str(who.address)
        rows = house.do(lambda s: s.execute(select(Setting)).scalars().all())
        return sorted(row.name for row in rows if chat in str(row.value))

    assert remembered(ranita) == ["pauses", "wrong_claims", "wrong_links"]
    forget(house)
    assert remembered(ranita) == []
    assert remembered(budi) == ["wrong_claims", "wrong_links"]


def test_the_figures_stay(house, ranita):
    def figures() -> Any:
        def read(session: Any) -> Any:
            deal = deals.load(session, 1)
            proofs = session.execute(select(Proof.state, Proof.deliverable)).all()
            return (
                [(one.number, one.state, one.terms.fee_idr) for one in deal.proposals],
                [(one.number, one.state) for one in deal.deliverables],
                sorted(proofs), deal.campaign.title, session.get_one(Partner, 1).tier,
            )  # fmt: skip

        return house.do(read)

    before = figures()
    forget(house)
    assert figures() == before
    assert house.do(lambda s: views.stage_counts(s, 1)) == {"withdrawn": 1}
    assert [line.kind for line in house.do(lambda s: due.waiting(s))] == []
    assert "#1" in "".join(one.text for one in house.says(house.admin, "/list"))
    assert house.says(house.admin, "/deal 1")


def test_what_is_agreed_is_not_called_off_by_accident(house, ranita):
    with pytest.raises(OpenDeals, match="1"):
        forget(house, even=False)
    assert traces(house, "Ranita")
    house.do(lambda s: people.reserve(s, 1))


def test_an_offer_that_is_open_simply_ends(house):
    house.approached(house.who("Ranita"))
    forget(house, even=False)
    assert house.do(lambda s: s.get_one(Deal, 1).stage) == "declined"


def test_nothing_more_is_said_to_them_and_they_are_a_stranger(house, ranita):
    house.posted = False
    house.says(ranita, "halo")
    forget(house)
    house.posted = True
    waits = house.do(lambda s: s.execute(select(Outbox.state)).scalars().all())
    assert "queued" not in waits
    assert house.later(days=30) == []
    [said] = house.says(ranita, "halo lagi")
    assert said.words == "stranger"


def test_done_twice_it_changes_nothing(house, ranita):
    forget(house)
    before = sorted(everything_in(house.database))
    assert forget(house) == erasing.Erased(1, (), ())
    assert sorted(everything_in(house.database)) == before


def test_others_keep_every_word(house, ranita):
    budi = house.who("Budi")
    house.agreed(budi)
    house.says(budi, "siap meluncur kak")
    before = traces(house, "Budi", "siap meluncur", budi.address.chat)
    forget(house)
    after = traces(house, "Budi", "siap meluncur", budi.address.chat)
    assert [one for one in before if one not in after] == []


def waiting_about_others(house: House) -> list[tuple[str, str]]:
    def read(session: Any) -> Any:
        rows = session.execute(select(Outbox).where(Outbox.deal_id == 2)).scalars()
        return [(row.state, row.payload["text"]) for row in rows if row.partner_id is None]

    return house.do(read)


@pytest.mark.parametrize("name", ["Dian", "Text"])
def test_a_notice_about_somebody_else_is_still_given(house, name):
    """Her name stands in another word of it, and among the names of its fields."""
    house.approached(house.who(name))
    budi = house.who("Budi")
    house.approached(budi)
    house.posted = False
    house.says(budi, "kemudian kak, aman buat ibu menyusui ga?")
    before = waiting_about_others(house)
    assert before[-1][0] == "queued"
    forget(house)
    assert waiting_about_others(house) == before


def test_where_a_notice_about_somebody_else_names_them_only_the_name_goes(house):
    house.approached(house.who("Ranita"))
    budi = house.who("Budi")
    house.approached(budi)
    house.posted = False
    house.says(budi, "aman buat ibu menyusui ga kak? saya temannya RANITA, nyiur melambai")
    forget(house)
    state, text = waiting_about_others(house)[-1]
    assert state == "queued"
    assert "saya temannya …, nyiur melambai" in text


def test_their_name_is_found_in_any_capitals(house, ranita):
    house.says(house.admin, "/find RANITA")

    def wrote(session: Any) -> None:
        row = session.execute(select(Inbox).where(Inbox.lane == str(house.admin.address))).scalars()
        row.first().raw = {"message": {"text": "tolong cek RANITA, É", "chat": {"id": 1}}}

    house.do(wrote)
    assert traces(house, "RANITA")
    forget(house)
    assert traces(house, "RANITA", "ranita", "Ranita") == []


def test_their_file_that_is_no_proof_goes_with_them(house, settings):
    ranita = house.who("Ranita")
    house.approached(ranita)
    sha256, path = media.keep(house.folder / "media", b"rate card, Jl. Kamboja 12")
    card = Attachment("document", "f", "card.pdf", "application/pdf", 5, sha256, str(path))
    house.says(ranita, "", file=card)
    assert traces(house, sha256)
    forgotten_at_the_terminal(house, settings)
    assert not path.exists()
    assert traces(house, sha256, "card.pdf") == []


def test_a_letter_on_its_way_is_waited_for(house, ranita):
    def sends(session: Any) -> None:
        row = session.execute(select(Outbox).where(Outbox.partner_id == 1)).scalars().first()
        row.state = "sending"

    house.do(sends)
    before = sorted(everything_in(house.database))
    with pytest.raises(InHand):
        forget(house)
    assert sorted(everything_in(house.database)) == before


def test_a_wish_is_answered_by_it(house, ranita):
    house.presses(ranita, "data:sure")
    assert house.do(data_acts.waiting)[0] == 1
    forget(house)
    assert house.do(data_acts.waiting)[0] == 0
    assert house.do(lambda s: [one.kind for one in data_acts.of(s, 1)])[-1] == "forgotten"


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


# The list beside the database


@pytest.fixture
def settings(house: House) -> Settings:
    return Settings(
        data=house.folder, telegram_token="1:x", database_url=house.database.url, _env_file=None
    )


def forgotten_at_the_terminal(house: House, settings: Settings) -> None:
    def unit(session: Any) -> erasing.Erased:
        from handlers.turn import Turn

        turn = Turn(session, house.now, "forget:1", "clock", house.folder / "media")
        erased = forgetting.forget(turn, 1, True)
        forgotten.note(settings, session, erased, house.now)
        return erased

    forgotten.remove(settings, house.do(unit))


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
