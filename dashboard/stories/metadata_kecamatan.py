"""Apa arti angka ini, asked in a kecamatan: which of the numbers it has, since when, from how many of its desa.

What a number means does not depend on the place; the table twin is the dictionary with the kecamatan's own reports
beside every entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import indicators, queries
from dashboard.indicators import Indicator
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.choices import resolve_period
from dashboard.stories.measures import Measure, Places, measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.reporting import measure_reporting
from dashboard.stories.services import Service, measure_services
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.words import frame
from dashboard.words import metadata as words
from dashboard.words import metadata_kecamatan as said
from dashboard.words.numbers import DASH, count, first_few, month_short
from dashboard.words.quality import filled_share

SLUG = "metadata"
QUESTION = "Apa arti angka ini?"
MOST_NAMED = 3
WIDTHS = (2.2, 1.9, 1.5, 1.6, 3.4)
PLACE_COLUMNS = (
    Column("last", "Laporan terakhir di kecamatan"), Column("desa", "Desa melapor", "count"),
    Column("of", "Desa", "count"), Column("due", "Sasaran (penyebut) di kecamatan"),
)


@dataclass(frozen=True)
class Sent:
    """One service indicator in the kecamatan: ``last`` = month of its newest report there, None = never any."""

    indicator: Indicator
    last: date | None
    service: Service
    filled: int  # cells (desa) of the month asked for, and how many are owed
    owed: int

    @property
    def cells(self) -> tuple[Value, ...]:
        """Under ``PLACE_COLUMNS``; a denominator too small to show keeps its label."""
        one = self.service
        due: Value = "" if not one.n_desa_reported else one.label if one.denominator is None else count(one.denominator)
        return (month_short(self.last) if self.last else "", one.n_desa_reported, one.n_desa, due)


@dataclass(frozen=True)
class Holdings:
    """What one kecamatan has: its reports, and its children measured in the newest bulan timbang (None = no data)."""

    area: Area
    month: date | None
    sent: tuple[Sent, ...]
    places: Places | None

    @property
    def measure(self) -> Measure | None:
        return self.places.area(self.area.kecamatan) if self.places else None

    @property
    def known(self) -> tuple[Sent, ...]:
        return tuple(one for one in self.sent if one.last)

    @property
    def desa(self) -> tuple[Measure, ...]:
        return self.places.desa_of(self.area.kecamatan) if self.places else ()


def holdings(selection: Selection, *, database: Database, settings: Settings) -> Holdings:
    """Everything the chosen kecamatan has sent up to the chosen month (else ever). Raises UnknownKecamatanError."""
    area = chosen_area(selection, database=database)
    weighed = resolve_period(Selection(), database=database, settings=settings)
    places = measure_places(database, period=weighed, settings=settings) if weighed else None
    # The dictionary is that of the chosen month, as on the kabupaten's page: so are the reports beside it.
    months = [month for month in queries.service_periods(database)
              if selection.period is None or month <= selection.period]
    if not months:
        return Holdings(area, None, (), places)
    month = months[-1]
    services = measure_services(database, period=month, settings=settings)
    reporting = measure_reporting(database, period=month, area=area, settings=settings)
    return Holdings(area, month, tuple(
        Sent(one, report.standing.last, services.of(one.id, area.kecamatan), report.filled, report.owed_cells)
        for one in indicators.register(month) for report in (reporting.of(one.id),)), places)


def tell_holdings(held: Holdings, *, dictionary: Table, measures: int, database: Database) -> Story:
    """``dictionary``: its entries in the order of the kabupaten's page, ``measures`` of them before the services."""
    area = held.area
    if held.month is None and held.measure is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=None, database=database)
    until = month_short(held.month) if held.month else DASH
    title = said.title(area=area.full, name=area.name, known=len(held.known), of=len(held.sent))
    facts = _facts(held)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title, subtitle=said.subtitle(area=area.full, month=until),
        filters=frame.filters_line(kecamatan=area.filter_name, period=f"s.d. {until}"),
        source=frame.source_line(sources=("daftar laporan yang dimuat", "tabel rujukan indikator"),
                                 version=database.short,
                                 quality=filled_share(sum(one.filled for one in held.sent),
                                                      owed=sum(one.owed for one in held.sent))),
        charts=(_scorecard(held),), table=_table(held, dictionary=dictionary, measures=measures), facts=facts,
        why=words.WHY, how=(said.HOW, words.OUTLINE), read_aloud=". ".join((title, *(one.text for one in facts))) + ".",
        is_sample=is_sample(database))


def _facts(held: Holdings) -> tuple[Fact, ...]:
    told = [said.SAME_MEANING]
    known = sorted(held.known, key=lambda one: (one.last, one.indicator.number))
    if known and known[0].last is not None and known[0].last != known[-1].last:
        told.append(said.oldest_line(name=known[0].indicator.short_name, month=month_short(known[0].last)))
    missing = [one.indicator.short_name for one in held.sent if one.last is None]
    if missing:
        told.append(said.missing_line(missing))
    return tuple(Fact(text) for text in told)


def _scorecard(held: Holdings) -> Scorecard:
    owners = {one.indicator.agency: indicators.agency(one.indicator.agency) for one in held.sent}
    rows = [*_own_rows(held)]
    for slug, owner in owners.items():
        own = [one for one in held.sent if one.indicator.agency == slug]
        rows.append(_owner_row(owner.short_name, own=own))
    told = "; ".join(f"{row[0].text} {row[1].text}, terakhir {row[3].text}" for row in rows)
    return Scorecard(columns=said.HEADER, rows=tuple(rows), widths=WIDTHS,
                     alt=f"Data {held.area.full} menurut sumber: {told}.")


def _owner_row(name: str, *, own: Sequence[Sent]) -> tuple[ScoreCell, ...]:
    known = [one for one in own if one.last]
    newest = max((one.last for one in known if one.last), default=None)
    missing = [one.indicator.short_name for one in own if one.last is None]
    return (ScoreCell(name), ScoreCell(f"{count(len(known))} dari {count(len(own))} indikator"),
            ScoreCell(said.desa_of(tuple(one.service.n_desa_reported for one in known), own[0].service.n_desa)),
            ScoreCell(month_short(newest) if newest else DASH),
            ScoreCell(first_few(missing, most=MOST_NAMED) if missing else DASH))


def _own_rows(held: Holdings) -> list[tuple[ScoreCell, ...]]:
    """Children measured and listed, and the survey that no kecamatan has."""
    rows = []
    m = held.measure
    if m is not None and held.places is not None:
        sent = sum(one.n_rows > 0 for one in held.desa)
        silent = [one.name for one in held.desa if not one.n_rows]
        month = month_short(held.places.period)
        rows.append(_row(said.MEASURED, f"{m.measured_text} balita diukur" if m.n_measured else DASH,
                         said.desa_of((sent,), len(held.desa)), month if sent else DASH,
                         first_few(silent, most=MOST_NAMED) if silent else DASH))
        unlisted = [one.name for one in held.desa if one.n_registered is None and one.n_projected is None]
        known = m.n_registered if m.n_registered is not None else m.n_projected
        rows.append(_row(said.LISTED, DASH if known is None else f"{count(known)} balita",
                         said.desa_of((len(held.desa) - len(unlisted),), len(held.desa)), str(held.places.period.year),
                         first_few(unlisted, most=MOST_NAMED) if unlisted else DASH))
    return [*rows, _row(said.SURVEY, said.SURVEY_ONLY, DASH, DASH, DASH)]


def _row(*texts: str) -> tuple[ScoreCell, ...]:
    return tuple(ScoreCell(text) for text in texts)


def _table(held: Holdings, *, dictionary: Table, measures: int) -> Table:
    """The dictionary, the kecamatan's reports behind each name; of the measures the number of children."""
    nothing: tuple[Value, ...] = ("", None, None, "")
    by_id = {one.indicator.id: one.cells for one in held.sent}
    m, sent = held.measure, sum(one.n_rows > 0 for one in held.desa)
    of_register: tuple[Value, ...] = nothing if m is None or held.places is None else (
        month_short(held.places.period), sent, len(held.desa), m.measured_text if m.n_measured else "")
    rows = []
    for at, row in enumerate(dictionary.rows):
        register_row = at < measures and "e-PPGBM" in str(row[1])
        # An id that two frames know stands twice: the frame of these reports comes first.
        rows.append((row[1], *(of_register if register_row else by_id.pop(str(row[0]), nothing)), row[0], *row[2:]))
    code, name, *rest = dictionary.columns
    return Table((name, *PLACE_COLUMNS, code, *rest), tuple(rows))
