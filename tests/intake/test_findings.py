"""The catalogue and the list a file collects: every code used is known and used, no text is left unfilled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dashboard.intake
from dashboard.intake.catalogue import CATALOGUE
from dashboard.intake.findings import Findings

SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in Path(dashboard.intake.__file__).parent.glob("*.py")
    if path.name != "catalogue.py"
)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_is_used_and_has_a_sentence(code):
    assert f'"{code}"' in SOURCE
    rule = CATALOGUE[code]
    assert rule.meaning.endswith((".", "{rincian}"))
    assert not rule.advice or rule.advice.endswith(".")
    assert set(re.findall(r"{(\w+)}", rule.meaning + rule.advice)) <= {"kolom", "rincian"}
    if rule.severity in ("tolak", "perbaikan") and code not in ("jenis_tidak_dikenal",):
        assert rule.advice, "what should the officer do?"


def test_an_unknown_code_is_a_programming_error():
    with pytest.raises(KeyError):
        Findings().add("entah")


def test_summaries_and_rows():
    findings = Findings()
    findings.add("data_contoh")
    findings.add("di_luar_batas", rows=list(range(2, 1502)), column="Berat")
    findings.add("di_luar_batas", rows=[], column="Tinggi")
    findings.add("ukur_sebelum_lahir", rows=[214])
    first, second, last = findings.summaries()
    assert (first.code, first.rows, first.row_numbers) == ("ukur_sebelum_lahir", 1, (214,))
    assert first.message.startswith("1 baris (baris 214): Tanggal ukur sebelum tanggal lahir.")
    assert second.message.startswith("1.500 baris (baris 2, 3, 4, …): Kolom Berat: nilai mustahil")
    assert second.row_numbers == tuple(range(2, 12))
    assert (last.code, last.rows) == ("data_contoh", 0)
    table = findings.table().to_pylist()
    assert len(table) == 1502
    assert table[0]["row_number"] is None
    assert {row["column_name"] for row in table} == {"", "Berat"}
    assert not any("{" in row["message"] for row in table)
