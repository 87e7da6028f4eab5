"""The sample's scorecards and TPPS report go through the intake without a finding, in any kabupaten."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.intake import check_file
from dashboard.sample.population import make_population
from dashboard.sample.stated_files import write_stated
from dashboard.settings import Settings


@pytest.mark.parametrize("code", ["62.01", "17.08", "32.76"])
def test_files_are_read_whole_and_the_same_seed_writes_the_same(tmp_path: Path, code: str) -> None:
    population = make_population(code, children=300, seed=4)
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
    first, second = (write_stated(tmp_path / place, population=population, seed=4) for place in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    for path in first:
        report = check_file(path, folder=tmp_path / "data", settings=Settings(kabupaten_code=code))
        assert (report.status, report.rows_rejected, report.is_sample) == ("accepted", 0, True)
        assert [finding.code for finding in report.findings] == ["data_contoh"], path.name
