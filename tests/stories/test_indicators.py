"""The register of 29 and the one judgement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import indicators
from dashboard.settings import Settings

SETTINGS = Settings()


def test_the_register_is_complete_and_in_the_order_of_the_form() -> None:
    assert [one.number for one in indicators.register()] == list(range(1, 30))
    assert len({one.id for one in indicators.register()}) == 29
    assert {one.id for one in indicators.register() if one.lower_is_better} == {"unmet_need_kb", "unwanted_pregnancy"}
    assert sum(len(indicators.owned_by(owner.slug)) for owner in indicators.owners()) == 29


def test_kemenag_is_asked_and_dinkes_is_told() -> None:
    assert indicators.agency("kemenag").asked
    assert not indicators.agency("dinkes").asked


@pytest.mark.parametrize(("value", "judged"), [
    (58.0, "mencapai"), (90.0, "mencapai"), (57.9, "perhatian"), (43.0, "perhatian"), (42.9, "kritis"), (0.0, "kritis"),
    (None, "kosong"),
])
def test_higher_is_better(value: float | None, judged: str) -> None:
    # TTD remaja putri: target 58, so 43,0 is exactly 15 points short.
    assert indicators.status(value, indicators.indicator("adolescent_ttd"), settings=SETTINGS) == judged


@pytest.mark.parametrize(("value", "judged"), [
    (7.4, "mencapai"), (0.0, "mencapai"), (7.5, "perhatian"), (9.2, "perhatian"), (9.3, "kritis"), (11.1, "kritis"),
])
def test_lower_is_better(value: float, judged: str) -> None:
    # Unmet need: target 7,4; a quarter above it is 9,25.
    assert indicators.status(value, indicators.indicator("unmet_need_kb"), settings=SETTINGS) == judged


def test_the_limits_are_the_kabupatens_own() -> None:
    strict = Settings(status_gap_points=5)
    ttd = indicators.indicator("adolescent_ttd")
    assert indicators.status(52.0, ttd, settings=SETTINGS) == "perhatian"
    assert indicators.status(52.0, ttd, settings=strict) == "kritis"


@given(st.sampled_from(indicators.register()), st.floats(min_value=0, max_value=150),
       st.floats(min_value=0, max_value=150))
def test_a_better_value_is_never_judged_worse(of: indicators.Indicator, one: float, other: float) -> None:
    order = ["mencapai", "perhatian", "kritis"]
    better, worse = (min(one, other), max(one, other)) if of.lower_is_better else (max(one, other), min(one, other))
    judged = [order.index(indicators.status(value, of, settings=SETTINGS)) for value in (better, worse)]
    assert judged[0] <= judged[1]


def test_unknown_names_carry_the_name() -> None:
    with pytest.raises(indicators.UnknownIndicatorError, match="stunting_gizi"):
        indicators.indicator("stunting_gizi")
    with pytest.raises(indicators.UnknownAgencyError, match="dinas_x"):
        indicators.agency("dinas_x")
