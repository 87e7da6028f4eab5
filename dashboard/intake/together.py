"""The parts of one file (its sheets, its months) put together into one table, with row numbers that stay unique."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from dashboard.intake.context import Reading
from dashboard.intake.findings import Findings, RefusedFileError
from dashboard.intake.header import Header
from dashboard.intake.parts import PART_STRIDE, Part

# What may stand once in a set; measurements of one child and month are merged by the build.
_KEYS = {"coverage": ("desa_code", "indicator_id", "period"), "desa_report": ("desa_code", "period"),
         "krs": ("kecamatan_code", "desa_code", "period"), "readiness": ("desa_code", "period"),
         "sasaran": ("desa_code", "year"), "lokus": ("desa_code", "year"), "minilok": ("kecamatan_code", "period"),
         "village_scorecard": ("desa_code", "year", "quarter"), "tpps_report": ("year", "part", "perpres_code")}
_BY_NAME = frozenset({"krs_by_name"})


def readings_together(readings: Sequence[tuple[Part, Reading]], *, kind: str,
                      findings: Findings) -> tuple[Reading, Header]:
    """One reading, and a header that tells the newest extract date and whether any part is sample.

    Where two parts tell the same key the later one wins in the build; that is noted. Raises RefusedFileError where
    people were counted while reading: then two parts of one desa would have to be added, and nobody knows whether they
    overlap.
    """
    first = readings[0][0].found
    if len(readings) == 1:
        return readings[0][1], first
    tables = [reading.table if number == 0 else _renumbered(reading.table, by=number * PART_STRIDE)
              for number, (_, reading) in enumerate(readings)]
    table = pa.concat_tables(tables)
    findings.add("lembar_digabung", detail=", ".join(part.label for part, _ in readings))
    if (keys := _KEYS.get(kind)) is not None and (twice := _repeated(tables, keys=keys)):
        if first.kind.reader in _BY_NAME:
            raise RefusedFileError("desa_di_dua_lembar", detail=f"{twice} desa")
        findings.add("lembar_bertumpuk", detail=f"{twice} baris")
    dates = [part.found.extracted_on for part, _ in readings if part.found.extracted_on is not None]
    return (Reading(table, sum(one.rows_read for _, one in readings), sum(one.rows_rejected for _, one in readings)),
            replace(first, extracted_on=max(dates, default=None),
                    is_sample=any(part.found.is_sample for part, _ in readings)))


def _renumbered(table: pa.Table, *, by: int) -> pa.Table:
    at = table.schema.get_field_index("row_number")
    numbers = pa.array([number + by for number in table["row_number"].to_pylist()], type=pa.int32())
    return table.set_column(at, "row_number", numbers)


def _repeated(tables: Sequence[pa.Table], *, keys: tuple[str, ...]) -> int:
    """Keys that stand in more than one part."""
    parts: Counter[tuple[object, ...]] = Counter()
    for table in tables:
        parts.update(set(zip(*(table[key].to_pylist() for key in keys), strict=True)))
    return sum(1 for times in parts.values() if times > 1)
