"""What the page of versions says of a version: few cases are not told, there neither."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from dashboard.headlines import headline_changes, headline_of
from dashboard.warehouse.versions import Version


def _version(measured: int, stunted: int) -> Version:
    headline: dict[str, Any] = {"n_measured": measured, "n_stunted": stunted,
                                "prevalence": 100 * stunted / measured if measured else None}
    return Version("stunting_2026-08_0123456789ab", datetime(2026, 9, 1, tzinfo=UTC), {}, headline, False)


@pytest.mark.parametrize(("measured", "stunted", "told"), [
    (20, 3, "<5"), (20, 5, "5"), (20, 0, "0"), (9, 0, "disamarkan"), (9, 3, "<5"), (12, 12, "disamarkan"), (0, 0, "0"),
])
def test_few_cases_are_not_told(measured: int, stunted: int, told: str) -> None:
    after = _version(measured, stunted)
    changes = {label: (now, moved) for label, _, now, moved in headline_changes(_version(1000, 200), after)}
    now, moved = changes["Balita stunting"]
    assert now == told
    assert (moved == "") == (not told.isdigit())
    hidden = not told.isdigit()
    assert (headline_of(after.headline, key="prevalence") == "disamarkan") == hidden
    assert (changes["Prevalensi rutin"][0] == "disamarkan") == hidden
    assert headline_of(after.headline, key="n_measured") == str(measured)
