"""Publishing: one new file, live in one step, or nothing at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dashboard.settings import PROJECT_ROOT, SQL, Settings
from dashboard.warehouse import build as build_module
from dashboard.warehouse import files
from dashboard.warehouse import versions as versions_module
from dashboard.warehouse.build import BuildStoppedError, build_and_publish
from dashboard.warehouse.versions import (
    UnknownVersionError,
    current_path,
    current_version,
    difference,
    history,
    list_versions,
    restore,
)

DESA = "62.01.01.1011"


class Crash(BaseException):
    """The power goes: nothing in the product may catch it."""


def databases(folder):
    return sorted(path.name for path in folder.path.glob("*.duckdb"))


def test_name_current_and_log(built):
    version = current_version(built.path)
    assert (built.path / "CURRENT").read_text() == f"{version.name}.duckdb\n"
    assert version.name.startswith("stunting_2025-08_")
    assert len(version.name.rsplit("_", 1)[1]) == 12
    assert version.short == version.name.rsplit("_", 1)[1][:6]
    assert version.row_counts["measurement"] == 1
    assert [(line["version"], line["what"]) for line in history(built.path)] == [(version.name, "publish")]
    assert not list(built.path.glob(".*"))


def test_same_inputs_nothing_new(built, monkeypatch):
    before, log = databases(built), (built.path / "versions.jsonl").read_text()
    first = current_version(built.path)
    monkeypatch.setattr(build_module, "_build", lambda *_args, **_rest: pytest.fail("built again"))
    assert built.build() == first
    assert databases(built) == before
    assert (built.path / "versions.jsonl").read_text() == log


def test_the_name_follows_inputs_settings_and_sql(built, monkeypatch, tmp_path_factory):
    first = current_version(built.path).name
    assert built.build(weighing_months=(3,)).name != first
    assert built.build().name == first
    other = tmp_path_factory.mktemp("sql")
    for room in ("anthro", "build", "checks"):
        (other / room).mkdir()
        for path in (SQL / room).glob("*.sql"):
            (other / room / path.name).write_text(path.read_text(encoding="utf-8") + "-- .\n", encoding="utf-8")
    monkeypatch.setattr(build_module, "SQL", other)
    assert built.build().name != first


def test_nothing_to_build_from(folder):
    with pytest.raises(BuildStoppedError, match="Belum ada berkas"):
        folder.build()
    folder.add("measurement", [folder.child()], finish=False)
    with pytest.raises(BuildStoppedError, match="Belum ada berkas"):
        folder.build()


def test_an_unfinished_set_is_left_out(built):
    built.add("measurement", [built.child(child_id="cd")], finish=False)
    built.build()
    assert built.one("SELECT count(*) FROM measurement") == 1


@pytest.mark.parametrize("harm", [
    lambda path: path.write_text("{"), lambda path: path.write_text("{}"), lambda path: path.write_text("[]"),
    lambda path: path.with_suffix(".parquet").unlink(),
    lambda path: path.write_text(path.read_text().replace('"measurement"', '"lain"')),
])
def test_a_damaged_set_stops_the_build(built, harm):
    live = current_path(built.path)
    built.add("measurement", [built.child(child_id="cd")])
    harm(max((built.path / "intake").glob("*.json"), key=lambda path: path.stat().st_mtime_ns))
    with pytest.raises(BuildStoppedError, match="intake/") as stopped:
        built.build()
    assert stopped.value.check == "intake"
    assert current_path(built.path) == live


def test_a_parquet_that_is_none_stops_the_build(built):
    live = current_path(built.path)
    source_id = built.add("measurement", [built.child(child_id="cd")])
    (built.path / "intake" / f"{source_id}.parquet").write_bytes(b"x")
    with pytest.raises(BuildStoppedError, match="tidak dapat dibangun"):
        built.build()
    assert current_path(built.path) == live
    assert len(databases(built)) == 1


BAD_ROWS = [
    ("04_area_is_known", "measurement", lambda folder: folder.child(child_id="x", desa_code="11.01.01.2001")),
    ("02_period_is_first_of_month", "measurement",
     lambda folder: folder.child(child_id="x", period=folder.child()["period"].replace(day=2))),
    ("05_counted_rows_are_sound", "measurement", lambda folder: folder.child(child_id="x", sex="M")),
    ("09_services_are_sound", "coverage", lambda folder: {
        "desa_code": DESA, "indicator_id": "tidak_ada", "period": folder.child()["period"], "numerator": 1.0}),
    ("10_sasaran_is_sound", "sasaran", lambda folder: {"desa_code": DESA, "year": 2025, "registered": -1}),
    ("11_published_values_are_percentages", "survey", lambda folder: {
        "area_code": "62.01", "year": 2025, "survey": "SSGI", "prevalence": 179.0}),
]


@pytest.mark.parametrize(("check", "kind", "row"), BAD_ROWS, ids=[case[0] for case in BAD_ROWS])
def test_a_check_that_finds_bad_rows_stops_the_build(built, check, kind, row):
    live, log = current_path(built.path), history(built.path)
    built.add(kind, [row(built)])
    with pytest.raises(BuildStoppedError) as stopped:
        built.build()
    assert stopped.value.check == check
    assert stopped.value.rows
    assert "Baris pertama:" in str(stopped.value)
    assert (SQL / "checks" / f"{check}.sql").read_text(encoding="utf-8").splitlines()[0][3:] in str(stopped.value)
    assert current_path(built.path) == live
    assert history(built.path) == log
    assert len(databases(built)) == 1
    assert not list(built.path.glob(".build_*"))


@pytest.mark.parametrize("check", sorted(path.stem for path in (SQL / "checks").glob("*.sql")))
def test_every_check_says_in_its_first_line_what_is_wrong(check):
    first = (SQL / "checks" / f"{check}.sql").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("-- ")
    assert first.endswith(".")


SPOILED = [
    ("01_every_row_arrived", "12_measurement.sql", "DELETE FROM measurement WHERE child_id = 'cd';"),
    ("03_one_value_per_child_and_month", "11_set_aside.sql", "DELETE FROM set_aside;"),
    ("06_months_add_up", "30_desa_month.sql", "UPDATE desa_month SET n_stunted = n_stunted + 1 WHERE n_measured > 1;"),
    ("07_counts_are_in_order", "30_desa_month.sql", "UPDATE desa_month SET n_wasted = 99 WHERE n_rows > 0;"),
    ("08_row_flow_adds_up", "31_row_flow.sql", "UPDATE row_flow SET rows = rows + 1 WHERE reason = 'dihitung';"),
    ("12_known_children", "00_known_child.sql",
     "CREATE OR REPLACE TEMP MACRO restricted_z(y, l, m, s) AS (((y / m) ** l - 1) / (s * l) + 0.01);"),
]


@pytest.mark.parametrize(("check", "after", "spoil"), SPOILED, ids=[case[0] for case in SPOILED])
def test_a_check_catches_a_spoiled_build(folder, monkeypatch, tmp_path_factory, check, after, spoil):
    other = tmp_path_factory.mktemp("sql")
    for room in ("anthro", "build", "checks"):
        (other / room).mkdir()
        for path in (SQL / room).glob("*.sql"):
            (other / room / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    with (other / "build" / after).open("a", encoding="utf-8") as handle:
        handle.write(spoil)
    monkeypatch.setattr(build_module, "SQL", other)
    folder.add("measurement", [folder.child(), folder.child(), folder.child(child_id="cd"),
                               folder.child(child_id="ef")])
    with pytest.raises(BuildStoppedError) as stopped:
        folder.build()
    assert stopped.value.check == check
    assert current_path(folder.path) is None


@pytest.mark.parametrize("nth", [1, 2])
def test_a_crash_at_either_rename_leaves_the_last_good_version(built, monkeypatch, nth):
    live = current_path(built.path)
    built.add("measurement", [built.child(child_id="cd")])
    calls = []

    def crash(source, target):
        calls.append(target)
        if len(calls) == nth:
            raise Crash
        os.rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(files.os, "replace", crash)
        with pytest.raises(Crash):
            built.build()
    assert current_path(built.path) == live
    assert built.one("SELECT count(*) FROM measurement") == 1
    version = built.build()
    assert current_path(built.path).stem == version.name
    assert built.one("SELECT count(*) FROM measurement") == 2
    assert len(databases(built)) == 2


@pytest.mark.parametrize("where", ["_run_checks", "read_version", "point_current_at"])
def test_a_crash_between_the_steps(built, monkeypatch, where):
    live = current_path(built.path)
    built.add("measurement", [built.child(child_id="cd")])

    def crash(*_args, **_rest):
        raise Crash

    with monkeypatch.context() as patched:
        patched.setattr(build_module, where, crash)
        with pytest.raises(Crash):
            built.build()
    assert current_path(built.path) == live
    built.build()
    assert built.one("SELECT count(*) FROM measurement") == 2


def test_a_crash_after_the_swap_loses_only_the_line_in_the_log(built, monkeypatch):
    from dashboard.warehouse import versions

    built.add("measurement", [built.child(child_id="cd")])

    def crash(*_args, **_rest):
        raise Crash

    with monkeypatch.context() as patched:
        patched.setattr(versions, "append_line", crash)
        with pytest.raises(Crash):
            built.build()
    assert built.one("SELECT count(*) FROM measurement") == 2
    assert built.build().name == current_path(built.path).stem


def test_a_killed_process_leaves_the_last_good_version(built):
    live = current_path(built.path)
    built.add("measurement", [built.child(child_id="cd")])
    program = (
        "import os, sys; from pathlib import Path; from dashboard.settings import Settings;"
        "from dashboard.warehouse import build, files;"
        "files.os.replace = lambda *_: os._exit(9);"
        "build.build_and_publish(folder=Path(sys.argv[1]), settings=Settings())"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(built.path)], cwd=PROJECT_ROOT, check=False)
    assert ended.returncode == 9
    assert current_path(built.path) == live
    left = list(built.path.glob(".build_*"))
    assert left
    built.build()
    assert built.one("SELECT count(*) FROM measurement") == 2
    os.utime(left[0], (0, 0))
    built.add("measurement", [built.child(child_id="ef")])
    built.build()
    assert not left[0].exists()


def test_a_log_line_cut_short_spoils_only_itself(built):
    log = built.path / "versions.jsonl"
    log.write_text(log.read_text() + '{"when": "2025', encoding="utf-8")
    built.add("measurement", [built.child(child_id="cd")])
    version = built.build()
    assert [line["version"] for line in history(built.path)][1:] == [version.name]
    assert json.loads(log.read_text().splitlines()[-1])["headline"]["n_measured"] == 2


def test_a_disk_that_is_full_is_a_sentence(built, monkeypatch):
    live = current_path(built.path)
    built.add("measurement", [built.child(child_id="cd")])

    def full(*_args, **_rest):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build_module, "put_in_place", full)
    with pytest.raises(BuildStoppedError, match="ruang kosong"):
        built.build()
    assert current_path(built.path) == live


def test_a_folder_without_leave_to_write_is_a_sentence(built, monkeypatch):
    live = current_path(built.path)
    built.add("measurement", [built.child(child_id="cd")])

    def refused(*_args, **_rest):
        raise PermissionError(13, "Permission denied")

    for where, name in ((build_module.tempfile, "TemporaryDirectory"), (versions_module, "write_text_atomically")):
        with monkeypatch.context() as patched:
            patched.setattr(where, name, refused)
            with pytest.raises(BuildStoppedError, match="izin folder"):
                built.build()
        assert current_path(built.path) == live
    with monkeypatch.context() as patched:
        patched.setattr(versions_module, "append_line", refused)
        with pytest.raises(PermissionError):  # the version is live: to say that it is not would be wrong
            built.build()
    assert built.one("SELECT count(*) FROM measurement") == 2


def test_the_oldest_versions_go_but_never_the_live_one(built, said):
    _, say = said
    oldest = current_version(built.path)
    for number in range(3):
        built.add("measurement", [built.child(child_id=f"c{number}")])
        build_and_publish(folder=built.path, settings=Settings(versions_kept=2), progress=say)
    assert len(databases(built)) == 2
    assert current_path(built.path).name in databases(built)
    assert f"{oldest.name}.duckdb" not in databases(built)


def test_a_restored_version_is_not_pruned(built):
    oldest = current_version(built.path)
    built.add("measurement", [built.child(child_id="cd")])
    built.build()
    restore(built.path, oldest.name)
    assert built.build(versions_kept=1) == oldest
    assert databases(built) == [f"{oldest.name}.duckdb"]


def test_a_file_held_open_is_skipped_with_its_reason(built, said, monkeypatch):
    lines, say = said
    unlink = Path.unlink

    def held(path, missing_ok=False):
        if path.suffix == ".duckdb":
            raise PermissionError(13, "held open")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    built.add("measurement", [built.child(child_id="cd")])
    build_and_publish(folder=built.path, settings=Settings(versions_kept=1), progress=say)
    assert len(databases(built)) == 2
    assert any("belum dihapus karena masih dipakai (held open)" in line for line in lines)


def test_restore_by_name_and_by_prefix_and_the_next_start_respects_it(built):
    first = current_version(built.path)
    built.add("measurement", [built.child(child_id="cd")])
    second = built.build()
    assert {version.name for version in list_versions(built.path)} == {first.name, second.name}
    assert restore(built.path, first.short) == first
    assert current_version(built.path) == first
    assert built.build() == first, "the same inputs must not undo a restore"
    assert restore(built.path, f"{second.name}.duckdb") == second
    assert restore(built.path, first.name) == first
    assert [line["what"] for line in history(built.path)] == ["publish", "publish", "restore", "restore", "restore"]
    built.add("measurement", [built.child(child_id="ef")])
    third = built.build()
    assert current_version(built.path) == third
    assert third.row_counts["measurement"] == 2, "what was taken back stays out of the next build"


@pytest.mark.parametrize("wanted", ["", "stunting_", "zzzzzz"])
def test_restore_refuses_what_is_not_one_version(built, wanted):
    built.add("measurement", [built.child(child_id="cd")])
    live = built.build()
    with pytest.raises(UnknownVersionError, match="Versi yang tersedia"):
        restore(built.path, wanted)
    assert current_version(built.path) == live


def test_a_damaged_file_is_not_offered_and_is_built_again(built):
    path = current_path(built.path)
    path.write_bytes(b"x" * 100)
    assert list_versions(built.path) == []
    assert built.build().name == path.stem
    assert built.one("SELECT count(*) FROM measurement") == 1


def test_before_and_after(built):
    before = current_version(built.path)
    built.add("measurement", [built.child(child_id="cd", height_cm=80.0)])
    after = built.build()
    told = difference(before, after)
    assert told.row_counts["measurement"] == (1, 2)
    assert told.headline["n_stunted"] == (0, 1)
    assert told.headline["prevalence"] == (0.0, 50.0)
    assert difference(None, before).row_counts["measurement"] == (None, 1)


@pytest.mark.parametrize(("kind", "row"), [
    ("measurement", None), ("sasaran", {"desa_code": DESA, "year": 2025, "registered": 10}),
    ("coverage", {"desa_code": DESA, "indicator_id": "adolescent_ttd", "numerator": 1.0, "denominator": 2.0}),
])
def test_the_first_local_file_retires_the_sample(folder, kind, row):
    folder.add("measurement", [folder.child(child_id="contoh")], is_sample=True)
    folder.add("sasaran", [{"desa_code": DESA, "year": 2025, "registered": 5}], is_sample=True,
               findings=[{"code": "x", "severity": "info", "message": "m"}])
    assert folder.build().is_sample
    period = folder.child()["period"]
    folder.add(kind, [folder.child(child_id="asli") if row is None else {**row, "period": period}
                      if kind == "coverage" else row])
    assert not folder.build().is_sample
    assert folder.one("SELECT count(*) FROM source") == 1
    assert folder.one("SELECT count(*) FROM finding") == 0
    assert folder.one("SELECT count(*) FROM measurement WHERE child_id = 'contoh'") == 0


def test_published_facts_do_not_retire_the_sample(folder):
    folder.add("measurement", [folder.child()], is_sample=True)
    folder.add("survey", [{"area_code": "62.01", "year": 2025, "survey": "SSGI", "prevalence": 17.0}])
    folder.add("lokus", [{"desa_code": DESA, "year": 2026}])
    assert folder.build().is_sample
    assert folder.one("SELECT count(*) FROM measurement") == 1


def test_a_load_that_finishes_meanwhile_is_seen_by_whoever_publishes_last(built, monkeypatch):
    built.add("measurement", [built.child(child_id="cd")])
    real, late = build_module._build, []

    def slow(*args, **rest):
        version = real(*args, **rest)
        if not late:
            late.append(built.add("measurement", [built.child(child_id="ef")]))
        return version

    monkeypatch.setattr(build_module, "_build", slow)
    assert built.build().row_counts["measurement"] == 3
    assert built.one("SELECT count(*) FROM measurement") == 3


def test_what_does_not_fit_into_little_memory_is_built_in_more(built, monkeypatch):
    from dashboard.warehouse import connection

    asked = []
    real = build_module.connect_for_build

    def connect(path, *, scratch, memory):
        asked.append(memory)
        if memory == connection.BUILD_MEMORY:
            raise duckdb.OutOfMemoryException("too little")
        return real(path, scratch=scratch, memory=memory)

    monkeypatch.setattr(build_module, "connect_for_build", connect)
    built.add("measurement", [built.child(child_id="cd")])
    version = built.build()
    assert asked == ["300MB", "2GB"]
    assert current_path(built.path).stem == version.name
