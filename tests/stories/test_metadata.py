"""The self-test must be able to fail; the dictionary must name every indicator."""

from __future__ import annotations

from pathlib import Path

import pytest
from stories.tiny_kabupaten import TinyDatabase, areas

from dashboard import queries
from dashboard.queries.database import as_date
from dashboard.queries.services import coverage_cells
from dashboard.settings import Settings
from dashboard.stories import metadata, self_test
from dashboard.stories.services import measure_services
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words import metadata as metadata_words
from dashboard.words.numbers import month_short

SETTINGS = Settings()


def told(database: TinyDatabase, view: str):
    return metadata.tell(Selection(options={metadata.OPTION: view}), database, SETTINGS)


def test_who_survey_is_recomputed_without_a_difference() -> None:
    found = self_test.self_test()
    assert [(one.name, one.n) for one in found.indices] == [("TB/U", 471), ("BB/U", 485), ("BB/TB", 463)]
    assert found.largest == 0.0
    assert found.passed


def test_the_page_says_so(tiny: TinyDatabase) -> None:
    assert told(tiny, "uji").takeaway == "Uji diri lulus: selisih terbesar terhadap WHO 0,00"


def test_a_wrong_z_score_is_seen(tiny: TinyDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    right = self_test.zscores_frame

    def wrong(frame):
        scored = right(frame)
        return scored.assign(haz=scored["haz"] + 0.01)

    monkeypatch.setattr(self_test, "zscores_frame", wrong)
    story = told(tiny, "uji")
    assert story.takeaway == "Uji diri GAGAL: selisih terhadap WHO 0,01"
    assert any(cell.status == "kritis" for row in story.charts[0].rows for cell in row)


def test_a_missing_z_score_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    right = self_test.zscores_frame
    monkeypatch.setattr(self_test, "zscores_frame", lambda frame: right(frame).assign(
        whz=lambda scored: scored["whz"].mask(scored["whz"] < -2)))
    assert not self_test.self_test().passed


def test_the_dictionary_names_every_indicator_with_its_producer(tiny: TinyDatabase) -> None:
    story = told(tiny, "kamus")
    keys = [column.key for column in story.table.columns]
    assert len(story.table.rows) == 29 + 6
    for row in story.table.rows:
        assert row[keys.index("numerator")]
        assert row[keys.index("producer")]


def test_methods_in_plain_words(tiny: TinyDatabase) -> None:
    assert len(told(tiny, "metode").table.rows) >= 5


def in_kecamatan(database: Database, code: str, view: str = "kamus") -> Story:
    return metadata.tell(Selection(kecamatan=code, options={metadata.OPTION: view}), database, SETTINGS)


@pytest.fixture(scope="module")
def kabupaten(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def test_a_kecamatan_is_told_which_numbers_it_has(kabupaten: Database) -> None:
    for code, name in zip(*queries.kecamatan_list(kabupaten)[["code", "name"]].to_dict("list").values(), strict=True):
        story = in_kecamatan(kabupaten, str(code))
        assert len(story.takeaway) <= 60
        assert f"Kecamatan: {name}" in story.filters
        assert "indikator ada datanya" in story.takeaway


def test_the_last_report_and_the_desa_are_those_of_the_kecamatan(kabupaten: Database) -> None:
    code = str(queries.kecamatan_list(kabupaten)["code"].iloc[0])
    whole, story = told(kabupaten, "kamus"), in_kecamatan(kabupaten, code)
    # The dictionary itself does not depend on the place.
    assert [(row[5], row[0], *row[6:]) for row in story.table.rows] == list(whole.table.rows)
    cells = coverage_cells(kabupaten)
    here = cells[cells["desa_code"].str.startswith(code) & cells["numerator"].notna() & cells["denominator"].notna()]
    last = here.groupby("indicator_id")["period"].max()
    desa = int((queries.desa_list(kabupaten)["kecamatan_code"] == code).sum())
    for row in story.table.rows[len(metadata_words.MEASURES):]:
        assert row[1] == month_short(as_date(last[row[5]])), row[5]
        assert 0 < row[2] <= row[3] == desa


def test_small_denominators_of_a_kecamatan_keep_their_label(kabupaten: Database) -> None:
    period = queries.service_periods(kabupaten)[-1]
    services = measure_services(kabupaten, period=period, settings=SETTINGS)
    for code in queries.kecamatan_list(kabupaten)["code"]:
        due = {row[5]: row[4] for row in in_kecamatan(kabupaten, str(code)).table.rows}
        for (indicator_id, place), one in services.values.items():
            if place == code and one.label.startswith("n<"):
                assert due[indicator_id] == one.label


def test_methods_and_self_test_are_the_same_everywhere_and_say_so(kabupaten: Database) -> None:
    code = str(queries.kecamatan_list(kabupaten)["code"].iloc[0])
    for view in ("metode", "uji"):
        story = in_kecamatan(kabupaten, code, view)
        assert story.table == told(kabupaten, view).table
        assert "isi sama di semua kecamatan" in story.filters
        assert "Kecamatan: semua" not in story.filters


def test_a_kecamatan_that_sent_nothing_has_nothing() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    story = in_kecamatan(database, "99.01.01")
    assert story.charts == ()
    assert "Kecamatan: Hulu" in story.filters
