"""Months that show the same reports: an attacker who solves all their tables at once wins no hidden count back."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from dashboard.analysis.suppression import suppress_services
from dashboard.analysis.suppression_views import suppress_service_views

KECAMATAN = {"A": "K1", "B": "K1", "C": "K1", "D": "K1", "Y": "K2", "Z": "K2", "X": "K2"}
LARGE = {"Y": (300, 600), "Z": (200, 500), "X": (250, 700)}


def view(reports):
    """``reports``: code -> (served, due, name of the report)."""
    return pd.DataFrame([(KECAMATAN[code], code, x, n, (code, name)) for code, (x, n, name) in reports.items()],
                        columns=["kecamatan_code", "code", "x", "n", "report"])


def label_ends(label, n):
    if label.startswith("n<"):
        return 0, n
    if label.startswith("sisa <"):
        return n - 4, n - 1
    return (1, min(4, n)) if label.startswith("<") else (1, n)


def attack(views, results):
    """Report -> (ends its label leaves, ends that all tables together leave), by integer programming."""
    ends = {}
    rows, totals = [], []
    for table, result in zip(views, results, strict=True):
        for report, x, n, shown, label in result.cells[["report", "x", "n", "shown", "label"]].itertuples(index=False):
            own = (x, x) if shown else label_ends(label, n)
            low, high = ends.get(report, own)
            ends[report] = max(low, own[0]), min(high, own[1])
        for level, code, x, shown in result.totals[["level", "code", "x", "shown"]].itertuples(index=False):
            if shown:
                inside = table["report"] if level == "" else table.loc[table["kecamatan_code"] == code, "report"]
                rows.append(set(inside))
                totals.append(x)
    names = list(ends)
    matrix = np.array([[name in row for name in names] for row in rows], dtype=float).reshape(len(rows), len(names))
    bounds = Bounds([ends[name][0] for name in names], [ends[name][1] for name in names])
    found = {}
    for at, name in enumerate(names):
        if ends[name][0] == ends[name][1]:
            continue
        aim = np.zeros(len(names))
        aim[at] = 1
        solved = [milp(sign * aim, integrality=np.ones(len(names)), bounds=bounds,
                       constraints=[LinearConstraint(matrix, totals, totals)] if rows else []) for sign in (1, -1)]
        assert all(one.success for one in solved)
        found[name] = ends[name], (round(solved[0].fun), round(-solved[1].fun))
    return found


def opened(views, results):
    return {name: now for name, (label, now) in attack(views, results).items()
            if now[1] - now[0] + 1 < min(3, label[1] - label[0] + 1)}


JANUARY = view({"A": (3, 40, "jan"), "B": (20, 60, "jan"), "C": (30, 70, "jan"), "D": (45, 80, "jan"),
                **{code: (*counts, "jan") for code, counts in LARGE.items()}})


def later(**new):
    rows = {row.code: (row.x, row.n, row.report[1]) for row in JANUARY.itertuples()}
    return view(rows | {code: (*counts, "feb") for code, counts in new.items()})


def test_a_cover_that_the_next_month_no_longer_needs_stays_hidden():
    """A reports anew and is no longer small; B, which covered it, still stands with its report of January."""
    february = later(A=(25, 40), C=(31, 70), D=(46, 80))
    alone = [suppress_services(one, code="code") for one in (JANUARY, february)]
    assert alone[0].cells.set_index("code").loc["B", "label"] == "disamarkan"
    assert alone[1].cells["shown"].all()
    assert ("A", "jan") in opened([JANUARY, february], alone)
    together = suppress_service_views([JANUARY, february])
    assert together[1].cells.set_index("code").loc["B", "label"] == "disamarkan"
    assert opened([JANUARY, february], together) == {}


def test_the_difference_of_two_totals_is_a_report_of_one_desa():
    """Only A reports anew: both months hide A and B, and the totals differ by what A has more."""
    february = later(A=(4, 40))
    together = suppress_service_views([JANUARY, february])
    assert opened([JANUARY, february], together) == {}
    assert all(not one.cells.set_index("code").loc["A", "shown"] for one in together)


def test_months_that_share_nothing_are_hidden_each_by_itself():
    february = later(**{code: (x + 1, n) for code, x, n in JANUARY[["code", "x", "n"]].itertuples(index=False)})
    together = suppress_service_views([JANUARY, february])
    for one, result in zip((JANUARY, february), together, strict=True):
        pd.testing.assert_frame_equal(result.cells, suppress_services(one, code="code").cells)
        pd.testing.assert_frame_equal(result.totals, suppress_services(one, code="code").totals)


def test_one_month_is_as_it_was():
    [one] = suppress_service_views([JANUARY])
    pd.testing.assert_frame_equal(one.cells, suppress_services(JANUARY, code="code").cells)


def test_the_attacker_finds_what_is_there_to_find():
    shown = suppress_services(JANUARY, code="code")
    shown.cells.loc[shown.cells["code"] == "B", ["shown", "label"]] = True, ""
    assert opened([JANUARY], [shown]) == {("A", "jan"): (3, 3)}


counts = st.sampled_from([9, 11, 20, 40, 60]).flatmap(
    lambda n: st.tuples(st.one_of(st.integers(1, 6), st.integers(max(n - 5, 0), n), st.integers(0, n)), st.just(n)))
months = st.fixed_dictionaries({code: st.one_of(st.none(), counts) for code in KECAMATAN})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.fixed_dictionaries(dict.fromkeys(KECAMATAN, counts)), st.lists(months, min_size=1, max_size=2))
def test_no_month_opens_another_whatever_the_counts(first, rest):
    standing = {code: (*pair, "0") for code, pair in first.items()}
    views = [view(standing)]
    for at, month in enumerate(rest, start=1):
        standing = standing | {code: (*pair, str(at)) for code, pair in month.items() if pair is not None}
        views.append(view(standing))
    assert opened(views, suppress_service_views(views)) == {}


@pytest.mark.parametrize("also", [frozenset(), frozenset({("cell", "C")}), frozenset({("kecamatan_code", "K1")})])
def test_what_is_hidden_beforehand_is_protected_like_the_rest(also):
    result = suppress_services(JANUARY, code="code", also=also)
    cells, totals = result.cells.set_index("code"), result.totals.set_index("code")
    assert all(not (cells if level == "cell" else totals).loc[code, "shown"] for level, code in also)
    assert opened([JANUARY], [result]) == {}
