"""Small files in the officers' own formats, made of invented children, for every test of the intake."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
import xlwt

from dashboard.anthro.zscores import zscores_frame
from dashboard.intake import FileReport, load_file
from dashboard.settings import Settings

HEADERS: dict[str, list[str]] = json.loads((Path(__file__).parent.parent / "data" / "intake_headers.json").read_text())
NBSP = "\xa0"
PLACES = [
    ("KUMAI", "CANDI", "62.01.01.1011"),
    ("KUMAI", "SUNGAI CABANG", "62.01.01.2001"),
    ("ARUT SELATAN", "MADUREJO", "62.01.02.1005"),
    ("PANGKALAN LADA", "PANDU SANJAYA", "62.01.05.2002"),
]

# header as written in the variants -> field of an invented child (the test's own table, not the product's)
FIELD_OF = {
    "NIK": "nik",
    "nik": "nik",
    "Nama": "name",
    "Nama Anak": "name",
    "nama_balita": "name",
    "nama_anak": "name",
    "JK": "sex",
    "jk": "sex",
    "Jenis Kelamin": "sex",
    "Tgl Lahir": "birth",
    "Tanggal Lahir": "birth",
    "Tgl_Lahir": "birth",
    "BB Lahir": "birth_weight",
    "BB_Lahir": "birth_weight",
    "Berat Lahir - Sasaran (kg)": "birth_weight",
    "TB Lahir": "birth_length",
    "TB_Lahir": "birth_length",
    "Panjang Lahir - Sasaran (cm)": "birth_length",
    "Kab/Kota": "kabupaten",
    "kabupaten": "kabupaten",
    "Kec": "kecamatan",
    "kec": "kecamatan",
    "Kecamatan": "kecamatan",
    "Pukesmas": "puskesmas",
    "puskesmas": "puskesmas",
    "Puskesmas": "puskesmas",
    "Desa/Kel": "desa",
    "kelurahan": "desa",
    "Kelurahan": "desa",
    "Posyandu": "posyandu",
    "posyandu": "posyandu",
    "Usia Saat Ukur": "age_text",
    "usia_saatukur": "age_text",
    "Tanggal Pengukuran": "measured",
    "Tgl_ukur": "measured",
    "TANGGALUKUR": "measured",
    "Berat": "weight",
    "bb": "weight",
    "Berat (kg)": "weight",
    "BERAT": "weight",
    "Tinggi": "height",
    "tinggi": "height",
    "Tinggi (cm)": "height",
    "TINGGI": "height",
    "Cara Ukur": "method",
    "cara_ukur": "method",
    "CARAUKUR": "method",
    "TB/U": "label",
    "TBU": "label",
    "tb/u": "label",
    "ZS TB/U": "haz",
    "ZS_TBU": "haz",
    "z-core tb/u": "haz",
    "ZS BB/U": "waz",
    "ZS_BBU": "waz",
    "z-core bb/u": "waz",
    "ZS BB/TB": "whz",
    "ZS_BBTB": "whz",
    "z-core bb/tb": "whz",
    "Naik Berat Badan": "gain",
    "Naik_Berat_Badan": "gain",
    "Nama Ortu": "parent",
    "Nama_Ortu": "parent",
    "Nama Orang Tua (Ibu/Ayah)": "parent",
    "Alamat": "address",
    "alamat": "address",
    "Nomor KK": "kk",
    "No HP Orang Tua": "phone",
    "Prov": "province",
    "periode": "month",
    "No": "no",
}


def age_text(birth: dt.date, measured: dt.date) -> str:
    """Whole months and the days after them, as the application writes an age."""
    months = (measured.year - birth.year) * 12 + measured.month - birth.month - (measured.day < birth.day)
    year, month = divmod(birth.year * 12 + birth.month - 1 + months, 12)
    last = (dt.date(year + (month == 11), (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    days = (measured - dt.date(year, month + 1, min(birth.day, last))).days
    return f"{months // 12} Tahun - {months % 12} Bulan - {days} Hari"


def make_children(count: int, *, seed: int = 7, months: Sequence[tuple[int, int]] = ((2025, 2),)) -> list[dict]:
    """Invented children with consistent dates, age texts, measurements and z-scores (as the application computes)."""
    rng = random.Random(seed)
    children = []
    for number in range(count):
        year, month = months[number % len(months)]
        measured = dt.date(year, month, rng.randrange(1, 28))
        age_days = rng.randrange(60, 1750)
        kecamatan, desa, code = PLACES[number % len(PLACES)]
        height = round(50 + 25 * (age_days / 730) ** 0.6 * 1.25 + rng.gauss(0, 3), 1)
        children.append(
            {
                "no": f"{number + 1}.",
                "nik": f"6201{rng.randrange(10**11):011d}{rng.randrange(1, 10)}",
                "name": f"ANAK CONTOH {number}",
                "sex": rng.choice("LP"),
                "birth": measured - dt.timedelta(days=age_days),
                "measured": measured,
                "birth_weight": 3.1,
                "birth_length": 49,
                "kabupaten": "KOTAWARINGIN BARAT",
                "province": "KALIMANTAN TENGAH",
                "kecamatan": kecamatan,
                "desa": desa,
                "puskesmas": f"PUSKESMAS {kecamatan}",
                "posyandu": rng.choice(["MAWAR", "Mawar 1", "POSYANDU MELATI"]),
                "weight": round(height / 7 + rng.gauss(0, 1), 1),
                "height": height,
                "method": "Terlentang" if age_days < 731 else "Berdiri",
                "gain": rng.choice("NTOB"),
                "parent": f"ORTU CONTOH {number}",
                "address": f"JL CONTOH {number}",
                "kk": f"6201{rng.randrange(10**12):012d}",
                "phone": f"0812{rng.randrange(10**8):08d}",
                "code": code,
                "age_days": age_days,
                "month": f"{year}-{month:02d}",
            }
        )
    frame = pd.DataFrame(
        {
            "sex": [child["sex"] for child in children],
            "age_days": [child["age_days"] for child in children],
            "weight_kg": [child["weight"] for child in children],
            "height_cm": [child["height"] for child in children],
            "method": ["lying" if child["age_days"] < 731 else "standing" for child in children],
            "oedema": False,
        }
    )
    scored = zscores_frame(frame, standing_from_days=0)
    for child, haz, waz, whz in zip(children, scored["haz"], scored["waz"], scored["whz"], strict=True):
        child.update(
            haz=_plain(haz),
            waz=_plain(waz),
            whz=_plain(whz),
            age_text=age_text(child["birth"], child["measured"]),
            label="Sangat Pendek" if haz < -3 else "Pendek" if haz < -2 else "Normal",
        )
    return children


def _plain(value: float) -> float | str:
    return "" if pd.isna(value) else float(value)


def table_of(
    header: list[str],
    children: list[dict],
    *,
    dates: Callable[[dt.date], object] = dt.date.isoformat,
    cell: Callable[[str, object], object] = lambda field, value: value,
) -> list[list[object]]:
    """Header and rows of a variant; columns the test knows nothing about hold a dash."""

    def value(name: str, child: dict) -> object:
        field = FIELD_OF.get(name.strip(), "")
        raw = child.get(field, "-")
        return cell(field, dates(raw) if isinstance(raw, dt.date) else raw)

    return [list(header), *[[value(name, child) for name in header] for child in children]]


def write_xlsx(path: Path, rows: list[list[object]], *, sheet: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    for column in page.iter_cols():
        for one in column:
            if isinstance(one.value, dt.time | dt.timedelta):
                one.number_format = "[h].mm"
    book.save(path)
    return path


def write_xls(path: Path, rows: list[list[object]]) -> Path:
    book = xlwt.Workbook()
    page = book.add_sheet("Application List")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            page.write(r, c, value)
    book.save(str(path))
    return path


def write_html(path: Path, rows: list[list[object]]) -> Path:
    lines = ["<html><head><meta charset='utf-8'></head><body><table border=1>"]
    for index, row in enumerate(rows):
        tag = "th" if index == 0 else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{value}&nbsp;</{tag}>" for value in row) + "</tr>")
    path.write_text("\n".join([*lines, "</table></body></html>"]), encoding="utf-8")
    return path


def write_csv(
    path: Path, rows: list[list[object]], *, delimiter: str = ";", encoding: str = "utf-8-sig", above: str = ""
) -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    path.write_bytes((above + text.getvalue()).encode(encoding))
    return path


class Maker:
    """Everything above in one fixture, plus loading into a working folder."""

    headers = HEADERS
    places = PLACES
    children = staticmethod(make_children)
    table = staticmethod(table_of)
    age_text = staticmethod(age_text)
    xlsx, xls, html, csv = (staticmethod(function) for function in (write_xlsx, write_xls, write_html, write_csv))

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "data"
        self.files = folder / "files"
        self.files.mkdir()

    def load(self, path: Path, *, kind: str | None = None, kabupaten: str = "62.01") -> FileReport:
        """Load a file; an unforeseen error is a failure of the test, never a refusal."""
        report = load_file(path, folder=self.folder, settings=Settings(kabupaten_code=kabupaten), kind=kind)
        assert "kesalahan_tak_terduga" not in {finding.code for finding in report.findings}, report.message
        return report

    def accepted(self, path: Path, **choice: str) -> tuple[FileReport, pd.DataFrame]:
        """Load a file that must be taken; the report and its rows."""
        report = self.load(path, **choice)
        assert report.status == "accepted", report.message
        return report, self.rows(report)

    def rows(self, report: FileReport) -> pd.DataFrame:
        return pq.read_table(self.folder / "intake" / f"{report.sha256}.parquet").to_pandas()

    def refused(self, path: Path, **choice: str) -> FileReport:
        """Load a file that must be refused and leave nothing behind."""
        report = self.load(path, **choice)
        assert report.status == "refused", report.message
        assert not list(self.folder.glob("intake/*"))
        return report


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    return Maker(tmp_path)


def codes(report: FileReport) -> set[str]:
    return {finding.code for finding in report.findings}


@pytest.fixture(name="codes")
def codes_fixture() -> Callable[[FileReport], set[str]]:
    return codes
