"""Where each aksi konvergensi stands in a year: belum, berjalan or selesai, since when, with which evidence."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard import reference
from dashboard.intake.budget import agency_slugs
from dashboard.intake.cells import clean_text, is_blank, key_of
from dashboard.intake.context import Context, DataRows, Reading
from dashboard.intake.small_tables import Keeper, nullable, report_dates, texts, years

STATUS = {"belum": "belum", "belumdimulai": "belum", "berjalan": "berjalan", "proses": "berjalan",
          "sedangberjalan": "berjalan", "selesai": "selesai", "sudah": "selesai"}


def read(rows: DataRows, *, context: Context) -> Reading:
    """Rows of the ``aksi_status`` intake table."""
    keeper = Keeper(rows, context=context)
    year = years(rows, keeper=keeper)
    known = aksi_ids()
    aksi = rows.columns["aksi"].texts(lambda cell: known.get(key_of(clean_text(cell)), ""))
    keeper.reject("aksi_tidak_dikenal", aksi == "")
    status = rows.columns["status"].texts(lambda cell: STATUS.get(key_of(clean_text(cell)), ""))
    keeper.reject("status_aksi_tidak_dikenal", status == "")
    completed = report_dates(rows, "completed_on", context=context)
    keeper.keep_latest(list(zip(year, aksi, strict=True)), rank=[0] * len(aksi))
    rejected = keeper.rejected()
    agency = np.array([value or None for value in _agencies(rows, keeper=keeper, context=context)], dtype=object)
    kept = keeper.keep
    dated = np.array([day is not None for day in completed], dtype=bool)
    context.findings.add("tanggal_tanpa_selesai", rows=rows.numbers[kept & dated & (status != "selesai")])
    table = pa.table({
        "row_number": pa.array(rows.numbers[kept], type=pa.int32()),
        "year": nullable(year, kept, kind=pa.int32()),
        "aksi_id": nullable(aksi, kept, kind=pa.string()),
        "status": nullable(status, kept, kind=pa.string()),
        "completed_on": nullable(np.array(completed, dtype=object), kept, kind=pa.date32()),
        "evidence": nullable(texts(rows, "evidence", context=context), kept, kind=pa.string()),
        "agency": nullable(agency, kept, kind=pa.string()),
    })
    return Reading(table, rows_read=len(rows.numbers), rows_rejected=rejected)


def aksi_ids() -> dict[str, str]:
    """Normalised number (``3``, ``Aksi 3``), id or name -> id, of the eight aksi and of the six of the 2025 frame."""
    eight, frame = reference.table("aksi"), reference.table("aksi_2025")
    found = {key_of(name): one for table in (frame, eight) for column in ("name_id", "id")
             for one, name in zip(table["id"], table[column], strict=True)}
    for number, one in zip(eight["number"], eight["id"], strict=True):
        found |= {key_of(number): one, key_of(f"aksi{number}"): one}
    return found


def _agencies(rows: DataRows, *, keeper: Keeper, context: Context) -> np.ndarray:
    column = rows.columns.get("agency")
    if column is None:
        return np.full(len(rows.numbers), "", dtype=object)
    known = agency_slugs()
    found = column.texts(lambda cell: known.get(key_of(clean_text(cell)), ""))
    context.findings.add("penanggung_jawab_tidak_dikenal", column=column.name,
                         rows=rows.numbers[keeper.keep & (found == "") & ~column.flags(is_blank)])
    return found
