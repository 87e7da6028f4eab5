"""One boundary file from its bytes to the stored map: the order of the steps, and where errors turn into refusals."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from dashboard import reference
from dashboard.boundaries import KIND, cleaning, store
from dashboard.boundaries.cleaning import Coverage, NotCleanableError
from dashboard.boundaries.findings import Findings, RefusedBoundaryError, named
from dashboard.boundaries.layers import read_layer
from dashboard.boundaries.matching import Match, Matching
from dashboard.boundaries.placing import to_lon_lat
from dashboard.boundaries.shrinking import SCREEN_BYTES, ScreenMap, screen_map
from dashboard.intake.aliases import confirmed
from dashboard.intake.places import Gazetteer, gazetteer
from dashboard.intake.report import FileReport
from dashboard.settings import Settings
from dashboard.words.numbers import count, number

# A polygon this far (degrees, about 22 km) from the known point of its desa is looked at.
FAR_DEGREES = 0.2
METRES_PER_DEGREE = 111_195

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Result:
    report: FileReport
    drawn: ScreenMap | None = None


def load_boundaries(path: Path, *, folder: Path, settings: Settings, crs: str | None = None) -> FileReport:
    """Read, match, clean and store one boundary file; it becomes the map that is shown. Never raises for a bad file.

    The same bytes again change nothing (status ``unchanged``), but show that map again if another one was shown.
    """
    def work() -> FileReport:
        result = _examined(path, folder=folder, settings=settings, crs=crs)
        try:
            if result.drawn is not None:
                store.write(result.drawn, report=result.report, folder=folder, kabupaten_code=settings.kabupaten_code,
                            crs=crs)
            elif result.report.status == "unchanged":
                store.point_at(folder, sha256=result.report.sha256)
        except OSError as error:
            refusal = RefusedBoundaryError("batas_tidak_tersimpan", detail=type(error).__name__)
            return _refused(path, sha256=result.report.sha256, refusal=refusal, findings=Findings())
        return result.report

    return _guarded(path, work)


def check_boundaries(path: Path, *, folder: Path, settings: Settings, crs: str | None = None) -> FileReport:
    """As ``load_boundaries`` without writing anything."""
    return _guarded(path, lambda: _examined(path, folder=folder, settings=settings, crs=crs).report)


def _guarded(path: Path, work: Callable[[], FileReport]) -> FileReport:
    """An error nobody foresaw becomes a refusal too."""
    try:
        return work()
    except Exception as error:
        log.exception("unexpected error while reading a boundary file")
        refusal = RefusedBoundaryError("batas_tidak_terbaca", detail=f"kesalahan {type(error).__name__}")
        return _refused(path, sha256="", refusal=refusal, findings=Findings())


def _examined(path: Path, *, folder: Path, settings: Settings, crs: str | None) -> _Result:
    findings = Findings()
    sha256 = ""
    try:
        sha256 = _sha256(path)
        before = store.known(folder, sha256=sha256, kabupaten_code=settings.kabupaten_code, crs=crs)
        if before is not None:
            return _Result(before)
        places = gazetteer(settings.kabupaten_code, confirmed(folder))
        return _drawn(path, sha256=sha256, places=places, crs=crs, findings=findings)
    except RefusedBoundaryError as refusal:
        return _Result(_refused(path, sha256=sha256, refusal=refusal, findings=findings))
    except NotCleanableError as error:
        unclean = RefusedBoundaryError("batas_tidak_dapat_dirapikan", detail=str(error))
        return _Result(_refused(path, sha256=sha256, refusal=unclean, findings=findings))


def _sha256(path: Path) -> str:
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise RefusedBoundaryError("batas_tidak_terbaca", detail=type(error).__name__) from None


def _drawn(path: Path, *, sha256: str, places: Gazetteer, crs: str | None, findings: Findings) -> _Result:
    desa = reference.desa(places.kabupaten.code)
    layer = read_layer(path, places=places)
    if layer.matching.is_of_kecamatan:
        raise RefusedBoundaryError("batas_tingkat_kecamatan")
    if not layer.matching.desa:
        raise RefusedBoundaryError("batas_tanpa_desa", detail=_seen(layer.matching))
    geometries = to_lon_lat(layer.frame, crs=crs, points=desa, findings=findings)
    shaped = _repaired(geometries, matches=layer.matching.matches, findings=findings)
    used = [at for at, match in enumerate(layer.matching.matches) if match.code and shaped[at] is not None]
    if not used:
        raise RefusedBoundaryError("batas_tanpa_poligon")
    codes, polygons = cleaning.dissolved([shaped[at] for at in used],
                                         codes=[layer.matching.matches[at].code for at in used])
    coverage = cleaning.clean(polygons, codes=codes)
    drawn = screen_map(coverage, places=desa)
    _note_matching(layer.matching, n_used=len(used), coverage=coverage, desa=desa, findings=findings)
    _note_cleaning(coverage, desa=desa, findings=findings)
    _note_far(coverage, desa=desa, findings=findings)
    _note_drawn(drawn, findings=findings)
    read = len(layer.matching.matches)
    message = (f"{path.name}: batas desa, {count(read)} poligon dibaca, {count(len(coverage.codes))} dari "
               f"{count(len(desa))} desa berpoligon, {number(_total_km2(coverage))} km².")
    report = FileReport(path.name, sha256, KIND, "accepted", read, len(used), read - len(used), False,
                        findings.summaries(), message)
    return _Result(report, drawn)


def _seen(matching: Matching) -> str:
    names = [match.written for match in matching.matches]
    return f"Yang tertulis antara lain: {named(sorted(set(names))[:3])}." if names else ""


def _repaired(geometries: np.ndarray, *, matches: tuple[Match, ...], findings: Findings) -> np.ndarray:
    """Valid polygons (None where there is none); what was mended is noted with its change of area."""
    shaped, broken = cleaning.repaired(geometries)
    told = []
    for at in np.flatnonzero(broken).tolist():
        before = abs(shapely.area(geometries[at]))
        after = shapely.area(shaped[at]) if shaped[at] is not None else 0.0
        change = 100 * (after - before) / before if before else 0.0
        told.append(f"{matches[at].written} (luas {'+' if change > 0 else '−' if change < 0 else ''}"
                    f"{number(abs(change), digits=2)}%)")
    if told:
        findings.add("batas_cincin_diperbaiki", detail=named(told), rows=(np.flatnonzero(broken) + 1).tolist())
    missing = [at + 1 for at, geometry in enumerate(shaped) if geometry is None]
    if missing:
        findings.add("batas_tanpa_bentuk", rows=missing)
    return shaped


def _note_matching(matching: Matching, *, n_used: int, coverage: Coverage, desa: pd.DataFrame,
                   findings: Findings) -> None:
    names = dict(zip(desa["code"], desa["name"], strict=True))
    matches = matching.matches
    by_code = [match for match in matches if match.by_code]
    both = [match for match in by_code if match.by_name]
    system = f" {matching.system}" if matching.system else ""
    by_name = [at for at, match in enumerate(matches) if match.code and not match.by_code]
    findings.add("batas_cocok", detail=(
        f"{count(len(matches))} poligon dibaca; {count(len(by_code))} cocok menurut kode{system}, {count(len(both))} "
        f"di antaranya juga menurut nama; {count(len(by_name))} menurut nama saja"))
    other = [at for at, match in enumerate(matches) if match.by_code and match.has_name and not match.by_name]
    if other:
        findings.add("batas_kode_dan_nama_berbeda", rows=[at + 1 for at in other], detail=named(
            [f"{matches[at].written} (kode {matches[at].code} = {names[matches[at].code]})" for at in other]))
    if by_name:
        findings.add("batas_nama_saja", rows=[at + 1 for at in by_name],
                     detail=named([names[matches[at].code] for at in by_name]))
    surplus = [at for at, match in enumerate(matches) if not match.code]
    if surplus:
        findings.add("batas_poligon_tanpa_desa", rows=[at + 1 for at in surplus],
                     detail=f"{count(len(surplus))}, yaitu {named(sorted({matches[at].written for at in surplus}))}")
    absent = [f"{name} ({code})" for code, name in names.items() if code not in coverage.codes]
    if absent:
        findings.add("batas_belum_berpoligon", detail=f"{count(len(absent))} desa, yaitu {named(absent)}")
    if len(coverage.codes) * 2 < len(names):
        findings.add("batas_sedikit_cocok", detail=f"{count(len(coverage.codes))} dari {count(len(names))}")
    if n_used > len(coverage.codes):
        findings.add("batas_digabung",
                     detail=f"{count(n_used)} poligon digabung menjadi {count(len(coverage.codes))} desa")


def _note_cleaning(coverage: Coverage, *, desa: pd.DataFrame, findings: Findings) -> None:
    names = dict(zip(desa["code"], desa["name"], strict=True))
    gaps, km2 = coverage.gaps_closed
    if gaps:
        findings.add("batas_celah_ditutup",
                     detail=f"{count(gaps)} celah kecil ditutup, seluruhnya {number(km2, digits=2)} km²")
    if coverage.gaps_left:
        findings.add("batas_celah_dibiarkan", detail=named([f"{number(gap)} km²" for gap in coverage.gaps_left]))
    if coverage.overlap_km2:
        findings.add("batas_tumpang_tindih", detail=f"{number(coverage.overlap_km2, digits=2)} km²")
    if coverage.changed:
        findings.add("batas_luas_berubah", detail=named(
            [f"{names[code]} dari {number(old)} menjadi {number(new)} km²" for code, (old, new)
             in coverage.changed.items()]))
    findings.add("batas_luas", detail=f"{number(_total_km2(coverage))} km²")


def _note_far(coverage: Coverage, *, desa: pd.DataFrame, findings: Findings) -> None:
    polygon_of = dict(zip(coverage.codes, coverage.polygons, strict=True))
    known = desa[desa["code"].isin(coverage.codes)].dropna(subset=["lon", "lat"])
    far = [name for code, name, lon, lat in known[["code", "name", "lon", "lat"]].itertuples(index=False)
           if shapely.distance(polygon_of[code], shapely.Point(lon, lat)) > FAR_DEGREES]
    if far:
        findings.add("batas_jauh_dari_titik", detail=named(far))


def _note_drawn(drawn: ScreenMap, *, findings: Findings) -> None:
    kilobytes = f"{count(round(drawn.n_bytes / 1000))} kB"
    if drawn.tolerance:
        metres = count(round(drawn.tolerance * METRES_PER_DEGREE))
        findings.add("batas_disederhanakan",
                     detail=f"Untuk layar disederhanakan sekitar {metres} m menjadi {kilobytes}")
    else:
        findings.add("batas_disederhanakan", detail=f"Untuk layar ditulis tanpa penyederhanaan, {kilobytes}")
    if drawn.n_bytes > SCREEN_BYTES:
        findings.add("batas_ukuran_layar", detail=kilobytes)
    findings.add("batas_indikatif")


def _total_km2(coverage: Coverage) -> float:
    return float(sum(cleaning.area_km2(polygon) for polygon in coverage.polygons))


def _refused(path: Path, *, sha256: str, refusal: RefusedBoundaryError, findings: Findings) -> FileReport:
    findings.add(refusal.code, detail=refusal.detail)
    return FileReport(path.name, sha256, KIND, "refused", 0, 0, 0, False, findings.summaries(),
                      f"{path.name}: {findings.sentence(refusal.code)}")
