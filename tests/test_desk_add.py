"""/add and /kol: one KOL by the link of their profile, in as few words as somebody likes."""

from pathlib import Path

import pytest
from desk import House
from sqlmodel import Session, select

from storage.partner import research
from storage.personal import suppressed
from storage.tables import Deal, Draft, Partner

pytestmark = pytest.mark.on_both_databases
LINK = "https://www.instagram.com/Rina.Sehat/?igsh=MzRlODBiNWFlZA=="


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.campaign()
    return house


def partner(house: House) -> Partner:
    return house.do(lambda s: s.exec(select(Partner)).one())


def test_one_message_may_answer_everything(house: House) -> None:
    asked = house.answer(
        house.admin, f"/add {LINK} Rina 45rb dance, sporty, ER 3,5%, reel 200rb, story 50rb"
    )
    assert "✓ @rina.sehat, Rina, 45K micro, dancer, sporty, ER 3,5%" in asked
    assert "catatan" in asked
    said = house.answer(house.admin, "ramah, cepat membalas")
    assert "➕ Masuk daftar: Rina @rina.sehat" in said
    assert "Kecocokan:" in said and "cocok dengan 2 dari 5 kriteria: dancer, sporty" in said
    row = partner(house)
    assert (row.handle, row.followers, row.tier) == ("rina.sehat", 45_000, "micro")
    known = house.do(lambda s: research.of(s, row.id or 0))
    assert known.niches == ("dancer", "sporty")
    assert known.rates == (("reel", 200_000), ("story", 50_000))
    assert known.notes == "ramah, cepat membalas"


def test_who_begins_anew_hears_that_the_half_told_one_is_not_kept(house: House) -> None:
    house.says(house.admin, f"/add {LINK}")
    said = house.answer(house.admin, "/add https://www.tiktok.com/@bayu.lari")
    assert "belum selesai dan tidak disimpan" in said and "Namanya" in said
    assert "tidak disimpan" not in house.answer(house.admin, "/cancel")
    house.says(house.admin, "/add")
    assert "tidak disimpan" not in house.answer(house.admin, "/add")


def test_every_question_is_asked_and_can_be_skipped(house: House) -> None:
    assert "link profil" in house.answer(house.admin, "/add")
    assert "Namanya" in house.answer(house.admin, LINK)
    assert "Pengikutnya" in house.answer(house.admin, "Sehat Sentosa")
    assert "belum terbaca" in house.answer(house.admin, "banyak banget")
    assert "Niche" in house.presses(house.admin, "Lewati")[-2].text
    assert "Rate card" in house.answer(house.admin, "pecinta kucing")
    assert "catatan" in house.answer(house.admin, "-")
    said = house.presses(house.admin, "Lewati")
    assert any("➕ Masuk daftar: Sehat Sentosa" in one for one in said)
    known = house.do(lambda s: research.of(s, 1))
    assert known.niches == ("pecinta kucing",)


def test_enough_is_known_with_the_link_alone(house: House) -> None:
    house.says(house.admin, f"/add {LINK}")
    said = house.presses(house.admin, "Simpan sekarang")
    assert any("@rina.sehat" in one for one in said)
    assert partner(house).name == "@rina.sehat"


def test_the_same_profile_again_makes_nobody_twice_and_keeps_what_was_known(house: House) -> None:
    house.says(house.admin, f"/add {LINK} Rina 45rb dance")
    house.presses(house.admin, "Simpan sekarang")
    house.says(house.admin, "/add ig @rina.sehat 50rb sporty")
    said = house.presses(house.admin, "Simpan sekarang")
    assert any("👌 Sudah ada di daftar: Rina" in one for one in said)
    assert partner(house).followers == 50_000
    assert house.do(lambda s: research.of(s, 1)).niches == ("sporty", "dancer")
    assert len(house.do(lambda s: s.exec(select(Deal)).all())) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("/add halo", "Kirim link profilnya"),
        ("/add https://www.instagram.com/p/CabcdEF12/", "bukan link profil"),
        ("/add https://vt.tiktok.com/ZSabc/", "link pendek"),
        ("/add https://contoh.id/rina", "Kirim link profilnya"),
    ],
)
def test_what_is_no_profile_gets_a_clear_answer(house: House, words: str, told: str) -> None:
    assert told in house.answer(house.admin, words)
    assert house.do(lambda s: s.exec(select(Partner)).all()) == []


def test_a_post_of_an_account_that_it_names_is_enough(house: House) -> None:
    asked = house.answer(house.admin, "/add https://www.tiktok.com/@dina/video/7412345678901234567")
    assert "@dina" in asked


def test_of_several_campaigns_one_is_chosen_at_the_end(house: House) -> None:
    october = house.campaign("Oktober")
    house.says(house.admin, f"/add {LINK} Rina")
    asked = house.presses(house.admin, "Simpan sekarang")
    assert asked[-2].labels == ("Oktober", "September")
    house.presses(house.admin, "Oktober")
    assert house.do(lambda s: s.exec(select(Deal.campaign_id)).one()) == october


def test_who_asked_to_be_forgotten_is_not_added(house: House) -> None:
    def forgotten(session: Session) -> None:
        row = Partner(name="Rina", platform="instagram", handle="rina.sehat", listed_at=house.now)
        suppressed.add(session, suppressed.marks(session, row), house.now)

    house.do(forgotten)
    assert "minta datanya dihapus" in house.answer(house.admin, f"/add {LINK}")


def test_a_phone_in_an_open_question_does_not_lie_readable(house: House) -> None:
    house.says(house.admin, f"/add {LINK} Rina 0812-0000-1037")
    draft = house.do(lambda s: s.exec(select(Draft)).one())
    assert "1200001037" not in str(draft.answers)
    house.presses(house.admin, "Simpan sekarang")
    assert partner(house).phone == "+6281200001037"


def test_the_card_is_shown_and_changed_a_line_at_a_time(house: House) -> None:
    deal_id = house.listed("Rani")
    assert "👤 Rani" in house.answer(house.admin, f"/kol {deal_id}")
    for line, shown in (
        ("er 3,5%", "ER: 3,5%"),
        ("rate reel 500rb", "Rate reel: Rp500.000"),
        ("rate story 150rb", "Rate reel: Rp500.000\nRate story: Rp150.000"),
        ("niche dance, olahraga, pecinta kucing", "Niche: dancer, sporty, pecinta kucing"),
        ("brand Sido Segar, Jamu Kita", "Pernah kerja dengan: Sido Segar, Jamu Kita"),
        ("pesaing Tolak Linu", "⚠️ KOL pesaing: Tolak Linu"),
        ("pesaing tidak", "Pesaing: tidak ada"),
        ("audiens wanita 18-24", "Audiens: wanita 18-24"),
        ("produk Kunyit", "Produk yang cocok: Kunyit"),
        ("catatan ramah", "Catatan:\nramah"),
        ("pengikut 45rb", "micro · 45K pengikut"),
        ("nama Rani Kusuma", "👤 Rani Kusuma"),
    ):
        assert shown in house.answer(house.admin, f"/kol {deal_id} {line}")
    assert "Audiens" not in house.answer(house.admin, f"/kol {deal_id} audiens -")
    assert "Pilih: niche" in house.answer(house.admin, f"/kol {deal_id} zodiak leo")
    assert "Sebut jenis" in house.answer(house.admin, f"/kol {deal_id} rate mahal")


def test_a_button_asks_for_one_line_until_it_can_be_read(house: House) -> None:
    deal_id = house.listed("Rani")
    house.says(house.admin, f"/kol {deal_id}")
    assert "Contoh: 3,5%" in house.presses(house.admin, "ER")[0]
    assert "Belum terbaca" in house.answer(house.admin, "tinggi")
    assert "ER: 4%" in house.answer(house.admin, "4")


def test_notes_are_for_private_chats(house: House) -> None:
    deal_id = house.listed("Rani")
    house.says(house.admin, f"/kol {deal_id} catatan sedang sakit")
    assert "sedang sakit" in house.answer(house.admin, f"/kol {deal_id}")
    said = house.says(house.admin, f"/kol {deal_id}", group=True)
    assert said and not any("sedang sakit" in one for one in said)


def test_a_brand_has_criteria_of_its_own(house: House) -> None:
    deal_id = house.listed("Rani")
    house.says(house.admin, f"/kol {deal_id} niche ibu dan anak")
    house.says(house.admin, "/brand")
    assert "hidup sehat, pekerja keras, dancer" in house.presses(house.admin, "Herbana")[0]
    house.presses(house.admin, "Ubah kriteria KOL")
    assert "KOL yang dicari: parenting, kuliner" in house.answer(house.admin, "parenting, kuliner")
    said = house.presses(house.admin, f"s.rvone:{deal_id}")
    assert "cocok dengan 1 dari 2 kriteria: parenting" in said[0]
