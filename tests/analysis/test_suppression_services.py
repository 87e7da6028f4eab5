"""Served of due: few served and few left out are hidden alike; an attacker who tries all tables wins nothing back."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.analysis.suppression import suppress_services


def labels_of(counts):
    """Labels of the desa of one kecamatan, and of its total, beside a second kecamatan that is large."""
    rows = [("K1", code, x, n) for code, (x, n) in counts.items()] + [("K2", "Y", 300, 600), ("K2", "Z", 200, 500)]
    result = suppress_services(pd.DataFrame(rows, columns=["kec", "code", "x", "n"]), levels=("kec",), code="code")
    cells = dict(zip(result.cells["code"], result.cells["label"], strict=True))
    total = result.totals.set_index("code").loc["K1", "label"]
    return {code: label for code, label in cells.items() if label}, total


@pytest.mark.parametrize(
    ("x", "n", "label"),
    [(3, 40, "<5"), (37, 40, "sisa <5"), (40, 40, ""), (0, 40, ""), (42, 40, ""), (5, 40, ""), (35, 40, ""),
     (3, 9, "n<10"), (9, 9, "n<10"), (0, 0, ""), (8, 10, "sisa <5")],
)  # fmt: skip
def test_primary_rule(x, n, label):
    hidden, _ = labels_of({"A": (x, n), "B": (20, 60), "C": (30, 70), "D": (40, 80)})
    assert hidden.get("A", "") == label


def test_the_few_left_out_are_covered_by_a_desa_that_leaves_out_more():
    """C serves everyone: hiding it would cover nothing, for whoever knows the rule."""
    hidden, total = labels_of({"A": (38, 40), "B": (20, 60), "C": (30, 30), "D": (50, 80)})
    assert hidden == {"A": "sisa <5", "B": "disamarkan"}
    assert total == ""


def test_where_nobody_can_cover_the_total_goes():
    hidden, total = labels_of({"A": (38, 40), "B": (30, 30)})
    assert hidden["A"] == "sisa <5"
    assert total == "disamarkan"


def test_a_lonely_report_hides_its_total():
    hidden, total = labels_of({"A": (38, 40)})
    assert hidden == {"A": "sisa <5", "Z": "disamarkan"}  # the kabupaten total would give K1 back
    assert total == "disamarkan"


def possible(x, n, label, guessed):
    if label == "":
        return [x]
    if label == "disamarkan":
        return range(5, n - 4) if guessed else range(1, n + 1)
    return {"n": range(n + 1), "<": range(1, 5), "s": range(n - 4, n)}[label[0]]


def attack(frame, result, *, guessed):
    """Per hidden cell and total: the values a reader may think of before and after all that is shown is used."""
    cells_seen = result.cells[["x", "n", "label"]].itertuples(index=False)
    ranges = [possible(x, n, label, guessed) for x, n, label in cells_seen]
    tables = np.array(np.meshgrid(*ranges, indexing="ij")).reshape(len(ranges), -1)
    fits = np.ones(tables.shape[1], dtype=bool)
    for level, code, x, n, shown, label, _, _ in result.totals.itertuples(index=False):
        members = np.ones(len(frame), dtype=bool) if level == "" else (frame["kec"] == code).to_numpy()
        total = tables[members].sum(axis=0)
        if shown:
            fits &= total == x
        elif label != "disamarkan":
            fits &= np.isin(total, possible(x, n, label, False))
    return {at: (set(values), set(values[fits])) for at, values in enumerate(tables)}


# Full and empty groups and those at the edges of the rule are drawn more often than chance would draw them.
cell = st.sampled_from([0, 2, 9, 10, 11, 14, 20, 30]).flatmap(
    lambda n: st.tuples(
        st.one_of(st.just(0), st.just(n), st.integers(max(n - 5, 0), n), st.integers(0, n), st.just(n + 2 if n else 0)),
        st.just(n))
)


@pytest.mark.parametrize("guessed", [False, True])
@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["K1", "K2", "K3"]), cell), min_size=1, max_size=6))
def test_no_hidden_cell_can_be_recovered(guessed, rows):
    frame = pd.DataFrame([(k, x, n) for k, (x, n) in rows], columns=["kec", "x", "n"])
    result = suppress_services(frame, levels=("kec",))
    counts = result.cells[["x", "n", "label"]].itertuples(index=False)
    assume(np.prod([max(len(possible(*one, guessed)), 1) for one in counts]) <= 200_000)
    found = attack(frame, result, guessed=guessed)
    for at, (x, shown) in enumerate(result.cells[["x", "shown"]].to_numpy()):
        if shown:
            continue
        labelled, left = found[at]
        if (frame["x"] <= frame["n"]).all():
            assert x in left
        assert len(left) >= min(2 if guessed else 3, len(labelled))
