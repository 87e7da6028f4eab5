"""What a kabupaten writes in config.toml: read with its defaults, or refused with a sentence that names the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.settings import Settings, SettingsError, load_settings


def _folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_every_kind_of_choice_is_read(tmp_path: Path) -> None:
    found = load_settings(_folder(tmp_path, 'kabupaten_code = "62.06"\nweighing_months = [1, 7]\ncoverage_enough = 1\n'
                                            'min_measured_private = 12\nkop = ["PEMERINTAH KABUPATEN KATINGAN"]\n'))
    assert found.kabupaten_code == "62.06"
    assert found.weighing_months == (1, 7)
    assert found.coverage_enough == 1.0
    assert found.min_measured_private == 12
    assert found.kop == ("PEMERINTAH KABUPATEN KATINGAN",)


def test_the_mark_that_notepad_writes_first_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('kabupaten_code = "62.06"\n', encoding="utf-8-sig")
    assert load_settings(tmp_path).kabupaten_code == "62.06"


@pytest.mark.parametrize(("text", "told"), [
    ('min_measured_private = "12"', "min_measured_private"), ("weighing_months = 2", "weighing_months"),
    ("weighing_months = [13]", "weighing_months"), ("weighing_months = []", "weighing_months"),
    ('weighing_months = [2, "8"]', "weighing_months"), ("kabupaten_code = 62.01", 'kabupaten_code = "62.01"'),
    ('coverage_enough = "0,8"', "coverage_enough"), ("coverage_enough = 80", "coverage_enough"),
    ('kop = "PEMERINTAH"', "kop"), ("versions_kept = 0", "versions_kept"), ("versions_kept = true", "versions_kept"),
    ('report_due_day = "10"', "report_due_day"), ("report_due_day = 40", "report_due_day"),
    ("min_cases_private = 3", "privasi"), ("batas = 3", "tidak dikenal: batas"),
    ("weighing_months = [1, 7]\ncoverage_enough = 0,8", "baris 2"),
])
def test_what_cannot_be_used_is_told_by_its_key(
        tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str) -> None:
    with pytest.raises(SettingsError, match="toml"):
        load_settings(_folder(tmp_path, text))
    assert main(["check", str(tmp_path / "config.toml"), "--data", str(tmp_path)]) == 2
    assert told in capsys.readouterr().err


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes("kop = ['Kabupatén']".encode("latin-1"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings(tmp_path)
