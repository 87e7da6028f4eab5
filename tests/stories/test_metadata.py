"""The self-test must be able to fail; the dictionary must name every indicator."""

from __future__ import annotations

import pytest
from stories.tiny_kabupaten import TinyDatabase

from dashboard.settings import Settings
from dashboard.stories import metadata, self_test
from dashboard.stories.story import Selection

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
