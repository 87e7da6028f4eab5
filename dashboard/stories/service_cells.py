"""A service in one cell of a scorecard: its value with month and flag, judged; and its name with the target."""

from __future__ import annotations

from dashboard.indicators import Indicator
from dashboard.stories.charts import ScoreCell
from dashboard.stories.opd_rows import older_month
from dashboard.stories.reporting import OwedReport
from dashboard.stories.services import Service
from dashboard.words import services as said
from dashboard.words.numbers import short_number


def target_name(one: Indicator) -> str:
    """``Unmet need KB ↓ (7,4)``."""
    name = said.indicator_name(one.short_name, lower_is_better=one.lower_is_better)
    return f"{name} ({short_number(one.target_value)})" if one.target_value is not None else name


def service_cell(one: Service, *, place: str, reports: tuple[OwedReport, ...]) -> ScoreCell:
    """Its value (``61,0 Mei`` where older than the chosen period, ``!`` where more were served than due)."""
    short = {"belum_melapor": "–", "tidak_ada_sasaran": "nihil"}.get(one.state, one.text)
    hover = said.hover(name=one.indicator.short_name, place=place, text=one.text, target=one.indicator.target_value,
                       reported=one.n_desa_reported, desa=one.n_desa)
    older = older_month(one, reports=reports)
    if older is not None:
        short = said.older_value(short, month=older)
    return ScoreCell(f"{short} !" if one.over else short, one.status, hover=hover)
