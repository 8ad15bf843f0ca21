"""Numbers of exports: the column decides what dots and commas mean."""

import pytest

from deals.selling.numbers import form_of, forms_of, number_of, whole


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["Rp435.212.212", "Rp0", "--", "Rp1.250"], [435_212_212, 0, None, 1_250]),
        (["2,000,000.5", "1,250", "150"], [2_000_001, 1_250, 150]),
        (["1.250", "17.500"], [1_250, 17_500]),
        (["1,250", "17,500"], [1_250, 17_500]),
        (["1.250", "17,5"], [1_250, 18]),
        (["1.250", "17.5"], [1, 18]),
        (["-25.000", "(1.500.000)", "−Rp 3"], [-25_000, -1_500_000, -3]),
        (["435.5e0", "12", "1.2E+07"], [436, 12, 12_000_000]),
        (["IDR 25.000,00", "25.000 IDR"], [25_000, 25_000]),
        (["######", "abc", "12 pcs", ""], [None, None, None, None]),
    ],
)
def test_money_is_read_as_its_column_writes_it(cells: list[str], read: list[int | None]) -> None:
    style = forms_of(cells).style(whole=True)
    found = [number_of(cell, style) for cell in cells]
    assert [None if one is None else whole(one) for one in found] == read


def test_percents_have_fractions() -> None:
    style = forms_of(["5.90%", "--", "12%"]).style(whole=False)
    assert [str(number_of(cell, style)) for cell in ("5.90%", "12%")] == ["5.90", "12"]


def test_a_column_that_writes_both_ways_says_so() -> None:
    style = forms_of(["1.250.000", "1,250,000.5", "3.000.000"]).style(whole=True)
    assert (style.decimal, style.mixed, style.sure) == ("comma", True, False)
    assert number_of("1,250,000.5", style) == number_of("1250000,5", style)


def test_what_only_thousands_could_be_is_told_as_a_guess() -> None:
    style = forms_of(["435.212", "12"]).style(whole=True)
    assert (style.decimal, style.sure, style.example) == ("comma", False, "435.212")


@pytest.mark.parametrize(
    ("cell", "form"),
    [("0.125", "dot"), ("1.234.567", "comma"), ("12", "plain"), ("1.234", "unclear")],
)
def test_what_a_cell_shows_by_itself(cell: str, form: str) -> None:
    assert form_of(cell)[0] == form
