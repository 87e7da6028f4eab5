"""The sheets of a kecamatan's desa, told: plain sentences and cells, the same as on the screen."""

from __future__ import annotations

from datetime import date

from dashboard.actions.store import Store
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import desa_lines as lines
from dashboard.stories.charts import ScoreCell
from dashboard.stories.desa import source_of
from dashboard.stories.desa_picture import Desa, Picture, desa_known, pictures
from dashboard.stories.desa_sheet import DesaSheet, WorkRow
from dashboard.stories.place import is_sample
from dashboard.stories.story import Selection
from dashboard.words import desa as said
from dashboard.words import frame

MOST_PROMISES = 3
MOST_LOKUS_LINES = 2


def sheets(
    database: Database, *, selection: Selection, desa: str | None, settings: Settings, book: Store, today: date
) -> tuple[DesaSheet, ...]:
    """The sheets of a kecamatan (``selection.kecamatan``; None = the whole kabupaten) or of one desa in it, by code."""
    chosen = tuple(one for one in desa_known(database)
                   if selection.kecamatan in (None, one.kecamatan_code) and desa in (None, one.code))
    found = pictures(chosen, selection=selection, database=database, settings=settings, book=book, today=today)
    return tuple(_sheet(one, database=database, settings=settings) for one in found)


def _sheet(picture: Picture, *, database: Database, settings: Settings) -> DesaSheet:
    desa = picture.desa
    overdue = sum(1 for one in picture.promises if one.overdue)
    return DesaSheet(
        code=desa.code, place=desa.full, area=_area(desa, database=database), takeaway=lines.title(picture),
        prevalence=lines.prevalence(picture), course=lines.course(picture),
        measured=tuple(text for text in (lines.measured(picture), lines.around(picture)) if text),
        lokus=lines.lokus(picture)[:MOST_LOKUS_LINES], reach=tuple(lines.reach(picture, settings=settings)),
        services=tuple((lines.service_name(one), ScoreCell(lines.service_text(one), one.status))
                       for one in picture.services),
        work=tuple(WorkRow(lines.service_name(one), ScoreCell(lines.service_text(one), one.status), lines.owner(one),
                           lines.work_text(one)) for one in picture.gaps),
        work_title=said.own_work(desa.kind), readiness=lines.readiness(picture.readiness),
        promises=tuple(lines.promises(picture, most=MOST_PROMISES)),
        promise_line=said.promises(still_open=len(picture.promises), overdue=overdue),
        more_promises=max(len(picture.promises) - MOST_PROMISES, 0),
        checks=lines.checks(picture, settings=settings), source=source_of(picture, database=database),
        is_sample=is_sample(database))


def _area(desa: Desa, *, database: Database) -> str:
    kabupaten = frame.area_name(str(database.info["kabupaten"]), kind="kabupaten")
    return f"{desa.code} · {frame.area_name(desa.kecamatan, kind='kecamatan')} · {kabupaten}"
