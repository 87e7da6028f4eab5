"""Weight, height and the file's own z-scores of a measurement file: damage undone, impossible values emptied."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.intake import excel_damage
from dashboard.intake.cells import is_blank, is_unreadable, number
from dashboard.intake.columns import Column
from dashboard.intake.context import Context, DataRows

WEIGHT_LIMITS_KG = (0.5, 60.0)
HEIGHT_LIMITS_CM = (30.0, 150.0)
SOURCE_Z_LIMIT = 20.0  # 999.99, 69.93 and the like are no z-scores; -24.99 and 5324.99 were seen too
_Z_FIELDS = {"haz": "z_hfa", "waz": "z_wfa", "whz": "z_wfh"}
Floats = npt.NDArray[np.float64]


def read_measures(rows: DataRows, *, age_days: Floats, sex: npt.NDArray[np.object_],
                  method: npt.NDArray[np.object_], context: Context) -> dict[str, Floats]:
    """weight_kg, height_cm, source_haz, source_waz, source_whz per row; NaN where there is none."""
    source = {index: _source_z(rows, field, context=context) for index, field in _Z_FIELDS.items()}
    proof = pd.DataFrame({"sex": sex, "age_days": age_days, "method": method}).replace({"": None})
    measures: dict[str, Floats] = {}
    damaged = False
    for name, field, index, limits in (("weight_kg", "weight", "waz", WEIGHT_LIMITS_KG),
                                       ("height_cm", "height", "haz", HEIGHT_LIMITS_CM)):
        column = rows.columns.get(field)
        if column is None:
            measures[name] = np.full(len(rows.numbers), np.nan)
            continue
        decision = excel_damage.read_measure(column, proof=proof, measure=name, index=index, limits=limits,
                                             source_z=source[index])
        if decision.state:
            context.findings.add(decision.state, column=column.name, detail=decision.how)
        damaged |= decision.whole_column
        measures[name] = _within(decision.values, limits=limits, rows=rows, column=column, context=context)
    for index, z in source.items():
        positive = (z > 0) & (np.mod(z, 1) != 0) if damaged else np.zeros(len(z), dtype=bool)
        if positive.any():
            context.findings.add("z_positif_rusak", rows=rows.numbers[positive],
                                 column=rows.columns[_Z_FIELDS[index]].name)
        measures[f"source_{index}"] = np.where(positive, np.nan, z)
    return measures


def _source_z(rows: DataRows, field: str, *, context: Context) -> Floats:
    column = rows.columns.get(field)
    if column is None:
        return np.full(len(rows.numbers), np.nan)
    z = column.floats(number)
    context.findings.add("z_sumber_tidak_terbaca", rows=rows.numbers[column.flags(is_unreadable)], column=column.name)
    absurd = np.abs(z) > SOURCE_Z_LIMIT
    context.findings.add("z_sumber_tidak_wajar", rows=rows.numbers[absurd], column=column.name)
    return np.where(absurd, np.nan, z)


def _within(values: Floats, *, limits: tuple[float, float], rows: DataRows, column: Column, context: Context) -> Floats:
    """Emptied: what is no number, 0 (means not filled in), and what no balita can weigh or measure."""
    filled = ~column.flags(is_blank)
    zero = values == 0
    impossible = ~np.isnan(values) & ~zero & ((values < limits[0]) | (values > limits[1]))
    for code, wrong in (("angka_tidak_terbaca", np.isnan(values) & filled), ("nol_dianggap_kosong", zero),
                        ("di_luar_batas", impossible)):
        context.findings.add(code, rows=rows.numbers[wrong], column=column.name)
    return np.where(zero | impossible, np.nan, values)
