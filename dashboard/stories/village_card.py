"""The newest scorecard that a desa's own cadre (KPM, eHDW) filled in: a short list beside the coverage of services.

Its definitions are its own: never mixed into the 29 cakupan, never added up over desa. Percentages are recomputed; a
typed one is only shown where no count can stand for it, and named so.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard import queries, reference
from dashboard.analysis.privacy_rules import MASKED
from dashboard.analysis.suppression_card import label_card
from dashboard.queries import Database
from dashboard.queries.stated import village_card
from dashboard.settings import Settings
from dashboard.stories.desa_services import services_by_desa
from dashboard.stories.measures import measure_places
from dashboard.stories.story import Column, Table, Value
from dashboard.words import village_card as said

# Parts that may add up to one another, or to another count of the card.
_PARTS = (
    ("mat_green", "mat_yellow", "mat_red"),
    ("pregnant_kek", "pregnant_high_risk", "pregnant_kek_or_high_risk"),
    ("pregnant_kek_visited", "pregnant_high_risk_visited", "pregnant_risk_visited"),
    ("caregivers_men", "caregivers_women", "caregivers_counselled", "parenting_class"),
    ("severe_wasting_visited", "moderate_wasting_visited", "stunted_visited", "children_poor_visited"))
_CONVERGENCE, _CHILDREN = "children_convergence", "children_0_23"
_STUNTING = "stunting_prevalence"  # as ``near_indicator``: hidden where the e-PPGBM count of stunted children is
COLUMNS = (Column("name", "Yang dihitung"), Column("counted", "Jumlah", "count"), Column("of", "Dari", "count"),
           Column("value", "Persen", "percent"))


@dataclass(frozen=True)
class CardLine:
    """One item. A hidden count holds its label; ``of`` None = the card does not say how many there are."""

    name: str
    counted: Value
    of: Value
    value: Value


@dataclass(frozen=True)
class Card:
    """One desa's newest card, in the order of the form; ``when`` in full, ``when_short`` for a column."""

    when: str
    when_short: str
    lines: tuple[CardLine, ...]

    @property
    def table(self) -> Table:
        """The list alone."""
        return Table(COLUMNS, tuple((one.name, one.counted, one.of, one.value) for one in self.lines))


def card_of(desa_code: str, *, database: Database, settings: Settings) -> Card | None:
    """The newest card of a desa, small counts hidden; None where it sent none."""
    return database.once(_card_of, desa_code, settings)


def _card_of(database: Database, desa_code: str, settings: Settings) -> Card | None:
    rows = village_card(database, desa_code=desa_code).to_dict("records")
    if not rows:
        return None
    year = int(rows[0]["year"])
    quarter = None if pd.isna(rows[0]["quarter"]) else int(rows[0]["quarter"])
    items = reference.table("scorecard_items").to_dict("records")
    whole_of = {str(one["code"]): str(one["counted_over"]) for one in items if one["counted_over"]}
    counts = {str(row["item"]): int(row["counted"]) for row in rows if not pd.isna(row["counted"])}
    stated = next((float(row["stated_percent"]) for row in rows
                   if row["item"] == _CONVERGENCE and not pd.isna(row["stated_percent"])), None)
    if stated is not None and _CHILDREN in counts:  # a share of few children would tell how many they are
        counts[_CONVERGENCE] = round(stated * counts[_CHILDREN] / 100)
        whole_of[_CONVERGENCE] = _CHILDREN
    near = {str(one["code"]): str(one["near_indicator"]) for one in items if one["near_indicator"]}
    labels = label_card(counts, whole_of=whole_of, parts=_PARTS,
                        also=_hidden_elsewhere(desa_code, year=year, near=near, database=database, settings=settings),
                        min_cases=settings.min_cases_private, min_measured=settings.min_measured_private)
    lines = [_line(str(one["name_id"]), code=str(one["code"]), counts=counts, labels=labels, whole_of=whole_of)
             for one in items if one["code"] in counts and one["code"] != _CONVERGENCE]
    if _CONVERGENCE in counts:
        name = next(str(one["name_id"]) for one in items if one["code"] == _CONVERGENCE)
        lines.append(CardLine(name, None, None, labels[_CONVERGENCE] or stated))
    return Card(said.quarter_words(year, quarter), said.quarter_short(year, quarter), tuple(lines))


def _line(name: str, *, code: str, counts: dict[str, int], labels: dict[str, str],
          whole_of: dict[str, str]) -> CardLine:
    label, whole = labels[code], whole_of.get(code, "")
    counted: Value = label or counts[code]
    if whole not in counts:
        return CardLine(name, counted, None, None)
    n = counts[whole]
    value: Value = label or (100 * counts[code] / n if n else None)
    return CardLine(name, counted, labels[whole] or n, value)


def _hidden_elsewhere(desa_code: str, *, year: int, near: dict[str, str], database: Database, settings: Settings
                      ) -> set[str]:
    """Items whose people are hidden in the coverage, or among the children measured, in any month of the card's year.

    The card is on screen whatever period is chosen, so all months of its year count.
    """
    hidden: set[str] = set()
    for period in queries.service_periods(database):
        if period.year == year:
            own = services_by_desa(database, period=period, settings=settings).get(desa_code, {})
            hidden |= {indicator for indicator, one in own.items() if one.state == MASKED}
    for period in queries.periods(database):
        if period.year == year:
            places = measure_places(database, period=period, settings=settings).desa
            hidden |= {_STUNTING for one in places if one.code == desa_code and one.hidden}
    return {code for code, indicator in near.items() if indicator in hidden}
