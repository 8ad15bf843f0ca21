"""One person listed twice: found, shown side by side, and merged without losing anything."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk import TERMS, House
from sqlmodel import Session, SQLModel, select
from test_desk_import import row, sheet

from deals.research.profile import Research
from deals.stages import Stage
from handlers.office import forgetting
from handlers.office.forgetting import OpenDeals
from storage.brand import campaigns
from storage.deal import deals, payments
from storage.partner import (
    people,
    research,
    twins,
)
from storage.partner.merging import APART
from storage.personal import dossier
from storage.tables import Account, Deal, Heard, History, Invite, Partner, Person, Proof

pytestmark = pytest.mark.on_both_databases
PHONE = "0812-0000-1037"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def listed(house: House, name: str, handle: str, title: str = "September", **more: str) -> int:
    """The number of a deal of somebody with that account."""
    campaign_id = house.campaign(title)

    def made(session: Session) -> int:
        values = {"platform": "tiktok", "handle": handle or None} | more
        if not handle:
            values["platform"] = None
        partner = Partner(name=name, listed_at=house.now, **values)
        session.add(partner)
        session.flush()
        deal, _ = deals.listed(session, campaign_id, partner.id or 0, house.now)
        return deal.id or 0

    return house.do(made)


def partner_id(house: House, deal_id: int) -> int:
    return house.do(lambda s: s.get_one(Deal, deal_id).partner_id)


def found(house: House) -> list[tuple[int, int, str]]:
    return house.do(lambda s: twins.pairs(s, 0, 50))


def merge(house: House, kept: int, gone: int) -> list:
    """By the deals of the two."""
    about = f"{partner_id(house, kept)}:{partner_id(house, gone)}"
    house.presses(house.admin, f"s.merge:{about}")
    return house.presses(house.admin, "Ya, gabungkan")


def test_one_account_name_on_two_platforms_is_found_and_shown_side_by_side(house: House) -> None:
    house.listed("rina")
    listed(house, "Rina Sehat", "rina")
    said = house.says(house.admin, "/twins")[0]
    assert "nama akunnya sama" in said
    assert "A. rina · instagram @rina" in said and "B. Rina Sehat · tiktok @rina" in said
    assert said.labels[:3] == ("Sama, pakai A", "Sama, pakai B", "Bukan orang yang sama")


def test_an_import_and_add_tell_of_who_looks_alike(house: House) -> None:
    house.campaign()
    house.says(house.admin, "/import", file=sheet(house, row("Rina", "rina.ig")))
    line = "1,Rina Lain,12K,,,YES,Tiktok,Herbana,https://www.tiktok.com/@rina.ig"
    said = house.answer(house.admin, "/import", file=sheet(house, line))
    assert "Baris 2 · Rina Lain: mirip dengan partner yang sudah ada, cek /twins" in said
    house.presses(house.admin, "s.apart:1:2")
    house.says(house.admin, "/add https://www.youtube.com/@rina.ig Rina")
    added = house.presses(house.admin, "Simpan sekarang")
    assert any("Mirip dengan yang sudah ada: 2" in one for one in added)
    assert "👥" in house.presses(house.admin, "Lihat yang mirip")[0].text


def test_one_manager_s_phone_makes_no_twins_of_two_accounts(house: House) -> None:
    house.campaign()
    rows = [row(name, name.lower(), address=f"{PHONE}, Bandung") for name in ("Rina", "Budi")]
    house.says(house.admin, "/import", file=sheet(house, *rows))
    assert found(house) == []
    assert "Tidak ada yang terlihat ganda" in house.answer(house.admin, "/twins")


def test_a_name_without_an_account_may_be_one_who_has_one(house: House) -> None:
    house.listed("Rina")
    listed(house, "Rina", "")
    assert [why for *_, why in found(house)] == ["name"]


def test_who_is_said_to_be_two_is_not_asked_about_again(house: House) -> None:
    house.listed("rina")
    listed(house, "Rina Lain", "rina")
    house.says(house.admin, "/twins")
    house.presses(house.admin, "Bukan orang yang sama")
    assert found(house) == []


def test_a_merge_is_asked_twice_and_says_what_it_does(house: House) -> None:
    one = house.listed("rina")
    other = listed(house, "Rina Sehat", "rina")
    house.says(house.admin, "/twins")
    sure = house.presses(house.admin, "Sama, pakai A")[0]
    assert "Yang ini ditutup, riwayatnya tetap ada" in sure and f"/deal_{other}" in sure
    assert "tidak bisa dibatalkan" in sure
    assert house.deal(other).stage == Stage.LISTED
    assert (
        "👥 Digabungkan: rina dengan tiktok @rina" in house.presses(house.admin, "Ya, gabungkan")[0]
    )
    assert (house.deal(one).stage, house.deal(other).stage) == (Stage.LISTED, Stage.STRUCK)
    assert "sudah digabung" in house.presses(house.admin, f"s.merge:{1}:{2}")[0].text


def test_everything_of_both_is_one_s_afterwards(house: House) -> None:
    rina = house.who("rina")
    one = house.approached(rina)
    house.says(rina, "halo kak, saya pikir-pikir dulu ya")
    other = listed(house, "Rina Sehat", "rina", "Oktober", phone="+6281200001037")
    gone = partner_id(house, other)
    kept = partner_id(house, one)

    def more(session: Session) -> None:
        research.put(session, gone, Research(("dancer",), 3.5, (("reel", 500_000),)), house.now)
        research.put(session, kept, Research(("sporty",), 4.0), house.now)

    house.do(more)
    before = house.do(lambda s: len(s.exec(select(History)).all()))
    house.presses(house.admin, f"s.merge:{gone}:{kept}")
    house.presses(house.admin, "Ya, gabungkan")

    def now(session: Session) -> None:
        assert {deal.partner_id for deal in session.exec(select(Deal))} == {gone}
        assert {one.partner_id for one in session.exec(select(Person))} == {gone}
        assert {one.partner_id for one in session.exec(select(Heard))} == {gone}
        assert {one.partner_id for one in session.exec(select(Invite))} == {gone}
        known = research.of(session, gone)
        assert (known.niches, known.engagement_pct) == (("dancer", "sporty"), 3.5)
        facts = people.facts(session, gone)
        assert facts.handles == (("tiktok", "rina"), ("instagram", "rina"))
        assert facts.reachable
        found = people.by_handle(session, "instagram", "rina")
        assert found and found.id == gone
        assert len(session.exec(select(History)).all()) == before + 1

    house.do(now)
    said = house.says(rina, "oke lanjut, gimana caranya?")
    assert house.to(rina, said) or house.to(house.admin, said)
    assert house.do(lambda s: {one.partner_id for one in s.exec(select(Heard))}) == {gone}


def test_of_two_deals_in_one_campaign_the_one_that_is_further_goes_on(house: House) -> None:
    rina = house.who("rina")
    agreed = house.agreed(rina)
    fresh = listed(house, "Rina Sehat", "rina")
    kept = partner_id(house, fresh)
    merge(house, fresh, agreed)
    assert partner_id(house, agreed) == kept
    assert house.deal(agreed).stage == Stage.DELIVERING
    assert house.deal(fresh).stage == Stage.STRUCK
    told = house.answer(house.admin, f"/deal {fresh}")
    assert "ditutup karena digabung" in told
    house.says(rina, "https://www.tiktok.com/@rina/video/7412345678901234567")
    assert house.do(lambda s: s.exec(select(Proof)).all()) == []  # a reel was agreed, no video
    house.says(rina, "https://www.instagram.com/rina/reel/Crina111111/")
    proof = house.do(lambda s: s.exec(select(Proof)).one())
    assert proof.deal_id == agreed


def test_two_agreements_in_one_campaign_are_for_people_to_sort_out(house: House) -> None:
    rina = house.agreed(house.who("rina"))
    other = house.agreed(house.who("dina"))
    one_id, other_id = partner_id(house, rina), partner_id(house, other)
    said = house.presses(house.admin, f"s.merge:{one_id}:{other_id}")
    assert "Batalkan salah satu dulu" in said[-1].text
    assert partner_id(house, other) == other_id


def test_a_talk_that_ends_by_a_merge_tells_the_partner_nothing(house: House) -> None:
    rina, twin = house.who("rina"), house.who("dina")
    agreed, offered = house.agreed(rina), house.approached(twin)
    said = merge(house, agreed, offered)
    assert house.to(rina, said) == [] and house.to(twin, said) == []
    assert house.deal(offered).stage == Stage.WITHDRAWN


@pytest.mark.parametrize("kept_is", ["whose goes on", "whose ends"])
def test_a_question_from_a_talk_that_ends_waits_in_the_one_that_goes_on(
    house: House, kept_is: str
) -> None:
    rina, twin = house.who("rina"), house.who("dina")
    agreed, offered = house.agreed(rina), house.approached(twin)
    house.says(rina, "kak apakah harus pakai studio sendiri?")
    house.later(hours=1)
    house.says(twin, "kak, untuk konsepnya apakah adik saya boleh ikut tampil?")
    asked = {*house.deal(agreed).unanswered, *house.deal(offered).unanswered}
    assert len(asked) == 2
    two = (agreed, offered) if kept_is == "whose goes on" else (offered, agreed)
    merge(house, *two)
    assert {*house.deal(agreed).unanswered} == asked
    due = house.answer(house.admin, "/due")
    assert "studio sendiri" in due and "adik saya" in due
    assert f"/deal_{offered}" not in due


@pytest.mark.parametrize("kept_is", ["whose goes on", "whose stays behind"])
def test_a_fee_of_the_deal_that_stays_behind_is_paid_after_a_merge(
    house: House, kept_is: str
) -> None:
    rina, twin = house.who("rina"), house.who("dina")
    done = house.agreed(rina)
    for post in ("C0aaaaaaaaa", "C0bbbbbbbbb"):
        house.says(rina, f"https://www.instagram.com/reel/{post}/")
        house.presses(house.admin, "Terima bukti")
    assert house.deal(done).stage == Stage.DONE
    agreed = house.agreed(twin)
    two = (agreed, done) if kept_is == "whose goes on" else (done, agreed)
    merge(house, *two)
    kept = partner_id(house, agreed)
    speaks = house.do(lambda s: people.speaker_address(s, kept))
    who = rina if rina.address == speaks else twin
    house.says(who, "BCA 5520117890 a.n. Rina Sari")
    house.presses(who, "Ya, benar")
    assert "••••7890" in house.answer(house.admin, f"/payments {done}")
    said = house.says(house.admin, f"/paid {done} TRX-1")
    [told] = house.to(who, said)
    assert "TRX-1" in told and "••••7890" in told
    assert not house.do(lambda s: payments.are_open(s, done))


def test_who_is_still_to_be_paid_by_a_merged_deal_is_not_forgotten_by_accident(
    house: House,
) -> None:
    rina, twin = house.who("rina"), house.who("dina")
    done = house.agreed(rina)
    for post in ("C0aaaaaaaaa", "C0bbbbbbbbb"):
        house.says(rina, f"https://www.instagram.com/reel/{post}/")
        house.presses(house.admin, "Terima bukti")
    other = house.approached(twin)
    merge(house, other, done)
    kept = house.deal(done).partner.id
    with pytest.raises(OpenDeals, match=str(done)):
        house.turn(lambda turn: forgetting.forget(turn, kept))


def test_a_stop_by_one_account_holds_for_both(house: House) -> None:
    rina, twin = house.who("rina"), house.who("dina")
    house.approached(rina)
    house.says(rina, "stop")
    other = house.approached(twin, terms=replace(TERMS, fee_idr=1))
    merge(house, other, 1)
    number = partner_id(house, other)
    partner = house.do(lambda s: people.partner(s, number))
    assert partner.stopped_at is not None
    assert house.deal(other).stage == Stage.DECLINED


def test_a_sheet_with_the_other_account_finds_the_one_person(house: House) -> None:
    one = house.listed("rina")
    other = listed(house, "Rina Sehat", "rina")
    merge(house, one, other)
    link = "https://www.tiktok.com/@rina"
    line = f"1,Rina Sehat,12K,,,YES,Tiktok,Herbana,{link}"
    house.says(house.admin, "/import", file=sheet(house, line))
    assert house.do(lambda s: len(s.exec(select(Partner)).all())) == 2
    assert house.do(lambda s: s.get_one(Partner, 1).followers) == 12_000


def test_what_has_changed_meanwhile_is_asked_anew(house: House) -> None:
    one = house.listed("rina")
    other = listed(house, "Rina Sehat", "rina")
    house.says(house.admin, "/twins")
    house.presses(house.admin, "Sama, pakai A")
    house.presses(house.admin, f"s.struck:{other}:no_fit")
    again = house.presses(house.admin, "Ya, gabungkan")[0]
    assert "Gabungkan?" in again
    number = partner_id(house, other)
    assert house.do(lambda s: s.get_one(Partner, number).merged_into) is None
    assert one


def test_only_a_lead_merges(house: House) -> None:
    house.listed("rina")
    listed(house, "Rina Sehat", "rina")
    dewi = house.member("Dewi")
    assert "Sama, pakai A" not in house.says(dewi, "/twins")[0].labels
    assert "belum punya hak" in house.presses(dewi, "s.merge:1:2")[0].text


def test_phones_are_not_shown_in_a_group(house: House) -> None:
    listed(house, "Rina", "", phone="+6281200001037")
    listed(house, "Rina", "rina", phone="+6281200001038")
    assert "+6281200001037" in house.answer(house.admin, "/twins")
    said = house.says(house.admin, "/twins", group=True)
    assert "👥" in said[0] and "1200001037" not in said[0]


def test_who_is_merged_is_shown_and_forgotten_as_one(house: House) -> None:
    one = house.listed("rina")
    other = listed(house, "Rinawati", "rinawati.tt", phone="+6281200001037")
    house.says(house.admin, f"/kol {other} catatan ramah sekali")
    merge(house, one, other)
    held = house.do(lambda s: dossier.of_partner(s, 1))
    assert held["also_listed"][0]["handle"] == "rinawati.tt"
    assert held["found_out"][0]["notes"] == "ramah sekali"
    assert len(held["deals"]) == 2
    erased = house.turn(lambda turn: forgetting.forget(turn, 1, True))
    assert [also.partner_id for also in erased.also] == [2]
    rows = house.do(lambda s: s.exec(select(Partner).order_by(Partner.id)).all())
    assert [(row.name, row.handle, row.phone) for row in rows] == [
        ("#1", None, None),
        ("#2", None, None),
    ]
    assert house.do(lambda s: research.of(s, 1)) == Research()
    link = "https://www.tiktok.com/@rinawati.tt"
    said = house.answer(
        house.admin, "/import", file=sheet(house, f"1,Rinawati,12K,,,YES,Tiktok,Herbana,{link}")
    )
    assert "minta tidak dihubungi lagi" in said


@pytest.mark.parametrize("kept_has_one", [False, True])
def test_where_somebody_is_paid_goes_along_where_none_was_known(
    house: House, kept_has_one: bool
) -> None:
    kept, gone = house.listed("rina"), listed(house, "Rina Sehat", "rina", "Agustus")
    owners = [gone, kept] if kept_has_one else [gone]

    def told(session: Session) -> None:
        for deal_id in owners:
            owner = session.get_one(Deal, deal_id).partner_id
            bank = "BCA" if deal_id == gone else "BRI"
            session.add(Account(partner_id=owner, bank=bank, number="123", told_at=house.now))

    house.do(told)
    merge(house, kept, gone)
    theirs = select(Account.bank).where(Account.partner_id == partner_id(house, kept))
    assert house.do(lambda s: s.exec(theirs).all()) == ["BRI" if kept_has_one else "BCA"]


def test_every_table_with_a_partner_goes_along() -> None:
    """Who adds one: it goes along by itself; where one partner has one row, it needs an order."""
    single = {
        table.name
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name == "partner" and (column.unique or column.primary_key)
    }
    assert single <= APART


def test_campaigns_stay_what_they_are(house: House) -> None:
    one = house.listed("rina")
    other = listed(house, "Rina Sehat", "rina")
    merge(house, other, one)
    assert house.do(lambda s: len(campaigns.all_campaigns(s))) == 1
    names = house.do(lambda s: [row.name for row in s.exec(select(Partner))])
    assert "-" not in names
