"""A dated note stands on the trend of its place and of what it speaks of, with its author beside the chart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.actions.entries import Annotation
from dashboard.actions.store import Store, open_store
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories import chart_notes as told
from dashboard.stories.charts import Trend
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words.chart_notes import on_chart

KUMAI, DESA = "62.01.01", "62.01.01.2001"


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    store = open_store(tmp_path)
    monkeypatch.setattr(told, "book_of", lambda _: store)
    yield store
    store.close()


def story(slug: str, database: Database, kecamatan: str | None = None, **options: str) -> Story:
    return STORIES[slug](Selection(kecamatan=kecamatan, options=options), database, Settings())


def drawn(one: Story) -> list[str]:
    return [text for chart in one.charts if isinstance(chart, Trend) for _, text in chart.notes]


def day_in(database: Database) -> date:
    return date.fromisoformat(str(database.info["latest_period"])[:10])


def test_a_note_on_the_kabupaten_stands_on_every_trend_once(book: Store, database: Database) -> None:
    day = day_in(database)
    book.record_annotation(Annotation("Alat antropometri baru", day=day), author="Dinkes")
    for slug, kecamatan in (("tren", None), ("tren", KUMAI), ("ringkasan", None), ("ringkasan", KUMAI)):
        one = story(slug, database, kecamatan)
        assert len(drawn(one)) == 1, (slug, kecamatan)
        assert drawn(one)[0].endswith("Alat antropometri baru")
        (chart,) = [c for c in one.charts if isinstance(c, Trend) and c.notes]
        assert "(Dinkes)" in chart.alt
        assert chart.x_from <= chart.notes[0][0] <= chart.x_to


def test_a_note_on_one_place_stands_on_its_own_trend(book: Store, database: Database) -> None:
    day = day_in(database)
    book.record_annotation(Annotation("Sweeping", day=day, area_code=DESA), author="PKM")
    assert drawn(story("tren", database)) == []
    assert drawn(story("tren", database, "62.01.02")) == []
    (text,) = drawn(story("tren", database, KUMAI))
    assert text.startswith(on_chart("Sweeping", day=day)[:8])
    assert "(" in text  # the desa by name


def test_a_note_on_the_register_is_not_drawn_on_the_survey(book: Store, database: Database) -> None:
    book.record_annotation(Annotation("Sweeping", day=day_in(database), indicator_id="stunting"), author="PKM")
    assert drawn(story("ringkasan", database)) == []
    assert len(drawn(story("tren", database))) == 1
    one = story("tren", database)
    assert any("Sweeping (PKM)" in fact.text for fact in one.facts)
    assert any("Sweeping (PKM)" in str(row[-1]) for row in one.table.rows)


def test_a_note_on_a_service_stands_beside_it(book: Store, database: Database) -> None:
    book.record_annotation(Annotation("Stok TTD kosong", day=day_in(database), indicator_id="adolescent_ttd"),
                           author="Dinkes")
    chosen = Selection(indicator="adolescent_ttd")
    assert any("Stok TTD kosong" in fact.text for fact in STORIES["opd"](chosen, database, Settings()).facts)
    assert drawn(story("tren", database)) == []


def test_at_most_three_are_drawn_the_newest(book: Store, database: Database) -> None:
    last = day_in(database)
    for number in range(5):
        book.record_annotation(Annotation(f"Catatan ke {number}", day=date(last.year, last.month, 1 + number)),
                               author="A")
    one = story("tren", database, KUMAI)
    assert [text[-1] for text in drawn(one)] == ["2", "3", "4"]
    assert sum(row[0] == "Catatan" for row in one.table.rows) == 5
    assert "3 catatan lain ada di tabel" in [fact.text for fact in one.facts]


def test_a_withdrawn_note_is_gone_and_a_broken_book_costs_no_page(
    book: Store, database: Database, monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = book.record_annotation(Annotation("Salah", day=day_in(database)), author="A")
    book.withdraw(key, reason="salah", author="A")
    assert drawn(story("tren", database)) == []

    def broken(_: Database) -> Store:
        raise told.ActionError("terkunci")

    monkeypatch.setattr(told, "book_of", broken)
    assert story("tren", database).charts


def test_a_long_note_is_cut_at_a_word() -> None:
    text = on_chart("Pengukuran ulang seluruh balita di sepuluh posyandu", day=date(2025, 8, 1))
    assert text.startswith("Agu 2025: Pengukuran ulang")
    assert text.endswith("…")
    assert len(text) <= 42
