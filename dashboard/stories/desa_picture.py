"""Everything that is known of one desa, gathered once for its screen and its sheet; small counts are hidden already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard import indicators, queries
from dashboard.actions.replay import FollowUp
from dashboard.actions.store import Store
from dashboard.analysis.change import Verdict
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import register
from dashboard.stories.choices import resolve_period, weighing_periods
from dashboard.stories.desa_services import services_by_desa
from dashboard.stories.measures import Measure, measure_places
from dashboard.stories.pasti_standar import Readiness, measure_readiness
from dashboard.stories.services import Service, silent_service
from dashboard.stories.story import Selection
from dashboard.words.frame import area_name

MOST_MONTHS = 4
MOST_GAPS = 3
# Groups a desa must reach, by the indicator whose denominator counts them.
GROUPS = (
    ("ibu hamil", "pregnant_ttd90"), ("ibu bersalin", "postpartum_kb"), ("anak 12–23 bulan", "basic_immunisation"),
    ("keluarga berisiko (KRS)", "krs_mentoring"), ("remaja putri", "adolescent_ttd"),
    ("calon pengantin", "premarital_health_check"), ("rumah tangga", "improved_water"))
_BEHIND = {"kritis": 0, "perhatian": 1, "mencapai": 2, "kosong": 3}


@dataclass(frozen=True)
class Desa:
    """A desa or kelurahan and where it lies."""

    code: str
    name: str
    kind: str
    kecamatan_code: str
    kecamatan: str

    @property
    def full(self) -> str:
        """``Desa Runtu``, ``Kelurahan Baru``."""
        return area_name(self.name, kind=self.kind)


@dataclass(frozen=True)
class LokusEntry:
    """One year's list that names the desa; ``basis`` is the decree as far as it is known."""

    year: int
    status: str
    basis: str
    sure: bool


@dataclass(frozen=True)
class Picture:
    """One desa. ``moments``: its last bulan timbang, oldest first; ``services``: all 29, the worst first.

    ``measured`` None = no bulan timbang yet, ``served`` None = no service was ever reported by anyone.
    """

    desa: Desa
    measured: date | None
    served: date | None
    here: Measure | None
    kecamatan: Measure | None
    moments: tuple[register.Moment, ...]
    services: tuple[Service, ...]
    lokus: tuple[LokusEntry, ...]
    readiness: Readiness | None
    promises: tuple[FollowUp, ...]

    def n(self, status: str) -> int:
        return sum(1 for one in self.services if one.status == status)

    @property
    def judged(self) -> int:
        return len(self.services) - self.n("kosong")

    def service(self, indicator_id: str) -> Service | None:
        return next((one for one in self.services if one.indicator.id == indicator_id), None)

    @property
    def gaps(self) -> tuple[Service, ...]:
        """The three services farthest from their target; hidden ones only where they are surely critical."""
        return tuple(one for one in self.services if one.status in ("kritis", "perhatian"))[:MOST_GAPS]

    @property
    def change(self) -> Verdict | None:
        """Between the last two bulan timbang; None where one is hidden or there is only one."""
        if len(self.moments) < 2:
            return None
        return register.change_between(self.moments[-2].measure, later=self.moments[-1].measure)


def desa_known(database: Database) -> tuple[Desa, ...]:
    """Every desa and kelurahan, by code."""
    rows = queries.desa_list(database).to_dict("records")
    return tuple(Desa(str(row["code"]), str(row["name"]), str(row["kind"]), str(row["kecamatan_code"]),
                      str(row["kecamatan"])) for row in rows)


def lokus_entries(database: Database) -> dict[str, tuple[LokusEntry, ...]]:
    """Desa code -> the lists that name it, the newest year first."""
    found: dict[str, list[LokusEntry]] = {}
    for year in reversed(queries.lokus_years(database)):
        for row in queries.lokus(database, year=year).to_dict("records"):
            basis = str(row["basis"] or "")
            # What follows in brackets or after a semicolon is how the list came to be known, not its number.
            shown = basis.partition(" (")[0].partition(";")[0].partition(":")[0].strip()
            found.setdefault(str(row["desa_code"]), []).append(
                LokusEntry(year, str(row["status"]), shown, str(row["certainty"]) == "sure"))
    return {code: tuple(entries) for code, entries in found.items()}


def pictures(
    chosen: tuple[Desa, ...], *, selection: Selection, database: Database, settings: Settings, book: Store, today: date
) -> tuple[Picture, ...]:
    """One picture per desa, in the order given. Raises StoreUnavailableError."""
    measured = resolve_period(selection, database=database, settings=settings)
    served = service_period(selection, database=database)
    months = [month for month in weighing_periods(database, settings=settings) if measured and month <= measured]
    if measured and measured not in months:
        months = [*months, measured]
    places = [measure_places(database, period=month, settings=settings) for month in months[-MOST_MONTHS:]]
    services = services_by_desa(database, period=served, settings=settings) if served else {}
    lokus = lokus_entries(database)
    newest = max((one for one in (measured, served) if one), default=today)
    ready = {one.code: one for one in measure_readiness(database, period=newest) if one.period is not None}
    promises = book.follow_ups(today)
    by_code = [{one.code: one for one in place.desa} for place in places]
    kecamatan = {one.code: one for one in places[-1].kecamatan} if places else {}
    return tuple(
        Picture(
            desa=desa, measured=measured, served=served, here=by_code[-1].get(desa.code) if places else None,
            kecamatan=kecamatan.get(desa.kecamatan_code),
            moments=tuple(register.Moment(place.period, found[desa.code])
                          for place, found in zip(places, by_code, strict=True) if desa.code in found),
            services=_worst_first(services.get(desa.code, {}), code=desa.code, period=served),
            lokus=lokus.get(desa.code, ()), readiness=ready.get(desa.code),
            promises=tuple(one for one in promises
                           if desa.code in one.promise.desa_codes and one.status in ("belum", "berjalan")))
        for desa in chosen)


def service_period(selection: Selection, *, database: Database) -> date | None:
    """The chosen period, else the latest with a report of services."""
    known = queries.service_periods(database)
    if not known:
        return None
    return selection.period or known[-1]


def _worst_first(found: Mapping[str, Service], *, code: str, period: date | None) -> tuple[Service, ...]:
    """Critical first, then by gap. A hidden value stands after those shown of its status: its true place would tell."""
    own = [found.get(one.id) or silent_service(one, code, n_desa=1) for one in indicators.register(period)]
    return tuple(sorted(own, key=lambda one: (
        _BEHIND[one.status], not one.reported, one.gap is None, -(one.gap or 0.0), one.indicator.number)))
