"""The desk with real files: a check changes nothing, a press publishes, uploads never stay, going back goes back."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import desk as desk_module
from dashboard import desk_files
from dashboard.desk import FolderDesk
from dashboard.desk_preview import shadow_of
from dashboard.stories.desk import Job
from dashboard.warehouse.versions import current_version

Finished = Callable[[FolderDesk, str], Job]


def upload(*paths: Path) -> list[tuple[str, io.BytesIO]]:
    return [(path.name, io.BytesIO(path.read_bytes())) for path in paths]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def uploaded_bytes(passing: Path) -> list[Path]:
    return [path for path in passing.rglob("berkas/*/*") if path.is_file()]


def test_check_then_publish_then_back(folder: Path, late_report: Path, finished: Finished, tmp_path: Path,
                                      passing_files: Path) -> None:
    damaged = tmp_path / "rusak.xlsx"
    damaged.write_bytes(b"PK\x03\x04 bukan buku kerja")
    desk = FolderDesk(folder)
    before, files = current_version(folder), everything(folder)
    assert before is not None

    job_id = desk.start_check(upload(late_report, damaged))
    checked = finished(desk, job_id)
    assert (checked.phase, checked.publishable) == ("selesai", True)
    assert everything(folder) == files, "a check changes nothing in the working folder"
    good, bad = checked.files
    assert (good.kind, good.period, good.refused) == ("cakupan layanan OPD", "Agu 2026", False)
    assert good.n_desa is not None
    assert 80 < good.n_desa <= 94
    assert good.rows_read == good.rows_accepted + good.rows_rejected
    assert bad.refused
    assert checked.message == "1 dari 2 berkas siap diterbitkan; 1 ditolak."
    foreseen = {one.label: (one.before, one.after, one.moved) for one in checked.changes}
    assert foreseen["Balita diukur"][0] == foreseen["Balita diukur"][1]
    assert foreseen["Sel cakupan layanan"][2].startswith("+")
    sheet = openpyxl.load_workbook(io.BytesIO(desk.findings_sheet(job_id, good.findings_sheet))).active
    texts = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert texts[0][0] == "DATA CONTOH"
    rows = [row for row in texts if row[1] == "Pembilang"]
    assert rows
    assert all(isinstance(row[0], int) for row in rows)
    assert not any("banyak" in str(cell) for row in texts for cell in row), "a cell's content never leaves the file"
    assert good.content[0] == "Bulan: Agu 2026."
    assert good.content[2].startswith("5 indikator: 7. Bantuan tunai PUS miskin")
    told = {one.indicator: one for one in checked.services}
    assert set(told) == {one for one in told if one.split(".")[0] in {"7", "8", "9", "28", "29"}}
    first = told["7. Bantuan tunai PUS miskin"]
    assert (first.owner, first.period, first.changed, first.removed) == ("Dinsos", "Agu 2026", 0, 0)
    assert first.added == good.n_desa or 80 < first.added <= good.n_desa

    desk.start_publish(job_id, "Petugas gizi 081234567890")
    published = finished(desk, job_id)
    after = current_version(folder)
    assert after is not None
    assert after.name != before.name
    assert published.message == f"Versi {after.short} kini ditampilkan."
    assert {one.label: (one.before, one.after, one.moved) for one in published.changes} == foreseen
    assert uploaded_bytes(passing_files) == []

    state = desk.state()
    assert after.short in state.title
    assert [line.what for line in state.history[:2]] == ["diterbitkan", "diterbitkan"]
    assert (state.history[0].who, state.history[0].files) == ("Petugas gizi …", late_report.name)
    changes, services = desk.compare(before.name, after.name)
    difference = {one.label: one.moved for one in changes}
    assert difference["Sel cakupan layanan"] == foreseen["Sel cakupan layanan"][2]
    assert services == published.services == checked.services
    assert "kembali ditampilkan" in desk.restore(before.name, "Bappeda")
    assert current_version(folder) == before
    assert (desk.state().history[0].what, desk.state().history[0].who) == ("dikembalikan", "Bappeda")
    desk.cancel(job_id)
    assert list(passing_files.iterdir()) == []


def test_nothing_new_cannot_be_published(folder: Path, sample_files: list[Path], finished: Finished,
                                         passing_files: Path) -> None:
    desk = FolderDesk(folder)
    known = next(path for path in sample_files if "sasaran" in path.name)
    job_id = desk.start_check(upload(known))
    job = finished(desk, job_id)
    assert (job.publishable, job.files[0].status) == (False, "tidak ada yang baru")
    assert uploaded_bytes(passing_files) == []
    live = current_version(folder)
    desk.start_publish(job_id, "uji")
    assert current_version(folder) == live


def test_the_first_file_of_an_empty_folder(tmp_path: Path, sample_files: list[Path], finished: Finished) -> None:
    desk = FolderDesk(tmp_path / "kosong")
    assert desk.state().title == "Belum ada data: muat berkas pertama di sini"
    job_id = desk.start_check(upload(next(path for path in sample_files if "sasaran" in path.name)))
    assert finished(desk, job_id).publishable
    desk.start_publish(job_id, "uji")
    assert finished(desk, job_id).phase == "selesai"
    assert len(desk.state().versions) == 1


def test_settings_that_cannot_be_used_are_a_sentence(folder: Path, late_report: Path, finished: Finished) -> None:
    (folder / "config.toml").write_text("target_tahun = 2029\n", encoding="utf-8")
    job = finished(desk := FolderDesk(folder), desk.start_check(upload(late_report)))
    assert job.phase == "gagal"
    assert "target_tahun" in job.message


def test_a_process_that_died_is_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch, passing_files: Path) -> None:
    died = subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"])
    died.wait()
    monkeypatch.setattr(FolderDesk, "_run", lambda self, action, job_id: desk_module._RUNNING.update({job_id: died}))
    desk = FolderDesk(folder)
    job = desk.job(desk.start_check([("a.xlsx", io.BytesIO(b"a"))]))
    assert job is not None
    assert (job.phase, job.message) == ("gagal", desk_files.UNFORESEEN)
    assert uploaded_bytes(passing_files) == []


@pytest.mark.parametrize("job_id", ["", "..", "../../etc", "a" * 32, "A" * 32, "0" * 31])
def test_no_job_is_found_under_a_made_up_name(folder: Path, job_id: str) -> None:
    desk = FolderDesk(folder)
    assert desk.job(job_id) is None
    assert desk.findings_sheet(job_id, "../../CURRENT") == b""
    desk.cancel(job_id)
    desk.start_publish(job_id, "uji")


def test_a_job_belongs_to_its_folder(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FolderDesk, "_run", lambda self, action, job_id: None)
    job_id = FolderDesk(folder).start_check([("a.xlsx", io.BytesIO(b"a"))])
    assert FolderDesk(folder).job(job_id) is not None
    assert FolderDesk(tmp_path / "lain").job(job_id) is None
    FolderDesk(tmp_path / "lain").cancel(job_id)
    assert FolderDesk(folder).job(job_id) is not None


def test_versions_that_are_gone(folder: Path) -> None:
    desk = FolderDesk(folder)
    assert desk.compare("stunting_2020-01_000000000000", desk.state().versions[0].name) == ((), ())
    assert "tidak ditemukan" in desk.restore("stunting_2020-01_000000000000", "uji")


def test_a_version_that_only_the_history_tells_is_compared(folder: Path) -> None:
    desk, live = FolderDesk(folder), current_version(folder)
    assert live is not None
    line = {"when": "2026-01-01T08:00:00+00:00", "version": "stunting_2025-08_00000000000a", "what": "publish",
            "headline": {**live.headline, "n_measured": 10}}
    kept = (folder / "versions.jsonl").read_text(encoding="utf-8")
    (folder / "versions.jsonl").write_text(json.dumps(line) + "\n" + kept, encoding="utf-8")
    state = desk.state()
    assert [one.name for one in state.compared][-1] == line["version"]
    assert line["version"] not in [one.name for one in state.versions], "its file is gone: nobody can go back to it"
    changes, services = desk.compare(str(line["version"]), live.name)
    assert {one.label: one.before for one in changes}["Balita diukur"] == "10"
    assert services == ()
    assert state.history[-1].who == "tidak disebut"


def test_a_spelling_is_confirmed_and_the_files_are_checked_again(folder: Path, finished: Finished,
                                                                 tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["DATA CONTOH"], ["Kecamatan", "Desa/Kelurahan", "Tahun", "Sasaran Terdaftar", "Sasaran Proyeksi"],
                ["Kumai", "Kumay Ulu", 2026, 321, 400], ["Kumai", "Candi", 2026, 100, 110]):
        book.active.append(row)
    path = tmp_path / "sasaran_kumai.xlsx"
    book.save(path)
    desk = FolderDesk(folder)
    job_id = desk.start_check(upload(path))
    checked = finished(desk, job_id)
    (unknown,) = checked.files[0].unknown
    assert (unknown.kecamatan, unknown.desa, unknown.rows) == ("Kumai", "Kumay Ulu", 1)
    assert unknown.proposals[0] == ("62.01.01.1012", "Kumai Hulu (62.01.01.1012): ejaan mirip")
    assert checked.files[0].rows_accepted == 1, "never the nearest name by itself"

    assert desk.confirm_places(job_id, [(unknown, "62.01.01.1012")], "Dinkes") == (
        "1 ejaan disimpan; berkas diperiksa ulang.")
    again = finished(desk, job_id)
    assert (again.files[0].rows_accepted, again.files[0].unknown) == (2, ())
    known = desk.state().spellings
    assert [(one.written, one.desa, one.who) for one in known] == [("Kumay Ulu", "Kumai Hulu", "Dinkes")]
    desk.start_publish(job_id, "Dinkes")
    assert finished(desk, job_id).phase == "selesai"
    assert "dihapus" in desk.forget_spelling(0)
    assert desk.state().spellings == ()


def test_a_file_of_unknown_spellings_alone_waits_for_a_person(folder: Path, finished: Finished,
                                                              tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Kecamatan", "Desa/Kelurahan", "Tahun", "Sasaran Terdaftar", "Sasaran Proyeksi"])
    book.active.append(["Kumai", "Kumay Ulu", 2026, 321, 400])
    path = tmp_path / "sasaran_kumai.xlsx"
    book.save(path)
    desk = FolderDesk(folder)
    job_id = desk.start_check(upload(path))
    checked = finished(desk, job_id)
    assert checked.files[0].refused
    desk.confirm_places(job_id, [(checked.files[0].unknown[0], "62.01.01.1012")], "Dinkes")
    assert finished(desk, job_id).publishable


@given(st.text(max_size=300))
def test_a_name_is_always_one_plain_file_name(name: str) -> None:
    plain = desk_files.plain_name(name)
    assert plain
    assert plain not in (".", "..")
    assert Path(plain).name == plain
    assert not set(plain) & set('<>:"/\\|?*\x00')


@pytest.mark.parametrize(("name", "plain"), [
    ("../../etc/passwd", "passwd"), ("C:\\Users\\dinkes\\data.xlsx", "data.xlsx"), ("", "berkas"), ("..", "berkas")])
def test_folders_in_a_name_are_dropped(name: str, plain: str) -> None:
    assert desk_files.plain_name(name) == plain


def test_sets_that_a_stopped_build_put_aside_are_no_part_of_a_trial(folder: Path) -> None:
    (folder / "intake" / "aside").mkdir()
    (folder / "intake" / "aside" / "lama.json").write_text("{}", encoding="utf-8")
    with shadow_of(folder) as shadow:
        assert not (shadow / "intake" / "aside").exists()
        assert any((shadow / "intake").glob("*.json"))


def test_uploads_nobody_came_back_for_go_when_the_page_is_drawn(folder: Path, passing_files: Path) -> None:
    _, place = desk_files.new_place([("daftar.xlsx", io.BytesIO(b"x"))], folder=folder)
    FolderDesk(folder).state()
    assert uploaded_bytes(passing_files), "work of the last hour stays"
    os.utime(place, (0, 0))
    FolderDesk(folder).state()
    assert not uploaded_bytes(passing_files)
