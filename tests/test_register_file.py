"""A kabupaten's own register: targets changed, a new frame added, refused with row and column, part of the version."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dashboard import indicators, reference
from dashboard.loading import load_files
from dashboard.register_file import RegisterFileError, register_table
from dashboard.settings import Settings
from dashboard.stories.services import measure_services
from dashboard.warehouse.database import open_database


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    return tmp_path


def write(folder: Path, *lines: str) -> None:
    (folder / "indikator.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_without_a_file_the_register_is_the_one_that_travels(folder: Path) -> None:
    table = register_table()
    assert table.equals(reference.table("indicators"))
    assert set(table["frame"]) == {"2022"}
    assert len(indicators.register()) == len(indicators.register(date(2020, 1, 1))) == 29


def test_the_twenty_of_the_perpres_are_mapped_or_said_to_have_no_equal() -> None:
    perpres = reference.table("perpres_indicators")
    own = reference.table("indicators").set_index("id")
    same = perpres[perpres["relation"].eq("same")]
    assert len(perpres) == 20
    assert set(same["indicator_id"]) <= set(own.index)
    for row in same.itertuples():
        assert own.loc[row.indicator_id, "perpres_annex"] == row.code
        assert own.loc[row.indicator_id, "lower_is_better"] == row.lower_is_better
    assert perpres.loc[perpres["relation"].eq("none"), "indicator_id"].tolist() == [""]


def test_a_target_a_direction_an_owner_and_a_type_are_changed(folder: Path) -> None:
    write(folder, "id;target;tahun_target;dasar_hukum;opd;makin_rendah_makin_baik;akumulasi",
          "basic_immunisation;87,5;2026;Perbup 12/2025;;;", "improved_water;;;;perkim;;bulanan",
          "phbs_family;;;;;ya;")
    known = {one.id: one for one in indicators.register()}
    idl = known["basic_immunisation"]
    assert (idl.target_value, idl.target_year) == (87.5, 2026)
    assert (idl.target_source, idl.certainty) == ("Perbup 12/2025", "sure")
    assert (known["improved_water"].agency, known["improved_water"].accumulation) == ("perkim", "monthly")
    assert known["phbs_family"].lower_is_better
    assert "perkim" in {one.slug for one in indicators.owners()}
    assert indicators.status(90.0, known["phbs_family"], settings=Settings()) != "mencapai"
    assert known["adolescent_ttd"].target_value == 58, "what is not named stays"


NEW = (
    "id,nomor,nama,nama_pendek,kelompok_sasaran,jenis,opd,akumulasi,pembilang,penyebut,kerangka,berlaku_sejak",
    "antenatal_6,1,Ibu hamil yang mendapat ANC 6 kali,ANC 6x,ibu_hamil,spesifik,dinkes,kumulatif,A,B,2025,2026-01",
    "basic_immunisation,2,,,,,,,,,2025,2026-01")


def test_the_register_written_out_reads_back_as_it_is(folder: Path) -> None:
    from dashboard.cli import main

    before = register_table()
    assert main(["template", "indikator", "--out", str(folder / "indikator.csv"), "--data", str(folder)]) == 0
    after = register_table()
    assert after.equals(before)


def test_a_new_frame_loads_without_a_change_of_code(folder: Path) -> None:
    write(folder, *NEW)
    assert [one.id for one in indicators.register()] == ["antenatal_6", "basic_immunisation"]
    assert [one.id for one in indicators.register(date(2026, 3, 1))] == ["antenatal_6", "basic_immunisation"]
    assert len(indicators.register(date(2025, 12, 1))) == 29
    assert indicators.indicator("basic_immunisation").frame == "2025"
    assert indicators.indicator("basic_immunisation").target_value == 90, "what the new frame does not say again stays"
    assert len(indicators.register_with_others(date(2026, 3, 1))) == 30

    rows = [["Kecamatan", "Desa", "ID Indikator", "Bulan", "Pembilang", "Penyebut"]]
    rows += [["Kumai", desa, one, month, 30, 40] for desa in ("Candi", "Kumai Hulu")
             for one, month in (("antenatal_6", "2026-03"), ("adolescent_ttd", "2025-12"))]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "cakupan.xlsx")
    result = load_files([folder / "cakupan.xlsx"], folder=folder, settings=Settings(), say=lambda text: None)
    assert result.reports[0].rows_accepted == 4, result.reports[0].message
    database = open_database(folder)
    now = measure_services(database, period=date(2026, 3, 1), settings=Settings())
    assert now.of("antenatal_6", None).value == 75
    before = measure_services(database, period=date(2025, 12, 1), settings=Settings())
    assert before.of("adolescent_ttd", None).value == 75


def test_the_file_is_part_of_the_version(folder: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Kecamatan", "Desa", "ID Indikator", "Bulan", "Pembilang", "Penyebut"])
    book.active.append(["Kumai", "Candi", "adolescent_ttd", "2026-03", 30, 40])
    book.save(folder / "a.xlsx")

    def load() -> str:
        after = load_files([folder / "a.xlsx"], folder=folder, settings=Settings(), say=lambda text: None).after
        assert after is not None
        return after.name

    first = load()
    assert load() == first
    write(folder, "id;target;dasar_hukum", "adolescent_ttd;60;Perbup")
    second = load()
    assert second != first
    (folder / "indikator.csv").unlink()
    assert load() == first


@pytest.mark.parametrize(("lines", "words"), [
    (("id;target", "adolescent_ttd;90"), "baris 2, kolom dasar_hukum: kosong"),
    (("id;target;dasar_hukum", "adolescent_ttd;sembilan;SK"), "baris 2, kolom target: ditemukan 'sembilan'"),
    (("id;target;dasar_hukum", "adolescent_ttd;190;SK"), "kolom target"),
    (("id;opd", "", "adolescent_ttd;dinas apa"), "baris 3, kolom opd: ditemukan 'dinas apa'"),
    (("id;akumulasi", "adolescent_ttd;jumlah"), "Pakai kumulatif atau stok atau kasus atau bulanan"),
    (("id;opd", "adolescent_ttd;dinkes", "adolescent_ttd;dinsos"), "sudah ada pada baris lain"),
    (("id;nomor", "layanan_baru;30"), "kolom nama: kosong. Indikator baru harus lengkap"),
    (("id;opd", "Layanan Baru;dinkes"), "kolom id: ditemukan 'Layanan Baru'"),
    (("kode;opd", "a;dinkes"), "kolom tidak dikenal: kode"),
    (("nama", "a"), "kolom id tidak ada"),
    ((NEW[0], NEW[1].replace("2026-01", "")), "kerangka 2025 harus memuat satu berlaku_sejak. Ditemukan: kosong"),
    ((NEW[0], NEW[1], NEW[2].replace("2026-01", "2026-02")), "Ditemukan: 2026-01-01, 2026-02-01"),
    ((NEW[0], NEW[1].replace("2026-01", "Januari")), "kolom berlaku_sejak: ditemukan 'Januari'"),
])
def test_what_cannot_be_used_is_told_with_row_and_column(folder: Path, lines: tuple[str, ...], words: str) -> None:
    write(folder, *lines)
    with pytest.raises(RegisterFileError, match=r"indikator\.csv") as caught:
        indicators.register()
    assert words in str(caught.value)


def test_a_broken_file_is_a_sentence_on_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from dashboard.cli import main

    (folder / "indikator.csv").write_bytes(b"\xff\xfe\x00\x01")
    book = openpyxl.Workbook()
    book.active.append(["Kecamatan", "Desa", "ID Indikator", "Bulan", "Pembilang", "Penyebut"])
    book.active.append(["Kumai", "Candi", "adolescent_ttd", "2026-03", 30, 40])
    book.save(folder / "a.xlsx")
    assert main(["load", str(folder / "a.xlsx"), "--data", str(folder)]) == 2
    assert "indikator.csv tidak dapat dibaca" in capsys.readouterr().err
