"""More time, and what holds somebody up: every answer leads somewhere."""

import re
from datetime import date
from pathlib import Path

import pytest
from desk import House, Who

from deals.campaign.campaign_file import read_campaign
from deals.terms import Content, PostBy, Terms
from handlers.office.forgetting import forget
from storage.deal import history
from storage.personal import dossier

pytestmark = pytest.mark.on_both_databases
BARTER = Terms(
    contents=(Content("reel", "instagram", 2),),
    post_by=PostBy(on=date(2026, 9, 24)),
    barter="1 paket",
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def reminded(house: House, days: float = 20) -> None:
    """Three days before the last day, the 24th, the partner has a reminder."""
    house.later(days=days)


def test_a_first_extension_is_given_by_the_bot_and_stays_on_the_card(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    assert "kendalanya" in house.to(rani, house.presses(rani, "Butuh waktu"))[0]
    said = house.presses(rani, "Belum sempat")
    assert "24 September 2026" in house.to(rani, said)[0]
    assert not house.to(house.admin, said)
    said = house.presses(rani, "+4 hari")
    assert "Senin, 28 September 2026" in house.to(rani, said)[0]
    assert "tambahan yang ke-1" in house.to(house.admin, said)[0]
    assert house.deal(deal_id).post_by == date(2026, 9, 28)
    card = house.answer(house.admin, f"/deal {deal_id}")
    assert "4 hari, sampai Sen, 28 Sep · diberi · belum sempat" in card


def test_a_second_press_gives_nothing_more(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    house.presses(rani, f"held:{deal_id}:busy")
    house.presses(rani, f"more:{deal_id}:2:0")
    said = house.presses(rani, f"more:{deal_id}:4:0")
    assert [one.act for one in said] == ["toast"]
    assert house.deal(deal_id).post_by == date(2026, 9, 26)


@pytest.mark.parametrize("rest", ["3:0", "x:0", "2:9", "2", "", "99999999999:0", "2:0:0"])
def test_days_that_nobody_offered_are_an_old_button(house: House, rani: Who, rest: str) -> None:
    deal_id = house.agreed(rani)
    assert [one.act for one in house.presses(rani, f"more:{deal_id}:{rest}")] == ["toast"]
    assert house.deal(deal_id).extensions == ()


def test_more_than_the_policy_gives_is_asked_of_staff_and_nobody_is_reminded_meanwhile(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    house.presses(rani, f"held:{deal_id}:busy")
    said = house.presses(rani, "+7 hari")
    assert "perlu persetujuan" in house.to(rani, said)[0]
    assert "1 Oktober 2026" in house.to(house.admin, said)[0]
    assert "lebih lama" in house.to(house.admin, said)[0]
    due = house.answer(house.admin, "/due")
    assert "minta waktu tambahan" in due
    assert "+7 hari, sampai Kam, 1 Okt · belum sempat" in due
    assert not house.to(rani, house.later(days=5))
    said = house.presses(house.admin, "Beri")
    assert "1 Oktober 2026" in house.to(rani, said)[0]
    assert "minta waktu tambahan" not in house.answer(house.admin, "/due")
    assert "sebelumnya" in house.presses(house.admin, f"s.grant:{deal_id}:1")[0]


def test_staff_say_no_or_another_day(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    house.presses(rani, f"held:{deal_id}:busy")
    house.presses(rani, "+7 hari")
    said = house.presses(house.admin, "Tidak")
    assert "belum bisa kami undur" in house.to(rani, said)[0]
    house.presses(rani, f"held:{deal_id}:busy")
    said = house.presses(rani, f"more:{deal_id}:2:1")
    assert "pernah ditolak" in house.to(house.admin, said)[0]
    house.presses(house.admin, "Tanggal lain")
    said = house.says(house.admin, "25 September")
    assert "25 September 2026" in house.to(rani, said)[0]
    extensions = house.deal(deal_id).extensions
    assert [(one.state, one.by, one.days) for one in extensions] == [
        ("refused", "staff", 7),
        ("granted", "staff", 1),
    ]


def test_after_a_breach_was_proposed_only_staff_give_time(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.later(days=32)
    assert house.deal(deal_id).breach_proposed_at
    said = house.says(rani, "maaf kak, boleh minta waktu 2 hari lagi?")
    assert "pelanggaran sudah diusulkan" in house.to(house.admin, said)[0]
    assert house.deal(deal_id).post_by == date(2026, 9, 24)
    house.presses(house.admin, "Beri")
    deal = house.deal(deal_id)
    assert deal.post_by == date(2026, 10, 5) and deal.breach_proposed_at is None


def test_who_is_late_is_asked_what_holds_them_up(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    said = house.to(rani, house.later(days=25))[-1]
    assert "pilih di bawah" in said
    assert said.labels == (
        *("Sudah posting", "Sedang sakit", "Belum sempat", "Kendala konten", "Ada kendala"),
    )
    said = house.presses(rani, "Sedang sakit")
    assert "lekas sembuh" in house.to(rani, said)[0]
    assert house.to(rani, said)[0].labels == ("+2 hari", "+4 hari", "+7 hari")
    assert "sedang sakit" in house.to(house.admin, said)[0]
    said = house.presses(rani, "+2 hari")
    day = house.deal(deal_id).post_by
    assert day == date(2026, 9, 28)  # from today, since the 24th is over


def test_a_parcel_that_has_not_come_is_looked_for_by_staff(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    house.presses(house.admin, f"s.pack:{deal_id}")
    house.says(house.admin, "JNE JP0000112233")
    house.later(days=21)
    house.presses(rani, f"delay:{deal_id}")
    said = house.says(rani, "kak paketnya belum sampai juga")
    assert "JNE" in house.to(rani, said)[0] and "JP0000112233" in house.to(rani, said)[0]
    notice = house.to(house.admin, said)[0]
    assert "JNE · JP0000112233" in notice and "belum sampai juga" in notice
    assert "Paket hilang" in notice.labels
    house.presses(rani, f"here:{deal_id}")
    assert house.deal(deal_id).held_up is None
    assert "belum sampai juga" not in house.answer(house.admin, "/due")


def test_trouble_with_the_content_is_told_to_staff_in_their_words(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.later(days=25)
    said = house.presses(rani, "Kendala konten")
    assert "bagian mana" in house.to(rani, said)[0]
    said = house.says(rani, "aku ga ngerti harus ngomong apa di detik pertama")
    assert "detik pertama" in house.to(house.admin, said)[0]
    assert house.to(rani, said)
    assert not house.to(rani, house.later(days=2))
    house.presses(house.admin, f"s.answered:{deal_id}")
    assert house.to(rani, house.later(days=4))


def test_a_reason_in_free_words_is_kept_with_the_extension(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    house.presses(rani, "Butuh waktu")
    said = house.says(rani, "laptopku rusak kak, semua file ilang")
    assert "laptopku rusak" in house.to(house.admin, said)[0]
    assert house.to(rani, said)[0].labels == ("+2 hari", "+4 hari", "+7 hari")
    house.presses(rani, "+2 hari")
    card = house.answer(house.admin, f"/deal {deal_id}")
    assert 'alasan lain: "laptopku rusak kak, semua file ilang"' in card
    assert "laptopku" not in house.answer(house.admin, f"/deal {deal_id}", group=True)


def test_a_wish_with_a_day_or_a_number_is_decided_at_once(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    assert "26 September" in house.answer(rani, "kak boleh mundur 2 hari?")
    house.says(rani, "kak maaf, boleh diundur sampai 29 september?")
    wish = house.deal(deal_id).more_time_asked
    assert (wish.days, wish.until) == (3, date(2026, 9, 29))


def test_a_day_up_to_the_last_one_stays_a_promise(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    assert "betul?" in house.answer(rani, "besok ya kak")
    house.presses(rani, "Ya, hari itu")
    assert house.deal(deal_id).promised == date(2026, 9, 22)
    assert house.deal(deal_id).extensions == ()


def test_a_promised_day_after_the_last_one_is_a_wish_for_more_time(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.later(days=25)
    assert "betul?" in house.answer(rani, "besok ya kak")
    said = house.presses(rani, "Ya, hari itu")
    assert "27 September 2026" in house.to(rani, said)[0]
    assert "tambahan yang ke-1" in house.to(house.admin, said)[0]
    deal = house.deal(deal_id)
    assert (deal.post_by, deal.promised) == (date(2026, 9, 27), None)


@pytest.mark.parametrize(
    "words", ["minta sampai tanggal 28 ya kak", "tgl 28 kak", "kayaknya butuh 4 harian lagi kak"]
)
def test_a_day_or_a_number_answers_how_many_days(house: House, rani: Who, words: str) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    house.presses(rani, f"held:{deal_id}:ill")
    said = house.says(rani, words)
    assert "28 September 2026" in house.to(rani, said)[0]
    assert house.deal(deal_id).post_by == date(2026, 9, 28)
    assert house.deal(deal_id).extensions[0].reason == "ill"


def test_who_has_used_the_days_and_asks_for_a_later_one_is_heard_by_staff(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani)
    house.presses(rani, f"more:{deal_id}:4:0")
    house.later(days=24)
    said = house.says(rani, "kalau sampai tgl 30 boleh kak?")
    assert "perlu persetujuan" in house.to(rani, said)[0]
    assert house.to(house.admin, said)[0].labels[0].startswith("Beri")
    assert "+2 hari, sampai Rab, 30 Sep" in house.answer(house.admin, "/due")
    assert house.deal(deal_id).promised is None


@pytest.mark.parametrize(
    "words", ["paketnya baru sampai tgl 28 katanya kak", "aku dirawat sampai tgl 28 kak"]
)
def test_a_day_of_something_else_is_not_given_unasked(house: House, rani: Who, words: str) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    house.presses(rani, f"held:{deal_id}:ill")
    house.says(rani, words)
    assert house.deal(deal_id).post_by == date(2026, 9, 24)


def test_when_a_parcel_arrives_is_no_wish_for_more_time(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.says(rani, "paketnya bisa sampai tgl 30 kak?")
    assert house.deal(deal_id).extensions == ()


def test_what_a_product_may_have_done_is_for_a_person_at_once(house: House, rani: Who) -> None:
    house.agreed(rani)
    house.later(days=25)
    said = house.says(rani, "perutku sakit habis minum produknya kak")
    assert "lekas sembuh" not in "".join(one.text for one in house.to(rani, said))
    assert house.to(house.admin, said)


def test_a_lead_changes_what_the_bot_gives(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    card = house.answer(house.admin, "/campaign september")
    assert "4 hari, 1 kali" in card
    house.presses(house.admin, "Waktu tambahan")
    for bad in ("terserah", "90 hari", "4 hari sampai nanti", "4 hari sampai 1 agustus 2026"):
        assert "Waktu tambahan" not in house.answer(house.admin, bad), bad
    told = house.answer(house.admin, "9 hari 2 kali sampai 5 oktober")
    assert "9 hari, 2 kali, paling lambat Senin, 5 Oktober 2026" in told
    reminded(house)
    for days, known in ((7, 0), (2, 1)):
        house.presses(rani, f"more:{deal_id}:{days}:{known}")
    assert house.deal(deal_id).post_by == date(2026, 10, 3)
    said = house.presses(rani, f"more:{deal_id}:4:2")
    assert "hari terakhir campaign" in house.to(house.admin, said)[0]


def test_a_campaign_may_have_staff_decide_always(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.says(house.admin, "/campaign september")
    house.presses(house.admin, "Waktu tambahan")
    assert "selalu ditanyakan" in house.answer(house.admin, "-")
    house.presses(rani, f"more:{deal_id}:2:0")
    assert house.deal(deal_id).more_time_asked


def test_only_a_lead_changes_it(house: House, rani: Who) -> None:
    house.agreed(rani)
    dewi = house.member("Dewi")
    assert [one.act for one in house.presses(dewi, "s.extending:1")] == ["toast"]


@pytest.mark.parametrize(
    ("lines", "key", "code"),
    [
        ("days = 90", "extensions", "bad_extensions"),
        ("times = -1", "extensions", "bad_extensions"),
        ('days = "4"', "extensions.days", "wrong_kind"),
        ("latest = 4", "extensions.latest", "wrong_kind"),
        ("hours = 4", "extensions.hours", "unknown_key"),
    ],
)
def test_a_slip_in_the_campaign_file_is_told(lines: str, key: str, code: str) -> None:
    sample = Path("bot/practice/samples/campaign.toml").read_text("utf-8")
    slipped = re.sub(r"(?s)\[extensions\].*?\n\n", f"[extensions]\n{lines}\n\n", sample)
    _, found = read_campaign(slipped.encode(), date(2026, 9, 1))
    assert (key, code) in {(one.key, one.code) for one in found}


def test_who_is_forgotten_leaves_no_reason_behind(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.says(rani, "kak aku demam, boleh minta waktu 3 hari lagi?")
    house.says(rani, "tgl 10-12 aku di luar kota kak")
    partner_id = house.deal(deal_id).partner.id
    held = house.do(lambda s: dossier.of_partner(s, partner_id))
    assert held["busy_days"] and held["deals"][0]["extensions"][0]["reason"] == "ill"
    house.turn(lambda turn: forget(turn, partner_id, even_with_open_deals=True))
    assert [(one.days, one.reason) for one in house.deal(deal_id).extensions] == [(3, "")]
    assert house.do(lambda s: dossier.of_partner(s, partner_id))["busy_days"] == []
    assert "ill" not in str(house.do(lambda s: history.of_deal(s, deal_id)))


def test_the_days_may_be_written(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    house.presses(rani, f"held:{deal_id}:ill")
    assert "27 September 2026" in house.answer(rani, "3 hari kak")
    assert house.deal(deal_id).post_by == date(2026, 9, 27)
    assert house.deal(deal_id).extensions[0].reason == "ill"


def test_thanks_for_the_offer_wait_on_nobody(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    house.presses(rani, f"held:{deal_id}:ill")
    assert not house.to(house.admin, house.says(rani, "makasih banyak kak"))
    assert house.deal(deal_id).post_by == date(2026, 9, 24)


@pytest.mark.parametrize("asked", ["delay:{}", "held:{}:busy"])
def test_a_day_that_is_over_is_told_and_asked_again(house: House, rani: Who, asked: str) -> None:
    deal_id = house.agreed(rani)
    reminded(house)
    house.presses(rani, asked.format(deal_id))
    said = house.says(rani, "tgl 20 agustus kak")
    assert "20 Agustus 2026) sudah lewat" in house.to(rani, said)[0]
    assert not house.to(house.admin, said)
    house.says(rani, "eh tgl 28 september")
    if "held" not in asked:
        house.presses(rani, "Ya, hari itu")
    assert house.deal(deal_id).post_by == date(2026, 9, 28)


def test_a_past_day_instead_of_the_one_that_was_asked_back(house: House, rani: Who) -> None:
    house.agreed(rani)
    house.later(days=20)
    assert "betul?" in house.answer(rani, "tgl 23 ya kak")
    assert "sudah lewat" in house.answer(rani, "eh tgl 20 agustus kak")
