"""A search that tries: every sum the page offers, with the totals of the page opd, leaves a hidden desa hidden.

The attacker knows every number due, every label of the services and who reported; sums over the kabupaten, kecamatan
and those whose report came are intersected until nothing moves.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.queries.desa_services import desa_services
from dashboard.settings import Settings
from dashboard.stories import STORIES, pasti
from dashboard.stories.pasti_register import REPORTED, group_of
from dashboard.stories.service_labels import label_services
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database

SETTINGS = Settings()
PERIOD = date(2026, 8, 1)
Sum = tuple[frozenset[str], float]
Ranges = dict[str, tuple[float, float]]


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def shown_counts(story: Story) -> list[float | None]:
    """Counts of the five steps as the table twin (and so every export) holds them."""
    return [cell if isinstance(cell, int | float) else None for cell in (row[2] for row in story.table.rows)]


def tell(database: Database, *, group: str, kecamatan: str | None = None, desa: str = "") -> list[float | None]:
    chosen = Selection(period=PERIOD, kecamatan=kecamatan, options={"pasti_kelompok": group, "pasti_desa": desa})
    return shown_counts(STORIES["pasti"](chosen, database, SETTINGS)) or [None] * 5


def label_range(label: str, n: float) -> tuple[float, float]:
    """What a reader takes a label of services for."""
    if label.startswith("n<"):
        return 0, n
    if label.startswith("<"):
        return 1, min(4, n)
    return (max(n - 4, 0), n - 1) if label.startswith("sisa") else (0, n)


def narrow(cells: Ranges, *, sums: list[Sum]) -> None:
    """Subtract every sum from every cell in it until no range moves."""
    for _ in range(60):
        before = dict(cells)
        for codes, total in sums:
            low, high = sum(cells[c][0] for c in codes), sum(cells[c][1] for c in codes)
            for code in codes:
                a, b = cells[code]
                cells[code] = max(a, total - (high - b)), min(b, total - (low - a))
        if cells == before:
            return


@pytest.mark.parametrize("key", pasti.GROUPS)
def test_no_sum_of_the_page_opens_a_hidden_desa(database: Database, key: str) -> None:
    group = group_of(key)
    labels = label_services(database, period=PERIOD, settings=SETTINGS)
    rows = desa_services(database, period=PERIOD)
    desa = queries.desa_list(database)
    parent = dict(zip(desa["code"], desa["kecamatan_code"], strict=True))
    for step in (one for one in group.steps if one.part == "numerator"):
        own = rows[rows["indicator_id"] == step.indicator].set_index("desa_code")
        truth, due = own["numerator"].to_dict(), own["denominator"].to_dict()
        came = {code for code in truth if own.loc[code, "period"].date() == PERIOD}
        last = group.steps[REPORTED].indicator == step.indicator
        cells: Ranges = {}
        for code, x in truth.items():
            label = labels.desa[(step.indicator, code)]
            cells[code] = (x, x) if not label else label_range(label, max(due[code], x))
        start = dict(cells)
        sums = shown_sums(database, group=key, number=step.number, truth=truth, parent=parent,
                          came=came if last else None, labels=labels.totals, indicator=step.indicator)
        narrow(cells, sums=sums)
        for code, (low, high) in cells.items():
            assert low <= truth[code] <= high
            first, final = start[code]
            assert high - low + 1 >= min(3, final - first + 1), (key, step.number, code, (first, final), (low, high))


def shown_sums(
    database: Database, *, group: str, number: int, truth: dict[str, float], parent: dict[str, str],
    came: set[str] | None, labels: dict[tuple[str, str | None], str], indicator: str,
) -> list[Sum]:
    """Every sum a reader can have: totals of the page opd, the step's own, and those whose report came."""
    inside = {code for code in truth if all_steps_known(database, group=group, desa=code)}
    sums: list[Sum] = []
    for place in (None, *sorted(set(parent.values()))):
        members = {code for code in truth if place in (None, parent[code])}
        counts = tell(database, group=group, kecamatan=place)
        if not labels.get((indicator, place), ""):
            sums.append((frozenset(members), sum(truth[c] for c in members)))
        if counts[number] is not None:
            part = members & inside
            assert counts[number] == sum(truth[c] for c in part)
            sums.append((frozenset(part), float(counts[number] or 0)))
        if came is not None and counts[REPORTED] is not None:
            part = members & inside & came
            assert counts[REPORTED] == sum(truth[c] for c in part)
            sums.append((frozenset(part), float(counts[REPORTED] or 0)))
    return sums


def all_steps_known(database: Database, *, group: str, desa: str) -> bool:
    """Whether every collected step of people is reported by this desa: only such desa are in the sums."""
    chain = pasti.measure_chains(database, group=group, period=PERIOD, settings=SETTINGS)
    return chain.of(desa).n_counted == 1


@pytest.mark.parametrize("key", pasti.GROUPS)
def test_a_desa_never_shows_what_the_services_hide_nor_a_difference_of_a_few(database: Database, key: str) -> None:
    group = group_of(key)
    labels = label_services(database, period=PERIOD, settings=SETTINGS)
    hidden = 0
    for code in queries.desa_list(database)["code"]:
        counts = tell(database, group=key, desa=str(code))
        for step in group.steps:
            if step.part == "numerator" and labels.desa.get((step.indicator, str(code))):
                assert counts[step.number] is None
                hidden += 1
        known = [value for value in counts[1:] if value is not None]
        assert all(not 1 <= abs(a - b) <= 4 for a, b in pairwise(known)), (code, counts)
        assert all(not 1 <= value <= 4 for value in known[1:])
    assert hidden, "a search without anything to find proves nothing"


@pytest.mark.parametrize("key", pasti.GROUPS)
def test_no_difference_of_a_few_in_a_kecamatan_or_the_kabupaten(database: Database, key: str) -> None:
    for place in (None, *queries.kecamatan_list(database)["code"]):
        known = [value for value in tell(database, group=key, kecamatan=place)[1:] if value is not None]
        assert all(not 1 <= abs(a - b) <= 4 for a, b in pairwise(known)), (place, known)
