"""Bands instead of ranks: what is said of shown places, of hidden ones, and of a kabupaten without differences."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from stories.reading import readable
from stories.tiny_kabupaten import FEB25, TinyDatabase

from dashboard.settings import Settings
from dashboard.stories import banding, fair, peta
from dashboard.stories.charts import Dots, Funnel
from dashboard.stories.measures import measure_places
from dashboard.stories.story import Selection, Story
from dashboard.words import banding as said

SETTINGS = Settings()


def kabupaten(x: np.ndarray, n: np.ndarray, *, kecamatan: int = 6) -> TinyDatabase:
    """Desa with these counts, spread over kecamatan in turn; registered and projected just above the measured."""
    database = TinyDatabase()
    codes = [f"99.01.{k + 1:02d}" for k in range(kecamatan)]
    rows: list[tuple[Any, ...]] = [("99.01", "Contoh", "kabupaten", "99", "9901", None, None)]
    rows += [(code, f"Kec {code[-2:]}", "kecamatan", "99.01", None, None, None) for code in codes]
    months = []
    for at, (cases, measured) in enumerate(zip(x.tolist(), n.tolist(), strict=True)):
        parent = codes[at % kecamatan]
        code = f"{parent}.{2001 + at // kecamatan}"
        rows.append((code, f"Desa {at}", "desa", parent, None, 111.0, -2.0))
        months.append((code, parent, FEB25, measured + 5, measured + 9, measured, measured, measured, cases, 0, 0, 0))
    database.insert("area", rows)
    database.insert("desa_month", months)
    return database


@pytest.fixture(scope="module")
def different() -> TinyDatabase:
    rng = np.random.default_rng(11)
    n = rng.integers(60, 200, 60)
    p = np.where(np.arange(60) % 6 == 0, 0.30, 0.12)
    return kabupaten(rng.binomial(n, p), n)


def test_the_kecamatan_that_differs_is_named(different: TinyDatabase) -> None:
    story = banding.tell(Selection(), different, SETTINGS)
    assert story.takeaway == "e-PPGBM: hanya Kecamatan Kec 01 yang jelas di atas 20%"
    dots = story.charts[0]
    assert isinstance(dots, Dots)
    assert [row.code for row in dots.rows if row.status == "kritis"] == ["99.01.01"]
    values = [row.value for row in dots.rows if row.value is not None]
    assert values == sorted(values, reverse=True)


def test_the_line_can_be_chosen(different: TinyDatabase) -> None:
    for choice, label in (("20", "20%"), ("14", "14%"), ("kabupaten", "Ambang: kabupaten ")):
        story = banding.tell(Selection(options={banding.OPTION: choice}), different, SETTINGS)
        assert label in story.filters


def test_at_a_threshold_the_register_is_named(different: TinyDatabase) -> None:
    for kecamatan in (None, "99.01.01"):
        for choice in ("20", "14"):
            story = banding.tell(Selection(kecamatan=kecamatan, options={banding.OPTION: choice}), different, SETTINGS)
            assert story.takeaway.startswith("e-PPGBM: ")
            assert len(story.takeaway) <= 60
        story = banding.tell(Selection(kecamatan=kecamatan, options={banding.OPTION: "kabupaten"}), different, SETTINGS)
        assert not story.takeaway.startswith("e-PPGBM")


@pytest.mark.parametrize("kecamatan", [None, "99.01.01"])
def test_the_target_is_only_a_line_when_asked_for_and_then_named_as_the_surveys(
    different: TinyDatabase, kecamatan: str | None
) -> None:
    asked = Selection(kecamatan=kecamatan, options={banding.OPTION: "target"})
    assert banding.tell(asked, different, SETTINGS).facts[0].text == f"{said.NO_TARGET}."
    different.insert("target", [("nasional", "ID", "stunting_prevalence", 2025, 18.8, "resmi", "RPJMN", "sure",
                                 "rpjmn_2025_2029")])
    try:
        story = banding.tell(asked, different, SETTINGS)
        assert story.takeaway.startswith("e-PPGBM: ")
        assert "target survei 18,8%" in story.takeaway
        assert len(story.takeaway) <= 60
        assert "Ambang: target survei 18,8%" in story.filters
        assert story.facts[0].text.startswith("Garis ini target nasional 2025 untuk survei; ")
        assert "target" not in banding.tell(Selection(kecamatan=kecamatan), different, SETTINGS).takeaway
    finally:
        different.run("DELETE FROM target")


def test_a_band_beside_a_hidden_count_holds_against_the_target_too(tiny: TinyDatabase) -> None:
    target = fair.target_of(tiny, period=FEB25)
    assert target is not None
    assert target in fair.lines_offered(kabupaten_rate=13.6, target=target)


def funnel_of(database: TinyDatabase, **chosen: Any) -> tuple[Story, Funnel]:
    story = banding.tell(Selection(**chosen, options={banding.VIEW: banding.FUNNEL}), database, SETTINGS)
    chart = story.charts[0]
    assert isinstance(chart, Funnel)
    return story, chart


def test_the_funnel_names_what_chance_does_not_explain(different: TinyDatabase) -> None:
    story, chart = funnel_of(different)
    outside = [point for point in chart.points if point.status == "kritis"]
    limit = chart.limits[1]
    for point in chart.points:
        top = np.interp(point.n, limit.ns, limit.highs)
        if abs(point.value - top) > 0.3:
            assert (point.status == "kritis") == (point.value > top), point
    assert f"Ada {len(outside)} dari {len(chart.points)} desa" in story.takeaway
    # Chance speaks of all 60 that were measured: the two that are hidden are hidden for being low.
    assert any("Andaikata semua desa sebenarnya sama, sekitar 3 dari 60 desa" in fact.text and
               "kurang dari satu di luar batas 99,8%" in fact.text for fact in story.facts)
    codes = [row[0] for row in story.table.rows]
    assert codes == sorted(codes)


def test_the_limits_of_the_funnel_are_drawn_whole(different: TinyDatabase) -> None:
    """Cut off at the frame they would look narrower than they are."""
    _, chart = funnel_of(different)
    centre = chart.centre / 100
    for limit, z in zip(chart.limits, (1.959964, 3.090232), strict=True):
        for n, high in zip(limit.ns, limit.highs, strict=True):
            assert high == pytest.approx(100 * (centre + z * np.sqrt(centre * (1 - centre) / n)), abs=1e-4)
            assert high <= chart.y_to


@pytest.mark.parametrize(("tell", "options"), [
    (peta.tell, {}), (peta.tell, {peta.OPTION: "jumlah"}), (banding.tell, {}),
    (banding.tell, {banding.VIEW: banding.FUNNEL})])
def test_under_half_measured_the_title_says_so_first(tell: Any, options: dict[str, str]) -> None:
    rng = np.random.default_rng(11)
    n = rng.integers(60, 200, 60)
    database = kabupaten(rng.binomial(n, np.where(np.arange(60) % 6 == 0, 0.30, 0.12)), n)
    database.run("UPDATE desa_month SET n_registered = n_measured * 5 // 2")
    story = tell(Selection(options=options), database, SETTINGS)
    assert story.takeaway == "Baru 40% balita terdaftar diukur: belum mewakili semua"
    if tell is peta.tell:
        above = next(fact.text for fact in story.facts if fact.text.startswith("Sangat mungkin di atas"))
        assert "(n " in above
        assert "% (n " not in above


def test_the_funnel_draws_no_hidden_desa_and_no_rate_of_few(tiny: TinyDatabase) -> None:
    places = measure_places(tiny, period=FEB25, settings=SETTINGS)
    _, chart = funnel_of(tiny)
    assert {point.code for point in chart.points} == {one.code for one in places.desa if one.rate is not None}
    keys = [column.key for column in funnel_of(tiny)[0].table.columns]
    for row in funnel_of(tiny)[0].table.rows:
        if row[0] not in {point.code for point in chart.points}:
            assert row[keys.index("funnel")] == ""


def test_equal_desa_leave_the_funnel_about_as_often_as_chance_says() -> None:
    """Of 40 kabupaten without differences about one desa in twenty stands outside 95 %, two in a thousand outside."""
    rng = np.random.default_rng(7)
    warned, acted, drawn = 0, 0, 0
    for _ in range(40):
        n = rng.integers(80, 200, 60)
        _, chart = funnel_of(kabupaten(rng.binomial(n, 0.2), n))
        drawn += len(chart.points)
        warned += sum(1 for point in chart.points if point.status == "perhatian")
        acted += sum(1 for point in chart.points if point.status == "kritis")
    assert 0.01 < warned / drawn < 0.04  # the upper half of one in twenty
    assert acted / drawn < 0.004


def test_no_rank_is_told_anywhere(different: TinyDatabase) -> None:
    for kecamatan in (None, "99.01.01"):
        for text in readable(banding.tell(Selection(kecamatan=kecamatan), different, SETTINGS)):
            assert "peringkat" not in text.lower() or "kebetulan" in text


def test_without_true_differences_no_desa_is_named() -> None:
    """Raw percentages above the mean would name about half of the desa; the bands name none of 94, ten times."""
    rng = np.random.default_rng(20)
    named = []
    for _ in range(10):
        n = rng.integers(40, 160, 94)
        database = kabupaten(rng.binomial(n, 0.18), n)
        line = fair.Threshold(20.0, "20%")
        found = fair.desa_bands(database, period=FEB25, threshold=line, lines=(20.0,), settings=SETTINGS)
        assert found is not None
        named.append(len(found.codes("atas")))
    assert sum(named) <= 2


def test_equal_desa_stand_in_order_of_code() -> None:
    n = np.full(60, 100)
    x = np.full(60, 18)
    x[::2] = 19
    story = banding.tell(Selection(kecamatan="99.01.01"), kabupaten(x, n), SETTINGS)
    dots = story.charts[0]
    assert isinstance(dots, Dots)
    codes = [row.code for row in dots.rows]
    assert codes == sorted(codes)
    assert any("kebetulan" in fact.text and "Tidak ada bukti" in fact.text for fact in story.facts)


def test_a_hidden_desa_has_no_rate_no_range_and_no_chance(tiny: TinyDatabase) -> None:
    places = measure_places(tiny, period=FEB25, settings=SETTINGS)
    hidden = {one.code for one in places.desa if one.hidden}
    assert hidden
    for kecamatan in ("99.01.01", "99.01.02", "99.01.03"):
        for choice in banding.CHOICES:
            story = banding.tell(Selection(period=FEB25, kecamatan=kecamatan, options={banding.OPTION: choice}), tiny,
                                 SETTINGS)
            keys = [column.key for column in story.table.columns]
            for row in story.table.rows:
                if row[0] in hidden:
                    assert row[keys.index("low")] is None
                    assert row[keys.index("above")] == ""
                    assert row[keys.index("funnel")] == ""
            dots = story.charts[0]
            assert isinstance(dots, Dots)
            for drawn in dots.rows:
                if drawn.code in hidden:
                    assert (drawn.value, drawn.low, drawn.high) == (None, None, None)


def test_low_coverage_turns_the_mark(different: TinyDatabase) -> None:
    different.run("UPDATE desa_month SET n_projected = 3 * n_projected")
    try:
        dots = banding.tell(Selection(), different, SETTINGS).charts[0]
        assert isinstance(dots, Dots)
        assert {row.status for row in dots.rows if row.code == "99.01.01"} == {"perhatian"}
        assert "60% sasaran proyeksi" in banding.tell(Selection(), different, SETTINGS).facts[0].text
    finally:
        different.run("UPDATE desa_month SET n_projected = n_projected // 3")


def test_under_half_coverage_no_place_is_named_in_the_title(different: TinyDatabase) -> None:
    different.run("UPDATE desa_month SET n_registered = 3 * n_registered")
    try:
        assert banding.tell(Selection(), different, SETTINGS).takeaway.startswith("Baru 3")
    finally:
        different.run("UPDATE desa_month SET n_registered = n_registered // 3")


def test_at_most_twenty_rows_and_the_rest_counted() -> None:
    rng = np.random.default_rng(3)
    n = rng.integers(60, 200, 30)
    story = banding.tell(Selection(kecamatan="99.01.01"), kabupaten(rng.binomial(n, 0.2), n, kecamatan=1), SETTINGS)
    dots = story.charts[0]
    assert isinstance(dots, Dots)
    assert len(dots.rows) == 20
    assert any(fact.text == "10 desa lainnya ada di tabel" for fact in story.facts)
    assert len(story.table.rows) == 30


def test_a_desa_named_as_above_stands_among_the_rows_though_it_has_no_rate() -> None:
    n = np.concatenate([np.full(29, 150), [26]])
    x = np.concatenate([np.full(26, 15), np.full(3, 45), [22]])
    story = banding.tell(Selection(kecamatan="99.01.01"), kabupaten(x, n, kecamatan=1), SETTINGS)
    dots = story.charts[0]
    assert isinstance(dots, Dots)
    named = next(fact.text for fact in story.facts if fact.text.startswith("Sangat mungkin di atas"))
    assert "Desa 29" in named
    assert len(dots.rows) == 20
    assert next(row for row in dots.rows if row.label == "Desa 29").value is None
    rates = [row.value for row in dots.rows if row.value is not None]
    assert rates == sorted(rates, reverse=True)


def test_too_few_desa_allow_no_probability(tiny: TinyDatabase) -> None:
    tiny_few = kabupaten(np.array([20, 30]), np.array([100, 120]), kecamatan=1)
    story = banding.tell(Selection(), tiny_few, SETTINGS)
    assert any("belum dapat dihitung" in fact.text for fact in story.facts)


def test_no_period_is_a_story() -> None:
    database = TinyDatabase()
    database.insert("area", [("99.01", "Contoh", "kabupaten", "99", "9901", None, None)])
    assert banding.tell(Selection(period=date(2030, 1, 1)), database, SETTINGS).charts == ()
