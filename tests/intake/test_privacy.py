"""Nothing that names a child leaves the intake: not in any byte of the working folder, not in reports, not in logs."""

from __future__ import annotations

import json
import logging
import stat

import pyarrow.parquet as pq
import pytest

from dashboard.intake import load, load_file
from dashboard.reference import UnknownKabupatenError
from dashboard.settings import Settings

PLANTED = {
    "name": "QWERTZIUS ZZYXABEL",
    "parent": "MAMAKU XYLOPHONIA",
    "nik": "6201998877665543",
    "kk": "6201112233445566",
    "address": "LORONG VEXILLUM 77",
    "phone": "081298765432",
}


def planted_children(maker):
    children = maker.children(40)
    for number, child in enumerate(children[:20]):
        child.update(PLANTED)
        child["nik"] = f"62019988776655{number:02d}"[:15] + "3"
    children[0]["nik"] = "6201998877"  # a broken NIK is personal all the same
    children[1]["weight"] = PLANTED["nik"]  # columns shifted by hand: personal values where measures should be
    children[2]["height"] = PLANTED["name"]
    children[3]["measured"] = PLANTED["phone"]
    children[4]["sex"] = PLANTED["name"]
    children[5]["method"] = PLANTED["parent"]
    children[6]["gain"] = PLANTED["name"]
    children[7]["haz"] = PLANTED["nik"]
    children[8]["age_text"] = PLANTED["name"]
    children[9]["posyandu"] = PLANTED["phone"]
    children[10]["puskesmas"] = PLANTED["nik"]
    children[11]["desa"] = PLANTED["kk"]
    children[12]["birth"] = PLANTED["name"]
    return children


def secrets_of(children):
    found = set(PLANTED.values()) | {word for value in PLANTED.values() for word in value.split() if len(word) > 5}
    found |= {str(child["nik"]) for child in children} | {"6201998877"}
    found |= {child[field] for child in children for field in ("name", "parent", "address", "kk", "phone")}
    births = [child["birth"] for child in children if hasattr(child["birth"], "isoformat")]
    for birth in births:
        found |= {birth.isoformat(), birth.strftime("%d/%m/%Y"), birth.strftime("%Y%m%d")}
    return found


def every_text(folder):
    """Every byte as text, and every value of every parquet column read back."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.name, path.read_bytes().decode("latin-1")
            if path.suffix == ".parquet":
                for column in pq.read_table(path).columns:
                    yield path.name, "\n".join(map(str, column.to_pylist()))


@pytest.mark.parametrize("variant", ["V3", "V7", "V8"])
def test_nothing_personal_is_stored_reported_logged_or_printed(maker, caplog, capfd, variant):
    children = planted_children(maker)
    caplog.set_level(logging.DEBUG)
    report = maker.load(maker.xlsx(maker.files / "berkas.xlsx", maker.table(maker.headers[variant], children)))
    assert report.status == "accepted"
    assert report.rows_rejected == 1
    out, err = capfd.readouterr()
    texts = [
        *every_text(maker.folder),
        ("report", json.dumps(report.as_json()) + report.message),
        ("log", caplog.text),
        ("printed", out + err),
    ]
    for secret in secrets_of(children):
        for where, text in texts:
            assert secret not in text, f"{secret} in {where}"


def test_the_search_would_find_what_is_there(maker):
    """The test above can fail: a place name, which is kept on purpose, is found by the same search."""
    children = planted_children(maker)
    children[20]["desa"] = "DESA KHAYALAN"
    maker.load(maker.xlsx(maker.files / "berkas.xlsx", maker.table(maker.headers["V3"], children)))
    assert any("DESA KHAYALAN" in text for _, text in every_text(maker.folder))


def test_refusals_quote_no_cell(maker, caplog):
    children = planted_children(maker)
    caplog.set_level(logging.DEBUG)
    table = maker.table(maker.headers["V3"], children)
    without_desa = [[cell for position, cell in enumerate(row) if table[0][position] != "Desa/Kel"] for row in table]
    for number, rows in enumerate((table[1:], without_desa, maker.table(maker.headers["V2b"], children))):
        report = maker.refused(maker.xlsx(maker.files / f"{number}.xlsx", rows))
        for secret in secrets_of(children):
            assert secret not in report.message + json.dumps(report.as_json()) + caplog.text


def test_no_birth_date_day_or_identity_column_in_the_set(maker):
    _, rows = maker.accepted(maker.xlsx(maker.files / "x.xlsx", maker.table(maker.headers["V3"], maker.children(30))))
    assert {value.day for value in rows["period"]} == {1}
    assert not {"birth_date", "nik", "name", "address", "measured_on"} & set(rows.columns)


def test_child_key_is_secret_and_stays(maker):
    children = maker.children(5)
    maker.accepted(maker.xlsx(maker.files / "a.xlsx", maker.table(maker.headers["V3"], children)))
    path = maker.folder / "child.key"
    key = path.read_bytes()
    assert len(key) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    maker.accepted(maker.xlsx(maker.files / "b.xlsx", maker.table(maker.headers["V8"], children)))
    assert path.read_bytes() == key


def test_a_lost_key_is_told(maker, codes):
    children = maker.children(5)
    maker.accepted(maker.xlsx(maker.files / "a.xlsx", maker.table(maker.headers["V3"], children)))
    (maker.folder / "child.key").unlink()
    report, _ = maker.accepted(maker.xlsx(maker.files / "b.xlsx", maker.table(maker.headers["V8"], children)))
    assert "kunci_baru" in codes(report)


def test_unforeseen_errors_are_refusals_without_their_text(maker, monkeypatch, caplog):
    def fail(rows, *, context):
        raise ValueError("QWERTZIUS ZZYXABEL 6201998877665543")

    monkeypatch.setitem(load._READERS, "measurement", fail)
    path = maker.xlsx(maker.files / "a.xlsx", maker.table(maker.headers["V3"], maker.children(5)))
    report = load_file(path, folder=maker.folder, settings=Settings())
    assert report.status == "refused"
    assert report.findings[0].code == "kesalahan_tak_terduga"
    assert "ValueError" in caplog.text
    assert "QWERTZIUS" not in caplog.text + report.message


def test_a_damaged_key_refuses_measurements(maker, codes):
    maker.folder.mkdir()
    (maker.folder / "child.key").write_bytes(b"short")
    report = maker.refused(maker.xlsx(maker.files / "a.xlsx", maker.table(maker.headers["V3"], maker.children(5))))
    assert "kunci_rusak" in codes(report)
    assert (maker.folder / "child.key").read_bytes() == b"short"


def test_a_kabupaten_without_tables_is_no_fault_of_the_file(maker):
    path = maker.xlsx(maker.files / "a.xlsx", maker.table(maker.headers["V3"], maker.children(5)))
    with pytest.raises(UnknownKabupatenError):
        load_file(path, folder=maker.folder, settings=Settings(kabupaten_code="99.99"))
