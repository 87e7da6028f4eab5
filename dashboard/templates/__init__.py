"""Blank workbooks for the officers: codes and names of their own desa are in them already, the rest is chosen or typed.

A filled template is read by the intake without a finding: its headers are the intake's own.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from dashboard.settings import Settings
from dashboard.templates.plan import Plan
from dashboard.templates.plans import PLANS, NoIndicatorError
from dashboard.templates.workbook import write_workbook

__all__ = ["KINDS", "NoIndicatorError", "UnknownTemplateError", "write_template"]

# kind of the intake -> what it is, in the officer's words
KINDS: dict[str, str] = {
    "coverage": "cakupan layanan per desa dan bulan",
    "sasaran": "sasaran balita per desa dan tahun",
    "lokus": "desa lokus per tahun",
    "survey": "hasil survei",
    "target": "target",
    "readiness": "kesiapan tiga standar per desa",
    "budget": "anggaran per OPD atau desa",
    "aksi_status": "status aksi konvergensi",
    "minilok": "mini lokakarya per kecamatan",
}
_SPOKEN = {"cakupan": "coverage", "survei": "survey", "kesiapan": "readiness", "anggaran": "budget",
           "aksi": "aksi_status"}


class UnknownTemplateError(Exception):
    """No template of this name; the message is for the officer and names those there are."""


def write_template(kind: str, *, path: Path, settings: Settings, agency: str = "",
                   today: dt.date | None = None) -> Path:
    """Write the template of a kind (``coverage`` or its Indonesian word ``cakupan`` …) for this kabupaten to ``path``.

    ``agency``: slug of one OPD whose indicators alone stand in the coverage template. ``today`` settles which months
    and years the drop-down lists offer, and which frame of indicators the template is made for. Raises
    UnknownTemplateError, NoIndicatorError, UnknownKabupatenError, OSError.
    """
    name = _SPOKEN.get(kind.strip().lower(), kind.strip().lower())
    if name not in KINDS:
        listed = "; ".join(f"{one} ({words})" for one, words in KINDS.items())
        raise UnknownTemplateError(f"Templat '{kind}' tidak ada. Yang ada: {listed}.")
    chosen = {"frame": settings.kerangka_aksi} if name == "aksi_status" else {}
    plan: Plan = PLANS[name](settings.kabupaten_code, agency=agency, today=today or dt.date.today(), **chosen)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_workbook(plan, path=path)
    return path
