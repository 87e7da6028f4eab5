"""The sheet that goes back to the sender names the column of every row; a comparison is worked out once."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from dashboard import desk as desk_module
from dashboard.desk import FolderDesk
from dashboard.desk_columns import COLUMN_OF, column_of
from dashboard.intake.catalogue import CATALOGUE
from dashboard.loading import load_files
from dashboard.settings import Settings
from dashboard.warehouse.versions import current_version


def test_every_named_finding_is_in_the_catalogue() -> None:
    assert set(COLUMN_OF) <= set(CATALOGUE)


def test_the_files_own_heading_goes_first_and_a_finding_on_the_file_has_none() -> None:
    assert column_of("bulan_tidak_terbaca", named="BULAN LAPOR", row=3) == "BULAN LAPOR"
    assert column_of("bulan_tidak_terbaca", named="", row=3) == "Bulan"
    assert column_of("bulan_tidak_terbaca", named="", row=None) == ""
    assert column_of("baris_pendaftaran", named="", row=3) == ""


def test_every_refused_row_comes_back_with_its_column(folder: Path, tmp_path: Path, finished) -> None:
    book = openpyxl.Workbook()
    for row in (["Kecamatan", "Desa/Kelurahan", "ID Indikator", "Bulan", "Pembilang", "Penyebut"],
                ["Kumai", "Candi", "growth_monitoring", "2026-05", 30, 40],
                ["Kumai", "Candii", "growth_monitoring", "2026-05", 30, 40],
                ["Kumai", "Candi", "tidak_ada", "2026-05", 30, 40],
                ["Kumai", "Candi", "growth_monitoring", "kapan", 30, 40],
                ["Kumai", "Kumai Hulu", "growth_monitoring", "2026-05", 60, 40],
                ["Kumai", "Sungai Tendang", "growth_monitoring", "2026-05", "tiga", 40]):
        book.active.append(row)
    path = tmp_path / "kotor.xlsx"
    book.save(path)
    desk = FolderDesk(folder)
    job_id = desk.start_check([(path.name, io.BytesIO(path.read_bytes()))])
    checked = finished(desk, job_id)
    sheet = openpyxl.load_workbook(io.BytesIO(desk.findings_sheet(job_id, checked.files[0].findings_sheet))).active
    found = {row[0]: str(row[1]).lower() for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)}
    # The file's own heading where the reader knows it, else the field in plain words.
    for row, field in {3: "desa/kelurahan", 4: "indikator", 5: "bulan", 6: "penyebut", 7: "pembilang"}.items():
        assert field in found[row], (row, found)


def test_two_versions_are_compared_once(folder: Path, late_report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = current_version(folder)
    load_files([late_report], folder=folder, settings=Settings(), say=lambda text: None)
    after = current_version(folder)
    assert before is not None
    assert after is not None
    calls = []
    real = desk_module.version_changes
    monkeypatch.setattr(desk_module, "version_changes", lambda *paths, settings: calls.append(paths) or real(
        *paths, settings=settings))
    told = [FolderDesk(folder).compare(before.name, after.name) for _ in range(3)]
    assert told[0] == told[1] == told[2]
    assert told[0][1]
    assert len(calls) == 1
