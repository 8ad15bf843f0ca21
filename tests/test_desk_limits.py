"""`/limits`: staff set how far a campaign may go, and a lead approves it."""

from datetime import date
from pathlib import Path

import pytest
from desk import House, Who
from hypothesis import given
from hypothesis import strategies as st

from deals.bargaining.limits import EXCHANGES, TIERS, Bargaining, HighestFee, Limits
from deals.bargaining.limits_lines import read_limits
from deals.campaign.campaign_file import read_campaign
from deals.channel import Attachment
from deals.decision import Refused
from deals.terms import CONTENT_KINDS, PostBy
from handlers.words.limit_lines import lines
from handlers.words.wording import LANGUAGES
from storage.brand import campaigns
from storage.deal import deals

pytestmark = pytest.mark.on_both_databases
TODAY = date(2026, 9, 1)
SAMPLE = Path(__file__).parent.parent / "bot/practice/samples/campaign.toml"
TYPED = "micro reel: 500rb\nsemua reel: 300rb\nputaran: 2"
KEPT = Limits((HighestFee("micro", "reel", 500_000), HighestFee("any", "reel", 300_000)), rounds=2)


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.campaign()
    return house


@pytest.fixture
def bagas(house: House) -> Who:
    return house.member("Bagas")


def known(house: House) -> Bargaining:
    return house.do(lambda s: deals.campaign_facts(s, 1).bargaining)


def test_what_staff_set_waits_for_a_lead(house: House, bagas: Who) -> None:
    assert "Belum ada batas" in house.answer(bagas, "/limits")
    house.presses(bagas, "Ubah batas")
    assert "micro reel: Rp500.000" in house.answer(bagas, TYPED)
    assert known(house).limits is None
    said = house.presses(bagas, "Simpan batas")
    assert "Belum disetujui" in house.to(bagas, said)[-1]
    notice = house.to(house.admin, said)[0]
    assert "Dari Bagas" in notice and "tim yang mengirim" in notice
    assert known(house) == Bargaining("propose", KEPT, f"staff:{house.member_id(bagas)}")
    assert not known(house).by_itself
    assert "hak" in house.presses(bagas, "s.limits_ok:1:1")[0]
    assert "hak" in house.presses(bagas, "s.limits_mode:1:on")[0]
    said = house.presses(house.admin, "Setujui batas")
    assert "Disetujui oleh Ayu" in house.to(house.admin, said)[0]
    house.presses(house.admin, "Bot jawab sendiri")
    assert known(house).by_itself


def test_a_lead_s_own_limits_are_approved_with_it(house: House) -> None:
    house.says(house.admin, f"/limits 1\n{TYPED}")
    said = house.presses(house.admin, "Simpan batas")
    assert any("Disetujui oleh Ayu" in one for one in said)
    house.presses(house.admin, "Bot jawab sendiri")
    house.presses(house.admin, "Jangan dipakai")
    assert known(house).mode == "off"


def test_changed_limits_are_nobody_s_until_they_are_approved_again(
    house: House, bagas: Who
) -> None:
    house.says(house.admin, f"/limits 1\n{TYPED}")
    house.presses(house.admin, "Simpan batas")
    house.presses(house.admin, "Bot jawab sendiri")
    house.says(bagas, "/limits\nsemua reel: 2jt")
    house.presses(bagas, "Simpan batas")
    assert known(house).mode == "on" and not known(house).by_itself
    house.says(bagas, "/limits\nsemua reel: 4jt")
    house.presses(bagas, "Simpan batas")
    notices = [one for one in house.everything() if one.words == "notice_limits"]
    stale, fresh = (one.buttons[0][1] for one in notices)
    assert "berubah" in house.presses(house.admin, stale)[0]
    assert not known(house).by_itself
    house.presses(house.admin, fresh)
    assert known(house).by_itself
    assert "sebelumnya" in house.presses(house.admin, fresh)[0]


def test_the_bot_never_answers_by_itself_without_approved_limits(house: House) -> None:
    assert "belum disetujui" in house.presses(house.admin, "s.limits_mode:1:on")[0]
    assert known(house).mode == "propose"


def test_the_example_that_is_asked_with_may_be_sent_back_as_it_is(house: House) -> None:
    house.says(house.admin, "/limits")
    [asked] = house.to(house.admin, house.presses(house.admin, "Ubah batas"))
    said = house.answer(house.admin, asked.text.split("\n\n")[1])
    assert "micro reel: Rp500.000" in said and "cek dulu" in said


def test_an_old_button_keeps_nothing(house: House) -> None:
    house.says(house.admin, f"/limits 1\n{TYPED}")
    old = house.everything()[-1].buttons[0][1]
    house.says(house.admin, "semua reel: 600rb")
    assert "tidak berlaku" in house.presses(house.admin, old)[0]
    house.presses(house.admin, "Simpan batas")
    assert known(house).limits == Limits((HighestFee("any", "reel", 600_000),))
    assert "tidak berlaku" in house.presses(house.admin, "s.limits_keep:1:1")[0]


@pytest.mark.parametrize(
    "typed",
    ["reel 500rb", "giga reel: 500rb", "micro sinetron: 1jt", "micro reel: banyak", "komisi: 10",
     "boleh ditukar: uang", "paling lambat: kemarin dulu", "putaran: nol"],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_told(typed: str) -> None:
    with pytest.raises(Refused, match="limits_unreadable") as refused:
        read_limits(f"putaran: 3\n{typed}", TODAY)
    assert refused.value.facts == {"line": typed}


def test_limits_that_do_not_fit_the_campaign_are_told(house: House) -> None:
    assert "lebih rendah" in house.answer(house.admin, "/limits 1\nmicro reel: 100rb")
    assert "Belum terbaca" in house.answer(house.admin, "/limits 1\nmicro reel 100rb")


def test_limits_may_stand_in_the_command_itself(house: House) -> None:
    assert "semua reel: Rp700.000" in house.answer(house.admin, "/limits semua reel: 700rb")
    assert "campaign itu tidak ada" in house.answer(house.admin, "/limits 99").lower()


def test_which_campaign_is_asked_when_there_are_several(house: House) -> None:
    house.campaign("Oktober")
    assert "campaign yang mana" in house.answer(house.admin, "/limits")
    said = house.presses(house.admin, "Oktober")
    assert "Belum ada batas" in said[0]


@given(
    st.builds(
        Limits,
        fees=st.lists(
            st.builds(
                HighestFee,
                st.sampled_from((*TIERS, "any")),
                st.sampled_from(CONTENT_KINDS),
                st.integers(1_000, 10**9),
            ),
            max_size=4,
        ).map(tuple),
        fewest=st.integers(1, 50),
        latest=st.one_of(
            st.just(PostBy()),
            st.builds(PostBy, on=st.dates(TODAY, date(2027, 6, 30))),
            st.builds(PostBy, days_after_pack=st.integers(1, 90)),
        ),
        exchanges=st.lists(st.sampled_from(EXCHANGES), unique=True).map(tuple),
        extra=st.sampled_from(["", "1 paket Jahe Merah"]),
        rounds=st.integers(1, 10),
    ),
    st.sampled_from(LANGUAGES),
)
def test_limits_are_read_back_as_they_are_shown(limits: Limits, language: str) -> None:
    assert read_limits("\n".join(lines(limits, language)), TODAY) == limits


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_and_goods_are_read_back_as_they_are_shown(language: str) -> None:
    limits = Limits(lowest_pct=5, highest_pct=12.5, extra="1 Kelor", extra_value_idr=90_000)
    assert read_limits("\n".join(lines(limits, language)), TODAY) == limits


def test_a_campaign_file_carries_limits_and_opening_it_approves_them(house: House) -> None:
    file = Attachment("document", "f", name="campaign.toml", path=str(SAMPLE))
    assert "micro reel: Rp500.000" in house.answer(house.admin, "/campaign", file=file)
    house.presses(house.admin, "Buka campaign")
    [newest, _] = house.do(campaigns.all_campaigns)
    ours = house.do(lambda s: deals.campaign_facts(s, newest.id).bargaining)
    assert ours.limits.exchanges == ("time", "product", "fewer_posts")
    assert (ours.mode, ours.approved_by) == ("propose", f"staff:{house.member_id(house.admin)}")


@pytest.mark.parametrize(
    ("old", "new", "key", "code"),
    [
        ("reel = 200_000", "sinetron = 1", "limits.fees.nano.sinetron", "unknown_key"),
        ("[limits.fees.nano]", "[limits.fees.giga]", "limits.fees.giga", "unknown_key"),
        ("fewest = 2 ", "fewest = 9 ", "limits", "bad_fewest"),
        ('mode = "propose"', 'mode = "always"', "limits.mode", "not_one_of"),
        ("# commission_pct = [5, 12.5]", "commission_pct = [5]", "limits.commission_pct",
         "wrong_kind"),
        ("latest_days_after_pack = 14", "latest = 2026-10-10T00:00:00", "limits.latest",
         "wrong_kind"),
    ],
)  # fmt: skip
def test_a_slip_in_the_limits_of_a_file_is_found(old: str, new: str, key: str, code: str) -> None:
    text = SAMPLE.read_text("utf-8")
    assert old in text
    _, found = read_campaign(text.replace(old, new, 1).encode(), TODAY)
    assert (key, code) in [(one.key, one.code) for one in found]
