"""The list by name of children on PMT: counted per desa at the door, never a name kept, a half never hides a whole."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

HEADER = ["No", "Nama Lengkap Balita", "Tgl Lahir (Tgl/Bln/Thn)", "JK", "Nama Orang Tua", "Alamat", "BB", "TB", "LiLA",
          "BB/U", "PB-TB/U", "BB/PB-TB"]
TITLE = "DAFTAR BALITA PENERIMA PMT BULAN JUNI 2026"


def _child(number: int, *, address: str, status: object) -> list[object]:
    return [number, f"ANAK CONTOH {number}", dt.date(2024, 1, number), "L", "IBU CONTOH", address, 8.1, 75.0, 12.5,
            "Kurang", "Normal", status]


def _book(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


ROWS = [_child(1, address="Candi", status="Gizi Kurang"), _child(2, address="Desa Candi RT 03", status=-2.4),
        _child(2, address="Desa Candi RT 03", status=-2.4), _child(3, address="Candi", status="Gizi Buruk"),
        _child(4, address="KUMAI HULU RT 1/RW 2", status="gizi kurang"), _child(5, address="Candi", status=-3.2),
        _child(6, address="Jl. Melati 5", status="Gizi Kurang"), _child(7, address="Candi", status="")]


def test_children_are_counted_per_desa(maker, codes):
    report, rows = maker.accepted(_book(maker.files / "pmt.xlsx", [[TITLE], ["Puskesmas Kumai"], HEADER, *ROWS]))
    assert report.kind == "coverage"
    assert rows.set_index("desa_code")["numerator"].to_dict() == {"62.01.01.1011": 2, "62.01.01.1012": 1}
    assert rows["denominator"].isna().all()
    assert set(rows["indicator_id"]) == {"moderate_wasting_food"}
    assert {day.isoformat()[:10] for day in rows["period"]} == {"2026-06-01"}
    assert {"tanpa_penyebut", "bukan_gizi_kurang", "status_gizi_tidak_terbaca", "desa_tidak_dikenal",
            "baris_digantikan"} <= set(codes(report))
    kept = b"".join(path.read_bytes() for path in maker.folder.rglob("*") if path.is_file())
    for word in (b"ANAK CONTOH", b"IBU CONTOH", b"Melati"):
        assert word not in kept
    assert not report.unmatched, "an address is no spelling to be told"


@pytest.mark.parametrize("title", ["DAFTAR BALITA BULAN JUNI 2026", "DAFTAR SASARAN PMT BULAN JUNI 2026",
                                   "CALON PENERIMA PMT BULAN JUNI 2026"])
def test_a_list_of_children_who_did_not_get_it_is_refused(maker, title):
    report = maker.load(_book(maker.files / "kasus.xlsx", [[title], HEADER, *ROWS]))
    assert report.status == "refused"
    assert "penerima PMT" in report.message


def test_without_a_month_it_is_refused(maker, codes):
    report = maker.load(_book(maker.files / "pmt.xlsx", [["PENERIMA PMT"], HEADER, *ROWS]))
    assert "periode_tidak_ada" in codes(report)
