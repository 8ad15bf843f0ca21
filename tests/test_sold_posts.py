"""Orders name the posts that they came by: what each sold, whose it is, which is no proof yet."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from deals.terms import Content, Terms
from handlers.office import merging
from storage.tables import Campaign, Finding, Partner, Proof, SoldPost
from tests import exports
from tests.desk import House, Who
from tests.forgetting import forget
from tests.test_boosting import VIDEOS
from tests.test_desk_sales import partner, pressed, takes
from tests.test_no_link import PHOTO
from tests.test_videos import affiliate, states

pytestmark = pytest.mark.on_both_databases
SHOP = "TikTok Shop Herbana"
FIRST = 7412345678901234567  # of rani.k in the export
LIVE = 7498765432109876543


def link(account: str, number: int = FIRST) -> str:
    return f"https://www.tiktok.com/@{account}/video/{number}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A shop, whose affiliate is Rani (rani.k)."""
    house = House(tmp_path)
    house.shop(SHOP)
    return house


def sells(house: House, name: str, account: str, terms: Terms = VIDEOS) -> tuple[Who, int]:
    """Who owes three videos in the shop's campaign of September, and their deal."""
    who, deal_id = affiliate(house, name, terms)
    shop_id = house.shop(SHOP)

    def known(session) -> None:
        row = session.exec(select(Partner).where(Partner.name == name)).one()
        row.platform, row.handle = "tiktok", account
        session.exec(select(Campaign)).one().shop_id = shop_id

    house.do(known)
    return who, deal_id


def rows(house: House) -> list[tuple[str, str]]:
    found = house.do(lambda s: s.exec(select(SoldPost).order_by(SoldPost.id)).all())
    return [(row.kind, row.state) for row in found]


def proof_states(house: House) -> list[str]:
    return house.do(lambda s: list(s.exec(select(Proof.state).order_by(Proof.id))))


def due(house: House) -> str:
    return house.answer(house.admin, "/due")


def test_what_each_video_sold_stands_on_the_card_and_decides_which_to_boost(house: House) -> None:
    rani, deal_id = sells(house, "Rani", "rani.k")
    house.says(rani, f"{link('rani.k', 7412345678901234000)} {link('rani.k')}")
    house.presses(house.admin, "Terima semua")
    assert "terjual" not in house.answer(house.admin, "/boost")
    takes(house, exports.TIKTOK_ORDERS)
    card = house.answer(house.admin, f"/deal {deal_id}")
    assert "2. 1 video di TikTok · diterima · 2 terjual" in card
    boost = house.answer(house.admin, "/boost september")
    assert "2 terjual · Rp150.000" in boost
    assert boost.index(str(FIRST)) < boost.index("7412345678901234000"), "what sold most is first"


def test_a_video_that_sold_under_anothers_account_is_held_back(house: House) -> None:
    sells(house, "Rani", "rani.k")
    sari, deal_id = sells(house, "Sari", "sari.sehat")
    house.says(sari, f"https://www.tiktok.com/@/video/{FIRST}")
    takes(house, exports.TIKTOK_ORDERS)
    waits = due(house)
    assert "bukti terjual lewat akun lain" in waits and "@rani.k · TikTok Shop Herbana" in waits
    seen = pressed(house, "Terima bukti")
    assert "Videonya terjual lewat akun lain" in seen and "@rani.k (Rani): 2 terjual" in seen
    assert proof_states(house) == ["waiting"], "nothing counts unseen"
    assert "Bukti diterima" in pressed(house, "Tetap dihitung")
    assert proof_states(house) == ["accepted"] and states(house, deal_id)[0] == "accepted"
    assert "bukti terjual lewat akun lain" not in due(house)
    takes(house, exports.TIKTOK_ORDERS + "\n", "again.csv")
    assert ("elsewhere", "settled") in rows(house), "what was looked at is not asked again"
    findings = house.do(lambda s: s.exec(select(Finding)).all())
    assert [(one.kind, one.times) for one in findings] == [("post", 1)]
    suspicious = house.answer(house.admin, "/suspicious")
    assert "Sari, Rani" in suspicious


def test_what_was_known_before_is_told_with_the_proof(house: House) -> None:
    sells(house, "Rani", "rani.k")
    sari, _ = sells(house, "Sari", "sari.sehat")
    takes(house, exports.TIKTOK_ORDERS)
    told = house.says(sari, f"https://www.tiktok.com/@/video/{FIRST}")
    assert "terjual lewat akun lain" in house.to(house.admin, told)[0].text
    assert "Rani" not in "".join(one.text for one in house.to(sari, told))
    assert "Videonya terjual lewat akun lain" in pressed(house, "Terima bukti")


def test_several_at_once_are_not_accepted_with_one_among_them_that_is_held(house: House) -> None:
    sells(house, "Rani", "rani.k")
    sari, _ = sells(house, "Sari", "sari.sehat")
    house.says(sari, f"{link('sari.sehat', 1234567890123456789)} {link('', FIRST)}")
    takes(house, exports.TIKTOK_ORDERS)
    assert "satu per satu" in pressed(house, "Terima semua")
    assert proof_states(house) == ["waiting", "waiting"]


def test_an_accepted_one_stands_before_staff_until_the_account_turns_out_to_be_theirs(
    house: House,
) -> None:
    sari, _ = sells(house, "Sari", "sari.sehat")
    house.says(sari, f"https://www.tiktok.com/@/video/{FIRST}")
    house.presses(house.admin, "Terima bukti")
    takes(house, exports.TIKTOK_ORDERS)
    assert "bukti terjual lewat akun lain" in due(house)
    assert "@rani.k (belum dikenal)" in pressed(house, "s.elsewhere:1:1")
    house.presses(house.admin, "Akun siapa ini?")
    house.says(house.admin, "sari")
    house.presses(house.admin, next(
        act for one in house.everything() for _, act in one.buttons
        if re.match(r"s\.account_is:\d+:[1-9]", act)
    ))  # fmt: skip
    assert "bukti terjual lewat akun lain" not in due(house) and not rows(house)


def test_two_records_of_one_person_explain_it(house: House) -> None:
    sari, _ = sells(house, "Sari", "sari.sehat")
    other = partner(house, "Sari K", "tiktok", "rani.k")
    house.says(sari, f"https://www.tiktok.com/@/video/{FIRST}")
    takes(house, exports.TIKTOK_ORDERS)
    assert ("elsewhere", "open") in rows(house)
    house.turn(lambda turn: merging.merge(turn, *merging.two(turn, 1, other)))
    assert not rows(house)


def test_what_sold_and_was_never_handed_in_is_one_press_from_being_a_proof(house: House) -> None:
    rani, deal_id = sells(house, "Rani", "rani.k")
    takes(house, exports.TIKTOK_ORDERS)
    assert "video terjual yang belum disetor" in due(house)
    seen = pressed(house, f"s.unclaimed:{deal_id}")
    assert "Masih kurang: 3 video di TikTok" in seen and link("rani.k") in seen
    assert "2 terjual · Rp150.000" in seen
    assert "Bukti dicatat" in pressed(house, "1")
    assert states(house, deal_id) == ["submitted", "due", "due"]
    assert proof_states(house) == ["waiting"] and "belum disetor" not in due(house)
    assert "sudah" in house.answer(rani, link("rani.k")), "it counts once"


def test_a_live_that_sold_and_was_never_handed_in_is_offered_by_the_page_of_whoever_was_live(
    house: House,
) -> None:
    """A broadcast has no page of its own; which it was the export names."""
    lives = replace(VIDEOS, contents=(Content("live", "tiktok", 2),))
    _, deal_id = sells(house, "Rani", "rani.k", lives)
    takes(house, exports.TIKTOK_ORDERS)
    seen = pressed(house, f"s.unclaimed:{deal_id}")
    assert "Masih kurang: 2 live di TikTok" in seen
    assert "https://www.tiktok.com/@rani.k/live" in seen and "1. " in seen and "2. " not in seen
    assert "Bukti dicatat" in pressed(house, "1")
    assert states(house, deal_id) == ["submitted", "due"]
    [proof] = house.do(lambda s: list(s.exec(select(Proof.post_id))))
    assert proof == str(LIVE)


def test_while_a_live_was_handed_in_nobody_can_tell_which_of_those_that_sold_it_was(
    house: House,
) -> None:
    lives = replace(VIDEOS, contents=(Content("live", "tiktok", 2),))
    rani, _ = sells(house, "Rani", "rani.k", lives)
    house.says(rani, "https://www.tiktok.com/@rani.k/live")
    takes(house, exports.TIKTOK_ORDERS)
    assert not rows(house)


def test_a_live_that_was_offered_is_the_one_whose_screenshot_came_since(house: House) -> None:
    lives = replace(VIDEOS, contents=(Content("live", "tiktok", 1, "picture"),))
    rani, deal_id = sells(house, "Rani", "rani.k", lives)
    takes(house, exports.TIKTOK_ORDERS)
    house.says(rani, "ini screenshot live-nya kak", PHOTO)
    pressed(house, f"s.unclaimed:{deal_id}")
    assert "Bukti dicatat" in pressed(house, "1")
    assert states(house, deal_id) == ["submitted"] and rows(house) == [("unclaimed", "settled")]
    [proof] = house.do(lambda s: list(s.exec(select(Proof.post_id))))
    assert proof == str(LIVE)


@pytest.mark.parametrize(
    ("kind", "url"),
    [("video", link("rani.k")), ("live", f"https://www.tiktok.com/share/live/{LIVE}")],
)
def test_what_they_hand_in_themselves_is_offered_no_more(house: House, kind: str, url: str) -> None:
    rani, _ = sells(
        house, "Rani", "rani.k", replace(VIDEOS, contents=(Content(kind, "tiktok", 2),))
    )
    takes(house, exports.TIKTOK_ORDERS)
    assert rows(house) == [("unclaimed", "open")]
    house.says(rani, url)
    assert rows(house) == [("unclaimed", "settled")] and "belum disetor" not in due(house)


def test_the_link_to_a_live_whose_screenshot_waits_ends_the_offer_of_it(house: House) -> None:
    lives = replace(VIDEOS, contents=(Content("live", "tiktok", 1, "picture"),))
    rani, _ = sells(house, "Rani", "rani.k", lives)
    takes(house, exports.TIKTOK_ORDERS)
    house.says(rani, "ini screenshot live-nya kak", PHOTO)
    assert rows(house) == [("unclaimed", "open")], "a screenshot does not name the live"
    house.says(rani, f"https://www.tiktok.com/share/live/{LIVE}")
    assert rows(house) == [("unclaimed", "settled")]


def test_what_is_left_alone_is_not_offered_again(house: House) -> None:
    _, deal_id = sells(house, "Rani", "rani.k")
    takes(house, exports.TIKTOK_ORDERS)
    pressed(house, f"s.unclaimed:{deal_id}")
    assert "Dibiarkan" in pressed(house, "Biarkan saja")
    takes(house, exports.TIKTOK_ORDERS + "\n", "again.csv")
    assert rows(house) == [("unclaimed", "settled")] and "belum disetor" not in due(house)


def test_what_an_undone_file_said_is_asked_no_more(house: House) -> None:
    sells(house, "Rani", "rani.k")
    takes(house, exports.TIKTOK_ORDERS)
    assert rows(house)
    pressed(house, "Batalkan file ini")
    assert not rows(house)


def test_of_who_is_forgotten_nothing_is_asked(house: House) -> None:
    sells(house, "Rani", "rani.k")
    takes(house, exports.TIKTOK_ORDERS)
    forget(house)
    assert not rows(house) and "belum disetor" not in due(house)


def test_accounts_in_no_list_wait_in_due_with_their_age(house: House) -> None:
    takes(house, exports.TIKTOK_ORDERS)
    house.later(days=2)
    told = due(house)
    assert "akun penjualan yang belum dikenal · 2 hari" in told and SHOP in told
    assert "sari.sehat" in pressed(house, "s.accounts:1")
