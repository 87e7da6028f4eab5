"""The sample goes through the ordinary intake: nothing is refused, and each kind of damage is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.intake import FileReport, load_file
from dashboard.settings import Settings


@pytest.fixture(scope="module")
def reports(twelve_rounds: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileReport]:
    folder = tmp_path_factory.mktemp("data")
    return {path.name: load_file(path, folder=folder, settings=Settings()) for path in sorted(twelve_rounds.iterdir())}


def _codes(report: FileReport) -> set[str]:
    return {finding["code"] for finding in report.as_json()["findings"]}


def test_every_file_is_accepted_with_every_row(reports: dict[str, FileReport]) -> None:
    for name, report in reports.items():
        found = report.as_json()
        assert (found["status"], found["rows_rejected"]) == ("accepted", 0), (name, found["findings"])
        assert found["rows_read"] == found["rows_accepted"] > 0, name


def test_kinds_are_told_from_the_content(reports: dict[str, FileReport]) -> None:
    kinds = {"eppgbm": "measurement", "cakupan": "coverage", "sasaran.xlsx": "sasaran", "lokus": "lokus",
             "survei": "survey", "target": "target", "kesiapan.xlsx": "readiness", "anggaran.xlsx": "budget",
             "aksi.xlsx": "aksi_status", "minilok.xlsx": "minilok", "rekap-bulan-timbang": "desa_report",
             "krs.xlsx": "krs"}
    for name, report in reports.items():
        word = name.removeprefix("DATA-CONTOH_").split("_")[0]
        assert report.as_json()["kind"] == kinds[word], name


def test_damage_is_noticed(reports: dict[str, FileReport]) -> None:
    assert "desimal_rusak" in _codes(reports["DATA-CONTOH_eppgbm_2023-02.csv"])
    assert "desimal_rusak" not in _codes(reports["DATA-CONTOH_eppgbm_2023-08.csv"])
    assert "urutan_tanggal" in _codes(reports["DATA-CONTOH_eppgbm_2024-08.csv"])
    assert "tanpa_kunci_anak" in _codes(reports["DATA-CONTOH_eppgbm_2025-02_tanpa-nik.xlsx"])
    newest = _codes(reports["DATA-CONTOH_eppgbm_2026-08.xlsx"])
    assert newest >= {"nik_bukan_16", "desa_tidak_terpetakan", "desa_kosong", "baris_pendaftaran",
                      "anak_diukur_berulang", "data_contoh"}
    services = _codes(reports["DATA-CONTOH_cakupan_dinkes_2026.xlsx"])
    assert services >= {"pembilang_lebih_besar", "nol_per_nol"}
