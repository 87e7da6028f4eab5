"""Numbers as an Indonesian reader expects them; what is shown adds up."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.words import numbers

rates = st.floats(min_value=0, max_value=100, allow_nan=False)
counts = st.integers(min_value=0, max_value=10**9)


@pytest.mark.parametrize(("value", "shown"), [
    (21.34, "21,3%"), (21.35, "21,4%"), (19.96, "20,0%"), (0.0, "0,0%"), (100.0, "100,0%"), (107.142857, "107,1%"),
    (2.45, "2,5%"), (0.05, "0,1%"), (0.04, "0,0%"),
])
def test_a_rate_has_one_decimal_rounded_half_up(value: float, shown: str) -> None:
    assert numbers.percent(value) == shown


@pytest.mark.parametrize(("value", "shown"), [(17957, "17.957"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567")])
def test_a_count_has_points_for_thousands(value: int, shown: str) -> None:
    assert numbers.count(value) == shown


def test_a_range_and_its_unit() -> None:
    assert numbers.percent_range(17.8, 25.3) == "17,8–25,3%"
    assert numbers.plain_range(0.7, 2.25) == "0,7–2,3"


def test_a_change_is_taken_between_displayed_rates() -> None:
    # 22,94 shows as 22,9 and 21,35 as 21,4: the screen says 1,5, not the 1,59 of the unrounded values.
    assert numbers.change(before=22.94, after=21.35) == "turun 1,5 poin"
    assert numbers.change(before=24.5, after=25.1) == "naik 0,6 poin"
    assert numbers.change(before=13.61, after=13.64) == "tetap"


@pytest.mark.parametrize(("expected", "shown"), [
    (0.17, "kurang dari satu"), (0.5, "sekitar satu"), (1.0, "sekitar satu"), (1.4, "sekitar 1–2"), (4.0, "sekitar 4"),
    (4.7, "sekitar 4–5")])
def test_an_expected_count_is_told_as_people_say_it(expected: float, shown: str) -> None:
    assert numbers.about(expected) == shown


def test_minus_is_a_minus_sign_and_zero_has_none() -> None:
    assert numbers.signed(-0.6) == "−0,6"
    assert numbers.signed(-0.04) == "0,0"
    assert numbers.signed(0.6) == "+0,6"


@pytest.mark.parametrize(("rupiah", "shown"), [
    (1_200_000_000, "Rp1,2 miliar"), (350_000_000, "Rp350 juta"), (950_000_000, "Rp950 juta"), (500, "Rp500"),
    (999_960_000, "Rp1 miliar"), (2_500_000_000_000, "Rp2,5 triliun"), (7_500, "Rp7,5 ribu"), (0, "Rp0"),
    (-1_200_000_000, "−Rp1,2 miliar"),
])
def test_money_is_spoken_in_large_units(rupiah: float, shown: str) -> None:
    assert numbers.money(rupiah) == shown


def test_dates() -> None:
    day = date(2025, 2, 28)
    assert numbers.date_long(day) == "28 Februari 2025"
    assert numbers.month_long(day) == "Februari 2025"
    assert numbers.month_short(day) == "Feb 2025"
    assert numbers.month_short(date(2025, 8, 1)) == "Agu 2025"


def test_lists_of_names() -> None:
    assert numbers.listed(["Runtu"]) == "Runtu"
    assert numbers.listed(["Runtu", "Rangda"]) == "Runtu dan Rangda"
    assert numbers.first_few(["A", "B", "C", "D"], most=2) == "A, B, dan 2 lainnya"
    assert numbers.first_few([], most=2) == ""


@given(rates)
def test_displayed_is_decimal_half_up(value: float) -> None:
    expected = Decimal(repr(value)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    assert Decimal(repr(numbers.displayed(value))) == expected


@given(rates, rates)
def test_before_plus_change_is_after_on_screen(before: float, after: float) -> None:
    moved = numbers.displayed_change(before=before, after=after)
    assert numbers.displayed(numbers.displayed(before) + moved) == numbers.displayed(after)


@given(st.one_of(rates, st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)))
def test_no_decimal_point_ever(value: float) -> None:
    for text in (numbers.percent(value), numbers.number(value), numbers.signed(value), numbers.money(value)):
        assert not re.search(r"\.\d{1,2}(?!\d)", text), text
        assert "-" not in text


@given(counts)
def test_a_count_reads_back(value: int) -> None:
    assert int(numbers.count(value).replace(".", "")) == value
