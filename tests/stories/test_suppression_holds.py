"""Hidden counts cannot be read anywhere, nor won back by subtracting what is shown, whatever the counts."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stories.reading import readable
from stories.tiny_kabupaten import DESA, FEB25, TinyDatabase, areas, build

from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import TileMap
from dashboard.stories.measures import measure_places
from dashboard.stories.story import Selection, Story

SETTINGS = Settings()
KECAMATAN = (None, "99.01.01", "99.01.02", "99.01.03")


def with_counts(pairs: list[tuple[int, int]]) -> TinyDatabase:
    database = TinyDatabase()
    database.insert("area", areas())
    rows: list[tuple[Any, ...]] = []
    for (code, desa), (x, n) in zip(DESA.items(), pairs, strict=True):
        rows.append((code, desa[1], FEB25, 100, 120, n, n, n, min(x, n), 0, 0, 0))
    database.insert("desa_month", rows)
    return database


counts = st.tuples(st.integers(0, 30), st.one_of(st.integers(0, 12), st.integers(10, 300)))


def shown_stunted(story: Story) -> dict[str, Any]:
    """Code → what the table twin says about stunted children."""
    at = [column.key for column in story.table.columns].index("n_stunted")
    return {str(row[0]): row[at] for row in story.table.rows}


def cell_range(label: Any, n: int) -> tuple[int, int]:
    """What a reader knows of one cell from its label and n."""
    if isinstance(label, int):
        return label, label
    if str(label).startswith("n<"):
        return 0, n
    return (1, 4) if label == "<5" else (1, n)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(counts, min_size=len(DESA), max_size=len(DESA)))
def test_subtraction_from_the_kecamatan_total_leaves_three_values(pairs: list[tuple[int, int]]) -> None:
    database = with_counts(pairs)
    measured = {code: n for code, (_, n) in zip(DESA, pairs, strict=True)}
    if not sum(measured.values()):
        return
    places = measure_places(database, period=FEB25, settings=SETTINGS)
    cells = {one.code: one.label or one.n_stunted for one in places.desa}
    for kecamatan in KECAMATAN[1:]:
        total = places.area(kecamatan).n_stunted
        own = {code: cell_range(label, measured[code]) for code, label in cells.items() if code.startswith(kecamatan)}
        if not isinstance(total, int):
            continue
        for code, (low, high) in own.items():
            if low == high:
                continue
            others_low = sum(one[0] for key, one in own.items() if key != code)
            others_high = sum(one[1] for key, one in own.items() if key != code)
            least, most = max(low, total - others_high), min(high, total - others_low)
            assert most - least + 1 >= min(3, high - low + 1), (code, kecamatan, pairs)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(counts, min_size=len(DESA), max_size=len(DESA)))
def test_a_filter_never_shows_what_the_whole_map_hides(pairs: list[tuple[int, int]]) -> None:
    database = with_counts(pairs)
    if not sum(n for _, n in pairs):
        return
    whole = shown_stunted(STORIES["peta"](Selection(period=FEB25), database, SETTINGS))
    for kecamatan in KECAMATAN[1:]:
        story = STORIES["peta"](Selection(period=FEB25, kecamatan=kecamatan), database, SETTINGS)
        for code, cell in shown_stunted(story).items() if story.table.rows else ():
            assert cell == whole[code]


def test_pages_show_what_was_measured_and_no_more() -> None:
    database = build()
    places = measure_places(database, period=FEB25, settings=SETTINGS)
    table = shown_stunted(STORIES["peta"](Selection(), database, SETTINGS))
    for one in places.desa:
        assert table[one.code] == (one.label or (one.n_stunted if one.n_measured else None))
    for one in places.kecamatan:
        assert shown_stunted(STORIES["ringkasan"](Selection(kecamatan=one.code), database, SETTINGS))[one.code] == (
            one.label or one.n_stunted)


def test_hidden_desa_show_only_their_label() -> None:
    database = build()
    places = measure_places(database, period=FEB25, settings=SETTINGS)
    hidden = {one.code: one for one in places.desa if one.hidden}
    assert {one.label for one in hidden.values()} == {"<5", "n<10", "disamarkan"}
    for view in ("tingkat", "jumlah"):
        for kecamatan in KECAMATAN:
            story = STORIES["peta"](Selection(kecamatan=kecamatan, options={"peta_isi": view}), database, SETTINGS)
            chart = story.charts[0]
            assert isinstance(chart, TileMap)
            for tile in chart.tiles:
                if tile.code in hidden:
                    one = hidden[tile.code]
                    assert tile.count is None
                    assert tile.value_text == one.label
                    assert tile.fill == "data_sedikit" or (tile.fill == "di_bawah_10" and one.label == "<5")
                    assert tile.hover.startswith(f"{one.name}, Kec. {one.kecamatan}: {one.label}")
                    assert "dari" not in tile.hover
                    assert one.name not in chart.alt


def test_rates_and_counts_of_hidden_desa_appear_in_no_text() -> None:
    database = build()
    # Damar 3 of 85, Enau 8 of 55, Meranti 7 of 70, Kenari 2 of 8.
    secrets = ("3 dari 85", "8 dari 55", "7 dari 70", "2 dari 8", "3,5%", "14,5%")
    for slug in ("peta", "mutu_data"):
        for kecamatan in KECAMATAN:
            for text in readable(STORIES[slug](Selection(kecamatan=kecamatan), database, SETTINGS)):
                assert not any(secret in text for secret in secrets), (slug, text)


def test_a_kecamatan_that_must_be_hidden_stays_hidden_through_time() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    rows: list[tuple[Any, ...]] = []
    for at, (code, desa) in enumerate(DESA.items()):
        small = desa[1] == "99.01.03"
        for period in (date(2024, 2, 1), FEB25):
            x = (1 if at % 2 else 0) if small else 20
            rows.append((code, desa[1], period, 100, 120, 90, 90, 90, x, 0, 0, 0))
    database.insert("desa_month", rows)
    story = STORIES["tren"](Selection(options={"tren_lihat": "kecamatan"}), database, SETTINGS)
    muara = next(row for row in story.charts[0].rows if row.code == "99.01.03")  # type: ignore[union-attr]
    assert muara.value is None
    assert muara.other is None
    assert muara.note == "disamarkan"
    assert "<5" in muara.text or "disamarkan" in muara.text


def test_children_of_no_known_desa_are_not_what_is_left_of_the_total() -> None:
    """Three stunted children without a desa: total minus every desa would be exactly theirs."""
    pairs = [(8, 100), (9, 100), (12, 100), (7, 100), (6, 100), (0, 50), (0, 50), (0, 50), (0, 50),
             (11, 100), (9, 100), (10, 100), (8, 100)]
    database = with_counts(pairs)
    before = measure_places(database, period=FEB25, settings=SETTINGS)
    assert not any(one.hidden for one in before.desa_of("99.01.01"))
    database.insert("desa_month", [
        (None, "99.01.01", FEB25, None, None, 40, 40, 40, 3, 0, 0, 0),  # beside five desa, all shown
        (None, "99.01.02", FEB25, None, None, 40, 40, 40, 2, 0, 0, 0),  # where the desa themselves have none
    ])
    places = measure_places(database, period=FEB25, settings=SETTINGS)
    for kecamatan in ("99.01.01", "99.01.02"):
        total = places.area(kecamatan).n_stunted
        shown = [one.n_stunted for one in places.desa_of(kecamatan)]
        assert total is None or None in shown, f"{kecamatan}: the rest of the total is the children without a desa"
