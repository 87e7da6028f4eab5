"""A folder of one file of every kind: loaded in one command, again (nothing new), then with one corrected file."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from dashboard.cli import main
from dashboard.desk_changes import service_changes
from dashboard.settings import Settings

KINDS = {"measurement", "coverage", "sasaran", "survey", "target", "lokus", "krs", "desa_report", "readiness", "budget",
         "aksi_status", "minilok", "village_scorecard", "tpps_report", "boundaries"}


def load(folder: Path, files: list[Path], capsys: pytest.CaptureFixture[str]) -> dict:
    capsys.readouterr()
    status = main(["load", *map(str, files), "--data", str(folder), "--json", "--oleh", "uji"])
    told = json.loads(capsys.readouterr().out)
    assert status == 0, [one["findings"] for one in told["files"] if one["status"] == "refused"]
    return told


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("semua")
    assert main(["sample", "--out", str(out), "--children", "300", "--months", "1", "--semua-jenis",
                 "--data", str(out / "data")]) == 0
    return out


def test_a_folder_of_every_kind(written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(path for path in written.iterdir() if path.is_file())
    folder = tmp_path / "data"
    first = load(folder, files, capsys)
    assert {one["kind"] for one in first["files"]} == KINDS
    assert {one["status"] for one in first["files"]} == {"accepted"}
    layouts = [one for one in first["files"] if any(word in one["name"] for word in (
        "lembar-cakupan", "formulir-opd", "daftar-entry", "krs-", "setahun", "per-bulan", "ehdw", "kartu-skor",
        "tpps"))]
    assert len(layouts) == 10
    assert all(one["rows_rejected"] == 0 for one in layouts), layouts

    again = load(folder, files, capsys)
    assert again["version"] == first["version"]
    assert {one["status"] for one in again["files"]} == {"unchanged"}

    path = next(one for one in files if "formulir-opd" in one.name)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    head = next(row for row in sheet.iter_rows() if row[0].value == "tahun")
    column = next(cell.column for cell in head if cell.value == "jml_phbs")
    cell = sheet.cell(head[0].row + 1, column)
    cell.value = int(cell.value) - 1
    book.save(path)
    third = load(folder, files, capsys)
    assert third["version"] != first["version"]
    assert [one["name"] for one in third["files"] if one["status"] != "unchanged"] == [path.name]
    (change,) = service_changes(folder / f"{first['version']}.duckdb", folder / f"{third['version']}.duckdb",
                                settings=Settings())
    assert (change.indicator, change.added, change.changed, change.removed) == ("21. PHBS", 0, 1, 0)


def test_who_and_what_on_the_command_line(written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "data"
    first = load(folder, [written / "DATA-CONTOH_formulir-opd.xlsx"], capsys)
    assert main(["load", str(written / "DATA-CONTOH_cakupan-per-bulan.xlsx"), "--data", str(folder),
                 "--oleh", "Bidan  koordinator"]) == 0
    told = capsys.readouterr().out
    assert "19. Imunisasi dasar lengkap (Dinkes): 12 sel baru, 0 berubah, 0 hilang; nilai s.d. Jun 2026" in told
    assert main(["versions", "--data", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "oleh Bidan koordinator  berkas: DATA-CONTOH_cakupan-per-bulan.xlsx" in told
    assert main(["versions", "--beda", first["version"], first["version"], "--data", str(folder)]) == 0
    assert main(["restore", first["version"], "--data", str(folder), "--oleh", "Bappeda"]) == 0
    capsys.readouterr()
    assert main(["versions", "--data", str(folder)]) == 0
    assert "dikembalikan" in capsys.readouterr().out


def test_no_invented_name_is_kept(written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "data"
    load(folder, [path for path in written.iterdir() if "menurut-nama" in path.name or "setahun" in path.name], capsys)
    kept = "".join(pq.read_table(path).to_pandas().to_csv() for path in folder.rglob("*.parquet"))
    kept += "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.json"))
    assert "62.01.01" in kept
    assert "CONTOH 1" not in kept
    assert "999900000" not in kept
