"""Aksi konvergensi and minilok: late is worked out from a day, missing is never 0 and never done."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories.reading import readable
from stories.tiny_kabupaten import TinyDatabase, areas

from dashboard.actions.entries import Meeting
from dashboard.actions.store import URL_VARIABLE
from dashboard.settings import AKSI_FRAMES, Settings, SettingsError, load_settings
from dashboard.stories.aksi import late_aksi, tell_as_of
from dashboard.stories.aksi_frame import Standing, frame_of, standings
from dashboard.stories.charts import Scorecard
from dashboard.stories.promise_book import book_in
from dashboard.stories.red_cells import offers
from dashboard.stories.story import Selection, Story
from dashboard.words import aksi as said
from dashboard.words.frame import quality_of

EIGHT, LATER = Settings(), Settings(kerangka_aksi="2025")
TODAY = date(2026, 5, 20)
REMBUK, PERBUP, REVIEW = "rembuk_stunting", "village_regulation", "annual_review"


def kabupaten(aksi: list[tuple[object, ...]] | None = None, minilok: list[tuple[object, ...]] | None = None
              ) -> TinyDatabase:
    """``aksi``: year, id, status, completed on, evidence, agency; ``minilok``: code, month, planned, held, note."""
    database = TinyDatabase()
    database.insert("area", areas())
    for table, rows in (("aksi_status", aksi), ("minilok", minilok)):
        if rows:
            database.insert(table, [("s", *row) for row in rows])
    return database


def told(database: TinyDatabase, *, today: date = TODAY, settings: Settings = EIGHT, period: date | None = None,
         kecamatan: str | None = None, view: str = "aksi") -> Story:
    chosen = Selection(period=period, kecamatan=kecamatan, options={"aksi_lihat": view})
    return tell_as_of(chosen, database, settings, today=today)


def cells(story: Story) -> dict[str, tuple[str, ...]]:
    """First cell of a row -> the others' texts."""
    (card,) = story.charts
    assert isinstance(card, Scorecard)
    return {row[0].text: tuple(cell.text for cell in row[1:]) for row in card.rows}


def facts(story: Story) -> str:
    return " | ".join(fact.text for fact in story.facts)


def rows(*given: tuple[int, str, str, date | None]) -> pd.DataFrame:
    frame = pd.DataFrame(given, columns=["year", "aksi_id", "status", "completed_on"])
    return frame.assign(evidence=None, agency=None)


def of(found: tuple[Standing, ...], aksi: str) -> Standing:
    return next(one for one in found if one.aksi.id == aksi)


def test_an_open_aksi_is_late_from_the_day_after_its_due_month() -> None:
    frame = frame_of(EIGHT)
    told_rows = rows((2026, REMBUK, "berjalan", None))
    for day, days in ((date(2026, 3, 31), 0), (date(2026, 4, 1), 1), (TODAY, 50)):
        one = of(standings(frame, rows=told_rows, year=2026, today=day), REMBUK)
        assert (one.state, one.days_late) == ("lewat" if days else "berjalan", days)


def test_what_was_done_late_is_done_and_says_by_how_much() -> None:
    one = of(standings(frame_of(EIGHT), rows=rows((2026, REMBUK, "selesai", date(2026, 4, 10))), year=2026,
                       today=date(2027, 1, 1)), REMBUK)
    assert (one.state, one.days_late) == ("selesai", 10)
    undated = of(standings(frame_of(EIGHT), rows=rows((2026, REMBUK, "selesai", None)), year=2026,
                           today=date(2027, 1, 1)), REMBUK)
    assert (undated.state, undated.days_late) == ("selesai", 0)


def test_the_review_of_a_year_is_due_in_the_year_after() -> None:
    told_rows = rows((2025, REVIEW, "berjalan", None), (2026, REVIEW, "belum", None))
    one = of(standings(frame_of(EIGHT), rows=told_rows, year=2026, today=TODAY), REVIEW)
    assert (one.about, one.due, one.state) == (2025, date(2026, 2, 28), "lewat")


@given(day=st.dates(date(2026, 1, 1), date(2027, 12, 31)), later=st.integers(0, 400),
       status=st.sampled_from(["belum", "berjalan"]))
def test_lateness_only_grows_and_silence_is_never_late(day: date, later: int, status: str) -> None:
    told_rows = rows((2026, PERBUP, status, None))
    first, second = (standings(frame_of(EIGHT), rows=told_rows, year=2026, today=one)
                     for one in (day, day + timedelta(later)))
    before, after = of(first, PERBUP), of(second, PERBUP)
    assert after.days_late - before.days_late in range(later + 1)
    assert (before.state == "lewat") == (day > before.due) == (before.days_late > 0)
    assert {one.state for one in second if one.aksi.id != PERBUP} == {"belum_ada_data"}


def test_every_frame_has_months_and_owners_for_each_aksi() -> None:
    assert [len(frame_of(Settings(kerangka_aksi=one)).aksi) for one in AKSI_FRAMES] == [8, 6]
    for one in AKSI_FRAMES:
        for aksi in frame_of(Settings(kerangka_aksi=one)).aksi:
            assert 1 <= aksi.from_month <= aksi.due_month <= 12
            assert aksi.owners
            assert aksi.output
        for standing in standings(frame_of(Settings(kerangka_aksi=one)), rows=rows(), year=2026, today=TODAY):
            assert standing.owner  # every slug is an agency


def test_an_unknown_frame_is_a_sentence_with_the_choices(tmp_path) -> None:
    (tmp_path / "config.toml").write_text('kerangka_aksi = "2019"', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"kerangka_aksi = '2019' tidak dikenal.*\"8_aksi\", \"2025\""):
        load_settings(tmp_path)


def test_title_counts_the_late_and_the_months_show_how_long() -> None:
    database = kabupaten([
        (2026, "situation_analysis", "selesai", date(2026, 1, 30), "Dokumen", None),
        (2026, REMBUK, "berjalan", None, None, "dp3ap2kb"), (2026, PERBUP, "belum", None, None, None),
        (2025, REVIEW, "belum", None, None, None)])
    story = told(database)
    assert story.takeaway == "Aksi terlambat: 2 dari 8, paling lama Reviu Kinerja Tahunan"
    shown = cells(story)
    assert shown["3 Rembuk Stunting"] == (
        "DP3AP2KB", "", "", "◆", "■", "■", "", "", "", "", "", "", "", "lewat 50 hari", "–")
    assert shown["1 Analisis Situasi"][1:4] == ("✓", "◆", "")
    assert shown["1 Analisis Situasi"][-2:] == ("selesai 30 Jan", "ada")
    # Begun by its months, not by anybody; not late yet.
    assert shown["4 Perbup kewenangan desa"][-2] == said.NOT_BEGUN
    assert shown["2 Rencana Kegiatan"][-2] == said.NO_DATA
    assert shown["8 Reviu Kinerja Tahunan 2025"][-2] == "lewat 81 hari"
    assert "lewat 81 hari" in facts(story)


def test_without_a_late_one_the_title_says_so() -> None:
    story = told(kabupaten([(2026, REMBUK, "selesai", date(2026, 3, 12), None, None)]))
    assert story.takeaway == "Belum ada aksi yang terlambat; 1 dari 8 selesai"
    assert "Selesai tanpa dokumen yang dicatat: Rembuk Stunting" in facts(story)


def test_the_other_frame_shares_the_aksi_both_call_alike() -> None:
    database = kabupaten([(2026, "situation_analysis", "selesai", date(2026, 1, 30), None, None),
                          (2026, "regulasi", "berjalan", None, None, None)])
    shown = cells(told(database, settings=LATER))
    assert len(shown) == 6
    assert shown["1 Analisis Situasi"][-2] == "selesai 30 Jan"
    assert shown["5 Regulasi pendukung"][-2] == "berjalan"


def test_no_rows_and_rows_of_the_other_frame_are_different_sentences() -> None:
    only_new = kabupaten([(2026, "regulasi", "berjalan", None, None, None)])
    story = told(only_new, period=date(2026, 2, 1))
    assert (story.takeaway, story.charts) == ("Belum ada data aksi konvergensi 2026", ())
    assert said.OTHER_FRAME in facts(story)
    assert said.NO_DATA_SENTENCE in facts(told(only_new, period=date(2023, 2, 1)))


def test_a_kecamatan_is_sent_to_its_minilok() -> None:
    story = told(kabupaten([(2026, REMBUK, "berjalan", None, None, None)]), kecamatan="99.01.01")
    assert "Kecamatan: Hulu" in story.filters
    assert "lihat pilihan Minilok" in facts(story)


MONTHS = [("99.01.01", date(2026, 1, 1), 1, 1, "Balai desa"), ("99.01.01", date(2026, 2, 1), 1, 0, None),
          ("99.01.01", date(2026, 3, 1), 1, None, None), ("99.01.01", date(2026, 9, 1), 1, None, None),
          ("99.01.02", date(2026, 1, 1), 2, 1, None), ("99.01.02", date(2026, 2, 1), None, 1, None),
          ("99.01.02", TODAY.replace(day=1), 1, None, None)]


def test_minilok_counts_only_months_that_tell_both() -> None:
    story = told(kabupaten(minilok=MONTHS), view="minilok")
    assert story.takeaway == "Minilok 2026: terlaksana 2 dari 4 yang direncanakan"
    shown = cells(story)
    assert shown["Hulu"] == ("✓", "▲", "–", "–", "", "", "", "", "○", "", "", "", "1 dari 2")
    assert shown["Hilir"][:2] == ("▲ 1/2", "✓")
    assert shown["Hilir"][4] == "○"  # this month is not over
    assert shown["Hilir"][-1] == "1 dari 2"
    assert shown["Muara"][-1] == said.NO_DATA
    assert "0" not in " ".join(shown["Muara"])
    assert "Belum ada catatan: Muara" in facts(story)
    assert [row[1:5] for row in story.table.rows if row[1] == "Muara"] == [("Muara", None, None, None)]
    # January and February of Hulu and Hilir of the months that are over in three kecamatan.
    assert quality_of(story.source) == f"Mutu: 4 dari {3 * (TODAY.month - 1)} bulan kecamatan tercatat"


def test_minilok_of_one_kecamatan_shows_its_months_with_notes() -> None:
    story = told(kabupaten(minilok=MONTHS), view="minilok", kecamatan="99.01.01")
    assert story.takeaway == "Minilok Kecamatan Hulu 2026: terlaksana 1 dari 2"
    shown = cells(story)
    assert shown["Januari"] == ("1", "1", "Balai desa")
    assert shown["Februari"][1] == "tidak terlaksana"
    assert shown["Maret"] == ("1", said.NO_DATA, "")
    assert {row[0] for row in story.table.rows} == {"99.01.01"}


def test_minilok_without_records_says_what_to_do() -> None:
    story = told(kabupaten(minilok=MONTHS), view="minilok", kecamatan="99.01.03")
    assert story.takeaway == "Belum ada data minilok 2026"
    assert said.MINILOK_NO_DATA in facts(story)
    only_planned = kabupaten(minilok=[("99.01.01", date(2026, 1, 1), 1, None, None)])
    assert told(only_planned, view="minilok").takeaway == "Minilok 2026: pelaksanaannya belum dicatat"


def test_minilok_on_record_stand_beside_the_table_and_are_never_added_to_it(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    book = book_in(tmp_path)
    for day, done in ((date(2026, 2, 3), "terlaksana"), (date(2026, 4, 7), "batal"), (date(2025, 2, 3), "terlaksana")):
        book.record_meeting(Meeting(day=day, kind="minilok", kecamatan_code="99.01.01", held=done), author="Camat")
    database = kabupaten(minilok=MONTHS)
    database.path = tmp_path / "stunting.duckdb"
    story = told(database, view="minilok")
    assert story.takeaway == "Minilok 2026: terlaksana 2 dari 4 yang direncanakan"
    assert "Tercatat di Tindak lanjut, 2026 (terlaksana dari rencana): Hulu 1 dari 2" in facts(story)
    assert said.MINILOK_BOOK in story.source
    other = told(database, view="minilok", kecamatan="99.01.03")
    assert "Tercatat di Tindak lanjut" not in facts(other)
    unloaded = told(database, view="minilok", kecamatan="99.01.01", period=date(2025, 2, 1))
    assert unloaded.takeaway == "Belum ada data minilok 2025"
    assert "Hulu 1 dari 1" in facts(unloaded)


def test_nothing_reads_as_a_missing_number() -> None:
    for settings in (EIGHT, LATER):
        for view in ("aksi", "minilok"):
            database = kabupaten([(2026, REMBUK, "selesai", None, None, None),
                                  (2026, "regulasi", "belum", None, None, None)], MONTHS)
            for text in readable(told(database, settings=settings, view=view)):
                assert "None" not in text
                assert "NaT" not in text
                assert "nan" not in text.split()


def test_what_is_red_can_be_recorded_with_its_agency() -> None:
    database = kabupaten([(2026, REMBUK, "belum", None, None, None), (2025, REVIEW, "belum", None, None, None),
                          (2026, "situation_analysis", "selesai", date(2026, 5, 1), None, None)])
    chosen = Selection(options={"aksi_lihat": "aksi"})
    found = late_aksi(chosen, database=database, settings=EIGHT, today=TODAY)
    assert [(one.aksi.id, one.owners[-1]) for one in found] == [(REVIEW, "bappeda"), (REMBUK, "bappeda")]
    made = offers("aksi", selection=chosen, database=database, settings=EIGHT)
    assert {one.agency for one in made} == {"bappeda"}
    assert late_aksi(Selection(options={"aksi_lihat": "minilok"}), database=database, settings=EIGHT, today=TODAY) == []
