"""The measuring signs of each puskesmas over half a year, and what to mend by whom before the next bulan timbang."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard import queries
from dashboard.analysis.quality import (
    Grade,
    age_ratio,
    digit_preference,
    edge_signals,
    implausible_share,
    sd_haz_within,
    sex_ratio,
)
from dashboard.queries import Database
from dashboard.queries.measuring_units import puskesmas_series_signs, puskesmas_signs
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.mutu_scene import QUESTION, SLUG, Scene, filters_of, source_of
from dashboard.stories.place import is_sample, whole_kabupaten
from dashboard.stories.story import Column, Fact, Story, Table, Value
from dashboard.words import explain
from dashboard.words import measuring as said
from dashboard.words.numbers import count, displayed, month_short

MOST_ROWS = 8
MONTHS = 6
DIGITS = [f"d{digit}" for digit in range(10)]
# Any day inside 6-29 and 30-59 months: the query has already counted the children by these two groups.
YOUNG_DAYS, OLD_DAYS = 400, 1200
POOR: Grade = "bermasalah"


@dataclass(frozen=True)
class Unit:
    """One puskesmas. ``edge``: True = a sign in at least one month, False = none, None = too few children to test."""

    name: str
    n: int
    digits: tuple[float, Grade]
    implausible: tuple[float, Grade]
    spread: tuple[float, Grade]
    ages: tuple[float, Grade]
    sex: tuple[float, Grade]
    edge: bool | None
    series: tuple[int, ...] = ()  # rows to check, in the order of said.SERIES

    @property
    def problems(self) -> tuple[str, ...]:
        """Keys of what to mend, gravest first."""
        poor = {"digits": self.digits[1], "implausible": self.implausible[1], "spread": self.spread[1],
                "age": self.ages[1], "sex": self.sex[1]}
        found = {name for name, grade in poor.items() if grade == POOR} | ({"edge"} if self.edge else set())
        return tuple(name for name in said.REPAIRS if name in found)


def tell_measuring(scene: Scene, *, database: Database) -> Story:
    """Every puskesmas of the kabupaten over the six months up to the chosen one; a kecamatan changes nothing."""
    units = measure_units(database, until=scene.period)
    troubled = [one for one in units if one.problems]
    title = said.title(problems=len(troubled), of=len(units))
    facts = _facts(units)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title,
        subtitle=f"Tanda mutu pengukuran per puskesmas, {whole_kabupaten(database).full}, "
                 f"enam bulan sampai {month_short(scene.period)}",
        filters=filters_of(scene), source=source_of(scene, database=database), charts=(_card(units),),
        table=_table(units), facts=facts, why=explain.WHY[SLUG],
        how=(said.PER_SEMESTER, said.THRESHOLDS, said.EDGE, said.SERIES_HOW, explain.Z_SCORE),
        read_aloud=f"{title}. " + " ".join(f"{fact.text}." for fact in facts), is_sample=is_sample(database))


def measure_units(database: Database, *, until: date) -> tuple[Unit, ...]:
    """Puskesmas with most to mend first, then by name; rows that name no puskesmas are left out."""
    return database.once(_measure_units, until)


def _measure_units(database: Database, until: date) -> tuple[Unit, ...]:
    last = until.year * 12 + until.month
    periods = tuple(m for m in queries.periods(database) if last - MONTHS < m.year * 12 + m.month <= last)
    rows = puskesmas_signs(database, periods=periods)
    rows = rows[rows["puskesmas"] != ""]
    if rows.empty:
        return ()
    signs = edge_signals(rows.rename(columns={"k_edge": "k", "n_edge": "n", "mean_haz": "mean", "sd_haz": "sd"}))
    found = puskesmas_series_signs(database, periods=periods)
    series = dict(zip(found["puskesmas"], found[list(said.SERIES)].to_numpy().tolist(), strict=True))
    units = [_unit(str(name), rows=group, signs=signs.loc[group.index], series=series[name])
             for name, group in rows.groupby("puskesmas")]
    return tuple(sorted(units, key=lambda one: (-len(one.problems), one.name)))


def _unit(name: str, *, rows: pd.DataFrame, signs: pd.DataFrame, series: list[int]) -> Unit:
    sums = rows.drop(columns=["puskesmas", "period", "mean_haz", "sd_haz"]).sum()
    digits = digit_preference(sums[DIGITS].to_numpy(dtype=float))
    flagged = implausible_share(int(sums["n_flagged"]), n=int(sums["n_computed"]))
    spread = sd_haz_within(rows["sd_haz"].to_numpy(dtype=float), n=rows["n_haz"].to_numpy(dtype=float))
    ages = age_ratio(np.repeat([YOUNG_DAYS, OLD_DAYS], [int(sums["n_young"]), int(sums["n_old"])]))
    ratio = sex_ratio(int(sums["n_boys"]), girls=int(sums["n_girls"]))
    tested = signs[signs["p_value"].notna()]
    return Unit(
        name=name.title() if name.isupper() else name, n=int(sums["n_counted"]), digits=(digits.value, digits.grade),
        implausible=(flagged.value, flagged.grade), spread=(spread.value, spread.grade),
        ages=(ages.value, ages.grade), sex=(ratio.value, ratio.grade),
        edge=bool(tested["signal"].any()) if len(tested) else None, series=tuple(int(n) for n in series))


def _facts(units: tuple[Unit, ...]) -> tuple[Fact, ...]:
    if not units:
        return (Fact(said.NO_PUSKESMAS),)
    told = []
    for key, repair in said.REPAIRS.items():
        names = [one.name for one in units if key in one.problems]
        if names:
            told.append(Fact(said.repairs_line(repair=repair, names=names)))
    totals = [sum(one.series[at] for one in units) for at in range(len(said.SERIES))]
    told.append(Fact(said.series_line(totals)))
    return tuple(fact for fact in told if fact.text)


def _card(units: tuple[Unit, ...]) -> Scorecard:
    rows = tuple(
        (ScoreCell(one.name), ScoreCell(count(one.n)), _cell(one.digits), _share_cell(one.implausible),
         _cell(one.spread), ScoreCell(_edge(one), status="perhatian" if one.edge else "netral"),
         ScoreCell(said.REPAIRS[one.problems[0]] if one.problems else said.NOTHING))
        for one in units[:MOST_ROWS])
    told = "; ".join(f"{row[0].text}: {row[-1].text}" for row in rows) or "tidak ada puskesmas"
    return Scorecard(
        columns=("Puskesmas", "Balita", "Angka akhir", "Mustahil", "Sebaran", "Garis −2 SD", "Perbaiki"), rows=rows,
        widths=(1.9, 0.9, 1.5, 1.3, 1.3, 1.5, 2.7), alt=f"Mutu pengukuran per puskesmas: {told}.",
        more=said.more_rows(len(units) - MOST_ROWS))


def _status(grade: Grade) -> Status:
    return "perhatian" if grade == POOR else "netral"


def _cell(measure: tuple[float, Grade]) -> ScoreCell:
    value, grade = measure
    return ScoreCell("–") if np.isnan(value) else ScoreCell(said.graded(value, grade=grade), status=_status(grade))


def _share_cell(measure: tuple[float, Grade]) -> ScoreCell:
    value, grade = measure
    if np.isnan(value):
        return ScoreCell("–")
    return ScoreCell(said.share_graded(value, grade=grade), status=_status(grade))


def _edge(one: Unit) -> str:
    return said.EDGE_UNTESTED if one.edge is None else said.EDGE_FOUND if one.edge else said.EDGE_NONE


def _table(units: tuple[Unit, ...]) -> Table:
    columns = (
        Column("name", "Puskesmas"), Column("n", "Balita diukur", "count"), Column("digits", "Angka akhir (DPS)"),
        Column("implausible", "Nilai mustahil", "percent"), Column("spread", "Simpang baku TB/U"),
        Column("ages", "Rasio umur 6–29/30–59 bulan"), Column("sex", "Rasio laki-laki/perempuan"),
        Column("edge", "Garis −2 SD"), *(Column(key, label, "count") for key, label in said.SERIES.items()),
        Column("repair", "Perbaiki"))
    return Table(columns, tuple(_row(one) for one in units))


def _row(one: Unit) -> tuple[Value, ...]:
    def value(measure: tuple[float, Grade]) -> str:
        return "" if np.isnan(measure[0]) or np.isinf(measure[0]) else said.graded(measure[0], grade=measure[1])
    return (
        one.name, one.n, value(one.digits), displayed(100 * one.implausible[0]) if one.n else None, value(one.spread),
        value(one.ages), value(one.sex), _edge(one), *one.series,
        "; ".join(said.REPAIRS[key] for key in one.problems))
