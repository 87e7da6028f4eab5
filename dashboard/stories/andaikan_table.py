"""The table twin of a what-if, and its assumptions with their sources as a scorecard."""

from __future__ import annotations

from dashboard import reference
from dashboard.analysis.counting import above_target_of_all
from dashboard.stories.andaikan_children import above_in
from dashboard.stories.andaikan_lines import Raised
from dashboard.stories.andaikan_scene import Scene
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.measures import Measure
from dashboard.stories.published import Target
from dashboard.stories.story import Column, Table, Value
from dashboard.words import andaikan as said
from dashboard.words.numbers import displayed

COLUMNS = (
    Column("part", "Bagian"), Column("name", "Nama"), Column("before", "Sekarang", "percent"),
    Column("after", "Nanti", "percent"), Column("low", "Rentang bawah", "percent"),
    Column("high", "Rentang atas", "percent"), Column("children", "Anak", "count"), Column("note", "Keterangan"),
)
ASSUMED_COLUMNS = ("Intervensi", "Cakupan kini ke nanti", "Asal cakupan", "Bagian anak", "Turun bila terjangkau",
                   "Bukti", "Sumber efek")
ASSUMED_WIDTHS = (2.3, 1.9, 1.7, 1.2, 2.2, 1.1, 3.4)


def scene_table(scene: Scene) -> Table:
    """The path of the package, each coverage and effect with where it comes from, children above the target."""
    rows: list[tuple[Value, ...]] = [
        ("Prevalensi balita", said.row_label(step.months), scene.now, step.median, step.low, step.high, None,
         f"{scene.name}; sekarang: {scene.level.source}") for step in scene.result.steps]
    for one in scene.raised:
        made = one.intervention
        low, middle, high = (100 * (1 - pr) for pr in (made.pr_hi, made.pr, made.pr_lo))
        rows.append(("Cakupan", said.EFFECTS[one.id], displayed(100 * made.coverage_now),
                     displayed(100 * made.coverage_then), None, None,
                     None, said.coverage_note(owner=one.owner, local=one.local, share=_share(one))))
        if one.has_effect:
            rows.append(("Besar efek", said.EFFECTS[one.id], None, middle, low, high, None,
                         said.effect_note(assumed=one.assumed, source=_source(one.id))))
    if scene.goal is not None and 0 < scene.goal.value < 100:
        rows += [line for place in _parts(scene) for line in _above(place, target=scene.goal, scene=scene)]
    return Table(COLUMNS, tuple(rows))


def _parts(scene: Scene) -> tuple[Measure, ...]:
    """The kecamatan of the kabupaten; the desa of a kecamatan, or the lokus desa."""
    where = scene.where
    if where.lokus_scope:
        return tuple(one for one in where.places.desa if one.code in where.lokus)
    return where.places.kecamatan if scene.area.kecamatan is None else where.places.desa_of(scene.area.kecamatan)


def _above(place: Measure, *, target: Target, scene: Scene) -> list[tuple[Value, ...]]:
    """Children above the target among the measured, and among all where the sasaran is known; labels stay labels."""
    rows: list[tuple[Value, ...]] = [
        ("Anak di atas target", place.name, place.rate, None, None, None, above_in(place, target=target),
         said.above_note(target.value, period=scene.period))]
    if place.n_projected and place.n_measured and place.n_stunted is not None:
        found = above_target_of_all(place.n_stunted, measured=place.n_measured, children=place.n_projected,
                                    target=target.value / 100)
        rows.append(("Anak di atas target, proyeksi", place.name, place.rate, None, None, None, int(found),
                     said.above_all_note(target.value, children=place.n_projected)))
    return rows


def assumptions(scene: Scene) -> Scorecard:
    """Each intervention with its coverage, whom it concerns, its effect within the evidence, and who found it."""
    rows = tuple(_cells(one) for one in scene.raised)
    told = "; ".join(f"{row[0].text}: {row[4].text}" for row in rows)
    return Scorecard(columns=ASSUMED_COLUMNS, rows=rows, widths=ASSUMED_WIDTHS,
                     alt=f"Anggapan {scene.name}, besar efek dengan selang bukti: {told}.")


def _cells(one: Raised) -> tuple[ScoreCell, ...]:
    made = one.intervention
    low, middle, high = (100 * (1 - pr) for pr in reversed(one.evidence))
    effect = said.effect_cell(low=low, middle=100 * (1 - made.pr) if one.assumed else middle, high=high,
                              assumed=one.assumed)
    return (
        ScoreCell(said.EFFECTS[one.id]),
        ScoreCell(said.coverage_cell(now=100 * made.coverage_now, then=100 * made.coverage_then)),
        ScoreCell(said.origin_cell(owner=one.owner, local=one.local)),
        ScoreCell(_share(one)),
        ScoreCell(effect if one.has_effect else said.NO_EFFECT),
        ScoreCell(said.EVIDENCE.get(_evidence(one.id), "")), ScoreCell(_source(one.id)))


def _share(one: Raised) -> str:
    share = 100 * one.intervention.affected_share
    return said.share_cell(share, own=one.own_share, example=one.share_open)


def _evidence(effect_id: str) -> str:
    """First word of the evidence: high, moderate, low, none."""
    return str(reference.table("effect_sizes").set_index("id").loc[effect_id, "evidence_quality"]).split(":")[0]


def _source(effect_id: str) -> str:
    """Who found the effect; derived ones and those not yet checked say so."""
    table = reference.table("effect_sizes").set_index("id")
    return said.SOURCES.get(effect_id) or str(table.loc[effect_id, "source"])
