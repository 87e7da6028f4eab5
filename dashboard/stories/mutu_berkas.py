"""The files behind the numbers: what became of every row, how fresh each source is, and what was found wrong."""

from __future__ import annotations

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import mutu_rows
from dashboard.stories.mutu_scene import (
    QUESTION,
    SLUG,
    Scene,
    audit_fact,
    filters_of,
    quality_fact,
    source_of,
    unmapped_fact,
)
from dashboard.stories.place import is_sample, whole_kabupaten
from dashboard.stories.story import Column, Story, Table
from dashboard.words import explain, frame, titles
from dashboard.words.numbers import month_short

_FLOW_COLUMNS = (Column("reason", "Alur data"), Column("n", "Baris", "count"))
_FINDING_COLUMNS = (
    Column("severity", "Tindakan"), Column("message", "Temuan"), Column("column", "Kolom"),
    Column("n", "Baris", "count"), Column("n_files", "Berkas", "count"),
)


def tell_flow(scene: Scene, *, database: Database, settings: Settings) -> Story:
    """From rows read to children counted, and the freshness of every source. Always the whole kabupaten."""
    rows = mutu_rows.flow_rows(database, period=scene.period)
    found = {row.reason: row.n for row in rows}
    told = titles.row_flow(read=found.get("dibaca", 0), counted=found.get("dihitung", 0))
    return Story(
        slug=SLUG, question=QUESTION, takeaway=told,
        subtitle=f"Alur baris dan kebaruan sumber, {whole_kabupaten(database).full}, "
                 f"{frame.register_source(scene.period)}",
        filters=filters_of(scene), source=source_of(scene, database=database),
        charts=(mutu_rows.flow_card(rows, period=scene.period), mutu_rows.sources_card(database)),
        table=Table(_FLOW_COLUMNS, tuple((row.words, row.n) for row in rows)),
        facts=(unmapped_fact(scene, database=database), audit_fact(scene, database=database)),
        why=explain.WHY[SLUG], how=explain.how(SLUG, settings=settings),
        read_aloud=f"{told} pada {month_short(scene.period)}.", is_sample=is_sample(database),
    )


def tell_findings(scene: Scene, *, database: Database, settings: Settings) -> Story:
    """Findings on the files in use, by what was done with the rows, always of the whole kabupaten and every period."""
    found = mutu_rows.finding_rows(database)
    tally = {severity: sum(one.n for one in found if one.severity == severity)
             for severity in ("tolak", "perbaikan", "peringatan")}
    told = titles.file_findings(rejected=tally["tolak"], emptied=tally["perbaikan"], doubtful=tally["peringatan"])
    return Story(
        slug=SLUG, question=QUESTION, takeaway=told,
        subtitle=f"Temuan saat membaca berkas, jumlah baris, {whole_kabupaten(database).full}, "
                 "semua berkas yang dipakai",
        filters=frame.filters_line(kecamatan=None, period=frame.EVERYWHERE), source=source_of(scene, database=database),
        charts=(mutu_rows.findings_card(found),) if found else (),
        table=Table(_FINDING_COLUMNS, tuple((one.words, one.message, one.column, one.n, one.n_files) for one in found)),
        facts=(quality_fact(scene),), why=explain.WHY[SLUG], how=explain.how(SLUG, settings=settings),
        read_aloud=f"{told}.", is_sample=is_sample(database),
    )
