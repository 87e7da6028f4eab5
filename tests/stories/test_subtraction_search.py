"""A search that tries: every page, place, option, indicator and text offered, together, leaves a hidden count hidden.

The attacker knows the rule, every n, the fit behind the bands and each unmapped child. All labels, totals and band
words of one period are intersected until nothing moves; a hidden cell keeps three counts, or all its label allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard import indicators, queries
from dashboard.analysis.small_areas import BetaBinomial, bands, fit_beta_binomial, posterior
from dashboard.screen.catalogue import ENTRIES
from dashboard.settings import Settings
from dashboard.stories import STORIES, banding, choices, fair
from dashboard.stories.charts import Dots, Funnel, TileMap
from dashboard.stories.measures import Measure, measure_places
from dashboard.stories.pages import PAGES
from dashboard.stories.place import whole_kabupaten
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words.banding import BAND_WORDS
from dashboard.words.numbers import month_short

SETTINGS = Settings()
WORDS = {word: band for band, word in BAND_WORDS.items()}


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def every_story(database: Database, period: date) -> Iterator[tuple[Selection, Story]]:
    """All pages for every place, option, indicator and text that an address may hold."""
    places = (None, *(choice.value for choice in choices.kecamatan_choices(database)))
    desa = queries.desa_list(database)["code"].tolist()
    owners = ("semua", "belum_lapor", *(choice.value for choice in choices.owner_choices(None)))
    for page in PAGES:
        offered = [(key, value) for key, values in page.options for value in (owners if key == "opd" else values)]
        for chosen in [{}, *({key: value} for key, value in offered), *texts_of(page.slug, desa=desa)]:
            for kecamatan in places if "kec" in ENTRIES[page.slug].uses else (None,):
                selection = Selection(period=period, kecamatan=kecamatan, options=chosen)
                yield selection, STORIES[page.slug](selection, database, SETTINGS)
        if "ind" in ENTRIES[page.slug].uses:
            for one in indicators.register():
                selection = Selection(period=period, indicator=one.id)
                yield selection, STORIES[page.slug](selection, database, SETTINGS)


def texts_of(slug: str, *, desa: list[str]) -> Iterator[dict[str, str]]:
    """What can be written into the address: one desa after the other, and each desa as a proposed list."""
    for key in {"lokus": ("lokus_usulan",), "desa": ("desa",), "pasti": ("pasti_desa",)}.get(slug, ()):
        yield from ({key: code} for code in desa)


def label_range(cell: object, n: int) -> tuple[int, int]:
    if isinstance(cell, int | np.integer):
        return int(cell), int(cell)
    text = str(cell)
    return (0, n) if text.startswith("n<") else (1, min(4, n)) if text == "<5" else (1, n)


def test_nothing_offered_opens_a_hidden_count(database: Database) -> None:
    months, kabupaten = queries.periods(database), whole_kabupaten(database).full
    for period in (months[0], months[-1]):
        counts = queries.desa_counts(database, period=period).set_index("code")
        n, truth = counts["n_measured"].to_dict(), counts["n_stunted"].to_dict()
        parent = counts["kecamatan_code"].to_dict()
        unmapped = {
            row["code"]: int(row["n_stunted"]) - sum(int(truth[code]) for code in truth if parent[code] == row["code"])
            for row in queries.kecamatan_counts(database, period=period).to_dict("records")}
        cells: dict[str, tuple[int, int]] = {code: (0, int(n[code])) for code in n}
        totals: dict[str, int] = {}
        places = measure_places(database, period=period, settings=SETTINGS)
        hidden = {one.code: one for one in (*places.desa, *places.kecamatan) if one.hidden}
        fit = fit_beta_binomial(counts["n_stunted"].astype(float), n=counts["n_measured"].astype(float))
        seen = set()
        for selection, story in every_story(database, period):
            seen.add(story.slug)
            nothing_is_drawn(story, hidden=hidden)
            read(story, selection=selection, period=period, cells=cells, totals=totals, n=n, unmapped=unmapped,
                 kabupaten=kabupaten)
            line = selection.options.get(banding.OPTION) if story.slug == "banding" else None
            chosen = fair.threshold_of(line, kabupaten_rate=places.kabupaten.rate,
                                       target=fair.target_of(database, period=period))
            if story.slug in ("banding", "peta") and fit is not None and chosen is not None:
                narrow_by_bands(story, line=chosen.value / 100, cells=cells, n=n, fit=fit)
        assert seen == set(STORIES)
        whole = places.kabupaten.n_stunted
        subtract(cells, totals=totals, parent=parent,
                 whole=None if whole is None else whole - sum(unmapped.values()))
        own = [one for one in places.desa if one.hidden]
        assert own
        assert len(totals) > 0
        for one in own:
            low, high = cells[one.code]
            assert low <= truth[one.code] <= high
            first, last = label_range(one.label, one.n_measured)
            assert high - low + 1 >= min(3, last - first + 1), (period, one.name, one.label, low, high)


def test_the_search_finds_what_is_there_to_find() -> None:
    """One count too many shown, and the same reading and subtracting opens the hidden cell beside it."""
    cells = {"a": (8, 8), "b": (1, 4), "c": (12, 12)}
    subtract(cells, totals={"k": 23}, parent=dict.fromkeys(cells, "k"), whole=None)
    assert cells["b"] == (3, 3)


def nothing_is_drawn(story: Story, *, hidden: dict[str, Measure]) -> None:
    """No chart carries a value at a hidden place."""
    for chart in story.charts:
        if isinstance(chart, Dots) and story.slug in ("banding", "tren", "praktik_baik", "ringkasan"):
            # Of two months the later one stands at ``value``; a pair with a hidden side is not drawn at all.
            assert all(row.value is None and row.low is None for row in chart.rows if row.code in hidden), story.slug
        if isinstance(chart, TileMap):
            assert all(tile.count is None for tile in chart.tiles if tile.code in hidden)
        if isinstance(chart, Funnel):
            assert not {point.code for point in chart.points} & set(hidden)


def read(story: Story, *, selection: Selection, period: date, cells: dict[str, tuple[int, int]],
         totals: dict[str, int], n: dict[str, int], unmapped: dict[str, int], kabupaten: str) -> None:
    """Counts and labels of the table twin for this period, by code or by month, and rates that would give a count."""
    columns = story.table.columns
    keys = [column.key for column in columns]
    stunted = [at for at, column in enumerate(columns) if column.label.startswith("Balita stunting")
               and ("," not in column.label or column.label.endswith(month_short(period)))]
    for row in story.table.rows:
        code = str(row[keys.index("code")]) if "code" in keys else selection.kecamatan or ""
        if "when" in keys and row[keys.index("when")] != month_short(period):
            continue
        if "place" in keys and row[keys.index("place")] == kabupaten:
            code = ""  # the kabupaten beside its kecamatan: its count is known anyway
        for at in stunted:
            cell = row[at]
            if code in cells and n[code]:
                low, high = label_range(cell, int(n[code]))
                cells[code] = max(cells[code][0], low), min(cells[code][1], high)
                rate = row[keys.index("rate")] if "rate" in keys else None
                assert low == high or not isinstance(rate, float), (story.slug, selection, code)
            elif code in unmapped and isinstance(cell, int | np.integer):
                totals[code] = int(cell) - unmapped[code]


def narrow_by_bands(story: Story, *, line: float, cells: dict[str, tuple[int, int]], n: dict[str, int],
                    fit: BetaBinomial) -> None:
    """A band word beside a cell rules out the counts that would have another band."""
    keys = [column.key for column in story.table.columns]
    if "band" not in keys:
        return
    for row in story.table.rows:
        code, band = str(row[0]), WORDS.get(str(row[keys.index("band")]), "")
        if code not in cells or not band or cells[code][0] == cells[code][1]:
            continue
        values = np.arange(cells[code][0], cells[code][1] + 1)
        found = np.array(bands(posterior(values, n=np.full(len(values), float(n[code])), fit=fit).above(line)))
        kept = values[found == band]
        cells[code] = int(kept.min()), int(kept.max())


def subtract(cells: dict[str, tuple[int, int]], *, totals: dict[str, int], parent: dict[str, str],
             whole: int | None) -> None:
    """Take shown totals and the kabupaten total until no range moves."""
    groups = {kecamatan: [code for code in cells if parent[code] == kecamatan] for kecamatan in set(parent.values())}
    for _ in range(50):
        before = dict(cells)
        ranges = {}
        for kecamatan, members in groups.items():
            low, high = sum(cells[c][0] for c in members), sum(cells[c][1] for c in members)
            ranges[kecamatan] = (totals[kecamatan],) * 2 if kecamatan in totals else (low, high)
        if whole is not None:
            low, high = sum(a for a, _ in ranges.values()), sum(b for _, b in ranges.values())
            ranges = {k: (max(a, whole - (high - b)), min(b, whole - (low - a))) for k, (a, b) in ranges.items()}
        for kecamatan, members in groups.items():
            total_low, total_high = ranges[kecamatan]
            low, high = sum(cells[c][0] for c in members), sum(cells[c][1] for c in members)
            for c in members:
                a, b = cells[c]
                cells[c] = max(a, total_low - (high - b)), min(b, total_high - (low - a))
        if cells == before:
            return
