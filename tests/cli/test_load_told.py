"""What a load says beside its counts: a sample that is not used, a new map, files that wait for a spelling."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
import shapely

from dashboard import reference
from dashboard.desk_places import confirm_all, waiting_files
from dashboard.loading import load_files
from dashboard.settings import Settings
from dashboard.stories.desk import UnknownPlace
from dashboard.warehouse.versions import history

HEADER = ["Kecamatan", "Desa", "Tahun", "Sasaran Terdaftar"]


def _sasaran(path: Path, *, desa: str = "Candi", count: int = 12, mark: str = "") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    if mark:
        page.append([mark])
    for row in (HEADER, ["Kumai", desa, 2026, count], ["Kumai", "Kumai Hulu", 2026, count]):
        page.append(row)
    book.save(path)
    return path


@pytest.fixture
def load(tmp_path: Path, settings: Settings):
    folder = tmp_path / "kerja"
    return lambda path: load_files([path], folder=folder, settings=settings, who="Bappeda", say=lambda _: None)


def _codes(result) -> list[str]:
    return [one.code for one in result.reports[0].findings]


def test_the_sample_leaves_with_a_word_and_does_not_come_back_silently(load, tmp_path: Path):
    first = load(_sasaran(tmp_path / "contoh.xlsx", mark="DATA CONTOH"))
    assert first.after.is_sample
    assert not {"contoh_tidak_dipakai", "contoh_disisihkan"} & set(_codes(first))
    assert "contoh_disisihkan" in _codes(load(_sasaran(tmp_path / "nyata.xlsx", count=20)))
    again = load(_sasaran(tmp_path / "contoh2.xlsx", count=13, mark="DATA CONTOH"))
    assert "contoh_tidak_dipakai" in _codes(again)
    assert again.before.name == again.after.name


def test_a_new_map_stands_in_the_history_once(load, tmp_path: Path, settings: Settings):
    load(_sasaran(tmp_path / "nyata.xlsx"))
    desa = reference.desa(settings.kabupaten_code)
    path = tmp_path / "batas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"kode": code, "nama": name},
         "geometry": shapely.geometry.mapping(shapely.box(111 + 0.02 * number, -2, 111.02 + 0.02 * number, -1.98))}
        for number, (code, name) in enumerate(zip(desa["code"], desa["name"], strict=True))]}), encoding="utf-8")
    load(path)
    load(path)
    folder = tmp_path / "kerja"
    assert [line["what"] for line in history(folder)] == ["publish", "boundaries"]
    assert history(folder)[-1]["who"] == "Bappeda"
    assert history(folder)[-1]["files"] == ["batas.geojson"]


def test_a_confirmed_spelling_names_the_files_to_load_again(load, tmp_path: Path):
    load(_sasaran(tmp_path / "ejaan.xlsx", desa="Kandi"))
    place = UnknownPlace("Kumai", "Kandi", 1, ())
    folder = tmp_path / "kerja"
    assert not waiting_files(folder)
    confirm_all(folder, chosen=[(place, "62.01.01.1011")], who="Bappeda")
    assert waiting_files(folder) == "ejaan.xlsx"
    assert load(tmp_path / "ejaan.xlsx").reports[0].rows_accepted == 2
    assert not waiting_files(folder)
