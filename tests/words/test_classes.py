"""The class is that of the displayed value (de Onis et al. 2019)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.words import classes, numbers


@pytest.mark.parametrize(("value", "expected"), [
    (0.0, "sangat_rendah"), (2.44, "sangat_rendah"), (2.45, "rendah"), (9.94, "rendah"), (9.95, "sedang"),
    (19.94, "sedang"), (19.96, "tinggi"), (29.94, "tinggi"), (29.96, "sangat_tinggi"), (100.0, "sangat_tinggi"),
])
def test_stunting_class_of_the_displayed_value(value: float, expected: str) -> None:
    assert classes.stunting_class(value) == expected


@given(st.floats(min_value=0, max_value=100, allow_nan=False))
def test_the_number_and_its_class_never_disagree(value: float) -> None:
    shown = float(numbers.number(value).replace(".", "").replace(",", "."))
    assert classes.stunting_class(value) == classes.stunting_class(shown)


@pytest.mark.parametrize(("known", "unknown", "expected"), [
    (True, False, "cakupan 45–80%"), (False, True, "cakupan tidak diketahui"),
    (True, True, "cakupan 45–80% atau tidak diketahui"), (False, False, ""),
])
def test_thin_lines_say_which_coverage_they_stand_for(*, known: bool, unknown: bool, expected: str) -> None:
    assert classes.thin_lines_words(blank=0.45, enough=0.8, some_known=known, some_unknown=unknown) == expected


def test_every_class_has_a_word_and_every_status_a_shape() -> None:
    assert set(classes.CLASS_ORDER) <= set(classes.CLASS_WORDS)
    assert set(classes.CLASS_RANGES) == set(classes.CLASS_ORDER)
    assert set(classes.STATUS_WORDS) == set(classes.STATUS_SHAPES)
