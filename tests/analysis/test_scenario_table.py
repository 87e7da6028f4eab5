"""The page of scenarios beside published figures: written by the code, and the code holds to what was published."""

from __future__ import annotations

import runpy
from typing import Any

import pytest

from dashboard.settings import PROJECT_ROOT


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    return runpy.run_path(str(PROJECT_ROOT / "tests" / "bench" / "scenario_table.py"))


def test_the_page_in_the_docs_is_what_the_code_writes(table: dict[str, Any]) -> None:
    written = (PROJECT_ROOT / "docs" / "andaikan.md").read_text(encoding="utf-8")
    assert written == table["page"](), "run: python tests/bench/scenario_table.py > docs/andaikan.md"


def test_presets_hold_to_the_printed_digits(table: dict[str, Any]) -> None:
    for row in table["preset_rows"]():
        assert row[5] == row[7], row[0]


@pytest.mark.parametrize(("review", "least", "most"), [("2008", 18, 26), ("2017", 7.5, 12)])
def test_the_ten_interventions_package_falls_as_published(
    table: dict[str, Any], review: str, least: float, most: float
) -> None:
    """About a fifth with the effects of 2008, about a tenth with the newer ones, at levels of 21 to 40 %."""
    for level in (0.2084, 0.36, 0.40):
        profile = table["scenario"].at_level(table["PROFILE"], level)
        assert least < table["cut"](table["package"](review, level=level), profile=profile) < most
