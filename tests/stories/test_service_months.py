"""A report stands until the next one: what one month hides of it, no later month shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from stories.tiny_kabupaten import DESA, TinyDatabase, areas

from dashboard import queries
from dashboard.queries.desa_services import desa_services
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.service_labels import label_services
from dashboard.stories.story import Selection
from dashboard.warehouse.database import Database, open_database

SETTINGS = Settings()
JAN, FEB = date(2025, 1, 1), date(2025, 2, 1)
HULU = [code for code in DESA if code.startswith("99.01.01")]


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def two_months() -> TinyDatabase:
    """In January one desa serves 3; in February it reports 25 and its neighbour's report of January still stands."""
    made = TinyDatabase()
    made.insert("area", areas())
    january = [(HULU[0], 3, 40), (HULU[1], 20, 60), (HULU[2], 30, 70)]
    january += [(code, 40, 80) for code in DESA if code not in HULU]
    rows = [("s", code, "phbs_family", JAN, x, n, None) for code, x, n in january]
    rows += [("s", code, "phbs_family", FEB, x, n, None) for code, x, n in ((HULU[0], 25, 40), (HULU[2], 31, 70))]
    made.insert("coverage", rows)
    return made


def served(database: TinyDatabase, *, period: date, desa: str) -> object:
    """People served as the page of a desa prints them."""
    story = STORIES["desa"](Selection(period=period, options={"desa": desa}), database, SETTINGS)  # type: ignore[arg-type]
    keys = [column.key for column in story.table.columns]
    return next(row[keys.index("numerator")] for row in story.table.rows
                if row[keys.index("numerator")] is not None and row[keys.index("number")] is not None)


def test_the_page_of_a_desa_hides_a_cover_in_the_next_month_too() -> None:
    tiny = two_months()
    assert served(tiny, period=JAN, desa=HULU[0]) == "<5"
    assert served(tiny, period=JAN, desa=HULU[1]) == "disamarkan"
    assert served(tiny, period=FEB, desa=HULU[1]) == "disamarkan"


def test_no_report_of_the_sample_is_hidden_in_one_month_and_shown_in_another(database: Database) -> None:
    labels: dict[tuple[str, str, object], set[bool]] = {}
    for period in queries.service_periods(database):
        found = label_services(database, period=period, settings=SETTINGS).desa
        rows = desa_services(database, period=period)
        for row in rows.itertuples(index=False):
            key = (str(row.indicator_id), str(row.desa_code), row.period)
            labels.setdefault(key, set()).add(bool(found[key[:2]]))
    assert any(True in seen for seen in labels.values())
    assert all(len(seen) == 1 for seen in labels.values())


def test_a_month_without_a_report_is_as_the_last_one_before_it() -> None:
    tiny = two_months()
    found = [label_services(tiny, period=period, settings=SETTINGS)  # type: ignore[arg-type]
             for period in (FEB, date(2025, 5, 1), date(2024, 12, 1))]
    assert found[0] == found[1]
    assert found[2].desa == {}
