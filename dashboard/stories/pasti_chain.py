"""How many of one target group stand at each step, in every desa, kecamatan and the kabupaten, as far as may be shown.

Totals are sums over the desa that report every collected step, so that a missing report is never read as a loss.
Labels of services are those of every other page (``service_labels``); a sum that would cut through hidden desa, and a
difference of 1-4 people, is hidden too. Whatever follows a hidden step in a place is hidden with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import pandas as pd

from dashboard import queries
from dashboard.analysis.cascade import covered, part_may_stand, too_near
from dashboard.analysis.reporting import due_date, owed_month
from dashboard.analysis.suppression import suppress_services
from dashboard.queries import Database
from dashboard.queries.database import as_date
from dashboard.queries.desa_services import desa_services
from dashboard.settings import Settings
from dashboard.stories.choices import weighing_periods
from dashboard.stories.pasti_register import LISTED, REPORTED, SERVED, USED, Group, Step, group_of
from dashboard.stories.service_labels import label_services

State = Literal["nilai", "belum_ada_data", "disamarkan", "tidak_ada_sasaran"]
WHOLE = ""  # the place code of the kabupaten
# A step that fewer desa report than this share is not collected yet.
LEAST_SHARE = 0.5
Values = dict[str, float]  # by desa


@dataclass(frozen=True)
class StepCount:
    """One step in one place; ``count`` only where ``state`` is 'nilai'. ``n_desa`` = desa that report it."""

    step: Step
    state: State
    count: float | None
    n_desa: int = 0


@dataclass(frozen=True)
class Chain:
    """All steps of one place. ``n_counted`` of ``n_desa`` desa are in its sums; reports of the month: arrived, in time.

    ``n_owed`` 0 = no report is asked for here; ``n_in_time`` None = some report does not tell the day it came.
    """

    code: str
    steps: tuple[StepCount, ...]
    n_desa: int
    n_counted: int
    n_owed: int
    n_arrived: int
    n_in_time: int | None


@dataclass(frozen=True)
class Chains:
    """Every place of one group in one period."""

    places: Mapping[str, Chain]

    def of(self, code: str | None) -> Chain:
        """A desa or kecamatan by its code; None = the kabupaten."""
        return self.places[code or WHOLE]


@dataclass(frozen=True)
class _Facts:
    """Counts by step and desa, which reports of the month came (dated, in time), privacy labels by step and place."""

    parent: dict[str, str]
    values: dict[int, Values]
    arrived: frozenset[str]
    dated: frozenset[str]
    in_time: frozenset[str]
    labels: dict[int, dict[str, str]]


def measure_chains(database: Database, *, group: str, period: date, settings: Settings) -> Chains:
    """The steps of one target group at one period. Raises UnknownGroupError."""
    return database.once(_measure, group, period, settings)


def _measure(database: Database, key: str, period: date, settings: Settings) -> Chains:
    group = group_of(key)
    month, weighed = _months(database, period=period, settings=settings)
    facts = _facts(database, group=group, period=period, month=month, weighed=weighed, settings=settings)
    usable = tuple(number for number in (0, LISTED, SERVED, USED)
                   if len(facts.values.get(number, ())) >= LEAST_SHARE * len(facts.parent) > 0)
    inside = frozenset(code for code in facts.parent if all(code in facts.values[number] for number in usable))
    children: dict[str, list[str]] = {}
    for code, kecamatan in facts.parent.items():
        children.setdefault(kecamatan, []).append(code)
    counts: dict[str, dict[int, float]] = {code: {} for code in (*facts.parent, *children, WHOLE)}
    hidden: dict[str, set[int]] = {code: set() for code in counts}
    for number in (*usable, *([REPORTED] if _reports(group, usable=usable) else [])):
        _fill(number, group=group, facts=facts, inside=inside, children=children, counts=counts, hidden=hidden,
              settings=settings)
    _hide_near(group, children=children, counts=counts, hidden=hidden, settings=settings)
    reporting = _reports(group, usable=usable)
    places = {}
    for code, own in counts.items():
        desa = [code] if code in facts.parent else children.get(code) or list(facts.parent)
        arrived = [one for one in desa if one in facts.arrived] if reporting else []
        places[code] = Chain(
            code, _steps(group, own=own, hidden=hidden[code], desa=desa, facts=facts, settings=settings),
            n_desa=len(desa), n_counted=sum(1 for one in desa if one in inside), n_owed=len(desa) if reporting else 0,
            n_arrived=len(arrived), n_in_time=_in_time(arrived, facts=facts))
    return Chains(places)


def _months(database: Database, *, period: date, settings: Settings) -> tuple[date | None, date | None]:
    """The month whose sasaran counts, and the bulan timbang of the year (None when there was none yet)."""
    known = [month for month in queries.periods(database) if month <= period]
    weighing = [month for month in weighing_periods(database, settings=settings)
                if month <= period and month.year == period.year]
    weighed = weighing[-1] if weighing else None
    return weighed or (known[-1] if known else None), weighed


def _facts(
    database: Database, *, group: Group, period: date, month: date | None, weighed: date | None, settings: Settings
) -> _Facts:
    desa = queries.desa_list(database)
    parent = dict(zip(desa["code"].astype(str), desa["kecamatan_code"].astype(str), strict=True))
    reports = _latest_reports(database, group=group, period=period)
    children = queries.desa_counts(database, period=month).to_dict("records") if month is not None else []
    values: dict[int, Values] = {}
    labels: dict[int, dict[str, str]] = {}
    services = label_services(database, period=period, settings=settings)
    for step in group.steps[:REPORTED]:
        if step.table == "coverage":
            own = reports.get(step.indicator, {})
            values[step.number] = {code: float(row[step.part]) for code, row in own.items() if code in parent}
            if step.part == "numerator":
                labels[step.number] = {
                    **{code: services.desa.get((step.indicator, code), "") for code in values[step.number]},
                    **{place or WHOLE: label for (one, place), label in services.totals.items()
                       if one == step.indicator}}
        elif step.table == "sasaran":
            values[step.number] = {str(row["code"]): float(row[f"n_{step.part}"]) for row in children
                                   if not pd.isna(row[f"n_{step.part}"])}
        elif step.table == "desa_month" and weighed is not None:
            values[step.number] = {str(row["code"]): float(row[step.part]) for row in children if row["n_rows"] > 0}
            labels[step.number] = _weighed_labels(values[step.number], listed=values.get(LISTED, {}), parent=parent,
                                                  settings=settings)
    came = _arrivals(reports.get(group.steps[REPORTED].indicator, {}), period=period, settings=settings,
                     indicator=group.steps[REPORTED].indicator)
    return _Facts(parent, values, *came, labels)


def _latest_reports(database: Database, *, group: Group, period: date) -> dict[str, dict[str, dict[str, Any]]]:
    """Indicator -> desa -> its latest report of the year."""
    wanted = {step.indicator for step in group.steps if step.table == "coverage"}
    rows = desa_services(database, period=period)
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows[rows["indicator_id"].isin(list(wanted))].to_dict("records"):
        found.setdefault(str(row["indicator_id"]), {})[str(row["desa_code"])] = {str(k): v for k, v in row.items()}
    return found


def _weighed_labels(
    weighed: Values, *, listed: Values, parent: dict[str, str], settings: Settings
) -> dict[str, str]:
    """Labels of those weighed of those listed: few weighed, few listed, few left out."""
    codes = [code for code in weighed if code in listed]
    if not codes:
        return {}
    frame = pd.DataFrame({"code": codes, "kecamatan_code": [parent[code] for code in codes],
                          "x": [weighed[code] for code in codes], "n": [listed[code] for code in codes]})
    made = suppress_services(frame, code="code", min_cases=settings.min_cases_private,
                             min_measured=settings.min_measured_private)
    return {**dict(zip(codes, made.cells["label"], strict=True)),
            **dict(zip(made.totals["code"], made.totals["label"], strict=True))}


def _arrivals(
    reports: dict[str, dict[str, Any]], *, indicator: str, period: date, settings: Settings
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Desa whose report of the month asked for has come; those of them with a day; those in time."""
    scheduled = indicator in settings.scheduled_indicators
    owed = owed_month(period, months=settings.scheduled_months) if scheduled else period
    due = due_date(owed, day=settings.report_due_day)
    arrived = {code: row for code, row in reports.items() if as_date(row["period"]) == owed}
    dated = {code: as_date(row["reported_at"]) for code, row in arrived.items() if not pd.isna(row["reported_at"])}
    return frozenset(arrived), frozenset(dated), frozenset(code for code, day in dated.items() if day <= due)


def _in_time(arrived: list[str], *, facts: _Facts) -> int | None:
    if any(code not in facts.dated for code in arrived):
        return None
    return sum(1 for code in arrived if code in facts.in_time)


def _reports(group: Group, *, usable: tuple[int, ...]) -> bool:
    """Is there a step of people served whose report can be looked for?"""
    return _people_step(group) in usable and group.steps[REPORTED].collected


def _people_step(group: Group) -> int:
    """The last collected step of people: the one whose report is looked for."""
    return max(step.number for step in group.steps[:REPORTED] if step.collected)


def _fill(
    number: int, *, group: Group, facts: _Facts, inside: frozenset[str], children: dict[str, list[str]],
    counts: dict[str, dict[int, float]], hidden: dict[str, set[int]], settings: Settings,
) -> None:
    """Counts of one step in every place, and where they are hidden."""
    of = _people_step(group) if number == REPORTED else number
    values, labels = facts.values[of], facts.labels.get(of, {})
    for code, value in values.items():
        counts[code][number] = value if number != REPORTED or code in facts.arrived else 0.0
        if labels.get(code):
            hidden[code].add(number)
    summed = inside & facts.arrived if number == REPORTED else inside
    sums, unknown = 0.0, set[str]()
    secrets: list[set[str]] = []
    for kecamatan, desa in children.items():
        part = [code for code in desa if code in summed]
        secret = {code for code in desa if labels.get(code)}
        if labels.get(kecamatan):
            unknown |= secret
        else:
            secrets.append(secret)
        if not any(code in inside for code in desa):
            continue
        total = sum(values[code] for code in part)
        counts[kecamatan][number] = total
        sums += total
        if labels.get(kecamatan) or not part_may_stand(secret, part=part):
            hidden[kecamatan].add(number)
    if inside:
        counts[WHOLE][number] = sums
        # Of kecamatan whose totals are hidden only the sum of all is known: their cells are cut or not together.
        cut = any(not part_may_stand(one, part=summed) for one in (*secrets, unknown))
        if labels.get(WHOLE) or cut:
            hidden[WHOLE].add(number)


def _hide_near(
    group: Group, *, children: dict[str, list[str]], counts: dict[str, dict[int, float]], hidden: dict[str, set[int]],
    settings: Settings,
) -> None:
    """Steps that differ by 1-4 people from the step before them that has a count in the same place.

    The projected is no count of people: it stands on other pages beside the list, and no difference hides it here.
    Served of listed in one report is covered by the labels of services already; every other pair is covered here.
    """
    for places in (*children.values(), list(children), [WHOLE]):
        for after in (SERVED, USED, REPORTED):
            then = {code: counts[code][after] for code in places
                    if after in counts[code] and after not in hidden[code]}
            first = {code: counts[code][max(known)] for code in then
                     if (known := [number for number in counts[code] if LISTED <= number < after])}
            near = too_near(first, after=then, least=settings.min_cases_private)
            for code in near if _of_one_report(group, after=after) else covered(near, after=then):
                hidden[code].add(after)


def _of_one_report(group: Group, *, after: int) -> bool:
    """Whether a step is the numerator to the denominator that listed the group."""
    listed, step = group.steps[LISTED], group.steps[after]
    return step.part == "numerator" and listed.table == "coverage" and listed.indicator == step.indicator


def _steps(
    group: Group, *, own: dict[int, float], hidden: set[int], desa: list[str], facts: _Facts, settings: Settings
) -> tuple[StepCount, ...]:
    first_hidden = max(min(hidden, default=REPORTED + 1), SERVED)
    few = 0 < own.get(LISTED, 0) < settings.min_measured_private
    made = []
    for step in group.steps:
        reporting = sum(1 for code in desa if code in facts.values.get(step.number, {}))
        one = StepCount(step, "belum_ada_data", None, reporting)
        if step.number in own:
            one = replace(one, state="nilai", count=own[step.number])
            if step.number > LISTED and own.get(LISTED, 0) == 0:
                one = replace(one, state="tidak_ada_sasaran", count=None)
            elif step.number >= first_hidden or (few and step.number == LISTED and step.table != "sasaran"):
                one = replace(one, state="disamarkan", count=None)
        made.append(one)
    return tuple(made)
