"""The what-if with its uncertainty: known range, the same result every time, and draws that agree with the centre."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from dashboard import reference
from dashboard.analysis import scenario
from dashboard.analysis.scenario_draws import QUALITY_BETA, averted_range, simulate
from dashboard.analysis.scenario_presets import PRESETS, Line, interventions, preset

EFFECTS = reference.table("effect_sizes")
PROFILE = scenario.age_profile(reference.table("ssgi_age_profile"))


def drawn(key, *, seed=20260801, **options):
    chosen = interventions(preset(key).lines, effects=EFFECTS)
    return simulate(chosen, profile=PROFILE, rng=np.random.default_rng(seed), **options)


def test_known_range_of_the_full_package():
    result = drawn("paket")
    shown = [round(100 * float(side[-1]), 1) for side in (result.under_five.median, result.under_five.low,
                                                          result.under_five.high)]
    assert shown == [20.2, 19.9, 20.5]
    assert result.share_falling[-1] > 0.99


def test_a_certain_effect_leaves_only_the_doubt_about_quality():
    found = averted_range(np.array([7.0]), ratios=[(0.9, 0.9, 0.9)], quality=0.7, rng=np.random.default_rng(5),
                          draws=200_000)
    assert found == pytest.approx(10 * beta(*QUALITY_BETA).ppf([0.1, 0.5, 0.9]), rel=0.01)


def test_averted_children_hold_the_centre_and_widen_with_the_evidence():
    lines = np.array([4.0, 6.0])
    narrow, wide = (averted_range(lines, ratios=[(low, 0.9, high), (1.0, 1.0, 1.0)], quality=0.7,
                                  rng=np.random.default_rng(5)) for low, high in ((0.89, 0.91), (0.8, 1.0)))
    for low, middle, high in (narrow, wide):
        assert low < 4 < high, "a line without effect averts nobody"
        assert middle == pytest.approx(4, rel=0.05)
    assert wide[2] - wide[0] > narrow[2] - narrow[0]


def test_nothing_and_the_null_interventions_fall_in_no_draw():
    for key in ("sekarang", "lingkungan"):
        result = drawn(key, level_sd=0.15)
        assert (result.share_falling == 0).all()
        assert (result.fall_five.high == 0).all()
        assert (result.fall_five.low == 0).all()
        assert (result.under_five.median == result.under_five_now.median).all()


def test_same_seed_same_result_other_seed_other_draws():
    first, again, other = drawn("makanan"), drawn("makanan"), drawn("makanan", seed=2)
    assert (first.under_five.low == again.under_five.low).all()
    assert (first.under_five.low != other.under_five.low).any()


@pytest.mark.parametrize("key", [each.id for each in PRESETS])
def test_doubling_the_draws_does_not_move_the_median(key):
    once, twice = drawn(key, level_sd=0.1), drawn(key, seed=5, level_sd=0.1, draws=10_000)
    # Monte Carlo error of a median: about 1.25 sd/sqrt(draws); sd from the 80 % range. Both runs vary.
    sd = (once.fall_five.high - once.fall_five.low) / 2.563
    error = 1.25 * sd * np.sqrt(1 / 5000 + 1 / 10_000)
    assert (np.abs(once.fall_five.median - twice.fall_five.median) <= 4 * error + 1e-15).all()


def test_median_agrees_with_the_central_values():
    for key in ("makanan", "hamil", "paket", "batas_atas"):
        centre = scenario.run(interventions(preset(key).lines, effects=EFFECTS), profile=PROFILE)
        result = drawn(key)
        assert 100 * np.abs(result.under_five.median - centre.under_five).max() < 0.15
        assert (result.under_five.low <= result.under_five.median).all()
        assert (result.under_five.median <= result.under_five.high).all()


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(["CFEDU_2017", "CFSUP_2017", "BEP_KEK", "MMS_PR", "SQLNS_2021"]),
                          st.floats(0, 0.8), st.floats(0.01, 0.2)), min_size=1, max_size=4), st.floats(0, 0.1))
def test_more_coverage_never_worsens_any_part_of_the_range(chosen, more):
    def falls(extra):
        lines = [Line(key, 0.5, now, now + gain + extra * (1 - now - gain)) for key, now, gain in chosen]
        made = interventions(lines, effects=EFFECTS)
        return simulate(made, profile=PROFILE, rng=np.random.default_rng(3), draws=300).fall_five

    less, higher = falls(0.0), falls(more)
    for side in ("low", "median", "high"):
        assert (getattr(higher, side) >= getattr(less, side) - 1e-12).all()


def test_a_quality_taken_as_given_is_the_centre_and_lies_inside_the_drawn_range():
    free, held = drawn("batas_atas"), drawn("batas_atas", quality=0.7)
    assert held.fall_five.high[-1] - held.fall_five.low[-1] < free.fall_five.high[-1] - free.fall_five.low[-1]
    assert drawn("batas_atas", quality=0.9).fall_five.median[-1] > held.fall_five.median[-1]


def test_uncertain_level_widens_the_level_but_hardly_the_effect():
    sure, unsure = drawn("paket"), drawn("paket", level_sd=0.16)
    assert unsure.under_five.high[-1] - unsure.under_five.low[-1] > 4 * (sure.under_five.high - sure.under_five.low)[-1]
    assert unsure.fall_five.high[-1] - unsure.fall_five.low[-1] < 1.5 * (sure.fall_five.high - sure.fall_five.low)[-1]
    now = unsure.under_five_now
    assert now.low[0] < PROFILE.mean() < now.high[0]


def test_an_effect_that_may_be_none_says_so():
    """Birth spacing: the interval reaches 1, so some draws do not fall."""
    chosen = interventions([Line("BIRTHINT_PR", 0.2, 0.3, 0.8)], effects=EFFECTS)
    result = simulate(chosen, profile=PROFILE, rng=np.random.default_rng(1))
    assert 0.9 < result.share_falling[-1] < 1.0


def test_averted_children_follow_the_fall():
    averted = drawn("paket").averted(27_000)
    assert averted.low[-1] < averted.median[-1] < averted.high[-1]
    assert averted.median[-1] == pytest.approx(27_000 * drawn("paket").fall_five.median[-1])
