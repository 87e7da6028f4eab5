"""WHO z-scores in DuckDB: the SQL of ``dashboard/sql/anthro`` on a connection, and a frame-in, frame-out form."""

from __future__ import annotations

import duckdb
import pandas as pd

from dashboard.anthro.lms import lms_tables
from dashboard.settings import SQL

WHO_STANDING_FROM_DAYS = 274
EPPGBM_STANDING_FROM_DAYS = 0
DAYS_PER_MONTH = 30.4375

_INPUT_TYPES = {
    "sex": "str",
    "age_days": "Int64",
    "weight_kg": "Float64",
    "height_cm": "Float64",
    "method": "str",
    "oedema": "boolean",
}


def register_lms(con: duckdb.DuckDBPyConnection) -> None:
    """Make WHO's tables and the macros of ``sql/anthro`` available on this connection, as temporary objects.

    Afterwards ``FROM who_zscores('name_of_table', 274)`` adds standing_implausible, corrected_cm, haz, waz, whz (2
    decimals) and the three flags to a table or view with sex, age_days, weight_kg, height_cm, method, oedema. The
    class macros of ``04_classes.sql`` come with it.
    Raises AnthroError when the tables are not WHO's.
    """
    by_age, by_size = lms_tables()
    con.register("lms_by_age", by_age)
    con.register("lms_by_size", by_size)
    for path in sorted((SQL / "anthro").glob("[0-9][0-9]_*.sql")):
        con.execute(path.read_text(encoding="utf-8")).fetchall()
    con.unregister("lms_by_age")
    con.unregister("lms_by_size")


def zscores_frame(frame: pd.DataFrame, *, standing_from_days: int = WHO_STANDING_FROM_DAYS) -> pd.DataFrame:
    """z-scores of a frame with sex, age_days, weight_kg, height_cm, method and (optional) oedema.

    Returns, on the same index: oedema, standing_implausible, corrected_cm, haz, waz, whz (NaN when not computable),
    haz_flagged, waz_flagged, whz_flagged, and the classes height_for_age, weight_for_age, weight_for_height.
    ``standing_from_days=EPPGBM_STANDING_FROM_DAYS`` gives e-PPGBM's variant, only to compare with a file's own values.
    Raises AnthroError when WHO's tables are missing, KeyError when a column is.
    """
    given = frame if "oedema" in frame.columns else frame.assign(oedema=False)
    children = given[list(_INPUT_TYPES)].astype(_INPUT_TYPES).reset_index(drop=True)
    children.insert(0, "row_key", range(len(children)))
    with duckdb.connect(":memory:") as con:
        register_lms(con)
        con.register("children", children)
        sql = (SQL / "anthro" / "frame.sql").read_text(encoding="utf-8")
        scored = con.execute(sql, {"standing_from_days": standing_from_days}).df()
    scored.index = frame.index
    return scored


def days_from_months(months: float) -> int | None:
    """Age in days when a source gives only months; None from 60 months on.

    Months are dropped before they are converted, otherwise 60.0 months would slip in as day 1826. Source: WHO anthro.
    """
    if months < 0 or months >= 60:
        return None
    return int(months * DAYS_PER_MONTH + 0.5)
