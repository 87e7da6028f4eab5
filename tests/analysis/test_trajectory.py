"""Trajectory: equal to an independent smoother, and wide enough for a bias that drifts."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit, logit

from dashboard.analysis import trajectory
from dashboard.analysis.known_answers import observations, step_of
from dashboard.analysis.trajectory import Model, Observation, forecast

DATA = Path(__file__).parents[1] / "data"
END = step_of("2029-2")


@pytest.fixture(scope="module")
def given_values():
    return observations(pd.read_csv(DATA / "oracle_trajectory_input.csv"))


@pytest.fixture(scope="module")
def found(given_values):
    return forecast(given_values, until=END)


def test_smoother_equals_statsmodels(found):
    expected = pd.read_csv(DATA / "oracle_trajectory_expected.csv")
    assert found.steps == tuple(step_of(s) for s in expected["semester"])
    for name in ("u", "sd_u", "g", "sd_g", "d", "sd_d"):
        np.testing.assert_allclose(getattr(found, name), expected[name], atol=1e-6, rtol=0)
    np.testing.assert_allclose(found.median, expected["p_median"], atol=1e-6)
    for share in trajectory.FAN_SHARES:
        low, high = found.fan(share)
        np.testing.assert_allclose(low, expected[f"lo{share * 100:.0f}"], atol=1e-6)
        np.testing.assert_allclose(high, expected[f"hi{share * 100:.0f}"], atol=1e-6)
    for name, target in (("P_le_0142", 0.142), ("P_le_0188", 0.188)):
        ours = [found.on_track(target, step=step) for step in found.steps]
        np.testing.assert_allclose(ours, expected[name], atol=1e-6)


def test_printed_figures(given_values, found):
    now = found.steps.index(step_of("2025-2"))
    assert found.u[now] == pytest.approx(-1.499845, abs=5e-7)
    assert found.sd_u[now] == pytest.approx(0.158681, abs=5e-7)
    low, high = found.fan(0.95)
    assert [round(100 * v, 1) for v in (found.median[now], low[now], high[now])] == [18.2, 14.1, 23.3]
    assert [round(100 * v, 1) for v in (found.median[-1], low[-1], high[-1])] == [14.1, 7.4, 25.1]
    surveys = [o for o in given_values if o.family == "survey"]
    alone = forecast(surveys, until=END, since=step_of("2021-1"))
    assert alone.on_track(0.142, step=END) == pytest.approx(0.486, abs=5e-4)


def test_sensitivity(given_values):
    results = trajectory.sensitivity(given_values, target=0.142, step=END)
    assert [(m.q_d, m.tau) for m, _ in results] == [(0.06, 0.0), (0.12, 0.10), (0.20, 0.15)]
    assert [p for _, p in results] == pytest.approx([0.658, 0.563, 0.508], abs=5e-4)


def test_one_survey_gives_no_forecast(given_values):
    one = [o for o in given_values if o.family == "routine"] + [o for o in given_values if o.family == "survey"][:1]
    assert forecast(one, until=END) is None
    assert trajectory.sensitivity(one, target=0.142, step=END) == ()


def test_values_without_a_logit_are_named(given_values):
    with pytest.raises(ValueError, match=r"got 0\.0 at step 4050"):
        forecast([*given_values, Observation(4050, "routine", 0.0)], until=END)


def test_step_outside_the_fan(found):
    with pytest.raises(KeyError, match="lies outside"):
        found.on_track(0.142, step=END + 1)


def test_order_of_values_does_not_matter(given_values, found):
    turned = forecast(given_values[::-1], until=END)
    np.testing.assert_allclose(turned.u, found.u, atol=1e-12)
    np.testing.assert_allclose(turned.sd_u, found.sd_u, atol=1e-12)


def test_a_break_frees_the_routine_bias(given_values, found):
    """After a new kit the routine values tell less about the level, before it just as much."""
    broken = forecast(given_values, until=END, breaks={step_of("2025-1")})
    at = found.steps.index(step_of("2025-2"))
    assert broken.sd_u[at] > found.sd_u[at]
    assert broken.sd_d[at] > found.sd_d[at]


def test_coverage_jumps_are_breaks():
    assert trajectory.coverage_breaks([1, 2, 3, 4, 5], coverage=[0.8, 0.9, 0.75, None, 0.9]) == (3,)


def test_published_interval_replaces_the_assumed_error():
    narrow = trajectory.survey_observation(4047, prevalence=0.2, interval=(0.19, 0.21))
    assumed = trajectory.survey_observation(4047, prevalence=0.2)
    assert assumed.variance(model=Model(tau=0)) == pytest.approx(1.5 / (671 * 0.16))
    half = (logit(0.21) - logit(0.19)) / 2 / 1.959964
    assert narrow.variance(model=Model(tau=0.1)) == pytest.approx(half**2 + 0.01, rel=1e-6)


@pytest.mark.parametrize(
    ("p", "name"), [(0.8, "di jalur"), (0.79, "belum pasti"), (0.21, "belum pasti"), (0.2, "di luar jalur")]
)
def test_track_classes(p, name):
    assert trajectory.track_class(p) == name


def test_half_years():
    assert [trajectory.half_year(2025, month=m) for m in (1, 2, 6, 7, 8, 12)] == [4050, 4050, 4050, 4051, 4051, 4051]


def simulated(rng, *, bias_sd, survey_extra):
    """Values of five years, and the true share three years after the last: drift about 5 % a year."""
    steps = np.arange(4040, 4057)
    g = rng.normal(-0.03, 0.02)
    u = logit(rng.uniform(0.16, 0.28)) + np.cumsum(g + rng.normal(0, 0.02, len(steps)))
    d = rng.normal(-1, 0.4) + np.cumsum(rng.normal(0, bias_sd, len(steps)))
    values = []
    for at, step in enumerate(steps[:-6]):
        if step % 2 == 1 and at >= 3:
            seen = expit(u[at] + rng.normal(0, survey_extra))
            values.append(trajectory.survey_observation(int(step), prevalence=rng.binomial(447, seen) / 447))
        values.append(Observation(int(step), "routine", rng.binomial(12_000, expit(u[at] + d[at])) / 12_000, n=12_000))
    return values, int(steps[-1]), expit(u[-1])


@pytest.mark.parametrize(("bias_sd", "survey_extra"), [(0.06, 0.0), (0.12, 0.10), (0.20, 0.15)])
def test_fan_covers_the_future(bias_sd, survey_extra):
    """The 95 % fan three years ahead holds 90-100 % of the truths, over mild to strong drift of the bias."""
    rng = np.random.default_rng(9)
    held, widths = [], []
    for _ in range(200):
        values, end, truth = simulated(rng, bias_sd=bias_sd, survey_extra=survey_extra)
        low, high = forecast(values, until=end).fan(0.95)
        held.append(low[-1] <= truth <= high[-1])
        widths.append(high[-1] - low[-1])
    assert 0.90 <= np.mean(held) <= 1.0
    assert np.mean(widths) < 0.25


def test_narrow_settings_would_promise_too_much():
    """Why the defaults are wide: the narrow setting misses far more than one truth in twenty."""
    rng = np.random.default_rng(10)
    held = []
    for _ in range(200):
        values, end, truth = simulated(rng, bias_sd=0.20, survey_extra=0.15)
        low, high = forecast(values, until=end, model=Model(q_d=0.06, tau=0.0)).fan(0.95)
        held.append(low[-1] <= truth <= high[-1])
    assert np.mean(held) < 0.85
