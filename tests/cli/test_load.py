"""The command line on real files: what is said, what status is returned, what is published."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.warehouse.errors import BuildStoppedError
from dashboard.warehouse.intake_sets import withdrawn
from dashboard.warehouse.versions import current_path


def _one(files: list[Path], part: str) -> Path:
    return next(path for path in sorted(files, reverse=True) if part in path.name)


def test_load_prints_one_json_object_and_nothing_else(sample_files: list[Path], tmp_path: Path,
                                                      capsys: pytest.CaptureFixture[str]) -> None:
    file = _one(sample_files, "eppgbm")
    assert main(["load", str(file), "--data", str(tmp_path), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["version"].startswith("stunting_")
    (entry,) = answer["files"]
    assert entry["kind"] == "measurement"
    assert entry["status"] == "accepted"
    assert entry["rows_read"] == entry["rows_accepted"] + entry["rows_rejected"]


def test_the_same_file_twice_is_nothing_new(sample_files: list[Path], tmp_path: Path,
                                            capsys: pytest.CaptureFixture[str]) -> None:
    file = _one(sample_files, "eppgbm")
    main(["load", str(file), "--data", str(tmp_path)])
    live = current_path(tmp_path)
    kept = sorted(path.name for path in tmp_path.rglob("*"))
    capsys.readouterr()
    assert main(["load", str(file), "--data", str(tmp_path)]) == 0
    assert "Tidak ada yang baru" in capsys.readouterr().out
    assert current_path(tmp_path) == live
    assert sorted(path.name for path in tmp_path.rglob("*")) == kept


def test_a_refused_file_gives_status_1_and_leaves_the_others(sample_files: list[Path], tmp_path: Path,
                                                             capsys: pytest.CaptureFixture[str]) -> None:
    photo = tmp_path / "foto.xlsx"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)
    folder = tmp_path / "data"
    assert main(["load", str(photo), str(_one(sample_files, "sasaran")), "--data", str(folder)]) == 1
    shown = capsys.readouterr()
    assert "foto.xlsx: DITOLAK" in shown.out
    assert "Traceback" not in shown.out + shown.err
    assert current_path(folder) is not None


def test_only_refused_files_publish_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "kosong.csv"
    empty.write_bytes(b"")
    folder = tmp_path / "data"
    assert main(["load", str(empty), "--data", str(folder)]) == 1
    assert current_path(folder) is None
    assert "Tidak ada versi yang diterbitkan" in capsys.readouterr().out


def test_check_publishes_and_keeps_nothing(sample_files: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert main(["check", str(_one(sample_files, "eppgbm")), "--data", str(folder)]) == 0
    assert current_path(folder) is None
    assert not list(folder.rglob("*.parquet"))


def test_after_restore_the_later_file_stays_out_until_it_is_loaded_again(
        sample_files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, third = (_one(sample_files, part) for part in ("eppgbm", "sasaran", "cakupan_dinkes"))
    main(["load", str(first), "--data", str(tmp_path)])
    before = current_path(tmp_path)
    main(["load", str(second), "--data", str(tmp_path)])
    assert current_path(tmp_path) != before
    assert before is not None
    assert main(["restore", before.stem, "--data", str(tmp_path)]) == 0
    assert current_path(tmp_path) == before

    capsys.readouterr()
    main(["load", str(third), "--data", str(tmp_path), "--json"])
    rows = _row_counts(tmp_path, capsys)
    assert rows["coverage"] > 0
    assert rows["sasaran"] == 0, "a load that was taken back must not return with the next one"

    main(["load", str(second), "--data", str(tmp_path), "--json"])
    assert _row_counts(tmp_path, capsys)["sasaran"] > 0


def _row_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    capsys.readouterr()
    main(["versions", "--data", str(folder), "--json"])
    live = current_path(folder)
    assert live is not None
    found = json.loads(capsys.readouterr().out)
    return next(version["row_counts"] for version in found if version["version"] == live.stem)


def test_an_unknown_version_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", "stunting_1999-01_000000000000", "--data", str(tmp_path)]) == 2
    assert "tidak ditemukan" in capsys.readouterr().err


def test_a_broken_config_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "config.toml").write_text("min_measured_private = 3\n")
    assert main(["versions", "--data", str(tmp_path)]) == 0
    (tmp_path / "x.csv").write_text("a;b\n")
    assert main(["load", str(tmp_path / "x.csv"), "--data", str(tmp_path)]) == 2
    assert "batas privasi" in capsys.readouterr().err


def test_init_makes_a_folder_for_another_kabupaten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "62.06", "--data", str(tmp_path / "katingan")]) == 0
    assert "Katingan" in capsys.readouterr().out
    assert 'kabupaten_code = "62.06"' in (tmp_path / "katingan" / "config.toml").read_text(encoding="utf-8")
    assert main(["init", "99.99", "--data", str(tmp_path / "lain")]) == 2


def test_a_damaged_live_file_is_no_reason_not_to_load(sample_files: list[Path], tmp_path: Path,
                                                      capsys: pytest.CaptureFixture[str]) -> None:
    main(["load", str(_one(sample_files, "minilok")), "--data", str(tmp_path)])
    damaged = current_path(tmp_path)
    assert damaged is not None
    damaged.write_bytes(b"x" * 3000)
    assert main(["load", str(_one(sample_files, "aksi")), "--data", str(tmp_path), "--json"]) == 0
    assert current_path(tmp_path) != damaged
    rows = _row_counts(tmp_path, capsys)
    assert rows["minilok"] > 0
    assert rows["aksi_status"] > 0


def test_a_build_that_stops_takes_back_what_it_had_taken_in(sample_files: list[Path], tmp_path: Path,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (_one(sample_files, part) for part in ("minilok", "aksi"))
    main(["load", str(first), "--data", str(tmp_path)])
    before = current_path(tmp_path)
    assert before is not None
    main(["load", str(second), "--data", str(tmp_path)])
    main(["restore", before.stem, "--data", str(tmp_path)])
    out = withdrawn(tmp_path)
    assert len(out) == 1

    def stopped(**_: object) -> None:
        raise BuildStoppedError("pemeriksaan menemukan baris salah.", check="uji", rows=[])

    with monkeypatch.context() as patched:
        patched.setattr("dashboard.loading.build_and_publish", stopped)
        assert main(["load", str(second), "--data", str(tmp_path)]) == 1
    assert withdrawn(tmp_path) == out
    assert current_path(tmp_path) == before


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    at = tmp_path / "berkas" / "sasaran.xlsx"
    assert main(["template", "sasaran", "--out", str(at), "--data", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "tidak dapat dibaca atau ditulis" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("asked", [["--children", "10"], ["--months", "99"]])
def test_a_sample_that_cannot_be_made_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                    asked: list[str]) -> None:
    assert main(["sample", "--out", str(tmp_path), *asked, "--data", str(tmp_path)]) == 2
    assert asked[1] in capsys.readouterr().err


@pytest.mark.parametrize(("asked", "told"), [
    (["load"], "isian wajib belum ada: BERKAS"), (["muat"], "PERINTAH: 'muat' tidak ada. Pilihan: 'load'"),
    (["load", "a.xlsx", "--cepat"], "isian tidak dikenal: --cepat"),
    (["load", "a.xlsx", "--kind"], "isiannya belum ada"),
    (["sample", "--children", "banyak"], "--children: 'banyak' bukan bilangan bulat"),
    (["versions", "--beda", "a"], "--beda: perlu 2 isian"),
])
def test_a_slip_is_told_in_bahasa(capsys: pytest.CaptureFixture[str], asked: list[str], told: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(asked)
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("asked", [["--help"], ["load", "--help"], ["export", "--help"]])
def test_the_help_is_in_bahasa(capsys: pytest.CaptureFixture[str], asked: list[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(asked)
    said = capsys.readouterr().out
    assert said.startswith("pemakaian:")
    assert "tampilkan bantuan ini" in said
    assert not re.search(r"usage|positional|options:|show this", said)


def test_a_damaged_live_file_is_a_sentence(sample_files: list[Path], tmp_path: Path,
                                           capsys: pytest.CaptureFixture[str]) -> None:
    main(["load", str(_one(sample_files, "minilok")), "--data", str(tmp_path)])
    live = current_path(tmp_path)
    assert live is not None
    live.write_bytes(b"x" * 3000)
    assert main(["export", "rembuk", "--out", str(tmp_path / "rembuk.pptx"), "--data", str(tmp_path)]) == 2
    assert f"{live.name} rusak" in capsys.readouterr().err
