"""Where a what-if is asked: the kabupaten, one kecamatan, or their lokus desa together.

A lokus desa whose count is hidden stands in the sum with the kabupaten's rate, never with its own count: nothing comes
back by subtraction from what other pages show.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import andaikan_lines as lines
from dashboard.stories import published
from dashboard.stories.andaikan_model import Level, level_of
from dashboard.stories.desa_services import services_by_desa
from dashboard.stories.measures import Measure, Places, measure_places, to_measures
from dashboard.stories.place import Area
from dashboard.stories.services import measure_services
from dashboard.words import andaikan as said

SCOPE_LOKUS = "lokus"


@dataclass(frozen=True)
class Where:
    """The place: how it is named, what was measured there, coverages reported there, and its level now.

    ``lokus`` = its lokus desa; ``lokus_scope`` = only they are meant. ``lokus_then`` = coverage of the place when only
    the lokus desa reach the target. ``level`` None: no rate may be shown there.
    """

    area: Area
    places: Places
    here: Measure
    lokus: tuple[str, ...]
    lokus_scope: bool
    rounds: tuple[published.SurveyRound, ...]
    level: Level | None
    present: Mapping[str, float]
    lokus_then: Mapping[str, float]

    @property
    def full(self) -> str:
        return said.lokus_of(self.area.full) if self.lokus_scope else self.area.full

    @property
    def enough_lokus(self) -> bool:
        return len(self.lokus) >= lines.LOKUS_NEEDED


def where(area: Area, *, scope: str, period: date, until_year: int | None, database: Database,
          settings: Settings) -> Where:
    """The place of a what-if at one period."""
    places = measure_places(database, period=period, settings=settings)
    services = measure_services(database, period=period, settings=settings)
    by_desa = services_by_desa(database, period=period, settings=settings)
    lokus = lines.lokus_codes(database, period=period, kecamatan=area.kecamatan)
    only = scope == SCOPE_LOKUS
    rounds = () if area.kecamatan or only else published.survey_rounds(database, area=area.code, until_year=until_year)
    if only:
        own = tuple(one for one in places.desa if one.code in lokus)
        here = together(own, mean=places.kabupaten.rate, area=area, settings=settings)
        level = level_of((), here=here, period=period, of=said.lokus_told(
            lokus=len(own), hidden=sum(1 for one in own if one.hidden)))
        # Where the lokus desa say nothing that may be shown, the coverage of the place around them stands for theirs.
        present = lines.present_in_place(services, kecamatan=area.kecamatan) | lines.present_in_desa(
            by_desa, codes=lokus)
        then: Mapping[str, float] = {lever.effect_id: lever.goal(period) for lever in lines.LEVERS}
    else:
        here = places.area(area.kecamatan)
        level = level_of(rounds, here=here, period=period)
        present = lines.present_in_place(services, kecamatan=area.kecamatan)
        then = lines.lokus_only(services, kecamatan=area.kecamatan, by_desa=by_desa, codes=lokus, present=present,
                                period=period)
    return Where(area, places, here, lokus, only, rounds, level, present, then)


def together(desa: tuple[Measure, ...], *, mean: float | None, area: Area, settings: Settings) -> Measure:
    """Several desa as one. ``mean``: rate in percent that stands for a hidden count; without it the desa is left out.

    Desa of fewer than ten measured are left out: their number is hidden too.
    """
    known = [one for one in desa if not one.hidden or (mean is not None and not one.label.startswith("n<"))]
    stunted = [one.n_stunted if one.n_stunted is not None else one.n_measured * (mean or 0.0) / 100 for one in known]
    registered, projected = ([getattr(one, key) for one in desa] for key in ("n_registered", "n_projected"))
    columns: dict[Hashable, list[Any]] = {
        "code": [area.code], "name": [area.name], "kecamatan_code": [area.kecamatan or ""], "kecamatan": [area.name],
        "n_rows": [sum(one.n_rows for one in known)], "n_measured": [sum(one.n_measured for one in known)],
        "n_stunted": [round(sum(stunted))],
        "n_registered": [None if None in registered else sum(registered)],
        "n_projected": [None if None in projected else sum(projected)],
        "n_measured_registered": [sum(one.n_measured_registered for one in known)],
        "n_measured_projected": [sum(one.n_measured_projected for one in known)],
    }
    return to_measures(columns, labels=[""], settings=settings)[0]
