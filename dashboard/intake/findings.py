"""The findings one file collects, per row for the intake set and summed up for the report.

No message, column or detail may ever carry a cell's content: only counts, column letters, known field names and codes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dashboard.intake.catalogue import CATALOGUE, Rule
from dashboard.intake.report import FileReport, FindingSummary, UnmatchedPlace

FIRST_ROWS_SHOWN = 10
SEPARATOR = " / "  # between kecamatan and desa of a place as written


class RefusedFileError(Exception):
    """The whole file cannot be used. ``code`` is a catalogue code; ``detail`` fills {rincian} and is never a cell."""

    def __init__(self, code: str, *, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class _Entry:
    code: str
    column: str
    detail: str
    rows: npt.NDArray[np.int32]  # row numbers in the file, first row = 1; empty = the whole file
    part: str = ""  # sheet or month of a file that has several


class Findings:
    """What one file collected, in the order it was found."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self.part = ""  # set while one of several sheets is read: a row number alone would not tell where
        self._unmatched: Counter[str] = Counter()

    def add(self, code: str, *, rows: npt.NDArray[np.int32] | Sequence[int] | None = None, column: str = "",
            detail: str = "") -> None:
        """Note ``code`` for these row numbers; ``rows=None`` is the whole file; no rows at all notes nothing."""
        if code not in CATALOGUE:
            raise KeyError(code)
        numbers = np.asarray([] if rows is None else rows, dtype=np.int32)
        if rows is None or len(numbers):
            self._entries.append(_Entry(code, column, detail, numbers, self.part))

    @staticmethod
    def sentence(code: str, *, detail: str = "") -> str:
        """What a finding of this code says, for a message that quotes it."""
        return _fill(CATALOGUE[code], _Entry(code, "", detail, np.asarray([], dtype=np.int32)))

    def note_unmatched(self, written: Sequence[str | None]) -> None:
        """Note places (``KECAMATAN / DESA`` as kept, one per row) that matched no desa, for a person to confirm."""
        self._unmatched.update(one for one in written if one and one.count(SEPARATOR) == 1)

    def unmatched(self) -> tuple[UnmatchedPlace, ...]:
        """The unmatched places, the most rows first."""
        ordered = sorted(self._unmatched.items(), key=lambda item: (-item[1], item[0]))
        split = [(one.partition(SEPARATOR), rows) for one, rows in ordered]
        return tuple(UnmatchedPlace("" if kecamatan == "-" else kecamatan, desa, rows)
                     for (kecamatan, _, desa), rows in split if desa not in ("", "-"))

    def summaries(self) -> tuple[FindingSummary, ...]:
        """One entry per code and column, file-wide refusals first, then by severity and number of rows."""
        order = {"tolak": 0, "perbaikan": 1, "peringatan": 2, "info": 3}
        listed = [FindingSummary(entry.code, CATALOGUE[entry.code].severity, len(entry.rows), _sentence(entry),
                                 tuple(int(row) for row in entry.rows[:FIRST_ROWS_SHOWN])) for entry in self._entries]
        return tuple(sorted(listed, key=lambda summary: (order[summary.severity], summary.rows > 0, -summary.rows)))

    def table(self) -> pa.Table:
        """row_number (null = whole file), column_name, code, severity, message; one row per row concerned."""
        counts = [max(1, len(entry.rows)) for entry in self._entries]
        numbers = [entry.rows if len(entry.rows) else np.array([-1], dtype=np.int32) for entry in self._entries]
        row_numbers = np.concatenate(numbers) if numbers else np.array([], dtype=np.int32)
        which = pa.array(np.repeat(np.arange(len(counts)), counts), type=pa.int32())

        def spread(values: list[str]) -> pa.Array:
            return pa.array(values, type=pa.string()).take(which)

        rules = [CATALOGUE[entry.code] for entry in self._entries]
        return pa.table({
            "row_number": pa.array(row_numbers, mask=row_numbers < 0, type=pa.int32()),
            "column_name": spread([" · ".join(one for one in (entry.part, entry.column) if one)
                                   for entry in self._entries]),
            "code": spread([entry.code for entry in self._entries]),
            "severity": spread([rule.severity for rule in rules]),
            "message": spread([_fill(rule, entry) for rule, entry in zip(rules, self._entries, strict=True)]),
        })


def sample_unused(report: FileReport) -> FileReport:
    """The report of a sample that no version is built from, saying so."""
    return _with(report, code="contoh_tidak_dipakai")


def sample_left(report: FileReport) -> FileReport:
    """The report of the first file that is no sample: with it the sample on screen leaves."""
    return _with(report, code="contoh_disisihkan")


def _with(report: FileReport, *, code: str) -> FileReport:
    """The report with one more finding on the whole file, told first after what was refused."""
    rule = CATALOGUE[code]
    one = FindingSummary(code, rule.severity, 0, Findings.sentence(code))
    refusals = tuple(found for found in report.findings if found.severity == "tolak")
    return replace(report, findings=(*refusals, one, *report.findings[len(refusals):]))


def _fill(rule: Rule, entry: _Entry) -> str:
    text = " ".join(part for part in (rule.meaning, rule.advice) if part)
    return " ".join(text.replace("{kolom}", entry.column).replace("{rincian}", entry.detail).split())


def _sentence(entry: _Entry) -> str:
    text = _fill(CATALOGUE[entry.code], entry)
    text = f"{entry.part[0].upper()}{entry.part[1:]}: {text}" if entry.part else text
    if not len(entry.rows):
        return text
    shown = ", ".join(str(row) for row in entry.rows[:3])
    more = ", …" if len(entry.rows) > 3 else ""
    return f"{_thousands(len(entry.rows))} baris (baris {shown}{more}): {text}"


def _thousands(count: int) -> str:
    return f"{count:,}".replace(",", ".")
