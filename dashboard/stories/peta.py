"""Di mana tingkatnya tinggi, di mana anaknya banyak? A map of the desa: class of the rate, or count of children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard import queries
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import batas, petak, register
from dashboard.stories.bands import Bands, judge_bands
from dashboard.stories.charts import AreaMap, Tile, TileMap
from dashboard.stories.choices import resolve_period
from dashboard.stories.lokus_marks import LokusYear, lokus_of
from dashboard.stories.measures import Measure, Places, measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Column, Fact, Selection, Story, Table
from dashboard.stories.tables import PLACE_COLUMNS, place_row
from dashboard.words import banding, classes, explain, frame, sentences, titles
from dashboard.words.numbers import count, month_short

SLUG = "peta"
# The audit of the list that is marked on the map.
LOKUS_PAGE = "lokus"
QUESTION = "Di mana tingkatnya tinggi, di mana anaknya banyak?"
OPTION = "peta_isi"
View = Literal["tingkat", "jumlah"]
# "Sepertiga balita stunting tinggal di … desa".
SHARE_TOLD = 3
NAMED = 6


@dataclass(frozen=True)
class _Scene:
    area: Area
    period: date
    view: View
    places: Places
    desa: tuple[Measure, ...]
    bands: Bands | None
    lokus: LokusYear | None


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The map of one period: ``options["peta_isi"]`` is ``tingkat`` (default) or ``jumlah``.

    ``options["peta_bentuk"]`` is ``petak`` (default) or ``batas``, true boundaries where a boundary file was loaded.
    """
    area = chosen_area(selection, database=database)
    period = resolve_period(selection, database=database, settings=settings)
    if period is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=None, database=database)
    places = measure_places(database, period=period, settings=settings)
    if places.area(area.kecamatan).n_measured == 0:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database)
    scene = _Scene(
        area=area, period=period, view="jumlah" if selection.options.get(OPTION) == "jumlah" else "tingkat",
        places=places, desa=places.desa_of(area.kecamatan),
        bands=judge_bands(database, period=period, kabupaten=places.kabupaten, settings=settings),
        lokus=lokus_of(database, year=period.year),
    )
    here = places.area(area.kecamatan)
    shown = _map(scene, database=database, settings=settings)
    if selection.options.get(batas.OPTION) == "batas":
        shown = _on_boundaries(shown, database=database)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=_takeaway(scene, settings=settings), subtitle=_subtitle(scene),
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period)),
        source=frame.source_line(
            sources=(frame.register_source(period),), version=database.short, details=(register.coverage_short(here),),
            quality=judge_quality(database, period=period, kecamatan=area.kecamatan).word),
        charts=(shown,), table=_table(scene), facts=_facts(scene, chart=shown), why=explain.WHY[SLUG],
        how=explain.how(SLUG, settings=settings), read_aloud=_read_aloud(scene), is_sample=is_sample(database),
    )


def class_counts(desa: tuple[Measure, ...]) -> dict[str, int]:
    """Desa per WHO-UNICEF class, highest first."""
    return {name: sum(1 for one in desa if one.fill == name) for name in reversed(classes.CLASS_ORDER)}


def _takeaway(scene: _Scene, *, settings: Settings) -> str:
    low = register.low_coverage_title(
        scene.places.area(scene.area.kecamatan), area=scene.area.full, settings=settings)
    if low:
        return low
    if scene.view == "jumlah":
        return titles.map_counts(share=SHARE_TOLD, desa=_desa_holding_third(scene))
    counts = class_counts(scene.desa)
    return titles.map_rates(
        high=counts["tinggi"] + counts["sangat_tinggi"], middle=counts["sedang"],
        classed=sum(counts.values()) + sum(1 for one in scene.desa if one.fill == "di_bawah_10"),
        desa=len(scene.desa), kecamatan=scene.area.full if scene.area.kecamatan else None)


def _desa_holding_third(scene: _Scene) -> int | None:
    total = scene.places.area(scene.area.kecamatan).n_stunted
    return desa_holding(scene.desa, total=total, share=1 / SHARE_TOLD)


def desa_holding(desa: tuple[Measure, ...], *, total: int | None, share: float) -> int | None:
    """The fewest desa that hold ``share`` of the area's stunted children, counting shown desa only.

    None when the total is hidden or the shown desa do not hold that much.
    """
    shown = sorted((one.n_stunted for one in desa if one.n_stunted), reverse=True)
    if not total:
        return None
    needed, held = share * total, 0
    for at, n in enumerate(shown, start=1):
        held += n
        if held >= needed - 1e-9:
            return at
    return None


def _subtitle(scene: _Scene) -> str:
    what = "Prevalensi stunting, persen," if scene.view == "tingkat" else "Balita stunting tercatat"
    return f"{what} per desa, {scene.area.full}, {frame.register_source(scene.period)}"


def _map(scene: _Scene, *, database: Database, settings: Settings) -> TileMap:
    listed = queries.desa_list(database)
    if scene.area.kecamatan is None:
        positions, note = petak.kabupaten_positions(listed, kabupaten_code=scene.area.code)
    else:
        positions, note = petak.kecamatan_positions(listed[listed["kecamatan_code"] == scene.area.kecamatan])
    names = dict.fromkeys((one.kecamatan_code, one.kecamatan) for one in scene.desa)
    return TileMap(
        tiles=tuple(_tile(one, at=positions[one.code], scene=scene) for one in scene.desa), kecamatan=tuple(names),
        view=scene.view, alt=_alt(scene),
        key_title=classes.KEY_TITLE if scene.view == "tingkat" else "Balita stunting tercatat",
        note=note, selected=scene.area.kecamatan, thin_words=_thin_words(scene.desa, settings=settings),
    )


def _thin_words(desa: tuple[Measure, ...], *, settings: Settings) -> str:
    known = [one.coverage_registered is not None for one in desa if one.thin_lines]
    return classes.thin_lines_words(blank=settings.coverage_blank, enough=settings.coverage_enough,
                                    some_known=any(known), some_unknown=not all(known))


def _on_boundaries(chart: TileMap, *, database: Database) -> TileMap:
    """On true boundaries where there are any for these desa, else the hexagons as they are."""
    boundaries = batas.boundaries_of(database)
    return (batas.on_boundaries(chart, boundaries=boundaries) if boundaries else None) or chart


def _tile(one: Measure, *, at: tuple[float, float], scene: _Scene) -> Tile:
    lokus = scene.lokus
    return Tile(
        code=one.code, name=one.name, kecamatan_code=one.kecamatan_code, x=at[0], y=at[1], fill=one.fill,
        value_text=_cell_text(one, view=scene.view), hover=hover_text(one, lokus=lokus), thin_lines=one.thin_lines,
        lokus=lokus.mark(one.code) if lokus else "",
        count=float(one.n_stunted) if one.n_stunted is not None and one.n_measured else None,
    )


def _cell_text(one: Measure, *, view: View) -> str:
    """What may stand in the cell: nothing without data, and no rate where coverage takes the class away."""
    if one.n_measured == 0:
        return ""
    if view == "jumlah":
        return one.count_text
    return "" if one.fill == "cakupan_rendah" else one.rate_text.removesuffix("%")


def hover_text(one: Measure, *, lokus: LokusYear | None) -> str:
    """One desa in full; hidden numbers stay hidden here too."""
    tiny = one.label.startswith("n<")
    stunted = count(one.n_stunted) if one.rate is not None and one.n_stunted is not None else ""
    return sentences.hover(
        name=one.name, kecamatan=one.kecamatan, rate=one.rate_text, stunted=stunted, measured=one.measured_text,
        coverage=None if tiny or not one.n_measured else one.coverage_registered, badge=one.badge,
        lokus=lokus.words(one.code) if lokus else "")


def _alt(scene: _Scene) -> str:
    """``Peta 94 desa: 85 berdata; tertinggi di antara yang dapat ditampilkan Desa P …`` from what is shown only."""
    told = f"Peta {count(len(scene.desa))} desa: {count(sum(1 for d in scene.desa if d.n_measured))} berdata"
    if scene.view == "jumlah":
        shown = sorted((d for d in scene.desa if d.n_stunted), key=lambda d: (-(d.n_stunted or 0), d.code))
        return f"{told}; terbanyak {shown[0].name} {shown[0].count_text} balita." if shown else f"{told}."
    rated = sorted((d for d in scene.desa if d.has_class and d.rate is not None), key=lambda d: (d.rate or 0, d.code))
    if not rated:
        return f"{told}; belum ada yang dapat diberi kelas."
    low, high = rated[0], rated[-1]
    if low.rate_text == high.rate_text:
        return f"{told}; yang dapat ditampilkan {high.rate_text}."
    return (f"{told}; tertinggi di antara yang dapat ditampilkan {high.name} {high.rate_text}; "
            f"terendah {low.name} {low.rate_text}.")


def _facts(scene: _Scene, *, chart: TileMap) -> tuple[Fact, ...]:
    facts = [Fact(sentences.class_counts(counts=class_counts(scene.desa), words=classes.CLASS_WORDS))]
    if isinstance(chart, AreaMap) and chart.missing:
        facts.append(Fact(batas.missing_sentence(chart)))
    silent = sum(1 for one in scene.desa if one.n_measured == 0)
    low = sum(1 for one in scene.desa if one.fill == "di_bawah_10")
    if low:
        facts.append(Fact(sentences.surely_low(low)))
    unclassed = sum(1 for one in scene.desa if one.n_measured and not one.has_class) - low
    if silent or unclassed:
        facts.append(Fact(sentences.unclassed(silent=silent, unclassed=unclassed)))
    if scene.bands:
        facts += _band_facts(scene, bands=scene.bands)
    if scene.lokus:
        line = scene.lokus.line if scene.area.kecamatan is None else scene.lokus.line_within(scene.desa)
        facts.append(Fact(line, page=LOKUS_PAGE))
    return tuple(facts)


def _band_facts(scene: _Scene, *, bands: Bands) -> list[Fact]:
    here = {one.code: one for one in scene.desa}
    above = [here[code] for code in bands.codes("atas") if code in here]
    names = [_named(one) for one in above]
    counted = {band: sum(1 for code in bands.codes(band) if code in here) for band in ("atas", "belum", "bawah")}
    return [
        Fact(sentences.sure_high(names=names, line=bands.line, most=NAMED), number=count(len(above))),
        Fact(banding.counts_line(
            above=counted["atas"], unclear=counted["belum"], below=counted["bawah"], line=bands.line,
            unjudged=len(scene.desa) - sum(counted.values()), where=" di sini" if scene.area.kecamatan else "")),
    ]


def _named(one: Measure) -> str:
    """A desa with its rate and n; like its cell, without a rate where coverage takes the class away."""
    if one.hidden:
        return one.name
    rate = "" if one.fill == "cakupan_rendah" else f" {one.rate_text}"
    # "5 dari 14" already says of how many.
    return f"{one.name}{rate}" if " dari " in rate else f"{one.name}{rate} (n {one.measured_text})"


def _read_aloud(scene: _Scene) -> str:
    counts = sentences.class_counts(counts=class_counts(scene.desa), words=classes.CLASS_WORDS)
    here = scene.places.area(scene.area.kecamatan)
    level = f"Menurut e-PPGBM {month_short(scene.period)}, {scene.area.full}: {here.rate_text}."
    share = _desa_holding_third(scene)
    told = f"{level} {counts}."
    return f"{told} {titles.map_counts(share=SHARE_TOLD, desa=share)}." if share else told


def _table(scene: _Scene) -> Table:
    columns = (
        *PLACE_COLUMNS, Column("kecamatan", "Kecamatan"), Column("class", "Kelas"), Column("badge", "Catatan"),
        Column("band", f"Terhadap {scene.bands.line if scene.bands else 'ambang'}"), Column("lokus", "Lokus"),
    )
    return Table(columns, tuple(
        (*place_row(one), one.kecamatan, classes.CLASS_WORDS[one.fill], one.badge, _band_word(one, scene=scene),
         scene.lokus.mark(one.code) if scene.lokus else "")
        for one in scene.desa))


def _band_word(one: Measure, *, scene: _Scene) -> str:
    """As on the page that compares places; nothing for a desa nobody measured."""
    if scene.bands is None or not one.n_measured:
        return ""
    return banding.BAND_WORDS[scene.bands.of.get(one.code, "")]
