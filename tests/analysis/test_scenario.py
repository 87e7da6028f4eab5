"""The what-if: known answers to their printed digits, and what no scenario may ever do."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import reference
from dashboard.analysis import scenario
from dashboard.analysis.scenario import AGES, Intervention, ScenarioError
from dashboard.analysis.scenario_presets import (
    PRESETS,
    Line,
    interventions,
    pr_from_odds_ratio,
    pr_from_smd,
    preset,
)

EFFECTS = reference.table("effect_sizes")
PROFILE = scenario.age_profile(reference.table("ssgi_age_profile"))
STARTS = np.array([0, 6, 12, 24, 36, 48])
USABLE = EFFECTS.loc[EFFECTS["use"] == "yes", "id"].tolist()
FLAT = np.full(60, 0.20)

shares = st.floats(0, 1)
profiles = st.lists(st.floats(0.02, 0.7), min_size=6, max_size=6).map(
    lambda values: np.repeat(values, np.diff([*STARTS, 60]))
)


@st.composite
def lines(draw, least=1):
    chosen = draw(st.lists(st.sampled_from(USABLE), min_size=least, max_size=8))
    picked = []
    for key in chosen:
        now = draw(shares)
        picked.append(Line(key, draw(shares), now, draw(st.floats(now, 1))))
    return interventions(picked, effects=EFFECTS)


def of_preset(key):
    return interventions(preset(key).lines, effects=EFFECTS)


def supplement(**changes):
    base = Intervention("x", 6, 24, 0.88, 0.85, 0.91, "makanan", 1.0, 0.0, 1.0, persistence=0.85)
    return replace(base, **changes)


def test_profile_of_the_survey_and_its_shift_to_a_kabupaten():
    assert PROFILE.mean() == pytest.approx(0.2084, abs=5e-7)
    assert PROFILE[:24].mean() == pytest.approx(0.1755, abs=5e-7)
    assert float(scenario.shift_to_level(PROFILE, 0.179)) == pytest.approx(-0.190738, abs=5e-7)
    shifted = scenario.at_level(PROFILE, 0.179)
    assert shifted.mean() == pytest.approx(0.179, abs=1e-12)
    assert np.round(100 * shifted[STARTS], 2).tolist() == [9.87, 11.60, 19.26, 22.68, 19.35, 17.48]


@pytest.mark.parametrize(("key", "under_five", "under_two_at_60"), [
    ("sekarang", (20.84, 20.84, 20.84, 20.84, 20.84), 17.55),
    ("makanan", (20.700, 20.537, 20.404, 20.294, 20.256), 17.065),
    ("hamil", (20.838, 20.825, 20.803, 20.778, 20.757), 17.465),
    ("paket", (20.699, 20.522, 20.367, 20.234, 20.175), 16.983),
    ("batas_atas", (20.462, 20.020, 19.661, 19.365, 19.263), 16.241),
    ("lingkungan", (20.84, 20.84, 20.84, 20.84, 20.84), 17.55),
])
def test_presets_to_the_printed_digits(key, under_five, under_two_at_60):
    outcome = scenario.run(of_preset(key), profile=PROFILE)
    assert tuple(np.round(100 * outcome.under_five, 3)) == pytest.approx(under_five, abs=1e-9)
    assert round(100 * outcome.under_two[-1], 3) == pytest.approx(under_two_at_60, abs=1e-9)


def test_one_supplement_in_a_flat_population_by_hand():
    outcome = scenario.run([supplement()], profile=FLAT, quality=1, ramp=0)
    assert 100 * outcome.under_five[-1] == pytest.approx(20 * (6 + 18 * 0.88 + 36 * 0.898) / 60, abs=1e-9)
    assert 100 * outcome.under_five[-1] == pytest.approx(18.056, abs=5e-4)
    assert 100 * outcome.under_two[-1] == pytest.approx(18.2, abs=1e-9)
    assert 100 * outcome.under_five[0] == pytest.approx(19.18945, abs=5e-6)
    assert 100 * outcome.under_five[1] == pytest.approx(18.77, abs=5e-9)


def test_conversions_of_effect_sizes():
    assert round(pr_from_smd(0.11, prevalence=0.20), 3) == 0.853
    assert round(pr_from_smd(0.08, prevalence=0.20), 3) == 0.892
    assert round(pr_from_odds_ratio(0.61, prevalence=0.25), 3) == 0.676


def test_exposure_of_pregnancy_and_of_the_first_food():
    pregnancy = scenario.exposure(-9, window_to=0, months=12)
    # Six effective months: a child of half a month spent 5.5 of its 9 months in the womb under the new coverage.
    assert pregnancy[0] == pytest.approx(5.5 / 9)
    assert pregnancy[6:].max() == 0
    food = scenario.exposure(6, window_to=24, months=60, ramp=0)
    assert food[AGES < 6].max() == 0
    assert food[(AGES > 6) & (AGES < 65)].min() == 1
    assert scenario.exposure(6, window_to=24, months=6).max() == 0, "the ramp's mean delay has just passed"


def test_alternatives_in_one_channel_take_the_better_only():
    both = [supplement(), supplement(id="y", pr=0.93, pr_lo=0.9, pr_hi=0.96)]
    assert scenario.run(both, profile=FLAT).under_five == pytest.approx(scenario.run(both[:1], profile=FLAT).under_five)
    apart = [both[0], replace(both[1], channel="lain")]
    assert scenario.run(apart, profile=FLAT).under_five[-1] < scenario.run(both, profile=FLAT).under_five[-1]


def test_existing_coverage_already_works():
    fresh = scenario.run([supplement(coverage_then=0.5)], profile=FLAT)
    topped_up = scenario.run([supplement(coverage_now=0.5, coverage_then=1.0)], profile=FLAT)
    # The second half works on children who already fall: from 1 - .06 to 1 - .12, a little more in relation.
    assert topped_up.under_five[-1] < fresh.under_five[-1] < 0.20
    assert scenario.run([supplement(coverage_now=1.0)], profile=FLAT).under_five.tolist() == [FLAT.mean()] * 5


def test_no_programme_goes_below_healthy_children():
    strong = supplement(window_from=-9, window_to=0, pr=0.05, pr_lo=0.04, pr_hi=0.06, persistence=1.0)
    assert scenario.run([strong], profile=FLAT, quality=1).under_two[-1] == pytest.approx(scenario.FLOOR)
    low = np.full(60, 0.01)
    assert scenario.run([strong], profile=low, quality=1).under_five[-1] == pytest.approx(0.01), "already below: stays"


@settings(deadline=None)
@given(profiles, lines(least=0))
def test_nothing_changed_changes_nothing(profile, chosen):
    same = [replace(line, coverage_then=line.coverage_now) for line in chosen]
    outcome = scenario.run(same, profile=profile)
    assert (outcome.under_five == outcome.start_under_five).all()
    assert (outcome.under_two == outcome.start_under_two).all()


@settings(deadline=None)
@given(profiles, st.lists(st.tuples(st.sampled_from(["WASH_NULL", "DEWORM", "BF", "VITA", "ENABLER"]), shares, shares)))
def test_interventions_without_effect_move_nothing_exactly(profile, chosen):
    nulls = interventions([Line(key, 1.0, now, then) for key, now, then in chosen], effects=EFFECTS)
    outcome = scenario.run(nulls, profile=profile)
    assert (outcome.under_five == outcome.start_under_five).all()
    assert all(line.inert for line in nulls)


@settings(deadline=None)
@given(profiles, lines(), st.data())
def test_more_coverage_never_worsens(profile, chosen, data):
    less = scenario.run(chosen, profile=profile)
    at = data.draw(st.integers(0, len(chosen) - 1))
    higher = replace(chosen[at], coverage_then=data.draw(st.floats(chosen[at].coverage_then, 1)))
    more = scenario.run([*chosen[:at], higher, *chosen[at + 1:]], profile=profile)
    assert (more.under_five <= less.under_five + 1e-12).all()
    assert (more.under_two <= less.under_two + 1e-12).all()


@settings(deadline=None)
@given(profiles, lines())
def test_result_stays_in_bounds_and_time_only_helps(profile, chosen):
    outcome = scenario.run(chosen, profile=profile)
    lowest = np.minimum(profile, scenario.FLOOR).mean()
    assert (outcome.under_five <= outcome.start_under_five + 1e-12).all()
    assert (outcome.under_five >= lowest - 1e-12).all()
    assert (np.diff(outcome.under_five) <= 1e-12).all()


@settings(deadline=None)
@given(profiles, lines())
def test_order_of_lines_does_not_matter(profile, chosen):
    forth, back = scenario.run(chosen, profile=profile), scenario.run(chosen[::-1], profile=profile)
    np.testing.assert_allclose(forth.under_five, back.under_five, rtol=0, atol=1e-14)


@settings(deadline=None)
@given(profiles, st.floats(0.02, 0.6))
def test_shifted_profile_has_the_level_and_keeps_its_order(profile, level):
    moved = scenario.at_level(profile, level)
    assert moved.mean() == pytest.approx(level, abs=1e-10)
    # No order is turned round; values one last digit apart may become equal.
    assert (np.diff(moved) * np.diff(profile) >= 0).all()


def test_every_preset_joins_its_effects_and_names_are_its_own():
    assert len({each.id for each in PRESETS}) == len(PRESETS)
    for each in PRESETS:
        assert [line.id for line in interventions(each.lines, effects=EFFECTS)] == [
            line.effect_id for line in each.lines]
        assert each.example == bool(each.lines), "built-in shares are examples"


@pytest.mark.parametrize(("changes", "said"), [
    ({"coverage_then": 1.2}, "coverage_then.*1.2"), ({"affected_share": -0.1}, "affected_share.*-0.1"),
    ({"window_to": 6}, "window"), ({"pr": 0.95}, "0.95"),
])
def test_impossible_lines_are_refused_with_their_value(changes, said):
    with pytest.raises(ScenarioError, match=said):
        supplement(**changes)


def test_unknown_or_benchmark_effects_are_refused():
    with pytest.raises(ScenarioError, match="EGG_ECU, NONE"):
        interventions([Line("EGG_ECU", 1, 0, 1), Line("NONE", 1, 0, 1)], effects=EFFECTS)
    with pytest.raises(ScenarioError, match="nothing"):
        preset("nothing")
    bands = reference.table("ssgi_age_profile")
    with pytest.raises(ScenarioError, match=r"exactly once: \[0, 1, 2, 3, 4, 5\]"):
        scenario.age_profile(bands.iloc[1:])
    with pytest.raises(ScenarioError, match="level"):
        scenario.at_level(PROFILE, 1.0)
    with pytest.raises(ScenarioError, match="60 shares"):
        scenario.run([], profile=FLAT[:12])
