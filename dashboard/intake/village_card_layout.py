"""The printed quarterly scorecard of a village's convergence: fixed cells, one desa per sheet.

The layout is known from another program's code alone, and the exact wording of its labels is not known at all. So no
cell is read for its place only: the label beside it must hold the words of its service (``ROWS``, ``_TOTALS``), and a
sheet whose labels differ is refused with the cell, what was looked for and what was found (by our own name of a
service, never by what the cell says).
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.intake.cells import clean_text, is_blank, key_of, number
from dashboard.intake.columns import Cell, Rows
from dashboard.intake.dates import year_number
from dashboard.intake.findings import RefusedFileError
from dashboard.intake.header import ROWS_SEARCHED, Header, column_letter, is_marked_sample, texts_above
from dashboard.intake.kind import Kind
from dashboard.intake.quarters import quarter_number
from dashboard.intake.stacked import word_key
from dashboard.intake.village_items import ehdw_keys, items

Words = tuple[tuple[str, ...], ...]  # of every group one word must stand in the label's key

YEAR_ROW, _QUARTER_ROW, TOTALS_ROW, _MAT_ROW, _FIRST_ROW, _LAST_MOTHERS_ROW = 6, 7, 12, 15, 18, 25
_LABEL_COLUMNS = 6  # A to F, left of the count in G
COUNT, PERCENT = 6, 8  # columns G and I, from 0
# Words of a service, one group per thing that makes it that service: row, item, words.
ROWS: tuple[tuple[int, str, Words], ...] = (
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
    (3, "households_1000_days", 2, (("rumahtangga", "rt1000"), ("1000",)), ()),
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


@dataclass(frozen=True)
class CardValue:
    """One counted cell of a card whose labels fit; ``row`` first = 1, ``column`` first = 0."""

    row: int
    column: int
    item: str
    cell: Cell


def find(rows: Rows) -> Header | None:
    """The header of such a card, or None. Raises RefusedFileError where the title says so but the cells do not."""
    above = texts_above(rows, row=TOTALS_ROW - 1)
    titled = any(word in key_of(text) for text in above if len(text) < 200 for word in _TITLES)
    fitting = sum(_fits(_label(rows, row), words=words, row=row) for row, _, words in ROWS)
    if fitting < _ENOUGH_ROWS and (not titled or _is_table(rows)):
        return None
    if wrong := _differences(rows):
        more = f", dan {len(wrong) - _MOST_TOLD} sel lain" if len(wrong) > _MOST_TOLD else ""
        raise RefusedFileError("kartu_skor_beda", detail="; ".join(wrong[:_MOST_TOLD]) + more)
    kind = Kind("village_scorecard", "kartu skor konvergensi desa", {}, (), {}, layout="village_card")
    return Header(kind, TOTALS_ROW - 2, {}, None, is_marked_sample(above))


def _is_table(rows: Rows) -> bool:
    """Whether a row names columns of the table per desa: that may carry the same title."""
    known = ehdw_keys()
    return any(sum(key_of(text_of(cell)) in known for cell in row) >= _TABLE_COLUMNS for row in rows[:ROWS_SEARCHED])


def _differences(rows: Rows) -> list[str]:
    """Every cell whose label is not what belongs there, in words; empty where all fit."""
    wrong: list[str] = []
    for row, at, named, told in ((YEAR_ROW, "G6", ("tahun",), "Tahun"),
                                     (_QUARTER_ROW, "G7", ("triwulan", "tribulan", "kuartal", "kwartal"), "Triwulan")):
        if not any(word in _label(rows, row) for word in named):
            wrong.append(f"di samping {at} dicari '{told}', ditemukan {_found(_label(rows, row))}")
    if year(rows) is None:
        wrong.append(f"G6 harus berisi tahun empat angka, ditemukan {_kind_of(cell_at(rows, YEAR_ROW, COUNT))}")
    if quarter(rows) is None:
        wrong.append(f"G7 harus berisi triwulan 1 sampai 4, ditemukan "
                     f"{_kind_of(cell_at(rows, _QUARTER_ROW, COUNT))}")
    names = {one.code: one.name for one in items()}
    for column, item, first, words, never in _TOTALS:
        key = _heading(rows, row=TOTALS_ROW, first=first, last=column)
        if not _holds(key, words) or any(word in key for word in never):
            wrong.append(f"di atas {column_letter(column)}12 dicari '{names[item]}', ditemukan {_found(key)}")
    for column, named in ((COUNT, ("jumlah", "jml", "jlh", "banyak")), (PERCENT, ("persen",))):
        if not any(word in _heading(rows, row=_FIRST_ROW, first=column, last=column) for word in named):
            wrong.append(f"di atas {column_letter(column)}{_FIRST_ROW} dicari '{named[0]}'")
    for item, word in _MAT:
        if len(_mat_columns(rows, word)) != 1:
            wrong.append(f"di atas baris 15 dicari tepat satu kolom '{names[item]}'")
    for row, item, words in ROWS:
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
    known = [names[item] for row, item, words in ROWS if _fits(key, words=words, row=row)]
    return f"'{known[0]}'" if known else "tulisan lain"


def _kind_of(cell: Cell) -> str:
    if is_blank(cell):
        return "sel kosong"
    return "tulisan lain" if number(cell) is None else "angka lain"


def cell_at(rows: Rows, row: int, column: int) -> Cell:
    line = rows[row - 1] if row <= len(rows) else []
    return line[column] if column < len(line) else ""


def _label(rows: Rows, row: int) -> str:
    """The key of everything written left of column G in this row."""
    return key_of(" ".join(text_of(cell_at(rows, row, column)) for column in range(_LABEL_COLUMNS)))


def _heading(rows: Rows, *, row: int, first: int, last: int) -> str:
    """The key of the headings in the three rows above, from the first to the last column (merged cells start left)."""
    return word_key(" ".join(text_of(cell_at(rows, above, column)) for above in range(row - 3, row)
                             for column in range(first, last + 1)))


def text_of(cell: Cell) -> str:
    return clean_text(cell) if isinstance(cell, str) and len(cell) < 300 else ""


def _mat_columns(rows: Rows, word: str) -> list[int]:
    return [column for column in range(12)
            if any(word in key_of(text_of(cell_at(rows, row, column))) for row in (_MAT_ROW - 2, _MAT_ROW - 1))]


def year(rows: Rows) -> int | None:
    cell = cell_at(rows, YEAR_ROW, COUNT)
    return year_number(clean_text(cell).lstrip(": "))


def quarter(rows: Rows) -> int | None:
    return quarter_number(cell_at(rows, _QUARTER_ROW, COUNT))


def values(rows: Rows) -> list[CardValue]:
    """The counted cells of a card whose labels fit; the PAUD row only where its label is there."""
    found = [CardValue(TOTALS_ROW, column, item, cell_at(rows, TOTALS_ROW, column)) for column, item, *_ in _TOTALS]
    found += [CardValue(_MAT_ROW, column, item, cell_at(rows, _MAT_ROW, column))
              for item, word in _MAT for column in _mat_columns(rows, word)]
    return found + [CardValue(row, COUNT, item, cell_at(rows, row, COUNT)) for row, item, words in ROWS
                    if _fits(_label(rows, row), words=words, row=row)]
