"""Two files that tell one cell differently: shown with both files and without a number."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl

from dashboard.loading import load_files
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import Scorecard
from dashboard.stories.story import Selection
from dashboard.warehouse.database import open_database

SELECTION = Selection(options={"mutu_lihat": "beda"})


def coverage(path: Path, *, served: int) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["DATA CONTOH"])
    book.active.append(["Kecamatan", "Desa", "ID Indikator", "Bulan", "Pembilang", "Penyebut"])
    book.active.append(["Kumai", "Candi", "premarital_health_check", "2026-08", served, 41])
    book.active.append(["Kumai", "Kumai Hulu", "premarital_health_check", "2026-08", 7, 41])
    book.save(path)
    return path


def test_a_conflict_is_shown_with_both_files_and_without_a_number(kabupaten_folder: Path, tmp_path: Path,
                                                                  settings: Settings) -> None:
    folder = tmp_path / "data"
    shutil.copytree(kabupaten_folder, folder)
    files = [coverage(tmp_path / "dinkes.xlsx", served=33), coverage(tmp_path / "kua.xlsx", served=29)]
    load_files(files, folder=folder, settings=settings, say=lambda text: None)
    story = STORIES["mutu_data"](SELECTION, open_database(folder), settings)
    assert story.table is not None
    ours = [row for row in story.table.rows if row[6] == "kua.xlsx" and row[7] == "dinkes.xlsx"]
    assert [row[5] for row in ours] == ["Candi"], "Kumai Hulu is told alike by both"
    assert "sel cakupan dilaporkan berbeda" in story.takeaway
    card = story.charts[0]
    assert isinstance(card, Scorecard)
    shown = " ".join(cell.text for row in card.rows for cell in row)
    assert "Periksa kesehatan catin" in shown
    assert not any(str(number) in row for row in story.table.rows for number in (33, 29, 41))
