"""The health office's own recap of a bulan timbang, counted from the same invented children, with its usual slips."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.sample.chance import stream
from dashboard.sample.containers import MARK, write_xlsx
from dashboard.sample.population import Population
from dashboard.sample.programme_files import registered_children
from dashboard.sample.rounds import Round

RECAP_HEADER = ("Tahun", "Bulan", "Kecamatan", "Puskesmas", "Kelurahan", "data_sasaran_L", "data_sasaran_P",
                "BBSangat_Kurang", "BB_Kurang", "Sangat_Pendek", "Pendek", "TB_Normal", "Tinggi", "Gizi_Buruk",
                "Gizi_Kurang", "Stunting", "Wasting", "Underweight", "jumlah_timbang", "jumlah_ukur",
                "jumlah_timbang_ukur")
_MONTHS = {2: "FEBRUARI", 8: "AGUSTUS"}
_FIRST_DAY_COUNTED, _LAST_DAY_COUNTED = 1, 1825
_SLIP = 0.06  # share of desa whose parts do not add up to the typed total


def write_recap(out: Path, *, rows: pd.DataFrame, children: pd.DataFrame, at: Round, population: Population,
                seed: int) -> list[Path]:
    """One xlsx: a row per desa that measured anybody. ``rows``: of one round, as ``measure_rounds`` gives them."""
    rng = stream(seed, f"recap {at.label}")
    counted = rows[rows["age_days"].between(_FIRST_DAY_COUNTED, _LAST_DAY_COUNTED)]
    size = len(population.desa)

    def per_desa(which: pd.Series) -> np.ndarray:
        return np.bincount(counted.loc[which, "desa"].to_numpy(), minlength=size)

    haz, waz, whz = counted["haz"], counted["waz"], counted["whz"]
    weighed, measured = counted["weight_kg"].notna(), counted["height_cm"].notna() & haz.notna()
    registered = registered_children(children, on=dt.date(at.year, at.month, 15), desa_count=size)
    boys = rng.binomial(registered, 0.51)
    severe, moderate = per_desa(haz < -3), per_desa(haz.between(-3, -2, inclusive="left"))
    normal, tall = per_desa(haz.between(-2, 3)), per_desa(haz > 3)
    thin_severe, thin = per_desa(whz < -3), per_desa(whz.between(-3, -2, inclusive="left"))
    light_severe, light = per_desa(waz < -3), per_desa(waz.between(-3, -2, inclusive="left"))
    slips = rng.random(size) < _SLIP
    columns = (boys, registered - boys, light_severe, light, severe, moderate,
               normal, tall, thin_severe, thin, severe + moderate + slips, thin_severe + thin, light_severe + light,
               per_desa(weighed), per_desa(measured), per_desa(weighed & measured))
    reported = per_desa(measured) > 0
    lines = [(at.year, _MONTHS[at.month], row.kecamatan, row.puskesmas, row.name,
              *(int(column[number]) for column in columns))
             for number, row in enumerate(population.desa.itertuples()) if reported[number]]
    return [write_xlsx(out / f"DATA-CONTOH_rekap-bulan-timbang_{at.label}.xlsx", sheet="Rekap", preamble=[MARK],
                       header=RECAP_HEADER, rows=lines)]
