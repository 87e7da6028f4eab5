"""A desa's own scorecard: small counts hidden with what would give them back, percentages recomputed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from stories.tiny_kabupaten import FEB25, TinyDatabase, build

from dashboard.actions.store import open_store
from dashboard.settings import Settings
from dashboard.stories.desa import tell_as_of
from dashboard.stories.story import Selection
from dashboard.stories.village_card import Card, card_of

SETTINGS = Settings()
BAMBU, DAMAR = "99.01.01.2002", "99.01.01.2004"


def with_card(desa: str = BAMBU, *, year: int = 2025, quarter: int | None = 1, convergence: float | None = None,
              tiny: TinyDatabase | None = None, **counts: int) -> TinyDatabase:
    tiny = tiny or build()
    rows = [("s", desa, year, quarter, item, count, None, "ehdw") for item, count in counts.items()]
    if convergence is not None:
        rows.append(("s", desa, year, quarter, "children_convergence", None, convergence, "ehdw"))
    tiny.insert("village_scorecard", rows)
    return tiny


def card(tiny: TinyDatabase, desa: str = BAMBU) -> Card:
    found = card_of(desa, database=tiny, settings=SETTINGS)  # type: ignore[arg-type]
    assert found is not None
    return found


def shown(tiny: TinyDatabase, desa: str = BAMBU) -> dict[str, tuple[object, object, object]]:
    return {one.name: (one.counted, one.of, one.value) for one in card(tiny, desa).lines}


def test_counts_with_their_whole_and_a_recomputed_percentage() -> None:
    told = shown(with_card(pregnant=40, pregnant_iron=30, pregnant_safe_water=3, pregnant_latrine=38, postpartum_3=7,
                           pregnant_insured=40, caregivers_counselled=2))
    assert told["Ibu hamil"] == (40, None, None)
    assert told["Ibu hamil mendapat pil Fe"] == (30, 40, 75.0)
    assert told["Ibu hamil dengan air minum aman"] == ("<5", 40, "<5")
    assert told["Ibu hamil dengan jamban layak"] == ("sisa <5", 40, "sisa <5")
    assert told["Ibu hamil dengan jaminan kesehatan"] == (40, 40, 100.0)
    assert told["Ibu nifas dilayani 3 kali"] == (7, None, None)
    assert told["Pengasuh ikut konseling gizi"][0] == "<5"


def test_few_people_hide_everything_counted_over_them() -> None:
    told = shown(with_card(pregnant=8, pregnant_iron=7, children_0_23=60, pregnant_kek=6, pregnant_kek_visited=5))
    assert told["Ibu hamil"][0] == "n<10"
    assert told["Ibu hamil mendapat pil Fe"][:2] == ("disamarkan", "n<10")
    assert told["Ibu hamil KEK dikunjungi"][0] == "disamarkan"
    shown_whole = shown(with_card(pregnant=30, pregnant_kek=6, pregnant_kek_visited=5))
    assert shown_whole["Ibu hamil KEK"][0] == 6
    assert shown_whole["Ibu hamil KEK dikunjungi"] == ("n<10", 6, "n<10")


def test_a_hidden_part_hides_the_other_parts() -> None:
    told = shown(with_card(children_0_23=90, mat_green=78, mat_yellow=9, mat_red=3, pregnant=40, pregnant_kek=3,
                           pregnant_high_risk=8))
    assert [told[f"Tikar pertumbuhan {one}"][0] for one in ("hijau", "kuning", "merah")] == [
        "disamarkan", "disamarkan", "<5"]
    assert told["Anak 0-23 bulan"][0] == 90
    assert told["Ibu hamil risiko tinggi"] == ("disamarkan", 40, "disamarkan")


@pytest.mark.parametrize(("stated", "value"), [(63.5, 63.5), (2.0, "<5"), (98.0, "sisa <5"), (0.0, 0.0),
                                               (100.0, 100.0)])
def test_a_stated_convergence_of_few_children_is_hidden(stated: float, value: object) -> None:
    assert shown(with_card(children_0_23=90, convergence=stated))["Tingkat konvergensi anak menurut berkas"] == (
        None, None, value)


def test_a_stated_convergence_without_the_children_is_not_told() -> None:
    assert "Tingkat konvergensi anak menurut berkas" not in shown(with_card(pregnant=40, convergence=63.5))


def test_what_the_coverage_hides_is_hidden_here() -> None:
    """Two desa below a kecamatan's total: where one is "<5", the other's count would give it back."""
    tiny = with_card(pregnant=180, pregnant_iron=120, pregnant_latrine=100)
    tiny.insert("coverage", [("s", DAMAR, "pregnant_ttd90", FEB25, 3, 100, None),
                             ("s", BAMBU, "pregnant_ttd90", FEB25, 120, 180, None)])
    told = shown(tiny)
    assert told["Ibu hamil mendapat pil Fe"][0] == "disamarkan"
    assert told["Ibu hamil"][0] == "disamarkan"
    assert told["Ibu hamil dengan jamban layak"] == ("disamarkan", "disamarkan", "disamarkan")


def test_where_the_stunted_are_hidden_what_stands_for_them_is_too() -> None:
    told = shown(with_card(DAMAR, children_0_23=90, mat_green=70, mat_yellow=12, mat_red=8, children_weighed=70), DAMAR)
    assert {told[f"Tikar pertumbuhan {one}"][0] for one in ("hijau", "kuning", "merah")} == {"disamarkan"}
    assert told["Anak 0-23 bulan ditimbang rutin"][0] == 70


def test_the_newest_card_stands_and_its_quarter_is_told() -> None:
    tiny = with_card(quarter=2, pregnant=40)
    with_card(quarter=4, pregnant=50, tiny=tiny)
    with_card(quarter=None, pregnant=60, tiny=tiny)
    with_card(year=2024, quarter=4, pregnant=70, tiny=tiny)
    found = card(tiny)
    assert (found.when, found.when_short) == ("Triwulan IV 2025", "TW IV 2025")
    assert [one.counted for one in found.lines] == [50]
    assert card(with_card(quarter=None, pregnant=60)).when == "Tahun 2025 (triwulan tidak disebut)"


def test_the_table_of_the_desa_ends_with_its_card(tmp_path: Path) -> None:
    tiny = with_card(pregnant=40, pregnant_iron=30)
    story = tell_as_of(Selection(options={"desa": BAMBU}), tiny, SETTINGS, book=open_store(tmp_path),  # type: ignore[arg-type]
                       today=date(2025, 6, 1))
    assert story.table is not None
    assert [row[1:6] for row in story.table.rows[-2:]] == [
        ("Kartu skor desa: Ibu hamil", "KPM desa", 40, None, None),
        ("Kartu skor desa: Ibu hamil mendapat pil Fe", "KPM desa", 30, 40, 75.0)]
    assert card_of("99.01.01.2001", database=tiny, settings=SETTINGS) is None  # type: ignore[arg-type]
