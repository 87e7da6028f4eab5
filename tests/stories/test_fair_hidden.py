"""Band words and chances rest on the same hidden cells as the numbers of every page."""

from __future__ import annotations

from stories.tiny_kabupaten import DESA, FEB25, TinyDatabase, areas

from dashboard.settings import Settings
from dashboard.stories.fair import desa_bands, lines_offered, pooled_chances, threshold_of
from dashboard.stories.measures import measure_places

SETTINGS = Settings()


def test_words_of_chance_know_of_children_without_a_desa() -> None:
    """A desa that covers children of no known desa is hidden for the band words too, as on every page."""
    database = TinyDatabase()
    database.insert("area", areas())
    rows = [(code, desa[1], FEB25, 100, 120, n, n, n, x, 0, 0, 0) for (code, desa), (x, n) in zip(
        DESA.items(), [(40, 90), (20, 180), (12, 130), (6, 85), (8, 55), *[(20, 90)] * 8], strict=True)]
    rows.append((None, "99.01.01", FEB25, None, None, 12, 12, 12, 3, 0, 0, 0))
    database.insert("desa_month", rows)
    places = measure_places(database, period=FEB25, settings=SETTINGS)
    covers = {one.code for one in places.desa if one.hidden}
    assert covers == {"99.01.01.2004"}
    line = threshold_of("20", kabupaten_rate=places.kabupaten.rate, target=None)
    assert line is not None
    lines = lines_offered(kabupaten_rate=places.kabupaten.rate, target=None)
    found = desa_bands(database, period=FEB25, threshold=line, lines=lines, settings=SETTINGS)
    assert found is not None
    assert not covers & set(found.above)
    assert not covers & set(pooled_chances(database, periods=(FEB25,), threshold=line, settings=SETTINGS))
