"""Hidden cells: the worked cases of the rule, and an attacker who tries every table that fits what is shown."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.analysis.suppression import CountError, shown_together, suppress, suppress_nested


def cells_of(counts):
    return pd.DataFrame({"code": list(counts), "x": list(counts.values()), "n": 30})


@pytest.mark.parametrize(
    ("counts", "hidden", "total_shown"),
    [
        ({"A": 7, "B": 3, "C": 12, "D": 0, "E": 9}, {"B": "<5", "A": "disamarkan"}, True),
        ({"A": 4, "B": 4, "C": 12}, {"A": "<5", "B": "<5", "C": "disamarkan"}, True),
        ({"A": 3, "B": 1, "C": 12}, {"A": "<5", "B": "<5"}, True),
        ({"A": 1, "B": 1, "C": 12, "D": 6}, {"A": "<5", "B": "<5", "D": "disamarkan"}, True),
        ({"A": 2, "B": 0}, {"A": "<5"}, False),
        ({"A": 7, "B": 12}, {}, True),
    ],
)
def test_worked_cases(counts, hidden, total_shown):
    result = suppress(cells_of(counts), code="code")
    labels = dict(zip(result["code"], result["label"], strict=True))
    assert {code: label for code, label in labels.items() if label} == hidden
    assert (result["shown"] == (result["label"] == "")).all()
    assert (result["total_shown"] == total_shown).all()


@pytest.mark.parametrize(
    ("x", "n", "label"),
    [(1, 30, "<5"), (4, 30, "<5"), (5, 30, ""), (0, 30, ""), (0, 9, "n<10"), (3, 9, "n<10"), (9, 9, "n<10"),
     (10, 10, "disamarkan"), (0, 0, ""), (0, 10, "")],
)  # fmt: skip
def test_primary_rule(x, n, label):
    others = pd.DataFrame({"x": [x, 50, 60, 70], "n": [n, 200, 200, 200]})
    assert suppress(others)["label"].iloc[0] == label


def test_raised_floor_is_named_in_the_label():
    frame = pd.DataFrame({"x": [6, 2, 50, 60], "n": [30, 15, 200, 200]})
    result = suppress(frame, min_cases=8, min_measured=20)
    assert result["label"].tolist()[:2] == ["<8", "n<20"]


def test_rows_without_counts_hide_nothing():
    frame = pd.DataFrame({"x": [np.nan, 20.0, 30.0], "n": [np.nan, 100.0, 100.0]})
    assert suppress(frame)["shown"].all()


@pytest.mark.parametrize(("x", "n"), [(-1, 10), (3, -2), (np.nan, 12)])
def test_impossible_counts_are_named(x, n):
    with pytest.raises(CountError, match="row"):
        suppress(pd.DataFrame({"x": [5.0, x], "n": [20.0, n]}))


def test_hidden_kecamatan_total_is_not_the_sum_of_its_desa():
    """K1 must hide its total; K2's total goes too, and with it one of its desa, or K2 could be added up again."""
    frame = pd.DataFrame(
        {"kec": ["K1", "K1", "K2", "K2", "K3", "K3"], "x": [2, 0, 8, 9, 20, 30], "n": [40, 40, 60, 60, 90, 90]}
    )
    result = suppress_nested(frame, levels=("kec",))
    totals = result.totals.set_index("code")
    assert totals.loc[["K1", "K2", "K3", ""], "shown"].tolist() == [False, False, True, True]
    assert result.cells["label"].tolist() == ["<5", "", "disamarkan", "", "", ""]


def test_small_kecamatan_total_label_does_not_tell_its_desa():
    """Four desa of one case each: a total labelled "<5" would mean exactly four."""
    frame = pd.DataFrame({"kec": ["K1"] * 4 + ["K2"] * 2, "x": [1, 1, 1, 1, 25, 30], "n": [40] * 4 + [90] * 2})
    totals = suppress_nested(frame, levels=("kec",)).totals.set_index("code")
    assert totals.loc["K1", "label"] == "disamarkan"


def test_small_kecamatan_total_label_does_not_tell_its_tiny_desa():
    """Two measured in one desa, nobody stunted in the other: "<5" would say that at least one of the two is."""
    frame = pd.DataFrame({"kec": ["K1", "K1", "K2", "K2"], "x": [1, 0, 25, 30], "n": [2, 40, 90, 90]})
    totals = suppress_nested(frame, levels=("kec",)).totals.set_index("code")
    assert totals.loc["K1", "label"] == "disamarkan"


def possible(x, n, label, masked_from=1):
    if label == "":
        return [x]
    return {"n": range(n + 1), "<": range(1, 5), "d": range(masked_from, n + 1)}[label[0]]


def attack(frame, result, masked_from=1):
    """Every table that fits all that is shown: per desa and per total, the values it may have, before and after.

    ``masked_from`` 5 = a reader who guesses that a cell called "disamarkan" holds five or more.
    """
    cells_seen = result.cells[["x", "n", "label"]].itertuples(index=False)
    ranges = [possible(x, n, label, masked_from) for x, n, label in cells_seen]
    tables = np.array(np.meshgrid(*ranges, indexing="ij")).reshape(len(ranges), -1)
    cells = dict(enumerate(tables))
    fits = np.ones(tables.shape[1], dtype=bool)
    for level, code, x, n, shown, label, _, _ in result.totals.itertuples(index=False):
        members = np.ones(len(frame), dtype=bool) if level == "" else (frame["kec"] == code).to_numpy()
        cells[level, code] = total = tables[members].sum(axis=0)
        if shown:
            fits &= total == x
        elif label != "disamarkan":
            fits &= np.isin(total, possible(x, n, label))
    return {key: (set(values), set(values[fits])) for key, values in cells.items()}


# Zeros, tiny groups and counts at the edges of the rule are drawn more often than chance would draw them.
cell = st.sampled_from([0, 1, 2, 3, 5, 9, 10, 11, 14, 30]).flatmap(
    lambda n: st.tuples(st.one_of(st.just(0), st.integers(0, min(n, 5)), st.integers(0, n)), st.just(n))
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["K1", "K2", "K3"]), cell), min_size=1, max_size=6))
def test_no_hidden_cell_can_be_recovered(rows):
    frame = pd.DataFrame([(k, x, n) for k, (x, n) in rows], columns=["kec", "x", "n"])
    result = suppress_nested(frame, levels=("kec",))
    sizes = [len(possible(x, n, label)) for x, n, label in result.cells[["x", "n", "label"]].itertuples(index=False)]
    assume(np.prod(sizes) <= 200_000)
    found = attack(frame, result)
    totals = result.totals.itertuples(index=False)
    hidden = [(at, x) for at, (x, shown) in enumerate(result.cells[["x", "shown"]].to_numpy()) if not shown]
    hidden += [((level, code), x) for level, code, x, _, shown, *_ in totals if not shown]
    guessed = attack(frame, result, masked_from=5)
    told = dict(enumerate(result.cells[["least", "most"]].itertuples(index=False)))
    told |= {(row.level, row.code): (row.least, row.most) for row in result.totals.itertuples(index=False)}
    for key, truth in hidden:
        labelled, left = found[key]
        assert truth in left
        assert len(left) >= min(3, len(labelled))
        assert (min(left), max(left)) == tuple(told[key])
        labelled, left = guessed[key]
        assert truth in left
        assert len(left) >= min(2, len(labelled))


def test_a_reader_who_takes_masked_for_five_or_more_learns_nothing():
    """B "<5" and A masked add up to 6: A five means B one. One more cell has to go."""
    result = suppress(cells_of({"A": 5, "B": 1, "C": 12, "D": 29}), code="code")
    assert result["label"].tolist() == ["disamarkan", "<5", "disamarkan", ""]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_kabupaten_of_94_desa_keeps_its_totals(seed):
    """With realistic sizes the kabupaten total is never lost, and no shown cell breaks the primary rule."""
    rng = np.random.default_rng(seed)
    n = rng.integers(0, 200, 94)
    frame = pd.DataFrame({"kec": rng.integers(0, 6, 94).astype(str), "x": rng.binomial(n, 0.18), "n": n})
    result = suppress_nested(frame, levels=("kec",))
    assert result.totals["shown"].iloc[-1]
    shown = result.cells[result.cells["shown"] & (result.cells["n"] > 0)]
    assert (shown["n"] >= 10).all()
    assert not shown["x"].between(1, 4).any()
    assert (shown["x"] < shown["n"]).all()


def test_sum_of_two_months_is_shown_only_where_both_are():
    first = suppress(pd.DataFrame({"code": ["A", "B", "C", "D"], "x": [7, 3, 40, 50], "n": 90}), code="code")
    second = suppress(pd.DataFrame({"code": ["A", "B", "C", "E"], "x": [9, 12, 41, 0], "n": 90}), code="code")
    assert second["shown"].all()
    together = shown_together([first, second], code="code").set_index("code")
    assert together["shown"].to_dict() == {"A": False, "B": False, "C": True, "D": True, "E": True}
    assert together.loc["B", "label"] == "disamarkan"


def test_hiding_reaches_the_province():
    """A kabupaten total given back by the province total takes another kabupaten, kecamatan and desa with it."""
    frame = pd.DataFrame(
        {
            "kab": ["P", "P", "Q", "Q", "R", "R"],
            "kec": ["P1", "P1", "Q1", "Q2", "R1", "R2"],
            "x": [2, 0, 20, 30, 60, 70],
            "n": [40, 40, 90, 90, 200, 200],
        }
    )
    result = suppress_nested(frame, levels=("kec", "kab"))
    hidden = result.totals[~result.totals["shown"]]
    assert list(zip(hidden["level"], hidden["code"], strict=True)) == [
        ("kec", "P1"), ("kec", "Q1"), ("kab", "P"), ("kab", "Q"),
    ]  # fmt: skip
    assert result.cells["label"].tolist() == ["<5", "", "disamarkan", "", "", ""]
