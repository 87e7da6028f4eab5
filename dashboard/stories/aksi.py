"""Aksi mana yang terlambat? The year's aksi konvergensi over twelve months, and the mini lokakarya per kecamatan.

``options["aksi_lihat"]``: ``aksi`` (default) or ``minilok``. ``tell`` judges lateness as of today; ``tell_as_of`` is
the same for a given day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.queries import Database
from dashboard.queries.follow_up import aksi_known, aksi_status
from dashboard.settings import Settings
from dashboard.stories.aksi_frame import Frame, Standing, frame_of, standings
from dashboard.stories.aksi_minilok import tell_minilok
from dashboard.stories.charts import Scorecard, ScoreCell, Status
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample, whole_kabupaten
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.words import aksi as said
from dashboard.words import frame as framed
from dashboard.words.quality import aksi_told

SLUG = "aksi"
QUESTION = "Aksi mana yang terlambat?"
OPTION = "aksi_lihat"
CHOICES = ("aksi", "minilok")
MOST_ROWS = 8
MOST_LATE = 2
# Twelve months between what is done by whom and what became of it; 1200 px in all.
_WIDTHS = (2.5, 1.55, *(0.46,) * 12, 1.72, 1.05)


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The aksi or the mini lokakarya of a year as of today."""
    return tell_as_of(selection, database, settings, today=date.today())


def tell_as_of(selection: Selection, database: Database, settings: Settings, *, today: date) -> Story:
    """The same as of ``today``. The year is that of the chosen period, else the latest one with a record."""
    area = chosen_area(selection, database=database)
    if view_of(selection) == "minilok":
        return tell_minilok(area, chosen=selection.period, database=database, today=today, slug=SLUG, question=QUESTION)
    frame = frame_of(settings)
    year = _year(selection, database=database, frame=frame, today=today)
    known = aksi_known(database).get(year, frozenset())
    if not known & frame.stored:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=selection.period, database=database,
                           title=said.no_data_title(year),
                           sentence=said.OTHER_FRAME if known else said.NO_DATA_SENTENCE)
    rows = aksi_status(database, from_year=year - 1, to_year=year)
    return _story(standings(frame, rows=rows, year=year, today=today), frame=frame, area=area, year=year,
                  today=today, database=database)


def view_of(selection: Selection) -> str:
    """The chosen view."""
    return selection.options.get(OPTION) or CHOICES[0]


def late_aksi(selection: Selection, *, database: Database, settings: Settings, today: date) -> list[Standing]:
    """What is red on the page as it stands: open past its due day, the longest first; none in the view minilok."""
    if view_of(selection) == "minilok":
        return []
    frame = frame_of(settings)
    year = _year(selection, database=database, frame=frame, today=today)
    rows = aksi_status(database, from_year=year - 1, to_year=year)
    return late_first(standings(frame, rows=rows, year=year, today=today))


def _year(selection: Selection, *, database: Database, frame: Frame, today: date) -> int:
    if selection.period is not None:
        return selection.period.year
    years = [year for year, ids in aksi_known(database).items() if year <= today.year and ids & frame.stored]
    return years[-1] if years else today.year


def _story(found: Sequence[Standing], *, frame: Frame, area: Area, year: int, today: date, database: Database) -> Story:
    late = late_first(found)
    title = said.title(late=tuple(one.aksi.short_name for one in late), total=len(found),
                       done=sum(one.state == "selesai" for one in found))
    whole = whole_kabupaten(database)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=title,
        subtitle=said.subtitle(frame=frame.name, year=year, area=whole.full),
        filters=framed.filters_line(kecamatan=area.filter_name, period=str(year),
                                    more=(said.as_of(today), f"Kerangka: {frame.short_name}")),
        source=framed.source_line(
            sources=(said.SOURCE, frame.basis), version=database.short,
            quality=aksi_told(sum(one.state != "belum_ada_data" for one in found), of=len(found))),
        charts=(_timeline(found, year=year, today=today),), table=_table(found),
        facts=_facts(found, late=late, area=area, today=today), why=said.WHY,
        how=(said.HOW_LATE, said.HOW_REVIEW, said.HOW_MISSING),
        read_aloud=said.read_aloud(title, late=[_late_sentence(one) for one in late]), is_sample=is_sample(database))


def late_first(found: Sequence[Standing]) -> list[Standing]:
    """What is open past its due day, the longest first."""
    return sorted((one for one in found if one.state == "lewat"), key=lambda one: (-one.days_late, one.aksi.label))


def name_of(one: Standing) -> str:
    """Short name; a review carries the year it is about."""
    return f"{one.aksi.short_name} {one.about}" if one.aksi.years_later else one.aksi.short_name


def _timeline(found: Sequence[Standing], *, year: int, today: date) -> Scorecard:
    every = tuple(_row(one, year=year, today=today) for one in found)
    rows = every[:MOST_ROWS]
    told = "; ".join(f"{row[0].text}, {row[1].text}: {row[-2].text}" for row in rows)
    return Scorecard(columns=said.COLUMNS, rows=rows, widths=_WIDTHS, alt=f"Aksi konvergensi {year}: {told}.",
                     more=said.more_aksi(len(found) - len(rows)), rest=every[MOST_ROWS:])


def _row(one: Standing, *, year: int, today: date) -> tuple[ScoreCell, ...]:
    text, status = standing_cell(one, today=today)
    about = one.about if one.aksi.years_later else None
    return (
        ScoreCell(said.aksi_name(label=one.aksi.label, name=one.aksi.short_name, about=about),
                  hover=f"{one.aksi.name}: {one.aksi.output}"),
        ScoreCell(one.owner), *(_month(one, first=date(year, month, 1), today=today) for month in range(1, 13)),
        ScoreCell(text, status), ScoreCell(_document(one), hover=one.evidence))


def _month(one: Standing, *, first: date, today: date) -> ScoreCell:
    """○ the months it is planned for, ◆ the one it is due in, ✓ the one it was done in, ■ each month it is late."""
    if one.completed_on is not None and one.completed_on.replace(day=1) == first:
        return ScoreCell("✓", "mencapai")
    due = one.due.replace(day=1)
    if one.state == "lewat" and due < first <= today.replace(day=1):
        return ScoreCell("■", "kritis")
    if first == due:
        return ScoreCell("◆")
    return ScoreCell("○" if one.begins <= first < due else "")


def standing_cell(one: Standing, *, today: date) -> tuple[str, Status]:
    """The word of the status and its shape."""
    if one.state == "selesai":
        return said.done_cell(on=one.completed_on, days_late=one.days_late), "mencapai"
    if one.state == "lewat":
        return said.late_cell(one.days_late), "kritis"
    if one.state == "berjalan":
        return said.RUNNING, "perhatian"
    if one.state == "belum_ada_data":
        return said.NO_DATA, "kosong"
    return (said.NOT_BEGUN, "perhatian") if one.begins <= today else (said.NOT_YET, "netral")


def _document(one: Standing) -> str:
    if one.evidence:
        return said.HAS_DOCUMENT
    return said.NO_DOCUMENT if one.state == "selesai" else "–"


def _late_sentence(one: Standing) -> str:
    return said.late_fact(name=name_of(one), owner=one.owner, days=one.days_late, due=one.due)


def _facts(found: Sequence[Standing], *, late: Sequence[Standing], area: Area, today: date) -> tuple[Fact, ...]:
    facts = [Fact(_late_sentence(one), status="kritis") for one in late[:MOST_LATE]]
    if len(late) > MOST_LATE:
        facts.append(Fact(said.more_late(len(late) - MOST_LATE), status="kritis"))
    done = [one for one in found if one.state == "selesai"]
    dated = [one for one in done if one.completed_on is not None]
    facts.append(Fact(said.done_fact(done=len(done), total=len(found), dated=len(dated),
                                     on_time=sum(not one.days_late for one in dated))))
    waiting = sorted((one for one in found if one.state in ("berjalan", "belum") and one.due >= today),
                     key=lambda one: one.due)
    if waiting:
        facts.append(Fact(said.next_fact(name=name_of(waiting[0]), owner=waiting[0].owner, due=waiting[0].due)))
    bare = [name_of(one) for one in done if not one.evidence]
    unknown = [name_of(one) for one in found if one.state == "belum_ada_data"]
    uncertain = sum(not one.aksi.certain for one in found)
    facts += [Fact(text) for text in (
        said.kabupaten_only(area.full) if area.kecamatan else "", said.unknown_fact(unknown) if unknown else "",
        said.undocumented_fact(bare) if bare else "",
        said.uncertain_fact(uncertain=uncertain, total=len(found)) if uncertain else "") if text]
    return tuple(facts)


_COLUMNS = (
    Column("number", "No", "code"), Column("name", "Aksi"), Column("about", "Tahun dinilai", "code"),
    Column("owner", "Penanggung jawab"), Column("output", "Keluaran"), Column("begins", "Mulai", "date"),
    Column("due", "Tenggat", "date"), Column("basis", "Dasar tenggat"), Column("status", "Status"),
    Column("done", "Tanggal selesai", "date"), Column("late", "Hari lewat tenggat", "count"),
    Column("evidence", "Dokumen"),
)
_WORDS = {"selesai": "selesai", "lewat": "lewat tenggat", "berjalan": said.RUNNING, "belum": "belum",
          "belum_ada_data": said.NO_DATA}


def _table(found: Sequence[Standing]) -> Table:
    return Table(_COLUMNS, tuple(_table_row(one) for one in found))


def _table_row(one: Standing) -> tuple[Value, ...]:
    return (one.aksi.label, one.aksi.name, str(one.about), one.owner, one.aksi.output, one.begins, one.due,
            "jadwal tetap" if one.aksi.certain else "perkiraan", _WORDS[one.state], one.completed_on,
            one.days_late or None, one.evidence or None)
