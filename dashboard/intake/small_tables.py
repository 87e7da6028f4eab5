"""What the readers of our own templates share: the desa of a row, numbers, years, texts, and one row per key."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dashboard.intake.cells import Cell, clean_text, count_number, is_blank, number
from dashboard.intake.columns import Column
from dashboard.intake.context import Context, DataRows
from dashboard.intake.dates import month_number, possible_orders, read_date, read_month, year_number
from dashboard.intake.excel_damage import clock_parts
from dashboard.intake.findings import SEPARATOR, RefusedFileError
from dashboard.intake.personal_text import SHARED_BY, holds_personal_number, speaks_of_a_person
from dashboard.intake.places import Gazetteer
from dashboard.intake.proposals import propose

FOREIGN_SHARE = 0.90
CLOCK_IS_SET_FROM = dt.date(2026, 1, 1)
LARGEST_COUNT = 10_000_000
LARGEST_SUM = 1e15  # rupiah: a hundred times what a province has in a year
MOST_PLACES_LOOKED_AT = 200  # distinct spellings compared with every desa: a shifted column may hold any number
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
_REGION = re.compile(r"\d{2}(?:\.\d{2})?")


class Keeper:
    """Which rows are still in; a row leaves once, with the first reason found."""

    def __init__(self, rows: DataRows, *, context: Context) -> None:
        self._rows, self._context = rows, context
        self.keep: Flags = np.ones(len(rows.numbers), dtype=bool)

    def reject(self, code: str, wrong: Flags, *, column: str = "", detail: str = "") -> None:
        """Take these rows out with this reason."""
        self._context.findings.add(code, rows=self._rows.numbers[self.keep & wrong], column=column, detail=detail)
        self.keep &= ~wrong

    def reject_cells(self, code: str, wrong: Flags, *, column: Column) -> None:
        """The same for cells of one column that cannot be read, saying whether they are blank."""
        self.reject(code, wrong, column=column.name, detail=what_was_found(column, self.keep & wrong))

    def keep_latest(self, keys: Sequence[Hashable], *, rank: Sequence[int]) -> None:
        """Of rows with one key only the highest rank stays, the last of equals; the others are noted as replaced."""
        best: dict[Hashable, tuple[int, int]] = {}
        for row in np.flatnonzero(self.keep).tolist():
            best[keys[row]] = max(best.get(keys[row], (-1, -1)), (rank[row], row))
        winners = {row for _, row in best.values()}
        self.reject("baris_digantikan", np.array([row not in winners for row in range(len(self.keep))], dtype=bool))

    def rejected(self) -> int:
        """How many rows left. Raises RefusedFileError when none is in any more."""
        if not self.keep.any():
            raise RefusedFileError("semua_baris_ditolak")
        return int((~self.keep).sum())


def what_was_found(column: Column, wrong: Flags) -> str:
    """``kosong``, ``berisi tulisan lain`` or both: what stands in these cells, without quoting any."""
    blank = column.flags(is_blank)
    return " atau ".join(words for words, found in (("kosong", wrong & blank), ("berisi tulisan lain", wrong & ~blank))
                         if found.any())


# Why a desa as written was not matched -> in words.
_NOT_MATCHED = {"kode": "kodenya tidak ada dalam daftar desa kabupaten", "desa_kosong": "tanpa kode dan nama",
                "desa_tidak_terpetakan": "namanya tidak ada di kecamatan itu",
                "desa_beda_kecamatan": "namanya ada, tetapi di kecamatan lain",
                "desa_ganda_dalam_kabupaten": "namanya dipakai di beberapa kecamatan dan kecamatannya tidak tertulis"}


def desa_codes(rows: DataRows, *, keeper: Keeper, context: Context) -> npt.NDArray[np.object_]:
    """Kemendagri desa code per row, by code, or by kecamatan and name where the code is blank; the rest leaves.

    Kemendagri or BPS is decided once for the file. Where code and name disagree the code wins and that is noted.
    """
    gazetteer, size = context.gazetteer, len(rows.numbers)
    none = Column("", [""], np.zeros(size, dtype=np.int32))
    code, kabupaten, kecamatan, desa = (rows.columns.get(field, none)
                                        for field in ("desa_code", "kabupaten", "kecamatan", "desa"))
    system = gazetteer.code_system(cell for cell in code.distinct if not is_blank(cell))
    found = np.full(size, "", dtype=object)
    foreign, differs = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    written, why = [""] * size, [""] * size
    for row in range(size):
        cell = code.distinct[code.codes[row]]
        place = gazetteer.by_names(kabupaten=kabupaten.distinct[kabupaten.codes[row]],
                                   kecamatan=kecamatan.distinct[kecamatan.codes[row]],
                                   desa=desa.distinct[desa.codes[row]])
        if is_blank(cell):
            found[row] = place.desa_code
            foreign[row] = place.outcome == "kabupaten_lain"
            written[row] = "" if foreign[row] else place.written
            why[row] = place.outcome
        else:
            found[row] = gazetteer.by_code(cell, system=system)
            foreign[row] = gazetteer.is_foreign_code(cell, system=system)
            why[row] = "kode"
            differs[row] = bool(found[row]) and place.desa_code not in ("", found[row])
    if foreign.sum() >= FOREIGN_SHARE * size:
        raise RefusedFileError("kabupaten_lain", detail=f"{foreign.sum()} dari {size} baris bukan "
                                                        f"{gazetteer.kabupaten.name}")
    if system == "BPS":
        context.findings.add("sistem_kode", detail=system)
    keeper.reject("baris_kabupaten_lain", foreign)
    unknown = dict.fromkeys(_NOT_MATCHED[why[row]] for row in np.flatnonzero(keeper.keep & (found == "")).tolist())
    keeper.reject("desa_tidak_dikenal", found == "", detail="; ".join(unknown),
                  column=", ".join(one.name for one in (code, desa) if one.name))
    context.findings.note_unmatched(_places_told(written, by_name="family" in rows.columns, gazetteer=gazetteer))
    context.findings.add("kode_dan_nama_berbeda", rows=rows.numbers[differs & keeper.keep])
    return found


def _places_told(written: list[str], *, by_name: bool, gazetteer: Gazetteer) -> list[str | None]:
    """What may be told of places as written: columns may have shifted, and a person stand where a desa belongs.

    A text close to a desa's name is told, and one that several rows share; in a list by name it must be both.
    """
    shared = Counter(one for one in written if one)

    def told(one: str) -> bool:
        desa = one.partition(SEPARATOR)[2]
        signs = (bool(propose(desa, "", gazetteer=gazetteer)), shared[one] >= SHARED_BY)
        return not speaks_of_a_person(one) and (all(signs) if by_name else any(signs))

    decided = {one for one, _ in shared.most_common(MOST_PLACES_LOOKED_AT) if told(one)}
    return [one if one in decided else None for one in written]


def years(rows: DataRows, *, keeper: Keeper) -> npt.NDArray[np.object_]:
    """The year per row; rows without one leave."""
    column = rows.columns["year"]
    found = np.array([year_number(cell) for cell in column.distinct], dtype=object)[column.codes]
    keeper.reject_cells("tahun_tidak_terbaca", np.array([year is None for year in found], dtype=bool), column=column)
    return found


def amounts(rows: DataRows, field: str, *, context: Context, largest: float = LARGEST_COUNT) -> Floats:
    """A count column: blank stays NaN (never 0), 0 stays 0; emptied and noted: no number, below 0, over ``largest``."""
    column = rows.columns.get(field)
    if column is None:
        return np.full(len(rows.numbers), np.nan)
    values = column.floats(count_number)
    unreadable = np.isnan(values) & ~column.flags(is_blank)
    context.findings.add("angka_tidak_terbaca", rows=rows.numbers[unreadable], column=column.name)
    context.findings.add("angka_negatif", rows=rows.numbers[values < 0], column=column.name)
    context.findings.add("angka_terlalu_besar", rows=rows.numbers[values > largest], column=column.name)
    return np.where((values < 0) | (values > largest), np.nan, values)


def percentages(rows: DataRows, field: str, *, fraction_of: Floats | None, context: Context) -> Floats:
    """A percentage column in 0-100. All values at most 1 mean fractions (``fraction_of``: judge by that column)."""
    column = rows.columns.get(field)
    if column is None:
        return np.full(len(rows.numbers), np.nan)
    values = column.floats(number)
    judged = values if fraction_of is None else fraction_of
    known = judged[~np.isnan(judged)]
    if len(known) and (known <= 1).all() and (known > 0).any():
        if fraction_of is None:
            context.findings.add("persen_sebagai_pecahan", column=column.name)
        values = np.round(values * 100, 6)
    return np.where((values < 0) | (values > 100), np.nan, values)


def raw_numbers(rows: DataRows, field: str) -> Floats:
    """The numbers of a column as written, NaN for none."""
    column = rows.columns.get(field)
    return column.floats(number) if column is not None else np.full(len(rows.numbers), np.nan)


def texts(rows: DataRows, field: str, *, context: Context, default: str = "",
          longest: int = 300) -> npt.NDArray[np.object_]:
    """A free text column; blank gives ``default``; a text with a NIK or telephone number is emptied and noted."""
    column = rows.columns.get(field)
    if column is None:
        return np.full(len(rows.numbers), default, dtype=object)

    def read(cell: Cell) -> str:
        text = "" if is_blank(cell) else clean_text(cell)
        return default if not text or holds_personal_number(text) else text[:longest]

    context.findings.add("tempat_berisi_nomor", column=column.name,
                         rows=rows.numbers[column.flags(lambda cell: holds_personal_number(clean_text(cell)))])
    return column.texts(read)


def report_dates(rows: DataRows, field: str, *, context: Context) -> list[dt.date | None]:
    """A date column whose blanks are allowed; what is no date is emptied and noted."""
    column = rows.columns.get(field)
    if column is None:
        return [None] * len(rows.numbers)
    order = possible_orders(column.distinct)[0]  # day first when nothing decides: the templates are Indonesian
    ordinals = np.array([read_date(cell, order=order) for cell in column.distinct], dtype=np.int64)[column.codes]
    context.findings.add("tanggal_lapor_tidak_terbaca", rows=rows.numbers[ordinals < 0], column=column.name)
    return [dt.date.fromordinal(ordinal) if ordinal > 0 else None for ordinal in ordinals.tolist()]


def region_codes(rows: DataRows, *, keeper: Keeper, context: Context) -> npt.NDArray[np.object_]:
    """``ID``, a province (``62``) or a kabupaten (``62.01``) per row; rows without one leave."""
    column = rows.columns["area_code"]
    own = context.gazetteer.kabupaten
    undotted = {own.code.replace(".", ""): own.code} if own.bps_code == own.code.replace(".", "") else {}
    found = column.texts(lambda cell: undotted.get(clean_text(cell), region_code(cell)))
    keeper.reject("wilayah_tidak_dikenal", found == "")
    return found


def region_code(cell: Cell) -> str:
    """A region code as text from what a spreadsheet made of it: 62.01 as a number, ``62.01.00``, a clock time.

    Undotted four digits are refused: 6206 is one kabupaten to Kemendagri and another to BPS.
    """
    if parts := clock_parts(cell):
        return f"{parts[0]:02d}.{parts[1]:02d}"
    if isinstance(cell, float) and not cell.is_integer():
        return f"{cell:.2f}" if round(cell, 2) == cell else ""
    text = clean_text(cell).replace(",", ".")
    if text.upper() in ("ID", "IDN", "INDONESIA", "0", "00"):
        return "ID"
    text = re.sub(r"^(\d{2}\.\d{2})\.00$", r"\1", text)
    return text if _REGION.fullmatch(text) else ""


def nullable(values: Floats | npt.NDArray[np.object_], kept: Flags, *, kind: pa.DataType) -> pa.Array:
    """The kept values as an Arrow column; NaN, None become NULL."""
    part = values[kept]
    if part.dtype == object:
        return pa.array(part.tolist(), type=kind)
    return pa.array(part, mask=np.isnan(part)).cast(kind)


def periods(rows: DataRows, *, keeper: Keeper, context: Context) -> npt.NDArray[np.object_]:
    """The months of reports (see ``months``); what is to come has no report yet and leaves.

    A computer that says it is earlier than this program has lost the time: nothing is judged by it, which is told.
    """
    found = months(rows, keeper=keeper, context=context)
    reject_to_come(found, keeper=keeper, context=context)
    return found


def reject_to_come(days: Sequence[dt.date | None] | npt.NDArray[np.object_], *, keeper: Keeper, context: Context
                   ) -> None:
    """Rows of a month, a quarter or a year that has not begun leave; ``days``: the first of it, per row."""
    to_come = np.array([day is not None and day > context.today for day in days], dtype=bool)
    if context.today >= CLOCK_IS_SET_FROM:
        keeper.reject("bulan_belum_tiba", to_come)
    elif (keeper.keep & to_come).any():
        context.findings.add("jam_komputer")


def months(rows: DataRows, *, keeper: Keeper, context: Context) -> npt.NDArray[np.object_]:
    """First of the month per row, from a month column (with a year column, or the title's year), or from the title.

    Raises RefusedFileError when neither the columns nor the title give a month and a year: never today's.
    """
    month, year = rows.columns.get("month"), rows.columns.get("year")
    if month is None:
        if context.period is None:
            raise RefusedFileError("periode_tidak_ada")
        return np.full(len(rows.numbers), context.period, dtype=object)
    found = np.full(len(rows.numbers), None, dtype=object)
    lacks_year = False
    for row in range(len(found)):
        cell = month.distinct[month.codes[row]]
        number = month_number(cell)
        in_year = year_number(year.distinct[year.codes[row]]) if year is not None else context.year
        lacks_year |= number is not None and year is None and in_year is None
        found[row] = dt.date(in_year, number, 1) if number and in_year else read_month(cell)
    if lacks_year and all(one is None for one in found):
        raise RefusedFileError("periode_tidak_ada")
    wrong = keeper.keep & np.array([one is None for one in found], dtype=bool)
    yearless = wrong & month.flags(lambda cell: month_number(cell) is not None)
    told = (what_was_found(month, wrong & ~yearless), "bulan tanpa tahun" if yearless.any() else "")
    keeper.reject("bulan_tidak_terbaca", wrong, column=month.name, detail=" atau ".join(one for one in told if one))
    return found


def kecamatan_codes(rows: DataRows, *, keeper: Keeper, context: Context) -> npt.NDArray[np.object_]:
    """Kemendagri kecamatan code per row, by code or by name; the rest leaves."""
    gazetteer, size = context.gazetteer, len(rows.numbers)
    known = set(gazetteer.kecamatan_of.values())
    undotted = {code.replace(".", ""): code for code in known}
    found = np.full(size, "", dtype=object)
    if (code := rows.columns.get("kecamatan_code")) is not None:
        found = code.texts(lambda cell: undotted.get(re.sub(r"\D", "", clean_text(cell)), ""))
    if (name := rows.columns.get("kecamatan")) is not None:
        found = np.where(found == "", name.texts(lambda cell: gazetteer.kecamatan_code(clean_text(cell))), found)
    keeper.reject("kecamatan_tidak_dikenal", found == "")
    return found


def without_totals(rows: DataRows, *, context: Context) -> DataRows:
    """Without rows that only add up others: JUMLAH or TOTAL in a place column, or no desa (kecamatan) at all."""
    size = len(rows.numbers)
    total, named = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    places = [rows.columns[field] for field in ("desa_code", "desa") if field in rows.columns]
    for column in places or [rows.columns["kecamatan"]]:
        named |= ~column.flags(is_blank)
    for field in ("no", "kecamatan", "puskesmas", "desa"):
        if field in rows.columns:
            total |= rows.columns[field].flags(
                lambda cell: bool(re.match(r"(sub\s*)?(jumlah|total|jml|rata|kabupaten)\b", clean_text(cell).lower())))
    context.findings.add("baris_jumlah", rows=rows.numbers[total | ~named])
    kept = rows.where(~total & named)
    if not len(kept.numbers):
        raise RefusedFileError("tanpa_baris_data")
    return kept


def whole_counts(rows: DataRows, field: str, *, context: Context) -> Floats:
    """A count column rounded to whole numbers; blank stays NaN, what no desa or kecamatan can hold is emptied."""
    return np.round(amounts(rows, field, context=context))


def check_sum(rows: DataRows, *, kept: Flags, total: Floats, parts: Sequence[Floats], told: str,
              context: Context) -> None:
    """Note the kept rows whose filled parts do not add up to their filled total; nothing is changed."""
    added = np.sum(parts, axis=0)
    context.findings.add("jumlah_tidak_cocok", detail=told,
                         rows=rows.numbers[kept & ~np.isnan(added) & ~np.isnan(total) & (added != total)])


def check_at_most(rows: DataRows, *, kept: Flags, part: Floats, whole: Floats, told: str, context: Context) -> None:
    """Note the kept rows whose part is larger than the whole; nothing is changed or clamped."""
    context.findings.add("bagian_lebih_besar", detail=told, rows=rows.numbers[kept & (part > whole)])
