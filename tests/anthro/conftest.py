"""10,000 random children and what WHO's R package anthro 1.1.0.9000 says of them. No real child is in here."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.anthro.zscores import zscores_frame

DATA = Path(__file__).parent.parent / "data"


def _product_columns(source: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        "sex": source["sex"].map({1: "L", 2: "P"}),
        "age_days": source["age_days"],
        "weight_kg": source["weight"],
        "height_cm": source["lenhei"],
        "method": source["measure"].str.lower().map({"l": "lying", "h": "standing"}),
        "oedema": source["oedema"].str.lower().eq("y"),
    })


@pytest.fixture(scope="session")
def children() -> pd.DataFrame:
    source = pd.read_csv(DATA / "anthro_children.csv.gz")
    return _product_columns(source).assign(id=source["id"])


@pytest.fixture(scope="session")
def who_answers() -> pd.DataFrame:
    return pd.read_csv(DATA / "anthro_who_R.csv.gz")


@pytest.fixture(scope="session")
def scored(children: pd.DataFrame) -> pd.DataFrame:
    return zscores_frame(children)


@pytest.fixture
def child():
    """One child's row of scores from keyword values."""

    def score(**values):
        given = {"sex": "L", "age_days": 0, "weight_kg": None, "height_cm": None, "method": None, "oedema": False}
        return zscores_frame(pd.DataFrame([given | values])).iloc[0]

    return score
