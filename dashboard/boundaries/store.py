"""The boundary set in the working folder: ``boundaries/<sha256>.desa.geojson`` and ``.kecamatan.geojson``, then
``<sha256>.json``, then ``CURRENT`` naming the one that is shown. Each appears only when complete."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.boundaries.shrinking import ScreenMap
from dashboard.boundaries.stored import CURRENT, FOLDER
from dashboard.intake.report import FileReport, FindingSummary
from dashboard.warehouse.files import write_text_atomically


def known(folder: Path, *, sha256: str, kabupaten_code: str, crs: str | None) -> FileReport | None:
    """The report of a file loaded before with the same choices; None when it was not, or not to its end."""
    try:
        about = json.loads((folder / FOLDER / f"{sha256}.json").read_text(encoding="utf-8"))
        if (about["kabupaten_code"], about["crs"]) != (kabupaten_code, crs):
            return None
        report = about["report"]
        findings = tuple(FindingSummary(**entry | {"row_numbers": tuple(entry["row_numbers"])})
                         for entry in report["findings"])
        return FileReport(**report | {"findings": findings, "status": "unchanged"})
    except (OSError, json.JSONDecodeError, KeyError, TypeError):
        return None


def write(drawn: ScreenMap, *, report: FileReport, folder: Path, kabupaten_code: str, crs: str | None) -> None:
    """Store a map with its report and make it the one that is shown."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    about: dict[str, Any] = {"kabupaten_code": kabupaten_code, "crs": crs, "report": asdict(report)}
    write_text_atomically(target / f"{report.sha256}.desa.geojson", text=drawn.desa)
    write_text_atomically(target / f"{report.sha256}.kecamatan.geojson", text=drawn.kecamatan)
    write_text_atomically(target / f"{report.sha256}.json", text=json.dumps(about, ensure_ascii=False, indent=1))
    point_at(folder, sha256=report.sha256)


def point_at(folder: Path, *, sha256: str) -> None:
    """Show this set from now on."""
    write_text_atomically(folder / FOLDER / CURRENT, text=f"{sha256}\n")
