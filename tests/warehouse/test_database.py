"""The only reader: bound questions, own frames, the newest version, many threads."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import duckdb
import pytest

from dashboard.warehouse import database as database_module
from dashboard.warehouse.database import NoDatabaseError, UnknownQuestionError, open_database
from dashboard.warehouse.versions import current_version, restore

QUESTIONS = {
    "how_many": "-- Berapa baris?\nSELECT count(*) AS n FROM measurement",
    "of_period": "-- Apa saja?\nSELECT desa_code, n_rows FROM desa_month WHERE period = $period AND n_rows > 0",
    "of_desa": "-- Apa saja?\nSELECT code FROM area WHERE code IN (SELECT unnest($codes::VARCHAR[])) ORDER BY code",
    "optional": "-- Apa saja?\nSELECT count(*) AS n FROM area WHERE $kecamatan::VARCHAR IS NULL OR code = $kecamatan",
    "write": "-- Menulis\nDELETE FROM measurement",
    "outside": "-- Keluar\nSELECT * FROM read_text($path)",
}


@pytest.fixture(autouse=True)
def questions(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("sql") / "questions"
    folder.mkdir()
    for name, sql in QUESTIONS.items():
        (folder / f"{name}.sql").write_text(sql, encoding="utf-8")
    monkeypatch.setattr(database_module, "SQL", folder.parent)
    database_module._question.cache_clear()
    yield
    database_module._question.cache_clear()


def test_no_database_yet(folder):
    with pytest.raises(NoDatabaseError, match="Belum ada data"):
        open_database(folder.path)


def test_info_and_short_name(built):
    database = open_database(built.path)
    assert database.name == current_version(built.path).name
    assert database.short == current_version(built.path).short
    assert database.info["kabupaten_code"] == "62.01"
    assert database.info["is_sample"] == "false"


def test_parameters_are_bound(built):
    database = open_database(built.path)
    assert database.ask("of_period", period=date(2025, 8, 1))["n_rows"].tolist() == [1]
    assert database.ask("of_period", period=date(2025, 9, 1)).empty
    assert database.ask("of_desa", codes=["62.01.01.1011", "' OR 1=1"])["code"].tolist() == ["62.01.01.1011"]
    assert database.ask("of_desa", codes=[]).empty
    assert database.ask("optional", kecamatan=None)["n"].tolist() == [102]
    assert database.ask("optional", kecamatan="62.01.01")["n"].tolist() == [1]


def test_answers_are_remembered_and_belong_to_the_caller(built, monkeypatch):
    database = open_database(built.path)
    first = database.ask("how_many")
    first["n"] = 99
    monkeypatch.setattr(database, "_connection", None)
    second = database.ask("how_many")
    assert second["n"].tolist() == [1]
    second.loc[0, "n"] = 98
    assert database.ask("how_many")["n"].tolist() == [1]


def test_a_question_without_a_file(built):
    with pytest.raises(UnknownQuestionError, match="tidak_ada"):
        open_database(built.path).ask("tidak_ada")


def test_wrong_parameters_are_an_error(built):
    with pytest.raises(duckdb.Error):
        open_database(built.path).ask("of_period")
    with pytest.raises(duckdb.Error):
        open_database(built.path).ask("how_many", period=date(2025, 8, 1))


def test_the_reader_cannot_write_nor_read_elsewhere(built):
    database = open_database(built.path)
    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        database.ask("write")
    with pytest.raises(duckdb.PermissionException):
        database.ask("outside", path=str(built.path / "versions.jsonl"))
    assert built.one("SELECT count(*) FROM measurement") == 1


def test_a_new_version_is_noticed_and_the_old_one_stays_readable(built):
    old = open_database(built.path)
    assert open_database(built.path) is old
    built.add("measurement", [built.child(child_id="cd")])
    built.build()
    new = open_database(built.path)
    assert new is not old
    assert new.ask("how_many")["n"].tolist() == [2]
    assert old.ask("how_many")["n"].tolist() == [1]
    restore(built.path, old.name)
    assert open_database(built.path).name == old.name


def test_many_readers_while_versions_are_published(built):
    stop, seen = threading.Event(), []

    def read():
        while not stop.is_set():
            database = open_database(built.path)
            seen.append((database.ask("how_many")["n"].iloc[0], int(database.info["row_counts"].split(
                '"measurement":')[1].split(",")[0])))

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        try:
            for number in range(3):
                built.add("measurement", [built.child(child_id=f"c{number}")])
                built.build(versions_kept=2)
        finally:
            stop.set()
        for reader in readers:
            reader.result()
    assert all(rows == told for rows, told in seen)
    assert {rows for rows, _ in seen} <= {1, 2, 3, 4}
    assert open_database(built.path).ask("how_many")["n"].tolist() == [4]


def test_threads_share_one_database(built):
    database = open_database(built.path)
    days = [date(2025, 1 + number % 12, 1) for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda day: len(database.ask("of_period", period=day)), days))
    assert answers == [int(day.month == 8) for day in days]
