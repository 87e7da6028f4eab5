"""Intake sets on disk: whole or absent, never changed, the same bytes twice are nothing new."""

from __future__ import annotations

import hashlib
import json

import pyarrow.parquet as pq
import pytest

from dashboard.intake import check_file, load_file, store
from dashboard.settings import Settings


@pytest.fixture
def path(maker):
    return maker.xlsx(maker.files / "feb.xlsx", maker.table(maker.headers["V3"], maker.children(12)))


def state(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_the_same_file_twice_is_unchanged(maker, path):
    first = maker.load(path)
    before = state(maker.folder)
    second = maker.load(path)
    assert (first.status, second.status) == ("accepted", "unchanged")
    assert state(maker.folder) == before
    assert second.as_json() == {**first.as_json(), "status": "unchanged"}
    renamed = maker.load(path.rename(path.with_name("salinan.xlsx")))
    assert (renamed.status, renamed.name) == ("unchanged", "salinan.xlsx")
    assert "sebagai feb.xlsx" in renamed.message


def test_a_set_is_named_by_the_hash_of_its_file(maker, path):
    report = maker.load(path)
    assert report.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    names = sorted(one.name for one in (maker.folder / "intake").iterdir())
    assert names == [f"{report.sha256}{suffix}" for suffix in (".findings.parquet", ".json", ".parquet")]
    about = json.loads((maker.folder / "intake" / f"{report.sha256}.json").read_text())
    assert set(about) == {
        "sha256",
        "file_name",
        "unmatched",
        "kind",
        "loaded_at",
        "extracted_at",
        "is_sample",
        "rows_read",
        "rows_accepted",
        "rows_rejected",
        "findings",
    }
    assert about["rows_read"] == about["rows_accepted"] + about["rows_rejected"] == 12


def test_findings_per_row(maker):
    children = maker.children(10)
    children[4]["weight"] = "banyak"
    report = maker.load(maker.xlsx(maker.files / "x.xlsx", maker.table(maker.headers["V3"], children)))
    table = pq.read_table(maker.folder / "intake" / f"{report.sha256}.findings.parquet").to_pylist()
    (one,) = [row for row in table if row["code"] == "angka_tidak_terbaca"]
    assert (one["row_number"], one["column_name"], one["severity"]) == (6, "Berat", "perbaikan")
    assert set(one) == {"row_number", "column_name", "code", "severity", "message"}
    assert not any("{" in row["message"] for row in table)


def test_check_writes_nothing(maker, path):
    report = check_file(path, folder=maker.folder, settings=Settings())
    assert report.status == "accepted"
    assert not maker.folder.exists()


def test_a_crash_before_the_json_leaves_no_set_and_the_next_load_is_whole(maker, path, monkeypatch):
    real = store.os.replace

    def power_cut(source, target):
        if str(target).endswith(".json"):
            raise OSError("no power")
        real(source, target)

    monkeypatch.setattr(store.os, "replace", power_cut)
    report = load_file(path, folder=maker.folder, settings=Settings())
    assert [finding.code for finding in report.findings] == ["folder_tidak_tertulis"]
    assert not list((maker.folder / "intake").glob("*.json"))
    monkeypatch.undo()
    assert maker.load(path).status == "accepted"
    assert not list((maker.folder / "intake").glob(".*"))


def test_set_aside_and_load_again(maker, path):
    report = maker.load(path)
    store.set_aside(maker.folder, [report.sha256])
    assert not list((maker.folder / "intake").glob("*.json"))
    assert maker.load(path).status == "accepted"


def test_a_set_that_lost_a_part_is_read_anew(maker, path):
    report = maker.load(path)
    (maker.folder / "intake" / f"{report.sha256}.parquet").unlink()
    assert maker.load(path).status == "accepted"
    assert len(maker.rows(report)) == 12


def test_a_damaged_json_is_read_anew(maker, path):
    report = maker.load(path)
    (maker.folder / "intake" / f"{report.sha256}.json").write_text("{")
    assert maker.load(path).status == "accepted"


def test_keys_of_load_json(maker, path):
    entry = maker.load(path).as_json()
    assert set(entry) == {"name", "sha256", "kind", "status", "rows_read", "rows_accepted", "rows_rejected", "findings"}
    for finding in entry["findings"]:
        assert set(finding) == {"code", "severity", "rows", "message", "row_numbers"}
    json.dumps(entry)
