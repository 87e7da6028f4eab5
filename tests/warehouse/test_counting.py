"""Which rows count, which do not and why: one child, one value per month."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SEPTEMBER = date(2025, 9, 1)


def test_one_child_counts_once_and_the_last_row_of_a_day_wins(folder):
    folder.add("measurement", [folder.child(height_cm=90), folder.child(height_cm=80), folder.child(child_id="cd")])
    folder.build()
    assert folder.reasons() == ["digabung", None, None]
    assert folder.one("SELECT sum(n_measured) FROM desa_month") == 2
    assert folder.one("SELECT sum(n_stunted) FROM desa_month") == 1


def test_the_latest_date_of_a_month_wins_over_the_last_row(folder):
    folder.add("measurement", [folder.child(age_days=1010), folder.child(age_days=1002)])
    folder.build()
    assert folder.reasons() == [None, "digabung"]


def test_a_newer_file_wins_and_the_older_stays_in_the_intake(folder):
    folder.add("measurement", [folder.child(age_days=1010, height_cm=90)])
    folder.build()
    folder.add("measurement", [folder.child(age_days=1005, height_cm=81)])
    folder.build()
    assert folder.reasons() == ["digabung", None]
    assert folder.one("SELECT height_cm FROM measurement WHERE counted") == 81
    assert len(list((folder.path / "intake").glob("*.json"))) == 2


def test_loading_order_is_time_not_name(folder):
    folder.add("measurement", [folder.child(height_cm=81)], loaded_at="2025-09-02T01:00:00+07:00")
    folder.add("measurement", [folder.child(height_cm=90)], loaded_at="2025-09-01T19:00:00+00:00")
    folder.build()
    assert folder.one("SELECT height_cm FROM measurement WHERE counted") == 90


def test_a_row_with_only_a_weight_does_not_hide_a_measured_height(folder):
    folder.add("measurement", [folder.child()])
    folder.add("measurement", [folder.child(age_days=1010, height_cm=None)])
    folder.build()
    assert folder.reasons() == [None, "digabung"]
    assert folder.one("SELECT sum(n_measured) FROM desa_month") == 1


def test_the_same_child_counts_in_each_month(folder):
    folder.add("measurement", [folder.child(), folder.child(period=SEPTEMBER, age_days=1031)])
    folder.build()
    assert folder.reasons() == [None, None]


def test_rows_without_a_key_count_each(folder):
    folder.add("measurement", [folder.child(child_id=None, child_key=None)] * 3)
    folder.build()
    assert folder.reasons() == [None, None, None]


@pytest.mark.parametrize(("values", "reason"), [
    ({"is_registration": True, "age_days": 0, "height_cm": 49.0, "weight_kg": 3.1}, "registrasi"),
    ({"age_days": None}, "tanpa_umur"),
    ({"age_days": -1}, "umur_di_luar"),
    ({"age_days": 1827}, "umur_di_luar"),
    ({"sex": None}, "tanpa_jenis_kelamin"),
    ({"hold_reason": "nik_dua_tanggal_lahir"}, "ditahan"),
    ({"age_days": 1826}, None),
    ({"age_days": 0, "height_cm": 49.0, "weight_kg": 3.1, "method": "lying"}, None),
    ({"height_cm": None}, None),
])
def test_reasons(folder, values, reason):
    folder.add("measurement", [folder.child(**values)])
    folder.build()
    assert folder.reasons() == [reason]


def test_an_unusable_row_does_not_hide_a_usable_one(folder):
    folder.add("measurement", [folder.child()])
    folder.add("measurement", [folder.child(age_days=None), folder.child(sex=None), folder.child(age_days=1900)])
    folder.build()
    assert folder.reasons() == [None, "tanpa_umur", "tanpa_jenis_kelamin", "umur_di_luar"]


def test_one_nik_with_two_birth_dates_in_two_files_is_held(folder):
    folder.add("measurement", [folder.child(age_days=1000), folder.child(child_id="cd")])
    folder.add("measurement", [folder.child(period=SEPTEMBER, age_days=1100)])
    folder.build()
    assert folder.reasons() == ["ditahan", None, "ditahan"]


def test_one_nik_with_two_sexes_is_held_and_a_corrected_file_frees_it(folder):
    folder.add("measurement", [folder.child()])
    folder.add("measurement", [folder.child(period=SEPTEMBER, age_days=1031, sex="P")])
    folder.build()
    assert folder.reasons() == ["ditahan", "ditahan"]
    folder.add("measurement", [folder.child(period=SEPTEMBER, age_days=1031, sex="L")])
    folder.build()
    assert folder.reasons() == [None, "digabung", None]


def test_the_same_birth_date_is_never_held_whatever_the_days_of_measuring(folder):
    birth = date(2022, 12, 5)
    days = [date(2025, 1, 31), date(2025, 2, 1), date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 1)]
    rows = [folder.child(period=day.replace(day=1), age_days=(day - birth).days) for day in days]
    folder.add("measurement", rows)
    folder.build()
    assert folder.reasons().count("ditahan") == 0


def test_a_weak_key_is_not_held(folder):
    folder.add("measurement", [folder.child(child_key="weak"),
                               folder.child(child_key="weak", period=SEPTEMBER, age_days=700)])
    folder.build()
    assert folder.reasons() == [None, None]


def test_an_age_given_as_text_may_be_a_month_off(folder):
    folder.add("measurement", [folder.child(), folder.child(period=SEPTEMBER, age_days=1070, age_source="teks")])
    folder.build()
    assert folder.reasons() == [None, None]


CHILD = st.fixed_dictionaries({
    "child_id": st.sampled_from(["a1", "b2", "c3", "d4", None]), "child_key": st.sampled_from(["nik", "weak"]),
    "desa_code": st.sampled_from(["62.01.01.1011", "62.01.02.1005", None]),
    "period": st.sampled_from([date(2025, 8, 1), SEPTEMBER]),
    "age_days": st.one_of(st.none(), st.integers(-5, 1900)), "sex": st.sampled_from(["L", "P", None]),
    "height_cm": st.one_of(st.none(), st.floats(40, 130)), "weight_kg": st.one_of(st.none(), st.floats(2, 40)),
    "method": st.sampled_from(["lying", "standing", None]), "oedema": st.sampled_from([True, False, None]),
    "is_registration": st.sampled_from([True, False, None]), "hold_reason": st.sampled_from([None, None, "x"]),
    "age_source": st.sampled_from(["tanggal", "teks"]),
})


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CHILD, max_size=12), min_size=1, max_size=3))
def test_no_row_is_lost_and_no_child_counts_twice(folder, rows):
    for path in (folder.path / "intake").iterdir():
        path.unlink()
    for part in rows:
        folder.add("measurement", part)
    folder.build()  # its own checks hold as well
    total = sum(len(part) for part in rows)
    assert folder.one("SELECT count(*) FROM measurement") == total
    assert folder.one("SELECT coalesce(sum(rows), 0) FROM row_flow WHERE reason = 'dibaca'") == total
    assert folder.one("SELECT coalesce(sum(rows), 0) FROM row_flow WHERE reason <> 'dibaca'") == total
    assert folder.one("SELECT count(*) - count(DISTINCT (child_id, period)) FROM measurement "
                      "WHERE counted AND child_id IS NOT NULL") == 0
    assert folder.one("SELECT coalesce(sum(n_measured), 0) FROM desa_month") == folder.one(
        "SELECT coalesce(sum(rows), 0) FROM row_flow WHERE reason = 'dihitung'")
