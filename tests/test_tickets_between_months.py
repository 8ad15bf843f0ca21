"""Problems of who is between two months: only listed for the next, silent, or in none at all."""

import pytest
from desk import House, Who, opens, read
from sqlmodel import Session, select

from storage.deal import deals
from storage.partner import invites
from storage.tables import Deal, Partner
from tests.forgetting import forget, traces
from tests.test_tickets import BANNED, agreed, ticket

pytestmark = pytest.mark.on_both_databases


def listed(house: House, who: Who) -> int:
    """They have opened their link, and wait on the list for the next month."""
    deal = house.listed(who.name)
    opens(house, who, house.turn(lambda t: invites.issue(t.session, "self", house.now, 1)))
    return deal


def test_who_is_only_listed_is_helped_too(house: House) -> None:
    rani = house.who("Rani")
    deal = listed(house, rani)
    assert "ajukan banding" in read(house, rani, house.says(rani, BANNED))
    assert ticket(house, deal) == ("account_banned", "waiting")
    said = house.says(rani, "masih sama kak")
    assert "Tim Herbana sudah kami kabari" in read(house, rani, said)
    assert "kendala partner perlu dibantu" in house.answer(house.admin, "/due")
    house.presses(house.admin, f"s.tsay:{deal}:1")
    told = read(house, rani, house.says(house.admin, "Sudah kami lapor ke TikTok ya"))
    assert "lapor ke TikTok" in told and house.deal(deal).stage == "listed"
    assert "Syukurlah" in read(house, rani, house.presses(rani, "Beres"))


def test_a_post_that_is_not_shown_opens_one_as_well(house: House) -> None:
    rani = house.who("Rani")
    deal = listed(house, rani)
    house.says(rani, "videonya ga muncul kak")
    assert ticket(house, deal) == ("not_shown", "waiting")


def test_other_words_of_who_is_only_listed_age_on_our_desk(house: House) -> None:
    rani = house.who("Rani")
    listed(house, rani)
    assert "Kami teruskan" in read(house, rani, house.says(rani, "kak bulan depan ada campaign?"))
    assert "> kak bulan depan ada campaign?" in house.answer(house.admin, "/due")


def test_a_problem_after_the_month_is_about_what_was_done(house: House) -> None:
    rani, deal = agreed(house)
    for number in (1, 2):
        house.says(rani, f"https://www.instagram.com/reel/C9abcdefgh{number}/")
        house.presses(house.admin, "Terima bukti")
    october = house.campaign("Oktober")
    house.do(lambda s: deals.listed(s, october, 1, house.now))
    house.says(rani, "komisi aku belum masuk kak")
    assert (house.deal(deal).stage, ticket(house, deal)[0]) == ("done", "payment")


def silent_in_october(house: House) -> tuple[Who, int, int]:
    """Who did September and never answered the offer of October, and both deals."""
    rani, september = agreed(house)
    for number in (1, 2):
        house.says(rani, f"https://www.instagram.com/reel/C9abcdefgh{number}/")
        house.presses(house.admin, "Terima bukti")
    campaign = house.campaign("Oktober")
    offered, _ = house.do(lambda s: deals.listed(s, campaign, 1, house.now))
    october = offered.id or 0

    def silent(session: Session) -> None:
        session.get_one(Deal, october).stage = "unreachable"

    house.do(silent)
    return rani, september, october


def test_who_was_silent_and_tells_why_is_back_in_talk(house: House) -> None:
    rani, september, october = silent_in_october(house)
    house.says(rani, "maaf kak, akun aku kena banned kemarin jadi baru balas")
    assert house.deal(october).stage == "talking"
    assert not house.deal(september).tickets


def test_their_pay_is_still_that_of_what_was_done(house: House) -> None:
    rani, september, _ = silent_in_october(house)
    house.says(rani, "komisi aku belum masuk kak")
    assert ticket(house, september)[0] == "payment"


def in_no_campaign(house: House) -> Who:
    rani = house.who("Rani")
    known = Partner(kind="affiliate", name="Rani", platform="tiktok", listed_at=house.now)
    house.do(lambda s: s.add(known))
    opens(house, rani, house.turn(lambda t: invites.issue(t.session, "self", house.now, 1)))
    return rani


def test_of_who_was_never_in_a_campaign_the_leads_hear(house: House) -> None:
    rani = in_no_campaign(house)
    said = house.says(rani, BANNED)
    assert "Kami teruskan dulu ke tim" in read(house, rani, said)
    [notice] = house.to(house.admin, said)
    assert "Rani" in notice and f"> {BANNED}" in notice
    again = house.says(rani, "akun saya masih kena banned kak")
    assert not house.to(rani, again) and len(house.to(house.admin, again)) == 1
    assert "belum ada kerja sama" in read(house, rani, house.says(rani, "halo kak"))


WITHOUT = "kendala partner yang belum punya deal"


def due(house: House) -> str:
    return house.answer(house.admin, "/due")


def test_it_waits_in_due_until_somebody_has_seen_to_it(house: House) -> None:
    rani = in_no_campaign(house)
    house.says(rani, BANNED)
    house.later(days=2)
    house.says(rani, "akun saya masih kena banned kak")
    waits = due(house)
    assert waits.count(WITHOUT) == 1 and f"{WITHOUT} · 2 hari" in waits and "Rani" in waits
    assert "> akun kena banned · akun saya masih kena banned kak" in waits
    said = house.presses(house.admin, "1. Beres")
    assert any("dicatat beres" in one.text for one in said)
    assert WITHOUT not in due(house)
    house.says(rani, BANNED)
    assert f"{WITHOUT} · baru" in due(house), "told again later it is another one"


def test_who_reads_of_it_can_settle_it_there_once(house: House) -> None:
    rani = in_no_campaign(house)
    house.says(rani, BANNED)
    house.says(rani, "komisi aku belum masuk kak")
    assert due(house).count(WITHOUT) == 2
    house.presses(house.admin, "Beres")
    assert due(house).count(WITHOUT) == 1
    said = house.presses(house.admin, "s.helped:2")
    assert "sudah" in "".join(one.text for one in said) and due(house).count(WITHOUT) == 1


def test_of_who_is_forgotten_no_problem_is_left(house: House) -> None:
    house.says(in_no_campaign(house), BANNED)
    forget(house)
    assert WITHOUT not in due(house)
    assert [where for where, _ in traces(house, "banned")] == ["trouble.kind"]


def test_the_button_of_who_is_forgotten_settles_nobody_elses_problem(house: House) -> None:
    house.says(in_no_campaign(house), BANNED)
    forget(house)
    sari = house.who("Sari")
    also = Partner(kind="affiliate", name="Sari", platform="tiktok", listed_at=house.now)
    house.do(lambda s: s.add(also))
    number = house.do(lambda s: s.exec(select(Partner.id).where(Partner.name == "Sari")).one())
    opens(house, sari, house.turn(lambda t: invites.issue(t.session, "self", house.now, number)))
    house.says(sari, "komisi aku belum masuk kak")
    house.presses(house.admin, "s.helped:1")
    assert "Sari" in due(house)
