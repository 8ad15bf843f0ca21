from datetime import date
from pathlib import Path

import pytest
from desk import House, read

from deals.campaign import campaign_answers as answers
from deals.campaign.campaign_file import read_campaign
from deals.channel import Attachment
from deals.decision import Refused
from deals.terms import Content, PostBy, Target, Terms
from storage.brand import campaigns
from storage.partner import (
    invites,
    people,
)

SAMPLES = Path(__file__).parent.parent / "bot" / "practice" / "samples"
TODAY = date(2026, 9, 1)


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.brand()
    return house


def toml(house: House, text: str) -> Attachment:
    path = house.folder / "campaign.toml"
    path.write_text(text, "utf-8")
    return Attachment("document", "f", name="campaign.toml", path=str(path))


def sample(name: str) -> Attachment:
    return Attachment("document", "f", name=name, path=str(SAMPLES / name))


@pytest.mark.parametrize("name", ["campaign.toml", "campaign-affiliate.toml"])
def test_the_sample_files_are_sound(name: str) -> None:
    plan, found = read_campaign((SAMPLES / name).read_bytes(), TODAY)
    assert found == []
    assert plan.terms.contents


def test_every_problem_of_a_file_is_told_with_its_key() -> None:
    text = b"""
    brand = 1
    colour = "red"
    kind = "kol"
    [terms]
    fee_idr = "banyak"
    post_by = 2026-09-24
    contents = [{kind = "sinetron", platform = "tiktok"}]
    [cadence]
    remind_days = ["x"]
    """
    _, found = read_campaign(text, TODAY)
    assert {(one.key, one.code) for one in found} == {
        ("brand", "wrong_kind"),
        ("colour", "unknown_key"),
        ("title", "missing"),
        ("month", "missing"),
        ("terms.fee_idr", "wrong_kind"),
        ("terms.contents.1.kind", "not_one_of"),
        ("cadence.remind_days", "wrong_kind"),
    }


@pytest.mark.parametrize(
    ("old", "new", "key", "code"),
    [
        ("post_by_days_after_pack = 7", "post_by = 2026-08-01", "terms.post_by", "day_is_past"),
        ("post_by_days_after_pack = 7", "", "terms", "no_post_by"),
        ("give_up_day = 7", "give_up_day = 2", "cadence", "cadence_not_rising"),
        ('month = "2026-09"', 'month = "September"', "month", "not_a_month"),
        ('zone = "Asia/Jakarta"', 'zone = "Mars/Base"', "zone", "not_a_zone"),
        ("count = 1 ", "count = 99 ", "terms", "unknown_content"),
        ('platform = "instagram"', "platform = [[", "-", "not_toml"),
        ("shipping =", "weather =", "facts.weather", "unknown_key"),
        ("Ongkos kirim kami", "x" * 1000, "facts.shipping", "bad_length"),
        ('shipping = "', 'commission = "10%, ', "facts.commission", "fact_names_terms"),
    ],
)
def test_a_slip_in_the_file_is_found(old: str, new: str, key: str, code: str) -> None:
    text = (SAMPLES / "campaign.toml").read_text("utf-8")
    assert old in text
    _, found = read_campaign(text.replace(old, new, 1).encode(), TODAY)
    assert [(one.key, one.code) for one in found] == [(key, code)]


def test_a_file_opens_a_campaign_after_one_look(house: House) -> None:
    summed_up = house.answer(house.admin, "/campaign", file=sample("campaign.toml"))
    assert "Rp350.000" in summed_up
    assert "hak pakai konten: boleh dipakai untuk iklan selama 3 bulan" in summed_up
    assert house.do(campaigns.all_campaigns) == []
    house.presses(house.admin, "Buka campaign")
    house.presses(house.admin, "Buka campaign")
    [campaign] = house.do(campaigns.all_campaigns)
    assert (campaign.title, campaign.month) == ("Herbana September 2026", "2026-09")
    again = house.answer(house.admin, "/campaign", file=sample("campaign.toml"))
    assert "title: judul ini sudah dipakai" in again


def test_the_facts_of_a_file_are_told_to_its_partners_alone(house: House) -> None:
    assert "• pengiriman: Ongkos kirim kami yang tanggung." in house.answer(
        house.admin, "/campaign", file=sample("campaign.toml")
    )
    house.presses(house.admin, "Buka campaign")
    rani, budi = house.who("Rani"), house.who("Budi")
    deal_id = house.listed("Rani", title="Herbana September 2026")
    token = house.turn(lambda turn: invites.issue(turn.session, "self", house.now, 1))
    house.says(rani, "", start=token)
    for press in (f"s.vet:{deal_id}", f"s.app:{deal_id}", "Kirim"):
        house.presses(house.admin, press)
    house.approached(budi)
    asked = "ongkirnya ditanggung siapa kak?"
    assert "Ongkos kirim kami yang tanggung." in house.answer(rani, asked)
    assert "Ongkos kirim kami" not in house.answer(budi, asked)


def test_an_unknown_brand_and_a_broken_file_are_told(house: House) -> None:
    said = house.answer(house.admin, "/campaign", file=sample("campaign-affiliate.toml"))
    assert "brand: brand ini belum ada" in said
    assert "bukan TOML" in house.answer(house.admin, "/campaign", file=toml(house, "= ="))


def test_a_talk_opens_a_campaign(house: House) -> None:
    house.says(house.admin, "/campaign new")
    house.presses(house.admin, "Herbana")
    house.presses(house.admin, "KOL")
    for line in (
        "Herbana Oktober 2026",
        "1 paket Temulawak = 350rb",
        "komisi 10%",
        "500rb jika 20 produk terjual",
        "2 reel instagram, 1 live tiktok (screenshot)",
        "7 hari setelah paket",
        "@herbana.id #SehatAlami",
        "-",
        "pesan: Diolah dengan suhu rendah\ndo: Tunjukkan kemasan\ndont: Menyebut penyakit",
    ):
        said = house.answer(house.admin, line)
    assert "12/13" in said
    said = house.presses(house.admin, "Ya, cek draft dulu")
    assert any("13/13" in one for one in said)
    assert "2 reel di Instagram" in house.answer(house.admin, "15")
    house.presses(house.admin, "Buka campaign")
    [campaign] = house.do(campaigns.open_campaigns)
    assert (campaign.title, campaign.month, campaign.target) == (
        "Herbana Oktober 2026",
        "2026-10",
        15,
    )
    assert campaign.briefing == {
        "messages": ["Diolah dengan suhu rendah"],
        "dos": ["Tunjukkan kemasan"],
        "donts": ["Menyebut penyakit"],
        "approval": True,
        "files": [],
    }
    assert campaign.terms["bonus_target"] == {"units": 20, "gmv_idr": 0}
    assert campaign.terms["post_by"] == {"on": None, "days_after_pack": 7}


def questions(house: House, *answers: str) -> list[str]:
    """What a lead is asked after each answer of a new campaign."""
    said = [house.answer(house.admin, "/campaign new")]
    return said + [house.answer(house.admin, one) for one in answers]


AFFILIATES = ("Herbana", "affiliate", "-", "Affiliate Oktober 2026", "sampel", "komisi 10%")


def test_the_questions_are_counted_once_their_kind_is_known(house: House) -> None:
    house.shop()
    brand, kind, *more = questions(house, *AFFILIATES)
    assert "1/" not in brand and "2/" not in kind
    assert all(f"{at}/15" in one for at, one in enumerate(more, start=3))


def test_a_dash_asks_an_affiliate_for_the_usual_contents(house: House) -> None:
    *_, asked = questions(house, *AFFILIATES[:2], *AFFILIATES[3:], "-", "-", "-")
    assert "Batas tayang" in asked
    *_, refused = questions(house, "Herbana", "KOL", "Oktober 2026", "-", "fee 1jt", "-", "-")
    assert "belum terbaca" in refused


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1 live", "Tayang di platform mana?"),
        ("2 sinetron tiktok", "Pilih dari reel, post, story"),
        ("banyak", "Sebut jumlah, jenis, dan platform"),
    ],
)
def test_what_the_contents_lack_is_told(house: House, typed: str, told: str) -> None:
    start = ("Herbana", "KOL", "Oktober 2026", "-", "fee 1jt", "-")
    *_, refused = questions(house, *start, f"1 reel instagram, {typed}")
    assert told in refused and f"({typed})" in refused


def test_a_lead_goes_back_one_question(house: House) -> None:
    questions(house, "Herbana", "KOL", "Oktober 2026", "-", "fee 1jt")
    assert "Fee atau komisi" in house.answer(house.admin, "kembali")
    assert "Produk apa" in read(house, house.admin, house.presses(house.admin, "Kembali"))
    for line in ("sampel", "komisi 12%", "-", "1 reel ig", "7 hari setelah paket", "-", "-", "-"):
        house.says(house.admin, line)
    house.presses(house.admin, "Ya, cek draft dulu")
    summed_up = house.answer(house.admin, "10")
    assert "12%" in summed_up and "Rp1.000.000" not in summed_up
    assert "Target berapa" in read(house, house.admin, house.presses(house.admin, "Kembali"))
    house.says(house.admin, "25")
    assert "Target berapa" in house.answer(house.admin, "back")
    assert "sudah tidak berlaku" in house.presses(house.admin, "Buka campaign")[0]
    house.says(house.admin, "30")
    house.presses(house.admin, "Buka campaign")
    [campaign] = house.do(campaigns.open_campaigns)
    assert (campaign.target, campaign.terms["fee_idr"]) == (30, 0)


def test_another_kind_takes_its_shop_and_promotions_away(house: House) -> None:
    house.shop()
    start = ("Herbana", "affiliate", "TikTok Shop Herbana")
    *_, kind = questions(house, *start, *("kembali",) * 2)
    assert "KOL atau affiliate" in kind
    for line in ("KOL", "Oktober 2026", "-", "fee 1jt", "-", "1 reel ig", "24 oktober 2026"):
        house.says(house.admin, line)
    for line in ("-", "-", "-", "tidak"):
        house.says(house.admin, line)
    assert "TikTok Shop" not in house.answer(house.admin, "10")


def test_each_answer_is_checked_at_once(house: House) -> None:
    house.campaign("Herbana September 2026")
    house.says(house.admin, "/campaign new")
    assert "tidak ada" in house.answer(house.admin, "Herbadut")
    house.says(house.admin, "Herbana")
    for bad, good in (
        ("film", "KOL"),
        ("herbana september 2026", "Herbana Oktober"),
        ("=", "-"),
        ("-", "fee 500rb"),
        ("sedikit", "-"),
        ("2 sinetron", "2 reel instagram"),
        ("7 hari setelah paket", "24 oktober 2026"),
        ("herbana", "-"),
        ("x" * 3001, "-"),
        ("suhu rendah", "-"),
        ("mungkin", "tidak"),
    ):
        assert "/13" not in house.answer(house.admin, bad), bad
        assert "/13" in house.answer(house.admin, good), good


def test_start_over_forgets_and_old_buttons_do_nothing(house: House) -> None:
    house.says(house.admin, "/campaign", file=sample("campaign.toml"))
    house.presses(house.admin, "Ulang dari awal")
    said = house.presses(house.admin, "Buka campaign")
    assert "sudah tidak berlaku" in said[0]
    assert house.do(campaigns.all_campaigns) == []


def test_only_the_lead_opens_and_closes(house: House) -> None:
    intern = house.member("Dewi")
    number = house.campaign()
    for text in ("/campaign new", "/campaign"):
        file = sample("campaign.toml") if text == "/campaign" else None
        assert "hak" in house.answer(intern, text, file=file)
    assert "0 dari 20" in house.answer(intern, "/campaign")
    assert "Tutup campaign" not in house.says(intern, f"/campaign {number}")[0].labels
    assert "hak" in house.presses(intern, f"s.close:{number}")[0].text
    house.presses(house.admin, f"s.close:{number}")
    assert house.do(campaigns.open_campaigns) == []
    house.presses(house.admin, f"s.reopen:{number}")
    assert len(house.do(campaigns.open_campaigns)) == 1


def test_a_campaign_shows_its_stages(house: House) -> None:
    for name in ("Rani", "Budi"):
        house.listed(name)
    said = house.answer(house.admin, "/campaign 1")
    assert "2 dari 20 partner" in said
    assert "masuk daftar: 2" in said
    assert "tidak ada" in house.answer(house.admin, "/campaign 99999999999999999999")


def test_contents_are_read_as_they_are_typed() -> None:
    assert answers.read_contents("2 reel instagram, 1 story IG; live tiktok (screenshot)") == (
        Content("reel", "instagram", 2),
        Content("story", "instagram"),
        Content("live", "tiktok", 1, "picture"),
    )


@pytest.mark.on_both_databases
def test_who_was_not_approached_is_let_go_with_the_campaign_and_comes_back_with_it(house: House):
    listed, vetted, stopped = (house.listed(name) for name in ("Rani", "Budi", "Citra"))
    talking = house.approached(house.who("Eko"))
    house.presses(house.admin, f"s.vet:{vetted}")
    number = house.deal(listed).campaign.id
    assert "1 siap dihubungi" in house.answer(house.admin, "/due")
    card, told = house.to(house.admin, house.presses(house.admin, f"s.close:{number}"))
    assert "dicoret: 3" in card and "3 partner yang belum dihubungi dicoret" in told
    stages = [house.deal(one).stage for one in (listed, vetted, stopped, talking)]
    assert stages == ["struck", "struck", "struck", "approached"]
    assert "Tidak ada yang menunggu" in house.answer(house.admin, "/due")
    assert "karena campaign ditutup · Ayu" in house.presses(house.admin, f"s.hist:{vetted}")[0]

    citra = house.deal(stopped).partner.id
    house.turn(lambda turn: people.stop(turn.session, citra, turn.now))
    _, told = house.to(house.admin, house.presses(house.admin, f"s.reopen:{number}"))
    assert "2 partner kembali" in told
    stages = [house.deal(one).stage for one in (listed, vetted, stopped, talking)]
    assert stages == ["listed", "vetted", "struck", "approached"]
    assert "1 siap dihubungi" in house.answer(house.admin, "/due")


@pytest.mark.on_both_databases
def test_who_comes_back_to_a_closed_campaign_by_an_undo_stands_in_the_list_of_what_waits(
    house: House,
) -> None:
    rani, number = house.listed("Rani"), house.campaign()
    house.presses(house.admin, f"s.struck:{rani}:no_fit")
    house.presses(house.admin, f"s.close:{number}")
    assert "Tidak ada yang menunggu" in house.answer(house.admin, "/due")
    house.says(house.admin, "/undo")
    assert "1 perlu dicek lead · September" in house.answer(house.admin, "/due")


def test_money_is_read_as_it_is_typed() -> None:
    assert answers.with_pay(Terms(), "1,5jt dan 7,5%") == Terms(
        fee_idr=1_500_000, commission_pct=7.5
    )
    assert answers.with_barter(Terms(), "1 paket = 350000").barter_value_idr == 350_000
    assert answers.with_bonus(Terms(), "500rb if 20 sold").bonus_target == Target(units=20)
    assert answers.with_bonus(Terms(bonus_idr=5), "-") == Terms()


@pytest.mark.parametrize("sign", ["=", "senilai", "Seharga", "worth", "(senilai"])
def test_goods_may_name_their_worth_in_words(sign: str) -> None:
    terms = answers.with_barter(Terms(), f"1 paket Herbana Temulawak {sign} 300rb")
    assert (terms.barter, terms.barter_value_idr) == ("1 paket Herbana Temulawak", 300_000)


def test_goods_and_their_worth_are_no_fee() -> None:
    with pytest.raises(Refused, match="money_unreadable"):
        answers.with_pay(Terms(), "1 paket Herbana Temulawak senilai 300rb")
    assert answers.with_pay(Terms(), "fee senilai 500rb").fee_idr == 500_000


@pytest.mark.parametrize("text", ["1 reel 1 story", "2 video tiktok", "= 300rb", "senilai 300rb"])
def test_what_is_no_goods_is_asked_again(text: str) -> None:
    with pytest.raises(Refused, match="goods_unreadable"):
        answers.with_barter(Terms(), text)


def test_every_wrong_answer_is_answered_also_the_same_one_again(house: House) -> None:
    house.says(house.admin, "/campaign new")
    house.presses(house.admin, "Herbana")
    for wrong in ("film", "film", "influencer", "film", ""):
        assert "Tekan salah satu" in house.answer(house.admin, wrong)
    assert "3/13" in house.answer(house.admin, "KOL")


def test_the_last_day_is_a_date_or_counts_from_the_pack() -> None:
    assert answers.read_post_by("10 days after the parcel", TODAY) == PostBy(days_after_pack=10)
    assert answers.read_post_by("24/9", TODAY) == PostBy(on=date(2026, 9, 24))
    for text in ("nanti", "1 Agustus 2026"):
        with pytest.raises(Refused):
            answers.read_post_by(text, TODAY)
