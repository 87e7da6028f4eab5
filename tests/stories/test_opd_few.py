"""An owner of one indicator in a kecamatan: its desa, worst first; the table twin holds what is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from stories.tiny_kabupaten import DESA, TinyDatabase, areas

from dashboard import queries
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import Scorecard
from dashboard.stories.desa_services import services_by_desa
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words import opd_few as said
from dashboard.words.numbers import number

SETTINGS = Settings()
AUG26 = date(2026, 8, 1)


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def told(database: Database | TinyDatabase, owner: str, kecamatan: str | None) -> Story:
    return STORIES["opd"](Selection(period=AUG26, kecamatan=kecamatan, options={"opd": owner}), database, SETTINGS)


def card(story: Story) -> Scorecard:
    chart = story.charts[0]
    assert isinstance(chart, Scorecard)
    return chart


def test_every_desa_of_the_kecamatan_stands_in_the_step_and_in_its_twin(database: Database) -> None:
    desa = queries.desa_list(database)
    for code, name in zip(*queries.kecamatan_list(database)[["code", "name"]].to_dict("list").values(), strict=True):
        story = told(database, "perikanan", str(code))
        inside = set(desa.loc[desa["kecamatan_code"] == code, "name"])
        width = len(card(story).columns) // (2 if card(story).columns.count("Wilayah") == 2 else 1)
        shown = [row[at].text for row in card(story).rows for at in range(0, len(row), width) if row[at].text]
        assert {"Kabupaten", name} <= set(shown)
        assert set(shown) - {"Kabupaten", name} <= inside
        left_out = len(inside) + 2 - len(shown)
        assert (f"dan {left_out} desa lagi" == card(story).more) if left_out else card(story).more == ""
        assert {row[0] for row in story.table.rows} == inside | {"Kabupaten", name}
        assert len(story.takeaway) <= 60


def test_the_whole_kabupaten_keeps_its_kecamatan(database: Database) -> None:
    assert "Wilayah" not in card(told(database, "perikanan", None)).columns


def test_a_hidden_desa_is_hidden_here_too(database: Database) -> None:
    known = services_by_desa(database, period=AUG26, settings=SETTINGS)
    names = dict(zip(queries.desa_list(database)["code"], queries.desa_list(database)["name"], strict=True))
    code = str(queries.kecamatan_list(database)["code"].iloc[0])
    story = told(database, "perikanan", code)
    keys = [column.key for column in story.table.columns]
    rows = {row[0]: row for row in story.table.rows}
    hidden = [(desa, own["krs_fish_promotion"]) for desa, own in known.items()
              if desa.startswith(code) and own["krs_fish_promotion"].state == "disamarkan"]
    for desa, service in hidden:
        row = rows[names[desa]]
        assert row[keys.index("value")] == row[keys.index("numerator")] == service.label


def test_who_lacks_it_is_named_and_the_year_before_is_told() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    inside = [code for code in DESA if code.startswith("99.01.01")]
    rows = [("s", code, "krs_home_garden", month, x, 100.0, None) for month, x in ((date(2025, 12, 1), 40.0),
                                                                                  (AUG26, 55.0)) for code in DESA]
    rows = [(s, code, one, month, 20.0 if code == inside[0] and month == AUG26 else x, n, on)
            for s, code, one, month, x, n, on in rows]
    database.insert("coverage", rows)
    story = told(database, "pertanian", "99.01.01")
    facts = " | ".join(fact.text for fact in story.facts)
    assert f"1 dari {len(inside)} desa: Aren 20,0" in facts
    assert "Des 2025 40,0%" in facts
    assert f"1 dari {len(inside)} desa kurang" in story.takeaway
    assert card(story).rows[2][0].text == "Aren"


@pytest.mark.parametrize(("behind", "judged", "title"), [
    (8, 9, "Diskan: Promosi ikan KRS 29,1%, 8 dari 9 desa kurang"),
    (0, 9, "Diskan: Promosi ikan KRS 29,1%, semua desa capai target"),
    (0, 5, "Promosi ikan KRS 29,1%, 5 desa dinilai, semua capai target"),  # the others are hidden or silent
    (0, 0, "Diskan: Promosi ikan KRS 29,1%")])
def test_titles(behind: int, judged: int, title: str) -> None:
    assert said.title(agency="Diskan", name="Promosi ikan KRS", value="29,1%", behind=behind, judged=judged,
                      desa=9, lower_is_better=False) == title


def test_the_twin_of_an_owner_has_the_columns_of_its_scorecard(database: Database) -> None:
    for kecamatan in (None, str(queries.kecamatan_list(database)["code"].iloc[0])):
        story = told(database, "dinkes", kecamatan)
        labels = [column.label for column in story.table.columns]
        assert set(card(story).columns[1:]) <= set(labels)
        by_name = {row[labels.index("Indikator")]: row for row in story.table.rows}
        for row in card(story).rows:
            name = row[0].text.rsplit(" (", 1)[0].removesuffix(" ↓")
            for place, cell in zip(card(story).columns[1:], row[1:], strict=True):
                held = by_name[name][labels.index(place)]
                shown = cell.text.split(" ")[0]
                told_twice = number(held) if isinstance(held, float) else str(held).split(" ")[0]
                assert told_twice == {"–": "belum", "nihil": "tidak"}.get(shown, shown)
