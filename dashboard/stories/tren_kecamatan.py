"""Siapa yang berubah: each kecamatan in the same bulan timbang of two years, with the word that chance allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.analysis.change import FALL, NOT_COMPARABLE, RISE, Verdict, expected_by_chance
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import register
from dashboard.stories.charts import DotRow, Dots, Status
from dashboard.stories.choices import resolve_period, weighing_periods
from dashboard.stories.measures import Measure, Places, measure_places
from dashboard.stories.place import Area, chosen_area, empty_story, is_sample
from dashboard.stories.quality_word import judge_quality
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.words import classes, explain, frame, sentences, titles
from dashboard.words.numbers import displayed_change, month_short

SLUG = "tren"
QUESTION = "Benarkah berubah, dan siapa yang berubah?"
# A verdict beside a hidden count would narrow it.
HIDDEN = "disamarkan"


@dataclass(frozen=True)
class _Pair:
    """One kecamatan twice; ``verdict`` None where a value is hidden or missing."""

    before: Measure
    after: Measure
    verdict: Verdict | None

    @property
    def word(self) -> str:
        if self.verdict is not None:
            return self.verdict.direction
        return HIDDEN if self.before.hidden or self.after.hidden else classes.NO_DATA

    @property
    def compared(self) -> bool:
        return self.verdict is not None and self.verdict.direction != NOT_COMPARABLE

    @property
    def drawn(self) -> bool:
        return self.before.rate is not None and self.after.rate is not None


def tell_kecamatan(selection: Selection, database: Database, settings: Settings) -> Story:
    """Dumbbells of the latest bulan timbang and the same month of the last year that has it."""
    area = chosen_area(selection, database=database)
    until = resolve_period(selection, database=database, settings=settings)
    months = [month for month in weighing_periods(database, settings=settings) if until is None or month <= until]
    chosen = same_month_pair(tuple(months))
    if chosen is None:
        title = titles.kecamatan_changes(fell=0, rose=0, compared=0, all_places=0)
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=until, database=database,
                           sentence=frame.NO_PAIR, title=title)
    earlier, later = (measure_places(database, period=month, settings=settings) for month in chosen)
    pairs = _pairs(earlier, later=later, area=area)
    here = later.area(area.kecamatan)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=_takeaway(pairs, area=area),
        subtitle=f"Prevalensi stunting, persen, e-PPGBM {month_short(chosen[0])} (○) dan "
                 f"{month_short(chosen[1])} (●), {area.full}",
        filters=frame.filters_line(kecamatan=area.filter_name,
                                   period=f"{month_short(chosen[0])} dan {month_short(chosen[1])}"),
        source=frame.source_line(
            sources=(frame.register_source(chosen[0]), frame.register_source(chosen[1])), version=database.short,
            details=(register.coverage_short(here),),
            quality=judge_quality(database, period=chosen[1], kecamatan=area.kecamatan).word),
        charts=(_dots(pairs, months=chosen),), table=_table(pairs, months=chosen), facts=_facts(pairs),
        why=explain.WHY[SLUG], how=explain.how(SLUG, settings=settings), read_aloud=_read_aloud(pairs, months=chosen),
        is_sample=is_sample(database),
    )


def same_month_pair(months: tuple[date, ...]) -> tuple[date, date] | None:
    """The latest bulan timbang and the nearest earlier year's same month; None where no month came twice."""
    if not months:
        return None
    same = [month for month in months[:-1] if month.month == months[-1].month]
    return (same[-1], months[-1]) if same else None


def _pairs(earlier: Places, *, later: Places, area: Area) -> tuple[_Pair, ...]:
    before = {one.code: one for one in earlier.kecamatan}
    chosen = [one for one in later.kecamatan if area.kecamatan in (None, one.code) and one.code in before]
    made = [_Pair(before[one.code], one, register.change_between(before[one.code], later=one)) for one in chosen]
    return tuple(sorted(made, key=lambda pair: (-(pair.after.rate if pair.drawn and pair.after.rate else -1),
                                                pair.after.code)))


def _takeaway(pairs: tuple[_Pair, ...], *, area: Area) -> str:
    if all(pair.word == HIDDEN for pair in pairs):
        return titles.hidden(area=area.full, label="")
    compared = [pair for pair in pairs if pair.compared]
    if len(compared) == 1:
        before, after = compared[0].before, compared[0].after
        if before.rate is not None and after.rate is not None:
            return titles.one_kecamatan_change(name=after.name, before=before.rate, after=after.rate,
                                               verdict=compared[0].word)
    return titles.kecamatan_changes(
        fell=sum(1 for pair in compared if pair.word == FALL), rose=sum(1 for pair in compared if pair.word == RISE),
        compared=len(compared), all_places=len(pairs))


_STATUS: dict[str, Status] = {FALL: "mencapai", RISE: "kritis"}


def _dots(pairs: tuple[_Pair, ...], *, months: tuple[date, date]) -> Dots:
    rows = tuple(
        DotRow(
            code=pair.after.code, label=pair.after.name, value=pair.after.rate if pair.drawn else None,
            text=_text(pair), low=pair.after.low if pair.drawn else None,
            high=pair.after.high if pair.drawn else None, other=pair.before.rate if pair.drawn else None,
            status=_STATUS.get(pair.word, "netral"), note=pair.word)
        for pair in pairs
    )
    tops = [value for row in rows for value in (row.high, row.other) if value is not None]
    told = "; ".join(f"{row.label} {row.text}, {row.note}" for row in rows)
    return Dots(rows=rows, x_to=register.axis_end(max(tops, default=0.0)), title="Prevalensi stunting, persen",
                alt=f"Titik per kecamatan, {month_short(months[0])} ke {month_short(months[1])}: {told}.")


def _text(pair: _Pair) -> str:
    """``14,6% ke 11,4%``; a hidden value keeps its label."""
    return f"{pair.before.rate_text} ke {pair.after.rate_text}"


def _facts(pairs: tuple[_Pair, ...]) -> tuple[Fact, ...]:
    facts = [Fact(sentences.places_by_word(word=word, names=[p.after.name for p in pairs if p.word == word]))
             for word in (FALL, RISE, NOT_COMPARABLE, HIDDEN, classes.NO_DATA) if any(p.word == word for p in pairs)]
    compared = sum(1 for pair in pairs if pair.compared)
    if compared > 1:
        facts.append(Fact(sentences.chance_line(places=compared, expected=expected_by_chance(compared),
                                                noun="kecamatan")))
    return tuple(facts)


def _read_aloud(pairs: tuple[_Pair, ...], *, months: tuple[date, date]) -> str:
    named = [sentences.places_by_word(word=word, names=[p.after.name for p in pairs if p.word == word])
             for word in (FALL, RISE) if any(p.word == word for p in pairs)]
    told = "; ".join(named) or "Belum ada kecamatan yang jelas berubah"
    return f"Dari {month_short(months[0])} ke {month_short(months[1])} menurut e-PPGBM: {told}."


def _table(pairs: tuple[_Pair, ...], *, months: tuple[date, date]) -> Table:
    columns: tuple[Column, ...] = (Column("code", "Kode", "code"), Column("name", "Kecamatan"))
    for key, month in zip(("before", "after"), months, strict=True):
        when = month_short(month)
        columns += (
            Column(f"n_stunted_{key}", f"Balita stunting, {when}", "count"),
            Column(f"n_measured_{key}", f"Balita diukur, {when}", "count"),
            Column(f"rate_{key}", f"Prevalensi, {when}", "percent"),
            Column(f"coverage_{key}", f"Cakupan terdaftar, {when}", "percent"),
        )
    columns += (Column("change", "Perubahan", "points"), Column("verdict", "Putusan"))
    return Table(columns, tuple(_row(pair) for pair in pairs))


def _row(pair: _Pair) -> tuple[Value, ...]:
    cells: list[Value] = [pair.after.code, pair.after.name]
    for m in (pair.before, pair.after):
        tiny = m.label.startswith("n<")
        cells += [
            m.label if m.hidden else m.n_stunted, m.label if tiny else m.n_measured,
            m.rate if m.rate is not None else m.rate_text, m.label if tiny else m.coverage_registered,
        ]
    moved: Value = None
    if pair.before.rate is not None and pair.after.rate is not None:
        moved = displayed_change(before=pair.before.rate, after=pair.after.rate)
    return (*cells, moved, pair.word)
