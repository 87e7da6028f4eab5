"""The printed quarterly scorecard of a village's convergence: fixed cells, one desa per sheet.

The layout is known from another program's code alone, and the exact wording of its labels is not known at all. So no
cell is read for its place only: the label beside it must hold the words of its service (``_ROWS``, ``_TOTALS``), and a
sheet whose labels differ is refused with the cell, what was looked for and what was found (by our own name of a
service, never by what the cell says).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from dashboard.intake.cells import clean_text, count_number, is_blank, key_of, number
from dashboard.intake.columns import Cell, Column, Rows
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.count_columns import is_share
from dashboard.intake.dates import year_number
from dashboard.intake.findings import RefusedFileError
from dashboard.intake.header import ROWS_SEARCHED, Header, column_letter, is_marked_sample, texts_above
from dashboard.intake.kind import Kind
from dashboard.intake.places import Gazetteer
from dashboard.intake.quarters import quarter_number
from dashboard.intake.small_tables import LARGEST_COUNT, Keeper, desa_codes
from dashboard.intake.village_items import ehdw_keys, items
from dashboard.intake.village_scorecard import table_of

LAYOUT = "kartu"
PERCENT_TOLERANCE = 0.6  # points: percentages are typed with one decimal, or none
Words = tuple[tuple[str, ...], ...]  # of every group one word must stand in the label's key

_YEAR_ROW, _QUARTER_ROW, _TOTALS_ROW, _MAT_ROW, _LAST_MOTHERS_ROW = 6, 7, 12, 15, 25
_LABEL_COLUMNS = 6  # A to F, left of the count in G
_COUNT, _PERCENT = 6, 8  # columns G and I, from 0
# Words of a service, one group per thing that makes it that service: row, item, words.
_ROWS: tuple[tuple[int, str, Words], ...] = (
    (18, "pregnant_checked_4", (("periksa", "cek", "anc"), ("4kali", "4x", "empatkali"))),
    (19, "pregnant_iron", (("pilfe", "tabletfe", "tambahdarah", "ttd"),)),
    (20, "postpartum_3", (("nifas",),)),
    (21, "pregnant_counselled_4", (("konseling", "kelasibu"),)),
    (22, "pregnant_risk_visited", (("kek", "kronis", "risti", "resti", "risikotinggi", "resikotinggi"), ("kunjung",))),
    (23, "pregnant_safe_water", (("airminum",),)),
    (24, "pregnant_latrine", (("jamban",),)),
    (25, "pregnant_insured", (("jaminan", "jamkes", "bpjs", "jkn"),)),
    (26, "children_immunised", (("imunisasi",),)),
    (27, "children_weighed", (("timbang", "beratbadan"),)),
    (28, "children_length", (("panjang", "tinggibadan"),)),
    (29, "caregivers_counselled", (("konseling",),)),
    (30, "children_poor_visited", (("giziburuk", "gizikurang", "stunting", "tidaknormal"), ("kunjung",))),
    (31, "children_safe_water", (("airminum",),)),
    (32, "children_latrine", (("jamban",),)),
    (33, "children_insured", (("jaminan", "jamkes", "bpjs", "jkn"),)),
    (34, "children_birth_certificate", (("akta", "akte"),)),
    (35, "parenting_class", (("pengasuhan", "parenting"),)),
    (36, "children_2_6_paud", (("paud",),)),
)
_OPTIONAL = frozenset({36})
_MOTHERS = ("ibuhamil", "bumil", "ibubersalin", "ibunifas")
_CHILDREN = ("pengasuh", "bayi", "baduta", "balita", "023bulan")
# Totals of row 12: column (from 0), item, the first column its heading may begin in, words, words it may not hold.
_TOTALS: tuple[tuple[int, str, int, Words, tuple[str, ...]], ...] = (
    (3, "households_1000_days", 2, (("rumahtangga", "rt"), ("1000",)), ()),
    (5, "pregnant", 4, (("ibuhamil", "bumil"),), ("kek", "risti", "resti")),
    (6, "pregnant_kek_or_high_risk", 6, (("kek", "risti", "resti", "risikotinggi", "resikotinggi"),), ()),
    (7, "children_0_23", 7, (("anak", "baduta"),), ("gizi", "stunting")),
    (8, "children_poor_nutrition", 8, (("gizi", "stunting"),), ()),
)
_MAT = (("mat_green", "hijau"), ("mat_yellow", "kuning"), ("mat_red", "merah"))
_TITLES = ("scorecardkonvergensi", "konvergensidesascorecard", "kartuskorkonvergensi")
_ENOUGH_ROWS = 12  # of 18 labels in their own cells: no other sheet has that
_TABLE_COLUMNS = 5
_MOST_TOLD = 3
_PLACE = re.compile(r"(?:nama\s+)?(desa\s*/\s*kelurahan|desa\s*/\s*kel|desa|kelurahan|kecamatan|kabupaten\s*/\s*kota|"
                    r"kabupaten)\b\s*[:.]?\s*(.*)", re.IGNORECASE)
_NEXT_PLACE = re.compile(r"[\s,;/-]*\b(?:kecamatan|kec|kabupaten|kab|tahun|provinsi)\b.*$", re.IGNORECASE)


@dataclass(frozen=True)
class _Value:
    row: int  # first row of the sheet = 1
    column: int
    item: str
    cell: Cell


def find(rows: Rows) -> Header | None:
    """The header of such a card, or None. Raises RefusedFileError where the title says so but the cells do not."""
    above = texts_above(rows, row=_TOTALS_ROW - 1)
    titled = any(word in key_of(text) for text in above if len(text) < 200 for word in _TITLES)
    fitting = sum(_fits(_label(rows, row), words=words, row=row) for row, _, words in _ROWS)
    if fitting < _ENOUGH_ROWS and (not titled or _is_table(rows)):
        return None
    if wrong := _differences(rows):
        more = f", dan {len(wrong) - _MOST_TOLD} sel lain" if len(wrong) > _MOST_TOLD else ""
        raise RefusedFileError("kartu_skor_beda", detail="; ".join(wrong[:_MOST_TOLD]) + more)
    kind = Kind("village_scorecard", "kartu skor konvergensi desa", {}, (), {}, layout="village_card")
    return Header(kind, _TOTALS_ROW - 2, {}, None, is_marked_sample(above))


def read(rows: Rows, *, context: Context) -> Reading:
    """Rows of the ``village_scorecard`` intake table from one card whose labels were checked by ``find``.

    Raises RefusedFileError when the card names no desa of the kabupaten, or holds no count.
    """
    desa = _desa(rows, context=context)
    year, quarter = _year(rows), _quarter(rows)
    assert year is not None, "find() refuses a card without one"
    counts: dict[str, tuple[int, int | None]] = {}
    for one in _values(rows):
        counts[one.item] = (one.row, _count(one, context=context))
    names = {one.code: one for one in items()}
    for code, (row, value) in counts.items():
        whole = counts.get(names[code].counted_over, (0, None))[1]
        if value is not None and whole is not None and value > whole:
            context.findings.add("bagian_lebih_besar", rows=[row],
                                 detail=f"{names[code].name} melebihi {names[names[code].counted_over].name}")
    filled = [value for _, value in counts.values() if value is not None]
    if not filled:
        raise RefusedFileError("tanpa_baris_data")
    if len(filled) > 1 and not any(filled):
        context.findings.add("semua_nol")
    stated = _stated(rows, counts=counts, context=context)
    found = [(row, desa, year, quarter, code, value, stated.get(code), LAYOUT)
             for code, (row, value) in counts.items() if value is not None or stated.get(code) is not None]
    return Reading(table_of(found), rows_read=len(found), rows_rejected=0)


def _is_table(rows: Rows) -> bool:
    """Whether a row names columns of the table per desa: that may carry the same title."""
    known = ehdw_keys()
    return any(sum(key_of(_text(cell)) in known for cell in row) >= _TABLE_COLUMNS for row in rows[:ROWS_SEARCHED])


def _differences(rows: Rows) -> list[str]:
    """Every cell whose label is not what belongs there, in words; empty where all fit."""
    wrong = []
    for row, at, named, told in ((_YEAR_ROW, "G6", ("tahun",), "Tahun"),
                                     (_QUARTER_ROW, "G7", ("triwulan", "tribulan", "kuartal", "kwartal"), "Triwulan")):
        if not any(word in _label(rows, row) for word in named):
            wrong.append(f"di samping {at} dicari '{told}', ditemukan {_found(_label(rows, row))}")
    if _year(rows) is None:
        wrong.append(f"G6 harus berisi tahun empat angka, ditemukan {_kind_of(_cell(rows, _YEAR_ROW, _COUNT))}")
    if _quarter(rows) is None:
        wrong.append(f"G7 harus berisi triwulan 1 sampai 4, ditemukan "
                     f"{_kind_of(_cell(rows, _QUARTER_ROW, _COUNT))}")
    names = {one.code: one.name for one in items()}
    for column, item, first, words, never in _TOTALS:
        key = _heading(rows, row=_TOTALS_ROW, first=first, last=column)
        if not _holds(key, words) or any(word in key for word in never):
            wrong.append(f"di atas {column_letter(column)}12 dicari '{names[item]}', ditemukan {_found(key)}")
    for item, word in _MAT:
        if len(_mat_columns(rows, word)) != 1:
            wrong.append(f"di atas baris 15 dicari tepat satu kolom '{names[item]}'")
    for row, item, words in _ROWS:
        key = _label(rows, row)
        if row not in _OPTIONAL and not _fits(key, words=words, row=row):
            wrong.append(f"di samping G{row} dicari '{names[item]}', ditemukan {_found(key)}")
    return wrong


def _holds(key: str, words: Words) -> bool:
    return all(any(word in key for word in group) for group in words)


def _fits(key: str, *, words: Words, row: int) -> bool:
    """Mothers stand in rows 18 to 25, children below: some services of both are called by the same word."""
    others = _MOTHERS if row > _LAST_MOTHERS_ROW else _CHILDREN
    return _holds(key, words) and not any(word in key for word in others)


def _found(key: str) -> str:
    """What stands there, by our own name of it; the cell itself is never quoted."""
    if not key:
        return "sel kosong"
    names = {one.code: one.name for one in items()}
    known = [names[item] for row, item, words in _ROWS if _fits(key, words=words, row=row)]
    return f"'{known[0]}'" if known else "tulisan lain"


def _kind_of(cell: Cell) -> str:
    if is_blank(cell):
        return "sel kosong"
    return "tulisan lain" if number(cell) is None else "angka lain"


def _cell(rows: Rows, row: int, column: int) -> Cell:
    line = rows[row - 1] if row <= len(rows) else []
    return line[column] if column < len(line) else ""


def _label(rows: Rows, row: int) -> str:
    """The key of everything written left of column G in this row."""
    return key_of(" ".join(_text(_cell(rows, row, column)) for column in range(_LABEL_COLUMNS)))


def _heading(rows: Rows, *, row: int, first: int, last: int) -> str:
    """The key of the headings in the three rows above, from the first to the last column (merged cells start left)."""
    return key_of(" ".join(_text(_cell(rows, above, column)) for above in range(row - 3, row)
                           for column in range(first, last + 1)))


def _text(cell: Cell) -> str:
    return clean_text(cell) if isinstance(cell, str) and len(cell) < 300 else ""


def _mat_columns(rows: Rows, word: str) -> list[int]:
    return [column for column in range(12)
            if any(word in key_of(_text(_cell(rows, row, column))) for row in (_MAT_ROW - 2, _MAT_ROW - 1))]


def _year(rows: Rows) -> int | None:
    cell = _cell(rows, _YEAR_ROW, _COUNT)
    return year_number(clean_text(cell).lstrip(": "))


def _quarter(rows: Rows) -> int | None:
    return quarter_number(_cell(rows, _QUARTER_ROW, _COUNT))


def _values(rows: Rows) -> list[_Value]:
    """The counted cells of a card whose labels fit; the PAUD row only where its label is there."""
    found = [_Value(_TOTALS_ROW, column, item, _cell(rows, _TOTALS_ROW, column)) for column, item, *_ in _TOTALS]
    found += [_Value(_MAT_ROW, column, item, _cell(rows, _MAT_ROW, column))
              for item, word in _MAT for column in _mat_columns(rows, word)]
    return found + [_Value(row, _COUNT, item, _cell(rows, row, _COUNT)) for row, item, words in _ROWS
                    if _fits(_label(rows, row), words=words, row=row)]


def _count(one: _Value, *, context: Context) -> int | None:
    """A whole count; blank is NULL, and what is no count is emptied and noted."""
    if is_blank(one.cell):
        return None
    name = column_letter(one.column)
    value = None if is_share(one.cell) else count_number(one.cell)
    code = ("persen_bukan_jumlah" if is_share(one.cell) else "angka_tidak_terbaca" if value is None
            else "angka_negatif" if value < 0 else "angka_terlalu_besar" if value > LARGEST_COUNT else "")
    if code or value is None:
        context.findings.add(code, rows=[one.row], column=name)
        return None
    return round(value)


def _stated(rows: Rows, *, counts: dict[str, tuple[int, int | None]], context: Context) -> dict[str, float]:
    """Item -> typed percentage (0-100); compared where count and whole are known, never used for anything else."""
    cells = {item: _cell(rows, row, _PERCENT) for row, item, _ in _ROWS if item in counts}
    typed = {item: value for item, cell in cells.items()
             if not is_blank(cell) and (value := number(_plain(cell))) is not None}
    if typed and all(0 <= value <= 1 for value in typed.values()) and any(typed.values()):
        typed = {item: 100 * value for item, value in typed.items()}
    whole_of = {one.code: one.counted_over for one in items()}
    for item, value in typed.items():
        row, count = counts[item]
        whole = counts.get(whole_of[item], (0, None))[1]
        if count is not None and whole and abs(value - 100 * count / whole) > PERCENT_TOLERANCE:
            context.findings.add("persen_berbeda", rows=[row], column=column_letter(_PERCENT))
        if not 0 <= value <= 100:
            context.findings.add("persen_di_luar_batas", rows=[row], column=column_letter(_PERCENT))
    return {item: value for item, value in typed.items() if 0 <= value <= 100}


def _plain(cell: Cell) -> Cell:
    return clean_text(cell).replace("%", "").strip() if isinstance(cell, str) else cell


def _desa(rows: Rows, *, context: Context) -> str:
    """The desa the card says it is of, through the house's own matching; its spelling is offered to a person if none.

    Raises RefusedFileError when none, or more than one, is told.
    """
    kabupaten, kecamatan, desa = _places(rows, gazetteer=context.gazetteer)
    if not desa:
        raise RefusedFileError("kartu_tanpa_desa")
    one = np.zeros(1, dtype=np.int32)
    told = {"kabupaten": kabupaten, "kecamatan": kecamatan, "desa": desa}
    row = DataRows({field: Column(field.capitalize(), [text], one) for field, text in told.items()},
                   np.array([_YEAR_ROW], dtype=np.int32))
    keeper = Keeper(row, context=context)
    (code,) = desa_codes(row, keeper=keeper, context=context)
    if not keeper.keep.all():
        raise RefusedFileError("kartu_desa_tidak_dikenal")
    return str(code)


def _places(rows: Rows, *, gazetteer: Gazetteer) -> tuple[str, str, str]:
    """(kabupaten, kecamatan, desa) as written above the totals: ``Desa : Candi``, or the name in a cell to the right.

    Of several texts after the word Desa those count that are desa of the kabupaten; two different ones give none.
    """
    found: dict[str, list[str]] = {"kabupaten": [], "kecamatan": [], "desa": []}
    for row in range(1, _TOTALS_ROW - 2):
        for column in range(_PERCENT + 1):
            text = _text(_cell(rows, row, column))
            match = _PLACE.fullmatch(text)
            if match is None:
                continue
            what = match[1].lower()
            what = "kabupaten" if what.startswith("kab") else "kecamatan" if what.startswith("kec") else "desa"
            own = _NEXT_PLACE.sub("", match[2]).strip(" :.")
            named = own or _beside(rows, row=row, column=column)
            if named and (what != "kabupaten" or not own or ":" in text):  # a heading may say more than a name
                found[what].append(named)
    kabupaten, kecamatan = ((found[what] or [""])[0] for what in ("kabupaten", "kecamatan"))
    known = {code: desa for desa in found["desa"]
             if (code := gazetteer.by_names(kabupaten="", kecamatan=kecamatan, desa=desa).desa_code)}
    if len(known) > 1:
        return kabupaten, kecamatan, ""
    return kabupaten, kecamatan, next(iter(known.values()), (found["desa"] or [""])[0])


def _beside(rows: Rows, *, row: int, column: int) -> str:
    """The next text to the right in this row; '' where it is the word for another place."""
    texts = (_text(_cell(rows, row, at)).strip(" :.") for at in range(column + 1, _PERCENT + 4))
    found = next((text for text in texts if text), "")
    return "" if _PLACE.fullmatch(found) else found
