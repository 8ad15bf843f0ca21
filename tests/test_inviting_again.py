"""*Invite again*: into the brand's campaign of the next month, with one press or many at once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk import TERMS, House, Said, Who
from sqlmodel import Session, select

from deals.stages import Stage
from handlers.office import forgetting
from handlers.staff.reporting import inviting
from storage.brand import campaigns
from storage.deal import deals, history
from storage.tables import Campaign, Deal, Partner

GOODS = replace(TERMS, barter="1 paket Kunyit", barter_value_idr=150_000)
on_both_databases = pytest.mark.on_both_databases
PAGE = "0:2026-09:2026-09:"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def done(house: House, name: str, first: int, cap: int | None = None) -> int:
    """The number of a deal in which somebody posted in time; `cap` as the lead approved them."""
    who = house.who(name)
    deal_id = house.agreed(who)
    for number in (first, first + 1):
        house.says(who, f"sudah tayang https://www.instagram.com/reel/C9abcdefg{number:02}/")
        house.presses(house.admin, "Terima bukti")
    house.do(lambda s: setattr(s.get_one(Deal, deal_id), "fee_cap_idr", cap))
    return deal_id


def october(house: House, title: str = "Oktober", brand: str = "Herbana", terms=GOODS) -> int:
    """The number of an open campaign of the next month."""
    brand_id = house.brand(brand)
    then = replace(terms, post_by=replace(terms.post_by, on=date(2026, 10, 24)))

    def opened(session: Session) -> int:
        row = campaigns.add_campaign(session, brand_id, title, "kol", "2026-10", then, house.now)
        return row.id or 0

    return house.do(opened)


def there(house: House, campaign_id: int) -> list[tuple[str, str, int | None]]:
    """Who is in a campaign, how far, and up to which fee."""
    query = (
        select(Partner.name, Deal.stage, Deal.fee_cap_idr)
        .join(Deal, Deal.partner_id == Partner.id)
        .where(Deal.campaign_id == campaign_id)
        .order_by(Deal.id)
    )
    return house.do(lambda s: [tuple(row) for row in s.exec(query)])


def read(said: list[Said]) -> str:
    return "\n".join(one.text for one in said)


def pressed(house: House, deal_id: int, who: Who | None = None) -> str:
    return read(house.presses(who or house.admin, f"s.reinvite:{deal_id}:{PAGE}"))


@on_both_databases
def test_one_press_approves_them_for_the_next_month_as_before(house: House) -> None:
    done(house, "Rani", 1, cap=500_000)
    campaign = october(house)
    house.says(house.admin, "/evaluate")
    said = read(house.presses(house.admin, "Undang lagi: Rani"))
    assert "Diundang lagi, fee sampai Rp500.000\nRani · Oktober · /deal_2" in said
    assert "✅ Sudah ada di Oktober 2026: /deal_2" in said
    assert there(house, campaign) == [("Rani", "vetted", 500_000)]
    line = house.do(lambda s: history.latest(s, 2, "invited_again"))
    assert (line.by, line.details) == ("staff:1", {"from_deal": 1})
    assert "Rani" in house.answer(house.admin, "/approach Oktober")


@on_both_databases
def test_pressed_twice_or_by_two_nothing_happens_again(house: House) -> None:
    number = done(house, "Rani", 1)
    campaign = october(house)
    other = house.member("Bima", "lead")
    pressed(house, number)
    before = house.deal(2)
    for who in (house.admin, other):
        assert "Sudah diundang lebih dulu (Ayu, /deal_2)" in pressed(house, number, who)
    assert house.deal(2) == before
    assert there(house, campaign) == [("Rani", "vetted", None)]


def test_without_a_campaign_it_says_how_to_open_one(house: House) -> None:
    number = done(house, "Rani", 1)
    said = pressed(house, number)
    assert "Buka dengan /campaign new, lalu tekan lagi (Herbana, 2026-10)" in said
    campaign = october(house)
    house.do(lambda s: campaigns.set_state(s, campaign, "closed"))
    assert "/campaign new" in pressed(house, number)  # a closed one takes nobody
    house.do(lambda s: campaigns.set_state(s, campaign, "open"))
    pressed(house, number)
    assert there(house, campaign) == [("Rani", "vetted", None)]


def test_who_was_let_go_with_a_closed_campaign_can_come_into_another(house: House) -> None:
    number = done(house, "Rani", 1)
    closed = october(house)
    pressed(house, number)
    house.presses(house.admin, f"s.close:{closed}")
    campaign = october(house, "Gajian")
    said = house.says(house.admin, "/evaluate")
    assert "Undang lagi: Rani" in [label for one in said for label in one.labels]
    pressed(house, number)
    assert there(house, campaign) == [("Rani", "vetted", None)]


def test_an_old_month_invites_for_this_one(house: House) -> None:
    number = done(house, "Rani", 1)
    campaign = october(house)
    house.later(days=50)
    pressed(house, number)
    assert there(house, campaign) == [("Rani", "vetted", None)]


def test_who_is_on_the_list_already_is_approved_and_who_is_further_stays(house: House) -> None:
    rani, sari = done(house, "Rani", 1), done(house, "Sari", 5)
    campaign = october(house)
    for partner in (1, 2):
        house.do(lambda s, p=partner: deals.listed(s, campaign, p, house.now))
    house.presses(house.admin, "s.vet:4")
    assert "Diundang lagi" in pressed(house, rani)
    assert "sudah ada di campaign itu (/deal_4)" in pressed(house, sari)
    assert there(house, campaign) == [("Rani", "vetted", None), ("Sari", "vetted", None)]


def test_who_said_stop_stays_alone(house: House) -> None:
    number = done(house, "Rani", 1)
    campaign = october(house)
    house.says(house.who("Rani"), "stop")
    assert "minta tidak dihubungi lagi" in pressed(house, number)
    assert "Tidak ada lagi yang perlu diundang" in read(
        house.presses(house.admin, "s.reinvite_all:2026-09:2026-09:")
    )
    assert there(house, campaign) == []


def test_who_was_forgotten_is_never_invited(house: House) -> None:
    number = done(house, "Rani", 1)
    campaign = october(house)
    house.turn(lambda turn: forgetting.forget(turn, 1, True))
    assert "minta datanya dihapus" in pressed(house, number)
    assert there(house, campaign) == []


def test_barter_alone_needs_a_campaign_that_gives_goods(house: House) -> None:
    number = done(house, "Rani", 1, cap=0)
    campaign = october(house, terms=TERMS)
    assert "tidak bisa barter" in pressed(house, number)
    assert there(house, campaign) == []
    goods = october(house, "Oktober produk")
    pressed(house, number)
    assert "Diundang lagi, untuk barter" in read(house.presses(house.admin, "Oktober produk"))
    assert there(house, goods) == [("Rani", "vetted", 0)]


def test_of_several_campaigns_one_is_chosen(house: House) -> None:
    number = done(house, "Rani", 1)
    october(house)
    payday = october(house, "Gajian")
    assert "punya beberapa campaign untuk Oktober 2026" in pressed(house, number)
    all_of_them = house.presses(house.admin, "s.reinvite_all:2026-09:2026-09:")
    assert "Undang satu per satu" in read(all_of_them)
    house.presses(house.admin, "Gajian")
    assert there(house, payday) == [("Rani", "vetted", None)]


def test_a_slip_is_taken_back(house: House) -> None:
    number = done(house, "Rani", 1)
    campaign = october(house)
    pressed(house, number)
    house.says(house.admin, "/undo")
    assert there(house, campaign) == [("Rani", "listed", None)]
    assert "Diundang lagi" in pressed(house, number)


@on_both_databases
def test_all_suggested_are_shown_by_name_before_any_is_invited(house: House) -> None:
    for at, name in enumerate(("Rani", "Sari", "Budi")):
        done(house, name, 1 + 5 * at)
    late = house.agreed(house.who("Tono"))
    house.do(lambda s: setattr(s.get_one(Deal, late), "stage", "declined"))
    campaign = october(house)
    house.says(house.admin, "/evaluate")
    shown = read(house.presses(house.admin, "Undang semua yang layak lanjut"))
    assert "Undang lagi untuk Oktober 2026: 3 partner" in shown
    assert "Oktober\n• Rani\n• Sari\n• Budi" in shown
    assert there(house, campaign) == []
    house.says(house.who("Sari"), "stop")
    said = read(house.presses(house.admin, "Undang"))
    assert "Diundang lagi: 2 partner" in said
    assert "• Sari: Partner ini sudah minta tidak dihubungi lagi." in said
    assert [name for name, *_ in there(house, campaign)] == ["Rani", "Budi"]
    assert "sudah dikerjakan" in read(house.presses(house.admin, "Undang"))
    assert len(there(house, campaign)) == 2


def test_of_very_many_the_rest_comes_with_the_next_press(house, monkeypatch) -> None:
    monkeypatch.setattr(inviting, "MOST", 1)
    done(house, "Rani", 1)
    done(house, "Sari", 5)
    campaign = october(house)
    for name, rest in (("Rani", True), ("Sari", False)):
        shown = read(house.presses(house.admin, "s.reinvite_all:2026-09:2026-09:"))
        assert f"• {name}" in shown
        assert ("masih ada lagi" in shown) == rest
        house.presses(house.admin, "Undang")
    assert [name for name, *_ in there(house, campaign)] == ["Rani", "Sari"]


def test_brands_without_a_place_are_named(house: House) -> None:
    done(house, "Rani", 1)
    sari = done(house, "Sari", 5)

    def of_herbamojo(session: Session) -> None:
        brand = campaigns.add_brand(session, "Herbamojo")
        row = campaigns.add_campaign(
            session, brand.id or 0, "Mojo", "kol", "2026-09", TERMS, house.now
        )
        session.get_one(Deal, sari).campaign_id = row.id or 0

    house.do(of_herbamojo)
    all_of_them = "s.reinvite_all:2026-09:2026-09:"
    assert "(Herbamojo, Herbana, 2026-10)" in read(house.presses(house.admin, all_of_them))
    october(house)
    shown = read(house.presses(house.admin, all_of_them))
    assert "• Rani" in shown and "• Sari" not in shown
    assert "Belum ada campaign Oktober 2026 untuk Herbamojo" in shown


def test_only_who_may_approve_sees_the_buttons(house: House) -> None:
    number = done(house, "Rani", 1)
    campaign = october(house)
    staff = house.member("Dewi")
    labels = [label for one in house.says(staff, "/evaluate") for label in one.labels]
    assert not [label for label in labels if label.startswith("Undang")]
    for button in (f"s.reinvite:{number}:{PAGE}", f"s.reinvite_in:{number}:{campaign}"):
        assert "belum punya hak" in read(house.presses(staff, button))
    assert there(house, campaign) == []


@pytest.mark.parametrize(
    "button",
    [
        "s.reinvite:", "s.reinvite:1:x:2026-09:2026-09:", "s.reinvite:99:0:2026-09:2026-09:",
        "s.reinvite_in:1:99", "s.reinvite_in:1", "s.reinvite_in:1:1", "s.reinvited:",
        "s.reinvited:x",
    ],
)  # fmt: skip
def test_a_forged_button_invites_nobody(house: House, button: str) -> None:
    done(house, "Rani", 1)
    october(house)
    house.campaign("Nanti")
    house.presses(house.admin, button)
    assert house.do(lambda s: len(s.exec(select(Deal)).all())) == 1
    assert house.do(lambda s: s.get_one(Campaign, 1).month) == "2026-09"
    assert house.deal(1).stage == Stage.DONE
