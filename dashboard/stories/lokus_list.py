"""The list that is audited: the year's lokus, or desa proposed in the address; and the old list against itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import queries
from dashboard.analysis.change import RoutineValue, routine_verdict
from dashboard.analysis.lokus_audit import Criterion, provincial_criterion
from dashboard.analysis.small_areas import fit_beta_binomial, posterior
from dashboard.queries import Database
from dashboard.stories.lokus_marks import LokusYear
from dashboard.stories.measures import Places
from dashboard.words import lokus as said
from dashboard.words.numbers import listed, month_short, percent

# Proposed codes in an address beyond these are a mistake, not a list.
MOST_PROPOSED = 60


@dataclass(frozen=True)
class AuditedList:
    """Desa codes with their status; ``year`` None = a proposal. ``listed`` = length of the published list if known."""

    codes: dict[str, str]
    year: int | None
    listed: int | None
    unknown: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return said.list_name(year=self.year, status=listed(sorted(set(self.codes.values()), reverse=True)))

    @property
    def short_name(self) -> str:
        return said.list_name(year=self.year, status="")


def proposed(given: str, *, known: set[str]) -> AuditedList:
    """The desa of ``lokus_usulan=code,code``; codes that are no desa here are kept apart."""
    codes = list(dict.fromkeys(part.strip() for part in given.split(",") if part.strip()))[:MOST_PROPOSED]
    return AuditedList({code: "usulan" for code in codes if code in known}, None, None,
                       tuple(code for code in codes if code not in known))


def of_year(found: LokusYear) -> AuditedList:
    """The list of one intervention year."""
    return AuditedList({code: str(mark) for code, mark in found.marks.items()}, found.year, found.listed)


def year_of(audited: AuditedList, *, period: date) -> int:
    """The year a list is for: its own, or for a proposal the year after the data it rests on."""
    return audited.year if audited.year is not None else period.year + 1


@dataclass(frozen=True)
class CriterionRange:
    """The provincial criterion if the desa that cannot be judged are not high, and if all of them are."""

    least: Criterion
    unknown: int
    grades: tuple[str, str]


def criterion(cells: pd.DataFrame, *, audited: AuditedList, min_cases: int) -> CriterionRange:
    """A (all) or B (75 %) of one bulan timbang, from suppressed cells: n_stunted, n_measured, label, least, most, code.

    High = at least ``min_cases`` stunted, and more cases or a higher share than the median desa. A desa labelled
    "<5" is therefore not high by definition, and no proposal can be used to find out a hidden count; a masked one is
    judged only where every count it may stand for is judged alike.
    """
    x, n = cells["n_stunted"].astype(float), cells["n_measured"].astype(float)
    many = max(float(x[n > 0].median()), float(min_cases - 1))
    share = float((x[n > 0] / n[n > 0]).median())
    counted = x.where(x >= min_cases, 0.0)
    measured = n.copy()
    for at in cells.index[(cells["label"] == "disamarkan") | cells["label"].str.startswith("n<")]:
        ends = [float(cells.at[at, "least"]), float(cells.at[at, "most"])]  # type: ignore[arg-type]
        found = {end >= min_cases and (end > many or end / measured[at] > share) for end in ends}
        if len(found) > 1:
            measured[at], counted[at] = 0.0, 0.0
    frame = pd.DataFrame({"x": counted, "n": measured, "is_lokus": cells["code"].isin(list(audited.codes))})
    least = provincial_criterion(frame, list_size=audited.listed, cases_above=many, share_above=share)
    size = least.judged + least.unknown
    best = (least.high + least.unknown) / size if size else float("nan")
    last = "A" if best >= 1 else "B" if best >= 0.75 else ""
    return CriterionRange(least, least.unknown, (least.grade, last))


def cohort_line(
    database: Database, *, audited: AuditedList, earlier: Places, later: Places
) -> str:
    """The fixed list in two months: the word chance allows; rates only where none of its desa is hidden.

    Where the earlier month is one the list was chosen on, it is high partly by chance: then the later one is held
    against what was to be expected of these desa (the shrunken share), never against the raw value.
    """
    both = [{one.code: one for one in places.desa if one.code in audited.codes} for places in (earlier, later)]
    counts = [_sum(database, period=places.period, codes=set(audited.codes)) for places in (earlier, later)]
    if min(n for _, n, _ in counts) <= 0:
        return ""
    chosen_then = _chosen_on(earlier.period, year=audited.year)
    if chosen_then:
        expected = database.once(_expected_cases, earlier.period, tuple(audited.codes))
        if expected is None:
            return ""
        counts[0] = (expected, *counts[0][1:])
    found = routine_verdict(RoutineValue(*counts[0]), later=RoutineValue(*counts[1]))
    hidden = any(one.hidden for places in both for one in places.values())
    rates = None if hidden else (percent(100 * counts[0][0] / counts[0][1]), percent(100 * counts[1][0] / counts[1][1]))
    return said.cohort_line(
        name=audited.short_name, before=month_short(earlier.period), after=month_short(later.period),
        verdict=found.direction, rates=rates, places=len(audited.codes), expected=chosen_then)


def _chosen_on(period: date, *, year: int | None) -> bool:
    """A list for year Y is chosen early in Y - 1 from what was known by then: August of Y - 2, February of Y - 1."""
    return year is not None and date(year - 2, 7, 1) <= period <= date(year - 1, 6, 30)


def _expected_cases(database: Database, period: date, codes: tuple[str, ...]) -> float | None:
    """Cases to be expected of these desa were nothing to change: children times the shrunken share; None without P."""
    counts = queries.desa_counts(database, period=period)
    fit = fit_beta_binomial(counts["n_stunted"].astype(float), n=counts["n_measured"].astype(float))
    chosen = counts[counts["code"].isin(list(codes)) & (counts["n_measured"] > 0)]
    if fit is None or chosen.empty:
        return None
    n = chosen["n_measured"].to_numpy(dtype=float)
    return float(posterior(chosen["n_stunted"].to_numpy(dtype=float), n=n, fit=fit).estimate @ n)


def _sum(database: Database, *, period: date, codes: set[str]) -> tuple[float, float, float | None]:
    """Stunted, measured, and measured/registered of these desa; coverage None where a registered sasaran is missing."""
    counts = queries.desa_counts(database, period=period)
    chosen = counts[counts["code"].isin(list(codes))]
    n, registered = float(chosen["n_measured"].sum()), chosen["n_registered"]
    total = 0.0 if registered.isna().any() else float(registered.sum())
    return float(chosen["n_stunted"].sum()), n, n / total if total else None
