"""Children above a target, and what those not yet born would have to bring."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import reference
from dashboard.analysis.counting import (
    NothingAtRiskError,
    above_target,
    above_target_of_all,
    children_to_reach,
    reach,
    replacement,
    replacements,
)
from dashboard.analysis.scenario import age_profile

PROFILE = age_profile(reference.table("ssgi_age_profile"))
places = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 400)).map(lambda p: (min(p), max(p))),
                  min_size=1, max_size=30)


@pytest.mark.parametrize(("months", "needed", "expected", "cut", "verdict"), [
    (24, 0.45, 17.55, 97, "tidak tercapai dengan pencegahan saja"),
    (36, 9.03, 20.43, 56, "tidak tercapai dengan pencegahan saja"),
    (48, 12.40, 20.95, 41, "tidak tercapai dengan pencegahan saja"),
])
def test_target_of_14_per_cent(months, needed, expected, cut, verdict):
    found = replacement(PROFILE, target=0.14, months=months)
    assert round(100 * found.needed, 2) == needed
    assert round(100 * found.expected, 2) == expected
    assert round(100 * found.cut) == cut
    assert found.verdict == verdict
    assert found.possible


def test_target_within_a_year_is_impossible():
    found = replacement(PROFILE, target=0.14, months=12)
    assert round(100 * found.needed, 1) == -21.5
    assert not found.possible
    assert found.verdict == "tidak tercapai dengan pencegahan saja"


def test_target_of_18_per_cent():
    cuts = [round(100 * each.cut) for each in replacements(PROFILE, target=0.18, months=(24, 36, 48))]
    assert cuts == [40, 23, 17]


def test_gauge_at_its_edges():
    assert reach(-0.5) == reach(0.08) == "dalam jangkauan"
    assert reach(0.081) == reach(0.23) == "berat"
    assert reach(0.231) == "tidak tercapai dengan pencegahan saja"


def test_months_outside_childhood_are_refused():
    for months in (0, 61):
        with pytest.raises(ValueError, match=str(months)):
            replacement(PROFILE, target=0.14, months=months)


@settings(deadline=None)
@given(st.lists(st.floats(0.01, 0.9), min_size=60, max_size=60), st.integers(1, 60), st.floats(0.01, 0.5))
def test_meeting_the_need_meets_the_target(profile, months, target):
    found = replacement(np.array(profile), target=target, months=months)
    after = found.share * found.needed + sum(profile[months:]) / 60
    assert after == pytest.approx(target, abs=1e-12)
    assert found.needed == pytest.approx(found.expected * (1 - found.cut), abs=1e-9)


def test_children_above_target_by_hand():
    # 14 % of 50 are exactly 7 children, which floating point writes as 7.000000000000001 or 6.999999999999999.
    assert above_target([7, 8, 0, 30], measured=[50, 50, 50, 100], target=0.14).tolist() == [0, 1, 0, 16]
    assert above_target(3, measured=10, target=0.3) == 0


def test_all_children_when_the_unmeasured_are_alike():
    # 20 of 100 measured, 150 children: 30 stunted, 21 allowed.
    assert above_target_of_all([20], measured=[100], children=[150], target=0.14).tolist() == [9]
    assert np.isnan(above_target_of_all([0], measured=[0], children=[150], target=0.14)).all()


@settings(deadline=None)
@given(places, st.floats(0.01, 0.5))
def test_sum_over_desa_is_at_least_the_kabupaten(counts, target):
    x, n = np.array(counts).T
    each, together = above_target(x, measured=n, target=target), above_target(x.sum(), measured=n.sum(), target=target)
    assert each.sum() >= together
    assert ((x - each) <= target * n + 1e-6).all(), "after moving them no desa is above"
    over = each > 0
    assert ((x - each + 1)[over] > (target * n)[over]).all(), "and no more than needed"


def test_children_to_reach():
    assert children_to_reach([120, 40], share_at_risk=[0.25, 0.5]).tolist() == [30, 20]


def test_nobody_young_stunted_is_an_error_of_its_own():
    profile = np.where(np.arange(60) < 24, 0.0, 0.2)
    with pytest.raises(NothingAtRiskError, match="below 24 months") as caught:
        replacement(profile, target=0.14, months=24)
    assert caught.value.months == 24
    assert replacement(profile, target=0.14, months=36).expected > 0
