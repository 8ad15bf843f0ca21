"""Product knowledge is sent in full to whoever asks for it."""

from pathlib import Path

import pytest
from desk import House

from deals.campaign import knowledge
from deals.questions import Known
from deals.says.questions.to_partner import Product
from storage.partner import people
from storage.tables import Brand
from storage.tables import Product as ProductRow
from tests.sample_deal import NOW, offered

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def tell(house: House) -> None:
    def told(session) -> None:
        brand = session.get_one(Brand, 1)
        brand.about = "Herbana berdiri sejak 1998."
        session.add(ProductRow(brand_id=1, name="Temulawak", about="60 kapsul."))

    house.do(told)


@pytest.mark.parametrize(
    ("text", "all_of_it"),
    [
        ("minta detail produknya dong kak", True),
        ("boleh minta product knowledge?", True),
        ("info lengkap soal produknya ya", True),
        ("could you send more details about the product?", True),
        ("detail produk sama feenya berapa?", False),
        ("produknya apa kak?", False),
        ("produknya aman buat bumil?", False),
        ("oke produknya bagus", False),
    ],
)
def test_who_asks_for_everything_and_for_nothing_else(text: str, all_of_it: bool) -> None:
    assert knowledge.asks_for_all(text) == all_of_it


def test_long_knowledge_goes_over_several_messages_and_nothing_is_cut() -> None:
    products = tuple(Product(f"Produk {number}", "x" * 900) for number in range(9))
    decision = knowledge.told(offered(), Known(products=products), NOW)
    assert decision
    pages = [one.words for one in decision.says]
    assert [(page.part, page.parts) for page in pages] == [(n, len(pages)) for n in range(1, 6)]
    assert [item.title for page in pages for item in page.items] == [p.name for p in products]
    assert [bool(one.buttons) for one in decision.says] == [False] * 4 + [True]


def test_it_is_told_in_words_and_by_the_managers_button(house: House) -> None:
    rani, maya = house.who("Rani"), house.who("Maya")
    deal_id = house.approached(rani)
    tell(house)
    answer = house.answer(rani, "minta detail produknya dong kak")
    assert "sejak 1998" in answer and "Temulawak" in answer and "60 kapsul" in answer
    house.do(lambda s: people.join(s, 1, "manager", "Maya", maya.address, house.now))
    said = house.presses(maya, f"product:{deal_id}")
    assert "sejak 1998" in house.to(maya, said)[0]


def test_where_nothing_is_known_a_person_answers(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    said = house.says(rani, "minta product knowledge-nya kak")
    assert house.to(house.admin, said)
    said = house.presses(rani, f"product:{deal_id}")
    assert house.deal(deal_id).waiting_for == "answer"
