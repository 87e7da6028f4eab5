"""Measurements per child (e-PPGBM and its relatives): from checked columns to rows that carry no identity."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dashboard.intake import cells, children, dates
from dashboard.intake.cells import clean_text, holds_long_number, is_blank, number
from dashboard.intake.columns import Column
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.excel_damage import decode, decode_days
from dashboard.intake.findings import RefusedFileError
from dashboard.intake.measures import read_measures
from dashboard.intake.personal_text import (
    LARGE_FILE_ROWS,
    NOT_SHOWN,
    SHARED_BY,
    places_to_keep,
    speaks_of_a_person,
)
from dashboard.intake.places import Place
from dashboard.intake.small_tables import what_was_found

FILTERED_SHARE = 0.90
FILTERED_ROWS = 20
FOREIGN_SHARE = 0.90
FOREIGN_ROWS = 20
AGE_TEXT_TOLERANCE_DAYS = 31
USED_FIELDS = ("nik", "child_name", "sex", "birth_date", "birth_weight", "birth_length", "kabupaten", "kecamatan",
               "desa", "puskesmas", "posyandu", "age_text", "measured_on", "weight", "height", "method", "oedema",
               "label_hfa", "label_wfh", "label_wfa", "z_hfa", "z_wfa", "z_wfh", "weight_gain")
_EPOCH_ORDINAL = dt.date(1970, 1, 1).toordinal()

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Ages:
    """Per row: ordinals of birth and measurement (<= 0 none), age in days (NaN none), and whether it is from text."""

    birth: npt.NDArray[np.int64]
    measured: npt.NDArray[np.int64]
    days: Floats
    from_text: Flags


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``measurement`` intake table. Raises RefusedFileError for another kabupaten or a filtered list."""
    _refuse_filtered(rows)
    places = _places(rows, context=context)
    ages = _ages(rows, context=context)
    keep = _accepted(rows, places=places, ages=ages, context=context)
    read_count = len(rows.numbers)
    rows, places = rows.where(keep), [place for place, kept in zip(places, keep, strict=True) if kept]
    ages = _Ages(ages.birth[keep], ages.measured[keep], ages.days[keep], ages.from_text[keep])
    if not len(rows.numbers):
        raise RefusedFileError("semua_baris_ditolak")
    _note_ages(rows, ages=ages, context=context)
    _note_places(rows, places=places, context=context)
    sex = _words(rows, "sex", read=cells.sex, code="jenis_kelamin_tidak_terbaca", context=context)
    method = _words(rows, "method", read=cells.method, code="cara_ukur_tidak_terbaca", context=context)
    gain = _words(rows, "weight_gain", read=cells.weight_gain, code="naik_berat_tidak_terbaca", context=context)
    measures = read_measures(rows, age_days=ages.days, sex=sex, method=method, context=context)
    identity = children.identify(rows, birth=ages.birth, sex=sex, places=places, context=context)
    period = (ages.measured - _EPOCH_ORDINAL).astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]")
    registration = _registration(rows, ages=ages, weight=measures["weight_kg"], height=measures["height_cm"])
    context.findings.add("baris_pendaftaran", rows=rows.numbers[registration])
    children.note_repeated(rows, identity=identity, period=period, skip=registration, context=context)
    desa = [place.desa_code or None for place in places]
    table = pa.table({
        "row_number": pa.array(rows.numbers, type=pa.int32()),
        "child_id": pa.array(identity.child_id, type=pa.string()),
        "child_key": pa.array(identity.child_key, type=pa.string()),
        "hold_reason": pa.array(identity.hold_reason, type=pa.string()),
        "desa_code": pa.array(desa, type=pa.string()),
        "kecamatan_code": pa.array([place.kecamatan_code or None for place in places], type=pa.string()),
        "place_written": pa.array(_kept_places(rows, places=places), type=pa.string()),
        "puskesmas": _nullable(_place_name(rows, "puskesmas", ("PUSKESMAS", "PKM"), context=context)),
        "posyandu": _nullable(_place_name(rows, "posyandu", ("POSYANDU",), context=context)),
        "period": pa.array(period, type=pa.date32()),
        "age_days": pa.array(ages.days, mask=np.isnan(ages.days), type=pa.float64()).cast(pa.int32()),
        "age_source": pa.array(np.where(ages.from_text, "teks", "tanggal"), type=pa.string()),
        "sex": _nullable(sex),
        **{name: pa.array(values, mask=np.isnan(values), type=pa.float64()) for name, values in measures.items()
           if name in ("weight_kg", "height_cm")},
        "method": _nullable(method),
        "oedema": pa.array(_oedema(rows), type=pa.bool_()),
        **{name: pa.array(values, mask=np.isnan(values), type=pa.float64()) for name, values in measures.items()
           if name.startswith("source_")},
        "weight_gain": _nullable(gain),
        "is_registration": pa.array(registration, type=pa.bool_()),
    })
    return Reading(table, rows_read=read_count, rows_rejected=read_count - len(rows.numbers))


def _kept_places(rows: DataRows, *, places: list[Place]) -> list[str | None]:
    column = rows.columns.get("child_name")
    names = [column.distinct[code] for code in column.codes] if column is not None else [""] * len(places)
    return places_to_keep([place.written for place in places], names=names)


def _nullable(texts: npt.NDArray[np.object_]) -> pa.Array:
    return pa.array(texts, mask=texts == "", type=pa.string())


# label field, z field, words that are cases, words that are not, what a list of cases only is called
_CASES = (("label_hfa", "z_hfa", ("pendek", "sangatpendek"), ("normal", "tinggi"), "pendek atau sangat pendek"),
          ("label_wfh", "z_wfh", ("gizikurang", "giziburuk"),
           ("gizibaik", "normal", "berisikogizilebih", "risikogizilebih", "gizilebih", "obesitas"),
           "gizi kurang atau gizi buruk"),
          ("label_wfa", "z_wfa", ("kurang", "sangatkurang", "beratbadankurang", "beratbadansangatkurang"),
           ("normal", "beratbadannormal", "risikolebih", "risikoberatbadanlebih"), "berat badan kurang"))


def _refuse_filtered(rows: DataRows) -> None:
    """A list of cases only (stunted, wasted, underweight: a PMT list) says nothing about prevalence.

    Told by its labels, else by its z-scores.
    """
    for label_field, z_field, cases, others, told in _CASES:
        label, source = rows.columns.get(label_field), rows.columns.get(z_field)
        if label is not None:
            found = label.flags(lambda cell, words=cases: cells.key_of(clean_text(cell)) in words)  # type: ignore[misc]
            judged = found | label.flags(
                lambda cell, words=others: cells.key_of(clean_text(cell)) in words)  # type: ignore[misc]
        elif source is not None:
            z = source.floats(number)
            found, judged = z < -2, np.abs(z) <= 6
        else:
            continue
        if judged.sum() >= FILTERED_ROWS and found.sum() >= FILTERED_SHARE * judged.sum():
            raise RefusedFileError("daftar_tersaring", detail=f"{found.sum()} dari {judged.sum()} baris {told}")


def _places(rows: DataRows, *, context: Context) -> list[Place]:
    """The place of every row, each distinct combination matched once. Refuses a file of another kabupaten."""
    known: dict[tuple[int, int, int], Place] = {}
    none = Column("", [""], np.zeros(len(rows.numbers), dtype=np.int32))
    kabupaten, kecamatan, desa = (rows.columns.get(field, none) for field in ("kabupaten", "kecamatan", "desa"))
    places = []
    for combination in zip(kabupaten.codes.tolist(), kecamatan.codes.tolist(), desa.codes.tolist(), strict=True):
        place = known.get(combination)
        if place is None:
            place = known[combination] = context.gazetteer.by_names(
                kabupaten=kabupaten.distinct[combination[0]], kecamatan=kecamatan.distinct[combination[1]],
                desa=desa.distinct[combination[2]])
        places.append(place)
    foreign = sum(place.outcome == "kabupaten_lain" for place in places)
    unknown = sum(not place.desa_code and not place.kecamatan_code and place.outcome == "desa_tidak_terpetakan"
                  for place in places)
    if foreign and foreign >= FOREIGN_SHARE * len(places):
        raise RefusedFileError("kabupaten_lain", detail=f"{foreign} dari {len(places)} baris bukan "
                                                        f"{context.gazetteer.kabupaten.name}")
    if len(places) >= FOREIGN_ROWS and unknown >= FOREIGN_SHARE * len(places):
        raise RefusedFileError("kabupaten_lain", detail=f"kecamatan dan desa {unknown} dari {len(places)} baris "
                                                        f"tidak ada di {context.gazetteer.kabupaten.name}")
    return places


def _ages(rows: DataRows, *, context: Context) -> _Ages:
    age_text = rows.columns.get("age_text")
    from_text = age_text.floats(dates.age_in_days) if age_text else np.full(len(rows.numbers), np.nan)
    birth = rows.columns.get("birth_date")
    found = dates.read_dates(birth=birth, measured=rows.columns["measured_on"], age_days=from_text)
    for column, decision in ((birth, found.birth_decision), (rows.columns["measured_on"], found.measured_decision)):
        if column is not None and decision:
            context.findings.add("urutan_tanggal", column=column.name, detail=decision)
    has_dates = (found.birth > 0) & (found.measured > 0)
    days = np.where(has_dates, (found.measured - found.birth).astype(float), from_text)
    return _Ages(found.birth, found.measured, days, ~has_dates & np.isfinite(from_text))


def _accepted(rows: DataRows, *, places: list[Place], ages: _Ages, context: Context) -> Flags:
    """Rows that can be used at all; every other one is noted with its reason, once."""
    keep = np.ones(len(rows.numbers), dtype=bool)
    has_both = (ages.birth > 0) & (ages.measured > 0)
    measured = rows.columns["measured_on"]
    for code, wrong in (
        ("baris_kabupaten_lain", np.array([place.outcome == "kabupaten_lain" for place in places], dtype=bool)),
        ("tanggal_ukur_tidak_terbaca", ages.measured <= 0),
        ("ukur_sebelum_lahir", has_both & (ages.measured < ages.birth)),
        ("ukur_setelah_unduh", ages.measured > _last_day(ages.measured, context=context)),
    ):
        unread = code == "tanggal_ukur_tidak_terbaca"
        context.findings.add(code, rows=rows.numbers[keep & wrong], column=measured.name if unread else "",
                             detail=what_was_found(measured, keep & wrong) if unread else "")
        keep &= ~wrong
    return keep


def _last_day(measured: npt.NDArray[np.int64], *, context: Context) -> int:
    """The day of the extract if the file tells it, else today; a laptop with a dead clock must not reject the file."""
    if context.extracted_on is not None:
        return context.extracted_on.toordinal()
    today = context.today.toordinal()
    if (measured > today).sum() * 2 > (measured > 0).sum():
        context.findings.add("jam_komputer")
        return dt.date.max.toordinal()
    return today


def _note_ages(rows: DataRows, *, ages: _Ages, context: Context) -> None:
    context.findings.add("umur_dari_teks", rows=rows.numbers[ages.from_text])
    context.findings.add("tanpa_umur", rows=rows.numbers[np.isnan(ages.days)])
    if "birth_date" in rows.columns:
        unreadable = (ages.birth == dates.UNREADABLE) & ~np.isnan(ages.days)
        context.findings.add("tanggal_lahir_tidak_terbaca", rows=rows.numbers[unreadable],
                             column=rows.columns["birth_date"].name)
    context.findings.add("usia_60_bulan_lebih", rows=rows.numbers[ages.days > dates.LAST_DAY_COUNTED])
    if (age_text := rows.columns.get("age_text")) is not None:
        differs = np.abs(age_text.floats(dates.age_in_days) - ages.days) > AGE_TEXT_TOLERANCE_DAYS
        context.findings.add("usia_berbeda", rows=rows.numbers[differs & ~ages.from_text & (ages.days < 1800)])


def _note_places(rows: DataRows, *, places: list[Place], context: Context) -> None:
    outcomes = np.array([place.outcome for place in places], dtype=object)
    for code in ("desa_tidak_terpetakan", "desa_beda_kecamatan", "desa_ganda_dalam_kabupaten", "desa_kosong"):
        context.findings.add(code, rows=rows.numbers[outcomes == code], column=rows.columns["desa"].name)
    kept = _kept_places(rows, places=places)
    context.findings.note_unmatched([None if one == NOT_SHOWN else one for one in kept])


def _words(rows: DataRows, field: str, *, read: cells.WordReader, code: str,
           context: Context) -> npt.NDArray[np.object_]:
    """A coded column as words, '' where there is none; what is written but not understood (sex: or blank) is noted."""
    column = rows.columns.get(field)
    if column is None:
        return np.full(len(rows.numbers), "", dtype=object)
    words = column.texts(read)
    written = np.ones(len(words), dtype=bool) if field == "sex" else ~column.flags(is_blank)
    context.findings.add(code, rows=rows.numbers[(words == "") & written])
    return words


def _registration(rows: DataRows, *, ages: _Ages, weight: Floats, height: Floats) -> Flags:
    """Day-0 rows that the system makes from the birth record: nothing measured contradicts the birth values.

    Birth values suffer the same decimal damage as the measured ones: each is tried as it stands and decoded.
    """
    registration = ages.days == 0
    for field, read, values in (("birth_weight", cells.birth_weight_kg, weight), ("birth_length", number, height)):
        if (column := rows.columns.get(field)) is not None:
            # NaN on either side contradicts nothing.
            apart = [np.abs(column.floats(one) - values) > 0.05 for one in (read, decode, decode_days)]
            registration &= ~np.logical_and.reduce(apart)
    return registration


def _oedema(rows: DataRows) -> Flags:
    column = rows.columns.get("oedema")
    return column.flags(cells.oedema) if column is not None else np.zeros(len(rows.numbers), dtype=bool)


def _place_name(rows: DataRows, field: str, words: tuple[str, ...], *, context: Context) -> npt.NDArray[np.object_]:
    """Name of a puskesmas or posyandu in upper case without its kind.

    Long numbers (a shifted NIK), addresses and, in a large file, names that hardly any row shares are emptied.
    """
    column = rows.columns.get(field)
    if column is None:
        return np.full(len(rows.numbers), "", dtype=object)

    def name(cell: cells.Cell) -> str:
        text = "" if is_blank(cell) else clean_text(cell).upper()
        first, _, rest = text.partition(" ")
        return (rest if first.strip(".") in words and rest else text)[:60]

    context.findings.add("tempat_berisi_nomor", column=column.name,
                         rows=rows.numbers[column.flags(lambda cell: holds_long_number(clean_text(cell)))])
    rows_with: Counter[str] = Counter()
    for cell, rows_of_it in zip(column.distinct, column.counts().tolist(), strict=True):
        rows_with[name(cell)] += rows_of_it
    least = SHARED_BY if len(rows.numbers) >= LARGE_FILE_ROWS else 0
    return column.texts(lambda cell: "" if holds_long_number(clean_text(cell)) or speaks_of_a_person(clean_text(cell))
                        or rows_with[name(cell)] < least else name(cell))
