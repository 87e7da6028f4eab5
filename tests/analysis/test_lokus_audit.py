"""Do the data back the list of lokus?"""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.lokus_audit import audit, expected_fall_of_chosen, hatched, provincial_criterion


@pytest.fixture
def kabupaten():
    rng = np.random.default_rng(30)
    truth = np.concatenate([[0.40, 0.02], rng.beta(0.18 * 60, 0.82 * 60, 28)])
    n = np.concatenate([[150, 150], rng.integers(40, 140, 28)])
    frame = pd.DataFrame({"code": [f"d{i:02d}" for i in range(30)], "x": rng.binomial(n, truth), "n": n})
    return pd.concat([frame, pd.DataFrame({"code": ["d98"], "x": [0], "n": [0]})], ignore_index=True)


def test_agreement_of_list_and_data(kabupaten):
    found = audit(kabupaten.assign(is_lokus=kabupaten["code"].isin(["d01", "d98"])), threshold=0.20)
    by_code = found.set_index("code")["agreement"]
    assert by_code["d00"] == "sama tingginya"
    assert by_code["d01"] == "tidak didukung data"
    assert by_code["d98"] == "tidak ada data"
    backed = audit(kabupaten.assign(is_lokus=kabupaten["code"] == "d00"), threshold=0.20)
    assert backed.set_index("code").loc["d00", "agreement"] == "didukung data"
    assert backed["burden"].iloc[0] == pytest.approx(backed["above"].iloc[0] * backed["x"].iloc[0])


def test_too_few_desa_for_a_p():
    frame = pd.DataFrame({"x": [5, 9], "n": [40, 50], "is_lokus": [True, False]})
    found = audit(frame, threshold=0.20)
    assert found["band"].tolist() == ["", ""]
    assert found["above"].isna().all()
    assert found["agreement"].tolist() == ["tidak ada data", ""]


@pytest.mark.parametrize(
    ("lokus", "list_size", "grade", "high", "unknown"),
    [
        ("abd", None, "A", 3, 0),
        ("abde", None, "B", 3, 0),
        ("abef", None, "", 2, 0),
        ("abd", 4, "B", 3, 1),
        ("abz", None, "", 2, 1),
        ("", None, "", 0, 0),
    ],
)
def test_provincial_criterion(lokus, list_size, grade, high, unknown):
    frame = pd.DataFrame(
        {"code": list("abcdefz"), "x": [30, 8, 10, 25, 9, 4, 0], "n": [100, 20, 100, 200, 100, 100, 0]}
    )
    # medians of the six with data: 9.5 cases, 11.25 %; high: a (both), b (rate), d (both), c (cases alone)
    found = provincial_criterion(frame.assign(is_lokus=frame["code"].isin(list(lokus))), list_size=list_size)
    assert (found.cases_above, found.share_above) == (9.5, pytest.approx(0.1125))
    assert (found.grade, found.high, found.unknown) == (grade, high, unknown)


def test_high_may_be_defined_on_screen():
    frame = pd.DataFrame({"x": [30, 8], "n": [100, 20], "is_lokus": [True, True]})
    assert provincial_criterion(frame, cases_above=29, share_above=0.5).high == 1
    assert provincial_criterion(frame, cases_above=29, share_above=0.39).high == 2


def test_hatched():
    assert hatched(59, projected=100)
    assert not hatched(60, projected=100)
    assert hatched(10, projected=None)


def test_lokus_chosen_on_noise_show_no_improvement_against_the_shrunken_value():
    """Thirteen worst of 94, nothing happens: a "fall" of points against the raw value, none against the shrunken."""
    rng = np.random.default_rng(31)
    raw_fall, fair_fall = [], []
    for _ in range(150):
        truth = rng.beta(0.18 * 50, 0.82 * 50, 94)
        n = rng.integers(50, 120, 94)
        x = rng.binomial(n, truth)
        chosen = np.isin(np.arange(94), np.argsort(-(x / n))[:13])
        later = rng.binomial(n, truth)
        frame = pd.DataFrame({"x": x, "n": n, "is_lokus": chosen})
        fall = (x[chosen].sum() - later[chosen].sum()) / n[chosen].sum()
        raw_fall.append(fall)
        fair_fall.append(fall - expected_fall_of_chosen(frame))
    assert np.mean(raw_fall) > 0.03
    assert abs(np.mean(fair_fall)) < 0.006


def test_no_expected_fall_without_lokus(kabupaten):
    assert expected_fall_of_chosen(kabupaten.assign(is_lokus=False)) is None
