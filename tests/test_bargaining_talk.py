"""A partner names other terms: the bot answers inside the limits, or prepares the answer."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk import House, Said, Who

from deals.bargaining.limits import Bargaining, HighestFee, Limits
from deals.deal import Side
from deals.stages import Stage
from deals.terms import Content, PostBy, Terms
from storage.brand import campaigns
from storage.deal import history
from storage.partner import people

pytestmark = pytest.mark.on_both_databases
LIMITS = Limits(fees=(HighestFee("any", "reel", 500_000),))  # 500.000 are offered for two


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def bargains(
    house: House, mode: str = "on", limits: Limits = LIMITS, approved: bool = True
) -> None:
    ours = Bargaining(mode, limits, "staff:1", "staff:1" if approved else "")
    campaign_id = house.campaign()
    house.do(lambda s: campaigns.set_bargaining(s, campaign_id, ours))


def fees(house: House, deal_id: int) -> list[tuple[str, int]]:
    """Every version of the terms."""
    return [(offer.by.value, offer.terms.fee_idr) for offer in house.deal(deal_id).proposals]


def happened(house: House, deal_id: int) -> list[str]:
    lines = house.do(lambda s: [line.happened for line in history.of_deal(s, deal_id, 20)])
    return list(reversed(lines))


def told(house: House, who: Who, said: list[Said]) -> str:
    return "\n".join(one.text for one in house.to(who, said))


def test_the_bot_comes_to_meet_a_partner_until_they_agree(house: House, rani: Who) -> None:
    bargains(house)
    deal_id = house.approached(rani)
    said = house.says(rani, "wah makasih kak, tapi rate aku 900rb bisa?")
    answer = told(house, rani, said)
    for part in ("jalan tengah", "Rp700.000", "2 reel di Instagram", "24 September 2026",
                 "Yang beda dari usulan Kakak: fee.", "Sebagai gantinya"):  # fmt: skip
        assert part in answer
    assert told(house, house.admin, said) == ""
    assert house.deal(deal_id).waiting_on == Side.PARTNER
    assert "Rp800.000" in told(house, rani, house.says(rani, "rate aku tetap 900rb kak"))
    said = house.presses(rani, "Setuju")
    assert "Deal!" in told(house, house.admin, said)
    assert house.deal(deal_id).stage == Stage.DELIVERING
    assert fees(house, deal_id) == [
        ("brand", 500_000), ("partner", 900_000), ("brand", 700_000),
        ("partner", 900_000), ("brand", 800_000),
    ]  # fmt: skip
    assert happened(house, deal_id)[-3:] == ["bargained", "bargained", "agreed"]


def test_a_clear_yes_right_after_our_answer_agrees_to_it(house: House, rani: Who) -> None:
    bargains(house)
    deal_id = house.approached(rani)
    house.says(rani, "900rb bisa kak?")
    house.says(rani, "oke setuju kak")
    assert (house.deal(deal_id).stage, house.deal(deal_id).terms.fee_idr) == (
        Stage.DELIVERING,
        700_000,
    )


def test_terms_within_the_limits_are_taken_and_still_need_the_press(
    house: House, rani: Who
) -> None:
    bargains(house)
    deal_id = house.approached(rani)
    said = house.says(rani, "525rb aja deh kak")
    assert "kami ikut usulan Kakak" in told(house, rani, said)
    assert "beda" not in told(house, rani, said)
    assert house.deal(deal_id).stage == Stage.TALKING
    house.presses(rani, "Setuju")
    assert house.deal(deal_id).terms.fee_idr == 525_000


def test_an_english_partner_is_answered_in_english(house: House, rani: Who) -> None:
    bargains(house)
    deal_id = house.approached(rani)
    partner_id = house.deal(deal_id).partner.id

    def speaks_english(session: object) -> None:
        people.partner(session, partner_id).language = "en"

    house.do(speaks_english)
    said = house.says(rani, "my rate is 900k")
    for part in ("meet halfway", "Rp700.000", "In return", 'press "I agree"'):
        assert part in told(house, rani, said)


def test_who_will_not_barter_is_offered_a_fee_beside_the_goods(house: House, rani: Who) -> None:
    barter = Terms(
        contents=(Content("reel", "instagram", 2),),
        post_by=PostBy(days_after_pack=7),
        barter="1 paket Temulawak",
    )
    house.campaign(terms=barter)
    until = PostBy(on=date(2026, 9, 30))
    bargains(house, limits=replace(LIMITS, exchanges=("time",), latest=until))
    deal_id = house.approached(rani)
    said = house.says(
        rani,
        "boleh sih kak tapi kalo barter aja blm bisa, rate aku 1,5jt utk 2 reel,"
        " bisa post tgl 20an 🙏",
    )
    answer = told(house, rani, said)
    for part in ("1 paket Temulawak", "Rp500.000", "2 reel", "Minggu, 20 September 2026"):
        assert part in answer
    house.presses(rani, "Setuju")
    assert house.deal(deal_id).stage == Stage.AGREED


def test_after_the_last_round_staff_get_the_whole_course(house: House, rani: Who) -> None:
    bargains(house)
    deal_id = house.approached(rani)
    for fee in ("rate saya 3jt kak", "rate saya 2,5jt kak", "rate saya 2jt kak"):
        assert told(house, rani, house.says(rani, fee))
    said = house.says(rani, "rate saya 1,9jt kak")
    assert "Kami catat dulu" in told(house, rani, said)
    notice = told(house, house.admin, said)
    assert "putaran tawar sudah habis" in notice and "partner: Fee: Rp3.000.000" in notice
    for fee in ("500.000", "750.000", "875.000", "925.000"):
        assert f"kita: Fee: Rp{fee}" in notice
    assert (house.deal(deal_id).waiting_on, house.deal(deal_id).waiting_for) == (
        Side.BRAND,
        "counter",
    )
    house.presses(house.admin, "Terima syaratnya")
    house.presses(rani, "Setuju")
    assert house.deal(deal_id).terms.fee_idr == 1_900_000


def test_staff_send_the_prepared_answer_with_one_press(house: House, rani: Who) -> None:
    bargains(house, "propose", approved=False)
    deal_id = house.approached(rani)
    said = house.says(rani, "fee 900rb bisa kak?")
    assert "Kami catat dulu" in told(house, rani, said)
    notice = told(house, house.admin, said)
    for part in ("jawaban ini siap dikirim", "Rp700.000", "belum disetujui lead"):
        assert part in notice
    said = house.presses(house.admin, "Kirim jawaban ini")
    assert "Rp700.000" in told(house, rani, said)
    assert house.deal(deal_id).waiting_on == Side.PARTNER
    assert "berubah" in house.presses(house.admin, "Kirim jawaban ini")[0]
    house.presses(rani, "Setuju")
    assert house.deal(deal_id).terms.fee_idr == 700_000


def test_what_staff_could_do_before_they_still_can(house: House, rani: Who) -> None:
    bargains(house, "propose")
    deal_id = house.approached(rani)
    said = house.says(rani, "fee 900rb bisa kak?")
    assert house.to(house.admin, said)[0].labels == (
        "Kirim jawaban ini", "Terima syaratnya", "Tawar balik", "Buka deal",
    )  # fmt: skip
    house.says(house.admin, f"/counter {deal_id} 600rb")
    house.presses(house.admin, "Kirim")
    assert fees(house, deal_id)[-1] == ("brand", 600_000)
    assert "Rp650.000" in told(house, house.admin, house.says(rani, "700rb deh"))


def test_limits_that_no_lead_approved_only_prepare(house: House, rani: Who) -> None:
    bargains(house, "on", approved=False)
    house.approached(rani)
    said = house.says(rani, "fee 900rb bisa kak?")
    assert "Kami catat dulu" in told(house, rani, said)
    assert "belum disetujui lead" in told(house, house.admin, said)


def test_switched_off_it_is_as_if_there_were_no_limits(house: House, rani: Who) -> None:
    bargains(house, "off")
    house.approached(rani)
    said = house.says(rani, "fee 900rb bisa kak?")
    assert "batas campaign" not in told(house, house.admin, said)
    assert house.to(house.admin, said)[0].labels[0] == "Terima syaratnya"


def test_an_answer_prepared_for_older_terms_or_limits_is_refused(house: House, rani: Who) -> None:
    bargains(house, "propose")
    deal_id = house.approached(rani)
    first = house.to(house.admin, house.says(rani, "fee 900rb bisa kak?"))[0].buttons[0][1]
    second = house.to(house.admin, house.says(rani, "eh 950rb kak"))[0].buttons[0][1]
    assert "Syaratnya sudah berubah" in house.presses(house.admin, first)[0]
    bargains(house, "propose", Limits(fees=(HighestFee("any", "reel", 300_000),)))
    assert "tidak berlaku" in house.presses(house.admin, second)[0]
    bargains(house, "off")
    assert "tidak berlaku" in house.presses(house.admin, second)[0]
    assert "tidak berlaku" in house.presses(house.admin, f"s.prepared:{deal_id}:3:1")[0]
    assert fees(house, deal_id)[-1] == ("partner", 950_000)
    said = house.presses(house.admin, f"s.ready:{deal_id}")
    assert "berubah" in said[0]


def test_the_deal_s_card_has_the_prepared_answer(house: House, rani: Who) -> None:
    bargains(house, "propose")
    deal_id = house.approached(rani)
    house.says(rani, "fee 900rb bisa kak?")
    house.says(house.admin, f"/deal {deal_id}")
    said = house.presses(house.admin, "Jawaban siap")
    assert "Rp700.000" in told(house, house.admin, said)
    assert "Rp700.000" in told(house, rani, house.presses(house.admin, "Kirim jawaban ini"))
    house.says(house.admin, f"/deal {deal_id}")
    assert "Jawaban siap" not in house.everything()[-1].labels


def test_a_question_that_waits_for_a_person_is_not_forgotten_over_our_answer(
    house: House, rani: Who
) -> None:
    bargains(house)
    deal_id = house.approached(rani)
    house.says(rani, "aman buat ibu menyusui kak?")
    said = house.says(rani, "terus fee 900rb bisa?")
    assert "Rp700.000" not in told(house, rani, said)
    assert "Rp700.000" in told(house, house.admin, said)
    assert house.deal(deal_id).waiting_on == Side.BRAND


@pytest.mark.parametrize(
    "more",
    ["tapi dp 50% dulu ya", "sama pembayarannya di depan ya", "hubungi manajerku @mbak.rina",
     "eksklusif sebulan", "tapi revisi cuma sekali", "btw aman buat busui?"],
)  # fmt: skip
def test_terms_with_another_condition_beside_them_are_for_a_person(
    house: House, rani: Who, more: str
) -> None:
    bargains(house)
    deal_id = house.approached(rani)
    said = house.says(rani, f"fee 900rb {more}")
    assert house.to(house.admin, said)
    assert house.deal(deal_id).waiting_on == Side.BRAND


def test_what_was_said_elsewhere_is_never_answered_by_itself(house: House, rani: Who) -> None:
    bargains(house)
    deal_id = house.approached(rani)
    house.presses(house.admin, f"s.rec:{deal_id}:counter")
    said = house.says(house.admin, "900rb (DM Instagram)")
    assert told(house, rani, said) == ""
    assert "jawaban ini siap dikirim" in told(house, house.admin, said)


def test_a_tier_without_a_limit_is_for_a_person(house: House, rani: Who) -> None:
    bargains(house, limits=Limits(fees=(HighestFee("mega", "reel", 500_000),)))
    house.approached(rani)
    said = house.says(rani, "fee 900rb bisa kak?")
    assert "belum ada batas fee untuk tier" in told(house, house.admin, said)


def test_silence_after_our_answer_is_followed_up(house: House, rani: Who) -> None:
    bargains(house)
    house.approached(rani)
    house.says(rani, "fee 900rb bisa kak?")
    assert "Rp700.000" in told(house, rani, house.later(days=1, hours=1))
