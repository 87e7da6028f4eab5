"""Which cells may be shown: small counts are hidden, and so is whatever would give them back by subtraction.

Primary rule: hide a cell with 1-4 cases, with fewer than 10 measured, or in which every measured child is a case.
Complementary rule: as long as a hidden cell can be narrowed by subtraction from a shown total to fewer than three
values, hide the smallest shown cell of that total; when none is left, hide the total and look one level up.

Desa, kecamatan and kabupaten form a tree, and every total is the sum of its branches. Intervals pushed up and down a
tree are exact, so "can be narrowed" is decided, not guessed. Always run on the whole kabupaten (or province) and filter
afterwards: hiding inside one filter only would let two filters be subtracted.

Every n is taken as known to the reader. A cell without measured children (n = 0) hides nothing and stays shown.

A reader who knows the rule guesses that "disamarkan" on a single cell means five or more. The subtraction is therefore
tried a second time with that guess, and must still leave at least two values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.analysis.privacy_rules import LEFT_OUT, MASKED, ChildrenRule, Node, Rule, ServiceRule

MIN_CASES = 5
MIN_MEASURED = 10
# A hidden cell must keep at least this many possible values (or all it had, where its n allows fewer).
VALUES_LEFT = 3
# The same for a reader who takes "disamarkan" for "at least five".
VALUES_LEFT_GUESSED = 2
# Beside the names of the levels: a cell in ``also``.
CELL = "cell"
_TOTAL_COLUMNS = ("level", "code", "shown", "label", "least", "most")


class CountError(ValueError):
    """A count that cannot be: negative, or missing on one side only. The message carries the row."""


@dataclass(frozen=True)
class Suppressed:
    """``cells``: the input rows plus ``shown``, ``label``, ``least``, ``most``; ``totals``: level, code, cases,
    measured and the same four. ``cells`` also has what its label alone leaves of a cell: ``low``, ``high``, and for
    whoever guesses why it is masked ``guessed_low``, ``guessed_high``.

    ``totals.level`` is the column name of the level, ``''`` for the total of everything (code ``''`` too). ``least``
    and ``most`` bound what a reader can work out of labels and shown totals; both equal the count of a shown cell.
    """

    cells: pd.DataFrame
    totals: pd.DataFrame


def suppress(
    frame: pd.DataFrame,
    *,
    cases: str = "x",
    measured: str = "n",
    group: str | None = None,
    code: str | None = None,
    min_cases: int = MIN_CASES,
    min_measured: int = MIN_MEASURED,
) -> pd.DataFrame:
    """The frame with ``shown`` (bool), ``label`` ('<5', 'n<10', 'disamarkan' or '') and ``total_shown`` (bool).

    ``total_shown`` tells whether the total of the row's group may be shown. With ``group`` the totals of every group
    and the total over all groups count as shown; without it only the total over all rows. ``code`` breaks ties
    (default: the row order). Rows without counts (NaN) hide nothing. Raises CountError.
    """
    levels = () if group is None else (group,)
    result = suppress_nested(
        frame, levels=levels, cases=cases, measured=measured, code=code, min_cases=min_cases, min_measured=min_measured
    )
    totals = result.totals
    if group is None:
        return result.cells.assign(total_shown=bool(totals["shown"].iloc[-1]))
    own = totals[totals["level"] == group].set_index("code")["shown"]
    return result.cells.assign(total_shown=_keys(frame[group]).map(own.to_dict()).astype(bool).to_numpy())


def suppress_nested(
    frame: pd.DataFrame,
    *,
    levels: Sequence[str] = ("kecamatan_code",),
    cases: str = "x",
    measured: str = "n",
    code: str | None = None,
    min_cases: int = MIN_CASES,
    min_measured: int = MIN_MEASURED,
) -> Suppressed:
    """Hide cells and totals of a hierarchy: ``levels`` are columns, nearest total first (kecamatan, kabupaten).

    The total of everything is added on top and counts as shown, so one kabupaten needs only ``("kecamatan_code",)``.
    A kecamatan total that must be hidden takes another kecamatan total (and, if nothing in it is hidden yet, its
    smallest desa) with it, because the kabupaten total would give it back. Raises CountError.
    """
    return _suppressed(frame, levels=levels, cases=cases, measured=measured, code=code,
                       rule=ChildrenRule(min_cases, min_measured))


def suppress_services(
    frame: pd.DataFrame,
    *,
    levels: Sequence[str] = ("kecamatan_code",),
    cases: str = "x",
    measured: str = "n",
    code: str | None = None,
    min_cases: int = MIN_CASES,
    min_measured: int = MIN_MEASURED,
    also: frozenset[tuple[str, str]] = frozenset(),
) -> Suppressed:
    """The same for people served of people due: a cell that leaves out 1-4 is hidden too ('sisa <5').

    More served than due is taken as everyone served, which is shown. ``also``: cells (``CELL``, code) and totals
    (level, code) that are hidden whatever their counts, because another table hides them. Raises CountError.
    """
    return _suppressed(frame, levels=levels, cases=cases, measured=measured, code=code,
                       rule=ServiceRule(min_cases, min_measured), also=also)


def _suppressed(
    frame: pd.DataFrame, *, levels: Sequence[str], cases: str, measured: str, code: str | None, rule: Rule,
    also: frozenset[tuple[str, str]] = frozenset(),
) -> Suppressed:
    leaves = _leaves(frame, cases=cases, measured=measured, code=code)
    nodes_by_level = _tree(frame, leaves, levels=levels)
    for leaf in leaves:
        _mark(leaf, rule=rule)
        if (CELL, leaf.code) in also and not leaf.hidden:
            _mask(leaf, rule=rule)
    for level, nodes in zip((*levels, ""), nodes_by_level, strict=True):
        for node in nodes:
            node.x, node.n = sum(c.x for c in node.children), sum(c.n for c in node.children)
            _mark(node, rule=rule)
            if (level, node.code) in also and not node.hidden:
                _mask(node, rule=rule)
            _protect(node, rule=rule)
    root = nodes_by_level[-1][0]
    root.least, root.most = root.low, root.high
    _tell_down(root)
    cells = frame.assign(
        shown=[not leaf.hidden for leaf in leaves], label=[leaf.label for leaf in leaves],
        least=[leaf.least for leaf in leaves], most=[leaf.most for leaf in leaves],
        low=[leaf.low for leaf in leaves], high=[leaf.high for leaf in leaves],
        guessed_low=[leaf.guessed_low for leaf in leaves], guessed_high=[leaf.guessed_high for leaf in leaves],
    )
    rows = [
        (level, node.code, node.x, node.n, not node.hidden, node.label, node.least, node.most)
        for level, nodes in zip((*levels, ""), nodes_by_level, strict=True)
        for node in nodes
    ]
    return Suppressed(cells, pd.DataFrame(rows, columns=[*_TOTAL_COLUMNS[:2], cases, measured, *_TOTAL_COLUMNS[2:]]))


def shown_together(parts: Sequence[pd.DataFrame], *, code: str) -> pd.DataFrame:
    """What may be shown of the sum of several periods: ``code``, ``shown``, ``label``, one row per code.

    A sum is shown only where each of its parts is; otherwise the part that is shown would give the hidden one back. So
    it tells nothing that is not on screen already. ``parts`` are results of ``suppress`` for one period each; totals
    go in the same way.
    """
    rows = pd.concat([part[[code, "shown"]] for part in parts], ignore_index=True)
    shown = rows.groupby(code, sort=False, dropna=False)["shown"].all().reset_index()
    return shown.assign(label=np.where(shown["shown"], "", MASKED))


def _keys(column: pd.Series) -> pd.Series:
    """Codes as text; a missing code (children of no known desa or kecamatan) is a branch of its own."""
    return column.astype(object).where(column.notna(), "").astype(str)


def _leaves(frame: pd.DataFrame, *, cases: str, measured: str, code: str | None) -> list[Node]:
    x, n = frame[cases].to_numpy(dtype=float), frame[measured].to_numpy(dtype=float)
    wrong = (x < 0) | (n < 0) | (np.isnan(x) != np.isnan(n))
    if wrong.any():
        at = int(np.argmax(wrong))
        raise CountError(f"row {frame.index[at]!r}: {cases}={x[at]}, {measured}={n[at]}")
    codes = [f"{i:08d}" for i in range(len(frame))] if code is None else _keys(frame[code]).tolist()
    xs, ns = np.rint(np.nan_to_num(x)).astype(int).tolist(), np.rint(np.nan_to_num(n)).astype(int).tolist()
    return [Node(c, x=a, n=b) for c, a, b in zip(codes, xs, ns, strict=True)]


def _tree(frame: pd.DataFrame, leaves: list[Node], *, levels: Sequence[str]) -> list[list[Node]]:
    """Nodes of every level, nearest first, the one root last. A branch is told apart by all its levels above."""
    columns = [_keys(frame[level]).tolist() for level in levels]
    root = Node("")
    made: list[dict[tuple[str, ...], Node]] = [{} for _ in levels]
    for at, leaf in enumerate(leaves):
        parent = root
        path: tuple[str, ...] = ()
        for depth in range(len(levels) - 1, -1, -1):
            path = (*path, columns[depth][at])
            if path not in made[depth]:
                made[depth][path] = Node(path[-1])
                parent.children.append(made[depth][path])
            parent = made[depth][path]
        parent.children.append(leaf)
    return [*(list(nodes.values()) for nodes in made), [root]]


def _mark(node: Node, *, rule: Rule) -> None:
    """Primary rule, and what the label lets a reader infer."""
    if node.n == 0:
        node.label = ""
    elif node.n < rule.min_measured:
        node.label = f"n<{rule.min_measured}"
    elif 1 <= node.x < rule.min_cases:
        node.label = f"<{rule.min_cases}"
    else:
        node.label = rule.telling(node)
    if node.children and node.hidden:
        # "<5" over four hidden cells of 1 would tell each of them; a masked total tells nothing its cells do not.
        low, high = sum(c.low for c in node.children), sum(c.high for c in node.children)
        told = min(high, rule.min_cases - 1) - max(low, 1) + 1
        if node.label.startswith("<") and told < min(VALUES_LEFT, high - low + 1):
            node.label = MASKED
    _infer(node, rule=rule)


def _infer(node: Node, *, rule: Rule) -> None:
    """Range of values a reader cannot tell apart; ``min_cases`` is the number in the label "<5"."""
    if not node.hidden:
        node.low = node.high = node.guessed_low = node.guessed_high = node.x
        return
    if node.label.startswith("n<"):
        low, high = 0, rule.most(node)
    elif node.label.startswith("<"):
        low, high = 1, rule.min_cases - 1
    elif node.label.startswith(LEFT_OUT):
        low, high = node.n - rule.min_cases + 1, node.n - 1
    else:
        # A masked cell has at least one case by the rule that chose it; a masked total may be zero.
        low, high = (0 if node.children else 1), rule.most(node)
    # The rule never masks a single cell under the floor; a masked total may lie there.
    guessed = rule.covering(node) if node.label == MASKED and not node.children else (low, high)
    if node.children:
        guessed = (max(low, sum(c.guessed_low for c in node.children)),
                   min(high, sum(c.guessed_high for c in node.children)))
        low, high = max(low, sum(c.low for c in node.children)), min(high, sum(c.high for c in node.children))
        guessed = max(guessed[0], low), min(guessed[1], high)
    node.low, node.high, (node.guessed_low, node.guessed_high) = low, high, guessed


def _narrowed(total: Node) -> bool:
    """Can a hidden branch of this shown total be narrowed by subtraction to fewer values than it must keep?"""
    branches = total.children
    low, high = sum(c.low for c in branches), sum(c.high for c in branches)
    for branch in branches:
        if branch.hidden:
            least = max(branch.low, total.x - (high - branch.high))
            most = min(branch.high, total.x - (low - branch.low))
            if most - least + 1 < min(VALUES_LEFT, branch.high - branch.low + 1):
                return True
    return _narrowed_by_guess(total)


def _narrowed_by_guess(total: Node) -> bool:
    """The same for a reader who takes "disamarkan" for what the rule hides to cover others, e.g. "at least five"."""
    branches = total.children
    low, high = sum(c.guessed_low for c in branches), sum(c.guessed_high for c in branches)
    for branch in branches:
        if branch.hidden:
            least = max(branch.guessed_low, total.x - (high - branch.guessed_high))
            most = min(branch.guessed_high, total.x - (low - branch.guessed_low))
            if most - least + 1 < min(VALUES_LEFT_GUESSED, branch.guessed_high - branch.guessed_low + 1):
                return True
    return False


def _tell_down(total: Node) -> None:
    """What a total's range leaves of each of its branches, down to the cells."""
    low, high = sum(c.low for c in total.children), sum(c.high for c in total.children)
    for branch in total.children:
        branch.least = max(branch.low, total.least - (high - branch.high))
        branch.most = min(branch.high, total.most - (low - branch.low))
        _tell_down(branch)


def _protect(total: Node, *, rule: Rule) -> None:
    """Complementary rule for one total, its branches being settled already."""
    if total.hidden:
        return
    while _narrowed(total):
        smallest = _smallest_shown(total.children, rule=rule)
        if smallest is None:
            _mask(total, rule=rule)
            return
        _mask(smallest, rule=rule)


def _smallest_shown(branches: Iterable[Node], *, rule: Rule) -> Node | None:
    shown = (b for b in branches if not b.hidden and rule.may_cover(b))
    return min(shown, key=lambda b: (b.x, b.n, b.code), default=None)


def _mask(node: Node, *, rule: Rule) -> None:
    """Hide a shown cell or total; a total whose cells are all shown would be their sum, so one of them goes too."""
    node.label = MASKED
    if node.children and not any(c.hidden for c in node.children):
        smallest = _smallest_shown(node.children, rule=rule)
        if smallest is not None:
            _mask(smallest, rule=rule)
    _infer(node, rule=rule)
