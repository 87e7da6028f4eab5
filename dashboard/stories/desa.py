"""Bagaimana keadaan desa ini? One desa of a kecamatan: its children, its services, what was promised, what to check.

``options["desa"]`` = code of the desa; without it the first lokus desa of the kecamatan, else its first.
``options["desa_lihat"]``: ``layanan`` (default) or ``tindakan`` (direction, readiness, promises, what to do and check).
"""

from __future__ import annotations

from datetime import date

from dashboard import indicators
from dashboard.actions.store import Store
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import desa_lines as lines
from dashboard.stories import register
from dashboard.stories.charts import Chart, DotRow, Dots, Scorecard, ScoreCell
from dashboard.stories.desa_picture import Desa, Picture, desa_known, lokus_entries, pictures
from dashboard.stories.opd_table import status_word
from dashboard.stories.place import chosen_area, is_sample
from dashboard.stories.promise_book import book_of
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.services import Service
from dashboard.stories.story import Column, Fact, Headline, Selection, Story, Table, Value
from dashboard.stories.village_card import Card, card_of
from dashboard.words import desa as said
from dashboard.words import frame, sentences
from dashboard.words import village_card as village_words
from dashboard.words.numbers import count, month_short

SLUG = "desa"
QUESTION = "Bagaimana keadaan desa ini?"
CHOSEN = "desa"
OPTION = "desa_lihat"
VIEWS = ("layanan", "tindakan")
MOST_LOKUS = 12
MOST_GROUPS = 5
MOST_SOURCE = 150  # characters that find room under a page
_SERVICE_WIDTHS = (2.6, 1.55, 2.6, 1.55)
_WORK_WIDTHS = (2.6, 1.9, 1.4, 4.3)


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The desa as of today. Raises UnknownKecamatanError, StoreUnavailableError."""
    return tell_as_of(selection, database, settings, book=None, today=date.today())


def tell_as_of(selection: Selection, database: Database, settings: Settings, *, book: Store | None,
               today: date) -> Story:
    """The desa with the promises of this book (None = the working folder's own) as of ``today``."""
    desa = chosen_desa(selection, database=database)
    if desa is None:
        return _choose(database)
    [picture] = pictures((desa,), selection=selection, database=database, settings=settings,
                         book=book or book_of(database), today=today)
    doing = selection.options.get(OPTION) == "tindakan"
    charts, facts = (_doing(picture, settings=settings) if doing else _served(picture, settings=settings))
    title = lines.title(picture)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title,
        subtitle=said.subtitle(place=desa.full, kecamatan=desa.kecamatan,
                               months=said.months(measured=picture.measured, served=picture.served)),
        filters=frame.filters_line(kecamatan=desa.kecamatan,
                                   period=month_short(picture.measured) if picture.measured else "–"),
        source=source_of(picture, database=database), charts=charts,
        table=_table(picture, card=card_of(desa.code, database=database, settings=settings)),
        headline=None if doing else _headline(picture), facts=facts, why=said.WHY, how=said.HOW,
        read_aloud=f"{title}. {lines.prevalence(picture)}. {_gaps(picture)}.", is_sample=is_sample(database))


def chosen_desa(selection: Selection, *, database: Database) -> Desa | None:
    """The desa of a selection; None where neither it nor a kecamatan is chosen. Raises UnknownKecamatanError."""
    kecamatan = chosen_area(selection, database=database).kecamatan
    asked = selection.options.get(CHOSEN, "")
    known = [one for one in desa_known(database) if kecamatan in (None, one.kecamatan_code)]
    found = next((one for one in known if one.code == asked), None)
    if found is not None or kecamatan is None:
        return found
    named = lokus_entries(database)
    lokus = sorted((one for one in known if one.code in named), key=lambda one: (-named[one.code][0].year, one.code))
    return lokus[0] if lokus else known[0] if known else None


def offered_desa(selection: Selection, *, database: Database) -> tuple[Desa, ...]:
    """What can be chosen next: the desa of the kecamatan; without one the lokus desa of the newest list."""
    chosen = chosen_desa(selection, database=database)
    if chosen is not None:
        return tuple(one for one in desa_known(database) if one.kecamatan_code == chosen.kecamatan_code)
    return tuple(one for one, _ in _lokus_desa(database))


def source_of(picture: Picture, *, database: Database) -> str:
    """Where the numbers come from, how many were measured, how well."""
    sources = tuple(text for text in (
        frame.register_source(picture.measured) if picture.measured else "",
        f"cakupan OPD {month_short(picture.served)}" if picture.served else "") if text)
    covered = register.coverage_short(picture.here) if picture.here and picture.here.n_measured else ""
    quality = judge_quality(database, period=picture.measured,
                            kecamatan=picture.desa.kecamatan_code).word if picture.measured else ""
    told = frame.source_line(sources=sources or ("belum ada data",), version=database.short, details=(covered,),
                             quality=quality)
    return told if len(told) <= MOST_SOURCE else frame.source_line(
        sources=sources, version=database.short, details=(covered,))


def _headline(picture: Picture) -> Headline | None:
    here = picture.here
    if here is None or here.n_measured == 0:
        return None
    assert picture.measured is not None
    label = f"{said.MEASURED_LABEL}, {frame.register_source(picture.measured)}"
    if here.rate is None or here.low is None or here.high is None:
        return Headline(text=here.rate_text, label=label, judgement=lines.short_direction(picture))
    if here.n_stunted == 0:
        return Headline(text=f"0 dari {count(here.n_measured)}", label=label, judgement=lines.short_direction(picture),
                        interval=sentences.interval(here.low, here.high))
    return Headline(
        text=said.about(here.rate, low=here.low, high=here.high), label=label, judgement=lines.short_direction(picture),
        interval=said.rate_line(here.rate, low=here.low, high=here.high))


def _served(picture: Picture, *, settings: Settings) -> tuple[tuple[Chart, ...], tuple[Fact, ...]]:
    """All services, the worst first; beside them who was measured and who must be reached."""
    facts = [*_measured_facts(picture, settings=settings), *(Fact(line) for line in lines.lokus(picture)[:1]),
             _promise_fact(picture), _ready_fact(picture)]
    groups = lines.reach(picture, settings=settings)
    if groups:
        facts.append(Fact(said.reach(groups, most=MOST_GROUPS)))
    return (_service_card(picture),), tuple(facts)


def _doing(picture: Picture, *, settings: Settings) -> tuple[tuple[Chart, ...], tuple[Fact, ...]]:
    """The largest gaps and what can be done about them; direction, readiness, promises, what to check."""
    facts = [Fact(lines.course(picture)), _ready_fact(picture), _promise_fact(picture),
             *(Fact(text) for text in lines.promises(picture, most=2)),
             *(Fact(f"{said.CHECK}: {text}") for text in lines.checks(picture, settings=settings)),
             *(Fact(line) for line in lines.lokus(picture))]
    charts: list[Chart] = [_work_card(picture)]
    if picture.moments:
        charts.append(_direction_dots(picture))
    return tuple(charts), tuple(facts)


def _measured_facts(picture: Picture, *, settings: Settings) -> list[Fact]:
    here = picture.here
    if here is None or here.n_measured == 0:
        return [Fact(said.check_silent_measuring(), status="kosong")]
    covered = here.coverage_registered
    # Beside "n<10" a judged coverage would narrow n.
    low = covered is not None and covered < 100 * settings.coverage_enough and not here.label.startswith("n<")
    return [Fact(lines.measured(picture), status="perhatian" if low else "netral"), Fact(lines.around(picture))]


def _promise_fact(picture: Picture) -> Fact:
    overdue = sum(1 for one in picture.promises if one.overdue)
    return Fact(said.promises(still_open=len(picture.promises), overdue=overdue),
                status="kritis" if overdue else "netral")


def _ready_fact(picture: Picture) -> Fact:
    cells = lines.readiness(picture.readiness)
    if not cells:
        return Fact(said.NO_READINESS, status="kosong")
    lacking = any(cell.status in ("perhatian", "kritis") for cell in cells)
    return Fact(said.readiness([cell.text for cell in cells]), status="perhatian" if lacking else "mencapai")


def _gaps(picture: Picture) -> str:
    return said.gaps([lines.gap_line(one) for one in picture.gaps])


def _service_card(picture: Picture) -> Scorecard:
    """Two columns of services read downwards, so that all of them fit one screen."""
    half = (len(picture.services) + 1) // 2
    pairs = [(ScoreCell(lines.service_name(one)), ScoreCell(lines.service_text(one), one.status))
             for one in picture.services]
    pairs += [(ScoreCell(""), ScoreCell(""))] * (2 * half - len(pairs))
    rows = tuple((*left, *right) for left, right in zip(pairs[:half], pairs[half:], strict=True))
    told = "; ".join(f"{one.indicator.short_name} {lines.service_text(one)}" for one in picture.services[:8])
    return Scorecard(columns=said.SERVICE_COLUMNS, rows=rows, widths=_SERVICE_WIDTHS,
                     alt=f"Cakupan layanan {picture.desa.full}, yang terburuk lebih dulu: {told}.")


def _work_card(picture: Picture) -> Scorecard:
    rows: tuple[tuple[ScoreCell, ...], ...] = tuple(
        (ScoreCell(lines.service_name(one)), ScoreCell(lines.service_text(one), one.status),
         ScoreCell(lines.owner(one)), ScoreCell(lines.work_text(one))) for one in picture.gaps)
    if not rows:
        rows = ((ScoreCell(said.NO_GAP), *([ScoreCell("–")] * 3)),)
    columns = (*said.WORK_COLUMNS[:3], said.own_work(picture.desa.kind))
    return Scorecard(columns=columns, rows=rows, widths=_WORK_WIDTHS, alt=f"{_gaps(picture)}.",
                     title="Kesenjangan terbesar")


def _direction_dots(picture: Picture) -> Dots:
    rows = tuple(
        DotRow(code=f"{one.period:%Y-%m}", label=month_short(one.period), value=one.measure.rate,
               text=one.measure.rate_text, low=one.measure.low, high=one.measure.high,
               note=f"n {one.measure.measured_text}" if one.measure.n_measured else "")
        for one in picture.moments)
    tops = [value for row in rows for value in (row.high, row.value) if value is not None]
    told = "; ".join(f"{row.label} {row.text}" for row in rows)
    return Dots(rows=rows, x_to=register.axis_end(max(tops, default=0.0)), title="Stunting per bulan timbang, persen",
                alt=f"Stunting balita diukur, {picture.desa.full}: {told}. {lines.direction(picture)}.")


_COLUMNS = (
    Column("number", "No", "count"), Column("name", "Indikator"), Column("owner", "OPD/instansi"),
    Column("numerator", "Pembilang", "count"), Column("denominator", "Penyebut", "count"),
    Column("value", "Nilai", "percent"), Column("target", "Target", "percent"), Column("status", "Status"),
    Column("last", "Laporan"), Column("work", "Dapat dikerjakan sendiri (contoh)"))


def _table(picture: Picture, *, card: Card | None) -> Table:
    """Every bulan timbang shown, then every service, then the desa's own card; a hidden cell holds its label."""
    return Table(_COLUMNS, (*(_moment_row(one) for one in reversed(picture.moments)),
                            *(_service_row(one) for one in picture.services), *(_card_rows(card) if card else ())))


def _moment_row(one: register.Moment) -> tuple[Value, ...]:
    here = one.measure
    n: Value = here.label if here.label.startswith("n<") else here.n_measured
    stunted: Value = here.label if here.hidden else here.n_stunted
    return (None, f"Balita stunting (e-PPGBM), {month_short(one.period)}", "Dinkes",
            stunted if here.n_measured else None, n, here.rate if here.rate is not None else here.rate_text, None, "",
            month_short(one.period), "")


def _card_rows(card: Card) -> tuple[tuple[Value, ...], ...]:
    return tuple((None, f"{village_words.SHORT}: {one.name}", village_words.OWNER, one.counted, one.of, one.value, None,
                  "", card.when_short, "") for one in card.lines)


def _service_row(one: Service) -> tuple[Value, ...]:
    counts: tuple[Value, Value] = (one.numerator, one.denominator)
    if one.state == "disamarkan":
        counts = (one.label, one.label)
    of = one.indicator
    return (of.number, of.name, indicators.agency(of.agency).short_name, *counts,
            one.value if one.value is not None else one.text, of.target_value, status_word(one),
            month_short(one.last_period) if one.last_period else "", lines.work_text(one))


def _lokus_desa(database: Database) -> list[tuple[Desa, str]]:
    """Desa of the newest list with their status, by code."""
    named = lokus_entries(database)
    newest = max((entry.year for entries in named.values() for entry in entries), default=None)
    return [(one, f"{entry.year} ({entry.status})") for one in desa_known(database)
            for entry in named.get(one.code, ()) if entry.year == newest]


def _choose(database: Database) -> Story:
    """No desa and no kecamatan chosen: the lokus desa to start from."""
    area = chosen_area(Selection(), database=database)
    found = _lokus_desa(database)
    rows = tuple((ScoreCell(one.name), ScoreCell(one.kecamatan), ScoreCell(status))
                 for one, status in found)
    marks = {one.code: status for one, status in found}
    told = "; ".join(f"{row[0].text}, {row[1].text}" for row in rows[:MOST_LOKUS])
    card = Scorecard(columns=said.LOKUS_COLUMNS, rows=rows[:MOST_LOKUS], widths=(3.0, 3.0, 2.0),
                     alt=f"Desa lokus: {told}.", more=said.more_desa(len(rows) - MOST_LOKUS), rest=rows[MOST_LOKUS:])
    columns = (Column("code", "Kode", "code"), Column("name", "Desa/kelurahan"), Column("kecamatan", "Kecamatan"),
               Column("lokus", "Lokus"))
    return Story(
        slug=SLUG, question=QUESTION, takeaway=said.CHOOSE_TITLE, subtitle=area.full,
        filters=frame.filters_line(kecamatan=None, period="–"),
        source=frame.source_line(sources=("daftar desa dan lokus",), version=database.short),
        charts=(card,) if rows else (),
        table=Table(columns, tuple((one.code, one.name, one.kecamatan, marks.get(one.code, ""))
                                   for one in desa_known(database))),
        facts=(Fact(said.CHOOSE),), why=said.WHY, how=said.HOW, read_aloud=f"{said.CHOOSE_TITLE}. {said.CHOOSE}.",
        is_sample=is_sample(database))
