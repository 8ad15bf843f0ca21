"""An affiliate whose offer has no pack asks for a sample: it goes the way of every pack."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from desk import House, Who, read

from deals.parcels.addresses import put_together
from deals.parcels.sampling import asks_for_sample
from deals.reading.intent.constructions import asks_for_a_sample
from deals.terms import Content, PostBy, Terms
from storage.partner import people

TERMS = Terms(
    contents=(Content("video", "tiktok", 1),),
    post_by=PostBy(on=date(2026, 9, 28)),
    commission_pct=10,
)
BARTER = replace(TERMS, barter="1 sample")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def agreed(house: House, who: Who, terms: Terms = TERMS, kind: str = "affiliate") -> int:
    house.campaign(terms=terms, kind=kind, shop_id=house.shop())
    return house.agreed(who, terms=terms)


def rows(path: str) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(Path(path).read_bytes()))
    return [[cell.value for cell in row] for sheet in book for row in sheet.rows]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("boleh minta sampel kak?", True),
        ("mau request sample dong", True),
        ("kirimin sampelnya dulu ya kak", True),
        ("can i get a free sample?", True),
        ("Can I have a sample?", True),
        ("I'd love a sample", True),
        ("sample please", True),
        ("please send me the sample", True),
        ("would love to request a sample", True),
        ("I can't get the sample", False),
        ("ga bisa request sampel di tiktok kak", False),
        ("sampelnya udah sampai kak", False),
        ("dapat sampel ga kak?", False),
    ],
)
def test_a_wish_for_a_sample_is_told_from_other_words(text: str, asks: bool) -> None:
    assert asks_for_sample(text) is asks


@pytest.mark.on_both_databases
@pytest.mark.parametrize("how", ["boleh minta sampel kak?", "Minta sampel"])
def test_a_sample_is_granted_and_goes_like_a_pack(house: House, rani: Who, how: str) -> None:
    deal_id = agreed(house, rani)
    said = house.presses(rani, how) if how == "Minta sampel" else house.says(rani, how)
    assert "teruskan ke tim" in read(house, rani, said)
    assert "Minta sampel" in read(house, house.admin, said)
    assert "minta sampel" in house.answer(house.admin, "/due")
    said = house.presses(house.admin, "1. Kirim sampel")
    assert "Balas dengan alamatnya" in read(house, rani, said)
    house.says(rani, "Rani Kusuma, 081200000123, Jl. Melati No. 12, Bandung 40132")
    assert house.deal(deal_id).pack.state == "to_send"
    packed = [one for one in house.says(house.admin, "/packing") if one.path]
    [row] = [row for row in rows(packed[0].path) if row[0] == deal_id]
    assert "sampel produk" in row
    house.says(house.admin, f"/ship {deal_id} JNE JP0000112233")
    assert house.deal(deal_id).pack.state == "sent"


def test_a_refused_sample_leaves_the_agreement_as_it_is(house: House, rani: Who) -> None:
    deal_id = agreed(house, rani)
    house.presses(rani, "Minta sampel")
    said = house.presses(house.admin, "Tidak ada sampel")
    assert "belum bisa kami kirim" in read(house, rani, said)
    assert house.deal(deal_id).pack.state == "none"
    house.says(house.admin, "/undo")
    assert house.deal(deal_id).pack.state == "asked"


def test_a_second_press_finds_it_asked(house: House, rani: Who) -> None:
    deal_id = agreed(house, rani)
    house.presses(rani, "Minta sampel")
    again = house.presses(rani, f"sample:{deal_id}")
    assert [one.act for one in again] == ["toast"]


def test_before_the_agreement_it_is_a_term_of_theirs(house: House, rani: Who) -> None:
    house.campaign(terms=TERMS, kind="affiliate", shop_id=house.shop())
    deal_id = house.approached(rani, terms=TERMS)
    said = house.says(rani, "boleh minta sampel dulu kak? komisinya 12% ya")
    assert "1 paket sampel produk" in read(house, rani, said)
    house.presses(house.admin, f"s.take:{deal_id}:2")
    house.presses(rani, f"agree:{deal_id}:3")
    deal = house.deal(deal_id)
    assert (deal.terms.commission_pct, deal.pack.state) == (12, "to_send")


def test_whoever_gets_a_pack_has_no_such_button(house: House, rani: Who) -> None:
    agreed(house, rani, replace(TERMS, barter="sampel Herbana"))
    labels = [label for one in house.everything() for label in one.labels]
    assert "Minta sampel" not in labels


def test_a_kol_is_answered_as_before(house: House, rani: Who) -> None:
    deal_id = agreed(house, rani, kind="kol")
    house.says(rani, "boleh minta sampel kak?")
    assert house.deal(deal_id).pack.state == "none"


@pytest.mark.parametrize(
    "words",
    ["can you send me a sample please?", "could I get a sample first?", "sample please",
     "I'd love a sample", "please send me the sample", "may I request a sample?"],
)  # fmt: skip
def test_an_english_wish_for_a_sample_is_answered(house: House, words: str) -> None:
    rani = house.who("Rani", "en")
    house.campaign(terms=BARTER, kind="affiliate", shop_id=house.shop())
    deal_id = house.approached(rani, terms=BARTER)
    told = read(house, rani, house.says(rani, words))
    assert "once our collaboration is agreed" in told
    house.presses(rani, f"yes:{deal_id}:1")
    house.presses(rani, f"agree:{deal_id}:1")
    house.later(days=2)
    told = read(house, rani, house.says(rani, words))
    assert "has not been sent yet" in told


@pytest.mark.parametrize("words", ["i want 750k and a sample", "can i get 750k plus sample"])
def test_a_sample_beside_a_figure_hides_no_counter_offer(house: House, words: str) -> None:
    rani = house.who("Rani", "en")
    house.approached(rani, terms=TERMS)
    assert "750" in read(house, rani, house.says(rani, words))


@pytest.mark.parametrize(
    "words",
    ["I want to decline the sample", "i need a new sample, this one leaks",
     "could you wait, i'm sick, got sample", "we want two samples instead"],
)  # fmt: skip
def test_what_is_said_of_a_sample_is_no_wish_for_one(words: str) -> None:
    assert not asks_for_a_sample(words)


def test_the_address_that_a_wish_names_is_kept(house: House) -> None:
    rani = house.who("Rani", "en")
    deal_id = house.agreed(rani, terms=BARTER)
    house.says(rani, "please send the sample to Jl. Melati 5, Bandung 40132")
    partner_id = house.deal(deal_id).partner.id
    known = house.do(lambda s: people.partner(s, partner_id).address)
    assert "Jl. Melati 5" in (known or "")


def test_who_takes_it_stays_though_the_line_asks_for_something() -> None:
    known = "Budi\n0812000123\nJl. Melati No. 12, Bandung 40132"
    assert "Citra Lestari" in put_together(known, "request sample a.n. Citra Lestari")
    assert "satpam" in put_together(known, "titip di satpam ya kak, bisa?")


def test_a_wish_in_front_of_an_address_is_no_part_of_it() -> None:
    where = "Rani Kusuma, 081200000123\nJl. Melati No. 12, Bandung 40132"
    wishes = ("can you send me a sample please?", "boleh minta sampelnya kak", "is it free?")
    for wish in (*wishes, "could I get an extra one?"):
        assert put_together(None, f"{wish}\n{where}") == where
    assert put_together(None, "sampelnya dikirim ke Jl. Melati 5") == (
        "sampelnya dikirim ke Jl. Melati 5"
    )
