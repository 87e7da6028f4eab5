"""A search that tries: services of every desa, kecamatan and the kabupaten, from all pages that print them, subtracted.

The attacker knows the rule and every number due, and takes nobody to serve more than are due. Labels and totals are
intersected until nothing moves; a hidden count of people served keeps three values, or all that its label allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stories.tiny_kabupaten import DESA, FEB25, KECAMATAN, TinyDatabase, areas

from dashboard import indicators, queries
from dashboard.queries.desa_services import desa_services
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.desa_picture import desa_known
from dashboard.stories.desa_services import services_by_desa
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database
from dashboard.words.numbers import displayed

SETTINGS = Settings()
Range = tuple[int, int]


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def label_range(cell: Any, n: int) -> Range:
    """What a label says of the people served of ``n``."""
    if isinstance(cell, int | float):
        return round(cell), round(cell)
    text = str(cell)
    if text.startswith("n<"):
        return 0, n
    if text.startswith("sisa <"):
        return n - 4, n - 1
    return (1, 4) if text.startswith("<") else (1, n)


def printed(story: Story) -> Iterator[tuple[int, Any]]:
    """(number of the indicator, people served as printed) of every reported row of a table."""
    keys = [column.key for column in story.table.columns]
    for row in story.table.rows:
        served = row[keys.index("numerator")]
        if row[keys.index("number")] is not None and served is not None:
            yield int(row[keys.index("number")]), served  # type: ignore[call-overload]


def narrow(cells: dict[str, Range], *, totals: dict[str, int], parent: dict[str, str], whole: int | None) -> None:
    """Take shown totals and the kabupaten's total until no range moves."""
    groups = {place: [code for code in cells if parent[code] == place] for place in set(parent.values())}
    for _ in range(30):
        before = dict(cells)
        ranges = {place: (totals[place],) * 2 if place in totals else (
            sum(cells[c][0] for c in members), sum(cells[c][1] for c in members)) for place, members in groups.items()}
        if whole is not None:
            low, high = sum(a for a, _ in ranges.values()), sum(b for _, b in ranges.values())
            ranges = {k: (max(a, whole - (high - b)), min(b, whole - (low - a))) for k, (a, b) in ranges.items()}
        for place, members in groups.items():
            low, high = sum(cells[c][0] for c in members), sum(cells[c][1] for c in members)
            for c in members:
                a, b = cells[c]
                cells[c] = max(a, ranges[place][0] - (high - b)), min(b, ranges[place][1] - (low - a))
        if cells == before:
            return


def attack(database: Any, *, period: Any) -> int:
    """Number of hidden cells, each of which was tried."""
    desa = desa_known(database)
    parent = {one.code: one.kecamatan_code for one in desa}
    rows = desa_services(database, period=period).to_dict("records")
    ids = {one.number: one.id for one in indicators.register(period)}
    n = {(row["indicator_id"], row["desa_code"]): round(row["denominator"]) for row in rows}
    truth = {(row["indicator_id"], row["desa_code"]): round(row["numerator"]) for row in rows}
    said: dict[tuple[str, str], Any] = {}
    for code in parent:
        story = STORIES["desa"](Selection(period=period, options={"desa": code}), database, SETTINGS)
        said |= {(ids[number], code): served for number, served in printed(story)}
    totals: dict[str, dict[str | None, int]] = {}
    for place in (None, *sorted(set(parent.values()))):
        story = STORIES["opd"](Selection(period=period, kecamatan=place), database, SETTINGS)
        for number, served in printed(story):
            if isinstance(served, int | float):
                totals.setdefault(ids[number], {})[place] = round(served)
    tried = 0
    for one in ids.values():
        own = {code: label_range(cell, n[(one, code)]) for (of, code), cell in said.items() if of == one}
        labels = dict(own)
        over = any(truth[(one, code)] > n[(one, code)] for code in own)
        shown = totals.get(one, {})
        narrow(own, totals={k: v for k, v in shown.items() if k is not None},
               parent={code: parent[code] for code in own}, whole=shown.get(None))
        for code, (low, high) in own.items():
            first, last = labels[code]
            assert over or low <= truth[(one, code)] <= high
            if first < last:
                tried += 1
                assert high - low + 1 >= min(3, last - first + 1), (one, code, said[(one, code)], low, high)
    return tried


def test_no_page_opens_what_another_hides_in_the_sample(database: Database) -> None:
    periods = queries.service_periods(database)
    assert attack(database, period=periods[-1]) > 100


reported = st.sampled_from([0, 4, 9, 10, 12, 20, 60]).flatmap(
    lambda n: st.tuples(st.one_of(st.just(n), st.integers(max(n - 5, 0), n), st.integers(0, n)), st.just(n)))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.none(), reported), min_size=len(DESA), max_size=len(DESA)))
def test_no_page_opens_what_another_hides_whatever_the_counts(reports: list[tuple[int, int] | None]) -> None:
    if not any(reports):
        return
    tiny = TinyDatabase()
    tiny.insert("area", areas())
    tiny.insert("coverage", [("s", code, "phbs_family", FEB25, *pair, None)
                             for code, pair in zip(DESA, reports, strict=True) if pair is not None])
    attack(tiny, period=FEB25)


def test_a_hidden_desa_keeps_its_status_only_where_it_tells_nothing(database: Database) -> None:
    period = queries.service_periods(database)[-1]
    n = {(row["indicator_id"], row["desa_code"]): round(row["denominator"])
         for row in desa_services(database, period=period).to_dict("records")}
    judged = 0
    for code, own in services_by_desa(database, period=period, settings=SETTINGS).items():
        for one in own.values():
            if one.state != "disamarkan" or one.status == "kosong":
                continue
            judged += 1
            due = n[(one.indicator.id, code)]
            low, high = label_range(one.label, due)
            found = {indicators.status(displayed(100 * x / due), one.indicator, settings=SETTINGS)
                     for x in range(low, high + 1)}
            assert found == {one.status}
    assert judged


def test_the_audit_of_lokus_judges_only_what_may_be_shown(database: Database) -> None:
    period = queries.periods(database)[-1]
    story = STORIES["lokus"](Selection(period=period), database, SETTINGS)
    keys = [column.key for column in story.table.columns]
    services = services_by_desa(database, period=period, settings=SETTINGS)
    for row in story.table.rows:
        own = services.get(str(row[0]), {}).values()
        assert (row[keys.index("judged")] or 0) == sum(1 for one in own if one.status != "kosong")
        assert (row[keys.index("critical")] or 0) == sum(1 for one in own if one.status == "kritis")


def test_a_kecamatan_shows_the_same_on_every_page(database: Database) -> None:
    """A total that the desa under it make private is private on the page of the OPD too."""
    tiny = TinyDatabase()
    tiny.insert("area", areas())
    hulu = [code for code in DESA if code.startswith("99.01.01")]
    lonely = [(hulu[0], 38, 40), (hulu[1], 30, 30)]
    others = [(code, 40, 80) for code in DESA if not code.startswith("99.01.01")]
    tiny.insert("coverage", [("s", code, "phbs_family", FEB25, x, n, None) for code, x, n in (*lonely, *others)])
    number = indicators.indicator("phbs_family").number
    told = {place: dict(printed(STORIES["opd"](Selection(period=FEB25, kecamatan=place), tiny,  # type: ignore[arg-type]
                                               SETTINGS))).get(number) for place in (None, *KECAMATAN)}
    assert told["99.01.01"] == "disamarkan"
    assert list(told.values()).count("disamarkan") >= 2 or told[None] == "disamarkan"
