"""What a kabupaten may choose: read once from ``config.toml`` in the working folder, never written by a page.

Every threshold that methods or screens use lives here with its default, so that a kabupaten changes a number
without touching code. The privacy floor (fewer than 10 measured, 1-4 cases) can be raised but never lowered.
"""

from __future__ import annotations

import csv
import json
import os
import re
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

PROJECT_ROOT = Path(__file__).resolve().parent.parent
REFERENCE = PROJECT_ROOT / "data" / "reference"
GEO = PROJECT_ROOT / "geo"
SQL = Path(__file__).resolve().parent / "sql"

PRIVACY_FLOOR_MEASURED = 10
PRIVACY_FLOOR_CASES = 5

# What changes no number: a new logo is no new version of the data.
NOT_ABOUT_DATA = ("versions_kept", "logo", "kop", "stunting_agency")

# Frames of the aksi konvergensi, as in data/reference/aksi_frames.csv: the eight of 2018-2024, the 4 + 2 of 2025.
AKSI_FRAMES = ("8_aksi", "2025")


class SettingsError(Exception):
    """``config.toml`` cannot be used; the message is a sentence in Bahasa for the officer."""


@dataclass(frozen=True)
class Settings:
    """Choices of one kabupaten. Shares are fractions (0-1), counts are children, codes are Kemendagri text."""

    kabupaten_code: str = "62.01"
    weighing_months: tuple[int, ...] = (2, 8)
    min_measured_private: int = PRIVACY_FLOOR_MEASURED
    min_cases_private: int = PRIVACY_FLOOR_CASES
    min_measured_reliable: int = 30
    coverage_enough: float = 0.80
    coverage_blank: float = 0.50
    status_gap_points: float = 15.0
    lower_is_better_margin: float = 0.25
    target_year: int = 2029
    versions_kept: int = 5
    # A month's report is due on this day of the following month. Indicators named here are reported only in the months
    # beside them (the form asks them then); all others, stock ones too, stand on the form every month.
    report_due_day: int = 10
    scheduled_indicators: tuple[str, ...] = ("complementary_feeding",)
    scheduled_months: tuple[int, ...] = (3, 6, 9, 12)
    # Which aksi the page aksi follows: "8_aksi", or "2025" for the frame of SE Mendagri 400.5.7/1685/Bangda.
    kerangka_aksi: str = "8_aksi"
    # Slug of the agency that is asked first where the prevalence of a place is too high; blank = as in outcomes.csv.
    stunting_agency: str = ""
    # Papers: a PNG or JPEG of the kabupaten's arms in the working folder; the lines of the letterhead where the usual
    # ones ("PEMERINTAH KABUPATEN …") are not wanted.
    logo: str = ""
    kop: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.min_measured_private < PRIVACY_FLOOR_MEASURED or self.min_cases_private < PRIVACY_FLOOR_CASES:
            raise SettingsError(
                "config.toml: batas privasi tidak boleh lebih rendah dari 10 anak diukur dan 5 kasus. "
                f"Ditemukan {self.min_measured_private} dan {self.min_cases_private}."
            )
        if not 1 <= self.report_due_day <= 31 or not set(self.scheduled_months) <= set(range(1, 13)) or (
                not self.scheduled_months):
            raise SettingsError(
                "config.toml: report_due_day harus 1–31 dan scheduled_months berisi bulan 1–12. Ditemukan "
                f"{self.report_due_day} dan {list(self.scheduled_months)}."
            )
        if self.kerangka_aksi not in AKSI_FRAMES:
            raise SettingsError(
                f"config.toml: kerangka_aksi = {self.kerangka_aksi!r} tidak dikenal. "
                f"Tulis salah satu: {', '.join(json.dumps(frame) for frame in AKSI_FRAMES)}.")
        if self.stunting_agency and self.stunting_agency not in _agency_slugs():
            raise SettingsError(
                f"config.toml: stunting_agency = {self.stunting_agency!r} bukan kode pada daftar OPD. "
                f"Tulis salah satu: {', '.join(_agency_slugs())}.")

    def about_data(self) -> dict[str, object]:
        """The choices that a version of the data depends on."""
        return {key: value for key, value in asdict(self).items() if key not in NOT_ABOUT_DATA}


def _agency_slugs() -> tuple[str, ...]:
    with (REFERENCE / "agencies.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["slug"] for row in csv.DictReader(file))


def data_folder(named: str | os.PathLike[str] | None = None) -> Path:
    """The working folder: ``--data``, else ``DASHBOARD_DATA``, else ``data/local`` beside the code."""
    return Path(named or os.environ.get("DASHBOARD_DATA") or PROJECT_ROOT / "data" / "local").resolve()


def load_settings(folder: Path) -> Settings:
    """Read ``config.toml`` of a working folder; a missing file means the defaults.

    Raises SettingsError naming the unknown key, the unreadable line, or the value that is of another kind.
    """
    path = folder / "config.toml"
    if not path.exists():
        return Settings()
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # the Notepad of Windows may write a mark first
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise SettingsError(f"config.toml tidak dapat dibaca{f' pada baris {line[1]}' if line else ''}. Perbaiki baris "
                            "itu (tulisan di antara tanda petik, desimal dengan titik), lalu ulangi.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"config.toml tidak dapat dibaca ({type(error).__name__}). Simpan sebagai teks UTF-8, lalu "
                            "ulangi.") from error
    known = {field.name for field in fields(Settings)}
    unknown = sorted(set(given) - known)
    if unknown:
        raise SettingsError(f"config.toml memuat kunci yang tidak dikenal: {', '.join(unknown)}.")
    return replace(Settings(), **{key: _of_its_kind(key, value) for key, value in given.items()})


_SHARES = ("coverage_enough", "coverage_blank", "lower_is_better_margin")
_AT_LEAST_ONE = ("min_measured_reliable", "versions_kept")


def _of_its_kind(key: str, value: Any) -> Any:
    """The value as the settings want it. Raises SettingsError where it is of another kind than its default."""
    usual: Any = getattr(Settings(), key)
    made: Any = value
    if isinstance(usual, tuple):
        kind = type(usual[0]) if usual else str
        fits = isinstance(value, list) and all(type(one) is kind for one in value)
        made = tuple(value) if fits else value
    else:
        made = float(value) if isinstance(usual, float) and type(value) is int else value
        fits = type(made) is type(usual)
    if fits and (
            (key == "weighing_months" and not (made and set(made) <= set(range(1, 13))))
            or (key in _SHARES and not 0 <= made <= 1) or (key in _AT_LEAST_ONE and made < 1)):
        fits = False
    if not fits:
        shown = json.dumps(usual, ensure_ascii=False)
        raise SettingsError(f"config.toml: {key} = {value!r} tidak dapat dipakai. Tulis seperti {key} = {shown}.")
    return made
