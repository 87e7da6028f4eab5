"""An officer drops a real file into a real browser, reloads meanwhile, publishes, sees the new version, goes back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect
from served import served
from visiting import Visitor

from dashboard.warehouse.versions import current_version

pytestmark = pytest.mark.browser
WORK_LIMIT_MS = 120_000


@pytest.fixture
def folder(kabupaten_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kabupaten_folder, tmp_path / "data"))


@pytest.fixture
def desk_address(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on a folder that this test may change; its passing files go to the test's own folder."""
    (tmp_path / "sementara").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "sementara"))
    with served(folder, first_port=8900) as where:
        yield where


@pytest.fixture
def corrected(sample_files: list[Path], tmp_path: Path) -> Path:
    """The coverage of Dinas Perikanan with one count corrected."""
    book = openpyxl.load_workbook(next(path for path in sample_files if path.name.endswith("perikanan_2026.xlsx")))
    sheet = book.active
    head = next(row for row in sheet.iter_rows() if row[0].value == "Kode Desa")
    column = next(cell.column for cell in head if cell.value == "Pembilang")
    cell = sheet.cell(head[0].row + 1, column)
    cell.value = (cell.value or 0) + 1
    path = tmp_path / "perikanan_perbaikan.xlsx"
    book.save(path)
    return path


def test_upload_publish_and_go_back(context, desk_address: str, folder: Path, corrected: Path, tmp_path: Path) -> None:
    before = current_version(folder)
    page = context.new_page()
    page.goto(f"{desk_address}/data")
    page.get_by_role("button", name="Periksa berkas").wait_for()
    expect(page.locator("h1").first).to_contain_text(before.short)
    main = page.locator("[data-testid=stMain]")
    expect(main).to_contain_text("DATA CONTOH")
    text = main.inner_text()
    assert not re.search(r"\b(Browse|Drag|Limit|Traceback|None)\b", text)

    page.set_input_files("input[type=file]", corrected)
    page.get_by_role("button", name="Periksa berkas").click()
    page.get_by_text("Sedang memeriksa berkas").wait_for()
    page.reload()  # the work goes on and is found again
    page.get_by_role("heading", name="Hasil pemeriksaan").wait_for(timeout=WORK_LIMIT_MS)
    page.get_by_text("cakupan layanan OPD").wait_for()
    assert current_version(folder) == before

    page.get_by_role("button", name="Terbitkan").click()
    page.get_by_text("Tulis dahulu siapa yang memuat").wait_for()
    page.get_by_label("Siapa memuat?").fill("Petugas Dinas Perikanan")
    page.get_by_label("Siapa memuat?").press("Tab")
    Visitor(page, address=desk_address).settle(foot="")  # the name was taken
    page.get_by_role("button", name="Terbitkan").click()
    page.get_by_role("heading", name="Yang berubah", exact=True).wait_for(timeout=WORK_LIMIT_MS)
    after = current_version(folder)
    assert after.name != before.name
    expect(page.locator("h1").first).to_contain_text(after.short)
    assert not list((tmp_path / "sementara").rglob("berkas/*/*"))
    page.get_by_text("Petugas Dinas Perikanan").first.wait_for()

    page.get_by_role("button", name="Tutup").click()
    page.get_by_text("Ya, tampilkan versi ini").click()
    page.get_by_role("button", name="Kembalikan").click()
    page.get_by_text("kembali ditampilkan").wait_for()
    assert current_version(folder) == before
    expect(page.locator("h1").first).to_contain_text(before.short)


def test_the_desk_of_an_empty_folder(context, tmp_path: Path) -> None:
    with served(tmp_path / "kosong", first_port=8980) as where:
        page = context.new_page()
        page.goto(f"{where}/data")
        page.get_by_text("Belum ada data: muat berkas pertama di sini").wait_for()
        page.get_by_role("button", name="Periksa berkas").wait_for()
