"""Numbers, coded words and Excel's clock-time damage: known cells and round trips over whole ranges."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake import cells
from dashboard.intake.columns import column
from dashboard.intake.excel_damage import decode, decode_days, looks_damaged

TENTHS = [tenth / 10 for tenth in range(1310)]  # every one-decimal value 0.0 to 130.9


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("8,5", 8.5),
        ("8.5", 8.5),
        (8.5, 8.5),
        (14, 14),
        ("14.5\xa0", 14.5),
        (" 8,5 kg", 8.5),
        ("72 cm", 72),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("-2,78", -2.78),
        (",5", 0.5),
        ("9.34% %", 9.34),
        ("7.2%", 7.2),
        ("8.6 %", 8.6),
        ("0", 0),
        ("", None),
        ("-", None),
        ("n/a", None),
        ("8..5", None),
        ("8,5,1", None),
        ("89.05.00", None),
        ("delapan", None),
        (True, None),
        (math.inf, None),
        (dt.time(8, 5), None),
        ("1e5", None),
        ("9" * 400, None),
        ("0812-3456", None),
    ],
)
def test_number(cell, expected):
    assert cells.number(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1.234", 1234),
        ("12.345.678", 12345678),
        ("1,234", 1234),
        ("12", 12),
        ("0.5", 0.5),
        ("1234", 1234),
        ("3.5", 3.5),
    ],
)
def test_counts_may_have_thousands_points(cell, expected):
    assert cells.count_number(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(3, 3), ("2.8", 2.8), (3500, 3.5), ("3.500", 3.5), (280, 2.8), ("28", 2.8), (0, None), ("-", None), ("3,1", 3.1)],
)
def test_birth_weight_in_grams_and_slips(cell, expected):
    assert cells.birth_weight_kg(cell) == expected


@given(st.decimals(min_value=-999, max_value=999, places=2))
def test_decimal_comma_and_point_read_the_same(value):
    written = str(value)
    assert cells.number(written) == cells.number(written.replace(".", ",")) == float(value)


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text):
    value = cells.number(text)
    assert value is None or math.isfinite(value)
    assert cells.count_number(text) is None or math.isfinite(cells.count_number(text))
    assert cells.birth_weight_kg(text) is None or cells.birth_weight_kg(text) > 0


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("L\xa0", "L"),
        ("P", "P"),
        ("Laki-laki", "L"),
        ("LAKI - LAKI", "L"),
        ("perempuan", "P"),
        (1, "L"),
        (2.0, "P"),
        ("M", "L"),
        ("F", "P"),
        ("x", ""),
        ("", ""),
        (3, ""),
    ],
)
def test_sex(cell, expected):
    assert cells.sex(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Berdiri\xa0", "standing"), ("terlentang", "lying"), ("telentang", "lying"), ("-", ""), ("Duduk", "")],
)
def test_method(cell, expected):
    assert cells.method(cell) == expected


def clock(value):
    """What Excel makes of a typed one-decimal number: hours and minutes."""
    return divmod(round(value * 10), 10)


FORMS = {
    "hh.mm": lambda value: "{:02d}.{:02d}".format(*clock(value)),
    "hh:mm": lambda value: "{:02d}:{:02d}".format(*clock(value)),
    "[h].mm.ss": lambda value: "{}.{:02d}.00".format(*clock(value)),
    "timedelta": lambda value: dt.timedelta(hours=clock(value)[0], minutes=clock(value)[1]),
    "datetime": lambda value: (
        dt.datetime(1899, 12, 31) + dt.timedelta(hours=clock(value)[0], minutes=clock(value)[1], milliseconds=-5)
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_one_decimal_value_comes_back(form):
    # a moment before 31 December 1899 is no time of day: zero cannot be five milliseconds early
    values = TENTHS[1:] if form == "datetime" else TENTHS
    assert [decode(FORMS[form](value)) for value in values] == values


def test_every_one_decimal_value_comes_back_from_a_time_cell():
    values = [value for value in TENTHS if value < 24]
    assert [decode(dt.time(*clock(value))) for value in values] == values


@pytest.mark.parametrize(
    "shown", [lambda days: days, lambda days: f"{days:.9f}".rstrip("0").rstrip(".").replace(".", ",")]
)
def test_every_one_decimal_value_comes_back_from_day_fractions(shown):
    days = [(clock(value)[0] * 60 + clock(value)[1]) / 1440 for value in TENTHS]
    assert [decode_days(shown(day)) for day in days] == TENTHS


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("03.03", 3.3),
        ("10.25", 10.25),
        ("89.05.00", 89.5),
        ("0,130555556", 3.8),
        ("3,711805556", 89.5),
        (dt.time(8, 5), 8.5),
        (dt.timedelta(days=3, hours=17, minutes=5), 89.5),
        (dt.datetime(1900, 1, 3, 17, 4, 59, 995000), 89.5),
        ("13.44", 13.44),
        ("-2.78", -2.78),
        (11.0, 11.0),
        ("", None),
        ("03:03", 3.3),
        (dt.datetime(2024, 5, 1), None),
    ],
)
def test_cells_seen_in_real_files(cell, expected):
    assert decode(cell) == expected


@given(st.lists(st.integers(20, 1309), min_size=30, max_size=200), st.sampled_from(["hh.mm", "[h].mm.ss"]))
def test_a_damaged_column_is_told_from_a_clean_one(tenths, form):
    values = [tenth / 10 for tenth in tenths]
    clean = column("Tinggi", [f"{value:.1f}" for value in values])
    assert not looks_damaged(clean)
    if sum(value % 1 != 0 for value in values) > 3 and (form == "[h].mm.ss" or min(values) < 10):
        assert looks_damaged(column("Tinggi", [FORMS[form](value) for value in values]))


@given(st.lists(st.integers(200, 3000), min_size=30, max_size=200))
def test_a_scale_that_prints_two_decimals_is_not_damage(hundredths):
    assert not looks_damaged(column("Berat", [f"{value / 100:.2f}" for value in hundredths]))
    assert not looks_damaged(column("Berat", [value / 100 for value in hundredths]))
