"""Synthetic intake sets of any size for the benchmarks: random children, no real one. DATA CONTOH."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import reference
from dashboard.anthro.inverse import height_at, weight_at

FIRST_YEAR = 2021


def write_sets(folder: Path, *, rows: int, months: int, seed: int = 6201) -> None:
    """One measurement set per month (each the whole register) and one sasaran set, as the intake would leave them."""
    random = np.random.default_rng(seed)
    (folder / "intake").mkdir(parents=True, exist_ok=True)
    desa = reference.desa("62.01")["code"].to_numpy(dtype=str)
    children = rows // months
    ids = np.array([hashlib.sha256(f"{seed}-{i}".encode()).hexdigest()[:32] for i in range(children)])
    sex = random.choice(["L", "P"], children)
    home = random.choice(desa, children, p=random.dirichlet(np.full(len(desa), 3.0)))
    posyandu = np.char.add("Melati ", random.integers(1, 6, children).astype(str))
    age_now, haz, whz = random.integers(0, 1826, children), random.normal(-1.1, 1.2, children), random.normal(
        -0.3, 1.1, children)
    for month in range(months):
        period = date(FIRST_YEAR + month // 12, month % 12 + 1, 1)
        age = (age_now + 30 * month) % 1826
        height = np.round(height_at(np.clip(haz + random.normal(0, 0.2, children), -5.5, 5.5), sex, age), 1)
        weight = np.round(np.nan_to_num(weight_at(np.clip(whz, -4.5, 4.5), sex, age, height), nan=3.0), 1)
        table = pa.table({
            "row_number": pa.array(np.arange(2, children + 2), pa.int32()),
            "child_id": ids, "child_key": pa.array(["weak"] * children), "desa_code": home, "posyandu": posyandu,
            "period": pa.array([period] * children, pa.date32()), "age_days": pa.array(age, pa.int32()),
            "age_source": pa.array(["tanggal"] * children), "sex": sex, "weight_kg": weight, "height_cm": height,
            "method": np.where(age < 731, "lying", "standing"), "oedema": np.zeros(children, bool),
            "source_haz": np.round(haz, 2), "is_registration": np.zeros(children, bool),
        })
        _finish(folder, table=table, kind="measurement", name=f"contoh-{period:%Y-%m}.xlsx")
    sasaran = pa.table({"row_number": pa.array(np.arange(len(desa)) + 2, pa.int32()), "desa_code": desa,
                        "year": pa.array([FIRST_YEAR] * len(desa), pa.int32()),
                        "registered": pa.array([children // len(desa)] * len(desa), pa.int32())})
    _finish(folder, table=sasaran, kind="sasaran", name="contoh-sasaran.xlsx")


def _finish(folder: Path, *, table: pa.Table, kind: str, name: str) -> None:
    base = folder / "intake" / hashlib.sha256(name.encode()).hexdigest()
    pq.write_table(table, base.with_suffix(".parquet"))
    meta = {"file_name": name, "kind": kind, "loaded_at": "2026-01-01T08:00:00", "extracted_at": None,
            "is_sample": True, "rows_read": table.num_rows, "rows_accepted": table.num_rows, "rows_rejected": 0}
    base.with_suffix(".json").write_text(json.dumps(meta), encoding="utf-8")
