"""One agency's desa, worst first: how many of its services are far behind in each. Statuses and counts, no values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import indicators, queries
from dashboard.indicators import Indicator, Judgement
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.desa_services import services_by_desa
from dashboard.stories.opd_owner import QUESTION, SLUG
from dashboard.stories.opd_rows import OwnerRow
from dashboard.stories.place import Area, is_sample
from dashboard.stories.services import Service
from dashboard.stories.story import Column, Fact, Story, Table
from dashboard.words import explain, frame
from dashboard.words import opd_detail as said
from dashboard.words import services as services_said
from dashboard.words.numbers import DASH, count, month_short
from dashboard.words.quality import filled_share

COLUMNS = ("Desa", "Kecamatan", "■", "▲", "✓", "Tidak dinilai", "Belum lapor", "Paling tertinggal")
WIDTHS = (2.4, 2.2, 0.8, 0.8, 0.8, 1.5, 1.5, 3.4)
MOST_ROWS = 8
TABLE = (
    Column("code", "Kode", "code"), Column("name", "Desa"), Column("kecamatan", "Kecamatan"),
    Column("critical", "Kritis", "count"), Column("warned", "Perlu perhatian", "count"),
    Column("reached", "Mencapai target", "count"), Column("unjudged", "Tidak dinilai", "count"),
    Column("silent", "Belum lapor", "count"), Column("worst", "Kritis pada indikator"),
)


@dataclass(frozen=True)
class DesaStanding:
    """One desa with one agency: the services it reported this year, and how many it did not."""

    code: str
    name: str
    kecamatan: str
    services: tuple[Service, ...]
    silent: int

    def of(self, status: Judgement) -> tuple[Service, ...]:
        """Services with this status: the largest gap that may be shown first, then by their number on the form."""
        found = [one for one in self.services if one.status == status]
        return tuple(sorted(found, key=lambda one: (-(one.gap or 0.0), one.indicator.number)))


def desa_standings(
    slug: str, *, area: Area, period: date, database: Database, settings: Settings
) -> tuple[DesaStanding, ...]:
    """Every desa of the place, most services far behind first; those that sent nothing last."""
    desa = queries.desa_list(database)
    if area.kecamatan is not None:
        desa = desa[desa["kecamatan_code"] == area.kecamatan]
    known = services_by_desa(database, period=period, settings=settings)
    owned = indicators.owned_by(slug, period=period)
    made = [_standing(owned, str(code), name=str(name), kecamatan=str(kecamatan), own=known.get(str(code), {}))
            for code, name, kecamatan in zip(desa["code"], desa["name"], desa["kecamatan"], strict=True)]
    return tuple(sorted(made, key=lambda one: (
        not one.services, -len(one.of("kritis")), -len(one.of("perhatian")), -one.silent, one.name)))


def _standing(owned: tuple[Indicator, ...], code: str, *, name: str, kecamatan: str,
              own: dict[str, Service]) -> DesaStanding:
    reported = tuple(own[one.id] for one in owned if one.id in own and own[one.id].reported)
    return DesaStanding(code, name, kecamatan, reported, len(owned) - len(reported))


def tell_desa(row: OwnerRow, *, area: Area, period: date, database: Database, settings: Settings) -> Story:
    """The desa of one owner, worst first, with what is furthest behind in each by name."""
    agency = row.agency
    found = desa_standings(agency.slug, area=area, period=period, database=database, settings=settings)
    judged = [one for one in found if any(service.status != "kosong" for service in one.services)]
    red = [one for one in judged if one.of("kritis")]
    told = said.desa_title(agency=agency.short_name, red=len(red), judged=len(judged),
                           worst=red[0].name if red else "")
    facts = _facts(found)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=told,
        subtitle=f"Jumlah indikator {agency.short_name} per status di tiap desa, {area.full}, "
                 f"s.d. {month_short(period)}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period),
                                   more=(f"OPD: {agency.short_name}",)),
        source=frame.source_line(sources=(frame.services_source(period),), version=database.short,
                                 details=(services_said.key(settings.status_gap_points),),
                                 quality=filled_share(row.filled, owed=row.owed_cells)),
        charts=(_scorecard(found, name=agency.short_name, area=area),), table=_table(found), facts=facts,
        why=explain.WHY[SLUG], how=(*explain.how(SLUG, settings=settings), said.DESA_HOW),
        read_aloud=". ".join([told, *(fact.text for fact in facts)]) + ".", is_sample=is_sample(database),
    )


def _facts(found: tuple[DesaStanding, ...]) -> tuple[Fact, ...]:
    facts = []
    often: dict[str, int] = {}
    for one in (one for desa in found for one in desa.of("kritis")):
        often[one.indicator.short_name] = often.get(one.indicator.short_name, 0) + 1
    if often:
        name = max(sorted(often), key=lambda key: often[key])
        facts.append(Fact(said.worst_indicator(name=name, desa=often[name]), status="kritis"))
    silent = [one.name for one in found if not one.services]
    if silent:
        facts.append(Fact(said.silent_desa(n=len(silent), names=silent)))
    return tuple(facts)


def _scorecard(found: tuple[DesaStanding, ...], *, name: str, area: Area) -> Scorecard:
    shown = found[:MOST_ROWS]
    rest = len(found) - len(shown)
    told = "; ".join(f"{one.name} {len(one.of('kritis'))} kritis" for one in shown)
    return Scorecard(
        columns=COLUMNS, rows=tuple(_cells(one) for one in shown), widths=WIDTHS,
        alt=f"Desa menurut layanan {name}, {area.full}, terburuk lebih dulu: {told}.",
        more=f"dan {count(rest)} desa lagi" if rest else "")


def _cells(one: DesaStanding) -> tuple[ScoreCell, ...]:
    counted = tuple(ScoreCell(count(n), status if n else "netral")
                    for status in ("kritis", "perhatian", "mencapai") for n in [len(one.of(status))])
    worst = one.of("kritis")
    return (ScoreCell(one.name), ScoreCell(one.kecamatan), *counted, ScoreCell(count(len(one.of("kosong")))),
            ScoreCell(count(one.silent), "perhatian" if one.silent else "netral"),
            ScoreCell(worst[0].indicator.short_name if worst else DASH))


def _table(found: tuple[DesaStanding, ...]) -> Table:
    return Table(TABLE, tuple(
        (one.code, one.name, one.kecamatan, *(len(one.of(status)) for status in _STATUSES), one.silent,
         ", ".join(critical.indicator.short_name for critical in one.of("kritis")))
        for one in found))


_STATUSES: tuple[Judgement, ...] = ("kritis", "perhatian", "mencapai", "kosong")
