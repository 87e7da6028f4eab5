"""The TPPS's report beside the desa's counts of the same year: never mixed, hidden where ours is hidden."""

from __future__ import annotations

from datetime import date

from stories.tiny_kabupaten import FEB25, TinyDatabase, build

from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard
from dashboard.stories.mutu_data import tell
from dashboard.stories.story import Selection, Story

SETTINGS = Settings()
AREN, BAMBU, CEMARA = "99.01.01.2001", "99.01.01.2002", "99.01.01.2003"
FLAMBOYAN = "99.01.02.2001"


def report(*rows: tuple[str, float | None], year: int = 2025, part: str | None = None,
           tiny: TinyDatabase | None = None) -> TinyDatabase:
    tiny = tiny or build()
    tiny.insert("tpps_report", [("t", year, part, code, 90.0, achieved, "Dinkes") for code, achieved in rows])
    return tiny


def served(tiny: TinyDatabase, *rows: tuple[str, str, date, int, int]) -> TinyDatabase:
    tiny.insert("coverage", [("s", desa, indicator, period, x, n, None) for desa, indicator, period, x, n in rows])
    return tiny


def told(tiny: TinyDatabase) -> Story:
    return tell(Selection(period=FEB25, options={"mutu_lihat": "tpps"}), tiny, SETTINGS)  # type: ignore[arg-type]


def rows_of(story: Story) -> dict[str, tuple[object, ...]]:
    assert story.table is not None
    return {str(row[0]): row[2:6] for row in story.table.rows}


def test_both_figures_and_their_difference() -> None:
    tiny = served(report(("S2", 81.5), ("T1", 70.0), ("T6", 81_000.0), ("T9", 60.0), ("S5", None)),
                  (AREN, "pregnant_ttd90", FEB25, 60, 80), (FLAMBOYAN, "pregnant_ttd90", FEB25, 40, 80))
    story = told(tiny)
    assert rows_of(story) == {
        "S2": ("81,5%", "62,5%", 19.0, "Feb 2025"),
        "T1": ("70,0%", "belum ada", None, ""),
        "T6": ("81.000 penduduk", "satuan lain", None, ""),
        "T9": ("60,0%", "belum ada", None, "")}
    assert story.takeaway == "1 dari 1 indikator TPPS berbeda dari angka desa"
    card = story.charts[0]
    assert isinstance(card, Scorecard)
    assert [cell.text for cell in card.rows[0]][1:] == ["81,5%", "62,5%", "+19,0"], "the largest difference first"
    assert {cell.status for row in card.rows for cell in row} == {"netral"}, "a difference is no judgement"


def test_a_half_year_is_held_against_reports_until_june() -> None:
    tiny = served(report(("S2", 50.0), part="S1"), (AREN, "pregnant_ttd90", date(2025, 5, 1), 40, 80),
                  (AREN, "pregnant_ttd90", date(2025, 9, 1), 70, 80))
    assert rows_of(told(tiny))["S2"] == ("50,0%", "50,0%", 0.0, "Mei 2025")
    assert told(tiny).takeaway == "1 indikator TPPS sama dengan angka desa"


def test_another_year_is_never_held_against_it() -> None:
    tiny = served(report(("S2", 50.0), year=2024), (AREN, "pregnant_ttd90", FEB25, 40, 80))
    assert rows_of(told(tiny))["S2"][1] == "belum ada"
    assert told(tiny).takeaway == "Laporan TPPS belum dapat disandingkan dengan angka desa"


def test_where_ours_is_hidden_the_stated_share_is_too() -> None:
    tiny = served(report(("S1", 42.9)), (AREN, "pregnant_kek_food", FEB25, 3, 7))
    assert rows_of(told(tiny))["S1"][0] != "42,9%"
    assert rows_of(told(tiny))["S1"][1] == rows_of(told(tiny))["S1"][0] == "n<10"


def test_nothing_loaded_is_said_with_what_to_load() -> None:
    story = told(build())
    assert story.takeaway == "Belum ada laporan TPPS yang dimuat"
    assert "Muat laporan TPPS" in story.facts[0].text
    assert story.charts == ()


def test_the_later_part_of_the_newest_year_stands() -> None:
    tiny = report(("S2", 50.0), part="S1")
    report(("S2", 60.0), part="S2", tiny=tiny)
    report(("S2", 90.0), year=2024, tiny=tiny)
    story = told(tiny)
    assert rows_of(story)["S2"][0] == "60,0%"
    assert story.filters.endswith("Semester II 2025")
