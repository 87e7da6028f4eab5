"""The list of who has not reported goes along as a workbook: from the officer's page, not from the wall."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
from streamlit.testing.v1 import AppTest

from dashboard.papers import story_workbook
from dashboard.settings import Settings
from dashboard.stories import opd
from dashboard.stories.story import Selection
from dashboard.warehouse.database import open_database


def buttons(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("download_button")]


def test_the_officer_takes_the_list_along(run: Callable[..., AppTest]) -> None:
    assert buttons(run("opd", opd="belum_lapor")) == ["Unduh tabel (.xlsx)"]
    assert buttons(run("opd", opd="belum_lapor", rapat="true")) == []


def test_every_view_has_a_name_of_its_own() -> None:
    named = [opd.file_of(Selection(options=options)) for options in (
        {}, {"opd": "belum_lapor"}, {"opd": "dinkes"}, {"opd": "dinkes", "opd_rinci": "laporan"})]
    assert named == ["layanan opd", "belum lapor", "Dinkes Layanan", "Dinkes Laporan"]
    assert opd.file_of(Selection(indicator="basic_immunisation", options={"opd": "dinkes"})) == "layanan opd"


def test_the_workbook_has_every_cell_to_chase(kabupaten_folder: Path) -> None:
    database = open_database(kabupaten_folder)
    story = opd.tell(Selection(options={"opd": "belum_lapor"}), database, Settings())
    sheet = openpyxl.load_workbook(io.BytesIO(story_workbook(story, database=database))).worksheets[1]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0].startswith("DATA CONTOH")
    head = next(at for at, row in enumerate(rows) if row[0] == "OPD/instansi")
    assert rows[head][3:6] == ("Kelompok sasaran", "Kecamatan", "Desa")
    assert len(rows) - head - 1 == len(story.table.rows) > 0
    assert sheet.auto_filter.ref
