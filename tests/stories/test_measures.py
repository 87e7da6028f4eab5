"""Counts become what may be shown."""

from __future__ import annotations

import pytest
from stories.tiny_kabupaten import FEB25, TinyDatabase

from dashboard.settings import Settings
from dashboard.stories import measures
from dashboard.stories.measures import Measure, Places, UnknownKecamatanError, classify, measure_places

SETTINGS = Settings()


@pytest.fixture(scope="module")
def places(tiny: TinyDatabase) -> Places:
    return measure_places(tiny, period=FEB25, settings=SETTINGS)


def named(places: Places, name: str) -> Measure:
    return next(one for one in (*places.desa, *places.kecamatan) if one.name == name)


def test_rates_of_larger_areas_are_sums_over_sums(places: Places) -> None:
    hulu = named(places, "Hulu")
    assert (hulu.n_stunted, hulu.n_measured) == (83, 540)
    assert hulu.rate == pytest.approx(100 * 83 / 540)
    # The mean of the desa's percentages would be 16,9.
    assert hulu.rate_text == "15,4%"
    assert places.kabupaten.rate == pytest.approx(100 * 173 / 1273)


def test_wilson_interval_of_a_desa(places: Places) -> None:
    bambu = named(places, "Bambu")
    # 20 of 180 by Wilson's formula.
    assert bambu.low == pytest.approx(7.3088, abs=1e-3)
    assert bambu.high == pytest.approx(16.5387, abs=1e-3)
    assert bambu.interval_text == "7,3–16,5%"


def test_a_small_count_is_not_even_carried(places: Places) -> None:
    damar, kenari, enau = named(places, "Damar"), named(places, "Kenari"), named(places, "Enau")
    assert (damar.label, damar.n_stunted, damar.rate, damar.low) == ("<5", None, None, None)
    assert (kenari.label, kenari.measured_text) == ("n<10", "n<10")
    # Hulu's total is shown: without Enau hidden too, Damar's 3 would follow by subtraction.
    assert (enau.label, enau.n_stunted) == ("disamarkan", None)


def test_under_thirty_measured_there_are_words_only(places: Places) -> None:
    hanau = named(places, "Hanau")
    assert hanau.few
    assert hanau.rate is None
    assert hanau.rate_text == "5 dari 25"
    assert hanau.fill == "data_sedikit"


def test_nothing_sent_is_no_zero(places: Places) -> None:
    ijuk = named(places, "Ijuk")
    assert (ijuk.n_rows, ijuk.rate, ijuk.fill) == (0, None, "tidak_ada_data")
    assert ijuk.rate_text == ijuk.count_text == "tidak ada data"


def test_coverage_stands_over_its_own_children(places: Places) -> None:
    muara = named(places, "Muara")
    assert muara.n_measured == 568
    assert muara.coverage_registered == pytest.approx(100 * 498 / 530)
    assert muara.coverage_projected == pytest.approx(100 * 568 / 652)


@pytest.mark.parametrize(("rate", "measured", "coverage", "expected"), [
    (15.0, 60, 80.0, ("sedang", False, "")),
    (15.0, 60, 120.0, ("sedang", False, "")),
    (15.0, 60, 79.9, ("sedang", True, "cakupan rendah")),
    (15.0, 60, 50.0, ("sedang", True, "cakupan rendah")),
    (15.0, 60, 49.9, ("cakupan_rendah", False, "cakupan rendah")),
    (15.0, 60, None, ("sedang", True, "cakupan tidak diketahui")),
    (None, 25, 90.0, ("data_sedikit", False, "")),
    (None, 0, 0.0, ("tidak_ada_data", False, "")),
    (19.96, 500, 90.0, ("tinggi", False, "")),
])
def test_class_lines_and_badge(
    rate: float | None, measured: int, coverage: float | None, expected: tuple[str, bool, str]
) -> None:
    assert classify(rate, measured=measured, coverage=coverage, settings=SETTINGS) == expected


def test_floors_come_from_the_settings(tiny: TinyDatabase) -> None:
    strict = measure_places(tiny, period=FEB25, settings=Settings(min_measured_reliable=100))
    assert next(one for one in strict.desa if one.name == "Aren").rate is None


def test_an_unknown_kecamatan_is_an_error_with_its_code(places: Places) -> None:
    with pytest.raises(UnknownKecamatanError, match=r"99\.09\.09"):
        places.area("99.09.09")


@pytest.mark.parametrize(("label", "measured", "coverage", "low"), [
    ("<5", 41, 90.0, True),  # 4 of 41 is 9.8 %
    ("<5", 40, 90.0, False),  # 4 of 40 shows as 10.0: already "sedang"
    ("<5", 29, 90.0, False),  # under the reliability floor nothing is said
    ("disamarkan", 400, 90.0, False),  # may be any number
    ("n<10", 9, 90.0, False),
    ("<5", 200, 40.0, False),  # under half of the register no class is drawn
])
def test_a_hidden_count_is_called_low_only_where_four_cases_would_be(
        label: str, measured: int, coverage: float, low: bool) -> None:
    assert measures._surely_low(label, measured=measured, coverage=coverage, settings=Settings()) is low
