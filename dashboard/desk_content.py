"""What stands in a checked file, in a few lines: its months, its desa and those it lacks, its indicators or owners."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard import indicators, reference
from dashboard.settings import Settings
from dashboard.words import village_card
from dashboard.words.numbers import DASH, count, first_few, month_short

MONTHS_NAMED = 6
DESA_NAMED = 5
NAMES_NAMED = 8
_READ = ("period", "year", "quarter", "part", "desa_code", "indicator_id", "item", "perpres_code",
         "agency", "puskesmas")


def contents(path: Path, *, settings: Settings) -> tuple[str, ...]:
    """Sentences about an intake set; empty for a file without rows of its own."""
    if not path.is_file():
        return ()
    columns = [name for name in _READ if name in pq.read_schema(path).names]
    table = pq.read_table(path, columns=columns)
    found = {name: sorted(pc.unique(table[name].drop_null()).to_pylist()) for name in columns}
    puskesmas = [str(one).title() for one in found.get("puskesmas", [])]
    lines = [_periods(found, table=table), _stated(found, table=table),
             _desa(found, settings=settings, unmapped=_unmapped(table, columns)), _services(found),
             _names("Puskesmas", puskesmas), _owners(found)]
    return tuple(line for line in lines if line)


def extent(path: Path) -> tuple[str, int | None]:
    """First and last month (or year), and how many desa; nothing for a file without rows of its own."""
    if not path.is_file():
        return "", None
    columns = [name for name in ("period", "year", "quarter", "part", "desa_code")
               if name in pq.read_schema(path).names]
    table = pq.read_table(path, columns=columns)
    n_desa = pc.count_distinct(table["desa_code"]).as_py() if "desa_code" in columns else None
    if parts := _parts_of_years(table):
        return parts[0] if len(parts) == 1 else f"{parts[0]} {DASH} {parts[-1]}", n_desa
    for name in ("period", "year"):
        if name in columns and table.num_rows:
            ends = pc.min_max(table[name]).as_py()
            return _span(ends["min"], ends["max"]), n_desa
    return "", n_desa


def _span(first: Any, last: Any) -> str:
    if first is None:
        return ""
    words = [month_short(one) if isinstance(one, date) else str(one) for one in (first, last)]
    return words[0] if words[0] == words[1] else f"{words[0]} {DASH} {words[1]}"


def _parts_of_years(table: Any) -> list[str]:
    """Quarters or half-years in order, where the kind of file knows them."""
    for name, words in (("quarter", village_card.quarter_words), ("part", village_card.part_words)):
        if name in table.column_names:
            pairs = set(zip(table["year"].to_pylist(), table[name].to_pylist(), strict=True))
            return [words(*pair) for pair in sorted(pairs, key=lambda one: (one[0], str(one[1] or "")))]
    return []


def _periods(found: dict[str, list[Any]], *, table: Any) -> str:
    if parts := _parts_of_years(table):
        return f"Periode: {first_few(parts, most=MONTHS_NAMED)}."
    months = found.get("period", [])
    if months:
        return f"Bulan: {first_few([month_short(one) for one in months], most=MONTHS_NAMED)}."
    years = found.get("year", [])
    return f"Tahun: {first_few([str(one) for one in years], most=MONTHS_NAMED)}." if years else ""


def _stated(found: dict[str, list[Any]], *, table: Any) -> str:
    """What is shown beside the coverage of services and never mixed into it."""
    if found.get("item"):
        return village_card.card_content(table.num_rows)
    return village_card.tpps_content(len(found["perpres_code"])) if found.get("perpres_code") else ""


def _unmapped(table: Any, columns: list[str]) -> int:
    return int(table["desa_code"].null_count) if "desa_code" in columns and "puskesmas" in columns else 0


def _desa(found: dict[str, list[Any]], *, settings: Settings, unmapped: int) -> str:
    if not found.get("desa_code"):
        return ""
    every = reference.desa(settings.kabupaten_code)
    names = dict(zip(every["code"], every["name"], strict=True))
    if len(found["desa_code"]) == 1 and "item" in found:
        return f"Desa: {names.get(found['desa_code'][0], DASH)}."
    lacking = [name for code, name in names.items() if code not in set(found["desa_code"])]
    told = f"Desa: {count(len(found['desa_code']))} dari {count(len(names))}"
    if lacking:
        told += f"; tidak ada: {first_few(sorted(lacking), most=DESA_NAMED)}"
    return f"{told}{f'; {count(unmapped)} baris tanpa desa' if unmapped else ''}."


def _services(found: dict[str, list[Any]]) -> str:
    here, months = set(found.get("indicator_id", [])), found.get("period", [])
    if not here or not months:
        return ""
    named = [f"{one.number}. {one.short_name}" for one in indicators.register_with_others(months[-1])
             if one.id in here]
    return f"{count(len(named))} indikator: {first_few(named, most=NAMES_NAMED)}." if named else ""


def _owners(found: dict[str, list[Any]]) -> str:
    slugs = set(found.get("agency", []))
    return _names("OPD", [one.short_name for one in indicators.agencies() if one.slug in slugs])


def _names(what: str, names: list[Any]) -> str:
    return f"{what}: {first_few([str(one) for one in names], most=NAMES_NAMED)}." if names else ""
