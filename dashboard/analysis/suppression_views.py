"""Several months that show the same report: what one of them hides, none of the others may give back.

A report stands until the next one comes, so a desa's count is on screen in every month from its report on. Hidden in
one month to cover a neighbour, it would be shown in the next, where that neighbour reported anew; and two totals that
differ by one report tell its change. Months are therefore hidden together: first each by itself, then what is hidden
anywhere is hidden everywhere, until nothing moves; then totals that share reports are subtracted, and more is hidden
where that narrows a cell.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from dashboard.analysis.privacy_rules import ServiceRule
from dashboard.analysis.suppression import (
    CELL,
    MIN_CASES,
    MIN_MEASURED,
    VALUES_LEFT,
    VALUES_LEFT_GUESSED,
    Suppressed,
    suppress_services,
)

Report = Hashable
Ranges = dict[Report, tuple[int, int]]
Place = tuple[str, str]  # column of the level ('' = everything) and code


@dataclass(frozen=True)
class _Sum:
    """Hidden reports whose counts add up to ``total``, as one month's table tells."""

    view: int
    place: Place
    reports: frozenset[Report]
    total: int


@dataclass(frozen=True)
class _Known:
    """``plus`` less ``minus`` is ``total``; ``sums`` are what it was worked out of."""

    plus: tuple[Report, ...]
    minus: tuple[Report, ...]
    total: int
    sums: tuple[_Sum, ...]


def suppress_service_views(
    views: Sequence[pd.DataFrame], *, level: str = "kecamatan_code", cases: str = "x", measured: str = "n",
    code: str = "code", report: str = "report", min_cases: int = MIN_CASES, min_measured: int = MIN_MEASURED,
) -> list[Suppressed]:
    """One result per view, as of ``suppress_services``, none of which opens a cell of another.

    Each view has one row per ``code`` with its ``level``, ``cases``, ``measured`` and ``report`` (equal in two views
    where both show the same report). Raises CountError.
    """
    book = _Book(views, level=level, names=(cases, measured, code, report), floors=(min_cases, min_measured))
    book.settle()
    while any(book.carried):
        found = book.narrowed()
        if found is None:
            break
        book.hide_for(found)
        book.settle()
    return book.results


class _Book:
    """The months of one indicator while they are hidden together."""

    def __init__(self, views: Sequence[pd.DataFrame], *, level: str, names: tuple[str, str, str, str],
                 floors: tuple[int, int]) -> None:
        self.views, self.level, self.floors = views, level, floors
        self.cases, self.measured, self.code, self.report = names
        self.rule = ServiceRule(*floors)
        self.reports = [dict(zip(view[self.code].astype(str), view[self.report], strict=True)) for view in views]
        self.members = [self._members(view, reports=own) for view, own in zip(views, self.reports, strict=True)]
        seen = [set(own.values()) for own in self.reports]
        # Per view: does another month show one of its reports?
        self.carried = [any(own & other for at2, other in enumerate(seen) if at2 != at) for at, own in enumerate(seen)]
        self.hidden: list[set[Place]] = [set() for _ in views]
        made = [self._suppressed(at) for at in range(len(views))]
        self.results = [result for result, _ in made]
        self.gone = [gone for _, gone in made]  # cells and totals each view hides

    def _members(self, view: pd.DataFrame, *, reports: Mapping[str, Report]) -> dict[Place, frozenset[Report]]:
        made: dict[Place, set[Report]] = {("", ""): set(reports.values())}
        for code, parent in zip(view[self.code].astype(str), view[self.level].astype(str), strict=True):
            made.setdefault((self.level, parent), set()).add(reports[code])
        return {place: frozenset(own) for place, own in made.items()}

    def _suppressed(self, at: int) -> tuple[Suppressed, set[Place]]:
        made = suppress_services(
            self.views[at], levels=(self.level,), cases=self.cases, measured=self.measured, code=self.code,
            min_cases=self.floors[0], min_measured=self.floors[1], also=frozenset(self.hidden[at]))
        cells, totals = made.cells, made.totals
        named = zip(totals["level"], totals["code"], totals["shown"], strict=True)
        return made, {
            *((CELL, str(code)) for code, shown in zip(cells[self.code], cells["shown"], strict=True) if not shown),
            *((level, code) for level, code, shown in named if not shown)}

    def _hide_also(self, more: set[Place], *, at: int) -> None:
        self.hidden[at] |= more
        self.results[at], self.gone[at] = self._suppressed(at)

    def settle(self) -> None:
        """What is hidden in one view is hidden in all that show the same, until nothing moves."""
        again = True
        while again:
            again = False
            reports = {report for at in range(len(self.views)) for report in self._hidden_reports(at)}
            totals = {members for at in range(len(self.views)) for members in self._hidden_totals(at)}
            for at in (at for at, carried in enumerate(self.carried) if carried):
                more = {(CELL, code) for code, report in self.reports[at].items() if report in reports}
                more |= {place for place, members in self.members[at].items() if members in totals}
                if more - self.gone[at]:
                    self._hide_also(more, at=at)
                    again = True

    def _hidden_reports(self, at: int) -> list[Report]:
        return [self.reports[at][code] for level, code in self.gone[at] if level == CELL]

    def _hidden_totals(self, at: int) -> list[frozenset[Report]]:
        return [self.members[at][place] for place in self.gone[at] if place[0] != CELL]

    def narrowed(self) -> _Known | None:
        """The subtraction that narrows a hidden cell too far; None where no subtraction does."""
        sums = [one for at in range(len(self.views)) if self.carried[at] for one in self._sums(at)]
        known = [_Known(tuple(one.reports), (), one.total, (one,)) for one in sums]
        known += [_difference(one, other) for one, other in combinations(sums, 2)
                  if one.view != other.view and one.reports & other.reports and one.reports != other.reports]
        label, guessed = self._ranges()
        return (_narrow(label, known=known, left=VALUES_LEFT)
                or _narrow(guessed, known=known, left=VALUES_LEFT_GUESSED))

    def _sums(self, at: int) -> list[_Sum]:
        """Each shown total less what is shown in it; the total of everything less the shown totals."""
        cells, totals = self.results[at].cells, self.results[at].totals
        inside: dict[str, list[tuple[str, int, bool]]] = {}
        for code, parent, x, shown in zip(cells[self.code].astype(str), cells[self.level].astype(str),
                                          cells[self.cases].round().astype(int), cells["shown"], strict=True):
            inside.setdefault(parent, []).append((code, x, shown))
        kept: list[_Sum] = []
        *parts, whole = zip(totals["code"], totals[self.cases].astype(int), totals["shown"], strict=True)
        for place, x, shown in parts:
            if shown:
                kept.append(self._sum(at, place=(self.level, place), own=inside[place], total=x))
        if whole[2]:
            left = whole[1] - sum(x for _, x, shown in parts if shown)
            own = [cell for place, _, shown in parts if not shown for cell in inside[place]]
            kept.append(self._sum(at, place=("", ""), own=own, total=left))
        return [one for one in kept if one.reports]

    def _sum(self, at: int, *, place: Place, own: Sequence[tuple[str, int, bool]], total: int) -> _Sum:
        hidden = frozenset(self.reports[at][code] for code, _, shown in own if not shown)
        return _Sum(at, place, hidden, total - sum(x for _, x, shown in own if shown))

    def _ranges(self) -> tuple[Ranges, Ranges]:
        """What the labels leave of every hidden report, and what they leave for whoever guesses why it is masked."""
        label: Ranges = {}
        guessed: Ranges = {}
        for at, result in enumerate(self.results):
            cells = result.cells
            for code, *ends, shown in zip(
                    cells[self.code].astype(str), cells["low"], cells["high"], cells["guessed_low"],
                    cells["guessed_high"], cells["shown"], strict=True):
                if not shown:
                    label[self.reports[at][code]] = ends[0], ends[1]
                    guessed[self.reports[at][code]] = ends[2], ends[3]
        return label, guessed

    def hide_for(self, found: _Known) -> None:
        """Hide the smallest count that only one of the months has; where there is none, the later total."""
        options = []
        for at, one in enumerate(found.sums):
            others = {report for also, other in enumerate(found.sums) if also != at
                      for report in self.reports[other.view].values()}
            cells = self.results[one.view].cells
            for code, parent, x, n, shown in zip(
                    cells[self.code].astype(str), cells[self.level].astype(str), cells[self.cases],
                    cells[self.measured], cells["shown"], strict=True):
                inside = one.place in (("", ""), (self.level, parent))
                covers = x >= 1 and n - x >= self.rule.min_cases
                if shown and inside and covers and self.reports[one.view][code] not in others:
                    options.append((float(x), float(n), code, one.view))
        if options:
            _, _, code, view = min(options)
            self._hide_also({(CELL, code)}, at=view)
        else:
            last = max(found.sums, key=lambda one: one.view)
            self._hide_also({last.place}, at=last.view)


def _difference(one: _Sum, other: _Sum) -> _Known:
    return _Known(tuple(one.reports - other.reports), tuple(other.reports - one.reports), one.total - other.total,
                  (one, other))


def _narrow(start: Ranges, *, known: Sequence[_Known], left: int) -> _Known | None:
    """Subtract until nothing moves; the first equation that leaves a cell fewer than ``left`` of its values."""
    now = dict(start)
    moved = True
    while moved:
        moved = False
        for one in known:
            signed = [(report, 1) for report in one.plus] + [(report, -1) for report in one.minus]
            low = sum(now[r][0] if sign > 0 else -now[r][1] for r, sign in signed)
            high = sum(now[r][1] if sign > 0 else -now[r][0] for r, sign in signed)
            for report, sign in signed:
                a, b = now[report]
                # Ends of the signed count that the others leave.
                ends = (one.total - (high - (b if sign > 0 else -a)), one.total - (low - (a if sign > 0 else -b)))
                least, most = (max(a, ends[0]), min(b, ends[1])) if sign > 0 else (max(a, -ends[1]), min(b, -ends[0]))
                if (least, most) == (a, b):
                    continue
                first, last = start[report]
                if most - least + 1 < min(left, last - first + 1):
                    return one
                now[report] = least, most
                low += (least - a) if sign > 0 else (b - most)
                high -= (b - most) if sign > 0 else (least - a)
                moved = True
    return None
