"""The filters of a folder with two frames of indicators: what is offered follows the month, and nothing stumbles."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import indicators
from dashboard.queries import periods
from dashboard.register_file import FILE
from dashboard.warehouse.database import open_database


@pytest.fixture
def folder(kabupaten_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """From the newest bulan timbang on there are two indicators, one of them new, the other with a new owner."""
    for name in ("CURRENT", (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(kabupaten_folder / name, tmp_path / name)
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    starts = periods(open_database(tmp_path))[-1]
    (tmp_path / FILE).write_text(
        "id,nomor,nama,nama_pendek,kelompok_sasaran,jenis,opd,akumulasi,pembilang,penyebut,kerangka,berlaku_sejak\n"
        f"antenatal_6,1,Bumil diperiksa enam kali,ANC enam kali,ibu_hamil,spesifik,dinkes,kumulatif,A,B,2025,{starts}\n"
        f"improved_water,2,,,,,perkim,,,,2025,{starts}\n", encoding="utf-8")
    return tmp_path


def offered(app: AppTest, key: str) -> list[str]:
    found = next(one for one in (*app.selectbox, *app.get("button_group")) if getattr(one, "key", None) == key)
    return [str(option) for option in found.options]


def test_indicators_and_owners_of_the_month(run: Callable[..., AppTest], folder: Path) -> None:
    old, new = (f"{month:%Y-%m}" for month in periods(open_database(folder))[-2:])
    now = run("opd", folder=folder, periode=new)
    assert not now.exception
    assert offered(now, "ind_pilihan") == ["Semua", "1. ANC enam kali", "2. Air minum layak"]
    assert [one for one in offered(now, "opd_pilihan") if one in ("Disperkim", "DPUPR")] == ["Disperkim"]
    before = run("opd", folder=folder, periode=old)
    assert len(offered(before, "ind_pilihan")) == 30
    assert [one for one in offered(before, "opd_pilihan") if one in ("Disperkim", "DPUPR")] == ["DPUPR"]


def test_an_address_that_names_what_the_month_has_not_is_no_failure(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path,
) -> None:
    old, new = (f"{month:%Y-%m}" for month in periods(open_database(folder))[-2:])
    for address in ({"periode": new, "ind": "adolescent_ttd"}, {"periode": old, "ind": "antenatal_6"},
                    {"periode": new, "opd": "pupr"}, {"periode": old, "opd": "perkim"},
                    {"periode": new, "opd": "pupr", "rapat": "true"}):
        app = run("opd", folder=folder, **address)
        assert not app.exception
        assert "tidak dapat ditampilkan" not in page_text(app), address
    assert "tidak mengampu indikator" in page_text(app)


def test_the_form_offers_what_is_asked_in_that_month(run: Callable[..., AppTest], folder: Path) -> None:
    new = f"{periods(open_database(folder))[-1]:%Y-%m}"
    app = run("tindak_lanjut", folder=folder, periode=new, tindak_lanjut_isi="catat", catat_ind="adolescent_ttd")
    assert not app.exception
    (box,) = [one for one in app.selectbox if str(one.key).endswith("_indikator")]
    # What one came from stays, also where it is no longer asked.
    assert [one for one in box.options if "TTD" in one or "ANC" in one or "Hb" in one] == [
        "ANC enam kali", indicators.indicator("adolescent_ttd").short_name]


def test_a_register_that_cannot_be_used_is_a_sentence_on_every_page(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str], folder: Path,
) -> None:
    (folder / FILE).write_text("id;target\nadolescent_ttd;90\n", encoding="utf-8")
    for slug in ("ringkasan", "opd", "bahan_rapat"):
        app = run(slug, folder=folder)
        assert not app.exception
        assert "kolom dasar_hukum: kosong" in page_text(app), slug
