"""Two versions on the command line: in words, and only what moved beside the headline."""

from __future__ import annotations

from datetime import UTC, datetime

from dashboard.headlines import HEADLINES, headline_changes
from dashboard.printing import before_after
from dashboard.warehouse.versions import Version


def version(name: str, **rows: int) -> Version:
    return Version(name, datetime(2026, 11, 22, tzinfo=UTC), rows, {"n_measured": 100, "prevalence": 12.5}, False)


def test_the_command_line_says_what_the_desk_says() -> None:
    old = version("stunting_2026-08_aaaaaaaaaaaa", measurement=100, coverage=10, coverage_conflict=0, zscore_audit=2)
    new = version("stunting_2026-08_bbbbbbbbbbbb", measurement=100, coverage=12, coverage_conflict=1, zscore_audit=3)
    told = before_after(old, new)
    moved = headline_changes(old, new)
    assert [line[0] for line in moved[len(HEADLINES):]] == ["Sel cakupan layanan", "Angka cakupan berbeda"]
    for words, was, now, gap in moved:
        (line,) = [line for line in told.splitlines() if line.strip().startswith(words)]
        assert line.split() == [*words.split(), *was.split(), *now.split(), *gap.split()]
    assert "_" not in told.replace(new.name, ""), "no name of a table"
    assert "baris" not in told


def test_the_first_version_has_nothing_before_it() -> None:
    told = before_after(None, version("stunting_2026-08_aaaaaaaaaaaa", measurement=100))
    assert "Baris pengukuran" in told
    assert "Balita diukur" in told
