"""A search that tries: every page, place, period and line offered, put together, leaves a hidden count hidden.

The attacker knows the rule, every n, the fit behind the bands and each unmapped child. All labels, totals and band
words of one period are intersected until nothing moves; a hidden cell keeps three counts, or all its label allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard import queries
from dashboard.analysis.small_areas import BetaBinomial, bands, fit_beta_binomial, posterior
from dashboard.settings import Settings
from dashboard.stories import STORIES, banding, choices, fair
from dashboard.stories.measures import measure_places
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words.banding import BAND_WORDS

SETTINGS = Settings()
WORDS = {word: band for band, word in BAND_WORDS.items()}


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def every_story(database: Database, period: date) -> Iterator[tuple[str, str, Story]]:
    """(slug, line, story) of all pages that print counts of desa or kecamatan, for every place and option."""
    places = (None, *(choice.value for choice in choices.kecamatan_choices(database)))
    options = {"banding": [(banding.OPTION, choice) for choice in banding.CHOICES], "lokus": [("", "")],
               "peta": [("peta_isi", "tingkat"), ("peta_isi", "jumlah")], "ringkasan": [("", "")],
               "mutu_data": [("", "")]}
    for slug, own in options.items():
        for kecamatan in places:
            for key, value in own:
                chosen = Selection(period=period, kecamatan=kecamatan, options={key: value})
                yield slug, value, STORIES[slug](chosen, database, SETTINGS)


def label_range(cell: object, n: int) -> tuple[int, int]:
    if isinstance(cell, int | np.integer):
        return int(cell), int(cell)
    text = str(cell)
    return (0, n) if text.startswith("n<") else (1, min(4, n)) if text == "<5" else (1, n)


def test_nothing_offered_opens_a_hidden_count(database: Database) -> None:
    months = queries.periods(database)
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
        fit = fit_beta_binomial(counts["n_stunted"].astype(float), n=counts["n_measured"].astype(float))
        for slug, line, story in every_story(database, period):
            read(story, slug=slug, line=line, cells=cells, totals=totals, n=n, unmapped=unmapped)
            chosen = fair.threshold_of(line if slug == "banding" else None, kabupaten_rate=places.kabupaten.rate,
                                       target=fair.target_of(database, period=period))
            if slug in ("banding", "peta") and fit is not None and chosen is not None:
                narrow_by_bands(story, line=chosen.value / 100, cells=cells, n=n, fit=fit)
        whole = places.kabupaten.n_stunted
        subtract(cells, totals=totals, parent=parent,
                 whole=None if whole is None else whole - sum(unmapped.values()))
        hidden = [one for one in places.desa if one.hidden]
        assert hidden
        for one in hidden:
            low, high = cells[one.code]
            assert low <= truth[one.code] <= high
            first, last = label_range(one.label, one.n_measured)
            assert high - low + 1 >= min(3, last - first + 1), (period, one.name, one.label, low, high)


def read(story: Story, *, slug: str, line: str, cells: dict[str, tuple[int, int]], totals: dict[str, int],
         n: dict[str, int], unmapped: dict[str, int]) -> None:
    """Counts and labels of the table twin, and the rates and chart rows that would give a count."""
    keys = [column.key for column in story.table.columns]
    if "n_stunted" not in keys:
        return
    for row in story.table.rows:
        code, cell = str(row[keys.index("code")]), row[keys.index("n_stunted")]
        if code in cells and n[code]:
            low, high = label_range(cell, int(n[code]))
            cells[code] = max(cells[code][0], low), min(cells[code][1], high)
            rate = row[keys.index("rate")] if "rate" in keys else None
            assert low == high or not isinstance(rate, float), (slug, line, code)
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
