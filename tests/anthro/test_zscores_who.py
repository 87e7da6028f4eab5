"""Every value, gap and flag equals WHO's own program."""

from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest

from dashboard.anthro.zscores import days_from_months, zscores_frame

DATA = Path(__file__).parent.parent / "data"
PAIRS = [("haz", "zlen", "flen", 9197), ("waz", "zwei", "fwei", 9076), ("whz", "zwfl", "fwfl", 8836)]


@pytest.mark.parametrize(("ours", "theirs", "flag", "count"), PAIRS)
def test_all_ten_thousand_children_equal_who(scored, who_answers, ours, theirs, flag, count):
    assert scored[ours].notna().sum() == count
    pd.testing.assert_series_equal(scored[ours].isna(), who_answers[theirs].isna(), check_names=False)
    assert (scored[ours] - who_answers[theirs]).abs().max() == 0.0
    assert scored[f"{ours}_flagged"].tolist() == who_answers[flag].eq(1).tolist()


def test_corrected_height_and_implausible_standing_equal_who(scored, who_answers):
    assert (scored["corrected_cm"] - who_answers["clenhei"]).abs().max() < 1e-9
    assert scored["corrected_cm"].isna().tolist() == who_answers["clenhei"].isna().tolist()
    assert scored["standing_implausible"].tolist() == who_answers["c9mo_flag"].eq(1).tolist()


def test_the_frame_keeps_its_order_and_its_index(children):
    shuffled = children.sample(frac=1, random_state=7)
    again = zscores_frame(shuffled)
    assert again.index.equals(shuffled.index)
    pd.testing.assert_frame_equal(again.sort_index(), zscores_frame(children))


def test_who_survey_of_498_children():
    survey = pd.read_csv(files("pygrowup") / "test_datasets" / "MySurvey_z_st.csv")
    frame = pd.DataFrame({
        "sex": survey["GENDER"].map({1: "L", 2: "P"}),
        "age_days": survey["agemons"].map(days_from_months).astype("Int64"),
        "weight_kg": survey["WEIGHT"],
        "height_cm": survey["HEIGHT"],
        "method": survey["measure"].map({"l": "lying", "h": "standing"}),
        "oedema": survey["oedema"].eq("y"),
    })
    scored = zscores_frame(frame)
    sixty = survey["id"].isin([4, 44, 95, 343])
    assert scored.loc[sixty, ["haz", "waz", "whz"]].isna().all(axis=None)
    for ours, theirs, count in (("haz", "zlen", 471), ("waz", "zwei", 485), ("whz", "zwfl", 463)):
        assert scored[ours].notna().sum() == count
        assert (scored.loc[~sixty, ours] - survey.loc[~sixty, theirs]).abs().max() == 0.0
        assert scored.loc[~sixty, ours].isna().tolist() == survey.loc[~sixty, theirs].isna().tolist()


def _groups(children: pd.DataFrame) -> pd.DataFrame:
    months = children["age_days"] / 30.4375
    age = pd.cut(months, [0, 6, 12, 24, 36, 48, 61], right=False,
                 labels=["00-05 mo", "06-11 mo", "12-23 mo", "24-35 mo", "36-47 mo", "48-59 mo"]).astype("str")
    sex = children["sex"].map({"L": "Male", "P": "Female"})
    return pd.DataFrame({
        "All": "All",
        "age": "Age group: " + age,
        "sex": "Sex: " + sex,
        "both": "Age + sex: " + age + "." + sex,
        "region": ["Geographical region: desa_" + f"{i % 60 + 1:02d}" for i in children["id"]],
    })


def test_prevalence_of_every_group_equals_who(children, scored):
    expected = pd.read_csv(DATA / "anthro_prevalence_R.csv.gz").set_index("Group")
    valid = children["age_days"] <= 1826
    groups, z = _groups(children)[valid], scored[valid]
    met = 0
    for column in groups:
        for name, part in z.groupby(groups[column]):
            row = expected.loc[name]
            haz = part["haz"][part["haz"].notna() & ~part["haz_flagged"]]
            assert len(haz) == row["HAZ_unwpop"]
            assert 100 * (haz < -3).mean() == pytest.approx(row["HA_3_r"], abs=1e-8)
            assert 100 * (haz < -2).mean() == pytest.approx(row["HA_2_r"], abs=1e-8)
            assert haz.mean() == pytest.approx(row["HA_r"], abs=1e-8)
            for index, size, severe, low in (("waz", "WAZ_unwpop", "WA_3_r", "WA_2_r"),
                                             ("whz", "WHZ_unwpop", "WH_3_r", "WH_2_r")):
                known = part[part[index].notna() & ~part[f"{index}_flagged"] | part["oedema"]]
                below = known[index].where(~known["oedema"], -99)
                assert len(known) == row[size], (name, index)
                assert 100 * (below < -3).mean() == pytest.approx(row[severe], abs=1e-8)
                assert 100 * (below < -2).mean() == pytest.approx(row[low], abs=1e-8)
            met += 1
    assert met == len(expected) == 51
