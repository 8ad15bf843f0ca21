"""Who asks for it is forgotten: no word of theirs is left, and the figures still add up."""

from datetime import timedelta
from typing import Any

import pytest
from desk import House, Who, opens
from sqlalchemy import select

from deals.channel import Attachment
from handlers.office.forgetting import OpenDeals
from storage.deal import deals
from storage.keeping import media
from storage.overview import (
    due,
    views,
)
from storage.partner import people
from storage.personal import data_acts, erasing
from storage.personal.erasing import InHand
from storage.post import inbox, pace
from storage.post.inbox import Arrived
from storage.staff import claims
from storage.tables import Deal, Inbox, Outbox, Partner, Proof, Setting
from tests.forgetting import (
    SECRETS,
    everything_in,
    forget,
    forgotten_at_the_terminal,
    played,
    settings_of,
    traces,
)

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def ranita(house: House) -> Who:
    return played(house)


def waits_to_speak(house: House) -> Who:
    """A manager of a short name, who opened their link while another speaks for the partner."""
    second = house.who("Ova Uwi")
    opens(house, second, link_for(house, 1))
    house.says(second, "halo, saya yang mewakili")
    return second


def link_for(house: House, deal_id: int) -> str:
    """For somebody who is to speak for that deal's partner."""
    said = house.presses(house.admin, f"s.mlink:{deal_id}")
    [ready] = [one for one in said if "?start=" in one.text]
    return ready.text.split("?start=")[1].split()[0]


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


def test_the_words_of_who_waits_to_speak_for_another_partner_stay(house, ranita):
    second, tina = waits_to_speak(house), house.who("Tinaxx")
    other = house.approached(tina)
    opens(house, house.who("Dewi"), link_for(house, other))
    opens(house, second, link_for(house, other))
    wish = {"message": "Tinaxx minta fee 1jt"}
    arrived = Arrived("telegram", "999", str(second.address), wish)
    house.do(lambda s: inbox.accept(s, [arrived], house.now) and None)
    forget(house)
    said = house.do(
        lambda s: s.execute(select(Inbox.state, Inbox.raw).where(Inbox.update_key == "999")).all()
    )
    assert [tuple(one) for one in said] == [("new", wish)]
    told = select(Outbox.act).where(Outbox.chat == second.address.chat, Outbox.deal_id == other)
    letters = house.do(lambda s: s.execute(told).scalars().all())
    assert letters and erasing.GONE not in letters
    forget(house, partner_id=house.do(lambda s: s.get_one(Deal, other).partner_id))
    assert traces(house, "fee 1jt") == []


def test_the_holder_of_their_account_is_named_to_staff_no_more(house, ranita):
    house.says(ranita, "BCA 5520117890 a.n. Sulastriningsih")
    house.presses(ranita, "Ya, benar")
    house.says(ranita, "ganti ya kak, BRI 9876543210 a.n. Wagiyantoro")
    house.says(house.admin, "/payments")
    house.says(house.admin, "/due")
    assert "Sulastriningsih" in house.answer(house.admin, "/payments 1")
    assert "Wagiyantoro" in house.answer(house.admin, "/find Wagiyantoro")
    forget(house)
    assert traces(house, "Sulastriningsih", "Wagiyantoro") == []


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


def test_their_file_that_is_no_proof_goes_with_them(house):
    ranita = house.who("Ranita")
    house.approached(ranita)
    sha256, path = media.keep(house.folder / "media", b"rate card, Jl. Kamboja 12")
    card = Attachment("document", "f", "card.pdf", "application/pdf", 5, sha256, str(path))
    house.says(ranita, "", file=card)
    assert traces(house, sha256)
    forgotten_at_the_terminal(house, settings_of(house))
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
