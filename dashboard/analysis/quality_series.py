"""Signs that only show when measurements of the same child, or of one posyandu, are seen side by side.

Counts and rows to check; thresholds are ours. Reads a frame of counted measurements with child_id, posyandu, period
(first of month), age_days, weight_kg, height_cm, haz, method ('lying', 'standing' or missing). Nothing personal.
"""

from __future__ import annotations

import pandas as pd

FALL_CM = 1.0
HAZ_JUMP = 1.5
HAZ_JUMP_MONTHS = 3
SAME_HEIGHT_MONTHS = 3
COPIED_CHILDREN = 5
WHOLE_NUMBERS_NEEDED = 10
STANDING_FROM_DAYS = 731


def series_signs(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows in their order with one bool column per sign, on the later of two measurements.

    ``height_falls`` by more than 1 cm against the child's previous height; ``haz_jumps`` by more than 1.5 within 3
    months; ``height_same`` for 3 months or longer; ``copied``: the same height and weight in at least 5 children of one
    posyandu and month; ``method_against_age``: lying from 731 days, standing before.
    """
    ordered = frame.assign(_month=_months(frame["period"])).reset_index(drop=True).sort_values("_month", kind="stable")
    previous = ordered.groupby("child_id", dropna=True)[["height_cm", "haz", "_month"]].shift()
    gap = ordered["_month"] - previous["_month"]
    unchanged = ordered["height_cm"].round(1) == previous["height_cm"].round(1)
    signs = pd.DataFrame(
        {
            "height_falls": (previous["height_cm"] - ordered["height_cm"]).round(6) > FALL_CM,
            "haz_jumps": ((ordered["haz"] - previous["haz"]).abs().round(6) > HAZ_JUMP) & (gap <= HAZ_JUMP_MONTHS),
            "height_same": _months_unchanged(ordered, unchanged=unchanged) >= SAME_HEIGHT_MONTHS,
            "copied": _copied(ordered),
            "method_against_age": _method_against_age(ordered),
        }
    )
    return signs.sort_index().set_axis(frame.index, axis=0)


def _months(period: pd.Series) -> pd.Series:
    stamps = pd.to_datetime(period)
    return stamps.dt.year * 12 + stamps.dt.month


def _months_unchanged(ordered: pd.DataFrame, *, unchanged: pd.Series) -> pd.Series:
    """Months since the child's height was first written with the value it still has."""
    run = (~unchanged).groupby(ordered["child_id"]).cumsum()
    first = ordered.groupby([ordered["child_id"], run])["_month"].transform("min")
    return (ordered["_month"] - first).where(unchanged, 0)


def _copied(ordered: pd.DataFrame) -> pd.Series:
    known = ordered[["posyandu", "weight_kg", "height_cm"]].notna().all(axis=1)
    keys = ["posyandu", "_month", "weight_kg", "height_cm"]
    same = ordered.groupby(keys)["_month"].transform("size")
    return known & (same >= COPIED_CHILDREN)


def _method_against_age(ordered: pd.DataFrame) -> pd.Series:
    old = ordered["age_days"] >= STANDING_FROM_DAYS
    return ((ordered["method"] == "lying") & old) | ((ordered["method"] == "standing") & ~old)


def whole_numbers_only(frame: pd.DataFrame) -> pd.DataFrame:
    """Posyandu-months with at least 10 heights, all whole centimetres: posyandu, period, n."""
    known = frame.dropna(subset=["posyandu", "height_cm"])
    whole = known.assign(_whole=(known["height_cm"] % 1 == 0))
    units = whole.groupby(["posyandu", "period"])["_whole"].agg(["size", "all"]).reset_index()
    found = units[(units["size"] >= WHOLE_NUMBERS_NEEDED) & units["all"]]
    return found.rename(columns={"size": "n"})[["posyandu", "period", "n"]].reset_index(drop=True)
