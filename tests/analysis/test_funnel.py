"""Funnel classes and limits."""

import numpy as np
import pytest

from dashboard.analysis.funnel import funnel, limits


def test_limits_by_hand():
    low, high = limits([100], centre=0.2, level=0.95)
    assert (low[0], high[0]) == pytest.approx((0.2 - 1.959964 * 0.04, 0.2 + 1.959964 * 0.04), abs=1e-7)
    low, high = limits([4, 0], centre=0.1, level=0.998)
    assert low[0] == 0
    assert np.isnan(high[1])


def test_classes_step_over_each_limit():
    # centre 20 %, n 100: limits 12.2 / 27.8 (95 %) and 7.6 / 32.4 (99.8 %)
    x = np.array([7, 8, 12, 13, 27, 28, 32, 33, 0])
    n = np.array([100] * 8 + [0])
    assert funnel(x, n=n, centre=0.2).classes == (
        "rendah 99,8", "rendah 95", "rendah 95", "tidak berbeda", "tidak berbeda",
        "tinggi 95", "tinggi 95", "tinggi 99,8", "",
    )  # fmt: skip


def test_centre_is_the_pooled_share():
    assert funnel([1, 30], n=[10, 190]).centre == pytest.approx(31 / 200)
    with pytest.raises(ValueError, match="no measured"):
        funnel([0], n=[0])


def test_equal_desa_fall_outside_as_often_as_announced():
    """Of 94 equal desa about 4-5 fall outside 95 % and 0.2 outside 99.8 %."""
    rng = np.random.default_rng(11)
    n = rng.integers(60, 120, 94)
    warned = acted = 0
    for _ in range(200):
        classes = funnel(rng.binomial(n, 0.18), n=n).classes
        warned += sum(c not in ("tidak berbeda", "") for c in classes)
        acted += sum(c.endswith("99,8") for c in classes)
    assert 3.5 < warned / 200 < 5.5
    assert acted / 200 < 0.5
