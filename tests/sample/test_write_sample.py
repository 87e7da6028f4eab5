"""The set of files as a whole: deterministic, marked, invented, for every kabupaten with reference tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard import reference
from dashboard.reference import UnknownKabupatenError
from dashboard.sample import write_sample

MARK = "DATA CONTOH — data buatan, bukan anak sungguhan"
PUBLISHED = ("survei_", "target_", "lokus_")


def test_same_arguments_give_the_same_bytes(small: Path, tmp_path: Path) -> None:
    paths = write_sample(tmp_path, children=300, rounds=2)
    assert {path.name: path.read_bytes() for path in paths} == {
        path.name: path.read_bytes() for path in sorted(small.iterdir())}


def test_another_seed_gives_other_children(small: Path, tmp_path: Path) -> None:
    write_sample(tmp_path, children=300, rounds=1, seed=7)
    name = "DATA-CONTOH_eppgbm_2026-08.xlsx"
    assert (tmp_path / name).read_bytes() != (small / name).read_bytes()


def test_a_round_is_the_same_in_a_short_and_a_long_sample(small: Path, tmp_path: Path) -> None:
    write_sample(tmp_path, children=300, rounds=1)
    name = "DATA-CONTOH_eppgbm_2026-08.xlsx"
    assert (tmp_path / name).read_bytes() == (small / name).read_bytes()


def test_mark_stands_above_the_header_of_invented_files_only(twelve_rounds: Path, read_rows) -> None:
    for path in twelve_rounds.iterdir():
        marked = read_rows(path)[0][0] == MARK
        assert marked is path.name.startswith("DATA-CONTOH_"), path.name
        assert path.name.startswith(PUBLISHED) is not marked


def test_names_addresses_and_numbers_are_visibly_invented(twelve_rounds: Path, read_frame) -> None:
    name = re.compile(r"[A-Z]+ CONTOH \d{5}", re.IGNORECASE)
    for path in twelve_rounds.glob("DATA-CONTOH_eppgbm_*"):
        frame = read_frame(path)
        for column in frame.columns.intersection(["Nama", "Nama Anak", "Nama Ortu", "Nama Orang Tua (Ibu/Ayah)"]):
            assert frame[column].map(lambda text: bool(name.fullmatch(text.strip()))).all(), (path.name, column)
        assert frame["Alamat"].str.strip().str.fullmatch(r"JL CONTOH \d+").all()
        if "NIK" in frame:
            nik = frame["NIK"].str.strip()
            whole = nik[nik.str.fullmatch(r"\d{16}") & ~nik.str.endswith("0000") & ~nik.str.fullmatch("(.)\\1{15}")]
            # Real serials count up from 0001 per day; 9 at the start of the serial belongs to nobody.
            assert whole.str[12].eq("9").all(), path.name
            assert whole.str.startswith("6201").all()
        for column in frame.columns.intersection(["Nomor KK", "NIK Orang Tua"]):
            assert frame[column].str.startswith("9999").all()
        for column in frame.columns.intersection(["No HP Orang Tua"]):
            assert frame[column].str.startswith("0800").all()


@pytest.mark.parametrize("code", ["62.01", "62.06", "17.08", "61.11"])
def test_every_kabupaten_with_reference_tables_gets_its_files(code: str, tmp_path: Path, read_frame) -> None:
    paths = write_sample(tmp_path, kabupaten_code=code, children=200, rounds=1)
    assert sorted(paths) == sorted(tmp_path.iterdir())
    frame = read_frame(tmp_path / "DATA-CONTOH_eppgbm_2026-08.xlsx")
    assert 100 < len(frame) < 400
    sasaran = read_frame(tmp_path / "DATA-CONTOH_sasaran.xlsx")
    assert sorted(sasaran["Kode Desa"].unique()) == sorted(reference.desa(code)["code"])
    assert (tmp_path / f"lokus_{code}.xlsx").exists() is (code == "62.01")
    assert (tmp_path / f"DATA-CONTOH_lokus_{code}.xlsx").exists() is (code != "62.01")


def test_wrong_wishes_are_refused_with_the_value(tmp_path: Path) -> None:
    with pytest.raises(UnknownKabupatenError, match=r"99\.99"):
        write_sample(tmp_path, kabupaten_code="99.99")
    with pytest.raises(ValueError, match="13"):
        write_sample(tmp_path, rounds=13)
    with pytest.raises(ValueError, match="5"):
        write_sample(tmp_path, children=5)
